//! Days of publication: which lines give one, and what the first sentences suggest.
//!
//! [`crate::dates`] reads the dates; this module decides what a date in a line means for the page.

mod guess;
mod labels;
mod line;

pub(super) use guess::guesses;
pub(super) use labels::{Label, is_label, label};
pub(super) use line::{
    Stated, dateline, day_first, is_date_line, is_plausible, read_line, read_stated,
    read_timestamp, with_shown_day,
};
