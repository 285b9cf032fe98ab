//! The figures counted in the original of an article.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer};

use crate::model::{Id, Voice};
use crate::source::Span;

/// The measure of one original. Every text in it is from the briefing's own files; of the original
/// it has numbers, yes and no, and the forms of names. So nobody can put a sentence of the original
/// together from it, and it may be published where the original may not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureDoc {
    /// The article's id.
    pub article: Id,
    /// Its content.
    pub figures: Figures,
    /// Its first line, for messages.
    pub span: Span,
}

/// The content of a measure, as its file has it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// The name of the original.
    pub original: String,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
    /// The day of the measurement.
    pub measured: Date,
    /// How many words the article has there, without its headline.
    pub words: u32,
    /// The days, months, years and ranges that it names, EDTF. Sorted, unique.
    pub dates: Vec<String>,
    /// The actors of the register when it was measured, by id.
    #[serde(default)]
    pub actor: Vec<ActorFigures>,
    /// The terms of the briefing when it was measured, by id.
    #[serde(default)]
    pub term: Vec<TermFigures>,
    /// The patterns of the article's notes. Sorted, unique.
    #[serde(default)]
    pub pattern: Vec<PatternFigures>,
    /// The phrases that the briefing quotes from it. Sorted, unique.
    #[serde(default)]
    pub quotation: Vec<QuotationFigures>,
}

/// How often an original names an actor.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActorFigures {
    /// The actor's id.
    pub id: String,
    /// The hash of everything in the briefing that the count depends on.
    pub key: String,
    /// Each name as it is written there, and how often. Empty if the actor is not named.
    pub names: BTreeMap<String, u32>,
}

/// How often an original has the words of a term.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermFigures {
    /// The term's id.
    pub id: String,
    /// Each of the term's words, and how often.
    pub words: BTreeMap<String, u32>,
}

/// How often the pattern of an omission matches in an original.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatternFigures {
    /// The pattern, as `checked` has it.
    pub checked: String,
    /// Matches in the text.
    pub text: u32,
    /// Matches in the headline.
    pub headline: u32,
}

/// Whether an original has a phrase, word for word.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuotationFigures {
    /// The phrase, as the briefing has it.
    pub words: String,
    /// How often the original has it.
    pub count: u32,
    /// Whose words it is there. `None` if the original does not have it.
    #[serde(default, deserialize_with = "voice")]
    pub voice: Option<Voice>,
}

/// Reads a voice from its word.
fn voice<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Voice>, D::Error> {
    let word = Option::<String>::deserialize(from)?;
    let known = |word: String| {
        Voice::parse(&word).ok_or_else(|| serde::de::Error::custom("not `speaker` or `outlet`"))
    };
    word.map(known).transpose()
}
