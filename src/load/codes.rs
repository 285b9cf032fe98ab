//! Values that follow a standard of codes: tags of languages.

use super::fields::Fields;
use crate::diag::{Code, Diagnostic};
use crate::model::{is_language, likely_language};
use crate::source::Spanned;

type Out = Vec<Diagnostic>;

impl Fields<'_> {
    /// Returns the tag of a language.
    pub(super) fn language(&mut self, key: &'static str, out: &mut Out) -> Option<String> {
        let found = self.string(key, out)?;
        language(found, out)
    }

    /// Returns tags of languages: an array of them, or one alone.
    pub(super) fn languages(&mut self, key: &'static str, out: &mut Out) -> Vec<String> {
        let found = self.strings(key, out);
        found.into_iter().filter_map(|found| language(found, out)).collect()
    }
}

fn language(found: Spanned<String>, out: &mut Out) -> Option<String> {
    if is_language(&found.value) {
        return Some(found.value);
    }
    let hint = likely_language(&found.value)
        .map_or_else(String::new, |tag| format!("did you mean `{tag}`? "));
    let message = format!("`{}` is no tag of a language", found.value);
    out.push(Diagnostic::at(Code::BadValue, found.span, message).help(format!(
        "{hint}a tag (BCP 47) begins with two or three letters, as `en`, `uk` and `pt-BR` do"
    )));
    None
}
