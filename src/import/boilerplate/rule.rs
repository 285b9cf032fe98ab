//! A rule: phrases, their position in a block, and the effect of a match.

use crate::import::reason::Reason;

/// The effect of a match on the block and those after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Effect {
    /// Only this block is not part of the article.
    DropsBlock,
    /// Other articles may follow, as after a heading over links.
    LeadsElsewhere,
    /// The article is over if enough of it precedes this block.
    EndsArticle,
}

/// Where in a block a phrase must be.
pub(super) enum PhrasePosition {
    /// It is the whole block, apart from marks at its end.
    Whole,
    /// It begins the block, and ends at the edge of a word.
    Begins,
    /// It is anywhere outside quotation marks, at the edges of words.
    Within,
}

/// Phrases that share a reason, an effect and a position.
pub(super) struct PhraseRule {
    /// Why a block that matches is dropped.
    pub(super) reason: Reason,
    pub(super) effect: Effect,
    pub(super) place: PhrasePosition,
    /// The longest block on which it is tried, in words.
    pub(super) words: usize,
    /// In lower case, with straight apostrophes.
    pub(super) phrases: &'static [&'static str],
}

pub(super) const fn rule(
    reason: Reason,
    effect: Effect,
    place: PhrasePosition,
    words: usize,
    phrases: &'static [&'static str],
) -> PhraseRule {
    PhraseRule { reason, effect, place, words, phrases }
}

impl PhraseRule {
    /// Whether the rule matches a block: `lower` is its text in lower case, `bare` the same without
    /// marks at its end, `words` their number.
    pub(super) fn matches(&self, lower: &str, bare: &str, words: usize) -> bool {
        let found = |phrase: &&str| match self.place {
            PhrasePosition::Whole => {
                !lower.ends_with('.') && bare == phrase.trim_end_matches(':') || lower == *phrase
            }
            PhrasePosition::Begins => begins(lower, phrase),
            PhrasePosition::Within => within(lower, phrase),
        };
        words <= self.words && self.phrases.iter().any(found)
    }
}

fn begins(text: &str, phrase: &str) -> bool {
    let ends_open = phrase.ends_with(char::is_alphanumeric);
    text.strip_prefix(phrase)
        .is_some_and(|rest| !ends_open || !rest.starts_with(char::is_alphanumeric))
}

/// Whether a text has a phrase outside quotations: ministers say "our partners", too.
fn within(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let before = &text[..at];
        let fresh =
            !phrase.starts_with(char::is_alphanumeric) || !before.ends_with(char::is_alphanumeric);
        fresh && begins(&text[at..], phrase) && !is_quoted(before)
    })
}

/// Whether a quotation is still open at the end of a text.
fn is_quoted(before: &str) -> bool {
    let count = |mark: char| before.matches(mark).count();
    let straight = count('"') % 2 == 1;
    // German quotations end in the mark that begins English ones.
    let curly = before.rfind(['“', '”', '„', '«', '»']).is_some_and(|at| {
        let low = count('„') > 0;
        let mark = before[at..].chars().next();
        matches!(mark, Some('„' | '«')) || mark == Some('“') && !low
    });
    straight || curly
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_are_not_boilerplate() {
        assert!(within("we and our partners store data", "our partners"));
        assert!(!within("he said: “we and our partners stand firm”", "our partners"));
        assert!(!within("he said: \"we and our partners stand firm\"", "our partners"));
        assert!(!within("er sagte: „our partners“", "our partners"));
        assert!(within("the “plan” of our partners", "our partners"));
        assert!(!within("in four partnerships", "our partners"), "words, not parts of them");
    }
}
