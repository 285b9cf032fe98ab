//! Finds the entries of live pages, each with a time of its own.
//!
//! An extractor takes the first entry for the article and the others for other articles. This
//! module finds entries by their likeness: regions that look alike, or stretches of one region,
//! each with a time of day and running text.

use super::super::reason::Reason;
use crate::import::thresholds::{
    ABOVE_ENTRIES_MIN_WORDS, ENTRY_PROSE_MIN_WORDS, ENTRY_TIME_LINE_MAX_WORDS, LIVE_MIN_ENTRIES,
};
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::super::boilerplate;
use super::super::page::{BlockKind, Decision, PageBlock};
use super::super::plain_text::shape::ends_sentence;
use super::inline::InlinePiece;
use super::layout::{BlockContent, HtmlBlock, PageLayout};
use super::time_of_day::{is_clock, is_time};

/// The entries of a live page, each as the range of its blocks, in the page's order, apart from
/// each other. Not empty.
#[derive(Debug)]
pub(super) struct LiveBlog {
    entries: Vec<Range<usize>>,
}

/// Finds the entries of a live page; `None` for any other page. `reasons` are those of blocks in
/// boilerplate regions.
pub(super) fn find(page: &PageLayout, live: bool, reasons: &[Option<Reason>]) -> Option<LiveBlog> {
    let claims = live || claims_to_be_live(page);
    let free = |at: &usize| reasons[*at].is_none_or(is_entry_like);
    let prose = |range: Range<usize>| -> usize {
        range
            .filter(free)
            .map(|at| &page.blocks[at])
            .filter(|block| is_prose(block))
            .map(HtmlBlock::words)
            .sum()
    };
    let all = prose(0..page.blocks.len());
    let by_look = by_look(page);
    let groups = by_look
        .into_values()
        .map(|group| with_similar_siblings(page, group))
        .chain(stretches_by_time(page));
    let entries = groups
        .map(|group| {
            let full = |range: &Range<usize>| {
                prose(range.clone()) > 0 && time_block(page, range).is_some()
            };
            group.into_iter().filter(full).collect::<Vec<_>>()
        })
        .filter(|entries| {
            entries.len() >= LIVE_MIN_ENTRIES && (claims || have_bare_times(page, entries))
        })
        .max_by_key(|entries| entries.iter().cloned().map(prose).sum::<usize>())?;
    let text: usize = entries.iter().cloned().map(prose).sum();
    (text * 2 > all).then_some(LiveBlog { entries })
}

/// Returns whether the names of regions say that a page is live.
fn claims_to_be_live(page: &PageLayout) -> bool {
    const NAMES: &[&str] = &[
        "liveblog",
        "live-blog",
        "live_blog",
        "liveticker",
        "live-entry",
        "live-post",
        "livefeed",
    ];
    let named = |names: &str| NAMES.iter().any(|name| names.to_lowercase().contains(name));
    page.regions.iter().any(|region| named(&region.names))
}

/// Returns whether a reason fits entries, too: they look alike, and their headings link to
/// themselves.
fn is_entry_like(reason: Reason) -> bool {
    [Reason::OtherTeaser, Reason::OtherArticle].contains(&reason)
}

fn is_prose(block: &HtmlBlock) -> bool {
    !block.is_linked() && block.words() >= ENTRY_PROSE_MIN_WORDS && ends_sentence(&block.text)
}

/// Adds the regions beside entries that share their first class: a pinned entry has another class,
/// and so another look.
fn with_similar_siblings(page: &PageLayout, mut group: Vec<Range<usize>>) -> Vec<Range<usize>> {
    if group.len() < LIVE_MIN_ENTRIES {
        return group;
    }
    let ranges = page.ranges();
    let kind = |at: usize| {
        let region = &page.regions[at];
        (region.parent, &region.tag, region.names.lines().next())
    };
    let entries: HashSet<&Range<usize>> = group.iter().collect();
    let kinds: HashSet<_> =
        (0..ranges.len()).filter(|at| entries.contains(&ranges[*at])).map(kind).collect();
    // The entries of one look are in order and apart from each other.
    let free = |range: &Range<usize>| {
        let next = group.partition_point(|entry| entry.end <= range.start);
        group.get(next).is_none_or(|entry| range.end <= entry.start)
    };
    let kin: Vec<Range<usize>> = (0..ranges.len())
        .filter(|at| kind(*at).2.is_some() && kinds.contains(&kind(*at)))
        .map(|at| ranges[at].clone())
        .filter(|range| range.len() >= 2 && free(range))
        .collect();
    group.extend(kin);
    group.sort_by_key(|range| range.start);
    group.dedup_by(|next, last| next.start < last.end);
    group
}

/// Returns the ranges of blocks of regions by their look, none within another of the same look.
fn by_look(page: &PageLayout) -> BTreeMap<&str, Vec<Range<usize>>> {
    let ranges = page.ranges();
    let mut out: BTreeMap<&str, Vec<Range<usize>>> = BTreeMap::new();
    for (at, region) in page.regions.iter().enumerate() {
        let boxed = ["article", "section", "div", "li"].contains(&region.tag.as_str());
        let group = out.entry(&region.look).or_default();
        let within = group.last().is_some_and(|last| last.end > ranges[at].start);
        if boxed && !within && ranges[at].len() >= 2 {
            group.push(ranges[at].clone());
        }
    }
    out
}

