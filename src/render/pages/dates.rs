//! The index of dates: a timeline and a calendar, on one page or in parts.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::marks::numbered;
use crate::model::site::{ArticleIx, DateIx, DayEntry, Entity};
use crate::model::{Kind, TextForm, When};
use crate::render::counts::tenths;
use crate::render::cut::cut_around;
use crate::render::page::Page;
use crate::render::page_context::{PageContext, neighbours};
use crate::render::parts::{date_parts, days_of};
use crate::render::views::{
    CalendarCell, CountedMonth, DatesView, DaySentence, LinkView, MonthView, TimeRow,
    TimelineMonth, Weekday, YearOfDays,
};

/// How many of the articles published on a day its row names.
const PUBLISHED: usize = 6;

/// The most words on each side of a date in the sentence of a row.
const WORDS: usize = 8;

/// Days with what they have, by date.
type DayEntries<'a> = &'a [(Date, DayEntry)];

/// Returns the view of the index of dates.
pub(in crate::render) fn index(ctx: &PageContext<'_>) -> DatesView {
    let site = ctx.site;
    let parts = date_parts(site);
    let days: DayEntries<'_> = if parts.is_empty() { &site.days } else { &[] };
    let most = most(&site.days);
    let mut periods: Vec<&(When, DayEntry)> = site.periods.iter().collect();
    // A year is before its months.
    periods.sort_by_key(|(when, _)| (when.first(), Reverse(when.last())));
    let periods = periods.into_iter().map(|(when, entry)| row(ctx, *when, entry, most));
    DatesView {
        page: ctx.frame(
            "dates",
            ctx.translations.of("nav", "dates"),
            ctx.translations.get("dates_intro").to_owned(),
        ),
        count: site.days.len(),
        periods: periods.collect(),
        parts: years(ctx, &parts),
        ..days_view(ctx, days, most)
    }
}

/// Returns the view of the days of a year or a month in the index.
pub(in crate::render) fn part(ctx: &PageContext<'_>, part: When) -> DatesView {
    let days = days_of(&ctx.site.days, part);
    let parts = date_parts(ctx.site);
    let [previous, next] = neighbours(&parts, part, |part| part_link(ctx, part));
    let index = ctx.index_link(Kind::Day);
    DatesView {
        page: ctx.frame(
            "dates",
            format!("{}: {}", index.label, ctx.translations.time(part)),
            String::new(),
        ),
        count: days.len(),
        index: Some(index),
        previous,
        next,
        ..days_view(ctx, days, most(&ctx.site.days))
    }
}

/// Returns timeline and calendar of these days.
fn days_view(ctx: &PageContext<'_>, days: DayEntries<'_>, most: usize) -> DatesView {
    let weekdays = (0..7).map(|offset| {
        let (long, short) = ctx.translations.weekday(offset);
        Weekday { long, short }
    });
    DatesView {
        timeline: timeline(ctx, days, most),
        months: months(ctx, days),
        digests: !ctx.site.digests.is_empty(),
        weekdays: weekdays.collect(),
        ..DatesView::default()
    }
}

/// Returns the mentions of the day that has most.
fn most(days: DayEntries<'_>) -> usize {
    days.iter().map(|(_, day)| day.happened.len()).max().unwrap_or(0)
}

fn part_link(ctx: &PageContext<'_>, part: When) -> LinkView {
    ctx.part_link(Page::DatesPart(part), part)
}

/// Returns the years of an index in parts, with what their months have.
fn years(ctx: &PageContext<'_>, parts: &[When]) -> Vec<YearOfDays> {
    let mut counts: BTreeMap<Date, (usize, usize)> = BTreeMap::new();
    for (date, day) in ctx.site.days.iter() {
        let (mentions, published) = counts.entry(date.first_of_month()).or_default();
        *mentions += day.happened.len();
        *published += day.published.len();
    }
    let most = counts.values().map(|(mentions, _)| *mentions).max().unwrap_or(0);
    let mut years: Vec<(i16, YearOfDays)> = Vec::new();
    for (first, (mentions, published)) in counts {
        let Some(part) = parts.iter().find(|part| part.contains(first)) else { continue };
        let month = CountedMonth {
            link: LinkView::new(
                ctx.translations.month_year(first),
                format!("{}#t-{}", part_link(ctx, *part).href, first.strftime("%Y-%m")),
            ),
            mentions,
            published,
            tenths: tenths(mentions, most),
        };
        match years.last_mut() {
            Some((year, entry)) if *year == first.year() => entry.months.push(month),
            _ => {
                let label = ctx.translations.time(When::Year(first.year()));
                years.push((first.year(), YearOfDays { label, months: vec![month] }));
            }
        }
    }
    years.into_iter().map(|(_, year)| year).collect()
}

/// Returns these days by month.
fn timeline(ctx: &PageContext<'_>, days: DayEntries<'_>, most: usize) -> Vec<TimelineMonth> {
    let mut months: Vec<TimelineMonth> = Vec::new();
    let mut before: Option<Date> = None;
    for days in days.chunk_by(|one, next| one.0.first_of_month() == next.0.first_of_month()) {
        let first = days[0].0.first_of_month();
        let number = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
        let gap = before.map_or(0, |before| number(first) - number(before) - 1);
        before = Some(first);
        months.push(TimelineMonth {
            label: ctx.translations.month_year(first),
            iso: first.strftime("%Y-%m").to_string(),
            gap: usize::try_from(gap).unwrap_or(0),
            rows: rows(ctx, days, most),
        });
    }
    months
}

