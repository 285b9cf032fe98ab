//! The days that elements of a page give as that of publication.

use super::day_marks::strength;
use super::labelled;
use super::nearness::nearness;
use super::outline::{Apart, Outline, Place};
use crate::import::dating::{self, Label, Stated};
use crate::import::page::{DateGuess, FactSource};
use crate::import::people::SEAM;
use crate::import::switches::{Rule, is_on};
use crate::import::thresholds::days::{
    DAY, DAY_AND_MORE_MAX_BYTES, DAY_BYTES, DAY_PARAGRAPH_MAX_BYTES, LABELLED_DAY_MAX_BYTES,
    LINKED_BOX_MIN_WORDS, LINKED_BOX_MOST, LINKED_BOXES, PLAIN_DAY_BYTES, PLAIN_DAY_ELEMENTS,
    PLAIN_DAY_MAX_BELOW,
};
use crate::import::thresholds::facts::{DAY_LABEL_MOST, DAY_NEARNESS};
use crate::model::document::Published;

/// Bytes that are read of a label.
const LABEL_BYTES: usize = 40;

/// Bytes that are read of a line that nothing marks.
const LINE_BYTES: usize = 100;

/// Bytes that are read of an element with a day.
const ELEMENT_BYTES: usize = 200;

/// Bytes that are read of a paragraph.
const PARAGRAPH_BYTES: usize = 400;

/// A day that an element gives.
pub(super) struct DayFound {
    /// How sure it is that this is the day of publication: the more, the surer.
    pub(super) score: f64,
    /// The day, perhaps with the time and its offset.
    pub(super) published: Published,
    /// A part that was ignored, in words.
    pub(super) lost: Option<String>,
    /// The element that gives it.
    pub(super) source: FactSource,
    /// Whether the page marks it as a date; a line that is nothing but a date is not marked.
    pub(super) marked: bool,
}

/// All that the elements of a page say of days.
#[derive(Default)]
pub(super) struct DaysOnPage {
    /// The days that may be that of publication, the surest first.
    pub(super) found: Vec<DayFound>,
    /// Days that could be read in two ways, or are of a change.
    pub(super) guesses: Vec<DateGuess>,
    /// Lines that may give the day without a year, the first of the page first.
    pub(super) undated: Vec<String>,
    /// Days that some elements give as that of a change.
    pub(super) modified: Vec<Published>,
}

/// Reads the days of elements. `day_first` says in which order the language of the page writes day
/// and month.
pub(super) fn days(
    outline: &Outline<'_>,
    headline: Option<usize>,
    day_first: Option<bool>,
) -> DaysOnPage {
    let mut days = DaysOnPage::default();
    for at in 0..outline.places.len() {
        let place = &outline.places[at];
        if place.apart == Apart::Yes
            || matches!(
                place.element.value().name(),
                "meta" | "link" | "script" | "html" | "body" | "main"
            )
        {
            continue;
        }
        // Asked for what may give a day alone: it looks at the elements around.
        let of_other = || {
            is_within_sentence(outline, at) && is_on(Rule::DaysNotWithinSentences)
                || is_of_link(outline, at, headline) && is_on(Rule::DaysNotOfLinks)
        };
        let marked = strength(outline, at);
        let known = marked
            .or_else(|| plain_line(outline, at, headline).filter(|_| is_on(Rule::DaysPlainLines)));
        let Some((strength, changed)) = known else {
            if let Some(found) = behind_label(outline, at, headline, day_first)
                && !of_other()
                && is_on(Rule::DaysLabels)
            {
                days.found.push(found);
            }
            continue;
        };
        if of_other() {
            continue;
        }
        let before = labelled::before(outline, at).and_then(|text| dating::label(&text));
        let changed = changed && is_on(Rule::DaysNamesOfChanges)
            || before == Some(Label::Updated)
                && strength < DAY.beyond_labels
                && is_on(Rule::DaysLabelsOfChanges);
        let near = || nearness(&DAY_NEARNESS, outline, at, headline);
        let score = strength + if is_on(Rule::DaysNearness) { near() } else { 0.0 };
        if let Some((published, lost)) = machine(place) {
            if changed {
                days.modified.push(published);
            } else {
                let source =
                    FactSource::Element(if place.is("time") { "time" } else { "date element" });
                let score = score + DAY.machine;
                days.found.push(DayFound { score, published, lost, source, marked: true });
            }
            continue;
        }
        let text = outline.text(at, ELEMENT_BYTES);
        if !DAY_BYTES.contains(&text.len()) {
            continue;
        }
        // A name such as `info` is around many things; the text must be a date and little else.
        if text.len() > DAY_AND_MORE_MAX_BYTES
            && !dating::is_date_line(&text)
            && is_on(Rule::DaysLongElementsAreLines)
        {
            continue;
        }
        match dating::read_line(&text, day_first) {
            Some(Stated::Certain(published, _)) if changed => days.modified.push(published),
            Some(Stated::Certain(published, lost)) => {
                let source = FactSource::Line(text);
                let marked = marked.is_some();
                days.found.push(DayFound { score, published, lost, source, marked });
            }
            Some(Stated::Doubtful(guess)) if !changed => days.guesses.push(guess),
            None if !changed && score > DAY.least => days.undated.push(text),
            _ => {}
        }
    }
    days.found.sort_by(|one, other| other.score.total_cmp(&one.score));
    days
}

