//! What the page of two articles says of each of them, and the index of such pages.

use std::collections::BTreeMap;

use crate::support::SiteTest;

const LONG: &str = "The harbour master walked along the quay for an hour, spoke with every skipper \
                    whom he met, wrote down what each of them had seen of the barge that night, \
                    and went home without a word to anybody, the mayor and his wife included.";

/// Returns a briefing with the articles `wire` and `herald` and three claims: `boats`, of which
/// both speak, `cost`, of which one does, and `blame`, which both leave out.
fn site(wire: &str, herald: &str) -> SiteTest {
    let article = |outlet: &str, head: &str, text: &str| {
        format!(
            "+++\ntitle = \"{outlet} title\"\noutlet = \"{outlet}\"\npublished = 2024-03-05\n\
             {head}+++\n\n{text}\n"
        )
    };
    let note = |id: &str, lines: &str| format!("## {id}\n\n{lines}\n\nIt counts.\n\n");
    let claim =
        |title: &str, short: &str| format!("+++\ntitle = \"{title}\"\nshort = \"{short}\"\n+++\n");
    let digest = "text = \"digest\"\nkind = \"news\"\n[inferred]\noutlet = \"a guess\"\n\
                  published = \"a guess\"\n";
    SiteTest::empty()
        .file("manicule.toml", "title = \"T\"\n")
        .file("content/claims/boats.md", &claim("Forty boats wait.", "Boats"))
        .file("content/claims/cost.md", &claim("It costs a million.", "Cost"))
        .file("content/claims/blame.md", &claim("The skipper is to blame.", "Blame"))
        .file("content/outlets/wire.md", "+++\nname = \"Wire\"\n+++\n")
        .file("content/outlets/herald.md", "+++\nname = \"Herald\"\n+++\n")
        .file("content/articles/wire.md", &article("wire", digest, wire))
        .file("content/articles/herald.md", &article("herald", "text = \"full\"\n", herald))
        .file(
            "content/articles/wire.notes.md",
            &[
                note(
                    "a",
                    "> forty boats\n\nkind: number\nclaim: boats asserts\nclaim: cost asserts",
                ),
                note("b", "kind: omission\nclaim: blame omits"),
            ]
            .concat(),
        )
        .file(
            "content/articles/herald.notes.md",
            &[
                note("c", "> ten boats\n\nkind: number\nclaim: boats disputes"),
                note("d", "kind: omission\nclaim: blame omits\nclaim: cost omits"),
            ]
            .concat(),
        )
}

fn page(wire: &str, herald: &str) -> String {
    site(wire, herald).build().remove("compare/herald.wire.html").expect("a page of both")
}

/// Returns the parts of a page after each `mark`, up to the next one.
fn parts<'a>(page: &'a str, mark: &str) -> Vec<&'a str> {
    page.split(mark).skip(1).collect()
}

#[test]
fn claims_of_both_are_those_of_which_both_speak() {
    let pages = site("Some say forty boats wait.", "We saw ten boats.").build();
    let page = &pages["compare/herald.wire.html"];
    assert!(page.contains("Claims of both <span class=\"n\">(1)</span>"), "{page}");
    assert!(pages["compare/index.html"].contains("1 claim<"), "{}", pages["compare/index.html"]);
    let tables = parts(page, "<table");
    assert_eq!(tables.len(), 2, "{page}");
    assert!(tables[0].contains("Forty boats wait.") && !tables[0].contains("It costs"));
    assert!(tables[1].contains("It costs a million.") && !tables[1].contains("Forty boats"));
    assert!(page.contains("1 claim of which only one of the two speaks"), "{page}");
    assert!(!page.contains("The skipper is to blame."), "{page}");
    assert!(tables[0].contains("href=\"../articles/herald.html#n-c\""), "{page}");
}

