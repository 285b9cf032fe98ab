//! Parses pages, and refuses those over which a parser would take too long.

use std::collections::HashSet;

use ego_tree::NodeRef;
use html5ever::driver::{ParseOpts, parse_document};
use html5ever::tendril::{StrTendril, TendrilSink as _};
use scraper::node::Element;
use scraper::{Html, HtmlTreeSink, Node};

use crate::diag::Refusal;

/// How deep elements may be nested: the parser searches the open ones at most tags. Of 422 pages of
/// outlets, none goes beyond 89.
const DEEPEST: usize = 5_000;

/// How many elements for formatting that differ may be nested: the parser compares each with all
/// that are open. Of equal ones it keeps three.
const MOST_FORMATTING: usize = 200;

/// The elements for formatting, as the parser has them.
const FORMATTING: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

const LEFT_OPEN: &str = "bold words, links or the like are left open in hundreds of places";

/// The most attributes of an element. The parser compares each with all before it.
const MOST_ATTRIBUTES: usize = 1_000;

/// How many nodes a page may have for each `<` of its source, and besides. The parser opens
/// formatting that was left open again in each paragraph: 500 of both make 125,000 elements.
const NODES: (usize, usize) = (4, 5_000);

/// Bytes that are parsed between two looks at the tree.
const PIECE: usize = 4_096;

/// Parses a page. Refuses one whose elements are nested too deeply, have too many attributes, or
/// are far more than its tags; it is not parsed to the end.
pub(super) fn parse(source: &str) -> Result<Html, Refusal> {
    if most_attributes(source) > MOST_ATTRIBUTES {
        return refuse(format!("an element has more than {MOST_ATTRIBUTES} attributes"));
    }
    let sink = HtmlTreeSink::new(Html::new_document());
    let mut parser = parse_document(sink, ParseOpts::default());
    let (mut rest, mut most) = (source, NODES.1);
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE));
        rest = after;
        parser.process(StrTendril::from(piece));
        most += NODES.0 * piece.bytes().filter(|byte| *byte == b'<').count();
        let page = parser.tokenizer.sink.sink.0.borrow();
        if page.tree.nodes().len() > most {
            return refuse(LEFT_OPEN);
        }
        let Some(last) = page.tree.nodes().next_back() else { continue };
        if last.ancestors().nth(DEEPEST).is_some() {
            return refuse(format!("elements are nested more than {DEEPEST} deep"));
        }
        if formatting_around(last) > MOST_FORMATTING {
            return refuse(LEFT_OPEN);
        }
    }
    Ok(parser.finish())
}

/// Returns how many different elements for formatting are around a node.
fn formatting_around(node: NodeRef<'_, Node>) -> usize {
    let elements = node.ancestors().filter_map(|node| node.value().as_element());
    let formatting = elements.filter(|element| FORMATTING.contains(&element.name()));
    let key = |element: &Element| format!("{} {:?}", element.name(), element.attrs);
    formatting.map(key).collect::<HashSet<String>>().len()
}

fn refuse(message: impl Into<String>) -> Result<Html, Refusal> {
    Err(Refusal::new(message, "copy its text into a file ending in .txt, and import that"))
}

/// Elements whose contents are not tags.
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

    fn refused(source: &str) -> Option<String> {
        parse(source).err().map(|refusal| refusal.message)
    }

    #[test]
    fn elements_with_many_attributes_are_refused() {
        let attributes = |count: usize| {
            let list: String = (0..count).map(|at| format!(" a{at}=1")).collect();
            refused(&format!("<p{list}>text"))
        };
        assert_eq!(attributes(1_000), None);
        assert_eq!(attributes(64_000).as_deref(), Some("an element has more than 1000 attributes"));
    }

    #[test]
    fn deep_pages_are_refused_wherever_they_are_deep() {
        assert_eq!(refused(&"<div>".repeat(4_990)), None);
        assert_eq!(refused(&"<div>x</div>".repeat(5_000)), None);
        let message = "elements are nested more than 5000 deep";
        for deep in ["<div>", "<span>", "<svg><g>", "<x-y a='b'>"] {
            let deep = deep.repeat(7_000);
            assert_eq!(refused(&deep).as_deref(), Some(message), "{}", &deep[..20]);
            let between = format!("{}{deep}{}", "<p>word".repeat(3_000), "</p>word".repeat(3_000));
            assert_eq!(refused(&between).as_deref(), Some(message), "{}", &deep[..20]);
        }
        // Signs that look like a tag in a script are not one.
        assert_eq!(refused(&format!("<script>{}</script>", "if (a<b) c();".repeat(5_000))), None);
    }

    #[test]
    fn formatting_left_open_in_hundreds_of_paragraphs_is_refused() {
        let page = |count: usize| -> String {
            (0..count).map(|at| format!("<p><font size={at}>word")).collect()
        };
        assert!(refused(&page(400)).is_some_and(|message| message.contains("left open")));
        assert_eq!(refused(&page(60)), None);
        let nested = |count| page(count).replace("<p>", "");
        assert!(refused(&nested(500)).is_some_and(|message| message.contains("left open")));
        assert_eq!(refused(&nested(190)), None);
        assert_eq!(refused(&"<p><font color=red>word".repeat(2_000)), None, "equal ones");
        assert_eq!(refused(&"<p><b>word</b> <i>word".repeat(2_000)), None);
    }

    #[test]
    fn a_page_parsed_in_pieces_is_the_page_parsed_at_once() {
        let text =
            "<p title='ä &amp; ö'>Schlüssel &amp;\r\n 4 &#228; <b>5 &lt; 6<i>x</b>y</i> 漢字";
        let page = format!("\u{feff}<!doctype html><title>ä</title>{}", text.repeat(300));
        for cut in [0, 1, 6, 13] {
            let source = format!("{}{page}", " ".repeat(cut));
            assert_eq!(parse(&source).ok(), Some(Html::parse_document(&source)));
        }
    }
}
