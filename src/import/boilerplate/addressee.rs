//! Tells whether a text speaks to its reader, as all requests for money or an address do.

use crate::import::thresholds::{ENGLISH_MIN_WORDS, PHRASE_ALONE_MAX_WORDS};
use crate::language;

/// Returns whether a longer English text, in lower case, speaks only of others: it reports an
/// appeal and is not one. Quotations do not count. Short texts are decided by their phrases alone.
pub(super) fn speaks_of_others(lower: &str, words: usize) -> bool {
    if words <= PHRASE_ALONE_MAX_WORDS {
        return false;
    }
    let spoken = without_quotations(lower);
    let all: Vec<&str> = spoken
        .split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .filter(|word| !word.is_empty())
        .collect();
    let words = &language::english().running_text;
    let is_in = |list: &[String], word: &str| list.iter().any(|listed| listed == word);
    let english = all.iter().filter(|word| is_in(&words.common, word)).count();
    english >= ENGLISH_MIN_WORDS && !all.iter().any(|word| is_in(&words.address, word))
}

/// Words of notices of rights: such a notice has at least one of them beside its phrase.
const NOTICE_WORDS: &[&str] = &[
    "reproduc",
    "publish",
    "copied",
    "copying",
    "redistribut",
    "rewritten",
    "content",
    "material",
    "site",
    "reserved",
    "©",
    "licen",
    "cookie",
    "article",
    "information",
    "quotes",
    "personal",
];

/// Returns whether a sentence, in lower case, with a phrase of a notice of rights says nothing
/// about its own page.
pub(super) fn speaks_of_others_rights(lower: &str, words: usize) -> bool {
    lower.ends_with('.')
        && speaks_of_others(lower, words + PHRASE_ALONE_MAX_WORDS)
        && !NOTICE_WORDS.iter().any(|word| lower.contains(word))
}

/// Returns a text without its quotations.
fn without_quotations(text: &str) -> String {
    let mut open = false;
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '“' => open = true,
            '”' => open = false,
            '"' => open = !open,
            _ if !open => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn others(text: &str) -> bool {
        speaks_of_others(&text.to_lowercase(), text.split_whitespace().count())
    }

    #[test]
    fn a_notice_speaks_about_its_page() {
        let others = |text: &str| speaks_of_others_rights(text, text.split_whitespace().count());
        assert!(others("the ferry left the harbour without permission on monday, in the fog."));
        assert!(!others("nothing in the pages may be reproduced without permission of the house."));
    }

    #[test]
    fn an_appeal_speaks_to_its_reader() {
        assert!(others(
            "Join the queue at the weir on a Sunday, and the keeper tells of the flood that took \
             his house."
        ));
        assert!(others(
            "The mayor said “you and your friends” had been told to make a donation to the church \
             in the spring."
        ));
        assert!(!others(
            "Make a donation to the church of the town today, and in spring the keeper will thank \
             you for it."
        ));
        assert!(!others("Support us, the keepers."), "short texts are decided by their phrases");
    }
}
