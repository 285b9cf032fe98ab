//! Decodes files: refuses those that are not text, and never guesses an encoding silently.

use std::io::Read as _;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

use crate::diag::Refusal;
use crate::source::MAX_BYTES;

/// A decoded file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) text: String,
    /// The encoding and how it was known.
    pub(super) encoding: String,
    pub(super) warnings: Vec<String>,
}

/// Bytes at the beginning of a file that are searched for its encoding.
const HEAD: usize = 4096;

/// Unpacks a compressed file; refuses files that are not pages.
pub(super) fn unpack(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    refuse_large(bytes.len() as u64)?;
    let unpacked = match bytes {
        [0x1f, 0x8b, ..] => gunzip(bytes)?,
        _ => bytes.to_vec(),
    };
    if unpacked.iter().all(u8::is_ascii_whitespace) {
        return Err(Refusal::new("the file is empty", "save the page again"));
    }
    match foreign_format(&unpacked) {
        Some((what, help)) => Err(Refusal::new(format!("this is {what}, not a page"), help)),
        None => Ok(unpacked),
    }
}

/// Refuses files that are larger than any article.
pub(super) fn refuse_large(bytes: u64) -> Result<(), Refusal> {
    if bytes <= MAX_BYTES {
        return Ok(());
    }
    Err(Refusal::new(
        format!("the file has {} MiB; the limit is {}", bytes >> 20, MAX_BYTES >> 20),
        "save the page without its pictures, or copy its text into a file",
    ))
}

fn gunzip(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut out = Vec::new();
    let mut reader = flate2::read::MultiGzDecoder::new(bytes).take(MAX_BYTES + 1);
    if let Err(error) = reader.read_to_end(&mut out) {
        let message = format!("the compressed file is damaged after {} bytes: {error}", out.len());
        return Err(Refusal::new(message, "fetch it again; it was probably cut off"));
    }
    refuse_large(out.len() as u64)?;
    Ok(out)
}

/// The help for a file that is not text.
const COPY_THE_TEXT: &str =
    "open it, copy the text of the article into a file ending in .txt, and import that";

/// Returns the kind of a file that is not text, by its first bytes, and the help for it.
fn foreign_format(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let image = "a picture of a text cannot be imported; copy its words into a file ending in .txt";
    let kinds: &[(&[u8], &'static str, &'static str)] = &[
        (b"%PDF", "a PDF", COPY_THE_TEXT),
        (b"\x89PNG", "an image", image),
        (b"\xff\xd8\xff", "an image", image),
        (b"GIF8", "an image", image),
        (b"PK\x03\x04", "an archive or an office document", COPY_THE_TEXT),
        (b"\xd0\xcf\x11\xe0", "an office document", COPY_THE_TEXT),
        (b"{\\rtf", "an office document", COPY_THE_TEXT),
        (b"bplist", "a web archive of Safari", "save the page as HTML instead"),
    ];
    let known = kinds.iter().find(|(magic, ..)| bytes.starts_with(magic));
    let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    match known {
        Some((_, what, help)) => Some((what, help)),
        None if webp => Some(("an image", image)),
        None => is_binary(bytes).then_some(("binary data", COPY_THE_TEXT)),
    }
}

/// Returns whether a file has many zero bytes, which among texts only UTF-16 has, with a byte order
/// mark. A few are damage, which browsers overlook, too.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let zeros = head.iter().filter(|byte| **byte == 0).count();
    Encoding::for_bom(bytes).is_none() && zeros * 100 > head.len()
}

