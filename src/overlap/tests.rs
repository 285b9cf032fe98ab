//! Runs, passages and speech; symmetry and invariance; abridgements with known cuts.

use proptest::prelude::*;

use super::{
    Run, SharedText, Side, Text, TextWords, compare, compare_again, has_same_formulas, in_bytes,
    places, shared,
};

/// Returns what texts share, each of an outlet of its own.
fn of(texts: &[&str]) -> Vec<SharedText> {
    let words: Vec<TextWords> = texts.iter().map(|text| TextWords::of(text, "en")).collect();
    let texts: Vec<Text<'_>> =
        words.iter().zip(0..).map(|(words, outlet)| Text { words, outlet }).collect();
    shared(&texts)
}

/// Returns the passages of two texts, as the first one has them.
fn passages(one: &str, other: &str) -> Vec<(String, bool)> {
    let places = places(one);
    let found = of(&[one, other]);
    let all = found.iter().flat_map(|shared| &shared.passages);
    let text = |first: Run, last: Run| {
        let start = places[first.at[0] as usize].start as usize;
        let end = places[(last.at[0] + last.words - 1) as usize].end as usize;
        one[start..end].to_owned()
    };
    all.map(|it| (text(it.runs[0], it.runs[it.runs.len() - 1]), it.speech)).collect()
}

#[test]
fn eight_words_are_a_run_and_seven_are_none() {
    let one = "Nobody knew why the old weir by the mill was left open.";
    assert_eq!(
        passages(one, "It was said that the old weir by the mill was shut."),
        [("the old weir by the mill was".to_owned(), false)][..0]
    );
    assert_eq!(
        passages(one, "They asked why the old weir by the mill was shut."),
        [("why the old weir by the mill was".to_owned(), false)]
    );
}

#[test]
fn a_run_of_five_words_counts_beside_a_longer_one() {
    let long = "the council of the town has closed the weir";
    let short = "mayor Ida Kest said so";
    let count = |one: &str, other: &str| {
        of(&[one, other]).first().map_or(0, |shared| shared.sides[0].copied)
    };
    let strange = "and nobody in town knew why";
    for (middle, expected) in [("", 14), ("today", 14), ("as it seems", 14), (strange, 9)] {
        let one = format!("{long} {middle} {short}");
        let other = format!("{long}, therefore {short}");
        assert_eq!(count(&one, &other), expected, "{middle}");
        let one = format!("{short} {middle} {long}");
        let other = format!("{short}, therefore {long}");
        assert_eq!(count(&one, &other), expected, "{middle}");
    }
    assert_eq!(count(short, short), 0);
    assert_eq!(count("who said so? Ida Kest", "Kest? she said so"), 0);
}

#[test]
fn three_changed_words_are_within_a_passage_and_four_are_not() {
    let head = "the council of the town has closed the weir";
    let tail = "after two long nights of rain in the hills";
    let with = |middle: &str| format!("{head} {middle} {tail}");
    let count = |one: &str, other: &str| passages(&with(one), &with(other)).len();
    assert_eq!(count("at once today", "for good"), 1);
    assert_eq!(count("at once today", ""), 1);
    assert_eq!(count("at once on Monday", "for good"), 2);
}

#[test]
fn the_words_between_runs_are_not_counted() {
    let one = "the council of the town has closed the weir at once after two long nights of rain \
               in the hills";
    let other = "the council of the town has closed the weir on Monday after two long nights of \
                 rain in the hills";
    let found = of(&[one, other]);
    assert_eq!(found[0].sides, [Side { copied: 18, speech: 0 }; 2]);
    assert_eq!(TextWords::of(one, "en").count(), 20);
}

