//! Notes at their passages, and the ids that they refer to.

use super::{Briefing, note};
use crate::diag::Code;

#[test]
fn notes_without_an_article_are_an_error() {
    let fault = Briefing::new()
        .article("a", "Text.")
        .notes("b", &note("n", "Text"))
        .fault(Code::NotesWithoutArticle);
    assert!(fault.message.contains("`b`"), "{}", fault.message);
}

#[test]
fn unknown_claims_and_terms_are_errors() {
    let notes =
        "## n\n\nkind: fact\n\nText.\n".replace("fact", "number\nclaim: rian asserts\nterm: t");
    let made = Briefing::new()
        .article("a", "Text.")
        .notes("a", &notes)
        .file("content/claims/rain.md", "+++\ntitle = \"It rained.\"\n+++\n")
        .resolve();
    assert_eq!(made.codes(), [Code::UnknownId, Code::UnknownId]);
    assert!(made.diagnostics[0].help.contains("did you mean `rain`?"));
    assert_eq!(made.underlined(&made.diagnostics[0]), "rian");
}

#[test]
fn draft_notes_are_left_out_but_checked() {
    let notes = note("n", "Text").replace("kind:", "status: draft\nkind:");
    let briefing = Briefing::new().article("a", "Text.").notes("a", &notes);
    assert_eq!(briefing.faultless().article("a").notes.len(), 0);
    assert_eq!(briefing.with_drafts().faultless().article("a").notes.len(), 1);
    let lost = note("n", "Nothing").replace("kind:", "status: draft\nkind:");
    Briefing::new().article("a", "Text.").notes("a", &lost).fault(Code::AnchorNotFound);
}

#[test]
fn a_lost_quotation_is_reported_where_it_is_written() {
    let made = Briefing::new()
        .article("a", "The bridge\nfell — twice.")
        .notes("a", &note("n", "The bridge fell – once."))
        .resolve();
    let fault = &made.diagnostics[0];
    assert_eq!(made.underlined(fault), "> The bridge fell – once.");
    let (span, _) = &fault.related[0];
    let article = &made.loaded.sources.get(span.file).text;
    assert_eq!(&article[span.range()], "The bridge\nfell — twice.");
}

/// Regression: such a note was dropped, and `build` did not report it.
#[test]
fn a_note_with_a_warning_is_on_the_page() {
    let notes = "## n\n\n> Text\n\nkind: framing\n\nSays it.[^9]\n";
    let made = Briefing::new().article("a", "Text.").notes("a", notes).resolve();
    assert!(made.diagnostics.iter().all(|item| !item.is_error()), "{:#?}", made.diagnostics);
    assert_eq!(made.diagnostics.len(), 1);
    assert_eq!(made.article("a").notes.len(), 1);
}
