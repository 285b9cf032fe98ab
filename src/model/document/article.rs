//! Articles.

use std::ops::Range;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;
use crate::model::{ArticleKind, Id, Prose, Publish, TextForm, Translation, Voice, When};
use crate::source::{FileId, Spanned};

/// The time of publication: a day, or a day with a time and its UTC offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Serialised", into = "Serialised")]
pub struct Published {
    /// The day at the outlet.
    pub date: Date,
    /// The time of day at the outlet, with its UTC offset.
    pub time: Option<(Time, Offset)>,
}

/// The serialised form: the offset is in seconds.
type Serialised = (Date, Option<(Time, i32)>);

impl From<Published> for Serialised {
    fn from(published: Published) -> Self {
        (published.date, published.time.map(|(time, offset)| (time, offset.seconds())))
    }
}

impl From<Serialised> for Published {
    fn from((date, time): Serialised) -> Self {
        let offset = |seconds| Offset::from_seconds(seconds).unwrap_or(Offset::UTC);
        Self { date, time: time.map(|(time, seconds)| (time, offset(seconds))) }
    }
}

impl Published {
    /// Returns whether it was certainly before another. A day without a time may be at any hour,
    /// and in any zone: of two days in a row, either may have been the first.
    pub fn is_before(self, other: Self) -> bool {
        self.bounds()[1] < other.bounds()[0]
    }

    /// Returns the first and the last second that it may have been, the same where it has a time.
    pub fn bounds(self) -> [Timestamp; 2] {
        if self.time.is_some() {
            return [self.instant(); 2];
        }
        // The zones farthest ahead and farthest behind.
        let first = (Time::MIN, Offset::constant(14));
        let last = (Time::constant(23, 59, 59, 0), Offset::constant(-12));
        [first, last].map(|time| Self { time: Some(time), ..self }.instant())
    }

    /// Returns it as RFC 3339 has it: a day, or a day and a time with its offset.
    pub fn rfc_3339(self) -> String {
        let Some((time, offset)) = self.time else { return self.date.to_string() };
        let seconds = offset.seconds();
        let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.unsigned_abs() / 60);
        let time = format!("{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second());
        format!("{}T{time}{sign}{:02}:{:02}", self.date, minutes / 60, minutes % 60)
    }

    /// Returns the instant to sort by. A day without a time counts as noon UTC.
    pub fn instant(self) -> Timestamp {
        let (time, offset) = self.time.unwrap_or((Time::constant(12, 0, 0, 0), Offset::UTC));
        offset.to_timestamp(self.date.to_datetime(time)).unwrap_or(Timestamp::MAX)
    }
}

/// A remark that a value was inferred and is not stated by the source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inferred {
    /// The key of the front matter.
    pub key: String,
    /// The reason, for readers.
    pub reason: String,
}

/// The file that an article was imported from. All fields are empty for other articles.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleOrigin {
    /// The name of the saved file.
    pub file: Option<String>,
    /// Its SHA-256, in hexadecimal.
    pub sha256: Option<String>,
    /// The day on which it was fetched.
    pub retrieved: Option<Date>,
    /// The time of day, if the file gives it.
    pub retrieved_time: Option<Time>,
    /// The headline that the page gave to search engines, where readers saw another.
    pub headline_search: Option<String>,
    /// The numbers of blocks that the import would have dropped, separated by spaces.
    pub keep: Option<String>,
    /// The numbers of blocks that the import would have kept, separated by spaces.
    pub drop: Option<String>,
    /// The SHA-256 of the article's text, in hexadecimal, that the editor checked although it
    /// differs from the source.
    pub checked: Option<String>,
}

/// A correction of a name or a date in an article, from its front matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction<T> {
    /// The words as the article has them.
    pub words: Spanned<String>,
    /// The number of the occurrence, from 1. `None` for all.
    pub occurrence: Option<u32>,
    /// The meaning of the words. `None` where they are not to be marked.
    pub meaning: Option<T>,
}

/// Whose words a phrase is, as the front matter of a digest says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedVoice {
    /// The phrase, without quotation marks, with single spaces.
    pub words: String,
    /// Whose it is.
    pub voice: Voice,
}

