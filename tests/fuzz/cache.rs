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

/// The parts are the files of the cache, by name.
fn make(random: &mut Random) -> Case {
    let mut case: Case = cache().values().cloned().collect();
    if random.one_in(2) {
        // One bit, anywhere.
        let at = random.below(case.len());
        let byte = random.below(case[at].len());
        if let Some(byte) = case[at].get_mut(byte) {
            *byte ^= 1 << random.below(8);
        }
    } else {
        mutate(random, &mut case, TOKENS);
    }
    case
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
