//! Every link within the bundled briefing leads to an id that its page has exactly once.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use manicule::model::site::Site;
use manicule::render::PageRenderer;
use manicule::resolve::Options;
use manicule::session::{Session, Snapshot};
use manicule::source::{Disk, FileSystem, Memory};
use scraper::{Html, Selector};

/// The parsed pages of a briefing, by path.
struct Pages {
    site: Arc<Site>,
    pages: BTreeMap<String, Html>,
}

impl Pages {
    fn new(files: &dyn FileSystem) -> Self {
        let mut session = Session::new(Options::default());
        let Snapshot { site, public, theme, routes, diagnostics, .. } = session.open(files);
        assert!(diagnostics.is_empty(), "{diagnostics:#?}");
        let theme = theme.expect("the theme has no faults");
        let renderer = PageRenderer::new(&public, &theme, files);
        let pages = routes
            .iter()
            .filter(|(path, _)| path.ends_with(".html"))
            .map(|(path, route)| {
                let bytes = renderer.bytes(route).expect("the page is rendered");
                let html = String::from_utf8(bytes.into_owned()).expect("a page is UTF-8");
                (path.clone(), Html::parse_document(&html))
            })
            .collect();
        Self { site, pages }
    }

    fn bundled() -> Self {
        Self::new(&Disk::new(Path::new(env!("CARGO_MANIFEST_DIR"))))
    }

    /// Returns the values of an attribute of all elements that match.
    fn all<'a>(&'a self, path: &str, selector: &str, attribute: &str) -> Vec<&'a str> {
        let selector = Selector::parse(selector).expect("it is a selector");
        let found = self.pages[path].select(&selector);
        found.filter_map(|element| element.value().attr(attribute)).collect()
    }
}

