//! Statements about an outlet are counted in what it wrote: in the original of a digest.

use std::collections::BTreeSet;

use manicule::diag::{Code, print};
use manicule::disk_cache::DiskCache;
use manicule::edit::measure::{ComparedOriginals, measure, store};
use manicule::fingerprint::Fingerprint;
use manicule::load::{DocumentCache, load};
use manicule::resolve::{Options, Resolver};
use manicule::source::{FileSystem as _, Memory};
use proptest::prelude::*;

use crate::again::apply;
use crate::support::{OnDisk, SiteTest, fences, project};

const ORIGINAL: &str = "content/sources/courier.txt";
const MEASURE: &str = "content/articles/courier-bridge.measure.toml";
const DIGEST: &str = "content/articles/courier-bridge.md";

/// Returns CONTENT.md's briefing, in which the Courier's article is a digest with a measure.
fn example() -> SiteTest {
    let text = std::fs::read_to_string(project().join("CONTENT.md")).expect("a text");
    fences(&text)
        .iter()
        .fold(SiteTest::empty(), |site, fence| site.file(&fence.info[0], &fence.text))
}

/// Returns the numbers in the row of a table that is about `words`.
fn row<'a>(page: &'a str, words: &str) -> Vec<&'a str> {
    let head = format!("<i dir=\"auto\">{words}</i>");
    let (_, rest) = page.split_once(&head).unwrap_or_else(|| panic!("no row `{words}`"));
    let row = rest.split("</tr>").next().unwrap_or_default();
    let cells = row.split("</td>").filter_map(|cell| Some(cell.rsplit_once("<td")?.1));
    cells.filter_map(|cell| Some(cell.trim_end_matches("</a>").rsplit_once('>')?.1)).collect()
}

/// Returns how often each outlet names an actor, by the index of actors, behind the total.
fn named<'a>(page: &'a str, id: &str) -> Vec<&'a str> {
    let (_, rest) = page.split_once(&format!("<tr id=\"{id}\">")).expect("a row");
    let row = rest.split("</tr>").next().unwrap_or_default();
    row.split("</td>").filter_map(|cell| Some(cell.rsplit_once("</span>")?.1)).collect()
}

#[test]
fn the_example_in_content_md_is_as_measured() {
    let site = example().on_disk();
    let measured = site.run(&["measure"]);
    assert_eq!(measured.fine().out, "courier-bridge: measured, nothing new: 114 words\n");
    site.run(&["check", "--deny-warnings"]).fine();
}

/// The digest has “shut” once, the original three times; it has “closed” nowhere.
#[test]
fn words_and_names_are_counted_in_the_original_which_need_not_be_there() {
    let pages = example().remove(ORIGINAL).build();
    assert_eq!(row(&pages["terms/closing.html"], "shut")[..2], ["0", "3"]);
    assert_eq!(named(&pages["actors/index.html"], "jonas-wren")[1..3], ["2", "1"]);
    assert!(pages["articles/courier-bridge.html"].contains("(114 words, measured on "));
    assert_eq!(pages, example().build(), "an original changes nothing on the site");
}

/// Where the digest has a word that the original has, too, its place is shown as the first use.
#[test]
fn a_first_use_in_an_original_is_shown_in_the_words_of_the_digest() {
    let page = |site: SiteTest| site.build().remove("terms/closing.html").expect("the page");
    let [shown, unshown] = ["<span class=\"what\">digest</span>", "Only in the original, not in"];
    let found = page(example());
    assert!(found.contains(">First used here, in the outlet’s text or the editor’s digest</h2>"));
    assert!(found.contains(shown) && !found.contains(unshown), "{found}");
    assert!(found.contains("<a href=\"../articles/courier-bridge.html#p-1\">3</a>"), "{found}");
    // The editor's own “closed” is no word of the outlet.
    let told = example().edit(DIGEST, "Orrin shut the", "Orrin closed the");
    let found = page(told);
    assert_eq!(row(&found, "closed")[..2], ["1", "0"]);
    assert!(!found.contains(shown) && found.contains(unshown), "{found}");
}

