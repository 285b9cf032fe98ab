//! Diagnostics: what is wrong, where, and what to do about it.
//!
//! Every stage yields them beside its result; nothing here prints. [`mod@print`] turns them into text
//! or JSON.

mod code;
pub mod print;
mod refusal;

pub use code::{Code, Severity};
pub use refusal::Refusal;

use crate::source::Span;

/// One fault or doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of fault it is; decides the severity.
    pub code: Code,
    /// Where it is; `None` only where no file has a part in it.
    pub span: Option<Span>,
    /// The headline: lower case, no full stop.
    pub message: String,
    /// Words under the underlined place; may be empty.
    pub label: String,
    /// Other places that belong to it, each with its words.
    pub related: Vec<(Span, String)>,
    /// What to do; may have several lines. Empty where the headline says it.
    pub help: String,
}

impl Diagnostic {
    /// Returns a diagnostic at a place.
    pub fn at(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self { span: Some(span), ..Self::general(code, message) }
    }

    /// Returns a diagnostic without a place.
    pub fn general(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            span: None,
            message: message.into(),
            label: String::new(),
            related: Vec::new(),
            help: String::new(),
        }
    }

    /// Adds words under the underlined place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn related(mut self, span: Span, words: impl Into<String>) -> Self {
        self.related.push((span, words.into()));
        self
    }

    /// Returns whether a build must not go on.
    pub fn is_error(&self) -> bool {
        self.code.severity() == Severity::Error
    }
}

/// Returns the known name nearest to `given`, if it is near enough to be meant.
///
/// Near is a Damerau-Levenshtein distance of at most a third of the length, or a shared beginning.
pub fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let given = given.to_lowercase();
    let limit = (given.chars().count() / 3).max(1);
    let distance = |name: &&str| strsim::damerau_levenshtein(&given, &name.to_lowercase());
    let candidates: Vec<&str> = known.into_iter().collect();
    let close =
        candidates.iter().copied().min_by_key(distance).filter(|name| distance(name) <= limit);
    let begins = |name: &&str| given.len() >= 4 && name.to_lowercase().contains(&given);
    close.or_else(|| candidates.iter().copied().find(begins))
}

/// Returns "did you mean `x`? " or nothing, to put before a help text.
pub fn did_you_mean<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(given, known).map_or_else(String::new, |name| format!("did you mean `{name}`? "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_near_or_none() {
        let known = ["reuters", "alwaght", "title"];
        assert_eq!(nearest("reutres", known), Some("reuters"));
        assert_eq!(nearest("Title", known), Some("title"));
        assert_eq!(nearest("alwa", known), Some("alwaght"));
        assert_eq!(nearest("xyz", known), None);
    }
}
