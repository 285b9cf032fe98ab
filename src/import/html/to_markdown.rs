//! Kept blocks of a page as Markdown.
//!
//! The blocks are written as plain HTML without anything but structure, which `htmd` turns into
//! Markdown: lists, quotations and tables in one another are its matter. What a character of the
//! text could mean to Markdown is ours: before, each such character is put in disguise, as one for
//! private use that means nothing to anyone; after, it takes that off and is escaped where it
//! must be.

use htmd::HtmlToMarkdown;
use htmd::options::{BulletListMarker, HrStyle, Options};

use super::super::page::{BlockKind, PageBlock};
use super::inline::{Piece, is_fixed};
use super::layout::{BlockContent, Container, HtmlBlock};
use crate::markdown::push_escaped;

/// Where disguises begin: the character plus this. Characters from there on in a page are lost,
/// as they mean nothing outside the font that they came with.
const DISGUISE: u32 = 0xf0000;

/// Returns the kept blocks as Markdown, with a newline at its end; empty if there are none. What is
/// emphasised, struck out or code is so only with `emphasis`.
/// `address` resolves the address of a link; `None`: its words stay, the link goes.
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
    /// Lists, items and quotations that are open.
    open: Vec<Container>,
    /// Whether emphasis is written.
    emphasis: bool,
    address: &'a dyn Fn(&str) -> Option<String>,
}

impl HtmlWriter<'_> {
    fn write(mut self, blocks: &[&HtmlBlock]) -> String {
        // The highest heading under the headline is one of the second level.
        let levels = blocks.iter().filter_map(|block| block.heading);
        let top = levels.min().unwrap_or(2);
        for block in blocks {
            self.surround(&block.around);
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
                // In a paragraph of its own an item would make a list with empty lines.
                (BlockContent::Text(pieces), _) if self.out.ends_with("<li>") => {
                    self.pieces(pieces, self.emphasis);
                }
                (BlockContent::Text(pieces), _) => self.element("p", pieces),
            }
        }
        self.surround(&[]);
        self.out
    }

    /// Closes what the next block does not stand in, and opens what it does.
    fn surround(&mut self, around: &[Container]) {
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

    /// Writes pieces, text in disguise, white space folded. A link whose address does not resolve
    /// is its words; so is one without words.
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
            c if is_fixed(c) => self.out.push(c),
            c if c.is_whitespace() => self.out.push(' '),
            c if c.is_control() || u32::from(c) >= DISGUISE => {}
            c if c.is_ascii_punctuation() || c.is_ascii_digit() => {
                self.out.extend(char::from_u32(DISGUISE + u32::from(c)))
            }
            c => self.out.push(c),
        }
    }
}

/// Takes the disguise off, and escapes what Markdown would take for its own.
fn undisguise(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    // Where the text of the line begins, behind what quotations, lists and headings put there.
    let mut start = None;
    // How many backticks opened the code that this is, and how many stand right before.
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
                // A table's bars part cells wherever they stand.
                if plain == '|' {
                    out.push('\\');
                }
                push_escaped(&mut out, start, plain);
            }
            None => {
                if c.is_alphabetic() {
                    start.get_or_insert(out.len());
                }
                // A call before a link makes no picture of it.
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
