//! Lines that give a day or a time, and little else.

use jiff::civil::Date;
use jiff::tz::Offset;

use super::labels::{Label, WORDS, label};
use crate::dates::{self, clock, is_month, is_weekday, is_zone};
use crate::import::page::DateGuess;
use crate::import::switches::{Rule, is_on};
use crate::import::thresholds::days::{
    DATE_LINE_MAX_WORDS, DATE_LINE_OTHERS, DATELINE_BYTES, FIRST_YEAR, STATED_DAY_MAX_BYTES,
};
use crate::model::document::Published;

/// Returns whether a line gives a day or a time, and little else.
pub(in crate::import) fn is_date_line(text: &str) -> bool {
    if text.split_whitespace().count() > DATE_LINE_MAX_WORDS {
        return false;
    }
    let tokens = tokens(text);
    let number = |word: &String| word.starts_with(|c: char| c.is_ascii_digit());
    let dated = dates::in_line(text).is_some();
    let timed = clock(text).is_some();
    let numbered = tokens.iter().any(number);
    let ago = numbered && tokens.iter().any(|word| word == "ago");
    let named = numbered && tokens.iter().any(|word| is_month(word));
    let expected = |word: &String| {
        number(word)
            || is_month(word)
            || is_weekday(word)
            || is_zone(word)
            || WORDS.contains(word.as_str())
    };
    let others = tokens.iter().filter(|word| !expected(word)).count();
    let most = match (dated, timed || ago) {
        (true, true) => DATE_LINE_OTHERS.dated_and_timed,
        (true, false) => DATE_LINE_OTHERS.dated,
        (false, true) if text.starts_with(|c: char| c.is_ascii_digit()) => {
            DATE_LINE_OTHERS.begins_with_time
        }
        (false, true) => DATE_LINE_OTHERS.timed,
        (false, false) if named => DATE_LINE_OTHERS.month,
        (false, false) => return false,
    };
    others <= most && others <= tokens.len() / 2 && !text.ends_with(['!', '?', ':'])
}

/// Returns the words and numbers of a line, in lower case.
fn tokens(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let mut out: Vec<String> = Vec::new();
    let mut last = ' ';
    for c in lower.chars() {
        let class = |c: char| (c.is_alphabetic(), c.is_numeric());
        match out.last_mut() {
            Some(word) if c.is_alphanumeric() && class(c) == class(last) => word.push(c),
            _ if c.is_alphanumeric() => out.push(c.to_string()),
            _ => {}
        }
        last = c;
    }
    out
}

/// The day that a line gives.
pub(in crate::import) enum Stated {
    /// A day, perhaps a time with its zone; and the part that was ignored, in words.
    Certain(Published, Option<String>),
    /// A day that could be read in another way.
    Doubtful(DateGuess),
}

/// Reads a line that gives the day of publication. Of several days, the first counts that the line
/// does not call the day of something else; a line that only tells of a change gives a guess.
///
/// `day_first` says in which order day and month are written, where that is known.
pub(in crate::import) fn read_line(text: &str, day_first: Option<bool>) -> Option<Stated> {
    let days = dates::days_in_line(text);
    let label = |day: &dates::LabelledDay| label(&day.behind).or_else(|| label(&day.before));
    let published = days.iter().find(|day| label(day) == Some(Label::Published));
    if published.is_none() && ends_period(&days) && is_on(Rule::DaysNoPeriods) {
        return None;
    }
    let plain = || days.iter().find(|day| label(day).is_none());
    let Some(found) = published.or_else(plain) else {
        let changed = days.iter().find(|day| label(day) == Some(Label::Updated))?;
        let published = Published { date: changed.day.date, time: None };
        let reason = format!("the line “{text}” gives it as the day of a change");
        return Some(Stated::Doubtful(DateGuess { day: Some(published), reason }));
    };
    let time = clock(text).filter(|_| days.len() == 1);
    let date = match (found.month_first, day_first) {
        (Some(month_first), Some(false)) => month_first,
        _ => found.day.date,
    };
    let published =
        Published { date, time: time.and_then(|(time, zone)| zone.map(|zone| (time, zone))) };
    if found.month_first.is_some() && day_first.is_none() {
        let reason = format!("“{text}” could also be read with the month first");
        return Some(Stated::Doubtful(DateGuess { day: Some(published), reason }));
    }
    let lost = time.filter(|(_, zone)| zone.is_none());
    let lost = lost.map(|(time, _)| left_out(&time.strftime("%H:%M").to_string()));
    Some(Stated::Certain(published, lost))
}

