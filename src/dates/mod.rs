//! Dates in a text.
use std::ops::Range;
use jiff::civil::Date;
use crate::model::site::Basis;
/// A date found.
pub struct Found {
    /// Bytes.
    pub range: Range<usize>,
    /// Day.
    pub date: Date,
    /// How.
    pub basis: Basis,
}
/// Finds.
pub fn find(_text: &str, _published: Date) -> Vec<Found> {
    Vec::new()
}
