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

#[test]
fn all_elements_of_authors_beside_each_other_count() {
    for (line, expected) in [
        (
            "<p><a rel=author href=/m>Ada Moss</a>, <a rel=author href=/f>Una Fell</a></p>",
            vec!["Ada Moss", "Una Fell"],
        ),
        (
            "<p>By <span itemprop=author>Ada Moss</span> and <span itemprop=author>Una Fell</span></p>",
            vec!["Ada Moss", "Una Fell"],
        ),
        ("<p>Text: Ada Moss, Foto: Rolf Stane</p>", vec!["Ada Moss"]),
        ("<p class=author>Ada Moss (Kesten)</p>", vec!["Ada Moss"]),
    ] {
        let page = imported(&format!("<h1>Bridge shut</h1>{line}<p>{LONG}</p><p>{LONG} So.</p>"));
        assert_eq!(names(&page), expected, "{line}");
    }
}

#[test]
fn who_made_a_picture_or_wrote_an_embedded_post_is_not_the_author() {
    for inside in [
        "<figure><img src=a.jpg><figcaption>The bridge <span class=author>Rolf Stane</span></figcaption></figure>",
        "<div class=\"social-post\"><div class=author>Rolf Stane</div><p>I have seen the bridge myself, and nobody will ever make me cross it again.</p></div>",
    ] {
        let page = imported(&format!("<h1>Bridge shut</h1><p>{LONG}</p>{inside}<p>{LONG} So.</p>"));
        assert!(names(&page).is_empty(), "{inside}");
        if inside.contains("social") {
            assert!(page.body.contains("nobody will ever make me cross"), "{}", page.body);
        }
    }
}

#[test]
fn agencies_that_the_text_credits_are_proposed() {
    for (first, last, expected) in [
        ("KESTEN, May 14 (Reuters) - ", "", "Reuters"),
        ("", "<p>(dpa/AFP)</p>", "dpa/AFP"),
        ("", "<p>With Post wires</p>", "With Post wires"),
        ("", "<p>dpa/lby</p>", "dpa/lby"),
    ] {
        let page =
            imported(&format!("<h1>Bridge shut</h1><p>{first}{LONG}</p><p>{LONG} So.</p>{last}"));
        let found: Vec<&str> = page.facts.agencies.iter().map(|it| it.value.as_str()).collect();
        assert_eq!(found, [expected], "{first}{last}");
    }
    let picture = imported(&format!(
        "<h1>Bridge shut</h1><p>{LONG}</p><p>{LONG} So.</p><p>Foto: Rolf Stane/dpa</p>"
    ));
    assert!(picture.facts.agencies.is_empty(), "{:?}", picture.facts.agencies);
}

#[test]
fn the_times_of_a_report_stay_and_a_name_does_not_touch_them() {
    let entries: String = ["18:52", "17:20", "16:05", "15:40"]
        .iter()
        .map(|time| format!("<div class=entry><time>{time}</time><span class=by>Ada Moss</span><p>{LONG}</p></div>"))
        .collect();
    let page = imported(&format!("<h1>Bridge shut</h1>{entries}"));
    assert!(!page.body.contains("18:52Ada"), "{}", page.body);
    for time in ["18:52", "17:20", "16:05", "15:40"] {
        assert!(page.body.contains(time), "{time}: {}", page.body);
    }
    let page = imported(&format!(
        "<h1>Bridge shut</h1><p>9:40 a.m.</p><p>{LONG}</p><p>7:15 a.m.</p><p>{LONG} So.</p>\
         <p>6:30 a.m.</p><p>{LONG} Then.</p>"
    ));
    assert!(page.body.contains("9:40") && page.body.contains("7:15"), "{}", page.body);
}

#[test]
fn a_language_that_cannot_be_told_is_said() {
    let short = "Мост закрыт до весны, сказал мэр города в среду.";
    let page = imported(&format!("<article><h1>Мост закрыт</h1><p>{short}</p></article>"));
    assert!(
        page.facts.lang.is_some() || page.warnings.iter().any(|it| it.contains("language")),
        "{:?}",
        page.warnings
    );
}