#[test]
fn speech_that_both_took_is_told_apart() {
    let speech = "we will not open the weir before the rain has stopped";
    let one = format!("“{speech},” the mayor said on Monday.");
    let other = format!("On the bridge she spoke at last: «{speech}».");
    assert_eq!(passages(&one, &other), [(speech.to_owned(), true)]);
    let sides = of(&[&one, &other])[0].sides;
    assert_eq!(sides, [Side { copied: 0, speech: 11 }; 2]);
    // In quotation marks in one text alone, it is not speech that both took.
    let sides = of(&[&one, speech])[0].sides;
    assert_eq!(sides, [Side { copied: 11, speech: 0 }; 2]);
    // The words that lead to the speech are copied, too.
    let around = format!("Asked by this paper for the third time the mayor said: “{speech}.”");
    let sides = of(&[&around, &format!("{around} Then she left.")])[0].sides;
    assert_eq!(sides, [Side { copied: 11, speech: 11 }; 2]);
}

#[test]
fn what_an_outlet_always_writes_is_no_passage() {
    let formula = "read more about the weir and the river in our letter every Monday";
    let texts: Vec<String> = [
        "boats are waiting below the mill",
        "rain is on its way",
        "a new lock is planned",
        "divers have found a bell",
        "nobody was hurt",
    ]
    .iter()
    .map(|own| format!("{own}. {formula}."))
    .collect();
    let words: Vec<TextWords> = texts.iter().map(|text| TextWords::of(text, "en")).collect();
    let with = |outlets: [u32; 5]| {
        let texts: Vec<Text<'_>> =
            words.iter().zip(outlets).map(|(words, outlet)| Text { words, outlet }).collect();
        shared(&texts).len()
    };
    assert_eq!(with([0, 1, 2, 3, 4]), 10);
    assert_eq!(with([0, 0, 0, 0, 0]), 0);
    // Two outlets that have it once and twice: a third, but no habit.
    assert_eq!(with([0, 0, 1, 2, 2]), 10);
    assert_eq!(with([0, 0, 0, 1, 2]), 1);
}

#[test]
fn texts_in_two_languages_share_nothing() {
    let text = "the council of the town has closed the weir at once";
    let words = ["en", "fr", "en-GB"].map(|language| TextWords::of(text, language));
    let texts: Vec<Text<'_>> =
        words.iter().zip(0..).map(|(words, outlet)| Text { words, outlet }).collect();
    let pairs: Vec<[usize; 2]> = shared(&texts).iter().map(|shared| shared.texts).collect();
    assert_eq!(pairs, [[0, 2]]);
}

#[test]
fn in_scripts_without_spaces_two_characters_are_a_word() {
    let one = "議会は昨日の深夜に古い堰を閉じた。";
    assert_eq!(TextWords::of(one, "ja").count(), 8);
    let words =
        [one, "町の議会は昨日の深夜に古い堰を閉じたという"].map(|it| TextWords::of(it, "ja"));
    let texts: Vec<Text<'_>> =
        words.iter().zip(0..).map(|(words, outlet)| Text { words, outlet }).collect();
    assert_eq!(shared(&texts)[0].sides, [Side { copied: 8, speech: 0 }; 2]);
}

#[test]
fn words_are_where_their_letters_are() {
    for (text, expected) in [
        (
            "It’s the 1,000th well-known boat…",
            vec!["It’s", "the", "1,000th", "well", "known", "boat"],
        ),
        ("l'eau; 3.5 m²", vec!["l'eau", "3.5", "m²"]),
        ("堰A1", vec!["堰", "A1"]),
        ("— “Ça va”", vec!["Ça", "va"]),
        ("", vec![]),
        ("e\u{301}te\u{301}", vec!["e\u{301}te\u{301}"]),
    ] {
        let words: Vec<&str> = places(text)
            .into_iter()
            .map(|place| &text[place.start as usize..place.end as usize])
            .collect();
        assert_eq!(words, expected, "{text}");
        assert_eq!(TextWords::of(text, "en").hashes.len(), expected.len());
    }
}

/// Returns the text as another typesetter would set it.
fn in_other_typography(text: &str) -> String {
    let mut out = String::new();
    let mut open = false;
    for c in text.chars() {
        match c {
            '"' => {
                open = !open;
                out.push(if open { '«' } else { '»' });
            }
            '\'' => out.push('’'),
            '-' => out.push('–'),
            ' ' => out.push_str("\u{a0} "),
            c => out.extend([c, '\u{ad}']),
        }
    }
    out
}

