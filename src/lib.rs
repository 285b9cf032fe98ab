//! Manicule publishes annotated briefings: several outlets tell one story; each article becomes a
//! page with notes beside its words, and with indexes of its actors and dates.
//!
//! # The pipeline
//!
//! ```text
//! content/ themes/ ──load──▶ Loaded ──resolve──▶ Site ──routes──▶ [Route] ──page──▶ bytes ──publish──▶ public/
//! ```
//!
//! 1. [`load`] reads every file by itself into a document;
//! 2. [`resolve`] turns names into things, finds anchors, mentions and dates, and links them;
//! 3. [`render::routes`] lists all pages;
//! 4. [`render::PageRenderer::bytes`] makes the bytes of any one of them;
//! 5. [`write::publish`] brings the output folder to hold them.
//!
//! [`session`] does the first three, again and again if need be; [`build`] puts all together. Each stage also yields [`diag::Diagnostic`]s; none prints. The
//! data between the stages is in [`model`]; the disk is reached through [`source::FileSystem`]
//! alone.
//!
//! Beside the pipeline, without a word of articles: [`dates`] finds dates in a text, [`text`]
//! compares and cuts texts, [`markdown`] projects and renders them.

pub mod build;
pub mod dates;
pub mod diag;
pub mod disk_cache;
pub mod edit;
#[cfg(feature = "import")]
pub mod fetch;
pub mod fingerprint;
#[cfg(feature = "import")]
pub mod import;
pub mod language;
pub mod load;
pub mod markdown;
pub mod model;
pub mod render;
pub mod resolve;
#[cfg(feature = "serve")]
pub mod serve;
pub mod session;
pub mod source;
pub mod text;
pub mod write;
