//! Passages that articles share: which was first, and what `measure` says of digests' originals.

use crate::support::{OnDisk, SiteTest};

const TEXT: &str = "The town of Orrin has shut its only lock after a barge loaded with gravel struck \
                    the lower gate, the harbour office said.";

/// Returns two outlets with an article each, which share all of their text.
fn pair(one: &str, other: &str) -> SiteTest {
    let outlet = |name: &str| format!("+++\nname = \"{name}\"\n+++\n");
    let article = |id: &str, head: &str| {
        format!("+++\ntitle = \"{id}\"\noutlet = \"{id}\"\n{head}\n+++\n\n{TEXT}\n")
    };
    SiteTest::empty()
        .file("manicule.toml", "title = \"T\"\n")
        .file("content/outlets/wire.md", &outlet("The Wire"))
        .file("content/outlets/herald.md", &outlet("The Herald"))
        .file("content/articles/wire.md", &article("wire", one))
        .file("content/articles/herald.md", &article("herald", other))
}

#[test]
fn which_article_was_first_is_said_only_where_via_or_the_times_say_so() {
    let early = "published = 2024-03-05T08:00:00Z";
    let late = "published = 2024-03-05T11:00:00+02:00";
    for (one, other, first, kind) in [
        (early, late, "wire", "published"),
        (late, early, "herald", "published"),
        // The same instant, and the same day without a time.
        (early, "published = 2024-03-05T10:00:00+02:00", "", "unknown"),
        (early, "published = 2024-03-05", "", "unknown"),
        (early, "published = 2024-03-06", "wire", "published"),
        // Either may have been the first: the day may have begun in a zone ahead.
        ("published = 2024-03-04T23:30:00-05:00", "published = 2024-03-05", "", "unknown"),
        ("published = 2024-03-05", "published = 2024-03-06T00:30:00+03:00", "", "unknown"),
        ("published = 2024-03-05", "published = 2024-03-06", "", "unknown"),
        ("published = 2024-03-05", "published = 2024-03-08", "wire", "published"),
        ("published = 2024-03-05", "published = 2024-03-05\nvia = \"wire\"", "wire", "stated"),
        (
            "published = 2024-03-05",
            "published = 2024-03-05\nvia = \"wire\"\n[inferred]\nvia = \"its words\"",
            "wire",
            "inferred",
        ),
        (
            "published = 2024-03-05\ncarried-by = \"herald\"",
            "published = 2024-03-05",
            "wire",
            "stated",
        ),
        (
            "published = 2024-03-05",
            "published = 2024-03-05\ncarried-by = \"wire\"\n[inferred]\ncarried-by = \"its style\"",
            "herald",
            "inferred",
        ),
        (
            "published = 2024-03-05\ncarried-by = \"herald\"",
            "published = 2024-03-05\ncarried-by = \"wire\"",
            "",
            "unknown",
        ),
        // Whose text it is was concluded, so nobody states from where the other one came.
        (
            "published = 2024-03-05\ncarried-by = \"herald\"\n[inferred]\noutlet = \"its style\"",
            "published = 2024-03-05",
            "wire",
            "inferred",
        ),
        // A day that the editor concluded.
        (
            "published = 2024-03-05\n[inferred]\npublished = \"its words\"",
            "published = 2024-03-08",
            "wire",
            "inferred",
        ),
        // The source is later than its copy: one of the two is wrong, or there was another text.
        (late, &format!("{early}\nvia = \"wire\""), "", "unknown"),
        (
            "published = 2024-03-05\nvia = \"herald\"",
            "published = 2024-03-05\nvia = \"wire\"",
            "",
            "unknown",
        ),
    ] {
        let page = pair(one, other).build().remove("overlaps/index.html").expect("the page");
        let table = page.split_once("<tbody>").expect("a table").1;
        let found = table.split_once("/articles/").expect("a link").1;
        let found = found.split_once(".html").expect("a page").0;
        assert!(table.contains(&format!("class=\"way {kind}\"")), "{one}, {other}: {table}");
        assert!(first.is_empty() || found == first, "{one}, {other}: {table}");
        assert_eq!(page.contains("Shared, order unknown"), first.is_empty(), "{page}");
        assert_eq!(page.contains("<th scope=\"col\">First"), !first.is_empty(), "{page}");
        let line = format!("<line class=\"way {kind}\"");
        assert!(first.is_empty() || page.contains(&line), "{one}, {other}: {page}");
    }
}

