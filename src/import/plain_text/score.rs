//! Scores how much each block looks like part of an article.
//!
//! A point is about a word of running text. Running text counts for itself, up to a limit, so that
//! a long teaser does not outweigh an article. Short and repeated lines and boilerplate have
//! negative points, and so count against the stretch that would contain them.

use crate::import::switches::{Rule, is_on};
use crate::import::thresholds::{
    ADVERTISEMENT_POINTS, BOILERPLATE_POINTS, BYLINE_OR_DATE_POINTS, ENDS_ARTICLE_POINTS,
    ITEM_POINTS, LEADS_ELSEWHERE_POINTS, MANY_SHORT_LINES, MANY_SHORT_LINES_POINTS,
    PARAGRAPH_MIN_WORDS, PROSE_MAX_POINTS, REPEATED_PARAGRAPH_MIN_WORDS, REPEATED_POINTS,
    SAID_MIN_WORDS, SHORT_POINTS,
};
use std::collections::HashMap;

use super::super::boilerplate::{self, Boilerplate, Effect};
use super::super::reason::Reason;
use super::super::word_count;
pub(in super::super) use super::scored::ScoredBlock;
use super::shape::{LineShape, ends_sentence, shape};
use crate::text::fold::letters_and_digits;

/// Marks of items, in copied text and in that of text browsers.
pub(super) const ITEM_MARKS: &[char] =
    &['•', '□', '◦', '▪', '*', '·', '+', '☆', '○', '■', '-', '–'];

/// Scores each block by itself, by its repetitions, and by the lines before it.
pub(in super::super) fn score(blocks: &[String]) -> Vec<ScoredBlock> {
    let keys: Vec<String> = blocks.iter().map(|text| letters_and_digits(text)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    keys.iter().for_each(|key| *counts.entry(key).or_default() += 1);
    let mut out: Vec<ScoredBlock> = blocks
        .iter()
        .zip(&keys)
        .map(|(text, key)| score_alone(text, counts[key.as_str()] > 1))
        .collect();
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (at, key) in keys.iter().enumerate() {
        if let Some(before) = seen.insert(key, at) {
            out[at].repeats.0 = Some(before);
            out[before].repeats.1 = Some(at);
        }
    }
    // Many short lines in a row are a menu, not headings.
    let mut run = 0;
    for block in &mut out {
        let paragraph = block.shape == LineShape::Prose && block.words >= PARAGRAPH_MIN_WORDS;
        run = if paragraph { 0 } else { run + 1 };
        if run >= MANY_SHORT_LINES && block.shape != LineShape::Prose && is_on(Rule::TextMenus) {
            block.points += MANY_SHORT_LINES_POINTS;
        }
    }
    out
}

/// Scores a block by itself.
fn score_alone(text: &str, repeated: bool) -> ScoredBlock {
    let bare = text.trim_start_matches(|c: char| ITEM_MARKS.contains(&c) || c.is_whitespace());
    let bare = if bare.is_empty() { text } else { bare };
    let words = i32::try_from(word_count::words(bare)).unwrap_or(i32::MAX);
    let boilerplate = boilerplate::recognise(bare).filter(|found| !only_says(*found, bare, words));
    let shape = shape(bare);
    let length = words.min(PROSE_MAX_POINTS);
    let prose = shape == LineShape::Prose;
    let again = repeated && (!prose || words >= REPEATED_PARAGRAPH_MIN_WORDS);
    let mut points = match shape {
        LineShape::Prose if again => 0,
        LineShape::Prose => length,
        LineShape::Row | LineShape::Caption | LineShape::Picture => 0,
        LineShape::Title | LineShape::Scrap => SHORT_POINTS,
        LineShape::Byline | LineShape::Date => BYLINE_OR_DATE_POINTS,
    };
    if !prose && shape != LineShape::Picture {
        points += if bare.len() < text.len() && is_on(Rule::TextItems) { ITEM_POINTS } else { 0 };
        points += if again && boilerplate.is_none() && is_on(Rule::TextRepeatedLines) {
            REPEATED_POINTS
        } else {
            0
        };
    }
    if let Some(found) = boilerplate {
        let own = if prose { -length } else { 0 };
        points += match found.effect {
            Effect::DropsBlock if found.reason == Reason::Advertisement => ADVERTISEMENT_POINTS,
            Effect::DropsBlock => own + BOILERPLATE_POINTS,
            Effect::LeadsElsewhere => own + LEADS_ELSEWHERE_POINTS,
            Effect::EndsArticle => own + ENDS_ARTICLE_POINTS,
        };
    }
    let text = text.to_owned();
    ScoredBlock { text, words, shape, boilerplate, repeated, repeats: (None, None), points }
}

/// Returns whether a sentence only says what begins like boilerplate: `Follow the tide, he said.`
/// Requests and notices are sentences, too.
fn only_says(found: Boilerplate, text: &str, words: i32) -> bool {
    let sentences = [
        Reason::Subscription,
        Reason::Appeal,
        Reason::RightsAndTerms,
        Reason::Disclaimer,
        Reason::AboutAuthor,
    ];
    !sentences.contains(&found.reason)
        && usize::try_from(words).is_ok_and(|words| words >= SAID_MIN_WORDS)
        && ends_sentence(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(line: &str) -> i32 {
        score(&[line.to_owned()])[0].points
    }

    #[test]
    fn running_text_counts_and_the_rest_counts_against() {
        assert_eq!(points("The boat left the harbour in the fog."), 8);
        assert!(points("The boat left") < 0);
        assert!(points("• The boat left") < points("The boat left"));
        assert_eq!(points("[boat-in-the-fog]"), 0);
        assert!(points("Subscribe to our newsletter and get the boats in your inbox.") < 0);
        assert!(points("Follow the boats, not the map, the keeper said.") > 0);
        assert!(points("Comments") < -50);
    }

    #[test]
    fn short_answers_may_be_repeated_and_menus_may_not() {
        let said = ["He did not know.".to_owned(), "He did not know.".to_owned()];
        assert!(score(&said).iter().all(|block| block.points > 0));
        let menu = ["Boats of the week".to_owned(), "Boats of the week".to_owned()];
        assert!(score(&menu)[0].points < points("Boats of the week"));
    }
}
