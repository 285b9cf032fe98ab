//! Times of day.

use jiff::civil::Time;
use jiff::tz::Offset;

/// Names of zones with their offsets in hours; `None` where a name means several.
const ZONES: &[(&str, Option<i8>)] = &[
    ("gmt", Some(0)),
    ("utc", Some(0)),
    ("bst", Some(1)),
    ("cet", Some(1)),
    ("cest", Some(2)),
    ("eet", Some(2)),
    ("eest", Some(3)),
    ("msk", Some(3)),
    ("est", Some(-5)),
    ("edt", Some(-4)),
    ("pst", Some(-8)),
    ("pdt", Some(-7)),
    ("et", None),
    ("ist", None),
];

/// Returns whether a word in lower case names a zone.
pub(crate) fn is_zone(word: &str) -> bool {
    ZONES.iter().any(|(name, _)| *name == word)
}

/// Returns the first time of day in a text (`18:30`, `6.30pm`, `19h42`), and its offset if one of
/// the next four words is a zone.
pub fn clock(text: &str) -> Option<(Time, Option<Offset>)> {
    let lower = text.to_lowercase();
    let bytes = lower.as_bytes();
    let at = (1..bytes.len().saturating_sub(2)).find(|at| is_clock(bytes, *at))?;
    let before = &lower[..at];
    let start = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let mut hour = before[start..].parse::<i8>().ok()?;
    let minute = lower[at + 1..at + 3].parse().ok()?;
    let rest = lower[at + 3..].trim_start();
    let half: String = rest.chars().take(4).filter(|c| c.is_alphabetic()).collect();
    if half.starts_with("pm") && hour < 12 {
        hour += 12;
    } else if half.starts_with("am") && hour == 12 {
        hour = 0;
    }
    let words = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let zone = words.take(4).find_map(|word| ZONES.iter().find(|(name, _)| *name == word)?.1);
    Some((Time::new(hour, minute, 0, 0).ok()?, zone.map(Offset::constant)))
}

/// Returns whether byte `at` is the sign between hours and minutes.
fn is_clock(bytes: &[u8], at: usize) -> bool {
    let apart = |byte: Option<&u8>| {
        !byte.is_some_and(|byte| byte.is_ascii_digit() || b".,/-".contains(byte))
    };
    let minutes = bytes.get(at + 1..at + 3);
    let hours = if at >= 2 && bytes[at - 2].is_ascii_digit() { at - 2 } else { at - 1 };
    matches!(bytes[at], b':' | b'.' | b'h')
        && bytes[at - 1].is_ascii_digit()
        && minutes.is_some_and(|minutes| minutes.iter().all(u8::is_ascii_digit))
        && apart(hours.checked_sub(1).map(|before| &bytes[before]))
        && (bytes[at] != b'.' || apart(bytes.get(at + 3)))
        && !bytes.get(at + 3).is_some_and(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_with_its_zone() {
        let read = |text: &str| {
            let (time, offset) = clock(text)?;
            Some(format!(
                "{} {}",
                time.strftime("%H:%M"),
                offset.map_or("-".into(), |o| o.to_string())
            ))
        };
        assert_eq!(read("at 6.30pm").as_deref(), Some("18:30 -"));
        assert_eq!(read("12:05 AM EST").as_deref(), Some("00:05 -05"));
        assert_eq!(read("à 19h42").as_deref(), Some("19:42 -"));
        assert_eq!(read("09:14 IST").as_deref(), Some("09:14 -"));
        for before in ["\u{a0}", "\u{2009}", "£", "’", "１", "٣"] {
            assert_eq!(read(&format!("x{before}18:30")).as_deref(), Some("18:30 -"), "{before}");
        }
        for text in ["COPPER 7,612.50", "19.06.2024", "25:99", "2-1", ""] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
