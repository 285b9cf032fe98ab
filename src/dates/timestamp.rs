//! Days and instants as machines write them.

use jiff::civil::{Date, Time};
use jiff::tz::Offset;

/// A day, or an instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timestamp {
    /// The day in local time.
    pub date: Date,
    /// The time of day, with its offset.
    pub time: Option<(Time, Offset)>,
    /// A time that was ignored because it has no offset, as it is written.
    pub without_offset: Option<String>,
}

/// Reads a day or an instant in the notation of ISO 8601 (`2024-03-05T18:30:00+01:00`,
/// `20240305`), RFC 2822 (`Tue, 5 Mar 2024 18:30:00 +0100`), or as seconds or milliseconds since
/// 1970.
pub fn timestamp(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    iso(text).or_else(|| compact(text)).or_else(|| rfc2822(text))
}

/// Reads `Tue, 5 Mar 2024 18:30:00 +0100`.
fn rfc2822(text: &str) -> Option<Timestamp> {
    let zoned = jiff::fmt::rfc2822::DateTimeParser::new().parse_zoned(text).ok()?;
    let (date, time) = (zoned.date(), zoned.time());
    Some(Timestamp { date, time: Some((time, zoned.offset())), without_offset: None })
}

/// Reads `20240305`, perhaps with a time after a `T`, and seconds or milliseconds since 1970.
fn compact(text: &str) -> Option<Timestamp> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = &text[..digits];
    match (digits, text[digits..].chars().next()) {
        (8, None | Some('T' | ' ')) => {
            let part = |range: std::ops::Range<usize>| number[range].parse::<i16>().ok();
            let (month, day) = (i8::try_from(part(4..6)?).ok()?, i8::try_from(part(6..8)?).ok()?);
            let date = Date::new(part(0..4)?, month, day).ok()?;
            Some(Timestamp { date, time: None, without_offset: None })
        }
        (10 | 13, None) => {
            let number: i64 = number.parse().ok()?;
            let seconds = if digits == 13 { number / 1000 } else { number };
            let at = Offset::UTC.to_datetime(jiff::Timestamp::from_second(seconds).ok()?);
            let time = Some((at.time(), Offset::UTC));
            Some(Timestamp { date: at.date(), time, without_offset: None })
        }
        _ => None,
    }
}

fn iso(text: &str) -> Option<Timestamp> {
    let date: Date = text.get(..10)?.parse().ok()?;
    let rest = text[10..].trim_start_matches(['T', 't', ' ']);
    let digits = rest.find(|c: char| !(c.is_ascii_digit() || c == ':' || c == '.'));
    let (clock, zone) = rest.split_at(digits.unwrap_or(rest.len()));
    let time = clock.split('.').next().and_then(|clock| clock.parse::<Time>().ok());
    let offset = offset(zone.trim());
    let without_offset = (time.is_some() && offset.is_none()).then(|| clock.to_owned());
    Some(Timestamp { date, time: time.zip(offset), without_offset })
}

fn offset(zone: &str) -> Option<Offset> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(Offset::UTC);
    }
    let (sign, rest) = match zone.as_bytes().first()? {
        b'+' => (1, &zone[1..]),
        b'-' => (-1, &zone[1..]),
        _ => return None,
    };
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = match digits.len() {
        2 => (digits.parse::<i32>().ok()?, 0),
        4 => (digits[..2].parse::<i32>().ok()?, digits[2..].parse::<i32>().ok()?),
        _ => return None,
    };
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_without_an_offset_is_left_out() {
        let found = timestamp("2024-09-02T03:31:00").expect("a day");
        assert_eq!((found.time, found.without_offset.as_deref()), (None, Some("03:31:00")));
        let found = timestamp("2024-03-05T18:30:00.120+0100").expect("an instant");
        assert_eq!((found.time.is_some(), found.without_offset), (true, None));
        let found = timestamp("2024-03-05").expect("a day");
        assert_eq!((found.time, found.without_offset), (None, None));
        assert_eq!(timestamp("5 March 2024"), None);
    }

    #[test]
    fn other_notations_of_machines_are_read() {
        let read = |text: &str| {
            let found = timestamp(text)?;
            let offset = found.time.map(|(time, offset)| format!("{time} {offset}"));
            Some(format!("{} {}", found.date, offset.unwrap_or_default()))
        };
        for (text, expected) in [
            ("Tue, 5 Mar 2024 18:30:00 +0100", "2024-03-05 18:30:00 +01"),
            ("Tue, 05 Mar 2024 18:30:00 GMT", "2024-03-05 18:30:00 +00"),
            ("20240305", "2024-03-05 "),
            ("20240305T183000", "2024-03-05 "),
            ("1709659800", "2024-03-05 17:30:00 +00"),
            ("1709659800000", "2024-03-05 17:30:00 +00"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["20241305", "2024030", "17096598", "170965980012", "", "２０２４"] {
            assert_eq!(timestamp(text), None, "{text}");
        }
    }
}
