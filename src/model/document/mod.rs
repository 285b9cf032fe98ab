//! Documents: the content of one file each, checked by itself.
//!
//! References to other documents are still ids with their spans. To add a field to a kind of
//! document, add it here, read it in `load` and show it in `render`.

mod actor;
mod article;
mod measure;
mod notes;
mod outlet;
mod register;
mod version;

pub use actor::{ActorDoc, Alias, Role};
pub use article::{ArticleDoc, ArticleOrigin, Correction, Inferred, Published, StatedVoice};
pub use measure::{
    ActorFigures, Figures, MeasureDoc, OverlapFigures, PassageFigures, PatternFigures,
    QuotationFigures, TermFigures,
};
pub use notes::{EarlierDoc, NoteDoc, NoteSource, NotesDoc, PositionDoc, Quote};
pub use outlet::{OutletDoc, OutletFact};
pub use register::{ClaimDoc, DayDoc, Outcome, PageDoc, TermDoc};
pub use version::{Seen, VersionDoc};

use super::index::Idx;
use super::{Id, Prose};
use crate::source::Spanned;

/// An outlet's place in [`Site::outlets`](super::site::Site::outlets).
pub type OutletIx = Idx<OutletDoc>;
/// An actor's place in [`Site::actors`](super::site::Site::actors).
pub type ActorIx = Idx<ActorDoc>;
/// A claim's place in [`Site::claims`](super::site::Site::claims).
pub type ClaimIx = Idx<ClaimDoc>;
/// A term's place in [`Site::terms`](super::site::Site::terms).
pub type TermIx = Idx<TermDoc>;
/// A page's place in [`Site::pages`](super::site::Site::pages).
pub type PageIx = Idx<PageDoc>;

/// A document of any [`Kind`](super::Kind).
pub trait Document {
    /// Returns its id, unique among the documents of its kind.
    fn id(&self) -> &Id;

    /// Returns its former ids, the oldest first; may be empty.
    fn former_ids(&self) -> &[Spanned<Id>];

    /// Returns its text; may be empty.
    fn body(&self) -> &Prose;
}

macro_rules! documents {
    ($($document:ty),+) => {$(
        impl Document for $document {
            fn id(&self) -> &Id {
                &self.id
            }

            fn former_ids(&self) -> &[Spanned<Id>] {
                &self.former_ids
            }

            fn body(&self) -> &Prose {
                &self.body
            }
        }
    )+};
}

documents!(ArticleDoc, OutletDoc, ActorDoc, ClaimDoc, TermDoc, PageDoc);

impl Document for DayDoc {
    fn id(&self) -> &Id {
        &self.id
    }

    /// A day has no other name.
    fn former_ids(&self) -> &[Spanned<Id>] {
        &[]
    }

    fn body(&self) -> &Prose {
        &self.body
    }
}
