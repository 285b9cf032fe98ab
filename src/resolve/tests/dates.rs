//! Dates of an article, and the corrections in its front matter.

use super::{Briefing, Resolved, note};
use crate::diag::Code;
use crate::model::Basis;

/// Returns the words and days of article `a`.
fn days(made: &Resolved) -> Vec<(String, String, Basis)> {
    let article = made.article("a");
    let words = |range: &std::ops::Range<u32>| {
        article.doc.body.plain.text[range.start as usize..range.end as usize].to_owned()
    };
    let day = |mention: &crate::model::site::DateMention| {
        (words(&mention.range), mention.value.to_string(), mention.basis)
    };
    article.dates.iter().map(day).collect()
}

fn date(words: &str, occurrence: Option<u32>, value: &str) -> String {
    let occurrence = occurrence.map_or(String::new(), |number| format!("occurrence = {number}\n"));
    format!("[[date]]\nwords = \"{words}\"\n{occurrence}value = {value}\n")
}

#[track_caller]
fn found(front: &str, text: &str, expected: &[(&str, &str, Basis)]) {
    let made = Briefing::new().article_with("a", front, text).faultless();
    let expected: Vec<_> = expected
        .iter()
        .map(|(words, day, basis)| ((*words).to_owned(), (*day).to_owned(), *basis))
        .collect();
    assert_eq!(days(&made), expected);
}

#[test]
fn a_correction_holds_for_all_its_words_or_for_one() {
    use Basis::{Corrected, Relative};
    let text = "On Sunday it rained; on Sunday too.";
    found(
        &date("Sunday", None, "2025-06-08"),
        text,
        &[("Sunday", "2025-06-08", Corrected), ("Sunday", "2025-06-08", Corrected)],
    );
    found(
        &date("Sunday", Some(2), "2025-06-08"),
        text,
        &[("Sunday", "2025-06-01", Relative), ("Sunday", "2025-06-08", Corrected)],
    );
    found(&date("Sunday", None, "false"), text, &[]);
    found(&date("Sunday", Some(1), "false"), text, &[("Sunday", "2025-06-01", Relative)]);
}

#[test]
fn the_correction_of_one_occurrence_overrides_that_of_all() {
    let front = date("Sunday", None, "2025-06-08") + &date("Sunday", Some(2), "false");
    found(&front, "On Sunday; on Sunday.", &[("Sunday", "2025-06-08", Basis::Corrected)]);
}

#[test]
fn a_correction_may_name_words_that_are_no_date() {
    let front = date("the feast", None, "2025-05-30");
    found(&front, "At the\nfeast it rained.", &[("the feast", "2025-05-30", Basis::Corrected)]);
}

#[test]
fn a_correction_of_a_part_replaces_the_whole() {
    let front = date("1 June", None, "2024-06-01");
    found(&front, "On Sunday, 1 June, it rained.", &[("1 June", "2024-06-01", Basis::Corrected)]);
}

#[test]
fn a_correction_that_finds_nothing_warns() {
    for (front, says) in [
        (date("Monday", None, "false"), "does not occur"),
        (date("Sunday", Some(2), "false"), "occurs once"),
        (date("Sun", None, "false"), "does not occur"),
        (date("\u{ad}", None, "false"), "does not occur"),
        (date("Sunday", None, "false") + &date("Sunday", None, "false"), "another correction"),
    ] {
        let fault = Briefing::new()
            .article_with("a", &front, "On Sunday it rained.")
            .fault(Code::UnusedCorrection);
        assert!(fault.message.contains(says), "{}", fault.message);
    }
}

#[test]
fn a_date_does_not_span_two_blocks() {
    use Basis::{Explicit, Relative, YearSupplied};
    let text = "# On Sunday\n\n1 June was warm.\n\n| May | 16 |\n|---|---|\n| 17 | June 2024 |";
    let expected = [
        ("Sunday", "2025-06-01", Relative),
        ("1 June", "2025-06-01", YearSupplied),
        ("June 2024", "2024-06", Explicit),
    ];
    found("", text, &expected);
}

#[test]
fn a_date_may_count_from_one_in_the_block_before() {
    let text = "They came on 1 June 2025.\n\nThe next day they left.";
    let expected = [
        ("1 June 2025", "2025-06-01", Basis::Explicit),
        ("The next day", "2025-06-02", Basis::Textual),
    ];
    found("", text, &expected);
}

#[test]
fn a_correction_may_be_a_month_a_year_or_a_range() {
    for value in ["2025-06-08", "2025-06", "2025", "2025-05-31/2025-06-01"] {
        let front = format!("[[date]]\nwords = \"Sunday\"\nvalue = \"{value}\"");
        found(&front, "On Sunday it rained.", &[("Sunday", value, Basis::Corrected)]);
    }
}

