//! The words of a language's file with their roles.

use jiff::civil::Weekday;

use super::role::{PLAIN, Role, unit_of};
use crate::language::{DateRules, Holiday, Language, items, numbers};

/// Returns all words with their roles.
pub(super) fn listed(language: &Language, rules: &DateRules) -> Vec<(String, Role)> {
    let mut words: Vec<(String, Role)> = Vec::new();
    for (key, list) in &rules.words {
        let role = role_of(key).unwrap_or_else(|| panic!("{key}: no role"));
        words.extend(items(list).map(|word| (word.to_owned(), role)));
    }
    for (month, (name, short)) in (1..).zip(language.months.full.iter().zip(&language.months.short))
    {
        let common = language.months.common.contains(name);
        words.push((
            name.clone(),
            if common { Role::CommonMonth(month) } else { Role::Month(month) },
        ));
        words.extend(short.iter().map(|name| (name.clone(), Role::ShortMonth(month))));
    }
    for (offset, (name, short)) in
        (0..).zip(language.weekdays.full.iter().zip(&language.weekdays.short))
    {
        let weekday = Weekday::from_monday_zero_offset(offset).expect("seven days");
        words.push((name.clone(), Role::Weekday(weekday)));
        words.extend(short.iter().map(|name| (name.clone(), Role::ShortWeekday(weekday))));
    }
    words.extend(language.months.of.iter().map(|word| (word.clone(), Role::Of)));
    words.extend(numbers(&rules.cardinals).map(|(word, n)| (word.to_owned(), Role::Number(n))));
    let ordinals = numbers(&rules.ordinals);
    words.extend(
        ordinals.filter_map(|(word, n)| Some((word.to_owned(), Role::Nth(i8::try_from(n).ok()?)))),
    );
    words
}

/// Returns the role that a key of `words` names.
fn role_of(key: &str) -> Option<Role> {
    let mut parts = key.split(' ');
    let name = parts.next()?;
    let first = parts.next();
    let number = |part: Option<&str>| part?.parse::<i8>().ok();
    Some(match name {
        "month" => Role::Month(number(first)?),
        "common-month" => Role::CommonMonth(number(first)?),
        "short-month" => Role::ShortMonth(number(first)?),
        "short-weekday" => {
            Role::ShortWeekday(Weekday::from_monday_one_offset(number(first)?).ok()?)
        }
        "solar-month" => Role::SolarMonth(number(first)?),
        "weekday" => Role::Weekday(Weekday::from_monday_one_offset(number(first)?).ok()?),
        "away" => Role::Away(number(first)?),
        "step" => Role::Step(number(first)?),
        "that" => Role::That(number(first)?),
        "unit" => Role::Unit(unit_of(first?)?),
        "units" => Role::Units(unit_of(first?)?),
        "season" => Role::Season(u8::try_from(number(first)? - 1).ok()?),
        "decade" => Role::Decade(first?.parse().ok()?),
        "holiday" => Role::Holiday(holiday(&key["holiday ".len()..])?),
        "told" => Role::Told(unit_of(first?)?, number(parts.next())?),
        "text" => Role::TextTold(unit_of(first?)?, number(parts.next())?),
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
