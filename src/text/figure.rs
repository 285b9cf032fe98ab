//! Figures: numbers with a unit, exact or bounded, as outlets give them; and whether two of them
//! can both be true.
//!
//! A text is a figure only if all of it is understood. `about 40` is not one, since it gives no
//! bounds; nor is `1,000-for-1,000`.

use crate::language::{FigureWords, Language};
use crate::text::fold::fold_plain;

/// A number with a unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    low: Bound,
    high: Bound,
    /// In one spelling; empty where none is given.
    unit: String,
}

/// An end of a range.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Bound {
    at: f64,
    /// Whether the number itself is in the range.
    included: bool,
}

/// The relation of two figures, where it is certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// One is an exact number that the other allows.
    Agree,
    /// No number is in both, and the units are equal.
    Differ,
}

impl Figure {
    /// Reads a figure. `None` if a part of the text is not understood.
    pub fn parse(text: &str, language: &Language) -> Option<Self> {
        let words = language.figures.as_ref()?;
        let text = fold_plain(text).to_lowercase();
        let text = text.trim().trim_matches(['"', '\'']).trim_end_matches('.');
        let bound = |at, included| Bound { at, included };
        if let Some(rest) = after_one_of(text, &words.between) {
            return range(rest, language, words);
        }
        if let Some(found) = range(text, language, words) {
            return Some(found);
        }
        // Whether the number is the lower end, and whether it is included.
        let phrases = [
            (&words.over, true, false),
            (&words.at_least, true, true),
            (&words.up_to, false, true),
            (&words.under, false, false),
        ];
        let mut found = phrases.into_iter().filter_map(|(phrases, is_low, included)| {
            Some((is_low, included, after_one_of(text, phrases)?))
        });
        let found = found.next();
        let (at, unit) = number(found.map_or(text, |(.., rest)| rest), language, words)?;
        let (low, high) = match found {
            None => (bound(at, true), bound(at, true)),
            Some((true, included, _)) => (bound(at, included), bound(f64::INFINITY, false)),
            Some((false, included, _)) => (bound(f64::NEG_INFINITY, false), bound(at, included)),
        };
        Some(Self { low, high, unit: self::unit(unit, words)? })
    }

    /// Compares two figures. `None` where neither relation is certain.
    pub fn compare(&self, other: &Self) -> Option<Comparison> {
        let same_unit = self.unit == other.unit;
        // "41" is of the same things as "over 40 aircraft", if both answer one question; but that
        // "20" contradicts it is not certain.
        let fits = same_unit || self.unit.is_empty() || other.unit.is_empty();
        let apart = |a: &Self, b: &Self| {
            a.high.at < b.low.at || (a.high.at == b.low.at && !(a.high.included && b.low.included))
        };
        if apart(self, other) || apart(other, self) {
            return same_unit.then_some(Comparison::Differ);
        }
        (fits && (self.is_exact() || other.is_exact())).then_some(Comparison::Agree)
    }

    /// Returns its lower and its upper end, each with whether the number itself is in the range.
    /// Without a bound, the end is infinite.
    pub fn bounds(&self) -> [(f64, bool); 2] {
        [self.low, self.high].map(|bound| (bound.at, bound.included))
    }

    /// Returns its unit, in one spelling; may be empty.
    pub fn unit(&self) -> &str {
        &self.unit
    }

    fn is_exact(&self) -> bool {
        self.low.at == self.high.at
    }
}

/// Returns what follows one of these phrases, which begins the text.
fn after_one_of<'a>(text: &'a str, phrases: &[String]) -> Option<&'a str> {
    phrases.iter().find_map(|phrase| text.strip_prefix(phrase.as_str())?.strip_prefix(' '))
}

/// Reads `20 to 40 aircraft` and `20-40 aircraft`.
fn range(text: &str, language: &Language, words: &FigureWords) -> Option<Figure> {
    let (low, rest) = number(text, language, words)?;
    let rest = rest.trim_start();
    let rest = rest.strip_prefix('-').or_else(|| after_one_of(rest, &words.to))?;
    let (high, rest) = number(rest, language, words)?;
    let bound = |at| Bound { at, included: true };
    let unit = unit(rest, words)?;
    (low < high).then(|| Figure { low: bound(low), high: bound(high), unit })
}

