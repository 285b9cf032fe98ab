//! Editions: what a site shows of full texts, and that it never shows more.

mod random;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use manicule::build::{PublishError, build};
use manicule::diag::{Code, Diagnostic};
use manicule::editions::{Edition, publish};
use manicule::load::load;
use manicule::render::{PageRenderer, Route, Theme, routes};
use manicule::resolve::{Options, resolve};
use manicule::source::Memory;
use random::{Limits, Original, RandomSite};

use crate::support::SiteTest;

/// The words of an original that a text has.
struct Shown {
    /// Their places.
    places: BTreeSet<usize>,
    /// The most of them in a row.
    longest: Range<usize>,
}

/// Returns what a text shows of an original.
fn shown(text: &str, original: &Original, places: &HashMap<&str, usize>) -> Shown {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let same = |word: usize, place: usize| {
        words.get(word).is_some_and(|word| original.words.get(place).is_some_and(|it| it == word))
    };
    let mut found = Shown { places: BTreeSet::new(), longest: 0..0 };
    let mut done = 0;
    for (at, word) in words.iter().enumerate() {
        let Some(place) = places.get(word).filter(|_| at >= done) else { continue };
        // Names and dates around it are the article's words as well.
        let after = (0..).take_while(|more| same(at + more, place + more)).count();
        let is_before =
            |less: &usize| at >= *less && *place >= *less && same(at - less, place - less);
        let before = (1..).take_while(is_before).count();
        found.places.extend(place - before..place + after);
        if before + after > found.longest.len() {
            found.longest = place - before..place + after;
        }
        done = at + after;
    }
    found
}

/// Returns a page's text, a file's bytes, and its addresses decoded: all that may have words.
fn texts(file: &str) -> [String; 2] {
    let decoded = percent_encoding::percent_decode_str(file).decode_utf8_lossy().into_owned();
    let mut text = String::new();
    let mut in_tag = false;
    for c in file.chars() {
        match c {
            '<' => {
                in_tag = true;
                text.push(' ');
            }
            '>' => in_tag = false,
            _ if !in_tag => text.push(c),
            _ => {}
        }
    }
    [decoded, text]
}

/// Returns a page's text with a word of our own at the beginning of some elements.
///
/// A name in the next cell of a table, or in a heading, is not a word of the article, though it may
/// be the article's next word.
fn with_breaks(file: &str, tags: &[&str]) -> String {
    let broken =
        tags.iter().fold(file.to_owned(), |text, tag| text.replace(tag, &format!("{GAP}{tag}")));
    let [_, text] = texts(&broken);
    text
}

/// A word of our own.
const GAP: &str = " nextblock ";
/// The beginnings of cells.
const CELLS: &[&str] = &["<td", "<th"];
/// The beginnings of blocks and cells.
const BLOCKS: &[&str] = &["<p", "<li", "<td", "<th", "<h", "<time", "<section", "<article", "<div"];

/// Returns the terms of the index of a site, with those of its names, and all other words of its
/// files.
fn indexed(files: &BTreeMap<String, String>) -> BTreeSet<String> {
    let mut terms = BTreeSet::new();
    for (path, file) in files.iter().filter(|(path, _)| path.starts_with("search/")) {
        let data = file.split_once(',').expect("a name and data").1.trim_end();
        let data = data.strip_suffix(')').expect("a call");
        let name = path.rsplit('/').next().unwrap_or_default();
        if name.starts_with('p') {
            // Where in a text its words are, in numbers.
            continue;
        }
        if name.starts_with('t') {
            let text: String = serde_json::from_str(data).expect("a text");
            let mut before = String::new();
            let mut parts = text.split(' ').filter(|part| !part.is_empty());
            while let (Some(term), Some(_postings)) = (parts.next(), parts.next()) {
                // The first sign says how much it shares with the one before.
                let signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef";
                let shared = signs.find(&term[..1]).expect("a sign");
                let kept: String = before.chars().take(shared).collect();
                before = kept + &term[1..];
                terms.insert(before.clone());
            }
        } else {
            terms.extend(data.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase));
        }
    }
    terms
}

