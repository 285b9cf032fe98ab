//! Decides which blocks of a page are its article.
//!
//! The answer of a library, `trafilatura`, is the base. Every rule after it has raised the measure
//! on real pages, or mends a known fault (docs/accuracy.md). Two kinds of rules add what the
//! library loses, and take away what it keeps in excess: `article` and `edges`. A rule that takes
//! away needs more evidence: an editor sees what is too much, and not what is missing.

use super::super::boilerplate;
use super::super::page::{BlockKind, Decision};
use super::super::plain_text::shape::{LineShape, shape};
use super::super::reason::Reason;
use super::article::{ArticleBlocks, below_headline, own_answer};
use super::edges;
use super::extractor::{self, extracted};
use super::layout::{HtmlBlock, PageLayout};
use super::live_blog::{self, LiveBlog};
use super::regions;
use crate::import::switches::{Rule, is_on};
use crate::import::thresholds::{ARTICLE_MIN_WORDS, EXTRACTED_FEW_WORDS, SAID_MIN_WORDS};
use crate::text::fold::letters_and_digits;
use scraper::Html;

/// The decisions on a page.
pub(super) struct PageDecisions {
    pub(super) decisions: Vec<Decision>,
    /// Whether the library or the structure of a live page helped.
    pub(super) helped: bool,
    /// Whether the article is text that the page hides until a script shows it.
    pub(super) unhidden: bool,
    /// The entries, if it is a live page.
    pub(super) live: Option<LiveBlog>,
}

/// Decides on each block of the layout `page` of a `tree`, which is not to be used after that.
/// `live` says that the page calls itself live, `title` is its headline, if that is known, and
/// `authors` are the names of its authors.
pub(super) fn decide(
    tree: &mut Html,
    live: bool,
    page: &PageLayout,
    title: Option<&str>,
    authors: &[String],
) -> PageDecisions {
    let headline = headline(&page.blocks, title);
    let regions = regions::reasons(page, headline);
    let unhidden = page.blocks.iter().all(|block| block.hidden || !block.is_prose(SAID_MIN_WORDS));
    let reasons: Vec<Option<Reason>> = page
        .blocks
        .iter()
        .zip(&regions)
        .map(|(block, reason)| {
            let hidden = (block.hidden && !unhidden).then_some(Reason::Hidden);
            hidden.or(*reason).or_else(|| by_words(block))
        })
        .collect();
    if let Some(live) = live_blog::find(page, live, &regions)
        && is_on(Rule::LivePages)
    {
        let decisions = live.decisions(page, headline, &reasons);
        return PageDecisions { decisions, helped: true, unhidden: false, live: Some(live) };
    }
    let theirs = extracted(&extractor::source_of(tree), &page.blocks);
    let ours = own_answer(page, &reasons);
    let words = |kept: &[bool]| -> usize {
        page.blocks
            .iter()
            .zip(kept)
            .filter(|(_, kept)| **kept)
            .map(|(block, _)| block.words())
            .sum()
    };
    // On some pages the library finds next to nothing.
    let (few, many) = (words(&theirs), words(&ours));
    let next_to_nothing = few < EXTRACTED_FEW_WORDS && few * 4 < many || few * 8 < many;
    let helped = !(next_to_nothing && is_on(Rule::OurOwnAnswer));
    let base = if helped { theirs } else { ours };
    let mut article = ArticleBlocks::new(page, &reasons, headline, base);
    article.complete(title, authors);
    let mut kept = article.kept;
    edges::trim(page, &mut kept);
    if words(&kept) < ARTICLE_MIN_WORDS {
        let short = below_headline(page, headline);
        if words(&short) >= ARTICLE_MIN_WORDS && is_on(Rule::SentencesBelowTheHeadlineAlone) {
            kept = short;
        }
    }
    let decision = |(at, kept): (usize, bool)| match reasons[at] {
        _ if kept => Decision::Kept,
        _ if headline == Some(at) => Decision::Dropped(Reason::Headline),
        Some(reason) => Decision::Dropped(reason),
        None => Decision::Dropped(by_shape(&page.blocks[at])),
    };
    let decisions = kept.into_iter().enumerate().map(decision).collect();
    PageDecisions { decisions, helped, unhidden, live: None }
}

/// Returns the index of the headline: the first `<h1>` that equals `title`, or else the first
/// block.
fn headline(found: &[HtmlBlock], title: Option<&str>) -> Option<usize> {
    let title = letters_and_digits(title?);
    let same = |at: &usize| letters_and_digits(&found[*at].text) == title;
    let of_first_level = |at: &usize| found[*at].heading == Some(1);
    let all: Vec<usize> = (0..found.len()).filter(same).collect();
    all.iter().copied().find(of_first_level).or_else(|| all.first().copied())
}

/// Returns why a block is boilerplate by its words. A sentence may begin with the words of a button
/// and tell of something else; only invitations to subscribe are sentences, too.
fn by_words(block: &HtmlBlock) -> Option<Reason> {
    let sentence = block.is_prose(SAID_MIN_WORDS);
    let found = boilerplate::recognise(&block.text).map(|found| found.reason);
    let found = found.filter(|reason| !sentence || *reason == Reason::Subscription);
    found.or_else(|| {
        (edges::is_credit(block) && is_on(Rule::CreditsOfPictures)).then_some(Reason::PictureCredit)
    })
}

/// Returns why a block is dropped that no other rule decides.
fn by_shape(block: &HtmlBlock) -> Reason {
    match shape(&block.text) {
        LineShape::Byline => Reason::Byline,
        LineShape::Date if block.kind != BlockKind::Item => Reason::DateOrTime,
        _ => Reason::NotMainText,
    }
}
