use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};
use std::sync::Arc;

use quick_xml::events::Event;
use quick_xml::events::attributes::Attribute;

use super::*;
use crate::editions::{Edition, publish};
use crate::load::load;
use crate::model::Publish;
use crate::resolve::resolve;
use crate::source::Memory;

const ARTICLE: &str = "+++\ntitle = \"Lock, shut\"\noutlet = \"herald\"\n\
    published = 2024-03-05T09:30:00+01:00\nurl = \"https://herald.example/lock?a=1&b={2}\"\n\
    byline = [\"Ada Wren\", \"Jo {Moss}\"]\n+++\n\nThe lock is 🔒 shut, said Jonas \
    Wren on Monday. Forty boats wait for “days”. It opens in May.\n";
const NOTES: &str = "## wait\n\n> **Forty boats** wait\n\nkind: number\nclaim: toll attributes \
    \"Forty boats\"\nterm: gate\nsource: Harbour log https://log.example/7\n\n=2+3 are the \
    [[herald]]’s own.\n\n## whole\n\nkind: omission\nclaim: rain omits\nchecked: /rain/i\n\n\
    The [[herald]] says nothing of rain. The [[herald|paper]] had room.\n";

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

/// Exports a site whose pages cannot be made.
fn made(site: &PublicSite, format: ExportFormat, target: AnnotationTarget) -> Vec<ExportFile> {
    export(site, format, target, &|_| None)
}

fn file(site: &PublicSite, format: ExportFormat, name: &str) -> String {
    let files = made(site, format, AnnotationTarget::Page);
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
    let omission = &rows("omissions")[0];
    assert_eq!((&omission["claim"], &omission["certified"]), (&json!("rain"), &json!(true)));
    let mention = &rows("mentions")[0];
    assert_eq!(mention["words"], "Jonas Wren");
    assert_eq!(mention["sentence"], "The lock is 🔒 shut, said Jonas Wren on Monday.");
    assert_eq!(rows("names")[0]["count"], 1);
    assert_eq!(rows("words")[0]["word"], "lock");
    assert_eq!(rows("dates")[0]["value"], "2024-03-04");
    // One note leads to the outlet twice.
    let ends: Vec<_> = rows("references").iter().map(|row| row["from"].clone()).collect();
    assert_eq!(ends.iter().filter(|from| *from == &rows("notes")[0]["address"]).count(), 1);
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
    assert_eq!(note["target"][0]["source"], "https://locks.example/articles/lock.html");
    let selector = &note["target"][0]["selector"];
    assert_eq!(selector["exact"], "Forty boats");
    assert_eq!(selector["prefix"], "hut, said Jonas Wren on Monday. ");
    assert_eq!(selector["suffix"], " wait for “days”. It opens in Ma");
    assert_eq!(page["items"][0]["target"].get("selector"), None);
    // At the publisher's address.
    let files = made(&site, ExportFormat::Hypothesis, AnnotationTarget::Original);
    let all: Value = serde_json::from_slice(&files[0].bytes).expect("JSON");
    assert_eq!(all["annotations"][1]["uri"], "https://herald.example/lock?a=1&b={2}");
    assert_eq!(all["annotations"][1]["target"][0]["selector"][0]["exact"], "Forty boats");
    assert_eq!(all["annotations"][1]["tags"][0], "number");
}

#[test]
fn hypothesis_gets_a_file_for_each_page_whose_notes_are_the_authors_or_the_briefings() {
    let site = site("base-url = \"https://locks.example/\"\n", None);
    let all: Value =
        serde_json::from_str(&file(&site, ExportFormat::Hypothesis, "lock.json")).expect("JSON");
    let note = &all["annotations"][1];
    assert_eq!(note["uri"], "https://locks.example/articles/lock.html");
    assert_eq!(note["user"], "acct:Locks@briefing.invalid");
    assert_eq!(note["permissions"]["read"], json!(["group:__world__"]));
    assert_eq!(note["permissions"]["update"], json!(["acct:Locks@briefing.invalid"]));
}

