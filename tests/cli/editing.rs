//! The commands for editors: `suggest`, `new`, `init`, and imports of later versions.

use crate::support::SiteTest;

#[test]
fn suggestions_are_filtered_by_kind() {
    let body =
        "It is said that Lena Aske went to the harbour in Sell, and that nobody met her there.";
    let article = |title: &str| {
        format!(
            "+++\ntitle = \"{title}\"\noutlet = \"herald\"\npublished = 2024-03-05\n+++\n\n\
             {title}: {body}\n"
        )
    };
    let site = SiteTest::small()
        .file("content/articles/one.md", &article("First"))
        .file("content/articles/two.md", &article("Second"))
        .on_disk();
    let all = site.run(&["suggest"]);
    assert!(all.fine().out.contains("“Lena Aske”") && all.out.contains("“Sell”"), "{all:#?}");
    assert!(all.out.contains("share 18 words"), "{all:#?}");
    let person = site.run(&["suggest", "--kind", "person"]);
    assert!(person.fine().out.starts_with("“Lena Aske” is in 2 articles"), "{person:#?}");
    assert!(!person.out.contains("Sell”") && !person.out.contains("share"), "{person:#?}");
    assert_eq!(site.run(&["suggest", "--kind", "state"]).fine().out, "Nothing to suggest.\n");
    site.run(&["suggest", "--kind", "town"]).failed(2, "place-as-actor");
}

/// Regression: the original was stored a second time, as `-2`.
#[cfg(feature = "import")]
#[test]
fn importing_the_same_version_again_changes_nothing() {
    let site = SiteTest::small().on_disk();
    let text = "Weir opened without a word\n5 March 2024\nThe weir at Orrin was opened on Tuesday \
                evening, an hour before the water would have gone over it, the harbour master \
                said.\n";
    site.write("in/weir.txt", text);
    site.run(&["import", "in/weir.txt", "--outlet", "herald", "--id", "weir"]).fine();
    site.run(&["note", "weir", "harbour master", "--text", "Unnamed."]).fine();
    let before = crate::support::files_below(site.root());
    let again = site.run(&["import", "in/weir.txt", "--update", "weir"]);
    assert!(
        again.fine().out.contains("note harbour-master: kept\nNothing changed: "),
        "{again:#?}"
    );
    assert_eq!(crate::support::files_below(site.root()), before);
}

#[test]
fn an_empty_briefing_has_no_example_and_builds() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let run = |args: &[&str]| crate::support::run(folder.path(), args);
    let made = run(&["init", "mine", "--empty", "--title", "Mine"]);
    assert!(made.fine().out.contains("manicule import FILE --root mine"), "{made:#?}");
    let built = run(&["build", "--root", "mine"]);
    assert!(built.fine().err.contains("warning[no-articles]"), "{built:#?}");
    assert!(!built.out.contains("base-url"), "{built:#?}");
    run(&["new", "outlet", "The Herald", "--root", "mine"]).fine();
    run(&["check", "--root", "mine"]).fine();
}

#[cfg(feature = "import")]
#[test]
fn a_headline_is_imported_without_the_name_of_its_site() {
    let site = SiteTest::small().on_disk();
    let text = "Das Wehr in Orrin ist am Dienstagabend geöffnet worden, eine Stunde bevor das \
                Wasser darüber gegangen wäre, sagte der Hafenmeister, und niemand hatte davon \
                gewusst.";
    let page = format!(
        "<html lang=de><meta property=og:site_name content=\"Der Orrin-Bote\"><meta \
         property=og:title content=\"Wehr ohne Ankündigung geöffnet – \
         Orrin-Bote\"><body><article><p>{text}</p><p>{text}</p></article>"
    );
    site.write("in/wehr.html", &page);
    let ran = site.run(&["import", "in/wehr.html", "--outlet", "herald", "-n"]);
    assert!(ran.out.starts_with("+++\ntitle = \"Wehr ohne Ankündigung geöffnet\" "), "{ran:#?}");
}

#[cfg(feature = "import")]
const OPENED: &str = "The weir at Orrin was opened on Tuesday evening, an hour before the water \
                      would have gone over it.";

#[cfg(feature = "import")]
const IMPORT: [&str; 8] =
    ["import", "in/weir.html", "--outlet", "herald", "--published", "2024-03-06", "--id", "weir"];

/// Returns a page of four paragraphs, the third of which is in a box, like an advertisement.
#[cfg(feature = "import")]
fn boxed(first: &str) -> String {
    let paragraphs = [
        first,
        "The harbour master said that nobody had been asked, and that the gates would stay as they \
         are until the spring, whatever the council wrote.",
        "Those who live below the weir were told by telephone, one after the other, between \
         midnight and two in the morning.",
    ];
    let [first, second, third] = paragraphs.map(|text| format!("<p>{text}</p>"));
    format!(
        "<html lang=en><title>Weir opened</title><body><article><h1>Weir \
         opened</h1>{first}{second}<div class=\"newsletter-signup\">{third}</div><p>The council \
         meets again on Thursday, in public, and has the weir on its list as the second matter of \
         the evening.</p></article>"
    )
}

