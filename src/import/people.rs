//! Reads the byline and the day of publication from the lines around a headline.

use std::sync::LazyLock;

use super::dating::{self, Stated};
use super::page::{Fact, FactSource, Facts};
use crate::{dates, language};

/// Takes the byline and the day of publication from lines, the nearest to the headline first.
pub(super) fn from_lines(lines: &[String], facts: &mut Facts, warnings: &mut Vec<String>) {
    for line in lines {
        if facts.published.is_none() && dating::is_date_line(line) {
            match dating::read_line(line) {
                Some(Stated::Certain(published, lost)) => {
                    warnings.extend(lost.map(|lost| format!("{lost} (in the line “{line}”)")));
                    facts.published = Some(Fact::new(published, FactSource::Line(line.clone())));
                }
                Some(Stated::Doubtful(guess)) => facts.guesses.push(guess),
                None => {}
            }
        }
        if facts.byline.is_none()
            && let Some(names) = byline(line)
        {
            facts.byline = Some(Fact::new(names, FactSource::Line(line.clone())));
        }
    }
}

/// Words that bylines begin with, each with the space after it: as written, and in capitals.
static OPENERS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let openers = language::all().flat_map(|language| &language.bylines.openers);
    openers.flat_map(|word| [format!("{word} "), format!("{} ", word.to_uppercase())]).collect()
});

/// Returns whether a line begins as bylines do, whatever its capitals.
pub(super) fn opens_byline(line: &str) -> bool {
    let opens = |opener: &String| {
        line.get(..opener.len()).is_some_and(|start| start.eq_ignore_ascii_case(opener))
    };
    OPENERS.iter().any(opens)
}

/// Returns the names in a line that says who wrote it, as printed. A line without a word such as
/// "by" says nothing.
pub(super) fn byline(line: &str) -> Option<Vec<String>> {
    let rest = OPENERS.iter().find_map(|opener| line.strip_prefix(opener.as_str()))?;
    let words: Vec<&str> = rest.split_whitespace().take_while(|word| is_of_names(word)).collect();
    let names: Vec<String> = words
        .split(|word| is_joiner(word))
        .flat_map(|words| words.join(" ").split(',').map(str::to_owned).collect::<Vec<_>>())
        .map(|name| name.trim().to_owned())
        .filter(|name| (2..=5).contains(&name.split(' ').count()))
        .collect();
    (!names.is_empty() && words.len() <= 14).then_some(names)
}

/// Returns whether a word can be part of names in a byline.
fn is_of_names(word: &str) -> bool {
    let bare = word.trim_end_matches(',');
    let is_particle = |word: &str| {
        let mut particles = language::all().flat_map(|language| &language.bylines.particles);
        particles.any(|particle| particle == word)
    };
    let name = bare.starts_with(char::is_uppercase) || is_joiner(bare) || is_particle(bare);
    name && !dates::is_month(&bare.to_lowercase())
}

/// Returns whether a word is between two names.
fn is_joiner(word: &str) -> bool {
    let mut joiners = language::all().flat_map(|language| &language.bylines.joiners);
    word == "&" || joiners.any(|joiner| joiner == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_as_printed() {
        let names = |line| byline(line).unwrap_or_default();
        assert_eq!(names("By Ada Moss"), ["Ada Moss"]);
        assert_eq!(names("By Una Fell and Rolf Stane in Kesten"), ["Una Fell", "Rolf Stane"]);
        assert_eq!(names("by Tomas Reh May 12, 2022 4:17 PM 3 min read"), ["Tomas Reh"]);
        assert_eq!(names("VON ADA MOSS"), ["ADA MOSS"]);
        assert_eq!(names("Por Ana de Moss y Rolf Stane"), ["Ana de Moss", "Rolf Stane"]);
        assert_eq!(names("By our own correspondent"), Vec::<String>::new());
        assert_eq!(names("The bridge"), Vec::<String>::new());
    }
}
