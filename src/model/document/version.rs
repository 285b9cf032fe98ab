//! Earlier versions of articles.

use std::fmt;

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::ArticleDoc;
use crate::model::Id;

/// When a version of an article was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Seen {
    /// The day.
    pub date: Date,
    /// The time of day.
    pub time: Option<Time>,
    /// Whether it was seen then; else it was seen by then, and nobody knows when.
    pub exact: bool,
}

/// What the name of a version begins with of which nobody knows when it was seen.
const BY: &str = "by-";

impl Seen {
    /// Reads the stem of a version's file: `2025-06-02`, `2025-06-02T10-00`, `by-2025-06-02`.
    pub fn parse(stem: &str) -> Option<Self> {
        let later = stem.strip_prefix(BY);
        let (stem, exact) = (later.unwrap_or(stem), later.is_none());
        let (day, time) = stem.split_once('T').map_or((stem, None), |(day, it)| (day, Some(it)));
        // jiff reads other notations of ISO 8601, too.
        let date = day.parse().ok().filter(|_| day.len() == "2025-06-02".len())?;
        let time = match time {
            Some(time) => {
                let (hour, minute) = time.split_once('-')?;
                let number = |text: &str| {
                    let digits = text.len() == 2 && text.bytes().all(|it| it.is_ascii_digit());
                    text.parse::<i8>().ok().filter(|_| digits)
                };
                Some(Time::new(number(hour)?, number(minute)?, 0, 0).ok()?)
            }
            None => None,
        };
        Some(Self { date, time, exact })
    }

    /// Returns the stem of a version's file, by which notes name it: `2025-06-02T10-00`.
    pub fn stem(self) -> String {
        let by = if self.exact { "" } else { BY };
        match self.time {
            Some(time) => format!("{by}{}T{:02}-{:02}", self.date, time.hour(), time.minute()),
            None => format!("{by}{}", self.date),
        }
    }
}

/// As in an address: `2025-06-02-10-00`.
impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.exact { "" } else { BY }, self.date)?;
        match self.time {
            Some(time) => write!(f, "-{:02}-{:02}", time.hour(), time.minute()),
            None => Ok(()),
        }
    }
}

/// An earlier version of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionDoc {
    /// The id of the article.
    pub article: Id,
    /// When it was seen.
    pub seen: Seen,
    /// The article as it was then. Only headline, standfirst, language, text and the time of its
    /// change count.
    pub doc: ArticleDoc,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_says_when_a_version_was_seen() {
        for (stem, shown) in [
            ("2025-06-02", "2025-06-02"),
            ("2025-06-02T10-05", "2025-06-02-10-05"),
            ("by-2025-06-02", "by-2025-06-02"),
            ("by-2025-06-02T10-05", "by-2025-06-02-10-05"),
        ] {
            let seen = Seen::parse(stem).expect("a version");
            assert_eq!((seen.to_string().as_str(), seen.stem().as_str()), (shown, stem));
        }
        for stem in [
            "",
            "a",
            "20250602",
            "2025-06-31",
            "2025-06-02T",
            "2025-06-02T10:00",
            "2025-06-02T1-00",
            "2025-06-02T+1-00",
            "2025-06-02T24-00",
            "2025-06-02T10-00-00",
            "by-by-2025-06-02",
            "by-",
        ] {
            assert_eq!(Seen::parse(stem), None, "{stem}");
        }
    }
}
