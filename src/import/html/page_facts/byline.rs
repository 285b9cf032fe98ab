//! The authors that elements of a page name.

use super::nearness::Nearness;
use super::outline::{Outline, Place};
use crate::import::people::{self, Credits, SEAM, credits};
use crate::import::title::SiteNames;

/// Words in the names of elements that name the author.
const AUTHOR_WORDS: &[&str] = &[
    "author",
    "authors",
    "authorname",
    "byline",
    "bylines",
    "autor",
    "autoren",
    "autorin",
    "autores",
    "auteur",
    "auteurs",
    "autore",
    "autori",
    "writer",
    "redakteur",
    "redaktor",
    "journalist",
    "journaliste",
    "verfasser",
    "contributor",
    "contributors",
    "postauthor",
    "articleauthor",
    "entryauthor",
    "authorlink",
    "forfatter",
    "skribent",
    "firmante",
    "columnist",
    "kirjoittaja",
    "yazar",
    "muallif",
    "avtor",
    "szerzo",
    "schrijver",
    "auteurname",
    "writtenby",
    "postedby",
];

/// Words in the names of elements around an author's name that say more of him.
const ABOUT_WORDS: &[&str] = &[
    "bio",
    "biography",
    "description",
    "avatar",
    "about",
    "social",
    "box",
    "image",
    "img",
    "photo",
    "posts",
    "follow",
    "twitter",
    "role",
    "jobtitle",
];

/// Returns the credits of the elements that are surest to name the article's author, with the name
/// of such an element. `headline` is the index of the headline in the outline.
pub(super) fn credits_of_elements(
    outline: &Outline<'_>,
    headline: Option<usize>,
    sites: &SiteNames,
) -> Option<(Credits, &'static str)> {
    let mut best: Option<(f64, Credits, &'static str)> = None;
    for at in 0..outline.places.len() {
        let marked = strength(&outline.places[at]);
        let Some((strength, name)) = marked.or_else(|| plain_line(outline, at)) else { continue };
        let score = strength + NEARNESS.of(outline, at, headline);
        if best.as_ref().is_some_and(|(most, ..)| score <= *most) || score < LEAST {
            continue;
        }
        let credits = if marked.is_some() {
            credits_within(outline, at, sites)
        } else {
            people::credits(&outline.seamed_text(at, 200), false, sites)
        };
        if !credits.names.is_empty() || !credits.agencies.is_empty() {
            best = Some((score, credits, name));
        }
    }
    best.map(|(_, credits, name)| (credits, name))
}

/// The least score of an element whose names are taken.
const LEAST: f64 = 1.0;

/// Rates a line that begins as bylines do, though nothing marks it.
fn plain_line(outline: &Outline<'_>, at: usize) -> Option<(f64, &'static str)> {
    let place = &outline.places[at];
    if place.end - at > 6 || place.is("li") || place.is("option") || place.is("a") {
        return None;
    }
    let length = place.texts().map(|text| text.trim().len()).sum::<usize>();
    let is_line = (8..=120).contains(&length) && people::opens_byline(&outline.text(at, 160));
    is_line.then_some((1.3, "a line of the page"))
}

/// Returns how sure an element is to name an author, and what marks it; `None` if nothing does.
fn strength(place: &Place<'_>) -> Option<(f64, &'static str)> {
    if place.is("meta")
        || place.is("link")
        || place.is("script")
        || place.is("body")
        || place.is("html")
    {
        return None;
    }
    if place.attr_has("itemprop", &["author"]) {
        return Some((3.0, "itemprop=author"));
    }
    if place.attr_has("rel", &["author"]) {
        return Some((2.6, "rel=author"));
    }
    if place.has_name(AUTHOR_WORDS) && !place.has_name(&["comment", "comments"]) {
        let about = if place.has_name(ABOUT_WORDS) { 1.2 } else { 0.0 };
        return Some((2.4 - about, "class=author"));
    }
    let profile = |href: &str| {
        let lower = href.to_lowercase();
        [
            "/author/",
            "/authors/",
            "/autor/",
            "/autoren/",
            "/auteur/",
            "/autores/",
            "/autore/",
            "/profile/author",
        ]
        .iter()
        .any(|part| lower.contains(part))
    };
    if place.is("a") && place.attr("href").is_some_and(profile) {
        return Some((2.2, "link to an author"));
    }
    if place.attr_has("class", &["vcard", "fn", "username"]) {
        return Some((1.4, "class=vcard"));
    }
    None
}

/// A kicker or a line above the headline may name the author.
const NEARNESS: Nearness =
    Nearness { perhaps_apart: -1.0, above: 0.4, far_above: (60, -2.0), below: (300.0, 1.5) };

/// Returns the credits of an element: of the elements in it that are each an author's, or else of
/// its text.
fn credits_within(outline: &Outline<'_>, at: usize, sites: &SiteNames) -> Credits {
    let place = &outline.places[at];
    let mut single: Vec<usize> = Vec::new();
    for inner in at + 1..place.end {
        let found = &outline.places[inner];
        let is_name = found.attr_has("itemprop", &["name"])
            || found.attr_has("rel", &["author"])
            || found.attr_has("class", &["fn"])
            || found.is("a") && found.attr("href").is_some();
        if is_name && single.last().is_none_or(|last| outline.places[*last].end <= inner) {
            single.push(inner);
        }
    }
    let mut all = Credits::default();
    let text = outline.seamed_text(at, 400);
    let inner: Vec<Credits> = single
        .iter()
        .map(|inner| credits(&outline.seamed_text(*inner, 200), true, sites))
        .collect();
    let persons = inner.iter().filter(|found| !found.names.is_empty()).count();
    if persons > 1 && persons <= 4 {
        for found in inner {
            all.names.extend(
                found
                    .names
                    .into_iter()
                    .filter(|name| !all.names.iter().any(|known| known.contains(name.as_str())))
                    .collect::<Vec<_>>(),
            );
            all.agencies.extend(found.agencies);
        }
        return all;
    }
    let whole = credits(&text, true, sites);
    if whole.names.is_empty() && persons == 1 {
        return inner.into_iter().find(|found| !found.names.is_empty()).unwrap_or_default();
    }
    // A long text is about the author; only its first part can be the name.
    if text.len() > 120 {
        let first = text.split(SEAM).take(3).collect::<Vec<_>>().join(&SEAM.to_string());
        return credits(&first, true, sites);
    }
    whole
}
