//! Reads Markdown in a file: its plain text, its links and its faults.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use memchr::memchr_iter;

use super::fields::Input;
use crate::diag::{Code, Diagnostic};
use crate::markdown::{Flavour, MAX_DEPTH, Projected, footnote_key, locate, project};
use crate::model::{Link, LinkForm, Prose};
use crate::source::Span;

/// Reads `range` of the input as Markdown. `None` where it is nested too deeply to be rendered.
pub(super) fn read(
    input: &Input,
    range: Range<usize>,
    flavour: Flavour,
    out: &mut Vec<Diagnostic>,
) -> Option<Prose> {
    let projected = project(&input.text[range.clone()], flavour);
    let base = range.start;
    footnotes(input, base, &projected, out);
    undefined_footnotes(input, &range, flavour, &projected, out);
    if let Some(at) = projected.too_deep {
        out.push(
            Diagnostic::at(
                Code::TooDeep,
                Span::new(input.file, base, at),
                format!("blocks are nested more than {MAX_DEPTH} deep"),
            )
            .help("nest quotations, lists and HTML elements less deeply"),
        );
        return None;
    }
    empty_links(input, base, &projected, out);
    if flavour == Flavour::Editor {
        open_links(input, &range, &projected, out);
        links_in_table_heads(input, &range, &projected, out);
    }
    let links = projected.links.into_iter().map(|link| Link {
        target: link.target,
        form: link.form,
        words: link.words,
        span: Span::new(input.file, base, link.source),
    });
    Some(Prose {
        file_text: input.text.clone(),
        file_fingerprint: input.key,
        span: input.span(range),
        plain: projected.plain,
        links: links.collect(),
        beside: if flavour == Flavour::Article { projected.beside } else { Vec::new() },
    })
}

/// Reports brackets of links that are not closed, which would be shown as text.
fn open_links(input: &Input, range: &Range<usize>, found: &Projected, out: &mut Vec<Diagnostic>) {
    /// As for footnotes.
    const MOST: usize = 20;
    let plain = &found.plain;
    let source = &input.text[range.clone()];
    let all = plain.text.match_indices("[[").chain(plain.text.match_indices("]("));
    for (at, sign) in all.filter(|(at, _)| !plain.is_code(*at)).take(MOST) {
        let start = locate(source, Flavour::Editor, at);
        // An escaped bracket is meant as text.
        if !source[start..].starts_with(sign) || source[..start].ends_with('\\') {
            continue;
        }
        let line = source[start..].lines().next().unwrap_or_default();
        let is_address = line[2..].starts_with(['.', '/', 'h']);
        if sign == "](" && !is_address {
            continue;
        }
        if let Some(address) = blank_address(line).filter(|_| sign == "](") {
            let span = Span::new(input.file, range.start + start, 2..2 + address.len());
            out.push(
                Diagnostic::at(Code::OpenLink, span, "a blank ends the address of a link")
                    .help(format!("put the address in angle brackets: `(<{address}>)`")),
            );
            continue;
        }
        if let Some(link) = cut_link(line, &plain.text[at..]).filter(|_| sign == "[[") {
            out.push(cut_link_fault(input, range.start + start, link));
            continue;
        }
        let end = line[2..].find(char::is_whitespace).map_or(line.len(), |at| at + 2);
        let has_words = sign == "[[" && line.contains('|');
        let help = match (sign, has_words) {
            ("[[", true) => {
                "write `[[id|words]]`, with two brackets at the end; within a table `[[id\\|words]]`"
            }
            ("[[", false) => "write `[[id]]`, with two brackets at the end",
            _ => "put `)` after the address",
        };
        let span = Span::new(input.file, range.start, start..start + end);
        let message = "the brackets of this link are not closed";
        out.push(
            Diagnostic::at(Code::OpenLink, span, message)
                .help(format!("{help}; if it is not a link, write a backslash before the bracket")),
        );
    }
}

/// Reports links in what would be the head of a table if they had no bar: with the bar, its cells
/// are too many, and no table is shown.
fn links_in_table_heads(
    input: &Input,
    range: &Range<usize>,
    found: &Projected,
    out: &mut Vec<Diagnostic>,
) {
    let source = &input.text[range.clone()];
    for link in &found.links {
        let text = &source[link.source.clone()];
        let before = source[..link.source.start].rsplit('\n').next().unwrap_or_default();
        let has_bar = text.starts_with("[[") && text.contains('|') && !text.contains("\\|");
        let next = source[link.source.end..].lines().nth(1).unwrap_or_default().trim();
        let is_rule =
            next.contains('-') && next.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
        if has_bar && is_rule && before.trim_start().starts_with('|') {
            out.push(cut_link_fault(input, range.start + link.source.start, text));
        }
    }
}

