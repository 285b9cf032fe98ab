//! Style sheets of the built-in themes, as they are published: without comments and spaces.

/// Returns CSS without comments, and without white space around signs that need none. Strings and
/// addresses stay as they are.
pub(super) fn compact_css(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(['/', '"', '\'', '(', '\n', '{', '}', ';', ':', ',', '>']) {
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
                let ends = out.is_empty() || out.ends_with(['{', '}', ';', ':', ',', '>']);
                if !(ends || rest.is_empty()) {
                    out.push('\n');
                }
                continue;
            }
            // White space before a colon is a part of a selector: `a :hover`.
            sign @ (b':' | b',') => {
                out.push(char::from(sign));
                rest = tail[1..].trim_ascii_start();
                continue;
            }
            sign @ (b'{' | b'}' | b';' | b'>') => {
                let kept = out.trim_ascii_end();
                let kept = if sign == b'}' { kept.trim_end_matches(';') } else { kept };
                out.truncate(kept.len());
                out.push(char::from(sign));
                rest = tail[1..].trim_ascii_start();
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
    use super::compact_css;

    #[test]
    fn comments_and_white_space_go() {
        for (css, expected) in [
            (
                "/* one */\n\na { color: red } /* two\nlines */\n\nb { top: 0 }\n",
                "a{color:red}b{top:0}",
            ),
            (
                "@media print {\n  a,\n  b c { top: 0; left: 0; }\n}\n",
                "@media print{a,b c{top:0;left:0}}",
            ),
            ("a > b, c :hover { margin: 0 auto }", "a>b,c :hover{margin:0 auto}"),
            (
                "@import \"a.css\" print;\n\n/* one */\na { top: 0 } /* open",
                "@import \"a.css\" print;a{top:0}",
            ),
        ] {
            assert_eq!(compact_css(css), expected);
        }
    }

    #[test]
    fn strings_and_addresses_stay() {
        for css in [
            "a::after{content:\"/* no */ ; } \\\"/*\"}",
            "a::after{content:'/* \\' */'}",
            "a{background:url(a/*b*/c;d.svg)}",
            "a{background:url( \"a/*b*/c.svg\" )}",
            "a{width:calc(100% / 2)}",
            "a{content:\"",
            "a{background:url(",
        ] {
            assert_eq!(compact_css(css), css);
        }
    }
}
