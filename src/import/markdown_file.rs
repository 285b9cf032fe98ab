//! Imports Markdown: the text as it is, facts from its front matter.

use super::dating;
use super::page::{BlockKind, Decision, Fact, FactSource, Facts, ImportedPage, PageBlock};
use crate::markdown::{Flavour, project};
use crate::model::likely_language;

/// Whether a file is Markdown, by its ending or its front matter.
pub(super) fn is_markdown(name: &str, text: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".md")
        || name.ends_with(".markdown")
        || split(text).is_some_and(|(head, _)| head.lines().any(|line| line.contains("title")))
}

/// Reads Markdown. All of it is the article, except its front matter and a headline at its
/// beginning.
pub(super) fn read(text: &str, title: Option<&str>) -> ImportedPage {
    let mut facts = Facts::default();
    let mut warnings = Vec::new();
    let body = match split(text) {
        Some((head, body)) => {
            read_head(head, &mut facts, &mut warnings);
            body
        }
        None => text,
    };
    let mut body = body.trim_start_matches(['\n', ' ']).to_owned();
    if let Some(rest) = body.strip_prefix("# ") {
        let (line, rest) = rest.split_once('\n').unwrap_or((rest, ""));
        let line = project(line, Flavour::Article).plain.text;
        facts.title = facts.title.or_else(|| Some(Fact::new(line.clone(), FactSource::Line(line))));
        body = rest.trim_start().to_owned();
    }
    if let Some(title) = title {
        facts.title = Some(Fact::new(title.to_owned(), FactSource::Given));
    }
    body.truncate(body.trim_end().len());
    if !body.is_empty() {
        body.push('\n');
    }
    let plain = project(&body, Flavour::Article).plain;
    let blocks = plain.leaves.iter().map(|leaf| PageBlock {
        text: plain.text[leaf.start as usize..leaf.end as usize].to_owned(),
        kind: BlockKind::Paragraph,
        decision: Decision::Kept,
    });
    let blocks = blocks.collect();
    ImportedPage { format: String::new(), facts, blocks, body, warnings, no_article: None }
}

/// Splits off front matter in YAML or TOML; `None` if there is none.
fn split(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches('\u{feff}');
    let fence = ["---", "+++"].into_iter().find(|fence| text.starts_with(fence))?;
    let (first, rest) = text.split_once('\n')?;
    (first.trim_end() == fence).then_some(())?;
    let close = format!("\n{fence}");
    let at = rest.find(&close)?;
    let after = &rest[at + close.len()..];
    let body = after.split_once('\n').map_or("", |(_, body)| body);
    Some((&rest[..at], body))
}

/// Whether a text begins as an address of the web does.
pub(super) fn is_web_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

/// Reads `key: value` and `key = value`; nested keys are ignored.
fn read_head(head: &str, facts: &mut Facts, warnings: &mut Vec<String>) {
    for line in head.lines() {
        let Some(at) = line.find([':', '=']) else { continue };
        let key = line[..at].trim().to_ascii_lowercase();
        let value = line[at + 1..].trim().trim_matches(['"', '\'']).trim();
        if value.is_empty() || line.starts_with([' ', '\t', '-']) {
            continue;
        }
        let known = || Some(Fact::new(value.to_owned(), FactSource::FrontMatter(key.clone())));
        match key.as_str() {
            "title" | "headline" => facts.title = known(),
            "url" | "source" | "link" | "canonical" if is_web_address(value) => facts.url = known(),
            "lang" | "language" => {
                let place = FactSource::FrontMatter(key.clone());
                facts.lang = likely_language(value).map(|tag| Fact::new(tag, place));
            }
            "site" | "publisher" | "sitename" => facts.sites.extend(known()),
            "author" | "authors" | "byline" => {
                let names = value.trim_matches(['[', ']']).split(',');
                let names = names.map(|name| name.trim().trim_matches(['"', '\'']).to_owned());
                facts.byline =
                    Some(Fact::new(names.collect(), FactSource::FrontMatter(key.clone())));
            }
            "date" | "published" | "publish_date" | "created" if facts.published.is_none() => {
                if let Some((published, lost)) = dating::read_timestamp(value) {
                    warnings.extend(lost);
                    facts.published =
                        Some(Fact::new(published, FactSource::FrontMatter(key.clone())));
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_read_and_the_body_left_alone() {
        let text = "---\ntitle: \"Bridge: shut\"\ndate: 2024-03-05\nauthor: A. Moss\n\
                    url: https://a.example/b\n---\n\n# Bridge: shut\n\nThe *old* bridge\n\
                    is shut.\n";
        assert!(is_markdown("page.txt", text));
        let page = read(text, None);
        assert_eq!(page.body, "The *old* bridge\nis shut.\n");
        assert_eq!(page.facts.title.expect("a title").value, "Bridge: shut");
        assert_eq!(page.facts.published.expect("a day").value.date.to_string(), "2024-03-05");
        assert_eq!(page.facts.url.expect("an address").value, "https://a.example/b");
    }

    #[test]
    fn an_address_is_one_of_the_web() {
        let url = |value: &str| {
            read(&format!("---\ntitle: A\nurl: {value}\n---\n\nIt is shut.\n"), None).facts.url
        };
        assert!(url("https://a.example/b").is_some() && url("http://a.example").is_some());
        for value in ["http", "httpx://a.example", "javascript:x", "a.example"] {
            assert!(url(value).is_none(), "{value}");
        }
    }

    #[test]
    fn a_headline_in_the_text_is_the_title() {
        let page = read("# Bridge shut\n\nIt is shut.\n", None);
        assert_eq!(
            (page.facts.title.expect("a title").value.as_str(), page.body.as_str()),
            ("Bridge shut", "It is shut.\n")
        );
    }
}