/// Swaps the two texts of a result.
fn turned(mut shared: SharedText) -> (Vec<Vec<Run>>, [Side; 2]) {
    let passages = &mut shared.passages;
    for run in passages.iter_mut().flat_map(|passage| &mut passage.runs) {
        run.at.reverse();
    }
    shared.sides.reverse();
    sorted(shared)
}

fn sorted(shared: SharedText) -> (Vec<Vec<Run>>, [Side; 2]) {
    let mut all: Vec<Vec<Run>> = shared.passages.into_iter().map(|passage| passage.runs).collect();
    all.iter_mut().for_each(|runs| runs.sort());
    all.sort();
    (all, shared.sides)
}

proptest! {
    /// A text and the same without some stretches: exactly the stretches of eight words and more
    /// that are left are runs.
    #[test]
    fn an_abridgement_is_recovered_exactly(
        lengths in prop::collection::vec((1_usize..40, 1_usize..12), 3..8),
    ) {
        // All words differ, so that no run goes on by chance.
        let words: Vec<String> = (0..250).map(letters).collect();
        let (mut at, mut cut, mut expected) = (0, Vec::new(), Vec::new());
        for (number, (kept, dropped)) in lengths.into_iter().enumerate() {
            let end = (at + kept).min(words.len());
            if end - at >= 8 {
                expected.push(Run {
                    at: [at as u32, cut.len() as u32],
                    words: (end - at) as u32,
                });
            }
            cut.extend(words[at..end].iter().cloned());
            at = (end + dropped).min(words.len());
            // Five other words, so that nothing is beside anything.
            cut.extend((0..5).map(|word| format!("strange{}", letters(5 * number + word))));
        }
        let found = of(&[&words.join(" "), &cut.join(" ")]);
        let runs: Vec<Run> = found
            .iter()
            .flat_map(|shared| &shared.passages)
            .flat_map(|passage| passage.runs.clone())
            .collect();
        prop_assert_eq!(&runs, &expected);
        let copied: u32 = expected.iter().map(|run| run.words).sum();
        let sides = found.first().map(|shared| shared.sides);
        let expected = [Side { copied, speech: 0 }; 2];
        prop_assert_eq!(sides.unwrap_or_default(), expected);
    }

    /// The texts are of few words, so that they share a lot, and many times.
    #[test]
    fn neither_order_nor_typography_matters(
        one in "([ab\"] ?|[-'] ?|a b a b a b a b |C[ab] ){10,60}",
        other in "([ab\"] ?|[-'] ?|a b a b a b a b |C[ab] ){10,60}",
    ) {
        let here = of(&[&one, &other]);
        let there = of(&[&other, &one]);
        prop_assert_eq!(
            here.clone().into_iter().map(sorted).collect::<Vec<_>>(),
            there.into_iter().map(turned).collect::<Vec<_>>()
        );
        let set = [&one, &other].map(|text| in_other_typography(text));
        prop_assert_eq!(here, of(&[&set[0], &set[1]]));
    }

    /// Compared with the definition, word for word.
    #[test]
    fn runs_are_equal_words_that_cannot_go_on(
        one in "([ab]{1,2} ){5,60}",
        other in "([ab]{1,2} ){5,60}",
    ) {
        let split = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let (first, second) = (split(&one), split(&other));
        let mut all = Vec::new();
        for here in 0..first.len() {
            for there in 0..second.len() {
                let equal = |step: &usize| {
                    first.get(here + step).is_some_and(|it| Some(it) == second.get(there + step))
                };
                let begins = here == 0 || there == 0 || first[here - 1] != second[there - 1];
                let words = (0..).take_while(equal).count() as u32;
                if begins && words >= 5 {
                    all.push(Run { at: [here as u32, there as u32], words });
                }
            }
        }
        let (mut expected, mut left): (Vec<Run>, Vec<Run>) =
            all.into_iter().partition(|run| run.words >= 8);
        loop {
            let follows = |one: &Run, other: &Run| (0..2).all(|side| {
                (one.ends()[side]..=one.ends()[side] + 3).contains(&other.at[side])
            });
            let is_beside = |run: &Run| {
                expected.iter().any(|known| follows(known, run) || follows(run, known))
            };
            let (found, rest): (Vec<Run>, Vec<Run>) = left.into_iter().partition(is_beside);
            left = rest;
            if found.is_empty() {
                break;
            }
            expected.extend(found);
        }
        expected.sort();
        let mut found: Vec<Run> = of(&[&one, &other])
            .iter()
            .flat_map(|shared| &shared.passages)
            .flat_map(|passage| passage.runs.clone())
            .collect();
        found.sort();
        prop_assert_eq!(found, expected);
    }
}

