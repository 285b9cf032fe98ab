//! The rules of the plain text and of the HTML, one by one.

use super::*;
use crate::model::LinkForm;

fn mark(range: Range<u32>, tag: &'static str, id: &str) -> Mark {
    let (attributes, href) = (String::new().into(), format!("#{id}"));
    Mark { range, tag, id: id.to_owned(), attributes, href }
}

fn point(at: u32) -> Point {
    Point { at, html: "<sup></sup>".to_owned() }
}

fn article(source: &str, marks: &[Mark], points: &[Point]) -> String {
    let flavour = Flavour::Article;
    let rows = Renderer { flavour, marks, points, ..Renderer::default() }.rows(source);
    rows.into_iter().map(|row| row.html).collect()
}

fn editor(source: &str) -> String {
    let link = |range: std::ops::Range<usize>| {
        let target = source[range].strip_prefix("[[")?.split(['|', ']']).next()?;
        let href = target.strip_prefix("actor:")?;
        Some(LinkOut { href: format!("../actors/{href}.html"), title: "N & A".to_owned() })
    };
    let rows = Renderer { link: &link, ..Renderer::default() }.rows(source);
    rows.into_iter().map(|row| row.html).collect()
}

#[test]
fn plain_text_is_one_line_for_each_leaf() {
    let found =
        project("# A\n\n- *b*\n  - c &amp; `d`\n\n---\n\n| e | f |\n|---|---|\n", Flavour::Article);
    assert_eq!(found.plain.text, "A\nb\nc & d\ne\nf");
    assert_eq!(found.plain.leaves, [0..1, 2..3, 4..9, 10..11, 12..13]);
    assert_eq!(found.plain.rows, [0..1, 2..9, 9..9, 10..13]);
    assert_eq!(found.plain.code, std::iter::once(8..9).collect::<Vec<_>>());
}

/// So a quotation that goes on in the next line of the file ends there.
#[test]
fn a_line_break_that_readers_see_as_a_space_is_one() {
    let source = "It is “one\nof three”.\\\nSo";
    let text = "It is “one of three”.\nSo";
    assert_eq!(project(source, Flavour::Article).plain.text, text);
    assert_eq!(article(source, &[], &[]), "<p>It is “one of three”.<br />\nSo</p>\n");
}

#[test]
fn a_rule_in_an_item_begins_a_leaf() {
    assert_eq!(project("- a\n  ***\n  b", Flavour::Article).plain.text, "a\nb");
}

#[test]
fn a_footnote_in_a_description_is_left_out() {
    let rows = Renderer { safe: false, ..Renderer::default() }.rows("![[a|b[^1] c]]\n\n[^1]: n");
    assert_eq!(rows[0].html, "<p><img src=\"a\" alt=\"b c\" /></p>\n");
    assert!(rows[0].footnotes.is_empty());
}

#[test]
fn of_two_footnotes_with_one_label_the_first_counts() {
    let rows = Renderer::default().rows("a[^1]\n\n[^1]: One.\n\n[^1]: Two.");
    assert_eq!(rows[0].footnotes[0].html, "<p>One.</p>\n");
}

#[test]
fn a_point_in_a_link_moves_after_it() {
    assert_eq!(
        article("a [bc](u) d", &[], &[point(3)]),
        "<p>a <a href=\"u\">bc</a><sup></sup> d</p>\n"
    );
    assert_eq!(
        article("a bc d", &[mark(2..4, "a", "m")], &[point(3)]),
        "<p>a <a id=\"m\" href=\"#m\">bc</a><sup></sup> d</p>\n"
    );
}

#[test]
fn a_point_before_all_text_is_written_first() {
    assert_eq!(
        article("a\n\nb c", &[], &[point(0), point(2)]),
        "<p><sup></sup>a</p>\n<p><sup></sup>b c</p>\n"
    );
}