#[test]
fn a_figure_with_its_sign_is_no_formula() {
    let cell = |text: &str| Cell::from(text).as_text().into_owned();
    for figure in ["-5,3", "+40 %", "-1.200", "−5", "5-3", ""] {
        assert_eq!(cell(figure), figure);
    }
    for formula in ["=1+1", "-5+A1", "+", "- 5", "-A1", "-5|x", "@SUM(A1)", "＝1", "\t=1"] {
        assert_eq!(cell(formula), format!("'{formula}"));
    }
}

#[test]
fn an_export_has_no_more_than_its_edition() {
    let site = site("", Some(Publish::None));
    for format in ExportFormat::WORDS.iter().filter_map(|word| ExportFormat::parse(word)) {
        for file in made(&site, format, AnnotationTarget::Page) {
            // An archive is not compressed.
            let text = String::from_utf8_lossy(&file.bytes).into_owned();
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
        "url = {https://herald.example/lock?a=1&b=%7B2%7D},",
    ] {
        assert!(bibtex.contains(line), "{bibtex}");
    }
}

#[test]
fn every_table_has_a_file() {
    let names: Vec<&str> = tables::all().iter().map(|table| table.name).collect();
    assert_eq!(names, TABLES);
}

/// Returns a range of characters, as Python and the standards count them.
fn characters(text: &str, from: usize, to: usize) -> String {
    text.chars().skip(from).take(to - from).collect()
}

#[test]
fn positions_are_in_code_points_of_the_text_beside() {
    let site = site("base-url = \"https://locks.example/\"\n", None);
    let page: Value =
        serde_json::from_str(&file(&site, ExportFormat::WebAnnotation, "lock.jsonld"))
            .expect("JSON");
    let target = &page["items"][1]["target"][1];
    assert_eq!(target["source"], "https://locks.example/exports/annotations/lock.txt");
    let position = &target["selector"][1];
    let at = |key: &str| position[key].as_u64().expect("a number") as usize;
    // Before it is a lock, which is two units of UTF-16 and four bytes.
    let text = file(&site, ExportFormat::WebAnnotation, "lock.txt");
    assert_eq!(characters(&text, at("start"), at("end")), "Forty boats");
    // Of the publisher's page no text is known.
    let files = made(&site, ExportFormat::WebAnnotation, AnnotationTarget::Original);
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["lock.jsonld"]);
}

#[test]
fn positions_for_hypothesis_are_in_utf_16_units_of_the_page() {
    let site = site("base-url = \"https://locks.example/\"\n", None);
    let page = "<body><p>The 🔒: <mark class=\"q\" id=\"q-wait\">Forty boats</mark></p></body>";
    let html = |_| Some(page.to_owned());
    let selectors = |target| {
        let files = export(&site, ExportFormat::Hypothesis, target, &html);
        let all: Value = serde_json::from_slice(&files[0].bytes).expect("JSON");
        all["annotations"][1]["target"][0]["selector"].clone()
    };
    let position = json!({ "type": "TextPositionSelector", "start": 8, "end": 19 });
    assert_eq!(selectors(AnnotationTarget::Page)[1], position);
    // Of the publisher's page no text is known.
    assert_eq!(selectors(AnnotationTarget::Original).as_array().map(Vec::len), Some(1));
}

/// Returns the elements of a document: the name, the attributes, and the text up to the next tag.
fn elements(xml: &str) -> Vec<(String, BTreeMap<String, String>, String)> {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut found = Vec::new();
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Eof => return found,
            Event::Start(tag) | Event::Empty(tag) => {
                let attributes = tag.attributes().map(|it| it.expect("an attribute"));
                let pair = |it: Attribute<'_>| {
                    let key = it.key.as_ref().to_owned();
                    let value = it.value.to_string();
                    (key, quick_xml::escape::unescape(&value).expect("a value").into_owned())
                };
                let name = tag.name().as_ref().to_owned();
                found.push((name, attributes.map(pair).collect(), String::new()));
            }
            Event::Text(text) => {
                if let Some((.., last)) = found.last_mut() {
                    last.push_str(&text);
                }
            }
            _ => {}
        }
    }
}

