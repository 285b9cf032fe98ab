//! The names in templates that nothing has: filters, functions, components, files.
//!
//! Tera checks them when all templates are there, and has the places in its message alone: a line
//! `error: Unknown filter …`, and below it `--> FILE:LINE:COLUMN`.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::{Code, Diagnostic};
use crate::source::{FileId, Sources, Span};

/// What helps with the fault of a template.
pub(super) const HELP: &str =
    "the first line of a template names the view it gets; docs/theme.md lists its fields";

/// Returns a fault for each name in a message of Tera that nothing has. Empty if it is another
/// message. `templates` are the files of templates by their path below `templates/`.
pub(super) fn unknown_names(
    templates: &BTreeMap<String, FileId>,
    message: &str,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let fault = |unknown: &UnknownName<'_>| {
        let file = *templates.get(unknown.template)?;
        let range = unknown.range(&sources.get(file).text);
        let message = format!("template `{}`: {}", unknown.template, unknown.message);
        Some(Diagnostic::at(Code::Template, Span::new(file, 0, range), message).help(HELP))
    };
    UnknownName::all(message).iter().filter_map(fault).collect()
}

/// An unknown name, as Tera reports it.
#[derive(Debug, PartialEq)]
struct UnknownName<'a> {
    /// What is the matter, without a full stop.
    message: &'a str,
    /// The template, by its path below `templates/`.
    template: &'a str,
    /// Its line and its column, from 1; the column in characters.
    place: (usize, usize),
}

impl<'a> UnknownName<'a> {
    /// Returns those of a message, in its order. Empty if it is another message.
    fn all(message: &'a str) -> Vec<Self> {
        let mut lines = message.lines().map(str::trim);
        let mut found = Vec::new();
        while let Some(line) = lines.next() {
            let Some(message) = line.strip_prefix("error: ") else { continue };
            let place = lines.next().and_then(|line| line.strip_prefix("--> "));
            found.extend(place.and_then(|place| Self::at(message, place)));
        }
        found
    }

    fn at(message: &'a str, place: &'a str) -> Option<Self> {
        let (rest, column) = place.rsplit_once(':')?;
        let (template, line) = rest.rsplit_once(':')?;
        Some(Self { message, template, place: (line.parse().ok()?, column.parse().ok()?) })
    }

    /// Returns the bytes of the name in the text of its template.
    fn range(&self, text: &str) -> Range<usize> {
        let (line, column) = self.place;
        let Some(row) = text.split_inclusive('\n').nth(line.saturating_sub(1)) else { return 0..0 };
        let before = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len);
        let within = row.chars().take(column.saturating_sub(1)).map(char::len_utf8);
        let start = before.sum::<usize>() + within.sum::<usize>();
        let name = self.message.split('`').nth(1).unwrap_or_default();
        let found = text[start..].find(name).map_or(start, |at| start + at);
        found..found + name.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_names_are_at_their_places() {
        let message = "error: Unknown filter `nope`\n  --> a/b.html:2:4\n   |\n 2 | é | nope\n\n\
                       error: Unknown template `no.html`\n --> c.html:1:12\n";
        let found = UnknownName::all(message);
        let said: Vec<_> = found.iter().map(|it| (it.message, it.template)).collect();
        assert_eq!(
            said,
            [("Unknown filter `nope`", "a/b.html"), ("Unknown template `no.html`", "c.html")]
        );
        assert_eq!(found[0].range("x\né | nope\n"), 7..11);
        assert_eq!(found[1].range("{% include \"no.html\" %}"), 12..19);
        assert_eq!(found[1].range(""), 0..0);
        assert_eq!(UnknownName::all("There is no `x` to extend"), []);
    }
}
