//! The day of publication, in elements, tags, lines and the address.

use super::*;

#[test]
fn days_that_differ_are_warned_of() {
    let (_, warnings) = read(
        r#"<meta property="article:published_time" content="2024-03-05">
        <meta name="date" content="2023-01-01">"#,
    );
    assert!(warnings[0].contains("2023-01-01"), "{warnings:?}");
}

#[test]
fn a_line_of_a_picture_or_far_below_the_headline_is_not_the_day() {
    let line = "<p>12 March 2019</p>";
    let text =
        |times: usize| "<p>The weir broke in the night, and the water is still high.".repeat(times);
    assert_eq!(day(&weir("", &format!("{H1}{line}{}", text(1)))), "2019-03-12");
    for body in [
        format!("{}<figure><img src=a>{line}</figure>", text(1)),
        format!("{}<figure><img src=a><figcaption>12 March 2019</figcaption></figure>", text(1)),
        format!("{}{line}", text(30)),
        format!("{}<ul><li><b>Another weir</b> <span>12 March 2019</span></li></ul>", text(30)),
    ] {
        assert_eq!(day(&weir("", &format!("{H1}{body}"))), "", "{body}");
    }
}

#[test]
fn a_time_of_something_else_is_not_the_day() {
    let published =
        "<time itemprop=datePublished datetime=\"2023-04-12T09:20:00Z\">12 April</time>";
    for other in [
        "<time itemprop=dateModified datetime=\"2023-04-14T09:20:00Z\">14 April</time>",
        "<time class=updated datetime=\"2023-04-14\">14 April</time>",
        "<span class=\"last-update\"><time datetime=\"2023-04-14\">14 April</time></span>",
    ] {
        assert_eq!(day(&weir("", &format!("{H1}<p>{other} {published}"))), "2023-04-12", "{other}");
        assert_eq!(day(&weir("", &format!("{H1}<p>{other}"))), "", "{other}");
    }
    for other in [
        "<ol class=comments><li><time datetime=\"2023-04-14\">14 April</time></ol>",
        "<div class=\"related-articles\"><time datetime=\"2023-04-14\">14 April</time></div>",
        "<nav><time datetime=\"2023-04-14\">14 April</time></nav>",
    ] {
        assert_eq!(day(&weir("", &format!("{H1}<p>Text.</p>{other}"))), "", "{other}");
    }
}

#[test]
fn a_day_that_cannot_be_is_passed_over_and_said() {
    for (stated, line) in [
        ("0001-01-01T00:00:00Z", "Published 9:40 AM EST April 12, 2023"),
        ("1970-01-01T00:00:00Z", "12 April 2023"),
        ("1899-12-30", "Veröffentlicht am 12. April 2023"),
    ] {
        let html = format!(
            "{}{H1}<div class=stamp>{line}</div>",
            ld(&format!("\"datePublished\": \"{stated}\""))
        );
        let (facts, warnings) = read(&html);
        assert_eq!(day(&facts), "2023-04-12", "{stated}");
        assert!(warnings.iter().any(|warning| warning.contains("cannot be")), "{warnings:?}");
    }
}

#[test]
fn a_day_in_utc_gives_way_to_the_day_at_the_outlet() {
    let utc = ld("\"datePublished\": \"2023-04-12T02:05:10Z\"");
    let facts = weir(&utc, &format!("{H1}<p class=when>Posted April 11, 9:05 PM</p>"));
    let (time, offset) = facts.published.clone().expect("a day").value.time.expect("a time");
    assert_eq!(format!("{} {time} {offset}", day(&facts)), "2023-04-11 21:05:10 -05");
    let facts = weir(&utc, &format!("{H1}<p class=date>April 11, 2023</p>"));
    assert_eq!(day(&facts), "2023-04-11");
    let same = "<time class=published datetime=\"2023-04-11T21:05:10-05:00\">11 April</time>";
    assert_eq!(day(&weir(&utc, &format!("{H1}{same}"))), "2023-04-11");
    // A page that shows the same day leaves the time as it is.
    let facts = weir(&utc, &format!("{H1}<p class=date>April 12, 2023</p>"));
    assert!(facts.published.expect("a day").value.time.is_some());
}

#[test]
fn the_same_day_twice_is_no_contradiction() {
    let stated = |tag: &str, json: &str| {
        let tag = format!("<meta property=\"article:published_time\" content=\"{tag}\">");
        read(&format!("{tag}{}{H1}", ld(&format!("\"datePublished\": \"{json}\"")))).1
    };
    assert!(stated("2023-04-12T07:15:00Z", "2023-04-12T09:20:59Z").is_empty());
    assert!(stated("2023-04-12", "2023-04-12T23:20:59Z").is_empty());
    assert!(stated("2023-04-11T22:20:59-05:00", "2023-04-12T03:20:59Z").is_empty());
    assert_eq!(stated("2023-04-12", "2023-03-01").len(), 1);
}

