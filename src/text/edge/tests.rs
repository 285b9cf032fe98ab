use super::super::fold::fold;
use super::*;

/// Asserts that the edges of the text are exactly the places of `|`.
#[track_caller]
fn quote_edges(marked: &str) {
    let original = marked.replace('|', "");
    let folded = fold(&original, std::iter::empty());
    let text = &folded.text;
    let edges: Vec<usize> = (0..=text.len())
        .filter(|at| text.is_char_boundary(*at) && may_end_quote(&folded, &original, *at))
        .collect();
    let mut shown = text.clone();
    edges.iter().rev().for_each(|at| shown.insert(*at, '|'));
    assert_eq!(shown, crate::text::fold::fold_plain(marked));
}

#[test]
fn a_quotation_does_not_cut_numbers() {
    quote_edges("|40,000|");
    quote_edges("|40| |");
    quote_edges("|3.5|.|");
    quote_edges("|16:30|,| |1/2|,| |40–50|");
    quote_edges("|1'000|");
    quote_edges("|40\u{a0}000| |men|");
    quote_edges("|40 000|");
    quote_edges("|16|\u{a0}|May|");
    quote_edges("|May| |16|\u{a0}|2025|");
    quote_edges("|a| |−5| |b|");
    quote_edges("|rose| |.5| |per| |cent|");
    quote_edges("|so|…|5| |men|");
}

#[test]
fn all_that_is_between_two_digits_joins_them() {
    quote_edges("|40·5|,| |40٬000|,| |40，000|,| |40٫5|,| |40’000|,| |40_000|");
    quote_edges("|1⁄2|,| |1∕2|,| |3×5|,| |10^6|,| |40~50|,| |40—50|,| |٤٠٬٠٠٠|");
    quote_edges("|5²|,| |m²|,| |1½|,| |10⁻⁵|,| |H₂O|,| |5m|");
    quote_edges("|40|(|50|)|,| |40|\"|50|");
    quote_edges("|2|;| |3|");
}

#[test]
fn a_space_parts_groups_of_three_digits() {
    quote_edges("|$|50 000|,| |€|1 000 000| |men|,| |50\u{2009}000|");
    quote_edges("|in| |2024| |300| |men|,| |50| |0000|,| |5| |men|,| |50| |00|");
}

/// In Hebrew a preposition, "and" and the article are one letter, which a hyphen parts from digits.
#[test]
fn a_hebrew_prefix_is_no_part_of_a_number() {
    quote_edges("|ו|־|41| |סירות|,| |ב|-|3|.| |וב|־|2024|");
    quote_edges("|קוביד-19|,| |תל־אביב|");
}

#[test]
fn a_sign_belongs_to_its_number() {
    quote_edges("|−5|,| |-5|,| |⁻5|,| |±5|,| |<5|,| |≈5|,| |−.5|,| |≤−5|");
    quote_edges("|−$5|,| |-€5|,| |+£5|,| |$|-5|,| |$|5|,| |50+| |men|");
    quote_edges("|—|5|,| |5|%|,| |(|5|)|,| |#|5|");
}

#[test]
fn marks_and_joiners_are_parts_of_words() {
    for word in ["नहीं", "हिन्दी", "ไม่", "กำ", "ລາວ\u{eb1}", "မြန်မာ", "ខ្មែរ", "שָׁלוֹם", "مُحَمَّد"]
    {
        quote_mark_edges(word);
    }
    quote_edges("|can\u{200d}not|,| |can\u{200e}not|,| |can\u{202c}not|,| |can\u{2060}not|");
    quote_edges("|…|\u{fffd}\u{102c}| |—\u{94d}|");
    quote_edges("|5\u{20e3}|,| |c\u{336}an\u{336}'t|,| |can'\u{301}t|");
    quote_edges("|4.\u{301}5|,| |−\u{301}5|,| |−$\u{301}5|,| |non-\u{301}binding|");
    quote_edges("|👩\u{1f3fd}|,| |🇺🇦|");
}

/// Asserts that no edge is before a mark.
#[track_caller]
fn quote_mark_edges(word: &str) {
    let folded = fold(word, std::iter::empty());
    for (at, c) in folded.text.char_indices().skip(1) {
        let cut = is_mark(c) || c == '\u{e33}';
        assert!(!(cut && may_end_quote(&folded, word, at)), "{word} at {at}");
    }
}

#[test]
fn letters_of_scripts_without_spaces_have_edges() {
    quote_edges("|石|海|川|，|2024|年|3|月|");
    quote_edges("|40万|人|二十|日|");
    quote_edges("|プーチン|大|統|領|");
    quote_edges("|NATO|外|長|");
}

#[test]
fn a_quotation_does_not_cut_contractions_or_compounds() {
    quote_edges("|can't|");
    quote_edges("|can‘t| |can`t| |canʼt| |can´t| |can＇t| |can՚t| |can′t| |canꞌt|");
    quote_edges("|U.S|.| |and| |EU:s|");
    for name in ["Kyiv’s", "Kyiv's", "KYIV’S"] {
        let folded = fold(name, std::iter::empty());
        assert!(may_end_quote(&folded, name, 4) && !may_begin_quote(&folded, name, 4), "{name}");
    }
    quote_edges("|Kyiv|’s| |Kyiv|ʼs| |KYIV|'S|");
    quote_edges("|non-binding|");
    quote_edges("|non‑binding| |non–binding| |non−binding|,| |COVID–19|");
    quote_edges("|workers|'| |rights|");
}

#[test]
fn a_character_that_folding_drops_is_no_edge() {
    quote_edges("|can\u{ad}not|");
    quote_edges("|40\u{200b}000|");
    quote_edges("|cafe\u{301}s|");
}

#[test]
fn a_long_dash_is_an_edge_and_a_short_one_within_a_word_is_not() {
    quote_edges("|a|—|b|―|c|");
    quote_edges("|a| |–| |b|,| |a|–| |b|");
    quote_edges("|Russia–Ukraine|");
    quote_edges("|—|5| |men|");
}

#[test]
fn a_name_ends_before_a_hyphen_or_an_apostrophe() {
    let alone = |text: &str, name: &str| {
        let at = text.find(name).expect("the name is there");
        stands_alone(text, &(at..at + name.len()))
    };
    assert!(alone("Ukraine's", "Ukraine"));
    assert!(alone("pro-Russia", "Russia"));
    assert!(alone("a U.S.-led call", "U.S."));
    assert!(!alone("Iranian", "Iran"));
    assert!(!alone("Kiev\u{301}", "Kiev"));
    assert!(!alone("the U.S.S.R.", "U.S."));
    assert!(alone("in Kyiv.Today", "Kyiv"));
    assert!(!alone("दिल्ली", "दिल"));
    assert!(!alone("Kiev²", "Kiev"));
    assert!(alone("大家都说石海川来了", "石海川"));
    assert!(!alone("プーチンスク", "プーチン"));
}
