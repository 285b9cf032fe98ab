//! Recognises boilerplate, the text that pages have around their articles, by its words.
//!
//! Each rule names the reason for which its blocks are dropped. The phrases are English, with the
//! commonest in German, French, Spanish, Italian, Polish, Russian and Ukrainian, and a few in other
//! languages. They are in `other_articles`, `below_article`, `controls`, `subscription`,
//! `appeals` and `notices`; `rule` matches them, `addressee` tells when a sentence only mentions
//! them.
//!
//! They are not in `src/language`: a phrase is a rule by itself, with its own reason and limits.

mod addressee;
mod appeals;
mod below_article;
mod controls;
mod live_pages;
mod notices;
mod other_articles;
mod rule;
mod subscription;

use crate::import::switches::{Rule, is_on};
use std::sync::LazyLock;

pub(super) use self::live_pages::offers_more_entries;
pub(super) use self::rule::Effect;
use self::rule::{PhraseRule, Phrases};
use super::reason::Reason;
use crate::import::thresholds::{
    CAPITAL_LABEL_LINE_MAX_WORDS, CAPITAL_LABEL_MIN_BYTES, CORRECTION_MIN_WORDS,
    UPDATE_LABEL_MAX_WORDS, UPDATE_MIN_WORDS,
};
use crate::language;

/// The boilerplate that a rule recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Boilerplate {
    /// Why its block is dropped.
    pub(super) reason: Reason,
    /// The effect on other blocks.
    pub(super) effect: Effect,
}

/// Recognises a block as boilerplate by its words. If several rules match, the one with the widest
/// effect wins. `None` for corrections, which belong to the article.
pub(super) fn recognise(text: &str) -> Option<Boilerplate> {
    let lower = text.to_lowercase().replace('’', "'");
    let lower =
        lower.trim_start_matches(|c: char| !c.is_alphanumeric() && !OPENING_MARKS.contains(&c));
    if is_correction(lower) {
        return None;
    }
    let words = lower.split_whitespace().count();
    let bare = lower.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '!' && c != '?');
    let bare = if bare.is_empty() { lower } else { bare };
    let mut rules = PHRASES.matching(lower, bare, words);
    if !rules.is_empty() {
        let mentions = |rule: &&PhraseRule| {
            only_mentions(rule.reason, lower, words) && is_on(Rule::PhrasesMentionsStay)
        };
        rules.retain(|rule| !mentions(rule));
    }
    rules.sort_by_key(|rule| match rule.effect {
        Effect::EndsArticle => 0,
        Effect::LeadsElsewhere => 1,
        Effect::DropsBlock => 2,
    });
    let labelled = Boilerplate { reason: Reason::OtherArticle, effect: Effect::DropsBlock };
    let found = rules.first().map(|rule| Boilerplate { reason: rule.reason, effect: rule.effect });
    let capital = || has_capital_label(text) && is_on(Rule::PhrasesLabelsInCapitals);
    found.or_else(|| capital().then_some(labelled))
}

/// The phrases of all rules, to be searched at once.
static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let [english, other_languages] = other_articles::RULES;
    Phrases::new(&[
        english,
        other_languages,
        below_article::RULES,
        controls::RULES,
        subscription::RULES,
        appeals::RULES,
        notices::RULES,
    ])
});

/// Returns whether a block only mentions the words of a phrase:
/// `Published in 1902, the book sold forty copies in a year.`
fn only_mentions(reason: Reason, lower: &str, words: usize) -> bool {
    match reason {
        Reason::Appeal => addressee::speaks_of_others(lower, words),
        Reason::Subscription => {
            let named = ["subscri", "newsletter", "inbox", "sign up", "abonn"];
            addressee::speaks_of_others(lower, words)
                && !named.iter().any(|name| lower.contains(name))
        }
        Reason::RightsAndTerms => addressee::speaks_of_others_rights(lower, words),
        _ => false,
    }
}

/// Returns whether a line begins with a heading over other articles in capitals, followed by one of
/// them: `READ NEXT The bridge of Marl`.
fn has_capital_label(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &&&str| {
        word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
    };
    let label: Vec<&str> = words.iter().take_while(capital).copied().collect();
    let label = label.join(" ").to_lowercase();
    let turns = |rule: &PhraseRule| {
        rule.effect == Effect::LeadsElsewhere && rule.phrases.contains(&label.as_str())
    };
    let parted = label.len() >= CAPITAL_LABEL_MIN_BYTES
        && label.split(' ').count() < words.len()
        && words.len() <= CAPITAL_LABEL_LINE_MAX_WORDS;
    parted && other_articles::RULES.into_iter().flatten().any(turns)
}

/// Marks with which phrases begin. Others before a phrase, like arrows and pictograms, are ignored.
const OPENING_MARKS: &[char] =
    &['"', '“', '„', '«', '\'', '‘', '(', '[', '#', '©', '*', '-', '–', '¿', '¡'];