/// Returns the files of a site, by path; none if the editor's own texts quote too much. The theme
/// is loaded once for all sites.
fn files(site: &SiteTest) -> Option<BTreeMap<String, String>> {
    static THEME: OnceLock<Theme> = OnceLock::new();
    let files = site.memory();
    let (mut loaded, mut faults) = load(&files);
    let theme = THEME.get_or_init(|| {
        Theme::load(&files, &mut loaded.clone(), &mut faults).expect("the theme has no faults")
    });
    let (site, found) = resolve(&loaded, Options::default());
    faults.extend(found);
    // The values of claims are partly made up, which is an error; the limits hold all the same.
    let is_fault = |it: &Diagnostic| it.is_error() && it.code != Code::NotInOriginal;
    assert!(!faults.iter().any(is_fault), "{faults:#?}");
    let (site, found) = publish(&Arc::new(site), Edition::default());
    if !found.is_empty() {
        assert!(found.iter().all(|it| it.code == Code::OverQuoted), "{found:#?}");
        return None;
    }
    let renderer = PageRenderer::new(&site, theme, &files);
    let made = |route: &Route| renderer.bytes(route).expect("a page").into_owned();
    let is_made = |(_, route): &&(String, Route)| !matches!(route, Route::Theme(_));
    // The archive is not compressed.
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let mut routes = routes(&site, theme, &std::mem::take(&mut loaded.statics));
    routes.extend(renderer.index_routes(&[]));
    let made = |(path, route): &(String, Route)| (path.clone(), text(made(route)));
    Some(routes.iter().filter(is_made).map(made).collect())
}

/// Returns whether the editor's own texts quote more of an article than the limits allow.
fn is_over_quoted(original: &Original, limits: Limits) -> bool {
    let places = unique(original);
    let mut all = BTreeSet::new();
    let mut longest = 0;
    for text in &original.quoted {
        let found = shown(text, original, &places);
        longest = longest.max(found.longest.len());
        all.extend(found.places);
    }
    let words = original.words.len() + original.pictures.len();
    longest > limits.run || all.len() * 100 > words * limits.share
}

/// Returns the places of the words that only one article has.
fn unique(original: &Original) -> HashMap<&str, usize> {
    let unique = |(_, word): &(usize, &String)| word.contains('q');
    let places = original.words.iter().enumerate().filter(unique);
    places.map(|(place, word)| (word.as_str(), place)).collect()
}

/// Builds a random site; returns what it shows too much, and how many words it shows of how many.
fn excess(seed: u64) -> Result<(usize, usize), String> {
    let RandomSite { site, limits, originals } = random::site(seed);
    let Some(files) = files(&site) else {
        let is_right = originals.iter().any(|original| is_over_quoted(original, limits));
        return if is_right { Ok((0, 0)) } else { Err(format!("seed {seed} is refused")) };
    };
    let (mut shown_words, mut all_words) = (0, 0);
    for original in &originals {
        let Limits { context: _, share, run } = limits;
        let places = unique(original);
        let mut all = BTreeSet::new();
        let pages = files.iter().filter(|(path, _)| !path.starts_with("search/"));
        for (path, file) in pages {
            let [bytes, _] = texts(file);
            // Where words are left out, the article does not go on.
            let gapped = |text: String| text.replace('…', GAP);
            let bytes = gapped(bytes);
            for text in [&bytes, &gapped(with_breaks(file, BLOCKS))] {
                all.extend(shown(text, original, &places).places);
            }
            for text in [bytes, gapped(with_breaks(file, CELLS))] {
                let found = shown(&text, original, &places);
                if found.longest.len() > run {
                    let row = &original.words[found.longest];
                    return Err(format!("{path} of seed {seed}: {row:?}, not {run} in a row"));
                }
                if let Some(word) = original.gone.iter().find(|word| text.contains(*word)) {
                    return Err(format!("{path} of seed {seed} has a word that is gone: {word}"));
                }
                if let Some(word) = original.pictures.iter().find(|word| text.contains(*word)) {
                    return Err(format!("{path} of seed {seed} describes a picture: {word}"));
                }
            }
        }
        for term in indexed(&files) {
            if places.get(term.as_str()).is_some_and(|place| !all.contains(place)) {
                return Err(format!("the index of seed {seed} has `{term}`, which no page shows"));
            }
            if original.gone.contains(&term) {
                return Err(format!("the index of seed {seed} has a word that is gone: {term}"));
            }
            if original.pictures.contains(&term) {
                return Err(format!("the index of seed {seed} describes a picture: {term}"));
            }
        }
        let words = original.words.len() + original.pictures.len();
        if all.len() * 100 > words * share {
            let shown = all.len();
            return Err(format!("seed {seed} shows {shown} words of {words}, not {share} %"));
        }
        shown_words += all.len();
        all_words += words;
    }
    Ok((shown_words, all_words))
}

