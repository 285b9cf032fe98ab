use super::*;
use crate::edit::verify::sha256;
use crate::import::{ImportInput, read};
use crate::source::Memory;

const OLD: &str = "The bridge at Orrin was shut on Tuesday. The mayor expects repairs to last \
                   three weeks.\n\nShopkeepers fear the worst for their trade.\n\n\
                   Nobody was in danger at any time, he said.\n";
const NOTES: &str = "## a\n\n> shut on Tuesday\n\nkind: context\n\nKept.\n\n## b\n\n\
                     > expects repairs to last **three weeks**\n\nkind: number\n\nEdited.\n\n\
                     ## c\n\n> fear the worst for their trade\n\nkind: framing\n\nMoved.\n\n\
                     ## d\n\n> Nobody was in danger at any time\n\nkind: context\n\nGone.\n\n\
                     ## e\n\nkind: omission\nchecked: /divers/\n\nNot said.\n";

fn briefing() -> Memory {
    Memory::new([
        ("manicule.toml", "title = \"x\"\n".to_owned()),
        ("content/outlets/herald.md", "+++\nname = \"The Herald\"\n+++\n".to_owned()),
        (
            "content/articles/bridge.md",
            format!(
                "+++\ntitle = \"Bridge shut\"  # mine\noutlet = \"herald\"\n\
                 published = 2024-03-05\n\n[source]\nsha256 = \"aa\"\nretrieved = 2024-03-06\n\n\
                 [[name]]\nwords = \"Orrin\"\nactor = false\n+++\n\n{OLD}"
            ),
        ),
        ("content/articles/bridge.notes.md", NOTES.to_owned()),
    ])
}

fn compared(files: &Memory, new: &str) -> (UpdateReport, PageSource) {
    let id = Id::new("bridge").expect("an id");
    let page = read(new.as_bytes(), &ImportInput { name: "a.md", ..ImportInput::default() })
        .expect("an article");
    let origin = PageSource {
        file: Some("bridge.md".into()),
        sha256: format!("bb{:02x}", new.len()),
        retrieved: None,
        day: None,
        address: None,
        headline_search: None,
        keep: Vec::new(),
        drop: Vec::new(),
    };
    (compare(files, &load(files).0, &id, &page, &origin, false).expect("compared"), origin)
}

fn update(new: &str) -> (Memory, UpdateReport) {
    let files = briefing();
    let id = Id::new("bridge").expect("an id");
    let (report, _) = compared(&files, new);
    apply(&files, &id, &report, Some(("content/sources/bridge.md", new.as_bytes())))
        .expect("written");
    (files, report)
}

#[test]
fn every_note_gets_a_status() {
    let (files, report) = update(
        "Shopkeepers fear the worst for their trade.\n\nThe bridge at Orrin was shut on \
         Tuesday. The mayor expects repairs to last five weeks, after divers found more.\n",
    );
    let statuses: Vec<&NoteStatus> =
        report.notes.iter().map(|(_, note_status)| note_status).collect();
    assert_eq!(*statuses[0], NoteStatus::Kept);
    let NoteStatus::Edited(help) = statuses[1] else { panic!("{statuses:?}") };
    assert!(
        help.contains("[-three-] {+five+}")
            && help.contains("> expects repairs to last **five weeks**"),
        "{help}"
    );
    assert_eq!(*statuses[2], NoteStatus::Moved);
    assert!(matches!(statuses[3], NoteStatus::Orphaned(_)), "{statuses:?}");
    assert!(matches!(statuses[4], NoteStatus::Orphaned(_)), "{statuses:?}");
    assert_eq!(
        report.changes,
        [
            "… {+Shopkeepers fear the worst for their trade.+} The bridge at Orrin was shut …",
            "… The mayor expects repairs to last [-three weeks. Shopkeepers fear the worst for \
             their trade. Nobody was in danger at any time, he said.-] \
             {+five weeks, after divers found more.+} …",
        ]
    );
    let text = |path: &str| String::from_utf8(files.read(path).expect(path)).expect("text");
    let version = text("content/articles/bridge/2024-03-06.md");
    assert!(version.ends_with(OLD) && !files.exists("content/sources/bridge.2024-03-06.md"));
    assert_eq!(load(&files).0.versions.len(), 1);
    let new = text("content/articles/bridge.md");
    assert!(
        new.contains("title = \"Bridge shut\"  # mine")
            && new.contains("sha256 = \"bb")
            && !new.contains("\"aa\""),
        "{new}"
    );
    assert!(new.contains("[[name]]\nwords = \"Orrin\""), "{new}");
    // Notes that a build would refuse stay, on the version that has their words.
    let kept = NOTES
        .replace("kind: number\n", "kind: number\nversion: 2024-03-06\n")
        .replace("kind: context\n\nGone", "kind: context\nversion: 2024-03-06\n\nGone")
        .replace("kind: omission\n", "kind: omission\nversion: 2024-03-06\n");
    assert_eq!(text("content/articles/bridge.notes.md"), kept);
    assert_eq!(faults(&files), [""; 0]);
}

