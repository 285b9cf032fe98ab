//! Measures how well articles are extracted from the pages in `tests/import/pages`.
//!
//!     cargo run --example import-accuracy            the pages that rules were tuned with
//!     cargo run --example import-accuracy -- all     those held back too
//!     cargo run --example import-accuracy -- show NAME [html]
//!     cargo run --example import-accuracy -- wrong [NAME] [text]     blocks with the wrong
//!     decision
//!
//! The measure is that of the article-extraction benchmark: precision and recall over runs of four
//! words, their means over the pages, and the F1 of these means.

mod corpus;

use corpus::{Sample, Score, compare, samples};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let samples = samples();
    if let [command, name, rest @ ..] = &args[..]
        && command == "show"
    {
        for sample in samples.iter().filter(|sample| sample.name.starts_with(name)) {
            show(sample, !rest.is_empty());
        }
        return;
    }
    if args.first().is_some_and(|arg| arg == "wrong") {
        let name = args.get(1).map_or("", String::as_str);
        let named = |sample: &&Sample| !sample.is_held_back() && sample.name.starts_with(name);
        let html = args.get(2).is_none_or(|form| form != "text");
        samples.iter().filter(named).for_each(|sample| wrong(sample, html));
        return;
    }
    let all = args.iter().any(|arg| arg == "all");
    let known: Vec<&Sample> = samples.iter().filter(|sample| !sample.is_held_back()).collect();
    let held: Vec<&Sample> = samples.iter().filter(|sample| sample.is_held_back()).collect();
    for (form, html) in [("HTML", true), ("plain text", false)] {
        let first = table(&format!("{form}, tuned with"), &known, html, true);
        if all {
            let second = table(&format!("{form}, held back"), &held, html, args.len() > 1);
            let both: Vec<Score> = first.into_iter().chain(second).collect();
            print(&format!("{form}, all"), &both);
        }
        let everything: Vec<Score> = samples
            .iter()
            .filter(|sample| all || !sample.is_held_back())
            .map(|sample| compare(&sample.gold, &sample.copied))
            .collect();
        if html {
            bare("tuned with", &known);
            if all {
                bare("held back", &held);
            }
        } else {
            print("keeping everything, plain text", &everything);
        }
    }
}

fn table(name: &str, samples: &[&Sample], html: bool, each: bool) -> Vec<Score> {
    let mut scores = Vec::new();
    for sample in samples {
        let (found, title) = sample.import(html);
        let score = compare(&sample.gold, &found);
        if each && score.f1() < 0.995 {
            let title = title.unwrap_or_default();
            println!(
                "  {:24} P {:.3} R {:.3} F {:.3}  {title}",
                sample.name,
                score.precision,
                score.recall,
                score.f1()
            );
        }
        scores.push(score);
    }
    print(name, &scores);
    scores
}

/// Prints the figures of the extractor by itself, in the same mode.
fn bare(name: &str, samples: &[&Sample]) {
    let mut options = trafilatura::Options::default();
    options.focus = trafilatura::ExtractionFocus::FavorPrecision;
    options.enable_fallback = true;
    options.exclude_comments = true;
    let found = |sample: &&Sample| {
        let text = trafilatura::extract(&sample.html, &options).map(|found| found.content_text);
        compare(&sample.gold, &text.unwrap_or_default())
    };
    let scores: Vec<Score> = samples.iter().map(found).collect();
    print(&format!("trafilatura alone, {name}"), &scores);
}

fn print(name: &str, scores: &[Score]) {
    let mean = Score::mean(scores);
    println!(
        "{name}: {} pages, precision {:.3}, recall {:.3}, F1 {:.3}",
        scores.len(),
        mean.precision,
        mean.recall,
        mean.f1()
    );
}

/// Prints the blocks that were kept although the article lacks them, or dropped although it has
/// them.
fn wrong(sample: &Sample, html: bool) {
    let key = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let (bytes, name) = form(sample, html);
    let input = manicule::import::ImportInput { name, ..Default::default() };
    let Ok(page) = manicule::import::read(bytes, &input) else { return };
    let gold = key(&sample.gold);
    println!("{}", sample.name);
    for (at, block) in page.blocks.iter().enumerate() {
        let key = key(&block.text);
        let belongs = !key.is_empty() && gold.contains(&key);
        if belongs != block.is_kept() {
            println!("{:5} {:?} {:?} {}", at + 1, block.decision, block.kind, block.text);
        }
    }
}

fn show(sample: &Sample, html: bool) {
    let (bytes, name) = form(sample, html);
    let input = manicule::import::ImportInput { name, ..Default::default() };
    match manicule::import::read(bytes, &input) {
        Ok(page) => {
            println!("{:#?}", page.facts);
            for (at, block) in page.blocks.iter().enumerate() {
                println!("{:3} {:?} {:?} {}", at + 1, block.decision, block.kind, block.text);
            }
            println!("{}", page.body);
        }
        Err(refusal) => println!("{refusal:?}"),
    }
}

/// Returns a form of a page, and a name that says which it is.
fn form(sample: &Sample, html: bool) -> (&[u8], &'static str) {
    if html {
        (sample.html.as_bytes(), "page.html")
    } else {
        (sample.copied.as_bytes(), "page.txt")
    }
}
