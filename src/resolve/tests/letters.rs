//! The words of an anchor are all the letters and digits of its quotation, as written.

use icu_normalizer::DecomposingNormalizerBorrowed;
use proptest::prelude::*;

use crate::load::parse_quotation;
use crate::markdown::{Flavour, project};
use crate::resolve::{Haystack, QuoteMatch, find_quote};
use crate::source::{Sources, Span};

/// Words, and marks that Markdown reads as markup in one place or another.
const PIECES: &[&str] = &[
    "2009.",
    "2014.",
    "7.",
    "7)",
    "300.",
    "40",
    "40,000",
    "5²",
    "½",
    "no",
    "not",
    "Men",
    "died",
    "Ada",
    "boats",
    "ﬁsh",
    "ﬆ",
    "４0",
    "中文",
    "नहीं",
    "ไม่",
    "can't",
    "can’t",
    "non-",
    "binding",
    "a_b",
    "-",
    "+",
    "*",
    "**",
    "_",
    "__",
    "***",
    "#",
    "##",
    ">",
    "|",
    "| - |",
    "|-|",
    "`",
    "``",
    "```",
    "~~~",
    "~~",
    "---",
    "===",
    "[",
    "]",
    "(",
    ")",
    "[x]:",
    "[x]",
    "[^1]",
    "[^1]:",
    "[x](y)",
    "![x](y)",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "<p>",
    "<a@b.example>",
    "<https://a.example/>",
    "&amp;",
    "&#65;",
    "&",
    "\\",
    "\\*",
    "$",
    "$5$",
    "[[x]]",
    "{#x}",
    "…",
    "...",
    "  ",
    "\t",
    "    ",
    "\n",
    "\n\n",
    "\r",
    "\u{a0}",
    "\u{ad}",
    "\u{200d}",
    "\u{301}",
    "\u{2028}",
    "\0",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => prop::sample::select(PIECES), 1 => Just("é")];
    let spaced = (piece, prop::bool::weighted(0.6));
    prop::collection::vec(spaced, 1..12).prop_map(|pieces| {
        let spaced = pieces.into_iter().map(|(piece, space)| [piece, if space { " " } else { "" }]);
        spaced.flatten().collect()
    })
}

/// An article, and a quotation that is other text or much the same.
fn case() -> impl Strategy<Value = (String, String)> {
    let near = (text(), text(), any::<prop::sample::Index>(), any::<prop::sample::Index>());
    let near = near.prop_map(|(article, added, from, at)| {
        let boundaries: Vec<usize> =
            (0..=article.len()).filter(|at| article.is_char_boundary(*at)).collect();
        let from = *from.get(&boundaries);
        let at = *at.get(&boundaries);
        let cut = &article[from.min(at)..from.max(at)];
        (article.clone(), [&added, " ", cut].concat(), [cut, &added].concat())
    });
    let swap = any::<bool>();
    prop_oneof![
        (text(), text()),
        (near, swap)
            .prop_map(|((article, one, other), swap)| (article, if swap { one } else { other })),
    ]
}

/// Letters, digits and accents in their compatible forms, without the apostrophe that is a letter.
/// Decomposed: a character that vanishes may be between a letter and its accent.
fn letters(text: &str) -> String {
    let text = DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
    let counts =
        |c: &char| c.is_alphanumeric() && *c != '\u{2bc}' || ('\u{300}'..='\u{36f}').contains(c);
    text.chars().filter(counts).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn an_anchor_has_all_letters_and_digits_of_its_quotation((article, quoted) in case()) {
        let lines: String = quoted.split('\n').map(|line| format!("> {line}\n")).collect();
        let span = Span::new(Sources::default().add("x", "".into()), 0, 0..0);
        let Ok(quote) = parse_quotation(&lines, span) else { return Ok(()) };
        let compared: String = quote.phrases.iter().map(|phrase| letters(phrase)).collect();
        prop_assert_eq!(compared, letters(&lines));
        let plain = project(&article, Flavour::Article).plain;
        let found = find_quote(&Haystack::new(&plain), &quote);
        let (QuoteMatch::Found(range), [phrase]) = (found, &quote.phrases[..]) else {
            return Ok(());
        };
        let passage = &plain.text[range.start as usize..range.end as usize];
        prop_assert_eq!(letters(passage), letters(&phrase[quote.start.1..quote.end.1]));
    }
}
