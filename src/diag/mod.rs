//! Diagnostics: what is wrong, where, and what to do about it.
//!
//! Every stage returns them with its result; nothing here prints. [`mod@print`] formats them as
//! text or JSON.

mod code;
pub mod print;
mod refusal;

pub use code::{Code, Severity};
pub use refusal::Refusal;

use crate::source::Span;

/// One fault or doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind of fault, which decides the severity.
    pub code: Code,
    /// Where it is; `None` if it is not in any file.
    pub span: Option<Span>,
    /// The headline: lower case, no full stop.
    pub message: String,
    /// Text under the underlined passage; may be empty.
    pub label: String,
    /// Other places that matter, each with its label.
    pub related: Vec<(Span, String)>,
    /// Advice; may have several lines, or be empty.
    pub help: String,
}

impl Diagnostic {
    /// Returns a diagnostic for a place in a file.
    pub(crate) fn at(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self { span: Some(span), ..Self::general(code, message) }
    }

    /// Returns a diagnostic that is not about a place in a file.
    pub(crate) fn general(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            span: None,
            message: message.into(),
            label: String::new(),
            related: Vec::new(),
            help: String::new(),
        }
    }

    /// Sets the text under the underlined passage.
    #[must_use]
    pub(crate) fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Sets what to do.
    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// Adds another place and its label.
    #[must_use]
    pub(crate) fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push((span, label.into()));
        self
    }

    /// Returns whether this prevents a build.
    pub fn is_error(&self) -> bool {
        self.code.severity() == Severity::Error
    }
}

/// Returns the known name that `given` most probably stands for, if any is near enough.
///
/// A name is near if its Damerau-Levenshtein distance is at most a third of the length of `given`,
/// or if it contains `given`. Case is ignored.
pub(crate) fn nearest<'a>(
    given: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let given = given.to_lowercase();
    let limit = (given.chars().count() / 3).max(1);
    let distance = |name: &&str| strsim::damerau_levenshtein(&given, &name.to_lowercase());
    let candidates: Vec<&str> = known.into_iter().collect();
    let close =
        candidates.iter().copied().min_by_key(distance).filter(|name| distance(name) <= limit);
    let contains = |name: &&str| given.len() >= 4 && name.to_lowercase().contains(&given);
    close.or_else(|| candidates.iter().copied().find(contains))
}

/// Returns "did you mean `x`? ", or an empty string; it goes before a help text.
pub(crate) fn did_you_mean<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(given, known).map_or_else(String::new, |name| format!("did you mean `{name}`? "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_suggested_if_it_is_near_in_spelling_or_contains_what_was_given() {
        let known = ["reuters", "alwaght", "title"];
        assert_eq!(nearest("reutres", known), Some("reuters"));
        assert_eq!(nearest("Title", known), Some("title"));
        assert_eq!(nearest("alwa", known), Some("alwaght"));
        assert_eq!(nearest("xyz", known), None);
    }
}