#[test]
fn a_mention_in_a_link_is_a_span() {
    assert_eq!(
        article("[a b](u) c", &[mark(2..5, "a", "m")], &[]),
        "<p><a href=\"u\">a <span id=\"m\">b</span></a><a href=\"#m\"> c</a></p>\n"
    );
    assert_eq!(
        article("abc", &[mark(0..3, "a", "m"), mark(1..2, "a", "n")], &[]),
        "<p><a id=\"m\" href=\"#m\">a<span id=\"n\">b</span>c</a></p>\n"
    );
}

#[test]
fn marks_that_overlap_are_cut() {
    assert_eq!(
        article("abcd", &[mark(0..3, "q", "m"), mark(1..4, "b", "n")], &[]),
        "<p><q id=\"m\">a<b id=\"n\">bc</b></q><b>d</b></p>\n"
    );
}

#[test]
fn a_mark_that_ends_after_another_leaves_no_empty_segment() {
    assert_eq!(
        article("*abc* d", &[mark(0..3, "q", "m"), mark(1..5, "b", "n")], &[]),
        "<p><em><q id=\"m\">a<b id=\"n\">bc</b></q></em><b> d</b></p>\n"
    );
}

#[test]
fn a_mark_over_emphasis_is_cut_at_its_edges() {
    assert_eq!(
        article("a *b* c", &[mark(0..5, "q", "m")], &[]),
        "<p><q id=\"m\">a </q><em><q>b</q></em><q> c</q></p>\n"
    );
}

#[test]
fn a_mark_over_two_paragraphs_is_cut() {
    assert_eq!(
        article("ab\n\ncd", &[mark(1..4, "q", "m")], &[]),
        "<p>a<q id=\"m\">b</q></p>\n<p><q>c</q>d</p>\n"
    );
}

#[test]
fn a_mark_over_a_line_break_contains_it() {
    assert_eq!(article("ab\ncd", &[mark(1..4, "q", "m")], &[]), "<p>a<q id=\"m\">b c</q>d</p>\n");
    assert_eq!(
        article("a\\\nb", &[mark(1..2, "q", "m")], &[]),
        "<p>a<q id=\"m\"><br />\n</q>b</p>\n"
    );
}

#[test]
fn code_is_marked_in_part() {
    assert_eq!(
        article("`abc`", &[mark(1..2, "q", "m")], &[]),
        "<p><code>a<q id=\"m\">b</q>c</code></p>\n"
    );
}

#[test]
fn a_mark_on_a_rule_between_blocks_of_a_list_item_is_cut() {
    assert_eq!(
        article("- a\n  ***\n  b", &[mark(0..3, "q", "m")], &[]),
        "<ul>\n<li><q id=\"m\">a</q>\n<hr />\n<q>b</q></li>\n</ul>\n"
    );
}

#[test]
fn code_without_marks_is_highlighted() {
    let source = "```rust\nlet a;\n```";
    assert!(article(source, &[], &[]).contains("class=\"hl-"));
    assert_eq!(
        article(source, &[mark(0..3, "q", "m")], &[]),
        "<pre><code class=\"language-rust\"><q id=\"m\">let</q> a;\n</code></pre>\n"
    );
}

#[test]
fn footnotes_are_numbered_by_their_first_use() {
    let source =
        "[^b]: Two, see [^c].\n[^a]: One.\n[^c]: Three.\n[^d]: No.\n\nx[^A] y[^b] z[^a]\n\nw[^c]";
    let rows = Renderer { flavour: Flavour::Article, ..Renderer::default() }.rows(source);
    assert_eq!(rows.len(), 2);
    let notes: Vec<_> =
        rows[0].footnotes.iter().map(|note| (note.label.as_str(), note.number)).collect();
    assert_eq!(notes, [("A", 1), ("b", 2), ("c", 3)]);
    assert_eq!(rows[0].footnotes[0].html, "<p>One.</p>\n");
    assert!(rows[0].footnotes[1].html.contains("id=\"fn-ref-3\" href=\"#fn-3\" data-n=\"c\""));
    assert_eq!(rows[0].html.matches(" id=").count(), 2);
    assert!(rows[1].footnotes.is_empty());
}

