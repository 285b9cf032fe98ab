//! Second stage: from documents to the site.
//!
//! In: [`Loaded`]. Out: [`Site`], read-only and complete, and diagnostics. The passes, in order:
//!
//! 1. `register`: outlets, actors, claims, terms and pages take their places;
//! 2. `articles`: each article is analysed by itself, in parallel (`analysis`: `anchors`,
//!    `omission`, `mentions`, dates), and takes its place with its notes;
//! 3. `references`: every link is resolved; what leads where is sorted by target;
//! 4. `tables`: mentions by actor, positions by claim, days.
//!
//! Everything after the analysis is tables and sorting, and is done in full every time.

mod adrift;
mod analysis;
mod anchors;
mod articles;
mod corrections;
mod index;
mod mentions;
mod names;
mod nearest;
mod omission;
mod propose;
mod references;
mod register;
mod tables;

#[cfg(test)]
mod tests;

use crate::diag::Diagnostic;
use crate::load::Loaded;
use crate::model::site::Site;

pub use analysis::{Analysis, analyse};
pub use anchors::{Haystack, Search, search};
pub use mentions::{Decided, Doubt, Found};
pub use names::Names;

/// What to resolve.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Whether drafts are part of the site.
    pub drafts: bool,
}

/// Resolves a whole briefing.
pub fn resolve(loaded: &Loaded, options: Options) -> (Site, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut site = register::site(loaded, options);
    let register = register::Register::new(&site, loaded);
    register.check(&site, &mut diagnostics);
    articles::fill(&mut site, loaded, &register, options, &mut diagnostics);
    references::fill(&mut site, loaded, options, &mut diagnostics);
    tables::fill(&mut site, loaded);
    (site, diagnostics)
}
