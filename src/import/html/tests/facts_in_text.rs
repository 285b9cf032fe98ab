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

/// The day of a page with a headline, `beside` around it, and four paragraphs.
fn day_of(above: &str, below: &str) -> String {
    let page = imported(&format!(
        "<body>{above}<h1>Bridge shut after the flood</h1>{below}<p>{LONG}</p><p>{LONG} So.</p>\
         <p>{LONG} Then.</p><p>{LONG} At last.</p>"
    ));
    page.facts.published.map(|day| day.value.date.to_string()).unwrap_or_default()
}

#[test]
fn the_day_of_a_change_stays_one_where_a_line_repeats_it() {
    for below in [
        "<time class=updated datetime=\"2024-05-16\">16 May 2024</time>",
        "<p><time itemprop=dateModified datetime=\"2024-05-16\">16 May 2024</time></p>",
        "<span class=\"last-updated\">16 May 2024</span>",
        "<meta property=\"article:modified_time\" content=\"2024-05-16T10:00:00Z\"><p>16 May 2024</p>",
        "<p>Last modified: 16 May 2024</p>",
    ] {
        assert_eq!(day_of("", below), "", "{below}");
    }
}

#[test]
fn a_day_before_the_web_is_no_day_of_publication() {
    for below in [
        "<p>14 May 1962</p>",
        "<time datetime=\"1962-05-14\">14 May 1962</time>",
        "<p class=date>14 May 1962</p>",
    ] {
        assert_eq!(day_of("", below), "", "{below}");
    }
}

#[test]
fn a_clock_in_the_header_of_the_page_is_not_the_day() {
    for above in [
        "<header class=masthead><time datetime=\"2024-06-01\">1 June 2024</time></header>",
        "<header>Saturday, June 1, 2024</header>",
        "<nav><a href=\"/\">Home</a><time datetime=\"2024-06-01\">1 June 2024</time></nav>",
        "<div class=clock>Saturday 1 June 2024</div>",
        "<span class=\"current-date\">1 June 2024</span>",
    ] {
        assert_eq!(day_of(above, ""), "", "{above}");
        assert_eq!(day_of(above, "<p class=date>14 May 2024</p>"), "2024-05-14", "{above}");
    }
    let of_article = "<article><header><p class=date>14 May 2024</p></header>";
    assert_eq!(day_of(of_article, ""), "2024-05-14");
}

#[test]
fn a_day_that_the_text_tells_of_is_not_its_own() {
    let told =
        format!("<p>It was on <time datetime=\"1999-05-20\">20 May 1999</time> that {LONG}</p>");
    assert_eq!(day_of("", &told), "");
    assert_eq!(day_of("", &format!("<p class=date>14 May 2024</p>{told}")), "2024-05-14");
}

#[test]
fn the_day_beside_a_link_to_another_article_is_that_of_the_other() {
    for other in [
        "<div><a href=\"/b\">School shut by a storm</a><time datetime=\"2024-04-20\">20 April</time></div>",
        "<div class=related><a href=\"/b\">School shut by a storm</a> 20 April 2024</div>",
        "<h3>Read also</h3><ul><li><a href=\"/b\">School shut by a storm</a> <time>20 April 2024</time></ul>",
    ] {
        assert_eq!(day_of("", other), "", "{other}");
        let own = format!("<p>14 May 2024</p>{other}");
        assert_eq!(day_of("", &own), "2024-05-14", "{other}");
    }
    let own =
        "<p><a href=\"/moss\">Ada Moss</a> <time datetime=\"2024-05-14\">14 May 2024</time></p>";
    assert_eq!(day_of("", own), "2024-05-14");
}

#[test]
fn a_description_of_another_article_gives_no_facts() {
    let of = |headline: &str, more: &str| {
        format!(
            "<script type=\"application/ld+json\">{{\"@type\": \"NewsArticle\", \"headline\": \
             \"{headline}\", {more} \"datePublished\": \"2024-04-20\", \"author\": {{\"name\": \
             \"Ada Moss\"}}}}</script>"
        )
    };
    assert_eq!(day_of(&of("Well dug in Lower Town", ""), ""), "");
    let address = "\"url\": \"https://gazette.example/well\",";
    assert_eq!(day_of(&of("Well dug in Lower Town", address), ""), "");
    assert_eq!(day_of(&of("Bridge shut after the flood", ""), ""), "2024-04-20");
}
