//! The marks by which a page says that an element has the day of publication.

use super::outline::{Outline, Place};
use crate::import::switches::{Rule, is_on};
use crate::import::thresholds::days::DAY;

/// Words in the names of elements with the day of publication.
const PUBLISHED_WORDS: &[&str] = &[
    "published",
    "publish",
    "pubdate",
    "publicationdate",
    "publisheddate",
    "publishdate",
    "posted",
    "created",
    "entrydate",
    "postdate",
    "erstellt",
    "veroeffentlicht",
    "publie",
    "publicado",
    "pubblicato",
    "issued",
    "release",
];

/// The same in two words: `entry-date`.
const PUBLISHED_PHRASES: &[&str] = &[
    " entry date ",
    " post date ",
    " pub date ",
    " article date ",
    " news date ",
    " posted on ",
    " publication date ",
    " story date ",
];

/// Words in the names of elements with some day.
const DATE_WORDS: &[&str] = &[
    "date",
    "dates",
    "datum",
    "fecha",
    "data",
    "dato",
    "datetime",
    "timestamp",
    "time",
    "stamp",
    "dateline",
    "datestamp",
    "datepublished",
    "when",
    "meta",
    "metadata",
    "info",
    "byline",
    "odate",
    "paivays",
    "tarih",
    "dt",
    "details",
    "topline",
    "kicker",
    "author",
    "subline",
    "header",
    "newsdate",
    "infos",
    "pre",
    "postmeta",
    "entrymeta",
    "commentmeta",
    "submitted",
];

/// Words in the names of elements with the day of something else.
const OTHER_WORDS: &[&str] = &[
    "updated",
    "modified",
    "update",
    "lastmod",
    "edited",
    "changed",
    "event",
    "deadline",
    "countdown",
    "weather",
    "clock",
    "current",
    "today",
    "expires",
    "dtstart",
    "dtend",
    "duration",
    "reading",
    "counter",
    "views",
    "aktualisiert",
    "modification",
];

/// Returns how sure an element is to have the day of publication, and whether it rather has that of
/// a change; `None` if it is not marked as a date at all.
pub(super) fn strength(outline: &Outline<'_>, at: usize) -> Option<(f64, bool)> {
    let place = &outline.places[at];
    let modified = place.attr_has("itemprop", &["dateModified"]);
    if place.attr_has("itemprop", &["datePublished", "dateCreated"]) && is_on(Rule::DaysItemprop) {
        return Some((DAY.itemprop, false));
    }
    let is_published = |place: &Place<'_>| {
        place.has_name(PUBLISHED_WORDS)
            || PUBLISHED_PHRASES.iter().any(|phrase| place.names.contains(phrase))
    };
    let published = is_published(place) || place.attr("pubdate").is_some();
    // `date-update-wrapper` is around either day.
    let is_other = |place: &Place<'_>| {
        let either = place.has_name(&["date"]) && place.has_name(&["update"]);
        place.has_name(OTHER_WORDS) && !either
    };
    let other = modified || is_other(place) && !published;
    // An element around it may name it: `<span class="updated"><time>`.
    let parent = place.parent.map(|parent| &outline.places[parent]);
    let published_around = parent.is_some_and(is_published);
    let other = other || !published && parent.is_some_and(is_other) && !published_around;
    if (place.is("time") || place.is("abbr") && published) && is_on(Rule::DaysTimeElements) {
        let named = if published || published_around { DAY.time_named } else { 0.0 };
        return Some((DAY.time + named, other));
    }
    if published && is_on(Rule::DaysNamesOfPublication) {
        return Some((DAY.published, false));
    }
    (other || place.has_name(DATE_WORDS) && is_on(Rule::DaysNamesOfDates))
        .then_some((DAY.dated, other))
}
