//! Spoils the disk cache of a briefing: the site and the messages are those of a fresh build.

#[allow(dead_code)]
mod briefing;
#[allow(dead_code)]
mod harness;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use harness::{Case, Random, Target, mutate, run};
use manicule::build::{Output, build_with};
use manicule::disk_cache::DiskCache;
use manicule::resolve::Options;
use manicule::session::Session;
use manicule::source::Memory;

const TOKENS: &[&str] = &["\u{1}", "\u{7f}", "content/articles/weir.md", "weir", "40,000"];

type Files = BTreeMap<String, Vec<u8>>;

/// The cache of the briefing, as it should be.
fn cache() -> &'static Files {
    static CACHE: OnceLock<Files> = OnceLock::new();
    CACHE.get_or_init(|| {
        let cache = Memory::default();
        let disk_cache = DiskCache::open(&cache);
        Session::new(Options::default()).open_with(&briefing::with([]), &disk_cache);
        disk_cache.save(&cache);
        cache.files()
    })
}

fn site(cache: Option<&Memory>) -> Result<(Files, Vec<String>), String> {
    let out = Memory::default();
    let cache = cache.map(|cache| cache as &dyn manicule::source::FileSystem);
    let output = Output { folder: &out, verify: false };
    let files = briefing::with([]);
    let outcome = build_with(&files, output, Options::default(), cache, &|_, _| {});
    let messages = outcome.diagnostics.iter().map(|item| format!("{item:?}")).collect();
    match outcome.written {
        Some(Ok(_)) => Ok((out.files(), messages)),
        other => Err(format!("not built: {other:?} {messages:?}")),
    }
}

/// About as many bytes as the checksum, the program and the first name and lengths take.
const HEAD: usize = 80;

/// The parts are the files of the cache, by name.
fn make(random: &mut Random) -> Case {
    let mut case: Case = cache().values().cloned().collect();
    let at = random.below(case.len());
    match random.below(5) {
        // A few bits, anywhere or in the head.
        0 => flip(random, &mut case[at], usize::MAX),
        1 => flip(random, &mut case[at], HEAD),
        // The end is lost, or is that of another file.
        2 => {
            let end = random.below(case[at].len());
            let other = case[random.below(case.len())].clone();
            case[at].truncate(end);
            if random.one_in(2) {
                case[at].extend_from_slice(&other[end.min(other.len())..]);
            }
        }
        // A file in the place of another.
        3 => {
            let other = random.below(case.len());
            case.swap(at, other);
        }
        _ => mutate(random, &mut case, TOKENS),
    }
    case
}

/// Changes one to four bits of the first `length` bytes.
fn flip(random: &mut Random, part: &mut [u8], length: usize) {
    for _ in 0..1 + random.below(4) {
        let at = random.below(part.len().min(length));
        if let Some(byte) = part.get_mut(at) {
            *byte ^= 1 << random.below(8);
        }
    }
}

fn check(case: &Case) -> Result<(), String> {
    static FRESH: OnceLock<Result<(Files, Vec<String>), String>> = OnceLock::new();
    let fresh = FRESH.get_or_init(|| site(None)).clone()?;
    let spoilt = Memory::new(cache().keys().cloned().zip(case.iter().cloned()));
    let found = site(Some(&spoilt))?;
    if found.1 != fresh.1 {
        return Err(format!("other messages: {:?}", found.1));
    }
    match fresh.0.iter().find(|(path, bytes)| found.0.get(*path) != Some(bytes)) {
        Some((path, _)) => Err(format!("another page: {path}")),
        None => Ok(()),
    }
}

fn main() -> Result<(), String> {
    run(&Target { make, check })
}
