//! Finds the passages that texts share word for word.
//!
//! In: the words of texts ([`TextWords`]), each with its outlet. Out: for every two texts that
//! share something, the passages ([`SharedText`]). A pure function; it knows nothing of articles.
//!
//! A *run* is a row of equal words in two texts that goes on neither before nor after. A *passage*
//! is a run of eight words or more, with those of five or more that follow it, or that it follows,
//! after at most three other words in both texts, and so on. Words are compared folded, by their
//! letters and digits, in lower case. Only texts in one language are compared: nothing is known of
//! translations.
//!
//! No measure of similarity decides anything: rows of words are looked up by their hashes, and are
//! then followed word by word. Words that many articles of one outlet have are not a passage
//! (`formulas`).

mod again;
mod formulas;
mod passages;
mod rows;
#[cfg(test)]
mod tests;
mod words;

pub use again::compare_again;
pub use formulas::{Formulas, has_same_formulas};
pub use passages::{Passage, Run, SharedText, Side};
pub use rows::{compare, shared, shared_by_outlet};
pub use words::{TextWords, in_bytes, places};

/// The fewest words of a passage's longest run. Shorter ones occur in two texts on one event by
/// chance: `the British prime minister Theresa May`.
const LONG: usize = 8;
/// The fewest words of its other runs.
const SHORT: usize = 5;
/// The most other words between two runs of a passage.
const GAP: usize = 3;

/// A text to be compared.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// Its words.
    pub words: &'a TextWords,
    /// The number of its outlet.
    pub outlet: u32,
}
