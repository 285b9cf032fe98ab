//! A map from words to their meanings, for words as they are written in a text.

/// A map from words.
pub(super) struct WordMap<T> {
    /// By the first letter, `a` to `z`; the last has the others.
    letters: [Vec<(&'static str, T)>; 27],
}

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        Self { letters: [const { Vec::new() }; 27] }
    }
}

impl<T: Copy> WordMap<T> {
    /// Makes a map. Of equal words, the first wins.
    pub(super) fn new(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut map = Self::default();
        for (word, value) in words {
            map.letters[first_letter(word)].push((word, value));
        }
        map
    }

    /// Returns the value of `word`. A capital in the map is needed in the text; a small letter in
    /// the map also matches a capital at the beginning of a word, and in a word all in capitals.
    pub(super) fn get(&self, word: &str) -> Option<T> {
        let shouted = word.as_bytes().get(1).is_some_and(u8::is_ascii_uppercase)
            && word.bytes().all(|byte| byte.is_ascii_uppercase());
        let mut listed = self.letters[first_letter(word)].iter();
        listed.find(|(listed, _)| is_same(listed, word, shouted)).map(|entry| entry.1)
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

fn is_same(listed: &str, word: &str, shouted: bool) -> bool {
    let (one, other) = (listed.as_bytes(), word.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    if shouted {
        return one.eq_ignore_ascii_case(other);
    }
    match one.split_first() {
        Some((first, rest)) if first.is_ascii() => {
            rest == &other[1..]
                && (*first == other[0]
                    || first.is_ascii_lowercase() && first.to_ascii_uppercase() == other[0])
        }
        // The only words outside ASCII are those of lines, which are read in lower case.
        _ => listed == word,
    }
}

fn first_letter(word: &str) -> usize {
    let first = word.bytes().next().unwrap_or_default().to_ascii_lowercase();
    if first.is_ascii_lowercase() { usize::from(first - b'a') } else { 26 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_needs_its_capital_and_other_words_may_have_one() {
        let map = WordMap::new([("May", 1), ("last", 2), ("Mayor", 3), ("мая", 4)]);
        assert_eq!(map.get("May"), Some(1));
        assert_eq!(map.get("may"), None);
        assert_eq!(map.get("Last"), Some(2));
        assert_eq!(map.get("LAST"), Some(2));
        assert_eq!(map.get("LAst"), None);
        assert_eq!(map.get("мая"), Some(4));
        for other in ["", "Éa", "9", "Ma", "Mayo"] {
            assert_eq!(map.get(other), None, "{other}");
        }
    }
}