fn cut_link_fault(input: &Input, at: usize, link: &str) -> Diagnostic {
    let message = "the bar in this link begins the next cell of the table";
    let help = format!("write `{}`", link.replacen('|', "\\|", 1));
    Diagnostic::at(Code::CutLink, Span::new(input.file, at, 0..link.len()), message).help(help)
}

/// Returns the link at the start of a line of Markdown if a table cuts it in two: of the plain text
/// from there on, the line ends before the bar.
fn cut_link<'l>(line: &'l str, plain: &str) -> Option<&'l str> {
    let link = &line[..line.find("]]")? + 2];
    let (before, _) = link.split_once('|')?;
    (plain.lines().next()?.trim_end() == before.trim_end()).then_some(link)
}

/// Returns the address after `](` if it has a blank in it: what is before the blank is not a file.
fn blank_address(line: &str) -> Option<&str> {
    let address = &line[2..line.find(')')?];
    let (before, _) = address.split_once(' ')?;
    let name = before.rsplit('/').next().unwrap_or_default();
    (!name.contains('.') && !address.contains(['(', '['])).then_some(address)
}

/// Reports links without words, which are invisible.
fn empty_links(input: &Input, base: usize, found: &Projected, out: &mut Vec<Diagnostic>) {
    for link in found.links.iter().filter(|link| !link.shows) {
        let help = match link.form {
            // It shows its target. An empty target is reported by `resolve`.
            LinkForm::Bare => continue,
            LinkForm::Worded => format!("write `[[{}]]`, or words after the bar", link.target),
            LinkForm::Relative | LinkForm::Image => {
                "write words between the brackets, or remove the link".into()
            }
        };
        let span = Span::new(input.file, base, link.source.clone());
        out.push(Diagnostic::at(Code::EmptyLink, span, "the link has no words").help(help));
    }
}

fn footnotes(input: &Input, base: usize, found: &Projected, out: &mut Vec<Diagnostic>) {
    let used: HashSet<&String> = found.footnotes_used.iter().map(|(label, _)| label).collect();
    let mut first: HashMap<String, &Range<usize>> = HashMap::new();
    for (label, at) in &found.footnotes_defined {
        if let Some(shown) = first.get(&footnote_key(label)) {
            let message = format!("footnote `{label}` is defined already; this one is not shown");
            let span = |at: &Range<usize>| Span::new(input.file, base, at.clone());
            out.push(
                Diagnostic::at(Code::Footnote, span(at), message)
                    .related(span(shown), "this one is shown")
                    .help("give one of them another label, or remove it"),
            );
            continue;
        }
        first.insert(footnote_key(label), at);
        if !used.contains(label) {
            out.push(
                Diagnostic::at(
                    Code::Footnote,
                    Span::new(input.file, base, at.clone()),
                    format!("footnote `{label}` is not referred to, so it is not shown"),
                )
                .help(format!("put `[^{label}]` where it belongs")),
            );
        }
    }
}

/// Reports references to footnotes without a definition, which Markdown takes for plain text.
fn undefined_footnotes(
    input: &Input,
    range: &Range<usize>,
    flavour: Flavour,
    found: &Projected,
    out: &mut Vec<Diagnostic>,
) {
    /// Locating one in the Markdown requires parsing the whole text.
    const MOST: usize = 20;
    let plain = &found.plain;
    let source = &input.text[range.clone()];
    // Carets are rarer than brackets.
    let carets = memchr_iter(b'^', plain.text.as_bytes());
    let candidates = carets.filter_map(|caret| {
        let at = caret.checked_sub(1).filter(|at| plain.text.as_bytes()[*at] == b'[')?;
        let length = 2 + plain.text[at + 2..].find(['[', ']', '\n', ' '])?;
        let label = &plain.text[at + 2..at + length];
        (plain.text[at + length..].starts_with(']') && !label.is_empty() && !plain.is_code(at))
            .then_some((at, label))
    });
    for (at, label) in candidates.take(MOST) {
        let written = format!("[^{label}]");
        // An escaped reference is meant as text.
        let start = locate(source, flavour, at);
        if !source[start..].starts_with(&written) || source[..start].ends_with('\\') {
            continue;
        }
        let span = Span::new(input.file, range.start, start..start + written.len());
        out.push(
            Diagnostic::at(Code::Footnote, span, format!("footnote `{label}` is not defined"))
                .help(format!("write it in a paragraph of its own: `{written}: …`")),
        );
    }
}