/// Decodes a file by its byte order mark, by `header` (the charset that the server stated), by its
/// `<meta>` tag, or else by its bytes. A charset that most of the bytes outside ASCII contradict is
/// replaced, with a warning; single bad bytes become U+FFFD. Line ends become `\n`.
pub(super) fn decode(bytes: &[u8], header: Option<&str>, html: bool) -> Decoded {
    let mut warnings = Vec::new();
    let declared = declared(bytes, header, html, &mut warnings);
    let is_utf8 = is_nearly_utf8(bytes);
    let (encoding, how) = match declared {
        Some((encoding, how)) if encoding != UTF_8 && is_utf8 && !bytes.is_ascii() => {
            warnings.push(format!(
                "{how} says {}, but the file is UTF-8 and was read as such",
                encoding.name()
            ));
            (UTF_8, "by its bytes".to_owned())
        }
        Some((encoding, how)) if !is_utf8 && is_nonsense(bytes, encoding) => {
            let better = detect(bytes);
            warnings.push(format!(
                "{how} says {}, which the file is not; it was read as {}: check letters with \
                 accents",
                encoding.name(),
                better.name()
            ));
            (better, "a guess by its bytes".to_owned())
        }
        Some(known) => known,
        None if is_utf8 => (UTF_8, "by its bytes".to_owned()),
        None => {
            let guess = detect(bytes);
            warnings.push(format!(
                "the file does not state its encoding; it was read as {}: check letters with \
                 accents",
                guess.name()
            ));
            (guess, "a guess by its bytes".to_owned())
        }
    };
    let (text, _, _) = encoding.decode(bytes);
    let lost = malformed(bytes, encoding);
    if lost > 0 {
        let places = if lost == 1 { "place" } else { "places" };
        warnings.push(format!("{lost} {places} could not be read and became “\u{fffd}”"));
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    Decoded { text, encoding: format!("{}, {how}", encoding.name()), warnings }
}

/// Returns how many replacement characters decoding inserts.
fn malformed(bytes: &[u8], encoding: &'static Encoding) -> usize {
    if encoding == UTF_8 {
        return utf8_counts(bytes).1;
    }
    let (text, _, errors) = encoding.decode(bytes);
    if errors { text.matches('\u{fffd}').count() } else { 0 }
}

/// Returns whether an encoding fails for most characters outside ASCII. One bad byte proves
/// nothing.
fn is_nonsense(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let bad = malformed(bytes, encoding);
    let read = match encoding {
        encoding if encoding == UTF_8 => utf8_counts(bytes).0,
        _ => encoding.decode(bytes).0.chars().filter(|c| !c.is_ascii()).count() - bad,
    };
    bad > 1 && bad > read
}

/// Returns whether bytes are UTF-8, or nearly all of their characters outside ASCII are: texts in
/// other encodings hardly ever contain a longer sequence of UTF-8.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    /// Characters outside ASCII for each bad byte.
    const FEWEST: usize = 3;
    let (read, bad) = utf8_counts(bytes);
    read >= bad * FEWEST
}

/// Returns how many characters outside ASCII bytes have as UTF-8, and how many replacement
/// characters.
fn utf8_counts(bytes: &[u8]) -> (usize, usize) {
    bytes.utf8_chunks().fold((0, 0), |(read, bad), chunk| {
        let characters = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (read + characters, bad + usize::from(!chunk.invalid().is_empty()))
    })
}

fn declared(
    bytes: &[u8],
    header: Option<&str>,
    html: bool,
    warnings: &mut Vec<String>,
) -> Option<(&'static Encoding, String)> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Some((encoding, "the byte order mark".to_owned()));
    }
    let tag = if html { meta_charset(&bytes[..bytes.len().min(HEAD)]) } else { None };
    let sources = [(header.map(str::to_owned), "the server"), (tag, "the page")];
    for (label, how) in sources {
        let Some(label) = label else { continue };
        match Encoding::for_label(label.as_bytes()) {
            Some(encoding) => return Some((encoding, how.to_owned())),
            None => warnings.push(format!("{how} names an unknown encoding: `{label}`")),
        }
    }
    None
}

/// Returns the charset that a `<meta>` tag states, by itself or in a content type.
fn meta_charset(head: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let metas = head.split("<meta").skip(1).map(|rest| rest.split('>').next().unwrap_or(rest));
    metas.into_iter().find_map(charset)
}

/// Returns the value after `charset=`.
pub(super) fn charset(text: &str) -> Option<String> {
    let rest = text.split_once("charset")?.1.trim_start().strip_prefix('=')?;
    let rest = rest.trim_start().trim_start_matches(['"', '\'']);
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.+".contains(c)));
    let label = &rest[..end.unwrap_or(rest.len())];
    (!label.is_empty()).then(|| label.to_owned())
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// Returns whether a file is HTML, by its first bytes: its name may say nothing.
pub(super) fn is_html(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    // In UTF-16 every second byte of ASCII is zero.
    let head = head.replace('\0', "");
    let opens = head.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '<');
    opens.starts_with('<')
        && [
            "<!doctype html",
            "<html",
            "<head",
            "<body",
            "<article",
            "<div",
            "<p",
            "<title",
            "<meta",
            "<h1",
            "<main",
            "<script",
            "<table",
            "<base",
        ]
        .iter()
        .any(|tag| head.contains(tag))
}

#[cfg(test)]
mod tests;
