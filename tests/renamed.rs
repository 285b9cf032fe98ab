//! A renamed actor: articles that cannot contain the old or the new name are not analysed again,
//! and the result equals that of a new session.

use std::sync::Arc;

use manicule::diag::{Diagnostic, print};
use manicule::model::index::IndexList;
use manicule::model::site::Mention;
use manicule::session::{Session, Snapshot};
use manicule::source::{FileSystem, Memory};
use proptest::prelude::*;

const ACTOR: &str = "content/actors/ann.md";

fn article(text: &str) -> String {
    format!("+++\ntitle = \"T\"\noutlet = \"o\"\npublished = 2025-06-03\n+++\n\n{text}\n")
}

fn actor(name: &str, front: &str) -> String {
    format!("+++\nname = \"{name}\"\nkind = \"person\"\n{front}\n+++\n")
}

fn briefing(texts: &[&str], ann: &str) -> Memory {
    let files = Memory::new([
        ("manicule.toml", "title = \"T\"\n"),
        ("content/outlets/o.md", "+++\nname = \"O\"\n+++\n"),
        ("content/actors/bo.md", "+++\nname = \"Bo Lee\"\nkind = \"person\"\n+++\n"),
    ]);
    for (number, text) in texts.iter().enumerate() {
        let path = format!("content/articles/a-{number}.md");
        files.write(&path, article(text).as_bytes()).unwrap();
    }
    files.write(ACTOR, ann.as_bytes()).unwrap();
    files
}

fn faults(snapshot: &Snapshot) -> Vec<String> {
    let shown = |item: &Diagnostic| print::text(item, &snapshot.loaded.sources, "", false);
    let mut list: Vec<String> = snapshot.diagnostics.iter().map(shown).collect();
    list.sort();
    list
}

fn mentions(snapshot: &Snapshot) -> Vec<IndexList<Mention>> {
    snapshot.site.articles.iter().map(|article| article.mentions.clone()).collect()
}

#[test]
fn articles_without_the_old_and_the_new_name_stay_as_they_were() {
    let texts = ["Ann Ray came.", "Nobody came.", "Zoe Kim came.", "Bo Lee came."];
    let files = briefing(&texts, &actor("Ann Ray", ""));
    let mut session = Session::default();
    let before = session.open(&files);
    files.write(ACTOR, actor("Zoe Kim", "").as_bytes()).unwrap();
    let after = session.update(&files, &[ACTOR.to_owned()]);
    let pairs = before.site.articles.iter().zip(&after.site.articles);
    let same: Vec<bool> = pairs.map(|(one, other)| Arc::ptr_eq(one, other)).collect();
    assert_eq!(same, [false, true, false, true]);
    assert_eq!(mentions(&after), mentions(&Session::default().open(&files)));
}

#[test]
fn an_article_with_the_new_name_in_its_headline_is_analysed_again() {
    let files = briefing(&["Nobody came."], &actor("Ann Ray", ""));
    let text = article("Nobody came.").replace("\"T\"", "\"Zoe Kim waits\"");
    files.write("content/articles/a-0.md", text.as_bytes()).unwrap();
    let mut session = Session::default();
    let named = |snapshot: &Snapshot| -> usize {
        snapshot.site.articles.iter().map(|article| article.in_headline.len()).sum()
    };
    assert_eq!(named(&session.open(&files)), 0);
    files.write(ACTOR, actor("Zoe Kim", "").as_bytes()).unwrap();
    assert_eq!(named(&session.update(&files, &[ACTOR.to_owned()])), 1);
}

/// Returns a name, a part of one, or characters that folding drops or changes.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "Ann",
        "Ray",
        "Lee",
        "Kim",
        "Bo Lee",
        "O’Neill",
        "O'Neill",
        "Renée",
        "Rene\u{301}e",
        "\u{212a}im",
        "Ki\u{ad}m",
        "R\u{200b}ay",
        "Лев",
        "Anna",
        "K",
        " ",
        "\n",
        "\u{a0}",
        "-",
        "’s",
        ". ",
        "Mr. ",
        "é",
    ])
}

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 1..5)
        .prop_map(|pieces| pieces.concat().trim().replace('\n', " "))
}

fn person() -> impl Strategy<Value = String> {
    (words(), prop::option::of(words()), prop::option::of(words())).prop_map(
        |(name, alias, surname)| {
            let alias = alias.map(|alias| format!("aliases = [\"{alias}\"]\n")).unwrap_or_default();
            let surname =
                surname.map(|surname| format!("surname = \"{surname}\"\n")).unwrap_or_default();
            actor(&name, &(alias + &surname))
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_rename_gives_the_result_of_a_new_session(
        texts in prop::collection::vec(prop::collection::vec(piece(), 1..14), 1..4),
        people in prop::collection::vec(person(), 2..4),
    ) {
        let texts: Vec<String> = texts.into_iter().map(|pieces| pieces.concat()).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let files = briefing(&texts, &people[0]);
        let mut session = Session::default();
        session.open(&files);
        for person in &people[1..] {
            files.write(ACTOR, person.as_bytes()).unwrap();
            let updated = session.update(&files, &[ACTOR.to_owned()]);
            let fresh = Session::default().open(&files);
            prop_assert_eq!(mentions(&updated), mentions(&fresh));
            prop_assert_eq!(faults(&updated), faults(&fresh));
        }
    }
}