/// Returns a word for a number.
fn letters(mut number: usize) -> String {
    let mut out = String::from("q");
    while number > 0 {
        out.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    out
}

/// The sentences of random texts: few, so that texts share some, and outlets write some often.
const SENTENCES: [&str; 7] = [
    "the council of the town has closed the weir at once on Monday. ",
    "read more about the weir and the river in our letter every week. ",
    "read more about the weir. ",
    "“nobody here can say when a boat will pass the lock again”. ",
    "the council of the town has closed the weir, said Ida Kest. ",
    "boats wait below the mill. ",
    "a new lock is planned for the year after the next one, the council said. ",
];

/// Checks what [`compare_again`] finds after each change, one after the other; returns how often it
/// said that all texts must be compared.
fn check_again(outlets: &[u32], texts: &[String], changes: &[(usize, String)]) -> usize {
    let mut words: Vec<TextWords> = texts.iter().map(|it| TextWords::of(it, "en")).collect();
    fn all<'a>(words: &'a [TextWords], outlets: &[u32]) -> Vec<Text<'a>> {
        words.iter().zip(outlets).map(|(words, outlet)| Text { words, outlet: *outlet }).collect()
    }
    let (mut shared, mut formulas) = compare(&all(&words, outlets));
    let mut refused = 0;
    for (changed, text) in changes {
        let before = std::mem::replace(&mut words[*changed], TextWords::of(text, "en"));
        let texts = all(&words, outlets);
        let expected = compare(&texts);
        let mut kept = formulas.clone();
        match compare_again(&texts, *changed, &before, &mut kept) {
            Some(found) => {
                shared.retain(|it| !it.texts.contains(changed));
                shared.extend(found);
                shared.sort_by_key(|it| it.texts);
                formulas = kept;
            }
            None => {
                assert_eq!(kept, formulas, "unchanged");
                refused += 1;
                (shared, formulas) = expected.clone();
            }
        }
        assert_eq!((&shared, &formulas), (&expected.0, &expected.1), "{changed}: {text}");
    }
    refused
}

#[test]
fn runs_of_words_are_bytes_once() {
    let text = "The old mill, by the weir.";
    let of = |runs: &[std::ops::Range<u32>]| -> Vec<&str> {
        let bytes = in_bytes(&places(text), runs.to_vec());
        bytes.into_iter().map(|it| &text[it.start as usize..it.end as usize]).collect()
    };
    assert_eq!(of(&[3..5, 0..2, 1..2]), ["The old", "by the"]);
    assert_eq!(of(&[0..3, 1..4, 2..3]), ["The old mill", "by"]);
    assert_eq!(of(&[5..7, 2..2]), [""; 0]);
}