#[test]
fn a_project_is_read_back_with_its_codes_and_positions() {
    let site = site("authors = [\"A & B\"]\n", None);
    let files = made(&site, ExportFormat::RefiQda, AnnotationTarget::Page);
    assert_eq!(files, made(&site, ExportFormat::RefiQda, AnnotationTarget::Page));
    let mut archive = zip::ZipArchive::new(Cursor::new(&files[0].bytes)).expect("an archive");
    let mut read = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).expect(name).read_to_string(&mut text).expect("a text");
        text
    };
    let all = elements(&read("project.qde"));
    let of = |name: &'static str| {
        all.iter().filter(move |(own, ..)| own == name).map(|(_, attributes, _)| attributes)
    };
    let source = of("TextSource").next().expect("a source");
    let path = source["plainTextPath"].replace("internal://", "sources/");
    // Some programs look for the file by the id, and leave out what nobody made.
    assert_eq!(path, format!("sources/{}.txt", source["guid"]));
    let user = &of("User").next().expect("a user")["guid"];
    let text = read(&path);
    let mut selected = Vec::new();
    for selection in of("PlainTextSelection") {
        assert_eq!(&selection["creatingUser"], user);
        let at = |key: &str| selection[key].parse::<usize>().expect("a number");
        let words = characters(&text, at("startPosition"), at("endPosition"));
        assert_eq!(words, selection["name"]);
        selected.push(words);
    }
    assert_eq!(selected, ["Forty boats", "Jonas Wren"]);
    // Every code and note that is referred to is there, and no id is used twice.
    let ids: Vec<&String> = all.iter().filter_map(|(_, it, _)| it.get("guid")).collect();
    let unique: BTreeSet<&String> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len());
    for id in &unique {
        let lengths: Vec<usize> = id.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12], "{id}");
    }
    for reference in of("CodeRef").chain(of("NoteRef")) {
        assert!(unique.contains(&reference["targetGUID"]), "{reference:?}");
    }
    let codes: Vec<&String> = of("Code").map(|it| &it["name"]).collect();
    let expected = [
        "Kinds of notes",
        "number",
        "omission",
        "Claims",
        "Forty wait.: attributes",
        "It rained.: omits",
        "Actors",
        "Jonas Wren",
    ];
    assert_eq!(codes, expected);
    assert!(all.iter().any(|(name, _, text)| name == "PlainTextContent" && text.contains("rain")));
}

#[test]
fn tei_has_the_text_between_the_anchors_of_each_note() {
    let site = site("", None);
    let xml = file(&site, ExportFormat::Tei, "lock.xml");
    let all = elements(&xml);
    let ids: Vec<&String> = all.iter().filter_map(|(_, it, _)| it.get("xml:id")).collect();
    let unique: BTreeSet<&String> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len());
    for (name, attributes, _) in &all {
        for key in ["from", "to", "target", "ref"] {
            let Some(to) = attributes.get(key).filter(|_| name != "ref") else { continue };
            let id = to.strip_prefix('#').expect("a place in the file").to_owned();
            assert!(unique.contains(&id), "{name} {to}");
        }
    }
    let between = |from: &str, to: &str| {
        let start = xml.find(from).expect(from) + from.len();
        let end = start + xml[start..].find(to).expect(to);
        &xml[start..end]
    };
    let passage = between("<anchor xml:id=\"n-wait.from\"/>", "<anchor xml:id=\"n-wait.to\"/>");
    assert_eq!(passage, "Forty boats");
    assert_eq!(between("<rs ref=\"#actor-jonas-wren\">", "</rs>"), "Jonas Wren");
    // The text is all there.
    let body: String = {
        let inner = between("<p xml:id=\"p-1\">", "</p>");
        let mut text = String::new();
        for piece in inner.split('<') {
            text.push_str(piece.split_once('>').map_or(piece, |(_, rest)| rest));
        }
        text
    };
    assert_eq!(body, site.articles.iter().next().expect("one").doc.body.plain.text);
}
