//! Answers of HTTP servers, as archives keep them.

use std::error::Error;
use std::io::Read;

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use ruzstd::decoding::StreamingDecoder;
use url::Url;

use super::too_large;
use crate::diag::Refusal;
use crate::source::MAX_BYTES;

/// The first line of a head, and its fields: names in lower case, values.
pub(super) type HttpFields = (String, Vec<(String, String)>);

/// Splits an answer into its head and its body.
pub(super) fn split(answer: &[u8]) -> (&[u8], &[u8]) {
    let end = |mark: &[u8]| memchr::memmem::find(answer, mark).map(|at| at + mark.len());
    let end = [end(b"\r\n\r\n"), end(b"\n\n")].into_iter().flatten().min();
    answer.split_at(end.unwrap_or(answer.len()))
}

/// Reads a head.
pub(super) fn fields(head: &[u8]) -> HttpFields {
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines();
    let first = lines.next().unwrap_or_default().trim().to_owned();
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in lines {
        match (line.starts_with([' ', '\t']), fields.last_mut(), line.split_once(':')) {
            // A long value goes on.
            (true, Some((_, value)), _) => value.push_str(&format!(" {}", line.trim())),
            (_, _, Some((name, value))) => {
                fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
            _ => {}
        }
    }
    (first, fields)
}

/// Returns the value of a field, whose name is in lower case.
pub(super) fn field<'f>(fields: &'f HttpFields, name: &str) -> Option<&'f str> {
    fields.1.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
}

/// Returns the status of an answer.
pub(super) fn status(fields: &HttpFields) -> Option<u16> {
    fields.0.split_whitespace().nth(1)?.parse().ok()
}

/// Returns the address to which an answer from `address` leads on.
pub(super) fn redirect(fields: &HttpFields, address: &str) -> Option<String> {
    let leads_on = status(fields).is_some_and(|status| (300..400).contains(&status));
    let target = field(fields, "location").filter(|_| leads_on)?;
    Some(Url::parse(address).ok()?.join(target).ok()?.to_string())
}

/// Returns a body as the server meant it. Some programs unpack bodies and leave the fields as they
/// were, so that it is looked at, too.
pub(super) fn unpacked(fields: &HttpFields, body: &[u8]) -> Result<Vec<u8>, Refusal> {
    let chunked = field(fields, "transfer-encoding").is_some_and(|it| it.contains("chunked"));
    let joined = if chunked { joined(body) } else { None };
    let body = joined.as_deref().unwrap_or(body);
    let coding = field(fields, "content-encoding").unwrap_or_default().to_ascii_lowercase();
    match coding.as_str() {
        "gzip" | "x-gzip" if body.starts_with(&[0x1f, 0x8b]) => all(MultiGzDecoder::new(body)),
        "deflate" if !is_text(body) => {
            all(ZlibDecoder::new(body)).or_else(|_| all(DeflateDecoder::new(body)))
        }
        "br" if !is_text(body) => all(brotli_decompressor::Decompressor::new(body, BUFFER)),
        "zstd" if body.starts_with(&ZSTD) => all_frames(body),
        "" | "identity" | "gzip" | "x-gzip" => Ok(body.to_vec()),
        _ if is_text(body) => Ok(body.to_vec()),
        other => Err(Refusal::new(
            format!("the page is compressed as `{other}`, which is not read"),
            "open the archive in a viewer, and save the page from there",
        )),
    }
}

fn is_text(body: &[u8]) -> bool {
    body.trim_ascii_start().starts_with(b"<")
}

/// The size of the buffer for packed bytes.
const BUFFER: usize = 8 << 10;
/// The first bytes of a frame of Zstandard.
const ZSTD: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

fn all(unpacked: impl Read) -> Result<Vec<u8>, Refusal> {
    let mut out = Vec::new();
    add(&mut out, unpacked)?;
    Ok(out)
}

/// Unpacks Zstandard, which may be in several frames.
fn all_frames(mut body: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut out = Vec::new();
    while !body.is_empty() {
        match StreamingDecoder::new(&mut body) {
            Ok(frame) => add(&mut out, frame)?,
            Err(error) => return Err(damaged(out.len(), &error)),
        }
    }
    Ok(out)
}

/// Adds what is unpacked, up to the size of a page.
fn add(out: &mut Vec<u8>, unpacked: impl Read) -> Result<(), Refusal> {
    let left = (MAX_BYTES + 1).saturating_sub(out.len() as u64);
    if let Err(error) = unpacked.take(left).read_to_end(out) {
        return Err(damaged(out.len(), &error));
    }
    if out.len() as u64 > MAX_BYTES { Err(too_large()) } else { Ok(()) }
}

fn damaged(read: usize, error: &dyn Error) -> Refusal {
    Refusal::new(format!("the page is damaged after {read} bytes: {error}"), "fetch it again")
}

