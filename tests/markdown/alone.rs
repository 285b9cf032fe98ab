//! The HTML that pulldown-cmark writes by itself.

use std::collections::HashMap;

use manicule::markdown::Flavour;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

fn options(flavour: Flavour) -> Options {
    let shared = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    match flavour {
        Flavour::Article => shared,
        Flavour::Editor => {
            shared
                | Options::ENABLE_WIKILINKS
                | Options::ENABLE_TASKLISTS
                | Options::ENABLE_DEFINITION_LIST
        }
    }
}

/// Returns the HTML that pulldown-cmark alone writes: the text's, and each footnote's by its label.
///
/// References to footnotes, links to nowhere and links in links are left out; in an article raw
/// HTML is text. A reference still counts as content, so that a block after it begins a new line.
pub(super) fn alone(source: &str, flavour: Flavour) -> (String, HashMap<String, String>) {
    let article = flavour == Flavour::Article;
    let mut text = Vec::new();
    let mut notes: Vec<(String, Vec<Event<'_>>)> = Vec::new();
    let mut done = HashMap::new();
    let (mut links, mut images, mut references) = (Vec::new(), 0, 0);
    for event in Parser::new_ext(source, options(flavour)) {
        let event = match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                notes.push((label.to_lowercase(), Vec::new()));
                continue;
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                let (label, events) = notes.pop().expect("it began");
                done.entry(label).or_insert_with(|| written(events));
                continue;
            }
            // So it is in the plain text.
            Event::SoftBreak => Event::Text(" ".into()),
            Event::FootnoteReference(_) if images > 0 => continue,
            Event::FootnoteReference(_) if links.contains(&true) => {
                references += 1;
                continue;
            }
            Event::FootnoteReference(_) => Event::InlineHtml(REFERENCE.into()),
            Event::Start(Tag::Link { .. }) | Event::End(TagEnd::Link) if images > 0 => continue,
            Event::Start(Tag::Link { link_type, .. }) => {
                let wiki = matches!(link_type, LinkType::WikiLink { .. });
                let kept = !wiki && !links.contains(&true);
                links.push(kept);
                if !kept {
                    continue;
                }
                event
            }
            Event::End(TagEnd::Link) if links.pop() == Some(false) => continue,
            Event::Start(Tag::Image { .. }) => {
                images += 1;
                event
            }
            Event::End(TagEnd::Image) => {
                images -= 1;
                event
            }
            Event::Html(html) | Event::InlineHtml(html) if article => Event::Text(html),
            Event::Start(Tag::HtmlBlock) if article => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) if article => Event::End(TagEnd::Paragraph),
            event => event,
        };
        let out = notes.last_mut().map_or(&mut text, |(_, events)| events);
        out.push(event);
        if !links.contains(&true) {
            let held = std::mem::take(&mut references);
            out.extend((0..held).map(|_| Event::InlineHtml(REFERENCE.into())));
        }
    }
    (written(text), done)
}

/// Takes the place of a reference to a footnote until the HTML is written.
const REFERENCE: &str = "<x-reference></x-reference>";

fn written(events: Vec<Event<'_>>) -> String {
    let mut out = String::new();
    pulldown_cmark::html::push_html(&mut out, events.into_iter());
    out.replace(REFERENCE, "")
}
