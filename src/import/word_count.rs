//! Counts words, also in scripts that put no spaces between them.

use crate::text::is_spaceless;

/// Characters of these scripts to a word, about: words of Chinese, Japanese and Thai have two or
/// more.
const CHARACTERS_PER_WORD: usize = 2;

/// Returns the number of words of a text. Where a script has no spaces, two characters count as a
/// word.
pub(crate) fn words(text: &str) -> usize {
    let (mut words, mut spaceless, mut open) = (0_usize, 0_usize, false);
    for c in text.chars() {
        if is_spaceless(c) {
            spaceless += 1;
            open = false;
        } else if c.is_whitespace() {
            open = false;
        } else if !open && (spaceless == 0 || c.is_alphanumeric()) {
            words += 1;
            open = true;
        }
    }
    words + spaceless.div_ceil(CHARACTERS_PER_WORD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_with_and_without_spaces() {
        assert_eq!(words("The weir is shut, he said."), 6);
        assert_eq!(words("  "), 0);
        assert_eq!(words("– a *"), 3);
        assert_eq!(words("水门今天关闭了。"), 4, "seven characters");
        assert_eq!(words("ประตูน้ำปิดแล้ว"), 8);
        assert_eq!(words("水门 2024 年"), 3, "three characters and a number");
        assert_eq!(words("수문이 오늘 닫혔다"), 3, "Korean has spaces");
    }
}
