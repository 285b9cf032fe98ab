//! Completes the answer of the library: what it loses above, between and below its blocks.

use super::super::boilerplate;
use super::super::page::BlockKind;
use super::super::plain_text::shape::{LineShape, shape};
use super::super::reason::Reason;
use super::edges;
use super::layout::{HtmlBlock, PageLayout};
use super::regions::is_post;
use super::time_of_day::is_time;
use crate::import::switches::{Rule, is_on};
use crate::import::thresholds::{
    ARTICLE_PROSE_MIN_WORDS, BELOW_HEADLINE_TIMES, BESIDE_PERCENT, BETWEEN_LINKED_PERCENT,
    BETWEEN_MIN_WORDS, BYLINE_OTHER_WORDS, CORRECTION_LEAST_WORDS, LATER_MIN_WORDS,
    OWN_ANSWER_PERCENT, OWN_LINKED_PERCENT, OWN_MIN_WORDS, SUMMARY_MAX_LINKED_PERCENT,
    SUMMARY_MIN_WORDS, TIME_MAX_WORDS, TITLE_FORM_MIN_WORDS, TITLE_WORDS_PERCENT,
};
use std::collections::HashSet;

/// The blocks of a page that are kept so far.
pub(super) struct ArticleBlocks<'a> {
    page: &'a PageLayout,
    reasons: &'a [Option<Reason>],
    headline: Option<usize>,
    pub(super) kept: Vec<bool>,
}

impl<'a> ArticleBlocks<'a> {
    /// Begins with the blocks of `base` that no reason drops.
    pub(super) fn new(
        page: &'a PageLayout,
        reasons: &'a [Option<Reason>],
        headline: Option<usize>,
        mut base: Vec<bool>,
    ) -> Self {
        for (kept, reason) in base.iter_mut().zip(reasons) {
            *kept &= reason.is_none();
        }
        Self { page, reasons, headline, kept: base }
    }

    /// Adds what belongs to the article and takes away what is above it. `title` is its headline,
    /// `authors` are the names of its authors.
    pub(super) fn complete(&mut self, title: Option<&str>, authors: &[String]) {
        self.cut_above_headline();
        let prose =
            |at: &usize| self.kept[*at] && self.block(*at).is_prose(ARTICLE_PROSE_MIN_WORDS);
        let any = |at: &usize| self.kept[*at];
        let all = 0..self.kept.len();
        let first = all.clone().find(prose).or_else(|| all.clone().find(any));
        let last = all.clone().rev().find(prose).or_else(|| all.clone().rev().find(any));
        let (Some(first), Some(last)) = (first, last) else { return };
        let start = self.headline.map(|at| at + 1).filter(|at| *at <= first);
        self.add_summary(start.unwrap_or(first)..first);
        self.add_between(start.unwrap_or(first), first..last);
        self.add_below(last);
        self.add_corrections(start.unwrap_or(first));
        self.drop_titles(title, authors);
        self.drop_captions_above(first);
    }

    fn block(&self, at: usize) -> &HtmlBlock {
        &self.page.blocks[at]
    }

    /// Returns whether nothing says that a block is not part of the article.
    fn is_free(&self, at: usize) -> bool {
        let edge = || matches!(shape(&self.block(at).text), LineShape::Byline | LineShape::Date);
        self.reasons[at].is_none() && !edge()
    }

    fn parent(&self, at: usize) -> Option<usize> {
        self.page.regions[self.block(at).region].parent
    }

    /// Drops the headline and what is above it, unless a third of the text is there.
    fn cut_above_headline(&mut self) {
        let Some(headline) = self.headline else { return };
        self.kept[headline] = false;
        let words = |range: std::ops::Range<usize>| -> usize {
            range.filter(|at| self.kept[*at]).map(|at| self.block(at).words()).sum()
        };
        let above = words(0..headline);
        if above > 0
            && words(headline..self.kept.len()) >= BELOW_HEADLINE_TIMES * above
            && is_on(Rule::TextAboveTheHeadlineGoes)
        {
            self.kept[..headline].fill(false);
        }
    }

    /// Adds sentences between headline and text, and a longer line right below the headline.
    fn add_summary(&mut self, between: std::ops::Range<usize>) {
        for at in between.clone() {
            let block = self.block(at);
            let line = at == between.start
                && block.words() >= SUMMARY_MIN_WORDS
                && !matches!(block.kind, BlockKind::Item | BlockKind::Caption);
            let said = block.is_prose(SUMMARY_MIN_WORDS) || line && is_on(Rule::SummariesLines);
            let free = block.linked_percent() <= SUMMARY_MAX_LINKED_PERCENT
                && self.is_free(at)
                && !self.kept[at];
            if said && free && is_on(Rule::Summaries) {
                self.kept[at] = true;
            }
        }
    }

