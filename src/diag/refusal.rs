//! Refusals of commands.

/// The reason why a command did nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The reason: lower case, no full stop.
    pub message: String,
    /// Advice; may be empty.
    pub help: String,
}

impl Refusal {
    /// Returns a refusal.
    pub(crate) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }
}
