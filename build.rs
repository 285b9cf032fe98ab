//! Sets `MANICULE_PROGRAM`, a hash of all that goes into the program. It is part of every
//! fingerprint, so that another version does not use what this one has cached. Also sets
//! `MANICULE_PURGE_DELAY`, the number of an option of the allocator.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let mut hasher = DefaultHasher::new();
    env::var("CARGO_PKG_VERSION").unwrap_or_default().hash(&mut hasher);
    for name in ["Cargo.lock", "src", "themes"] {
        println!("cargo::rerun-if-changed={name}");
        for file in files(Path::new(name))? {
            (file.to_string_lossy(), fs::read(&file)?).hash(&mut hasher);
        }
    }
    println!("cargo::rustc-env=MANICULE_PROGRAM={:016x}", hasher.finish());
    println!(
        "cargo::rustc-env=MANICULE_PURGE_DELAY={}",
        allocator_option("mi_option_purge_delay")?
    );
    Ok(())
}

/// Returns the number of an option of mimalloc: its place in the `enum` of the header, which begins
/// with `mi_option_show_errors`. The Rust binding has names for some options only.
fn allocator_option(name: &str) -> io::Result<usize> {
    let folder = env::var("DEP_MIMALLOC_INCLUDE_DIR").map_err(io::Error::other)?;
    let header = fs::read_to_string(Path::new(&folder).join("mimalloc.h"))?;
    let names = header.lines().filter_map(|line| line.trim().split([',', ' ', '=']).next());
    names
        .skip_while(|item| *item != "mi_option_show_errors")
        .filter(|item| item.starts_with("mi_option_"))
        .position(|item| item == name)
        .ok_or_else(|| io::Error::other(format!("mimalloc.h does not declare {name}")))
}

/// Returns the files at or below `path`, sorted; empty if it does not exist.
fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(path.exists().then(|| path.to_owned()).into_iter().collect());
    }
    let entries = fs::read_dir(path)?.map(|entry| Ok(entry?.path()));
    let mut entries: Vec<PathBuf> = entries.collect::<io::Result<_>>()?;
    entries.sort();
    let below: Vec<Vec<PathBuf>> =
        entries.iter().map(|entry| files(entry)).collect::<io::Result<_>>()?;
    Ok(below.concat())
}
