//! From Markdown to HTML, one string for each outermost block.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Tag, TagEnd, html};
use pulldown_cmark_escape::{escape_href, escape_html};

use super::segment::{Mark, Point, Segmenter};
use super::walk::{Step, Walker};
use super::{Flavour, highlight, parse, sanitise};

/// Where a link into the briefing leads on this page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkOut {
    /// The address, not escaped.
    pub href: String,
    /// The target's title, the text of a bare link.
    pub title: String,
}

/// A footnote's text, and its label as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// The label.
    pub label: String,
    /// Its place among the footnotes of this text, from 1.
    pub number: usize,
    /// Its HTML, blocks.
    pub html: String,
}

/// An outermost block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its HTML.
    pub html: String,
    /// The footnotes first referred to in it, in order.
    pub footnotes: Vec<Footnote>,
}

/// How to render a text.
pub struct Renderer<'a> {
    /// Whose words they are.
    pub flavour: Flavour,
    /// Elements around ranges of the plain text, in any order.
    pub marks: &'a [Mark],
    /// Elements at places of the plain text, in any order.
    pub points: &'a [Point],
    /// The largest heading becomes at least this small: 2 for `<h2>`. 1 changes nothing.
    pub top_heading: usize,
    /// Says where the link or image at these bytes of the Markdown leads, if it leads into the
    /// briefing.
    pub link: &'a dyn Fn(Range<usize>) -> Option<LinkOut>,
    /// Begins the ids of footnotes: `fn-` gives `fn-1`.
    pub footnote_prefix: &'a str,
    /// Whether to leave out what could run, or lead out of the web: raw HTML is cleaned, addresses
    /// other than `http:`, `https:`, `mailto:` and relative ones are dropped.
    pub safe: bool,
}

impl Default for Renderer<'_> {
    fn default() -> Self {
        Self {
            flavour: Flavour::Editor,
            marks: &[],
            points: &[],
            top_heading: 1,
            link: &|_| None,
            footnote_prefix: "fn-",
            safe: true,
        }
    }
}

type Stream<'a> = Vec<Event<'a>>;

impl Renderer<'_> {
    /// Returns the outermost blocks of `source`, as many as its projection has rows.
    ///
    /// With raw HTML in the editor's words, which may reach over blocks, everything is one row.
    pub fn rows(&self, source: &str) -> Vec<Row> {
        let mut state = State::new(self, source);
        for (event, range) in parse(source, self.flavour) {
            state.take(event, range);
        }
        state.finish()
    }
}

