//! Text written as HTML, or as Markdown, so that it says the same text.

use pulldown_cmark_escape::{escape_href, escape_html};

/// Returns `address` as it is written in an attribute.
pub fn escaped_address(address: &str) -> String {
    let mut out = String::new();
    let _ = escape_href(&mut out, address);
    out
}

/// Returns `text` as it is written in HTML.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(&mut out, text);
    out
}

/// Appends `text` as it is written in HTML.
pub fn escape_into(out: &mut String, text: &str) {
    let _ = escape_html(out, text);
}

/// Appends `c`, a character of running text, to a Markdown paragraph, escaped where Markdown would
/// read it as markup.
///
/// `paragraph` is the byte of `out` at which the paragraph's own text begins, after the marker of a
/// quotation or a list. `c` must not be a newline.
pub fn push_escaped(out: &mut String, paragraph: usize, c: char) {
    let before = &out[paragraph.min(out.len())..];
    let numbered = || !before.is_empty() && before.bytes().all(|byte| byte.is_ascii_digit());
    let escaped = match c {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '~' => true,
        // After a space it could close a heading.
        '#' => before.is_empty() || before.ends_with(' '),
        '-' | '+' | '=' | '>' | ':' => before.is_empty(),
        '.' | ')' => numbered(),
        _ => false,
    };
    if escaped {
        out.push('\\');
    }
    out.push(c);
}
