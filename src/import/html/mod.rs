//! Reads HTML: a page saved from a browser, or sent by a server.
//!
//! In: a decoded page. Out: its blocks with a decision on each, its facts, and its article as
//! Markdown.
//!
//! `limits` parses it, or refuses a page over which a parser would take too long.
//!
//! 1. `shown` gives the page the text that a browser shows; `page_facts` reads what the page says
//!    about itself;
//! 2. `layout_builder` splits the page into the blocks and regions of a `layout` (with `inline`,
//!    `list_numbers`, `captions` and `table`);
//! 3. `regions` finds boilerplate regions by their names (`region_names`, `name_patterns`),
//!    links and likeness to others;
//! 4. `decide` decides on all other blocks. `live_blog` keeps the entries of a live page, by their
//!    times (`time_of_day`). On other pages `extractor` asks a library, `article` completes its
//!    answer, and `edges` trims it, with `trailing_boxes`;
//! 5. `to_markdown` writes the kept blocks, `inline_markdown` their content.

mod article;
mod captions;
mod decide;
mod edges;
mod elements;
mod extractor;
mod inline;
mod inline_markdown;
mod layout;
mod layout_builder;
mod limits;
mod list_numbers;
mod live_blog;
mod name_patterns;
mod page_facts;
mod page_part_patterns;
mod region_names;
mod regions;
mod shown;
mod signature;
mod table;
#[cfg(test)]
mod tests;
mod time_of_day;
mod to_markdown;
mod trailing_boxes;

use crate::import::switches::{Rule, is_on};
use crate::import::thresholds::{
    FACT_BLOCKS, FACT_BLOCKS_OF_TEXT, SAID_MIN_WORDS, SCRIPTED_PAGE_MAX_WORDS,
};
use page_facts::StatedFacts;
use scraper::Html;
use url::Url;

use super::page::{BlockKind, Decision, FactSource, Facts, LeftOutWords, PageBlock};
use super::people::{self, FactLine};
use super::reason::Reason;
use crate::diag::Refusal;

/// A page that was read: its facts and blocks, and what its Markdown needs.
pub(super) struct ParsedHtml {
    pub(super) facts: Facts,
    pub(super) blocks: Vec<PageBlock>,
    pub(super) warnings: Vec<String>,
    pub(super) left_out: Vec<LeftOutWords>,
    found: Vec<layout::HtmlBlock>,
    base: Option<Url>,
    login: bool,
    scripts: usize,
}

/// Reads a page that was fetched from `address`. `title` is the headline, if the user gave it.
pub(super) fn read(
    source: &str,
    address: Option<&str>,
    title: Option<&str>,
) -> Result<ParsedHtml, Refusal> {
    let mut page = limits::parse(source)?;
    let roots = shown::write_as_shown(&mut page);
    let StatedFacts { mut facts, mut warnings, other_days } =
        page_facts::read(&page, source, address);
    shown::remove_hidden(&mut page, &roots);
    let mut layout = layout_builder::layout(&page);
    let base = base(&page, address.or(facts.url.as_ref().map(|url| url.value.as_str())));
    let elements = || page.root_element().descendent_elements();
    let login = elements().any(|element| {
        element.value().name() == "input" && element.value().attr("type") == Some("password")
    });
    let scripts = elements().filter(|element| element.value().name() == "script").count();
    let stated =
        title.map(str::to_owned).or_else(|| facts.title.as_ref().map(|known| known.value.clone()));
    let live = source.contains("LiveBlogPosting");
    let authors = facts.byline.as_ref().map(|byline| byline.value.clone()).unwrap_or_default();
    let decided = decide::decide(&mut page, live, &layout, stated.as_deref(), &authors);
    if let Some(live) = &decided.live {
        live.mark_times(&mut layout);
        warnings.extend(live.warning(&layout));
    }
    let mut found = std::mem::take(&mut layout.blocks);
    let mut in_text = false;
    for (block, decision) in found.iter_mut().zip(&decided.decisions) {
        let is_kept = *decision == Decision::Kept;
        let below = block.below_picture && block.is_plain() && in_text && is_kept;
        if block.is_caption() || below {
            block.kind = BlockKind::Caption;
        }
        in_text |= is_kept;
    }
    if decided.unhidden && !found.is_empty() {
        warnings.push(
            "the page hides its text until a script shows it; it is imported all the same"
                .to_owned(),
        );
    }
    if !decided.helped && !found.is_empty() {
        warnings.push(
            "the library found no article; it is the box with most of the text: check the log"
                .to_owned(),
        );
    }
    let blocks: Vec<PageBlock> = found
        .iter()
        .zip(decided.decisions)
        .map(|(found, decision)| PageBlock { text: found.text.clone(), kind: found.kind, decision })
        .collect();
    let lines = fact_lines(&blocks, stated.as_deref(), &|at| {
        let mut around = layout.ancestors(found[at].region);
        around.find(|region| layout.regions[*region].tag == "header").is_some_and(|header| {
            !found
                .iter()
                .any(|other| other.heading == Some(1) && layout.is_in(other.region, header))
        })
    });
    people::from_lines(&lines, &other_days, &mut facts, &mut warnings);
    if facts.byline.is_none() && is_on(Rule::AuthorsSignatures) {
        facts.byline = signature::author(&found, &blocks, &facts);
    }
    // The authors of a live page's entries are not those of the page.
    if let (Some(live), Some(byline)) = (&decided.live, &facts.byline)
        && matches!(byline.source, FactSource::Marked(_) | FactSource::Line(_))
        && !live.is_outside(&blocks, &byline.value)
        && is_on(Rule::AuthorsNotOfEntries)
    {
        facts.byline = None;
    }
    let left_out = layout.left_out;
    Ok(ParsedHtml { facts, blocks, warnings, left_out, found, base, login, scripts })
}

