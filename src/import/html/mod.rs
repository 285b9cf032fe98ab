//! HTML: a page saved from a browser, or sent by a server.
//!
//! In: a decoded page. Out: its blocks with their fates, its facts, and its article as Markdown.
//!
//! 1. `facts` reads what it says of itself; `references` takes footnotes' marks out;
//! 2. `dom` cuts it into blocks and regions (`found`, `inline`, `table`);
//! 3. `regions` finds those that are furniture, by their names (`names`, `vocabulary`), first lines, links and
//!    likeness to others;
//! 4. `extract` decides on all others: `live` on the entries of a live page, by their times (`clock`); else what the
//!    extractor says (`overlay`) is revised (`revise`), and what strays behind the article goes
//!    (`home`);
//! 5. `markdown` writes what is kept.

mod decide;
mod extractor;
mod footnote_marks;
mod inline;
mod layout;
mod layout_builder;
mod live_blog;
mod name_patterns;
mod page_facts;
mod region_names;
mod regions;
mod revise;
mod table;
#[cfg(test)]
mod tests;
mod time_of_day;
mod to_markdown;
mod trailing_boxes;

use scraper::Html;
use url::Url;

use super::page::{BlockKind, Facts, PageBlock};
use super::people;
use crate::diag::Refusal;

/// What was read of a page.
pub(super) struct ParsedHtml {
    pub(super) facts: Facts,
    pub(super) blocks: Vec<PageBlock>,
    pub(super) warnings: Vec<String>,
    found: Vec<layout::HtmlBlock>,
    base: Option<Url>,
    login: bool,
    scripts: usize,
}

/// Elements may stand in one another this deep. No page that a person reads goes half as far, and
/// far beyond it parsers slow down.
const DEEPEST: i64 = 512;

/// Reads a page. `address` is where it was fetched, `title` the headline that the user gave.
pub(super) fn read(
    source: &str,
    address: Option<&str>,
    title: Option<&str>,
) -> Result<ParsedHtml, Refusal> {
    refuse_deep(source)?;
    let mut page = Html::parse_document(source);
    let (mut facts, mut warnings) = page_facts::facts(&page, source);
    let references = footnote_marks::take_out(&mut page);
    // The extractor shall see the page that we see.
    let without = (references > 0).then(|| page.html());
    let source = without.as_deref().unwrap_or(source);
    if references > 0 {
        warnings.push(format!(
            "superscript figures left out, as references behind words: {references}"
        ));
    }
    let mut layout = layout_builder::layout(&page);
    let stated =
        title.map(str::to_owned).or_else(|| facts.title.as_ref().map(|known| known.value.clone()));
    let decided = decide::decide(source, &layout, stated.as_deref());
    if let Some(live) = &decided.live {
        live.mark_times(&mut layout);
        warnings.extend(live.warning(&layout));
    }
    let found = layout.blocks;
    if !decided.helped && !found.is_empty() {
        warnings.push(
            "the article was told from the rest by our own rules for plain text: look at the log"
                .to_owned(),
        );
    }
    let blocks: Vec<PageBlock> = found
        .iter()
        .zip(decided.decisions)
        .map(|(found, decision)| PageBlock { text: found.text.clone(), kind: found.kind, decision })
        .collect();
    people::from_lines(&head(&blocks, stated.as_deref()), &mut facts, &mut warnings);
    let base = base(&page, address.or(facts.url.as_ref().map(|url| url.value.as_str())));
    let login = page.root_element().descendent_elements().any(|element| {
        element.value().name() == "input" && element.value().attr("type") == Some("password")
    });
    let scripts = page
        .root_element()
        .descendent_elements()
        .filter(|element| element.value().name() == "script")
        .count();
    Ok(ParsedHtml { facts, blocks, warnings, found, base, login, scripts })
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
        // Emphasis that Markdown cannot say where it stands would leave its marks in the text.
        [true, false]
            .into_iter()
            .map(|emphasis| to_markdown::markdown(&self.found, blocks, emphasis, &address))
            .find(|written| says(written, blocks))
            .unwrap_or_else(|| super::block_markdown::markdown(blocks))
    }

    /// Returns why the page has no article, and what to do about it.
    pub(super) fn no_article(&self) -> Refusal {
        if self.login {
            return Refusal::new(
                "this is a page to log in on, not an article",
                "log in with your browser, open the article, and save it from there",
            );
        }
        let words: usize =
            self.blocks.iter().map(|block| block.text.split_whitespace().count()).sum();
        if self.scripts > 0 && words < 60 {
            return Refusal::new(
                "the page is made by scripts and holds no text of its own",
                "open it in your browser and save it from there when the text is shown",
            );
        }
        Refusal::new(
            "no article was found in the page",
            "`--log` lists its blocks, `--keep N` takes one; or copy the text into a file ending in .txt",
        )
    }
}

