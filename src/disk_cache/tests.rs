//! Damage to the files, whichever and wherever, and files that killed runs left.

use std::sync::LazyLock;

use super::*;
use crate::source::{Disk, Memory};

/// The fingerprint of what each result was made from.
static KEY: LazyLock<Fingerprint> = LazyLock::new(|| Fingerprint::of_bytes(b"inputs"));
const NAMES: [&str; 3] = ["content/articles/a.md", "article:a", "article:b"];

fn read_all(bytes: &[u8]) -> Option<Vec<u8>> {
    Some(bytes.to_vec())
}

/// Saves a cache with a result under each name.
fn save(files: &dyn FileSystem) {
    let cache = DiskCache::open(files);
    for name in NAMES {
        cache.put(name, *KEY, format!("the result of {name}").into_bytes());
    }
    cache.save(files);
}

/// Returns how many results there are; each must be as it was put.
fn found(files: &dyn FileSystem) -> usize {
    let cache = DiskCache::open(files);
    let found = NAMES.iter().filter_map(|name| {
        let bytes = cache.get(name, *KEY, read_all)?;
        assert_eq!(bytes, format!("the result of {name}").into_bytes());
        Some(bytes)
    });
    found.count()
}

/// The names of the files with results.
fn shards(files: &Memory) -> Vec<String> {
    files.files().into_keys().filter(|path| path != IGNORED).collect()
}

#[test]
fn a_file_with_any_bit_changed_has_no_results() {
    let files = Memory::default();
    save(&files);
    assert_eq!(found(&files), NAMES.len());
    for path in shards(&files) {
        let whole = files.read(&path).expect("it was written");
        let others = NAMES.len() - Shard::parse(whole.clone()).before.len();
        for bit in 0..whole.len() * 8 {
            let mut bytes = whole.clone();
            bytes[bit / 8] ^= 1 << (bit % 8);
            files.write(&path, &bytes).expect("there is room");
            assert_eq!(found(&files), others, "{path}: bit {bit}");
        }
        files.write(&path, &whole).expect("there is room");
    }
}

#[test]
fn a_file_that_is_cut_or_longer_has_no_results() {
    let files = Memory::default();
    save(&files);
    for path in shards(&files) {
        let whole = files.read(&path).expect("it was written");
        for length in 0..whole.len() {
            assert!(Shard::parse(whole[..length].to_vec()).before.is_empty(), "{path}: {length}");
        }
        for more in [&b"\0"[..], &whole] {
            let bytes = [&whole, more].concat();
            assert!(Shard::parse(bytes).before.is_empty(), "{path}: {} more", more.len());
        }
    }
}

/// Returns a file with the right checksum and these entries.
fn forged(entries: Vec<(String, Fingerprint, usize)>, results: &[u8]) -> Vec<u8> {
    let head = Head { program: PROGRAM.into(), entries };
    let head = postcard::to_stdvec(&head).expect("it can be written");
    let rest = [&head, results].concat();
    [&Fingerprint::of_bytes(&rest).to_bytes()[..], &rest].concat()
}

#[test]
fn lengths_beyond_the_file_are_refused_whatever_the_checksum() {
    let entry = |length| ("article:a".to_owned(), *KEY, length);
    assert_eq!(Shard::parse(forged(vec![entry(4)], b"four")).before.len(), 1);
    for lengths in [&[5][..], &[usize::MAX], &[4, 1], &[2, usize::MAX], &[usize::MAX, 1]] {
        let entries = lengths.iter().map(|length| entry(*length)).collect();
        assert!(Shard::parse(forged(entries, b"four")).before.is_empty(), "{lengths:?}");
    }
}

#[test]
fn what_is_no_file_of_a_cache_is_not_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let disk = Disk::new(folder.path());
    save(&disk);
    assert_eq!(found(&disk), NAMES.len());
    let large = std::fs::File::create(folder.path().join("00")).expect("a file");
    // Without contents on the disk: only its size counts.
    large.set_len(LARGEST + 1).expect("a large file");
    assert_eq!(read(&disk, "00"), None);
    std::fs::create_dir(folder.path().join("folder")).expect("a folder");
    assert_eq!(read(&disk, "folder"), None);
    assert_eq!(read(&disk, "missing"), None);
}

#[test]
fn unfinished_files_of_killed_runs_are_removed() {
    let folder = tempfile::tempdir().expect("a folder");
    let disk = Disk::new(folder.path());
    let left = ["00.tmp", "2a.tmp", "3f.tmp"];
    let foreign = ["notes.tmp", "40.tmp", "00.txt"];
    for name in left.iter().chain(&foreign) {
        disk.write(name, b"half").expect("a file");
    }
    save(&disk);
    assert!(left.iter().all(|name| !disk.exists(name)));
    assert!(foreign.iter().all(|name| disk.exists(name)), "files of others stay");
    assert_eq!(found(&disk), NAMES.len());
}

#[test]
fn unfinished_files_of_a_run_that_is_saving_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    let disk = Disk::new(folder.path());
    disk.write("00.tmp", b"half").expect("a file");
    let lock = disk.lock().expect("no run is saving");
    save(&disk);
    assert!(disk.exists("00.tmp"));
    assert_eq!(found(&disk), 0, "the other run saves");
    drop(lock);
    save(&disk);
    assert!(!disk.exists("00.tmp"));
    assert_eq!(found(&disk), NAMES.len());
}
