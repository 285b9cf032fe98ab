//! Writes the mentions of actors in texts, for a scorer; or measures how fast they are found.
//!
//! ```text
//! cargo run --release --example names -- REGISTER.json TEXTS.jsonl > ours.jsonl
//! cargo run --release --example names -- --speed REGISTER.json TEXTS.jsonl
//! ```
//!
//! `REGISTER.json` has for each topic the actors by id, each with its `kind` and its `aliases`.
//! Each line of `TEXTS.jsonl` is an object with `doc`, `topic`, `lang` and `text`. Offsets are
//! characters.

use std::collections::BTreeMap;
use std::io::{BufWriter, Write as _};
use std::ops::Range;
use std::time::Instant;
use std::{env, fs, io};

use manicule::language::Languages;
use manicule::load::load;
use manicule::model::Projection;
use manicule::resolve::{Haystack, Names};
use manicule::source::Memory;
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Actor {
    kind: String,
    aliases: Vec<String>,
}

#[derive(Deserialize)]
struct Text {
    doc: String,
    topic: String,
    lang: String,
    text: String,
}

/// The names of the actors of a topic, and their ids there.
struct Topic {
    names: Names,
    ids: Vec<String>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args: Vec<String> = env::args().skip(1).collect();
    let speed = args.first().is_some_and(|arg| arg == "--speed");
    if speed {
        args.remove(0);
    }
    let [register, texts] = &args[..] else { return Err("give the register and the texts".into()) };
    let register: BTreeMap<String, BTreeMap<String, Actor>> =
        serde_json::from_str(&fs::read_to_string(register)?)?;
    let texts = fs::read_to_string(texts)?;
    let texts: Vec<Text> = texts.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let used = texts.iter().fold(Languages::NONE, |all, text| all.and(Languages::of(&text.lang)));
    let start = Instant::now();
    let topics: BTreeMap<String, Topic> =
        register.into_iter().map(|(topic, actors)| (topic, Topic::new(actors, used))).collect();
    if speed {
        measure(&texts, &topics, start);
        return Ok(());
    }
    let mut out = BufWriter::new(io::stdout().lock());
    for text in &texts {
        let topic = &topics[&text.topic];
        let chars = |range: Range<u32>| {
            let start = text.text[..range.start as usize].chars().count();
            (start, start + text.text[range.start as usize..range.end as usize].chars().count())
        };
        let spans = topic.find(text).into_iter().map(|(range, id)| {
            let (start, end) = chars(range);
            json!({"start": start, "end": end, "id": id})
        });
        let spans: Vec<Value> = spans.collect();
        writeln!(out, "{}", json!({"doc": text.doc, "spans": spans}))?;
    }
    Ok(())
}

fn measure(texts: &[Text], topics: &BTreeMap<String, Topic>, start: Instant) {
    let made = start.elapsed().as_secs_f64();
    let bytes: usize = texts.iter().map(|text| text.text.len()).sum();
    let start = Instant::now();
    let found: usize = texts.iter().map(|text| topics[&text.topic].find(text).len()).sum();
    let time = start.elapsed().as_secs_f64();
    let speed = bytes as f64 / 1e6 / time;
    println!("names made in {:.1} ms; {found} found, {speed:.0} MB/s", made * 1e3);
}

impl Topic {
    /// Reads the actors as a briefing would have them: the first alias is the name.
    fn new(actors: BTreeMap<String, Actor>, used: Languages) -> Self {
        let file = |(at, actor): (usize, &Actor)| {
            let (name, aliases) = actor.aliases.split_first().expect("an actor has a name");
            let text = format!(
                "+++\nname = {}\nkind = {}\naliases = {}\n+++\n",
                json!(name),
                json!(actor.kind),
                json!(aliases)
            );
            (format!("content/actors/a{at:05}.md"), text)
        };
        let loaded = load(&Memory::new(actors.values().enumerate().map(file))).0;
        assert_eq!(loaded.actors.len(), actors.len());
        let names = Names::new(&loaded.actors.into(), used);
        Self { names, ids: actors.into_keys().collect() }
    }

    fn find<'a>(&'a self, text: &Text) -> Vec<(Range<u32>, &'a str)> {
        let plain = Projection { text: text.text.clone(), ..Projection::default() };
        let language = Languages::of(&text.lang);
        let found = self.names.find(&Haystack::new(&plain), &text.doc, language, &[]);
        let mentions = found.mentions.into_iter();
        mentions.map(|mention| (mention.range, self.ids[mention.actor.index()].as_str())).collect()
    }
}
