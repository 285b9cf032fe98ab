//! Decisions of front matter on names, and properties of all mentions.

use proptest::prelude::*;

use super::Briefing;
use super::names::{assert_named, register, twins};
use crate::diag::Code;
use crate::language::Languages;
use crate::model::site::Site;
use crate::name_forms::{Spelling, spellings};
use crate::text::fold::fold_plain;

fn name(words: &str, occurrence: Option<u32>, actor: &str) -> String {
    let occurrence = occurrence.map_or(String::new(), |number| format!("occurrence = {number}\n"));
    format!("[[name]]\nwords = \"{words}\"\n{occurrence}actor = {actor}\n")
}

#[test]
fn front_matter_decides_all_of_a_name_or_one() {
    let made = |front: &str| {
        twins().article_with("a", front, "Ada Wren met Jonas Wren. Wren left. Wren stayed.")
    };
    let front = name("Wren", Some(3), "\"jonas\"") + &name("Wren", Some(4), "false");
    assert_named(&made(&front), &[("Ada Wren", "ada"), ("Jonas Wren", "jonas"), ("Wren", "jonas")]);
    let front = name("Wren", None, "\"jonas\"");
    assert_named(
        &made(&front),
        &[("Ada Wren", "ada"), ("Jonas Wren", "jonas"), ("Wren", "jonas"), ("Wren", "jonas")],
    );
    let front = name("Ada Wren", None, "false") + &name("Jonas Wren", None, "false");
    assert_named(&made(&front), &[]);
}

#[test]
fn a_decision_makes_a_person_known() {
    let front = name("The mayor", None, "\"ada\"");
    let briefing = twins().article_with("a", &front, "The mayor left. Wren!");
    assert_named(&briefing, &[("The mayor", "ada"), ("Wren", "ada")]);
    let front = name("Wren", Some(1), "\"ada\"");
    assert_named(&twins().article_with("a", &front, "Wren left. Wren!"), &[("Wren", "ada")]);
}

#[test]
fn a_decision_applies_wherever_a_name_is_found() {
    let front = name("Iran", None, "false");
    assert_named(&register().article_with("a", &front, "Iran-led, Iran's, pro-Iran."), &[]);
    let front = name("Jonas Renn", None, "\"wren\"");
    assert_named(
        &register().article_with("a", &front, "Mr. Jonas Renn"),
        &[("Mr. Jonas Renn", "wren!")],
    );
}

#[test]
fn a_decision_on_all_leaves_longer_names_and_one_on_an_occurrence_does_not() {
    let text = "Ukraine Air Force in Ukraine.";
    let all = name("Ukraine", None, "false");
    assert_named(&register().article_with("a", &all, text), &[("Ukraine Air Force", "air-force")]);
    let first = name("Ukraine", Some(1), "false");
    assert_named(&register().article_with("a", &first, text), &[("Ukraine", "ukraine")]);
}

#[test]
fn a_correction_without_effect_is_a_warning() {
    for (front, text, says) in [
        (name("Oslo", None, "false"), "Iran.", "does not occur"),
        (name("Iran", Some(2), "false"), "Iran.", "occurs once"),
        (name("Iran", Some(4), "false"), "Iran, Iran.", "occurs 2 times"),
        (name("Ukraine", None, "false"), "Ukraine Air Force.", "part of a longer name"),
    ] {
        let fault = register().article_with("a", &front, text).fault(Code::UnusedCorrection);
        assert!(fault.message.contains(says), "{}", fault.message);
    }
}

#[test]
fn an_unknown_actor_is_an_error() {
    let front = name("Iran", None, "\"irak\"");
    let fault = register().article_with("a", &front, "Iran.").fault(Code::UnknownId);
    assert!(fault.help.contains("`iran`"), "{}", fault.help);
}

