use super::*;
use crate::build;
use crate::resolve::Options;
use crate::source::Memory;

const NOTES: &str = "## first\r\n\r\n> Forty boats\r\n\r\nkind: number\r\n\r\nA number.";

fn briefing() -> Memory {
    Memory::new([
        ("manicule.toml", "title = \"x\"\n"),
        ("content/outlets/courier.md", "+++\nname = \"The Courier\"\n+++\n"),
        (
            "content/articles/lock.md",
            "+++\ntitle = \"x\"\noutlet = \"courier\"\npublished = 2024-03-06\n+++\n\n\
             Forty boats wait. The lock is shut.\nThe mayor says the lock is shut. So it is, \
             *they* say.\n\n- one boat\n- one boat more\n",
        ),
        ("content/articles/lock.notes.md", NOTES),
    ])
}

fn words(words: &str, occurrence: Option<usize>) -> Result<AddedNote, Refusal> {
    add(
        &briefing(),
        "lock",
        &NoteTarget::Words(words.to_owned(), occurrence),
        &NoteFields::default(),
    )
}

#[test]
fn a_note_is_appended_and_nothing_else_touched() {
    let files = briefing();
    let target = NoteTarget::Words("The mayor says".to_owned(), None);
    let added = add(&files, "lock", &target, &NoteFields::default()).expect("added");
    let text = String::from_utf8(files.read("content/articles/lock.notes.md").expect("there"))
        .expect("text");
    assert!(text.starts_with(NOTES));
    assert_eq!(text[NOTES.len()..], format!("\n\n{}", added.text));
    assert_eq!(
        added.text,
        "## the-mayor-says\n\n> The mayor says\n\nkind: context\nstatus: draft\n\n…\n"
    );
    assert_eq!(text.lines().nth(added.line - 1), Some("## the-mayor-says"));
    let outcome = build::check(&files, Options { drafts: true, ..Options::default() }, &|_, _| {});
    assert_eq!(outcome.diagnostics, Vec::new());
}

#[test]
fn words_without_a_letter_are_refused() {
    for given in ["", " ", "\u{ad}", "\u{200b}\n"] {
        let refusal = words(given, None).expect_err("nothing to quote");
        assert!(refusal.message.contains("no words"), "{given:?}: {}", refusal.message);
    }
}

#[test]
fn a_repeated_passage_is_quoted_with_the_nearest_words_around_it() {
    let anchor = |quoted: &str, occurrence| {
        let added = words(quoted, Some(occurrence)).expect("added");
        let lines = added.text.lines().filter(|line| line.starts_with('>'));
        lines.collect::<Vec<_>>().join("\n")
    };
    let found = [("lock is shut", 1), ("lock is shut", 2), ("one boat", 1), ("one boat", 2)];
    assert_eq!(
        found.map(|(quoted, occurrence)| anchor(quoted, occurrence)),
        [
            "> The **lock is shut**.",
            "> the **lock is shut**.",
            "> say.\n>\n> **one boat**\n>\n> one",
            "> boat\n>\n> **one boat** more",
        ]
    );
}

#[test]
fn words_in_several_places_are_listed() {
    let refusal = words("lock is shut", None).expect_err("two places");
    assert!(
        refusal.help.contains("--occurrence 2: content/articles/lock.md:8:"),
        "{}",
        refusal.help
    );
    assert!(refusal.help.ends_with("\n  The mayor says the lock is shut."), "{}", refusal.help);
    let refusal = words("Fifty boats wait", None).expect_err("nowhere");
    assert!(refusal.help.contains("Forty boats wait"), "{}", refusal.help);
}

