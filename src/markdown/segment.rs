//! Cuts stand-off marks into elements.
//!
//! Marks are ranges over the plain text and may overlap; elements may not. Where one of the
//! article's own elements begins or ends, all open marks are closed and opened again.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, html::push_html};

/// An element around a range of the plain text. It may become several segments, of which only the
/// first has the id.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mark {
    /// The range; not empty.
    pub range: Range<u32>,
    /// The element's name. An `a` becomes a `span` where a link is open already.
    pub tag: &'static str,
    /// Its id; may be empty.
    pub id: String,
    /// Its other attributes, escaped, each with a space before it; may be empty.
    pub attributes: Cow<'static, str>,
    /// Where an `a` leads, escaped.
    pub href: String,
}

/// An empty element at a place of the plain text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Point {
    /// The number of bytes of plain text before it.
    pub at: u32,
    /// Its HTML.
    pub html: String,
}

/// Returns one line of plain text as HTML, with its marks and points.
pub fn mark_line(text: &str, marks: &[Mark], points: &[Point]) -> String {
    let mut segmenter = Segmenter::new(marks, points);
    let mut events = Vec::new();
    segmenter.text(CowStr::Borrowed(text), 0..text.len(), &mut events);
    segmenter.suspend(&mut events);
    let mut out = String::with_capacity(text.len() + 64);
    push_html(&mut out, events.into_iter());
    out
}

/// Puts the segments of marks, and points, between the pieces of the text.
pub(super) struct Segmenter<'a> {
    /// Sorted by start, longer ones first.
    marks: Vec<&'a Mark>,
    /// Sorted by place.
    points: Vec<&'a Point>,
    next_mark: usize,
    next_point: usize,
    /// Marks that cover the cursor, outermost first.
    open: Vec<OpenMark<'a>>,
    /// How many of them, from the outermost, are open in the output.
    written: usize,
    /// The HTML of points inside a link, written after it.
    held: String,
    /// Whether a link of the article's own is open.
    link: bool,
}

struct OpenMark<'a> {
    mark: &'a Mark,
    /// The element's name in the output, once it is written.
    tag: &'static str,
    /// Whether an earlier segment has the id.
    begun: bool,
}

impl<'a> Segmenter<'a> {
    pub(super) fn new(marks: &'a [Mark], points: &'a [Point]) -> Self {
        let mut marks: Vec<&Mark> = marks.iter().collect();
        marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
        let mut points: Vec<&Point> = points.iter().collect();
        points.sort_by_key(|point| point.at);
        Self {
            marks,
            points,
            next_mark: 0,
            next_point: 0,
            open: Vec::new(),
            written: 0,
            held: String::new(),
            link: false,
        }
    }

    /// Returns whether a mark or point touches `range`.
    pub(super) fn touches(&self, range: &Range<usize>) -> bool {
        let mark = self.marks.get(self.next_mark);
        let point = self.points.get(self.next_point);
        mark.is_some_and(|mark| (mark.range.start as usize) < range.end)
            || point.is_some_and(|point| (point.at as usize) <= range.end)
            || self.open.iter().any(|open| open.mark.range.end as usize > range.start)
    }

    /// Begins a link of the article's own.
    pub(super) fn enter_link(&mut self) {
        self.link = true;
    }

    /// Ends the link and writes the points inside it.
    pub(super) fn leave_link(&mut self, out: &mut Vec<Event<'a>>) {
        self.link = false;
        html(out, std::mem::take(&mut self.held));
    }

    /// Writes the text of `range`, with the segments of all marks on it. Marks that end later are
    /// left open.
    pub(super) fn text(&mut self, text: CowStr<'a>, range: Range<usize>, out: &mut Vec<Event<'a>>) {
        if !self.touches(&range) {
            out.push(Event::Text(text));
            return;
        }
        self.leave(range.start, out);
        let mut at = range.start;
        while at < range.end {
            self.cover(at..at + 1, out);
            let until = self.next_edge(at, range.end);
            out.push(Event::Text(piece(&text, at - range.start..until - range.start)));
            at = until;
            self.leave(at, out);
        }
    }