/// An article of an outlet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleDoc {
    /// Its id.
    pub id: Id,
    /// Its former ids, whose addresses lead to it. The oldest first; may be empty.
    pub former_ids: Vec<Spanned<Id>>,
    /// The file.
    pub file: FileId,
    /// The headline.
    pub title: String,
    /// The id of the outlet that published it.
    pub outlet: Spanned<String>,
    /// The ids of the outlets that its outlet had the text from, the first source first; may be
    /// empty.
    pub via: Vec<Spanned<String>>,
    /// The ids of those by which the copy at hand came from its outlet, from the first to the last;
    /// may be empty.
    pub carried_by: Vec<Spanned<String>>,
    /// The time of publication.
    pub published: Published,
    /// When the outlet changed it last, as it says itself.
    pub modified: Option<Published>,
    /// Its place among articles of the same time, smallest first, as the editor has it.
    pub sequence: Option<i64>,
    /// Its address.
    pub url: Option<String>,
    /// The authors; may be empty.
    pub byline: Vec<String>,
    /// The place it was written at.
    pub dateline: Option<String>,
    /// The sort of article.
    pub kind: Option<ArticleKind>,
    /// Its language, BCP 47, where it is not the site's.
    pub lang: Option<String>,
    /// The sort of translation, where the text is one.
    pub translated: Option<Translation>,
    /// The id of the article that it is a translation of.
    pub translation_of: Option<Spanned<String>>,
    /// The language of the original, BCP 47, of a digest or a translation.
    pub original_lang: Option<String>,
    /// The outlet's own lines below the headline.
    pub standfirst: Option<String>,
    /// One sentence about it.
    pub summary: Option<String>,
    /// Whether the text is the article's own or a digest.
    pub text: TextForm,
    /// How much the site shows of a full text, where the article says so itself.
    pub publish: Option<Publish>,
    /// The values that were inferred. Sorted by key.
    pub inferred: Vec<Inferred>,
    /// The file it was imported from.
    pub origin: ArticleOrigin,
    /// Whose words phrases in quotation marks are, where no measure says so.
    pub quotations: Vec<StatedVoice>,
    /// Corrections of names. The meaning is an actor's id.
    pub names: Vec<Correction<Spanned<String>>>,
    /// Corrections of dates.
    pub dates: Vec<Correction<When>>,
    /// The day on which the editor last changed it or a note on it.
    pub updated: Option<Date>,
    /// Whether it is left out without `--drafts`.
    pub draft: bool,
    /// The text.
    pub body: Prose,
}

impl ArticleDoc {
    /// Returns the language of its text, BCP 47. `site` is that of articles that give none.
    pub fn language<'a>(&'a self, site: &'a str) -> &'a str {
        self.lang.as_deref().unwrap_or(site)
    }

    /// Returns whether a fact is inferred, by its key in the front matter.
    pub fn is_inferred(&self, key: &str) -> bool {
        self.inferred.iter().any(|item| item.key == key)
    }

    /// Returns the bytes of the line in the front matter, without white space around it, that gives
    /// a key; the first, if several tables have it. `None` if it is written in another way.
    pub(crate) fn front_matter_line(&self, key: &str) -> Option<Range<usize>> {
        let head = &self.body.file_text[..self.body.span.start as usize];
        let mut end = 0;
        head.split_inclusive('\n').find_map(|line| {
            end += line.len();
            let start = end - line.trim_start().len();
            let rest = line.trim_start().strip_prefix(key)?;
            rest.trim_start().starts_with('=').then(|| start..start + line.trim().len())
        })
    }

    /// Returns the hash of the outlet's text: of a full text its own, of a digest that of the
    /// original, if it names one. In hexadecimal, lower case.
    pub fn text_hash(&self) -> Option<String> {
        match self.text {
            TextForm::Full => {
                Some(Fingerprint::of_bytes(self.body.plain.text.as_bytes()).to_string())
            }
            TextForm::Digest => Some(self.origin.sha256.as_ref()?.to_ascii_lowercase()),
        }
    }
}
