//! The words of a page come through unchanged, as a browser shows them.

use proptest::prelude::*;
use scraper::Html;

use super::between;
use crate::import::{ImportInput, read};
use crate::markdown::{Flavour, project};

/// Returns the Markdown of a paragraph between others.
fn paragraph(inner: &str) -> String {
    between(&format!("<p>It is known that {inner} and nothing else was ever found there.</p>"))
        .trim_start_matches("It is known that ")
        .trim_end_matches(" and nothing else was ever found there.")
        .to_owned()
}

#[test]
fn raised_and_lowered_figures_stay_numbers() {
    for (html, expected) in [
        ("10<sup>6</sup> men", "10⁶ men"),
        ("10<sup>-6</sup> men", "10⁻⁶ men"),
        ("90 m<sup>2</sup> of CO<sub>2</sub>", "90 m² of CO₂"),
        ("2<sup>1</sup>⁄<sub>4</sub> ells", "2¼ ells"),
        ("2<sup>5</sup>/<sub>16</sub> ells", "2 5/16 ells"),
        ("<sup>1</sup>/<sub>3</sub> of it", "⅓ of it"),
        ("section 114<sup>2</sup> of it", "section 114² of it"),
        ("the 21<sup>st</sup> and 4<sup>e</sup>", "the 21st and 4e"),
        ("days<sup>1</sup> and weeks<sup>[2]</sup>", "days¹ and weeks\\[2\\]"),
        ("ten days.<sup><a href=#n>12</a></sup>", "ten days.¹²"),
        ("Na<sup>+</sup>, Ca<sup>2+</sup>, 2<sup>n</sup>", "Na⁺, Ca²⁺, 2ⁿ"),
        ("10<span style='vertical-align: super'>3</span> men", "10³ men"),
        ("10<sup><a href='https://a.example/'>3</a></sup> men", "10[³](https://a.example/) men"),
        ("a <math><msup><mi>x</mi><mn>2</mn></msup><mo>=</mo><mn>4</mn></math>", "a x²=4"),
        (
            "a <math><mfrac><mn>1</mn><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></mfrac></math>",
            "a 1/(a+b)",
        ),
    ] {
        assert_eq!(paragraph(html), expected, "{html}");
    }
}

#[test]
fn quotations_in_a_line_keep_their_marks() {
    for (html, expected) in [
        ("<q>it scraped</q>, <q>and <q>stop</q> came</q>", "“it scraped”, “and ‘stop’ came”"),
        ("<q lang=fr>elle</q>", "«\u{a0}elle\u{a0}»"),
        ("<span lang=de><q>sie</q></span>", "„sie“"),
        ("<q>“it”</q>", "“it”"),
        ("<i><q>it</q></i>", "*“it”*"),
    ] {
        assert_eq!(paragraph(html), expected, "{html}");
    }
}

#[test]
fn struck_out_words_are_marked() {
    for (html, expected) in [
        ("<del>four</del> <ins>six</ins> men", "~~four~~ six men"),
        ("the <s>mate</s> captain", "the ~~mate~~ captain"),
        ("the <strike>mate</strike><b>captain</b>", "the ~~mate~~**captain**"),
        ("the <span style='text-decoration: line-through'>mate</span>", "the ~~mate~~"),
        ("the <b> mate <del> of it </del></b>", "the **mate ~~of it~~**"),
    ] {
        assert_eq!(paragraph(html), expected, "{html}");
    }
    assert_eq!(
        between("<del><p>Four men were hurt when the cups began to walk on the table.</p></del>"),
        "~~Four men were hurt when the cups began to walk on the table.~~"
    );
}

