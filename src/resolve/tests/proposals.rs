//! The proposals for a lost or ambiguous quotation can be pasted, and lead to the right place.

use super::{Briefing, Resolved, note, proposals};
use crate::diag::{Code, Diagnostic};

fn made(article: &str, notes: &str) -> Resolved {
    Briefing::new().article("a", article).notes("a", notes).resolve()
}

#[track_caller]
fn fault(article: &str, quotation: &str, code: Code) -> Diagnostic {
    Briefing::new().article("a", article).notes("a", &note("n", quotation)).fault(code)
}

/// Pastes a proposal, and returns the place of its exact words.
#[track_caller]
fn paste(article: &str, proposal: &str) -> (usize, String) {
    let notes = format!("## n\n\n{proposal}\n\nkind: framing\n\nSays something.\n");
    let made = made(article, &notes);
    assert!(made.diagnostics.is_empty(), "{proposal}\n{:#?}", made.diagnostics);
    let article = made.article("a");
    let range = article.notes.as_slice()[0].anchor.clone().expect("it has an anchor");
    let text = &article.doc.body.plain.text;
    (range.start as usize, text[range.start as usize..range.end as usize].to_owned())
}

/// Asserts that each place of an ambiguous quotation has a proposal that leads to it, and returns
/// the proposals.
#[track_caller]
fn told_apart(article: &str, quotation: &str, words: &str, places: usize) -> Vec<String> {
    let fault = fault(article, quotation, Code::AnchorAmbiguous);
    let proposed = proposals(&fault.help);
    assert_eq!(proposed.len(), places, "{}", fault.help);
    let mut starts = Vec::new();
    for proposal in &proposed {
        let (start, exact) = paste(article, proposal);
        assert_eq!(exact, words, "{proposal}");
        starts.push(start);
    }
    assert!(starts.is_sorted_by(|a, b| a < b), "{starts:?}");
    proposed
}

/// Asserts that the proposal for a lost quotation leads to `words`, and returns the help.
#[track_caller]
fn mended(article: &str, quotation: &str, words: &str) -> String {
    let fault = fault(article, quotation, Code::AnchorNotFound);
    let proposed = proposals(&fault.help);
    assert_eq!(proposed.len(), 1, "{}", fault.help);
    assert_eq!(paste(article, &proposed[0]).1, words, "{}", fault.help);
    fault.help
}

#[test]
fn a_few_words_around_distinguish_places() {
    let article = "An old bridge fell, and an old bridge stood; no bridge was new.";
    let proposed = told_apart(article, "bridge", "bridge", 3);
    assert_eq!(
        proposed,
        ["> old **bridge** fell,", "> old **bridge** stood;", "> no **bridge** was"]
    );
}

#[test]
fn the_words_around_may_be_in_other_blocks() {
    let article = "One.\n\nIt fell.\n\nTwo.\n\nIt fell.\n\nThree.";
    told_apart(article, "It fell.", "It fell.", 2);
    told_apart(article, "fell", "fell", 2);
}

#[test]
fn a_passage_over_two_blocks_becomes_a_range() {
    let article = "So one went.\n\nTwo came.\n\nThen one went.\n\nTwo came. Well.";
    told_apart(article, "one went.\n\nTwo came.", "one went.\nTwo came.", 2);
}

#[test]
fn the_bold_part_stays_the_bold_part() {
    let article = "A man saw a bridge fall. A dog saw a bridge fall.";
    told_apart(article, "saw a **bridge** fall", "bridge", 2);
    told_apart(article, "saw a **bridge … fall**", "bridge fall", 2);
}

#[test]
fn a_range_is_proposed_whole() {
    let article = "He said one thing and went. She said one thing and left.";
    let fault = fault(article, "said one … left", Code::AnchorAmbiguous);
    let exact: Vec<String> =
        proposals(&fault.help).iter().map(|proposal| paste(article, proposal).1).collect();
    let both = "said one thing and went. She said one thing and left";
    assert_eq!(exact, [both, &both[both.len() - 23..]], "{}", fault.help);
}

#[test]
fn markdown_syntax_in_the_words_is_escaped() {
    let article =
        "\\# 1 *a_b* \\[c\\] \\<d> & `e*` \\*f\\* x.\n\n1\\. one x. — 2) two x! “x” - x\n\n\\- x";
    told_apart(article, "x", "x", 4);
    let article = "\\* one **two** x\\_y &amp; z\n\n+1 one two x_y & z";
    told_apart(article, "one two x\\_y & z", "one two x_y & z", 2);
}