/// The pieces of random texts and registers.
const PIECES: &[&str] = &[
    "Ada",
    "Wren",
    "Ada Wren",
    "Mr.",
    "Dr",
    "U.S.",
    "Wren-Moss",
    "Kyiv",
    "Київ",
    "Kyi",
    "v",
    "`x`",
    "*Ada*",
    "’s",
    "-",
    "\n",
    "\n\n",
    ".",
    "…",
    "\u{ad}",
    "e\u{301}",
    "é",
    "O’Wren",
    "https://x.y/",
    "Wrens",
];

fn pieces(most: usize) -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(PIECES), 1..most)
}

fn capitalised(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

fn check(site: &Site) -> Result<(), TestCaseError> {
    for article in &site.articles {
        let text = &article.doc.body.plain.text;
        let mut end = 0;
        for mention in &article.mentions {
            prop_assert!(mention.range.start >= end && mention.range.start < mention.range.end);
            end = mention.range.end;
            let words = text.get(mention.range.start as usize..mention.range.end as usize);
            let words = fold_plain(words.expect("it begins and ends between characters"));
            let bare = ["Mr. ", "Dr "].iter().find_map(|title| words.strip_prefix(title));
            let actor = &site.actors[mention.actor];
            let mut names = spellings(actor, Languages::of("en")).into_iter();
            // A full stop at the end of a name may be that of an ellipsis, which is not cut.
            let fits = |spelling: Spelling<'_>| {
                let name = fold_plain(&spelling.text);
                let name = name.trim().trim_end_matches('.');
                [Some(words.as_str()), bare]
                    .iter()
                    .flatten()
                    .map(|words| words.trim_end_matches('.'))
                    // A sentence may begin with a name that begins with a small letter.
                    .any(|words| words == name || words == capitalised(name))
            };
            prop_assert!(names.any(fits), "{words} for {actor:?}");
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn mentions_are_sorted_and_disjoint_and_each_is_a_name_of_its_actor(
        text in pieces(40),
        actors in prop::collection::vec((pieces(4), pieces(3)), 1..6),
        decisions in prop::collection::vec(
            (pieces(3), prop::option::of(1..4_u32), 0..7_usize),
            0..3,
        ),
    ) {
        let quoted = |pieces: &[&str], glue| {
            toml::Value::from(pieces.join(glue).replace('\n', " ")).to_string()
        };
        let mut briefing = Briefing::new();
        for (at, (name, alias)) in actors.iter().enumerate() {
            let front = format!(
                "+++\nname = {}\nkind = \"person\"\naliases = [{}]\n+++\n",
                quoted(name, " "),
                quoted(alias, "")
            );
            briefing = briefing.file(&format!("content/actors/p{at}.md"), &front);
        }
        let front: String = decisions
            .iter()
            .map(|(words, occurrence, actor)| {
                let occurrence = occurrence.map_or(String::new(), |n| format!("occurrence = {n}\n"));
                let words = quoted(words, " ");
                format!("[[name]]\nwords = {words}\n{occurrence}actor = \"p{actor}\"\n")
            })
            .collect();
        let site = briefing.clone().article("a", &text.join(" ")).resolve().site;
        check(&site)?;
        let decided = briefing.article_with("b", &front, &text.join("")).resolve().site;
        for article in &decided.articles {
            let ends = article.mentions.iter().map(|mention| mention.range.end);
            let starts = article.mentions.iter().map(|mention| mention.range.start).skip(1);
            prop_assert!(ends.zip(starts).all(|(end, start)| end <= start));
        }
    }
}

/// A name in the register may begin with a mark that no reader sees.
#[test]
fn a_soft_hyphen_before_a_name_is_not_a_space_in_it() {
    let actor = "+++\nname = \"\u{ad} Ada\"\nkind = \"person\"\n+++\n";
    let site = Briefing::new()
        .file("content/actors/ada.md", actor)
        .article("a", "So said Ada.")
        .resolve()
        .site;
    let found: Vec<_> = site.articles.iter().flat_map(|article| &article.mentions).collect();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].range, 8..11);
}
