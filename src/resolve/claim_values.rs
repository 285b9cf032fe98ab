//! Checks the values of claims: pages show them as words of the article, so it must have them.

use super::searched::SearchedText;
use super::{nearest, spoken};
use crate::diag::{Code, Diagnostic};
use crate::model::TextForm;
use crate::model::document::NoteDoc;
use crate::text::fold::fold_plain;
use crate::text::quotation_marks::without_marks;

/// Reports the values in a note on a full text that are neither in the text nor beside it. Those of
/// digests are looked for in the original ([`super::measured`]).
pub(super) fn check(text: &SearchedText<'_>, note: &NoteDoc, out: &mut Vec<Diagnostic>) {
    let SearchedText { doc, haystack, beside, .. } = *text;
    if doc.text != TextForm::Full {
        return;
    }
    for position in &note.positions {
        let Some(value) = &position.value else { continue };
        let words = without_marks(value);
        if spoken::occurs(haystack, words) || spoken::occurs(beside.haystack(), words) {
            continue;
        }
        let message = format!("{} does not have “{words}”", text.in_words());
        let near = nearest::nearest(haystack, &fold_plain(words), 0);
        let near = near.map_or_else(String::new, |near| format!("; nearest words: {}", near.diff));
        out.push(
            Diagnostic::at(Code::NotInOriginal, position.claim.span, message)
                .help(format!("a value is quoted: give the article's own words, or none{near}")),
        );
    }
}
