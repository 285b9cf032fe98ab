//! Shared by all fuzzers: a generator of numbers, mutators, the loop, and smaller inputs.
//!
//! A case is a list of parts, each a text or bytes. A target makes cases and checks them; a panic
//! and an error are both faults. Each case has a seed of its own, so that a fault is seen again at
//! once: run with one second and its seed.

use std::env;
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::time::{Duration, Instant};

/// The parts of an input.
pub(crate) type Case = Vec<Vec<u8>>;

/// A thing to fuzz.
pub(crate) struct Target {
    /// Makes a case.
    pub(crate) make: fn(&mut Random) -> Case,
    /// Checks what must hold for every case; an error says what does not.
    pub(crate) check: fn(&Case) -> Result<(), String>,
}

/// A small generator of numbers (splitmix64): the same seed gives the same cases.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 if that is 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % (end.max(1)) as u64) as usize
    }

    /// Returns whether one of `cases` comes up.
    pub(crate) fn one_in(&mut self, cases: usize) -> bool {
        self.below(cases) == 0
    }

    pub(crate) fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

/// Characters that programs trip over: combining, invisible, wide, of the other direction, folded
/// into several letters, digits of other scripts, and signs that look like ASCII.
pub(crate) const ODDITIES: &[&str] = &[
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{200d}",
    "\u{200e}",
    "\u{202e}",
    "\u{2028}",
    "\u{2060}",
    "\u{feff}",
    "\u{301}",
    "e\u{301}",
    "\u{915}\u{94d}",
    "\u{e33}",
    "ß",
    "İ",
    "ﬁ",
    "ﬃ",
    "Ａ",
    "４",
    "٤",
    "½",
    "²",
    "′",
    "’",
    "‘",
    "“",
    "”",
    "´",
    "＇",
    "–",
    "—",
    "−",
    "…",
    "•",
    "·",
    "€",
    "£",
    "😀",
    "👩‍👧",
    "🇺🇦",
    "中",
    "\u{1d7d8}",
    "\0",
    "\u{7f}",
    "\u{85}",
    "\r",
    "\r\n",
    "\t",
    "\u{fffd}",
    "\u{10ffff}",
    "\u{1b}[31m",
];

/// Changes some parts of a case, once or several times.
pub(crate) fn mutate(random: &mut Random, case: &mut Case, tokens: &[&str]) {
    for _ in 0..1 + random.below(4) {
        let at = random.below(case.len());
        let other = case[random.below(case.len())].clone();
        let part = &mut case[at];
        let here = random.below(part.len() + 1);
        match random.below(10) {
            // A byte, which may break a character.
            0 if !part.is_empty() => part[here.min(here.saturating_sub(1))] = random.next() as u8,
            1 => drop(part.splice(here..here, [random.next() as u8])),
            // A stretch is lost, or comes twice.
            2 => {
                let end = here + random.below(part.len() - here + 1).min(40);
                part.drain(here..end);
            }
            3 => {
                let end = here + random.below(part.len() - here + 1).min(80);
                let again = part[here..end].to_vec();
                part.splice(end..end, again);
            }
            // A stretch of another part.
            4 => {
                let from = random.below(other.len() + 1);
                let end = from + random.below(other.len() - from + 1).min(120);
                part.splice(here..here, other[from..end].to_vec());
            }
            5 | 6 => {
                let odd = random.pick(ODDITIES);
                insert(part, here, odd);
            }
            // A token instead of a word.
            7 => {
                let end = (here..part.len()).find(|at| part[*at].is_ascii_whitespace());
                let token = random.pick(tokens);
                part.splice(here..end.unwrap_or(part.len()), token.bytes());
            }
            _ => {
                let token = random.pick(tokens);
                insert(part, here, token);
            }
        }
    }
}

/// Inserts a text at the next boundary of a character.
fn insert(part: &mut Vec<u8>, at: usize, text: &str) {
    let at = (at..part.len()).find(|at| part[*at] & 0xc0 != 0x80).unwrap_or(part.len());
    part.splice(at..at, text.bytes());
}

/// Returns a part as text; bytes that are not UTF-8 are replaced.
pub(crate) fn text(part: &[u8]) -> String {
    String::from_utf8_lossy(part).into_owned()
}

/// Reads `SECONDS [SEED]` and runs a target for that long. Ends with an error and the smallest
/// input that was found for the first fault.
pub(crate) fn run(target: &Target) -> Result<(), String> {
    let mut args = env::args().skip(1).map(|arg| arg.parse::<u64>());
    let Some(Ok(seconds)) = args.next() else { return Err("give the number of seconds".into()) };
    let first = args.next().and_then(Result::ok).unwrap_or(1);
    let started = Instant::now();
    let mut slowest = (Duration::ZERO, first);
    let loud = take_hook();
    set_hook(Box::new(|_| {}));
    let mut seed = first;
    while started.elapsed() < Duration::from_secs(seconds) {
        let case = (target.make)(&mut Random(seed));
        let begun = Instant::now();
        let fault = fault(target, &case);
        slowest = slowest.max((begun.elapsed(), seed));
        if let Some(fault) = fault {
            let small = smaller(target, case);
            set_hook(loud);
            let again = self::fault(target, &small).unwrap_or(fault);
            return Err(format!("seed {seed}: {again}\n{}", shown(&small)));
        }
        seed += 1;
    }
    let cases = seed - first;
    println!(
        "{cases} cases in {} s, no fault; the slowest took {} ms (seed {})",
        started.elapsed().as_secs(),
        slowest.0.as_millis(),
        slowest.1
    );
    Ok(())
}

fn fault(target: &Target, case: &Case) -> Option<String> {
    match catch_unwind(AssertUnwindSafe(|| (target.check)(case))) {
        Ok(result) => result.err(),
        Err(panic) => {
            let said = panic.downcast_ref::<String>().map(String::as_str);
            let said = said.or_else(|| panic.downcast_ref::<&str>().copied());
            Some(format!("a panic: {}", said.unwrap_or_default()))
        }
    }
}

/// Returns a smaller case with a fault: stretches are left out, first long ones, as long as the
/// fault stays the same in its first words.
fn smaller(target: &Target, mut case: Case) -> Case {
    let kind = |case: &Case| {
        fault(target, case).map(|fault| fault.split([':', '`', '"']).next().map(str::to_owned))
    };
    let wanted = kind(&case);
    let end = Instant::now() + Duration::from_secs(30);
    let mut length = case.iter().map(Vec::len).max().unwrap_or(0);
    while length > 0 {
        let mut changed = false;
        for part in 0..case.len() {
            let mut at = 0;
            while at < case[part].len() && Instant::now() < end {
                let mut less = case.clone();
                let until = (at + length).min(less[part].len());
                less[part].drain(at..until);
                if kind(&less) == wanted {
                    case = less;
                    changed = true;
                } else {
                    at += length;
                }
            }
        }
        if !changed || length > 1 {
            length /= 2;
        }
    }
    case
}

fn shown(case: &Case) -> String {
    let mut out = String::new();
    for (at, part) in case.iter().enumerate() {
        let _ = match std::str::from_utf8(part) {
            Ok(text) => writeln!(out, "part {at}: {text:?}"),
            Err(_) => writeln!(out, "part {at}: b\"{}\"", part.escape_ascii()),
        };
    }
    out
}
