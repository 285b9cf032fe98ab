//! Finds the passages that texts share word for word: prints pairs to look at, or the time it
//! takes.
//!
//! ```text
//! cargo run --release --example overlaps -- TEXTS.jsonl 5
//! cargo run --release --example overlaps -- --speed BRIEFING
//! ```
//!
//! Each line of `TEXTS.jsonl` is an object with `doc`, `topic`, `lang` and `text`.

use std::time::Instant;
use std::{env, fs};

use manicule::load::load;
use manicule::overlap::{SharedText, Text, TextWords, places, shared};
use manicule::source::Disk;
use rayon::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Article {
    doc: String,
    topic: String,
    lang: String,
    text: String,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    match &args[..] {
        [flag, briefing] if flag == "--speed" => speed(briefing),
        [texts, count] => pairs(&fs::read_to_string(texts)?, count.parse()?)?,
        _ => return Err("give the texts and a number, or --speed and a briefing".into()),
    }
    Ok(())
}

fn speed(briefing: &str) {
    let (loaded, _) = load(&Disk::new(briefing));
    for _ in 0..5 {
        let start = Instant::now();
        let read = loaded.articles.par_iter().map(|doc| TextWords::of(&doc.body.plain.text, "en"));
        let words: Vec<TextWords> = read.collect();
        let outlets = loaded.articles.iter().map(|doc| &doc.outlet.value);
        let outlet = |id| loaded.outlets.iter().position(|outlet| outlet.id.as_str() == id);
        let texts: Vec<Text<'_>> = words
            .iter()
            .zip(outlets)
            .map(|(words, id)| Text { words, outlet: outlet(id.as_str()).unwrap_or(0) as u32 })
            .collect();
        let read = start.elapsed();
        let found = shared(&texts).len();
        let count: u32 = words.iter().map(TextWords::count).sum();
        println!("{count} words: read {read:.0?}, all {:.0?}; {found} pairs", start.elapsed());
    }
}

fn pairs(lines: &str, count: usize) -> Result<(), Box<dyn std::error::Error>> {
    let articles: Vec<Article> =
        lines.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let words: Vec<TextWords> =
        articles.iter().map(|article| TextWords::of(&article.text, &article.lang)).collect();
    let texts: Vec<Text<'_>> =
        words.iter().zip(0..).map(|(words, outlet)| Text { words, outlet }).collect();
    let mut found = shared(&texts);
    found.retain(|pair| pair.is_worth_telling(pair.texts.map(|text| words[text].count())));
    let is_same = |[one, other]: [usize; 2]| articles[one].topic == articles[other].topic;
    let all = (0..articles.len()).flat_map(|one| (0..one).map(move |other| [one, other]));
    let (same, apart): (Vec<[usize; 2]>, Vec<_>) = all.partition(|pair| is_same(*pair));
    let (one_story, two): (Vec<SharedText>, Vec<_>) =
        found.into_iter().partition(|pair| is_same(pair.texts));
    println!("{} of {} pairs on one story", one_story.len(), same.len());
    println!("{} of {} pairs on two stories", two.len(), apart.len());
    for pair in (0..count).map(|number| &one_story[number * one_story.len() / count]) {
        let [one, other] = pair.texts;
        let of = pair.texts.map(|text| words[text].count());
        println!("\n{} | {}: {:?} of {of:?}", articles[one].doc, articles[other].doc, pair.sides);
        let (text, places) = (&articles[one].text, places(&articles[one].text));
        for passage in &pair.passages {
            let piece = |run: &manicule::overlap::Run| {
                let (first, last) = (run.at[0] as usize, run.ends()[0] as usize - 1);
                text[places[first].start as usize..places[last].end as usize].replace('\n', " / ")
            };
            let pieces: Vec<String> = passage.runs.iter().map(piece).collect();
            let speech = if passage.speech { " (speech)" } else { "" };
            println!("  {}{speech}", pieces.join(" [~] "));
        }
    }
    Ok(())
}