/// Returns all of a fragment of HTML as Markdown, without looking for an article in it.
pub(super) fn whole_markdown(fragment: &str) -> Result<String, Refusal> {
    let page = read(&format!("<!DOCTYPE html><html><body>{fragment}</body></html>"), None, None)?;
    let mut blocks = page.blocks.clone();
    blocks.iter_mut().for_each(|block| block.decision = Decision::Kept);
    Ok(page.markdown(&blocks).trim().to_owned())
}

impl ParsedHtml {
    /// Returns the kept blocks as Markdown.
    pub(super) fn markdown(&self, blocks: &[PageBlock]) -> String {
        let address = |href: &str| {
            let href = href.trim();
            let url = match &self.base {
                _ if href.is_empty() || href.starts_with('#') => None,
                Some(base) => base.join(href).ok(),
                None => Url::parse(href).ok(),
            }?;
            matches!(url.scheme(), "http" | "https" | "mailto").then(|| url.to_string())
        };
        let written = to_markdown::markdown(&self.found, blocks, &address);
        if has_words_of(&written, blocks) {
            written
        } else {
            super::block_markdown::markdown(blocks)
        }
    }

    /// Returns whether the page itself says where its article is: the kept blocks are in an
    /// `<article>` or `<main>` that has the headline. Then a few words are an article.
    pub(super) fn is_marked(&self, blocks: &[PageBlock]) -> bool {
        let marked = |found: &layout::HtmlBlock| found.article;
        let mut kept =
            self.found.iter().zip(blocks).filter(|(_, block)| block.is_kept()).peekable();
        let headed = self.found.iter().any(|found| found.heading == Some(1) && marked(found));
        headed
            && kept.peek().is_some()
            && kept.all(|(found, _)| marked(found))
            && self
                .found
                .iter()
                .zip(blocks)
                .any(|(found, block)| block.is_kept() && found.is_prose(SAID_MIN_WORDS))
    }

    /// Returns why the page has no article, and what to do about it.
    pub(super) fn no_article(&self) -> Refusal {
        if self.login {
            return Refusal::new(
                "this is a login page, not an article",
                "log in with your browser, open the article, and save it from there",
            );
        }
        let words: usize =
            self.blocks.iter().map(|block| block.text.split_whitespace().count()).sum();
        if self.scripts > 0 && words < SCRIPTED_PAGE_MAX_WORDS {
            return Refusal::new(
                "the page is made by scripts and holds no text of its own",
                "open it in your browser, wait for the text, and save it from there",
            );
        }
        Refusal::new(
            "no article was found in the page",
            "`--log` lists its blocks, `--keep N` takes one; or copy the text into a file ending \
             in .txt",
        )
    }
}

/// Returns whether Markdown has exactly the words of the kept blocks.
fn has_words_of(written: &str, blocks: &[PageBlock]) -> bool {
    use crate::markdown::{Flavour, project};
    let words = |text: &str| text.split_whitespace().collect::<String>();
    let expected: String =
        blocks.iter().filter(|block| block.is_kept()).map(|block| words(&block.text)).collect();
    words(&project(written, Flavour::Article).plain.text) == expected
}

/// Returns the blocks around the headline that may say who wrote the article and when, those below
/// it first.
/// `is_header` says whether a block is in a `<header>` without the headline.
fn fact_lines(
    blocks: &[PageBlock],
    title: Option<&str>,
    is_header: &dyn Fn(usize) -> bool,
) -> Vec<FactLine> {
    let (above, below) = FACT_BLOCKS;
    let at = title
        .and_then(|title| blocks.iter().rposition(|block| block.text == title && !block.is_kept()));
    let first = blocks.iter().position(PageBlock::is_kept).unwrap_or(0);
    let at = at.unwrap_or(first);
    let below = at..blocks.len().min(at + below).min(first.max(at) + FACT_BLOCKS_OF_TEXT);
    let above = at.saturating_sub(above)..at;
    below
        .chain(above.rev())
        .filter(|at| blocks[*at].kind != BlockKind::Table)
        .map(|line| FactLine {
            text: blocks[line].text.clone(),
            may_date: may_date(&blocks[line]) && !is_header(line),
        })
        .collect()
}

/// Returns whether a block can give the article's day: one in the header of the page, in a menu or
/// below another headline gives the day of something else.
fn may_date(block: &PageBlock) -> bool {
    if block.kind != BlockKind::Paragraph {
        return false;
    }
    match block.decision {
        Decision::Kept => true,
        Decision::Dropped(reason) => matches!(
            reason,
            Reason::DateOrTime
                | Reason::Byline
                | Reason::BylineAndDate
                | Reason::AboveText
                | Reason::NotMainText
        ),
    }
}

/// Returns the address to which links are relative.
fn base(page: &Html, address: Option<&str>) -> Option<Url> {
    let own = address.and_then(page_facts::web);
    let tag =
        page.root_element().descendent_elements().find(|element| element.value().name() == "base");
    let href = tag.and_then(|tag| tag.value().attr("href"));
    let based = href.and_then(|href| match &own {
        Some(own) => own.join(href).ok(),
        None => page_facts::web(href),
    });
    // A `<base>` on another site is ignored: it would lead the article's links there.
    let foreign = |url: &Url| own.as_ref().is_some_and(|own| own.host() != url.host());
    based.filter(|url| matches!(url.scheme(), "http" | "https") && !foreign(url)).or(own)
}
