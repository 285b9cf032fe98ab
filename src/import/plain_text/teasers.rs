//! Teasers of other articles in plain text, below a heading over them.

use super::super::boilerplate::Effect;
use super::scored::{ScoredBlock, Signal};
use super::shape::LineShape;
use crate::import::thresholds::{
    ANSWER_MIN_WORDS, ARTICLE_PROSE, ASKED_MAX_WORDS, ASKED_MIN, HEADLINE_SENTENCE_MAX_WORDS,
    LAST_TEASER_MAX_WORDS, LONE_TEASER_MAX_WORDS, PROSE_MAX_POINTS, QUESTION_MAX_WORDS,
    TEASER_MAX_WORDS, TEASER_POINTS,
};

/// Marks teasers: paragraphs under a heading over other articles, each alone below a headline. Two
/// paragraphs in a row, or one without a headline, belong to the article again.
///
/// A single such paragraph is not a teaser above the article, nor a long one if more text follows.
pub(super) fn mark(blocks: &mut [ScoredBlock]) {
    for chain in chains(blocks) {
        let (first, last) = (chain[0], chain[chain.len() - 1]);
        let words = |part: &[ScoredBlock]| -> i32 {
            part.iter().filter(|block| block.is_prose()).map(|block| block.words).sum()
        };
        let above = words(&blocks[..first]) < ARTICLE_PROSE;
        let amid = blocks[first].words > LONE_TEASER_MAX_WORDS
            && words(&blocks[last + 1..]) >= ARTICLE_PROSE;
        if chain.len() == 1 && (above || amid) {
            continue;
        }
        for at in chain {
            let points = -blocks[at].words.min(PROSE_MAX_POINTS) + TEASER_POINTS;
            blocks[at].add(Signal::AloneBelowHeadline, points);
        }
    }
}

/// Whether a line is a question over its answer, on a page of questions and answers that goes on
/// with more than teasers.
pub(super) fn is_interview_question(blocks: &[ScoredBlock], at: usize) -> bool {
    let asked = |at: usize| {
        let question = blocks[at].words <= ASKED_MAX_WORDS && blocks[at].text.ends_with('?');
        question && blocks.get(at + 1).is_some_and(ScoredBlock::is_prose)
    };
    let goes_on =
        blocks[at + 1..].iter().any(|block| block.is_prose() && block.words >= ANSWER_MIN_WORDS);
    asked(at) && goes_on && (0..blocks.len()).filter(|at| asked(*at)).count() >= ASKED_MIN
}

/// Whether a line is a headline in the form of a question, and not one of an interview.
fn is_question_headline(blocks: &[ScoredBlock], at: usize) -> bool {
    blocks[at].words <= QUESTION_MAX_WORDS
        && blocks[at].text.ends_with('?')
        && !is_interview_question(blocks, at)
}

/// Whether a paragraph is alone below a headline. The footer of the page may follow the last of
/// several.
fn below_headline(blocks: &[ScoredBlock], at: usize, before: usize) -> bool {
    let headline = |at: usize| {
        let short = matches!(blocks[at].shape, LineShape::Title | LineShape::Scrap);
        (short || is_question_headline(blocks, at)) && blocks[at].boilerplate.is_none()
    };
    let next = (at + 1 < blocks.len()).then_some(at + 1);
    let next = next.filter(|next| blocks[*next].is_prose() && !headline(*next));
    let alone = next.is_none() || before >= 2 && blocks[at].words <= LAST_TEASER_MAX_WORDS;
    at > 0 && headline(at - 1) && alone && blocks[at].words <= TEASER_MAX_WORDS
}

/// Whether a sentence is a headline in a row of them, right below the heading over them.
fn is_headline_in_row(blocks: &[ScoredBlock], at: usize, before: Option<&usize>) -> bool {
    let one = |block: &ScoredBlock| {
        block.is_prose()
            && block.words <= HEADLINE_SENTENCE_MAX_WORDS
            && !block.text.contains(['“', '"', '„', '«'])
    };
    let follows = before.is_some_and(|before| before + 1 == at);
    let first =
        at > 0 && blocks[at - 1].boilerplate.is_some_and(|f| f.effect == Effect::LeadsElsewhere);
    let goes_on = blocks.get(at + 1).is_none_or(|next| one(next) || !next.is_prose());
    (first || follows) && goes_on && one(&blocks[at])
}

/// Returns paragraphs that are each alone below a headline, grouped by the heading over them all.
/// Neither the result nor a group has empty members.
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
        } else if turned && is_headline_in_row(blocks, at, open.last()) {
            open.push(at);
        } else if turned && blocks[at].is_prose() && !is_question_headline(blocks, at) {
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

    const LONG: &str = "The keeper of the weir had been told of the flood by a boy on a bicycle, \
                        who had seen it come down from the hills in the night and had not stopped \
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
    fn a_single_long_paragraph_or_one_above_the_article_is_no_teaser() {
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
