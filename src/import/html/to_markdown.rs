//! Writes the kept blocks of a page as Markdown.
//!
//! The blocks are written as HTML of structure alone, which `htmd` turns into Markdown: it nests
//! lists, quotations and tables. Characters of the text that may mean something to Markdown go
//! through it in disguise, as private-use characters, and are escaped afterwards where necessary.

use htmd::HtmlToMarkdown;
use htmd::options::{BulletListMarker, HrStyle, Options};

use super::super::page::{BlockKind, PageBlock};
use super::inline::{Piece, is_non_breaking};
use super::layout::{BlockContent, Container, HtmlBlock};
use crate::markdown::push_escaped;

/// The offset of a disguise from its character. Characters of a page from here on are lost: they
/// mean nothing without their font.
const DISGUISE: u32 = 0xf0000;

/// Returns the kept blocks as Markdown, ending in a newline; empty if there are none. Emphasis,
/// code and struck-out text are marked only with `emphasis`. `address` resolves the address of a
/// link; if it returns `None`, only the words of the link are written.
pub(super) fn markdown(
    found: &[HtmlBlock],
    blocks: &[PageBlock],
    emphasis: bool,
    address: &dyn Fn(&str) -> Option<String>,
) -> String {
    let kept: Vec<&HtmlBlock> = found
        .iter()
        .zip(blocks)
        .filter(|(_, block)| block.is_kept())
        .map(|(found, _)| found)
        .collect();
    let html = HtmlWriter { out: String::new(), open: Vec::new(), emphasis, address }.write(&kept);
    let options = Options {
        bullet_list_marker: BulletListMarker::Dash,
        ul_bullet_spacing: 1,
        ol_number_spacing: 1,
        hr_style: HrStyle::Dashes,
        ..Options::default()
    };
    let converter =
        HtmlToMarkdown::builder().options(options).skip_tags(vec!["script", "style"]).build();
    let written = converter.convert(&html).unwrap_or_default();
    let mut text = undisguise(&written);
    if !text.trim().is_empty() {
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    text
}

struct HtmlWriter<'a> {
    out: String,
    /// The open lists, items and quotations.
    open: Vec<Container>,
    emphasis: bool,
    address: &'a dyn Fn(&str) -> Option<String>,
}

impl HtmlWriter<'_> {
    fn write(mut self, blocks: &[&HtmlBlock]) -> String {
        // The highest heading below the headline gets the second level.
        let levels = blocks.iter().filter_map(|block| block.heading);
        let top = levels.min().unwrap_or(2);
        for block in blocks {
            self.enter(&block.containers);
            match (&block.content, block.kind) {
                (BlockContent::Table(rows), _) => self.table(rows),
                (BlockContent::Text(pieces), BlockKind::Heading(_)) => {
                    let level = (block.heading.unwrap_or(top) - top + 2).min(6);
                    self.element(&format!("h{level}"), pieces);
                }
                (BlockContent::Text(pieces), BlockKind::Caption) => {
                    self.out.push_str("<p><em>");
                    self.pieces(pieces, false);
                    self.out.push_str("</em></p>");
                }
                // An item with a paragraph of its own would make a list with empty lines.
                (BlockContent::Text(pieces), _) if self.out.ends_with("<li>") => {
                    self.pieces(pieces, self.emphasis);
                }
                (BlockContent::Text(pieces), _) => self.element("p", pieces),
            }
        }
        self.enter(&[]);
        self.out
    }

    /// Closes the containers that the next block is not in, and opens those that it is in.
    fn enter(&mut self, around: &[Container]) {
        let shared =
            self.open.iter().zip(around).take_while(|(open, wanted)| open == wanted).count();
        while self.open.len() > shared {
            let tag = self.open.pop().map_or("", |open| open.tag);
            self.out.push_str(&format!("</{tag}>"));
        }
        for wanted in &around[shared..] {
            match wanted.start {
                Some(start) => self.out.push_str(&format!("<{} start=\"{start}\">", wanted.tag)),
                None => self.out.push_str(&format!("<{}>", wanted.tag)),
            }
            self.open.push(wanted.clone());
        }
    }

    fn element(&mut self, tag: &str, pieces: &[Piece]) {
        self.out.push_str(&format!("<{tag}>"));
        self.pieces(pieces, self.emphasis);
        self.out.push_str(&format!("</{tag}>"));
    }

    fn table(&mut self, rows: &[Vec<(bool, Vec<Piece>)>]) {
        self.out.push_str("<table>");
        for row in rows {
            self.out.push_str("<tr>");
            for (head, pieces) in row {
                self.element(if *head { "th" } else { "td" }, pieces);
            }
            self.out.push_str("</tr>");
        }
        self.out.push_str("</table>");
    }

    /// Writes pieces: text in disguise, white space folded, a link without a good address as its
    /// words.
    fn pieces(&mut self, pieces: &[Piece], emphasis: bool) {
        let mut linked = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Text(text) => text.chars().for_each(|c| self.character(c)),
                Piece::Break => self.out.push_str("<br>"),
                Piece::Open(_) | Piece::Close(_) if !emphasis => {}
                Piece::Open(tag) => self.out.push_str(&format!("<{tag}>")),
                Piece::Close(tag) => self.out.push_str(&format!("</{tag}>")),
                Piece::Link(href) => {
                    let resolved = (self.address)(href);
                    if let Some(href) = &resolved {
                        let href = crate::markdown::escaped(href);
                        self.out.push_str(&format!("<a href=\"{href}\">"));
                    }
                    linked.push(resolved.is_some());
                }
                Piece::LinkEnd => {
                    if linked.pop() == Some(true) {
                        self.out.push_str("</a>");
                    }
                }
            }
        }
    }

    fn character(&mut self, c: char) {
        match c {
            c if is_non_breaking(c) => self.out.push(c),
            c if c.is_whitespace() => self.out.push(' '),
            c if c.is_control() || u32::from(c) >= DISGUISE => {}
            c if c.is_ascii_punctuation() || c.is_ascii_digit() => {
                self.out.extend(char::from_u32(DISGUISE + u32::from(c)))
            }
            c => self.out.push(c),
        }
    }
}

/// Removes the disguise, and escapes characters that Markdown would interpret.
fn undisguise(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    // Where the text of the line begins, after the marks of quotations, lists and headings.
    let mut start = None;
    // The number of backticks that opened the current code, and of those right before.
    let (mut code, mut run) = (0, 0);
    for c in written.chars() {
        if c == '`' {
            run += 1;
            out.push(c);
            continue;
        }
        match code {
            0 => code = run,
            open if open == run => code = 0,
            _ => {}
        }
        run = 0;
        match u32::from(c).checked_sub(DISGUISE).and_then(char::from_u32) {
            Some(plain) if code > 0 => out.push(plain),
            Some(plain) => {
                let start = *start.get_or_insert(out.len());
                // A bar separates cells anywhere in a table.
                if plain == '|' {
                    out.push('\\');
                }
                push_escaped(&mut out, start, plain);
            }
            None => {
                if c.is_alphabetic() {
                    start.get_or_insert(out.len());
                }
                // An exclamation mark before a link must not make it a picture.
                if c == '[' && out.ends_with('!') {
                    out.insert(out.len() - 1, '\\');
                }
                out.push(c);
            }
        }
        if c == '\n' {
            start = None;
        }
    }
    out
}
