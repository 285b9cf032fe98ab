//! Keys: everything a page's bytes depend on, in 128 bits.
//!
//! A page is a function of its view, of the theme's templates and words, and of this program; and
//! of nothing else. So a page with the key it had is the page it was.

use std::fmt;
use std::hash::{Hash, Hasher};

/// A page's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key(u128);

impl Key {
    /// Returns the key of these parts.
    pub(super) fn of(parts: &impl Hash) -> Self {
        let mut bytes = Bytes(Vec::with_capacity(32 * 1024));
        parts.hash(&mut bytes);
        let hash = blake3::hash(&bytes.0);
        let half = hash.as_bytes().first_chunk().expect("the hash has 32 bytes");
        Self(u128::from_be_bytes(*half))
    }

    /// Returns the key that `text` spells, 32 digits.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        digits.then(|| u128::from_str_radix(text, 16).ok().map(Self))?
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// Gathers what `Hash` tells of a value; the same on every machine.
struct Bytes(Vec<u8>);

impl Hasher for Bytes {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn write_usize(&mut self, number: usize) {
        self.write(&(number as u64).to_le_bytes());
    }

    fn write_isize(&mut self, number: isize) {
        self.write(&(number as i64).to_le_bytes());
    }

    /// Nothing asks for it: the bytes are hashed together.
    fn finish(&self) -> u64 {
        0
    }
}
