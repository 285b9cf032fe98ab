//! Teasers of other articles among lines of plain text, below a heading over them.

use super::super::boilerplate::Effect;
use super::scored::{ARTICLE, MOST, ScoredBlock, Signal};
use super::shape::LineShape;

/// The most words of a teaser.
const TEASER: i32 = 50;

/// Marks the paragraphs under a heading over other articles: each alone below a headline. Two
/// paragraphs in a row, or one without a headline, and the article goes on.
///
/// One paragraph alone is none above the article, and none if it is long and the article goes on.
pub(super) fn mark(blocks: &mut [ScoredBlock]) {
    const LONG: i32 = 25;
    for chain in chains(blocks) {
        let (first, last) = (chain[0], chain[chain.len() - 1]);
        let words = |part: &[ScoredBlock]| -> i32 {
            part.iter().filter(|block| block.is_prose()).map(|block| block.words).sum()
        };
        let above = words(&blocks[..first]) < ARTICLE;
        let amid = blocks[first].words > LONG && words(&blocks[last + 1..]) >= ARTICLE;
        if chain.len() == 1 && (above || amid) {
            continue;
        }
        for at in chain {
            let points = -blocks[at].words.min(MOST) - 6;
            blocks[at].add(Signal::AloneBelowHeadline, points);
        }
    }
}

/// Whether a line is a question over its answer, on a page of questions and answers that goes on
/// with more than teasers.
pub(super) fn asks(blocks: &[ScoredBlock], at: usize) -> bool {
    const FEWEST: usize = 4;
    const LONG: i32 = 40;
    let asked = |at: usize| {
        let question = blocks[at].words <= 25 && blocks[at].text.ends_with('?');
        question && blocks.get(at + 1).is_some_and(ScoredBlock::is_prose)
    };
    let goes_on = blocks[at + 1..].iter().any(|block| block.is_prose() && block.words >= LONG);
    asked(at) && goes_on && (0..blocks.len()).filter(|at| asked(*at)).count() >= FEWEST
}

/// Whether a headline asks: on a page of questions and answers it is one of them.
fn is_question(blocks: &[ScoredBlock], at: usize) -> bool {
    blocks[at].words <= 16 && blocks[at].text.ends_with('?') && !asks(blocks, at)
}

/// Whether a paragraph stands alone below a headline. The last of several may have the page's foot
/// right below.
fn below_headline(blocks: &[ScoredBlock], at: usize, before: usize) -> bool {
    const LAST: i32 = 30;
    let headline = |at: usize| {
        let short = matches!(blocks[at].shape, LineShape::Title | LineShape::Scrap);
        (short || is_question(blocks, at)) && blocks[at].boilerplate.is_none()
    };
    let next = (at + 1 < blocks.len()).then_some(at + 1);
    let next = next.filter(|next| blocks[*next].is_prose() && !headline(*next));
    let alone = next.is_none() || before >= 2 && blocks[at].words <= LAST;
    at > 0 && headline(at - 1) && alone && blocks[at].words <= TEASER
}

/// Whether a sentence is a headline in a row of such, right below the heading over them.
fn in_row(blocks: &[ScoredBlock], at: usize, before: Option<&usize>) -> bool {
    const HEADLINE: i32 = 12;
    let one = |block: &ScoredBlock| {
        block.is_prose() && block.words <= HEADLINE && !block.text.contains(['“', '"', '„', '«'])
    };
    let follows = before.is_some_and(|before| before + 1 == at);
    let first =
        at > 0 && blocks[at - 1].boilerplate.is_some_and(|f| f.effect == Effect::LeadsElsewhere);
    let goes_on = blocks.get(at + 1).is_none_or(|next| one(next) || !next.is_prose());
    (first || follows) && goes_on && one(&blocks[at])
}

/// Returns the paragraphs that stand each alone below a headline, by the headings over them all.
fn chains(blocks: &[ScoredBlock]) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = Vec::new();
    let mut turned = false;
    let mut open: Vec<usize> = Vec::new();
    for at in 0..blocks.len() {
        if let Some(found) = blocks[at].boilerplate {
            if found.effect == Effect::LeadsElsewhere {
                turned = true;
                out.push(std::mem::take(&mut open));
            }
        } else if turned && in_row(blocks, at, open.last()) {
            open.push(at);
        } else if turned && blocks[at].is_prose() && !is_question(blocks, at) {
            turned = below_headline(blocks, at, open.len());
            if turned {
                open.push(at);
            }
        }
    }
    out.push(open);
    out.retain(|chain| !chain.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::super::score::score;

    const LONG: &str = "The keeper of the weir had been told of the flood by a boy on a bicycle, who \
                        had seen it come down from the hills in the night and had not stopped \
                        to sleep, and he had believed him, as nobody else in the town had done.";

    fn teasers(lines: &[&str]) -> Vec<usize> {
        let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        let blocks = score(&lines);
        (0..blocks.len()).filter(|at| blocks[*at].is_teaser()).collect()
    }

    #[test]
    fn headlines_may_ask_or_be_sentences() {
        let asks = [
            "Read more",
            "Who owns the weir?",
            "Nobody does, it is said.",
            "A new boat",
            "It is red all over.",
        ];
        assert_eq!(teasers(&[&[LONG, LONG], &asks[..]].concat()), [3, 4, 6]);
        let rows = ["Read more", "The keeper is gone.", "The boat that sank twice."];
        assert_eq!(teasers(&[&[LONG, LONG], &rows[..]].concat()), [3, 4]);
    }

    #[test]
    fn one_long_paragraph_is_none_and_the_first_of_a_page_neither() {
        let related = ["Read more", "A new boat for the keeper"];
        let text = [&[LONG], &related[..], &[LONG, "After the flood", LONG, LONG]].concat();
        assert!(teasers(&text).is_empty(), "an article goes on");
        let top =
            ["Trending", "A new boat for the keeper", "It is red all over.", "By Ada Moss", LONG];
        assert!(teasers(&top).is_empty(), "a summary below the headline");
    }

    #[test]
    fn answers_are_no_teasers() {
        let asked = [
            "Who saw it?",
            "Nobody.",
            "Why is that?",
            "It was dark.",
            "And then?",
            "Rain fell.",
            "And you?",
        ];
        let text = [&[LONG, "Read more", "A new boat"], &asked[..], &[LONG]].concat();
        assert!(teasers(&text).is_empty());
    }
}
