//! Omissions that notes claim, and the patterns that check them.

use super::Briefing;
use crate::diag::{Code, Diagnostic};
use crate::resolve::tests::Resolved;

const CLAIM: &str = "+++\ntitle = \"It rained.\"\n+++\n";

fn made(article: &str, fields: &str) -> Resolved {
    let notes = format!("## n\n\n{fields}\n\nSays something.\n");
    let briefing = Briefing::new().file("content/claims/rain.md", CLAIM);
    let briefing = briefing.file("content/claims/snow.md", CLAIM);
    briefing.article("a", article).notes("a", &notes).resolve()
}

#[track_caller]
fn fault(article: &str, pattern: &str) -> Diagnostic {
    let fields = format!("kind: omission\nclaim: rain omits\nchecked: {pattern}");
    let made = made(article, &fields);
    assert_eq!(made.diagnostics.len(), 1, "{pattern}: {:#?}", made.diagnostics);
    made.diagnostics.into_iter().next().expect("there is one")
}

#[test]
fn words_that_are_there_after_all_are_an_error_at_their_place() {
    let fault = fault("Sun.\n\nThen *heavy*\nrain fell.", "/heavy rain|snow/");
    assert_eq!(fault.code, Code::OmissionRefuted);
    assert!(fault.message.contains("“heavy rain”"), "{}", fault.message);
    assert_eq!(fault.related.len(), 1);
}

#[test]
fn the_flag_ignores_case() {
    let omits = "kind: omission\nclaim: rain omits\nchecked: ";
    assert!(made("Rain fell.", &format!("{omits}/rain/")).diagnostics.is_empty());
    assert_eq!(fault("Rain fell.", "/rain/i").code, Code::OmissionRefuted);
    assert!(made("Snow fell.", &format!("{omits}/rain/i")).diagnostics.is_empty());
}

#[test]
fn typography_does_not_certify() {
    assert_eq!(fault("They “slept” well.", "/“slept”/").code, Code::OmissionRefuted);
    assert_eq!(fault("They \"slept\" well.", "/“slept”/").code, Code::OmissionRefuted);
    assert_eq!(fault("They “slept” well.", "/\"slept\"/").code, Code::OmissionRefuted);
    assert_eq!(fault("the mayor’s\nhouse", "/mayor’s house/").code, Code::OmissionRefuted);
    assert_eq!(fault("a 1\u{a0}000 men", "/1 000/").code, Code::OmissionRefuted);
    assert_eq!(fault("橋が閉まった？（四十隻）", "/た？（四十隻）/").code, Code::OmissionRefuted);
    assert_eq!(fault("قالَ: هل أُغلق؟", "/قال: هل أغلق؟/").code, Code::OmissionRefuted);
}

#[test]
fn each_of_many_patterns_is_tried() {
    let notes = |words: fn(usize) -> String| -> String {
        let note = |at| format!("## n{at}\n\nkind: omission\nchecked: {}\n\nSo.\n\n", words(at));
        (0..50).map(note).collect()
    };
    let faults = |notes: &str| {
        let briefing = Briefing::new().article("a", "Boat 17 sank.\n\nBoat 40 did not.");
        briefing.notes("a", notes).resolve().diagnostics
    };
    assert!(faults(&notes(|at| format!("/barge {at}/"))).is_empty());
    let found = faults(&notes(|at| format!("/boat {at} /i")));
    let ids: Vec<_> = found.iter().filter_map(|fault| fault.message.split('`').nth(1)).collect();
    assert_eq!(ids, ["n17", "n40"]);
    let bad = faults(&notes(|at| if at == 20 { "/x(/".into() } else { format!("/boat {at} /i") }));
    assert_eq!(bad.len(), 3);
}

#[test]
fn the_headline_is_part_of_the_article() {
    assert!(fault("Sun.", "/headline/").message.contains("the headline has"));
}

#[test]
fn a_bad_pattern_is_an_error() {
    for pattern in ["rain", "/rain", "/rain/g", "/ra(in/", "//", "/x*/"] {
        assert_eq!(fault("Sun.", pattern).code, Code::BadPattern, "{pattern}");
    }
}

#[test]
fn a_pattern_needs_an_omission() {
    let made = made("Sun.", "kind: number\nclaim: rain asserts \"Sun\"\nchecked: /rain/");
    assert_eq!(made.codes(), [Code::BadValue]);
}

#[test]
fn only_omissions_with_a_pattern_are_certified() {
    let certified = |fields: &str| {
        let made = made("Sun.", fields);
        assert!(!made.diagnostics.iter().any(Diagnostic::is_error), "{:#?}", made.diagnostics);
        let positions = made.article("a").notes.as_slice()[0].positions.clone();
        positions.iter().map(|position| position.certified).collect::<Vec<_>>()
    };
    assert_eq!(certified("kind: omission\nclaim: rain omits\nchecked: /rain/"), [true]);
    assert_eq!(certified("kind: omission\nclaim: rain omits"), [false]);
    let both = "kind: omission\nclaim: snow hedges\nclaim: rain omits\nchecked: /rain/";
    assert_eq!(certified(both), [false, true]);
}