#[test]
fn only_a_change_that_touches_a_formula_of_others_needs_all_texts() {
    let [shared, formula, ..] = SENTENCES;
    let own = |number: usize| format!("{} ", letters(number + 30));
    let texts: Vec<String> = (0..5).map(|number| own(number) + shared).collect();
    let change = |to: &str| [(0, to.to_owned())];
    let other = [0, 1, 2, 3, 4];
    assert_eq!(check_again(&other, &texts, &change(shared)), 0);
    assert_eq!(check_again(&other, &texts, &change("nothing")), 0);
    // A formula of the outlet is removed from one of its texts, and one is added.
    assert_eq!(check_again(&[0; 5], &texts, &change(&format!("{shared} and more"))), 0);
    assert_eq!(check_again(&[0, 0, 0, 1, 2], &texts, &change("nothing")), 1);
    let mut rare = texts.clone();
    rare[1..3].iter_mut().for_each(|text| text.push_str(formula));
    assert_eq!(check_again(&[0; 5], &rare, &change(&format!("{shared}{formula}"))), 1);
    // A formula of the language.
    for (count, refused) in [(64, 0), (65, 1), (66, 0)] {
        let texts: Vec<String> = (0..count).map(|number| own(number) + shared).collect();
        let outlets: Vec<u32> = (0..count as u32).collect();
        assert_eq!(check_again(&outlets, &texts, &change("nothing")), refused, "{count}");
        let back = [(0, "nothing".to_owned()), (0, shared.to_owned())];
        assert_eq!(check_again(&outlets, &texts, &back), 2 * refused, "{count}");
    }
}

proptest! {
    /// After each of several changes, comparing the changed text again gives the same as
    /// comparing all texts.
    #[test]
    fn what_one_text_shares_is_found_again_after_each_change(
        texts in prop::collection::vec((0_u32..3, prop::collection::vec(0_usize..7, 0..5)), 2..12),
        changes in prop::collection::vec(
            (any::<prop::sample::Index>(), prop::collection::vec(0_usize..7, 0..5)), 1..6
        ),
    ) {
        let text = |numbers: &[usize]| numbers.iter().map(|at| SENTENCES[*at]).collect::<String>();
        let outlets: Vec<u32> = texts.iter().map(|it| it.0).collect();
        let texts: Vec<String> = texts.iter().map(|it| text(&it.1)).collect();
        let changes: Vec<(usize, String)> =
            changes.iter().map(|(at, it)| (at.index(texts.len()), text(it))).collect();
        check_again(&outlets, &texts, &changes);
    }

    /// Without the words of one text, and then without that text, there is what comparing the
    /// other ones gives.
    #[test]
    fn a_text_that_is_gone_takes_its_pairs_with_it(
        texts in prop::collection::vec((0_u32..3, prop::collection::vec(0_usize..7, 0..5)), 2..12),
        gone in any::<prop::sample::Index>(),
    ) {
        let text = |numbers: &[usize]| numbers.iter().map(|at| SENTENCES[*at]).collect::<String>();
        let gone = gone.index(texts.len());
        let mut words: Vec<TextWords> =
            texts.iter().map(|it| TextWords::of(&text(&it.1), "en")).collect();
        let of = |words: &[TextWords], without: Option<usize>| {
            let texts = words.iter().zip(&texts).map(|(words, it)| Text { words, outlet: it.0 });
            let kept = texts.enumerate().filter(|(number, _)| Some(*number) != without);
            compare(&kept.map(|(_, text)| text).collect::<Vec<_>>())
        };
        let (mut shared, mut formulas) = of(&words, None);
        let before = std::mem::take(&mut words[gone]);
        let now: Vec<Text<'_>> =
            words.iter().zip(&texts).map(|(words, it)| Text { words, outlet: it.0 }).collect();
        let size = texts.iter().filter(|it| it.0 == texts[gone].0).count();
        let found = compare_again(&now, gone, &before, &mut formulas);
        if let Some(found) = found.filter(|_| has_same_formulas(size, size - 1)) {
            prop_assert_eq!(found, Vec::new());
            shared.retain(|it| !it.texts.contains(&gone));
            for text in shared.iter_mut().flat_map(|it| &mut it.texts) {
                *text -= usize::from(*text > gone);
            }
            formulas.remove(gone);
            prop_assert_eq!((shared, formulas), of(&words, Some(gone)));
        }
    }
}
