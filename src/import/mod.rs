//! Turns a saved page into an article: facts, Markdown, and a decision on every block.
//!
//! In: the bytes of a file and what is known about it. Out: an [`ImportedPage`]. The steps:
//!
//! 1. `decode` refuses files that are not pages and decodes the others (`contained` takes the page
//!    out of the file of another program);
//! 2. `html`, `plain_text` or `markdown_file` split the text into blocks, each kept or dropped for
//!    a `reason` (`boilerplate` recognises the commonest by their words; `thresholds` has the
//!    numbers), and collect facts, each with its source;
//! 3. `block_markdown` writes the kept blocks as Markdown; `dropped_prose` warns of doubtful drops.
//!
//! `collections` takes apart files that hold many pages, or notes on pages.
//!
//! Nothing here opens or writes a file, or asks the network or the clock. A fact that the page does
//! not state stays unknown.
//!
//! ```
//! use manicule::import::{ImportInput, read};
//!
//! let page = r#"<!DOCTYPE html>
//! <html lang="en">
//! <head><meta property="article:published_time" content="2024-03-05"></head>
//! <body>
//!   <nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
//!   <article>
//!     <h1>Bridge shut</h1>
//!     <p>The old bridge over the Orrin was shut on Tuesday, after an engineer had found a crack
//!       in its second pier.</p>
//!     <p>Repairs will take <em>three weeks</em>, the mayor said, and the ferry will run later in
//!       the evening until then.</p>
//!   </article>
//! </body>
//! </html>"#;
//! let page = read(page.as_bytes(), &ImportInput::default()).expect("an article");
//! assert_eq!(page.facts.title.expect("a headline").value, "Bridge shut");
//! let published = page.facts.published.expect("a day");
//! assert_eq!(published.value.date.to_string(), "2024-03-05");
//! assert_eq!(published.source.to_string(), "tag `article:published_time`");
//! assert!(page.facts.byline.is_none());
//! assert!(page.body.starts_with("The old bridge over the Orrin was shut on Tuesday,"));
//! assert!(page.body.contains("Repairs will take *three weeks*, the mayor said,"));
//! assert!(!page.body.contains("Sport"));
//! ```

use crate::import::switches::is_on;
use crate::import::thresholds::ARTICLE_MIN_WORDS;
use crate::import::thresholds::days::RETRIEVED_SLACK_HOURS;

mod block_markdown;
mod boilerplate;
// A fuzzer and the tests read collections, too.
#[cfg(not(feature = "internals"))]
pub(crate) mod collections;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod collections;
mod contained;
mod dating;
mod decode;
mod dropped_prose;
mod facts_in_text;
mod front_matter;
mod html;
mod language_of_text;
mod markdown_file;
mod mhtml;
mod page;
mod people;
mod picture_credits;
mod plain_text;
mod reason;
mod switches;
mod thresholds;
mod title;
mod word_count;

pub use crate::diag::Refusal;
pub use crate::model::document::Published;
pub use page::{
    BlockKind, DateGuess, Decision, Fact, FactSource, Facts, ImportedPage, LeftOutKind,
    LeftOutWords, PageBlock,
};
pub use reason::Reason;
#[cfg(not(feature = "internals"))]
use switches::Rule;
#[cfg(feature = "internals")]
pub use switches::{Rule, switch_off};
pub(crate) use title::name_key;
pub(crate) use word_count::words as count_words;

/// A file to import: what is known about it, and what the user decided.
#[derive(Debug, Clone, Default)]
pub struct ImportInput<'a> {
    /// Its name or address, of which the ending counts. May be empty.
    pub name: &'a str,
    /// The address from which it was fetched.
    pub address: Option<&'a str>,
    /// When it was fetched or saved, if that is known: no page was published later.
    pub retrieved: Option<jiff::Timestamp>,
    /// The charset that the server stated.
    pub charset: Option<&'a str>,
    /// The headline, if the user gave it.
    pub title: Option<&'a str>,
    /// Facts stated about the page elsewhere. They count where the page itself states nothing.
    pub stated: Facts,
    /// Numbers of blocks to keep in any case, from 1.
    pub keep: &'a [usize],
    /// Numbers of blocks to drop in any case, from 1.
    pub drop: &'a [usize],
}

/// Imports a page.
///
/// # Errors
///
/// If the file is not a page or has no article, with what to do about it.
pub fn read(bytes: &[u8], input: &ImportInput<'_>) -> Result<ImportedPage, Refusal> {
    let page = inspect(bytes, input)?;
    page.no_article.clone().map_or(Ok(page), Err)
}

/// Imports a page as [`read`] does, also one without an article: its blocks say why each of them
/// was dropped.
///
/// # Errors
///
/// If the file is not a page, with what to do about it.
pub(crate) fn inspect(bytes: &[u8], input: &ImportInput<'_>) -> Result<ImportedPage, Refusal> {
    with_large_stack(|| inspect_here(bytes, input))
}

/// Returns all of a fragment of HTML as Markdown, without looking for an article in it.
fn html_as_markdown(fragment: &str) -> Result<String, Refusal> {
    with_large_stack(|| html::whole_markdown(fragment))
}