#[test]
fn a_date_may_span_two_lines_but_is_not_found_in_code() {
    let text = "On *1\nJune* 2025. `2025-06-02`\n\n    3 June 2025";
    found("", text, &[("1 June 2025", "2025-06-01", Basis::Explicit)]);
}

#[test]
fn dates_are_read_by_the_rules_of_the_articles_language_or_else_the_sites() {
    let text = "Im Mai 2024 kostete sie 2015 Euro; am 13.05.2025 nichts mehr.";
    let both =
        [("Mai 2024", "2024-05", Basis::Explicit), ("13.05.2025", "2025-05-13", Basis::Explicit)];
    found("lang = \"de\"", text, &both);
    found("lang = \"hu\"", text, &both[1..]);
    let german_site = || Briefing::new().file("manicule.toml", "title = \"T\"\nlang = \"de-AT\"");
    let made = german_site().article("a", text).faultless();
    assert_eq!(days(&made).len(), 2);
    let made = german_site().article_with("a", "lang = \"en-GB\"", text).faultless();
    let words: Vec<String> = days(&made).into_iter().map(|day| day.0).collect();
    assert_eq!(words, ["2015", "13.05.2025"]);
}

#[test]
fn dates_in_notes_are_read_by_the_rules_of_the_sites_language() {
    let note = note("n", "Mai") + "\nBased on a law of June 2023.\n";
    let dates = |settings: &str| {
        let briefing = Briefing::new().file("manicule.toml", settings);
        let made = briefing.article_with("a", "lang = \"de\"", "Im Mai.").notes("a", &note);
        made.faultless().article("a").notes.iter().map(|note| note.dates.len()).sum::<usize>()
    };
    assert_eq!(dates("title = \"T\""), 1);
    assert_eq!(dates("title = \"T\"\nlang = \"fr\""), 0);
}

/// A note of a later year was read as if it were written with the article: “in June” of March was
/// June of the year before.
#[test]
fn a_month_in_a_note_is_that_near_to_the_article_unless_the_note_tells_of_another_year() {
    for (words, expected) in [
        ("In July the Herald said so.", &["2025-07"][..]),
        ("In May it was shut.", &["2025-05"]),
        ("On 16 May and on 3 August.", &["2025-05-16", "2025-08-03"]),
        ("On Monday, 2 June.", &["2025-06-02"]),
        // Too far away to be sure of the year.
        ("In December and in January, on 1 November.", &[]),
        // Counted from the day of writing, which nobody knows.
        ("Last June, this May, yesterday.", &[]),
        ("In 2014 it was shut, in May it was open.", &["2014"]),
        ("In May, after [[2014-03|March]], it was open.", &[]),
        ("In May 2025 it was shut, in July open.", &["2025-05", "2025-07"]),
    ] {
        let note = note("n", "It rained") + &format!("\n{words}\n");
        let made = Briefing::new().article_with("a", "", "It rained.").notes("a", &note);
        let made = made.faultless();
        let dates = made.article("a").notes.iter().flat_map(|note| &note.dates);
        let found: Vec<String> = dates.map(|date| date.value.to_string()).collect();
        assert_eq!(found, expected, "{words}");
    }
}

#[test]
fn a_date_that_the_editor_set_or_that_is_counted_from_an_inferred_day_is_not_certain() {
    let text = "On 1 June 2025 it rained; yesterday it snowed; the feast was dry.";
    let certainties = |front: &str| {
        let front = front.to_owned() + &date("the feast", None, "2025-05-30");
        let made = Briefing::new().article_with("a", &front, text).faultless();
        let dates = made.article("a").dates.iter();
        dates.map(|date| date.certainty.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(certainties(""), ["certain", "certain", "inferred"]);
    let day = "[inferred]\npublished = \"its words\"\n";
    assert_eq!(certainties(day), ["certain", "inferred", "inferred"]);
}

#[test]
fn articles_of_a_day_are_in_the_order_of_time_then_as_the_editor_has_them() {
    let article =
        |front: &str| format!("+++\ntitle = \"T\"\noutlet = \"o\"\n{front}\n+++\n\nText.\n");
    let timed = |time: &str| article(&format!("published = 2025-06-03T{time}:00Z\nsequence = 1"));
    let site = Briefing::new()
        .article("a", "No place.")
        .article_with("b", "sequence = 2", "Text.")
        .article_with("c", "sequence = 1", "Text.")
        .article_with("d", "sequence = -1", "Text.")
        .file("content/articles/e.md", &timed("09:00"))
        .file("content/articles/f.md", &timed("12:00"))
        .faultless()
        .site;
    let order: Vec<&str> = site.articles.iter().map(|it| it.doc.id.as_str()).collect();
    assert_eq!(order, ["e", "d", "a", "c", "f", "b"], "noon stands for a time that is not known");
}
