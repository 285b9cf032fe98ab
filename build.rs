//! Sets `MANICULE_PROGRAM`, a hash of all that goes into the program. It is part of every fingerprint,
//! so that another version does not use what this one has cached.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let mut hasher = DefaultHasher::new();
    env::var("CARGO_PKG_VERSION").unwrap_or_default().hash(&mut hasher);
    for name in ["Cargo.lock", "src", "themes/default"] {
        println!("cargo::rerun-if-changed={name}");
        for file in files(Path::new(name))? {
            (file.to_string_lossy(), fs::read(&file)?).hash(&mut hasher);
        }
    }
    println!("cargo::rustc-env=MANICULE_PROGRAM={:016x}", hasher.finish());
    Ok(())
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
