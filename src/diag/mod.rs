//! Diagnostics: what is wrong, where, and what to do about it.
//!
//! Every stage returns them with its result; nothing here prints. [`mod@print`] formats them as
//! text or JSON.

mod code;
mod lookalike;
mod near;
pub mod print;
mod refusal;

pub use code::{Code, Severity};
pub(crate) use lookalike::{explain, is_lookalike};
#[cfg(feature = "serve")]
pub(crate) use near::nearest;
pub(crate) use near::{Effort, KnownNames, did_you_mean, question_for};
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

    /// If the words at the place differ from those meant only in a character that looks the same,
    /// makes that character the place. They may be in quotation marks there.
    #[must_use]
    pub(crate) fn meant(mut self, given: &str, meant: &str) -> Self {
        if let (Some(span), Some(part)) = (&mut self.span, lookalike::differing(given, meant))
            && let Some(around @ (0 | 2)) = span.range().len().checked_sub(given.len())
        {
            let start = span.range().start + around / 2;
            *span = Span::new(span.file, start, part);
        }
        self
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
