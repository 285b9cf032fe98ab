//! Passages that a quotation finds, and passages that it must not find.

use super::{Briefing, note};
use crate::diag::Code;

/// Returns the words of `article` (Markdown) that `quotation` leads to, as they are in its plain
/// text, or the fault.
fn find(article: &str, quotation: &str) -> Result<String, Code> {
    let made = Briefing::new().article("a", article).notes("a", &note("n", quotation)).resolve();
    if let Some(fault) = made.diagnostics.first() {
        return Err(fault.code);
    }
    let article = made.article("a");
    let range =
        article.notes.as_slice()[0].anchor.clone().expect("a note with a quotation has a passage");
    Ok(article.doc.body.plain.text[range.start as usize..range.end as usize].to_owned())
}

#[track_caller]
fn found(article: &str, quotation: &str, words: &str) {
    assert_eq!(find(article, quotation).as_deref(), Ok(words), "{quotation:?} in {article:?}");
}

#[track_caller]
fn lost(article: &str, quotation: &str) {
    let fault = find(article, quotation);
    assert_eq!(fault, Err(Code::AnchorNotFound), "{quotation:?} in {article:?}");
}

#[test]
fn typography_makes_no_difference() {
    for article in [
        "He said: “It’s the mayor—nobody else—who pays 1 000 crowns…” and café.",
        "He said: \"It's the mayor–nobody else–who pays 1\u{a0}000 crowns...\" and cafe\u{301}.",
        "He said: „Itʼs the mayor−nobody else−who pays 1\u{202f}000\ncrowns…“ and café.",
        "He  said: «It`s the ma\u{ad}yor-nobody else-who pays 1 \u{ad} 000 crowns...» and café.",
    ] {
        let quotation = "“It's the mayor―nobody else―who pays\n1 000 crowns…” and café";
        let words = find(article, quotation).expect("it is found");
        assert!(article.replace('\n', " ").ends_with(&format!("{words}.")), "{words}");
        assert!(words.ends_with("and café") || words.ends_with("and cafe\u{301}"), "{words}");
    }
}

#[test]
fn nothing_else_is_folded() {
    for quotation in [
        "The bridge",
        "the bridges",
        "the bridge, closed",
        "the old bridge",
        "the bridge closed!",
        "the brídge",
        "tbe bridge",
        "the  bridgeclosed",
    ] {
        lost("Then the bridge closed.", quotation);
    }
    found("Then the bridge closed.", "the bridge closed.", "the bridge closed.");
}

#[test]
fn a_quotation_in_two_places_is_ambiguous() {
    let twice = "A bridge and a bridge.\n\nThe bridge fell.";
    assert_eq!(find(twice, "bridge"), Err(Code::AnchorAmbiguous));
    found(twice, "The **bridge** fell", "bridge");
    found(twice, "and a **bridge**.", "bridge");
    found("Very very very well.", "very very", "very very");
    // The second one overlaps the first.
    assert_eq!(find("very very very well.", "very very"), Err(Code::AnchorAmbiguous));
}

#[test]
fn bold_is_the_passage_and_the_rest_is_context() {
    let article = "A third of the planes, and a third of the tanks, and three tents.";
    found(article, "a third **of the tanks**", "of the tanks");
    found(article, "**A third of the planes**, and", "A third of the planes");
    found(article, "third of the planes, and **a third** of", "a third");
    lost(article, "a third **of the ships**");
    lost(article, "no third **of the tanks**");
}

#[test]
fn a_gap_matches_anything_between() {
    let article = "First the mayor spoke. Then it rained. The mayor left, and it rained.";
    found(
        article,
        "the mayor spoke … The mayor left",
        "the mayor spoke. Then it rained. The mayor left",
    );
    found(article, "First ... Then", "First the mayor spoke. Then");
    found(
        article,
        "First **the mayor … The mayor** left",
        "the mayor spoke. Then it rained. The mayor",
    );
    found(article, "First the … **The mayor left**", "The mayor left");
    assert_eq!(find(article, "First … it rained"), Err(Code::AnchorAmbiguous));
    assert_eq!(find(article, "it rained … left"), Err(Code::AnchorAmbiguous));
    lost(article, "The mayor left … the mayor spoke");
    lost(article, "First … he left");
    found(article, "it rained. The … rained", "it rained. The mayor left, and it rained");
}

#[test]
fn a_gap_may_be_a_paragraph_of_its_own() {
    let article = "One bridge.\n\nTwo boats.\n\nThree men.";
    found(article, "One bridge.\n\n…\n\nThree men.", "One bridge.\nTwo boats.\nThree men.");
    found(article, "One bridge. … Three", "One bridge.\nTwo boats.\nThree");
}

