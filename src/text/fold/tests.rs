//! Folding and the way back, case by case.

use super::*;

#[test]
fn typography_is_folded_and_nothing_else() {
    let folded = fold_plain("“Kyiv’s” — 1\u{a0}000\u{ad} a\n b… «x» Ç cafe\u{301}");
    assert_eq!(folded, "\"Kyiv's\" - 1 000 a b... \"x\" Ç café");
    assert_eq!(fold_plain("Four ≠ 4, Not"), "Four ≠ 4, Not");
}

#[test]
fn the_typography_of_other_scripts_is_folded() {
    for (written, folded) in [
        // Arabic: vowel points, lengthened words, two codes of a letter, punctuation.
        ("قَالَ الوَزِيرُ: لا، أبداً؟", "قال الوزیر: لا, أبدا?"),
        ("الرئـيـس كريم", "الرئیس کریم"),
        ("می\u{200c}گوید؛ کتاب", "میگوید; کتاب"),
        // Hebrew: points and cantillation, the hyphen.
        ("שָׁלוֹם תֵּל־אָבִיב", "שלום תל-אביב"),
        // Chinese, Japanese: punctuation, full-width forms, decomposed sounds.
        ("「桥」关闭了。为什么？（四十艘）", "\"桥\"关闭了.为什么?(四十艘)"),
        ("Ｂ５２，か\u{3099}", "B52,が"),
        // Korean: a syllable in its parts.
        ("\u{1112}\u{1161}\u{11ab}", "한"),
    ] {
        assert_eq!(fold_plain(written), folded);
    }
    // A letter of its own is not folded: alef with hamza, the dotless i.
    assert_eq!(fold_plain("أ ı ﷲ"), "أ ı الله");
}

#[test]
fn points_stay_with_the_last_letter_of_a_passage() {
    let text = "قال كِتَابٌ جديد";
    let folded = fold(text, std::iter::empty());
    let at = folded.text.find("کتاب").expect("the word is there");
    let range = folded.original_words(text, &(at..at + "کتاب".len()));
    assert_eq!(&text[range.start as usize..range.end as usize], "كِتَابٌ");
}

#[test]
fn separators_stay_newlines() {
    let folded = fold("one\ntwo \nthree", [8].into_iter());
    assert_eq!(folded.text, "one two\nthree");
}

#[test]
fn every_folded_byte_leads_back() {
    let text = "a “b”  c—d… e\u{301}f ’g";
    let folded = fold(text, std::iter::empty());
    for (word, original) in [("b", "b"), ("c-d", "c—d"), ("éf", "e\u{301}f"), ("g", "g")] {
        let at = folded.text.find(word).expect("the word is there");
        let range = folded.original_range(at..at + word.len());
        assert_eq!(&text[range.start as usize..range.end as usize], original);
        assert_eq!(folded.folded(range.start as usize), at);
    }
}

#[test]
fn a_part_of_a_folded_character_leads_to_all_of_it() {
    let folded = fold("…x…", std::iter::empty());
    assert_eq!(folded.text, "...x...");
    assert_eq!(folded.original_range(1..2), 0..3);
    assert_eq!(folded.original_range(3..4), 3..4);
    assert_eq!(folded.original_range(4..7), 4..7);
}

#[test]
fn every_place_in_a_text_leads_to_a_boundary() {
    for text in [
        "s\u{301}",
        "**s**\u{301}t",
        "\u{301}",
        "ﬃ\u{301}",
        "\u{1100}\u{1161}\u{11a8}",
        "…e\u{302}\u{301}x",
    ] {
        let folded = fold(text, std::iter::empty());
        for (at, _) in text.char_indices() {
            let place = folded.folded(at);
            assert!(folded.text.is_char_boundary(place), "{text:?}, byte {at}: {place}");
        }
    }
}

#[test]
fn the_end_of_the_text_leads_to_its_whole_last_character() {
    assert_eq!(fold("a”", std::iter::empty()).original_range(1..2), 1..4);
    assert_eq!(fold("a\u{a0}", std::iter::empty()).original_range(0..2), 0..3);
}

#[test]
fn spaces_around_a_vanishing_character_become_one() {
    assert_eq!(fold_plain("a \u{ad} b \u{200b}c"), "a b c");
}

#[test]
fn forms_of_letters_become_the_letters() {
    assert_eq!(fold_plain("ﬁsh oﬃce Ａda ４０ ĳs"), "fish office Ada 40 ijs");
    assert_eq!(fold_plain("Ａ\u{301}"), "Á");
    assert_eq!(fold_plain("ｶﾞｿﾘﾝ ﻻ"), "ガソリン لا");
    // Other numbers and other words stay.
    assert_eq!(fold_plain("5² ½ ① H₂O ™ ß ﷺ"), "5² ½ ① H₂O ™ ß ﷺ");
}

#[test]
fn characters_without_a_shape_vanish() {
    let folded = fold_plain("c\u{200d}a\u{200c}n\u{200e}\u{202a}n\u{34f}o\u{2066}t\u{fe0f}");
    assert_eq!(folded, "cannot");
    assert_eq!(fold_plain("🏴\u{e0067}\u{e007f}"), "🏴\u{e0067}\u{e007f}");
}

#[test]
fn a_part_of_a_ligature_leads_to_all_of_it() {
    let folded = fold("oﬃce", std::iter::empty());
    assert_eq!(folded.text, "office");
    assert_eq!(folded.original_range(1..4), 1..4);
    assert_eq!(folded.original_range(2..3), 1..4);
    assert_eq!(folded.folded(4), 4);
}
