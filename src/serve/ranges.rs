//! Range requests: which bytes of a file an answer has (RFC 9110, section 14).

use std::ops::RangeInclusive;

use axum::http::{HeaderMap, HeaderValue, Method, header};

/// The bytes that a request asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wanted {
    /// All of them: there is no range, or one that is to be ignored.
    Whole,
    /// These, counted from 0.
    Part(RangeInclusive<u64>),
    /// None that the file has.
    Unsatisfiable,
}

/// Returns the bytes of a file of `length` bytes that a request asks for. `etag` is the file's
/// strong entity tag.
pub(super) fn wanted(method: &Method, asked: &HeaderMap, length: u64, etag: &str) -> Wanted {
    // Ranges are defined for GET alone (14.2).
    let range = asked.get(header::RANGE).filter(|_| *method == Method::GET);
    let Some(range) = range.and_then(|range| range.to_str().ok()) else { return Wanted::Whole };
    // A part of another version is useless. A date never matches: two versions may have the same
    // second, so it is a weak validator (13.1.5).
    let is_same = |validator: &HeaderValue| validator.as_bytes() == etag.as_bytes();
    if !asked.get(header::IF_RANGE).is_none_or(is_same) {
        return Wanted::Whole;
    }
    parse(range, length)
}

/// Parses a `Range` header. Other units and malformed ranges are ignored (14.2).
fn parse(range: &str, length: u64) -> Wanted {
    let ranges = range.split_once('=').filter(|(unit, _)| unit.eq_ignore_ascii_case("bytes"));
    let Some((_, ranges)) = ranges else { return Wanted::Whole };
    // A list may have empty elements (5.6.1).
    let list = ranges.split(',').map(|spec| spec.trim_matches([' ', '\t']));
    let specs: Option<Vec<_>> =
        list.filter(|spec| !spec.is_empty()).map(|spec| satisfy(spec, length)).collect();
    let Some(specs) = specs.filter(|specs| !specs.is_empty()) else { return Wanted::Whole };
    let mut parts = specs.into_iter().flatten();
    match (parts.next(), parts.next()) {
        (Some(part), None) => Wanted::Part(part),
        // Several parts would need a multipart answer, which no browser asks for. The whole is
        // allowed instead (14.2).
        (Some(_), Some(_)) => Wanted::Whole,
        (None, _) if length == 0 => Wanted::Whole,
        (None, _) => Wanted::Unsatisfiable,
    }
}

/// Returns the bytes of one range, `Some(None)` if the file has none of them, and `None` if the
/// range is malformed.
fn satisfy(spec: &str, length: u64) -> Option<Option<RangeInclusive<u64>>> {
    let (first, last) = spec.split_once('-')?;
    if first.is_empty() {
        let count = number(last)?;
        return Some((count > 0 && length > 0).then(|| length.saturating_sub(count)..=length - 1));
    }
    let first = number(first)?;
    let last = if last.is_empty() { u64::MAX } else { number(last)? };
    (first <= last).then(|| (first < length).then(|| first..=last.min(length - 1)))
}

/// Parses digits. A number too large for any file counts as the largest.
fn number(digits: &str) -> Option<u64> {
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_range_is_clipped_to_the_file() {
        for (range, part) in [
            ("bytes=0-0", 0..=0),
            ("bytes=4-6", 4..=6),
            ("bytes=7-", 7..=9),
            ("bytes=7-99999999999999999999999", 7..=9),
            ("bytes=-3", 7..=9),
            ("bytes=-10", 0..=9),
            ("bytes=-99", 0..=9),
            ("bytes=-99999999999999999999999", 0..=9),
            ("bytes=007-08", 7..=8),
            ("BYTES=1-2", 1..=2),
            ("bytes= 1-2 ", 1..=2),
            ("bytes=,1-2,", 1..=2),
            // Only one of them can be satisfied.
            ("bytes=1-2, 10-", 1..=2),
        ] {
            assert_eq!(parse(range, 10), Wanted::Part(part), "{range}");
        }
    }

    #[test]
    fn a_range_beyond_the_file_is_unsatisfiable() {
        for range in ["bytes=10-", "bytes=10-12", "bytes=-0", "bytes=10-,20-30,-0"] {
            assert_eq!(parse(range, 10), Wanted::Unsatisfiable, "{range}");
        }
        for range in ["bytes=0-", "bytes=-1", "bytes=0-0"] {
            assert_eq!(parse(range, 0), Wanted::Whole, "{range} of nothing");
        }
    }

    #[test]
    fn other_units_malformed_ranges_and_several_parts_are_ignored() {
        for range in [
            "",
            "bytes",
            "bytes=",
            "bytes=,",
            "bytes=-",
            "bytes=a-b",
            "bytes=1-2-3",
            "bytes=6-4",
            "bytes=+1-2",
            "bytes=1--2",
            "bytes=1 -2",
            "items=1-2",
            "bytes 1-2",
            "bytes=1-2,x",
            "bytes=1-2,4-5",
            "bytes=0-5,2-7",
        ] {
            assert_eq!(parse(range, 10), Wanted::Whole, "{range}");
        }
    }

    #[test]
    fn only_get_has_ranges_and_only_of_the_same_version() {
        let asked = |if_range: Option<&'static str>| {
            let mut headers = HeaderMap::new();
            headers.insert(header::RANGE, HeaderValue::from_static("bytes=1-2"));
            if let Some(value) = if_range {
                headers.insert(header::IF_RANGE, HeaderValue::from_static(value));
            }
            headers
        };
        let of = |method, if_range| wanted(&method, &asked(if_range), 10, "\"a\"");
        assert_eq!(of(Method::GET, None), Wanted::Part(1..=2));
        assert_eq!(of(Method::GET, Some("\"a\"")), Wanted::Part(1..=2));
        assert_eq!(of(Method::HEAD, None), Wanted::Whole);
        for other in ["\"b\"", "W/\"a\"", "Tue, 05 Mar 2024 18:30:00 GMT", "a", ""] {
            assert_eq!(of(Method::GET, Some(other)), Wanted::Whole, "{other}");
        }
    }

    proptest! {
        #[test]
        fn a_part_is_never_empty_and_within_the_file(
            range in "(bytes=)?([0-9]{0,4}-[0-9]{0,21}[, ]{0,2}){0,3}|\\PC{0,12}",
            length in 0..2000_u64,
        ) {
            if let Wanted::Part(part) = parse(&range, length) {
                prop_assert!(part.start() <= part.end() && *part.end() < length);
            }
        }
    }
}
