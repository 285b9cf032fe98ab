//! From the site to the view of one page. One function for each sort of page.

pub(super) mod actor;
pub(super) mod actors;
mod apparatus;
pub(super) mod article;
pub(super) mod articles;
mod chain;
mod citation;
pub(super) mod claim;
mod claim_grid;
pub(super) mod date;
pub(super) mod dates;
mod diff;
mod earlier;
mod elsewhere;
mod excerpts;
pub(super) mod home;
mod lifts;
mod marks;
mod mentions;
mod notes;
pub(super) mod outlet;
pub(super) mod overlaps;
pub(super) mod page;
pub(super) mod pair;
mod pair_blocks;
mod pair_claims;
mod pair_subjects;
pub(super) mod pairs;
mod provenance;
mod shared_words;
mod synopsis;
pub(super) mod term;
pub(super) mod version;
mod version_text;

pub(super) use claim_grid::columns as outlet_columns;
pub(super) use marks::row_of;
