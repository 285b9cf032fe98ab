//! Decides which of the days that a page gives is that of publication.

use crate::import::switches::{Rule, is_on};
use jiff::civil::Date;
use serde_json::Value;

use super::json_ld;
use super::meta_tags::{self, MetaTags};
use super::outline::Outline;
use super::published::{self, DaysOnPage};
use super::texts::web;
use crate::dates;
use crate::import::dating::{self, Stated};
use crate::import::page::{DateGuess, Fact, FactSource, Facts};
use crate::import::thresholds::days::{DAY, SAME_DAY_MAX_HOURS, ZONE_DAYS};
use crate::model::document::Published;

/// A day that the page gives as that of publication.
struct StatedDay {
    published: Published,
    lost: Option<String>,
    source: FactSource,
}

/// Takes the day of publication: from JSON-LD, then tags, then elements, then the address. Warns
/// where two of them contradict each other. Returns the days that are given as those of something
/// else.
pub(super) fn settle(
    facts: &mut Facts,
    warnings: &mut Vec<String>,
    outline: &Outline<'_>,
    headline: Option<usize>,
    own: &[&Value],
    tags: &MetaTags,
) -> Vec<Date> {
    let day_first = facts.lang.as_ref().and_then(|lang| dating::day_first(&lang.value));
    let mut stated: Vec<StatedDay> = Vec::new();
    let mut doubted: Vec<String> = Vec::new();
    let mut add = |text: &str, source: FactSource| match dating::read_stated(text, day_first) {
        Some(Stated::Certain(published, lost)) if dating::is_plausible(published.date) => {
            stated.push(StatedDay { published, lost, source });
        }
        Some(Stated::Certain(published, _)) => doubted
            .push(format!("{source} says {}, which cannot be: it was passed over", published.date)),
        Some(Stated::Doubtful(guess)) => facts.guesses.push(guess),
        None => {}
    };
    let described = |key: &str| own.iter().flat_map(|item| json_ld::texts(&item[key])).collect();
    let (mut key, mut texts): (_, Vec<String>) = ("datePublished", described("datePublished"));
    for other in ["dateCreated", "uploadDate"] {
        if texts.is_empty() && is_on(Rule::DaysOtherKeysOfJsonLd) {
            (key, texts) = (other, described(other));
        }
    }
    for text in texts.into_iter().filter(|_| is_on(Rule::DaysJsonLd)) {
        add(&text, FactSource::JsonLd(key));
    }
    for tag in tags.all(meta_tags::PUBLISHED).into_iter().filter(|_| is_on(Rule::DaysTags)) {
        add(&tag.value, tag.source);
    }
    let days = published::days(outline, headline, day_first);
    let modified = modified(own, tags, &days);
    let of_address = facts.url.as_ref().and_then(|url| day_in_address(&url.value));
    let best = best_element(&days, of_address, &modified);
    stated.extend(best.filter(|_| is_on(Rule::DaysElements)));
    if let Some(date) = of_address
        && is_on(Rule::DaysAddress)
    {
        let published = Published { date, time: None };
        stated.push(StatedDay { published, lost: None, source: FactSource::Address });
    }
    if stated.is_empty() && is_on(Rule::DaysTitles) {
        stated.extend(tags.all(meta_tags::TITLES).iter().find_map(|tag| day_of_title(&tag.value)));
    }
    warnings.append(&mut doubted);
    facts.modified = changed(own, tags);
    let Some(first) = first_published(&stated, &modified) else {
        facts.guesses.extend(days.guesses);
        guess_from_changes(facts, &modified);
        return modified;
    };
    let chosen = &stated[first];
    let others = stated.iter().filter(|other| differ(chosen.published, other.published));
    // An element is only one of several that a page has; where a page states the day, it is no
    // contradiction.
    if let Some(other) = others.into_iter().find(|other| is_of_machine(&other.source)) {
        warnings.push(format!(
            "{} says {}, {} says {}: check which is right",
            other.source, other.published.date, chosen.source, chosen.published.date
        ));
    }
    let mut local = at_the_outlet(chosen, &stated, &days);
    if local.0 != chosen.published && !is_on(Rule::DaysAtTheOutlet) {
        local = (chosen.published, chosen.source.clone());
    }
    let (published, source) = local;
    if published.time.is_none() {
        warnings.extend(chosen.lost.as_ref().map(|lost| format!("{lost} ({source})")));
    }
    facts.published = Some(Fact::new(published, source));
    // One page gives both: days without a time are those of one place.
    let is_later = |at: &Fact<Published>| match (published.time, at.value.time) {
        (Some(_), Some(_)) => published.is_before(at.value),
        _ => published.date < at.value.date,
    };
    facts.modified = facts.modified.take().filter(is_later);
    modified
}

/// Returns when the outlet changed the article, as the page states it for machines, with a time.
fn changed(own: &[&Value], tags: &MetaTags) -> Option<Fact<Published>> {
    const KEY: &str = "dateModified";
    let described = own.iter().flat_map(|item| json_ld::texts(&item[KEY]));
    let described = described.map(|text| Fact::new(text, FactSource::JsonLd(KEY)));
    let read = |fact: Fact<String>| match dating::read_stated(&fact.value, None)? {
        Stated::Certain(at, _) if at.time.is_some() && dating::is_plausible(at.date) => {
            Some(Fact::new(at, fact.source))
        }
        _ => None,
    };
    described.chain(tags.all(meta_tags::CHANGED)).find_map(read)
}

/// Returns the day with which a headline begins: `5 March 2024 | Bridge shut`.
fn day_of_title(title: &str) -> Option<StatedDay> {
    let line = dating::dateline(title)?;
    let Stated::Certain(published, lost) = dating::read_line(line, None)? else { return None };
    let source = FactSource::Line(line.to_owned());
    dating::is_plausible(published.date).then_some(StatedDay { published, lost, source })
}