#[test]
fn a_digest_without_a_measure_gives_no_figures() {
    let site = example().remove(MEASURE).remove(ORIGINAL);
    let hints = site.check();
    assert!(hints[0].starts_with("hint[unmeasured] content/articles/courier-bridge"), "{hints:?}");
    let pages = site.build();
    assert_eq!(row(&pages["terms/closing.html"], "shut")[..2], ["0", "–"]);
    let omits = |site: SiteTest| {
        let notes = "content/articles/courier-bridge.notes.md";
        let claim = "+++\ntitle = \"It was inspected.\"\n+++\n";
        let site = site.file("content/claims/inspected.md", claim);
        let pages =
            site.edit(notes, "kind: omission", "kind: omission\nclaim: inspected omits").build();
        pages["articles/courier-bridge.html"].contains("class=\"certified\"")
    };
    assert!(omits(example()) && !omits(example().remove(MEASURE)));
    let page = &pages["articles/courier-bridge.html"];
    assert!(page.contains("whose they are, has not been checked"));
}

/// An outlet of which a digest was not measured may name the actor there.
#[test]
fn only_outlets_whose_articles_were_all_counted_are_silent() {
    let other = "+++\ntitle = \"Shut\"\noutlet = \"courier\"\npublished = 2024-03-07\ntext = \
                 \"digest\"\n+++\n\nIt is shut.\n";
    let actor = "+++\nname = \"Ada Moss\"\nkind = \"person\"\n+++\n";
    let named = "+++\ntitle = \"Open\"\noutlet = \"herald\"\npublished = 2024-03-08\n+++\n\nAda Moss \
                 came. Ada Moss went.\n";
    let site = example()
        .file("content/actors/ada-moss.md", actor)
        .file("content/articles/named.md", named);
    let silent = |site: &SiteTest| {
        let page = site.build().remove("actors/ada-moss.html").expect("the page");
        let row = page.split_once("class=\"silent-row\"").map_or("", |(_, rest)| rest);
        let row = row.split("</tr>").next().unwrap_or_default();
        ["Herald", "Courier"].map(|name| row.contains(name))
    };
    // The measure knows nothing of the new actor.
    assert_eq!(silent(&site), [false, false]);
    let disk = site.on_disk();
    disk.run(&["measure"]).fine();
    let site = site.file(MEASURE, &disk.read(MEASURE));
    assert_eq!(silent(&site), [false, true]);
    assert_eq!(silent(&site.file("content/articles/other.md", other)), [false, false]);
}

#[test]
fn a_measure_from_before_a_change_is_out_of_date() {
    let stale = |site: SiteTest| {
        let found = site.check();
        assert_eq!(found.len(), 1, "{found:?}");
        found[0].clone()
    };
    for (path, from, to, reason) in [
        (DIGEST, "“months, not weeks”", "“months, not days”", ": “months, not days”"),
        (
            "content/actors/orrin.md",
            "kind",
            "aliases = [\"the town\"]\nkind",
            ": the names of `orrin`",
        ),
        ("content/terms/closing.md", "\"shut\"", "\"sealed\"", ": the words of `closing`"),
        (
            "content/articles/courier-bridge.notes.md",
            "/inspect(ed|ion)/i",
            "/inspector/",
            ": 1 pattern",
        ),
    ] {
        let mut site = example().edit(path, from, to);
        if path == DIGEST {
            let notes = "content/articles/courier-bridge.notes.md";
            site = site.edit(notes, "“months, not weeks”", "“months, not days”");
        }
        let found = stale(site);
        assert!(found.starts_with(&format!("warning[stale-measure] {MEASURE}:1:1 ")), "{found}");
        assert!(found.ends_with(reason), "{found}");
    }
    let renamed = example().edit("content/actors/jonas-wren.md", "Mayor Wren", "Wrenn");
    let page = &renamed.build()["actors/index.html"];
    assert_eq!(
        named(page, "jonas-wren")[1..3],
        ["2", "–"],
        "a figure that may be wrong is left out"
    );
}

