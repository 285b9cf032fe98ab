//! The authors that elements of a page name.

use super::super::shown::is_hidden;
use super::author_marks::strength;
use super::labelled;
use super::nearness::nearness;
use super::outline::Outline;
use crate::import::page::FactSource;
use crate::import::people::{self, Credits, credits};
use crate::import::switches::{Rule, is_on};
use crate::import::thresholds::facts::{
    AUTHOR, AUTHOR_NEARNESS, AUTHORS_BESIDE, AUTHORS_WITHIN, PLAIN_BYLINE_BYTES,
    PLAIN_BYLINE_ELEMENTS,
};
use crate::import::title::SiteNames;

/// Returns the credits of the elements that are surest to name the article's author, with where
/// they are; they may have no person. `headline` is the index of the headline in the
/// outline. `site_is_author` says that a description names the site or an office as the author.
pub(super) fn credits_of_elements(
    outline: &Outline<'_>,
    headline: Option<usize>,
    sites: &SiteNames,
    site_is_author: bool,
) -> Option<(Credits, FactSource)> {
    let mut best: Option<(f64, Credits, FactSource)> = None;
    // How sure an element is that names nobody: where the site is the author, those of less sure
    // ones are authors of other articles.
    let of_site = site_is_author && is_on(Rule::AuthorsTheSite);
    let mut nobody = if of_site { AUTHOR.least_of_site } else { 0.0 };
    for (score, at, mark) in likely(outline, headline) {
        let is_element = matches!(mark, BylineMark::Element(_));
        if best.as_ref().is_some_and(|(most, ..)| score <= *most)
            || is_element && score <= nobody && is_on(Rule::AuthorsNobody)
        {
            continue;
        }
        let credits = match mark {
            BylineMark::Element(_) => {
                let mut credits = credits_within(outline, at, sites);
                if is_on(Rule::AuthorsElementsBeside) {
                    for beside in others_beside(outline, at) {
                        let found = credits_within(outline, beside, sites);
                        let is_new = |name: &String| !credits.names.contains(name);
                        let new: Vec<String> = found.names.into_iter().filter(is_new).collect();
                        credits.names.extend(new);
                    }
                }
                if is_shown(outline, at) && is_on(Rule::AuthorsPseudonyms) {
                    credits.names.extend(people::shown_pseudonym(&credits, sites));
                }
                credits
            }
            BylineMark::Label => labelled::credits(outline, at, sites),
            BylineMark::Line => people::credits(&outline.seamed_text(at, NAME_BYTES), false, sites),
        };
        if !credits.names.is_empty() || !credits.agencies.is_empty() {
            best = Some((score, credits, mark.source(outline, at)));
        } else if is_element && !credits.passed.is_empty() {
            nobody = score;
            if best.as_ref().is_none_or(|(.., found)| !matches!(found, FactSource::Line(_))) {
                best = Some((0.0, credits, mark.source(outline, at)));
            }
        }
    }
    best.map(|(_, credits, source)| (credits, source))
}

/// Returns the elements beside one, in the same box, that are marked as an author's in the same
/// way: `<a rel=author>Ada Moss</a> and <a rel=author>Una Fell</a>`.
fn others_beside(outline: &Outline<'_>, at: usize) -> Vec<usize> {
    let place = &outline.places[at];
    let Some(parent) = place.parent else { return Vec::new() };
    let Some((score, mark)) = strength(place) else { return Vec::new() };
    let sure = matches!(mark, "itemprop=author" | "rel=author" | "link to an author");
    let mut out = Vec::new();
    let mut next = place.end;
    // Each element is followed by the one behind its last descendant.
    while sure && next < outline.places[parent].end && out.len() < AUTHORS_BESIDE {
        let other = &outline.places[next];
        if strength(other) == Some((score, mark)) && other.is(place.element.value().name()) {
            out.push(next);
        }
        next = other.end;
    }
    out
}

/// Bytes that are read of a name.
const NAME_BYTES: usize = 200;

/// Bytes that are read of a line.
const LINE_BYTES: usize = 160;

/// Bytes that are read of an element with several names.
const ELEMENT_BYTES: usize = 400;

/// Returns whether readers see an element.
fn is_shown(outline: &Outline<'_>, at: usize) -> bool {
    let hides = |at: usize| is_hidden(outline.places[at].element.value());
    !hides(at) && !outline.above(at).any(hides)
}

/// Returns the longest name that begins with `name` and another word, of those that elements
/// credit: a description often has only the first name.
pub(super) fn longer_name(
    outline: &Outline<'_>,
    headline: Option<usize>,
    sites: &SiteNames,
    name: &str,
) -> Option<String> {
    let start = name.to_lowercase() + " ";
    let found = likely(outline, headline).flat_map(|(_, at, mark)| match mark {
        BylineMark::Label => labelled::credits(outline, at, sites).names,
        mark => {
            people::credits(
                &outline.seamed_text(at, NAME_BYTES),
                matches!(mark, BylineMark::Element(_)),
                sites,
            )
            .names
        }
    });
    found.filter(|found| found.to_lowercase().starts_with(&start)).max_by_key(String::len)
}

