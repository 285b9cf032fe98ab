//! Imports Markdown: the text as it is, facts from its front matter.

use super::front_matter::{self, split};
use super::page::{BlockKind, Decision, Fact, FactSource, Facts, ImportedPage, PageBlock};
use crate::markdown::{Flavour, project};

/// Whether a file is Markdown, by its ending or its front matter.
pub(super) fn is_markdown(name: &str, text: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".md")
        || name.ends_with(".markdown")
        || split(text).is_some_and(|(_, head, _)| head.lines().any(|line| line.contains("title")))
}

/// Reads Markdown. All of it is the article, except its front matter and a headline at its
/// beginning.
pub(super) fn read(text: &str, title: Option<&str>) -> ImportedPage {
    let mut facts = Facts::default();
    let mut warnings = Vec::new();
    let body = match split(text) {
        Some((fence, head, body)) => {
            front_matter::read(fence, head, &mut facts, &mut warnings);
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
    fn a_headline_in_the_text_is_the_title() {
        let page = read("# Bridge shut\n\nIt is shut.\n", None);
        assert_eq!(
            (page.facts.title.expect("a title").value.as_str(), page.body.as_str()),
            ("Bridge shut", "It is shut.\n")
        );
    }
}
