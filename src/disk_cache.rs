//! What earlier runs came to, by name, each with the key of all that it was made from.
//!
//! A cache may forget anything at any time: then it is made again. It is kept in a few files, so
//! that an edit rewrites one of them, not all.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::fingerprint::{Fingerprint, PROGRAM};
use crate::source::FileSystem;

/// Into how many files it is split.
const SHARDS: usize = 64;

/// Keeps the folder out of version control.
const IGNORED: &str = ".gitignore";

/// What earlier runs came to, and what this one does.
#[derive(Debug, Default)]
pub struct DiskCache {
    /// Empty where nothing is recalled.
    shards: Vec<Mutex<Shard>>,
    /// Whether it keeps what it is told.
    learns: bool,
}

/// A part of the names.
#[derive(Debug, Default)]
struct Shard {
    /// As it was read.
    bytes: Vec<u8>,
    before: HashMap<String, (Fingerprint, Range<usize>)>,
    /// What this run asked for and found, or told.
    now: HashMap<String, (Fingerprint, Entry)>,
    /// Whether this run told something.
    changed: bool,
}

#[derive(Debug)]
enum Entry {
    Before(Range<usize>),
    New(Box<[u8]>),
}

/// How a file begins: names, keys and lengths, in the order of the bytes that follow.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Head {
    program: String,
    /// The key of the bytes that follow.
    sum: Fingerprint,
    entries: Vec<(String, Fingerprint, usize)>,
}

impl DiskCache {
    /// Reads what there is in `files`. What cannot be read is forgotten.
    pub fn open(files: &dyn FileSystem) -> Self {
        let shards = (0..SHARDS).into_par_iter();
        let read = |number| Shard::parse(files.read(&file_name(number)).unwrap_or_default());
        Self { shards: shards.map(|number| Mutex::new(read(number))).collect(), learns: true }
    }

    /// As [`DiskCache::open`], for one who will not save it.
    pub fn open_to_read(files: &dyn FileSystem) -> Self {
        Self { learns: false, ..Self::open(files) }
    }

    /// Returns whether it keeps what it is told.
    pub fn learns(&self) -> bool {
        self.learns
    }

    /// Calls `read` with what `name` came to when it was made from `key`.
    pub fn get<T>(
        &self,
        name: &str,
        key: Fingerprint,
        read: impl FnOnce(&[u8]) -> Option<T>,
    ) -> Option<T> {
        let mut shard = self.shard(name)?;
        let range = shard.before.get(name).filter(|(old, _)| *old == key)?.1.clone();
        let value = read(shard.bytes.get(range.clone())?)?;
        shard.now.insert(name.to_owned(), (key, Entry::Before(range)));
        Some(value)
    }

    /// Keeps what `name` comes to when it is made from `key`.
    pub fn put(&self, name: &str, key: Fingerprint, bytes: Vec<u8>) {
        if self.learns
            && let Some(mut shard) = self.shard(name)
        {
            shard.now.insert(name.to_owned(), (key, Entry::New(bytes.into())));
            shard.changed = true;
        }
    }

    /// Returns whether this run asked for or told so much that it is worth keeping: few things are
    /// made as quickly as they are read.
    pub fn is_worth_it(&self) -> bool {
        const FEWEST: usize = 1_000;
        let lock =
            |shard: &Mutex<Shard>| shard.lock().unwrap_or_else(PoisonError::into_inner).now.len();
        self.shards.iter().map(lock).sum::<usize>() >= FEWEST
    }

    /// Writes what this run asked for or told. A disk that will not have it is no fault.
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
                Entry::Before(range) => &self.bytes[range.clone()],
                Entry::New(bytes) => bytes,
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
