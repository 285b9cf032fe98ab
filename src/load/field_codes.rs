//! Codes of languages and countries in TOML tables. Each is read by the key.

use super::fields::Fields;
use crate::diag::{Code, Diagnostic};
use crate::model::{
    is_language, is_no_country, is_no_language, likely_language, meant_country, meant_language,
};
use crate::source::Spanned;

impl Fields<'_> {
    /// Returns a language tag.
    pub(super) fn language(
        &mut self,
        key: &'static str,
        out: &mut Vec<Diagnostic>,
    ) -> Option<String> {
        self.language_at(key, out).map(|lang| lang.value)
    }

    /// Returns a language tag and where it is.
    pub(super) fn language_at(
        &mut self,
        key: &'static str,
        out: &mut Vec<Diagnostic>,
    ) -> Option<Spanned<String>> {
        let found = self.string(key, out)?;
        let span = found.span;
        language(found, out).map(|value| Spanned { value, span })
    }

    /// Returns language tags: an array of them, or a single one.
    pub(super) fn languages(
        &mut self,
        key: &'static str,
        out: &mut Vec<Diagnostic>,
    ) -> Vec<String> {
        let found = self.strings(key, out);
        found.into_iter().filter_map(|found| language(found, out)).collect()
    }

    /// Returns a country code.
    pub(super) fn country(&mut self, out: &mut Vec<Diagnostic>) -> Option<String> {
        let found = self.string("country", out)?;
        country(found, out)
    }
}
fn language(found: Spanned<String>, out: &mut Vec<Diagnostic>) -> Option<String> {
    if is_language(&found.value) {
        if is_no_language(&found.value) {
            let hint = meant(meant_language(&found.value).map(str::to_owned));
            let message = format!("there is no language `{}`", found.value);
            out.push(Diagnostic::at(Code::DoubtfulValue, found.span, message).help(format!(
                "{hint}the codes of languages are those of ISO 639, not of countries"
            )));
        }
        return Some(found.value);
    }
    let hint = meant(likely_language(&found.value));
    let message = format!("`{}` is not a language tag", found.value);
    out.push(Diagnostic::at(Code::BadValue, found.span, message).help(format!(
        "{hint}a tag (BCP 47) begins with two or three letters, such as `en`, `uk` or `pt-BR`"
    )));
    None
}

/// A country that does not exist is a warning only, since the list changes.
fn country(found: Spanned<String>, out: &mut Vec<Diagnostic>) -> Option<String> {
    let is_code = |text: &str| text.len() == 2 && text.bytes().all(|c| c.is_ascii_uppercase());
    if is_code(&found.value) {
        if is_no_country(&found.value) {
            let hint = meant(meant_country(&found.value).map(str::to_owned));
            let message = format!("there is no country `{}`", found.value);
            out.push(
                Diagnostic::at(Code::DoubtfulValue, found.span, message)
                    .help(format!("{hint}the codes of countries are those of ISO 3166-1")),
            );
        }
        return Some(found.value);
    }
    let capitals = found.value.trim().to_ascii_uppercase();
    let hint = meant(Some(capitals).filter(|code| is_code(code)));
    let message = format!("`{}` is not a country code", found.value);
    out.push(Diagnostic::at(Code::BadValue, found.span, message).help(format!(
        "{hint}a code (ISO 3166-1 alpha-2) is two capital letters, such as `DE` or `US`"
    )));
    None
}

fn meant(likely: Option<String>) -> String {
    likely.map_or_else(String::new, |code| format!("did you mean `{code}`? "))
}
