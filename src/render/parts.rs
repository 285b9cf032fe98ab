//! Long pages in parts: those of a year, or of a month where a year has too much.
//!
//! The first page counts the whole and leads to the parts.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::When;
use crate::model::site::{ActorIx, ArticleIx, Site};

/// The most articles in the index, and the most that one page of an actor lists.
const ARTICLES: usize = 200;

/// The most rows of the index of dates.
const DATES: usize = 120;

/// Returns the years of these days, or the months of a year with more than `most` of them; by date.
/// None if there are not more than `most` in all.
fn split(days: impl Iterator<Item = Date>, most: usize) -> Vec<When> {
    let mut years: BTreeMap<i16, BTreeMap<i8, usize>> = BTreeMap::new();
    let mut all = 0;
    for day in days {
        *years.entry(day.year()).or_default().entry(day.month()).or_default() += 1;
        all += 1;
    }
    if all <= most {
        return Vec::new();
    }
    let mut parts = Vec::new();
    for (year, months) in years {
        if months.values().sum::<usize>() > most {
            parts.extend(months.into_keys().map(|month| When::Month(year, month)));
        } else {
            parts.push(When::Year(year));
        }
    }
    parts
}

/// Returns the parts of the index of articles, by date; none if it is one page.
pub(super) fn article_parts(site: &Site) -> Vec<When> {
    split(site.articles.iter().map(|article| article.doc.published.date), ARTICLES)
}

/// Returns the articles that mention an actor, by their order.
pub(super) fn articles_with(site: &Site, at: ActorIx) -> Vec<ArticleIx> {
    let mut articles: Vec<ArticleIx> =
        site.mentions_of[at].iter().map(|(article, _)| *article).collect();
    articles.dedup();
    articles
}

/// Returns the parts of an actor's mentions, by date; none if they are on one page.
pub(super) fn actor_parts(site: &Site, at: ActorIx) -> Vec<When> {
    // There are at least as many mentions as articles.
    if site.mentions_of[at].len() <= ARTICLES {
        return Vec::new();
    }
    let articles = articles_with(site, at);
    split(articles.iter().map(|at| site.articles[*at].doc.published.date), ARTICLES)
}

/// Returns the parts of the days in the index of dates, by date; none if it is one page.
pub(super) fn date_parts(site: &Site) -> Vec<When> {
    let mut parts: Vec<When> =
        site.days.iter().filter_map(|(date, _)| date_part(site, *date)).collect();
    parts.dedup();
    parts
}

/// Returns the part of the index of dates that has a day: its year, or its month where the year has
/// too many days. `None` if the index is one page.
pub(super) fn date_part(site: &Site, date: Date) -> Option<When> {
    if site.days.len() + site.periods.len() <= DATES {
        return None;
    }
    let year = When::Year(date.year());
    let has_many = days_of(&site.days, year).len() > DATES;
    Some(if has_many { When::Month(date.year(), date.month()) } else { year })
}

/// Returns those of the days, sorted by date, that are in a year or month.
pub(super) fn days_of<T>(days: &[(Date, T)], part: When) -> &[(Date, T)] {
    let from = days.partition_point(|(date, _)| *date < part.first());
    let until = days.partition_point(|(date, _)| *date <= part.last());
    &days[from..until]
}

#[cfg(test)]
mod tests {
    use super::{days_of, split};
    use crate::model::When;
    use jiff::civil::date;

    #[test]
    fn a_year_with_too_much_is_split_into_its_months() {
        let days = || [date(2023, 1, 1), date(2024, 3, 1), date(2024, 3, 2), date(2024, 5, 1)];
        assert_eq!(split(days().into_iter(), 4), []);
        assert_eq!(split(days().into_iter(), 3), [When::Year(2023), When::Year(2024)]);
        let months = [When::Year(2023), When::Month(2024, 3), When::Month(2024, 5)];
        assert_eq!(split(days().into_iter(), 2), months);
    }

    #[test]
    fn a_year_has_its_first_and_its_last_day() {
        let days = [date(2022, 12, 31), date(2023, 1, 1), date(2023, 12, 31), date(2024, 1, 1)];
        let days = days.map(|day| (day, ()));
        assert_eq!(days_of(&days, When::Year(2023)), &days[1..3]);
        assert_eq!(days_of(&days, When::Month(2023, 12)), &days[2..3]);
        assert_eq!(days_of(&days, When::Year(2021)), []);
    }
}
