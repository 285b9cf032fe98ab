//! A quick look at whether a word may be in a list.

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
#[derive(Clone, Copy)]
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
    /// Two bits for each place: whether a word is there, and whether it is a core.
    bits: Box<[u64; WordFilter::WORDS]>,
}

impl Default for WordFilter {
    fn default() -> Self {
        Self { bits: Box::new([0; Self::WORDS]) }
    }
}

impl WordFilter {
    const WORDS: usize = 2048;

    fn place(WordHash(hash): WordHash) -> usize {
        (hash ^ hash >> 16) as usize % (Self::WORDS * 32)
    }

    pub(super) fn add(&mut self, word: &str, core: bool) {
        let place = Self::place(WordHash::of(word));
        self.bits[place / 32] |= if core { 3 } else { 1 } << (place % 32 * 2);
    }

    pub(super) fn guess(&self, word: WordHash) -> Guess {
        let place = Self::place(word);
        match self.bits[place / 32] >> (place % 32 * 2) & 3 {
            0 => Guess::Unknown,
            1 => Guess::Part,
            _ => Guess::Core,
        }
    }
}