    /// Writes an event whose text `range` cannot be cut: a line break, a title in place of the
    /// text. Marks on a part of it are put around all of it.
    pub(super) fn whole(
        &mut self,
        event: Event<'a>,
        range: Range<usize>,
        out: &mut Vec<Event<'a>>,
    ) {
        self.leave(range.start, out);
        self.cover(range.clone(), out);
        out.push(event);
        self.leave(range.end, out);
    }

    /// Closes all open marks because an element begins or ends. The next text opens them again.
    pub(super) fn suspend(&mut self, out: &mut Vec<Event<'a>>) {
        self.close_from(0, out);
        if !self.link {
            html(out, std::mem::take(&mut self.held));
        }
    }

    /// Returns the next place after `at` where a mark begins or ends or a point is.
    fn next_edge(&self, at: usize, end: usize) -> usize {
        let starts = self.marks.get(self.next_mark).map(|mark| mark.range.start as usize);
        let points = self.points.get(self.next_point).map(|point| point.at as usize);
        let ends = self.open.iter().map(|open| open.mark.range.end as usize);
        ends.chain(starts).chain(points).filter(|edge| *edge > at).fold(end, usize::min)
    }

    /// Opens the marks that touch `range`, and those that were suspended.
    fn cover(&mut self, range: Range<usize>, out: &mut Vec<Event<'a>>) {
        while let Some(mark) = self.marks.get(self.next_mark).copied() {
            if mark.range.start as usize >= range.end {
                break;
            }
            self.next_mark += 1;
            if mark.range.end as usize > range.start {
                self.open.push(OpenMark { mark, tag: mark.tag, begun: false });
            }
        }
        while self.written < self.open.len() {
            self.write_start(out);
        }
    }

    fn write_start(&mut self, out: &mut Vec<Event<'a>>) {
        let nested = self.in_link();
        let open = &mut self.open[self.written];
        self.written += 1;
        open.tag = if open.mark.tag == "a" && nested { "span" } else { open.mark.tag };
        let Mark { id, href, attributes, .. } = open.mark;
        let with_id = !std::mem::replace(&mut open.begun, true) && !id.is_empty();
        let id = if with_id { [" id=\"", id, "\""] } else { [""; 3] };
        let href = if open.tag == "a" { [" href=\"", href, "\""] } else { [""; 3] };
        let parts = [["<", open.tag, ""], id, href, [attributes, ">", ""]];
        html(out, parts.as_flattened().concat());
    }

    /// Closes the marks that end at `at` or before it, with those opened inside them, and writes
    /// the points up to there.
    fn leave(&mut self, at: usize, out: &mut Vec<Event<'a>>) {
        let ends = |open: &OpenMark<'_>| open.mark.range.end as usize <= at;
        if let Some(first) = self.open.iter().position(ends) {
            self.close_from(first, out);
            self.open.retain(|open| !ends(open));
        }
        while let Some(point) = self.points.get(self.next_point)
            && point.at as usize <= at
        {
            self.next_point += 1;
            self.held.push_str(&point.html);
        }
        if !self.in_link() {
            html(out, std::mem::take(&mut self.held));
        }
    }

    /// Closes all marks but the outermost `keep` in the output, to be opened again later.
    fn close_from(&mut self, keep: usize, out: &mut Vec<Event<'a>>) {
        for open in self.open.iter().take(self.written).skip(keep).rev() {
            out.push(Event::InlineHtml(end(open.tag)));
        }
        self.written = self.written.min(keep);
    }

    /// Returns whether a link is open in the output, ours or the article's.
    fn in_link(&self) -> bool {
        self.link || self.open[..self.written].iter().any(|open| open.tag == "a")
    }
}

/// Returns a part of a text, borrowed where the text is.
fn piece<'a>(text: &CowStr<'a>, range: Range<usize>) -> CowStr<'a> {
    match text {
        CowStr::Borrowed(text) => CowStr::Borrowed(&text[range]),
        text => CowStr::from(text[range].to_owned()),
    }
}

fn end(tag: &str) -> CowStr<'static> {
    match tag {
        "a" => "</a>".into(),
        "mark" => "</mark>".into(),
        "span" => "</span>".into(),
        "time" => "</time>".into(),
        tag => CowStr::from(format!("</{tag}>")),
    }
}

fn html(out: &mut Vec<Event<'_>>, text: String) {
    if !text.is_empty() {
        out.push(Event::InlineHtml(CowStr::from(text)));
    }
}