/// Returns the messages of the errors that a build would have.
fn faults(files: &Memory) -> Vec<String> {
    let (loaded, mut faults) = load(files);
    faults.extend(crate::resolve::resolve(&loaded, crate::resolve::Options::default()).1);
    faults.into_iter().filter(|fault| fault.is_error()).map(|fault| fault.message).collect()
}

#[test]
fn notes_stay_on_the_version_that_has_their_words() {
    let files = briefing();
    let id = Id::new("bridge").expect("an id");
    let notes = "## a\r\n\r\n> at Orrin\r\n\r\nkind: number\r\n\
                 claim: weeks asserts \"three weeks\"\r\n\r\nA value.\r\n\r\n\
                 ## b\r\n\r\n> Shopkeepers\r\n\r\nkind: context\r\n\r\nStill there.\r\n";
    files.write("content/articles/bridge.notes.md", notes.as_bytes()).expect("written");
    files.write("content/claims/weeks.md", b"+++\ntitle = \"Weeks\"\n+++\n").expect("written");
    let update = |new: &str| {
        let report = compared(&files, new).0;
        apply(&files, &id, &report, None).expect("written");
        report
    };
    let notes = || {
        let bytes = files.read("content/articles/bridge.notes.md").expect("notes");
        String::from_utf8(bytes).expect("text")
    };
    // Its quotation stays, but its value is gone.
    let report = update(&OLD.replace("three weeks", "some time"));
    let NoteStatus::Orphaned(help) = &report.notes[0].1 else { panic!("{report:?}") };
    assert_eq!(help, "the article does not have “three weeks”");
    assert!(notes().contains("kind: number\r\nversion: 2024-03-06\r\nclaim:"), "{}", notes());
    assert_eq!(faults(&files), [""; 0]);
    // It stays on that version. Nobody knows when the next one was seen.
    let report = update(&OLD.replace("Shopkeepers fear", "They fear"));
    assert_eq!(report.notes[0].1, NoteStatus::Kept);
    assert!(matches!(report.notes[1].1, NoteStatus::Orphaned(_)), "{report:?}");
    assert_eq!((report.version, report.notes_text), (None, None));
}

/// Issue 17: such an article got no version, and its notes were lost.
#[test]
fn a_version_of_which_nobody_knows_when_it_was_seen_is_named_by_that_after_it() {
    let id = Id::new("bridge").expect("an id");
    let files = briefing();
    let path = "content/articles/bridge.md";
    let text = String::from_utf8(files.read(path).expect("an article")).expect("text");
    files.write(path, text.replace("retrieved = 2024-03-06\n", "").as_bytes()).expect("written");
    let update = |text: &str, at: &str| {
        let page = read(text.as_bytes(), &ImportInput { name: "a.md", ..ImportInput::default() })
            .expect("an article");
        let mut origin = PageSource { sha256: "cc".into(), ..fetched() };
        match at.parse() {
            Ok(time) => origin.retrieved = Some(time),
            Err(_) => origin.day = at.parse().ok(),
        }
        let report =
            compare(&files, &load(&files).0, &id, &page, &origin, false).expect("compared");
        apply(&files, &id, &report, None).expect("written");
        report.version.map(Seen::stem)
    };
    let new = OLD.replace("three weeks", "some time");
    assert_eq!(update(&new, "2024-03-08T17:05:40Z").as_deref(), Some("by-2024-03-08"));
    assert_eq!(faults(&files), [""; 0]);
    let notes = String::from_utf8(files.read("content/articles/bridge.notes.md").expect("notes"));
    assert!(notes.expect("text").contains("kind: number\nversion: by-2024-03-08\n"));
    // This page says when it was saved, and that day is kept.
    assert_eq!(update(OLD, "2024-03-09").as_deref(), Some("2024-03-08"));
    assert_eq!(update(&new, "2024-03-10").as_deref(), Some("2024-03-09"));
}