#[test]
fn an_ellipsis_without_space_is_a_part_of_the_text() {
    found("He paused… then left. He paused.", "paused… then", "paused… then");
    lost("He paused… then left.", "paused. then");
    lost("He paused… then left.", "paused.");
    lost("He paused... then left.", "paused.");
}

#[test]
fn a_quotation_runs_across_inline_markup() {
    let article = "The *old* [bridge](https://example.org/x) **was `shut`\ntoday** [again][1].\n\n[1]: https://example.org";
    found(article, "old bridge was shut today again.", "old bridge was shut today again.");
    found(article, "bridge was", "bridge was");
    found(article, "*old bridge* was", "old bridge was");
}

#[test]
fn a_quotation_runs_across_paragraphs_and_cells() {
    let article = "# Bridge shut\n\nThe bridge\nis shut.\n\n- Men\n- boats\n\n| a | b |\n|---|---|\n| c | d |";
    found(article, "shut.\n\nMen\n\nboats", "shut.\nMen\nboats");
    found(article, "Bridge shut\n\nThe bridge is", "Bridge shut\nThe bridge is");
    found(article, "b\n\nc", "b\nc");
    // The end of a paragraph is not a space.
    lost(article, "is shut. Men");
}

#[test]
fn a_quotation_may_begin_and_end_the_text() {
    found("Old bridge shut.", "Old", "Old");
    found("Old bridge shut.", "shut.", "shut.");
    found("Old bridge shut", "Old bridge shut", "Old bridge shut");
    found("“Shut”", "“Shut”", "“Shut”");
}

#[test]
fn numbers_are_not_cut() {
    for text in [
        "140",
        "40.5",
        "40,000",
        "1.40",
        "40-50",
        "40–50",
        "40:15",
        "40/50",
        "−40",
        "40\u{a0}000",
        "40 000",
        "40·5",
        "40٬000",
        "40，000",
        "40⁄50",
        "40²",
        "−$40",
        "⁻40",
        "40万",
    ] {
        lost(&format!("They saw {text} men."), "40");
        found(&format!("They saw {text} men."), text, text);
    }
    for text in ["40 men", "40% of", "$40,", "40.", "(40)", "“40”", "— 40 —"] {
        found(&format!("They saw {text} men."), "40", "40");
    }
    lost("They saw 40,000 men.", "000 men");
    lost("They saw 40,000 men.", "saw 40,");
}

#[test]
fn words_are_not_cut() {
    lost("They can't go.", "can");
    lost("They can’t go.", "can");
    lost("They can`t go.", "can");
    lost("They can´t go.", "can");
    lost("They can＇t go.", "can");
    lost("They can՚t go.", "can");
    lost("They can\u{ad}not go.", "can");
    lost("They can\u{200d}not go.", "can");
    lost("They can\u{200e}not go.", "can");
    lost("वह नहीं गया", "नही");
    lost("เขาไม่ไป", "เขาไม");
    lost("A non-binding vote.", "binding");
    lost("A non‑binding vote.", "binding");
    lost("A non–binding vote.", "binding");
    lost("A nonbinding vote.", "binding");
    lost("A vote unbinding.", "unbind");
    found("It is Kyiv's vote.", "Kyiv", "Kyiv");
    found("It is Kyiv’s vote.", "Kyiv", "Kyiv");
    lost("It is Kyiv's vote.", "'s vote");
    found("A vote—binding—for all.", "binding", "binding");
    found("All the workers' rights.", "workers", "workers");
}

#[test]
fn the_bold_part_cuts_no_word_either() {
    assert_eq!(find("They saw 40,000 men.", "saw **40**,000 men"), Err(Code::BadAnchor));
    assert_eq!(find("A non-binding vote.", "non-**binding** vote"), Err(Code::BadAnchor));
    assert_eq!(find("A vote.", "A v**ot**e."), Err(Code::BadAnchor));
    found("It is Kyiv's vote.", "is **Kyiv**'s vote", "Kyiv");
}

#[test]
fn markup_in_a_quotation_is_compared() {
    let article =
        "The last strike was in 2009. Exports fell. Total 300. Men died. Not one was lost.";
    for quotation in [
        "2014. Exports fell",
        "7. Men died",
        "7) Men died",
        "- 5 Men died",
        "# 7 Men died",
        "[x]: 7\nMen died",
        "[^x]: 7\nMen died",
        "Men died[^7]",
        "Men <b>nobody</b> died",
        "<!-- no --> Men died",
        "Men &not; died",
        "Men died <https://a.example/>",
        "| no | one |\n|--|--|\nMen died",
        "```7\nMen died\n```",
        "~~~ no\nMen died",
    ] {
        lost(article, quotation);
    }
    found(article, "2009. Exports fell.", "2009. Exports fell.");
    found(article, "300. *Men* died", "300. Men died");
    found("1. Men died\n2. Men lived", "Men lived", "Men lived");
    found(
        "He [the mayor] said: 5 > 4 & 3 < 4.",
        "[the mayor] said: 5 > 4 & 3 < 4",
        "[the mayor] said: 5 > 4 & 3 < 4",
    );
    found("See [them](https://a.example/7) died.", "See **them** died", "them");
    assert_eq!(find(article, "Men died[](y)"), Err(Code::BadAnchor));
    assert_eq!(find(article, "[Men died](https://a.example/7)"), Err(Code::BadAnchor));
    assert_eq!(find(article, "![7](8) Men died"), Err(Code::BadAnchor));
    found("Call it f\\[x\\](y).", "f[x\\](y)", "f[x](y)");
}

