//! Fingerprints: 128 bits for everything that something depends on. If the fingerprint is the
//! same, so is the thing.

use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

/// The fingerprint of the program's sources: another version may make other pages.
pub const PROGRAM: &str = env!("MANICULE_PROGRAM");

/// The hash of something's parts. The default is that of nothing.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Fingerprint(u128);

impl Fingerprint {
    /// Returns the fingerprint of these parts.
    pub fn of(parts: &impl Hash) -> Self {
        let mut all = FingerprintBuilder::default();
        all.add(parts);
        all.finish()
    }

    /// Returns the fingerprint of bytes.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(xxh3_128(bytes))
    }

    /// Returns its bytes, the same on every machine.
    pub fn to_bytes(self) -> [u8; 16] {
        self.0.to_le_bytes()
    }

    /// Returns the lower half, to spread things over shards.
    pub fn low(self) -> u64 {
        self.0 as u64
    }

    /// Returns the fingerprint with this text form: 32 hexadecimal digits.
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

/// Collects parts, one after the other. Their order counts.
#[derive(Debug, Default)]
pub struct FingerprintBuilder(Bytes);

impl FingerprintBuilder {
    /// Adds a part.
    pub fn add(&mut self, part: impl Hash) {
        part.hash(&mut self.0);
    }

    /// Returns the fingerprint of all parts.
    pub fn finish(&self) -> Fingerprint {
        Fingerprint::of_bytes(&self.0.0)
    }
}

/// Collects the bytes that `Hash` gives for a value; they are the same on every machine.
#[derive(Debug)]
struct Bytes(Vec<u8>);

impl Default for Bytes {
    fn default() -> Self {
        Self(Vec::with_capacity(1024))
    }
}

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

    /// Not used: the bytes are hashed together.
    fn finish(&self) -> u64 {
        0
    }
}
