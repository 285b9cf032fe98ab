//! Checks the values of claims: pages show them as words of the article, so it must have them.

use super::anchors::Haystack;
use super::beside::BesideSearch;
use super::{nearest, spoken};
use crate::diag::{Code, Diagnostic};
use crate::model::TextForm;
use crate::model::document::{ArticleDoc, NoteDoc};
use crate::text::fold::fold_plain;

/// Reports the values in a note on a full text that are neither in the text nor beside it. Those of
/// digests are looked for in the original ([`super::measured`]).
pub(super) fn check(
    article: &ArticleDoc,
    haystack: &Haystack<'_>,
    beside: &BesideSearch<'_>,
    note: &NoteDoc,
    out: &mut Vec<Diagnostic>,
) {
    if article.text != TextForm::Full {
        return;
    }
    for position in &note.positions {
        let Some(value) = &position.value else { continue };
        let words = value.trim_matches(['“', '”', '"']);
        if spoken::occurs(haystack, words) || spoken::occurs(beside.haystack(), words) {
            continue;
        }
        let message = format!("the article does not have “{words}”");
        let near = nearest::nearest(haystack, &fold_plain(words), 0);
        let near = near.map_or_else(String::new, |near| format!("; nearest words: {}", near.diff));
        out.push(
            Diagnostic::at(Code::NotInOriginal, position.claim.span, message)
                .help(format!("a value is quoted: give the article's own words, or none{near}")),
        );
    }
}