struct State<'a> {
    renderer: &'a Renderer<'a>,
    walker: Walker,
    segmenter: Segmenter<'a>,
    shift: usize,
    /// The events of the finished rows and of the one being read.
    rows: Vec<(Stream<'a>, Vec<String>)>,
    /// Footnotes by label.
    definitions: HashMap<String, Stream<'a>>,
    /// The footnote being read.
    definition: Option<(String, Stream<'a>)>,
    /// Labels in the order of their first use.
    used: Vec<String>,
    /// A bare link's text is replaced by this title.
    title: Option<String>,
    /// Links that were dropped: their end must be dropped too.
    links: Vec<bool>,
    code_language: Option<String>,
    /// Address and description of an image that is not shown.
    image: Option<(String, String)>,
    has_html: bool,
}

impl<'a> State<'a> {
    fn new(renderer: &'a Renderer<'a>, source: &'a str) -> Self {
        Self {
            renderer,
            walker: Walker::default(),
            segmenter: Segmenter::new(renderer.marks, renderer.points),
            shift: shift(source, renderer),
            rows: Vec::new(),
            definitions: HashMap::new(),
            definition: None,
            used: Vec::new(),
            title: None,
            links: Vec::new(),
            code_language: None,
            image: None,
            has_html: false,
        }
    }

    fn take(&mut self, event: Event<'a>, at: Range<usize>) {
        let was_footnote = self.walker.in_footnote();
        let step = self.walker.step(&event);
        match (&event, was_footnote) {
            (Event::Start(Tag::FootnoteDefinition(label)), _) => {
                self.definition = Some((label.to_string(), Vec::new()));
                return;
            }
            (Event::End(TagEnd::FootnoteDefinition), _) => {
                if let Some((label, events)) = self.definition.take() {
                    self.definitions.insert(label, events);
                }
                return;
            }
            _ => {}
        }
        if matches!(step, Step::RowStart | Step::Rule) {
            self.rows.push((Vec::new(), Vec::new()));
        }
        let mut out = match &mut self.definition {
            Some((_, events)) => std::mem::take(events),
            None => self.rows.last_mut().map(|row| std::mem::take(&mut row.0)).unwrap_or_default(),
        };
        self.write(event, at, step, &mut out);
        match &mut self.definition {
            Some((_, events)) => *events = out,
            None => {
                if let Some(row) = self.rows.last_mut() {
                    row.0 = out;
                }
            }
        }
    }

    fn write(&mut self, event: Event<'a>, at: Range<usize>, step: Step, out: &mut Stream<'a>) {
        if self.image.is_some() {
            self.in_far_image(&event, out);
            return;
        }
        match (event, step) {
            (Event::Text(text), Step::Text(range, _)) => self.text(text, range, out),
            (Event::Code(text), Step::Text(range, _)) if self.segmenter.touches(&range) => {
                self.segmenter.suspend(out);
                out.push(Event::InlineHtml("<code>".into()));
                self.segmenter.text(text, range, out);
                self.segmenter.suspend(out);
                out.push(Event::InlineHtml("</code>".into()));
            }
            (event @ (Event::SoftBreak | Event::HardBreak), Step::Text(range, _)) => {
                self.segmenter.line_break(event, range.start, out);
            }
            (Event::FootnoteReference(label), _) => {
                self.segmenter.suspend(out);
                self.footnote_reference(&label, out);
            }
            (Event::Start(tag), _) => {
                self.segmenter.suspend(out);
                self.start(tag, at, out);
            }
            (Event::End(tag), _) => {
                self.segmenter.suspend(out);
                self.end(tag, out);
            }
            (event @ (Event::Html(_) | Event::InlineHtml(_)), _) => {
                self.has_html = true;
                out.push(event);
            }
            (event, _) => out.push(event),
        }
    }

    fn text(&mut self, text: CowStr<'a>, range: Range<usize>, out: &mut Stream<'a>) {
        if let Some(title) = self.title.take() {
            out.push(Event::Text(title.into()));
        } else if let Some(language) = &self.code_language
            && !self.segmenter.touches(&range)
            && let Some(code) = highlight::block(language, &text)
        {
            out.push(Event::InlineHtml(code.into()));
        } else {
            self.segmenter.text(text, range, out);
        }
    }

    fn start(&mut self, tag: Tag<'a>, at: Range<usize>, out: &mut Stream<'a>) {
        match tag {
            Tag::Link { link_type, dest_url, title, id } => {
                let bare =
                    matches!(link_type, pulldown_cmark::LinkType::WikiLink { has_pothole: false });
                let wiki = matches!(link_type, pulldown_cmark::LinkType::WikiLink { .. });
                let kept = match (self.renderer.link)(at) {
                    Some(target) => {
                        self.title = bare.then_some(target.title);
                        Some(target.href.into())
                    }
                    None if wiki => None,
                    None => self.address(link_type, dest_url),
                };
                self.links.push(kept.is_some());
                if let Some(dest_url) = kept {
                    self.segmenter.enter_link();
                    let link_type = if wiki { pulldown_cmark::LinkType::Inline } else { link_type };
                    out.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
                }
            }
            Tag::Image { link_type, dest_url, title, id } => match (self.renderer.link)(at) {
                Some(target) => {
                    let dest_url = target.href.into();
                    out.push(Event::Start(Tag::Image { link_type, dest_url, title, id }));
                }
                None if self.renderer.safe => {
                    self.image = Some((dest_url.into_string(), String::new()));
                }
                None => out.push(Event::Start(Tag::Image { link_type, dest_url, title, id })),
            },
            Tag::Heading { level, id, classes, attrs } => {
                let level = lower(level, self.shift);
                out.push(Event::Start(Tag::Heading { level, id, classes, attrs }));
            }
            Tag::CodeBlock(kind) => {
                self.code_language = match &kind {
                    CodeBlockKind::Fenced(info) if self.renderer.safe => {
                        Some(info.split([' ', ',']).next().unwrap_or_default().to_owned())
                    }
                    _ => None,
                };
                out.push(Event::Start(Tag::CodeBlock(kind)));
            }
            tag => out.push(Event::Start(tag)),
        }
    }

    fn end(&mut self, tag: TagEnd, out: &mut Stream<'a>) {
        match tag {
            TagEnd::Link => {
                if self.links.pop().unwrap_or(true) {
                    out.push(Event::End(tag));
                }
                self.title = None;
                self.segmenter.leave_link(out);
            }
            TagEnd::Heading(level) => {
                out.push(Event::End(TagEnd::Heading(lower(level, self.shift))));
            }
            TagEnd::CodeBlock => {
                self.code_language = None;
                out.push(Event::End(tag));
            }
            tag => out.push(Event::End(tag)),
        }
    }

    /// An image from elsewhere is not loaded, which a strict host would forbid and which would
    /// tell on the reader; a link with its description stands for it.
    fn in_far_image(&mut self, event: &Event<'a>, out: &mut Stream<'a>) {
        let Some((address, description)) = &mut self.image else { return };
        match event {
            Event::Text(text) | Event::Code(text) => description.push_str(text),
            Event::SoftBreak | Event::HardBreak => description.push(' '),
            Event::End(TagEnd::Image) => {
                let label = escaped(description);
                let nested = self.links.iter().any(|kept| *kept);
                let (tag, href) = match sanitise::is_harmless(address) && !nested {
                    true => ("a", format!(" href=\"{}\"", escaped_address(address))),
                    false => ("span", " role=\"img\"".to_owned()),
                };
                let text = if label.is_empty() { "image" } else { &label };
                out.push(Event::InlineHtml(
                    format!(
                        "<{tag} class=\"image\"{href} data-alt=\"{text}\" aria-label=\"{text}\"></{tag}>"
                    )
                    .into(),
                ));
                self.image = None;
            }
            _ => {}
        }
    }

    fn address(&self, kind: pulldown_cmark::LinkType, target: CowStr<'a>) -> Option<CowStr<'a>> {
        let email = matches!(kind, pulldown_cmark::LinkType::Email);
        (!self.renderer.safe || email || sanitise::is_harmless(&target)).then_some(target)
    }

    fn footnote_reference(&mut self, label: &str, out: &mut Stream<'a>) {
        let prefix = self.renderer.footnote_prefix;
        let known = self.used.iter().position(|used| used == label);
        let number = known.map_or(self.used.len() + 1, |place| place + 1);
        let mut id = String::new();
        if known.is_none() {
            self.used.push(label.to_owned());
            id = format!(" id=\"{prefix}ref-{number}\"");
            if let Some(row) = self.rows.last_mut() {
                row.1.push(label.to_owned());
            }
        }
        out.push(Event::InlineHtml(
            format!(
                "<a class=\"marker footnote\"{id} href=\"#{prefix}{number}\" \
                 data-n=\"{}\" aria-label=\"{number}\"></a>",
                letter(number)
            )
            .into(),
        ));
    }

    fn finish(mut self) -> Vec<Row> {
        let mut rows = Vec::with_capacity(self.rows.len());
        for (events, labels) in std::mem::take(&mut self.rows) {
            let mut row = Row { html: write(events), footnotes: Vec::new() };
            for label in labels {
                let number = self.used.iter().position(|used| *used == label).unwrap_or(0) + 1;
                let html = self.definitions.remove(&label).map(write).unwrap_or_default();
                row.footnotes.push(Footnote { label, number, html });
            }
            rows.push(row);
        }
        if self.renderer.safe && self.renderer.flavour == Flavour::Editor && self.has_html {
            rows = vec![sanitise::merge(rows)];
        }
        rows
    }
}

/// Returns the letter that marks a footnote, so that it is not taken for a note: a, b … z, aa.
pub fn letter(number: usize) -> String {
    let mut rest = number;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(b'a' + (rest % 26) as u8);
        rest /= 26;
    }
    letters.iter().rev().map(|byte| char::from(*byte)).collect()
}

fn write(events: Stream<'_>) -> String {
    let mut out = String::new();
    html::push_html(&mut out, events.into_iter());
    out
}

/// How many levels headings move down so that the largest is `top_heading`.
fn shift(source: &str, renderer: &Renderer<'_>) -> usize {
    if renderer.top_heading <= 1 || !source.contains(['#', '=', '-']) {
        return 0;
    }
    let levels = parse(source, renderer.flavour).filter_map(|(event, _)| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(level as usize),
        _ => None,
    });
    levels.min().map_or(0, |least| renderer.top_heading.saturating_sub(least))
}

fn lower(level: HeadingLevel, by: usize) -> HeadingLevel {
    HeadingLevel::try_from((level as usize + by).min(6)).unwrap_or(level)
}

/// Returns an address as it stands in an attribute.
pub fn escaped_address(address: &str) -> String {
    let mut out = String::new();
    let _ = escape_href(&mut out, address);
    out
}

/// Returns text as it stands in HTML.
pub fn escaped(text: &str) -> String {
    let mut out = String::new();
    let _ = escape_html(&mut out, text);
    out
}
