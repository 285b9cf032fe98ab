//! Words made ready to show: excerpts, quotations, shortened words, directions of scripts.

use super::views::Html;
use crate::markdown::{escape_into, escaped};

/// The tags around the words of an excerpt.
pub(super) const MARK: (&str, &str) = ("<mark class=\"hit\">", "</mark>");

/// Returns a sentence as HTML: what is before the words, the words, what is after them. A link in
/// a footnote has no words in the sentence.
pub(super) fn excerpt([before, words, after]: [&str; 3]) -> Html {
    let length = before.len() + words.len() + after.len() + MARK.0.len() + MARK.1.len();
    let mut html = String::with_capacity(length + 8);
    escape_into(&mut html, before);
    if !words.is_empty() {
        html.push_str(MARK.0);
        escape_into(&mut html, words);
        html.push_str(MARK.1);
    }
    escape_into(&mut html, after);
    html.into()
}

/// Returns words in quotation marks: single ones where they have double ones inside, none where
/// those enclose them.
pub(super) fn in_quotes(words: &str) -> Html {
    let own = ['“', '”'];
    let text = escaped(words);
    let html = if !words.contains(own) {
        format!("<q>{text}</q>")
    } else if words.starts_with('“') && words.ends_with('”') {
        text
    } else {
        format!("<q class=\"outer\">{text}</q>")
    };
    html.into()
}

/// Returns an excerpt's HTML as that of the sentence alone.
pub(super) fn without_mark(html: &str) -> String {
    html.replacen(MARK.0, "", 1).replacen(MARK.1, "", 1)
}

/// Returns the direction of a language's script.
pub(super) fn direction(lang: &str) -> &'static str {
    const LANGUAGES: &[&str] =
        &["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"];
    const SCRIPTS: &[&str] = &["adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"];
    let lang = lang.to_lowercase();
    // A script subtag has four letters and is the second or third one.
    let script = lang
        .split('-')
        .skip(1)
        .find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let first = lang.split('-').next().unwrap_or_default();
    let right = script.map_or(LANGUAGES.contains(&first), |script| SCRIPTS.contains(&script));
    if right { "rtl" } else { "ltr" }
}

/// Shortens words to some sixty characters, with a gap in the middle.
pub(super) fn shorten(words: &str) -> String {
    const LONGEST: usize = 64;
    let plain = |word: &str| !word.is_empty() && !word.contains(char::is_whitespace);
    if words.len() <= LONGEST && words.split(' ').all(plain) {
        return words.to_owned();
    }
    let words: Vec<&str> = words.split_whitespace().collect();
    let whole = words.join(" ");
    if whole.chars().count() <= LONGEST {
        return whole;
    }
    let (mut head, mut tail) = (Vec::new(), Vec::new());
    let length = |words: &[&str]| words.iter().map(|word| word.chars().count() + 1).sum::<usize>();
    let mut rest = words.as_slice();
    while let [first, middle @ .., last] = rest {
        if middle.is_empty() {
            break;
        }
        if length(&head) + length(&tail) + first.chars().count() + last.chars().count() > LONGEST {
            break;
        }
        head.push(*first);
        tail.insert(0, *last);
        rest = middle;
    }
    if head.is_empty() {
        return whole.chars().take(LONGEST).chain(['…']).collect();
    }
    format!("{} … {}", head.join(" "), tail.join(" "))
}