#[test]
fn days_of_one_outlet_are_in_order() {
    let page = pair("published = 2024-03-05", "published = 2024-03-06")
        .edit("content/articles/herald.md", "outlet = \"herald\"", "outlet = \"wire\"")
        .build()
        .remove("overlaps/index.html")
        .expect("the page");
    assert!(page.contains("class=\"way published\""), "{page}");
}

/// The diagram showed outlets as copying from those that carried their texts.
#[test]
fn a_text_goes_from_its_outlet_to_whoever_carried_it() {
    let published = "published = 2024-03-05\nurl = \"https://example.org/lock\"";
    for (head, ways, read) in [
        ("via = \"herald\"", "The Herald → The Wire (stated", "Read the original"),
        ("carried-by = \"herald\"", "The Wire → The Herald (stated", "Read the copy at The Herald"),
        (
            "via = \"post\"\ncarried-by = [\"herald\", \"bin\"]\n[inferred]\ncarried-by = \"so\"",
            "The Herald → Bin (inferred by the editor); Post → The Wire (stated by the article); The \
             Wire → The Herald (inferred",
            "Read the copy at Bin",
        ),
    ] {
        let pages = pair(&format!("{published}\n{head}"), "published = 2024-04-05")
            .file("content/articles/herald.md", "+++\ntitle = \"A\"\noutlet = \"herald\"\npublished = 2024-04-05\n+++\n\nNothing of it.\n")
            .file("content/outlets/post.md", "+++\nname = \"Post\"\n+++\n")
            .file("content/outlets/bin.md", "+++\nname = \"Bin\"\n+++\n")
            .build();
        let page = &pages["overlaps/index.html"];
        assert!(page.contains(ways), "{head}: {page}");
        let page = &pages["articles/wire.html"];
        assert!(page.contains(read), "{head}: {page}");
    }
}

#[test]
fn that_nothing_is_shared_comes_first_with_what_was_compared() {
    let via = "published = 2024-03-06\nvia = \"wire\"";
    let site = pair("published = 2024-03-05", via);
    let other = "The fair of Orrin opens on Sunday.";
    let page = |site: SiteTest| site.build().remove("overlaps/index.html").expect("the page");
    let nothing = page(site.edit("content/articles/herald.md", TEXT, other));
    let first = "<p class=\"standfirst\">No two of the texts that were compared share passages";
    assert!(nothing.contains(first), "{nothing}");
    assert!(nothing.contains("2 texts were compared.") && !nothing.contains("Of digests"));
    assert!(!nothing.contains("Pairs of articles"), "{nothing}");
    let key = nothing.split_once("<figcaption>").expect("a key").1;
    let key = key.split_once("</figcaption>").expect("its end").0;
    assert_eq!(key, "<span class=\"way stated\">stated by the article</span>");
    let digest = pair("published = 2024-03-05", &format!("{via}\ntext = \"digest\""));
    assert!(page(digest).contains("No two articles could be compared."));
}

/// Returns the briefing with the Herald's article told as a digest, on disk with its original.
fn with_digest(original: &str) -> OnDisk {
    let (one, other) = ("published = 2024-03-05", "published = 2024-03-06\ntext = \"digest\"");
    let site = pair(one, &format!("{other}\n[source]\nfile = \"o.txt\"\nsha256 = \"SHA\""));
    let site = site.edit("content/articles/herald.md", TEXT, "A barge struck the gate.").on_disk();
    site.write("content/sources/o.txt", original);
    let hash = manicule::edit::verify::sha256(original.as_bytes());
    let article = site.read("content/articles/herald.md").replace("SHA", &hash);
    site.write("content/articles/herald.md", &article);
    site
}

fn page(site: &OnDisk, path: &str) -> String {
    site.run(&["build", "--quiet"]).fine();
    site.built().remove(path).map_or_else(String::new, |it| String::from_utf8(it).expect("HTML"))
}

