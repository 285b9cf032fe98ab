//! Capitals of languages in which a pattern's `i` alone would miss them.

use crate::text::primary_language;

/// Returns a pattern that finds every letter as a capital, too, once it ignores case: in Turkish,
/// Azerbaijani and Crimean Tatar `I` is the capital of `ı`, and `İ` of `i`; elsewhere `İ` is one of
/// `i`. A capital `ß` is written `SS`.
pub(super) fn ignored(pattern: &str, language: &str) -> String {
    let language = primary_language(language).to_ascii_lowercase();
    let turkic = matches!(language.as_str(), "tr" | "az" | "crh");
    let mut out = String::with_capacity(pattern.len());
    let (mut rest, mut class) = (pattern, 0_usize);
    while let Some(c) = rest.chars().next() {
        let length = untouched(rest).unwrap_or(0);
        if length > 0 {
            out.push_str(&rest[..length]);
            rest = &rest[length..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        match c {
            '[' => class += 1,
            ']' => class = class.saturating_sub(1),
            _ => {}
        }
        match (c, turkic, class) {
            ('ı' | 'I', true, 0) => out.push_str("(?-i:[ıI])"),
            ('i' | 'İ', true, 0) => out.push_str("(?-i:[iİ])"),
            ('i' | 'I' | 'İ', false, 0) => out.push_str("[iİ]"),
            ('ß' | 'ẞ', _, 0) => out.push_str("(?:ß|ss)"),
            // The ends of ranges stay as they are.
            _ if out.ends_with('-') || rest.starts_with('-') => out.push(c),
            ('ı' | 'I', true, _) => out.push_str("ıI"),
            ('i' | 'İ', true, _) => out.push_str("iİ"),
            _ => out.push(c),
        }
    }
    out
}

/// Returns the length of what begins a text and has letters that are not words: `\p{Lu}`, `\w`,
/// `(?i-s:`, `(?P<name>`, `{1,2}`, `[:digit:]`.
fn untouched(text: &str) -> Option<usize> {
    let until = |end: &[char]| text.find(end).map_or(text.len(), |at| at + 1);
    if let Some(escaped) = text.strip_prefix('\\') {
        let first = escaped.chars().next()?;
        let braces =
            matches!(first, 'p' | 'P' | 'x' | 'u' | 'U' | 'b') && escaped[1..].starts_with('{');
        return Some(if braces { until(&['}']) } else { 1 + first.len_utf8() });
    }
    if text.starts_with("(?P<") || text.starts_with("(?<") {
        return Some(until(&['>']));
    }
    if text.starts_with("(?") {
        return Some(until(&[':', ')']));
    }
    text.starts_with("[:").then(|| text.find(":]").map_or(text.len(), |at| at + 2))
}

#[cfg(test)]
mod tests {
    use super::super::pattern;
    use crate::source::{FileId, Span, Spanned};

    fn finds(checked: &str, language: &str, text: &str) -> bool {
        let span = Span::new(FileId::of("a"), 0, 0..0);
        let checked = Spanned { value: checked.to_owned(), span };
        pattern(&checked, language).expect("a pattern").is_match(text)
    }

    #[test]
    fn capitals_are_those_of_the_language() {
        for (checked, language, text, found) in [
            ("/ısparta|izmit/i", "tr", "ISPARTA", true),
            ("/ısparta|izmit/i", "tr", "İZMİT", true),
            ("/sık/i", "tr-TR", "sik", false),
            ("/[ıi]ğdır/i", "az", "IĞDIR", true),
            ("/izmit/i", "en", "İZMİT", true),
            ("/izmit/i", "en", "IZMIT", true),
            ("/weiße/i", "de", "WEISSE", true),
            ("/weiße/i", "de", "Weiße", true),
            ("/weiße/", "de", "WEISSE", false),
            (r"/\bi\p{Lu}?\w{1,2}(?i:n)(?P<iz>t)/i", "en", "point", false),
            (r"/\bi\p{Ll}?\w{0,2}(?i:n)(?P<iz>t)/i", "tr", "İnt", true),
            ("/λόγος/i", "el", "ΛΌΓΟΣ", true),
        ] {
            assert_eq!(finds(checked, language, text), found, "{checked} {language} {text}");
        }
    }
}
