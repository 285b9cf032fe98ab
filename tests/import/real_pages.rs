//! Imports a folder of saved pages and prints the results as JSON, for a scorer.
//!
//!     cargo run --release --example import-real-pages -- FOLDER [RULE | --each] > results.json
//!
//! RULE is turned off, to see what it brings: a name in `src/import/switches.rs`. `--each`
//! turns off one rule after the other, each on those pages that asked for it: then the results are
//! a list of them, by the names of the rules, of the pages that change; first those of all, by ``.
//!
//! The files of FOLDER are pages (`.html`, `.html.gz`) or copied text (`.txt`). The result is an
//! object: the name of a file up to its first dot is the key; the value has `articleBody` (plain
//! text), `title`, `author` (names joined by `; `), `date`, `lang` and the `sources` of these. A
//! page that is refused has an `error` instead. The time of each page goes to stderr, if it is
//! above a tenth of a second, and the time of all.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;
use std::{env, fs};

use manicule::import::{self, ImportInput, Rule};
use manicule::markdown::{Flavour, project};
use serde_json::{Map, Value, json};

fn main() {
    let folder = env::args_os().nth(1).map(PathBuf::from).expect("the folder of the pages");
    let argument = env::args().nth(2).filter(|argument| !argument.is_empty());
    let each = argument.as_deref() == Some("--each");
    let off: Option<Rule> =
        argument.filter(|_| !each).map(|name| name.parse().expect("the name of a rule"));
    import::switch_off(off);
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the folder of the pages")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending != "json"))
        .collect();
    files.sort();
    let begin = Instant::now();
    let mut results: BTreeMap<String, Map<String, Value>> = BTreeMap::new();
    for path in &files {
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        let bytes = fs::read(path).expect("a page");
        let key = name.split('.').next().unwrap_or(&name).to_owned();
        let start = Instant::now();
        let all = fields(&bytes, &name);
        if start.elapsed().as_millis() > 100 {
            eprintln!("{:4} ms  {name}", start.elapsed().as_millis());
        }
        let asked = import::switch_off(None);
        for rule in asked.into_iter().filter(|_| each) {
            import::switch_off(Some(rule));
            let without = fields(&bytes, &name);
            let rule = results.entry(rule.to_string()).or_default();
            if without != all {
                rule.insert(key.clone(), without);
            }
        }
        import::switch_off(off);
        results.entry(String::new()).or_default().insert(key, all);
    }
    eprintln!("{} pages in {:.1} s", files.len(), begin.elapsed().as_secs_f64());
    let results = if each { json!(results) } else { json!(results[""]) };
    println!("{results}");
}

/// Returns the fields of a page that a scorer reads.
fn fields(bytes: &[u8], name: &str) -> Value {
    let input = ImportInput { name: name.trim_end_matches(".gz"), ..ImportInput::default() };
    let page = match import::read(bytes, &input) {
        Ok(page) => page,
        Err(refusal) => return json!({ "error": refusal.message }),
    };
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
