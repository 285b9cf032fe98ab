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

/// Reads a day or an instant in the notation of ISO 8601: `2024-03-05T18:30:00+01:00`.
pub fn timestamp(text: &str) -> Option<Timestamp> {
    let text = text.trim();
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
}
