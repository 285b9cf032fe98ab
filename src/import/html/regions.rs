//! Which regions of a page are furniture by their structure.
//!
//! A region is believed to be what its names, its heading, its links or its likeness to others say
//! only if it holds neither the headline nor most of the page's running text: themes call the
//! wrapper of an article anything.

use super::super::reason::Reason;
use std::collections::HashMap;
use std::ops::Range;

use super::super::boilerplate::{self, Effect};
use super::super::page::BlockKind;
use super::super::plain_text::shape::ends_sentence;
use super::layout::{HtmlBlock, PageLayout, Region};
use super::region_names;

/// A reason for each block that stands in furniture; `None` for the others. `headline` is the
/// place of the headline.
pub(super) fn reasons(page: &PageLayout, headline: Option<usize>) -> Vec<Option<Reason>> {
    let ranges = page.ranges();
    let mut looks: HashMap<&str, usize> = HashMap::new();
    page.regions.iter().for_each(|region| *looks.entry(&region.look).or_default() += 1);
    let prose = prose(&page.blocks, 0..page.blocks.len());
    let common = common(page, &ranges, prose);
    let judge = RegionClassifier { page, ranges: &ranges, headline, prose, looks, common };
    let mut out = vec![None; page.blocks.len()];
    for (at, range) in ranges.iter().enumerate() {
        let known = judge.region(at);
        let Some(what) = known else { continue };
        for block in
            range.clone().filter(|block| !boilerplate::is_correction(&page.blocks[*block].text))
        {
            out[block] = out[block].or(Some(what));
        }
    }
    judge.cards(&mut out);
    judge.others(&mut out);
    judge.lists(&mut out);
    judge.questions(&mut out);
    out
}

/// How many words of running text blocks have that lead nowhere.
fn prose(blocks: &[HtmlBlock], range: Range<usize>) -> usize {
    blocks[range].iter().filter(|block| is_prose(block)).map(HtmlBlock::words).sum()
}

fn is_prose(block: &HtmlBlock) -> bool {
    let text = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
    text && !block.is_linked() && !block.hidden && block.words() >= 8 && ends_sentence(&block.text)
}

struct RegionClassifier<'a> {
    page: &'a PageLayout,
    ranges: &'a [Range<usize>],
    headline: Option<usize>,
    /// Words of running text on the whole page.
    prose: usize,
    /// How many regions have a look.
    looks: HashMap<&'a str, usize>,
    /// What so many paragraphs are called that it says nothing of any.
    common: Vec<Reason>,
}

/// Returns what paragraphs are called that have, taken together, too much of a page's text to be
/// furniture: a paywall marks each paragraph of the article that it shuts.
fn common(page: &PageLayout, ranges: &[Range<usize>], prose_of_page: usize) -> Vec<Reason> {
    const FEWEST: usize = 3;
    let mut named: HashMap<Reason, (usize, usize)> = HashMap::new();
    for (region, range) in page.regions.iter().zip(ranges).filter(|(_, range)| range.len() == 1) {
        let words = prose(&page.blocks, range.clone());
        let Some(part) = region_names::part(&region.tag, &region.names).filter(|_| words > 0)
        else {
            continue;
        };
        let (count, all) = named.entry(part.reason).or_default();
        (*count, *all) = (*count + 1, *all + words);
    }
    let much = |(count, words): (usize, usize)| count >= FEWEST && words * 3 > prose_of_page;
    named.into_iter().filter(|(_, sum)| much(*sum)).map(|(what, _)| what).collect()
}

