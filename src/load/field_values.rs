//! The types of values in TOML tables: text, dates, flags. Each is read by the key.

use jiff::civil::Date;
use toml::de::DeValue;

use super::classify::RESERVED;
use super::fields::Fields;
use super::values::{day, one_of, published, string, when, wrong_type};
use crate::diag::{Code, Diagnostic};
use crate::model::document::Published;
use crate::model::{Id, When};
use crate::source::Spanned;

impl Fields<'_> {
    /// Returns a string that is not blank.
    pub(super) fn string(
        &mut self,
        key: &'static str,
        out: &mut Vec<Diagnostic>,
    ) -> Option<Spanned<String>> {
        let found = self.take(key)?;
        string(found, key, out)
    }

    /// Returns a string without its place.
    pub(super) fn text(&mut self, key: &'static str, out: &mut Vec<Diagnostic>) -> Option<String> {
        self.string(key, out).map(|found| found.value)
    }

    /// Returns the id of a Wikidata item.
    pub(super) fn wikidata(&mut self, out: &mut Vec<Diagnostic>) -> Option<String> {
        let found = self.string("wikidata", out)?;
        let number = found.value.strip_prefix('Q').unwrap_or_default();
        let fits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        if !fits {
            out.push(
                Diagnostic::at(Code::BadValue, found.span, "`wikidata` must be a Q and a number")
                    .help("as in https://www.wikidata.org/wiki/Q42: `wikidata = \"Q42\"`"),
            );
        }
        fits.then_some(found.value)
    }

    /// Returns a required string.
    pub(super) fn required(
        &mut self,
        key: &'static str,
        out: &mut Vec<Diagnostic>,
    ) -> Option<Spanned<String>> {
        self.require(key, out);
        self.string(key, out)
    }

    /// Returns a value of a closed list.
    pub(super) fn word<T>(
        &mut self,
        key: &'static str,
        parse: fn(&str) -> Option<T>,
        words: &[&'static str],
        out: &mut Vec<Diagnostic>,
    ) -> Option<T> {
        let found = self.string(key, out)?;
        one_of(&found, key, parse, words, out)
    }

    /// Returns a flag.
    pub(super) fn flag(&mut self, key: &'static str, out: &mut Vec<Diagnostic>) -> Option<bool> {
        let found = self.take(key)?;
        match found.value {
            DeValue::Boolean(value) => Some(value),
            other => wrong_type(found.span, key, "true or false", &other, out),
        }
    }

    /// Returns an integer.
    pub(super) fn integer(&mut self, key: &'static str, out: &mut Vec<Diagnostic>) -> Option<i64> {
        let found = self.take(key)?;
        match &found.value {
            DeValue::Integer(value) => {
                let digits = value.as_str().replace('_', "");
                let number = i64::from_str_radix(&digits, value.radix()).ok();
                // Nothing that is counted here needs more than 32 bits.
                let number = number.filter(|number| i32::try_from(*number).is_ok());
                if number.is_none() {
                    let message = format!("`{key}` is too large");
                    out.push(Diagnostic::at(Code::BadValue, found.span, message));
                }
                number
            }
            other => wrong_type(found.span, key, "a whole number", other, out),
        }
    }

    /// Returns a whole number that is not negative.
    pub(super) fn count(&mut self, key: &'static str, out: &mut Vec<Diagnostic>) -> Option<usize> {
        let span = self.span_of(key);
        let number = self.integer(key, out)?;
        let count = usize::try_from(number).ok();
        if count.is_none() {
            let message = format!("`{key}` is less than 0");
            out.push(Diagnostic::at(Code::BadValue, span, message));
        }
        count
    }

    /// Returns a number from 0 to 1, in ten-thousandths.
    pub(super) fn share(&mut self, key: &'static str, out: &mut Vec<Diagnostic>) -> Option<usize> {
        const HELP: &str = "write the share as a number: a quarter is 0.25";
        let found = self.take(key)?;
        let number: f64 = match &found.value {
            DeValue::Float(value) => value.as_str().replace('_', "").parse().ok()?,
            DeValue::Integer(value) => value.as_str().replace('_', "").parse().ok()?,
            other => {
                let _: Option<()> = wrong_type(found.span, key, "a number", other, out);
                return None;
            }
        };
        if !(0.0..=1.0).contains(&number) {
            let message = format!("`{key}` is from 0 to 1");
            out.push(Diagnostic::at(Code::BadValue, found.span, message).help(HELP));
            return None;
        }
        // The number is from 0 to 10,000; what is beyond the fourth digit is cut off, so that no
        // more is shown than was said.
        Some((number * 10_000.0 + 1e-6) as usize)
    }

    /// Returns a day, written bare or as a string.
    pub(super) fn date(&mut self, key: &'static str, out: &mut Vec<Diagnostic>) -> Option<Date> {
        let found = self.take(key)?;
        day(&found, key, out)
    }

    /// Returns a day, a month, a year or a range. `Some(None)` for `false`.
    pub(super) fn when_or_false(
        &mut self,
        key: &'static str,
        out: &mut Vec<Diagnostic>,
    ) -> Option<Option<When>> {
        let found = self.take(key)?;
        match found.value {
            DeValue::Boolean(false) => Some(None),
            _ => when(&found, key, out).map(Some),
        }
    }

    /// Returns a string. `Some(None)` for `false`.
    pub(super) fn string_or_false(
        &mut self,
        key: &'static str,
        out: &mut Vec<Diagnostic>,
    ) -> Option<Option<Spanned<String>>> {
        let found = self.take(key)?;
        match found.value {
            DeValue::Boolean(false) => Some(None),
            _ => string(found, key, out).map(Some),
        }
    }

    /// Returns a time of publication.
    pub(super) fn published(
        &mut self,
        key: &'static str,
        out: &mut Vec<Diagnostic>,
    ) -> Option<Published> {
        self.require(key, out);
        let found = self.take(key)?;
        published(&found, key, out)
    }

    /// Returns a time, as one of publication is written.
    pub(super) fn time(
        &mut self,
        key: &'static str,
        out: &mut Vec<Diagnostic>,
    ) -> Option<Published> {
        let found = self.take(key)?;
        published(&found, key, out)
    }

    /// Returns strings: an array of them, or a single one.
    pub(super) fn strings(
        &mut self,
        key: &'static str,
        out: &mut Vec<Diagnostic>,
    ) -> Vec<Spanned<String>> {
        let Some(found) = self.take(key) else { return Vec::new() };
        self.strings_in(found, key, out)
    }

    fn strings_in(
        &self,
        found: Spanned<DeValue<'_>>,
        key: &'static str,
        out: &mut Vec<Diagnostic>,
    ) -> Vec<Spanned<String>> {
        match found.value {
            DeValue::Array(items) => {
                let items: Vec<_> = items.into_iter().collect();
                items
                    .into_iter()
                    .filter_map(|item| {
                        let span = self.span(item.span());
                        string(Spanned { value: item.into_inner(), span }, key, out)
                    })
                    .collect()
            }
            _ => string(found, key, out).into_iter().collect(),
        }
    }

    /// Returns strings without their places.
    pub(super) fn texts(&mut self, key: &'static str, out: &mut Vec<Diagnostic>) -> Vec<String> {
        self.strings(key, out).into_iter().map(|found| found.value).collect()
    }

    /// Returns words of a closed list, each once. `None` if the key is not there.
    pub(super) fn words<T: PartialEq>(
        &mut self,
        key: &'static str,
        parse: fn(&str) -> Option<T>,
        words: &[&'static str],
        out: &mut Vec<Diagnostic>,
    ) -> Option<Vec<T>> {
        let found = self.take(key)?;
        let mut values = Vec::new();
        for word in self.strings_in(found, key, out) {
            let value = one_of(&word, key, parse, words, out);
            values.extend(value.filter(|value| !values.contains(value)));
        }
        Some(values)
    }

    /// Returns the ids that a document had before.
    pub(super) fn former_ids(&mut self, out: &mut Vec<Diagnostic>) -> Vec<Spanned<Id>> {
        let mut ids = Vec::new();
        for found in self.strings("former-ids", out) {
            match Id::new(&found.value).filter(|_| found.value != RESERVED) {
                Some(value) => ids.push(Spanned { value, span: found.span }),
                None => {
                    let message = format!("`{}` is not an id", found.value);
                    out.push(
                        Diagnostic::at(Code::BadId, found.span, message)
                            .help("write the name that the file had, without `.md`"),
                    );
                }
            }
        }
        ids
    }
}
