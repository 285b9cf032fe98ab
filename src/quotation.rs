//! Finds a quotation in a text: exactly, in exactly one place, or not at all.
//!
//! This is the search that ties notes to their articles, for other programs.
//!
//! ```
//! use manicule::quotation::{Found, find, plain_text};
//!
//! let article = "The bridge was shut. Repairs of the bridge take *three weeks*, the mayor said.";
//! // Bold is the passage, the words around it make it unique.
//! let found = find(article, "Repairs of the bridge take **three weeks**").expect("a quotation");
//! let Found::Once(range) = found else { panic!("it occurs once") };
//! assert_eq!(&plain_text(article)[range], "three weeks");
//! assert_eq!(find(article, "the bridge"), Ok(Found::Once(32..42)));
//! assert_eq!(find(article, "bridge"), Ok(Found::Several(2)));
//! // Nothing is found by similarity.
//! assert_eq!(find(article, "four weeks"), Ok(Found::Nowhere));
//! ```

use std::ops::Range;

use crate::load::parse_quotation;
use crate::markdown::{Flavour, project};
use crate::resolve::{Haystack, QuoteMatch, find_quote};
use crate::source::{FileId, Span};

/// The result of [`find`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// The passage, in bytes of the text's [`plain_text`].
    Once(Range<usize>),
    /// A phrase of the quotation occurs in this many places, at least two.
    Several(usize),
    /// A phrase of the quotation does not occur, or not after the phrase before it.
    Nowhere,
}

/// Returns the plain text of an article's Markdown: the text that its rendered blocks show, with a
/// newline between blocks.
pub fn plain_text(markdown: &str) -> String {
    project(markdown, Flavour::Article).plain.text
}

/// Finds the passage that `quotation` quotes from an article's Markdown. ` … ` between two phrases
/// stands for any text; `**bold**` is the exact passage, and the words around it are its context.
///
/// # Errors
///
/// A quotation without words, with two bold passages or with more than one ` … `, as a sentence.
pub fn find(markdown: &str, quotation: &str) -> Result<Found, &'static str> {
    let quoted: String = quotation.lines().map(|line| format!("> {line}\n")).collect();
    let span = Span::new(FileId::of(""), 0, 0..0);
    let quote = parse_quotation(&quoted, span).map_err(|(message, _)| message)?;
    let plain = project(markdown, Flavour::Article).plain;
    Ok(match find_quote(&Haystack::new(&plain), &quote) {
        QuoteMatch::Found(range) => Found::Once(range.start as usize..range.end as usize),
        QuoteMatch::Several(_, places) => Found::Several(places.len()),
        QuoteMatch::Nowhere(_) => Found::Nowhere,
    })
}
