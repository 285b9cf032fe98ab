//! Keys: what something depends on, in 128 bits. What has the key it had is what it was.

use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

/// The program: another one may make something else of the same. The same sources give the same.
pub const PROGRAM: &str = env!("MANICULE_PROGRAM");

/// The hash of something's parts. The default stands for nothing.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Fingerprint(u128);

impl Fingerprint {
    /// Returns the key of these parts.
    pub fn of(parts: &impl Hash) -> Self {
        let mut all = FingerprintBuilder(Bytes(Vec::with_capacity(1024)));
        all.add(parts);
        all.key()
    }

    /// Returns the key of bytes.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(xxh3_128(bytes))
    }

    /// Returns half of it, to sort things into drawers.
    pub fn low(self) -> u64 {
        self.0 as u64
    }

    /// Returns the key that `text` spells, 32 digits.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        digits.then(|| u128::from_str_radix(text, 16).ok().map(Self))?
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// Gathers parts, one after the other.
#[derive(Debug, Default)]
pub struct FingerprintBuilder(Bytes);

impl FingerprintBuilder {
    /// Adds a part.
    pub fn add(&mut self, part: impl Hash) {
        part.hash(&mut self.0);
    }

    /// Returns the key of all parts.
    pub fn key(&self) -> Fingerprint {
        Fingerprint::of_bytes(&self.0.0)
    }
}

/// Gathers what `Hash` tells of a value; the same on every machine.
#[derive(Debug, Default)]
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
