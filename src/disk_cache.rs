//! Results of earlier runs by name, each with the fingerprint of all that it was made from.
//!
//! A cache may lose anything at any time: then it is made again. It is split over some files, so
//! that an edit rewrites one of them instead of all. Without it, a second build of 1,000 articles
//! takes 3.1 times the instructions, a third of a first build's.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::fingerprint::{Fingerprint, PROGRAM};
use crate::source::FileSystem;

/// The number of files it is split over.
const SHARDS: usize = 64;

/// Keeps the folder out of version control.
const IGNORED: &str = ".gitignore";

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

/// The beginning of a file: names, fingerprints and lengths in bytes, in the order of the results
/// that follow.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Head {
    program: String,
    /// The fingerprint of the bytes that follow.
    sum: Fingerprint,
    entries: Vec<(String, Fingerprint, usize)>,
}

impl DiskCache {
    /// Reads the cache in `files`; ignores what is missing, damaged or of another program.
    pub fn open(files: &dyn FileSystem) -> Self {
        let shards = (0..SHARDS).into_par_iter();
        let read = |number| Shard::parse(files.read(&file_name(number)).unwrap_or_default());
        Self { shards: shards.map(|number| Mutex::new(read(number))).collect(), writable: true }
    }

    /// Reads the cache in `files`, to be used but not saved.
    #[cfg(feature = "serve")]
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

    /// Writes the entries that this run found or put. Errors of the disk are ignored.
    pub fn save(self, files: &dyn FileSystem) {
        if !files.exists(IGNORED) {
            let _ = files.write(IGNORED, b"*\n");
        }
        let shards = self.shards.into_par_iter().enumerate();
        shards.for_each(|(number, shard)| {
            let shard = shard.into_inner().unwrap_or_else(PoisonError::into_inner);
            if shard.changed {
                let (path, new) = (file_name(number), format!("{}.tmp", file_name(number)));
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
    fn parse(bytes: Vec<u8>) -> Self {
        let Ok((head, rest)) = postcard::take_from_bytes::<Head>(&bytes) else {
            return Self::default();
        };
        if head.program != PROGRAM || head.sum != Fingerprint::of_bytes(rest) {
            return Self::default();
        }
        let mut at = bytes.len() - rest.len();
        let entries = head.entries.into_iter().map(|(name, key, length)| {
            let range = at..at.saturating_add(length);
            at = range.end;
            (name, (key, range))
        });
        let before = entries.collect();
        Self { bytes, before, ..Self::default() }
    }

    fn text(&self) -> Vec<u8> {
        let mut names: Vec<&String> = self.now.keys().collect();
        names.sort();
        let (mut head, mut all) = (Head { program: PROGRAM.into(), ..Head::default() }, Vec::new());
        for name in names {
            let (key, entry) = &self.now[name];
            let bytes = match entry {
                CacheEntry::Before(range) => &self.bytes[range.clone()],
                CacheEntry::New(bytes) => bytes,
            };
            head.entries.push((name.clone(), *key, bytes.len()));
            all.extend_from_slice(bytes);
        }
        head.sum = Fingerprint::of_bytes(&all);
        let mut text = postcard::to_stdvec(&head).unwrap_or_default();
        text.append(&mut all);
        text
    }
}

fn file_name(number: usize) -> String {
    format!("{number:02x}")
}
