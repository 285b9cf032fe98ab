//! Reads the facts that a page states about itself: JSON-LD, tags, and elements.
//!
//! `outline` lists the elements, `json_ld` (with `json_text`) and `meta_tags` read what is written
//! for machines, `headline`, `byline` and `published` what readers see. Here the sources are put
//! in order; each fact keeps the first one that gives it.

mod apart;
mod author_marks;
mod byline;
mod day_marks;
mod headline;
mod json_ld;
mod json_text;
mod labelled;
mod likeness;
mod meta_tags;
mod nearness;
mod outline;
mod published;
mod settle_day;
mod texts;

use crate::import::switches::{Rule, is_on};
use jiff::civil::Date;
use scraper::Html;

use self::json_ld::JsonLd;
use self::meta_tags::MetaTags;
use self::outline::{Apart, Outline};
pub(super) use self::texts::web;
use super::super::page::{Fact, FactSource, Facts};
use super::super::people::{self, Credits};
use super::super::thresholds::facts::{HEADING_MAX_BYTES, TITLE_AND_SITE_WORDS};
use super::super::title::SiteNames;
use crate::model::likely_language;
use crate::text::fold::letters_and_digits;

/// All that a page states about itself.
pub(super) struct StatedFacts {
    /// The facts.
    pub(super) facts: Facts,
    /// Remarks for the user. May be empty.
    pub(super) warnings: Vec<String>,
    /// Days that are given as those of a change, of an event or of now. May be empty.
    pub(super) other_days: Vec<Date>,
}

/// Reads what a page states about itself. `address` is the one that it was fetched from.
pub(super) fn read(page: &Html, source: &str, address: Option<&str>) -> StatedFacts {
    let mut outline = Outline::new(page);
    let tags = MetaTags::new(&outline);
    let json = JsonLd::new(&outline);
    let mut facts = Facts::default();
    let mut warnings = Vec::new();
    facts.url = canonical(&outline)
        .or_else(|| tags.first(&["ogurl"]).filter(|url| web(&url.value).is_some()));
    saved_by(source, &mut facts);
    let addresses: Vec<String> =
        facts.url.iter().map(|url| url.value.clone()).chain(address.map(str::to_owned)).collect();
    let titles = titles_of_page(&outline, &tags);
    let own = json.own(&titles, &addresses);
    // The canonical address is the surest; JSON-LD often has that of another page.
    let described = own.iter().find_map(|item| json.url(item));
    facts.url =
        facts.url.take().or_else(|| described.map(|url| Fact::new(url, FactSource::JsonLd("url"))));
    sites(&mut facts, &json, &own, &tags);
    let site_names = SiteNames::new(
        facts.sites.iter().map(|site| site.value.as_str()),
        facts.url.iter().map(|url| url.value.as_str()).chain(address),
    );

    let stated = stated_titles(&outline, &own, &tags);
    let headlines = headline::headlines(&outline, stated, &site_names);
    let at = headlines.at;
    facts.title = headlines.title;
    facts.headline_search = headlines.search;
    outline.set_apart(at);

    facts.lang = language(&outline, &own, &tags);
    authors(&mut facts, &outline, at, &json, &own, &tags, &site_names);
    let other_days = settle_day::settle(&mut facts, &mut warnings, &outline, at, &own, &tags);
    if json.unread > 0 && (facts.published.is_none() || facts.byline.is_none()) {
        warnings.push(
            "the page describes itself in JSON-LD that could not be read: its day and authors may \
             be there"
                .to_owned(),
        );
    }
    StatedFacts { facts, warnings, other_days }
}

/// Returns the headlines by which the page's own description is known.
fn titles_of_page(outline: &Outline<'_>, tags: &MetaTags) -> Vec<String> {
    let headings =
        outline.places.iter().enumerate().filter(|(_, place)| {
            (place.is("h1") || place.is("title")) && place.apart != Apart::Yes
        });
    let mut titles: Vec<String> =
        headings.map(|(at, _)| outline.text(at, HEADING_MAX_BYTES)).collect();
    titles.extend(tags.all(meta_tags::TITLES).into_iter().map(|tag| tag.value));
    titles.retain(|title| !title.is_empty());
    titles
}

