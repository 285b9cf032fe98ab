//! A day, a month or a year: what was announced for it, published on it, and told of it later.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::marks::numbered;
use super::version;
use crate::model::site::{ArticleIx, DateIx, DayEntry, Entity, OutletIx, Site};
use crate::model::{Certainty, Kind, When};
use crate::render::page_context::PageContext;
use crate::render::phrase::without_hit;
use crate::render::views::{DateView, DayTelling, Happened};

/// Returns the view of a day, a month or a year.
pub(in crate::render) fn view(ctx: &PageContext<'_>, when: When) -> DateView {
    let none = Default::default();
    let entry = ctx.site.time(when).unwrap_or(&none);
    let doc = entry.doc.as_ref();
    let [previous, next] = neighbours(ctx.site, when);
    let (before, published, after) = tellings(ctx, when, entry);
    DateView {
        page: ctx.frame("date", ctx.translations.time(when), description(ctx, entry)),
        index: ctx.index_link(Kind::Day),
        day: ctx.day(when),
        is_day: matches!(when, When::Day(_)),
        around: around(ctx.site, when).into_iter().map(|when| ctx.day(when)).collect(),
        within: within(ctx.site, when).into_iter().map(|when| ctx.day(when)).collect(),
        title: doc.and_then(|doc| doc.title.clone()),
        html: doc.map_or_else(Default::default, |doc| ctx.html(&doc.body, 2, "fn-")),
        unordered: published.len() > 1
            && entry.published.iter().any(|at| is_unordered(ctx.site, *at)),
        before,
        published,
        after,
        changed: entry
            .changed
            .iter()
            .map(|(at, place)| version::changed(ctx, *at, *place))
            .collect(),
        claims: entry.claims.iter().map(|at| ctx.link(Entity::Claim(*at))).collect(),
        backlinks: ctx.backlinks(Entity::Time(when)),
        previous: previous.map(|when| ctx.day(when)),
        next: next.map(|when| ctx.day(when)),
    }
}

/// Returns the description for search engines: the editor's title, and how much is reported.
fn description(ctx: &PageContext<'_>, entry: &DayEntry) -> String {
    let title = entry.doc.as_ref().and_then(|doc| doc.title.clone());
    let count =
        |key: &str, number: usize| (number > 0).then(|| ctx.translations.count(key, number));
    let counts =
        [count("mentions", entry.happened.len()), count("published", entry.published.len())];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    let counts = counts.join(ctx.translations.get("comma"));
    title.map_or_else(|| counts.clone(), |title| format!("{title}. {counts}"))
}

/// Returns the days, months or years before and after that have pages.
fn neighbours(site: &Site, when: When) -> [Option<When>; 2] {
    let has_page = |when: &When| site.has_page(Entity::Time(*when));
    if let When::Day(date) = when {
        let place = site.days.partition_point(|(other, _)| *other < date);
        let next = place + usize::from(site.day(date).is_some());
        let day = |(date, _): &(Date, DayEntry)| Some(When::Day(*date)).filter(has_page);
        let before = site.days[..place].iter().rev().find_map(day);
        return [before, site.days[next..].iter().find_map(day)];
    }
    let alike = |other: &When| other.precision() == when.precision() && has_page(other);
    let all = || site.periods.iter().map(|(other, _)| *other).filter(alike);
    [all().rev().find(|other| *other < when), all().find(|other| *other > when)]
}

/// Returns the month and the year that a time is in, where they have pages.
fn around(site: &Site, when: When) -> Vec<When> {
    let (first, precision) = (when.first(), when.precision());
    let all = [When::Month(first.year(), first.month()), When::Year(first.year())];
    let wider = |other: &When| other.precision() > precision && site.has_page(Entity::Time(*other));
    all.into_iter().filter(wider).collect()
}

/// Returns the months, then the days in a month or a year that have something.
fn within(site: &Site, when: When) -> Vec<When> {
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

/// The sentences of articles about a time: from before it, published on it, from after it.
type Tellings = (Vec<DayTelling>, Vec<DayTelling>, Vec<DayTelling>);

fn tellings(ctx: &PageContext<'_>, when: When, entry: &DayEntry) -> Tellings {
    let mut said: BTreeSet<(OutletIx, String)> = BTreeSet::new();
    let (mut before, mut published, mut after) = (Vec::new(), Vec::new(), Vec::new());
    let mut silent: BTreeSet<ArticleIx> = entry.published.iter().copied().collect();
    for places in entry.happened.chunk_by(|one, next| one.0 == next.0) {
        let article = places[0].0;
        let of = &ctx.site.articles[article];
        let mut telling = telling(ctx, when, article, places);
        telling.sentences.retain(|item| said.insert((of.outlet, without_hit(item.html.as_str()))));
        let day = of.doc.published.date;
        if silent.remove(&article) || when.contains(day) {
            published.push((article, telling));
        } else if telling.sentences.is_empty() && telling.hidden.is_empty() {
            // The outlet has said it before.
        } else if day < when.first() {
            before.push(telling);
        } else {
            after.push(telling);
        }
    }
    let silent = silent.into_iter().map(|article| (article, telling(ctx, when, article, &[])));
    published.extend(silent);
    published.sort_by_key(|(article, _)| (is_unordered(ctx.site, *article), *article));
    (before, published.into_iter().map(|(_, telling)| telling).collect(), after)
}

/// Returns whether an article has neither a time nor a place that the editor gives it in its day.
fn is_unordered(site: &Site, at: ArticleIx) -> bool {
    let doc = &site.articles[at].doc;
    doc.published.time.is_none() && doc.sequence.is_none()
}

/// Returns the sentences of an article that name a time, each once.
fn telling(
    ctx: &PageContext<'_>,
    when: When,
    article: ArticleIx,
    places: &[(ArticleIx, DateIx)],
) -> DayTelling {
    let entry = &ctx.site.articles[article];
    let address = ctx.href(Entity::Article(article));
    let (mut sentences, mut hidden, mut end) = (Vec::new(), 0, 0);
    for (_, place) in places {
        let mention = &entry.dates[*place];
        let range = &mention.range;
        if range.start < end {
            continue;
        }
        let sentence = &entry.date_sentences[*place];
        end = sentence.end;
        let Some([before, words, after]) = entry.sentence(range, sentence) else {
            hidden += 1;
            continue;
        };
        let href = numbered(&[&address, "#d-"], place.number());
        let certainty_word = mention.certainty.as_str();
        sentences.push(Happened {
            html: ctx.linked_excerpt(article, [&before, &words, &after], &href),
            href,
            basis: ctx.translations.of("basis", mention.basis.as_str()),
            basis_word: mention.basis.as_str(),
            certain: mention.certainty == Certainty::Certain,
            certainty: ctx.translations.of("certainty", certainty_word),
            certainty_word,
            range: (mention.value != when).then(|| ctx.translations.time(mention.value)),
        });
    }
    let (lang, dir) = ctx.foreign(entry.doc.lang.as_deref());
    let card = ctx.article_card(article);
    DayTelling { article: card, lang, dir, sentences, hidden: ctx.hidden(hidden) }
}
