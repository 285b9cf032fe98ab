//! Reads the names of authors: from lines such as “By A and B”, from elements, and from tags.
//!
//! All sources of names go through [`credits`], so that openers, roles, agencies and names that are
//! nobody's are treated alike.

mod openers;
mod sources;
mod surname_first;
mod without_spaces;
mod words;

use self::openers::{behind_date, without_opener};
use self::words::{
    ends_names, first_word, is_joiner, is_name_word, is_nobody, is_of_names_without_spaces,
    is_other_credit, is_particle, is_pseudonym, is_role, is_role_word, is_suffix, is_whole_name,
    is_within_name, last_word, listed,
};
use super::thresholds::facts::{MARKED_NAME_WORDS, NAME_WITHOUT_SPACES_MAX_CHARS, NAME_WORDS};
use super::title::SiteNames;
use crate::import::switches::{Rule, is_on};
use crate::text::agencies;
use crate::text::fold::letters_and_digits;

pub(super) use self::openers::{is_byline_label, opens_byline};
pub(super) use self::sources::{FactLine, from_lines, from_names};

/// The character between two texts that a page sets apart.
pub(super) const SEAM: char = '\n';

/// The persons and agencies that a text credits.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Credits {
    /// Names of persons, as printed.
    pub(super) names: Vec<String>,
    /// News agencies, as printed.
    pub(super) agencies: Vec<String>,
    /// Words given as a name that cannot be a person's.
    pub(super) passed: Vec<String>,
    /// Names of persons that are stated for machines alone.
    pub(super) unseen: Vec<String>,
}

/// Returns the names in a line that says who wrote it, as printed. A line without a word such as
/// "by" says nothing.
#[cfg(test)]
fn byline(line: &str) -> Option<Vec<String>> {
    let names = credits(line, false, &SiteNames::default()).names;
    (!names.is_empty()).then_some(names)
}

/// Reads the persons and agencies in a text.
///
/// `marked` means that the page marks the text as the author's name: then it needs no word such as
/// "by", and a single word can be a name. Parts that the page sets apart are separated by a
/// [`SEAM`]. `sites` are the names of the site, which are not an author's.
pub(super) fn credits(text: &str, marked: bool, sites: &SiteNames) -> Credits {
    let mut out = Credits::default();
    if marked && sites.is(text) && is_on(Rule::AuthorsNotTheSite) {
        push_new(&mut out.passed, text);
        return out;
    }
    if let Some(names) = without_spaces::names(text, marked) {
        names.iter().for_each(|name| push_new(&mut out.names, name));
        return out;
    }
    let mut opened = marked;
    // Whether the names go on after a seam: a joiner or a comma is between them.
    let mut goes_on = true;
    let mut surnames_first = false;
    for segment in segments(text) {
        let mut rest = segment.trim_matches(|c: char| c.is_whitespace() || ":-–—~".contains(c));
        if let Some(after) = behind_date(rest).filter(|_| !opened) {
            (rest, opened, goes_on) = (after, true, true);
        }
        while let Some(after) = without_opener(rest, marked) {
            (rest, opened, goes_on) = (after, true, true);
        }
        let joins = rest.starts_with(',') || first_word(rest).is_some_and(is_joiner);
        let ends_open = rest.ends_with(',') || last_word(rest).is_some_and(is_joiner);
        if rest.trim_matches([',', ' ']).is_empty() {
            goes_on |= joins;
            continue;
        }
        let turned = surname_first::names(rest, sites).filter(|_| marked);
        if !opened || !(goes_on || joins || surnames_first && turned.is_some()) {
            continue;
        }
        let before = out.names.len();
        if let Some(names) = turned {
            names.iter().for_each(|name| push_new(&mut out.names, name));
            surnames_first = true;
        } else if marked && is_whole_name(rest) && is_on(Rule::AuthorsWholeNames) {
            flush(&mut rest.split_whitespace().collect(), sites, true, &mut out);
        } else {
            read_segment(rest, marked, sites, &mut out);
        }
        let found = out.names.len() > before;
        goes_on = ends_open || !found && out.names.is_empty();
    }
    settle_short_names(&mut out, marked);
    out
}

/// Returns the name of an account by which a page shows who wrote its article: `am`, `moss7`.
/// `credits` are those of an element that readers see, and that is marked as the author's.
pub(super) fn shown_pseudonym(credits: &Credits, sites: &SiteNames) -> Option<String> {
    match (&credits.names[..], &credits.agencies[..], &credits.passed[..]) {
        ([], [], [name]) if is_pseudonym(name, sites) => Some(name.clone()),
        _ => None,
    }
}

/// Splits a text at seams, and at marks that are never within a name.
fn segments(text: &str) -> impl Iterator<Item = &str> {
    text.split([SEAM, '|', '·', '•', ';', '~', '›', '»'])
        .flat_map(|part| part.split(" – "))
        .flat_map(|part| part.split(" — "))
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split("//"))
}

