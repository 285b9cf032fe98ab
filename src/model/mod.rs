//! The data model: plain data, no I/O.
//!
//! [`document`] has the content of single files, as `load` reads them. [`site`] has the whole
//! briefing, as `resolve` makes it. Documents never change, and the site shares them. [`Kind`]
//! lists the kinds of documents.

mod article;
mod codes;
pub mod document;
mod entities;
mod excerpts;
mod id;
pub mod index;
mod kind;
mod language;
mod measured;
mod overlap_table;
pub mod overlaps;
mod prose;
mod shown;
pub mod site;
pub mod versions;
mod vocabulary;
mod when;

pub use codes::{is_no_country, is_no_language, meant_country, meant_language};
pub use excerpts::{Excerpts, Gap, Piece};
pub use id::Id;
pub use kind::Kind;
pub use language::{is_language, likely_language};
pub use prose::{BesideKind, BesideText, FootnoteTexts, Link, LinkForm, Projection, Prose};
pub use vocabulary::{
    ActorKind, ArticleKind, ClaimKind, Confidence, ExportFormat, FactField, FeedSet, Level,
    NoteKind, Publish, Stance, Status, TextForm, Translation, Voice,
};
pub use when::{Basis, Certainty, DateFault, NotEdtf, Precision, When};

use jiff::civil::Date;

/// The settings of a briefing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Settings {
    /// The publication's title.
    pub title: String,
    /// One sentence about it; may be empty.
    pub description: String,
    /// Its authors; may be empty.
    pub authors: Vec<String>,
    /// The day on which the editor last changed it.
    pub updated: Option<Date>,
    /// Where readers report an error: the address of a web page, or `mailto:` and one.
    pub contact: Option<String>,
    /// The language of the editor's texts, BCP 47.
    pub lang: String,
    /// The address at which it will be served. Ends with a slash.
    pub base_url: Option<String>,
    /// The theme's name.
    pub theme: String,
    /// The folder of originals, relative to the briefing's; besides `content/sources/`.
    pub originals: Option<String>,
    /// How much the site shows of full texts.
    pub publish: Publish,
    /// How much excerpts show.
    pub limits: ExcerptLimits,
    /// The editions beside the two that every briefing has. Sorted by name.
    pub editions: Vec<(String, Publish)>,
    /// Whether the site can be searched.
    pub search: bool,
    /// The exports that are files of the site. Each once.
    pub exports: Vec<ExportFormat>,
    /// The feeds that the site has, where it has an address. Each once.
    pub feeds: Vec<FeedSet>,
    /// Whether names, words and sides are counted in copies, too: see `Site::is_counted`.
    pub count_copies: bool,
}

/// How much of an article its excerpts show at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ExcerptLimits {
    /// Words on each side of a passage.
    pub context: usize,
    /// The share of its words, in ten-thousandths.
    pub share: usize,
    /// Words in a row.
    pub run: usize,
}

impl Default for ExcerptLimits {
    fn default() -> Self {
        Self { context: 12, share: 2_500, run: 60 }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            title: String::new(),
            description: String::new(),
            authors: Vec::new(),
            updated: None,
            contact: None,
            lang: "en".into(),
            base_url: None,
            theme: "default".into(),
            originals: None,
            publish: Publish::Full,
            limits: ExcerptLimits::default(),
            editions: Vec::new(),
            search: true,
            exports: Vec::new(),
            feeds: vec![FeedSet::Briefing, FeedSet::Notes, FeedSet::Corrections],
            count_copies: true,
        }
    }
}
