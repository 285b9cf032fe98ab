//! Plain text: folding for comparison, edges of words, sentences. Nothing here knows of articles.

pub mod edge;
pub mod figure;
pub mod fold;
pub mod letters;
pub mod quotation_marks;
pub mod sentence;
mod word_break;

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
