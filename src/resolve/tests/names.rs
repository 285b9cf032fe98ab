//! Actors found in texts by their names.

use std::collections::BTreeSet;
use std::ops::Range;

use proptest::prelude::*;

use super::{Briefing, Resolved};
use crate::diag::Code;
use crate::resolve::around::{is_within_token, opens};
use crate::text::edge::stands_alone;

/// Returns the mentions in article `a`, as words and actor; misspellings are marked with `!`.
fn named(made: &Resolved) -> Vec<(String, String)> {
    let article = made.article("a");
    let text = &article.doc.body.plain.text;
    let item = |mention: &crate::model::site::Mention| {
        let words = &text[mention.range.start as usize..mention.range.end as usize];
        let mark = if mention.misspelling { "!" } else { "" };
        (words.to_owned(), format!("{}{mark}", made.site.actors[mention.actor].id))
    };
    article.mentions.iter().map(item).collect()
}

/// The people and states of these tests.
pub(super) fn register() -> Briefing {
    Briefing::new()
        .state("ukraine", "Ukraine", "aliases = [\"Kyiv\"]")
        .state("iran", "Iran", "")
        .state("usa", "United States", "aliases = [\"U.S.\"]")
        .state("air-force", "Ukraine Air Force", "")
        .person(
            "wren",
            "Jonas Wren",
            "aliases = [\"Mayor Wren\", { name = \"Jonas Renn\", misspelling = true }, \
             { name = \"J. W.\", only-in = [\"b\"] }]",
        )
        .article("b", "Nobody.")
}

#[track_caller]
pub(super) fn assert_named(briefing: &Briefing, expected: &[(&str, &str)]) {
    let made = briefing.faultless();
    let found = named(&made);
    let found: Vec<(&str, &str)> =
        found.iter().map(|(words, actor)| (words.as_str(), actor.as_str())).collect();
    assert_eq!(found, expected);
}

#[track_caller]
fn names(text: &str, expected: &[(&str, &str)]) {
    assert_named(&register().article("a", text), expected);
}

#[test]
fn a_name_ends_where_its_word_ends() {
    names(
        "Ukraine's “Ukraine”, pro-Iran.",
        &[("Ukraine", "ukraine"), ("Ukraine", "ukraine"), ("Iran", "iran")],
    );
    names("Iranian, Irans, tirana, iran, IRAN, Iran_1.", &[]);
    names("U.S.-led, U.S.S.R., U.S.", &[("U.S.", "usa"), ("U.S.", "usa")]);
    names("The U.S… fell", &[("U.S…", "usa")]);
}

#[test]
fn an_alias_may_add_letters_to_a_name() {
    let briefing = Briefing::new().state("iran", "Iran", "aliases = [\"Iranian\"]");
    assert_named(&briefing.article("a", "Iranian Iran."), &[("Iranian", "iran"), ("Iran", "iran")]);
}

#[test]
fn the_longest_name_is_found_and_hides_no_shorter_one_when_it_fails() {
    names("Ukraine Air Force", &[("Ukraine Air Force", "air-force")]);
    names("Ukraine Air Forces", &[("Ukraine", "ukraine")]);
    names("United States of Ukraine", &[("United States", "usa"), ("Ukraine", "ukraine")]);
}

#[test]
fn names_run_across_lines_markup_and_typography() {
    names(
        "*United*\nStates, [Jonas](https://example.org)\u{a0}**Wren**, Ukraine\u{ad} Air  Force",
        &[
            ("United States", "usa"),
            ("Jonas\u{a0}Wren", "wren"),
            ("Ukraine\u{ad} Air  Force", "air-force"),
        ],
    );
    names("United\n\nStates", &[]);
}

#[test]
fn code_and_addresses_name_nobody() {
    names(
        "`Iran` [x](https://example.org/Iran)\n\n    Iran\n\n<https://example.org/Iran/Kyiv>",
        &[],
    );
    names("At www.example.org/Iran and `x` Kyiv.", &[("Kyiv", "ukraine")]);
}