/// Why an element is likely to name the author.
#[derive(Clone, Copy)]
enum BylineMark {
    /// The element itself, in this way.
    Element(&'static str),
    /// It is a word such as `Author:`, and the name is after it.
    Label,
    /// It begins as bylines do.
    Line,
}

impl BylineMark {
    fn source(self, outline: &Outline<'_>, at: usize) -> FactSource {
        match self {
            Self::Element(name) => FactSource::Marked(name),
            Self::Label | Self::Line => FactSource::Line(outline.text(at, LINE_BYTES)),
        }
    }
}

/// Returns the elements that may name the author, with how likely each is, and why.
fn likely<'o>(
    outline: &'o Outline<'_>,
    headline: Option<usize>,
) -> impl Iterator<Item = (f64, usize, BylineMark)> + 'o {
    (0..outline.places.len()).filter_map(move |at| {
        let place = &outline.places[at];
        // An element around the headline is the whole article.
        if headline.is_some_and(|headline| (at..place.end).contains(&headline)) {
            return None;
        }
        let marked = strength(place).map(|(strength, name)| (strength, BylineMark::Element(name)));
        let label = || {
            (labelled::is_label(outline, at) && is_on(Rule::AuthorsLabels))
                .then_some((AUTHOR.label, BylineMark::Label))
        };
        let line = || {
            (is_plain_line(outline, at) && is_on(Rule::AuthorsLines))
                .then_some((AUTHOR.line, BylineMark::Line))
        };
        let (strength, mark) = marked.or_else(label).or_else(line)?;
        let near = || nearness(&AUTHOR_NEARNESS, outline, at, headline);
        let score = strength + if is_on(Rule::AuthorsNearness) { near() } else { 0.0 };
        // The maker of a picture did not write the text.
        let captioned = || outline.above(at).any(|around| outline.places[around].is("figcaption"));
        if score < AUTHOR.least || captioned() && is_on(Rule::AuthorsNotOfCaptions) {
            return None;
        }
        Some((score, at, mark))
    })
}

/// Returns whether an element is a line that begins as bylines do, though nothing marks it.
fn is_plain_line(outline: &Outline<'_>, at: usize) -> bool {
    let place = &outline.places[at];
    if place.end - at > PLAIN_BYLINE_ELEMENTS
        || place.is("li")
        || place.is("option")
        || place.is("a")
    {
        return false;
    }
    let length = place.texts().map(|text| text.trim().len()).sum::<usize>();
    PLAIN_BYLINE_BYTES.contains(&length)
        && !outline.places[at..place.end].iter().any(|part| part.has_name(CREDIT_WORDS))
        && people::opens_byline(&outline.text(at, LINE_BYTES))
}

/// Words in the names of elements that credit a picture or a film.
const CREDIT_WORDS: &[&str] = &["credit", "credits", "photo", "video", "caption", "copyright"];

/// Returns the credits of an element: of the elements in it that are each an author's, or else of
/// its text.
fn credits_within(outline: &Outline<'_>, at: usize, sites: &SiteNames) -> Credits {
    let place = &outline.places[at];
    let mut single: Vec<usize> = Vec::new();
    let by_author = |inner: usize| outline.places[inner].attr_has("rel", &["author"]);
    let has_author = (at + 1..place.end).any(by_author);
    for inner in at + 1..place.end {
        let found = &outline.places[inner];
        if has_author && !by_author(inner) {
            continue;
        }
        let is_name = found.attr_has("itemprop", &["name"])
            || by_author(inner)
            || found.attr_has("class", &["fn"])
            || found.is("a") && found.attr("href").is_some();
        if is_name && single.last().is_none_or(|last| outline.places[*last].end <= inner) {
            single.push(inner);
        }
    }
    let mut all = Credits::default();
    let inner: Vec<Credits> = single
        .iter()
        .map(|inner| credits(&outline.seamed_text(*inner, NAME_BYTES), true, sites))
        .collect();
    let persons = inner.iter().filter(|found| !found.names.is_empty()).count();
    if persons > 1 && persons <= AUTHORS_WITHIN && is_on(Rule::AuthorsSeveralInOneElement) {
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
    if has_author && persons == 0 && is_on(Rule::AuthorsRelWithinNamesNobody) {
        return inner.into_iter().find(|found| *found != Credits::default()).unwrap_or_default();
    }
    credits(&outline.seamed_text(at, ELEMENT_BYTES), true, sites)
}
