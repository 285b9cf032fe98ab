//! The plain text is the text of the HTML.

use manicule::markdown::{Flavour, Mark, Renderer, locate, project};
use proptest::prelude::*;

use super::html::{self, Token};
use super::{Case, CaseResult, FLAVOURS, each, each_well_formed, generate, joined, read};

proptest! {
    #[test]
    fn text_of_html_is_the_plain_text(source in generate::markdown(), seeds in generate::seeds()) {
        each_well_formed(&source, &seeds, |case| {
            let (html, plain) = (html::leaves(&case.tokens()?), case.leaves());
            prop_assert_eq!(unbroken(&html), unbroken(&plain));
            Ok(())
        })?;
    }

    #[test]
    fn a_browser_reads_the_elements_that_were_written(
        source in generate::markdown(),
        seeds in generate::seeds(),
    ) {
        each_well_formed(&source, &seeds, browser_reads_what_was_written)?;
    }

    #[test]
    fn html_has_the_rows_of_the_plain_text(source in generate::markdown()) {
        each(&source, &[], rows_match)?;
    }

    #[test]
    fn a_cut_makes_one_row_more_at_most_and_moves_no_word_or_mark(
        source in generate::markdown(),
        seeds in generate::seeds(),
        at in 0.0..1.0_f64,
    ) {
        each_well_formed(&source, &seeds, |case| cut_keeps_words(case, at))?;
    }

    #[test]
    fn locate_leads_to_the_same_character(source in generate::markdown()) {
        for flavour in FLAVOURS {
            places_match(&source, flavour)?;
        }
    }
}

/// Drops a line break at the end, which in a tight list may be text or separate blocks.
fn unbroken<T: AsRef<str>>(leaves: &[T]) -> Vec<&str> {
    let leaves = leaves.iter().map(AsRef::as_ref);
    let leaves = leaves.map(|leaf| leaf.strip_suffix('\n').unwrap_or(leaf));
    leaves.filter(|leaf| !leaf.is_empty()).collect()
}

fn browser_reads_what_was_written(case: &Case<'_>) -> CaseResult {
    let page = scraper::Html::parse_fragment(&joined(&case.rows));
    let elements = page.root_element().descendent_elements().skip(1);
    let read: Vec<_> = elements.map(|element| element.value().name().to_owned()).collect();
    let tokens = case.tokens()?;
    let wrote: Vec<_> = tokens
        .iter()
        .filter_map(|token| match token {
            Token::Start { name, .. } => Some(name.clone()),
            _ => None,
        })
        .collect();
    prop_assert_eq!(read, wrote);
    let words = |text: &str| text.split_whitespace().collect::<String>();
    let read: String = page.root_element().text().collect();
    prop_assert_eq!(words(&read), words(&case.projected.plain.text));
    Ok(())
}

fn rows_match(case: &Case<'_>) -> CaseResult {
    let rows = &case.projected.plain.rows;
    let merged = case.safe && case.raw && case.rows.len() == 1;
    prop_assert!(merged || case.rows.len() == rows.len());
    if case.raw {
        return Ok(());
    }
    for (row, range) in case.rows.iter().zip(rows) {
        let text = html::leaves(&read(&row.html)?).concat().replace('\n', "");
        prop_assert_eq!(text, case.unseparated(range.clone()).replace('\n', ""));
    }
    Ok(())
}

/// Cuts at the first white space after a share `at` of the plain text.
fn cut_keeps_words(case: &Case<'_>, at: f64) -> CaseResult {
    let text = &case.projected.plain.text;
    let from = (text.len() as f64 * at) as usize;
    let space = |(place, sign): &(usize, char)| *place >= from && sign.is_whitespace();
    let Some((cut, _)) = text.char_indices().find(space) else { return Ok(()) };
    // The white space is not written, nor is a mark on nothing else.
    let has_words = |mark: &&Mark| {
        let range = mark.range.start as usize..mark.range.end as usize;
        text.get(range).is_none_or(|words| !words.trim().is_empty())
    };
    let marks: Vec<Mark> = case.marks.iter().filter(has_words).cloned().collect();
    let rows = |cut| {
        let Case { flavour, safe, .. } = *case;
        let (marks, points) = (&marks, &case.points);
        Renderer { flavour, marks, points, safe, cut, ..Renderer::default() }.rows(case.source)
    };
    let (cut, whole) = (rows(Some(cut)), rows(None));
    prop_assert!(cut.len() <= whole.len() + 1);
    prop_assert_eq!(words(&joined(&cut))?, words(&joined(&whole))?);
    Ok(())
}

/// Returns the words of well-formed HTML without white space, with the ids of marks at their
/// places. The first reference to a footnote has an id, too, but which one is first depends on the
/// rows: the footnotes of a row, which may refer to others, come before the next row.
fn words(html: &str) -> Result<String, TestCaseError> {
    let word = |token: &Token| match token {
        Token::Text { text, .. } => text.split_whitespace().collect(),
        token if token.attribute("role") == Some("doc-noteref") => String::new(),
        token => token.attribute("id").unwrap_or_default().to_owned(),
    };
    Ok(read(html)?.iter().map(word).collect())
}

fn places_match(source: &str, flavour: Flavour) -> CaseResult {
    let plain = project(source, flavour).plain;
    let text = &plain.text;
    let mut last = 0;
    // Each place costs a reading of the text.
    for (offset, c) in text.char_indices().step_by(text.len() / 32 + 1) {
        let at = locate(source, flavour, offset);
        prop_assert!(at >= last, "goes back at {}", offset);
        last = at;
        let holds = |range: &&std::ops::Range<u32>| range.contains(&(offset as u32));
        let separates = !plain.leaves.iter().any(|leaf| holds(&leaf));
        // Code with a line break in it is not found letter by letter.
        let broken = plain.code.iter().find(holds).is_some_and(|code| {
            let range = code.start as usize..code.end as usize;
            text[range.clone()].contains(' ') && at == locate(source, flavour, range.start)
        });
        let same = match source[at..].chars().next() {
            _ if separates || broken => true,
            Some('&') => true,
            // The rest of an indentation is not in the source as such.
            _ if c == ' ' && source[..at].ends_with([' ', '\t']) => true,
            Some(' ' | '\\' | '\r' | '\n' | '\t') if matches!(c, '\n' | ' ') => true,
            there => there == Some(c),
        };
        prop_assert!(same, "{:?} at {} leads to {}", c, offset, at);
    }
    Ok(())
}
