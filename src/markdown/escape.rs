//! Text written as Markdown that says the same text.

/// Appends `c`, a character of running text, to a paragraph so that Markdown leaves it what it is.
///
/// `paragraph` is what the paragraph holds so far, without what a quotation or a list puts before
/// it. A newline is no character of running text.
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
