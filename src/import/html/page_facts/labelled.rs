//! Facts after a word that says what they are: `<h4>Author</h4><p>Ada Moss</p>`.

use super::outline::Outline;
use crate::import::people::{self, Credits, SEAM};
use crate::import::thresholds::facts::{AUTHOR_LABEL_MOST, LABEL_AROUND, LABELLED_BOX_MOST};
use crate::import::title::SiteNames;

/// Bytes that are read of a label.
const LABEL_BYTES: usize = 40;

/// Bytes that are read after a label.
const LABELLED_BYTES: usize = 160;

/// Bytes that are read of the box around both.
const BOX_BYTES: usize = 600;

/// Returns whether an element is a label of an author, alone: `Author:`, `By`. Without a colon a
/// word such as `Text` is one only where the page sets it apart.
pub(super) fn is_label(outline: &Outline<'_>, at: usize) -> bool {
    let place = &outline.places[at];
    let (elements, bytes) = AUTHOR_LABEL_MOST;
    if place.end - at > elements || place.is("a") || place.is("option") {
        return false;
    }
    if place.texts().map(|text| text.trim().len()).sum::<usize>() > bytes {
        return false;
    }
    let text = outline.text(at, LABEL_BYTES);
    let apart = matches!(
        place.element.value().name(),
        "h2" | "h3" | "h4" | "h5" | "h6" | "dt" | "th" | "b" | "strong" | "label"
    ) || place.has_name(&["label"]);
    people::is_byline_label(&text, apart)
}

/// Returns the persons and agencies after a label. A single word is not a name here.
pub(super) fn credits(outline: &Outline<'_>, at: usize, sites: &SiteNames) -> Credits {
    let label = outline.text(at, LABEL_BYTES);
    let mut credits =
        people::credits(&format!("{label}{SEAM}{}", behind(outline, at)), true, sites);
    credits.names.retain(|name| name.contains(' '));
    credits
}

/// Returns the text after an element, in the nearest element around both; parts apart.
pub(super) fn behind(outline: &Outline<'_>, at: usize) -> String {
    let own = outline.seamed_text(at, LABEL_BYTES);
    for around in outline.above(at).take(LABEL_AROUND) {
        let text = outline.seamed_text(around, BOX_BYTES);
        let Some((_, rest)) = text.split_once(&own) else { continue };
        let rest = rest.trim_start_matches([SEAM, ':', ' ']);
        if !rest.is_empty() {
            return rest[..rest.floor_char_boundary(LABELLED_BYTES)].to_owned();
        }
    }
    String::new()
}

/// Returns the text right before an element in the element around it, in lower case; `None` if that
/// has much more text.
pub(super) fn before(outline: &Outline<'_>, at: usize) -> Option<String> {
    let parent = outline.places[at].parent?;
    let (elements, bytes) = LABELLED_BOX_MOST;
    // Elements are counted first: a page may have thousands of dates in one box.
    if outline.places[parent].end - parent > elements
        || outline.places[parent].texts().map(str::len).sum::<usize>() > bytes
    {
        return None;
    }
    let own = outline.seamed_text(at, bytes);
    let around = outline.seamed_text(parent, 2 * bytes);
    let (before, _) = around.split_once(&own)?;
    let last = before.trim_end_matches(SEAM).rsplit(SEAM).next()?;
    (!last.is_empty()).then(|| last.to_lowercase())
}
