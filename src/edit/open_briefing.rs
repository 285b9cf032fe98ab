//! A briefing that is read once for several changes to it.

use crate::diag::Diagnostic;
use crate::disk_cache::DiskCache;
use crate::load::{CONTENT, DocumentCache, Loaded};
use crate::resolve::{Options, Resolver};
use crate::source::FileSystem;

/// A briefing in memory. After a change to a file only that file is read again.
pub struct OpenBriefing<'a> {
    files: &'a dyn FileSystem,
    loaded: Loaded,
    cache: DocumentCache,
    resolver: Resolver,
}

impl<'a> OpenBriefing<'a> {
    /// Reads a briefing.
    pub fn open(files: &'a dyn FileSystem) -> Self {
        let (loaded, cache, resolver) = Default::default();
        let mut briefing = Self { files, loaded, cache, resolver };
        briefing.read_again(CONTENT);
        briefing
    }

    /// Returns where it is.
    pub fn files(&self) -> &'a dyn FileSystem {
        self.files
    }

    /// Returns its documents.
    pub fn loaded(&self) -> &Loaded {
        &self.loaded
    }

    /// Reads the files at a path and below, which were changed. It is `content` or lies in it.
    pub fn read_again(&mut self, path: &str) {
        self.cache.update(self.files, &[path.to_owned()], &DiskCache::default());
        self.loaded = self.cache.loaded(self.files).0;
    }

    /// Returns the documents and all faults as they are if the file at `path` is the one in
    /// `changed`, drafts included. Afterwards that file has to be read again.
    pub(super) fn with_change(
        &mut self,
        changed: &dyn FileSystem,
        path: &str,
    ) -> (Loaded, Vec<Diagnostic>) {
        let nothing = DiskCache::default();
        self.cache.update(changed, &[path.to_owned()], &nothing);
        let (loaded, mut faults) = self.cache.loaded(changed);
        let options = Options { drafts: true, ..Options::default() };
        faults.extend(self.resolver.resolve(&loaded, options, &nothing).1);
        (loaded, faults)
    }
}