#[test]
fn words_beside_the_text_are_quoted_and_those_of_the_summary_are_not() {
    let files = briefing();
    let article = "+++\ntitle = \"Boats at lock four’s gate\"\nsummary = \"On a lock.\"\n\
                   standfirst = \"They wait since noon.\"\n\
                   outlet = \"courier\"\npublished = 2024-03-06\n+++\n\n\
                   Forty Boats at lock four.[^t]\n\n[^t]: The upper one.\n";
    files.write("content/articles/lock.md", article.as_bytes()).expect("written");
    let words = |words: &str| {
        add(&files, "lock", &NoteTarget::Words(words.to_owned(), None), &NoteFields::default())
    };
    let refusal = words("On a lock").expect_err("the editor's words");
    assert_eq!(refusal.message, "these words are in the summary of `lock`, which is yours");
    // The note has the typography of the article.
    for (quoted, written) in [
        ("lock four's gate", "lock four’s gate"),
        ("since noon", "since noon"),
        ("upper one", "upper one"),
    ] {
        let added = words(quoted).expect(quoted);
        assert!(added.text.contains(&format!("\n> {written}\n")), "{}", added.text);
    }
    // Words that are also in the text are quoted there.
    words("Boats at lock four").expect("added");
}

/// Regression: such a note was written, and refused by the next build.
#[test]
fn a_text_says_something() {
    let given = NoteFields { text: Some(" \n".to_owned()), ..NoteFields::default() };
    let target = NoteTarget::Words("Forty boats".to_owned(), None);
    let refusal = add(&briefing(), "lock", &target, &given).expect_err("no text");
    assert!(refusal.message.contains("is empty"), "{}", refusal.message);
}

#[test]
fn what_build_would_refuse_is_not_written() {
    let files = briefing();
    files.write("content/claims/toll.md", b"+++\ntitle = \"x\"\n+++\n").expect("written");
    let before = files.files();
    let add = |claims: &[&str], terms: &[&str], text: &str| {
        let list = |list: &[&str]| list.iter().map(|item| (*item).to_owned()).collect();
        let (claims, terms, text) = (list(claims), list(terms), Some(text.to_owned()));
        let target = NoteTarget::Words("Forty boats".to_owned(), None);
        add(&files, "lock", &target, &NoteFields { claims, terms, text, ..NoteFields::default() })
    };
    let refused = |claims: &[&str], terms: &[&str], text: &str, words: &str| {
        let refusal = add(claims, terms, text).expect_err("refused");
        assert!(refusal.message.contains(words), "{}", refusal.message);
        assert_eq!(files.files(), before);
    };
    refused(&["tolls asserts"], &[], "Says.", "`tolls`");
    refused(&["toll assert"], &[], "Says.", "assert");
    refused(&["toll asserts\nkind: x"], &[], "Says.", "several lines");
    refused(&[], &["fare"], "Says.", "`fare`");
    let sources = vec!["www.a.example".to_owned()];
    let target = NoteTarget::Words("Forty boats".to_owned(), None);
    let given = NoteFields { sources, ..NoteFields::default() };
    let refusal = super::add(&files, "lock", &target, &given).expect_err("no scheme");
    assert!(refusal.message.contains("https://"), "{}", refusal.message);
    refused(&["toll asserts \"7\""], &[], "Says.", "“7”");
    let added = add(&["toll asserts \"Forty\""], &[], "See [[lock]].").expect("added");
    assert!(
        added.text.contains("kind: context\nclaim: toll asserts \"Forty\"\n\nSee"),
        "{}",
        added.text
    );
}

#[test]
fn a_note_with_a_link_that_leads_nowhere_yet_is_a_draft() {
    let files = briefing();
    let target = NoteTarget::Words("Forty boats".to_owned(), None);
    let add = |id: &str, text: &str| {
        let (id, text) = (Some(id.to_owned()), Some(text.to_owned()));
        add(&files, "lock", &target, &NoteFields { id, text, ..NoteFields::default() })
            .expect("added")
    };
    let one = add("one", "See [[#two]].");
    assert!(one.text.ends_with("status: draft\n\nSee [[#two]].\n"), "{}", one.text);
    assert!(one.open_links[0].message.contains("`two`"), "{:?}", one.open_links);
    let two = add("two", "See [[#one]].");
    assert_eq!((two.text.contains("draft"), &two.open_links[..]), (false, &[][..]));
    let written = files.read("content/articles/lock.notes.md").expect("notes");
    assert!(
        String::from_utf8(written).expect("text").ends_with(&format!("{}\n{}", one.text, two.text))
    );
}

