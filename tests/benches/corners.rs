//! Measures inputs that could take quadratic time: `cargo bench --bench corners`, or
//! `cargo bench --bench corners -- WORD` for those whose names contain a word.
//!
//! Each is measured at a quarter of its size, at half, and whole; `ratio` is the last time through
//! the first: 4 for work in proportion to the input, 16 for quadratic work. Times are of the
//! processor, in memory, the mean of some runs. After a run longer than `LIMIT` the larger sizes
//! are left out.
//!
//! `cargo bench --bench corners -- instructions WORD` counts instructions instead, with valgrind.
//! They do not depend on what else the machine does. What an input of size 1 takes is subtracted.

#[path = "corners/inputs.rs"]
mod inputs;
#[path = "instructions.rs"]
mod instructions;
#[path = "machine.rs"]
mod machine;

use std::time::{Duration, Instant};

use inputs::{Corner, Input};
use manicule::build::{Options, build};
use manicule::diag::print;
use manicule::import::{self, ImportInput};
use manicule::source::Memory;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The longest run after which the next size is tried.
const LIMIT: Duration = Duration::from_secs(4);
/// Runs are repeated until they took this long together, so that hundredths of a second count less.
const ENOUGH: Duration = Duration::from_millis(500);

fn main() {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    // Times on several threads depend on what else the machine does.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build_global();
    pool.expect("nothing has used the pool before");
    match *arguments {
        ["instructions"] => instructions(""),
        ["instructions", word] => instructions(word),
        ["once", name, size] => once(name, size.parse().expect("a size")),
        [] => times(""),
        [word, ..] => times(word),
    }
}

/// Returns the inputs whose names contain a word.
fn named(word: &str) -> impl Iterator<Item = &'static Corner> {
    inputs::all().filter(move |(name, ..)| name.contains(word))
}

fn times(word: &str) {
    println!("{:<44} {:>7} {:>9} {:>9} {:>9}   ratio", "", "size", "a quarter", "half", "whole");
    for (name, size, make) in named(word) {
        let mut times: Vec<Duration> = Vec::new();
        for size in [size / 4, size / 2, *size] {
            if times.last().is_some_and(|last| *last > LIMIT) {
                break;
            }
            times.push(time(&make(size)));
        }
        row(name, *size, &times);
    }
}

fn row(name: &str, size: usize, times: &[Duration]) {
    let shown = |at: usize| {
        let time = times.get(at).map(|time| time.as_secs_f64() * 1_000.0);
        time.map_or_else(|| "–".to_owned(), |time| format!("{time:.1} ms"))
    };
    let ratio = match times {
        [first, _, last] => format!("{:.1}", last.as_secs_f64() / first.as_secs_f64()),
        _ => "–".to_owned(),
    };
    println!("{name:<44} {size:>7} {:>9} {:>9} {:>9} {ratio:>7}", shown(0), shown(1), shown(2));
}

/// Returns the processor time of one run.
fn time(input: &Input) -> Duration {
    let (started, before) = (Instant::now(), machine::processor_time());
    let mut runs = 0;
    while runs == 0 || started.elapsed() < ENOUGH {
        run(input);
        runs += 1;
    }
    (machine::processor_time() - before) / runs
}

fn instructions(word: &str) {
    println!(
        "{:<44} {:>7} {:>11} {:>11}   ratio",
        "millions of instructions", "size", "a quarter", "whole"
    );
    for (name, size, _) in named(word) {
        let [least, quarter, whole] = [1, size / 4, *size].map(|size| count(name, size));
        let (quarter, whole) = (quarter - least, whole - least);
        println!(
            "{name:<44} {size:>7} {:>11.1} {:>11.1} {:>7.1}",
            quarter / 1e6,
            whole / 1e6,
            whole / quarter
        );
    }
}

/// Returns the instructions of a process that runs an input once.
fn count(name: &str, size: usize) -> f64 {
    instructions::count(&["once", name, &size.to_string()])
}

fn once(name: &str, size: usize) {
    let (.., make) = named(name).find(|(other, ..)| *other == name).expect("an input's name");
    run(&make(size));
}

/// Builds a briefing and formats its messages, or imports a page.
fn run(input: &Input) {
    match input {
        Input::Briefing(files) => {
            let mut outcome = build(files, &Memory::default(), Options::default(), &|_, _| {});
            print::sort(&mut outcome.diagnostics, &outcome.sources);
            for item in &outcome.diagnostics {
                std::hint::black_box(print::text(item, &outcome.sources, "", false));
            }
        }
        Input::Page(bytes) => {
            let input = ImportInput { name: "page.html", ..ImportInput::default() };
            let _ = std::hint::black_box(import::read(bytes, &input));
        }
    }
}
