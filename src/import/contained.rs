//! Pages in files of other programs, which hold one page each.

use super::collections::{wallabag, warc};
use super::mhtml;
use super::page::ContainedPage;
use crate::diag::Refusal;

/// Returns the page in a file; `None` if the file is a page itself.
pub(super) fn page(bytes: &[u8]) -> Result<Option<ContainedPage>, Refusal> {
    for read in [mhtml::page, warc::page, wallabag::page] {
        if let Some(page) = read(bytes)? {
            return Ok(Some(page));
        }
    }
    Ok(None)
}
