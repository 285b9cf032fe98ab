use std::sync::Arc;

use super::*;
use crate::editions::{Edition, publish};
use crate::load::load;
use crate::model::Publish;
use crate::resolve::resolve;
use crate::source::Memory;

const ARTICLE: &str = "+++\ntitle = \"Lock, shut\"\noutlet = \"herald\"\n\
    published = 2024-03-05T09:30:00+01:00\nurl = \"https://herald.example/lock?a=1&b=2\"\n\
    byline = [\"Ada Wren\", \"Jo {Moss}\"]\n+++\n\nThe lock is 🔒 shut, said Jonas \
    Wren on Monday. Forty boats wait for “days”. It opens in May.\n";
const NOTES: &str = "## wait\n\n> **Forty boats** wait\n\nkind: number\nclaim: toll attributes \
    \"Forty boats\"\nterm: gate\nsource: Harbour log https://log.example/7\n\n=2+3 are the \
    [[herald]]’s own.\n\n## whole\n\nkind: omission\nclaim: rain omits\nchecked: /rain/i\n\n\
    Says nothing of rain.\n";

fn site(base: &str, publish_as: Option<Publish>) -> PublicSite {
    let files = Memory::new([
        ("manicule.toml", format!("title = \"Locks\"\n{base}")),
        ("content/outlets/herald.md", "+++\nname = \"The Herald\"\n+++\n".to_owned()),
        (
            "content/actors/jonas-wren.md",
            "+++\nname = \"Jonas Wren\"\nkind = \"person\"\n+++\n".to_owned(),
        ),
        ("content/claims/toll.md", "+++\ntitle = \"Forty wait.\"\n+++\n".to_owned()),
        ("content/claims/rain.md", "+++\ntitle = \"It rained.\"\n+++\n".to_owned()),
        ("content/terms/gate.md", "+++\ntitle = \"Gate\"\nwords = [\"lock\"]\n+++\n".to_owned()),
        ("content/articles/lock.md", ARTICLE.to_owned()),
        ("content/articles/lock.notes.md", NOTES.to_owned()),
    ]);
    let (loaded, faults) = load(&files);
    let (site, found) = resolve(&loaded, Default::default());
    let errors: Vec<_> = faults.iter().chain(&found).filter(|it| it.is_error()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    publish(&Arc::new(site), Edition { publish: publish_as, private: false }).0
}

fn file(site: &PublicSite, format: ExportFormat, name: &str) -> String {
    let files = export(site, format, AnnotationTarget::Page);
    let file = files.into_iter().find(|file| file.name == name).expect(name);
    String::from_utf8(file.bytes).expect("UTF-8")
}

#[test]
fn a_table_is_read_back_as_it_was() {
    let site = site("", None);
    let text = file(&site, ExportFormat::Csv, "notes.csv");
    assert!(text.starts_with("\u{feff}id,address,article,") && text.ends_with("\r\n"), "{text}");
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let head = reader.headers().expect("a head").clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let cell = |row: usize, name: &str| {
        let column = head.iter().position(|it| it == name).expect(name);
        rows[row][column].to_owned()
    };
    assert_eq!(rows.len(), 2);
    // The one on the whole article is first.
    assert_eq!((cell(0, "id"), cell(0, "place")), ("lock#whole".into(), "article".into()));
    assert_eq!(cell(1, "quotation"), "Forty boats");
    assert_eq!(cell(1, "address"), "articles/lock.html#n-wait");
    assert_eq!(cell(1, "sources"), "Harbour log https://log.example/7");
    // A spreadsheet shows it and does not calculate it.
    assert_eq!(cell(1, "note"), "'=2+3 are the The Herald’s own.");
}

#[test]
fn the_tables_have_what_the_site_has() {
    let site = site("base-url = \"https://locks.example/\"\n", None);
    let json: Value =
        serde_json::from_str(&file(&site, ExportFormat::Json, "briefing.json")).expect("JSON");
    let rows = |table: &str| json["tables"][table].as_array().expect(table).clone();
    assert_eq!(rows("articles")[0]["published"], "2024-03-05T09:30:00+01:00");
    assert_eq!(rows("articles")[0]["address"], "https://locks.example/articles/lock.html");
    let omitted = rows("positions").into_iter().find(|row| row["stance"] == "omits");
    assert_eq!(omitted.expect("an omission")["pattern"], "/rain/i");
    let mention = &rows("mentions")[0];
    assert_eq!(mention["words"], "Jonas Wren");
    assert_eq!(mention["sentence"], "The lock is 🔒 shut, said Jonas Wren on Monday.");
    assert_eq!(rows("names")[0]["count"], 1);
    assert_eq!(rows("words")[0]["word"], "lock");
    assert_eq!(rows("dates")[0]["value"], "2024-03-04");
}

/// Checks rows against the schema by hand: the keys of each, and the types of its values.
#[test]
fn every_row_fits_the_schema() {
    let site = site("", None);
    let parse = |text: String| serde_json::from_str::<Value>(&text).expect("JSON");
    let schema = parse(file(&site, ExportFormat::Schema, "briefing.schema.json"));
    let json = parse(file(&site, ExportFormat::Json, "briefing.json"));
    let tables = schema["properties"]["tables"]["properties"].as_object().expect("tables");
    assert_eq!(tables.len(), json["tables"].as_object().expect("tables").len());
    for (name, table) in tables {
        let columns = table["items"]["properties"].as_object().expect("columns");
        for row in json["tables"][name].as_array().expect("rows") {
            let row = row.as_object().expect("a row");
            assert!(row.keys().eq(columns.keys()), "{name}");
            for (key, value) in row {
                let kind = match value {
                    Value::Null => "null",
                    Value::Bool(_) => "boolean",
                    Value::Number(_) => "integer",
                    _ => "string",
                };
                let kinds = columns[key]["type"].as_array().expect("types");
                assert!(kinds.iter().any(|it| it == kind), "{name}.{key}: {value}");
            }
        }
    }
}

#[test]
fn an_annotation_quotes_its_passage_with_the_characters_around_it() {
    let site = site("base-url = \"https://locks.example/\"\n", None);
    let page: Value =
        serde_json::from_str(&file(&site, ExportFormat::WebAnnotation, "lock.jsonld"))
            .expect("JSON");
    let note = &page["items"][1];
    assert_eq!(note["id"], "https://locks.example/articles/lock.html#n-wait");
    assert_eq!(note["target"]["source"], "https://locks.example/articles/lock.html");
    let selector = &note["target"]["selector"];
    assert_eq!(selector["exact"], "Forty boats");
    assert_eq!(selector["prefix"], "hut, said Jonas Wren on Monday. ");
    assert_eq!(selector["suffix"], " wait for “days”. It opens in Ma");
    assert_eq!(page["items"][0]["target"].get("selector"), None);
    // At the publisher's address.
    let files = export(&site, ExportFormat::Hypothesis, AnnotationTarget::Original);
    let all: Value = serde_json::from_slice(&files[0].bytes).expect("JSON");
    assert_eq!(all["annotations"][1]["uri"], "https://herald.example/lock?a=1&b=2");
    assert_eq!(all["annotations"][1]["target"][0]["selector"][0]["exact"], "Forty boats");
    assert_eq!(all["annotations"][1]["tags"][0], "number");
}

#[test]
fn an_export_has_no_more_than_its_edition() {
    let site = site("", Some(Publish::None));
    for (_, format) in ExportFormat::ALL {
        for file in export(&site, *format, AnnotationTarget::Page) {
            let text = String::from_utf8(file.bytes).expect("UTF-8");
            for words in ["opens in May", "boats wait for"] {
                assert!(!text.contains(words), "{}: {text}", file.name);
            }
        }
    }
}

#[test]
fn articles_are_cited_with_what_is_known() {
    let site = site("", None);
    let csl: Value =
        serde_json::from_str(&file(&site, ExportFormat::Csl, "articles.csl.json")).expect("JSON");
    assert_eq!(csl[0]["issued"]["date-parts"], json!([[2024, 3, 5]]));
    assert_eq!(csl[0]["author"][1]["literal"], "Jo {Moss}");
    assert_eq!(csl[0].get("event-place"), None);
    let bibtex = file(&site, ExportFormat::Bibtex, "articles.bib");
    for line in [
        "@article{lock,",
        "author = {{Ada Wren} and {Jo \\{Moss\\}}},",
        "title = {{Lock, shut}},",
        "url = {https://herald.example/lock?a=1&b=2},",
    ] {
        assert!(bibtex.contains(line), "{bibtex}");
    }
}
