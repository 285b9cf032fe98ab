//! Writes the dates that `dates::find` finds, for a scorer; or measures how fast it is.
//!
//! ```text
//! cargo run --release --example dates -- TEXTS.jsonl > ours.jsonl
//! cargo run --release --example dates -- --speed TEXTS.jsonl
//! ```
//!
//! Each line of `TEXTS.jsonl` is an object with `doc`, `dct` (the day of publication), `text` and
//! perhaps `lang`, its language.

use std::io::{BufWriter, Write as _};
use std::time::Instant;
use std::{env, fs, io};

use jiff::civil::Date;
use manicule::dates::find;
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Text {
    doc: String,
    dct: Date,
    #[serde(default = "english")]
    lang: String,
    text: String,
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
        let spans: Vec<Value> = find(&text.text, &text.lang, text.dct)
            .into_iter()
            .map(|item| {
                let (start, end) = (item.range.start, item.range.end);
                json!({"start": start, "end": end, "value": item.value.to_string()})
            })
            .collect();
        writeln!(out, "{}", json!({"doc": text.doc, "spans": spans}))?;
    }
    out.flush()
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
                .map(|text| find(&text.text, &text.lang, text.dct).len())
                .sum::<usize>();
        }
        best = best.min(start.elapsed().as_secs_f64());
    }
    let rate = (bytes * rounds) as f64 / best / 1e6;
    println!("{} texts, {bytes} bytes, {} dates: {rate:.0} MB/s", texts.len(), found / rounds);
}
