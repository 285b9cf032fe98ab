//! Style sheets of the built-in themes, as they are published: without comments.

/// Returns CSS without comments, indentation and blank lines. Strings and addresses stay as they
/// are.
pub(super) fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(['/', '"', '\'', '(', '\n']) {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        let length = match tail.as_bytes()[0] {
            b'/' if tail.starts_with("/*") => {
                let length = tail.find("*/").map_or(tail.len(), |end| end + 2);
                rest = &tail[length..];
                continue;
            }
            b'\n' => {
                rest = tail.trim_ascii_start();
                out.truncate(out.trim_ascii_end().len());
                if !(out.is_empty() || rest.is_empty()) {
                    out.push('\n');
                }
                continue;
            }
            b'(' if before.ends_with("url") => {
                let inner = tail[1..].trim_ascii_start();
                if inner.starts_with(['"', '\'']) { 1 } else { tail.find(')').unwrap_or(0) + 1 }
            }
            quote @ (b'"' | b'\'') => string(tail, quote),
            _ => 1,
        };
        out.push_str(&tail[..length]);
        rest = &tail[length..];
    }
    out.push_str(rest);
    out
}

/// Returns the length of the string that a text begins with, with its quotation marks.
fn string(text: &str, quote: u8) -> usize {
    let mut escaped = false;
    let end = text.bytes().skip(1).position(|byte| {
        let ends = byte == quote && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |end| end + 2)
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn comments_and_indentation_go() {
        let css =
            "/* one */\n\na { color: red } /* two\nlines */\n\n@media print {\n  b { top: 0 }\n}\n";
        assert_eq!(without_comments(css), "a { color: red }\n@media print {\nb { top: 0 }\n}");
    }

    #[test]
    fn strings_and_addresses_stay() {
        for css in [
            "a::after { content: \"/* no */ \\\"/*\" }",
            "a::after { content: '/* \\' */' }",
            "a { background: url(a/*b*/c.svg) }",
            "a { background: url( \"a/*b*/c.svg\" ) }",
            "a { width: calc(100% / 2) }",
            "a { content: \"",
            "a { background: url(",
        ] {
            assert_eq!(without_comments(css), css);
        }
        assert_eq!(without_comments("a { top: 0 } /* open"), "a { top: 0 } ");
    }
}
