//! Fetching from a server on loopback.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use super::*;

/// Serves answers by path on loopback; returns its address and the requests so far.
fn server(answer: fn(&str, u16) -> Vec<u8>) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    let asked = Arc::new(Mutex::new(Vec::new()));
    let log = asked.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            let mut buffer = [0; 4096];
            let length = stream.read(&mut buffer).unwrap_or(0);
            let request = String::from_utf8_lossy(&buffer[..length]).into_owned();
            let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
            log.lock().expect("no panic").push(request);
            let _ = stream.write_all(&answer(&path, port));
        }
    });
    (format!("http://127.0.0.1:{port}"), asked)
}

fn page(path: &str, port: u16) -> Vec<u8> {
    let head = |status: &str, more: &str, body: &str| {
        format!(
            "HTTP/1.1 {status}\r\n{more}Connection: close\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
    };
    match path {
        "/page" => head("200 OK", "Content-Type: text/html; charset=ISO-8859-1\r\n", "<p>words"),
        "/moved" => head("301 Moved", "Location: /page\r\n", ""),
        "/round" => head("302 Found", "Location: /round\r\n", ""),
        "/inside" => head("302 Found", &format!("Location: http://127.0.0.2:{port}/page\r\n"), ""),
        "/special" => head("302 Found", "Location: http://198.18.0.1/page\r\n", ""),
        "/mapped" => head("302 Found", "Location: http://[64:ff9b::a00:1]/page\r\n", ""),
        "/packed" => return packed(64 << 20),
        "/file" => head("302 Found", "Location: file:///etc/passwd\r\n", ""),
        "/large" => format!(
            "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{}",
            1 << 25,
            "a".repeat(17 << 20)
        ),
        "/slow" => {
            std::thread::sleep(Duration::from_secs(3));
            head("200 OK", "", "late")
        }
        _ => head("404 Not Found", "", "no"),
    }
    .into_bytes()
}

/// An answer of a few kilobytes that unpacks to `length` bytes.
fn packed(length: usize) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..length >> 16 {
        encoder.write_all(&[b'a'; 1 << 16]).expect("written to memory");
    }
    let body = encoder.finish().expect("written to memory");
    let length = body.len();
    let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n";
    [format!("{head}Content-Length: {length}\r\n\r\n").into_bytes(), body].concat()
}

const TIME: Duration = Duration::from_secs(10);

fn message(path: &str, time: Duration) -> String {
    let (base, _) = server(page);
    fetch(&format!("{base}{path}"), time).expect_err("refused").message
}

#[test]
fn a_page_is_fetched_with_an_honest_user_agent() {
    let (base, asked) = server(page);
    let found = fetch(&format!("{base}/moved"), TIME).expect("a page");
    assert_eq!(found.bytes, b"<p>words");
    assert_eq!(found.address, format!("{base}/page"));
    assert_eq!(found.charset.as_deref(), Some("iso-8859-1"));
    let asked = asked.lock().expect("no panic");
    assert!(
        asked[0].contains("manicule/") && !asked[0].to_lowercase().contains("cookie"),
        "{asked:?}"
    );
}

#[test]
fn addresses_without_a_page_are_refused() {
    assert!(message("/round", TIME).contains("redirects more than 8 times"));
    assert!(message("/none", TIME).contains("answers 404"));
    assert!(message("/large", TIME).contains("sends more than 16 MiB"));
    assert!(message("/packed", TIME).contains("sends more than 16 MiB"));
    assert!(message("/slow", Duration::from_secs(1)).contains("did not answer in full within 1 s"));
    assert!(message("/file", TIME).contains("not a web address"));
}

#[test]
fn a_redirect_into_a_private_network_is_refused() {
    for path in ["/inside", "/special", "/mapped"] {
        assert!(message(path, TIME).contains("in a private network"), "{path}");
    }
}