/// Returns whether a day is stated for machines, of this page alone.
fn is_of_machine(source: &FactSource) -> bool {
    matches!(source, FactSource::JsonLd(_) | FactSource::Tag(_))
}

/// Returns the days that the page gives as that of a change.
fn modified(own: &[&Value], tags: &MetaTags, days: &DaysOnPage) -> Vec<Date> {
    let described = own.iter().flat_map(|item| json_ld::texts(&item["dateModified"]));
    let tagged = tags.all(meta_tags::MODIFIED).into_iter().map(|tag| tag.value);
    let read = |text: String| match dating::read_stated(&text, None)? {
        Stated::Certain(published, _) => Some(published.date),
        Stated::Doubtful(_) => None,
    };
    let stated = described.chain(tagged).filter_map(read);
    stated.chain(days.modified.iter().map(|day| day.date)).collect()
}

/// Returns the surest day of the elements.
fn best_element(
    days: &DaysOnPage,
    of_address: Option<Date>,
    modified: &[Date],
) -> Option<StatedDay> {
    let sure = days.found.iter().filter(|day| {
        let of_change = !day.marked
            && modified.contains(&day.published.date)
            && is_on(Rule::DaysUnmarkedOnesOfAChange);
        dating::is_plausible(day.published.date)
            && !of_change
            && (day.score >= DAY.least
                || !is_on(Rule::DaysSureElements)
                || Some(day.published.date) == of_address)
    });
    let day = sure.into_iter().next()?;
    Some(StatedDay { published: day.published, lost: day.lost.clone(), source: day.source.clone() })
}

/// Returns the index of the first statement that is not of the day of a change while an earlier day
/// is stated.
fn first_published(stated: &[StatedDay], modified: &[Date]) -> Option<usize> {
    let first = stated.first()?;
    let earlier = stated.iter().position(|day| {
        day.published.date < first.published.date
            && differ(first.published, day.published)
            && is_of_machine(&day.source)
    });
    match earlier {
        Some(earlier)
            if modified.contains(&first.published.date) && is_on(Rule::DaysNotOfAChange) =>
        {
            return Some(earlier);
        }
        _ => {}
    }
    // Where statements for machines differ, readers may see which is meant.
    let shown = stated.iter().find(|day| !is_of_machine(&day.source));
    let Some(shown) = shown.filter(|_| is_on(Rule::DaysTheDayThatReadersSee)) else {
        return Some(0);
    };
    let agrees = |day: &StatedDay| day.published.date == shown.published.date;
    stated.iter().position(|day| is_of_machine(&day.source) && agrees(day)).or(Some(0))
}

/// Returns the day at the outlet. A time in UTC is a machine's: where the page gives the same time
/// with another offset, or shows the day before or after, that is the outlet's.
fn at_the_outlet(
    chosen: &StatedDay,
    stated: &[StatedDay],
    days: &DaysOnPage,
) -> (Published, FactSource) {
    let plain = (chosen.published, chosen.source.clone());
    let Some((_, offset)) = chosen.published.time else { return plain };
    if offset.seconds() != 0 {
        return plain;
    }
    let instant = chosen.published.instant();
    let all = stated
        .iter()
        .map(|day| (day.published, &day.source))
        .chain(days.found.iter().map(|day| (day.published, &day.source)));
    for (published, source) in all {
        let local = published.time.is_some_and(|(_, offset)| offset.seconds() != 0);
        if local && published.instant() == instant {
            return (published, source.clone());
        }
    }
    let most = days.found.first().map_or(0.0, |day| day.score).max(DAY.least + DAY.slack);
    let mut shown = days.found.iter().filter(|day| day.score >= most - DAY.slack);
    if shown.clone().any(|day| day.published.date == chosen.published.date) {
        return plain;
    }
    let day_beside = shown.find(|found| {
        let apart = (found.published.date - chosen.published.date).get_days().abs();
        found.published.time.is_none() && apart == ZONE_DAYS
    });
    if let Some(found) = day_beside {
        return (found.published, found.source.clone());
    }
    if let Some((published, line)) = days
        .undated
        .iter()
        .find_map(|line| Some((dating::with_shown_day(chosen.published, line)?, line)))
    {
        return (published, FactSource::Line(line.clone()));
    }
    plain
}

/// Returns whether two days of publication contradict each other, in any time zone.
fn differ(one: Published, other: Published) -> bool {
    let apart = one.instant().duration_since(other.instant()).as_hours().abs();
    one.date != other.date
        && one.instant() != other.instant()
        && (apart > SAME_DAY_MAX_HOURS || one.time.is_some() && other.time.is_some())
}

/// Offers the day of a change as a guess.
fn guess_from_changes(facts: &mut Facts, modified: &[Date]) {
    if let Some(date) = modified.iter().filter(|date| dating::is_plausible(**date)).min() {
        facts.guesses.push(DateGuess {
            day: Some(Published { date: *date, time: None }),
            reason: "the page gives it as the day of a change".to_owned(),
        });
    }
}

/// Returns the day in an address: `/2024/03/05/`, `/2024-03-05-`, `20240305`.
fn day_in_address(address: &str) -> Option<Date> {
    let url = web(address)?;
    // An archive's address has the day of its own copy.
    let path = match url.host_str() {
        Some(host) if host.contains("archive") => {
            url.path().rsplit_once("http").map(|(_, rest)| rest)?.to_owned()
        }
        _ => url.path().to_owned(),
    };
    dates::day_in_path(&path).filter(|date| dating::is_plausible(*date))
}
