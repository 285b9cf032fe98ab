//! What a rule is: phrases, where in a block they stand, and what follows.

use crate::import::reason::Reason;

/// How sure a rule makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Effect {
    /// This block is no part of the article.
    DropsBlock,
    /// Other articles may follow: a heading over links, an appeal between paragraphs.
    LeadsElsewhere,
    /// The article is over where this stands after it.
    EndsArticle,
}

/// Where in a block a phrase stands.
pub(super) enum PhrasePosition {
    /// The whole block, marks at its end apart.
    Whole,
    /// Its beginning, at the edge of a word.
    Begins,
    /// Anywhere outside quotation marks, at the edges of words.
    Within,
}

/// Phrases of one sort of furniture.
pub(super) struct PhraseRule {
    /// What sort it is, as a reader is told.
    pub(super) reason: Reason,
    pub(super) effect: Effect,
    pub(super) place: PhrasePosition,
    /// The longest block it is tried on, in words.
    pub(super) words: usize,
    /// In lower case, with straight apostrophes.
    pub(super) phrases: &'static [&'static str],
}

/// Returns a rule.
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
    /// Whether the rule holds for a block: in lower case, without marks at its end, its words
    /// counted.
    pub(super) fn holds(&self, lower: &str, bare: &str, words: usize) -> bool {
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

/// Whether a text holds a phrase that nobody is quoted with: ministers too say "our partners".
fn within(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let before = &text[..at];
        let fresh =
            !phrase.starts_with(char::is_alphanumeric) || !before.ends_with(char::is_alphanumeric);
        fresh && begins(&text[at..], phrase) && !is_quoted(before)
    })
}

/// Whether a quotation is open behind a text.
fn is_quoted(before: &str) -> bool {
    let count = |mark: char| before.matches(mark).count();
    let straight = count('"') % 2 == 1;
    // German ones end in what begins English ones.
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
    fn what_somebody_says_is_no_furniture() {
        assert!(within("we and our partners store data", "our partners"));
        assert!(!within("he said: “we and our partners stand firm”", "our partners"));
        assert!(!within("he said: \"we and our partners stand firm\"", "our partners"));
        assert!(!within("er sagte: „our partners“", "our partners"));
        assert!(within("the “plan” of our partners", "our partners"));
        assert!(!within("in four partnerships", "our partners"), "words, not parts of them");
    }
}
