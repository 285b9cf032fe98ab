//! Days, months, years: what was published and what happened; the calendar and the timeline.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::margin::numbered;
use crate::model::site::{ArticleIx, DateIx, Entity, Site};
use crate::model::{TextForm, When};
use crate::render::page_context::PageContext;
use crate::render::views::{
    CalendarCell, DateView, DatesView, DayCard, Happened, HappenedGroup, MonthView, Timeline,
    TimelineMark, TimelineTick, Weekday,
};

/// Returns the view of a day, a month or a year.
pub(in crate::render) fn view(ctx: &PageContext<'_>, when: When) -> DateView {
    let none = Default::default();
    let entry = ctx.site.time(when).unwrap_or(&none);
    let doc = entry.doc.as_ref();
    let [previous, next] = neighbours(ctx.site, when);
    let title = ctx.translations.time(when);
    DateView {
        page: ctx.frame("date", title, String::new()),
        day: ctx.day(when),
        is_day: matches!(when, When::Day(_)),
        around: around(ctx.site, when).into_iter().map(|when| ctx.day(when)).collect(),
        within: within(ctx.site, when).into_iter().map(|when| ctx.day(when)).collect(),
        title: doc.and_then(|doc| doc.title.clone()),
        html: doc.map_or_else(Default::default, |doc| ctx.html(&doc.body, 2, "fn-")),
        published: entry.published.iter().map(|at| ctx.article_card(*at)).collect(),
        unordered: is_unordered(ctx.site, &entry.published),
        happened: happened(ctx, when, &entry.happened),
        claims: entry.claims.iter().map(|at| ctx.link(Entity::Claim(*at))).collect(),
        backlinks: ctx.backlinks(Entity::Time(when)),
        previous: previous.map(|when| ctx.day(when)),
        next: next.map(|when| ctx.day(when)),
    }
}

/// Returns whether the order of a day's articles is not that of time: one has neither a time nor a
/// place that the editor gives.
fn is_unordered(site: &Site, published: &[ArticleIx]) -> bool {
    let is_open = |at: &ArticleIx| {
        let doc = &site.articles[*at].doc;
        doc.published.time.is_none() && doc.sequence.is_none()
    };
    published.len() > 1 && published.iter().any(is_open)
}

/// Returns the days, months or years before and after that have something.
pub(in crate::render) fn neighbours(site: &Site, when: When) -> [Option<When>; 2] {
    if let When::Day(date) = when {
        let place = site.days.partition_point(|(other, _)| *other < date);
        let next = place + usize::from(site.day(date).is_some());
        let day = |at: usize| site.days.get(at).map(|(date, _)| When::Day(*date));
        return [place.checked_sub(1).and_then(day), day(next)];
    }
    let place = site.periods.partition_point(|(other, _)| *other < when);
    let next = place + usize::from(site.time(when).is_some());
    let like = |at: usize| {
        let found = site.periods.get(at).map(|(other, _)| *other);
        found.filter(|other| other.precision() == when.precision())
    };
    [place.checked_sub(1).and_then(like), like(next)]
}

/// Returns the month and the year that a time is in, where they have something.
pub(in crate::render) fn around(site: &Site, when: When) -> Vec<When> {
    let (first, precision) = (when.first(), when.precision());
    let all = [When::Month(first.year(), first.month()), When::Year(first.year())];
    let wider = |other: &When| other.precision() > precision && site.time(*other).is_some();
    all.into_iter().filter(wider).collect()
}

/// Returns the months, then the days in a month or a year that have something.
pub(in crate::render) fn within(site: &Site, when: When) -> Vec<When> {
    let (first, last) = match when {
        When::Day(_) => return Vec::new(),
        _ => (when.first(), when.last()),
    };
    let inside = |other: &When| first <= other.first() && other.last() <= last;
    let narrower = |other: &When| other.precision() < when.precision() && inside(other);
    let periods = site.periods.iter().map(|(other, _)| *other).filter(narrower);
    let from = site.days.partition_point(|(date, _)| *date < first);
    let until = site.days.partition_point(|(date, _)| *date <= last);
    periods.chain(site.days[from..until].iter().map(|(date, _)| When::Day(*date))).collect()
}

/// Groups the sentences that name a time by article; each sentence once.
fn happened(
    ctx: &PageContext<'_>,
    when: When,
    places: &[(ArticleIx, DateIx)],
) -> Vec<HappenedGroup> {
    // With the byte at which the last sentence ends, and how many are not shown.
    let mut groups: Vec<(ArticleIx, HappenedGroup, u32, usize)> = Vec::new();
    for (article, place) in places {
        let entry = &ctx.site.articles[*article];
        let mention = &entry.dates[*place];
        let range = &mention.range;
        if groups.last().is_none_or(|(last, ..)| last != article) {
            let (lang, dir) = ctx.foreign(entry.doc.lang.as_deref());
            let line = ctx.line(*article);
            let digest = entry.doc.text == TextForm::Digest;
            let (sentences, hidden) = Default::default();
            let group = HappenedGroup { line, lang, dir, digest, sentences, hidden };
            groups.push((*article, group, 0, 0));
        }
        let Some((_, group, end, hidden)) = groups.last_mut() else { continue };
        if range.start < *end {
            continue;
        }
        let sentence = &entry.date_sentences[*place];
        *end = sentence.end;
        let Some([before, words, after]) = entry.sentence(range, sentence) else {
            *hidden += 1;
            group.hidden = ctx.hidden(*hidden);
            continue;
        };
        let basis_word = mention.basis.as_str();
        let certainty_word = mention.certainty.as_str();
        let told = (mention.value != when).then(|| ctx.translations.time(mention.value));
        group.sentences.push(Happened {
            href: numbered(&[&ctx.href(Entity::Article(*article)), "#d-"], place.number()),
            html: ctx.excerpt_with_voices(*article, [&before, &words, &after]),
            basis: ctx.translations.of("basis", basis_word),
            basis_word,
            certainty: ctx.translations.of("certainty", certainty_word),
            certainty_word,
            range: told,
        });
    }
    groups.into_iter().map(|(_, group, ..)| group).collect()
}

