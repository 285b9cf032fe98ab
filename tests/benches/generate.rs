//! Writes a generated briefing into a folder: `generate N DIR`.
//!
//! It is the briefing of the benchmarks, for profiling the binary. The seed is fixed, so two runs
//! write the same bytes.

use std::path::Path;
use std::process::ExitCode;

mod generator;

const SEED: u64 = 1;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [count, folder] = args.as_slice() else { return usage() };
    let Ok(articles @ 1..) = count.parse::<usize>() else { return usage() };
    match generator::write_briefing(Path::new(folder), articles, SEED) {
        Ok(generator::Summary { articles, notes, files, bytes }) => {
            println!("{articles} articles, {notes} notes, {files} files, {bytes} bytes.");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: cannot write `{folder}`: {error}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("usage: generate N DIR, with N articles, at least 1, and a DIR without content/");
    ExitCode::from(2)
}
