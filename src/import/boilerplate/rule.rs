//! A rule: phrases, their position in a block, and the effect of a match.

use crate::import::switches::{Rule, is_on};
use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;

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

/// The phrases of many rules, which one search finds.
pub(super) struct Phrases {
    rules: Vec<&'static PhraseRule>,
    /// The phrases of the automaton's patterns, each with the index of its rule.
    phrases: Vec<(usize, &'static str)>,
    /// Finds phrases without the colons at their ends; `None` if it could not be built.
    automaton: Option<AhoCorasick>,
    /// The longest block on which a rule is tried, in words.
    most_words: usize,
}

impl Phrases {
    /// Collects the phrases of rules.
    pub(super) fn new(rules: &[&'static [PhraseRule]]) -> Self {
        let rules: Vec<&'static PhraseRule> = rules.iter().copied().flatten().collect();
        let phrases: Vec<(usize, &str)> = rules
            .iter()
            .enumerate()
            .flat_map(|(at, rule)| rule.phrases.iter().map(move |phrase| (at, *phrase)))
            .collect();
        let patterns = phrases.iter().map(|(_, phrase)| phrase.trim_end_matches(':'));
        let automaton = AhoCorasick::new(patterns).ok();
        let most_words = rules.iter().map(|rule| rule.words).max().unwrap_or(0);
        Self { rules, phrases, automaton, most_words }
    }

    /// Returns the rules that match a block, in order: `lower` is its text in lower case, `bare`
    /// the same without marks at its end, `words` their number.
    pub(super) fn matching(
        &self,
        lower: &str,
        bare: &str,
        words: usize,
    ) -> Vec<&'static PhraseRule> {
        let Some(automaton) = self.automaton.as_ref().filter(|_| words <= self.most_words) else {
            return Vec::new();
        };
        let found: BTreeSet<usize> = automaton
            .find_overlapping_iter(lower)
            .filter_map(|found| {
                let (at, phrase) = self.phrases[found.pattern().as_usize()];
                let rule = self.rules[at];
                let matches =
                    words <= rule.words && rule.matches(phrase, found.start(), lower, bare);
                (matches && is_on(Rule::Phrases(rule.reason))).then_some(at)
            })
            .collect();
        found.into_iter().map(|at| self.rules[at]).collect()
    }
}

impl PhraseRule {
    /// Returns whether a phrase that is in the block at `at` is where it must be.
    fn matches(&self, phrase: &str, at: usize, lower: &str, bare: &str) -> bool {
        match self.place {
            PhrasePosition::Whole => {
                !lower.ends_with('.') && bare == phrase.trim_end_matches(':') || lower == phrase
            }
            PhrasePosition::Begins => at == 0 && begins(lower, phrase),
            PhrasePosition::Within => is_within(lower, phrase, at),
        }
    }
}

fn begins(text: &str, phrase: &str) -> bool {
    let ends_open = phrase.ends_with(char::is_alphanumeric);
    text.strip_prefix(phrase)
        .is_some_and(|rest| !ends_open || !rest.starts_with(char::is_alphanumeric))
}

/// Returns whether a text has a phrase at `at`, outside quotations: ministers say "our partners",
/// too.
fn is_within(text: &str, phrase: &str, at: usize) -> bool {
    let before = &text[..at];
    let fresh =
        !phrase.starts_with(char::is_alphanumeric) || !before.ends_with(char::is_alphanumeric);
    fresh && begins(&text[at..], phrase) && !is_quoted(before)
}

/// Returns whether a quotation is still open at the end of a text.
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

    fn within(text: &str, phrase: &str) -> bool {
        text.match_indices(phrase).any(|(at, _)| is_within(text, phrase, at))
    }

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
