//! Second stage: from documents to the site.
//!
//! In: [`Loaded`]. Out: [`Site`], read-only and complete, and diagnostics. The passes, in order:
//!
//! 1. `unfilled`, `register`: outlets, actors, claims, terms and pages get their places;
//! 2. `articles`: each article is analysed by itself, in parallel (`analysis`: `passages`,
//!    `omission`, `mentions`, `dates`), and gets its place with its notes (`stances`);
//! 3. `references`: every link is resolved (`link_targets`, by `index`), and all references are
//!    sorted by target;
//! 4. `tables`: mentions by actor, positions by claim, days; `measured`: the figures counted in the
//!    originals of digests, as far as they are current; `evidence`: what notes say without showing
//!    why; `own_pages`: which actors have enough for a page; `overlaps` (and `full_texts`): the
//!    passages that articles share.
//!
//! A [`Resolver`] keeps the results of passes 2 and 3 for each article, and uses them again while
//! everything that they depend on is the same. The rest is tables and sorting.

mod analysis;
mod anchor_errors;
mod anchors;
mod around;
mod articles;
mod beside;
mod claim_values;
mod compared_memo;
mod corrections;
mod dates;
mod evidence;
mod full_texts;
mod index;
mod link_targets;
#[cfg(feature = "import")]
mod measure;
mod measured;
mod mentions;
mod name_keys;
mod names;
mod nearest;
mod new_anchor;
mod note_order;
mod omission;
mod overlaps;
mod own_pages;
mod passages;
mod phrases;
mod propose;
mod record;
mod references;
mod register;
mod renamed;
mod searched;
mod spoken;
mod stances;
mod tables;
mod term_words;
mod token_index;
mod translations;
mod unfilled;
mod unspelled;
mod versions;
mod word_finder;
mod word_index;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::disk_cache::DiskCache;
use crate::load::Loaded;
use crate::model::site::Site;

pub use analysis::{Analysis, NotesOnArticle, Sought, analyse};
pub use anchors::{Haystack, QuoteMatch, find_quote};
#[cfg(feature = "import")]
pub use measure::{Counts, count, nearest_words};
pub use mentions::{AmbiguousName, FoundNames, NameOverride};
pub use names::Names;
#[cfg(feature = "import")]
pub use nearest::delicate_difference;
#[cfg(feature = "import")]
pub use new_anchor::occurrence_between;
pub use new_anchor::{NewAnchor, quote, quote_line};
#[cfg(feature = "import")]
pub use passages::NotePassages;
pub use term_words::TermWords;
pub use unfilled::languages;

/// The documents that become part of the site.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Whether drafts are part of the site.
    pub drafts: bool,
    /// The edition to build: what it shows of full texts. `None` is the public one. The name is
    /// from the program's arguments, and lives as long.
    pub edition: Option<&'static str>,
}

/// Resolves a whole briefing.
#[cfg(any(feature = "import", feature = "internals", test))]
pub fn resolve(loaded: &Loaded, options: Options) -> (Site, Vec<Diagnostic>) {
    Resolver::default().resolve(loaded, options, &DiskCache::default())
}

/// Resolves a briefing again and again, and keeps results that an edit does not touch.
#[derive(Debug, Default)]
pub struct Resolver {
    articles: articles::ArticleMemo,
    references: references::ReferenceMemo,
    tables: tables::TableMemo,
    versions: versions::VersionMemo,
    phrases: measured::PhraseMemo,
    overlaps: overlaps::OverlapMemo,
}

impl Resolver {
    /// Resolves a whole briefing. The result does not depend on what was resolved before, or is in
    /// the disk cache.
    pub fn resolve(
        &mut self,
        loaded: &Loaded,
        options: Options,
        disk_cache: &DiskCache,
    ) -> (Site, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let mut site = unfilled::site(loaded, options);
        let register = register::Register::new(&site, loaded);
        register.check(&site, &mut diagnostics);
        self.articles.fill(&mut site, loaded, &register, options, disk_cache, &mut diagnostics);
        register::Register::check_former_ids(&site, &mut diagnostics);
        translations::fill(&mut site, loaded, &register, &mut diagnostics);
        self.versions.fill(&mut site, loaded, &register, options, &mut diagnostics);
        self.references.fill(&mut site, loaded, options, &mut diagnostics);
        self.tables.fill(&mut site, loaded);
        evidence::check(&site, &mut diagnostics);
        unspelled::check(&site, &mut diagnostics);
        let hashes = overlaps::TextHashes::new(&site);
        self.phrases.fill(&mut site, loaded, &hashes, &mut diagnostics);
        own_pages::fill(&mut site);
        self.overlaps.fill(&mut site, &hashes, disk_cache);
        site.copies = Arc::new(site.find_copies());
        (site, diagnostics)
    }
}
