//! Finds capitalised names in articles, with the words beside them.

use std::collections::{BTreeMap, BTreeSet};

use super::kind::KindSigns;
use super::lexicon::{
    is_calendar, is_demonym, is_joint, is_opener, is_organisation, is_short_title, is_title,
};
use super::small_words::{SmallWords, trimmed};
use crate::load::Loaded;
use crate::text::fold::fold_plain;

/// The occurrences of a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sightings {
    /// The articles that have it.
    pub(super) articles: BTreeSet<String>,
    /// The words beside it.
    pub(super) signs: KindSigns,
    /// Whether a preposition before it shows that it is no nominative.
    pub(super) oblique: bool,
    /// The forms that articles have, if none has the name itself.
    pub(super) only_as: BTreeSet<String>,
}

/// The longest name, in words: a longer run of capitals is a headline or a list.
const MOST_WORDS: usize = 5;

/// Returns the names in the articles. The first word of a sentence counts only with another one,
/// and only if no article has it in lower case. Titles, days and months are not names, nor are
/// peoples outside a longer name.
pub(super) fn names(loaded: &Loaded) -> BTreeMap<String, Sightings> {
    let texts: Vec<String> =
        loaded.articles.iter().map(|article| lines_folded(&article.body.plain.text)).collect();
    let all = texts.iter().map(String::as_str);
    let mut small = SmallWords::of(all);
    let default = loaded.settings.lang.as_str();
    let mut found: BTreeMap<String, Sightings> = BTreeMap::new();
    for (article, text) in loaded.articles.iter().zip(&texts) {
        small.read(article.language(default));
        for run in text.lines().filter(|line| !is_headline(line)).flat_map(runs) {
            if let Some((name, signs)) = name_of(&run, &small) {
                let seen = found.entry(name).or_default();
                seen.articles.insert(article.id.to_string());
                seen.oblique |= small.is_preposition(run.before);
                seen.signs.add(signs);
            }
        }
    }
    found
}

fn lines_folded(text: &str) -> String {
    text.lines().map(fold_plain).collect::<Vec<_>>().join("\n")
}

/// Returns whether most words of a line are capitalised, as in a headline.
fn is_headline(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let capitals = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    capitals * 2 > words.len().max(2)
}

/// Capitalised words in a row, with the word on each side, which is empty at the edge of a line.
#[derive(Debug, Default)]
struct CapitalRun<'a> {
    before: &'a str,
    words: Vec<String>,
    after: &'a str,
    /// Whether it begins a sentence or a quotation.
    opens: bool,
}

/// A word of a line and its role.
struct WordToken<'a> {
    written: &'a str,
    /// Without punctuation around it, and without `'s`.
    bare: String,
    capital: bool,
    /// Whether it ends a run of capitals.
    ends: bool,
    /// Whether it ends a sentence.
    stops: bool,
}

impl<'a> WordToken<'a> {
    fn new(written: &'a str) -> Self {
        let bare = trimmed(written);
        let owned = bare.strip_suffix("'s");
        let bare = owned.unwrap_or(bare);
        let dotted = is_initials(bare) && written.contains(&format!("{bare}."));
        let initial = dotted || is_short_title(bare);
        let full_stop = written.ends_with('.') && !initial;
        let dot = if dotted { "." } else { "" };
        // "Moscow-based" says where something is, "Jean-Luc" is a name.
        let joined =
            bare.rsplit('-').next().is_some_and(|part| part.starts_with(char::is_lowercase));
        let capital = bare.starts_with(char::is_uppercase)
            && !(joined && bare.contains('-'))
            && !is_opener(bare);
        Self {
            written,
            bare: format!("{bare}{dot}"),
            capital,
            ends: written.ends_with([',', ';', ':', '!', '?', '"', ')'])
                || full_stop
                || owned.is_some(),
            stops: written.ends_with(['!', '?', ':', '"']) || full_stop,
        }
    }
}

/// Returns whether one of two words is in Latin letters and the other is not: “Brexit Гордин”.
fn other_script(one: &str, other: &str) -> bool {
    let latin = |word: &str| word.chars().find(|c| c.is_alphabetic()).map(|c| c < '\u{250}');
    matches!((latin(one), latin(other)), (Some(one), Some(other)) if one != other)
}

/// Returns whether a word is an initial, or several: `J`, `U.S`.
fn is_initials(word: &str) -> bool {
    word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase))
}

fn runs(line: &str) -> Vec<CapitalRun<'_>> {
    let mut out = Vec::new();
    let mut run = CapitalRun::default();
    let (mut before, mut begins) = ("", true);
    for token in line.split_whitespace().map(WordToken::new) {
        if run.words.last().is_some_and(|last| other_script(last, &token.bare)) {
            out.push(CapitalRun { after: token.written, ..std::mem::take(&mut run) });
        }
        let inside = !run.words.is_empty();
        // "Theresa May" is a name, "May" is not.
        let day = is_calendar(&token.bare) && !(inside && token.bare == "May");
        if token.capital && !day || inside && is_joint(token.written) {
            if !inside {
                run.before = before;
                run.opens = begins || token.written.starts_with('"');
            }
            run.words.push(token.bare);
        } else if inside {
            out.push(CapitalRun { after: token.written, ..std::mem::take(&mut run) });
        }
        if token.ends && !run.words.is_empty() {
            out.push(std::mem::take(&mut run));
        }
        (before, begins) = (token.written, token.stops);
    }
    if !run.words.is_empty() {
        out.push(run);
    }
    out
}