/// Returns whether the first day of a line is the end of a period: `14 - 20 January 2022`.
fn ends_period(days: &[dates::LabelledDay]) -> bool {
    let before = days.first().map(|day| day.before.trim_end().trim_end_matches(['-', '–', '—']));
    let whole = days.first().map(|day| day.before.trim_end());
    before != whole
        && before
            .is_some_and(|before| before.trim_end().ends_with(|c: char| c.is_numeric() || c == '.'))
}

/// Returns the words at the beginning of a paragraph that give its day, as agencies and press
/// offices write them: `Kesten, 5 March 2024 – `, `(5 March 2024) `, `5 March 2024 | `.
pub(in crate::import) fn dateline(text: &str) -> Option<&str> {
    let start = &text[..text.floor_char_boundary(*DATELINE_BYTES.end())];
    let begins = |rest: &str| {
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || "–—-|:".contains(c));
        rest.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "\"“„«‘'(".contains(c))
    };
    let (head, rest) = if let Some(inner) = start.strip_prefix(['(', '[']) {
        let (head, _) = inner.split_once([')', ']'])?;
        (head, &text[1 + head.len() + 1..])
    } else {
        let marks = [" – ", " — ", " -- ", " - ", " | ", ": "];
        let behind = |mark: &&str| {
            let mut ends = start.match_indices(*mark).map(|(at, mark)| (at, at + mark.len()));
            ends.find(|(at, _)| at >= DATELINE_BYTES.start() && is_date_line(&text[..*at]))
        };
        let (at, end) = marks.iter().filter_map(behind).min()?;
        (&text[..at], &text[end..])
    };

    (is_date_line(head) && dates::days_in_line(head).len() == 1 && begins(rest)).then_some(head)
}

/// Reads a day or an instant in any notation, as machines or people write it.
pub(in crate::import) fn read_stated(text: &str, day_first: Option<bool>) -> Option<Stated> {
    match read_timestamp(text) {
        Some((published, lost)) => Some(Stated::Certain(published, lost)),
        None if text.len() <= STATED_DAY_MAX_BYTES => read_line(text, day_first),
        None => None,
    }
}

/// Reads a day or an instant as machines write it, with the part that was ignored.
pub(in crate::import) fn read_timestamp(text: &str) -> Option<(Published, Option<String>)> {
    let found = dates::timestamp(text)?;
    let published = Published { date: found.date, time: found.time };
    Some((published, found.without_offset.map(|clock| left_out(&clock))))
}

/// Returns whether texts in a language write the day before the month, where its tag says so: `en`
/// alone does not.
pub(in crate::import) fn day_first(lang: &str) -> Option<bool> {
    let lower = lang.to_lowercase();
    let mut parts = lower.split('-');
    match (parts.next()?, parts.next_back()) {
        ("en", Some("us" | "ph")) => Some(false),
        ("en", Some(_)) => Some(true),
        ("en", None) => None,
        _ => Some(true),
    }
}

/// Returns whether a page can have been published on a day.
pub(in crate::import) fn is_plausible(date: Date) -> bool {
    date.year() >= FIRST_YEAR
}

/// Returns a time in UTC as the time of day at the outlet, whose page shows it in `line` without a
/// year. The offset is the difference of the two times of day; `None` if the line shows the same
/// day, or none.
pub(in crate::import) fn with_shown_day(utc: Published, line: &str) -> Option<Published> {
    let date = dates::in_line_near(line, utc.date).filter(|date| *date != utc.date)?;
    let time = clock(line).and_then(|(time, zone)| {
        let shown = date.to_datetime(time);
        let (utc_time, _) = utc.time?;
        let apart = utc.date.to_datetime(utc_time).duration_until(shown);
        // Offsets are whole quarters of an hour; the line shows no seconds.
        let minutes = (apart.as_secs() as f64 / 60.0).round() as i32;
        let quarters = (f64::from(minutes) / 15.0).round() as i32;
        let near = (minutes - 15 * quarters).abs() <= 1 && (-48..=56).contains(&quarters);
        let offset = Offset::from_seconds(quarters * 900).ok().filter(|_| near)?;
        zone.is_none_or(|zone| zone == offset).then(|| {
            let local = offset.to_datetime(utc.instant());
            (local.time(), offset)
        })
    });
    Some(Published { date, time })
}

