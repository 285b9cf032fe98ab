//! Measures inputs that could take quadratic time: `cargo bench --bench corners`, or
//! `cargo bench --bench corners -- WORD` for those whose names contain a word.
//!
//! Each is measured at a quarter of its size, at half, and whole; `ratio` is the last time through
//! the first: 4 for work in proportion to the input, 16 for quadratic work. Times are of the
//! processor, in memory, the mean of some runs. After a run longer than `LIMIT` the larger sizes
//! are left out.

#[path = "corners/inputs.rs"]
mod inputs;
#[path = "machine.rs"]
mod machine;

use std::time::{Duration, Instant};

use inputs::Input;
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
    let word = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let word = word.unwrap_or_default();
    // Times on several threads depend on what else the machine does.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build_global();
    pool.expect("nothing has used the pool before");
    println!("{:<44} {:>7} {:>9} {:>9} {:>9}   ratio", "", "size", "a quarter", "half", "whole");
    for (name, size, make) in inputs::ALL.iter().filter(|(name, ..)| name.contains(&word)) {
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