#[test]
fn a_title_belongs_to_the_mention() {
    names(
        "Mr. Jonas Wren; Dr Wren, Mrs.\nWren (Ms. Wren) Gen. Wren",
        &[
            ("Mr. Jonas Wren", "wren"),
            ("Dr Wren", "wren"),
            ("Mrs. Wren", "wren"),
            ("Ms. Wren", "wren"),
            ("Wren", "wren"),
        ],
    );
    names("XMr. Jonas Wren", &[("Jonas Wren", "wren")]);
}

#[test]
fn a_misspelling_is_marked_as_one() {
    names("Jonas Renn and Jonas Wren", &[("Jonas Renn", "wren!"), ("Jonas Wren", "wren")]);
}

#[test]
fn a_surname_counts_where_the_person_is_named_in_full() {
    names("Wren left. Later Jonas Wren spoke.", &[("Wren", "wren"), ("Jonas Wren", "wren")]);
    names("Mayor Wren; Wren.", &[("Mayor Wren", "wren"), ("Wren", "wren")]);
    names("Wren left.", &[]);
    names("Wren left. `Jonas Wren`", &[]);
    let given = Briefing::new().person("wren", "Jonas Wren", "aliases = [\"Wren\"]");
    assert_named(&given.article("a", "Wren left."), &[("Wren", "wren")]);
    let other = Briefing::new().person("jong-un", "Kim Jong-un", "surname = \"Kim\"");
    assert_named(
        &other.clone().article("a", "Kim, Un. Kim Jong-un."),
        &[("Kim", "jong-un"), ("Kim Jong-un", "jong-un")],
    );
}

#[test]
fn an_alias_may_count_in_some_articles_only() {
    names("J. W. left.", &[]);
    let here = Briefing::new().person(
        "wren",
        "Jonas Wren",
        "aliases = [{ name = \"J. W.\", only-in = [\"a\"] }]",
    );
    assert_named(
        &here.article("a", "J. W. and Wren left."),
        &[("J. W.", "wren"), ("Wren", "wren")],
    );
}

#[test]
fn a_name_that_does_not_count_here_hides_no_other() {
    let briefing = Briefing::new()
        .state("orrin", "Orrin", "")
        .state("herald", "Orrin Herald", "")
        .state("web", "Herald Online", "")
        .person("poet", "Ada Orrin Herald", "surname = \"Orrin Herald\"");
    // The surname alone counts for nobody, but the paper has the same name.
    assert_named(&briefing.article("a", "Orrin Herald."), &[("Orrin Herald", "herald")]);
    let briefing = Briefing::new()
        .state("orrin", "Orrin", "")
        .state("web", "Herald Online", "")
        .person("poet", "Ada Orrin Herald", "surname = \"Orrin Herald\"");
    let text = "Orrin Herald Online.";
    assert_named(
        &briefing.clone().article("a", text),
        &[("Orrin", "orrin"), ("Herald Online", "web")],
    );
    let text = "Orrin Herald Online. Ada Orrin Herald.";
    assert_named(
        &briefing.article("a", text),
        &[("Orrin Herald", "poet"), ("Ada Orrin Herald", "poet")],
    );
    let only = Briefing::new()
        .state("orrin", "Orrin", "aliases = [{ name = \"Orrin Herald\", only-in = [\"b\"] }]")
        .article("b", "Nobody.");
    assert_named(&only.article("a", "Orrin Herald."), &[("Orrin", "orrin")]);
}

#[test]
fn an_alias_of_one_article_leaves_the_surname_to_others() {
    let alias = "aliases = [{ name = \"Wren\", only-in = [\"b\"] }]";
    let briefing = Briefing::new().person("wren", "Jonas Wren", alias).article("b", "Wren.");
    let made = briefing.clone().article("a", "Wren. Jonas Wren.").faultless();
    assert_eq!(named(&made).len(), 2);
    assert_eq!(made.article("b").mentions.len(), 1);
    assert_named(&briefing.article("a", "Wren."), &[]);
}

/// Two people with one surname, and two with one alias.
pub(super) fn twins() -> Briefing {
    Briefing::new().person("ada", "Ada Wren", "aliases = [\"the mayor\"]").person(
        "jonas",
        "Jonas Wren",
        "aliases = [\"the mayor\"]",
    )
}

