//! Clients that keep the server waiting, and more of them than it has connections for.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use manicule::disk_cache::DiskCache;
use manicule::resolve::Options;
use manicule::serve::{self, Limits, Reporter, ServeOptions, ServerEvent};

use crate::serve::http::{Events, PATIENCE, request};
use crate::support::{OnDisk, SiteTest};

/// More bytes than the buffers of two sockets hold.
const LARGE: u64 = 64 << 20;

/// A timeout that every test outlasts.
const SHORT: Duration = Duration::from_millis(100);

/// A timeout that no test reaches.
const NEVER: Duration = Duration::from_secs(3600);

const NOTES: &str = "content/articles/bridge.notes.md";

/// Starts a server with these limits in this process, with which it ends; returns its port.
fn start(timeout: Duration, connections: usize) -> (OnDisk, u16) {
    let site = SiteTest::small().file("content/static/large.bin", "").on_disk();
    let large = std::fs::File::options().write(true).open(site.path("content/static/large.bin"));
    large.and_then(|large| large.set_len(LARGE)).expect("a large file");
    let setup = ServeOptions {
        host: "127.0.0.1".to_owned(),
        port: 0,
        poll: false,
        options: Options::default(),
        limits: Limits { timeout, connections },
    };
    let (sender, ready) = channel();
    let sender = Mutex::new(sender);
    let report: Reporter = Arc::new(move |event: ServerEvent<'_>| {
        if let ServerEvent::Ready(url, _) = event {
            let port = url.trim_end_matches('/').rsplit(':').next().and_then(|at| at.parse().ok());
            let port: u16 = port.expect("a port");
            sender.lock().expect("no panic").send(port).expect("a waiting test");
        }
    });
    let root = site.root().to_owned();
    std::thread::spawn(move || serve::serve(&root, &setup, &DiskCache::default(), &report));
    (site, ready.recv_timeout(PATIENCE).expect("a server"))
}

/// Connects and sends text.
fn send(port: u16, text: &str) -> TcpStream {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
    stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
    // A server that refuses the connection may have closed it already.
    let _ = stream.write_all(text.as_bytes());
    stream
}

