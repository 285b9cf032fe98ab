//! Pages with characters and an order of blocks that few pages have: none may cause a panic.

use super::{LONG, page};
use crate::import::{ImportInput, read};

/// Characters of more than one byte that occur right before a number.
const BEFORE_NUMBERS: [&str; 8] =
    ["&nbsp;", "\u{2009}", "\u{202f}", "£", "€", "’", "\u{ff11}", "\u{200f}"];

#[test]
fn a_number_may_follow_any_character() {
    for before in BEFORE_NUMBERS {
        for number in ["10:30", "18.40", "9h05", "2025"] {
            let line =
                format!("<p>5 June 2025,{before}{number}</p><p>Ticket: {before}{number}</p>");
            assert!(page(&line).is_ok(), "{line}");
        }
    }
}

#[test]
fn a_time_behind_a_space_of_two_bytes_is_read() {
    let page = page("").expect("an article");
    assert!(page.facts.published.is_none());
    let html = format!(
        "<html lang=en><title>Bridge shut</title><body><article><h1>Bridge shut</h1>\
         <p>5 June 2025,&nbsp;10:30&nbsp;GMT</p><p>{LONG}</p><p>{LONG} So it stayed.</p>"
    );
    let page = read(html.as_bytes(), &ImportInput::default()).expect("an article");
    let published = page.facts.published.expect("a day").value;
    assert_eq!(published.date.to_string(), "2025-06-05");
    assert_eq!(published.time.expect("a time").0.to_string(), "10:30:00");
}

#[test]
fn a_headline_may_follow_the_last_paragraph() {
    let above = format!("<html><title>Bridge shut</title><body><p>{LONG}</p>");
    for below in ["", "<p>Home</p>", "<p>By Ada Moss</p><p>5 June 2025</p>"] {
        for between in ["", "<p>Home</p>", "<p>Home</p><p>News</p><p>Sport</p>"] {
            let html = format!("{above}{between}<h1>Bridge shut</h1>{below}");
            let refused = read(html.as_bytes(), &ImportInput::default()).err();
            assert!(refused.is_none_or(|refusal| refusal.message.contains("no article")), "{html}");
            let between = between.replace("<p>", "\n\n");
            let text = format!("{LONG}\n\n{between}\n\nBridge shut\n");
            let input = ImportInput { title: Some("Bridge shut"), ..ImportInput::default() };
            let _ = read(text.as_bytes(), &input);
        }
    }
}
