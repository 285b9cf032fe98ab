//! Writes the dates that `dates::find` finds, for a scorer; or measures how fast it is.
//!
//! ```text
//! cargo run --release --example dates -- TEXTS.jsonl > ours.jsonl
//! cargo run --release --example dates -- --speed TEXTS.jsonl
//! ```
//!
//! Each line of `TEXTS.jsonl` is an object with `doc` or `id`, `text`, perhaps `lang`, its
//! language, and the day of publication: `dct`, `reference` or, where that is not known,
//! `dct_guess`.

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
    let mut args: Vec<String> = env::args().skip(1).collect();
    let speed = args.first().is_some_and(|arg| arg == "--speed");
    if speed {
        args.remove(0);
    }
    let Some(path) = args.first() else { return Err("give the file of the texts".into()) };
    let file = fs::read_to_string(path)?;
    let texts: Vec<Text> = file.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    if speed {
        measure(&texts)
    } else {
        write(&texts)?
    }
    Ok(())
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

/// Reads all texts for about a second, five times; prints the fastest.
fn measure(texts: &[Text]) {
    let bytes: usize = texts.iter().map(|text| text.text.len()).sum();
    let rounds = 50_000_000 / bytes.max(1) + 1;
    let mut best = f64::MAX;
    let mut found = 0;
    for _ in 0..5 {
        let start = Instant::now();
        found = 0;
        for _ in 0..rounds {
            found += texts
                .iter()
                .map(|text| find(&text.text, &text.lang, text.published()).len())
                .sum::<usize>();
        }
        best = best.min(start.elapsed().as_secs_f64());
    }
    let rate = (bytes * rounds) as f64 / best / 1e6;
    println!("{} texts, {bytes} bytes, {} dates: {rate:.0} MB/s", texts.len(), found / rounds);
}