    /// Adds captions, items, headings and paragraphs between the blocks of the article. `start` is
    /// the first block below the headline.
    fn add_between(&mut self, start: usize, text: std::ops::Range<usize>) {
        let mut words = vec![0; self.page.regions.len()];
        for at in (0..self.kept.len()).filter(|at| self.kept[*at]) {
            if let Some(parent) = self.parent(at) {
                words[parent] += self.block(at).words();
            }
        }
        let all: usize = words.iter().sum();
        for at in (start..text.end).rev() {
            let block = self.block(at);
            let below = self.kept.get(at + 1) == Some(&true);
            let beside = || {
                self.parent(at).is_some_and(|parent| words[parent] * 100 >= all * BESIDE_PERCENT)
            };
            let inside = at >= text.start;
            let (item_links, heading_links) = BETWEEN_LINKED_PERCENT;
            let kind = if self.is_in_figure(at) { BlockKind::Caption } else { block.kind };
            let wanted = match kind {
                BlockKind::Caption => self.reasons[at].is_none(),
                BlockKind::Item => inside && block.linked_percent() < item_links,
                BlockKind::Heading(_) => inside && below && block.linked_percent() < heading_links,
                BlockKind::Paragraph => {
                    inside
                        && (block.is_prose(BETWEEN_MIN_WORDS) || is_linked_sentence(block))
                        && beside()
                }
                BlockKind::Table => inside && beside(),
            };
            // A time heads the entry below it, a name and a date sign a quoted post.
            let heads = inside && below && beside() && block.words() <= TIME_MAX_WORDS;
            let quoted = block.containers.iter().any(|around| around.tag == "blockquote")
                || self.is_in_post(at);
            let set =
                inside && self.reasons[at].is_none() && (quoted || heads && is_time(&block.text));
            let free = kind == BlockKind::Caption || self.is_free(at);
            let named = || match kind {
                BlockKind::Caption => is_on(Rule::BetweenCaptions),
                BlockKind::Item => is_on(Rule::BetweenItems),
                BlockKind::Heading(_) => is_on(Rule::BetweenHeadings),
                BlockKind::Paragraph => is_on(Rule::BetweenParagraphs),
                BlockKind::Table => true,
            };
            let fresh = !self.kept[at];
            if fresh
                && (wanted && free && named() || set && is_on(Rule::BetweenTimesAndQuotedPosts))
            {
                self.kept[at] = true;
            }
        }
    }

    /// Returns whether a block is the text of a figure with a picture.
    fn is_in_figure(&self, at: usize) -> bool {
        let mut around = self.page.ancestors(self.block(at).region);
        self.block(at).is_caption() && around.any(|at| self.page.regions[at].tag == "figure")
    }

    /// Returns whether a block is in a post of somebody else, shown in the text.
    fn is_in_post(&self, at: usize) -> bool {
        let mut around = self.page.ancestors(self.block(at).region);
        around.any(|at| is_post(&self.page.regions[at].names))
    }

    /// Adds sentences right below the last block, in the same region.
    fn add_below(&mut self, last: usize) {
        for at in last + 1..self.kept.len() {
            let block = self.block(at);
            let beside = self.parent(at) == self.parent(last) && block.kind == BlockKind::Paragraph;
            let said = block.is_prose(LATER_MIN_WORDS) || edges::goes_on(self.page, at - 1, at);
            let said = said && beside && self.is_free(at);
            if !said || !self.kept[at] && !is_on(Rule::SentencesBelow) {
                return;
            }
            self.kept[at] = true;
        }
    }

    /// Adds corrections, which may be below everything else.
    fn add_corrections(&mut self, start: usize) {
        for at in start..self.kept.len() {
            let text = &self.block(at).text;
            self.kept[at] |= self.reasons[at].is_none()
                && boilerplate::is_correction(text)
                && self.block(at).words() >= CORRECTION_LEAST_WORDS
                && is_on(Rule::Corrections);
        }
    }

