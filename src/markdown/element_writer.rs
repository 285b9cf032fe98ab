//! Writes the events within a row: puts marks into texts, resolves links, highlights code, leaves
//! out what is not safe.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};

use super::cursor::Step;
use super::footnotes::EventList;
use super::image::FarImage;
use super::render::Renderer;
use super::segment::Segmenter;
use super::{highlight, sanitise};

/// Returns whether an event is more than running text: see [`HtmlRow::figures`].
///
/// [`HtmlRow::figures`]: super::footnotes::HtmlRow::figures
fn is_figure(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Start(
            Tag::Table(_)
                | Tag::Image { .. }
                | Tag::CodeBlock(_)
                | Tag::Superscript
                | Tag::Subscript
        ) | Event::Code(_)
            | Event::Rule
            | Event::TaskListMarker(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
    )
}

/// Turns the events of a text into those to be written.
pub(super) struct ElementWriter<'a> {
    renderer: &'a Renderer<'a>,
    /// That of the text or the footnote being read.
    pub(super) segmenter: Segmenter<'a>,
    /// Whether a footnote is being read.
    pub(super) in_footnote: bool,
    /// Whether highlighted code was written.
    pub(super) highlighted: bool,
    /// Whether anything was written that is not plain running text: see [`HtmlRow::figures`].
    ///
    /// [`HtmlRow::figures`]: super::footnotes::HtmlRow::figures
    pub(super) figures: bool,
    /// Whether the text has HTML.
    pub(super) has_html: bool,
    /// Whether a table aligns its cells.
    pub(super) aligns: bool,
    /// The title that replaces a bare link's text.
    title: Option<String>,
    /// Open links, and whether they are kept; the end of one that was dropped is dropped too.
    links: Vec<bool>,
    code_language: Option<String>,
    /// How many images are open that are shown.
    images: usize,
    /// An image of another host that is being read.
    far_image: Option<FarImage>,
}

impl<'a> ElementWriter<'a> {
    pub(super) fn new(renderer: &'a Renderer<'a>) -> Self {
        Self {
            renderer,
            segmenter: Segmenter::new(renderer.marks, renderer.points),
            in_footnote: false,
            highlighted: false,
            figures: false,
            has_html: false,
            aligns: false,
            title: None,
            links: Vec::new(),
            code_language: None,
            images: 0,
            far_image: None,
        }
    }

    /// Writes an event, which is at these bytes of the Markdown.
    pub(super) fn write(
        &mut self,
        event: Event<'a>,
        at: Range<usize>,
        step: Step,
        out: &mut EventList<'a>,
    ) {
        if let Some(image) = &mut self.far_image {
            if image.read(&event) {
                let html = image.replacement(self.links.contains(&true));
                out.push(Event::InlineHtml(html.into()));
                self.far_image = None;
            }
            return;
        }
        if self.images > 0 {
            return self.in_image(event, out);
        }
        self.figures |= is_figure(&event);
        let range = match step {
            Step::Text(range, _) => Some(range),
            _ => None,
        };
        match (event, range) {
            (Event::Text(text), range) => self.text(text, range, out),
            (Event::Code(text), Some(range)) if self.segmenter.touches(&range) => {
                self.segmenter.suspend(out);
                out.push(Event::InlineHtml("<code>".into()));
                self.segmenter.text(text, range, out);
                self.segmenter.suspend(out);
                out.push(Event::InlineHtml("</code>".into()));
            }
            // As in the plain text, so that a place in it is the same place on the page.
            (Event::SoftBreak, Some(range)) => {
                self.segmenter.whole(Event::Text(" ".into()), range, out);
            }
            (Event::HardBreak, Some(range)) => {
                self.segmenter.whole(Event::HardBreak, range, out);
            }
            (event, _) => {
                self.segmenter.suspend(out);
                match event {
                    Event::Start(tag) => self.start(tag, at, out),
                    Event::End(tag) => self.end(tag, out),
                    // A sign, not a control that can be focused and does nothing.
                    Event::TaskListMarker(done) if self.renderer.safe => {
                        out.push(Event::InlineHtml(if done { DONE } else { TO_DO }.into()));
                    }
                    event => {
                        self.has_html |= matches!(event, Event::Html(_) | Event::InlineHtml(_));
                        out.push(event);
                    }
                }
            }
        }
    }