#[test]
fn a_digest_shares_what_its_original_shares() {
    let original = format!("Lock at Orrin is shut\n\n{TEXT}\n\nLocal shops fear for the fair.\n");
    let site = with_digest(&original);
    let before = page(&site, "articles/wire.html");
    assert!(!before.contains("id=\"shared\""), "it was not measured");
    site.run(&["measure"]).fine();
    let measure = site.read("content/articles/herald.measure.toml");
    // The Wire's text is published: places in it would be words of the original.
    assert!(measure.contains("copied = [") && !measure.contains("passages"), "{measure}");
    let after = page(&site, "articles/wire.html");
    assert!(after.contains("100 % of this text appears there"), "{after}");
    assert!(!after.contains("class=\"apparatus\"") && !after.contains("Local shops"));
    assert!(after.contains("The differences are not listed word by word"), "{after}");
    let pair = page(&site, "compare/wire.herald.html");
    assert!(pair.contains("a digest has the editor’s words") && !pair.contains("<mark"), "{pair}");
    // Another text than the one that was compared.
    let text = site.read("content/articles/wire.md").replace("only lock", "old lock");
    site.write("content/articles/wire.md", &text);
    site.run(&["check", "--deny-warnings"]).failed(1, "out of date: changed since it was made");
    assert!(!page(&site, "articles/wire.html").contains("id=\"shared\""));
}

#[test]
fn shared_words_say_which_outlets_have_them() {
    let head = "published = 2024-03-06";
    let third = format!(
        "+++\ntitle = \"x\"\noutlet = \"post\"\n{head}\n+++\n\nThe town of Orrin has shut its only \
         lock after a storm.\n"
    );
    let pages = pair("published = 2024-03-05", head)
        .file("content/outlets/post.md", "+++\nname = \"The <Post>\"\n+++\n")
        .file("content/articles/post.md", &third)
        .build();
    let page = &pages["articles/herald.html"];
    for words in [
        "title=\"Also in The &lt;Post&gt;, The Wire\">The town of Orrin has shut its only lock after a<",
        "title=\"Also in The Wire\">barge loaded with gravel",
        "said</span>.<span class=\"with\" data-in=\"Also in The &lt;Post&gt;, The Wire\"></span></p>",
    ] {
        assert!(page.contains(words), "no {words} in {page}");
    }
    assert!(!page.contains("The differences are not listed"), "{page}");
    let pair = &pages["compare/wire.herald.html"];
    assert!(!pair.contains("not marked here") && !pair.contains("only where they are shown"));
    assert_eq!(pair.matches("100 % of this text is in the other.").count(), 2, "{pair}");
}

/// Issue 17: marks within excerpts named no outlets, and those between two runs began with a space.
#[test]
fn within_excerpts_marks_are_those_of_words_that_are_shown() {
    let note = "## n\n\n> shut its only lock after\n\nkind: framing\n\nIt was.\n";
    let settings = "title = \"T\"\npublish = \"excerpts\"\n[excerpts]\nshare = 0.5\ncontext = 0\n";
    let pages = pair("published = 2024-03-05", "published = 2024-03-06")
        .file("manicule.toml", settings)
        .file("content/articles/herald.notes.md", note)
        .build();
    let page = &pages["articles/herald.html"];
    let mark = "<span class=\"shared\" title=\"Also in The Wire\">shut its only lock after</span>";
    assert!(page.contains(mark), "{page}");
    assert_eq!(page.matches("class=\"shared\"").count(), 1, "{page}");
    assert_eq!(page.matches("data-in=\"Also in The Wire\"").count(), 1, "{page}");
}

#[test]
fn excerpts_have_shares_and_no_words_beside_their_own() {
    let site = pair("published = 2024-03-05", "published = 2024-03-06")
        .file("manicule.toml", "title = \"T\"\npublish = \"excerpts\"\n");
    let pages = site.build();
    let page = &pages["articles/herald.html"];
    assert!(page.contains("100 % of this text appears there"), "{page}");
    assert!(page.contains("The differences are not listed word by word"), "{page}");
    assert!(pages["compare/wire.herald.html"].contains("marked only where they are shown"));
    let shown = pages.values().filter(|page| page.contains("loaded with gravel")).count();
    assert_eq!(shown, 0);
}