/// Reads the number that begins a text, and returns what follows it.
fn number<'a>(text: &'a str, language: &Language, words: &FigureWords) -> Option<(f64, &'a str)> {
    let text = text.trim_start();
    let end =
        text.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(text.len());
    let digits = text[..end].trim_end_matches(['.', ',']);
    let (value, rest) = if digits.is_empty() {
        let (word, rest) = text.split_at(text.find(' ').unwrap_or(text.len()));
        (f64::from(i32::from(*language.numbers.cardinals.get(word)?)), rest)
    } else {
        (grouped(digits)?, &text[digits.len()..])
    };
    let scale = words.scales.iter().find_map(|(word, scale)| {
        let after = rest.strip_prefix(' ')?.strip_prefix(word.as_str())?;
        (after.is_empty() || after.starts_with(' ')).then_some((*scale, after))
    });
    Some(scale.map_or((value, rest), |(scale, rest)| (value * scale, rest)))
}

/// Reads `113,100` and `4.5`: a comma is before each three digits, or nowhere.
fn grouped(digits: &str) -> Option<f64> {
    let (whole, _) = digits.split_once('.').unwrap_or((digits, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?.len();
    let rest: Vec<usize> = groups.map(str::len).collect();
    let well = rest.is_empty() || ((1..=3).contains(&first) && rest.iter().all(|size| *size == 3));
    if well { digits.replace(',', "").parse().ok() } else { None }
}

/// Returns a unit in one spelling. `None` if it has a number, or marks.
fn unit(text: &str, words: &FigureWords) -> Option<String> {
    const MOST_WORDS: usize = 6;
    let plain = |c: char| c.is_alphabetic() || matches!(c, ' ' | '%' | '²' | '.' | '\'');
    if !text.chars().all(plain) || text.split_whitespace().count() > MOST_WORDS {
        return None;
    }
    let mut unit = format!(" {} ", text.trim());
    for (name, spellings) in &words.units {
        for spelling in spellings {
            unit = unit.replace(&format!(" {spelling} "), &format!(" {name} "));
        }
    }
    Some(unit.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::english;

    fn figure(text: &str) -> Figure {
        Figure::parse(text, english()).unwrap_or_else(|| panic!("no figure: {text}"))
    }

    #[test]
    fn two_figures_agree_or_differ_only_where_that_is_certain() {
        use Comparison::{Agree, Differ};
        for (one, other, expected) in [
            ("over 40 boats", "41", Some(Agree)),
            ("over 40 boats", "40 boats", Some(Differ)),
            ("at least forty boats", "40 boats", Some(Agree)),
            ("up to 20 boats", "41 boats", Some(Differ)),
            ("20 to 30 boats", "25 boats", Some(Agree)),
            ("between 20 and 30 boats", "31 boats", Some(Differ)),
            ("113,100 square km", "113,100 square kilometers", Some(Agree)),
            ("14 square kilometres per day", "14 square km a day", Some(Agree)),
            ("4.5 million people", "4,500,000 people", Some(Agree)),
            ("two dozen boats", "24 boats", Some(Agree)),
            ("5%", "5 per cent", Some(Agree)),
            // Of other things, or of unknown ones.
            ("over 40 boats", "20", None),
            ("40 boats", "40 crews", None),
            // Both may be true, and neither says which number it is.
            ("over 40 boats", "over 50 boats", None),
        ] {
            assert_eq!(figure(one).compare(&figure(other)), expected, "{one}, {other}");
            assert_eq!(figure(other).compare(&figure(one)), expected, "{other}, {one}");
        }
    }

    #[test]
    fn what_is_not_understood_whole_is_no_figure() {
        for text in [
            "",
            "a large number",
            "about 40 boats",
            "1,000-for-1,000",
            "30-day stop",
            "in 2022",
            "40 boats, 20 crews",
            "1,00 boats",
            "30 to 20 boats",
            "over",
            "40 or 50",
        ] {
            assert_eq!(Figure::parse(text, english()), None, "{text}");
        }
    }
}
