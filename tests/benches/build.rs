//! Measures the time of each stage, and the memory of a whole build:
//! `cargo bench --bench build -- 1000`.
//!
//! The briefing is generated (see `generator`) into memory-backed storage where there is some.
//! Every figure is the median of five runs after a warm-up; processor time counts all threads. A
//! whole build is the program from its start to its end; the operating system reports its peak
//! memory.

#[path = "generator.rs"]
mod generator;
#[path = "machine.rs"]
mod machine;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use machine::{memory, processor_time, storage};
use manicule::editions;
use manicule::load::load;
use manicule::render::{PageRenderer, RenderedRoute, Theme, routes};
use manicule::resolve::{Options, resolve};
use manicule::source::Disk;
use manicule::write::publish;
use rayon::prelude::*;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const RUNS: usize = 5;

fn main() {
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

/// Runs the program; returns the peak of its memory in kB.
fn whole(root: &Path) -> u64 {
    let program = Command::new(env!("CARGO_BIN_EXE_manicule"))
        .args(["build", "--quiet", "--root"])
        .arg(root)
        .spawn();
    let mut program = program.expect("the program runs");
    let mut peak = 0;
    loop {
        peak = peak.max(memory(program.id(), "VmHWM"));
        if let Some(status) = program.try_wait().expect("the program is ours") {
            assert!(status.success(), "the generated briefing builds");
            return peak;
        }
        std::thread::sleep(Duration::from_millis(4));
    }
}

/// Does what any generator must: reads the articles, turns Markdown into HTML, writes that.
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
    let (public, _) = editions::publish(&Arc::new(site.clone()), Default::default());
    let renderer = PageRenderer::new(&public, &theme, &files);
    let pages = routes(&site, &theme, &loaded.statics);
    row(
        "render",
        || (),
        |()| {
            pages.par_iter().for_each(|(_, route)| drop(renderer.bytes(route).expect("a page")));
        },
    );
    let made: Vec<_> =
        pages.par_iter().map(|(_, route)| renderer.bytes(route).expect("a page")).collect();
    let numbered: Vec<(String, usize)> =
        pages.iter().enumerate().map(|(at, (path, _))| (path.clone(), at)).collect();
    row("write", clear, |()| {
        let page = |at: &usize, _| Ok(RenderedRoute::New(made[*at].as_ref().into(), None));
        publish(&Disk::new(&out), "", &numbered, page, &|_, _| {})
            .expect("the storage can be written");
    });
    drop(made);
    drop((site, loaded, with_theme));
    let mut peak = 0;
    row("whole", clear, |()| peak = peak.max(whole(root)));
    row("nothing changed", || (), |()| peak = peak.max(whole(root)));
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
        |()| peak = peak.max(whole(root)),
    );
    println!("  {:<16} {:>10} MB", "peak memory", peak / 1_000);
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
