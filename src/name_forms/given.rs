//! Common given names in all their forms.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::{Bearer, forms};
use crate::language;
use crate::text::letters::folded;

/// Returns whether a word, with its letters folded, is a common given name of a language (by its
/// index), or a form of one.
pub fn is_given_name(word: &str, language: usize) -> bool {
    static NAMES: [OnceLock<BTreeSet<String>>; language::COUNT] =
        [const { OnceLock::new() }; language::COUNT];
    let make = || {
        let Some(table) = &language::at(language).inflection else { return BTreeSet::new() };
        let names = table.given_names.iter();
        let all = names.flat_map(|name| {
            let mut all = forms(name, Bearer::Person(None), table);
            all.insert(name.clone());
            all
        });
        all.map(|name| folded(&name)).collect()
    };
    NAMES[language].get_or_init(make).contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_names_are_known_in_all_cases() {
        let is = |word| is_given_name(word, language::index("ru").expect("Russian"));
        for name in ["Ребекка", "Ребекки", "Фреду", "Игорем", "Петра", "Федора"]
        {
            assert!(is(name), "{name}");
        }
        for other in ["Камск", "Президент", "Ладовии"] {
            assert!(!is(other), "{other}");
        }
        assert!(!is_given_name("Fred", language::index("en").expect("English")));
    }
}
