//! Takes the authors from lines around the headline, and from lists of names.

use jiff::civil::Date;

use super::credits;
use crate::import::dating::{self, Stated};
use crate::import::page::{Fact, FactSource, Facts};
use crate::import::switches::{Rule, is_on};
use crate::import::thresholds::facts::BYLINE_MAX_BYTES;
use crate::import::title::SiteNames;

/// A line that may say who wrote an article, and when it was published.
pub(in crate::import) struct FactLine {
    /// Its text, with white space folded.
    pub(in crate::import) text: String,
    /// Whether it is where an article's own day is.
    pub(in crate::import) may_date: bool,
}

/// Takes the byline and the day of publication from lines, the nearest to the headline first.
/// `other_days` are known to be days of something else.
pub(in crate::import) fn from_lines(
    lines: &[FactLine],
    other_days: &[Date],
    facts: &mut Facts,
    warnings: &mut Vec<String>,
) {
    let sites = SiteNames::new(facts.sites.iter().map(|site| site.value.as_str()), []);
    let is_own = |day: Date| dating::is_plausible(day) && !other_days.contains(&day);
    for FactLine { text: line, may_date } in lines {
        if *may_date
            && facts.published.is_none()
            && dating::is_date_line(line)
            && is_on(Rule::DaysLinesAtTheHeadline)
        {
            match dating::read_line(line, None) {
                Some(Stated::Certain(published, lost)) if is_own(published.date) => {
                    warnings.extend(lost.map(|lost| format!("{lost} (in the line “{line}”)")));
                    facts.published = Some(Fact::new(published, FactSource::Line(line.clone())));
                }
                Some(Stated::Doubtful(guess)) => facts.guesses.push(guess),
                Some(Stated::Certain(..)) | None => {}
            }
        }
        if facts.byline.is_none()
            && line.len() <= BYLINE_MAX_BYTES
            && is_on(Rule::AuthorsLinesAtTheHeadline)
        {
            let credits = credits(line, false, &sites);
            let place = || FactSource::Line(line.clone());
            facts
                .agencies
                .extend(credits.agencies.into_iter().map(|name| Fact::new(name, place())));
            if !credits.names.is_empty() {
                facts.byline = Some(Fact::new(credits.names, place()));
            }
        }
    }
}

/// Takes the byline from a list of names that a file states, each of them an author's. Its address
/// and the names of its site must be known before.
pub(in crate::import) fn from_names(names: &[&str], source: &FactSource, facts: &mut Facts) {
    let addresses = facts.url.iter().map(|url| url.value.as_str());
    let sites = SiteNames::new(facts.sites.iter().map(|site| site.value.as_str()), addresses);
    let fact = |words: String| Fact::new(words, source.clone());
    let mut persons = Vec::new();
    for name in names {
        let credits = credits(name, true, &sites);
        persons.extend(credits.names);
        facts.agencies.extend(credits.agencies.into_iter().map(fact));
        facts.passed_over.extend(credits.passed.into_iter().map(fact));
    }
    if !persons.is_empty() {
        facts.byline = Some(Fact::new(persons, source.clone()));
    }
}
