//! Finds the phrases that a briefing quotes in an original, and tells whose words they are there.

use std::ops::Range;

use super::anchors::Haystack;
#[cfg(feature = "import")]
use crate::model::Voice;
use crate::text::edge::is_word;
use crate::text::fold::fold_plain;
#[cfg(feature = "import")]
use crate::text::quotation_marks::quoted;

/// The passages of an original that are in quotation marks.
#[cfg(feature = "import")]
pub(super) struct SpokenPassages {
    /// Bytes of the plain text. Sorted, disjoint.
    ranges: Vec<Range<usize>>,
}

/// A part of a phrase that must be in the original as it is.
struct PhrasePart {
    /// Folded.
    words: String,
    /// Whether anything may be between it and the part before: an ellipsis, or words in brackets.
    /// Otherwise only a quotation mark may.
    apart: bool,
}

#[cfg(feature = "import")]
impl SpokenPassages {
    pub(super) fn new(plain: &str) -> Self {
        Self { ranges: quoted(plain).into_iter().map(|quoted| quoted.words).collect() }
    }

    /// Returns how often an original has a phrase, and whose words it is there.
    pub(super) fn find(&self, haystack: &Haystack<'_>, phrase: &str) -> (u32, Option<Voice>) {
        let parts = parts(phrase);
        let (mut count, mut outside, mut from) = (0, false, 0);
        while let Some(places) = place(haystack, &parts, from) {
            count += 1;
            outside |= !places.iter().all(|place| self.contains(&haystack.in_plain(place)));
            from = places.first().map_or(usize::MAX, |first| first.start + 1);
            from = haystack.folded.text.ceil_char_boundary(from);
        }
        let voice = if outside { Voice::Outlet } else { Voice::Speaker };
        (count, (count > 0).then_some(voice))
    }

    fn contains(&self, range: &Range<u32>) -> bool {
        let next = self.ranges.partition_point(|it| it.end < range.end as usize);
        self.ranges.get(next).is_some_and(|it| it.start <= range.start as usize)
    }
}

/// Returns whether a text has a phrase, word for word. One without a letter or a digit is
/// everywhere.
pub(super) fn occurs(haystack: &Haystack<'_>, phrase: &str) -> bool {
    let parts = parts(phrase);
    parts.is_empty() || place(haystack, &parts, 0).is_some()
}

/// Returns the places of all parts, the first at or after byte `from` of the folded text.
fn place(
    haystack: &Haystack<'_>,
    parts: &[PhrasePart],
    mut from: usize,
) -> Option<Vec<Range<usize>>> {
    /// A quotation mark with a space.
    const CLOSE: usize = 3;
    let (first, rest) = parts.split_first()?;
    loop {
        let start = any_capital(haystack, &first.words, from)?;
        from = haystack.folded.text.ceil_char_boundary(start.start + 1);
        let mut places = vec![start];
        for part in rest {
            let before = places.last().map_or(0, |place| place.end);
            let next = haystack.first(&part.words, before);
            match next.filter(|next| part.apart || next.start <= before + CLOSE) {
                Some(next) => places.push(next),
                None => break,
            }
        }
        if places.len() == parts.len() {
            return Some(places);
        }
    }
}

/// Returns the first place of words; their first letter may be a capital or not, as a digest fits
/// it into its own sentence.
fn any_capital(haystack: &Haystack<'_>, words: &str, from: usize) -> Option<Range<usize>> {
    let mut rest = words.chars();
    let other: String = match rest.next() {
        Some(c) if c.is_uppercase() => c.to_lowercase().chain(rest).collect(),
        Some(c) => c.to_uppercase().chain(rest).collect(),
        None => return None,
    };
    let both = [haystack.first(words, from), haystack.first(&other, from)];
    both.into_iter().flatten().min_by_key(|place| place.start)
}

/// Splits a phrase at ellipses, at words in brackets, which are the editor's, and at quotation
/// marks, which change within others. Punctuation at the ends of parts belongs to the sentence
/// around the phrase.
fn parts(phrase: &str) -> Vec<PhrasePart> {
    const MARKS: &[char] = &['“', '”', '„', '«', '»', '"', '‘'];
    const PUNCTUATION: &[char] = &['.', ',', ';', ':', '!', '?', '–', '—'];
    let (mut parts, mut apart) = (Vec::new(), false);
    let mut rest = phrase;
    while !rest.is_empty() {
        let end =
            rest.find(|c: char| MARKS.contains(&c) || matches!(c, '…' | '[')).unwrap_or(rest.len());
        let end = rest.find("...").map_or(end, |dots| dots.min(end));
        let words = fold_plain(&rest[..end]);
        let words = words.trim().trim_matches(PUNCTUATION).trim();
        if words.contains(is_word) {
            parts.push(PhrasePart { words: words.to_owned(), apart });
            apart = false;
        }
        rest = &rest[end..];
        let length = match rest.chars().next() {
            Some('[') => rest.find(']').map_or(rest.len(), |at| at + 1),
            Some('.') => 3,
            Some(c) => c.len_utf8(),
            None => 0,
        };
        apart |= rest.starts_with(['[', '…', '.']);
        rest = &rest[length..];
    }
    parts
}

#[cfg(all(test, feature = "import"))]
mod tests {
    use super::*;
    use crate::markdown::{Flavour, project};

    fn find(original: &str, phrase: &str) -> (u32, Option<Voice>) {
        let plain = project(original, Flavour::Article).plain;
        let haystack = Haystack::new(&plain);
        SpokenPassages::new(&plain.text).find(&haystack, phrase)
    }

    #[test]
    fn a_phrase_is_a_speakers_only_if_it_is_never_the_outlets() {
        let text = "The weir is “beyond repair”, she said. It is dry.\n\n\
                    Beyond repair? “Nobody says beyond repair, nobody says closed.”";
        assert_eq!(find(text, "beyond repair"), (3, Some(Voice::Outlet)));
        assert_eq!(find(text, "says closed"), (1, Some(Voice::Speaker)));
        assert_eq!(find(text, "is dry"), (1, Some(Voice::Outlet)));
        assert_eq!(find(text, "is wet"), (0, None));
    }

    #[test]
    fn a_phrase_is_found_word_for_word() {
        let text = "“The old weir, built in 1911, is ‘beyond’ repair,” she said of 40,000 stones.";
        for (phrase, count) in [
            ("The old weir", 1),
            ("the old weir", 1),
            ("The old … repair", 1),
            ("repair … the old", 0),
            ("is “beyond” repair.", 1),
            ("is beyond repair", 0),
            ("[It] is “beyond”", 1),
            ("built in 191", 0),
            ("40", 0),
            ("40,000 stones", 1),
            ("old weir built", 0),
        ] {
            assert_eq!(find(text, phrase).0, count, "{phrase}");
        }
    }
}