impl RegionClassifier<'_> {
    /// Returns what a region is, if it is furniture.
    fn region(&self, at: usize) -> Option<Reason> {
        let region = &self.page.regions[at];
        let range = self.ranges[at].clone();
        let root =
            matches!(region.tag.as_str(), "html" | "body" | "main") || region.parent.is_none();
        if root || range.is_empty() || self.holds_headline(&range) {
            return None;
        }
        self.named(at, &range)
            .or_else(|| self.headed(region, &range))
            .or_else(|| self.links(region, &range))
            .or_else(|| self.calls(at, &range))
    }

    fn holds_headline(&self, range: &Range<usize>) -> bool {
        self.headline.is_some_and(|at| range.contains(&at))
    }

    /// Whether a region has too much of the page's text to be furniture.
    fn is_most(&self, range: &Range<usize>) -> bool {
        prose(&self.page.blocks, range.clone()) * 2 > self.prose
    }

    fn words(&self, range: &Range<usize>) -> usize {
        self.page.blocks[range.clone()].iter().map(HtmlBlock::words).sum()
    }

    /// What a region is called.
    fn named(&self, at: usize, range: &Range<usize>) -> Option<Reason> {
        /// The least text of an article beside its comments.
        const ARTICLE: usize = 60;
        let region = &self.page.regions[at];
        let part = region_names::part(&region.tag, &region.names)?;
        let rest = self.prose - prose(&self.page.blocks, range.clone());
        let most = match part.reason {
            // There may be more of them than of the article.
            Reason::Comments => rest < ARTICLE,
            _ => self.is_most(range),
        };
        let common = range.len() == 1 && self.common.contains(&part.reason);
        if most || common || self.words(range) > part.most || self.is_own(at, part.reason, range) {
            return None;
        }
        Some(part.reason)
    }

    /// Whether a region called something belongs to the article all the same.
    fn is_own(&self, at: usize, reason: Reason, range: &Range<usize>) -> bool {
        let blocks = &self.page.blocks[range.clone()];
        let region = &self.page.regions[at];
        let captions = blocks.iter().all(|block| block.kind == BlockKind::Caption);
        let quoted = self.page.around(at).any(|at| self.page.regions[at].tag == "blockquote");
        let own = || OWN.iter().any(|word| region.names.to_lowercase().contains(word));
        match reason {
            Reason::PageFooter => quoted || captions,
            // A box of facts beside the text is read with it; what leads elsewhere is not.
            Reason::PageSidebar => region.tag == "aside" && own() && !linked(blocks),
            Reason::Form => region.tag == "label",
            Reason::Comments => false,
            _ => captions,
        }
    }

    /// What the first line of a region says that it holds.
    fn headed(&self, region: &Region, range: &Range<usize>) -> Option<Reason> {
        /// Words and paragraphs of running text that make a region more than a list of teasers.
        const TEXT: (usize, usize) = (90, 3);
        let box_like = [
            "div",
            "section",
            "aside",
            "article",
            "ul",
            "ol",
            "td",
            "dl",
            "blockquote",
            "fieldset",
            "figure",
        ];
        let first =
            self.page.blocks[range.clone()].iter().position(|block| !block.hidden)? + range.start;
        if !box_like.contains(&region.tag.as_str()) || range.len() < 2 || self.is_most(range) {
            return None;
        }
        let block = &self.page.blocks[first];
        let found = boilerplate::recognise(&block.text)?;
        let over = found.effect != Effect::DropsBlock
            || [Reason::Subscription, Reason::Appeal].contains(&found.reason);
        let plain = self.page.blocks[first..range.end].iter().filter(|block| {
            is_prose(block) && block.words() >= 20 && block.kind == BlockKind::Paragraph
        });
        let text =
            plain.clone().map(HtmlBlock::words).sum::<usize>() >= TEXT.0 && plain.count() >= TEXT.1;
        let article = found.effect != Effect::EndsArticle && text && !self.is_card_box(range);
        (over && block.words() <= 14 && !article).then_some(found.reason)
    }

    /// Whether the headings in a region lead to other pages.
    fn is_card_box(&self, range: &Range<usize>) -> bool {
        let headings =
            self.page.blocks[range.clone()].iter().skip(1).filter(|block| block.heading.is_some());
        let (all, links) = headings
            .fold((0, 0), |(all, links), block| (all + 1, links + usize::from(block.is_link())));
        all > 0 && links == all
    }

    /// A region of links and little else.
    fn links(&self, region: &Region, range: &Range<usize>) -> Option<Reason> {
        const FEWEST: usize = 3;
        let blocks = &self.page.blocks[range.clone()];
        let listed = ["ul", "ol", "div", "section", "dl"].contains(&region.tag.as_str());
        let text = blocks.iter().any(|block| is_prose(block) && block.words() >= 12);
        let captions =
            blocks.iter().any(|block| block.kind == BlockKind::Caption && !block.is_linked());
        let all = blocks.iter().filter(|block| block.is_linked()).count();
        (listed && !text && !captions && all >= FEWEST && linked(blocks))
            .then_some(Reason::LinkList)
    }

    /// A small box that ends in something to press, or in a short link: it calls for something.
    fn calls(&self, at: usize, range: &Range<usize>) -> Option<Reason> {
        const SMALL: usize = 60;
        const LABEL: usize = 6;
        let region = &self.page.regions[at];
        let blocks = &self.page.blocks[range.clone()];
        let boxed = ["div", "section", "aside"].contains(&region.tag.as_str());
        let captions = blocks.iter().any(|block| block.kind == BlockKind::Caption);
        let alike = self.looks[region.look.as_str()];
        // Questions and answers that fold are many of a kind; so are parts of a text.
        let pictured = ["image", "photo", "picture", "caption", "figure", "gallery", "media"]
            .iter()
            .any(|name| region.names.to_lowercase().contains(name));
        if !boxed
            || captions
            || pictured
            || alike >= 3
            || self.words(range) > SMALL
            || self.is_most(range)
        {
            return None;
        }
        let label = blocks.last().is_some_and(|last| last.is_link() && last.words() <= LABEL);
        let pressed = region.controls || label && blocks.len() >= 2;
        (pressed && blocks.iter().all(|block| block.heading != Some(1)))
            .then_some(Reason::Promotion)
    }

    /// Cards: small regions that open with a title which leads to another page.
    fn cards(&self, out: &mut [Option<Reason>]) {
        const MOST: usize = 90;
        for (at, region) in self.page.regions.iter().enumerate() {
            let range = self.ranges[at].clone();
            let card = ["div", "article", "li", "section", "aside"].contains(&region.tag.as_str());
            if !card || range.len() < 2 || self.holds_headline(&range) || self.is_most(&range) {
                continue;
            }
            let blocks = &self.page.blocks[range.clone()];
            // A label of the section, or a picture's words, may stand above the title.
            let title = blocks.iter().take(3).find(|block| block.words() >= 3);
            let leads =
                title.is_some_and(|block| block.is_link() && block.kind != BlockKind::Caption);
            if leads && self.words(&range) <= MOST {
                range.for_each(|at| out[at] = out[at].or(Some(Reason::OtherTeaser)));
            }
        }
    }

    /// Other articles on the same page: regions like the one around headline and text.
    fn others(&self, out: &mut [Option<Reason>]) {
        const ARTICLE: usize = 60;
        let Some(headline) = self.headline else { return };
        let level = self.page.blocks[headline].heading.unwrap_or(2);
        let mine: Vec<usize> = self
            .page
            .around(self.page.blocks[headline].region)
            .filter(|at| prose(&self.page.blocks, self.ranges[*at].clone()) >= ARTICLE)
            .collect();
        let mut looks: HashMap<&str, usize> = HashMap::new();
        for at in &mine {
            looks.insert(&self.page.regions[*at].look, *at);
        }
        for (at, region) in self.page.regions.iter().enumerate() {
            let Some(own) = looks.get(region.look.as_str()) else { continue };
            let range = self.ranges[at].clone();
            if mine.contains(&at) || self.page.is_in(at, *own) || self.is_most(&range) {
                continue;
            }
            let headed = self.page.blocks[range.clone()]
                .iter()
                .any(|block| block.heading.is_some_and(|heading| heading <= level));
            if headed || region.tag == "article" {
                range.for_each(|at| out[at] = out[at].or(Some(Reason::OtherArticle)));
            }
        }
    }

    /// Questions with a form to answer them below.
    fn questions(&self, out: &mut [Option<Reason>]) {
        const LONGEST: usize = 25;
        for at in 1..out.len() {
            let asked = &self.page.blocks[at - 1];
            let question = asked.text.ends_with('?') && asked.words() <= LONGEST;
            if out[at] == Some(Reason::Form) && question {
                out[at - 1] = out[at - 1].or(Some(Reason::PollOrQuiz));
            }
        }
    }

    /// Lists right below a heading over other articles, both in no region of their own.
    fn lists(&self, out: &mut [Option<Reason>]) {
        const TITLE: usize = 18;
        let blocks = &self.page.blocks;
        for at in 0..blocks.len() {
            let turn = boilerplate::recognise(&blocks[at].text)
                .is_some_and(|found| found.effect == Effect::LeadsElsewhere);
            if !turn || out[at].is_some() {
                continue;
            }
            let rest = (at + 1..blocks.len()).take_while(|next| {
                let block = &blocks[*next];
                let short = block.kind == BlockKind::Item && block.words() <= TITLE;
                block.is_link() || short && !ends_sentence(&block.text)
            });
            rest.for_each(|next| out[next] = out[next].or(Some(Reason::OtherArticles)));
        }
    }
}

/// Words in the names of boxes that are read with the text.
const OWN: &[&str] = &[
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

/// Whether at least two thirds of what blocks say lead elsewhere.
fn linked(blocks: &[HtmlBlock]) -> bool {
    let (all, links) = blocks.iter().fold((0, 0), |(all, links), block| {
        let words = block.words();
        (all + words, links + if block.is_linked() { words } else { 0 })
    });
    links * 3 >= all * 2
}