    /// Writes text; that of a description has no range.
    fn text(&mut self, text: CowStr<'a>, range: Option<Range<usize>>, out: &mut EventList<'a>) {
        let title = self.title.take().map(|title| Event::Text(title.into()));
        match (title, range) {
            (Some(title), Some(range)) => self.segmenter.whole(title, range, out),
            (Some(title), None) => out.push(title),
            (None, None) => out.push(Event::Text(text)),
            (None, Some(range)) => {
                let plain = !self.segmenter.touches(&range) && !self.in_footnote;
                match self.code_language.as_ref().filter(|_| plain) {
                    Some(language) => out.push(match highlight::block(language, &text) {
                        Some(code) => {
                            self.highlighted = true;
                            Event::InlineHtml(code.into())
                        }
                        None => Event::Text(text),
                    }),
                    None => self.segmenter.text(text, range, out),
                }
            }
        }
    }

    fn start(&mut self, tag: Tag<'a>, at: Range<usize>, out: &mut EventList<'a>) {
        match tag {
            Tag::Link { link_type, dest_url, title, id } => {
                let bare = matches!(link_type, LinkType::WikiLink { has_pothole: false });
                let wiki = matches!(link_type, LinkType::WikiLink { .. });
                let nested = self.links.contains(&true);
                let kept = match (self.renderer.link)(at) {
                    _ if nested => None,
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
                    let link_type = if wiki { LinkType::Inline } else { link_type };
                    out.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
                }
            }
            Tag::Image { link_type, dest_url, title, id } => {
                let shown = match (self.renderer.link)(at) {
                    Some(target) => target.href.into(),
                    None if self.renderer.safe => {
                        self.far_image = Some(FarImage::new(dest_url));
                        return;
                    }
                    None => dest_url,
                };
                self.images += 1;
                out.push(Event::Start(Tag::Image { link_type, dest_url: shown, title, id }));
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
            tag => {
                if let Tag::Table(columns) = &tag {
                    self.aligns |= columns.iter().any(|side| *side != Alignment::None);
                }
                out.push(Event::Start(tag));
            }
        }
    }

    fn end(&mut self, tag: TagEnd, out: &mut EventList<'a>) {
        match tag {
            TagEnd::Link => {
                if self.links.pop().unwrap_or(true) {
                    out.push(Event::End(tag));
                    self.title = None;
                    self.segmenter.leave_link(out);
                }
            }
            TagEnd::CodeBlock => {
                self.code_language = None;
                out.push(Event::End(tag));
            }
            tag => out.push(Event::End(tag)),
        }
    }

    /// A description is an attribute: links, footnotes and marks have no place in it.
    fn in_image(&mut self, event: Event<'a>, out: &mut EventList<'a>) {
        match &event {
            Event::Start(Tag::Image { .. }) => self.images += 1,
            Event::End(TagEnd::Image) => self.images -= 1,
            Event::Start(Tag::Link { .. })
            | Event::End(TagEnd::Link)
            | Event::FootnoteReference(_) => return,
            _ => {}
        }
        out.push(event);
    }

    fn address(&self, kind: LinkType, target: CowStr<'a>) -> Option<CowStr<'a>> {
        let email = matches!(kind, LinkType::Email);
        (!self.renderer.safe || email || sanitise::is_harmless(&target)).then_some(target)
    }
}

const DONE: &str = "<span class=\"task done\" role=\"img\" aria-label=\"☑\"></span>";
const TO_DO: &str = "<span class=\"task\" role=\"img\" aria-label=\"☐\"></span>";