fn left_out(clock: &str) -> String {
    format!("the time {clock}, whose zone is not said, was left out")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(text: &str) -> String {
        match read_line(text, None) {
            Some(Stated::Certain(found, _)) => match found.time {
                Some((time, offset)) => {
                    format!("{} {} {offset}", found.date, time.strftime("%H:%M"))
                }
                None => found.date.to_string(),
            },
            Some(Stated::Doubtful(_)) => "doubtful".to_owned(),
            None => "none".to_owned(),
        }
    }

    #[test]
    fn lines_of_dates_are_known() {
        for line in [
            "5 March 2024, 6.30pm",
            "Thu 22 Aug 2024 11.00",
            "Stand: 19.06.2024, 21:04 Uhr",
            "Publié le 24 janvier 2024 à 19h42, modifié le 25 janvier 2024 à 08h10",
            "12 октября 2023, 14:20",
            "Staff Reporter | September 30, 2021 | Updated 12:31 PM",
            "25 minutes ago",
            "12:47 AM",
            "Monday 2 June 2025",
        ] {
            assert!(is_date_line(line), "{line}");
        }
        for line in [
            "The bridge was closed on 5 March 2024 after an engineer found a crack.",
            "Ten bridges that need repair",
            "May we come in at 5?",
            "COPPER 7,612.50 -2.31%",
            "The 40 men of March",
            "Orrin 2-3 Kesten: late goals sink hosts",
            "15.10: Hospital moves patients",
        ] {
            assert!(!is_date_line(line), "{line}");
        }
    }

    #[test]
    fn lines_of_dates_are_read() {
        assert_eq!(stated("5 March 2024, 6.30pm"), "2024-03-05");
        assert_eq!(stated("Published 08:05 BST, 18 October 2023"), "2023-10-18 08:05 +01");
        assert_eq!(stated("Sant, 3 de agosto de 2022 - 10:15 h"), "2022-08-03");
        assert_eq!(stated("Publié le 24 janvier 2024 à 19h42"), "2024-01-24");
        assert_eq!(stated("12 октября 2023, 14:20"), "2023-10-12");
        assert_eq!(stated("04/02/2024 09:14"), "doubtful");
        assert_eq!(stated("24/02/2024"), "2024-02-24");
        assert_eq!(stated("28 JAN, 15:07"), "none");
    }

    #[test]
    fn a_paragraph_may_begin_with_its_day() {
        for (text, head) in [
            ("12.04.2023 – The weir has broken.", "12.04.2023"),
            ("(12. April 2023) Das Wehr ist gebrochen.", "12. April 2023"),
            ("Kesten, 12 April 2023 — The weir has broken.", "Kesten, 12 April 2023"),
            ("Bericht vom 12. April 2023 | Kesten – Das Wehr brach.", "Bericht vom 12. April 2023"),
        ] {
            assert_eq!(dateline(text), Some(head), "{text}");
        }
        for text in [
            "On 12 April 2023 the weir broke.",
            "On 12 April 2023 - a Wednesday - the weir broke.",
            "The weir that was built in May 1904: A short history",
            "From 12 April 2023 to 14 April 2023: The days of the flood",
            "5 – The number of gates",
            "",
        ] {
            assert_eq!(dateline(text), None, "{text}");
        }
    }

    #[test]
    fn the_end_of_a_period_is_no_day() {
        for text in ["Week of 14. - 20. January 2022", "14. – 20. January 2022"] {
            assert_eq!(stated(text), "none", "{text}");
        }
        for text in ["20 January 2022", "Kesten - 20 January 2022"] {
            assert_eq!(stated(text), "2022-01-20", "{text}");
        }
    }

    #[test]
    fn the_day_of_a_change_is_not_that_of_publication() {
        for line in [
            "Updated 6 May 2024, first published 4 May 2024",
            "First published 4 May 2024, updated 6 May 2024",
            "4 May 2024, updated 6 May 2024",
            "Published 4 May 2024 | Last modified on 6 May 2024",
            "Aktualisiert: 06.05.2024, veröffentlicht: 04.05.2024",
            "Mis à jour le 6 mai 2024, publié le 4 mai 2024",
            "Обновлено 6 мая 2024, опубликовано 4 мая 2024",
            "Actualizado el 6 de mayo de 2024. Publicado el 4 de mayo de 2024",
            "Founded 1 May 1994 | 4 May 2024",
            "May 6, 2024 (Updated) May 4, 2024 (Published)",
            "Stand: 06.05.2024, 10:00 Uhr – Erstveröffentlichung: 04.05.2024",
            "Cập nhật 16/05/2024, đăng ngày 2024-05-04",
            "更新时间：2024-05-06 10:00 发布时间：2024-05-04 10:00",
            "更新于2024年5月6日，发布于2024年5月4日",
            "公開日: 2024/05/04 更新日: 2024/05/06",
            "최종수정 2024.05.06. 10:00 입력 2024.05.04. 10:00",
            "Ažurirano 6.5.2024., objavljeno 4.5.2024.",
            "Aktualizované 06.05.2024, zverejnené 04.05.2024",
        ] {
            assert_eq!(stated(line), "2024-05-04", "{line}");
        }
        for line in [
            "Updated 6 May 2024",
            "Last modified on 6 May 2024",
            "Amended on 6 May 2024, 10:15 GMT",
            "Zuletzt aktualisiert am 6. Mai 2024",
            "Mis à jour le 6 mai 2024",
            "Обновлено 6 мая 2024",
            "Actualizado el 6 de mayo de 2024",
            "16 May 2024 (updated)",
            "As of 16 May 2024",
            "Stand: 16.05.2024",
            "최종수정 2024.05.16",
            "업데이트 2024.05.16",
            "更新日: 2024/05/16",
            "最后更新 2024-05-16",
            "修改时间 2024-05-16",
            "Cập nhật: 16/05/2024",
            "Последнее обновление: 16.05.2024",
            "Alterado em 16/05/2024",
            "Zmieniono 16.05.2024",
            "Poslednja izmena 16.05.2024",
            "Actualitzat el 16/05/2024",
            "Atnaujinta 2024-05-16",
            "Atjaunots 16.05.2024",
            "Zmenené 16.05.2024",
        ] {
            assert_eq!(stated(line), "doubtful", "{line}");
        }
        for line in ["Event date: 6 May 2024", "Founded 6 May 1994", "Gegründet am 6. Mai 1994"] {
            assert_eq!(stated(line), "none", "{line}");
        }
    }

    #[test]
    fn the_order_of_day_and_month_is_that_of_the_language() {
        let read = |lang: &str| match read_line("04/02/2024 09:14", day_first(lang)) {
            Some(Stated::Certain(found, _)) => found.date.to_string(),
            _ => "doubtful".to_owned(),
        };
        assert_eq!(read("en-US"), "2024-04-02");
        assert_eq!(read("en-GB"), "2024-02-04");
        assert_eq!(read("es"), "2024-02-04");
        assert_eq!(read("en"), "doubtful");
    }

    #[test]
    fn a_shown_day_gives_the_offset_of_the_outlet() {
        let (utc, _) = read_timestamp("2024-05-05T02:05:10Z").expect("an instant");
        let local = with_shown_day(utc, "Posted May 4, 9:05 PM").expect("a day");
        let (time, offset) = local.time.expect("a time");
        assert_eq!(format!("{} {time} {offset}", local.date), "2024-05-04 21:05:10 -05");
        let local = with_shown_day(utc, "Posted May 4").expect("a day");
        assert_eq!((local.date.to_string(), local.time), ("2024-05-04".to_owned(), None));
        assert_eq!(with_shown_day(utc, "Posted May 5, 4:05 AM"), None);
        assert_eq!(with_shown_day(utc, "Posted May 1, 4:05 AM"), None);
    }
}
