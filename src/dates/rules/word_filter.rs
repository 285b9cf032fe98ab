//! A quick look at whether a word may be in a list.

/// Tells most words that are not in a list by their ends and their length.
pub(super) struct WordFilter {
    bits: Box<[u64; WordFilter::WORDS]>,
}

impl Default for WordFilter {
    fn default() -> Self {
        Self { bits: Box::new([0; Self::WORDS]) }
    }
}

impl WordFilter {
    const WORDS: usize = 256;

    fn place(word: &str) -> usize {
        let bytes = word.as_bytes();
        let at = |place: usize| usize::from(bytes.get(place).copied().unwrap_or_default());
        let last = bytes.len().wrapping_sub(1);
        // In many scripts every second byte is the same.
        let mixed = at(0) * 3 + at(1) * 67 + at(3) * 257 + at(last) * 1033 + bytes.len() * 4099;
        mixed % (Self::WORDS * 64)
    }

    pub(super) fn add(&mut self, word: &str) {
        let place = Self::place(word);
        self.bits[place / 64] |= 1 << (place % 64);
    }

    pub(super) fn may_have(&self, word: &str) -> bool {
        let place = Self::place(word);
        self.bits[place / 64] >> (place % 64) & 1 == 1
    }
}