/// Issue 17: the time of a change stayed on the text after the next one.
#[test]
fn when_the_outlet_changed_a_text_goes_with_the_text() {
    let html = |head: &str, weeks: &str| {
        let text = OLD.replace("three weeks", weeks).replace("\n\n", "</p><p>");
        format!("<html><head>{head}</head><body><main><h1>Bridge shut</h1><p>{text}</p></main>")
    };
    let at = "<meta property=\"article:modified_time\" content=\"2024-03-07T08:00:00+01:00\">";
    let own = "published = 2024-03-05\nmodified = 2024-03-06T09:00:00Z # own\n";
    for (before, page, after) in [
        (own, html("", "five weeks"), "published = 2024-03-05\n\n"),
        (own, html("", "three weeks"), own),
        (
            own,
            html(at, "five weeks"),
            "published = 2024-03-05\nmodified = 2024-03-07T08:00:00+01:00 # own\n",
        ),
        (
            "published = 2024-03-05\n",
            html(at, "five weeks"),
            "published = 2024-03-05\nmodified = 2024-03-07T08:00:00+01:00\n",
        ),
    ] {
        let files = briefing();
        let path = "content/articles/bridge.md";
        let text = String::from_utf8(files.read(path).expect(path)).expect("text");
        let text = text.replace("published = 2024-03-05\n", before);
        files.write(path, text.as_bytes()).expect("written");
        let input = ImportInput { name: "a.html", ..ImportInput::default() };
        let page = read(page.as_bytes(), &input).expect("an article");
        let id = Id::new("bridge").expect("an id");
        let report = compare(&files, &load(&files).0, &id, &page, &fetched(), false);
        let text = report.expect("compared").text;
        assert!(text.contains(after), "{after} in {text}");
        assert_eq!(text.contains("modified"), after.contains("modified"), "{text}");
    }
}

/// Issue 17: the older headline was lost, and with it notes on it.
#[test]
fn a_new_headline_of_the_page_makes_a_version() {
    let page = |title: &str, text: &str| format!("# {title}\n\n{text}");
    let kept = "content/sources/bridge.md";
    for (own, headline, stays) in [
        ("Bridge shut", "Bridge stays shut", false),
        // The editor wrote another one.
        ("Shut bridge", "Bridge stays shut", true),
        // The page did not change it.
        ("Shut bridge", "Bridge shut", true),
    ] {
        let original = page("Bridge shut", OLD);
        let files = briefing();
        let id = Id::new("bridge").expect("an id");
        let path = "content/articles/bridge.md";
        let text = || String::from_utf8(files.read(path).expect(path)).expect("text");
        let source = format!("file = \"bridge.md\"\nsha256 = \"{}\"", sha256(original.as_bytes()));
        let file = text().replace("sha256 = \"aa\"", &source).replace("Bridge shut", own);
        files.write(path, file.as_bytes()).expect("written");
        files.write(kept, original.as_bytes()).expect("written");
        let new = page(headline, OLD);
        let (report, _) = compared(&files, &new);
        apply(&files, &id, &report, Some((kept, new.as_bytes()))).expect("written");
        let title = format!("title = \"{}\"  # mine\n", if stays { own } else { headline });
        assert!(text().contains(&title), "{}", text());
        assert_eq!(report.headline.is_some(), headline != "Bridge shut", "{report:?}");
        assert_eq!(report.version.is_none(), stays, "{report:?}");
        assert_eq!(files.exists("content/articles/bridge/2024-03-06.md"), !stays);
    }
}

#[test]
fn of_two_versions_of_one_day_the_second_is_named_by_its_time() {
    let files = briefing();
    let id = Id::new("bridge").expect("an id");
    let fetched = |at: &str| {
        let path = "content/articles/bridge.md";
        let text = String::from_utf8(files.read(path).expect("an article")).expect("text");
        let source = format!("[source]\nretrieved = {at}\n");
        files.write(path, text.replacen("[source]\n", &source, 1).as_bytes()).expect("written");
    };
    for (new, version) in [("five", "2024-03-06"), ("six", "2024-03-06T17-05")] {
        let report = compared(&files, &OLD.replace("three", new)).0;
        assert_eq!(report.version.map(Seen::stem).as_deref(), Some(version));
        apply(&files, &id, &report, None).expect("written");
        fetched("2024-03-06T17:05:40Z");
    }
    assert!(files.exists("content/articles/bridge/2024-03-06T17-05.md"));
}