/// Returns the day after a label: `<h5>Date:</h5> 12 April 2023`.
fn behind_label(
    outline: &Outline<'_>,
    at: usize,
    headline: Option<usize>,
    day_first: Option<bool>,
) -> Option<DayFound> {
    let place = &outline.places[at];
    let (elements, bytes) = DAY_LABEL_MOST;
    let short = place.end - at <= elements && place.texts().map(str::len).sum::<usize>() <= bytes;
    if !short || place.is("a") || !dating::is_label(&outline.text(at, LABEL_BYTES)) {
        return None;
    }
    let behind = labelled::behind(outline, at);
    let line = behind.split(SEAM).next()?;
    let Stated::Certain(published, lost) = dating::read_line(line, day_first)? else { return None };
    let score = DAY.label + nearness(&DAY_NEARNESS, outline, at, headline);
    let is_day = line.len() <= LABELLED_DAY_MAX_BYTES && dating::is_date_line(line);
    let source = FactSource::Line(line.to_owned());
    is_day.then_some(DayFound { score, published, lost, source, marked: true })
}

/// Returns whether a day is part of a paragraph's text: `On <time>5 March</time> the bridge …`.
fn is_within_sentence(outline: &Outline<'_>, at: usize) -> bool {
    let place = &outline.places[at];
    let Some(parent) = place.parent.map(|parent| &outline.places[parent]) else { return false };
    parent.is("p")
        && (place.is("time") || place.is("span") || place.is("a"))
        && parent.texts().map(|text| text.trim().len()).sum::<usize>() > DAY_PARAGRAPH_MAX_BYTES
        && !dating::is_date_line(&outline.text(place.parent.unwrap_or(at), PARAGRAPH_BYTES))
}

/// Returns whether a day is beside a link to another article, in a small box of their own.
fn is_of_link(outline: &Outline<'_>, at: usize, headline: Option<usize>) -> bool {
    let (most_elements, most_text) = LINKED_BOX_MOST;
    // Elements are counted first: a page may have thousands in one box.
    let small = |around: &usize| outline.places[*around].end - *around <= most_elements;
    let around = outline.above(at).take(LINKED_BOXES).take_while(small).find(|around| {
        (*around + 1..outline.places[*around].end).any(|within| {
            outline.places[within].is("a") && !(within..outline.places[within].end).contains(&at)
        })
    });
    let Some(around) = around else { return false };
    let place = &outline.places[around];
    if headline.is_some_and(|headline| (around..place.end).contains(&headline))
        || place.texts().map(|text| text.trim().len()).sum::<usize>() > most_text
    {
        return false;
    }
    (around + 1..place.end).filter(|within| outline.places[*within].is("a")).any(|link| {
        outline.text(link, most_text).split_whitespace().count() >= LINKED_BOX_MIN_WORDS
    })
}

/// Rates a line that gives a day and little else, though nothing marks it.
fn plain_line(outline: &Outline<'_>, at: usize, headline: Option<usize>) -> Option<(f64, bool)> {
    let place = &outline.places[at];
    let in_link =
        place.is("a") || place.parent.is_some_and(|parent| outline.places[parent].is("a"));
    let is_leaf = place.end - at <= PLAIN_DAY_ELEMENTS
        && !place.is("time")
        && !place.is("option")
        && !in_link;
    if !is_leaf {
        return None;
    }
    let length = place.texts().map(str::len).sum::<usize>();
    PLAIN_DAY_BYTES
        .contains(&length)
        .then(|| outline.text(at, LINE_BYTES))
        .filter(|text| text.contains(|c: char| c.is_ascii_digit()) && dating::is_date_line(text))?;
    let far_below = headline.is_some_and(|headline| {
        place.text_before > outline.places[headline].text_before + PLAIN_DAY_MAX_BELOW
    });
    let marked_within = (at + 1..place.end).any(|at| strength(outline, at).is_some());
    let pictured = || {
        let mut around = std::iter::once(at).chain(outline.above(at));
        around.any(|at| outline.places[at].is("figure") || outline.places[at].is("figcaption"))
    };
    let is_other = marked_within
        || pictured() && is_on(Rule::DaysNoPlainLinesInBoxes)
        || far_below && is_on(Rule::DaysNoPlainLinesFarBelow);
    (!is_other).then_some((DAY.line, false))
}

/// Returns the day that an element gives for machines.
fn machine(place: &Place<'_>) -> Option<(Published, Option<String>)> {
    let written = match place.element.value().name() {
        "time" => place.attr("datetime"),
        "abbr" => place.attr("title"),
        _ => place.attr("content").or(place.attr("datetime")),
    }?;
    dating::read_timestamp(written)
}