/// Builds so many random sites.
fn build_many(seeds: Range<u64>) {
    use rayon::prelude::*;
    let found: Vec<_> = seeds.into_par_iter().map(excess).collect();
    let faults: Vec<&String> = found.iter().filter_map(|it| it.as_ref().err()).collect();
    assert!(faults.is_empty(), "{} sites: {:#?}", faults.len(), &faults[..faults.len().min(5)]);
    let sum = |(a, b): (usize, usize), (c, d): &(usize, usize)| (a + c, b + d);
    let (shown, all) = found.iter().flatten().fold((0, 0), sum);
    let refused = found.iter().flatten().filter(|(_, all)| *all == 0).count();
    assert!(refused > 0 && refused * 2 < found.len(), "{refused} are refused");
    println!("{shown} words of {all} are shown; {refused} sites are refused");
    assert!(shown * 20 > all, "sites that show nothing prove nothing: {shown} of {all}");
}

/// With `MANICULE_SITES`, so many sites instead of 200.
#[test]
fn no_file_of_a_random_site_shows_more_than_the_limits_allow() {
    let count = std::env::var("MANICULE_SITES").map(|count| count.parse().expect("a number"));
    build_many(0..count.unwrap_or(200));
}

/// A briefing with one article of 60 words, whose note is about two of them.
fn sixty() -> SiteTest {
    let words: Vec<String> = (1..=60).map(|number| format!("w{number}z")).collect();
    let article = format!(
        "+++\ntitle = \"Sixty\"\noutlet = \"herald\"\npublished = 2024-03-06\n\
         url = \"https://a.example/60\"\n+++\n\n{}\n",
        words.join(" ")
    );
    SiteTest::small()
        .file("content/articles/sixty.md", &article)
        .file(
            "content/articles/sixty.notes.md",
            "## two\n\n> w30z w31z\n\nkind: number\n\nAbout two.\n",
        )
        .file(
            "manicule.toml",
            "title = \"Small\"\n[excerpts]\ncontext = 3\n[editions.lesson]\n\
             publish = \"excerpts\"\n",
        )
}

fn words_of(page: &str) -> String {
    let is_word = |word: &&str| word.starts_with('w') && word.ends_with('z');
    let [_, text] = texts(page);
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(is_word);
    let mut words: Vec<&str> = words.collect();
    words.dedup();
    words.join(" ")
}

#[test]
fn the_nearest_word_on_what_is_published_wins_and_an_edition_over_all() {
    const EIGHT: &str = "w27z w28z w29z w30z w31z w32z w33z w34z";
    let shows = |site: &SiteTest| {
        let page = &site.build()["articles/sixty.html"];
        let main = page.split("id=\"text\"").nth(1).expect("a text");
        let text = main.split("class=\"notes ").next().expect("a text").to_owned();
        words_of(&text)
    };
    let (article, outlet) = ("content/articles/sixty.md", "content/outlets/herald.md");
    let settings = |publish: &str| {
        sixty().edit("manicule.toml", "title", &format!("publish = \"{publish}\"\ntitle"))
    };
    let whole = shows(&sixty());
    assert!(whole.ends_with("w59z w60z"), "{whole}");
    assert_eq!(shows(&settings("excerpts")), EIGHT);
    let own = |site: SiteTest, path: &str, publish: &str| {
        let end = if path == article { "url" } else { "name" };
        site.edit(path, end, &format!("publish = \"{publish}\"\n{end}"))
    };
    assert_eq!(shows(&own(settings("full"), outlet, "excerpts")), EIGHT);
    assert_eq!(shows(&own(own(settings("full"), outlet, "full"), article, "excerpts")), EIGHT);
    let none = own(settings("excerpts"), article, "none");
    assert_eq!(shows(&none), "");
    assert_eq!(shows(&none.clone().edition("private")), whole);
    assert_eq!(shows(&none.edition("lesson")), EIGHT);
    let unknown = sixty().edition("other").check();
    assert_eq!(unknown.len(), 1);
    assert!(unknown[0].contains("there is no edition `other`"), "{unknown:?}");
}

