//! A quick look at whether a word may be in a list.

use rustc_hash::FxHashSet;

/// What a word may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Guess {
    /// It is in no list.
    Unknown,
    /// It may be a word of a date.
    Part,
    /// It may be the core of one.
    Core,
}

/// A number that nearly every word has for itself, made byte by byte (FNV-1a).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct WordHash(u32);

impl WordHash {
    pub(super) const START: Self = Self(0x811c_9dc5);

    pub(super) fn of(word: &str) -> Self {
        word.bytes().fold(Self::START, Self::with)
    }

    pub(super) fn with(self, byte: u8) -> Self {
        Self((self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }
}

/// Tells most words that are not in a list.
pub(super) struct WordFilter {
    /// What the words at each place may be.
    guesses: Box<[Guess; WordFilter::PLACES]>,
    /// Many words share a place, and what is taken for a core has to be read.
    cores: FxHashSet<WordHash>,
}

impl Default for WordFilter {
    fn default() -> Self {
        let guesses = Box::new([Guess::Unknown; Self::PLACES]);
        Self { guesses, cores: FxHashSet::default() }
    }
}

impl WordFilter {
    const PLACES: usize = 1 << 16;

    fn place(WordHash(hash): WordHash) -> usize {
        (hash ^ hash >> 16) as usize % Self::PLACES
    }

    pub(super) fn add(&mut self, word: &str, core: bool) {
        let hash = WordHash::of(word);
        let guess = &mut self.guesses[Self::place(hash)];
        *guess = (*guess).max(if core { Guess::Core } else { Guess::Part });
        if core {
            self.cores.insert(hash);
        }
    }

    pub(super) fn is_core(&self, word: &str) -> bool {
        self.cores.contains(&WordHash::of(word))
    }

    pub(super) fn guess(&self, word: WordHash) -> Guess {
        match self.guesses[Self::place(word)] {
            Guess::Core if !self.cores.contains(&word) => Guess::Part,
            guess => guess,
        }
    }
}