/// Returns stretches of blocks within one region that begin with a time, or with a heading right
/// above one.
fn stretches_by_time(page: &PageLayout) -> Vec<Vec<Range<usize>>> {
    let parent = |at: usize| page.regions[page.blocks[at].region].parent;
    let mut times: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for at in (0..page.blocks.len()).filter(|at| is_time(&page.blocks[*at].text)) {
        times.entry(parent(at)).or_default().push(at);
    }
    let group = |(parent_region, times): (Option<usize>, Vec<usize>)| {
        let start = |at: usize| {
            let headed = at > 0 && page.blocks[at - 1].heading.is_some_and(|level| level > 1);
            at - usize::from(headed)
        };
        let starts: Vec<usize> = times.into_iter().map(start).collect();
        let end = |at: usize| {
            (at..page.blocks.len())
                .find(|next| {
                    parent_region.is_some_and(|parent_region| {
                        !page.is_in(page.blocks[*next].region, parent_region)
                    })
                })
                .unwrap_or(page.blocks.len())
        };
        let ends = starts.iter().skip(1).copied().chain(starts.last().map(|last| end(*last)));
        starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
    };
    times.into_iter().map(group).collect()
}

/// Returns the index of the block with an entry's time: on a line of its own, or at the beginning
/// of its heading.
fn time_block(page: &PageLayout, entry: &Range<usize>) -> Option<usize> {
    let opens = |block: &HtmlBlock| {
        let first = block.text.split_whitespace().next().unwrap_or_default();
        (block.heading.is_some() || block.words() <= ENTRY_TIME_LINE_MAX_WORDS) && is_clock(first)
    };
    entry.clone().find(|at| is_time(&page.blocks[*at].text) || opens(&page.blocks[*at]))
}

/// Returns whether most entries have a time without a date, as on one day. Posts in forums and
/// comments have dates.
fn have_bare_times(page: &PageLayout, entries: &[Range<usize>]) -> bool {
    let bare = |entry: &&Range<usize>| {
        time_block(page, entry).is_some_and(|at| {
            let block = &page.blocks[at];
            let year =
                |word: &str| word.len() == 4 && word.parse().is_ok_and(|year: u16| year > 1900);
            !block.text.split(|c: char| !c.is_ascii_digit()).any(year)
        })
    };
    entries.iter().filter(bare).count() * 2 > entries.len()
}

impl LiveBlog {
    /// Returns the decision on each block: entries are kept, and running text between the headline
    /// and the first of them.
    pub(super) fn decisions(
        &self,
        page: &PageLayout,
        headline: Option<usize>,
        reasons: &[Option<Reason>],
    ) -> Vec<Decision> {
        let first = self.entries.first().map_or(0, |entry| entry.start);
        let decision = |at: usize| {
            let block = &page.blocks[at];
            let entry = self.entry_of(at);
            // A reason that fits entries counts only for parts of an entry, not for a whole one.
            let whole = entry.is_some_and(|entry| reasons[entry.start].is_some_and(is_entry_like));
            let why = match (reasons[at].filter(|why| !(whole && is_entry_like(*why))), entry) {
                (Some(why), _) => Some(why),
                _ if headline == Some(at) => Some(Reason::Headline),
                (_, Some(entry)) => reason_in_entry(page, entry, at),
                (None, None) if at < first && headline.is_some_and(|headline| headline < at) => {
                    reason_above_entries(block)
                }
                (None, None) => Some(Reason::OutsideEntries),
            };
            why.map_or(Decision::Kept, Decision::Dropped)
        };
        (0..page.blocks.len()).map(decision).collect()
    }

    fn entry_of(&self, block: usize) -> Option<&Range<usize>> {
        let next = self.entries.partition_point(|entry| entry.end <= block);
        self.entries.get(next).filter(|entry| entry.contains(&block))
    }

    /// Returns whether one of the names is outside of the entries.
    pub(super) fn is_outside(&self, blocks: &[PageBlock], names: &[String]) -> bool {
        let outside = |at: &usize| self.entry_of(*at).is_none();
        (0..blocks.len())
            .filter(outside)
            .any(|at| names.iter().any(|name| blocks[at].text.contains(name.as_str())))
    }

    /// Sets the times of the entries in bold, so that the start of each entry is visible.
    pub(super) fn mark_times(&self, page: &mut PageLayout) {
        for entry in &self.entries {
            let Some(at) = time_block(page, entry) else { continue };
            let block = &mut page.blocks[at];
            if let (BlockContent::Text(pieces), true) =
                (&mut block.content, block.kind == BlockKind::Paragraph)
                && !pieces.contains(&InlinePiece::Open("strong"))
            {
                pieces.insert(0, InlinePiece::Open("strong"));
                pieces.push(InlinePiece::Close("strong"));
            }
        }
    }

    /// Returns a warning if the page has more entries than it shows.
    pub(super) fn warning(&self, page: &PageLayout) -> Option<String> {
        let more = |block: &HtmlBlock| boilerplate::offers_more_entries(&block.text);
        page.blocks.iter().any(more).then(|| {
            format!(
                "this live page shows {} entries and offers more: open them all in your browser \
                 before you save it",
                self.entries.len()
            )
        })
    }
}

/// Returns why a block in an entry is dropped; `None` if it is kept.
fn reason_in_entry(page: &PageLayout, entry: &Range<usize>, at: usize) -> Option<Reason> {
    let block = &page.blocks[at];
    if time_block(page, entry) == Some(at) || block.heading.is_some() {
        return None;
    }
    boilerplate::recognise(&block.text).map(|found| found.reason)
}

/// Returns why a block between headline and entries is dropped; `None` if it is kept.
fn reason_above_entries(block: &HtmlBlock) -> Option<Reason> {
    if let Some(found) = boilerplate::recognise(&block.text) {
        return Some(found.reason);
    }
    let long = block.kind == BlockKind::Paragraph
        && block.words() >= ABOVE_ENTRIES_MIN_WORDS
        && !block.is_linked();
    let text = long || block.kind == BlockKind::Item && is_prose(block);
    (!text && block.kind != BlockKind::Caption).then_some(Reason::AboveEntries)
}
