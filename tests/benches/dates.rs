//! Writes the dates that `dates::find` finds, for a scorer; or measures how fast it is.
//!
//! ```text
//! cargo run --release --example dates -- TEXTS.jsonl > ours.jsonl
//! cargo run --release --example dates -- --speed TEXTS.jsonl
//! cargo run --release --example dates -- --instructions TEXTS.jsonl
//! ```
//!
//! `--instructions` counts them with valgrind: they do not depend on what else the machine does.
//!
//! Each line of `TEXTS.jsonl` is an object with `doc` or `id`, `text`, perhaps `lang`, its
//! language, and the day of publication: `dct`, `reference` or, where that is not known,
//! `dct_guess`.

#[path = "instructions.rs"]
mod instructions;

use std::io::{BufWriter, Write as _};
use std::ops::Range;
use std::time::Instant;
use std::{env, fs, io};

use jiff::civil::{Date, date};
use manicule::dates::{FoundDate, find};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Text {
    #[serde(alias = "id")]
    doc: String,
    dct: Option<Date>,
    reference: Option<Date>,
    dct_guess: Option<Date>,
    #[serde(default = "english")]
    lang: String,
    text: String,
}

impl Text {
    fn published(&self) -> Date {
        self.dct.or(self.reference).or(self.dct_guess).unwrap_or(date(2015, 1, 1))
    }
}

fn english() -> String {
    "en".to_owned()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match *args {
        ["--speed", path] => measure(&read(path)?),
        ["--instructions", path] => instructions(path, bytes_of(&read(path)?)),
        ["--rounds", rounds, path] => {
            run(&read(path)?, rounds.parse()?);
        }
        [path] => write(&read(path)?)?,
        _ => return Err("give the file of the texts".into()),
    }
    Ok(())
}

fn read(path: &str) -> Result<Vec<Text>, Box<dyn std::error::Error>> {
    Ok(fs::read_to_string(path)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

fn bytes_of(texts: &[Text]) -> usize {
    texts.iter().map(|text| text.text.len()).sum()
}

fn write(texts: &[Text]) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for text in texts {
        let spans: Vec<Value> = find(&text.text, &text.lang, text.published())
            .into_iter()
            .flat_map(|item| match ends(&text.text, &item) {
                Some(ends) if text.reference.is_none() => ends.to_vec(),
                _ => vec![(item.range, item.value.to_string())],
            })
            .map(|(range, value)| json!({"start": range.start, "end": range.end, "value": value}))
            .collect();
        writeln!(out, "{}", json!({"doc": text.doc, "spans": spans}))?;
    }
    out.flush()
}

/// Returns the two ends of a range that is written with two numbers. The marks of news and of
/// histories are on the ends, those of phrases on the whole.
fn ends(text: &str, found: &FoundDate) -> Option<[(Range<usize>, String); 2]> {
    let written = &text[found.range.clone()];
    let value = found.value.to_string();
    let (first, last) = value.split_once('/')?;
    let digit = |c: char| c.is_ascii_digit();
    let number = written.find(digit)?;
    let behind = number + written[number..].find(|c| !digit(c))?;
    let second = behind + written[behind..].find(digit)?;
    let start = found.range.start;
    let joint = |c: char| !c.is_alphanumeric();
    let first_end = start + written[..second].trim_end_matches(joint).len();
    let years = behind - number == 4 && first.ends_with("-01-01") && last.ends_with("-12-31");
    let cut = |day: &str| if years { day[..4].to_owned() } else { day.to_owned() };
    Some([(start..first_end, cut(first)), (start + second..found.range.end, cut(last))])
}

/// Reads all texts so often; returns the number of dates in one round.
fn run(texts: &[Text], rounds: usize) -> usize {
    let mut found = 0;
    for _ in 0..rounds {
        let dates = texts.iter().map(|text| find(&text.text, &text.lang, text.published()).len());
        found = dates.sum();
    }
    found
}

/// Reads all texts for about a second, five times; prints the fastest.
fn measure(texts: &[Text]) {
    let bytes = bytes_of(texts);
    let rounds = 50_000_000 / bytes.max(1) + 1;
    let mut best = f64::MAX;
    let mut found = 0;
    for _ in 0..5 {
        let start = Instant::now();
        found = run(texts, rounds);
        best = best.min(start.elapsed().as_secs_f64());
    }
    let rate = (bytes * rounds) as f64 / best / 1e6;
    println!("{} texts, {bytes} bytes, {found} dates: {rate:.0} MB/s", texts.len());
}

/// Prints the instructions of one round for each byte, without those for reading the file and the
/// words of the language.
fn instructions(path: &str, bytes: usize) {
    let of = |rounds| instructions::count(&["--rounds", rounds, path]);
    println!("{bytes} bytes, {:.1} instructions for each", (of("2") - of("1")) / bytes as f64);
}
