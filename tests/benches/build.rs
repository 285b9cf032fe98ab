//! How long each stage takes, and how much memory the whole: `cargo bench --bench build -- 1000`.
//!
//! The briefing is generated (see `generator`) into memory-backed storage where there is some.
//! Every figure is the median of five runs after one to warm up; processor seconds count all
//! threads. Peak memory is the operating system's, of a process of its own that builds once.

#[path = "generator.rs"]
mod generator;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use manicule::build;
use manicule::load::load;
use manicule::render::{Press, Theme, routes};
use manicule::resolve::{Options, resolve};
use manicule::source::Disk;
use manicule::write::publish;
use rayon::prelude::*;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const RUNS: usize = 5;
/// Tells a run of this program that it is the one whose memory is measured.
const CHILD: &str = "MANICULE_BENCH_BUILD";

fn main() {
    if let Ok(root) = std::env::var(CHILD) {
        whole(Path::new(&root));
        return println!("{}", own_peak());
    }
    let mut counts: Vec<usize> =
        std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    if counts.is_empty() {
        counts = vec![100, 1_000];
    }
    for count in counts {
        let root = storage().join(format!("manicule-bench-{}-{count}", std::process::id()));
        generator::write_briefing(&root, count, 1).expect("the storage can be written");
        measure(&root, count);
        std::fs::remove_dir_all(&root).expect("what was written can be removed");
    }
}

fn storage() -> PathBuf {
    let memory = PathBuf::from("/dev/shm");
    if memory.is_dir() { memory } else { std::env::temp_dir() }
}

fn whole(root: &Path) {
    let (files, out, kept) =
        (Disk::new(root), Disk::new(root.join("public")), Disk::new(root.join(".manicule")));
    let outcome = build::build_with(&files, &out, Options::default(), Some(&kept), &|_, _| {});
    assert!(matches!(outcome.written, Some(Ok(_))), "the generated briefing builds");
}

/// What any generator must do: read, turn Markdown into HTML, write as many bytes.
fn floor(root: &Path, out: &Path) {
    let articles = root.join("content/articles");
    let files = std::fs::read_dir(articles).expect("the briefing has articles");
    let files: Vec<PathBuf> = files.map(|entry| entry.expect("a file").path()).collect();
    std::fs::create_dir_all(out).expect("the storage can be written");
    files.par_iter().for_each(|path| {
        let text = std::fs::read_to_string(path).expect("the articles are UTF-8");
        let mut html = String::with_capacity(text.len() * 2);
        pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(&text));
        let name = path.file_stem().expect("a file has a name");
        std::fs::write(out.join(name), html).expect("the storage can be written");
    });
}

fn measure(root: &Path, count: usize) {
    println!("{count} articles");
    let files = Disk::new(root);
    let out = root.join("public");
    let clear = || {
        drop(std::fs::remove_dir_all(&out));
        drop(std::fs::remove_dir_all(root.join(".manicule")));
    };
    row("floor", clear, |()| floor(root, &out));
    row("load", || (), |()| drop(load(&files)));
    let (loaded, _) = load(&files);
    row("resolve", || (), |()| drop(resolve(&loaded, Options::default())));
    let (site, _) = resolve(&loaded, Options::default());
    let mut with_theme = loaded.clone();
    let theme = Theme::load(&files, &mut with_theme, &mut Vec::new()).expect("a theme");
    let press = Press::new(&site, &theme, &files);
    let pages = routes(&site, &theme, &loaded.statics);
    row(
        "render",
        || (),
        |()| {
            pages.par_iter().for_each(|(_, route)| drop(press.page(route).expect("a page")));
        },
    );
    let made: Vec<_> =
        pages.par_iter().map(|(_, route)| press.page(route).expect("a page")).collect();
    let numbered: Vec<(String, usize)> =
        pages.iter().enumerate().map(|(at, (path, _))| (path.clone(), at)).collect();
    row("write", clear, |()| {
        let page = |at: &usize| Ok(made[*at].as_ref().into());
        publish(&Disk::new(&out), &numbered, page, &|_, _| {}).expect("the storage can be written");
    });
    drop(made);
    drop((site, loaded, with_theme));
    row("whole", clear, |()| whole(root));
    row("nothing changed", || (), |()| whole(root));
    let edited = root.join("content/articles/art-00007.notes.md");
    let note = std::fs::read_to_string(edited).expect("the seventh article has notes");
    let mut edits = 0;
    row(
        "one note edited",
        || {
            edits += 1;
            let text = format!("{note}\nEdited {edits} times.\n");
            let path = root.join("content/articles/art-00007.notes.md");
            std::fs::write(path, text).expect("the storage can be written");
        },
        |()| whole(root),
    );
    println!("  {:<16} {:>10} MB", "peak memory", peak(root) / 1_000);
}

/// Prints the median wall and processor time of `work`; `prepare` is not counted.
fn row(name: &str, mut prepare: impl FnMut(), mut work: impl FnMut(())) {
    let mut times = Vec::new();
    for _ in 0..=RUNS {
        prepare();
        let (wall, cpu) = (Instant::now(), processor_time());
        work(());
        times.push((wall.elapsed(), processor_time().saturating_sub(cpu)));
    }
    times.remove(0);
    let median = |pick: fn(&(Duration, Duration)) -> Duration| {
        let mut list: Vec<Duration> = times.iter().map(pick).collect();
        list.sort();
        list[list.len() / 2].as_secs_f64() * 1_000.0
    };
    println!(
        "  {name:<16} {:>10.1} ms {:>10.1} ms CPU",
        median(|time| time.0),
        median(|time| time.1)
    );
}

/// Processor time of this process so far, from `/proc`; zero where there is none.
fn processor_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split(' ').collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<u64>().ok()).unwrap_or(0);
    // utime and stime are fields 14 and 15; a tick is a hundredth of a second on Linux.
    Duration::from_millis((ticks(12) + ticks(13)) * 10)
}

/// Peak memory in kB of a process that builds the briefing once; it tells on itself.
fn peak(root: &Path) -> u64 {
    for folder in ["public", ".manicule"] {
        drop(std::fs::remove_dir_all(root.join(folder)));
    }
    let program = std::env::current_exe().expect("a running program has a path");
    let output = Command::new(program).env(CHILD, root).output().expect("this program runs");
    String::from_utf8_lossy(&output.stdout).trim().parse().unwrap_or(0)
}

/// Peak memory of this process in kB, from `/proc`; zero where there is none.
fn own_peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse().unwrap_or(0)
}
