//! Measures the time from a saved file to the new page, over HTTP:
//! `cargo bench --bench serve -- 1000 10000`.
//!
//! The real binary serves a generated briefing (see `generator`) from memory-backed storage where
//! there is some. A file is written in place, and the page that shows it is asked for every
//! millisecond until the new text is there; the time runs from before the write to after the
//! answer. Each figure is the median of `RUNS`, with the slowest; there is a pause between edits.
//!
//! `cargo bench --bench serve -- memory 10000` makes as many edits of notes one after the other
//! at 1,000 articles, and prints the server's memory on the way.

#[path = "generator.rs"]
mod generator;
#[path = "machine.rs"]
mod machine;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 21;
const REST: Duration = Duration::from_millis(150);
const PATIENCE: Duration = Duration::from_secs(60);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    if let [word, edits] = &arguments[..]
        && word == "memory"
    {
        return memory(edits.parse().expect("a number of edits"));
    }
    let mut counts: Vec<usize> = arguments.iter().filter_map(|arg| arg.parse().ok()).collect();
    if counts.is_empty() {
        counts = vec![1_000];
    }
    for count in counts {
        with_briefing(count, |root| measure(root, count));
    }
}

fn with_briefing(count: usize, work: impl FnOnce(&Path)) {
    let storage = machine::storage();
    let root = storage.join(format!("manicule-bench-serve-{}-{count}", std::process::id()));
    generator::write_briefing(&root, count, 1).expect("the storage can be written");
    let built_in = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default/templates/article.html");
    let template = root.join(TEMPLATE);
    std::fs::create_dir_all(template.parent().expect("a folder")).expect("a folder");
    std::fs::copy(built_in, template).expect("the template of the built-in theme");
    work(&root);
    std::fs::remove_dir_all(&root).expect("what was written can be removed");
}

const STARTS: usize = 5;
const NOTES: &str = "content/articles/art-00007.notes.md";
const ARTICLE: &str = "content/articles/art-00007.md";
const ACTOR: &str = "content/actors/actor-007.md";
const TEMPLATE: &str = "themes/default/templates/article.html";
const PAGE: &str = "/articles/art-00007.html";

fn measure(root: &Path, count: usize) {
    println!("{count} articles");
    // `serve` saves no cache, so every start is like the first.
    let starts: Vec<Duration> = (0..STARTS).map(|_| Server::start(root).first_page).collect();
    row("first page", &starts);
    let server = Server::start(root);
    let append = |text: &str, mark: &str| format!("{text}\n{mark}.\n");
    edits(&server, root, "note", NOTES, PAGE, append);
    edits(&server, root, "article", ARTICLE, PAGE, append);
    let rename =
        |text: &str, mark: &str| text.replacen("name = \"", &format!("name = \"{mark} "), 1);
    edits(&server, root, "actor renamed", ACTOR, "/actors/actor-007.html", rename);
    let comment =
        |text: &str, mark: &str| text.replacen("<article", &format!("<article title={mark}"), 1);
    edits(&server, root, "template", TEMPLATE, PAGE, comment);
    println!("  {:<16} {:>10} MB", "memory", server.memory() / 1_000);
}

/// Measures saves of a file, each with a new mark in it.
fn edits(
    server: &Server,
    root: &Path,
    name: &str,
    file: &str,
    page: &str,
    with: impl Fn(&str, &str) -> String,
) {
    let path = root.join(file);
    let text = std::fs::read_to_string(&path).expect("the briefing has the file");
    let mut times = Vec::new();
    for run in 0..=RUNS {
        std::thread::sleep(REST);
        let mark = format!("Marked{run}");
        let new = with(&text, &mark);
        assert!(new.contains(&mark), "there is no place for a mark in {file}");
        times.push(server.save_and_wait(&path, &new, page, &mark));
    }
    // The first one is to warm up.
    times.remove(0);
    row(name, &times);
    std::fs::write(&path, text).expect("the storage can be written");
    std::thread::sleep(REST);
}

