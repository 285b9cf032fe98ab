//! Input that is larger or deeper than anything written by hand.

use std::fs::File;
use std::time::{Duration, Instant};

use crate::support::SiteTest;

/// Asserts that an action takes less than 20 seconds, and returns its result.
fn quick<T>(what: &str, action: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let value = action();
    let took = started.elapsed();
    assert!(took < Duration::from_secs(20), "{what} took {took:?}");
    value
}

#[test]
fn an_article_of_100_megabytes_is_refused_at_once() {
    let site = SiteTest::small()
        .file("content/index.md", "+++\n+++\n\n[[large]], [[large#note]]\n")
        .on_disk();
    let file = File::create(site.path("content/articles/large.md")).expect("a file");
    file.set_len(100 << 20).expect("room");
    let checked = quick("a large article", || site.run(&["check"]));
    checked
        .failed(1, "error[too-large]: `content/articles/large.md` has 100 MiB; the limit is 16\n");
    checked.failed(1, "\n1 error.\n");
}

#[test]
fn ten_thousand_nested_quotations_are_refused() {
    let deep = format!("{} deep\n", ">".repeat(10_000));
    let site = SiteTest::small()
        .edit("content/articles/bridge.md", "The bridge at", &format!("{deep}\nThe bridge at"))
        .file("content/pages/deep.md", &format!("+++\ntitle = \"Deep\"\n+++\n\n{deep}"))
        .file(
            "content/articles/second.md",
            "+++\ntitle = \"Second\"\noutlet = \"herald\"\npublished = 2024-03-05\n+++\n\nText.\n",
        )
        .file(
            "content/articles/second.notes.md",
            &format!(
                "## anchor\n\n{deep}\nkind: number\n\nWords.\n\n## body\n\nkind: number\n\n{deep}"
            ),
        )
        .on_disk();
    let checked = quick("deep quotations", || site.run(&["check"]));
    checked.failed(1, " --> content/articles/bridge.md:7:101\n");
    checked.failed(1, " --> content/pages/deep.md:5:101\n");
    checked.failed(1, " --> content/articles/second.notes.md:13:101\n");
    assert!(checked.err.len() < 20_000, "{} bytes are printed", checked.err.len());
}

#[test]
fn deep_and_long_markup_of_any_kind_neither_hangs_nor_crashes() {
    let many = 3_000;
    let bodies = [
        ("lists", format!("{} x", "- ".repeat(many))),
        ("emphasis", format!("{}x{}", "*a ".repeat(many), " a*".repeat(many))),
        ("strong", "**".repeat(many)),
        ("brackets", format!("{}x", "[".repeat(many))),
        ("links", "[a](".repeat(many)),
        ("images", format!("{}x{}", "![".repeat(many), "](y)".repeat(many))),
        ("wiki links", "[[".repeat(many)),
        ("footnotes", (0..many).map(|n| format!("[^{n}]")).collect()),
        ("escapes", "\\[^".repeat(many)),
        ("ticks", (1..300).map(|n| format!("{} ", "`".repeat(n))).collect()),
        ("elements", "<div><b>".repeat(many)),
        ("comments", "<!--".repeat(many)),
        ("entities", "&#0;&amp".repeat(many)),
        ("one line", "word ".repeat(100_000)),
        (
            "a table",
            format!("|a{}\n|-{}\n{}", "|a".repeat(500), "|-".repeat(500), "|x\n".repeat(500)),
        ),
    ];
    for (name, body) in bodies {
        let site = SiteTest::small()
            .edit(
                "content/articles/bridge.md",
                "The bridge at",
                &format!("{body}\n\nThe bridge at"),
            )
            .file("content/pages/deep.md", &format!("+++\ntitle = \"Deep\"\n+++\n\n{body}\n"));
        quick(name, || site.check());
    }
}

#[test]
fn unclosed_values_in_front_matter_are_reported() {
    for value in ["[".repeat(10_000), "{a=".repeat(10_000), "'".repeat(10_000), "a.".repeat(10_000)]
    {
        let site = SiteTest::small().edit(
            "content/articles/bridge.md",
            "title =",
            &format!("x = {value}\ntitle ="),
        );
        let found = quick("front matter", || site.check());
        assert!(found[0].starts_with("error[not-toml] content/articles/bridge.md:"), "{found:#?}");
    }
}

#[test]
fn a_message_on_a_long_line_is_short() {
    let body = format!("{}[this](none.md){}", "word ".repeat(200_000), " word".repeat(200_000));
    let site = SiteTest::small()
        .edit("content/articles/bridge.md", "The bridge at", &format!("{body}\n\nThe bridge at"))
        .on_disk();
    let checked = quick("a long line", || site.run(&["check"]));
    checked.failed(1, "error[broken-link]");
    assert!(checked.err.len() < 2_000, "{} bytes are printed", checked.err.len());
}

#[test]
fn messages_do_not_reach_the_terminal_as_commands() {
    let site = SiteTest::small()
        .edit("content/articles/bridge.md", "\"herald\"", "\"\\u001b[2Jherald\"")
        .edit("content/articles/bridge.notes.md", "kind: number", "kind: \u{1b}[2J\u{9b}2Jnumber")
        .on_disk();
    let checked = site.run(&["check"]);
    checked.failed(1, "2 errors.\n");
    assert!(!checked.err.contains(['\u{1b}', '\u{9b}']), "{:?}", checked.err);
}