/// Returns the name in a run without what merely precedes it, and the signs of its kind.
fn name_of(run: &CapitalRun<'_>, small: &SmallWords<'_>) -> Option<(String, KindSigns)> {
    let mut words: Vec<&str> = run.words.iter().map(String::as_str).collect();
    while words.last().is_some_and(|word| is_joint(word)) {
        words.pop();
    }
    let is_of_organisation = words.last().is_some_and(|word| is_organisation(word));
    let mut opens = run.opens;
    if opens && !is_of_organisation && words.first().is_some_and(|word| small.have(word)) {
        words.remove(0);
        opens = false;
    }
    let mut title = Some(trimmed(run.before)).filter(|word| is_title(word));
    if let Some(at) = words.iter().rposition(|word| is_title(word)).filter(|_| !is_of_organisation)
    {
        title = Some(words[at]);
        opens = false;
        words.drain(..=at);
        drop_office(&mut words);
    }
    // "American Lena Aske" is Lena Aske, "Orrinian Airlines" is a name of its own.
    if words.len() > 2 && is_demonym(words[0]) && !is_of_organisation {
        words.remove(0);
        opens = false;
    }
    if small.have_forms() && cut_person(&mut words, opens, small) {
        opens = false;
    }
    let [first, rest @ ..] = &words[..] else { return None };
    let alone = rest.is_empty();
    let nobody = opens || first.chars().count() < 2 || is_demonym(first) && title.is_none();
    if alone && (nobody || small.have_exactly(first)) || words.len() > MOST_WORDS {
        return None;
    }
    let title = title.map(str::to_owned);
    Some((words.join(" "), KindSigns { title, ..beside(run) }))
}

/// Drops what is beside a person's name, in a language with forms; returns whether words before it
/// were dropped.
fn cut_person(words: &mut Vec<&str>, opens: bool, small: &SmallWords<'_>) -> bool {
    // A given name in the nominative begins a name: “Orrinu Ivan Rogers”.
    let given = |at: &usize| small.is_given_name(words[*at]) && !small.is_given_name(words[at - 1]);
    let start = (1..words.len().saturating_sub(1)).rev().find(given);
    // An office, “NATO Lena Aske”; or the first word of a sentence, “Orrińskie PNV”.
    let office = words.len() > 2 && is_acronym(words[0]);
    let adjective =
        words.len() == 2 && opens && is_acronym(words[1]) && small.is_adjective(words[0]);
    let cut = start.unwrap_or(usize::from(office || adjective));
    words.drain(..cut);
    // A party or an agency: “Lena Aske PNV”.
    if words.len() > 2 && small.is_given_name(words[0]) {
        words.pop_if(|last| is_acronym(last));
    }
    cut > 0
}

/// Returns whether a word has several letters, all of them capitals.
pub(super) fn is_acronym(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_uppercase)
}

/// Drops the rest of a title before a name: "of State" in "Secretary of State Lena Aske".
fn drop_office(words: &mut Vec<&str>) {
    if words.first().is_some_and(|word| is_joint(word)) && words.len() > 2 {
        let affairs = words.get(2).is_some_and(|word| *word == "Affairs");
        words.drain(..2 + usize::from(affairs));
    }
}

fn beside(run: &CapitalRun<'_>) -> KindSigns {
    const SPEAKS: &[&str] = &["said", "says", "told", "added", "wrote", "replied", "asked"];
    let speaks = |word: &str| SPEAKS.contains(&trimmed(word));
    KindSigns {
        title: None,
        speaks: usize::from(speaks(run.before) || speaks(run.after)),
        within: usize::from(matches!(run.before, "in" | "In" | "near")),
        // In "the Orrin talks" the article is that of the talks.
        article: usize::from(
            matches!(run.before, "the" | "The") && !run.after.starts_with(char::is_lowercase)
                || matches!(run.before, "the" | "The") && speaks(run.after),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of a text; what it has in small letters is known.
    fn in_text(text: &str) -> Vec<String> {
        let small = SmallWords::of(std::iter::once(text));
        runs(text).iter().filter_map(|run| Some(name_of(run, &small)?.0)).collect()
    }

    #[test]
    fn days_peoples_and_first_words_are_not_names() {
        for text in [
            "On Monday the Russian side met again, and in May the Turkish one did.",
            "Yesterday was quiet. Nobody spoke. “Perhaps,” he said.",
            "The Moscow-based bank and two Ukrainians wait for the Prime Minister.",
        ] {
            assert_eq!(in_text(&fold_plain(text)), [""; 0], "{text}");
        }
    }

    #[test]
    fn names_are_found_without_titles() {
        for (text, names) in [
            ("then Orrinian Foreign Minister Lena Aske came", &["Lena Aske"][..]),
            (
                "with Secretary of State Lena Aske, of the U.S. State Department.",
                &["Lena Aske", "U.S. State Department"],
            ),
            ("in Sell, near the Orrinian Foreign Ministry", &["Sell", "Orrinian Foreign Ministry"]),
            (
                "as yesterday. Yesterday Kesten was calm, said J. Wren of Orrin",
                &["Kesten", "J. Wren of Orrin"],
            ),
            ("then Theresa May spoke to Mr. Julian", &["Theresa May", "Julian"]),
            ("by the F.S.B. The river rose", &["F.S.B."]),
        ] {
            assert_eq!(in_text(text), names, "{text}");
        }
    }

    #[test]
    fn words_beside_a_name_are_counted() {
        let signs =
            |text: &'static str| name_of(&runs(text)[0], &SmallWords::default()).expect("a name").1;
        assert_eq!(signs("the mayor, Jonas Wren, left").title.as_deref(), Some("mayor"));
        assert_eq!(signs("asked by President Wren").title.as_deref(), Some("President"));
        assert_eq!(signs("so Lena Aske said").speaks, 1);
        assert_eq!(signs("boats in Sell wait").within, 1);
        assert_eq!(
            (signs("and the Citadel said no").article, signs("and the Orrin talks").article),
            (1, 0)
        );
    }
}