/// Whether Markdown says the words of the kept blocks, and no others.
fn says(written: &str, blocks: &[PageBlock]) -> bool {
    use crate::markdown::{Flavour, project};
    let words = |text: &str| text.split_whitespace().collect::<String>();
    let expected: String =
        blocks.iter().filter(|block| block.is_kept()).map(|block| words(&block.text)).collect();
    words(&project(written, Flavour::Article).plain.text) == expected
}

/// Lines around the headline, which may say who and when.
fn head(blocks: &[PageBlock], title: Option<&str>) -> Vec<String> {
    const ABOVE: usize = 5;
    const BELOW: usize = 12;
    let at = title
        .and_then(|title| blocks.iter().rposition(|block| block.text == title && !block.is_kept()));
    let first = blocks.iter().position(PageBlock::is_kept).unwrap_or(0);
    let at = at.unwrap_or(first);
    let below = at..blocks.len().min(at + BELOW).min(first.max(at) + 3);
    let above = at.saturating_sub(ABOVE)..at;
    below
        .chain(above.rev())
        .filter(|at| blocks[*at].kind != BlockKind::Table)
        .map(|at| blocks[at].text.clone())
        .collect()
}

/// Returns the address that relative links go from.
fn base(page: &Html, address: Option<&str>) -> Option<Url> {
    let own = address.and_then(page_facts::web);
    let tag =
        page.root_element().descendent_elements().find(|element| element.value().name() == "base");
    let href = tag.and_then(|tag| tag.value().attr("href"));
    let based = href.and_then(|href| match &own {
        Some(own) => own.join(href).ok(),
        None => page_facts::web(href),
    });
    // A page does not tell where the links of another site's pages go.
    let foreign = |url: &Url| own.as_ref().is_some_and(|own| own.host() != url.host());
    based.filter(|url| matches!(url.scheme(), "http" | "https") && !foreign(url)).or(own)
}

/// Refuses a page whose tags are nested deeper than any reader's.
fn refuse_deep(source: &str) -> Result<(), Refusal> {
    /// Elements that authors leave open, or that have no end.
    const LOOSE: &[&str] = &[
        "p", "li", "td", "tr", "th", "dt", "dd", "option", "br", "hr", "img", "input", "meta",
        "link", "source", "area", "base", "col", "wbr", "thead", "tbody", "tfoot", "track",
        "embed", "path", "rect", "circle", "use", "line", "polygon",
    ];
    let (mut depth, mut deepest) = (0_i64, 0);
    for rest in source.split('<').skip(1) {
        let (closes, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        if name.is_empty() || LOOSE.contains(&name.as_str()) {
            continue;
        }
        depth += if closes { -1 } else { 1 };
        depth = depth.max(0);
        deepest = deepest.max(depth);
    }
    match deepest > DEEPEST {
        false => Ok(()),
        true => Err(Refusal::new(
            format!("tags stand in one another {deepest} deep"),
            "no article is written so; copy its text into a file ending in .txt, and import that",
        )),
    }
}
