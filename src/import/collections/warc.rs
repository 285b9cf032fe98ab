//! Web archives, WARC 1.0 and 1.1 (ISO 28500): records one after the other, each perhaps compressed
//! by itself.
//!
//! A page that is taken out of an archive is a WARC file with one record, as it was written.

use std::collections::{HashMap, HashSet};
use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;

use super::{CollectedPage, Collection, WHOLE_MAX, http, too_large};
use crate::diag::Refusal;
use crate::import::dating;
use crate::import::page::{ContainedPage, Fact, FactSource, Facts};
use crate::model::document::Published;
use crate::source::MAX_BYTES;
use crate::text::is_web_address;

/// The most bytes that an archive unpacks to.
const ARCHIVE_MAX: u64 = 8 << 30;
/// The most bytes of the fields of a record, or of the head of an answer.
const HEAD_MAX: u64 = 64 << 10;

/// A page in an archive.
pub(super) struct Capture {
    pub(super) address: String,
    /// When it was fetched, as the record says.
    pub(super) date: Option<Published>,
    /// Its record.
    bytes: Vec<u8>,
}

/// The pages that are taken from the records of an archive.
#[derive(Default)]
pub(super) struct Captures {
    /// The addresses of the pages that are taken; `None` for all. Those that they lead on to are
    /// added.
    pub(super) wanted: Option<HashSet<String>>,
    /// The pages, in order.
    pub(super) pages: Vec<Capture>,
    /// Where the archive says that an address leads on to another.
    pub(super) redirects: HashMap<String, String>,
    pub(super) refused: Vec<(String, Refusal)>,
    /// The bytes of all pages.
    held: u64,
}

/// The fields of a record, as they are written.
struct RecordHead {
    bytes: Vec<u8>,
    length: u64,
}

/// Returns whether a file is a WARC, compressed or not, by its first bytes.
pub(super) fn is_warc(head: &[u8]) -> bool {
    let mut start = Vec::new();
    if head.starts_with(&[0x1f, 0x8b]) {
        // The first bytes of a file may end within what is compressed.
        let _ = MultiGzDecoder::new(head).take(8).read_to_end(&mut start);
    }
    head.starts_with(b"WARC/") || start.starts_with(b"WARC/")
}

/// Reads all pages of an archive.
pub(super) fn read(file: impl Read) -> Result<Collection, Refusal> {
    let mut captures = Captures::default();
    captures.read(file);
    let pages = captures.pages.into_iter().map(Capture::into_page).collect();
    Ok(Collection { format: "WARC", pages, refused: captures.refused, ..Collection::default() })
}

/// Returns the page of a WARC file with one record; `None` for any other file.
pub(in crate::import) fn page(bytes: &[u8]) -> Result<Option<ContainedPage>, Refusal> {
    if !bytes.starts_with(b"WARC/") {
        return Ok(None);
    }
    let mut input = bytes;
    let head = record(&mut input)?.ok_or_else(cut_off)?;
    let fields = http::fields(&head.bytes);
    let block = usize::try_from(head.length).ok().and_then(|length| input.get(..length));
    let block = block.ok_or_else(cut_off)?;
    let place = |name: &str| FactSource::Header(name.to_owned());
    let url = address(&fields).map(|url| Fact::new(url, place("WARC-Target-URI")));
    let retrieved = date(&fields).map(|date| Fact::new(date, place("WARC-Date")));
    let (html, charset) = match http::field(&fields, "warc-type") {
        Some("resource") => (block.to_vec(), charset(http::field(&fields, "content-type"))),
        _ => {
            let (head, body) = http::split(block);
            let answer = http::fields(head);
            (http::unpacked(&answer, body)?, charset(http::field(&answer, "content-type")))
        }
    };
    let facts = Facts { url, retrieved, ..Facts::default() };
    let cut = http::field(&fields, "warc-truncated");
    let warnings = cut.map(|why| format!("the record was cut off when it was made ({why})"));
    let warnings = warnings.into_iter().collect();
    Ok(Some(ContainedPage { format: "WARC", html, charset, facts, warnings }))
}

