//! The headline: the one that readers see, and the one that the page gives to search engines.

use crate::import::switches::{Rule, is_on};
use std::collections::BTreeSet;

use super::likeness::{likeness, tokens};
use super::outline::{Apart, Outline};
use crate::import::page::{Fact, FactSource};
use crate::import::people::SEAM;
use crate::import::thresholds::facts::{
    AGREEING, HEADING, HEADING_MAX_BYTES, NAMED_HEADING_BYTES, SITE_NAMES_AROUND,
};
use crate::import::title::{SiteNames, adds_site};
use crate::text::fold::letters_and_digits;

/// The headlines of a page.
#[derive(Default)]
pub(super) struct Headlines {
    /// The one that readers see, or else one that the page states.
    pub(super) title: Option<Fact<String>>,
    /// One that the page states for others, if it differs.
    pub(super) search: Option<Fact<String>>,
    /// The index of the first in the outline.
    pub(super) at: Option<usize>,
}

/// Words in the names of an element that is the headline of an article.
const HEADLINE_WORDS: &[&str] =
    &["headline", "entry", "post", "article", "story", "single", "page"];
const TITLE_WORDS: &[&str] =
    &["title", "headline", "heading", "header", "titulo", "titre", "titel", "hl"];

/// Words in the names of what is the site's own heading.
const SITE_WORDS: &[&str] = &[
    "site", "logo", "brand", "banner", "masthead", "blog", "navbar", "sitename", "topbar",
    "tagline",
];

/// Words in the names of parts of a heading that are not the headline.
const KICKER_WORDS: &[&str] = &[
    "kicker",
    "overline",
    "topline",
    "dachzeile",
    "eyebrow",
    "rubric",
    "rubrik",
    "roofline",
    "spitzmarke",
    "surtitre",
    "strapline",
    "section",
    "category",
    "label",
    "badge",
    "tag",
    "flag",
    "pretitle",
    "pre",
    "supertitle",
    "subtitle",
    "subline",
    "subheadline",
    "sub",
    "date",
    "author",
    "meta",
    "hidden",
    "sr",
    "prefix",
    "antetitulo",
    "volanta",
    "occhiello",
    "ressort",
];

/// Bytes that are read of a headline.
pub(super) const READ_BYTES: usize = 600;

/// Finds the headlines. `stated` are those for others, the surest first, `sites` the names of the
/// site.
pub(super) fn headlines(
    outline: &Outline<'_>,
    stated: Vec<Fact<String>>,
    sites: &SiteNames,
) -> Headlines {
    let stated: Vec<Fact<String>> = stated
        .into_iter()
        .map(|fact| {
            let rest = sites.without(&fact.value);
            let shorter = rest != fact.value && is_on(Rule::HeadlineNamesOfTheSiteGo);
            if shorter { Fact::new(rest, fact.source) } else { fact }
        })
        .filter(|fact| !fact.value.is_empty())
        .collect();
    let seen = visible(outline, &stated, sites).filter(|_| is_on(Rule::HeadlineHeadings));
    let Some((at, text)) = seen else {
        return Headlines { title: stated.into_iter().next(), ..Headlines::default() };
    };
    let key = letters_and_digits(&text);
    // A `<title>` has more than the headline; it counts only where nothing else is stated.
    let search = stated.into_iter().find(|fact| fact.source != FactSource::Element("title"));
    let search = search
        .filter(|fact| letters_and_digits(&fact.value) != key && !adds_site(&fact.value, &text));
    let name = match outline.places[at].element.value().name() {
        "h1" => "h1",
        "h2" => "h2",
        "h3" => "h3",
        _ => "headline",
    };
    Headlines { title: Some(Fact::new(text, FactSource::Element(name))), search, at: Some(at) }
}

/// Returns the heading that is the headline of the article, with its text.
fn visible(
    outline: &Outline<'_>,
    stated: &[Fact<String>],
    sites: &SiteNames,
) -> Option<(usize, String)> {
    let stated_words: Vec<BTreeSet<String>> =
        stated.iter().map(|fact| tokens(&fact.value)).collect();
    let headings = (0..outline.places.len()).filter(|at| is_heading(outline, *at));
    let mut best: Option<(f64, usize, String)> = None;
    for at in headings {
        let text = heading_text(outline, at, stated);
        if text.is_empty() || text.len() > HEADING_MAX_BYTES || sites.is(&text) {
            continue;
        }
        let own = tokens(&text);
        let agreement = stated_words.iter().map(|other| likeness(&own, other)).fold(0.0, f64::max);
        let Some(score) = score(outline, at, agreement) else { continue };
        if best.as_ref().is_none_or(|(most, ..)| score > *most) {
            best = Some((score, at, text));
        }
    }
    best.map(|(_, at, text)| (at, text))
}

