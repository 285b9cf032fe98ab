//! Imports Markdown: the text as it is, facts from its front matter.

use super::front_matter::{self, split};
use super::page::{BlockKind, Decision, Fact, FactSource, Facts, ImportedPage, PageBlock};
use crate::markdown::{Flavour, project};

/// Returns whether a file is Markdown, by its ending or its front matter.
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
    // Only a clip says when it was made.
    if facts.retrieved.is_some() {
        warnings.extend(remove_highlights(&mut body));
    }
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
    ImportedPage {
        format: String::new(),
        facts,
        blocks,
        left_out: Vec::new(),
        body,
        warnings,
        no_article: None,
    }
}

/// Removes the marks of highlights in a clip, `==words==`, which are not the outlet's; returns a
/// warning with the words. Highlights are in one line, and code has none.
fn remove_highlights(body: &mut String) -> Option<String> {
    const MARK: &str = "==";
    let (mut out, mut found, mut is_code) = (String::new(), Vec::new(), false);
    for line in body.split_inclusive('\n') {
        is_code ^= line.trim_start().starts_with("```");
        let mut rest = line;
        while !is_code && let Some((before, behind)) = rest.split_once(MARK) {
            let words = behind.split_once(MARK).filter(|(words, _)| {
                !words.is_empty() && words.trim() == *words && !words.contains('=')
            });
            let Some((words, after)) = words else {
                out.push_str(&rest[..before.len() + MARK.len()]);
                rest = behind;
                continue;
            };
            out.push_str(before);
            out.push_str(words);
            found.push(format!("“{words}”"));
            rest = after;
        }
        out.push_str(rest);
    }
    *body = out;
    let words = found.join(", ");
    (!found.is_empty()).then(|| format!("the marks of highlights were removed: {words}"))
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
    fn highlights_of_a_clip_are_not_the_outlets() {
        let head = "---\ntitle: A\nsource: https://a.example/b\ncreated: 2024-03-07\n---\n";
        let text = "The ==old bridge== is ==shut==.\n\nIf a == b, then b == a; == no ==.\n\n\
                    ```\nx ==y==\n```\n";
        let page = read(&format!("{head}{text}"), None);
        assert_eq!(page.body, text.replacen("==", "", 4));
        assert_eq!(page.warnings, ["the marks of highlights were removed: “old bridge”, “shut”"]);
        let other = read(&format!("---\ntitle: A\n---\n{text}"), None);
        assert_eq!((other.body.as_str(), other.warnings.len()), (text, 0));
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
