//! The words of a lexicon, from the lists of a language's file.

use jiff::civil::Weekday;

use super::needles::NeedleSearch;
use super::words::{CalendarUnit, Hint, Lead, Meaning, NameForm};
use crate::language::{DateRules, DateWordLists, Holiday, Language, NounForms, items};

/// A word and its meaning in a date.
pub(super) type WordMeaning = (&'static str, Meaning);

/// Months and weekdays.
pub(super) fn calendar(language: &'static Language) -> impl Iterator<Item = WordMeaning> {
    let months = &language.months;
    let form = |name| if months.common.contains(name) { NameForm::Common } else { NameForm::Full };
    let full = (1..).zip(&months.full);
    let full = full.map(move |(month, name)| (name.as_str(), Meaning::Month(month, form(name))));
    let short = (1..).zip(&months.short).flat_map(|(month, names)| {
        names.iter().map(move |name| (name.as_str(), Meaning::Month(month, NameForm::Short)))
    });
    let weekday = |offset| Weekday::from_monday_zero_offset(offset).expect("seven days");
    let days = (0..).zip(&language.weekdays.full).map(move |(offset, name)| {
        (name.as_str(), Meaning::Weekday(weekday(offset), NameForm::Full))
    });
    let short_days = (0..).zip(&language.weekdays.short).flat_map(move |(offset, names)| {
        let day = Meaning::Weekday(weekday(offset), NameForm::Short);
        names.iter().map(move |name| (name.as_str(), day))
    });
    full.chain(short).chain(days).chain(short_days)
}

/// Words and endings beside the number of a day.
pub(super) fn day_words(language: &'static Language) -> impl Iterator<Item = WordMeaning> {
    let months = &language.months;
    listed(&months.of, Meaning::Of).chain(listed(&months.ordinal_endings, Meaning::Ordinal))
}

/// Cardinals and ordinals.
pub(super) fn numbers(language: &'static Language) -> impl Iterator<Item = WordMeaning> {
    let numbers = &language.numbers;
    let cardinals = numbers.cardinals.iter().map(|(word, number)| (word, Meaning::Number(*number)));
    let ordinals = numbers.ordinals.iter().map(|(word, place)| (word, Meaning::Nth(*place)));
    cardinals.chain(ordinals).map(|(word, meaning)| (word.as_str(), meaning))
}

fn listed(words: &'static [String], meaning: Meaning) -> impl Iterator<Item = WordMeaning> {
    words.iter().map(move |word| (word.as_str(), meaning))
}

/// The other words of dates.
pub(super) fn date_words(dates: &'static DateWordLists) -> impl Iterator<Item = WordMeaning> {
    let steps = [
        (&dates.away, Meaning::Away as fn(i8) -> Meaning),
        (&dates.steps, Meaning::Step),
        (&dates.steps_after_this, Meaning::StepAfterThis),
        (&dates.text_steps, Meaning::TextStep),
        (&dates.text_sides, Meaning::TextSide),
        (&dates.text_sides_at_end, Meaning::TextSideAtEnd),
    ];
    let steps = steps.into_iter().flat_map(|(words, meaning)| {
        words.iter().map(move |(word, step)| (word.as_str(), meaning(*step)))
    });
    let lists = [
        (&dates.ago, Meaning::Ago),
        (&dates.parts, Meaning::Part),
        (&dates.the, Meaning::The),
        (&dates.a, Meaning::A),
        (&dates.r#in, Meaning::In),
        (&dates.and, Meaning::And),
        (&dates.from, Meaning::From),
        (&dates.to, Meaning::To),
        (&dates.every, Meaning::Every),
    ];
    let lists = lists.into_iter().flat_map(|(words, meaning)| listed(words, meaning));
    let seasons = (0..).zip(&dates.seasons);
    let seasons = seasons.flat_map(|(nth, words)| listed(words, Meaning::Season(nth)));
    let decades = (2..).zip(&dates.decades);
    let decades = decades.map(|(tens, word)| (word.as_str(), Meaning::Tens(tens)));
    steps.chain(lists).chain(seasons).chain(decades).chain(units(dates))
}

fn units(dates: &'static DateWordLists) -> impl Iterator<Item = WordMeaning> {
    let units = &dates.units;
    let units: [(&NounForms, CalendarUnit); 8] = [
        (&units.day_part, CalendarUnit::DayPart),
        (&units.day, CalendarUnit::Day),
        (&units.weekend, CalendarUnit::Weekend),
        (&units.week, CalendarUnit::Week),
        (&units.month, CalendarUnit::Month),
        (&units.quarter, CalendarUnit::Quarter),
        (&units.year, CalendarUnit::Year),
        (&units.decade, CalendarUnit::Decade),
    ];
    units.into_iter().flat_map(|(forms, unit)| {
        let one = listed(&forms.one, Meaning::Unit(unit, false));
        one.chain(listed(&forms.many, Meaning::Unit(unit, true)))
    })
}

/// The words of a language with rules that also the grammar's common parts need: what joins two
/// dates, and what may be between a preposition and a date.
pub(super) fn rule_words(rules: &'static DateRules) -> impl Iterator<Item = WordMeaning> {
    let roles = [
        ("and", Meaning::And),
        ("to", Meaning::To),
        ("from", Meaning::From),
        ("the", Meaning::The),
        ("of", Meaning::Of),
        ("part", Meaning::Part),
    ];
    let listed = roles.into_iter().filter_map(|(role, meaning)| {
        Some(items(rules.words.get(role)?).map(move |word| (word, meaning)))
    });
    let months = (1..=12).filter_map(|month| {
        let forms = rules.words.get(&format!("month {month}"))?;
        Some(items(forms).map(move |word| (word, Meaning::Month(month, NameForm::Full))))
    });
    months.flatten().chain(listed.flatten())
}

/// Words that distinguish past and future.
pub(super) fn hints(dates: &'static DateWordLists) -> impl Iterator<Item = (&'static str, Hint)> {
    let tense = &dates.tense;
    let lists = [
        (&tense.past, Hint::Past),
        (&tense.future, Hint::Future),
        (&tense.future_beside, Hint::FutureBeside),
        (&tense.future_before_to, Hint::FutureBeforeTo),
        (&tense.none, Hint::None),
    ];
    lists.into_iter().flat_map(|(words, hint)| words.iter().map(move |word| (word.as_str(), hint)))
}

/// Words before a number or a month.
pub(super) fn leads(dates: &'static DateWordLists) -> impl Iterator<Item = (&'static str, Lead)> {
    let leads = &dates.leads;
    let lists =
        [(&leads.date, Lead::Date), (&leads.thing, Lead::Thing), (&leads.quantity, Lead::Quantity)];
    lists.into_iter().flat_map(|(words, lead)| words.iter().map(move |word| (word.as_str(), lead)))
}

/// The searches for the letters of dates, with the named days around them.
pub(super) fn searches(dates: &'static DateWordLists) -> Vec<NeedleSearch> {
    let curly = |(name, holiday): (&'static String, &Holiday)| {
        let other = name.contains('\'').then(|| &*name.replace('\'', "’").leak());
        std::iter::once(name.as_str()).chain(other).map(|name| (name, *holiday)).collect::<Vec<_>>()
    };
    let holidays: Vec<_> = dates.holidays.iter().flat_map(curly).collect();
    let groups = dates.needles.iter();
    groups
        .map(|group| {
            let needles: Vec<&str> = group.iter().map(String::as_str).collect();
            NeedleSearch::new(&needles, holidays.iter().copied())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    #[test]
    fn each_word_of_a_text_has_one_meaning() {
        for language in language::all() {
            let Some(dates) = &language.dates else { continue };
            let words = calendar(language).chain(day_words(language)).chain(numbers(language));
            let mut words: Vec<&str> =
                words.chain(date_words(dates)).map(|entry| entry.0).collect();
            words.sort_unstable();
            let twice = words.windows(2).find(|pair| pair[0] == pair[1]);
            assert_eq!(twice, None);
        }
    }

    #[test]
    fn a_word_of_lines_has_one_meaning_in_all_languages() {
        let words: Vec<(String, Meaning)> = language::all()
            .flat_map(|language| calendar(language).chain(day_words(language)))
            .map(|(word, meaning)| (word.to_lowercase(), meaning))
            .collect();
        let kind = |meaning: &Meaning| match meaning {
            Meaning::Month(month, _) => Meaning::Month(*month, NameForm::Full),
            Meaning::Weekday(day, _) => Meaning::Weekday(*day, NameForm::Full),
            other => *other,
        };
        for (word, meaning) in &words {
            let same = words.iter().filter(|(other, _)| other == word);
            for (_, other) in same {
                assert_eq!(kind(meaning), kind(other), "{word}");
            }
        }
    }

    #[test]
    fn every_word_that_begins_a_search_has_a_needle() {
        for language in language::all() {
            let Some(dates) = &language.dates else { continue };
            let needles = || dates.needles.iter().flatten();
            let found = |word: &str| needles().any(|needle| word.contains(needle.as_str()));
            let words = calendar(language).chain(numbers(language)).chain(date_words(dates));
            for (word, meaning) in words {
                let (first, rest) = word.split_at(1);
                let other = match meaning {
                    Meaning::Month(..) | Meaning::Weekday(_, NameForm::Full) => {
                        word.to_ascii_uppercase()
                    }
                    Meaning::Away(_)
                    | Meaning::Unit(..)
                    | Meaning::Season(_)
                    | Meaning::Tens(_)
                    | Meaning::Number(19 | 1000) => first.to_ascii_uppercase() + rest,
                    _ => continue,
                };
                assert!(found(word) && found(&other), "{word}");
            }
            assert!(dates.holidays.keys().all(|name| found(name)));
            assert!(needles().all(|needle| needle.len() >= 3));
        }
    }
}