#[test]
fn elements_of_a_line_keep_their_text() {
    for (html, expected) in [
        ("<ruby>漢字<rt>kanji</rt></ruby> it", "漢字(kanji) it"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> it", "漢(kan) it"),
        ("the <abbr title='World Health Organization'>WHO</abbr>", "the WHO"),
        ("super<wbr>cali<wbr>fragil", "supercalifragil"),
        ("a<i>b</i><i>c</i>d, <b>x</b><b>y</b>", "a*bc*d, **xy**"),
        ("<i><cite>The Quay</cite></i>", "*The Quay*"),
        ("<b>bold&nbsp;</b>words", "**bold**\u{a0}words"),
        ("un<i>“heard”</i>of", "un“heard”of"),
        ("run <code>a *b* `c` | d</code> so", "run ``a *b* `c` | d`` so"),
        (
            "5 &lt; 6 &amp;amp; [[x]] #1 a*b_c ~ d | e",
            "5 \\< 6 \\&amp; \\[\\[x\\]\\] \\#1 a\\*b\\_c \\~ d \\| e",
        ),
        ("a <img class=emoji alt='😀' src=x> smile", "a 😀 smile"),
        ("a <img alt='The pier at noon' src=x> pier", "a pier"),
        (
            "go <a href='https://a.example/(b)_c'>there!</a>",
            "go [there!](https://a.example/\\(b\\)_c)",
        ),
        ("so!<a href='https://a.example/'>there</a>", "so\\![there](https://a.example/)"),
        ("one line<br>and another", "one line  \nand another"),
    ] {
        assert_eq!(paragraph(html), expected, "{html}");
    }
}

#[test]
fn what_no_reader_sees_is_left_out() {
    for (html, expected) in [
        ("the <span hidden>old</span> pier", "the pier"),
        ("the <span style='display: none'>old</span> pier", "the pier"),
        ("the <span class=VisuallyHidden_x>old</span> pier", "the pier"),
        ("<i class='material-icons' aria-hidden=true>arrow_back</i> the pier", "the pier"),
        ("the <span aria-hidden=true>—</span> pier", "the — pier"),
        (
            "the mayor, <span><a href=/p>Ada Moss</a><span role=tooltip><a href=/p>Ada Jane \
             Moss</a><a href=/q>MORE</a></span></span>, said so",
            "the mayor, [Ada Moss](/p), said so",
        ),
        (
            "the <span class=tooltip>toll<span class=tooltiptext>a tax on ships</span></span> rose",
            "the toll rose",
        ),
        (
            "the mayor, <span><a>Ada Moss</a><span><a>Ada</a><a>Toll drops</a><a>MORE</a></span>\
             </span>, said so",
            "the mayor, Ada Moss, said so",
        ),
    ] {
        assert_eq!(
            paragraph(html).replace("[Ada Moss](/p)", "Ada Moss"),
            expected.replace("[Ada Moss](/p)", "Ada Moss"),
            "{html}"
        );
    }
}

#[test]
fn rules_of_the_page_hide_text() {
    let gone = "Eighty men were on board, and two of them are missing, it was said at first.";
    for (style, tag, hidden) in [
        (".old{display:none}", "p class=old", true),
        (
            "@media screen and (min-width:600px){.a .b,p.old{ DISPLAY : none !important }}",
            "p class=old",
            true,
        ),
        ("#old{visibility:hidden}", "p id=old", true),
        (".vh{position:absolute;clip:rect(0 0 0 0)}", "p class=vh", true),
        ("article > p.old:nth-child(4){display:none}", "p class=old", true),
        ("@media print{.old{display:none}}", "p class=old", false),
        ("@media (max-width:600px){.old{display:none}}", "p class=old", false),
        (".old{display:none} article p.old{display:block}", "p class=old", false),
        (".old:hover{display:none} .older{display:none}", "p class=old", false),
        ("article{display:none} p{display:none}", "p class=old", false),
    ] {
        let body = format!("<style>/* }} */ a{{color:red}} {style}</style><{tag}>{gone}</p>");
        let written = between(&body);
        assert_eq!(written.is_empty(), hidden, "{style}: {written}");
    }
}

#[test]
fn contents_of_components_are_shown() {
    let text = "Eighty men were on board, and all of them were seen again on the next morning.";
    assert_eq!(
        between(&format!(
            "<x-text><template shadowrootmode=open><p>{text}</p></template></x-text>"
        )),
        text
    );
    assert_eq!(
        between(&format!(
            "<x-text><template shadowrootmode=open><div><slot name=a>none</slot></div></template>\
             <p slot=a>{text}</p><p>No slot is there for this text, so no reader sees it here.</p>\
             </x-text>"
        )),
        text
    );
    assert_eq!(between(&format!("<template><p>{text}</p></template>")), "");
}

/// Captions were sentences of the text, or glued to their credits.
#[test]
fn captions_are_apart_from_text_and_credit() {
    for (html, expected) in [
        (
            "<div class=picture><div><img src=a alt=x></div><span class=below>The old pier <span \
             class=credit>(Picture: Coast Service)</span></span></div>",
            "*The old pier (Picture: Coast Service)*",
        ),
        (
            "<figure><img src=a><figcaption><span class=vh>Picture caption</span>The \
             bell</figcaption></figure>",
            "*The bell*",
        ),
        (
            "<figure><img src=a><figcaption><span>At the pier</span><span class=source>Credit: \
             Coast Service</span></figcaption></figure>",
            "*At the pier Credit: Coast Service*",
        ),
        (
            "<div class='c-articleImage'><img src=a><span>The pier, seen from the north</span></div>",
            "*The pier, seen from the north*",
        ),
    ] {
        assert_eq!(between(html), expected, "{html}");
    }
}

#[test]
fn code_and_tables_keep_their_form() {
    assert_eq!(
        between("<pre><code>let a = 1;\n    a *b*\n</code></pre>"),
        "```\nlet a = 1;\n    a *b*\n```"
    );
    assert_eq!(
        between("<table><tr><td></td><th>Men</th></tr><tr><th>1999</th><td>5</td></tr></table>"),
        "|      |     |\n| ---- | --- |\n|      | Men |\n| 1999 | 5   |"
    );
    assert_eq!(
        between("<table><tr><th>a<th>b</tr><tr><td>c<td><code>d|e</code></tr></table>"),
        "| a   | b    |\n| --- | ---- |\n| c   | d\\|e |"
    );
    assert_eq!(
        between(
            "<ol><li>One thing that is known of it</li></ol><ol><li>and the first of others</li></ol>"
        ),
        "1. One thing that is known of it\n\n1) and the first of others"
    );
    assert_eq!(
        between(
            "<ol><li hidden>Not seen</li><li>One thing that is known of it</li><li value=7>and \
             another that is known</li></ol>"
        ),
        "2. One thing that is known of it\n\n7) and another that is known"
    );
    assert_eq!(
        between(
            "<ul><li>One thing that is known<ol start=3><li>and more of it</li></ol></li></ul>"
        ),
        "- One thing that is known\n\n  3. and more of it"
    );
}

/// Text with everything that Markdown may take for markup.
fn text() -> impl Strategy<Value = String> {
    "([a-zA-Zäß漢]{1,6}|[ -~]|[0-9]{1,3}[.)] |\u{a0}|“|”|–|[*_~`|#>+=-]{1,3}|\\[\\[|!\\[|&lt|\n){0,8}"
}

/// The element of a line: its opening tag and its end.
const LINE_TAGS: &[(&str, &str)] = &[
    ("<b>", "</b>"),
    ("<i>", "</i>"),
    ("<em>", "</em>"),
    ("<strong>", "</strong>"),
    ("<code>", "</code>"),
    ("<del>", "</del>"),
    ("<s>", "</s>"),
    ("<q>", "</q>"),
    ("<sup>", "</sup>"),
    ("<sub>", "</sub>"),
    ("<a href='https://a.example/b_(c)?d=&amp;lt;'>", "</a>"),
    ("<a>", "</a>"),
    ("<abbr title=x>", "</abbr>"),
    ("<ruby>x<rt>", "</rt></ruby>"),
    ("<span>", "</span>"),
    ("<mark>", "</mark>"),
    ("<br>", ""),
    ("<wbr>", ""),
];

const BLOCK_TAGS: &[(&str, &str)] = &[
    ("<p>", "</p>"),
    ("<h3>", "</h3>"),
    ("<ul><li>", "</li></ul>"),
    ("<ol start=3><li>", "</li><li>x</li></ol>"),
    ("<blockquote>", "</blockquote>"),
    ("<blockquote><p>", "</p></blockquote>"),
    ("<dl><dt>x</dt><dd>", "</dd></dl>"),
    ("<pre>", "</pre>"),
    ("<pre><code>", "</code></pre>"),
    ("<figure><figcaption>", "</figcaption></figure>"),
    ("<table><tr><th>x</th><th>y</th></tr><tr><td>z</td><td>", "</td></tr></table>"),
    ("<div>", "</div>"),
    ("<del>", "</del>"),
];

fn line() -> impl Strategy<Value = String> {
    let leaf = text().prop_map(|text| crate::markdown::escaped(&text));
    leaf.prop_recursive(4, 12, 3, |inner| {
        (prop::collection::vec(inner, 0..3), prop::sample::select(LINE_TAGS), any::<bool>())
            .prop_map(|(parts, (open, close), spaced)| {
                let inner = parts.concat();
                if spaced {
                    format!(" {open} {inner} {close} ")
                } else {
                    format!("{open}{inner}{close}")
                }
            })
    })
}

fn blocks() -> impl Strategy<Value = String> {
    let leaf = line();
    leaf.prop_recursive(3, 12, 3, |inner| {
        (prop::collection::vec(inner, 1..3), prop::sample::select(BLOCK_TAGS))
            .prop_map(|(parts, (open, close))| format!("{open}{}{close}", parts.concat()))
    })
}

/// Returns a text without white space and control characters, with raised and lowered figures as
/// plain ones. A dash counts as a minus: raised before a figure it is written as one.
fn bare(text: &str) -> Vec<char> {
    use icu_normalizer::ComposingNormalizerBorrowed;
    const NFKC: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfkc();
    let plain = |c: char| if matches!(c, '−' | '–') { '-' } else { c };
    let text = NFKC.normalize(text);
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).map(plain).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Every character of the page's text is in the plain text of the Markdown, in order, and what
    /// is added are quotation marks and brackets.
    #[test]
    fn no_character_of_the_page_is_lost(blocks in prop::collection::vec(blocks(), 1..4)) {
        let html = format!(
            "<html lang=en><body><p>The first paragraph has words.</p>{}<p>The last one has more of \
             them.</p>", blocks.concat()
        );
        let shown: String = Html::parse_document(&html).root_element().text().collect();
        let keep: Vec<usize> = match crate::import::read_here(html.as_bytes(), &ImportInput {
            keep: &[1], ..ImportInput::default()
        }) {
            Ok(page) => (1..=page.blocks.len()).collect(),
            Err(_) => return Ok(()),
        };
        let input = ImportInput { keep: &keep, ..ImportInput::default() };
        let page = read(html.as_bytes(), &input).expect("all is kept");
        let expected = bare(&shown);
        let written = bare(&project(&page.body, Flavour::Article).plain.text);
        let mut wanted = expected.iter().peekable();
        let mut added = String::new();
        for c in &written {
            if wanted.peek() == Some(&c) { wanted.next(); } else { added.push(*c); }
        }
        let lost: String = wanted.collect();
        prop_assert!(lost.is_empty(), "{lost:?} of {html:?} in {:?}", page.body);
        prop_assert!(
            added.chars().all(|c| "“”‘’() /1⁄".contains(c)), "{added:?} in {:?} for {html:?}", page.body
        );
    }
}
