//! The words of a text, and an index of their places, to find the passage most like a phrase.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use crate::text::is_spaceless;

/// Marks before and after a word that are not part of it. The signs of numbers are not among
/// them.
pub(super) const BEFORE: &[char] = &['"', '\'', '(', '['];
pub(super) const AFTER: &[char] = &['"', '\'', ')', ']', '.', ',', ';', ':', '!', '?'];

/// Returns the bytes of each word of a text; in a script without spaces, of each character.
pub(super) fn words(text: &str) -> Vec<Range<usize>> {
    let start = text.as_ptr() as usize;
    let place = |word: &str| {
        let bare = word.trim_start_matches(BEFORE).trim_end_matches(AFTER);
        let word = if bare.is_empty() { word } else { bare };
        let at = word.as_ptr() as usize - start;
        at..at + word.len()
    };
    let mut words = Vec::new();
    for word in text.split_whitespace() {
        let mut rest = word;
        while let Some(at) = rest.find(is_spaceless) {
            let (before, from) = rest.split_at(at);
            // A mark between two characters belongs to none.
            words.extend(before.contains(char::is_alphanumeric).then(|| place(before)));
            let (character, behind) = from.split_at(from.chars().next().map_or(0, char::len_utf8));
            words.push(place(character));
            rest = behind;
        }
        let whole = rest.len() == word.len();
        words.extend((whole || rest.contains(char::is_alphanumeric)).then(|| place(rest)));
    }
    words
}

/// Returns the words of `text`, without the marks around them.
pub(super) fn bare_words(text: &str) -> Vec<&str> {
    words(text).into_iter().map(|word| &text[word]).collect()
}

/// The words of a text, and the places of each.
pub(super) struct WordIndex {
    /// The bytes of each word, in order.
    pub(super) words: Vec<Range<usize>>,
    /// By word the numbers of its places, in order.
    places: HashMap<Box<str>, Vec<u32>>,
}

/// The most places of words that are looked at for one phrase, those of rare words first. In an
/// article with more words, common ones count less.
const SEEDS: usize = 1_024;

/// About how many windows with the same seeds are compared.
const WINDOWS: usize = 8;

impl WordIndex {
    pub(super) fn new(text: &str) -> Self {
        let words = words(text);
        let mut places: HashMap<Box<str>, Vec<u32>> = HashMap::new();
        for (number, word) in (0..).zip(&words) {
            match places.get_mut(&text[word.clone()]) {
                Some(places) => places.push(number),
                None => drop(places.insert(text[word.clone()].into(), vec![number])),
            }
        }
        Self { words, places }
    }

    /// The window of as many words as `wanted`, from word `from` on, that shares the most with it:
    /// its first word, and how many it shares.
    pub(super) fn best_window(&self, from: usize, wanted: &[&str]) -> Option<(usize, usize)> {
        let mut left: HashMap<&str, usize> = HashMap::new();
        for word in wanted {
            *left.entry(word).or_default() += 1;
        }
        // By place: the number of the word, and which of `kinds` it is.
        let (mut kinds, mut seeds) = (Vec::new(), Vec::new());
        for (count, places) in self.rarest(from, left) {
            seeds.extend(places.iter().map(|place| (*place as usize, kinds.len())));
            kinds.push(count as i64);
        }
        // This sort makes use of the order in which the places of each word are.
        seeds.sort();
        let (mut shared, mut most, mut oldest) = (0_usize, 0, 0);
        let mut best = None;
        for (at, kind) in &seeds {
            while seeds[oldest].0 + wanted.len() <= *at {
                let gone = &mut kinds[seeds[oldest].1];
                *gone += 1;
                shared -= usize::from(*gone > 0);
                oldest += 1;
            }
            let left = &mut kinds[*kind];
            shared += usize::from(*left > 0);
            *left -= 1;
            if shared > most {
                let first = (at + 1).saturating_sub(wanted.len()).max(from);
                (best, most) = (Some(first..=seeds[oldest].0.max(first)), shared);
            }
        }
        // All these windows have the same seeds; words that are none decide which is best.
        let starts = best?;
        let step = (starts.end() - starts.start()).div_ceil(WINDOWS).max(1);
        let window = |start: usize| (start, self.shared(start, wanted));
        let windows = starts.clone().step_by(step).chain([*starts.end()]).map(window);
        windows.max_by_key(|(start, shared)| (*shared, Reverse(*start)))
    }

    /// Returns the places of wanted words from word `from` on, the rarest words first, up to
    /// [`SEEDS`], with how often each word is wanted.
    fn rarest(&self, from: usize, wanted: HashMap<&str, usize>) -> Vec<(usize, &[u32])> {
        let known = wanted.into_iter().filter_map(|(word, count)| {
            let places = self.places.get(word)?;
            Some((count, &places[places.partition_point(|place| (*place as usize) < from)..]))
        });
        let mut known: Vec<(usize, &[u32])> = known.filter(|(_, it)| !it.is_empty()).collect();
        // Two words are never at one place, so the order is the same every time.
        known.sort_unstable_by_key(|(_, places)| (places.len(), places[0]));
        let mut room = SEEDS;
        for (_, places) in &mut known {
            *places = &places[..places.len().min(room)];
            room -= places.len();
        }
        known
    }

    /// Returns how many words the window that begins at word `start` shares with `wanted`.
    fn shared(&self, start: usize, wanted: &[&str]) -> usize {
        let window = start as u32..(start + wanted.len()).min(self.words.len()) as u32;
        let mut counts: HashMap<&str, usize> = HashMap::new();
        wanted.iter().for_each(|word| *counts.entry(word).or_default() += 1);
        let shared = |(word, count): (&str, usize)| {
            let places = self.places.get(word).map_or(&[][..], Vec::as_slice);
            let first = places.partition_point(|place| *place < window.start);
            let there = places[first..].iter().take(count).take_while(|at| **at < window.end);
            there.count()
        };
        counts.into_iter().map(shared).sum()
    }
}
