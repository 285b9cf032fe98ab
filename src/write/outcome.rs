//! The outcome of publishing.

use std::io;

use crate::diag::Diagnostic;

/// The numbers of files that were published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PublishReport {
    /// Files that are new or have changed.
    pub written: usize,
    /// Files that are as they were.
    pub unchanged: usize,
    /// Files of an earlier build that are no longer part of the site, and are gone.
    pub removed: usize,
    /// The paths of the written files, below the output folder. Sorted.
    pub changed: Vec<String>,
}

/// The reason why the site was not published.
#[derive(Debug)]
pub enum PublishError {
    /// Pages could not be made. Not empty; a fault in a template is repeated for each page.
    Content(Vec<Diagnostic>),
    /// Paths of files, links and folders in the way that we did not write. Not empty, sorted.
    Foreign(Vec<String>),
    /// The output folder holds this edition, not the one to be published; empty for the public one.
    Edition(String),
    /// Another build is writing into the output folder.
    Busy,
    /// A path that could not be written, and why.
    Disk(String, io::Error),
}
