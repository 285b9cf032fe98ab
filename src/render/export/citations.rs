//! The articles as CSL-JSON and BibTeX, for reference managers.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::model::ArticleKind;
use crate::model::site::{Article, Site};

/// Returns all articles as CSL-JSON: <https://citationstyles.org/>.
pub(super) fn csl(site: &Site) -> Value {
    site.articles.iter().map(|article| item(site, article)).collect()
}

fn item(site: &Site, article: &Arc<Article>) -> Value {
    let doc = &article.doc;
    let day = |date: jiff::civil::Date| json!({ "date-parts": [[date.year(), date.month(), date.day()]] });
    let mut item = json!({
        "id": doc.id.as_str(),
        "type": "article-newspaper",
        "title": doc.title,
        "container-title": site.outlets[article.outlet].name,
        "issued": day(doc.published.date),
        "language": doc.lang.as_ref().unwrap_or(&site.settings.lang),
    });
    // Names are not split: where a family name begins differs from language to language.
    let authors: Vec<Value> = doc.byline.iter().map(|name| json!({ "literal": name })).collect();
    let fields = [
        ("author", (!authors.is_empty()).then(|| authors.into())),
        ("URL", doc.url.as_deref().map(Value::from)),
        ("accessed", doc.origin.retrieved.map(day)),
        ("event-place", doc.dateline.as_deref().map(Value::from)),
        ("genre", doc.kind.map(|kind| kind.as_str().into())),
    ];
    for (key, value) in fields {
        if let Some(value) = value {
            item[key] = value;
        }
    }
    item
}

/// Returns all articles as BibTeX, in UTF-8.
pub(super) fn bibtex(site: &Site) -> String {
    let mut out = String::new();
    for article in &site.articles {
        let doc = &article.doc;
        let date = doc.published.date;
        let authors: Vec<String> =
            doc.byline.iter().map(|name| format!("{{{}}}", tex(name))).collect();
        let note = (doc.kind == Some(ArticleKind::Release)).then(|| "Press release".to_owned());
        let fields = [
            ("author", (!authors.is_empty()).then(|| authors.join(" and "))),
            ("title", Some(format!("{{{}}}", tex(&doc.title)))),
            ("journal", Some(tex(&site.outlets[article.outlet].name))),
            ("year", Some(date.year().to_string())),
            ("month", Some(date.month().to_string())),
            ("day", Some(date.day().to_string())),
            // An address is read verbatim.
            ("url", doc.url.as_ref().map(|url| url.replace('{', "%7B").replace('}', "%7D"))),
            ("urldate", doc.origin.retrieved.map(|day| day.to_string())),
            ("note", note),
        ];
        out.push_str(&format!("@article{{{},\n", doc.id));
        for (key, value) in fields {
            if let Some(value) = value {
                out.push_str(&format!("  {key} = {{{value}}},\n"));
            }
        }
        out.push_str("}\n\n");
    }
    out
}

/// Escapes what TeX reads as commands.
fn tex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '$' | '&' | '#' | '_' | '%' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}
