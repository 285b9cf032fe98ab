//! Imports a folder of saved pages and prints the results as JSON, for a scorer.
//!
//!     cargo run --release --example import-real-pages -- FOLDER [RULE] > results.json
//!
//! RULE is turned off, to see what it brings: a name in `is_on("…")` in `src/import`.
//!
//! The files of FOLDER are pages (`.html`, `.html.gz`) or copied text (`.txt`). The result is an
//! object: the name of a file up to its first dot is the key; the value has `articleBody` (plain
//! text), `title`, `author` (names joined by `; `), `date`, `lang` and the `sources` of these. A
//! page that is refused has an `error` instead. The time of each page goes to stderr, if it is
//! above a tenth of a second, and the time of all.

use std::path::PathBuf;
use std::time::Instant;
use std::{env, fs};

use manicule::import::{self, ImportInput, ImportedPage};
use manicule::markdown::{Flavour, project};
use serde_json::{Map, Value, json};

fn main() {
    let folder = env::args_os().nth(1).map(PathBuf::from).expect("the folder of the pages");
    if let Some(rule) = env::args().nth(2) {
        import::switch_off(&rule);
    }
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the folder of the pages")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending != "json"))
        .collect();
    files.sort();
    let begin = Instant::now();
    let mut results = Map::new();
    for path in &files {
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        let bytes = fs::read(path).expect("a page");
        let start = Instant::now();
        let page = import::read(
            &bytes,
            &ImportInput { name: name.trim_end_matches(".gz"), ..ImportInput::default() },
        );
        if start.elapsed().as_millis() > 100 {
            eprintln!("{:4} ms  {name}", start.elapsed().as_millis());
        }
        let key = name.split('.').next().unwrap_or(&name).to_owned();
        results.insert(
            key,
            page.map_or_else(|refusal| json!({ "error": refusal.message }), |page| fields(&page)),
        );
    }
    eprintln!("{} pages in {:.1} s", files.len(), begin.elapsed().as_secs_f64());
    println!("{}", Value::Object(results));
}

fn fields(page: &ImportedPage) -> Value {
    let facts = &page.facts;
    json!({
        "articleBody": project(&page.body, Flavour::Article).plain.text,
        "title": facts.title.as_ref().map(|title| &title.value),
        "author": facts.byline.as_ref().map(|byline| byline.value.join("; ")),
        "date": facts.published.as_ref().map(|published| published.value.date.to_string()),
        "lang": facts.lang.as_ref().map(|lang| &lang.value),
        "sources": {
            "title": facts.title.as_ref().map(|title| title.source.to_string()),
            "author": facts.byline.as_ref().map(|byline| byline.source.to_string()),
            "day": facts.published.as_ref().map(|published| published.source.to_string()),
            "lang": facts.lang.as_ref().map(|lang| lang.source.to_string()),
        },
    })
}
