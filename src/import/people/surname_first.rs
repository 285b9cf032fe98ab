//! Names with the surname first: `Voss, Hanna`.

use super::words::{
    is_joiner, is_name_word, is_nobody, is_particle, is_role, is_role_word, is_suffix,
};
use crate::import::thresholds::facts::CAPITALS_OF_A_NAME_MIN;
use crate::import::title::SiteNames;
use crate::text::agencies;

/// Returns the names in a text in which each has its surname first, `Voss, Hanna and Moss, Ada`, in
/// their usual order; `None` if it is not such a text.
pub(super) fn names(text: &str, sites: &SiteNames) -> Option<Vec<String>> {
    let turned = |name: &[&str]| {
        let name = name.join(" ");
        let (surname, given) = name.split_once(", ")?;
        let is_own = |part: &str, most: usize| {
            let words: Vec<&str> = part.split(' ').filter(|word| !is_particle(word)).collect();
            (1..=most).contains(&words.len()) && words.iter().all(|word| is_own_name(word, sites))
        };
        (is_own(surname, 1) && is_own(given, 2)).then(|| format!("{given} {surname}"))
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    words.split(|word| is_joiner(word) || *word == "/").map(turned).collect()
}

/// Returns whether a word is part of the name of a person, and nothing else: no agency, role or
/// initials.
fn is_own_name(word: &str, sites: &SiteNames) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let whole = word.contains(char::is_lowercase) || capitals >= CAPITALS_OF_A_NAME_MIN;
    is_name_word(word)
        && (whole || capitals == 1 && word.ends_with('.'))
        && !word.contains(',')
        && !is_role(&word.to_lowercase())
        && !is_role_word(word)
        && !is_suffix(word)
        && !is_nobody(word, sites)
        && !agencies::is_agency(word)
}