#[cfg(feature = "import")]
#[test]
fn kept_and_dropped_blocks_stay_so_in_a_later_version() {
    let site = SiteTest::small().on_disk();
    site.write("in/weir.html", &boxed(OPENED));
    let log = site.run(&[&IMPORT[..], &["-n", "--log"]].concat());
    let number = |words: &str| {
        let lines = log.out.lines().chain(log.err.lines()).filter(|line| line.contains(words));
        let mut numbers =
            lines.filter_map(|line| line.split_whitespace().next()?.parse::<usize>().ok());
        numbers.next().unwrap_or_else(|| panic!("no {words} in {log:#?}")).to_string()
    };
    let (boxed_in, council) = (number("Those who live"), number("The council meets"));
    site.run(&[&IMPORT[..], &["--keep", &boxed_in, "--drop", &council]].concat()).fine();
    let made = site.read("content/articles/weir.md");
    assert!(made.contains("Those who live") && !made.contains("The council meets"), "{made}");
    assert!(made.contains(&format!("keep = \"{boxed_in}\"\ndrop = \"{council}\"\n")), "{made}");
    let equal = site.run(&["verify"]);
    assert!(equal.fine().out.contains("equals its original"), "{equal:#?}");
    // Two more blocks at the top change all numbers.
    let later = boxed(&OPENED.replace("an hour", "two hours"));
    let later = later.replace("<h1>", "<p>Home</p><p>News from the valleys</p><h1>");
    site.write("in/later.html", &later);
    let updated = site.run(&["import", "in/later.html", "--update", "weir"]);
    assert!(updated.fine().out.contains("changed in 1 place:"), "{updated:#?}");
    let made = site.read("content/articles/weir.md");
    assert!(made.contains("two hours") && made.contains("Those who live"), "{made}");
    assert!(!made.contains("The council meets"), "{made}");
    site.run(&["verify"]).fine();
}

#[cfg(feature = "import")]
#[test]
fn a_paragraph_deleted_by_hand_stays_out_of_a_later_version() {
    let site = SiteTest::small().on_disk();
    site.write("in/weir.html", &boxed(OPENED));
    site.run(&IMPORT).fine();
    let path = "content/articles/weir.md";
    let made = site.read(path);
    let at = made.find("The council meets").expect("the paragraph");
    let by_hand = made[..at].replace("telephone", "phone");
    site.write(path, &(by_hand.trim_end().to_owned() + "\n"));
    site.write("in/later.html", &boxed(&OPENED.replace("an hour", "two hours")));
    site.run(&["import", "in/later.html", "--update", "weir"]).fine();
    let made = site.read(path);
    assert!(made.contains("two hours") && !made.contains("The council meets"), "{made}");
    site.run(&["verify"]).fine();
}

#[cfg(feature = "import")]
#[test]
fn the_update_of_a_digest_records_no_dropped_blocks() {
    let site = SiteTest::small().on_disk();
    site.write("in/weir.html", &boxed(OPENED));
    site.run(&IMPORT).fine();
    let path = "content/articles/weir.md";
    let made = site.read(path);
    let head = made.rsplit_once("+++").expect("front matter").0;
    let digest = head.replacen("\n[source]", "text = \"digest\"\n\n[source]", 1);
    site.write(path, &format!("{digest}+++\n\nOrrin's sluices were raised late in the day.\n"));
    let updated = site.run(&["import", "in/weir.html", "--update", "weir", "--force"]);
    assert!(updated.fine().out.contains("The council meets again"), "{updated:#?}");
    assert!(!site.read(path).contains("drop ="), "{}", site.read(path));
}

#[cfg(feature = "import")]
#[test]
fn a_file_is_not_imported_again_while_its_article_is_unfinished() {
    let site = SiteTest::small().on_disk();
    site.write("in/weir.html", &boxed(OPENED));
    let first = site.run(&["import", "in/weir.html", "--id", "weir"]);
    assert_eq!(first.code, Some(1), "{first:#?}");
    let again = site.run(&["import", "in/weir.html", "--outlet", "herald"]);
    assert_eq!(again.code, Some(1), "{again:#?}");
    assert!(again.err.contains("the article `weir` is of this page already"), "{again:#?}");
}

