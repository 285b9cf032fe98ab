//! Days of publication: which lines give one, and what the first sentences suggest.
//!
//! Dates are read by [`crate::dates`]; here is what a date in a line of a page means for the page.

mod guess;
mod line;

pub(super) use guess::guesses;
pub(super) use line::{Stated, is_date_line, read_line, read_timestamp};
