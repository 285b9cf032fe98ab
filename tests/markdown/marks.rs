//! Marks and points are all that is added to pulldown-cmark's HTML.

use proptest::prelude::*;

use super::alone::alone;
use super::html::{self, Token};
use super::{Case, CaseResult, each, each_well_formed, generate, joined, read};

proptest! {
    #[test]
    fn html_without_marks_is_that_of_pulldown(
        source in generate::markdown(),
        seeds in generate::seeds(),
    ) {
        each(&source, &seeds, |case| if case.safe { Ok(()) } else { is_pulldowns(case) })?;
    }

    #[test]
    fn segments_of_a_mark_spell_its_range(
        source in generate::markdown(),
        seeds in generate::seeds(),
    ) {
        each_well_formed(&source, &seeds, segments_spell)?;
    }

    #[test]
    fn points_are_at_their_place_or_after_the_link(
        source in generate::markdown(),
        seeds in generate::seeds(),
    ) {
        each_well_formed(&source, &seeds, points_stand)?;
    }

    #[test]
    fn footnotes_are_listed_once_each(source in generate::markdown()) {
        each_well_formed(&source, &[], footnotes_are_listed)?;
    }
}

#[test]
fn a_list_after_a_footnote_after_a_line_break_begins_on_a_new_line() {
    let source = "3. \\\n    [^1]\n   - [x] Kyiv\n\n[^1]: Note.\n";
    each(source, &[], |case| if case.safe { Ok(()) } else { is_pulldowns(case) }).unwrap();
}

fn is_ours(token: &Token) -> bool {
    let added = ["data-mark", "data-point", "data-n"];
    added.iter().any(|attribute| token.attribute(attribute).is_some())
}

fn is_pulldowns(case: &Case<'_>) -> CaseResult {
    let (expected, notes) = alone(case.source, case.flavour);
    if case.raw {
        let html = joined(&case.rows);
        prop_assert_eq!(without_any(html), expected);
        return Ok(());
    }
    prop_assert_eq!(html::without(&case.tokens()?, is_ours), expected);
    for note in case.rows.iter().flat_map(|row| &row.footnotes) {
        let left = html::without(&read(&note.html)?, is_ours);
        prop_assert_eq!(Some(&left), notes.get(&note.label.to_lowercase()));
    }
    Ok(())
}

/// Removes our elements from HTML that is not well-formed, in which no mark is a link.
fn without_any(html: String) -> String {
    let mut html = html.replace("</q>", "");
    let ours = [("<q ", ""), ("<i data-point", "</i>"), ("<a class=\"marker footnote\"", "</a>")];
    for (start, end) in ours {
        while let Some(at) = html.find(start) {
            let close = at + html[at..].find('>').expect("a tag ends") + 1;
            assert!(html[close..].starts_with(end));
            html.replace_range(at..close + end.len(), "");
        }
    }
    html
}

fn segments_spell(case: &Case<'_>) -> CaseResult {
    let mut spelled = vec![String::new(); case.marks.len()];
    let mut ids = vec![0; case.marks.len()];
    // Open elements: the mark they belong to, whether there is text in them.
    let mut open: Vec<(Option<usize>, bool)> = Vec::new();
    for token in case.tokens()? {
        match &token {
            Token::Start { void: true, name, .. } => {
                let marked = open.iter().any(|(mark, _)| mark.is_some());
                prop_assert!(name == "br" || !marked, "a mark around `{}`", name);
            }
            Token::Start { .. } => {
                let mark = token.attribute("data-mark").map(|mark| mark.parse().expect("a number"));
                open.push((mark, false));
                if let Some(mark) = mark {
                    let id = (ids[mark] == 0).then_some(case.marks[mark].id.as_str());
                    prop_assert_eq!(token.attribute("id"), id);
                    ids[mark] += 1;
                }
            }
            Token::End { .. } => {
                let (mark, has_text) = open.pop().expect("it began");
                prop_assert!(mark.is_none() || has_text, "an empty segment");
            }
            Token::Text { text, .. } => {
                for (mark, has_text) in &mut open {
                    *has_text = true;
                    if let Some(mark) = mark {
                        spelled[*mark].push_str(text);
                    }
                }
            }
        }
    }
    let expected: Vec<_> =
        case.marks.iter().map(|mark| case.unseparated(mark.range.clone())).collect();
    prop_assert_eq!(spelled, expected);
    Ok(())
}

fn points_stand(case: &Case<'_>) -> CaseResult {
    let mut seen = vec![0; case.points.len()];
    let mut in_link = false;
    // For each byte of text, whether it is in a link.
    let mut linked: Vec<bool> = Vec::new();
    // The number of leaves begun, and whether the next text begins another.
    let (mut leaf, mut edge) = (0, true);
    let tokens = case.tokens()?;
    for (token, (text, begins)) in tokens.iter().zip(html::texts(&tokens)) {
        edge |= begins;
        if !text.is_empty() && std::mem::take(&mut edge) {
            leaf += 1;
        }
        linked.extend(std::iter::repeat_n(in_link, text.len()));
        match token {
            Token::Start { name, .. } if name == "a" => in_link = true,
            Token::End { name } if name == "a" => in_link = false,
            _ => {}
        }
        let Some(number) = token.attribute("data-point") else { continue };
        let number: usize = number.parse().expect("a number");
        seen[number] += 1;
        prop_assert!(!in_link, "in a link");
        let at = case.points[number].at;
        let before = case.unseparated(0..at).len();
        prop_assert!(linked[before..].iter().all(|in_link| *in_link), "behind more than a link");
        if linked.len() == before {
            let leaves = &case.projected.plain.leaves;
            let begun = leaves.iter().filter(|leaf| leaf.start < at).count();
            let begins = leaves.iter().any(|leaf| leaf.start == at);
            prop_assert_eq!((leaf, edge), (begun, begins), "in another block");
        }
    }
    let wanted = usize::from(!case.projected.plain.text.is_empty());
    prop_assert!(seen.iter().all(|times| *times == wanted), "{:?}", seen);
    Ok(())
}

fn footnotes_are_listed(case: &Case<'_>) -> CaseResult {
    let mut markers = Vec::new();
    let mut numbers = Vec::new();
    for row in &case.rows {
        let notes = row.footnotes.iter();
        numbers.extend(notes.clone().map(|note| format!("fn-ref-{}", note.number)));
        for html in std::iter::once(&row.html).chain(notes.map(|note| &note.html)) {
            let tokens = read(html)?;
            let ids = tokens.iter().filter(|token| token.attribute("data-n").is_some());
            markers.extend(ids.filter_map(|token| token.attribute("id").map(str::to_owned)));
        }
    }
    let wanted: Vec<_> = (1..=numbers.len()).map(|number| format!("fn-ref-{number}")).collect();
    prop_assert_eq!(&markers, &wanted);
    prop_assert_eq!(&numbers, &wanted);
    Ok(())
}
