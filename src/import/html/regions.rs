//! Finds the regions of a page that are boilerplate, by their structure.
//!
//! Names, links or likeness to others make a region boilerplate only if it has neither
//! the headline nor most of the running text of the page: themes give the wrapper of an article any
//! name.

use super::super::reason::Reason;
use crate::import::switches::{Rule, is_on};
use crate::import::thresholds::{
    COMMON_NAME_MIN_PARAGRAPHS, LINK_LIST_MIN, LINK_LIST_TEXT_MIN_WORDS, PROSE_MIN_WORDS,
    REGION_ARTICLE_MIN_WORDS, SAID_MIN_WORDS,
};
use std::collections::HashMap;
use std::ops::Range;

use super::super::boilerplate;
use super::super::page::BlockKind;
use super::layout::{HtmlBlock, PageLayout, Region};
use super::region_names;

/// Returns for each block why its region is boilerplate; `None` for blocks in none. `headline` is
/// the index of the headline.
pub(super) fn reasons(page: &PageLayout, headline: Option<usize>) -> Vec<Option<Reason>> {
    let ranges = page.ranges();
    let prose = prose_words(&page.blocks, 0..page.blocks.len());
    let common = common_names(page, &ranges, prose);
    let classifier = RegionClassifier { page, ranges: &ranges, headline, prose, common };
    let mut out = vec![None; page.blocks.len()];
    for (at, range) in ranges.iter().enumerate() {
        let known = classifier.reason(at);
        let Some(reason) = known else { continue };
        for block in
            range.clone().filter(|block| !boilerplate::is_correction(&page.blocks[*block].text))
        {
            out[block] = out[block].or(Some(reason));
        }
    }
    classifier.mark_other_articles(&mut out);
    out
}

/// Returns how many words of running text without links the blocks have.
fn prose_words(blocks: &[HtmlBlock], range: Range<usize>) -> usize {
    blocks[range].iter().filter(|block| is_prose(block)).map(HtmlBlock::words).sum()
}

fn is_prose(block: &HtmlBlock) -> bool {
    !block.hidden && !block.is_linked() && block.is_prose(PROSE_MIN_WORDS)
}

/// Finds the boilerplate regions of one page.
struct RegionClassifier<'a> {
    page: &'a PageLayout,
    ranges: &'a [Range<usize>],
    headline: Option<usize>,
    /// Words of running text on the whole page.
    prose: usize,
    /// Reasons by names that so many paragraphs have that they say nothing.
    common: Vec<Reason>,
}

/// Returns the reasons by names of paragraphs that together have too much of the page's text to be
/// boilerplate: a paywall marks each paragraph of the article that it hides.
fn common_names(page: &PageLayout, ranges: &[Range<usize>], prose_of_page: usize) -> Vec<Reason> {
    let mut named: HashMap<Reason, (usize, usize)> = HashMap::new();
    for (region, range) in page.regions.iter().zip(ranges).filter(|(_, range)| range.len() == 1) {
        let words = prose_words(&page.blocks, range.clone());
        let Some(claim) = region_names::claim(&region.tag, &region.names).filter(|_| words > 0)
        else {
            continue;
        };
        let (count, all) = named.entry(claim.reason).or_default();
        (*count, *all) = (*count + 1, *all + words);
    }
    let much = |(count, words): (usize, usize)| {
        count >= COMMON_NAME_MIN_PARAGRAPHS && words * 3 > prose_of_page
    };
    named.into_iter().filter(|(_, sum)| much(*sum)).map(|(reason, _)| reason).collect()
}

