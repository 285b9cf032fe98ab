//! Manicule publishes annotated briefings: several outlets report one story; each article becomes a
//! page with notes beside its text, and there are index pages for actors and dates.
//!
//! # For other programs
//!
//! - [`build`]: builds a site, or checks a briefing;
//! - [`dates`]: finds dates in a text;
//! - [`quotation`]: finds a quotation in a text;
#![cfg_attr(feature = "import", doc = "- [`import`]: reads the article of a saved page.")]
//!
//! Each begins with an example. [`source`] has the file systems that they read, [`diag`] their
//! messages. Days and times are those of the crate `jiff`, 0.2. Everything else is private.
//!
//! # The pipeline
//!
//! ```text
//! content/ themes/ ──load──▶ Loaded ──resolve──▶ Site ──limit──▶ PublicSite
//!     ──routes──▶ [Route] ──page──▶ bytes ──publish──▶ public/
//! ```
//!
//! 1. `load` reads every file by itself into a document;
//! 2. `resolve` turns names into things, finds anchors, mentions and dates, and links them;
//! 3. `editions::publish` replaces full texts that are not published whole by what is;
//! 4. `render::routes` lists all pages and files;
//! 5. `render::PageRenderer` makes the bytes of any one of them;
//! 6. `write::publish` makes the output folder hold exactly these.
//!
//! `session` does the first four, once or after every edit; [`build`] does all. Each stage also
//! returns diagnostics; none prints. The data between the stages is in `model`; only
//! [`source::FileSystem`] touches the disk. Beside the pipeline, `text` compares and splits texts,
//! `markdown` projects and renders them; they know nothing of articles.
//!
//! The tests, benches and fuzzers of this repository are crates of their own, and test the stages
//! too. For them the feature `internals` opens the modules. It is not an interface.

#![cfg_attr(
    not(feature = "internals"),
    allow(unreachable_pub, unused_imports, reason = "the modules are private without the feature")
)]

pub mod build;
// For the program, which is a crate of its own.
#[doc(hidden)]
pub mod cli;
pub mod dates;
pub mod diag;
#[cfg(feature = "import")]
pub mod import;
pub mod quotation;
pub mod source;

#[cfg(not(feature = "internals"))]
mod disk_cache;
#[cfg(not(feature = "internals"))]
mod edit;
#[cfg(not(feature = "internals"))]
mod editions;
#[cfg(all(feature = "import", not(feature = "internals")))]
mod fetch;
#[cfg(not(feature = "internals"))]
mod fingerprint;
#[cfg(not(feature = "internals"))]
mod language;
#[cfg(not(feature = "internals"))]
mod load;
#[cfg(not(feature = "internals"))]
mod markdown;
#[cfg(not(feature = "internals"))]
mod model;
#[cfg(not(feature = "internals"))]
mod name_forms;
#[cfg(not(feature = "internals"))]
mod overlap;
#[cfg(not(feature = "internals"))]
mod render;
#[cfg(not(feature = "internals"))]
mod resolve;
#[cfg(not(feature = "internals"))]
mod search;
#[cfg(all(feature = "serve", not(feature = "internals")))]
mod serve;
#[cfg(not(feature = "internals"))]
mod session;
#[cfg(not(feature = "internals"))]
mod text;
#[cfg(not(feature = "internals"))]
mod write;
#[cfg(not(feature = "internals"))]
mod xml;

#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod disk_cache;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod edit;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod editions;
#[cfg(all(feature = "import", feature = "internals"))]
#[doc(hidden)]
pub mod fetch;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod fingerprint;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod language;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod load;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod markdown;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod model;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod name_forms;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod overlap;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod render;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod resolve;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod search;
#[cfg(all(feature = "serve", feature = "internals"))]
#[doc(hidden)]
pub mod serve;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod session;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod text;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod write;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod xml;