    /// Drops other forms of the headline above the first paragraph, and lines that name the authors
    /// and say little else.
    fn drop_titles(&mut self, title: Option<&str>, authors: &[String]) {
        let title: HashSet<String> = word_set(title.unwrap_or_default());
        let authors: HashSet<String> = word_set(&authors.join(" "));
        let long = |at: &usize| self.kept[*at] && self.block(*at).is_prose(2 * SUMMARY_MIN_WORDS);
        let first = (0..self.kept.len()).find(long).unwrap_or(self.kept.len());
        let below = |at: &usize| self.headline.is_none_or(|headline| headline < *at);
        for at in (0..first).filter(below).filter(|at| self.kept[*at]).collect::<Vec<_>>() {
            let block = self.block(at);
            let own = word_set(&block.text);
            let (shared, all) = (own.intersection(&title).count(), own.union(&title).count());
            let same =
                own.len() >= TITLE_FORM_MIN_WORDS && shared * 100 >= all * TITLE_WORDS_PERCENT;
            let names = !authors.is_empty()
                && own.is_superset(&authors)
                && own.len() <= authors.len() + BYLINE_OTHER_WORDS
                && !block.is_prose(SUMMARY_MIN_WORDS);
            if block.heading == Some(1) && is_on(Rule::OtherHeadlinesGoOfTheFirstLevel)
                || same && is_on(Rule::OtherHeadlinesGoAlike)
                || names && is_on(Rule::OtherHeadlinesGoAuthors)
            {
                self.kept[at] = false;
            }
        }
    }

    /// Drops the captions above the first paragraph: of the picture that a page opens with, of
    /// films and of galleries.
    fn drop_captions_above(&mut self, first: usize) {
        for at in 0..first {
            if self.kept[at]
                && self.block(at).kind == BlockKind::Caption
                && is_on(Rule::CaptionsAboveTheTextGo)
            {
                self.kept[at] = false;
            }
        }
    }
}

/// Returns whether a block is a sentence of which all is a link.
fn is_linked_sentence(block: &HtmlBlock) -> bool {
    super::super::plain_text::shape::is_running_text(&block.text)
        && block.words() >= BETWEEN_MIN_WORDS
}

/// Returns the sentences of the smallest region around the headline that has any: those of a page
/// with a film, say, and nothing else to read.
pub(super) fn below_headline(page: &PageLayout, headline: Option<usize>) -> Vec<bool> {
    let said = |at: usize, region: usize| {
        let block = &page.blocks[at];
        headline.is_some_and(|headline| headline < at)
            && !block.hidden
            && block.is_prose(OWN_MIN_WORDS)
            && page.is_in(block.region, region)
    };
    let all = 0..page.blocks.len();
    let mut around = headline.into_iter().flat_map(|at| page.ancestors(page.blocks[at].region));
    let region = around.find(|region| all.clone().any(|at| said(at, *region)));
    all.map(|at| region.is_some_and(|region| said(at, region))).collect()
}

fn word_set(text: &str) -> HashSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 1)
        .map(str::to_lowercase)
        .collect()
}

/// Returns the blocks from the first paragraph to the last in the innermost region with most of the
/// page's running text, without what the reasons drop.
pub(super) fn own_answer(page: &PageLayout, reasons: &[Option<Reason>]) -> Vec<bool> {
    let free = |at: &usize| reasons[*at].is_none();
    let prose: Vec<usize> = (0..reasons.len())
        .filter(free)
        .filter(|at| page.blocks[*at].is_prose(OWN_MIN_WORDS))
        .collect();
    let mut words = vec![0; page.regions.len()];
    for at in &prose {
        let block = &page.blocks[*at];
        page.ancestors(block.region).for_each(|region| words[region] += block.words());
    }
    let all = words.first().copied().unwrap_or(0);
    let most = |region: &usize| words[*region] * 100 >= all * OWN_ANSWER_PERCENT;
    let Some(region) = (0..words.len()).rev().find(most).filter(|_| all > 0) else {
        return vec![false; reasons.len()];
    };
    let inside = |at: usize| page.is_in(page.blocks[at].region, region);
    let mut text = prose.into_iter().filter(|at| inside(*at));
    let first = text.next().unwrap_or(reasons.len());
    let last = text.next_back().unwrap_or(first);
    (0..reasons.len())
        .map(|at| {
            (first..=last).contains(&at)
                && inside(at)
                && free(&at)
                && (page.blocks[at].linked_percent() < OWN_LINKED_PERCENT
                    || !is_on(Rule::OurOwnAnswerLinksGo))
        })
        .collect()
}
