//! The data model: plain data, no I/O.
//!
//! [`document`] holds what one file says, as `load` read it. [`site`] holds what all of them say
//! together, as `resolve` found it. A value of the first kind never changes; the second shares it.

mod called;
pub mod document;
mod entities;
mod id;
pub mod index;
mod kind;
mod kinds;
mod language;
mod prose;
pub mod site;
mod when;

pub use id::Id;
pub use kind::Kind;
pub use kinds::{
    ActorKind, ArticleKind, ClaimKind, Confidence, FactField, Level, NoteKind, Stance, Status,
    TextForm, Translation,
};
pub use language::{is_language, likely_language};
pub use prose::{Link, LinkForm, Projection, Prose};
pub use when::{Basis, Certainty, Doubt, NotEdtf, Precision, When};

/// The settings of a briefing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Settings {
    /// The publication's title.
    pub title: String,
    /// One sentence on it; may be empty.
    pub description: String,
    /// Who made it; may be empty.
    pub authors: Vec<String>,
    /// Language of the editor's own words, BCP 47.
    pub lang: String,
    /// Where it will be served, with a slash at the end.
    pub base_url: Option<String>,
    /// The theme's name.
    pub theme: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            title: String::new(),
            description: String::new(),
            authors: Vec::new(),
            lang: "en".into(),
            base_url: None,
            theme: "default".into(),
        }
    }
}