fn check(site: &OnDisk, args: &[&str]) -> String {
    let mut all = vec!["check"];
    all.extend(args);
    let ran = site.run(&all);
    ran.err.clone()
}

#[test]
fn a_quotation_over_two_lines_of_a_digest_is_checked() {
    let wrapped =
        |words: &str| check(&example().edit(DIGEST, "“months, not weeks”", words).on_disk(), &[]);
    let said = wrapped("“months,\nnot weeks”");
    assert!(!said.contains("error"), "{said}");
    assert!(wrapped("“months,\nnot days”").contains("does not have “months, not days”"));
}

#[test]
fn a_changed_original_is_found_at_the_lines_that_are_wrong() {
    let site = example().edit(ORIGINAL, "months, not weeks", "weeks, not months").on_disk();
    let said = check(&site, &[]);
    for line in [
        "error[original-changed]: `courier.txt` is not the file that this article was made from",
        "sha256 = \"2510",
        "error[measure-differs]: the original gives `count = 0`, not `count = 1",
        "error[not-in-original]: the original does not have “months, not weeks”",
        "help: nearest words: [-months not-]",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    assert!(!said.contains("slept"), "{said}");
}

#[test]
fn a_measure_edited_by_hand_differs() {
    let site = example().edit(MEASURE, "\"shut\" = 3", "\"shut\" = 4").on_disk();
    let said = check(&site, &[]);
    let line = "the original gives `words = { \"closed\" = 0, \"shut\" = 3 }`, not `words = { \
                \"closed\" = 0, \"shut\" = 4 }`";
    assert!(said.contains(line), "{said}");
    site.run(&["measure"]).fine();
    site.run(&["check", "--deny-warnings"]).fine();
}

#[test]
fn originals_may_be_in_another_folder() {
    let bare = example().remove(ORIGINAL);
    let site = bare.on_disk();
    site.run(&["check", "--deny-warnings"]).fine();
    site.write("elsewhere/none.txt", "");
    let said = check(&site, &["--originals", "elsewhere"]);
    assert!(
        said.contains("the original `courier.txt` is not in the folder of originals"),
        "{said}"
    );
    let measured = site.run(&["measure"]);
    assert_eq!(measured.code, Some(1));
    assert!(measured.out.contains("its original `courier.txt` is neither in content/sources/ nor"));
    let original = example().on_disk().read(ORIGINAL);
    site.write("elsewhere/courier.txt", &original);
    site.run(&["check", "--originals", "elsewhere"]).fine();
    site.run(&["check", "--originals", "nowhere"]).failed(2, "there is no folder nowhere");
    let set = bare.edit("manicule.toml", "../originals", "elsewhere").on_disk();
    set.write("elsewhere/courier.txt", &original.replace("months", "weeks"));
    assert!(check(&set, &[]).contains("error[original-changed]"), "the setting names the folder");
}

#[test]
fn a_match_in_the_original_refutes_an_omission() {
    let site = example().edit(MEASURE, "text = 0", "text = 1");
    let found = site.check();
    let line = "error[omission-refuted] content/articles/courier-bridge.notes.md:15:10 note \
                `no-inspection` says that this is left out, but the original has it";
    assert_eq!(found, [line]);
}

#[test]
fn a_speakers_words_and_the_outlets_own_are_told_apart() {
    let pages = example().build();
    let page = &pages["articles/courier-bridge.html"];
    let voices =
        |voice: &str| page.matches(&format!("<span class=\"voice {voice}\" data-")).count();
    // The digest, the notes, the claim's value, the table.
    assert!(page.contains("data-voice=\"a speaker’s words\">“slept through two warnings”</span>"));
    assert_eq!((voices("speaker"), voices("outlet") > 2), (1, true));
    // And on other pages that print its sentences.
    let elsewhere = |path: &&String| path.as_str() != "articles/courier-bridge.html";
    let marked =
        pages.iter().filter(|(path, page)| elsewhere(path) && page.contains("class=\"voice "));
    assert!(marked.count() > 1, "lists and indexes");
    // Without a measure, the front matter says it of one phrase.
    let pages = example().remove(MEASURE).build();
    let page = &pages["articles/courier-bridge.html"];
    let voices =
        |voice: &str| page.matches(&format!("<span class=\"voice {voice}\" data-")).count();
    // In the text, and in the words of the note on it.
    assert_eq!((voices("speaker"), voices("outlet")), (0, 2));
    // A headline is the outlet's, but for what it quotes itself.
    let words = "The headline has “Bridge closed” and “slept”, and not “shut”.";
    let notes = "content/articles/courier-bridge.notes.md";
    let site = example().remove(MEASURE).edit(notes, "without a source.", words);
    let page = &site.build()["articles/courier-bridge.html"];
    assert!(page.contains("data-voice=\"the outlet’s words\">“Bridge closed”</span>"));
    assert!(page.contains("data-voice=\"a speaker’s words\">“slept”</span>"));
    assert!(page.contains("</span>, and not “shut”."));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// The words of an original in a measure are words that the briefing has, too. All paragraphs
    /// are of 15 words: import may drop a last one of a single word.
    #[test]
    fn no_words_of_an_original_are_in_its_measure(
        paragraphs in prop::collection::vec(
            prop::collection::vec("[b-df-hj-np-tv-z]{7,9}", 15), 4..7
        ),
        known in prop::collection::vec(any::<prop::sample::Index>(), 4),
    ) {
        let sentences: Vec<String> = paragraphs.iter().map(|part| part.join(" ") + ".").collect();
        let words = paragraphs.concat();
        let original = format!("Bridge closed\n\n{}\n", sentences.join("\n\n"));
        // Words that the briefing looks for: a term, an actor, a phrase of the digest.
        let known: Vec<&str> = known.iter().map(|at| at.get(&words).as_str()).collect();
        let hash = hash(original.as_bytes());
        let digest = format!(
            "+++\ntitle = \"Bridge closed\"\noutlet = \"herald\"\npublished = 2024-03-05\n\
             text = \"digest\"\n[source]\nfile = \"o.txt\"\nsha256 = \"{hash}\"\n+++\n\nIt says “{}”.\n",
            known[3]
        );
        let actor = format!("+++\nname = \"{}\"\nkind = \"person\"\n+++\n", known[0]);
        let term = format!("+++\ntitle = \"T\"\nwords = [\"{}\", \"{}\"]\n+++\n", known[1], known[2]);
        let files = Memory::new([
            ("manicule.toml".to_owned(), "title = \"T\"\n".to_owned()),
            ("content/outlets/herald.md".to_owned(), "+++\nname = \"Herald\"\n+++\n".to_owned()),
            ("content/actors/a.md".to_owned(), actor),
            ("content/terms/t.md".to_owned(), term),
            ("content/articles/b.md".to_owned(), digest),
            ("o.txt".to_owned(), original),
        ]);
        let (loaded, _) = load(&files);
        let (site, _) = manicule::resolve::resolve(&loaded, Default::default());
        let article = &loaded.articles[0];
        let day = jiff::civil::date(2024, 3, 7);
        let compared = ComparedOriginals::new(&site, &loaded, &[&files]);
        let figures = measure(&site, &loaded, article, &[&files], &compared, day);
        let figures = figures.expect("a measure");
        prop_assert_eq!(figures.quotation.len(), 1);
        prop_assert!(figures.quotation[0].count > 0);
        store(&files, &loaded, article, &figures).expect("written");
        let text = files.read("content/articles/b.measure.toml").expect("the measure");
        let text = String::from_utf8(text).expect("a text");
        for word in words.iter().filter(|word| !known.contains(&word.as_str())) {
            prop_assert!(!text.contains(word.as_str()), "{} is in\n{}", word, text);
        }
    }
}

fn hash(bytes: &[u8]) -> String {
    manicule::edit::verify::sha256(bytes)
}

/// The files of a briefing of two digests and a full text, each with the texts that it may have.
fn measured_files() -> Vec<(&'static str, Vec<String>)> {
    let article = |more: &str, text: &str| {
        let head = "title = \"Shut\"\noutlet = \"herald\"\npublished = 2024-03-05";
        format!("+++\n{head}\n{more}\n+++\n\n{text}\n")
    };
    let digest = |hash: &str| {
        let source = format!("text = \"digest\"\n[source]\nfile = \"o.txt\"\nsha256 = \"{hash}\"");
        article(&source, "It is shut.")
    };
    let measure = |shared: &[(&str, &str)]| {
        let head = "original = \"o.txt\"\nsha256 = \"aa\"\nmeasured = \"2024-03-07\"\nwords = 12\n";
        let of = |(id, hash): &(&str, &str)| {
            format!("\n[[shared]]\narticle = \"{id}\"\ntext = \"{hash}\"\nof = [12, 3]\n")
        };
        format!("{head}dates = []\n{}", shared.iter().map(of).collect::<String>())
    };
    let full = Fingerprint::of_bytes(b"Shut for weeks.").to_string();
    let measures = |other: &str| {
        vec![
            measure(&[("f", &full), (other, "aa")]),
            measure(&[("f", &full)]),
            measure(&[(other, "aa"), (other, "bb")]),
            String::new(),
        ]
    };
    vec![
        (
            "manicule.toml",
            ["en", "de"].map(|lang| format!("title = \"x\"\nlang = \"{lang}\"\n")).into(),
        ),
        ("content/outlets/herald.md", vec!["+++\nname = \"The Herald\"\n+++\n".into()]),
        (
            "content/articles/f.md",
            vec![
                article("", "Shut for weeks."),
                article("", "Shut for months."),
                article("lang = \"de\"", "Shut for weeks."),
                String::new(),
            ],
        ),
        (
            "content/articles/d.md",
            vec![digest("aa"), digest("bb"), article("", "Shut."), String::new()],
        ),
        ("content/articles/e.md", vec![digest("aa"), digest("bb"), String::new()]),
        ("content/articles/d.measure.toml", measures("e")),
        ("content/articles/e.measure.toml", measures("d")),
    ]
}

/// Returns the messages on measures after these paths changed.
fn stale(
    files: &Memory,
    paths: &[String],
    cache: &mut DocumentCache,
    resolver: &mut Resolver,
) -> BTreeSet<String> {
    cache.update(files, paths, &DiskCache::default());
    let (loaded, _) = cache.loaded(files);
    let (_, found) = resolver.resolve(&loaded, Options::default(), &DiskCache::default());
    let stale = found.iter().filter(|item| item.code == Code::StaleMeasure);
    stale.map(|item| print::text(item, &loaded.sources, "", false)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn after_an_edit_measures_are_held_against_the_texts_as_in_a_new_session(
        edits in prop::collection::vec(
            (any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..12
        ),
    ) {
        let (all, files) = (measured_files(), Memory::default());
        all.iter().for_each(|(path, texts)| apply(&files, (path, &texts[0])));
        let (mut cache, mut resolver) = (DocumentCache::default(), Resolver::default());
        stale(&files, &["content".into()], &mut cache, &mut resolver);
        for (file, text) in edits {
            let (path, texts) = file.get(&all);
            apply(&files, (path, text.get::<String>(texts)));
            let updated = stale(&files, &[(*path).to_owned()], &mut cache, &mut resolver);
            let (mut cache, mut resolver) = (DocumentCache::default(), Resolver::default());
            prop_assert_eq!(updated, stale(&files, &["content".into()], &mut cache, &mut resolver));
        }
    }
}
