//! Days, the calendar, the timeline.

use serde::Serialize;

use super::{ArticleCard, ChangedArticle, DayView, Frame, Html, LinkView, Quoted, Shared};

/// `dates.html`: the index of dates, or the days of one year or month of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DatesView {
    /// The frame.
    pub page: Frame,
    /// How many days there are, here.
    pub count: usize,
    /// Whether some articles are digests: their dates are counted in them, not in the originals.
    pub digests: bool,
    /// The timeline: all days that have something, by month; none if they are in parts.
    pub timeline: Vec<TimelineMonth>,
    /// The same months as a calendar.
    pub months: Vec<MonthView>,
    /// Months and years that are named as such, by their first day, a year before its months.
    pub periods: Vec<TimeRow>,
    /// The years, where their days have pages of their own, being too many for one; by date.
    pub parts: Vec<YearOfDays>,
    /// Weekdays from Monday: long and short names.
    pub weekdays: Vec<Weekday>,
    /// On the page of a part: the index.
    pub index: Option<LinkView>,
    /// On the page of a part: the one before.
    pub previous: Option<LinkView>,
    /// On the page of a part: the one after.
    pub next: Option<LinkView>,
}

/// A year of which the days have pages in the index.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct YearOfDays {
    /// The year.
    pub label: String,
    /// The months that have something, by date.
    pub months: Vec<CountedMonth>,
}

/// A month, and what its days have.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CountedMonth {
    /// The month, and its place on the page with its days.
    pub link: LinkView,
    /// How often articles name its days.
    pub mentions: usize,
    /// Articles published in it.
    pub published: usize,
    /// The mentions compared with those of the fullest month, in tenths rounded up: a class `b7`.
    pub tenths: usize,
}

/// A month of the timeline.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TimelineMonth {
    /// `June 2025`.
    pub label: String,
    /// `2025-06`.
    pub iso: String,
    /// How many months before it have nothing, if it is not the first.
    pub gap: usize,
    /// Its days that have something, by date.
    pub rows: Vec<TimeRow>,
}

/// A day, a month or a year in the index of dates.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TimeRow {
    /// The day; its `iso` is the fragment of the row.
    pub day: Shared<DayView>,
    /// The last of several days in a row that only the same ranges have.
    pub until: Option<Shared<DayView>>,
    /// The fragments of the other days of such a row.
    pub ids: Vec<String>,
    /// Whether it has a page.
    pub has_page: bool,
    /// The editor's title for it.
    pub title: Option<String>,
    /// What an article says of it, where it has a page and no title.
    pub sentence: Option<DaySentence>,
    /// How often articles name it, or a range that has it.
    pub mentions: usize,
    /// The mentions compared with those of the fullest day, in tenths rounded up: a class `b7`.
    pub tenths: usize,
    /// The ranges that have it, in words, where nothing names the day itself.
    pub ranges: Vec<String>,
    /// Articles published on it, labelled by their outlets; at most six.
    pub published: Vec<LinkView>,
    /// How many more were published on it.
    pub more: usize,
    /// Claims dated on it.
    pub claims: Vec<LinkView>,
    /// Notes that lead to it.
    pub notes: usize,
}

/// Some words of an article that name a day.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DaySentence {
    /// The outlet's short name.
    pub outlet: String,
    /// Whether the words are the editor's: a digest.
    pub digest: bool,
    /// The words, those for the day a link to them, `<a class="hit">`.
    pub html: Html,
    /// Language of the words, where it is not the page's.
    pub lang: Option<String>,
    /// Direction, where there is a language.
    pub dir: Option<&'static str>,
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
    pub day: Option<Shared<DayView>>,
    /// How often articles name it.
    pub mentions: usize,
    /// Articles published on it.
    pub published: usize,
    /// How much it has, compared with the fullest day: 0 to 5, a class `h3`.
    pub heat: usize,
}

/// `date.html`
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DateView {
    /// The frame.
    pub page: Frame,
    /// The index of dates.
    pub index: LinkView,
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
    /// Articles from before it that name it, by time.
    pub before: Vec<DayTelling>,
    /// Articles published on the day, by time, those of which the time is unknown last, with what
    /// they say of it. Of a month or a year, those published in it that name it.
    pub published: Vec<DayTelling>,
    /// Whether the order of some of these is not known.
    pub unordered: bool,
    /// Articles from after it that name it, by time.
    pub after: Vec<DayTelling>,
    /// Claims dated on it.
    pub claims: Vec<LinkView>,
    /// Articles that changed on it.
    pub changed: Vec<ChangedArticle>,
    /// Places in the editor's words that lead here.
    pub backlinks: Vec<Quoted>,
    /// The day before that has something.
    pub previous: Option<Shared<DayView>>,
    /// The day after that has something.
    pub next: Option<Shared<DayView>>,
}

/// The sentences of one article that name a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DayTelling {
    /// The article.
    pub article: Shared<ArticleCard>,
    /// Language of its text, where it is not the page's.
    pub lang: Option<String>,
    /// Direction, where there is a language.
    pub dir: Option<&'static str>,
    /// Its sentences that are shown, without those that the outlet has in an article before.
    pub sentences: Vec<Happened>,
    /// How many more there are in passages that are not shown, in words; may be empty.
    pub hidden: String,
}

/// A sentence that names a day.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Happened {
    /// The address of the words.
    pub href: String,
    /// The sentence, its words a link to them, `<a class="hit">`.
    pub html: Html,
    /// How the date was understood, in words: "counted from the day of publication".
    pub basis: String,
    /// `relative`: its stable word, a class.
    pub basis_word: &'static str,
    /// Whether it is certain.
    pub certain: bool,
    /// How sure it is, in words.
    pub certainty: String,
    /// `certain`, `inferred` or `doubtful`, a class.
    pub certainty_word: &'static str,
    /// The days that are meant, where they are more than the page's: "31 May 2025 to 1 June 2025".
    pub range: Option<String>,
}
