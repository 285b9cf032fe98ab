//! Writes the content of a block as Markdown.

use super::inline::{InlinePiece, is_non_breaking};
use crate::markdown::{Flavour, project, push_escaped};

/// Resolves the address of a link; `None` for one that leads nowhere.
pub(super) type Resolve<'a> = &'a dyn Fn(&str) -> Option<String>;

/// How a block is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct LineStyle {
    /// Whether emphasis and code are marked.
    pub(super) emphasis: bool,
    /// Whether a line break of the page is one in the Markdown; else it is a space, as in headings
    /// and in cells of tables.
    pub(super) breaks: bool,
}

/// Returns pieces as the Markdown of one paragraph that has exactly their words: marks that
/// Markdown cannot express at their place would become text, and are left out.
pub(super) fn markdown(pieces: &[InlinePiece], style: LineStyle, address: Resolve<'_>) -> String {
    let words = |text: &str| text.split_whitespace().collect::<String>();
    let text = words(&super::inline::text(pieces));
    let mut written = String::new();
    for marks in [WrittenMarks::All, WrittenMarks::Struck, WrittenMarks::None] {
        if marks == WrittenMarks::All && !style.emphasis {
            continue;
        }
        written = write(pieces, marks, style.breaks, address);
        if words(&project(&written, Flavour::Article).plain.text) == text {
            break;
        }
    }
    written
}

/// Which marks are written. Struck-out words must not read as if they were not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum WrittenMarks {
    #[default]
    All,
    Struck,
    None,
}

fn write(
    pieces: &[InlinePiece],
    marks: WrittenMarks,
    breaks: bool,
    address: Resolve<'_>,
) -> String {
    let mut writer = LineWriter { marks, breaks, ..LineWriter::default() };
    for piece in pieces {
        match piece {
            InlinePiece::Text(text) => text.chars().for_each(|c| writer.character(c)),
            InlinePiece::Break => writer.broken = true,
            InlinePiece::Open(tag) => writer.open(tag),
            InlinePiece::Close(tag) => writer.close(tag),
            InlinePiece::Link(href) => writer.open_link(address(href)),
            InlinePiece::LinkEnd => writer.close_link(),
        }
    }
    writer.out
}

#[derive(Debug, Default)]
struct LineWriter {
    out: String,
    marks: WrittenMarks,
    breaks: bool,
    /// White space that is written before the next character.
    space: String,
    /// Whether a line break is.
    broken: bool,
    /// Marks that are opened before the next character.
    opening: Vec<InlineMark>,
    /// The open elements, with whether they are marked.
    open: Vec<(&'static str, bool)>,
    /// The addresses of the open links.
    links: Vec<Option<String>>,
    /// The text of the open code.
    code: Option<String>,
    /// Where the text of the line begins.
    start: usize,
    /// The mark that was closed last, and the length of the text right after it.
    closed: Option<(&'static str, usize)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum InlineMark {
    Emphasis(&'static str),
    Link,
}

/// Returns the mark of an element.
fn mark(tag: &str) -> &'static str {
    match tag {
        "em" => "*",
        "strong" => "**",
        _ => "~~",
    }
}

impl LineWriter {
    fn character(&mut self, c: char) {
        if c.is_whitespace() {
            if is_non_breaking(c) {
                self.space.push(c);
            } else if !self.space.ends_with(' ') {
                self.space.push(' ');
            }
            return;
        }
        if c.is_control() {
            return;
        }
        if let Some(code) = &mut self.code {
            let space = std::mem::take(&mut self.space);
            let broken = std::mem::take(&mut self.broken);
            if !code.is_empty() {
                code.push_str(if broken { " " } else { &space });
            }
            code.push(c);
            return;
        }
        self.before_text();
        if c == '|' {
            self.out.push('\\');
        }
        push_escaped(&mut self.out, self.start, c);
    }

    /// Writes what is due before text: white space, then opening marks.
    fn before_text(&mut self) {
        let space = std::mem::take(&mut self.space);
        let broken = std::mem::take(&mut self.broken);
        if !self.out.is_empty() {
            if !broken {
                self.out.push_str(&space);
            } else if self.breaks {
                self.out.push_str("  \n");
                self.start = self.out.len();
            } else {
                self.out.push(' ');
            }
        }
        for opened in std::mem::take(&mut self.opening) {
            match opened {
                InlineMark::Link => {
                    // An exclamation mark before a link would make it a picture.
                    if self.out.ends_with('!') {
                        self.out.insert(self.out.len() - 1, '\\');
                    }
                    self.out.push('[');
                }
                InlineMark::Emphasis(tag) => match self.closed {
                    // Two elements that touch are one: their marks would cancel each other.
                    Some((closed, at)) if closed == tag && at == self.out.len() => {
                        self.out.truncate(at - mark(tag).len());
                    }
                    _ => self.out.push_str(mark(tag)),
                },
            }
        }
    }

    fn open(&mut self, tag: &'static str) {
        let wanted = match self.marks {
            WrittenMarks::All => true,
            WrittenMarks::Struck => tag == "del",
            WrittenMarks::None => false,
        };
        // Marks have no meaning in code, nor twice.
        let marked = wanted && self.code.is_none() && !self.open.contains(&(tag, true));
        self.open.push((tag, marked));
        match tag {
            "code" if marked => {
                self.before_text();
                self.code = Some(String::new());
            }
            _ if marked => self.opening.push(InlineMark::Emphasis(tag)),
            _ => {}
        }
    }

    fn close(&mut self, tag: &'static str) {
        let Some((_, marked)) = self.open.pop() else { return };
        match tag {
            _ if !marked => {}
            "code" => self.close_code(),
            _ if self.opening.last() == Some(&InlineMark::Emphasis(tag)) => {
                self.opening.pop();
            }
            _ => {
                self.out.push_str(mark(tag));
                self.closed = Some((tag, self.out.len()));
            }
        }
    }

    fn close_code(&mut self) {
        let code = self.code.take().unwrap_or_default();
        // In a table, a bar ends a cell in code as well.
        if code.contains('|') && !self.breaks {
            let after = std::mem::take(&mut self.space);
            code.chars().for_each(|c| self.character(c));
            self.space = after;
        }
        if code.is_empty() || code.contains('|') && !self.breaks {
            return;
        }
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest + 1);
        let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
        self.out.push_str(&format!("{fence}{pad}{code}{pad}{fence}"));
    }

    fn open_link(&mut self, address: Option<String>) {
        let linked = address.is_some() && self.code.is_none();
        if linked {
            self.opening.push(InlineMark::Link);
        }
        self.links.push(address.filter(|_| linked));
    }

    fn close_link(&mut self) {
        let Some(Some(address)) = self.links.pop() else { return };
        if self.opening.last() == Some(&InlineMark::Link) {
            self.opening.pop();
            return;
        }
        self.out.push_str("](");
        for c in address.chars() {
            if matches!(c, '(' | ')' | '\\' | '<' | '&') {
                self.out.push('\\');
            }
            self.out.push(c);
        }
        self.out.push(')');
    }
}
