//! The type of suggestions.

use crate::model::ActorKind;

/// A suggestion, with the lines to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The finding, for people.
    pub what: String,
    /// The guessed kind of a new actor; `None` if the suggestion is not a new actor.
    pub kind: Option<ActorKind>,
    /// The file to add the lines to.
    pub path: String,
    /// The lines to add.
    pub lines: String,
}