/// Calls `read` with a stack that is large enough for any page, and makes a refusal of a panic,
/// which must not end the import of other pages.
fn with_large_stack<T: Send>(
    read: impl FnOnce() -> Result<T, Refusal> + Send,
) -> Result<T, Refusal> {
    std::thread::scope(|scope| {
        let reader = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, read);
        match reader.map(std::thread::ScopedJoinHandle::join) {
            Ok(Ok(result)) => result,
            Ok(Err(_)) | Err(_) => Err(Refusal::new(
                "it could not be read: a fault in manicule, not in the file",
                "copy its text into a file ending in .txt, and import that",
            )),
        }
    })
}

/// Bytes of stack for reading a page. Functions here and in the libraries walk nested elements by
/// recursion; this is enough for the depth that `html` allows.
const STACK: usize = 64 << 20;

/// Imports a page on the stack of the caller, where a panic is seen.
#[cfg(test)]
fn read_here(bytes: &[u8], input: &ImportInput<'_>) -> Result<ImportedPage, Refusal> {
    let page = inspect_here(bytes, input)?;
    page.no_article.clone().map_or(Ok(page), Err)
}

fn inspect_here(bytes: &[u8], input: &ImportInput<'_>) -> Result<ImportedPage, Refusal> {
    let bytes = decode::unpack(bytes)?;
    let mut page = match contained::page(&bytes)? {
        Some(part) => {
            let address = part.facts.url.as_ref().map(|url| url.value.as_str());
            let input = ImportInput {
                address: input.address.or(address),
                charset: part.charset.as_deref(),
                ..input.clone()
            };
            let mut page = read_html(&part.html, &input)?;
            page.format = format!("{}, {}", part.format, page.format);
            page.facts.title = part.facts.title.clone().or(page.facts.title);
            page.facts.byline = part.facts.byline.clone().or(page.facts.byline);
            page.facts.complete(&part.facts);
            page.warnings.extend(part.warnings);
            page
        }
        None if decode::is_html(&bytes) => read_html(&bytes, input)?,
        None => read_text(&bytes, input)?,
    };
    page.facts.complete(&input.stated);
    if input.title.is_none() && is_on(switches::Rule::HeadlineNamesOfTheSiteGo) {
        title::strip_site_name(&mut page.facts, input.address);
    }
    language_of_text::settle(&mut page.facts, &page.blocks, &mut page.warnings);
    pass_over_later_day(&mut page, input);
    facts_in_text::complete(&mut page);
    Ok(page)
}

/// Passes over a day of publication after the retrieval.
fn pass_over_later_day(page: &mut ImportedPage, input: &ImportInput<'_>) {
    let slack = jiff::SignedDuration::from_hours(RETRIEVED_SLACK_HOURS);
    let stated = page.facts.retrieved.as_ref().map(|day| day.value.instant());
    let retrieved = stated.or(input.retrieved);
    let later = |known: &Fact<Published>| {
        retrieved.is_some_and(|retrieved| known.value.instant() > retrieved + slack)
    };
    if let Some(known) = page.facts.published.take_if(|known| later(known)) {
        page.warnings.push(format!(
            "{} says {}, which is after the page was saved: it was passed over",
            known.source, known.value.date
        ));
    }
}

fn read_html(bytes: &[u8], input: &ImportInput<'_>) -> Result<ImportedPage, Refusal> {
    let decoded = decode::decode(bytes, input.charset, true);
    let read = html::read(&decoded.text, input.address, input.title)?;
    let mut blocks = read.blocks.clone();
    apply_options(&mut blocks, input)?;
    let few = kept_words(&blocks) < ARTICLE_MIN_WORDS && !read.is_marked(&blocks);
    let no_article = (few && input.keep.is_empty()).then(|| read.no_article());
    let body = read.markdown(&blocks);
    let mut warnings = [decoded.warnings, read.warnings].concat();
    warnings.extend(dropped_prose::warning(&blocks));
    Ok(ImportedPage {
        format: format!("HTML, {}", decoded.encoding),
        facts: read.facts,
        blocks,
        left_out: read.left_out,
        body,
        warnings,
        no_article,
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
    apply_options(&mut blocks, input)?;
    let none = || {
        Refusal::new(
            "no article was found in the text",
            "`--log` lists its lines, `--keep N` takes one",
        )
    };
    let no_article = (kept_words(&blocks) < ARTICLE_MIN_WORDS && input.keep.is_empty()).then(none);
    let body = block_markdown::markdown(&blocks);
    let mut warnings = [decoded.warnings, warnings].concat();
    warnings.extend(dropped_prose::warning(&blocks));
    Ok(ImportedPage {
        format: format!("plain text, {}", decoded.encoding),
        facts,
        blocks,
        left_out: Vec::new(),
        body,
        warnings,
        no_article,
    })
}

/// Returns the number of words that are kept.
fn kept_words(blocks: &[PageBlock]) -> usize {
    let kept = blocks.iter().filter(|block| block.is_kept());
    kept.map(|block| word_count::words(&block.text)).sum()
}

/// Keeps and drops the blocks that the user chose.
fn apply_options(blocks: &mut [PageBlock], input: &ImportInput<'_>) -> Result<(), Refusal> {
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
