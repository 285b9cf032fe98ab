//! Results of earlier runs by name, each with the fingerprint of all that it was made from.
//!
//! A cache may lose anything at any time: then it is made again. It is split over some files, so
//! that an edit rewrites one of them instead of all. Without it, a second build of 1,000 articles
//! takes 3.1 times the instructions, a third of a first build's.
//!
//! A file begins with a checksum of everything after it. Nothing else is read from a file before
//! that is right: a damaged length could lead to the bytes of another result, or outside the file.
//! So each file is as it was written, or counts as missing.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::fingerprint::{Fingerprint, PROGRAM};
use crate::source::{FileSystem, PathKind};

/// The number of files it is split over.
const SHARDS: usize = 64;

/// Keeps the folder out of version control.
const IGNORED: &str = ".gitignore";

/// The largest file that is read, in bytes; those of 10,000 articles have 330 kB each.
const LARGEST: u64 = 1 << 28;

/// The length of the checksum at the beginning of a file, in bytes.
const SUM: usize = 16;

/// The results of earlier runs, and those of this one.
#[derive(Debug, Default)]
pub struct DiskCache {
    /// Empty in a cache that holds nothing.
    shards: Vec<Mutex<Shard>>,
    /// Whether it takes new results.
    writable: bool,
}

/// The entries of one file.
#[derive(Debug, Default)]
struct Shard {
    /// The file as it was read.
    bytes: Vec<u8>,
    before: HashMap<String, (Fingerprint, Range<usize>)>,
    /// The entries that this run found or put; only these are written again.
    now: HashMap<String, (Fingerprint, CacheEntry)>,
    /// Whether this run put something.
    changed: bool,
}

#[derive(Debug)]
enum CacheEntry {
    Before(Range<usize>),
    New(Box<[u8]>),
}

/// The part of a file after its checksum: names, fingerprints and lengths in bytes, in the order of
/// the results that follow.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Head {
    program: String,
    entries: Vec<(String, Fingerprint, usize)>,
}

impl DiskCache {
    /// Reads the cache in `files`; ignores what is missing, damaged or of another program.
    pub fn open(files: &dyn FileSystem) -> Self {
        let shards = (0..SHARDS).into_par_iter();
        let read = |number| Shard::parse(read(files, &file_name(number)).unwrap_or_default());
        Self { shards: shards.map(|number| Mutex::new(read(number))).collect(), writable: true }
    }

    /// Reads the cache in `files`, to be used but not saved.
    #[cfg(any(feature = "serve", test))]
    pub fn open_read_only(files: &dyn FileSystem) -> Self {
        Self { writable: false, ..Self::open(files) }
    }

    /// Returns whether [`DiskCache::put`] keeps anything.
    pub fn is_writable(&self) -> bool {
        self.writable
    }

    /// Returns what `read` makes of the bytes put under `name` and `key`; `None` where there are
    /// none, or `read` refuses them.
    pub fn get<T>(
        &self,
        name: &str,
        key: Fingerprint,
        read: impl FnOnce(&[u8]) -> Option<T>,
    ) -> Option<T> {
        let mut shard = self.shard(name)?;
        let range = shard.before.get(name).filter(|(old, _)| *old == key)?.1.clone();
        let value = read(shard.bytes.get(range.clone())?)?;
        shard.now.insert(name.to_owned(), (key, CacheEntry::Before(range)));
        Some(value)
    }

    /// Puts the bytes of a result under `name`; `key` is the fingerprint of what it was made from.
    pub fn put(&self, name: &str, key: Fingerprint, bytes: Vec<u8>) {
        if self.writable
            && let Some(mut shard) = self.shard(name)
        {
            shard.now.insert(name.to_owned(), (key, CacheEntry::New(bytes.into())));
            shard.changed = true;
        }
    }

