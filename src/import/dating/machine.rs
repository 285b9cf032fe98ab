//! Days and instants as machines write them.

use jiff::civil::{Date, Time};
use jiff::tz::Offset;

use crate::model::document::Published;

/// Reads a day, or an instant, as machines write it: `2024-03-05T18:30:00+01:00`. A time without
/// an offset is left out, which the second value says.
pub(in crate::import) fn read_machine(text: &str) -> Option<(Published, Option<String>)> {
    let text = text.trim();
    let day: Date = text.get(..10)?.parse().ok()?;
    let rest = text[10..].trim_start_matches(['T', 't', ' ']);
    if rest.is_empty() {
        return Some((Published { date: day, time: None }, None));
    }
    let digits = rest.find(|c: char| !(c.is_ascii_digit() || c == ':' || c == '.'));
    let (clock, zone) = rest.split_at(digits.unwrap_or(rest.len()));
    let time = clock.split('.').next().and_then(|clock| clock.parse::<Time>().ok());
    match (time, offset(zone.trim())) {
        (Some(time), Some(offset)) => {
            Some((Published { date: day, time: Some((time, offset)) }, None))
        }
        (Some(_), None) => Some((
            Published { date: day, time: None },
            Some(format!("the time {clock}, whose zone is not said, was left out")),
        )),
        (None, _) => Some((Published { date: day, time: None }, None)),
    }
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
    fn a_time_without_a_zone_is_left_out() {
        let (found, lost) = read_machine("2024-09-02T03:31:00").expect("a day");
        assert_eq!(found.time, None);
        assert!(lost.expect("said").contains("03:31:00"));
        let (found, lost) = read_machine("2024-03-05T18:30:00.120+0100").expect("an instant");
        assert_eq!((found.time.is_some(), lost), (true, None));
    }
}