/// A site whose note is about the last two words of the text, and another about two of a footnote.
fn end_and_footnote(beside: &str) -> SiteTest {
    let note = |id, words| format!("## {id}\n\n> {words}\n\nkind: number\n\nAbout {id}.\n\n");
    let end = format!("w59z[^1] w60z\n\n{beside}[^1]: w61z w62z w63z w64z w65z\n");
    let notes = note("last", "w59z w60z") + &note("foot", "w61z w62z");
    sixty()
        .edit("content/articles/sixty.md", "w59z w60z\n", &end)
        .edit("content/articles/sixty.notes.md", "## two", &(notes + "## two"))
        .edit("manicule.toml", "context = 3", "context = 0\nshare = 0.9\nrun = 3")
        .edition("lesson")
}

#[test]
fn the_description_of_a_picture_does_not_part_the_text_from_its_footnotes() {
    let shown = |beside| words_of(&end_and_footnote(beside).build()["articles/sixty.html"]);
    let without = shown("");
    assert!(!without.contains("w59z w60z w61z w62z"), "no more than three in a row: {without}");
    assert_eq!(shown("![p1z p2z p3z](https://a.example/a.png)\n\n"), without);
}

#[test]
fn a_gap_says_how_many_words_it_has_and_leads_to_the_place_in_the_original() {
    let site = sixty().edition("lesson").build();
    let page = &site["articles/sixty.html"];
    for part in [
        "… <a href=\"https://a.example/60#:~:text=w27z%20w28z%20w29z%20w30z\" \
         rel=\"external\">26 words</a> …",
        "#:~:text=w31z%20w32z%20w33z%20w34z\" rel=\"external\">26 words</a> …",
        "Excerpts: 8 of 60 words",
        "The whole text is at The Herald.",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
}

#[test]
fn a_folder_with_one_edition_is_refused_for_another() {
    let out = Memory::default();
    let write = |edition| {
        let options = Options { edition, ..Options::default() };
        build(&sixty().memory(), &out, options, &|_, _| {}).written
    };
    assert!(matches!(write(Some("private")), Some(Ok(_))));
    let private = out.files();
    for edition in [None, Some("public"), Some("lesson")] {
        let written = write(edition);
        assert!(matches!(written, Some(Err(PublishError::Edition(name))) if name == "private"));
        assert_eq!(out.files(), private);
    }
    assert!(matches!(write(Some("private")), Some(Ok(report)) if report.written == 0));
}

#[test]
fn another_edition_than_the_public_one_has_a_folder_of_its_own() {
    let site = sixty().edit("manicule.toml", "title", "publish = \"none\"\ntitle").on_disk();
    for edition in ["private", "lesson"] {
        assert_eq!(site.run(&["build", "--edition", edition]).code, Some(0));
        let page = site.read(&format!("editions/{edition}/articles/sixty.html"));
        assert_eq!(page.contains("w60z"), edition == "private");
        for path in ["articles/sixty.html", "index.html", "404.html"] {
            let page = site.read(&format!("editions/{edition}/{path}"));
            let has = |words: &str| page.contains(words);
            assert_eq!(has("Do not publish it"), edition == "private", "{path} of {edition}");
            assert_eq!(has("content=\"noindex\""), edition == "private", "{path} of {edition}");
        }
    }
    assert_eq!(site.run(&["build"]).code, Some(0));
    assert!(!site.read("public/articles/sixty.html").contains("w30z"));
    let refused = site.run(&["build", "--edition", "lesson", "--out", "public"]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("public holds the edition `public`"), "{}", refused.err);
    assert_eq!(site.run(&["check", "--edition", "none"]).code, Some(1));
}
