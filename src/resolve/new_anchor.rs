//! Writes anchors for new notes, from words of the article or a line of its file.

use std::ops::Range;

use super::anchors::Haystack;
use super::beside::BesideTexts;
use super::nearest::nearest;
use super::propose::{self, ProposedPassage};
use crate::markdown::{Flavour, locate};
use crate::model::document::ArticleDoc;
use crate::source::{LineColumn, Span, position};
use crate::text::fold::fold_plain;
#[cfg(feature = "import")]
use crate::text::fold::letters_and_digits;
use crate::text::sentence;

/// The result of the search for an anchor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewAnchor {
    /// A blockquote that quotes this passage only, the words that it is about, and their position
    /// in the file.
    Anchor(String, String, LineColumn),
    /// The words occur in several places: the position and the sentence of each.
    Several(Vec<(LineColumn, String)>),
    /// The words do not occur. Has the nearest passage.
    Nowhere(Option<String>),
    /// No words around the passage distinguish it from another.
    NotUnique,
}

/// Returns the anchor for `words` of an article. `occurrence`, from 1, chooses one of several
/// places.
pub fn quote(article: &ArticleDoc, words: &str, occurrence: Option<usize>) -> NewAnchor {
    let haystack = Haystack::new(&article.body.plain);
    let folded = fold_plain(words);
    let folded = folded.trim();
    let places = haystack.occurrences(folded, 0..haystack.folded.text.len());
    let chosen = match (occurrence, places.len()) {
        (_, 0) => {
            let span = Span::new(article.file, 0, 0..0);
            if let Some(anchor) = BesideTexts::new(article).search().anchor(folded, span) {
                return NewAnchor::Anchor(anchor, folded.to_owned(), position("", 0));
            }
            let near = nearest(&haystack, folded, 0);
            return NewAnchor::Nowhere(
                near.map(|near| haystack.folded.text[near.place].to_owned()),
            );
        }
        (Some(number), _) => number.checked_sub(1).and_then(|at| places.get(at)),
        (None, 1) => places.first(),
        (None, _) => None,
    };
    match chosen {
        Some(place) => anchor(article, &haystack, place.clone()),
        None => {
            let place = |place| {
                let plain = haystack.in_plain(place);
                (place_of(article, plain.start), sentence_of(article, plain))
            };
            NewAnchor::Several(places.iter().map(place).collect())
        }
    }
}

/// Returns which occurrence of `words`, from 1, is between the texts `before` and `after`: the
/// one that has most of them in common with its surroundings, letter by letter. `None` if none or
/// several have most, or if that is next to nothing.
#[cfg(feature = "import")]
pub fn occurrence_between(
    article: &ArticleDoc,
    words: &str,
    before: &str,
    after: &str,
) -> Option<usize> {
    /// Letters that are enough to tell places apart, if there are so many.
    const ENOUGH: usize = 8;
    let haystack = Haystack::new(&article.body.plain);
    let text = &haystack.folded.text;
    let (before, after) = (letters_and_digits(before), letters_and_digits(after));
    let common = |place: &Range<usize>| {
        // White space may differ: browsers know nothing of our line breaks.
        let from =
            text[..place.start].char_indices().rev().nth(4 * before.len()).map_or(0, |it| it.0);
        let to = text[place.end..].char_indices().nth(4 * after.len());
        let to = to.map_or(text.len(), |(at, _)| place.end + at);
        let left = letters_and_digits(&text[from..place.start]);
        let right = letters_and_digits(&text[place.end..to]);
        let left = left.chars().rev().zip(before.chars().rev()).take_while(|(a, b)| a == b).count();
        left + right.chars().zip(after.chars()).take_while(|(a, b)| a == b).count()
    };
    let places = haystack.occurrences(fold_plain(words).trim(), 0..text.len());
    let scores: Vec<usize> = places.iter().map(common).collect();
    let most = scores.iter().copied().max()?;
    let known = before.chars().count() + after.chars().count();
    let alone = scores.iter().filter(|score| **score == most).count() == 1;
    let at = scores.iter().position(|score| *score == most)?;
    (alone && most >= known.clamp(1, ENOUGH)).then_some(at + 1)
}

/// Returns the anchor for the first sentence that begins on, or continues on, a line of the
/// article's file. Lines count from 1. `None` where the line has no text.
pub fn quote_line(article: &ArticleDoc, line: usize) -> Option<NewAnchor> {
    let plain = &article.body.plain;
    let leaf = plain
        .leaves
        .iter()
        .rev()
        .find(|leaf| leaf.start < leaf.end && place_of(article, leaf.start).line <= line)?;
    let text = &plain.text[leaf.start as usize..leaf.end as usize];
    let word = text
        .char_indices()
        .filter(|(at, c)| {
            !c.is_whitespace() && (*at == 0 || text[..*at].ends_with(char::is_whitespace))
        })
        .find(|(at, _)| {
            let offset = leaf.start + u32::try_from(*at).unwrap_or(u32::MAX);
            place_of(article, offset).line >= line
        });
    let (at, first) = word?;
    let on_line =
        place_of(article, leaf.start + u32::try_from(at).unwrap_or(u32::MAX)).line == line;
    on_line.then_some(())?;
    let sentence = sentence::around(text, at..at + first.len_utf8());
    let haystack = Haystack::new(plain);
    let base = leaf.start as usize;
    let range =
        haystack.folded.folded(base + sentence.start)..haystack.folded.folded(base + sentence.end);
    Some(anchor(article, &haystack, range))
}

fn anchor(article: &ArticleDoc, haystack: &Haystack<'_>, place: Range<usize>) -> NewAnchor {
    let at = place_of(article, haystack.in_plain(&place).start);
    let words = haystack.folded.text[place.clone()].to_owned();
    // The span is only for messages, of which there are none here.
    let span = Span::new(article.file, 0, 0..0);
    let passage = ProposedPassage { phrases: vec![place.clone()], exact: place, span };
    match propose::anchor(haystack, &passage) {
        Some(quote) => NewAnchor::Anchor(quote, words, at),
        None => NewAnchor::NotUnique,
    }
}

/// Returns the sentence around words of the plain text.
fn sentence_of(article: &ArticleDoc, words: Range<u32>) -> String {
    let plain = &article.body.plain;
    let leaf = plain.leaves.iter().find(|leaf| leaf.start <= words.start && words.end <= leaf.end);
    let (start, end) = leaf.map_or((words.start, words.end), |leaf| (leaf.start, leaf.end));
    let text = &plain.text[start as usize..end as usize];
    let within = (words.start - start) as usize..(words.end - start) as usize;
    text[sentence::around(text, within)].to_owned()
}

fn place_of(article: &ArticleDoc, plain: u32) -> LineColumn {
    let body = &article.body;
    let at = locate(body.markdown(), Flavour::Article, plain as usize);
    position(&body.file_text, body.span.start as usize + at)
}