/// Returns the rows of days; days in a row that only the same ranges have are one row.
fn rows(ctx: &PageContext<'_>, days: DayEntries<'_>, most: usize) -> Vec<TimeRow> {
    let mut rows: Vec<(TimeRow, Date)> = Vec::new();
    for (date, entry) in days {
        let next = row(ctx, When::Day(*date), entry, most);
        if let Some((row, last)) = rows.last_mut()
            && last.tomorrow().is_ok_and(|tomorrow| tomorrow == *date)
            && is_range_only(row)
            && is_range_only(&next)
            && row.ranges == next.ranges
        {
            row.ids.push(next.day.iso.clone());
            row.until = Some(next.day);
            *last = *date;
        } else {
            rows.push((next, *date));
        }
    }
    rows.into_iter().map(|(row, _)| row).collect()
}

/// Returns whether a day has nothing but ranges that have it.
fn is_range_only(row: &TimeRow) -> bool {
    !row.ranges.is_empty() && row.published.is_empty() && row.claims.is_empty() && row.notes == 0
}

fn row(ctx: &PageContext<'_>, when: When, entry: &DayEntry, most: usize) -> TimeRow {
    let has_page = ctx.site.has_page(Entity::Time(when));
    let title = entry.doc.as_ref().and_then(|doc| doc.title.clone());
    let ranges: BTreeSet<When> = entry
        .happened
        .iter()
        .map(|(article, place)| ctx.site.articles[*article].dates[*place].value)
        .filter(|value| *value != when)
        .collect();
    let published = entry.published.iter().take(PUBLISHED);
    let published = published.map(|at| ctx.short_link(Entity::Article(*at)));
    let notes: BTreeSet<Entity> = ctx
        .site
        .references_to(Entity::Time(when))
        .iter()
        .map(|reference| reference.from)
        .filter(|from| matches!(from, Entity::Note(..)))
        .collect();
    TimeRow {
        day: ctx.day(when),
        has_page,
        sentence: if title.is_none() && has_page { sentence(ctx, when, entry) } else { None },
        title,
        mentions: entry.happened.len(),
        tenths: tenths(entry.happened.len(), most),
        ranges: if has_page {
            Vec::new()
        } else {
            ranges.into_iter().map(|range| ctx.translations.time(range)).collect()
        },
        published: published.collect(),
        more: entry.published.len().saturating_sub(PUBLISHED),
        claims: entry.claims.iter().map(|at| ctx.link(Entity::Claim(*at))).collect(),
        notes: notes.len(),
        until: None,
        ids: Vec::new(),
    }
}

/// Returns what an article says of a time, in some words: the first one that names it by itself.
fn sentence(ctx: &PageContext<'_>, when: When, entry: &DayEntry) -> Option<DaySentence> {
    let dates = |(article, place): &(ArticleIx, DateIx)| {
        let entry = &ctx.site.articles[*article];
        let date = &entry.dates[*place];
        let parts = entry.sentence(&date.range, &entry.date_sentences[*place])?;
        (date.value == when).then_some((*article, *place, parts))
    };
    let (article, place, [before, words, after]) = entry.happened.iter().find_map(dates)?;
    let doc = &ctx.site.articles[article].doc;
    let (lang, dir) = ctx.foreign(doc.lang.as_deref());
    let href = numbered(&[&ctx.href(Entity::Article(article)), "#d-"], place.number());
    let cut = cut_around([&before, &words, &after], WORDS, WORDS * 5 / 2);
    Some(DaySentence {
        outlet: ctx.outlet_short(article).to_owned(),
        digest: doc.text == TextForm::Digest,
        html: ctx.linked_cut(article, &cut, &href),
        lang,
        dir,
    })
}

/// Returns the months of these days as a calendar.
fn months(ctx: &PageContext<'_>, days: DayEntries<'_>) -> Vec<MonthView> {
    let weight = |day: &DayEntry| day.published.len() + day.happened.len();
    let most = ctx.site.days.iter().map(|(_, day)| weight(day)).max().unwrap_or(0);
    let mut months: BTreeMap<Date, BTreeMap<i8, &DayEntry>> = BTreeMap::new();
    for (date, day) in days {
        months.entry(date.first_of_month()).or_default().insert(date.day(), day);
    }
    let month = |(first, days): (Date, BTreeMap<i8, &DayEntry>)| {
        let offset = first.weekday().to_monday_zero_offset();
        let cells = (1 - offset..=first.days_in_month()).map(|number| {
            let entry = days.get(&number);
            let date = entry.and_then(|_| first.with().day(number).build().ok());
            CalendarCell {
                number: number.max(0),
                day: date.map(|date| ctx.day(When::Day(date))),
                mentions: entry.map_or(0, |day| day.happened.len()),
                published: entry.map_or(0, |day| day.published.len()),
                heat: entry.map_or(0, |day| (weight(day) * 5).div_ceil(most.max(1))),
            }
        });
        let mut cells: Vec<CalendarCell> = cells.collect();
        cells.resize(cells.len().next_multiple_of(7), CalendarCell::default());
        MonthView {
            label: ctx.translations.month_year(first),
            id: first.strftime("%Y-%m").to_string(),
            weeks: cells.chunks(7).map(<[CalendarCell]>::to_vec).collect(),
        }
    };
    months.into_iter().map(month).collect()
}
