//! A client of the server over plain TCP, and tests of routes and events.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::support::{OnDisk, SiteTest, project};

/// The longest that anything may take, even on a busy machine.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// A running server, which is killed when the value is dropped.
pub(super) struct Server {
    child: Child,
    pub(super) port: u16,
    lines: BufReader<ChildStdout>,
    stderr: Arc<Mutex<String>>,
}

/// An HTTP response.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    /// Names in lower case.
    headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Server {
    /// Starts the server at a free port and waits until it listens.
    pub(super) fn start(root: &Path, more: &[&str]) -> Self {
        Self::start_with(root, more, &[])
    }

    /// As [`Server::start`], with these variables in its environment.
    pub(super) fn start_with(root: &Path, more: &[&str], variables: &[(&str, &str)]) -> Self {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("manicule"));
        command.arg("serve").args(more).envs(variables.iter().copied());
        if !more.contains(&"--port") {
            command.args(["--port", "0"]);
        }
        Self::spawn(command.current_dir(root))
    }

    /// As [`Server::start`], with this many descriptors at most.
    #[cfg(unix)]
    pub(super) fn start_within(root: &Path, descriptors: u32) -> Self {
        let binary = assert_cmd::cargo::cargo_bin!("manicule");
        let script = format!("ulimit -n {descriptors}; exec \"$0\" serve --port 0");
        Self::spawn(Command::new("sh").args(["-c", &script]).arg(binary).current_dir(root))
    }

    fn spawn(command: &mut Command) -> Self {
        let mut child =
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary runs");
        let mut lines = BufReader::new(child.stdout.take().expect("a pipe"));
        let mut line = String::new();
        lines.read_line(&mut line).expect("a line");
        let port = line.split("http://").nth(1).and_then(|url| url.split([':', '/']).nth(1));
        let port = port.and_then(|port| port.parse().ok());
        let port = port.unwrap_or_else(|| panic!("no address in {line:?}"));
        let stderr = Arc::<Mutex<String>>::default();
        let (all, mut errors) = (Arc::clone(&stderr), child.stderr.take().expect("a pipe"));
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = errors.read(&mut bytes) {
                let text = String::from_utf8_lossy(&bytes[..count]);
                all.lock().expect("no panic").push_str(&text);
            }
        });
        Self { child, port, lines, stderr }
    }

    /// Returns its standard error so far, after a pause.
    pub(super) fn stderr(&self) -> String {
        std::thread::sleep(Duration::from_millis(300));
        self.stderr.lock().expect("no panic").clone()
    }

    /// Returns the next line that it prints.
    pub(super) fn line(&mut self) -> String {
        let mut line = String::new();
        self.lines.read_line(&mut line).expect("a line");
        line
    }

    /// Sends a request with these headers and returns the connection.
    pub(super) fn open(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        stream.write_all(request(method, path, headers).as_bytes()).expect("sent");
        stream
    }

    /// Sends a request with these headers and returns the whole answer.
    pub(super) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut bytes = Vec::new();
        self.open(method, path, headers).read_to_end(&mut bytes).expect("an answer");
        Answer::parse(&bytes)
    }

    /// Sends a request with these headers and reads only the head of the answer.
    pub(super) fn head_of(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut lines = BufReader::new(self.open("GET", path, headers));
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            assert_ne!(lines.read_until(b'\n', &mut head).expect("a line"), 0, "no answer");
        }
        Answer::parse(&head)
    }

    /// Gets a path.
    pub(super) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    /// Gets a path again and again until the answer satisfies `is`.
    pub(super) fn until(&self, path: &str, what: &str, is: impl Fn(&Answer) -> bool) -> Answer {
        let started = Instant::now();
        loop {
            let answer = self.get(path);
            if is(&answer) {
                return answer;
            }
            assert!(started.elapsed() < PATIENCE, "{path} never {what}: {}", answer.text());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Gets a page until it has these words.
    pub(super) fn shows(&self, path: &str, words: &str) -> Answer {
        let there = |answer: &Answer| answer.text().contains(words);
        self.until(path, &format!("shows `{words}`"), there)
    }

    /// Gets a page until it lacks these words.
    pub(super) fn hides(&self, path: &str, words: &str) -> Answer {
        let gone = |answer: &Answer| !answer.text().contains(words);
        self.until(path, &format!("hides `{words}`"), gone)
    }

    /// Opens the event stream.
    pub(super) fn events(&self) -> Events {
        Events(BufReader::new(self.open("GET", "/_manicule/events", &[])))
    }

    pub(super) fn child(&mut self) -> &mut Child {
        &mut self.child
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Returns a request with these headers, for a connection of its own.
pub(super) fn request(method: &str, path: &str, headers: &[(&str, &str)]) -> String {
    let mut request = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
    if !headers.iter().any(|(name, _)| *name == "Host") {
        request.push_str("Host: localhost\r\n");
    }
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    request + "\r\n"
}

impl Answer {
    fn parse(bytes: &[u8]) -> Self {
        let end =
            bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("an end of the head");
        let head = String::from_utf8_lossy(&bytes[..end]);
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
        let header = |line: &str| {
            let (name, value) = line.split_once(": ")?;
            Some((name.to_lowercase(), value.to_owned()))
        };
        let headers = lines.filter_map(header).collect();
        let body = bytes[end + 4..].to_vec();
        Self { status: status.expect("a status"), headers, body }
    }

    pub(super) fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(other, _)| other == name);
        found.map_or("", |(_, value)| value)
    }

    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Returns the page without the script's tag, which must be there once.
    pub(super) fn page(&self) -> Vec<u8> {
        let etag = self.header("etag").trim_matches('"');
        let tag =
            format!("<script src=\"/_manicule/reload.js\" data-etag=\"{etag}\" defer></script>\n");
        let text = self.text();
        assert_eq!(text.matches(&tag).count(), 1, "{text}");
        text.replace(&tag, "").into_bytes()
    }
}

/// A copy of the bundled briefing.
pub(super) fn bundled() -> OnDisk {
    SiteTest::from_dir(project()).on_disk()
}

#[test]
fn every_route_has_the_bytes_that_build_writes_and_the_script() {
    let site = bundled();
    site.run(&["build", "--out", "public"]).fine();
    let built = site.built();
    let server = Server::start(site.root(), &[]);
    let mut pages = 0;
    for (path, bytes) in built.iter().filter(|(path, _)| !path.starts_with('.')) {
        let answer = server.get(&format!("/{path}"));
        assert_eq!(answer.status, 200, "{path}");
        let ours = path.ends_with(".html") && !path.starts_with("static/");
        pages += usize::from(ours);
        let body = if ours { answer.page() } else { answer.body.clone() };
        assert!(body == *bytes, "{path} differs from what build writes");
    }
    assert!(pages > 30, "{pages}");
}

/// The event stream.
pub(super) struct Events(BufReader<TcpStream>);

impl Events {
    /// Returns the stream on a connection.
    pub(super) fn new(lines: BufReader<TcpStream>) -> Self {
        Self(lines)
    }

    /// Returns the data of the next event.
    pub(super) fn next(&mut self) -> Value {
        let mut line = String::new();
        while !line.starts_with("data: ") {
            line.clear();
            assert_ne!(self.0.read_line(&mut line).expect("a line"), 0, "the stream has ended");
        }
        serde_json::from_str(&line[6..]).expect("JSON")
    }
}

#[test]
fn a_saved_note_is_served_and_sends_an_event() {
    let site = SiteTest::small().on_disk();
    let mut server = Server::start(site.root(), &[]);
    server.shows("/articles/bridge.html", "The mayor's figure.");
    let mut events = server.events();
    assert_eq!(events.next()["serial"], 1);
    let notes = "content/articles/bridge.notes.md";
    site.write(notes, &site.read(notes).replace("The mayor's", "Mr. Wren's"));
    let event = events.next();
    assert_eq!((&event["serial"], &event["assets"]), (&2.into(), &1.into()));
    assert_eq!(event["note"]["page"], "articles/bridge.html");
    assert_eq!(event["note"]["id"], "n-weeks");
    // The page is ready before the event is sent.
    assert!(server.get("/articles/bridge.html").text().contains("Mr. Wren's figure."));
    let line = server.line();
    assert!(line.contains(&format!("{notes}: 1 note on bridge, in ")), "{line}");
    assert!(!site.path("public").exists());
}
