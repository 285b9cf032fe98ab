//! A map from files.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::FileId;

/// A map from files. A [`FileId`] is a hash already, so it is not hashed again.
pub(crate) type ByFile<T> = HashMap<FileId, T, BuildHasherDefault<IdentityHasher>>;

/// Returns the number that it is given as the hash.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct IdentityHasher(u64);

impl Hasher for IdentityHasher {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = self.0.rotate_left(8) ^ number;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