/// Reads until the server closes the connection; returns what it sent.
fn read_to_close(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    match stream.read_to_end(&mut bytes) {
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::ConnectionReset => {}
        Err(error) => panic!("the connection stays open: {error}"),
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Sends text and reads the status line of the answer, which must have this status. Does so again
/// if a slow machine lets the timeout pass before the text is sent.
fn answered(port: u16, text: &str, status: u16) -> TcpStream {
    let started = Instant::now();
    loop {
        let mut stream = send(port, text);
        let mut line = [0; 12];
        if stream.read_exact(&mut line).is_ok() {
            let line = String::from_utf8_lossy(&line).into_owned();
            assert_eq!(line, format!("HTTP/1.1 {status}"), "{text}");
            return stream;
        }
        assert!(started.elapsed() < PATIENCE, "no answer to {text}");
    }
}

/// Opens an event stream; `None` if the server refuses the connection.
fn events(port: u16) -> Option<Events> {
    let stream = send(port, &request("GET", "/_manicule/events", &[]));
    let mut lines = BufReader::new(stream);
    let mut line = String::new();
    lines.read_line(&mut line).ok()?;
    line.starts_with("HTTP/1.1 200").then(|| Events::new(lines))
}

/// Gets the home page again and again until there is a connection for it.
fn wait_for_a_free_connection(port: u16) {
    let started = Instant::now();
    let asked = request("GET", "/", &[]);
    while !read_to_close(&mut send(port, &asked)).starts_with("HTTP/1.1 200") {
        assert!(started.elapsed() < PATIENCE, "no connection becomes free");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_client_has_ten_seconds() {
    assert_eq!(Limits::default().timeout, Duration::from_secs(10));
}

#[test]
fn a_request_whose_head_never_ends_is_closed() {
    let (_site, port) = start(SHORT, 10);
    for begun in ["", "G", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\n"] {
        let answer = read_to_close(&mut send(port, begun));
        assert!(!answer.contains(" 200 "), "{begun:?}: {answer}");
    }
}

#[test]
fn a_request_that_comes_in_drips_is_closed() {
    let (_site, port) = start(SHORT, 10);
    let mut stream = send(port, "GET / HTTP/1.1\r\nHost: localhost\r\nX: ");
    let started = Instant::now();
    // The second write after the end fails, at the latest.
    while stream.write_all(b"x").is_ok() {
        assert!(started.elapsed() < PATIENCE, "the connection stays open");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_body_that_never_comes_does_not_keep_the_connection() {
    let (_site, port) = start(SHORT, 10);
    for (method, body, status) in [
        ("GET", "Content-Length: 5", 200),
        ("GET", "Content-Length: 5\r\nExpect: 100-continue", 200),
        ("GET", "Transfer-Encoding: chunked", 200),
        ("HEAD", "Content-Length: 5", 200),
        ("POST", "Content-Length: 5", 405),
        ("POST", "Transfer-Encoding: chunked", 405),
    ] {
        let asked = format!("{method} / HTTP/1.1\r\nHost: localhost\r\n{body}\r\n\r\n");
        read_to_close(&mut answered(port, &asked, status));
    }
}

#[test]
fn an_idle_connection_is_closed() {
    let (_site, port) = start(SHORT, 10);
    read_to_close(&mut answered(port, "HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n", 200));
}

#[test]
fn a_client_that_reads_nothing_loses_its_connection() {
    let (_site, port) = start(SHORT, 1);
    let mut stream = answered(port, &request("GET", "/static/large.bin", &[]), 200);
    // The only connection is taken.
    wait_for_a_free_connection(port);
    assert!((read_to_close(&mut stream).len() as u64) < LARGE);
}

#[test]
fn a_connection_beyond_the_limit_is_refused_and_the_others_go_on() {
    let (site, port) = start(NEVER, 3);
    let mut streams: Vec<Events> = (0..3).filter_map(|_| events(port)).collect();
    assert_eq!(streams.len(), 3);
    for _ in 0..5 {
        let answer = read_to_close(&mut send(port, &request("GET", "/", &[])));
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 503"), "{answer}");
    }
    streams.iter_mut().for_each(|stream| assert_eq!(stream.next()["serial"], 1));
    site.write(NOTES, &site.read(NOTES).replace("The mayor's", "Mr. Wren's"));
    streams.iter_mut().for_each(|stream| assert_eq!(stream.next()["serial"], 2));
    streams.pop();
    wait_for_a_free_connection(port);
}

#[cfg(target_os = "linux")]
mod descriptors {
    use rustix::process::{Pid, Resource, Rlimit, getrlimit, prlimit};

    use super::*;
    use crate::serve::http::Server;

    /// Sets the number of descriptors that a process may have; returns the earlier limit.
    fn set_limit(server: &mut Server, most: Rlimit) -> Rlimit {
        let id = i32::try_from(server.child().id()).ok().and_then(Pid::from_raw);
        prlimit(id, Resource::Nofile, most).expect("a limit")
    }

    #[test]
    fn at_the_limit_of_descriptors_the_newest_connections_are_refused() {
        let site = SiteTest::small().on_disk();
        let server = Server::start_within(site.root(), 64);
        let mut streams: Vec<Events> =
            std::iter::from_fn(|| events(server.port)).take(64).collect();
        assert!((10..40).contains(&streams.len()), "{} connections", streams.len());
        // Changed files can still be read, and all pages learn of them.
        site.write(NOTES, &site.read(NOTES).replace("The mayor's", "Mr. Wren's"));
        for stream in &mut streams {
            assert_eq!(
                (&stream.next()["serial"], &stream.next()["serial"]),
                (&1.into(), &2.into())
            );
        }
        streams.pop();
        wait_for_a_free_connection(server.port);
        assert_eq!(server.stderr(), "");
    }

    #[test]
    fn a_connection_without_a_descriptor_waits_until_there_is_one() {
        let site = SiteTest::small().on_disk();
        let mut server = Server::start(site.root(), &[]);
        assert_eq!(server.get("/").status, 200);
        let earlier =
            set_limit(&mut server, Rlimit { current: Some(3), ..getrlimit(Resource::Nofile) });
        let mut waiting = send(server.port, &request("GET", "/", &[]));
        // Long enough for several attempts to accept it.
        std::thread::sleep(Duration::from_millis(300));
        assert!(server.child().try_wait().expect("a state").is_none(), "the server has ended");
        set_limit(&mut server, earlier);
        assert!(read_to_close(&mut waiting).starts_with("HTTP/1.1 200"));
    }
}
