//! The numbers by which rules decide on the day of publication.

use std::ops::RangeInclusive;

// Days in elements (`html::page_facts::published`, `html::page_facts::settle_day`).

/// The points of an element that may have the day of publication, by what says so.
#[derive(Debug)]
pub(in crate::import) struct DayPoints {
    /// `itemprop=datePublished`; a label does not make it the day of a change.
    pub(in crate::import) itemprop: f64,
    /// `<time>`
    pub(in crate::import) time: f64,
    /// Names of publication on a `<time>` or around it, in addition.
    pub(in crate::import) time_named: f64,
    /// Names of publication.
    pub(in crate::import) published: f64,
    /// Names of some day.
    pub(in crate::import) dated: f64,
    /// A label before it.
    pub(in crate::import) label: f64,
    /// A line with a day and little else.
    pub(in crate::import) line: f64,
    /// A day for machines, in addition.
    pub(in crate::import) machine: f64,
    /// From these points on, without those of its place, an element cannot have the day of a
    /// change because of the words before it.
    pub(in crate::import) beyond_labels: f64,
    /// The least points of an element whose day is taken.
    pub(in crate::import) least: f64,
    /// Elements with so many points less than the first are as likely.
    pub(in crate::import) slack: f64,
}

/// The points of an element that may have the day of publication.
pub(in crate::import) const DAY: DayPoints = DayPoints {
    itemprop: 4.0,
    time: 2.0,
    time_named: 1.0,
    published: 2.2,
    dated: 1.4,
    label: 1.4,
    line: 0.9,
    machine: 0.5,
    beyond_labels: 3.0,
    least: 0.9,
    slack: 0.4,
};
/// Bytes of the text of an element with a day.
pub(in crate::import) const DAY_BYTES: RangeInclusive<usize> = 6..=160;
/// Bytes of such a text at most that may have more than a day.
pub(in crate::import) const DAY_AND_MORE_MAX_BYTES: usize = 60;
/// Bytes of a line at most after a label of a day.
pub(in crate::import) const LABELLED_DAY_MAX_BYTES: usize = 60;
/// Bytes of a paragraph at most in which a day is not part of what the text tells.
pub(in crate::import) const DAY_PARAGRAPH_MAX_BYTES: usize = 120;
/// Boxes around a day that may have a link to another article.
pub(in crate::import) const LINKED_BOXES: usize = 2;
/// Elements and bytes of text of such a box at most.
pub(in crate::import) const LINKED_BOX_MOST: (usize, usize) = (12, 300);
/// Words of its link at least.
pub(in crate::import) const LINKED_BOX_MIN_WORDS: usize = 4;
/// Bytes of text below the headline after which an unmarked day is one of the text's.
pub(in crate::import) const PLAIN_DAY_MAX_BELOW: usize = 1_000;
/// Elements at most in a line that nothing marks as a day.
pub(in crate::import) const PLAIN_DAY_ELEMENTS: usize = 3;
/// Bytes of such a line.
pub(in crate::import) const PLAIN_DAY_BYTES: RangeInclusive<usize> = 6..=90;
/// Hours that two days without a time may differ by in some time zone.
pub(in crate::import) const SAME_DAY_MAX_HOURS: i64 = 36;
/// Hours at most that a day of publication is after the retrieval. A day has begun somewhere up to
/// 14 hours before it does in UTC.
pub(in crate::import) const RETRIEVED_SLACK_HOURS: i64 = 26;
/// Days between a time in UTC and the day that the outlet shows.
pub(in crate::import) const ZONE_DAYS: i32 = 1;

// Lines of days (`dating::line`).

/// Words of a line of a day at most.
pub(in crate::import) const DATE_LINE_MAX_WORDS: usize = 16;
/// Words of a line of a day at most that dates do not have, by what the line has.
#[derive(Debug)]
pub(in crate::import) struct OtherWords {
    /// A day and a time.
    pub(in crate::import) dated_and_timed: usize,
    /// A day.
    pub(in crate::import) dated: usize,
    /// A time, not at the beginning: `The news desk 12:47 AM`.
    pub(in crate::import) timed: usize,
    /// A time at the beginning, which is an entry's.
    pub(in crate::import) begins_with_time: usize,
    /// A number and a month.
    pub(in crate::import) month: usize,
}
/// Words of a line of a day at most that dates do not have; never more than half of its words.
pub(in crate::import) const DATE_LINE_OTHERS: OtherWords =
    OtherWords { dated_and_timed: 5, dated: 4, timed: 2, begins_with_time: 1, month: 0 };
/// Bytes of the words at the beginning of a paragraph that give its day.
pub(in crate::import) const DATELINE_BYTES: RangeInclusive<usize> = 7..=80;
/// Bytes of a text at most that states a day in the words of people.
pub(in crate::import) const STATED_DAY_MAX_BYTES: usize = 80;
/// The first year of pages on the web: an earlier day is the default of some system.
pub(in crate::import) const FIRST_YEAR: i16 = 1990;
