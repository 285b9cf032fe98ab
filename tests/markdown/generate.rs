//! Random Markdown, and marks and points on its plain text.

use manicule::markdown::{Mark, Point};
use proptest::collection::vec;
use proptest::prelude::*;

/// Markdown built from blocks and inline elements.
pub(super) fn structured() -> impl Strategy<Value = String> {
    (vec(block(), 1..4), any::<bool>()).prop_map(|(blocks, notes_first)| {
        let text = blocks.join("\n\n");
        let notes = "[^1]: A note, *with* [^2] inside.\n\n    And `more`.\n\n[^2]: Other. [^1]\n";
        if notes_first { format!("{notes}\n{text}\n") } else { format!("{text}\n\n{notes}") }
    })
}

/// Strings of random pieces of Markdown syntax.
pub(super) fn arbitrary() -> impl Strategy<Value = String> {
    let pieces: &[&str] = &[
        "\n",
        "\n\n",
        "\n",
        " ",
        "    ",
        "\t",
        "a",
        "b c",
        "é",
        "— ",
        "1.",
        "- ",
        "* ",
        "+ ",
        "# ",
        "## ",
        "> ",
        ">",
        "```\n",
        "```rust\n",
        "~~~",
        "`",
        "``",
        "*",
        "**",
        "_",
        "~~",
        "[",
        "]",
        "[[",
        "]]",
        "|",
        "(",
        ")",
        "](u)",
        "![",
        "](<v> \"t\")",
        "[^1]",
        "[^1]:",
        "[^2]: ",
        "[x]",
        "[ ] ",
        "<",
        ">",
        "<b>",
        "</b>",
        "<div>",
        "</div>\n",
        "<a href='x'>",
        "</a>",
        "<!--",
        "-->",
        "<https://e.org>",
        "<m@e.org>",
        "&amp;",
        "&copy;",
        "&lt;",
        "\\",
        "\\*",
        "\\\n",
        "  \n",
        "---\n",
        "===\n",
        "***\n",
        "| a | b |\n|:-|-:|\n| c | d |\n",
        "|-|\n",
        ": ",
        "\r\n",
        "[r]",
        "\n[r]: /u\n",
        "!",
        "日本",
        "\u{301}",
        "\u{a0}",
        "=",
        "-",
        "x [[y]] ",
        "[[a|b]]",
    ];
    vec(prop::sample::select(pieces.to_vec()), 0..40).prop_map(|pieces| pieces.concat())
}

/// Structured or arbitrary Markdown.
pub(super) fn markdown() -> impl Strategy<Value = String> {
    prop_oneof![structured(), arbitrary()]
}

fn word() -> impl Strategy<Value = String> {
    let words =
        ["Kyiv", "a", "two words", "naïve", "日本", "e\u{301}", "1,000", "x_y", "“so”", "—"];
    prop::sample::select(words.to_vec()).prop_map(str::to_owned)
}

fn inline() -> impl Strategy<Value = String> {
    let fixed = [
        "&amp;",
        "&copy;",
        "&ngE;",
        "\\*",
        "\\<",
        "  \n",
        "\\\n",
        "\n",
        "`code`",
        "`` ` ``",
        "`a\nb`",
        "<https://e.org/a_b>",
        "<m@e.org>",
        "![alt *words*](far.png)",
        "[^1]",
        "[^2]",
        "<b>raw</b>",
        "[[id]]",
        "[[actor:nato|the `words`]]",
        "![a ![b](c) d[^1]](e)",
        " ",
    ];
    let leaf = prop_oneof![
        3 => word(),
        2 => prop::sample::select(fixed.to_vec()).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        let several = vec(inner, 1..4).prop_map(|parts| parts.join(" ")).boxed();
        prop_oneof![
            several.clone().prop_map(|text| format!("*{text}*")),
            several.clone().prop_map(|text| format!("**{text}**")),
            several.clone().prop_map(|text| format!("~~{text}~~")),
            several.clone().prop_map(|text| format!("[{text}](../actors/nato.md)")),
            several.clone().prop_map(|text| format!("[{text}](https://e.org \"title\")")),
            several,
        ]
    })
}

fn line() -> impl Strategy<Value = String> {
    vec(inline(), 1..5).prop_map(|parts| parts.join(" "))
}

fn single() -> impl Strategy<Value = String> {
    line().prop_map(|text| text.replace("\\\n", " ").replace('\n', " "))
}

fn heading((level, text): (usize, String)) -> String {
    format!("{} {text}", "#".repeat(level))
}

fn block() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        4 => line(),
        1 => (1..4_usize, single()).prop_map(heading),
        1 => line().prop_map(|text| format!("```rust\n{text}\nlet a = \"<b>\";\n```")),
        1 => single().prop_map(|text| format!("    {text}\n\n    more")),
        1 => vec(single(), 3).prop_map(|cells| {
            let cells: Vec<_> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
            format!("| {} | {} |\n|:--|--:|\n| {} | |", cells[0], cells[1], cells[2])
        }),
        1 => Just("---".to_owned()),
        1 => Just("<div>\n*raw* html\n</div>".to_owned()),
        1 => Just("Term\n: Definition".to_owned()),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let several = (vec(inner, 1..4), any::<bool>())
            .prop_map(|(blocks, loose)| blocks.join(if loose { "\n\n" } else { "\n" }));
        prop_oneof![
            several.clone().prop_map(|text| indent(&text, "> ", "> ")),
            (several.clone(), several.clone(), any::<bool>()).prop_map(|(one, two, loose)| {
                let between = if loose { "\n\n" } else { "\n" };
                format!("{}{between}{}", indent(&one, "- ", "  "), indent(&two, "- ", "  "))
            }),
            several.clone().prop_map(|text| indent(&text, "3. ", "   ")),
            several.clone().prop_map(|text| indent(&text, "- [x] ", "  ")),
            several.prop_map(|text| format!("- one\n{}", indent(&text, "  [^3]: ", "      "))),
        ]
    })
}

fn indent(text: &str, first: &str, rest: &str) -> String {
    let lines: Vec<_> = text.lines().collect();
    format!("{first}{}", lines.join(&format!("\n{rest}")))
}

/// A mark or point for any text: two places in 1/65535 of its length, and whether it is a link.
pub(super) type Seed = (u16, u16, bool);

pub(super) fn seeds() -> impl Strategy<Value = Vec<Seed>> {
    vec(any::<Seed>(), 0..8)
}

fn boundary(text: &str, place: u16) -> usize {
    text.floor_char_boundary(text.len() * usize::from(place) / usize::from(u16::MAX))
}

/// Returns marks on `text`, numbered from 0, none of them empty; with `links` some are links.
pub(super) fn marks(text: &str, seeds: &[Seed], links: bool) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (one, two, link) in seeds {
        let (one, two) = (boundary(text, *one), boundary(text, *two));
        if one == two {
            continue;
        }
        let number = marks.len();
        marks.push(Mark {
            range: one.min(two) as u32..one.max(two) as u32,
            tag: if *link && links { "a" } else { "q" },
            id: format!("m-{number}"),
            attributes: format!(" data-mark=\"{number}\"").into(),
            href: "#there".to_owned(),
        });
    }
    marks
}

/// Returns points in `text`, numbered from 0.
pub(super) fn points(text: &str, seeds: &[Seed]) -> Vec<Point> {
    let place = |(number, seed): (usize, &Seed)| Point {
        at: boundary(text, seed.0) as u32,
        html: format!("<i data-point=\"{number}\"></i>"),
    };
    seeds.iter().enumerate().map(place).collect()
}
