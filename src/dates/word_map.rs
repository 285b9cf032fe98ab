//! A map from words to their meanings, for words as they are written in a text.

use rustc_hash::FxHashMap;

use crate::text::fold::fold_plain;

/// A map from words.
pub(super) struct WordMap<T> {
    words: FxHashMap<Box<str>, T>,
}

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        Self { words: FxHashMap::default() }
    }
}

impl<T: Copy> WordMap<T> {
    /// Makes a map. Of equal words, the first wins. A capital in the map is needed in the text; a
    /// small letter in the map also matches a capital at the beginning of a word, and in a word
    /// all in capitals. The text may be folded.
    pub(super) fn new<'w>(words: impl IntoIterator<Item = (&'w str, T)>) -> Self {
        let mut map = Self::default();
        let words: Vec<_> = words.into_iter().collect();
        for (word, value) in &words {
            map.words.entry((*word).into()).or_insert(*value);
        }
        for (word, value) in words {
            let folded = folded(word);
            for form in raised(word).chain(folded.iter().flat_map(|word| raised(word))) {
                map.words.entry(form.into()).or_insert(value);
            }
            if let Some(folded) = folded {
                map.words.entry(folded.into()).or_insert(value);
            }
        }
        map
    }

    /// Returns the value of `word`.
    pub(super) fn get(&self, word: &str) -> Option<T> {
        self.words.get(word).copied()
    }
}

impl WordMap<()> {
    /// Makes a set of words.
    pub(super) fn set(words: impl IntoIterator<Item = &'static String>) -> Self {
        Self::new(words.into_iter().map(|word| (word.as_str(), ())))
    }

    /// Returns whether `word` is in the set.
    pub(super) fn has(&self, word: &str) -> bool {
        self.get(word).is_some()
    }
}

/// Returns a word as it is in a folded text, if it is another one there: without half-spaces, and
/// with one letter for the Arabic and the Persian yeh.
pub(super) fn folded(word: &str) -> Option<String> {
    Some(fold_plain(word)).filter(|folded| folded != word)
}

/// Returns the forms of a word with more capitals than it has in the map: at its beginning, and
/// all. The capital of `i` is also the Turkish one, which no other language has.
pub(super) fn raised(word: &str) -> impl Iterator<Item = String> {
    let mut letters = word.chars();
    let first = letters.next();
    let rest = letters.as_str();
    let begun = first.map(|first| first.to_uppercase().chain(rest.chars()).collect());
    let dotted = (first == Some('i')).then(|| format!("İ{rest}"));
    let shouted = word.contains('i').then(|| word.replace('i', "İ").to_uppercase());
    let forms = [begun, Some(word.to_uppercase()), dotted, shouted];
    forms.into_iter().flatten().filter(move |form| form != word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_needs_its_capital_and_other_words_may_have_one() {
        let map =
            WordMap::new([("May", 1), ("last", 2), ("Mayor", 3), ("мая", 4), ("istanbul", 5)]);
        assert_eq!(map.get("May"), Some(1));
        assert_eq!(map.get("may"), None);
        assert_eq!(map.get("Last"), Some(2));
        assert_eq!(map.get("LAST"), Some(2));
        assert_eq!(map.get("LAst"), None);
        assert_eq!(map.get("мая"), Some(4));
        assert_eq!(map.get("Мая"), Some(4));
        assert_eq!(map.get("МАЯ"), Some(4));
        assert_eq!(map.get("İstanbul"), Some(5));
        for other in ["", "Éa", "9", "Ma", "Mayo"] {
            assert_eq!(map.get(other), None, "{other}");
        }
    }
}
