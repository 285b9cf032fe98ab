//! Pages that are refused since a parser would take too long over them.

use scraper::Html;

use crate::diag::Refusal;
use crate::markdown::Nesting;

/// How deep elements may be nested. No page that a person reads goes a tenth as far, and parsers
/// slow down beyond it. `shown` makes trees flat that are nested less deeply.
const DEEPEST: usize = 10_000;

/// The most attributes of an element. The parser compares each with all before it.
const MOST_ATTRIBUTES: usize = 1_000;

/// How many nodes a page may have for each `<` of its source, and besides. The parser opens
/// formatting that was left open again in each paragraph: 500 of both make 125,000 elements.
const NODES: (usize, usize) = (4, 10_000);

/// Refuses a page, before it is parsed, whose elements are nested too deeply or have too many
/// attributes.
pub(super) fn before_parsing(source: &str) -> Result<(), Refusal> {
    let mut nesting = Nesting::default();
    nesting.read(source);
    let deepest = nesting.deepest();
    if deepest > DEEPEST {
        return refuse(format!("elements are nested {deepest} deep; the limit is {DEEPEST}"));
    }
    if most_attributes(source) > MOST_ATTRIBUTES {
        return refuse(format!("an element has more than {MOST_ATTRIBUTES} attributes"));
    }
    Ok(())
}

/// Refuses a page, once it is parsed, that has far more elements than tags.
pub(super) fn after_parsing(source: &str, page: &Html) -> Result<(), Refusal> {
    let (each, besides) = NODES;
    let most = besides + each * source.bytes().filter(|byte| *byte == b'<').count();
    if page.tree.nodes().len() > most {
        return refuse("bold words, links or the like are left open in hundreds of places".into());
    }
    Ok(())
}

fn refuse(message: String) -> Result<(), Refusal> {
    Err(Refusal::new(message, "copy its text into a file ending in .txt, and import that"))
}

/// Elements whose contents are no tags.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "iframe", "noframes"];

/// Returns the greatest number of attributes that an element has.
fn most_attributes(source: &str) -> usize {
    let (mut most, mut rest) = (0, source);
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end..]);
            continue;
        }
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let name = &rest[..rest.find(ends_name).unwrap_or(rest.len())];
        let (count, after) = attributes(&rest[name.len()..]);
        most = most.max(count);
        rest = match RAW.iter().find(|raw| name.eq_ignore_ascii_case(raw)) {
            Some(raw) => end_tag(after, raw).map_or("", |end| &after[end..]),
            None => after,
        };
    }
    most
}

fn ends_name(c: char) -> bool {
    c.is_ascii_whitespace() || matches!(c, '/' | '>')
}

/// Counts the attributes of a tag; returns what follows it, too.
fn attributes(mut rest: &str) -> (usize, &str) {
    let mut count = 0;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return (count, after);
        }
        if rest.is_empty() {
            return (count, rest);
        }
        count += 1;
        // A name may begin with an equals sign.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let name = rest[first..].find(|c| ends_name(c) || c == '=');
        rest = name.map_or("", |end| &rest[first + end..]);
        let value = rest.trim_start_matches(|c: char| c.is_ascii_whitespace()).strip_prefix('=');
        let Some(value) = value else { continue };
        let value = value.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let quoted = value.strip_prefix(['"', '\'']);
        rest = match quoted {
            Some(text) => text.split_once(&value[..1]).map_or("", |(_, after)| after),
            None => {
                let end = value.find(|c: char| c.is_ascii_whitespace() || c == '>');
                end.map_or("", |end| &value[end..])
            }
        };
    }
}

/// Returns the place of `</name` in a text, in any case.
fn end_tag(text: &str, name: &str) -> Option<usize> {
    text.match_indices("</").map(|(at, _)| at).find(|at| {
        text.as_bytes()[at + 2..]
            .get(..name.len())
            .is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_counted_as_a_parser_does() {
        assert_eq!(most_attributes("<p a b=c d='e f' g=\"h > i\" /><br x>"), 4);
        assert_eq!(most_attributes("<p a = b\nc\t=\td>"), 2);
        assert_eq!(most_attributes("<p =a =b=c ä=ö>"), 2);
        assert_eq!(most_attributes("a < b c d > e"), 0);
        assert_eq!(most_attributes("<a href='x y z"), 1);
        assert_eq!(most_attributes("<a"), 0);
        assert_eq!(most_attributes("</p a b c><!doctype html public>"), 0);
    }

    #[test]
    fn text_that_only_looks_like_a_tag_has_no_attributes() {
        assert_eq!(most_attributes("<!-- <p a b c> --><i x>"), 1);
        assert_eq!(most_attributes("<script>if (a<b && c || d) { e }</SCRIPT><i x>"), 1);
        assert_eq!(most_attributes("<style type=a>p<b c d e f</style>"), 1);
        assert_eq!(most_attributes("<script>a<b c d"), 0);
    }

    #[test]
    fn deep_pages_and_elements_with_many_attributes_are_refused() {
        let message = |source: &str| before_parsing(source).err().map(|refusal| refusal.message);
        let attributes = |count: usize| {
            let list: String = (0..count).map(|at| format!(" a{at}=1")).collect();
            message(&format!("<p{list}>text"))
        };
        assert_eq!(attributes(1_000), None);
        assert_eq!(attributes(64_000).as_deref(), Some("an element has more than 1000 attributes"));
        assert_eq!(message(&"<div>".repeat(10_000)), None);
        assert_eq!(
            message(&"<div>".repeat(10_001)).as_deref(),
            Some("elements are nested 10001 deep; the limit is 10000")
        );
    }

    #[test]
    fn formatting_left_open_in_hundreds_of_paragraphs_is_refused() {
        let page = |count: usize| -> String {
            (0..count).map(|at| format!("<p><font size={at}>word")).collect()
        };
        let refused = |source: &str| after_parsing(source, &Html::parse_document(source)).is_err();
        assert!(refused(&page(400)));
        assert!(!refused(&page(60)));
        assert!(!refused(&"<p><b>word</b> <i>word".repeat(2_000)));
    }
}