/// Returns the headlines that the page states for others, the surest first.
fn stated_titles(
    outline: &Outline<'_>,
    own: &[&serde_json::Value],
    tags: &MetaTags,
) -> Vec<Fact<String>> {
    let from_json = own.iter().filter_map(|item| {
        Some(Fact::new(texts::text(&item["headline"])?, FactSource::JsonLd("headline")))
    });
    let mut stated: Vec<Fact<String>> = from_json.collect();
    stated.extend(tags.all(meta_tags::TITLES));
    let titled = (0..outline.places.len()).find(|at| outline.places[*at].is("title"));
    let titled =
        titled.map(|at| outline.text(at, headline::READ_BYTES)).filter(|text| !text.is_empty());
    stated.extend(titled.map(|text| Fact::new(without_site(&text), FactSource::Element("title"))));
    stated
}

/// Takes the names of the site.
fn sites(facts: &mut Facts, json: &JsonLd, own: &[&serde_json::Value], tags: &MetaTags) {
    for item in own {
        let name = json.publisher(item);
        facts.sites.extend(name.map(|name| Fact::new(name, FactSource::JsonLd("publisher"))));
    }
    facts.sites.extend(json.site_name().map(|name| Fact::new(name, FactSource::JsonLd("name"))));
    facts.sites.extend(
        tags.all(&[
            "ogsitename",
            "applicationname",
            "articlepublisher",
            "publisher",
            "dcpublisher",
        ])
        .into_iter()
        .filter(|site| web(&site.value).is_none()),
    );
    let mut seen: Vec<String> = Vec::new();
    facts.sites.retain(|site| {
        let fresh = !seen.contains(&site.value);
        seen.push(site.value.clone());
        fresh
    });
}

/// Returns the language that the page declares.
fn language(
    outline: &Outline<'_>,
    own: &[&serde_json::Value],
    tags: &MetaTags,
) -> Option<Fact<String>> {
    let known = |text: &str, source| Some(Fact::new(likely_language(text)?, source));
    let described = own.iter().find_map(|item| texts::text(&item["inLanguage"]));
    let root =
        outline.places.iter().find_map(|place| place.attr("lang").filter(|_| place.is("html")));
    let tag =
        tags.first(&["oglocale", "language", "dclanguage", "dctermslanguage", "contentlanguage"]);
    described
        .and_then(|text| known(&text, FactSource::JsonLd("inLanguage")))
        .or_else(|| tag.and_then(|tag| known(&tag.value, tag.source)))
        .or_else(|| known(root?, FactSource::Element("html lang")))
}