/// Resolves an address relative to the page that has it.
fn join(page: &str, address: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn every_fragment_is_an_id_on_the_page_it_leads_to() {
    let seen = assert_links(&Pages::bundled());
    assert!(seen > 1000, "only {seen} links with a fragment");
}

/// Asserts that every link within the site leads to a page, and to an id there. Returns the number
/// of links with a fragment.
#[track_caller]
fn assert_links(pages: &Pages) -> usize {
    let ids: BTreeMap<&String, BTreeSet<&str>> = pages
        .pages
        .keys()
        .map(|path| (path, pages.all(path, "[id]", "id").into_iter().collect()))
        .collect();
    let mut seen = 0;
    for path in pages.pages.keys() {
        for href in pages.all(path, "[href]", "href") {
            let (address, fragment) = href.split_once('#').unwrap_or((href, ""));
            if address.contains(':') {
                continue;
            }
            let target = if address.is_empty() { path.clone() } else { join(path, address) };
            if fragment.is_empty() {
                let is_page = ids.contains_key(&target) || !target.ends_with(".html");
                assert!(is_page, "{path}: `{href}` leads nowhere");
                continue;
            }
            let there = ids.get(&target).is_some_and(|ids| ids.contains(fragment));
            assert!(there, "{path}: `{href}` leads nowhere");
            seen += 1;
        }
    }
    seen
}

#[test]
fn long_lists_are_in_parts_that_have_each_entry_once() {
    let start = jiff::civil::date(2024, 12, 1);
    let day = |number: i64| start.checked_add(jiff::Span::new().days(number)).expect("a day");
    let mut files = vec![
        ("manicule.toml".to_owned(), "title = \"T\"".to_owned()),
        ("content/outlets/o.md".to_owned(), "+++\nname = \"O\"\n+++\n".to_owned()),
        (
            "content/actors/lee.md".to_owned(),
            "+++\nname = \"Ann Lee\"\nkind = \"person\"\n+++\n".to_owned(),
        ),
    ];
    for number in 0..260 {
        let published = day(number % 150);
        let text = format!("Ann Lee spoke on {published}. Nobody heard Ann Lee.");
        let head = format!("title = \"H{number}\"\noutlet = \"o\"\npublished = {published}");
        let path = format!("content/articles/a{number}.md");
        files.push((path, format!("+++\n{head}\n+++\n\n{text}\n")));
    }
    let pages = Pages::new(&Memory::new(files));
    assert_links(&pages);
    let listed = |folder: &str, prefix: &str, selector: &str| {
        let name = format!("{folder}/{prefix}.");
        let parts = pages.pages.keys().filter(|path| path.starts_with(&name));
        let parts: Vec<&String> =
            parts.filter(|path| path.len() > name.len() + "html".len()).collect();
        let entries = parts.iter().flat_map(|path| pages.all(path, selector, "href"));
        let mut entries: Vec<String> =
            entries.map(|href| href.split('#').next().unwrap_or_default().to_owned()).collect();
        entries.sort();
        (parts.len(), entries)
    };
    let mut all: Vec<String> = (0..260).map(|number| format!("a{number}.html")).collect();
    all.sort();
    let from_elsewhere: Vec<String> =
        all.iter().map(|href| format!("../articles/{href}")).collect();
    // The parts are years, neither of which has more than 200 articles.
    assert_eq!(listed("articles", "index", ".lines a.title"), (2, all.clone()));
    assert_eq!(listed("actors", "lee", ".said h3 a"), (2, from_elsewhere));
    let days = pages.all("dates/index.2024.html", ".time", "id");
    assert_eq!(days.len(), 31, "{days:?}");
}

#[test]
fn ids_are_unique_on_each_page() {
    let pages = Pages::bundled();
    for path in pages.pages.keys() {
        let mut seen = BTreeSet::new();
        for id in pages.all(path, "[id]", "id") {
            assert!(seen.insert(id), "{path}: `{id}` is there twice");
        }
    }
}

#[test]
fn every_note_is_beside_the_block_in_which_its_words_end() {
    let pages = Pages::bundled();
    assert_notes(&pages);
}

#[test]
fn notes_find_their_block_among_all_sorts_of_blocks() {
    let article = "---\n\nFirst old bridge.\n\n---\n\n![x](https://example.org/x.png)\n\n\
        | a | b |\n|---|---|\n| c | second bridge |\n\n- third\n\n  - bridge\n\n> fourth bridge\n\n\
        # Fifth bridge[^1]\n\n[^1]: A footnote.\n\nSixth bridge.\n\nSeventh bridge.";
    let quotations = [
        "First old",
        "second bridge",
        "third\n>\n> bridge",
        "fourth bridge",
        "Fifth bridge",
        "Fifth … Sixth bridge",
        "First … Seventh bridge",
        "Seventh bridge.",
    ];
    let notes: String = quotations
        .iter()
        .enumerate()
        .map(|(at, quotation)| format!("## n{at}\n\n> {quotation}\n\nkind: framing\n\nText.\n\n"))
        .collect();
    let head = "title = \"H\"\noutlet = \"o\"\npublished = 2025-06-03";
    let pages = Pages::new(&Memory::new([
        ("manicule.toml", "title = \"T\"".to_owned()),
        ("content/outlets/o.md", "+++\nname = \"O\"\n+++\n".into()),
        ("content/articles/a.md", format!("+++\n{head}\n+++\n\n{article}\n")),
        ("content/articles/a.notes.md", notes),
    ]));
    assert_notes(&pages);
}

/// Asserts that the first note after a marker's block, in the order of the page, is in the same
/// row.
#[track_caller]
fn assert_notes(pages: &Pages) {
    let row = Selector::parse(".row").expect("it is a selector");
    let marker = Selector::parse("a.marker:not(.footnote)").expect("it is a selector");
    let note = Selector::parse(".notes > .note:not(.footnote)").expect("it is a selector");
    for article in &pages.site.articles {
        let path = format!("articles/{}.html", article.doc.id);
        let mut placed = 0;
        for row in pages.pages[&path].select(&row) {
            let markers: Vec<&str> =
                row.select(&marker).filter_map(|marker| marker.value().attr("href")).collect();
            let notes: Vec<String> = row
                .select(&note)
                .filter_map(|note| note.value().attr("id"))
                .map(|id| format!("#{id}"))
                .collect();
            let (mut ours, mut theirs) = (markers.clone(), notes.iter().collect::<Vec<_>>());
            ours.sort_unstable();
            theirs.sort_unstable();
            assert_eq!(ours, theirs, "{path}");
            placed += notes.len();
        }
        let anchored = article.notes.iter().filter(|note| note.anchor.is_some()).count();
        assert_eq!(placed, anchored, "{path}");
    }
}

#[test]
fn every_mention_has_its_number_and_the_actors_page_leads_to_it() {
    let pages = Pages::bundled();
    let site = &pages.site;
    let mut seen = 0;
    for article in &site.articles {
        let path = format!("articles/{}.html", article.doc.id);
        let ids: BTreeSet<&str> = pages.all(&path, ".m[id]", "id").into_iter().collect();
        let mut places = BTreeMap::new();
        for (place, mention) in article.mentions.iter_enumerated() {
            let id = format!("m-{}", place.number());
            assert!(ids.contains(id.as_str()), "{path}: {id}");
            let actor = &site.actors[mention.actor].id;
            places.entry(actor).or_insert_with(Vec::new).push(format!("../{path}#{id}"));
        }
        for (actor, places) in places {
            let own_page = format!("actors/{actor}.html");
            // An actor without a page is a row of the index.
            let has_page = pages.pages.contains_key(&own_page);
            let page = if has_page { own_page } else { "actors/index.html".to_owned() };
            let hrefs = pages.all(&page, "a[href]", "href");
            assert!(hrefs.contains(&places[0].as_str()), "{page} does not lead to {}", places[0]);
            if has_page {
                let of_text = format!("../{path}#m-");
                for href in hrefs.into_iter().filter(|href| href.starts_with(&of_text)) {
                    assert!(places.iter().any(|place| place == href), "{page}: {href}");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 100, "only {seen} mentions");
}