#[test]
fn a_note_is_doubtful_where_its_sentence_speaks_of_something_else() {
    let status = |new: &str| update(new).1.notes[0].1.clone();
    // Moved to a sentence about another bridge, and edited in place: a name, a number, a negation.
    for (new, kind, shown) in [
        (
            "Nobody was hurt.\n\nThe ferry at Sell was shut on Tuesday.\n",
            "a name",
            "[-Orrin-] {+Sell+}",
        ),
        (
            "The bridge at Orrin with its 7 piers was shut on Tuesday.\n",
            "a number",
            "{+with its 7 piers+}",
        ),
        ("The bridge at Orrin was not, as some said, shut on Tuesday.\n", "a negation", "{+not"),
    ] {
        let status = status(new);
        let NoteStatus::Doubtful(help) = &status else { panic!("{new}: {status:?}") };
        assert!(help.contains(kind) && help.contains(shown), "{help}");
    }
    let same = "Nobody was hurt.\n\nThe old bridge at Orrin was shut on Tuesday.\n";
    assert_eq!(status(same), NoteStatus::Kept);
}

/// Regression: if little of a passage was left, a quotation of another one was proposed.
#[test]
fn a_passage_of_which_little_is_left_is_gone() {
    let (_, report) = update(
        &OLD.replace("The mayor expects repairs to last three weeks.", "He expects it to last."),
    );
    let NoteStatus::Orphaned(help) = &report.notes[1].1 else { panic!("{report:?}") };
    assert!(help.starts_with("its passage is gone: of its 4 content words, 1 occur"), "{help}");
    assert!(!help.contains('>'), "{help}");
}

/// Regression: an update brought back what was corrected by hand.
#[test]
fn corrections_by_hand_stay() {
    let files = briefing();
    let id = Id::new("bridge").expect("an id");
    let original = OLD.replace("The bridge at Orrin", "The brigde at Orrin");
    let kept = "content/sources/bridge.md";
    let path = "content/articles/bridge.md";
    let text = |files: &Memory| String::from_utf8(files.read(path).expect(path)).expect("text");
    let head = text(&files).replace(
        "sha256 = \"aa\"",
        &format!("file = \"bridge.md\"\nsha256 = \"{}\"", sha256(original.as_bytes())),
    );
    let mended = format!("{}\nWith reports by agencies.\n", head.replace("trade", "sales"));
    files.write(path, mended.as_bytes()).expect("written");
    files.write(kept, original.as_bytes()).expect("written");
    let new = original.replace("three weeks", "five weeks").replace("their trade", "their shops");
    let (report, _) = compared(&files, &new);
    assert_eq!(report.changes.len(), 1, "{report:?}");
    assert_eq!(report.conflicts, [("sales.".to_owned(), "shops.".to_owned())]);
    assert_eq!(report.kept.len(), 2, "{report:?}");
    apply(&files, &id, &report, Some((kept, new.as_bytes()))).expect("written");
    let updated = text(&files);
    let body = OLD.replace("three weeks", "five weeks").replace("trade", "sales");
    assert!(updated.ends_with(&format!("{body}\nWith reports by agencies.\n")), "{updated}");
    // The same file again changes nothing, and corrections are not reported as changes of the page.
    let hash = format!("bb{:02x}", new.len());
    let updated = updated.replace(&hash, &sha256(new.as_bytes()));
    files.write(path, updated.as_bytes()).expect("written");
    let (report, _) = compared(&files, &new);
    assert_eq!((report.changes.len(), report.is_replaced), (0, false), "{report:?}");
}

#[test]
fn without_the_older_original_it_says_that_the_text_is_replaced() {
    let (report, _) = compared(&briefing(), &OLD.replace("three", "five"));
    assert!(report.is_replaced && report.conflicts.is_empty());
}

/// Regression: the same file again was kept again, beside itself.
#[test]
fn the_same_file_again_writes_nothing() {
    let (files, _) = update(OLD);
    let before = files.files();
    let again = |text: &str| {
        let (report, _) = compared(&files, text);
        let original = ("content/sources/bridge.md", text.as_bytes());
        apply(&files, &Id::new("bridge").expect("an id"), &report, Some(original)).expect("written")
    };
    assert_eq!(again(OLD), UpdateFiles::default());
    assert!(files.files() == before, "something was written");
    // There and back: the first version is kept already.
    let other = OLD.replace("three", "five");
    again(&other);
    let kept = files.files().len();
    again(OLD);
    again(&other);
    let there: Vec<String> = files.files().into_keys().collect();
    assert!(there.len() <= kept + 2, "{there:?}");
}