#[cfg(feature = "import")]
#[test]
fn pages_in_another_script_have_ids_of_their_own() {
    let site = SiteTest::small().on_disk();
    let page = |title: &str, text: &str| {
        format!("<html><body><article><h1>{title}</h1><p>{text}</p><p>{text}</p></article>")
    };
    let gate = "توقفت بوابة السد القديم عن العمل صباح الاثنين، ولم يعرف أحد في القرية سبب ذلك حتى \
                المساء، حين عاد الحارس من المدينة ومعه مفتاح جديد.";
    let boat = "غرق القارب الصغير قرب الجسر مساء الثلاثاء، ولم يكن فيه أحد، وقال الصيادون إن الحبل \
                كان قديما وإن الريح اشتدت بعد الغروب فجأة.";
    site.write("in/1.html", &page("بوابة السد لا تفتح", gate));
    site.write("in/2.html", &page("القارب يغرق قرب الجسر", boat));
    // Nothing is left of these headlines: the day and a number are the id.
    site.write("in/3.html", &page("؟!", &format!("{gate} {boat}")));
    site.write("in/4.html", &page("؟؟؟", &format!("{boat} {gate}")));
    let options = ["--outlet", "herald", "--published", "2024-03-06"];
    site.run(&[&["import", "in"], &options[..]].concat()).fine();
    let files = crate::support::files_below(site.root());
    let articles = files.keys().cloned();
    let articles = articles.filter(|path| path.starts_with("content/articles/herald-"));
    let ids: Vec<String> = articles.collect();
    assert!(ids.len() >= 4, "{ids:#?}");
    for id in ["herald-2024-03-06.md", "herald-2024-03-06-2.md"] {
        assert!(ids.iter().any(|path| path.ends_with(id)), "{ids:#?}");
    }
    let texts = files.iter().filter(|(path, _)| path.contains("articles/herald-"));
    for (path, text) in texts.filter(|(path, _)| !path.ends_with(".notes.md")) {
        let text = String::from_utf8_lossy(text);
        assert!(text.contains("lang = \"ar\""), "{path}: {text}");
    }
}

#[cfg(feature = "import")]
#[test]
fn an_import_says_from_whom_the_text_is_and_who_carried_it() {
    let site = SiteTest::small()
        .file("content/outlets/wire.md", "+++\nname = \"The Wire\"\n+++\n")
        .file("content/outlets/bin.md", "+++\nname = \"Newsbin\"\n+++\n")
        .on_disk();
    site.write(
        "in/weir.txt",
        "Weir opened without a word\n5 March 2024\nThe weir at Orrin was opened on Tuesday evening, an \
         hour before the water would have gone over it, the harbour master said.\n",
    );
    let unknown = ["import", "in/weir.txt", "--outlet", "herald", "--carried-by", "nobody"];
    site.run(&unknown).failed(1, "there is no outlet `nobody`");
    let given = ["--outlet", "herald", "--id", "weir", "--via", "wire"];
    let carried = ["--carried-by", "wire", "--carried-by", "bin"];
    site.run(&[&["import", "in/weir.txt"], &given[..], &carried].concat()).fine();
    let text = site.read("content/articles/weir.md");
    assert!(text.contains("via = \"wire\""), "{text}");
    assert!(text.contains("carried-by = [\"wire\", \"bin\"]"), "{text}");
}

#[test]
fn a_new_actor_has_the_given_kind() {
    let site = SiteTest::small().on_disk();
    site.run(&["new", "actor", "Söby Water", "--kind", "organisation"]).fine();
    assert!(site.read("content/actors/soby-water.md").contains("kind = \"organisation\""));
    site.run(&["check"]).fine();
}

#[cfg(feature = "import")]
#[test]
fn faulty_sources_do_not_keep_others_from_being_imported() {
    let site = SiteTest::small().on_disk();
    let bytes: [(&str, &[u8]); 6] = [
        ("a-empty.html", b""),
        ("b-no-text.html", b"<html><title>Weir</title><body><p>Home</p><h1>Weir</h1>"),
        ("c-packed.gz", b"\x1f\x8b\x08\0broken"),
        ("d-picture.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("e-bytes.txt", b"\xff\xfe\xd8\0\xff"),
        ("f-many-parts.mhtml", b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n--"),
    ];
    for (name, bytes) in bytes {
        std::fs::create_dir_all(site.path("in")).expect("a folder");
        std::fs::write(site.path("in").join(name), bytes).expect("a file");
    }
    std::fs::create_dir_all(site.path("none")).expect("a folder");
    site.write("in/weir.html", &boxed(OPENED));
    let given = ["--outlet", "herald", "--published", "2024-03-06"];
    let sources = ["import", "none", "in/lost.html", "in"];
    let ran = site.run(&[&sources[..], &given[..]].concat());
    ran.failed(1, "lost.html");
    assert!(ran.out.contains("Wrote content/articles/"), "{ran:#?}");
    for name in bytes.map(|(name, _)| name).into_iter().chain(["in none"]) {
        assert!(ran.err.contains(name), "nothing is said about {name}: {ran:#?}");
    }
    assert!(!ran.err.contains("fault in manicule"), "{ran:#?}");
}
