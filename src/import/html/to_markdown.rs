//! Writes the kept blocks of a page as Markdown.

use super::super::page::{BlockKind, PageBlock};
use super::inline::InlinePiece;
use super::inline_markdown::{self, LineStyle, Resolve};
use super::layout::{BlockContent, Container, HtmlBlock};

/// How deep lists and quotations are nested at most; a briefing allows no more than 100 levels.
const DEEPEST: usize = 24;

/// Returns the kept blocks as Markdown, ending in a newline; empty if there are none. `address`
/// resolves the address of a link; if it returns `None`, only the words of the link are written.
pub(super) fn markdown(found: &[HtmlBlock], blocks: &[PageBlock], address: Resolve<'_>) -> String {
    let kept =
        found.iter().zip(blocks).filter(|(_, block)| block.is_kept()).map(|(found, _)| found);
    // The highest heading below the headline gets the second level.
    let top = kept.clone().filter_map(|block| block.heading).min().unwrap_or(2);
    let mut writer =
        MarkdownWriter { out: String::new(), open: Vec::new(), closed: None, top, address };
    kept.for_each(|block| writer.block(block));
    if !writer.out.is_empty() {
        writer.out.push('\n');
    }
    writer.out
}

/// A list, an item or a quotation that is open.
struct OpenContainer {
    container: Container,
    /// The number of a list's next item.
    next: Option<u32>,
    /// The mark of an item.
    mark: String,
    /// Whether a list has the other one of the two marks.
    other: bool,
}

struct MarkdownWriter<'a> {
    out: String,
    open: Vec<OpenContainer>,
    /// The list that was closed last: how deep it was, its tag, its mark; until a block follows.
    closed: Option<(usize, &'static str, bool)>,
    /// The level of the highest heading.
    top: u8,
    address: Resolve<'a>,
}