fn row(name: &str, times: &[Duration]) {
    let mut times: Vec<f64> = times.iter().map(|time| time.as_secs_f64() * 1_000.0).collect();
    times.sort_by(f64::total_cmp);
    let (median, slowest) = (times[times.len() / 2], times[times.len() - 1]);
    println!("  {name:<16} {median:>10.1} ms {slowest:>10.1} ms at most");
}

fn memory(count: usize) {
    with_briefing(1_000, |root| {
        let server = Server::start(root);
        let path = root.join(NOTES);
        let text = std::fs::read_to_string(&path).expect("the briefing has notes");
        println!("  {:>6} edits {:>6} MB", 0, server.memory() / 1_000);
        for edit in 1..=count {
            let mark = format!("Marked{edit}e");
            server.save_and_wait(&path, &format!("{text}\n{mark}\n"), PAGE, &mark);
            if edit % (count / 10).max(1) == 0 {
                println!("  {edit:>6} edits {:>6} MB", server.memory() / 1_000);
            }
        }
    });
}

struct Server {
    child: Child,
    port: u16,
    /// From the start to the end of the first answer.
    first_page: Duration,
}

impl Server {
    fn start(root: &Path) -> Self {
        let started = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_manicule"))
            .args(["serve", "--port", "0", "--root"])
            .arg(root)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut lines = BufReader::new(child.stdout.take().expect("a pipe"));
        let mut line = String::new();
        lines.read_line(&mut line).expect("a line");
        let port = line.split("http://127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next());
        let port = port.and_then(|port| port.parse().ok()).expect("an address");
        // The rest is read, so that the pipe never fills.
        std::thread::spawn(move || std::io::copy(&mut lines, &mut std::io::sink()));
        let mut server = Self { child, port, first_page: Duration::ZERO };
        assert!(server.ask(&mut server.connect(), PAGE, "").contains("</html>"));
        server.first_page = started.elapsed();
        server
    }

    /// Writes a file; returns how long it takes until its page shows `mark`.
    fn save_and_wait(&self, path: &Path, text: &str, page: &str, mark: &str) -> Duration {
        let mut stream = self.connect();
        let head = self.ask(&mut stream, page, "");
        let mut etag = tag(&head).to_owned();
        let started = Instant::now();
        std::fs::write(path, text).expect("the storage can be written");
        loop {
            let answer = self.ask(&mut stream, page, &etag);
            if answer.contains(mark) {
                return started.elapsed();
            }
            if !answer.is_empty() {
                tag(&answer).clone_into(&mut etag);
            }
            assert!(started.elapsed() < PATIENCE, "{page} never shows {mark}");
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_nodelay(true).expect("a setting");
        stream
    }

    /// Returns the whole answer; empty where it is as before.
    fn ask(&self, stream: &mut TcpStream, page: &str, etag: &str) -> String {
        let request =
            format!("GET {page} HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: {etag}\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("sent");
        let mut bytes = Vec::new();
        let mut part = [0; 1 << 16];
        loop {
            let count = stream.read(&mut part).expect("an answer");
            assert_ne!(count, 0, "the server has closed the connection");
            bytes.extend_from_slice(&part[..count]);
            let text = String::from_utf8_lossy(&bytes);
            let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
            if head.starts_with("HTTP/1.1 304") {
                return String::new();
            }
            let length = head.split("content-length: ").nth(1);
            let length = length.and_then(|rest| rest.split("\r\n").next()?.parse::<usize>().ok());
            if body.len() >= length.expect("a length") {
                return text.into_owned();
            }
        }
    }

    /// Memory of the server in kB, from `/proc`; zero on systems without it.
    fn memory(&self) -> u64 {
        machine::memory(self.child.id(), "VmRSS")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Returns the entity tag in an answer.
fn tag(answer: &str) -> &str {
    let rest = answer.split("etag: ").nth(1).unwrap_or_default();
    rest.split("\r\n").next().unwrap_or_default()
}
