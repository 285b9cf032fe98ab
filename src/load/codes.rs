//! Values that follow a standard of codes: languages, countries.

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

    /// Returns the code of a country.
    pub(super) fn country(&mut self, out: &mut Out) -> Option<String> {
        let found = self.string("country", out)?;
        country(found, out)
    }
}

fn language(found: Spanned<String>, out: &mut Out) -> Option<String> {
    if is_language(&found.value) {
        return Some(found.value);
    }
    let hint = meant(likely_language(&found.value));
    let message = format!("`{}` is no tag of a language", found.value);
    out.push(Diagnostic::at(Code::BadValue, found.span, message).help(format!(
        "{hint}a tag (BCP 47) begins with two or three letters, as `en`, `uk` and `pt-BR` do"
    )));
    None
}

/// Whether there is such a country is not asked: the list changes.
fn country(found: Spanned<String>, out: &mut Out) -> Option<String> {
    let is_code = |text: &str| text.len() == 2 && text.bytes().all(|c| c.is_ascii_uppercase());
    if is_code(&found.value) {
        return Some(found.value);
    }
    let capitals = found.value.trim().to_ascii_uppercase();
    let hint = meant(Some(capitals).filter(|code| is_code(code)));
    let message = format!("`{}` is no code of a country", found.value);
    out.push(Diagnostic::at(Code::BadValue, found.span, message).help(format!(
        "{hint}a code (ISO 3166-1 alpha-2) is two capital letters, as `DE` and `US` are"
    )));
    None
}

fn meant(likely: Option<String>) -> String {
    likely.map_or_else(String::new, |code| format!("did you mean `{code}`? "))
}
