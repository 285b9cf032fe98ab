//! Inputs that took quadratic time, at sizes at which that would show: every message is there, and
//! every page is made. `cargo bench --bench corners` measures them.

use std::collections::BTreeMap;

use manicule::build::{Options, build};
use manicule::import::{self, ImportInput};
use manicule::source::{FileSystem as _, Memory};

use crate::inputs::{Input, all};

fn input(name: &str, size: usize) -> Input {
    let corner = all().find(|(other, ..)| *other == name);
    let (.., make) = corner.unwrap_or_else(|| panic!("no corner is named {name}"));
    make(size)
}

/// Builds a briefing; returns its files and the number of messages of each code.
fn built(name: &str, size: usize) -> (BTreeMap<String, Vec<u8>>, BTreeMap<&'static str, usize>) {
    let Input::Briefing(files) = input(name, size) else { panic!("{name} is no briefing") };
    let out = Memory::default();
    let outcome = build(&files, &out, Options::default(), &|_, _| {});
    let mut codes = BTreeMap::new();
    for item in &outcome.diagnostics {
        *codes.entry(item.code.as_str()).or_default() += 1;
    }
    (out.files(), codes)
}

#[track_caller]
fn messages(name: &str, size: usize, code: &'static str, count: usize) {
    assert_eq!(built(name, size).1, BTreeMap::from([(code, count)]), "{name}");
}

#[track_caller]
fn no_messages(name: &str, size: usize) -> BTreeMap<String, Vec<u8>> {
    let (files, codes) = built(name, size);
    assert_eq!(codes, BTreeMap::new(), "{name}");
    files
}

#[test]
fn every_lost_or_ambiguous_quotation_is_reported() {
    messages("lost notes", 300, "anchor-not-found", 300);
    messages("notes with gaps", 200, "anchor-not-found", 200);
    messages("ambiguous notes, one quotation", 300, "anchor-ambiguous", 300);
    messages("bytes of a periodic quotation, ambiguous", 24_000, "anchor-ambiguous", 1);
    messages("bytes of a periodic quotation, lost", 24_000, "anchor-not-found", 1);
    messages("notes of one word, lost", 300, "anchor-not-found", 300);
}

#[test]
fn the_nearest_passage_is_found_though_its_common_words_are_not_looked_at() {
    let Input::Briefing(files) = input("lost notes", 600) else { panic!("it is no briefing") };
    let outcome = build(&files, &Memory::default(), Options::default(), &|_, _| {});
    assert_eq!(outcome.diagnostics.len(), 600);
    for (at, item) in outcome.diagnostics.iter().enumerate() {
        assert!(item.help.contains("[-took away-] {+brought+}"), "{at}: {}", item.help);
    }
}

#[test]
fn every_note_is_found() {
    let files = no_messages("found notes", 2_000);
    let page = String::from_utf8_lossy(&files["articles/barges.html"]).into_owned();
    assert_eq!(page.matches("<mark ").count(), 2_000);
    no_messages("notes with gaps, ellipses", 2_000);
    no_messages("notes of one word", 2_000);
}

#[test]
fn every_broken_link_is_reported_and_every_other_resolved() {
    messages("broken links in one note", 4_000, "broken-link", 4_000);
    messages("broken links to as many notes", 2_000, "broken-link", 2_000);
    no_messages("links to notes", 4_000);
    no_messages("links [[name]] in a note", 4_000);
}

#[test]
fn every_correction_counts_or_is_reported() {
    messages("corrections [[name]], not there", 5_000, "unused-correction", 5_000);
    no_messages("corrections [[date]], by occurrence", 5_000);
}

#[test]
fn every_footnote_is_shown_or_reported() {
    let files = no_messages("footnotes", 10_000);
    let page = String::from_utf8_lossy(&files["articles/barges.html"]).into_owned();
    assert_eq!(page.matches("class=\"marker footnote\"").count(), 10_000);
    messages("footnotes, unused", 20_000, "footnote", 20_000);
}