    /// Returns whether this run used enough entries to save them: a small briefing, up to about 300
    /// articles, is made as quickly as its cache is read.
    pub fn is_worth_it(&self) -> bool {
        const FEWEST: usize = 1_000;
        let lock =
            |shard: &Mutex<Shard>| shard.lock().unwrap_or_else(PoisonError::into_inner).now.len();
        self.shards.iter().map(lock).sum::<usize>() >= FEWEST
    }

    /// Writes the entries that this run found or put, and removes what killed runs left unfinished.
    /// Does nothing while another run is writing. Errors of the disk are ignored.
    pub fn save(self, files: &dyn FileSystem) {
        let Ok(_lock) = files.lock() else { return };
        if !files.exists(IGNORED) {
            let _ = files.write(IGNORED, b"*\n");
        }
        remove_unfinished(files);
        let shards = self.shards.into_par_iter().enumerate();
        shards.for_each(|(number, shard)| {
            let shard = shard.into_inner().unwrap_or_else(PoisonError::into_inner);
            if shard.changed {
                let (path, new) = (file_name(number), unfinished_name(number));
                let written = files.write(&new, &shard.text());
                let _ = written.and_then(|()| files.rename(&new, &path));
            }
        });
    }

    fn shard(&self, name: &str) -> Option<MutexGuard<'_, Shard>> {
        let place = Fingerprint::of(&name).low() as usize % SHARDS;
        let shard = self.shards.get(place)?;
        Some(shard.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Shard {
    /// Reads the bytes of a file. One that is damaged, or of another program, has no entries.
    fn parse(bytes: Vec<u8>) -> Self {
        match Self::entries(&bytes) {
            Some(before) => Self { bytes, before, ..Self::default() },
            None => Self::default(),
        }
    }

    fn entries(bytes: &[u8]) -> Option<HashMap<String, (Fingerprint, Range<usize>)>> {
        let (sum, rest) = bytes.split_first_chunk::<SUM>()?;
        if *sum != Fingerprint::of_bytes(rest).to_bytes() {
            return None;
        }
        let (head, rest) = postcard::take_from_bytes::<Head>(rest).ok()?;
        if head.program != PROGRAM {
            return None;
        }
        let mut at = bytes.len() - rest.len();
        let entries = head.entries.into_iter().map(|(name, key, length)| {
            let range = at..at.checked_add(length).filter(|end| *end <= bytes.len())?;
            at = range.end;
            Some((name, (key, range)))
        });
        entries.collect()
    }

    fn text(&self) -> Vec<u8> {
        let mut names: Vec<&String> = self.now.keys().collect();
        names.sort();
        let mut head = Head { program: PROGRAM.into(), ..Head::default() };
        let mut all = Vec::new();
        for name in names {
            let (key, entry) = &self.now[name];
            let bytes = match entry {
                CacheEntry::Before(range) => &self.bytes[range.clone()],
                CacheEntry::New(bytes) => bytes,
            };
            head.entries.push((name.clone(), *key, bytes.len()));
            all.extend_from_slice(bytes);
        }
        let head = postcard::to_stdvec(&head).unwrap_or_default();
        let mut text = [&[0; SUM], head.as_slice(), &all].concat();
        let sum = Fingerprint::of_bytes(&text[SUM..]).to_bytes();
        text[..SUM].copy_from_slice(&sum);
        text
    }
}

/// Reads a regular file of a size that a cache can have. Anything else could take for ever, or all
/// memory.
fn read(files: &dyn FileSystem, path: &str) -> Option<Vec<u8>> {
    match files.kind(path) {
        Ok(Some(PathKind::File(size))) if size <= LARGEST => files.read(path).ok(),
        _ => None,
    }
}

/// Removes the files that runs were writing when they were killed. The caller holds the lock, so
/// that no run is writing one now.
fn remove_unfinished(files: &dyn FileSystem) {
    for number in 0..SHARDS {
        let _ = files.remove(&unfinished_name(number));
    }
}

fn file_name(number: usize) -> String {
    format!("{number:02x}")
}

/// Returns the name of a file while it is written.
fn unfinished_name(number: usize) -> String {
    format!("{number:02x}.tmp")
}

#[cfg(test)]
mod tests;