/// Rates a heading. `agreement` says from 0 to 1 how like it is to a stated headline. `None` if it
/// is none of the article's.
fn score(outline: &Outline<'_>, at: usize, agreement: f64) -> Option<f64> {
    let place = &outline.places[at];
    let marked =
        place.attr_has("itemprop", &["headline"]) || is_named_headline(place.names.as_str());
    let within = |names: &[&str]| {
        outline.above(at).any(|above| names.iter().any(|name| outline.places[above].is(name)))
    };
    let mut score = HEADING.agreement * agreement;
    score += match place.element.value().name() {
        "h1" => HEADING.h1,
        "h2" => HEADING.h2,
        _ => 0.0,
    };
    score += if marked && is_on(Rule::HeadlineMarked) { HEADING.marked } else { 0.0 };
    score += if within(&["article", "main"]) { HEADING.in_article } else { 0.0 };
    let of_site = is_of_site(outline, at) && is_on(Rule::HeadlineNotOfTheSite);
    score += if of_site { HEADING.of_site } else { 0.0 };
    score += match place.apart {
        _ if !is_on(Rule::HeadlineNotApart) => 0.0,
        Apart::No => 0.0,
        Apart::Perhaps => HEADING.perhaps_apart,
        // Names of boxes say less than the level of a heading.
        Apart::Yes if place.is("h1") => HEADING.h1_apart,
        Apart::Yes => HEADING.apart,
    };
    // A heading that agrees with nothing must be set like a headline.
    let alone = agreement < AGREEING
        && !(place.is("h1") || marked && place.is("h2"))
        && is_on(Rule::HeadlineAlone);
    (score > HEADING.more_than && !alone).then_some(score)
}

/// Returns whether an element is a heading, or marked as the headline.
fn is_heading(outline: &Outline<'_>, at: usize) -> bool {
    let place = &outline.places[at];
    let named = || place.attr_has("itemprop", &["headline"]) || is_named_headline(&place.names);
    match place.element.value().name() {
        "h1" | "h2" | "h3" => true,
        "h4" | "div" | "span" | "p" | "td" => {
            named() && place.texts().map(str::len).sum::<usize>() < NAMED_HEADING_BYTES
        }
        _ => false,
    }
}

fn is_named_headline(names: &str) -> bool {
    let has = |words: &[&str]| names.split(' ').any(|word| words.contains(&word));
    has(HEADLINE_WORDS) && has(TITLE_WORDS)
}

/// Returns whether a heading is the site's own: by its names, those around it, or since it leads
/// home.
fn is_of_site(outline: &Outline<'_>, at: usize) -> bool {
    let place = &outline.places[at];
    let named = |at: usize| {
        let place = &outline.places[at];
        !place.is("body")
            && !place.is("html")
            && place.has_name(SITE_WORDS)
            && !is_named_headline(&place.names)
    };
    let home = outline.places[at..place.end].iter().any(|inner| {
        inner.is("a") && inner.attr_has("rel", &["home"])
            || inner.is("a") && inner.attr("href").is_some_and(is_home)
    });
    home || named(at) || outline.above(at).take(SITE_NAMES_AROUND).any(named)
}

/// Returns whether an address is that of the home page of a site.
fn is_home(href: &str) -> bool {
    let path = href
        .split_once("://")
        .map_or(href, |(_, rest)| rest.find('/').map_or("/", |slash| &rest[slash..]));
    matches!(path.trim_end_matches("index.html").trim_end_matches("index.php"), "/")
}

/// Returns the text of a heading, without parts that are set apart from the headline.
fn heading_text(outline: &Outline<'_>, at: usize, stated: &[Fact<String>]) -> String {
    let place = &outline.places[at];
    let whole = outline.text(at, READ_BYTES);
    let mut parts: Vec<(String, bool, bool)> = Vec::new();
    let children = outline.places.iter().enumerate().take(place.end).skip(at + 1);
    for (child, inner) in children {
        let direct = inner.parent == Some(at)
            || inner.parent.is_some_and(|parent| parent > at && is_wrapper(outline, at, parent));
        if direct {
            let text = outline.text(child, READ_BYTES);
            if !text.is_empty() {
                parts.push((
                    text,
                    inner.has_name(KICKER_WORDS),
                    inner.has_name(&["headline", "title"]),
                ));
            }
        }
    }
    let same = |text: &str| {
        let key = letters_and_digits(text);
        stated.iter().any(|fact| letters_and_digits(&fact.value) == key)
    };
    if parts.is_empty() || same(&whole) || !is_on(Rule::HeadlineKickersGo) {
        return whole;
    }
    if let Some((part, ..)) = parts.iter().find(|(part, kicker, _)| same(part) && !kicker) {
        return part.clone();
    }
    let seamed = outline.seamed_text(at, READ_BYTES);
    if let Some(part) = seamed.split(SEAM).find(|part| same(part)) {
        return part.to_owned();
    }
    let named: Vec<&str> = parts
        .iter()
        .filter(|(_, kicker, headline)| *headline && !kicker)
        .map(|(part, ..)| part.as_str())
        .collect();
    if let [one] = named[..] {
        return one.to_owned();
    }
    let mut rest = seamed;
    for (kicker, ..) in parts.iter().filter(|(_, kicker, _)| *kicker) {
        let kicker = kicker.clone();
        let without: Vec<&str> = rest.split(SEAM).filter(|part| !kicker.contains(part)).collect();
        if !without.is_empty() {
            rest = without.join(&SEAM.to_string());
        }
    }
    rest.replace(SEAM, " ").trim_matches(|c: char| c.is_whitespace() || c == ':').to_owned()
}

/// Returns whether an element is all that its parent, up to the heading at `top`, holds.
fn is_wrapper(outline: &Outline<'_>, top: usize, at: usize) -> bool {
    let whole = |at: usize| letters_and_digits(&outline.text(at, READ_BYTES));
    whole(at) == whole(top)
}