impl RegionClassifier<'_> {
    /// Returns why a region is boilerplate; `None` if it is not.
    fn reason(&self, at: usize) -> Option<Reason> {
        let region = &self.page.regions[at];
        let range = self.ranges[at].clone();
        let root =
            matches!(region.tag.as_str(), "html" | "body" | "main") || region.parent.is_none();
        if root || range.is_empty() || self.holds_headline(&range) {
            return None;
        }
        self.by_name(at, &range)
            .or_else(|| self.by_links(region, &range).filter(|_| is_on(Rule::RegionsOfLinks)))
    }

    fn holds_headline(&self, range: &Range<usize>) -> bool {
        self.headline.is_some_and(|at| range.contains(&at))
    }

    /// Returns whether a region has too much of the page's text to be boilerplate.
    fn has_most_text(&self, range: &Range<usize>) -> bool {
        prose_words(&self.page.blocks, range.clone()) * 2 > self.prose
    }

    fn words(&self, range: &Range<usize>) -> usize {
        self.page.blocks[range.clone()].iter().map(HtmlBlock::words).sum()
    }

    /// Returns why a region is boilerplate by its names.
    fn by_name(&self, at: usize, range: &Range<usize>) -> Option<Reason> {
        let region = &self.page.regions[at];
        let claim = region_names::claim(&region.tag, &region.names)?;
        let rest = self.prose - prose_words(&self.page.blocks, range.clone());
        let most = match claim.reason {
            // Comments may have more text than the article.
            Reason::Comments => rest < REGION_ARTICLE_MIN_WORDS,
            _ => self.has_most_text(range),
        };
        let common = range.len() == 1
            && self.common.contains(&claim.reason)
            && is_on(Rule::RegionsCommonNamesStay);
        if most
            || common
            || self.words(range) > claim.max_words
            || self.is_own(at, claim.reason, range) && is_on(Rule::RegionsOwnBoxesStay)
        {
            return None;
        }
        Some(claim.reason)
    }

    /// Returns whether a region belongs to the article in spite of its name.
    fn is_own(&self, at: usize, reason: Reason, range: &Range<usize>) -> bool {
        let blocks = &self.page.blocks[range.clone()];
        let region = &self.page.regions[at];
        let is_quoted =
            |at: usize| self.page.ancestors(at).any(|at| self.page.regions[at].tag == "blockquote");
        match reason {
            // The source of a quotation.
            Reason::PageFooter => is_quoted(at),
            // A box of facts beside the text is part of it, unless it is links.
            Reason::PageSidebar => {
                let names = region.names.to_lowercase();
                let own = OWN_BOXES.iter().any(|word| names.contains(word));
                region.tag == "aside" && own && !are_mostly_linked(blocks)
            }
            // Buttons to share have no sentences; a quoted post has.
            Reason::Sharing => {
                let post = is_post(&region.names);
                let said = |block: &HtmlBlock| block.is_prose(SAID_MIN_WORDS);
                blocks.iter().any(|block| said(block) && (post || is_quoted(block.region)))
            }
            _ => false,
        }
    }

    /// Returns why a region is boilerplate if it is links and little else.
    fn by_links(&self, region: &Region, range: &Range<usize>) -> Option<Reason> {
        let blocks = &self.page.blocks[range.clone()];
        let listed = ["ul", "ol", "div", "section", "dl"].contains(&region.tag.as_str());
        let text =
            blocks.iter().any(|block| is_prose(block) && block.words() >= LINK_LIST_TEXT_MIN_WORDS);
        let captions =
            blocks.iter().any(|block| block.kind == BlockKind::Caption && !block.is_linked());
        let all = blocks.iter().filter(|block| block.is_linked()).count();
        (listed && !text && !captions && all >= LINK_LIST_MIN && are_mostly_linked(blocks))
            .then_some(Reason::LinkList)
    }

    /// Marks other articles on the page: regions like the one with headline and text.
    fn mark_other_articles(&self, out: &mut [Option<Reason>]) {
        let Some(headline) = self.headline else { return };
        let level = self.page.blocks[headline].heading.unwrap_or(2);
        let mine: Vec<usize> = self
            .page
            .ancestors(self.page.blocks[headline].region)
            .filter(|at| {
                prose_words(&self.page.blocks, self.ranges[*at].clone()) >= REGION_ARTICLE_MIN_WORDS
            })
            .collect();
        let mut looks: HashMap<&str, usize> = HashMap::new();
        for at in &mine {
            looks.insert(&self.page.regions[*at].look, *at);
        }
        for (at, region) in self.page.regions.iter().enumerate() {
            let Some(own) = looks.get(region.look.as_str()) else { continue };
            let range = self.ranges[at].clone();
            if mine.contains(&at) || self.page.is_in(at, *own) || self.has_most_text(&range) {
                continue;
            }
            let headed = self.page.blocks[range.clone()]
                .iter()
                .any(|block| block.heading.is_some_and(|heading| heading <= level));
            if (headed || region.tag == "article") && is_on(Rule::RegionsOfOtherArticles) {
                range.for_each(|at| out[at] = out[at].or(Some(Reason::OtherArticle)));
            }
        }
    }
}

/// Words in the names of boxes that are part of the text.
const OWN_BOXES: &[&str] = &[
    "fact",
    "infobox",
    "info-box",
    "keypoint",
    "key-point",
    "takeaway",
    "summary",
    "footnote",
    "endnote",
    "correction",
    "definition",
    "explainer",
    "glance",
    "timeline",
    "quote",
];

/// Returns whether at least two thirds of the words are in blocks that link to other pages.
fn are_mostly_linked(blocks: &[HtmlBlock]) -> bool {
    let (all, links) = blocks.iter().fold((0, 0), |(all, links), block| {
        let words = block.words();
        (all + words, links + if block.is_linked() { words } else { 0 })
    });
    links * 3 >= all * 2
}

/// Returns whether the names of a region say that it is a post of somebody else, shown in the text.
pub(super) fn is_post(names: &str) -> bool {
    let lower = names.to_lowercase();
    let has = |wanted: &[&str]| {
        lower.split(|c: char| !c.is_alphanumeric()).any(|word| wanted.contains(&word))
    };
    has(&["social", "tweet", "twitter", "facebook", "instagram", "mastodon", "telegram"])
        && has(&["post", "embed", "embedded", "quote", "tweet"])
}
