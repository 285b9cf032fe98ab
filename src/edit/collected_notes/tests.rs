use super::*;
use crate::build;
use crate::load::load;
use crate::resolve::Options;
use crate::source::{FileSystem as _, Memory};

fn briefing() -> Memory {
    Memory::new([
        ("manicule.toml", "title = \"x\"\n"),
        ("content/outlets/courier.md", "+++\nname = \"The Courier\"\n+++\n"),
        (
            "content/articles/lock.md",
            "+++\ntitle = \"x\"\noutlet = \"courier\"\npublished = 2024-03-06\n\
             url = \"https://courier.example/lock\"\n+++\n\n\
             Forty boats wait. The lock is shut, and the keeper is away.\n\nThe mayor says the lock \
             is shut. So it is, they say.\n",
        ),
        ("content/articles/lock.notes.md", ""),
    ])
}

fn passage(exact: &str, before: &str, after: &str) -> Option<CollectedPassage> {
    let text = str::to_owned;
    Some(CollectedPassage { exact: text(exact), before: text(before), after: text(after) })
}

fn note(passage: Option<CollectedPassage>, text: &str) -> CollectedNote {
    let address = Some("http://www.courier.example/lock/#top".to_owned());
    CollectedNote { address, passage, text: text.to_owned(), ..CollectedNote::default() }
}

/// Adds a note to the briefing; returns the notes file.
fn added(note: &CollectedNote) -> Result<String, Refusal> {
    let files = briefing();
    add_collected(&mut OpenBriefing::open(&files), None, note)?.expect("it is new");
    let options = Options { drafts: true, ..Options::default() };
    let outcome = build::check(&files, options, &|_, _| {});
    assert_eq!(outcome.diagnostics, Vec::new());
    let bytes = files.read("content/articles/lock.notes.md").expect("there");
    Ok(String::from_utf8(bytes).expect("text"))
}

#[test]
fn a_note_is_a_draft_with_what_is_known_of_it() {
    let note = CollectedNote {
        tags: vec!["boats".to_owned(), "number".to_owned(), "to check".to_owned()],
        author: Some("Jo\nWren".to_owned()),
        day: Some(jiff::civil::date(2024, 3, 7)),
        ..note(passage(" Forty boats ", "", " wait."), "Who counted?")
    };
    assert_eq!(
        added(&note).expect("added"),
        "## forty-boats\n\n> Forty boats\n\nkind: number\nauthor: Jo Wren\nupdated: 2024-03-07\n\
         status: draft\n\nWho counted?\n\nTags: boats, to check\n"
    );
}

#[test]
fn a_note_may_be_on_the_whole_or_without_a_text() {
    assert_eq!(
        added(&note(None, "A short text.")).expect("added"),
        "## note\n\nkind: context\nstatus: draft\n\nA short text.\n"
    );
    let highlight = added(&note(passage("Forty boats", "", ""), "")).expect("added");
    assert!(highlight.ends_with("status: draft\n\n…\n"), "{highlight}");
}

#[test]
fn words_that_occur_twice_are_told_apart_by_those_around_them() {
    let quoted = |before, after| {
        let added = added(&note(passage("lock is shut", before, after), "x"));
        added.map(|text| text.lines().find(|line| line.contains("**")).map(str::to_owned))
    };
    let first = quoted("boats wait. The ", ", and the keeper").expect("added");
    assert_eq!(first.as_deref(), Some("> The **lock is shut**,"));
    // A browser has no space where a paragraph begins.
    let second = quoted("is away.The mayor says the ", ". So it is").expect("added");
    assert_eq!(second.as_deref(), Some("> the **lock is shut**."));
    for (before, after) in [("", ""), ("The ", ""), ("door of the ", " since noon")] {
        let refusal = quoted(before, after).expect_err("nobody knows which");
        assert!(refusal.message.contains("occur in 2 places"), "{refusal:?}");
    }
}

#[test]
fn words_that_are_not_in_the_article_are_refused() {
    let refusal = added(&note(passage("Fifty boats", "", ""), "x")).expect_err("not there");
    assert!(refusal.message.contains("do not occur in `lock`"), "{refusal:?}");
    let elsewhere = CollectedNote {
        address: Some("https://courier.example/weir".to_owned()),
        ..note(None, "x")
    };
    let refusal = added(&elsewhere).expect_err("not there");
    assert!(refusal.message.contains("no article has the address"), "{refusal:?}");
    // A page may have become an article with a fact missing.
    let files = briefing();
    files.write("content/articles/weir.md", b"+++\ntitle = \"x\"\n+++\n\nx\n").expect("written");
    let id = Id::new("weir").expect("an id");
    let mut briefing = OpenBriefing::open(&files);
    let refusal = add_collected(&mut briefing, Some(&id), &note(None, "x"));
    let refusal = refusal.expect_err("it has faults");
    assert!(refusal.help.contains("import the same file again"), "{refusal:?}");
}

#[test]
fn headings_in_a_note_begin_no_other() {
    let text =
        "## Counted\n\nBy hand.\n\nBy whom\n-------\n\n- a\n- b\n\n# Top\n\n```\n## code\n```";
    let file = added(&note(None, text)).expect("added");
    assert!(file.ends_with(
        "### Counted\n\nBy hand.\n\nBy whom\n\n-------\n\n- a\n- b\n\n# Top\n\n```\n## code\n```\n"
    ));
    assert_eq!(load(&briefing()).0.articles.len(), 1);
}

#[test]
fn a_note_is_added_once() {
    let files = briefing();
    let mut briefing = OpenBriefing::open(&files);
    for note in [note(passage("Forty boats", "", ""), ""), note(None, "A [[lock|link]].")] {
        assert!(add_collected(&mut briefing, None, &note).expect("added").is_some());
        assert_eq!(add_collected(&mut briefing, None, &note), Ok(None));
    }
}

#[test]
fn a_briefing_that_was_read_once_knows_the_notes_since_added() {
    let (files, again) = (briefing(), briefing());
    let all = [
        note(passage("Forty boats", "", ""), "Who counted?"),
        note(passage("Fifty boats", "", ""), "Refused."),
        note(passage("Forty boats", "", ""), "Another. [[lock|A link]]."),
        note(None, "<pre>\n\nnot closed"),
        note(None, "A [[nowhere|link]]."),
    ];
    let mut open = OpenBriefing::open(&files);
    for note in &all {
        let one = add_collected(&mut open, None, note);
        let other = add_collected(&mut OpenBriefing::open(&again), None, note);
        assert_eq!(one, other, "{}", note.text);
    }
    let read = |files: &Memory| files.read("content/articles/lock.notes.md").expect("there");
    assert_eq!(read(&files), read(&again));
    assert!(String::from_utf8_lossy(&read(&files)).contains("## forty-boats-2\n"));
}