#[test]
fn a_footnote_in_a_link_moves_after_it() {
    // Only in a wikilink; elsewhere a reference ends the link.
    let html = editor("[[actor:nato|a[^1] b]] c\n\n[^1]: n");
    let start = "<p><a href=\"../actors/nato.html\">a b</a><a class=\"marker footnote\"";
    assert!(html.starts_with(start), "{html}");
}

#[test]
fn a_footnote_between_the_lines_of_an_item_keeps_marks_out() {
    let source = "- ab\n\n  [^1]: note\n\n  cd[^1]";
    let renderer = Renderer { marks: &[mark(0..5, "q", "m")], ..Renderer::default() };
    let rows = renderer.rows(source);
    assert_eq!(rows[0].footnotes[0].html, "<p>note</p>\n");
}

#[test]
fn the_largest_heading_is_moved_to_the_top() {
    let headings = |source: &str, top_heading| {
        let rows = Renderer { top_heading, ..Renderer::default() }.rows(source);
        rows.into_iter().map(|row| row.html.replace('\n', "")).collect::<String>()
    };
    assert_eq!(headings("## A\n### B", 3), "<h3>A</h3><h4>B</h4>");
    assert_eq!(headings("# A\n###### B", 3), "<h3>A</h3><h6>B</h6>");
    assert_eq!(headings("A\n=", 1), "<h1>A</h1>");
    assert_eq!(headings("#### A", 2), "<h4>A</h4>");
}

#[test]
fn an_address_that_runs_is_dropped_but_its_words_are_kept() {
    assert_eq!(article("[a *b*](javascript:c) d", &[], &[]), "<p>a <em>b</em> d</p>\n");
    assert_eq!(article("<javascript:a>", &[], &[]), "<p>javascript:a</p>\n");
    assert_eq!(article("<m@e.org>", &[], &[]), "<p><a href=\"mailto:m@e.org\">m@e.org</a></p>\n");
}

#[test]
fn a_far_image_is_a_link_with_its_description() {
    assert_eq!(
        article("![a *\"b\"* ![c](d) e](https://e.org/f.png) g", &[], &[]),
        "<p><a class=\"image\" href=\"https://e.org/f.png\" data-alt=\"a &quot;b&quot; c e\" \
         aria-label=\"a &quot;b&quot; c e\"></a> g</p>\n"
    );
    let in_link = article("[![a](b)](c)", &[], &[]);
    assert!(in_link.starts_with("<p><a href=\"c\"><span class=\"image\""), "{in_link}");
    let beside_html = editor("<b>x</b> ![a](https://e.org/f.png)");
    assert!(beside_html.contains("data-alt=\"a\""), "{beside_html}");
}

#[test]
fn a_far_image_in_raw_html_is_not_loaded() {
    assert_eq!(editor("<b>x</b> <img src='y.png'>"), "<p><b>x</b> <img src=\"y.png\"></p>\n");
    for far in ["https://e.org/y.png", "//e.org/y.png", "\\\\e.org/y.png", " //e.org/y.png"] {
        let html = editor(&format!("<b>x</b> <img alt='y' src='{far}'>"));
        assert_eq!(html, "<p><b>x</b> <img alt=\"y\"></p>\n");
    }
}

#[test]
fn wikilinks_lead_to_their_target_or_nowhere() {
    assert_eq!(
        editor("[[actor:nato]] [[actor:nato|the *pact*]] [[gone]] [[gone|the words]]"),
        "<p><a href=\"../actors/nato.html\">N &amp; A</a> \
         <a href=\"../actors/nato.html\">the <em>pact</em></a> gone the words</p>\n"
    );
    assert_eq!(article("[[a|b]]", &[], &[]), "<p>[[a|b]]</p>\n");
}

#[test]
fn a_bare_wikilink_in_a_footnote_shows_the_title() {
    let link = |_| Some(LinkOut { href: "n.html".to_owned(), title: "The title".to_owned() });
    let rows = Renderer { link: &link, ..Renderer::default() }.rows("a[^1]\n\n[^1]: [[n]] b");
    assert_eq!(rows[0].footnotes[0].html, "<p><a href=\"n.html\">The title</a> b</p>\n");
}