/// Joins a body that was sent in chunks; `None` if it is not in chunks.
fn joined(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    loop {
        let end = memchr::memchr(b'\n', body)?;
        let size = std::str::from_utf8(&body[..end]).ok()?;
        let size = usize::from_str_radix(size.split(';').next()?.trim(), 16).ok()?;
        body = &body[end + 1..];
        if size == 0 {
            return Some(out);
        }
        out.extend_from_slice(body.get(..size)?);
        body = body[size..].strip_prefix(b"\r\n").or_else(|| body[size..].strip_prefix(b"\n"))?;
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn body(head: &str, body: &[u8]) -> Result<Vec<u8>, Refusal> {
        unpacked(&fields(format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n").as_bytes()), body)
    }

    #[test]
    fn bodies_are_as_the_server_meant_them() {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(b"<p>words").expect("written to memory");
        let packed = encoder.finish().expect("written to memory");
        let plain = Ok(b"<p>words".to_vec());
        assert_eq!(body("A: b", b"<p>words"), plain);
        assert_eq!(body("Content-Encoding: gzip", &packed), plain);
        // Unpacked by the program that archived it.
        for coding in ["gzip", "br", "deflate", "zstd"] {
            assert_eq!(body(&format!("Content-Encoding: {coding}"), b"<p>words"), plain);
        }
        let chunks = b"3\r\n<p>\r\n5;x=y\r\nwords\r\n0\r\n\r\n";
        assert_eq!(body("Transfer-Encoding: chunked", chunks), plain);
        assert_eq!(body("Transfer-Encoding: chunked", b"<p>words"), plain);
        let refusal = body("Content-Encoding: compress", b"\x1f\x9d").expect_err("not read");
        assert!(refusal.message.contains("compressed as `compress`"), "{refusal:?}");
        let cut = body("Content-Encoding: gzip", &packed[..packed.len() - 9]).expect_err("cut off");
        assert!(cut.message.starts_with("the page is damaged"), "{cut:?}");
    }

    #[test]
    fn a_page_that_unpacks_to_more_than_an_article_is_refused() {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        for _ in 0..(MAX_BYTES >> 16) + 1 {
            encoder.write_all(&[b'a'; 1 << 16]).expect("written to memory");
        }
        let packed = encoder.finish().expect("written to memory");
        let refusal = body("Content-Encoding: gzip", &packed).expect_err("too large");
        assert!(refusal.message.contains("more than 16 MiB"), "{refusal:?}");
    }

    /// `<p>words`, and 16 MiB and 64 KiB of one letter.
    const BROTLI: &str = "8b03803c703e776f72647303";
    const BROTLI_BOMB: &str =
        "cbffff3ff825c2e2b14020f7fe8fffff7ff04b00c4611180eefd5ffcffe3970088c30200dd7b00";
    /// `<p>words`.
    const ZSTANDARD: &str = "28b52ffd00584100003c703e776f726473";

    /// Returns bytes that are written in base 16.
    fn bytes(hex: &str) -> Vec<u8> {
        let byte = |at| u8::from_str_radix(&hex[at..at + 2], 16).expect("two digits");
        (0..hex.len()).step_by(2).map(byte).collect()
    }

    /// Returns a frame of Zstandard with so many blocks, each of the same letter 65,536 times.
    fn frame(blocks: u32) -> Vec<u8> {
        const REPEATED: u32 = 1 << 1;
        let mut frame = [&ZSTD[..], &[0, 0x38]].concat();
        for block in 1..=blocks {
            let head = (1 << 16) << 3 | REPEATED | u32::from(block == blocks);
            frame.extend_from_slice(&head.to_le_bytes()[..3]);
            frame.push(b'a');
        }
        frame
    }

    #[test]
    fn brotli_and_zstandard_are_unpacked_up_to_the_size_of_a_page() {
        let packed = bytes(BROTLI);
        assert_eq!(body("Content-Encoding: br", &packed), Ok(b"<p>words".to_vec()));
        let cut = body("Content-Encoding: br", &packed[..packed.len() - 2]).expect_err("cut off");
        assert!(cut.message.starts_with("the page is damaged"), "{cut:?}");
        let refusal = body("Content-Encoding: br", &bytes(BROTLI_BOMB)).expect_err("too large");
        assert!(refusal.message.contains("more than 16 MiB"), "{refusal:?}");

        let packed = bytes(ZSTANDARD);
        assert_eq!(body("Content-Encoding: zstd", &packed), Ok(b"<p>words".to_vec()));
        let cut = body("Content-Encoding: zstd", &packed[..packed.len() - 2]).expect_err("cut off");
        assert!(cut.message.starts_with("the page is damaged"), "{cut:?}");
        let two = [frame(1), frame(2)].concat();
        assert_eq!(body("Content-Encoding: zstd", &two).map(|it| it.len()), Ok(3 << 16));
        for blocks in [frame(257), [frame(255), frame(2)].concat()] {
            let refusal = body("Content-Encoding: zstd", &blocks).expect_err("too large");
            assert!(refusal.message.contains("more than 16 MiB"), "{refusal:?}");
        }
    }

    #[test]
    fn fields_may_go_on_in_the_next_line() {
        let head = fields(b"HTTP/1.1 301 Moved\r\nLocation:\r\n /new\r\nX: y\r\n\r\n");
        let target = redirect(&head, "https://a.example/old");
        assert_eq!(target.as_deref(), Some("https://a.example/new"));
    }
}
