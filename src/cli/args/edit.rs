//! The arguments of the commands that add notes and documents.

use clap::Args as ClapArgs;
use clap::builder::PossibleValuesParser;

use super::actor_kinds;
use crate::edit::new;
use crate::model::Kind;

/// Add a note to an article
///
/// Finds the words and appends a note with the shortest quotation that is unique in the article.
/// Changes nothing else in the notes file. Without --text the note is a draft.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct NoteArgs {
    /// The article's id, or ID:LINE for the sentence on a line of its file
    #[arg(value_name = "ARTICLE")]
    pub(in crate::cli) article: String,

    /// The words that the note is about, as in the article
    pub(in crate::cli) words: Option<String>,

    /// Which occurrence of the words, from 1
    #[arg(long, value_name = "N")]
    pub(in crate::cli) occurrence: Option<usize>,

    /// The note's id [default: from its first words]
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) id: Option<String>,

    /// The kind of note: number, framing, … [default: context]
    #[arg(long)]
    pub(in crate::cli) kind: Option<String>,

    /// The stance on a claim: "ID asserts", "ID omits", …; may be repeated
    #[arg(long, value_name = "ID STANCE")]
    pub(in crate::cli) claim: Vec<String>,

    /// A term that it is about; may be repeated
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) term: Vec<String>,

    /// Where a fact from outside comes from: a work, an address, or both; may be repeated
    #[arg(long, value_name = "SOURCE")]
    pub(in crate::cli) source: Vec<String>,

    /// The text of the note
    #[arg(long)]
    pub(in crate::cli) text: Option<String>,
}

/// Add an actor, an outlet, a claim, …
///
/// Makes the smallest file that builds; comments in it show what else it may have.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct New {
    /// The kind of document to add
    #[arg(value_parser = PossibleValuesParser::new(new::kinds().map(Kind::singular)))]
    pub(in crate::cli) document: String,

    /// The name; for a claim, its sentence
    pub(in crate::cli) name: String,

    /// The id [default: from the name]
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) id: Option<String>,

    /// The kind of actor
    #[arg(long, value_name = "KIND", default_value = "person", value_parser = actor_kinds())]
    pub(in crate::cli) kind: String,
}