#[test]
fn a_line_is_its_sentence() {
    let line = |line| add(&briefing(), "lock", &NoteTarget::Line(line), &NoteFields::default());
    assert!(line(8).expect("added").text.contains("> The mayor says the lock is shut.\n"));
    assert!(line(7).expect("added").text.contains("> Forty boats wait.\n"));
    assert!(line(2).expect_err("front matter").message.contains("line 2"));
    assert!(line(9).expect_err("an empty line").message.contains("line 9"));
    assert!(line(99).is_err());
}

#[test]
fn ids_are_not_given_twice() {
    let given = NoteFields { id: Some("first".to_owned()), ..NoteFields::default() };
    let target = NoteTarget::Words("Forty boats".to_owned(), None);
    assert!(
        add(&briefing(), "lock", &target, &given).expect_err("taken").message.contains("already")
    );
    let kind = NoteFields { kind: Some("framming".to_owned()), ..NoteFields::default() };
    assert!(
        add(&briefing(), "lock", &target, &kind).expect_err("no kind").help.contains("`framing`")
    );
    assert!(
        add(&briefing(), "locks", &target, &NoteFields::default())
            .expect_err("no article")
            .help
            .contains("`lock`")
    );
}

#[test]
fn a_note_that_would_be_code_is_not_written() {
    let files = briefing();
    let notes = format!("{NOTES}\n\n```\nnot closed\n");
    files.write("content/articles/lock.notes.md", notes.as_bytes()).expect("written");
    let before = files.files();
    let target = NoteTarget::Words("Forty boats".to_owned(), None);
    let refusal = add(&files, "lock", &target, &NoteFields::default()).expect_err("no note");
    assert!(refusal.message.contains("lock.notes.md ends within a block"), "{}", refusal.message);
    assert_eq!(files.files(), before);
}

/// Issue 17: such words were refused.
#[test]
fn words_that_only_an_earlier_version_has_are_quoted_there() {
    let files = briefing();
    let version = |day: &str, text: &str| {
        let head = "+++\ntitle = \"x\"\noutlet = \"courier\"\npublished = 2024-03-06\n+++\n\n";
        let path = format!("content/articles/lock/{day}.md");
        files.write(&path, [head, text].concat().as_bytes()).expect("written");
    };
    version("2024-03-07", "Thirty boats wait. Nobody pays.\n");
    version("2024-03-08", "Thirty boats wait. Thirty boats, they say, are many.\n");
    let added = |words: &str, occurrence| {
        let target = NoteTarget::Words(words.to_owned(), occurrence);
        add(&files, "lock", &target, &NoteFields::default())
    };
    let refusal = added("Thirty boats", None).expect_err("two places");
    let place = "--occurrence 2: content/articles/lock/2024-03-08.md:7:20";
    assert!(refusal.help.contains(place), "{}", refusal.help);
    for (words, occurrence, stem) in
        [("Thirty boats", Some(2), "2024-03-08"), ("Nobody pays", None, "2024-03-07")]
    {
        let added = added(words, occurrence).expect("added");
        assert_eq!(added.version.map(Seen::stem).as_deref(), Some(stem));
        let field = format!("kind: context\nversion: {stem}\n");
        assert!(added.text.contains(&field), "{}", added.text);
    }
    assert_eq!(added("So it is", None).map(|added| added.version), Ok(None));
    let outcome = build::check(&files, Options { drafts: true, ..Options::default() }, &|_, _| {});
    assert_eq!(outcome.diagnostics, Vec::new());
}