/// Returns whether a block corrects or updates its article. Such a notice is part of the article
/// wherever it is.
pub(super) fn is_correction(text: &str) -> bool {
    let lower = text.to_lowercase();
    let lower = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    let opens = CORRECTION_OPENINGS.iter().any(|phrase| lower.starts_with(phrase));
    let amended = ["article", "story", "report", "piece", "post", "version", "page"]
        .iter()
        .any(|name| lower.contains(name))
        && [
            "was amended",
            "was corrected",
            "has been corrected",
            "has been amended",
            "has been updated",
            "was updated on",
            "misstated",
            "incorrectly ",
        ]
        .iter()
        .any(|word| lower.contains(word));
    opens || is_update(lower) || amended && lower.split_whitespace().count() >= CORRECTION_MIN_WORDS
}

/// Returns whether a block is an update with a label: `Update, 3 March: the town has answered.`
fn is_update(lower: &str) -> bool {
    let opens = language::all()
        .flat_map(|language| &language.date_lines.update_labels)
        .filter_map(|word| lower.strip_prefix(word.as_str()))
        .any(|rest| rest.starts_with([',', ':', ' ', '(']));
    let head = lower.split_whitespace().position(|word| word.ends_with(':'));
    let words = lower.split_whitespace().count();
    opens
        && head.is_some_and(|at| at < UPDATE_LABEL_MAX_WORDS && at + 1 + UPDATE_MIN_WORDS <= words)
        && lower.ends_with(['.', '!', '?'])
}

const CORRECTION_OPENINGS: &[&str] = &[
    "correction:",
    "correction,",
    "correction (",
    "corrections:",
    "clarification:",
    "clarification,",
    "amendment:",
    "an earlier version of",
    "a previous version of",
    "editor's note:",
    "editor’s note:",
    "korrektur:",
    "anmerkung der redaktion:",
    "in einer früheren",
    "in einer ersten fassung",
    "erratum",
    "rectificatif",
    "correctif",
    "fe de errores",
    "fe de erratas",
    "corrección:",
    "rettifica:",
    "correzione:",
    "sprostowanie",
    "исправление:",
    "уточнение:",
    "виправлення:",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn reason_for(text: &str) -> Option<Reason> {
        recognise(text).map(|found| found.reason)
    }

    #[test]
    fn boilerplate_is_recognised_by_its_words() {
        assert_eq!(reason_for("Related Articles"), Some(Reason::OtherArticles));
        assert_eq!(reason_for("Comments (12)"), Some(Reason::Comments));
        assert_eq!(reason_for("© 2024 Someone"), Some(Reason::RightsAndTerms));
        assert_eq!(reason_for("Advertisement"), Some(Reason::Advertisement));
    }

    #[test]
    fn boilerplate_is_recognised_in_other_languages_and_after_marks() {
        assert_eq!(reason_for("→ Lesen Sie auch: Die Brücke von Marl"), Some(Reason::OtherArticle));
        assert_eq!(reason_for("📩 Inscrivez-vous à notre newsletter"), Some(Reason::Subscription));
        assert_eq!(reason_for("Czytaj też"), Some(Reason::OtherArticles));
        assert_eq!(reason_for("Читайте также: мост закрыт"), Some(Reason::OtherArticle));
        assert_eq!(reason_for("Te puede interesar"), Some(Reason::OtherArticles));
        assert_eq!(reason_for("Leggi anche: il ponte è chiuso"), Some(Reason::OtherArticle));
    }

    #[test]
    fn a_label_in_capitals_is_recognised_before_a_headline() {
        assert_eq!(reason_for("READ NEXT Why the weir hums"), Some(Reason::OtherArticle));
        assert_eq!(reason_for("CZYTAJ TAKŻE Most zamknięty"), Some(Reason::OtherArticle));
        assert_eq!(reason_for("Read next year's plan for the weir"), None);
    }

    #[test]
    fn sentences_that_mention_such_words_are_not_boilerplate() {
        for text in [
            "Comments by the minister came late, and nobody in the room believed that they were \
             meant.",
            "Ready to sail since the spring, the ferry lay in the harbour of Marl until the strike \
             was over.",
            "Published in 1902, the book sold forty copies in its first year.",
            "The keeper had unlimited access to the cellars of the town, and he used it in the \
             winter of the flood.",
            "The ferry had left the harbour without permission, and in the fog.",
            "The related question of who pays was put off.",
            "She would share the house with two others until the end of the year.",
            "“We will share this burden with all our partners,” the minister told the house in the \
             evening.",
        ] {
            assert_eq!(recognise(text), None, "{text}");
        }
    }

    #[test]
    fn corrections_are_part_of_the_article() {
        for text in [
            "Correction: the pier is 40 metres long, not 4.",
            "Update, 3 March: The keeper has answered us.",
            "This article was amended on 3 March 2024: the pier is longer than we said.",
        ] {
            assert!(is_correction(text) && recognise(text).is_none(), "{text}");
        }
        assert!(!is_correction("The report was long."));
        assert!(!is_correction("Updates on the river in your inbox."));
    }
}
