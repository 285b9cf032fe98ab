//! Days, the calendar, the timeline.

use serde::Serialize;

use super::{ArticleCard, DayView, Frame, Html, LinkView, Quoted, Shared};

/// `dates.html`
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DatesView {
    /// The frame.
    pub page: Frame,
    /// All days that have something, by date.
    pub days: Vec<DayCard>,
    /// Months that have something, by date.
    pub months: Vec<MonthView>,
    /// Months, then years, that are named as such, by date.
    pub periods: Vec<DayCard>,
    /// The timeline.
    pub timeline: Timeline,
    /// Weekdays from Monday: long and short names.
    pub weekdays: Vec<Weekday>,
}

/// A weekday's names.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Weekday {
    /// `Monday`.
    pub long: String,
    /// `Mo`.
    pub short: String,
}

/// A month of the calendar.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct MonthView {
    /// `June 2025`.
    pub label: String,
    /// `2025-06`, a fragment.
    pub id: String,
    /// Weeks of seven cells, from Monday.
    pub weeks: Vec<Vec<CalendarCell>>,
}

/// A cell of the calendar.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CalendarCell {
    /// Day of the month; 0 outside the month.
    pub number: i8,
    /// The day, where it has something.
    pub card: Option<DayCard>,
    /// How much it has, compared with the fullest day: 0 to 5, a class `h3`.
    pub heat: usize,
}

/// The timeline, ready to draw: all lengths are units of its view box.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Timeline {
    /// Width of the view box.
    pub width: usize,
    /// Height of the view box.
    pub height: usize,
    /// Where the ground line is.
    pub ground: usize,
    /// Days, by date.
    pub marks: Vec<TimelineMark>,
    /// Beginnings of months.
    pub ticks: Vec<TimelineTick>,
}

/// A day on the timeline.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TimelineMark {
    /// Its centre.
    pub x: usize,
    /// Height of the bar of mentions, above the ground.
    pub up: usize,
    /// `ground - up`: the top of that bar.
    pub top: usize,
    /// Height of the bar of articles published, below the ground.
    pub down: usize,
    /// The day.
    pub card: DayCard,
}

/// The beginning of a month.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TimelineTick {
    /// Where.
    pub x: usize,
    /// `Jun 2025`.
    pub label: String,
}

/// `date.html`
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DateView {
    /// The frame.
    pub page: Frame,
    /// The day, month or year.
    pub day: Shared<DayView>,
    /// Whether it is a day.
    pub is_day: bool,
    /// The month and the year it is in, where they have pages.
    pub around: Vec<Shared<DayView>>,
    /// The months and days in it that have pages.
    pub within: Vec<Shared<DayView>>,
    /// The editor's title for it.
    pub title: Option<String>,
    /// The editor's word; may be empty.
    pub html: Html,
    /// Articles published on it, by time.
    pub published: Vec<Shared<ArticleCard>>,
    /// Whether that order says nothing: of one neither the time is known nor its place.
    pub unordered: bool,
    /// Sentences of articles that name it, by time of publication.
    pub happened: Vec<HappenedGroup>,
    /// Claims dated on it.
    pub claims: Vec<LinkView>,
    /// Places in the editor's words that lead here.
    pub backlinks: Vec<Quoted>,
    /// The day before that has something.
    pub previous: Option<Shared<DayView>>,
    /// The day after that has something.
    pub next: Option<Shared<DayView>>,
}

/// The sentences of one article that name a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HappenedGroup {
    /// The article in one line: `article-line.html`, rendered.
    pub line: Html,
    /// Language of its text, where it is not the page's.
    pub lang: Option<String>,
    /// Direction, where there is a language.
    pub dir: Option<&'static str>,
    /// Whether its words are the editor's: a digest.
    pub digest: bool,
    /// Its sentences that are shown.
    pub sentences: Vec<Happened>,
    /// How many more there are in passages that are not shown, in words; may be empty.
    pub hidden: String,
}

/// A sentence that names a day.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Happened {
    /// The address of the words.
    pub href: String,
    /// The sentence, its words in `<mark class="hit">`.
    pub html: Html,
    /// How the date was understood, in words: "counted from the day of publication".
    pub basis: String,
    /// `relative`: its stable word, a class.
    pub basis_word: &'static str,
    /// How sure it is, in words.
    pub certainty: String,
    /// `certain`, `inferred` or `doubtful`, a class.
    pub certainty_word: &'static str,
    /// The days that are meant, where they are more than the page's: "31 May 2025 to 1 June 2025".
    pub range: Option<String>,
}

/// A day, as lists show it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DayCard {
    /// The day.
    pub day: Shared<DayView>,
    /// The editor's title for it.
    pub title: Option<String>,
    /// Articles published on it.
    pub published: usize,
    /// Places in articles that name it.
    pub mentions: usize,
}
