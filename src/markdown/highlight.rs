//! Code blocks, highlighted with classes; the theme's `code.css` has the colours. Loaded at the first block that has a language.

use std::sync::LazyLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::{SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "hl-" };

/// Loading takes some 20 ms, which a site without code does not pay.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

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