#[test]
fn marks_and_points_on_a_bare_wikilink_surround_its_title() {
    let link = |_| Some(LinkOut { href: "n.html".to_owned(), title: "T".to_owned() });
    let marks = [mark(3..4, "a", "m")];
    let points = [point(6)];
    let renderer = Renderer { link: &link, marks: &marks, points: &points, ..Renderer::default() };
    assert_eq!(
        renderer.rows("a [[nato]]")[0].html,
        "<p>a <a href=\"n.html\"><span id=\"m\">T</span></a><sup></sup></p>\n"
    );
}

#[test]
fn a_link_in_a_link_is_dropped() {
    assert_eq!(
        article("[a <https://e.org> b](u)", &[], &[]),
        "<p><a href=\"u\">a https://e.org b</a></p>\n"
    );
}

#[test]
fn links_into_the_briefing_are_found_with_their_words() {
    let source = "a\n\n[b *c*](../d.md) [[e]] [[f|g]] [h](https://i) [j](#k) [[l]]";
    let found = project(source, Flavour::Editor);
    let links: Vec<_> = found
        .links
        .iter()
        .map(|link| {
            let words = link.words.start as usize..link.words.end as usize;
            (
                link.target.as_str(),
                link.form,
                &found.plain.text[words],
                &source[link.source.clone()],
            )
        })
        .collect();
    assert_eq!(
        links,
        [
            ("../d.md", LinkForm::Relative, "b c", "[b *c*](../d.md)"),
            ("e", LinkForm::Bare, "e", "[[e]]"),
            ("f", LinkForm::Worded, "g", "[[f|g]]"),
            ("l", LinkForm::Bare, "l", "[[l]]"),
        ]
    );
}

#[test]
fn places_of_the_plain_text_lead_to_the_source() {
    let source = "a &amp; *b*\n\n`` `c ``";
    let places = |offset| locate(source, Flavour::Article, offset);
    assert_eq!(project(source, Flavour::Article).plain.text, "a & b\n`c");
    assert_eq!([0, 2, 3, 4, 5, 6, 7, 8].map(places), [0, 2, 7, 9, 10, 16, 17, 18]);
    assert_eq!(locate("`a\nb`", Flavour::Article, 2), 3);
    assert_eq!(locate("``` `` ```", Flavour::Article, 0), 4);
    assert_eq!(locate("", Flavour::Article, 0), 0);
}

#[test]
fn cells_are_aligned_by_class_not_by_style() {
    let html = article("|a|b|\n|:-:|-:|\n|c|`<td style=\"text-align: right\">`|\n", &[], &[]);
    assert!(html.contains("<th class=\"center\">a</th>"), "{html}");
    assert!(html.contains("<td class=\"right\"><code>&lt;td style="), "{html}");
    assert!(!html.contains("<td style"), "{html}");
}

#[test]
fn a_paragraph_is_cut_between_its_own_words_only() {
    let cut = |source: &str, cut: usize| -> Vec<String> {
        let rows = Renderer { cut: Some(cut), ..Renderer::default() }.rows(source);
        rows.into_iter().map(|row| row.html).collect()
    };
    assert_eq!(cut("One. Two *three*.", 4), ["<p>One.</p>\n", "<p>Two <em>three</em>.</p>\n"]);
    assert_eq!(cut("One *two.*\nThree.", 8), ["<p>One <em>two.</em></p>\n", "<p>Three.</p>\n"]);
    assert_eq!(cut("*One. Two.* Three.", 4), ["<p><em>One. Two.</em> Three.</p>\n"]);
    assert_eq!(cut("- One. Two.", 4), ["<ul>\n<li>One. Two.</li>\n</ul>\n"]);
    assert_eq!(cut("One.\n\nTwo.", 4), ["<p>One.</p>\n", "<p>Two.</p>\n"]);
    let marks = [mark(5..8, "b", "q")];
    let rows = Renderer { cut: Some(4), marks: &marks, ..Renderer::default() }.rows("One. Two.");
    assert_eq!(rows[1].html, "<p><b id=\"q\">Two</b>.</p>\n");
}
