//! Captions of pictures, whatever their elements are.

use super::{LONG, between, page};
use crate::import::{BlockKind, LeftOutKind};

#[test]
fn a_figure_needs_no_figcaption() {
    for (html, expected) in [
        ("<figure><img src=a><p>The old pier</p></figure>", "*The old pier*"),
        (
            "<figure><div><img src=a></div><div>The old pier, seen from the ferry.</div></figure>",
            "*The old pier, seen from the ferry.*",
        ),
        ("<figure><picture><img src=a></picture>Am alten Anleger</figure>", "*Am alten Anleger*"),
        // A quotation and code are figures, too.
        (
            "<figure><blockquote><p>We saw the crack long before the others came to look.</p>\
             </blockquote></figure>",
            "> We saw the crack long before the others came to look.",
        ),
    ] {
        assert_eq!(between(html), expected, "{html}");
    }
}

#[test]
fn text_right_below_a_picture_is_its_caption() {
    let caption = "The ferry on the bank on Monday, before the tide came in and took it off again.";
    for html in [
        format!("<div><img src=a><div>{caption}</div></div>"),
        format!("<table><tr><td><img src=a></td></tr><tr><td>{caption}</td></tr></table>"),
        format!("<center><a href=/big><img src=a></a><br>{caption}</center>"),
        format!("<dl class=wp-caption><dt><img src=a></dt><dd>{caption}</dd></dl>"),
    ] {
        assert_eq!(between(&html), format!("*{caption}*"), "{html}");
    }
    for html in [
        "<div class=media><img src=a><p>The ferry on the bank</p></div>",
        "<p><img src=a> The ferry on the bank</p>",
    ] {
        assert!(["*The ferry on the bank*", ""].contains(&&*between(html)), "{html}");
    }
    // Paragraphs with a picture are text.
    for html in [
        format!("<div><img src=a><p>{caption}</p></div>"),
        format!("<p><img src=a>{caption}</p>"),
        format!("<div><p><img src=a></p><p>{caption}</p></div>"),
    ] {
        assert_eq!(between(&html), caption, "{html}");
    }
}

#[test]
fn a_caption_is_not_glued_to_the_paragraph() {
    let text = "It is known that two men saw the crack before anyone else did, and said nothing.";
    for caption in [
        "<span class=caption>The pier at noon</span>",
        "<small>The pier at noon</small><br>",
        "<br><em>The pier at noon</em><br>",
        "<span class=img_caption>The pier at noon</span> ",
    ] {
        let html = format!("<p><img src=a>{caption}{text}</p>");
        assert_eq!(between(&html), format!("*The pier at noon*\n\n{text}"), "{html}");
    }
    let html = format!("<p>{text}<br><img src=a><br><small>The pier at noon</small></p>");
    assert_eq!(between(&html), format!("{text}\n\n*The pier at noon*"));
    let html = format!("<p><img src=a><br>The pier at noon. Photo: Ada Moss<br>{text}</p>");
    assert_eq!(between(&html), format!("*The pier at noon. Photo: Ada Moss*\n\n{text}"));
    // What is set in a line of its own words is not a caption.
    let html = format!("<p><img src=a> <em>The Quay</em> says so. {text}</p>");
    assert_eq!(between(&html), format!("*The Quay* says so. {text}"));
}

#[test]
fn alternative_texts_are_no_text_and_are_listed() {
    let html = "<figure><img src=a alt='A man on a pier'><figcaption>The pier</figcaption></figure>\
                <p>It is <img src=b alt='a drawing of a fish'> known that two men saw the crack.</p>\
                <p><img src=c alt=' '>Nobody else had been there on that day, the two men said.</p>";
    let page = page(html).expect("an article");
    assert!(!page.body.contains("man on a pier") && !page.body.contains("fish"), "{}", page.body);
    let texts: Vec<(usize, &str)> =
        page.left_out.iter().map(|left| (left.block, left.text.as_str())).collect();
    assert_eq!(texts, [(2, "A man on a pier"), (3, "a drawing of a fish")]);
    assert!(page.left_out.iter().all(|left| left.kind == LeftOutKind::AlternativeText));
    assert_eq!(page.blocks[2].kind, BlockKind::Caption);
    assert_eq!(page.blocks[1].text, LONG);
}
