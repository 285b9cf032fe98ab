//! Nothing that could run gets into a page, and no text makes the renderer fail.

use manicule::markdown::{Flavour, LinkOut, Renderer, locate, project};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{FLAVOURS, generate, joined, read};

fn hostile() -> impl Strategy<Value = String> {
    let pieces: &[&str] = &[
        "<script>",
        "</script>",
        "<SCRIPT SRC=x>",
        "alert(1)",
        "<img src=x onerror=alert(1)>",
        "<a href=\"javascript:alert(1)\">",
        "</a>",
        "<svg onload=a()>",
        "<iframe src='x'>",
        "</p>",
        "[x](javascript:a)",
        "[x](JaVa&#x09;Script:a)",
        "[x](&#106;avascript:a)",
        "[x][r]",
        "<b>",
        "\n\n[r]: javascript&colon;a\n",
        "<javascript:a>",
        "![x](javascript:a)",
        "[x](data:text/html,a)",
        "![\" onload=\"a](x)",
        "[x](y \"\\\" onclick=\\\"a\")",
        "<math><mi xlink:href=javascript:a>",
        "[x](\u{1}javascript:a)",
        "[x]( vbscript:a)",
        "```\" onclick=\"a\n",
        "``` <script>\n",
        "\n",
        "<style>",
        "</style>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?",
        "?>",
        "\n\n",
        "> ",
        "- ",
        "[[javascript:a]]",
        "[[a|<script>]]",
        "[[javascript:a|b]]",
        "![[javascript:a]]",
        "`<script>`",
        "[^1]",
        "\n\n[^1]: <script>a</script>\n",
        "[^\"onclick=a]",
        "\n[^\"onclick=a]: x\n",
        "\0",
        "<div\n",
        "<form action=javascript:a>",
        "<base href=//x>",
        "<meta http-equiv=refresh>",
        "\"",
        "'>",
        "<noscript><p title=\"</noscript><img src=x onerror=a()>\">",
        "<table><tr><td>",
        "</td>",
        "<a href=x onclick=a()>",
        "<input autofocus onfocus=a()>",
        "<textarea>",
        "<img src=https://e.org/x>",
        "<img src='//e.org/x'>",
        "<img src='\\\\e.org/x'>",
        "</textarea>",
    ];
    vec(prop::sample::select(pieces.to_vec()), 0..12).prop_map(|pieces| pieces.concat())
}

fn check(html: &str) -> Result<(), TestCaseError> {
    let lower = html.to_ascii_lowercase();
    prop_assert!(!lower.contains("<script"), "{}", html);
    let page = scraper::Html::parse_fragment(html);
    for element in page.root_element().descendent_elements() {
        let running =
            ["script", "style", "iframe", "object", "embed", "base", "meta", "form", "svg", "math"];
        prop_assert!(!running.contains(&element.value().name()), "{}", html);
        let near = |address: &str| !address.contains([':', '\\']) && !address.contains("//");
        if element.value().name() == "img" {
            prop_assert!(element.attr("src").is_none_or(near), "{}", html);
        }
        for (name, value) in element.value().attrs() {
            prop_assert!(!name.starts_with("on"), "{}", html);
            let plain: String = value
                .chars()
                .filter(|c| !c.is_whitespace() && !c.is_control())
                .collect::<String>()
                .to_ascii_lowercase();
            if ["data-alt", "aria-label", "title", "alt"].contains(&name) {
                continue;
            }
            for scheme in ["javascript:", "vbscript:", "data:"] {
                prop_assert!(!plain.starts_with(scheme), "{}", html);
            }
        }
    }
    Ok(())
}

fn nothing_runs(source: &str, seeds: &[generate::Seed]) -> Result<(), TestCaseError> {
    let link = |range: std::ops::Range<usize>| {
        source[range]
            .contains("(id")
            .then(|| LinkOut { href: "x.html".into(), title: "<b>".into() })
    };
    for flavour in FLAVOURS {
        let projected = project(source, flavour);
        let raw = flavour == Flavour::Editor && projected.has_html;
        let plain = projected.plain.text;
        let marks = generate::marks(&plain, seeds, true);
        let points = generate::points(&plain, seeds);
        let renderer = Renderer {
            flavour,
            marks: &marks,
            points: &points,
            link: &link,
            top_heading: 3,
            ..Renderer::default()
        };
        let rows = renderer.rows(source);
        if !raw {
            let html = joined(&rows);
            read(&html)?;
            if !plain.is_empty() {
                prop_assert_eq!(html.matches("<i data-point").count(), points.len());
            }
        }
        for row in rows {
            check(&row.html)?;
            for note in row.footnotes {
                check(&note.html)?;
            }
        }
        for offset in [0, plain.len() / 2, plain.len(), plain.len() + 9] {
            let at = locate(source, flavour, offset);
            prop_assert!(source.is_char_boundary(at));
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn no_hostile_html_runs(source in hostile(), seeds in generate::seeds()) {
        nothing_runs(&source, &seeds)?;
    }

    #[test]
    fn no_markdown_runs(source in generate::markdown(), seeds in generate::seeds()) {
        nothing_runs(&source, &seeds)?;
    }

    #[test]
    fn any_text_renders_safely(source in any::<String>(), seeds in generate::seeds()) {
        nothing_runs(&source, &seeds)?;
    }

    #[test]
    fn any_ascii_text_renders_safely(source in "[\\n\\r\\t -~]{0,80}", seeds in generate::seeds()) {
        nothing_runs(&source, &seeds)?;
    }
}
