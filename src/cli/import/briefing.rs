//! The briefing that several sources are imported into.

use crate::edit::OpenBriefing;
use crate::source::Disk;

/// A briefing that is read when it is needed first, and kept for the next source.
pub(super) struct KeptBriefing<'a> {
    files: &'a Disk,
    opened: Option<OpenBriefing<'a>>,
}

impl<'a> KeptBriefing<'a> {
    pub(super) fn new(files: &'a Disk) -> Self {
        Self { files, opened: None }
    }

    /// Calls `change` with the briefing. If it panics, the next call reads the briefing anew.
    pub(super) fn change<T>(&mut self, change: impl FnOnce(&mut OpenBriefing<'a>) -> T) -> T {
        let mut briefing = self.opened.take().unwrap_or_else(|| OpenBriefing::open(self.files));
        let done = change(&mut briefing);
        self.opened = Some(briefing);
        done
    }
}
