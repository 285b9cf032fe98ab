//! What pages have around their articles, known by its words.
//!
//! Each rule names the sort of furniture it finds, since that is the reason a reader is given. The
//! words are those of English pages, with the commonest of German, French, Spanish, Italian,
//! Polish, Russian and Ukrainian ones, and a few of others. They are in `others`, `below`, `controls`,
//! `sharing`, `money` and `legal`; `rule` says how they are tried, `address` when they only tell of others.

mod addressee;
mod below_article;
mod controls;
mod notices;
mod other_articles;
mod rule;
mod sharing;
mod subscription;

pub(super) use self::rule::Effect;
use self::rule::PhraseRule;
use super::reason::Reason;

/// A rule that held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Boilerplate {
    /// What sort of furniture it is.
    pub(super) reason: Reason,
    /// What follows from it.
    pub(super) effect: Effect,
}

/// Returns the sort of furniture that a block is by its words, the strongest rule first.
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
    let all = [
        other_articles::RULES,
        below_article::RULES,
        controls::RULES,
        sharing::RULES,
        subscription::RULES,
        notices::RULES,
    ];
    let mut rules: Vec<&PhraseRule> =
        all.into_iter().flatten().filter(|rule| rule.holds(lower, bare, words)).collect();
    if !rules.is_empty() {
        rules.retain(|rule| !only_mentions(rule.reason, lower, words));
    }
    rules.sort_by_key(|rule| match rule.effect {
        Effect::EndsArticle => 0,
        Effect::LeadsElsewhere => 1,
        Effect::DropsBlock => 2,
    });
    let labelled = Boilerplate { reason: Reason::OtherArticle, effect: Effect::DropsBlock };
    let found = rules.first().map(|rule| Boilerplate { reason: rule.reason, effect: rule.effect });
    found.or_else(|| has_capital_label(text).then_some(labelled))
}

/// Whether a block has a phrase of some sort of furniture and only tells of the like.
fn only_mentions(reason: Reason, lower: &str, words: usize) -> bool {
    match reason {
        Reason::Appeal => addressee::tells_of_others(lower, words),
        Reason::Subscription => {
            let named = ["subscri", "newsletter", "inbox", "sign up", "abonn"];
            addressee::tells_of_others(lower, words)
                && !named.iter().any(|name| lower.contains(name))
        }
        Reason::RightsAndTerms => addressee::tells_of_others_terms(lower, words),
        // `Published in 1902, the book sold forty copies in a year.`
        Reason::Tags => words >= 9 && lower.ends_with('.') && !lower.contains('#'),
        _ => false,
    }
}

/// Whether a line opens with a heading over other articles in capitals, run together with what
/// it leads to: `READ NEXT The bridge of Marl`.
fn has_capital_label(text: &str) -> bool {
    const MOST: usize = 24;
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &&&str| {
        word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
    };
    let label: Vec<&str> = words.iter().take_while(capital).copied().collect();
    let label = label.join(" ").to_lowercase();
    let turns = |rule: &PhraseRule| {
        rule.effect == Effect::LeadsElsewhere && rule.phrases.contains(&label.as_str())
    };
    let parted = label.len() >= 7 && label.split(' ').count() < words.len() && words.len() <= MOST;
    parted && other_articles::RULES.iter().any(turns)
}

/// Marks that rules begin with; others, like arrows and pictograms, are passed over.
const OPENING_MARKS: &[char] =
    &['"', '“', '„', '«', '\'', '‘', '(', '[', '#', '©', '*', '-', '–', '¿', '¡'];

/// Whether a block amends the article it stands in: such a notice is part of it, wherever it is.
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
    opens || is_update(lower) || amended && lower.split_whitespace().count() >= 8
}

/// Whether a note says when an article was added to: `Update, 3 March: the town has answered.`
fn is_update(lower: &str) -> bool {
    const HEAD: usize = 6;
    let opens = ["update", "updated", "aktualisierung", "mise à jour", "actualización"]
        .iter()
        .filter_map(|word| lower.strip_prefix(word))
        .any(|rest| rest.starts_with([',', ':', ' ', '(']));
    let head = lower.split_whitespace().position(|word| word.ends_with(':'));
    let words = lower.split_whitespace().count();
    opens && head.is_some_and(|at| at < HEAD && at + 4 <= words) && lower.ends_with(['.', '!', '?'])
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

    fn what(text: &str) -> Option<Reason> {
        recognise(text).map(|found| found.reason)
    }

    #[test]
    fn furniture_is_known_by_its_words() {
        assert_eq!(what("Related Articles"), Some(Reason::OtherArticles));
        assert_eq!(what("Tags :"), Some(Reason::Tags));
        assert_eq!(what("Comments (12)"), Some(Reason::Comments));
        assert_eq!(what("© 2024 Someone"), Some(Reason::RightsAndTerms));
        assert_eq!(what("Advertisement"), Some(Reason::Advertisement));
    }

    #[test]
    fn furniture_of_other_languages_and_behind_marks() {
        assert_eq!(what("→ Lesen Sie auch: Die Brücke von Marl"), Some(Reason::OtherArticle));
        assert_eq!(what("📩 Inscrivez-vous à notre newsletter"), Some(Reason::Subscription));
        assert_eq!(what("Czytaj też"), Some(Reason::OtherArticles));
        assert_eq!(what("Читайте также: мост закрыт"), Some(Reason::OtherArticle));
        assert_eq!(what("Te puede interesar"), Some(Reason::OtherArticles));
        assert_eq!(what("Leggi anche: il ponte è chiuso"), Some(Reason::OtherArticle));
    }

    #[test]
    fn a_label_in_capitals_is_told_from_what_it_leads_to() {
        assert_eq!(what("READ NEXT Why the weir hums"), Some(Reason::OtherArticle));
        assert_eq!(what("CZYTAJ TAKŻE Most zamknięty"), Some(Reason::OtherArticle));
        assert_eq!(what("Read next year's plan for the weir"), None);
    }

    #[test]
    fn sentences_with_such_words_are_none() {
        for text in [
            "Comments by the minister came late, and nobody in the room believed that they were meant.",
            "Ready to sail since the spring, the ferry lay in the harbour of Marl until the strike was over.",
            "Published in 1902, the book sold forty copies in its first year.",
            "The keeper had unlimited access to the cellars of the town, and he used it in the winter of the flood.",
            "The ferry had left the harbour without permission, and in the fog.",
            "The related question of who pays was put off.",
            "She would share the house with two others until the end of the year.",
            "“We will share this burden with all our partners,” the minister told the house in the evening.",
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