impl MarkdownWriter<'_> {
    fn block(&mut self, block: &HtmlBlock) {
        let around = &block.containers[..block.containers.len().min(DEEPEST)];
        let (first, next) = self.enter(around);
        self.out.push_str(&first);
        let lines = self.lines(block);
        for (at, line) in lines.lines().enumerate() {
            if at > 0 {
                self.out.push('\n');
                self.out.push_str(if line.is_empty() { next.trim_end() } else { &next });
            }
            self.out.push_str(line);
        }
    }

    /// Returns a block without what is around it.
    fn lines(&self, block: &HtmlBlock) -> String {
        let style = |emphasis, breaks| LineStyle { emphasis, breaks };
        let inline =
            |pieces: &[InlinePiece], style| inline_markdown::markdown(pieces, style, self.address);
        match (&block.content, block.kind) {
            (BlockContent::Table(rows), _) => {
                table(rows, &|pieces| inline(pieces, style(true, false)))
            }
            (BlockContent::Code(code), _) => fenced(code),
            (BlockContent::Text(pieces), BlockKind::Heading(_)) => {
                let level = (block.heading.unwrap_or(self.top) - self.top + 2).min(6);
                format!("{} {}", "#".repeat(level.into()), inline(pieces, style(true, false)))
            }
            (BlockContent::Text(pieces), BlockKind::Caption) => {
                format!("*{}*", inline(pieces, style(false, true)))
            }
            (BlockContent::Text(pieces), _) => inline(pieces, style(true, true)),
        }
    }

    /// Closes the containers that the next block is not in and opens those that it is in, after a
    /// line end or an empty line. Returns the beginnings of the block's first line and of its
    /// others.
    fn enter(&mut self, around: &[Container]) -> (String, String) {
        let shared =
            self.open.iter().zip(around).take_while(|(open, wanted)| open.container == **wanted);
        let shared = shared.count();
        if let Some(list) = self.open[shared..].iter().position(|open| is_list(&open.container)) {
            let open = &self.open[shared + list];
            self.closed = Some((shared + list, open.container.tag, open.other));
        }
        let is_nested = self.open.len() == shared;
        self.open.truncate(shared);
        // An item follows another one, or the text of the item that contains its list, at once.
        let within = around[..shared].last().map(|last| last.tag);
        let begun = &around[shared..];
        let tag = |at: usize| begun.get(at).map(|container| container.tag);
        let tight = match (tag(0), tag(1)) {
            (Some("li"), _) => matches!(within, Some("ul" | "ol")) && !self.jumps(&begun[0]),
            // Within a paragraph, only 1 begins a list.
            (Some("ul" | "ol"), Some("li")) => {
                within == Some("li") && is_nested && begun[1].item.is_none_or(|item| item == 1)
            }
            _ => false,
        };
        if !self.out.is_empty() {
            let (_, between) = self.beginnings(shared);
            self.out.push('\n');
            if !tight {
                self.out.push_str(between.trim_end());
                self.out.push('\n');
            }
        }
        for (at, wanted) in (shared..).zip(&around[shared..]) {
            self.push(at, wanted);
        }
        self.closed = None;
        self.beginnings(shared)
    }

    /// Returns whether an item of the innermost open list does not have the number after the last
    /// one's.
    fn jumps(&self, item: &Container) -> bool {
        let list = self.open.last();
        list.and_then(|list| list.next).is_some_and(|next| item.item.is_some_and(|it| it != next))
    }

    fn push(&mut self, at: usize, wanted: &Container) {
        let mut mark = String::new();
        let mut other = false;
        if is_list(wanted) {
            // Two lists in a row would be one, were their marks alike.
            other = self
                .closed
                .is_some_and(|(depth, tag, other)| depth == at && tag == wanted.tag && !other);
        }
        if wanted.tag == "li" {
            let list = self.open.iter_mut().rev().find(|open| is_list(&open.container));
            mark = match list {
                Some(list) if list.container.tag == "ol" => {
                    let number = wanted.item.unwrap_or(1);
                    // Items count on from the first: another list can begin with any number.
                    list.other ^= list.next.is_some_and(|next| next != number);
                    list.next = Some(number + 1);
                    format!("{number}{} ", if list.other { ')' } else { '.' })
                }
                Some(list) if list.other => "* ".to_owned(),
                _ => "- ".to_owned(),
            };
        }
        self.open.push(OpenContainer { container: wanted.clone(), next: None, mark, other });
    }

    /// Returns the beginnings of a line that opens the containers from `new` on, and of a line that
    /// is in all of them.
    fn beginnings(&self, new: usize) -> (String, String) {
        let (mut first, mut next) = (String::new(), String::new());
        for (at, open) in self.open.iter().enumerate() {
            let indented = " ".repeat(open.mark.len());
            match open.container.tag {
                "blockquote" => {
                    first.push_str("> ");
                    next.push_str("> ");
                }
                _ => {
                    first.push_str(if at >= new { &open.mark } else { &indented });
                    next.push_str(&indented);
                }
            }
        }
        (first, next)
    }
}

fn is_list(container: &Container) -> bool {
    matches!(container.tag, "ul" | "ol")
}

/// Returns code between fences.
fn fenced(code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat((longest + 1).max(3));
    format!("{fence}\n{code}\n{fence}")
}

/// Returns rows of cells as a table. Its first row is the header if all its cells are headers; else
/// the header is empty, since Markdown wants one.
fn table(
    rows: &[Vec<(bool, Vec<InlinePiece>)>],
    inline: &dyn Fn(&[InlinePiece]) -> String,
) -> String {
    const NARROWEST: usize = 3;
    let headed = rows.first().is_some_and(|row| row.iter().all(|(head, _)| *head));
    let mut written: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|(_, cell)| inline(cell)).collect()).collect();
    if !headed {
        written.insert(0, Vec::new());
    }
    let columns = written.iter().map(Vec::len).max().unwrap_or(0);
    let width = |at: usize| {
        let cells = written.iter().filter_map(|row| row.get(at));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0).max(NARROWEST)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut out = String::new();
    for (at, row) in written.iter().enumerate() {
        for (column, width) in widths.iter().enumerate() {
            let cell = row.get(column).map(String::as_str).unwrap_or_default();
            out.push_str(&format!("| {cell:<width$} "));
        }
        out.push_str("|\n");
        if at == 0 {
            widths.iter().for_each(|width| out.push_str(&format!("| {} ", "-".repeat(*width))));
            out.push_str("|\n");
        }
    }
    out.truncate(out.trim_end().len());
    out
}