/// Its own page compares them, and it makes no pairs.
#[test]
fn a_claim_of_many_articles_counts_in_the_pairs_that_there_are() {
    let mut site = site("Some say forty boats wait.", "We saw ten boats.");
    for number in 0..20 {
        let article = format!(
            "+++\ntitle = \"A\"\noutlet = \"wire\"\npublished = 2024-04-{:02}\n+++\n\nForty.\n",
            number + 1
        );
        let note = "## n\n\n> Forty\n\nkind: number\nclaim: cost asserts\n\nIt counts.\n";
        site = site
            .file(&format!("content/articles/a{number}.md"), &article)
            .file(&format!("content/articles/a{number}.notes.md"), note);
    }
    let more = "## e\n\nkind: number\nclaim: cost disputes\n\nIt counts.\n";
    let pages = site
        .file(
            "content/articles/herald.notes.md",
            &["## c\n\n> ten boats\n\nkind: number\nclaim: boats disputes\n\nIt counts.\n\n", more]
                .concat(),
        )
        .build();
    let made = pages.keys().filter(|path| path.starts_with("compare/")).count();
    assert_eq!(made, 2, "the index and one pair");
    assert!(pages["compare/herald.wire.html"].contains("<span class=\"n\">(2)</span>"));
    assert!(pages["compare/index.html"].contains("2 claims<"), "{}", pages["compare/index.html"]);
}

#[test]
fn the_head_says_what_is_inferred_and_that_a_text_is_a_digest() {
    let page = page("Some say forty boats wait.", "We saw ten boats.");
    let before: Vec<&str> = parts(&page, "<p class=\"kicker\">");
    let [_, herald, wire] = &before[..] else { panic!("{page}") };
    assert!(!herald.contains("digest</span>") && !herald.contains("class=\"inferred\""), "{page}");
    assert!(wire.contains("news report</span>") && wire.contains("digest</span>"), "{page}");
    let inferred = "class=\"inferred\" href=\"../articles/wire.html#provenance\"";
    assert_eq!(page.matches(inferred).count(), 2, "{page}");
    assert!(page.contains("Wire: A digest in the editor’s own words"), "{page}");
}

#[test]
fn a_heading_is_with_the_block_below_it_and_in_a_digest_it_is_the_editors() {
    let wire = "Calm.\n\n## At the lock\n\nSome say *forty boats* wait.";
    let page = page(wire, "## Seen\n\nWe saw ten boats.\n\n## After that\n\nNothing.");
    let rows = parts(&page, "<section class=\"beside-row");
    let aligned: Vec<&&str> = rows.iter().filter(|row| row.starts_with(" aligned")).collect();
    let [aligned] = &aligned[..] else { panic!("{page}") };
    for words in ["<h3>At the lock</h3>", "<em>forty boats</em>", "<h3>Seen</h3>"] {
        assert!(aligned.contains(words), "{words} in {page}");
    }
    assert!(!aligned.contains("After that"), "{page}");
    assert_eq!(page.matches("class=\"block editors\"").count(), 1, "{page}");
    assert_eq!(page.matches("class=\"place\"").count(), 4, "a heading has no number: {page}");
}

#[test]
fn a_long_stretch_of_one_article_is_folded_in_its_own_column() {
    let wire = format!("Some say forty boats wait.\n\n{LONG}\n\n## Later\n\n{LONG}\n\n{LONG}");
    let page = page(&wire, "We saw ten boats.");
    let rows = parts(&page, "<section class=\"beside-row");
    let [_, alone] = &rows[..] else { panic!("{page}") };
    assert!(alone.contains("<div></div>\n<div><p class=\"of\">Wire</p>"), "{page}");
    let (shown, folded) = alone.split_once("<details class=\"folded\">").expect("a fold");
    assert_eq!(shown.matches(LONG).count(), 1, "{page}");
    assert_eq!(folded.matches(LONG).count(), 2, "{page}");
    assert!(folded.contains("<summary>2 paragraphs</summary>") && folded.contains("Later"));
}

#[test]
fn footnotes_and_pictures_are_in_the_column_of_their_article() {
    let wire = "Some say forty boats[^1] wait.\n\n[^1]: Or more.\n\n- one\n- two";
    let page = page(wire, "We saw ten boats[^a].\n\n[^a]: Or fewer.");
    for words in ["id=\"fn-2-1\"", "id=\"fn-1-1\"", "href=\"#fn-2-1\"", "Or more.", "Or fewer."] {
        assert_eq!(page.matches(words).count(), 1, "{words} in {page}");
    }
    assert!(page.contains("<li>one</li>"), "{page}");
}

#[test]
fn without_shared_words_each_pair_is_in_the_index_once_and_has_a_name() {
    let pages: BTreeMap<String, String> =
        site("Some say forty boats wait.", "We saw ten boats.").build();
    let index = &pages["compare/index.html"];
    assert_eq!(index.matches("href=\"herald.wire.html\"").count(), 1, "{index}");
    assert!(index.contains("Wire and Herald side by side</span></a>"), "{index}");
    assert!(!index.contains("row’s article"), "{index}");
}
