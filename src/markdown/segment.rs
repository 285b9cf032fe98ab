//! Stand-off marks, cut to the text they meet.
//!
//! Marks are ranges over the plain text and may overlap; elements may not. Wherever the text is
//! interrupted by an element of the article's own, all open marks are closed and opened again.

use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event};

/// An element around a range of the plain text. It may become several segments; the first alone
/// carries the id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The range; not empty.
    pub range: Range<u32>,
    /// The element's name. An `a` becomes a `span` where a link is open already.
    pub tag: &'static str,
    /// Its id; may be empty.
    pub id: String,
    /// Its other attributes, escaped, each with a space before it; may be empty.
    pub attributes: String,
    /// Where an `a` leads, escaped.
    pub href: String,
}

/// An empty element at a place of the plain text: after the byte before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The place.
    pub at: u32,
    /// Its HTML.
    pub html: String,
}

/// Puts the segments of marks, and points, between the pieces of the text.
pub(super) struct Segmenter<'a> {
    /// By start, longer ones first.
    marks: Vec<&'a Mark>,
    /// By place.
    points: Vec<&'a Point>,
    next_mark: usize,
    next_point: usize,
    /// Marks that cover the cursor, outermost first.
    open: Vec<Open<'a>>,
    /// Points inside a link, waiting for its end.
    held: String,
    /// Whether the open marks are closed in the output for now.
    suspended: bool,
    /// Whether a link of the article's own is open.
    link: bool,
}

struct Open<'a> {
    mark: &'a Mark,
    tag: &'static str,
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
            held: String::new(),
            suspended: false,
            link: false,
        }
    }

    /// Returns whether a mark or point touches `range`.
    pub(super) fn touches(&self, range: &Range<usize>) -> bool {
        let mark = self.marks.get(self.next_mark);
        let point = self.points.get(self.next_point);
        mark.is_some_and(|mark| (mark.range.start as usize) < range.end)
            || point.is_some_and(|point| (point.at as usize) <= range.end)
            || !self.open.is_empty()
    }

    /// Says that a link of the article's own begins.
    pub(super) fn enter_link(&mut self) {
        self.link = true;
    }

    /// Says that the link has ended, and writes the points that waited for it.
    pub(super) fn leave_link(&mut self, out: &mut Vec<Event<'a>>) {
        self.link = false;
        html(out, std::mem::take(&mut self.held));
    }

    /// Writes the text of `range`, with the segments of all marks on it. Marks that go on stay
    /// open in the output.
    pub(super) fn text(&mut self, text: CowStr<'a>, range: Range<usize>, out: &mut Vec<Event<'a>>) {
        if !self.touches(&range) {
            out.push(Event::Text(text));
            return;
        }
        self.resume(range.start, out);
        let mut at = range.start;
        while at < range.end {
            self.open_at(at, out);
            let until = self.next_edge(at, range.end);
            let piece = &text[at - range.start..until - range.start];
            out.push(Event::Text(CowStr::from(piece.to_owned())));
            at = until;
            self.close_at(at, out);
            self.points_at(at, out);
        }
    }

    /// Writes a line break, which is one byte of the plain text.
    pub(super) fn line_break(&mut self, event: Event<'a>, at: usize, out: &mut Vec<Event<'a>>) {
        self.resume(at, out);
        self.open_at(at, out);
        out.push(event);
        self.close_at(at + 1, out);
        self.points_at(at + 1, out);
    }

    /// Closes all open marks, since an element begins or ends; the next text opens them again.
    pub(super) fn suspend(&mut self, out: &mut Vec<Event<'a>>) {
        if !std::mem::replace(&mut self.suspended, true) {
            for open in self.open.iter().rev() {
                html(out, format!("</{}>", open.tag));
            }
        }
        if !self.link {
            html(out, std::mem::take(&mut self.held));
        }
    }

    fn resume(&mut self, at: usize, out: &mut Vec<Event<'a>>) {
        if std::mem::take(&mut self.suspended) {
            let going_on = std::mem::take(&mut self.open);
            for open in going_on.into_iter().filter(|open| open.mark.range.end as usize > at) {
                self.open(open.mark, true, out);
            }
        }
    }

    /// The next place after `at` where a mark begins or ends or a point stands.
    fn next_edge(&self, at: usize, end: usize) -> usize {
        let starts = self.marks.get(self.next_mark).map(|mark| mark.range.start as usize);
        let points = self.points.get(self.next_point).map(|point| point.at as usize);
        let ends = self.open.iter().map(|open| open.mark.range.end as usize);
        ends.chain(starts).chain(points).filter(|edge| *edge > at).fold(end, usize::min)
    }

    fn open_at(&mut self, at: usize, out: &mut Vec<Event<'a>>) {
        while let Some(mark) = self.marks.get(self.next_mark).copied() {
            if mark.range.start as usize > at {
                break;
            }
            self.next_mark += 1;
            if mark.range.end as usize > at {
                self.open(mark, false, out);
            }
        }
    }

    fn open(&mut self, mark: &'a Mark, again: bool, out: &mut Vec<Event<'a>>) {
        let nested = self.link || self.open.iter().any(|open| open.tag == "a");
        let tag = if mark.tag == "a" && nested { "span" } else { mark.tag };
        let mut start = format!("<{tag}");
        if !again && !mark.id.is_empty() {
            let _ = write!(start, " id=\"{}\"", mark.id);
        }
        if tag == "a" {
            let _ = write!(start, " href=\"{}\"", mark.href);
        }
        start.push_str(&mark.attributes);
        start.push('>');
        html(out, start);
        self.open.push(Open { mark, tag });
    }

    /// Closes the marks that end at `at`; those opened inside them are closed and opened again.
    fn close_at(&mut self, at: usize, out: &mut Vec<Event<'a>>) {
        let ends = |open: &Open<'_>| open.mark.range.end as usize <= at;
        let Some(first) = self.open.iter().position(ends) else { return };
        let inner = self.open.split_off(first);
        for open in inner.iter().rev() {
            html(out, format!("</{}>", open.tag));
        }
        for open in inner.into_iter().filter(|open| !ends(open)) {
            self.open(open.mark, true, out);
        }
    }

    fn points_at(&mut self, at: usize, out: &mut Vec<Event<'a>>) {
        while let Some(point) = self.points.get(self.next_point) {
            if point.at as usize > at {
                break;
            }
            self.next_point += 1;
            let nested = self.link || self.open.iter().any(|open| open.tag == "a");
            if nested {
                self.held.push_str(&point.html);
            } else {
                html(out, point.html.clone());
            }
        }
        if !self.link && !self.open.iter().any(|open| open.tag == "a") {
            html(out, std::mem::take(&mut self.held));
        }
    }
}

fn html(out: &mut Vec<Event<'_>>, text: String) {
    if !text.is_empty() {
        out.push(Event::InlineHtml(CowStr::from(text)));
    }
}
