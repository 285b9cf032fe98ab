//! Days of publication: what a line, a tag or the first sentences say.
//!
//! `line` reads lines, with the words of `lexicon` and what `day` finds in them; `machine` reads what is
//! written for machines; `guess` looks into the text where nothing states a day.

mod day;
mod guess;
mod lexicon;
mod line;
mod machine;

pub(super) use guess::guesses;
pub(super) use line::{Stated, is_date_line, read_line};
pub(super) use machine::read_machine;
