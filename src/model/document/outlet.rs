//! Outlets.

use jiff::civil::Date;

use crate::model::{Confidence, FactField, Id, Prose, Publish};
use crate::source::Spanned;

/// A dated fact about an outlet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutletFact {
    /// The subject.
    pub field: FactField,
    /// The fact.
    pub value: String,
    /// The day as of which it holds.
    pub as_of: Date,
    /// The source. There is a source or a confidence, or both.
    pub source: Option<String>,
    /// The confidence of the editor.
    pub confidence: Option<Confidence>,
}

/// An outlet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutletDoc {
    /// Its id.
    pub id: Id,
    /// Its former ids, whose addresses lead to it. The oldest first; may be empty.
    pub former_ids: Vec<Spanned<Id>>,
    /// Its name.
    pub name: String,
    /// The name for tables and links. Equal to `name` where none is given.
    pub short: String,
    /// The code of its country, ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// The languages it publishes in, BCP 47; may be empty.
    pub languages: Vec<String>,
    /// The address of its site.
    pub url: Option<String>,
    /// The id of its Wikidata item, `Q42`.
    pub wikidata: Option<String>,
    /// Its perspective in two sentences.
    pub summary: Option<String>,
    /// How much the site shows of its full texts, where the outlet's file says so.
    pub publish: Option<Publish>,
    /// Facts about it, in the order of the file.
    pub facts: Vec<OutletFact>,
    /// The profile; may be empty.
    pub body: Prose,
}