#[test]
fn a_line_right_after_a_quotation_is_a_fault_whatever_the_quotation_looks_like() {
    for quotation in
        ["3.", "# Men died", "Men died", "- Men died", "```\n> Men died", "<p>Men died"]
    {
        for next in ["\n[1]: x", "\nkind: number", "\nnot", "\r[1]: x", "\r\n[1]: x"] {
            let notes = format!("## n\n\n> {quotation}{next}\n\nkind: number\n\nA note.\n");
            let made = Briefing::new().article("a", "3. Men died").notes("a", &notes).resolve();
            let fault = made.diagnostics.first().map(|fault| fault.code);
            assert_eq!(fault, Some(Code::BadAnchor), "{notes}");
        }
    }
}

#[test]
fn digits_in_other_forms_are_the_same_digits_and_no_others() {
    found("It rose by ４０ percent.", "40 percent", "４０ percent");
    lost("It rose by １４０ percent.", "40 percent");
    lost("It rose by ４０，０００ percent.", "000 percent");
    lost("It rose by 4\u{336}0 percent.", "0 percent");
    lost("It rose by 4\u{200d}0 percent.", "0 percent");
    lost("It rose by ４²０ percent.", "420 percent");
    lost("It rose by 4½ percent.", "41⁄2 percent");
    lost("It rose by −40 percent.", "40 percent");
    lost("It rose by $50 000.", "$50");
    found("It rose by $50 000.", "$50 000", "$50 000");
}

#[test]
fn a_quotation_over_several_lines_has_the_words_of_all() {
    let article = "They saw\\\n40 men and\n50 boats.";
    found(article, "saw 40 men and 50", "saw\n40 men and 50");
    found(article, "saw\\\n40 men  \nand\n50", "saw\n40 men and 50");
    lost(article, "saw\n40. men and");
    lost(article, "saw\n1. 40 men");
    lost(article, "saw 40 men\n# and");
}

#[test]
fn a_quotation_has_a_letter_or_a_digit() {
    for quotation in ["[", "—", "“”", ".", "*", "☞", "\u{ad}", "died … .", "— … died", "died **—**"]
    {
        assert_eq!(find("“Men — [☞] * died.”", quotation), Err(Code::BadAnchor), "{quotation}");
    }
    found("The 5 died.", "5", "5");
}

#[test]
fn words_within_a_text_without_spaces_can_be_quoted() {
    found("上午，石海川修好了闸门。", "石海川", "石海川");
    lost("有40万人。", "40");
    lost("有二十人。", "十人");
}

#[test]
fn malformed_quotations_are_faults() {
    let article = "One two three four five six.";
    for quotation in ["**one** two **three**", "One … three … five", "\n", "One **…** three"]
    {
        assert_eq!(find(article, quotation), Err(Code::BadAnchor), "{quotation}");
    }
}

#[test]
fn characters_that_folding_removes_are_not_part_of_the_passage() {
    found("Shut\u{ad} today.", "Shut", "Shut");
    found("\u{ad}Shut  today.", "Shut", "Shut");
    found("In cafe\u{301}\u{ad}s", "cafés", "cafe\u{301}\u{ad}s");
    found("He said “no” … so", "said “no”", "said “no”");
}

#[test]
fn notes_may_share_words_or_have_none() {
    let text = "The old bridge was shut.";
    let notes = "## whole\n\nkind: framing\n\nOn all.\n\n".to_owned()
        + &note("late", "bridge was shut")
        + &note("all", "The old bridge was shut.")
        + &note("early", "old bridge");
    let made = Briefing::new().article("a", text).notes("a", &notes).faultless();
    let ids: Vec<(&str, Option<_>)> = made
        .article("a")
        .notes
        .iter()
        .map(|note| (note.doc.id.value.as_str(), note.anchor.clone()))
        .collect();
    let expected =
        [("whole", None), ("all", Some(0..24)), ("early", Some(4..14)), ("late", Some(8..23))];
    assert_eq!(ids, expected);
}
