//! Builds a site from a briefing, or checks the briefing: the whole pipeline.
//!
//! ```
//! use manicule::build::{Options, build};
//! use manicule::source::Memory;
//!
//! // `Disk` is a folder instead.
//! let article = r#"+++
//! title = "Bridge shut"
//! outlet = "herald"
//! published = 2024-03-05
//! +++
//! The bridge was shut on Tuesday."#;
//! let briefing = Memory::new([
//!     ("manicule.toml", r#"title = "Bridges""#),
//!     ("content/outlets/herald.md", "+++\nname = \"The Herald\"\n+++\n"),
//!     ("content/articles/shut.md", article),
//! ]);
//! let site = Memory::default();
//! let outcome = build(&briefing, &site, Options::default(), &|_done, _all| {});
//! assert!(outcome.diagnostics.is_empty());
//! assert!(site.files().contains_key("articles/shut.html"));
//! ```

mod run;

use crate::diag::Diagnostic;
use crate::load::Loaded;
use crate::model::Status;
use crate::source::{FileSystem, Sources};

// For the program, and a fuzzer.
pub(crate) use self::run::check_with;
#[cfg(not(feature = "internals"))]
pub(crate) use self::run::{Output, build_with};
#[cfg(feature = "internals")]
#[doc(hidden)]
pub use self::run::{Output, build_with};
pub use crate::resolve::Options;
pub use crate::write::{PublishError, PublishReport};

/// Called while pages are made: how many are done, of how many.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// The number of drafts left out of the site; all zero where the options include drafts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Notes, including those of drafted articles.
    pub notes: usize,
    /// Articles.
    pub articles: usize,
    /// The editor's own pages.
    pub pages: usize,
}

impl LeftOut {
    fn of(loaded: &Loaded, options: Options) -> Self {
        if options.drafts {
            return Self::default();
        }
        let notes = loaded.notes.iter().flat_map(|notes| &notes.notes);
        Self {
            notes: notes.filter(|note| note.status == Status::Draft).count(),
            articles: loaded.articles.iter().filter(|article| article.draft).count(),
            pages: loaded.pages.iter().filter(|page| page.draft).count(),
        }
    }
}

/// The result of a run.
pub struct BuildOutcome {
    /// All files that were read, for messages.
    pub sources: Sources,
    /// All faults found.
    pub diagnostics: Vec<Diagnostic>,
    /// The number of routes.
    pub pages: usize,
    /// The drafts left out.
    pub left_out: LeftOut,
    /// The report on the files written, or why nothing was. `None` where the content has errors,
    /// and from `check`.
    pub written: Option<Result<PublishReport, PublishError>>,
}

/// Builds the site into `out`. With errors in the content nothing is written.
pub fn build(
    files: &dyn FileSystem,
    out: &dyn FileSystem,
    options: Options,
    progress: Progress<'_>,
) -> BuildOutcome {
    build_with(files, Output { folder: out, verify: false }, options, None, progress)
}

/// Makes every page and writes nothing.
pub fn check(files: &dyn FileSystem, options: Options, progress: Progress<'_>) -> BuildOutcome {
    check_with(files, options, None, &|_, _| Vec::new(), progress)
}
