//! Sorted terms with their postings, cut into shards.

use std::cmp::Ordering;

use xxhash_rust::xxh3::xxh3_64;

use super::number;
use super::postings::Postings;

/// The fewest and the most bytes of a shard. A word needs one shard of each segment, so small ones
/// keep queries light, and large ones keep the files few.
const FEWEST: usize = 4 * 1024;
const MOST: usize = 12 * 1024;

/// One of so many terms begins a shard if the one before has the fewest bytes. Which ones do
/// depends on the terms alone, so that one that grows does not move all cuts after it.
const CUTS: u8 = 16;

/// Of a word in more units than this, the places are left out: they would be half of the index, and
/// a phrase has other words. The script knows the limit, does not load them, and says so.
pub(super) const COMMON: usize = 1024;

/// A list of postings of this length begins a shard, so that nothing before it is loaded with it.
const LONG: usize = 8 * 1024;

/// The longest list of postings in one entry: a longer one is continued in the next shard. Such a
/// term is in more than [`COMMON`] units.
const LONGEST: usize = 48 * 1024;

/// The terms of a segment in shards.
#[derive(Debug, Default)]
pub(super) struct TermShards {
    /// Each shard's text: for each term one sign with the count of UTF-16 units that it shares with
    /// the one before, its other characters, a space, its postings, a space.
    pub(super) shards: Vec<String>,
    /// For each shard the places of its entries, each with a space after it. Those of terms that
    /// are not words, or very common, are empty.
    pub(super) places: Vec<String>,
    /// The first term of each.
    pub(super) first: Vec<String>,
}

/// Returns the order of two terms for the script, which compares UTF-16 units.
pub(super) fn order(a: &str, b: &str) -> Ordering {
    // Up to U+D7FF it is that of the bytes.
    const LAST: u8 = 0xed;
    if a.bytes().chain(b.bytes()).all(|byte| byte < LAST) {
        return a.cmp(b);
    }
    a.encode_utf16().cmp(b.encode_utf16())
}

impl TermShards {
    /// Adds a term, which is greater than those before, with its postings in ascending parts.
    pub(super) fn add(&mut self, before: &str, term: &str, parts: &[&Postings]) {
        let (mut list, mut places) = (Vec::new(), Vec::new());
        let mut last = 0;
        for part in parts {
            number::write(&mut list, part.first - last);
            list.extend_from_slice(&part.steps);
            places.extend_from_slice(&part.places);
            last = part.last;
        }
        if numbers(&list) > COMMON {
            places.clear();
        }
        let is_long = list.len() >= LONG;
        let mut rest = list.as_slice();
        let mut skipped = 0;
        let mut before = before;
        while !rest.is_empty() {
            let piece = piece(rest);
            let is_full = |shard: &String| match shard.len() {
                _ if is_long => true,
                length if length + term.len() + piece > MOST => true,
                length => length >= FEWEST && before != term && begins_shard(term),
            };
            let full = self.shards.last().is_none_or(is_full);
            if full {
                self.shards.push(String::with_capacity(MOST));
                self.places.push(String::new());
                self.first.push(term.to_owned());
            }
            let shared = if full { "" } else { shared(before, term) };
            let mut entry = Vec::with_capacity(term.len() + piece + 8);
            number::write(&mut entry, shared.encode_utf16().count() as u32);
            entry.extend_from_slice(&term.as_bytes()[shared.len()..]);
            entry.push(b' ');
            // A continued list begins with a whole number, as each does.
            let (first, length) = number::read(rest);
            number::write(&mut entry, skipped + first);
            entry.extend_from_slice(&rest[length..piece]);
            entry.push(b' ');
            let entry = String::from_utf8(entry).expect("terms and signs are UTF-8");
            self.shards.last_mut().expect("one was pushed").push_str(&entry);
            let file = self.places.last_mut().expect("one was pushed");
            file.push_str(std::str::from_utf8(&places).expect("signs are ASCII"));
            file.push(' ');
            skipped += sum(&rest[..piece]);
            rest = &rest[piece..];
            before = term;
        }
    }
}

/// Returns the length of the numbers at the beginning of a list that one entry takes.
fn piece(list: &[u8]) -> usize {
    if list.len() <= LONGEST {
        return list.len();
    }
    let mut end = 0;
    while end < LONGEST {
        end += number::read(&list[end..]).1;
    }
    end
}

/// Returns whether a term may be the first of a shard.
fn begins_shard(term: &str) -> bool {
    xxh3_64(term.as_bytes()).is_multiple_of(u64::from(CUTS))
}

/// Returns the count of the numbers in a list.
fn numbers(mut list: &[u8]) -> usize {
    let mut count = 0;
    while !list.is_empty() {
        list = &list[number::read(list).1..];
        count += 1;
    }
    count
}

fn sum(mut list: &[u8]) -> u32 {
    let mut sum = 0;
    while !list.is_empty() {
        let (number, length) = number::read(list);
        sum += number;
        list = &list[length..];
    }
    sum
}

/// Returns the characters, few enough for one sign, that a term has in common with the one before.
fn shared<'a>(before: &str, term: &'a str) -> &'a str {
    const MOST: usize = 15;
    let same = before.chars().zip(term.chars()).take_while(|(a, b)| a == b).take(MOST);
    &term[..same.map(|(c, _)| c.len_utf8()).sum::<usize>()]
}
