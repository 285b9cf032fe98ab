//! A saved page becomes an article: from its bytes to facts, Markdown and a log of what was left.
//!
//! In: the bytes of a file and what is known of them. Out: a [`ImportedPage`]. The steps:
//!
//! 1. `decode`: what is no page is refused, bytes become text (`mhtml` takes one page out of many
//!    parts);
//! 2. `html`, `text` or `markdown`: blocks, each kept or dropped for a reason (`boilerplate` knows
//!    the commonest by their words), and facts, each with where it was found;
//! 3. `write`: the kept blocks as Markdown.
//!
//! Nothing here reads or writes a file, asks the network or the clock. What a page does not say is
//! not made up: it stays unknown.

mod block_markdown;
mod boilerplate;
mod dating;
mod decode;
mod dropped_prose;
mod html;
mod markdown_file;
mod mhtml;
mod page;
mod people;
mod plain_text;
mod reason;
mod title;

pub use crate::diag::Refusal;
pub use page::{BlockKind, DateGuess, Decision, Fact, FactSource, Facts, ImportedPage, PageBlock};
pub use reason::Reason;
pub(crate) use title::name_key;

/// What is known of a file before it is read.
#[derive(Debug, Clone, Default)]
pub struct ImportInput<'a> {
    /// Its name or address, for its ending; may be empty.
    pub name: &'a str,
    /// Where it was fetched.
    pub address: Option<&'a str>,
    /// The charset that the server gave.
    pub charset: Option<&'a str>,
    /// The headline, where the user gave it.
    pub title: Option<&'a str>,
    /// Numbers of blocks to keep in any case.
    pub keep: &'a [usize],
    /// Numbers of blocks to drop in any case.
    pub drop: &'a [usize],
}

/// A shorter text is no article, but what is left of a page that holds none.
const FEWEST_WORDS: usize = 15;

/// Reads a page.
///
/// # Errors
///
/// Where there is no text to import, with what to do.
pub fn read(bytes: &[u8], input: &ImportInput<'_>) -> Result<ImportedPage, Refusal> {
    let bytes = decode::unpack(bytes)?;
    let part = mhtml::page(&bytes)?;
    let mut page = match &part {
        Some(part) => {
            let input = ImportInput {
                address: input.address.or(part.address.as_deref()),
                charset: part.charset.as_deref(),
                ..input.clone()
            };
            let mut page = read_html(&part.html, &input)?;
            page.format = format!("MHTML, {}", page.format);
            if page.facts.url.is_none() {
                let place = FactSource::Header("Snapshot-Content-Location".to_owned());
                page.facts.url = part.address.clone().map(|address| Fact::new(address, place));
            }
            page
        }
        None if is_html(&bytes) => read_html(&bytes, input)?,
        None => read_text(&bytes, input)?,
    };
    if input.title.is_none() {
        title::drop_site(&mut page.facts, input.address);
    }
    if page.facts.published.is_none() {
        let texts: Vec<&str> = opening(&page.blocks);
        page.facts.guesses.extend(dating::guesses(&texts));
    }
    Ok(page)
}

/// Elements in one another are walked by functions that call themselves, in the libraries too: as
/// deep as `html` lets a page go, this is enough.
const STACK: usize = 64 << 20;

fn read_html(bytes: &[u8], input: &ImportInput<'_>) -> Result<ImportedPage, Refusal> {
    let failed = || {
        Refusal::new(
            "the page could not be read",
            "copy its text into a file ending in .txt, and import that",
        )
    };
    std::thread::scope(|scope| {
        let reader = std::thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, || read_html_here(bytes, input));
        match reader.map(std::thread::ScopedJoinHandle::join) {
            Ok(Ok(page)) => page,
            // A fault in a library that reads the page is not the end of the others.
            Ok(Err(_)) | Err(_) => Err(failed()),
        }
    })
}

fn read_html_here(bytes: &[u8], input: &ImportInput<'_>) -> Result<ImportedPage, Refusal> {
    let decoded = decode::decode(bytes, input.charset, true);
    let read = html::read(&decoded.text, input.address, input.title)?;
    let mut blocks = read.blocks.clone();
    decide(&mut blocks, input)?;
    if words(&blocks) < FEWEST_WORDS && input.keep.is_empty() {
        return Err(read.nothing());
    }
    let body = block_markdown::tidy(&read.markdown(&blocks));
    let mut warnings = [decoded.warnings, read.warnings].concat();
    warnings.extend(dropped_prose::warning(&blocks));
    Ok(ImportedPage {
        format: format!("HTML, {}", decoded.encoding),
        facts: read.facts,
        blocks,
        body,
        warnings,
    })
}

fn read_text(bytes: &[u8], input: &ImportInput<'_>) -> Result<ImportedPage, Refusal> {
    let decoded = decode::decode(bytes, input.charset, false);
    if markdown_file::is_markdown(input.name, &decoded.text) {
        let mut page = markdown_file::read(&decoded.text, input.title);
        page.format = format!("Markdown, {}", decoded.encoding);
        page.warnings.extend(decoded.warnings);
        return Ok(page);
    }
    let (facts, mut blocks, warnings) = plain_text::read(&decoded.text, input.title);
    decide(&mut blocks, input)?;
    if words(&blocks) < FEWEST_WORDS && input.keep.is_empty() {
        return Err(Refusal::new(
            "no article was found in the text",
            "`--log` lists its lines, `--keep N` takes one",
        ));
    }
    let body = block_markdown::markdown(&blocks);
    let mut warnings = [decoded.warnings, warnings].concat();
    warnings.extend(dropped_prose::warning(&blocks));
    Ok(ImportedPage {
        format: format!("plain text, {}", decoded.encoding),
        facts,
        blocks,
        body,
        warnings,
    })
}

/// Whether a file is HTML, by how it begins: it need not be named so.
fn is_html(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    // In UTF-16 every other byte is zero.
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

fn words(blocks: &[PageBlock]) -> usize {
    let kept = blocks.iter().filter(|block| block.is_kept());
    kept.map(|block| block.text.split_whitespace().count()).sum()
}

/// The first sentences of an article, and what stands right above its headline.
fn opening(blocks: &[PageBlock]) -> Vec<&str> {
    let first = blocks.iter().position(PageBlock::is_kept).unwrap_or(0);
    let prose = |block: &&PageBlock| block.text.split_whitespace().count() >= 8;
    let above = blocks[first.saturating_sub(4)..first].iter().filter(prose);
    let text = blocks[first..].iter().filter(|block| block.is_kept());
    text.take(2).chain(above).map(|block| block.text.as_str()).collect()
}

/// Keeps and drops the blocks that the user says.
fn decide(blocks: &mut [PageBlock], input: &ImportInput<'_>) -> Result<(), Refusal> {
    let count = blocks.len();
    let keep = input.keep.iter().map(|number| (number, Decision::Kept));
    let drop = input.drop.iter().map(|number| (number, Decision::Dropped(Reason::ByOption)));
    for (number, decision) in keep.chain(drop) {
        let block = number.checked_sub(1).and_then(|at| blocks.get_mut(at));
        let Some(block) = block else {
            return Err(Refusal::new(
                format!("there is no block {number}; the page has {count}"),
                "`--log` lists them with their numbers",
            ));
        };
        block.decision = decision;
    }
    Ok(())
}
