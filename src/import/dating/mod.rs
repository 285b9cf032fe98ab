//! Days of publication: which lines give one, and what the first sentences suggest.
//!
//! [`crate::dates`] reads the dates; this module decides what a date in a line means for the page.

mod guess;
mod line;

pub(super) use guess::guesses;
pub(super) use line::{
    Label, Stated, dateline, day_first, is_date_line, is_label, is_plausible, label, read_line,
    read_stated, read_timestamp, with_shown_day,
};