#[test]
fn the_same_text_changes_nothing() {
    let (_, report) = update(OLD);
    assert_eq!(report.changes, Vec::<String>::new());
    assert!(
        report.notes.iter().all(|(_, note_status)| *note_status == NoteStatus::Kept),
        "{report:?}"
    );
}

/// Returns the article's file after an update to a version with the hash `bb`, kept as `b.md`.
fn updated_file(front_matter: &str) -> String {
    let newline = if front_matter.contains("\r\n") { "\r\n" } else { "\n" };
    let facts = "title = \"x\"  # mine\noutlet = \"herald\"\npublished = 2024-03-05\n";
    let file = format!("+++\n{facts}").replace('\n', newline)
        + front_matter
        + &format!("+++\n\n{OLD}").replace('\n', newline);
    let files = briefing();
    files.write("content/articles/bridge.md", file.as_bytes()).expect("written");
    let page = read(OLD.as_bytes(), &ImportInput { name: "a.md", ..ImportInput::default() })
        .expect("a page");
    let origin = PageSource { file: Some("b.md".into()), sha256: "bb".into(), ..fetched() };
    let id = Id::new("bridge").expect("an id");
    let report = compare(&files, &load(&files).0, &id, &page, &origin, false);
    let text = report.map_err(|refusal| refusal.message).expect("compared").text;
    let head = format!("+++\n{facts}").replace('\n', newline);
    let rest = text.strip_prefix(&head).unwrap_or_else(|| panic!("other facts in {text}"));
    let body = format!("+++\n\n{OLD}").replace('\n', newline);
    rest.strip_suffix(&body).unwrap_or_else(|| panic!("another body in {text:?}")).to_owned()
}

fn fetched() -> PageSource {
    let (keep, drop) = (Vec::new(), Vec::new());
    PageSource {
        file: None,
        sha256: String::new(),
        retrieved: None,
        day: None,
        address: None,
        headline_search: None,
        keep,
        drop,
    }
}

/// Regression: a comment after `[source]` made the updated file one with two such tables.
#[test]
fn an_update_leaves_all_but_the_values_of_the_source_as_they_are() {
    for (before, after) in [
        // A comment after the header, between the keys, after a value and after the table.
        (
            "\n[source] # fetched\n# the hash\nsha256 = 'aa' # old\n\n# by hand\n\
             file = \"a.md\"\n\n# names\n[[name]]\nwords = \"Orrin\"\nactor = false\n\n# the end\n",
            "\n[source] # fetched\n# the hash\nsha256 = \"bb\" # old\n\n# by hand\n\
             file = \"b.md\"\n\n# names\n[[name]]\nwords = \"Orrin\"\nactor = false\n\n# the end\n",
        ),
        // Keys that the new version lacks go; keys that the table lacks come after its last one.
        (
            "[ source ]\nretrieved = 2024-03-06\nsha256 = \"aa\" # old\nkeep = \"1\"\n# end\n",
            "[ source ]\nsha256 = \"bb\" # old\nfile = \"b.md\"\n# end\n",
        ),
        (
            "[source] # none yet\n# end\n",
            "[source] # none yet\nfile = \"b.md\"\nsha256 = \"bb\"\n# end\n",
        ),
        // Written in other ways.
        (
            "source = { sha256 = \"aa\", keep = \"1\" } # here\n\n[inferred]\npublished = \"x\"\n",
            "source = { sha256 = \"bb\", file = \"b.md\" } # here\n\n[inferred]\n\
             published = \"x\"\n",
        ),
        (
            "source.sha256 = \"aa\"\n# between\nsource.drop = \"2\"\nlang = \"en\"\n",
            "source.sha256 = \"bb\"\n# between\nsource.file = \"b.md\"\nlang = \"en\"\n",
        ),
        // Without the table it comes last. Its name in a comment or a string does not count.
        (
            "#[source]\nsummary = \"\"\"\n[source]\n\"\"\"\n# end\n",
            "#[source]\nsummary = \"\"\"\n[source]\n\"\"\"\n# end\n\n[source]\nfile = \"b.md\"\n\
             sha256 = \"bb\"\n",
        ),
        (
            "\r\n[source]\r\nsha256 = \"aa\"\r\n\r\n# end\r\n",
            "\r\n[source]\r\nsha256 = \"bb\"\r\nfile = \"b.md\"\r\n\r\n# end\r\n",
        ),
    ] {
        assert_eq!(updated_file(before), after);
    }
}