/// Takes the authors, and the agencies that are credited beside them.
fn authors(
    facts: &mut Facts,
    outline: &Outline<'_>,
    headline: Option<usize>,
    json: &JsonLd,
    own: &[&serde_json::Value],
    tags: &MetaTags,
    sites: &SiteNames,
) {
    let take = |facts: &mut Facts, credits: Credits, source: FactSource| {
        let named = |name: String| Fact::new(name, source.clone());
        facts.agencies.extend(credits.agencies.into_iter().map(named));
        facts.passed_over.extend(credits.passed.into_iter().map(named));
        facts.unseen.extend(credits.unseen.into_iter().map(named));
        if facts.byline.is_none() && !credits.names.is_empty() {
            facts.byline = Some(Fact::new(credits.names, source));
        }
    };
    let visible = letters_and_digits(&visible_text(outline));
    let is_seen = |name: &String| visible.contains(&letters_and_digits(name));
    // Many systems describe whoever put the article into them, while readers see its author.
    let mut described_only = None;
    for key in ["author", "creator"] {
        for item in own {
            if facts.byline.is_some() || !is_on(Rule::AuthorsJsonLd) {
                break;
            }
            let mut all = Credits::default();
            for name in json.people(item, key) {
                let found = people::credits(&name, true, sites);
                all.names.extend(found.names);
                all.agencies.extend(found.agencies);
                all.passed.extend(found.passed);
            }
            let source = FactSource::JsonLd(key);
            if !all.names.is_empty()
                && !all.names.iter().any(is_seen)
                && is_on(Rule::AuthorsThatReadersSeeFirst)
            {
                described_only.get_or_insert((all, source));
            } else {
                take(facts, all, source);
            }
        }
    }
    if facts.byline.is_none()
        && let Some((credits, source)) =
            byline::credits_of_elements(outline, headline, sites, !facts.passed_over.is_empty())
        && is_on(Rule::AuthorsElements)
    {
        take(facts, credits, source);
    }
    if let Some((credits, source)) = described_only {
        take(facts, credits, source);
    }
    for name in meta_tags::AUTHORS {
        if facts.byline.is_some() || !is_on(Rule::AuthorsTags) {
            break;
        }
        let mut all = Credits::default();
        let found = tags.all(&[name]);
        for tag in &found {
            let credits = people::credits(&tag.value, true, sites);
            // The plain tags often name whoever made the site, whom no reader sees.
            let plain = matches!(*name, "author" | "creator" | "dccreator");
            let (seen, unseen): (Vec<String>, Vec<String>) =
                credits.names.into_iter().partition(|name| {
                    !(plain && is_on(Rule::AuthorsTagsThatReadersSee)) || is_seen(name)
                });
            all.unseen.extend(unseen);
            all.names.extend(seen);
            all.agencies.extend(credits.agencies);
            all.passed.extend(credits.passed);
        }
        if let Some(tag) = found.into_iter().next() {
            take(facts, all, tag.source);
        }
    }
    if let Some(byline) = &mut facts.byline
        && let [name] = &mut byline.value[..]
        && !name.contains(' ')
        && let Some(longer) = byline::longer_name(outline, headline, sites, name)
        && is_on(Rule::AuthorsLongerNames)
    {
        *name = longer;
    }
}

/// Returns the text of the page's body.
fn visible_text(outline: &Outline<'_>) -> String {
    let body = (0..outline.places.len()).find(|at| outline.places[*at].is("body"));
    body.map(|at| outline.text(at, usize::MAX)).unwrap_or_default()
}

fn canonical(outline: &Outline<'_>) -> Option<Fact<String>> {
    let link = outline
        .places
        .iter()
        .find(|place| place.is("link") && place.attr_has("rel", &["canonical"]))?;
    let href = link.attr("href")?.trim();
    web(href)?;
    Some(Fact::new(href.to_owned(), FactSource::Tag("canonical".to_owned())))
}

/// Takes the address from the comment that a browser or SingleFile writes into a saved page.
fn saved_by(source: &str, facts: &mut Facts) {
    if facts.url.is_some() {
        return;
    }
    /// Bytes of a page that are searched for it.
    const SEARCHED_BYTES: usize = 4096;
    let head = &source[..source.floor_char_boundary(SEARCHED_BYTES)];
    let browser = head.split_once("saved from url=(").and_then(|(_, rest)| rest.split_once(')'));
    let single =
        head.split_once("Page saved with SingleFile").and_then(|(_, rest)| rest.split_once("url:"));
    for (found, who) in [(browser, "saved from url"), (single, "SingleFile")] {
        let url = found.and_then(|(_, rest)| rest.split_whitespace().next());
        if let Some(url) = url.filter(|url| web(url).is_some()) {
            facts.url = Some(Fact::new(url.to_owned(), FactSource::Header(who.to_owned())));
            return;
        }
    }
}

/// Returns the part of `Headline | The Site` before the last mark, if that looks like a headline
/// and is longer than what follows: a site may also put its own name and its section first.
fn without_site(title: &str) -> String {
    let (head_words, site_words) = TITLE_AND_SITE_WORDS;
    for mark in [" | ", " — ", " – ", " - ", " :: "] {
        if let Some((head, site)) = title.rsplit_once(mark)
            && head.split(' ').count() >= head_words
            && site.split(' ').count() <= site_words
            && site.len() < head.len()
            && is_on(Rule::HeadlineTitleUpToTheLastMark)
        {
            return head.to_owned();
        }
    }
    title.to_owned()
}

#[cfg(test)]
mod tests;