#[test]
fn a_surname_of_two_people_is_a_warning_with_a_remedy() {
    let text = "Ada Wren met Jonas Wren. Mr.\nWren left; Wren stayed.";
    let briefing = twins().article("a", text);
    let made = briefing.resolve();
    assert_eq!(made.codes(), [Code::AmbiguousName], "once, not twice");
    let fault = &made.diagnostics[0];
    assert_eq!(made.underlined(fault), "Wren");
    assert_eq!(named(&made).len(), 2);
    let (_, remedy) = fault.help.split_once('\n').expect("a remedy on lines of its own");
    let mended = twins().article_with("a", remedy, text);
    assert_eq!(
        named(&mended.faultless())[2..],
        [("Mr. Wren".to_owned(), "ada".to_owned()), ("Wren".to_owned(), "ada".to_owned()),]
    );
}

#[test]
fn one_of_two_people_is_meant_where_only_one_is_named() {
    assert_named(
        &twins().article("a", "Ada Wren left. Wren!"),
        &[("Ada Wren", "ada"), ("Wren", "ada")],
    );
}

#[test]
fn a_shared_alias_is_an_error_unless_it_is_kept_apart() {
    let fault = twins().article("a", "Then the mayor left.").fault(Code::SharedName);
    assert!(fault.message.contains("`ada` or `jonas`"), "{}", fault.message);
    twins().article("a", "Then nobody left.").faultless();
    let only = |id: &str| format!("aliases = [{{ name = \"the mayor\", only-in = [\"{id}\"] }}]");
    let apart = Briefing::new()
        .person("ada", "Ada Wren", &only("a"))
        .person("jonas", "Jonas Wren", &only("b"))
        .article("b", "The mayor, the mayor.");
    let made = apart.article("a", "Then the mayor left.").faultless();
    assert_eq!(named(&made), [("the mayor".to_owned(), "ada".to_owned())]);
    assert_eq!(
        made.site.actors[made.article("b").mentions.as_slice()[0].actor].id.as_str(),
        "jonas"
    );
}

/// Tokens put together: names and near-names, within and beside one another.
fn words() -> impl Strategy<Value = String> {
    let token = prop::sample::select(vec!["A", "AB", "Éa", "b", "B.", "C"]);
    let joint = prop::sample::select(vec!["", " ", "-", "'", "é"]);
    let more = prop::collection::vec((joint, token.clone()), 0..6);
    (token, more).prop_map(|(first, more)| {
        more.iter().fold(first.to_owned(), |words, (joint, token)| words + joint + token)
    })
}

/// Returns the places of names by brute force: at each place the longest whole-word name, and then
/// on after it.
fn places(text: &str, names: &BTreeSet<String>) -> Vec<Range<usize>> {
    let mut places: Vec<Range<usize>> = Vec::new();
    for (start, _) in text.char_indices() {
        if places.last().is_none_or(|last| last.end <= start) {
            let begins = |name: &&String| {
                let rest = &text[start..];
                let capital = opens(text, start) && name.starts_with('b');
                rest.starts_with(name.as_str())
                    || capital && rest.starts_with('B') && rest[1..].starts_with(&name[1..])
            };
            let here = names.iter().filter(begins).map(|name| start..start + name.len());
            let whole =
                |range: &Range<usize>| stands_alone(text, range) && !is_within_token(text, range);
            places.extend(here.filter(whole).max_by_key(ExactSizeIterator::len));
        }
    }
    places
}

proptest! {
    #[test]
    fn every_name_is_found_where_it_is_a_whole_word(
        names in prop::collection::btree_set(words(), 1..6),
        text in prop::collection::vec(words(), 1..5),
    ) {
        let text = text.join(" x ");
        let mut briefing = Briefing::new().article("a", &text);
        for (number, name) in names.iter().enumerate() {
            briefing = briefing.state(&format!("s{number}"), name, "");
        }
        let made = briefing.faultless();
        let article = made.article("a");
        prop_assert_eq!(&article.doc.body.plain.text, &text);
        let found = article.mentions.iter();
        let found = found.map(|mention| mention.range.start as usize..mention.range.end as usize);
        prop_assert_eq!(found.collect::<Vec<_>>(), places(&text, &names));
    }
}
