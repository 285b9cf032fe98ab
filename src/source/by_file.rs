//! Tables by file.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::FileId;

/// Something for each file. Ids are hashes already, so they are not hashed again.
pub type ByFile<T> = HashMap<FileId, T, BuildHasherDefault<AsItIs>>;

/// The hash of what is a hash.
#[derive(Debug, Clone, Copy, Default)]
pub struct AsItIs(u64);

impl Hasher for AsItIs {
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
