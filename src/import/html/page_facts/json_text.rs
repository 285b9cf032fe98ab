//! Reads JSON with the slips that templates make.

use serde_json::Value;

/// Returns the values of a script, one after the other. `None` if it cannot be read even when its
/// slips are mended: marks of comments and CDATA around it, raw control characters and unescaped
/// quotation marks in strings, commas at the end of a list.
pub(super) fn values(text: &str) -> Option<Vec<Value>> {
    let bare = bare(text);
    if bare.is_empty() {
        return Some(Vec::new());
    }
    strict(bare).or_else(|| strict(&mended(bare)))
}

fn strict(text: &str) -> Option<Vec<Value>> {
    let values: Result<Vec<Value>, _> =
        serde_json::Deserializer::from_str(text).into_iter().collect();
    values.ok()
}

/// Returns a text without the marks of comments and CDATA, and without semicolons, around it.
fn bare(text: &str) -> &str {
    const AROUND: &[&str] =
        &["<!--", "-->", "<![CDATA[", "]]>", "//", "/*", "*/", ";", "\u{feff}", "><!--"];
    let mut bare = text.trim();
    loop {
        let before = bare.len();
        for mark in AROUND {
            bare = bare.strip_prefix(mark).unwrap_or(bare).trim();
            bare = bare.strip_suffix(mark).unwrap_or(bare).trim();
        }
        bare = bare.strip_suffix("<!").unwrap_or(bare).trim();
        if bare.len() == before {
            return bare;
        }
    }
}

/// Returns JSON without slips: a quotation mark ends a string only where a string can end.
fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let (mut inside, mut escaped) = (false, false);
    for (at, c) in text.char_indices() {
        if !inside {
            match c {
                '"' => {
                    inside = true;
                    out.push(c);
                }
                ',' if next_mark(&text[at + 1..]).is_none_or(|next| matches!(next, '}' | ']')) => {}
                c if c.is_control() => out.push(' '),
                c => out.push(c),
            }
            continue;
        }
        match c {
            _ if escaped => {
                // JSON knows few escapes; templates write others, such as `\'`.
                if matches!(c, '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u') {
                    out.push('\\');
                }
                out.push(c);
                escaped = false;
            }
            '\\' => escaped = true,
            '"' if ends_string(&text[at + 1..]) => {
                inside = false;
                out.push(c);
            }
            '"' => out.push_str("\\\""),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Returns the next character that is not white space.
fn next_mark(rest: &str) -> Option<char> {
    rest.chars().find(|c| !c.is_whitespace())
}

/// Returns whether the text after a quotation mark can follow a string: a key or another value
/// begins after a comma, and words of a sentence do not.
fn ends_string(rest: &str) -> bool {
    let rest = rest.trim_start();
    let mut chars = rest.chars();
    match chars.next() {
        None | Some('}' | ']' | ':') => true,
        Some(',') => {
            next_mark(chars.as_str()).is_none_or(|next| matches!(next, '"' | '{' | '[' | '}' | ']'))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_mended() {
        for text in [
            r#"{"a": ["x"],}"#,
            r#"{"a": ["x",],}"#,
            "<!-- {\"a\": [\"x\"]} -->",
            "//<![CDATA[\n{\"a\": [\"x\"]}\n//]]>",
            "/*<![CDATA[*/{\"a\": [\"x\"]}/*]]>*/",
            r#"{"a": ["x"]};"#,
            "\u{feff}{\"a\": [\"x\"]}",
        ] {
            let read = values(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(read[0]["a"][0], "x", "{text}");
        }
        for (text, value) in [
            ("{\"a\": \"x\ny\"}", "x y"),
            (r#"{"a": "he said "x" twice", "b": 1}"#, "he said \"x\" twice"),
            (r#"{"a": "it\'s"}"#, "it's"),
        ] {
            let read = values(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(read[0]["a"], value, "{text}");
        }
    }

    #[test]
    fn sound_json_is_read_as_it_is() {
        assert_eq!(values("").map(|values| values.len()), Some(0));
        assert_eq!(values("{} {\"a\": 1}").map(|values| values.len()), Some(2));
        assert_eq!(values(r#"{"a": "b,}"}"#).expect("JSON")[0]["a"], "b,}");
        assert_eq!(values("Musik und Sport 5 1"), None);
    }
}