#[test]
fn elements_in_notes_are_nested_as_deep_as_blocks_may_be() {
    assert!(!built("nested elements in a note", 100).1.contains_key("too-deep"));
    messages("nested elements in a note", 101, "too-deep", 1);
    messages("nested elements in a note", 50_000, "too-deep", 1);
}

#[test]
fn pages_that_take_long_to_parse_are_read_or_refused() {
    let read = |name, size| {
        let Input::Page(bytes) = input(name, size) else { panic!("{name} is no page") };
        let input = ImportInput { name: "page.html", ..ImportInput::default() };
        import::read(&bytes, &input).map_err(|refusal| refusal.message)
    };
    let page = read("a page: entities of characters", 64_000).expect("an article");
    assert!(page.blocks.iter().any(|block| block.text.matches('ä').count() == 64_000));
    assert!(read("a page: attributes", 64_000).is_err_and(|why| why.contains("attributes")));
    assert!(read("a page: nested fonts, paragraphs", 500).is_err_and(|why| why.contains("open")));
    assert!(read("a page: nested fonts", 500).is_err_and(|why| why.contains("open")));
    assert!(read("a page: nested fonts", 150).is_ok());
    assert!(read("a page: nested elements", 500).is_ok());
    assert!(read("a page: nested elements", 50_000).is_err_and(|why| why.contains("nested")));
}

#[test]
fn the_table_of_actors_has_columns_for_eight_outlets() {
    let files = |actors: usize| {
        let Input::Briefing(files) = input("broken links among as many actors", actors) else {
            panic!("it is no briefing")
        };
        files.remove("content/articles/barges.notes.md").expect("it was there");
        for at in 0..40 {
            let outlet = format!("+++\nname = \"Paper {at}\"\n+++\n");
            let article = format!(
                "+++\ntitle = \"T\"\noutlet = \"o{at}\"\npublished = 2024-01-01\n+++\n\nText.\n"
            );
            files.write(&format!("content/outlets/o{at}.md"), outlet.as_bytes()).expect("room");
            files.write(&format!("content/articles/a{at}.md"), article.as_bytes()).expect("room");
        }
        let out = Memory::default();
        build(&files, &out, Options::default(), &|_, _| {});
        String::from_utf8_lossy(&out.files()["actors/index.html"]).into_owned()
    };
    for actors in [20, 600] {
        let page = files(actors);
        assert_eq!(page.matches("<th scope=\"row\">").count(), actors);
        assert_eq!(page.matches("<th scope=\"col\" class=\"num\"><a").count(), 8);
        assert_eq!(page.matches("<td class=\"num bar").count(), 8 * actors);
    }
}

#[test]
fn of_thousands_of_terms_the_most_noted_are_in_the_grid() {
    let Input::Briefing(files) = input("broken links in one note", 0) else {
        panic!("it is no briefing")
    };
    for at in 0..2_500 {
        let term = format!("+++\ntitle = \"Kind {at:04}\"\nwords = [\"barge {at}\"]\n+++\n");
        files.write(&format!("content/terms/t{at}.md"), term.as_bytes()).expect("room");
    }
    let notes = "## one\n\nkind: number\nterm: t2499\n\nOf it.\n";
    files.write("content/articles/barges.notes.md", notes.as_bytes()).expect("room");
    let out = Memory::default();
    let outcome = build(&files, &out, Options::default(), &|_, _| {});
    assert!(outcome.diagnostics.is_empty(), "{:#?}", outcome.diagnostics);
    let page = String::from_utf8_lossy(&out.files()["terms/index.html"]).into_owned();
    let (grid, rest) = page.split_once("id=\"rest\"").expect("a list of the others");
    assert_eq!(grid.matches("<tr id=\"t").count(), 2_400);
    assert_eq!(rest.matches("<li id=\"t").count(), 100);
    assert!(grid.contains("<tr id=\"t2499\">") && rest.contains("<li id=\"t2399\">"));
}
