//! Properties of every folded text.

use manicule::text::fold::{fold, fold_plain, keeps_words};
use proptest::collection::vec;
use proptest::prelude::*;

fn text() -> impl Strategy<Value = String> {
    let pieces: &[&str] = &[
        "a",
        "word",
        " ",
        "  ",
        "\n",
        "\n",
        "\t",
        "\u{a0}",
        "“",
        "”",
        "’",
        "`",
        "«",
        "—",
        "−",
        "…",
        "\u{ad}",
        "\u{200b}",
        "\u{feff}",
        "é",
        "e\u{301}",
        "q\u{307}\u{323}",
        "e\u{301}\u{20e3}",
        "\u{1100}\u{1161}\u{11a8}",
        "日本",
        "\u{1fef}",
        "≠",
        "=\u{338}",
        "=",
        "1,000",
        "😀",
        "\u{212b}",
        "\u{212a}",
        "\u{2060}",
    ];
    vec(prop::sample::select(pieces.to_vec()), 0..24).prop_map(|pieces| pieces.concat())
}

/// Returns the newlines that separate blocks: those whose bit is set.
fn breaks(text: &str, bits: u64) -> Vec<usize> {
    let newlines = text.match_indices('\n').map(|(at, _)| at);
    newlines
        .enumerate()
        .filter(|(index, _)| bits >> (index % 64) & 1 == 1)
        .map(|(_, at)| at)
        .collect()
}

proptest! {
    #[test]
    fn every_folded_range_leads_to_its_original(
        text in text(),
        bits in any::<u64>(),
        one in any::<prop::sample::Index>(),
        two in any::<prop::sample::Index>(),
    ) {
        let breaks = breaks(&text, bits);
        let folded = fold(&text, breaks.iter().copied());
        let places = 0..=folded.text.len();
        let places: Vec<_> = places.filter(|at| folded.text.is_char_boundary(*at)).collect();
        let (one, two) = (*one.get(&places), *two.get(&places));
        let part = one.min(two)..one.max(two);
        let range = folded.original_range(part.clone());
        let range = range.start as usize..range.end as usize;
        prop_assert!(range.start <= range.end);
        let slice = text.get(range.clone());
        prop_assert!(slice.is_some(), "{:?} is not on boundaries of {:?}", range, text);
        let inside = breaks.iter().filter(|at| range.contains(at)).map(|at| at - range.start);
        let again = fold(slice.unwrap_or_default(), inside).text;
        let wanted = &folded.text[part.clone()];
        // A part may begin or end within what one character, or one run, became.
        prop_assert!(again.contains(wanted), "{:?} became {:?}", wanted, again);
        let whole = |at: usize| {
            let place = folded.original_range(at..at);
            place.start == place.end
        };
        if whole(part.start) && whole(part.end) && !part.is_empty() {
            prop_assert_eq!(again.trim_end_matches(' '), wanted.trim_end_matches(' '));
        }
    }

    #[test]
    fn all_of_the_folded_text_leads_to_all_of_the_original(text in text()) {
        let folded = fold(&text, std::iter::empty());
        let range = folded.original_range(0..folded.text.len());
        prop_assert_eq!(fold_plain(&text[range.start as usize..range.end as usize]), folded.text);
    }

    #[test]
    fn a_text_that_keeps_its_words_contains_all_of_them(text in text()) {
        if keeps_words(&text) {
            let folded = fold_plain(&text);
            for run in folded.split(|c: char| !c.is_ascii_alphanumeric()) {
                prop_assert!(text.contains(run), "{:?} is not in {:?}", run, text);
            }
        }
    }

    #[test]
    fn folding_again_changes_nothing(text in text(), bits in any::<u64>()) {
        let once = fold(&text, breaks(&text, bits).into_iter()).text;
        let newlines: Vec<_> = once.match_indices('\n').map(|(at, _)| at).collect();
        prop_assert_eq!(&fold(&once, newlines.into_iter()).text, &once);
    }
}
