//! The words of a language's file with their roles.

use jiff::civil::Weekday;

use super::role::{DateRole, PLAIN, unit_of};
use crate::language::{DateRules, Holiday, Language, items, numbers};

/// Returns all words with their roles.
pub(super) fn listed(language: &Language, rules: &DateRules) -> Vec<(String, DateRole)> {
    let mut words: Vec<(String, DateRole)> = Vec::new();
    for (key, list) in &rules.words {
        let role = role_of(key).unwrap_or_else(|| panic!("{key}: no role"));
        words.extend(items(list).map(|word| (word.to_owned(), role)));
    }
    for (month, (name, short)) in (1..).zip(language.months.full.iter().zip(&language.months.short))
    {
        let common = language.months.common.contains(name);
        words.push((
            name.clone(),
            if common { DateRole::CommonMonth(month) } else { DateRole::Month(month) },
        ));
        words.extend(short.iter().map(|name| (name.clone(), DateRole::ShortMonth(month))));
    }
    for (offset, (name, short)) in
        (0..).zip(language.weekdays.full.iter().zip(&language.weekdays.short))
    {
        let weekday = Weekday::from_monday_zero_offset(offset).expect("seven days");
        words.push((name.clone(), DateRole::Weekday(weekday)));
        words.extend(short.iter().map(|name| (name.clone(), DateRole::ShortWeekday(weekday))));
    }
    words.extend(language.months.of.iter().map(|word| (word.clone(), DateRole::Of)));
    words.extend(numbers(&rules.cardinals).map(|(word, n)| (word.to_owned(), DateRole::Number(n))));
    let ordinals = numbers(&rules.ordinals);
    words.extend(
        ordinals
            .filter_map(|(word, n)| Some((word.to_owned(), DateRole::Nth(i8::try_from(n).ok()?)))),
    );
    words
}

/// Returns the role that a key of `words` names.
fn role_of(key: &str) -> Option<DateRole> {
    let mut parts = key.split(' ');
    let name = parts.next()?;
    let first = parts.next();
    let number = |part: Option<&str>| part?.parse::<i8>().ok();
    Some(match name {
        "month" => DateRole::Month(number(first)?),
        "common-month" => DateRole::CommonMonth(number(first)?),
        "short-month" => DateRole::ShortMonth(number(first)?),
        "short-weekday" => {
            DateRole::ShortWeekday(Weekday::from_monday_one_offset(number(first)?).ok()?)
        }
        "solar-month" => DateRole::SolarMonth(number(first)?),
        "weekday" => DateRole::Weekday(Weekday::from_monday_one_offset(number(first)?).ok()?),
        "away" => DateRole::Away(number(first)?),
        "step" => DateRole::Step(number(first)?),
        "that" => DateRole::That(number(first)?),
        "unit" => DateRole::Unit(unit_of(first?)?),
        "units" => DateRole::Units(unit_of(first?)?),
        "season" => DateRole::Season(u8::try_from(number(first)? - 1).ok()?),
        "decade" => DateRole::Decade(first?.parse().ok()?),
        "holiday" => DateRole::Holiday(holiday(&key["holiday ".len()..])?),
        "told" => DateRole::Told(unit_of(first?)?, number(parts.next())?),
        "text" => DateRole::TextTold(unit_of(first?)?, number(parts.next())?),
        _ => return PLAIN.iter().find(|(known, _)| *known == name).map(|(_, role)| *role),
    })
}

/// Returns the day of a holiday: `12-25`, `easter -2`, `nth 5 7 2` (the second Sunday of May),
/// `before 12-25 7 4` (the fourth Sunday before it).
fn holiday(key: &str) -> Option<Holiday> {
    let parts: Vec<&str> = key.split([' ', '-']).collect();
    let number = |part: &str| part.parse::<i8>().ok();
    Some(match parts[..] {
        ["easter", ..] => Holiday::Easter { easter: key.strip_prefix("easter ")?.parse().ok()? },
        ["before", month, day, weekday, before] => Holiday::Before {
            month: number(month)?,
            day: number(day)?,
            weekday: number(weekday)?,
            before: number(before)?,
        },
        ["nth", ..] => {
            let mut numbers = key.split(' ').skip(1).map(|part| part.parse().ok());
            Holiday::Weekday {
                month: numbers.next()??,
                weekday: numbers.next()??,
                nth: numbers.next()??,
            }
        }
        [month, day] => Holiday::Day { month: number(month)?, day: number(day)? },
        _ => return None,
    })
}