#[test]
fn the_day_is_found_below_a_standfirst_and_a_picture() {
    let between = "<h2>The owners call it a mishap, but anglers have warned of the old gate for \
        years and years</h2><figure><img src=a.jpg alt=\"\"><figcaption>The gate.</figcaption></figure>";
    for line in [
        "<div><span>weir.example</span> <time>April 12, 2023</time></div>",
        "<div class=meta><span class=date>12.04.2023</span></div>",
        "<p>12 April 2023</p>",
    ] {
        let body = format!("<article>{H1}{between}<div>By Una Fell</div>{line}</article>");
        let facts = weir("", &body);
        assert_eq!(
            (day(&facts).as_str(), names(&facts)),
            ("2023-04-12", vec!["Una Fell".into()]),
            "{line}"
        );
    }
}

#[test]
fn the_day_in_the_address_is_a_source_of_its_own() {
    let link = "<link rel=canonical href=\"https://weir.example/2023/04/12/weir\">";
    let facts = weir(link, H1);
    let published = facts.published.expect("a day");
    assert_eq!(
        (published.value.date.to_string().as_str(), published.source),
        ("2023-04-12", FactSource::Address)
    );
    let archived =
        "<link rel=canonical href=\"https://web.archive.org/web/20230412/http://weir.example/a\">";
    assert!(weir(archived, H1).published.is_none());
}

#[test]
fn a_day_is_found_behind_a_label() {
    for line in [
        "<h5>Date: </h5>12.04.2023<br>",
        "<dl><dt>Published</dt><dd>12 April 2023</dd></dl>",
        "<p><b>Veröffentlicht am:</b> 12. April 2023</p>",
    ] {
        let body = format!("{H1}<p>The weir at Kesten has broken.</p><div>{line}</div>");
        assert_eq!(day(&weir("", &body)), "2023-04-12", "{line}");
    }
}

#[test]
fn words_before_an_element_say_what_its_day_is() {
    for line in [
        "<p>Version 8, last edited: <span class=odate>12 Apr 2023 15:15</span></p>",
        "<p>Zuletzt bearbeitet am <time>12. April 2023</time></p>",
    ] {
        assert_eq!(day(&weir("", &format!("{H1}{line}"))), "", "{line}");
    }
}

#[test]
fn the_end_of_a_period_in_a_headline_is_not_the_day() {
    let (facts, _) = read("<h1>Week of 8. - 12. April 2023</h1><p>Text.");
    assert_eq!(day(&facts), "");
}

#[test]
fn a_headline_may_begin_with_its_day() {
    for title in ["12.04.2023 - Weir breaks at Kesten", "12 April 2023 | Weir breaks"] {
        let head = format!("<meta property=\"og:title\" content=\"{title}\">");
        assert_eq!(day(&weir(&head, H1)), "2023-04-12", "{title}");
    }
    let film = r#"<script type="application/ld+json">{"@type": "VideoObject", "name":
        "Weir breaks at Kesten", "uploadDate": "2023-04-12T20:57:00+02:00"}</script>"#;
    assert_eq!(day(&weir(film, H1)), "2023-04-12");
}

/// Issue 17: when the outlet changed the article was read only to know that it is not the day.
#[test]
fn the_time_of_a_change_is_that_which_the_page_states_for_machines() {
    let published = "\"datePublished\": \"2023-04-12T09:20:00Z\"";
    let tag = |at: &str| format!("<meta property=\"article:modified_time\" content=\"{at}\">");
    for (head, modified) in [
        (ld(&format!("{published}, \"dateModified\": \"2023-04-12T11:00:00Z\"")), Some("11:00:00")),
        (ld(published) + &tag("2023-04-13T07:30:00Z"), Some("07:30:00")),
        // Not later, without a time, impossible.
        (ld(published) + &tag("2023-04-12T09:20:00Z"), None),
        (ld(published) + &tag("2023-04-14"), None),
        (ld(published) + &tag("0001-01-01T00:00:00Z"), None),
        (ld(published), None),
    ] {
        let facts = weir(&head, H1);
        let time = facts.modified.as_ref().and_then(|at| at.value.time).map(|at| at.0.to_string());
        assert_eq!(time.as_deref(), modified, "{head}");
    }
}
