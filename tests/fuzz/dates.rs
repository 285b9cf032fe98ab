//! Gives `dates::find` text that comes close to dates, for a given time.
//!
//! ```text
//! cargo run --release --example fuzz_dates -- SECONDS [SEED]
//! ```
//!
//! Ends with an error, and the text, at the first panic, range off a character's boundary,
//! overlap, or value that cannot be read as EDTF.

use std::env;
use std::panic::catch_unwind;
use std::time::{Duration, Instant};

use jiff::Span;
use jiff::civil::{Date, date};
use manicule::dates::{Finder, FoundDate, When};

/// Words of dates, and words that change their meaning.
const WORDS: &str = "January March May June August Sept Sept. Dec. Jan MAY Monday Tuesday Sunday \
    Sat Fri. today yesterday tomorrow Tonight morning night day days weekend week weeks month \
    months quarter year years decade spring fall winter summer last this next past coming previous \
    following that same the a an of in on and or from between to through until by since before \
    after ago earlier later early late mid middle beginning end rest one two three nineteen \
    twenty-one ninety eight hundred thousand first third twenty-third nineties every each now than \
    so will said would be published met votes people percent million page nearly about Christmas \
    Eve Thanksgiving Day New Year's Fourth July Black Times Q3 year-end year-earlier mid-May 1990s \
    '90s 90s 2025-06-01 2025-06-31 1/6/2025 13.06.2025 1939-45 31 30 29 16th 1st 2nd 0 00 1998 2025 \
    1066 9999 0001 16,000 U.S. Gen. s";

const SIGNS: [&str; 30] = [
    " ", " ", " ", " ", " ", " ", "", "\n", "\n\n", "\t", "-", "‑", "–", "—", ",", ", ", ". ", ".",
    "(", ") ", "/", "'", "’s ", "$", "%", ";", "\u{a0}", "\u{ad}", "\u{301}", "\u{200b}",
];

/// A small generator of numbers (splitmix64): the same seed gives the same texts.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn text(&mut self, words: &[&str]) -> String {
        let mut text = String::new();
        for _ in 0..self.below(40) {
            match self.below(12) {
                0 => text.extend(char::from_u32(self.next() as u32 % 0x11_0000)),
                1 => text.push_str(&self.below(10_000).to_string()),
                _ => text.push_str(words[self.below(words.len())]),
            }
            text.push_str(SIGNS[self.below(SIGNS.len())]);
        }
        text
    }

    fn day(&mut self) -> Date {
        let days = self.below(7_300_000) as i64 - 4_350_000;
        date(2000, 1, 1).saturating_add(Span::new().days(days))
    }
}

fn fault(text: &str, found: &[FoundDate]) -> Option<&'static str> {
    let mut end = 0;
    for item in found {
        if text.get(item.range.clone()).is_none_or(str::is_empty) {
            return Some("a range off a boundary");
        }
        if item.range.start < end {
            return Some("an overlap");
        }
        end = item.range.end;
        let written = item.value.to_string();
        // EDTF as it is read here has no years before 0.
        if item.value.first().year() >= 0 && written.parse() != Ok::<When, _>(item.value) {
            return Some("a value that cannot be read");
        }
    }
    None
}

fn main() -> Result<(), String> {
    let mut args = env::args().skip(1).map(|arg| arg.parse::<u64>());
    let Some(Ok(seconds)) = args.next() else { return Err("give the number of seconds".into()) };
    let mut random = Random(args.next().and_then(Result::ok).unwrap_or(1));
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let end = Instant::now() + Duration::from_secs(seconds);
    let (mut texts, mut dates) = (0_u64, 0_u64);
    while Instant::now() < end {
        let (published, pieces) = (random.day(), 1 + random.below(3));
        let pieces: Vec<String> = (0..pieces).map(|_| random.text(&words)).collect();
        let run = || {
            let mut finder = Finder::new("en", published);
            pieces.iter().map(|piece| finder.find(piece)).collect::<Vec<_>>()
        };
        let found = catch_unwind(run).map_err(|_| format!("a panic: {published} {pieces:?}"))?;
        for (piece, found) in pieces.iter().zip(found) {
            texts += 1;
            dates += found.len() as u64;
            if let Some(fault) = fault(piece, &found) {
                return Err(format!("{fault}: {published} {piece:?} {found:?}"));
            }
        }
    }
    println!("{texts} texts, {dates} dates, no fault");
    Ok(())
}