impl Captures {
    /// Adds the pages of an archive, which may be compressed. Those before a damaged record stay.
    pub(super) fn read(&mut self, file: impl Read) {
        let mut file = BufReader::new(file);
        let packed = file.fill_buf().is_ok_and(|head| head.starts_with(&[0x1f, 0x8b]));
        let unpacked: Box<dyn Read + '_> =
            if packed { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
        let mut input = BufReader::new(unpacked.take(ARCHIVE_MAX));
        let Err(mut refusal) = self.records(&mut input) else { return };
        if input.get_ref().limit() == 0 {
            let message = format!("the archive unpacks to more than {} GiB", ARCHIVE_MAX >> 30);
            refusal = Refusal::new(message, "import its pages from smaller ones");
        }
        let message = format!("{}; pages before: {}", refusal.message, self.pages.len());
        self.refused.push(("the archive".to_owned(), Refusal::new(message, refusal.help)));
    }

    fn records(&mut self, input: &mut impl BufRead) -> Result<(), Refusal> {
        while let Some(head) = record(input)? {
            let mut block = input.by_ref().take(head.length);
            self.take(&head, &mut block)?;
            // The rest of the record, which nobody has read.
            io::copy(&mut block, &mut io::sink()).map_err(|error| damaged(&error))?;
            if block.limit() > 0 {
                return Err(cut_off());
            }
        }
        Ok(())
    }

    /// Takes the page of a record, if it has one that is wanted.
    fn take(
        &mut self,
        head: &RecordHead,
        block: &mut io::Take<&mut impl BufRead>,
    ) -> Result<(), Refusal> {
        let fields = http::fields(&head.bytes);
        let Some(address) = address(&fields) else { return Ok(()) };
        let mut bytes = head.bytes.clone();
        let is_page = match http::field(&fields, "warc-type") {
            Some("resource") => is_html(http::field(&fields, "content-type")),
            Some("response") => {
                let begun = bytes.len();
                let most = block.limit().min(HEAD_MAX);
                block
                    .by_ref()
                    .take(most)
                    .read_to_end(&mut bytes)
                    .map_err(|error| damaged(&error))?;
                let answer = http::fields(http::split(&bytes[begun..]).0);
                if let Some(target) = http::redirect(&answer, &address) {
                    if let Some(wanted) = self.wanted.as_mut().filter(|it| it.contains(&address)) {
                        wanted.insert(target.clone());
                    }
                    self.redirects.insert(address.clone(), target);
                }
                http::status(&answer) == Some(200) && is_html(http::field(&answer, "content-type"))
            }
            _ => false,
        };
        if !is_page || self.wanted.as_ref().is_some_and(|wanted| !wanted.contains(&address)) {
            return Ok(());
        }
        if head.length > MAX_BYTES {
            self.refused.push((address, too_large()));
            return Ok(());
        }
        if self.held + head.length > WHOLE_MAX {
            let message = format!("the archive has more than {} MiB of pages", WHOLE_MAX >> 20);
            self.refused.push((address, Refusal::new(message, "import it from a smaller one")));
            return Ok(());
        }
        self.held += head.length;
        block.read_to_end(&mut bytes).map_err(|error| damaged(&error))?;
        if block.limit() > 0 {
            return Err(cut_off());
        }
        // A record ends with two empty lines.
        bytes.extend_from_slice(b"\r\n\r\n");
        self.pages.push(Capture { address, date: date(&fields), bytes });
        Ok(())
    }
}

impl Capture {
    pub(super) fn into_page(self) -> CollectedPage {
        CollectedPage { name: self.address, bytes: self.bytes, ..CollectedPage::default() }
    }
}

/// Reads the fields of the next record; `None` at the end.
fn record(input: &mut impl BufRead) -> Result<Option<RecordHead>, Refusal> {
    let mut bytes = Vec::new();
    loop {
        let begun = bytes.len();
        let most = HEAD_MAX - begun as u64;
        let read = input.by_ref().take(most).read_until(b'\n', &mut bytes);
        read.map_err(|error| damaged(&error))?;
        let line = bytes[begun..].trim_ascii();
        match (begun, line) {
            // Empty lines between records.
            (0, []) if !bytes.is_empty() => bytes.clear(),
            (0, []) => return Ok(None),
            (0, line) if !line.starts_with(b"WARC/") => {
                return Err(Refusal::new(
                    "a record does not begin where the one before it ends",
                    AGAIN,
                ));
            }
            (_, []) if bytes.len() > begun => break,
            (_, []) => return Err(cut_off()),
            _ => {}
        }
    }
    let length =
        http::field(&http::fields(&bytes), "content-length").and_then(|it| it.parse().ok());
    let length = length.ok_or_else(|| Refusal::new("a record does not say its length", AGAIN))?;
    Ok(Some(RecordHead { bytes, length }))
}

/// The help for an archive that is damaged.
const AGAIN: &str = "copy the archive again; it was probably cut off or changed";

fn cut_off() -> Refusal {
    Refusal::new("the archive ends within a record", AGAIN)
}

fn damaged(error: &io::Error) -> Refusal {
    Refusal::new(format!("the archive is damaged: {error}"), AGAIN)
}

fn address(fields: &http::HttpFields) -> Option<String> {
    // WARC 1.0 wrote the address in angle brackets.
    let address = http::field(fields, "warc-target-uri")?.trim_matches(['<', '>']);
    is_web_address(address).then(|| address.to_owned())
}

fn date(fields: &http::HttpFields) -> Option<Published> {
    dating::read_timestamp(http::field(fields, "warc-date")?).map(|(date, _)| date)
}

fn is_html(kind: Option<&str>) -> bool {
    let kind = kind.unwrap_or_default().to_ascii_lowercase();
    kind.starts_with("text/html") || kind.starts_with("application/xhtml+xml")
}

fn charset(kind: Option<&str>) -> Option<String> {
    crate::import::decode::charset(&kind?.to_ascii_lowercase())
}