/// Returns the view of the index of dates.
pub(in crate::render) fn index(ctx: &PageContext<'_>) -> DatesView {
    let days: Vec<DayCard> = ctx.site.days.iter().map(|(date, _)| card(ctx, *date)).collect();
    let weekdays = (0..7).map(|offset| {
        let (long, short) = ctx.translations.weekday(offset);
        Weekday { long, short }
    });
    DatesView {
        page: ctx.frame("dates", ctx.translations.of("nav", "dates"), String::new()),
        months: months(ctx),
        periods: ctx.site.periods.iter().map(|(when, _)| period(ctx, *when)).collect(),
        timeline: timeline(ctx),
        weekdays: weekdays.collect(),
        days,
    }
}

/// Returns a day as lists show it.
pub(in crate::render) fn card(ctx: &PageContext<'_>, date: Date) -> DayCard {
    let entry = ctx.site.day(date);
    DayCard {
        day: ctx.day(When::Day(date)),
        title: entry.and_then(|day| day.doc.as_ref()?.title.clone()),
        published: entry.map_or(0, |day| day.published.len()),
        mentions: entry.map_or(0, |day| day.happened.len()),
    }
}

fn period(ctx: &PageContext<'_>, when: When) -> DayCard {
    let mentions = ctx.site.time(when).map_or(0, |entry| entry.happened.len());
    DayCard { day: ctx.day(when), title: None, published: 0, mentions }
}

fn months(ctx: &PageContext<'_>) -> Vec<MonthView> {
    let weight = |day: &crate::model::site::DayEntry| day.published.len() + day.happened.len();
    let most = ctx.site.days.iter().map(|(_, day)| weight(day)).max().unwrap_or(0);
    let mut months: BTreeMap<Date, BTreeMap<i8, usize>> = BTreeMap::new();
    for (date, day) in ctx.site.days.iter() {
        months.entry(date.first_of_month()).or_default().insert(date.day(), weight(day));
    }
    let month = |(first, days): (Date, BTreeMap<i8, usize>)| {
        let offset = first.weekday().to_monday_zero_offset();
        let cells = (1 - offset..=first.days_in_month()).map(|number| {
            let weight = days.get(&number);
            let date = weight.and_then(|_| first.with().day(number).build().ok());
            CalendarCell {
                number: number.max(0),
                card: date.map(|date| card(ctx, date)),
                heat: weight.map_or(0, |weight| (weight * 5).div_ceil(most.max(1))),
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

/// Lays the days out on a line. Days far before the rest would squeeze them: the line begins where
/// no more than a tenth of the days lie before, if that shortens it by half.
fn timeline(ctx: &PageContext<'_>) -> Timeline {
    const WIDTH: usize = 960;
    const MARGIN: usize = 24;
    const UP: usize = 120;
    const DOWN: usize = 40;
    let days = &ctx.site.days;
    let Some((last, _)) = days.last() else { return Timeline::default() };
    let length = |from: Date| from.until(*last).map_or(0, |span| span.get_days().max(0) as usize);
    let (all, most) = (length(days[0].0), length(days[days.len() / 10].0));
    let skipped = if most * 2 < all { days.len() / 10 } else { 0 };
    let days = &days[skipped..];
    let first = days[0].0;
    let total = length(first).max(1);
    let x = |date: Date| {
        let offset = first.until(date).map_or(0, |span| span.get_days().max(0) as usize);
        MARGIN + offset * (WIDTH - 2 * MARGIN) / total
    };
    let height = |count: usize, most: usize, room: usize| match count {
        0 => 0,
        count => (count * room).div_ceil(most.max(1)).max(3),
    };
    let most_up = days.iter().map(|(_, day)| day.happened.len()).max().unwrap_or(0);
    let most_down = days.iter().map(|(_, day)| day.published.len()).max().unwrap_or(0);
    let marks = days.iter().map(|(date, day)| {
        let up = height(day.happened.len(), most_up, UP);
        TimelineMark {
            x: x(*date),
            up,
            top: UP + 10 - up,
            down: height(day.published.len(), most_down, DOWN),
            card: card(ctx, *date),
        }
    });
    Timeline {
        width: WIDTH,
        height: UP + DOWN + 40,
        ground: UP + 10,
        marks: marks.collect(),
        ticks: ticks(ctx, first, *last, x),
    }
}

/// Beginnings of months, at most twelve of them.
fn ticks(
    ctx: &PageContext<'_>,
    first: Date,
    last: Date,
    x: impl Fn(Date) -> usize,
) -> Vec<TimelineTick> {
    let months = (i32::from(last.year()) - i32::from(first.year())) * 12
        + i32::from(last.month() - first.month());
    let step = (months / 12 + 1).max(1);
    let mut ticks = Vec::new();
    let mut month = first.first_of_month();
    while month <= last {
        if month >= first {
            let label = ctx.translations.month_year_short(month);
            ticks.push(TimelineTick { x: x(month), label });
        }
        let Ok(next) = month.checked_add(step.months()) else { break };
        month = next;
    }
    ticks
}