#[test]
fn each_original_text_counts_once_if_the_settings_say_so() {
    let note = "## n\n\n> barge loaded with gravel\n\nkind: framing\nclaim: gravel asserts\nterm: boat\n\nIt was.\n";
    // The second article is the first one's with other words before; the third one has a few of
    // them.
    let of = |settings: &str| {
        pair("published = 2024-03-05", "published = 2024-03-06")
            .file("manicule.toml", &format!("title = \"T\"\n{settings}"))
            .file(
                "content/actors/orrin.md",
                "+++\nname = \"Orrin\"\nkind = \"place-as-actor\"\n+++\n",
            )
            .file("content/terms/boat.md", "+++\ntitle = \"Boat\"\nwords = [\"barge\"]\n+++\n")
            .file("content/claims/gravel.md", "+++\ntitle = \"It had gravel.\"\n+++\n")
            .file("content/articles/wire.notes.md", note)
            .file("content/articles/herald.notes.md", note)
            .build()
    };
    let figures = |settings: &str| {
        let pages = of(settings);
        let claim = pages["claims/gravel.html"].split_once("class=\"states\"").expect("a side").1;
        let claim = claim.split_once("<span class=\"n\">").expect("a number").1;
        let term = pages["terms/boat.html"].matches("<td class=\"num bar b10\">").count();
        let said: Vec<bool> =
            ["claims/gravel.html", "claims/index.html", "terms/boat.html", "index.html"]
                .map(|page| {
                    let counted =
                        pages[page].contains("Copies count like other articles: 1 article");
                    let left = pages[page].contains("Each original text counts once: 1 article");
                    assert!(counted != left, "{page}: {}", pages[page]);
                    left
                })
                .to_vec();
        let page = &pages["claims/gravel.html"];
        // Both are on the side, whatever is counted.
        assert!(page.contains("#wire.n") && page.contains("#herald.n"), "{page}");
        (claim.split_once('<').expect("a tag").0.to_owned(), term, said)
    };
    assert_eq!(figures("count-copies = true\n"), figures(""));
    assert_eq!(figures("").0, "2");
    assert_eq!(figures("").2, [false; 4]);
    let once = figures("count-copies = false\n");
    assert_eq!((once.0.as_str(), &*once.2), ("1", &[true; 4][..]));
    assert_eq!(figures("").1, once.1 + 1, "the copy’s word is not counted");
}

#[test]
fn of_texts_that_are_each_others_copies_one_is_counted() {
    // The same day without a time: nobody knows which was first.
    let day = "published = 2024-03-05";
    let pages = pair(day, day)
        .file("manicule.toml", "title = \"T\"\ncount-copies = false\n")
        .file("content/actors/orrin.md", "+++\nname = \"Orrin\"\nkind = \"place-as-actor\"\n+++\n")
        .build();
    let page = &pages["actors/index.html"];
    let told = "Each original text counts once: 1 article, most of which appears in another one,";
    assert!(page.contains(told), "{page}");
    let page = &pages["actors/orrin.html"];
    let head = "named 1 time in the originals</span> <span class=\"sep\">1 article</span>";
    assert!(page.contains(head), "{page}");
}

#[test]
fn words_are_not_first_here_if_another_article_there_may_have_had_them_before() {
    let day = "published = 2024-03-05";
    let later = format!(
        "+++\ntitle = \"Later\"\noutlet = \"herald\"\npublished = 2024-03-10\n+++\n\n{TEXT}\n"
    );
    let shares = |site: SiteTest| {
        let page = site.build().remove("outlets/wire.html").expect("the page");
        let row = page.split_once("herald.html\">").expect("a row").1;
        let row = row.split("</tr>").next().expect("a row");
        let cells = row.split("</td>").filter_map(|cell| Some(cell.rsplit_once('>')?.1.to_owned()));
        cells.skip(1).take(3).collect::<Vec<_>>()
    };
    let there_here_unknown =
        shares(pair(day, "published = 2024-03-09").file("content/articles/later.md", &later));
    assert_eq!(there_here_unknown, ["0 %", "100 %", "0 %"]);
    let there_here_unknown = shares(pair(day, day).file("content/articles/later.md", &later));
    assert_eq!(there_here_unknown, ["0 %", "0 %", "100 %"]);
}
