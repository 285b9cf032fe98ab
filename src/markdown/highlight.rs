//! Code blocks highlighted with classes; the theme's `code.css` has the colours.

use std::sync::LazyLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::{SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "hl-" };

/// The grammars, loaded at the first block that names a language. That takes 2 ms; the first use of
/// a grammar compiles its patterns, which takes 25 ms for Rust and 300 ms for TypeScript.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

fn syntax(language: &str) -> Option<&'static SyntaxReference> {
    if language.is_empty() || language == "text" {
        return None;
    }
    SYNTAXES.find_syntax_by_token(language)
}

/// Returns code as highlighted HTML, or `None` where the language is not known.
pub(super) fn block(language: &str, code: &str) -> Option<String> {
    let mut generator =
        ClassedHTMLGenerator::new_with_class_style(syntax(language)?, &SYNTAXES, STYLE);
    for line in LinesWithEndings::from(code) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}

#[cfg(test)]
mod tests {
    use super::block;

    /// Asserts that `token` is in an element of its own which has the class `hl-CLASS`.
    #[track_caller]
    fn assert_highlighted(language: &str, code: &str, class: &str, token: &str) {
        let html = block(language, code).unwrap_or_else(|| panic!("no grammar for {language}"));
        let end = html.find(&format!(">{token}</span>")).unwrap_or_else(|| panic!("{html}"));
        let tag = &html[html[..end].rfind('<').expect("the start of the tag")..end];
        assert!(tag.contains(&format!("hl-{class} ")), "{tag} in {html}");
    }

    #[test]
    fn rust_typescript_toml_and_kotlin_are_highlighted() {
        assert_highlighted("rust", "fn main() {}\n", "storage", "fn");
        assert_highlighted("rust", "fn main() {}\n", "entity", "main");
        for name in ["typescript", "ts", "TypeScript"] {
            assert_highlighted(name, "let a: number = 1;\n", "storage", "let");
            assert_highlighted(name, "let a: number = 1;\n", "support", "number");
        }
        assert_highlighted("toml", "[outlet]\nname = true\n", "entity", "outlet");
        assert_highlighted("toml", "[outlet]\nname = true\n", "constant", "true");
        for name in ["kotlin", "kt"] {
            assert_highlighted(name, "fun main() {}\n", "keyword", "fun");
            assert_highlighted(name, "fun main() {}\n", "entity", "main");
        }
    }

    #[test]
    fn plain_text_and_unknown_languages_are_left_as_they_are() {
        for language in ["", "text", "no-such-language"] {
            assert_eq!(block(language, "let a;\n"), None, "{language}");
        }
    }
}
