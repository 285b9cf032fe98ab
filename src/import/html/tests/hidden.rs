//! What the style sheets of a page hide, and what they show within it.

use super::{between, page};
use crate::import::LeftOutKind;

const GONE: &str = "Eighty men were on board, and two of them are missing, it was said at first.";
const SEEN: &str = "All of them have been found, it was said later on that evening.";

#[test]
fn selectors_may_list_and_contain_others() {
    for (style, tag, hidden) in [
        (":is(.old, .gone){display:none}", "p class=old", true),
        ("article :is(.gone, p.old){display:none}", "p class=old", true),
        ("article p:where(.old){display:none}", "p class=old", true),
        (":is(.old, .gone):not(.x){display:none}", "p class=gone", true),
        (":is(.gone, .x){display:none}", "p class=old", false),
        ("article{.old{display:none}}", "p class=old", true),
        ("article{color:red;& > p.old{display:none;color:red}}", "p class=old", true),
        (".old{color:red;&.now{display:none}}", "p class='old now'", true),
        ("@media screen{article{p{&.old{display:none}}}}", "p class=old", true),
        ("article{@media print{.old{display:none}}}", "p class=old", false),
        (".old{@media screen{display:none}}", "p class=old", true),
        (".old{.x{color:red;display:none}}", "p class=old", false),
        (".old{.x{display:none}color:red}", "p class=old", false),
        (".x{.y{color:red}display:none} .z{color:red}", "p class=z", false),
        (".old{position:absolute;left:-9999px}", "p class=old", true),
        (".old{position:absolute;top:-2px}", "p class=old", false),
    ] {
        let written = between(&format!("<style>{style}</style><{tag}>{GONE}</p>"));
        assert_eq!(written.is_empty(), hidden, "{style}: {written}");
    }
}

#[test]
fn what_is_visible_again_in_an_invisible_box_is_shown() {
    for (style, html) in [
        (".a{visibility:hidden} .b{visibility:visible}", "<div class=a>#<p class=b>*</p></div>"),
        ("", "<div style='visibility: hidden'><p>#</p><p style='visibility: visible'>*</p></div>"),
        (
            ".a{visibility:hidden}",
            "<div class=a><p>#</p><div style='visibility:visible'><p>*</p></div></div>",
        ),
        (
            ".a{visibility:collapse;.b{visibility:visible}}",
            "<div class=a>#<span class=b>*</span></div>",
        ),
        ("", "<p><span style='visibility:hidden'>#<b style='visibility:visible'>*</b></span></p>"),
    ] {
        let html = html.replace('#', "Two are missing.").replace('*', SEEN);
        let written = between(&format!("<style>{style}</style>{html}"));
        assert_eq!(written.trim_matches('*'), SEEN, "{html}");
    }
    for (style, html) in [
        // `display` hides all that is in it.
        (".a{display:none} .b{visibility:visible}", "<div class=a><p class=b>#</p></div>"),
        (".a{visibility:hidden}", "<div class=a><p style='visibility:inherit'>#</p></div>"),
        (
            ".a{visibility:hidden} .b{visibility:visible} .a .b{visibility:hidden}",
            "<div class=a><p class=b>#</p></div>",
        ),
    ] {
        let html = html.replace('#', GONE);
        assert_eq!(between(&format!("<style>{style}</style>{html}")), "", "{html}");
    }
    // The back of an element that turns is another thing.
    let card = format!("<div style='backface-visibility: hidden'><p>{SEEN}</p></div>");
    assert_eq!(between(&card), SEEN);
}

#[test]
fn words_hidden_within_a_line_are_listed() {
    for (style, html) in [
        ("", "<span hidden>very old</span>"),
        (".z{display:none}", "<b class=z>very old</b>"),
        (".z{visibility:hidden}", "<b class=z>very <i>old</i></b>"),
        ("", "<span class=visually-hidden>very old</span>"),
    ] {
        let html = format!(
            "<style>{style}</style><p>It is known that the {html} pier was seen by two men then.</p>"
        );
        let page = page(&html).expect("an article");
        assert!(page.body.contains("known that the pier was seen"), "{}", page.body);
        let [left] = &page.left_out[..] else { panic!("{:?}", page.left_out) };
        assert_eq!((left.kind, left.text.as_str()), (LeftOutKind::Hidden, "very old"), "{html}");
        assert!(page.blocks[left.block].text.contains("seen by two men"), "{html}");
    }
    let sign = "<i class=material-icons aria-hidden=true>arrow_back</i>";
    let html = format!("<p>It is {sign} known that the pier was seen by two men then.</p>");
    assert!(page(&html).expect("an article").left_out.is_empty(), "a sign is no word");
}
