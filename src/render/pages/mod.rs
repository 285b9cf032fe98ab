//! From the site to the view of one page. One function for each sort of page.

pub(super) mod actor;
pub(super) mod article;
pub(super) mod claim;
mod claim_grid;
pub(super) mod date;
mod elsewhere;
mod excerpts;
pub(super) mod home;
mod lifts;
mod margin;
pub(super) mod outlet;
pub(super) mod page;
pub(super) mod term;

pub(super) use margin::row_of;