/// Reads the names in a part of a text, without its opener.
fn read_segment(text: &str, marked: bool, sites: &SiteNames, out: &mut Credits) {
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let mut name: Vec<&str> = Vec::new();
    // After a role only a comma or a joiner begins another name.
    let mut skipping = false;
    let mut at = 0;
    while at < tokens.len() {
        let token = tokens[at];
        at += 1;
        // The place, or the paper, of the person before it.
        if token.starts_with('(') && !name.is_empty() && is_on(Rule::AuthorsNoBrackets) {
            at += tokens[at - 1..].iter().position(|token| token.contains(')')).unwrap_or(0);
            continue;
        }
        let word = token.trim_end_matches(',').trim_matches(['(', ')', '[', ']', '"', '“', '”']);
        if word.ends_with(':') && is_other_credit(&tokens[at - 1..].join(" ")) {
            break;
        }
        let lower = word.to_lowercase();
        let comma = token.ends_with(',');
        if is_joiner(token) && is_within_name(&lower, &name, &tokens[at..]) {
            name.push(word);
        } else if agencies::is_agency(word) {
            flush(&mut name, sites, marked, out);
            push_new(&mut out.agencies, word);
        } else if is_joiner(token) {
            flush(&mut name, sites, marked, out);
            skipping = false;
        } else if listed(|lists| &lists.with, &lower) {
            flush(&mut name, sites, marked, out);
            let rest = tokens[at..].join(" ");
            if agencies::is_credit(&rest) {
                out.agencies.push(rest);
                return;
            }
            skipping = false;
        } else if word == "/" {
            flush(&mut name, sites, marked, out);
            skipping = false;
        } else if let Some((last, _)) = word.split_once('/').filter(|_| !name.is_empty()) {
            if is_name_word(last) {
                name.push(last);
            }
            flush(&mut name, sites, marked, out);
            skipping = true;
        } else if is_role(&lower) && is_on(Rule::AuthorsRoles) {
            if name.iter().all(|word| is_role_word(word)) {
                name.clear();
            }
            while name.len() > 2 && name.last().is_some_and(|word| is_role_word(word)) {
                name.pop();
            }
            skipping = !name.is_empty();
            flush(&mut name, sites, marked, out);
        } else if name.len() > 1 && listed(|lists| &lists.places, &lower) {
            flush(&mut name, sites, marked, out);
            skipping = true;
        } else if skipping {
        } else if ends_names(token, tokens.get(at).copied().unwrap_or_default())
            && is_on(Rule::AuthorsDatesEndNames)
        {
            if marked && tokens.len() == 1 {
                push_new(&mut out.passed, word);
            }
            break;
        } else if is_name_word(word) || is_particle(word) && (!name.is_empty() || at < tokens.len())
        {
            name.push(word);
        } else {
            if marked && tokens.len() == 1 {
                push_new(&mut out.passed, word);
            }
            // A single word before others, `More from the desk`, is not a name.
            if name.len() == 1 {
                name.clear();
            }
            break;
        }
        if comma {
            flush(&mut name, sites, marked, out);
            skipping = false;
        }
    }
    flush(&mut name, sites, marked, out);
}

/// Files the words of a name as a person, an agency, or neither.
fn flush(words: &mut Vec<&str>, sites: &SiteNames, marked: bool, out: &mut Credits) {
    while words.last().is_some_and(|word| is_particle(word) && words.len() > 1) {
        words.pop();
    }
    let name = words.join(" ");
    words.clear();
    let name = name.trim_matches(|c: char| c.is_whitespace() || ",:-–*".contains(c));
    if name.is_empty() {
        return;
    }
    if agencies::is_agency(name) {
        push_new(&mut out.agencies, name);
    } else if is_suffix(name) && (!out.names.is_empty() || !name.chars().all(char::is_lowercase)) {
        if let Some(last) = out.names.last_mut() {
            last.push_str(", ");
            last.push_str(name);
        }
    } else if is_nobody(name, sites) || !marked && name.starts_with(char::is_lowercase) {
        push_new(&mut out.passed, name);
    } else if (if marked { MARKED_NAME_WORDS } else { NAME_WORDS })
        .contains(&name.split(' ').count())
        || name.chars().next().is_some_and(is_of_names_without_spaces)
            && (marked || name.chars().count() <= NAME_WITHOUT_SPACES_MAX_CHARS)
    {
        push_new(&mut out.names, name);
    }
}

fn push_new(list: &mut Vec<String>, name: &str) {
    if !list.iter().any(|known| letters_and_digits(known) == letters_and_digits(name)) {
        list.push(name.to_owned());
    }
}

/// Drops names of one word beside others: they are places, or parts of something else.
fn settle_short_names(credits: &mut Credits, marked: bool) {
    let long = |name: &String| name.contains(' ') || name.starts_with(is_of_names_without_spaces);
    let all_long = credits.names.iter().all(long);
    let beside = !marked || credits.names.len() > 1;
    if beside && !all_long && is_on(Rule::AuthorsNoShortNamesBesideOthers) {
        credits.names.retain(long);
    }
}

#[cfg(test)]
mod tests;
