//! Sorted terms with their postings, cut into shards.

use std::cmp::Ordering;

use super::number;
use super::postings::Postings;

/// The size from which a shard is closed, in bytes. A word needs one shard of each segment, so
/// small ones keep queries light, and large ones keep the files few.
const FULL: usize = 12 * 1024;

/// The longest list of postings in one entry: a longer one is continued in the next shard.
const LONGEST: usize = FULL;

/// The terms of a segment in shards.
#[derive(Debug, Default)]
pub(super) struct TermShards {
    /// Each shard's text: for each term one sign with the count of UTF-16 units that it shares with
    /// the one before, its other characters, a space, its postings, a space.
    pub(super) shards: Vec<String>,
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
        let mut list = Vec::new();
        let mut last = 0;
        for part in parts {
            number::write(&mut list, part.first - last);
            list.extend_from_slice(&part.steps);
            last = part.last;
        }
        let mut rest = list.as_slice();
        let mut skipped = 0;
        let mut before = before;
        while !rest.is_empty() {
            let piece = piece(rest);
            let full = self
                .shards
                .last()
                .is_none_or(|shard| !shard.is_empty() && shard.len() + term.len() + piece > FULL);
            if full {
                self.shards.push(String::with_capacity(FULL + 64));
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