#[test]
fn words_beside_dashes_and_quotation_marks_can_be_distinguished() {
    let article = "A vote—binding—for all. A vote “binding” for one. Votes (binding) for none.";
    told_apart(article, "binding", "binding", 3);
}

#[test]
fn places_that_cannot_be_distinguished_get_no_proposal() {
    let article = "It fell. It fell. It fell.";
    let fault = fault(article, "It fell.", Code::AnchorAmbiguous);
    for proposal in proposals(&fault.help) {
        paste(article, &proposal);
    }
    assert_eq!(fault.related.len(), 3);
    let twice = "a ".repeat(400);
    let fault = super::Briefing::new()
        .article("a", &twice)
        .notes("a", &note("n", "a a a"))
        .fault(Code::AnchorAmbiguous);
    assert!(proposals(&fault.help).len() <= 4);
}

#[test]
fn a_lost_quotation_gets_a_proposal_with_a_word_diff() {
    let article = "The mayor was told that the old bridge had been shut for good.";
    let help =
        mended(article, "that the bridge has been shut", "that the old bridge had been shut");
    assert!(help.contains("that the {+old+} bridge [-has-] {+had+} been shut"), "{help}");
    assert!(!help.contains("differs in"), "{help}");
}

#[test]
fn the_proposed_quotation_keeps_its_bold_part() {
    let article = "The mayor was told that the old bridge had been shut for good.";
    mended(article, "the mayor was told that the **old bridge**", "old bridge");
    mended(article, "told that the **old bridges** had been", "old bridge");
    mended(article, "was told that **the bridge has** been shut", "the old bridge had");
}

#[test]
fn a_proposed_range_is_whole() {
    let article = "One man came. Some rain fell on him. The men left at once, as ever.";
    mended(
        article,
        "One men came. … at once",
        "One man came. Some rain fell on him. The men left at once",
    );
    mended(
        article,
        "One man came. … men leave at once",
        "One man came. Some rain fell on him. The men left at once",
    );
}

#[test]
fn a_proposal_that_would_be_ambiguous_gets_words_around_it() {
    let article = "So the old bridge was shut down.\n\nAnd the old bridge was shut down too.";
    mended(article, "old bridge is shut down", "old bridge was shut down");
}

#[test]
fn the_same_words_over_two_blocks_are_proposed_as_such() {
    let help =
        mended("The men left.\n\nThen it rained.", "men left. Then it", "men left.\nThen it");
    assert!(help.contains("the same words"), "{help}");
}

#[test]
fn a_second_phrase_before_the_first_is_shown() {
    let fault = fault("One two. Three four.", "Three … One two", Code::AnchorNotFound);
    assert!(fault.help.contains("from its beginning"), "{}", fault.help);
    assert_eq!(fault.related.len(), 1);
}

#[test]
fn a_quotation_without_a_similar_passage_is_reported_as_such() {
    let fault = fault("The bridge was shut.", "A boat sailed away yesterday", Code::AnchorNotFound);
    assert!(fault.help.contains("nothing like it"), "{}", fault.help);
}

#[test]
fn differences_that_could_change_the_sense_are_named() {
    let article = "The mayor of Orrin said that about 40 old bridges were not safe in two towns.";
    for (quotation, kind) in [
        ("that about 41 old bridges were not safe", "a number"),
        ("that about 40,000 old bridges were not safe", "a number"),
        ("about 40 old bridges were safe in", "a negation"),
        ("about 40 old bridges were never safe in", "a negation"),
        ("about 40 old bridges weren't not safe in", "a negation"),
        ("were not safe in three towns", "a number"),
        ("were not safe in twenty-two towns", "a number"),
        ("were not safe in both towns", "a number"),
        ("The mayor of Oslo said that", "a name"),
        ("The mayor of al-Orrin said that", "a name"),
        ("were non-safe in two towns", "a negation"),
    ] {
        let fault = fault(article, quotation, Code::AnchorNotFound);
        let line = fault.help.lines().find(|line| line.contains("it differs in"));
        assert!(line.is_some_and(|line| line.contains(kind)), "{quotation}: {}", fault.help);
        paste(article, &proposals(&fault.help)[0]);
    }
}

#[test]
fn of_two_similar_passages_the_one_with_the_words_in_order_is_proposed() {
    let article = "Im Ort heißt es, es seien bis zu 60 Liter am Tag.";
    mended(article, "es seien bis zu 80", "es seien bis zu 60");
}
