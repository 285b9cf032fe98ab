//! HTML that the server adds to a page: notes that could not be placed, the panel, the script.
//!
//! The theme's templates say where it goes (`page.anchor_errors` and `page.scripts`), so nothing
//! searches a page for a place. In `build` both are empty: a served page is what `build` writes,
//! plus the additions.

use memchr::memmem;

use super::faults::OWN;
use crate::fingerprint::Fingerprint;
use crate::render::Additions;

/// Returns the tag of the script that keeps a page up to date.
pub fn script(key: Fingerprint) -> String {
    format!("<script src=\"{OWN}reload.js\" data-etag=\"{key}\" defer></script>\n")
}

/// Returns the additions to a page with the fingerprint `key`.
pub(super) fn additions(anchor_errors: String, mut panel: String, key: Fingerprint) -> Additions {
    panel.push_str(&script(key));
    Additions { anchor_errors, scripts: panel }
}

/// Appends the additions for which the page's template has no place: a theme need not have one.
pub(super) fn append_missing(page: &mut Vec<u8>, additions: &Additions) {
    for html in [&additions.anchor_errors, &additions.scripts] {
        // The script's tag has the page's fingerprint, so no text of the page can look like it.
        if !html.is_empty() && memmem::find(page, html.as_bytes()).is_none() {
            page.extend_from_slice(html.as_bytes());
        }
    }
}

/// Returns a page without content, for when no theme can render one.
pub(super) fn blank_page(additions: &Additions) -> Vec<u8> {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>Manicule</title>\
         </head>\n<body>\n<main></main>\n{}</body>\n</html>\n",
        additions.scripts
    )
    .into_bytes()
}
