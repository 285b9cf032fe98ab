//! Facts that the text itself gives: the day of a dateline, the author who signs.

use super::LONG;
use crate::import::{ImportInput, ImportedPage, read};

fn imported(html: &str) -> ImportedPage {
    read(html.as_bytes(), &ImportInput::default()).expect("an article")
}

fn names(page: &ImportedPage) -> Vec<String> {
    page.facts.byline.as_ref().map(|byline| byline.value.clone()).unwrap_or_default()
}

#[test]
fn an_author_may_sign_the_text() {
    for end in [
        "<p><b><i>Una Fell</i></b></p>",
        "<p><em>Una Fell</em></p>",
        "<p>So it stayed, and nobody in the town of Kesten said a word.<br><em>Una Fell</em></p>",
    ] {
        let page = imported(&format!("<h1>Bridge shut</h1><p>{LONG}</p><p>{LONG} So.</p>{end}"));
        assert_eq!(names(&page), ["Una Fell"], "{end}");
    }
    for end in [
        "<p>Una Fell</p>",
        "<p><em>Kinds of the bridge</em></p>",
        "<p><em>The end</em></p>",
        "<p><em>Una Fell</em> has built it, and nobody in the town of Kesten said a word.</p>",
        "<p><strong>Una Fell</strong></p><p>We had not been told of it, the builder said then.</p>",
    ] {
        let page = imported(&format!("<h1>Bridge shut</h1><p>{LONG}</p><p>{LONG} So.</p>{end}"));
        assert!(names(&page).is_empty(), "{end}");
    }
    let stated = "<p class=author>Rolf Stane</p>";
    let page = imported(&format!(
        "<h1>Bridge shut</h1>{stated}<p>{LONG}</p><p>{LONG} So.</p><p><em>Una Fell</em></p>"
    ));
    assert_eq!(names(&page), ["Rolf Stane"]);
}

#[test]
fn the_first_paragraph_may_begin_with_the_day() {
    for line in ["12.04.2023 – ", "(12 April 2023) ", "Kesten, 12 April 2023 — "] {
        for page in [
            format!("<h1>Bridge shut</h1><p>{line}{LONG}</p><p>{LONG} So.</p>"),
            format!("Bridge shut\n\n{line}{LONG}\n\n{LONG} So.\n"),
        ] {
            let published = imported(&page).facts.published.expect("a day");
            assert_eq!(published.value.date.to_string(), "2023-04-12", "{page}");
        }
    }
    let stated = "<meta property=\"article:published_time\" content=\"2023-04-14\">";
    let page = format!("{stated}<h1>Bridge shut</h1><p>12.04.2023 – {LONG}</p><p>{LONG} So.</p>");
    let published = imported(&page).facts.published.expect("a day");
    assert_eq!(published.value.date.to_string(), "2023-04-14");
}

/// A page with a film has few words, in a box named like a teaser, and a form to log in.
#[test]
fn sentences_beside_the_headline_are_kept_where_nothing_else_is() {
    let page = imported(&format!(
        "<body><nav><a href=/>Home</a> <a href=/tv>Films</a></nav><div><h1>Bridge shut</h1>\
         <div class=teaser-box><p>by Una Fell</p><p>{LONG}</p><p>2 min</p></div></div>\
         <div class=overlay><form>Password <input type=password></form></div>"
    ));
    assert_eq!(page.body.trim(), LONG);
    assert_eq!(names(&page), ["Una Fell"]);
}
