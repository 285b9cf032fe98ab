//! The plural forms, numbers and alphabet of a language, by the data of Unicode's CLDR.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorPreferences};
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_decimal::{DecimalFormatter, DecimalFormatterPreferences};
use icu_plurals::{PluralCategory, PluralRuleType, PluralRules, PluralRulesPreferences};

/// The names of the plural categories, as keys of words end in them.
pub(super) const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The category that every language has.
pub(super) const OTHER: &str = "other";

/// The rules of a language.
#[derive(Debug)]
pub(super) struct Locale {
    plurals: Option<PluralRules>,
    decimal: Option<DecimalFormatter>,
    digits: [char; 10],
}

impl Locale {
    /// Returns the rules of the language with this tag (BCP 47). A language that the data does not
    /// have counts as one without plural forms, and writes the digits 0 to 9.
    pub(super) fn new(tag: &str) -> Self {
        let tag = parse(tag);
        let plurals = PluralRules::try_new(
            PluralRulesPreferences::from(&tag),
            PluralRuleType::Cardinal.into(),
        );
        let decimal = DecimalFormatter::try_new(
            DecimalFormatterPreferences::from(&tag),
            DecimalFormatterOptions::default(),
        );
        let (plurals, decimal) = (plurals.ok(), decimal.ok());
        let digit = |digit: u8| {
            let written = decimal.as_ref().map(|it| it.format(&Decimal::from(digit)).to_string());
            written.and_then(|it| it.chars().next()).unwrap_or(char::from(b'0' + digit))
        };
        let digits = std::array::from_fn(|at| digit(at as u8));
        Self { plurals, decimal, digits }
    }

    /// Returns the plural category of a number, one of [`CATEGORIES`].
    pub(super) fn category(&self, number: usize) -> &'static str {
        match self.plurals.as_ref().map(|rules| rules.category_for(number)) {
            Some(PluralCategory::Zero) => "zero",
            Some(PluralCategory::One) => "one",
            Some(PluralCategory::Two) => "two",
            Some(PluralCategory::Few) => "few",
            Some(PluralCategory::Many) => "many",
            Some(PluralCategory::Other) | None => OTHER,
        }
    }

    /// Returns a quantity in the language's digits, with its thousands set apart.
    pub(super) fn number(&self, number: usize) -> String {
        match &self.decimal {
            Some(decimal) if number > 999 => decimal.format(&Decimal::from(number)).to_string(),
            _ => self.digits(&number.to_string()),
        }
    }

    /// Returns a text with the language's digits in place of 0 to 9: years, times of day, numbers
    /// of notes.
    pub(super) fn digits(&self, text: &str) -> String {
        if self.digits[0] == '0' {
            return text.to_owned();
        }
        let digit = |c: char| c.to_digit(10).map_or(c, |value| self.digits[value as usize]);
        text.chars().map(digit).collect()
    }
}

/// Returns the order of texts in the alphabet of the language with this tag (BCP 47).
pub(super) fn collation(tag: &str) -> impl Fn(&str, &str) -> Ordering {
    let preferences = CollatorPreferences::from(&parse(tag));
    let collator = Collator::try_new(preferences, CollatorOptions::default()).ok();
    move |one: &str, other: &str| match &collator {
        Some(collator) => collator.compare(one, other),
        None => one.cmp(other),
    }
}

fn parse(tag: &str) -> icu_locale_core::Locale {
    icu_locale_core::Locale::try_from_str(tag).unwrap_or(icu_locale_core::Locale::UNKNOWN)
}

#[cfg(test)]
mod tests;
