//! Plain text: folding for comparison, edges of words, sentences. Nothing here knows of articles.

#[cfg_attr(not(feature = "import"), allow(dead_code, reason = "for `import`"))]
pub mod agencies;
pub mod edge;
pub mod figure;
pub mod fold;
pub mod fragment;
pub mod letters;
pub mod marks_of_language;
pub mod quotation_marks;
pub mod sentence;
mod word_break;
pub mod word_diff;

use std::borrow::Cow;

/// Returns a text with single spaces in the place of all white space, and none at its ends. Most
/// short texts are so already.
pub fn one_line(text: &str) -> Cow<'_, str> {
    let odd = |c: char| c.is_whitespace() && c != ' ';
    if text.contains("  ") || text.contains(odd) || text.trim() != text {
        text.split_whitespace().collect::<Vec<_>>().join(" ").into()
    } else {
        text.into()
    }
}

/// Returns whether a text begins as an address of the web does.
pub fn is_web_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// Returns the language of a BCP 47 tag, its first subtag: `pt` of `pt-BR`. As it is written; empty
/// for an empty tag.
pub fn primary_language(tag: &str) -> &str {
    tag.split_once('-').map_or(tag, |(language, _)| language)
}

/// Returns whether two BCP 47 tags are of one language: `pt` and `pt-BR`.
pub fn is_same_language(one: &str, other: &str) -> bool {
    primary_language(one).eq_ignore_ascii_case(primary_language(other))
}

/// Returns whether a character belongs to a script without spaces between words: Chinese, Japanese,
/// Thai, Lao, Burmese or Khmer.
pub fn is_spaceless(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
