//! What an editor may have overlooked: names, spellings, shared passages. Nothing is changed.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::load::{Loaded, slug};
use crate::model::document::ArticleDoc;
use crate::text::fold::fold_plain;

/// A suggestion, with the lines to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What was seen.
    pub what: String,
    /// The file that the lines go into.
    pub path: String,
    /// The lines.
    pub lines: String,
}

/// Returns suggestions: names that are no actor's yet, then spellings close to an actor's, then
/// passages that two articles share; each sort sorted by name or article.
pub fn suggest(loaded: &Loaded) -> Vec<Suggestion> {
    let names = names(loaded);
    let known = known(loaded);
    let mut out = Vec::new();
    let mut close = Vec::new();
    for (name, articles) in &names {
        if is_known(name, &known) {
            continue;
        }
        match nearest(name, &known) {
            Some((near, distance)) => close.push(spelling(name, near, distance, articles)),
            None if articles.len() >= 2 => out.push(unknown(name, articles)),
            None => {}
        }
    }
    out.extend(close);
    out.extend(shared(loaded));
    out
}

/// A name that the register has.
struct Known {
    text: String,
    actor: String,
}

fn known(loaded: &Loaded) -> Vec<Known> {
    let mut out = Vec::new();
    for actor in &loaded.actors {
        let aliases = actor.aliases.iter().map(|alias| alias.name.value.clone());
        let all =
            std::iter::once(actor.name.value.clone()).chain(aliases).chain(actor.surname.clone());
        out.extend(all.map(|text| Known { text: fold_plain(&text), actor: actor.id.to_string() }));
    }
    let outlets = loaded.outlets.iter().flat_map(|outlet| [&outlet.name, &outlet.short]);
    out.extend(outlets.map(|text| Known { text: fold_plain(text), actor: String::new() }));
    out
}

/// Words that are written with a capital and name nobody.
const NO_NAMES: &[&str] = &[
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "I",
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "President",
    "Minister",
    "Prime",
    "Foreign",
    "General",
    "The",
    "A",
    "An",
];

/// Small words that stand within names.
const JOINTS: &[&str] = &["of", "de", "van", "von", "al", "the", "and", "for"];

/// Returns the capitalised names in the articles, each with the articles that have it. A word that
/// begins a sentence counts only together with another, or where it stands within one as well.
fn names(loaded: &Loaded) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for article in &loaded.articles {
        for line in article.body.plain.text.split('\n') {
            for name in names_in(line) {
                found.entry(name).or_default().insert(article.id.to_string());
            }
        }
    }
    found
}

fn names_in(line: &str) -> Vec<String> {
    let line = fold_plain(line);
    let capitals =
        line.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    // In a headline every word has a capital.
    if capitals * 2 > line.split_whitespace().count().max(2) {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    let mut begins = true;
    let mut opened = true;
    let mut close = |run: &mut Vec<&str>, opened: bool| {
        while run.last().is_some_and(|word| JOINTS.contains(word)) {
            run.pop();
        }
        while run.first().is_some_and(|word| NO_NAMES.contains(word)) {
            run.remove(0);
        }
        let single = run.len() == 1 && (opened || run[0].chars().count() < 3);
        if !run.is_empty() && !single && run.len() <= 5 {
            out.push(run.join(" "));
        }
        run.clear();
    };
    for word in line.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let bare = bare.strip_suffix("'s").unwrap_or(bare);
        let capital = bare.starts_with(char::is_uppercase);
        let joint = !run.is_empty() && JOINTS.contains(&word) && word != "and" && word != "the";
        if capital || joint {
            if run.is_empty() {
                opened = begins;
            }
            run.push(bare);
        } else {
            close(&mut run, opened);
        }
        let initial = bare.chars().count() == 1 && word.ends_with('.');
        let ends = word.ends_with([',', ';', ':', '.', '!', '?', '"', ')']) && !initial
            || word.ends_with("'s");
        if ends {
            close(&mut run, opened);
        }
        begins = word.ends_with(['.', '!', '?', ':', '"']) && !initial
            || word.starts_with('"') && !capital;
    }
    close(&mut run, opened);
    out
}

/// Whether a name is an actor's, a part of one, or holds one.
fn is_known(name: &str, known: &[Known]) -> bool {
    let padded = format!(" {name} ");
    known.iter().any(|other| {
        other.text == name
            || format!(" {} ", other.text).contains(&padded)
            || other.text.chars().count() > 2 && padded.contains(&format!(" {} ", other.text))
    })
}

/// Returns the known name that `name` is probably another spelling of, and their distance.
fn nearest<'a>(name: &str, known: &'a [Known]) -> Option<(&'a Known, usize)> {
    let length = name.chars().count();
    let limit = match length {
        0..5 => return None,
        5..8 => 1,
        8..14 => 2,
        _ => 3,
    };
    known
        .iter()
        .filter(|other| !other.actor.is_empty())
        .filter(|other| other.text.chars().count().abs_diff(length) <= limit)
        .filter(|other| other.text.split(' ').count() == name.split(' ').count())
        .map(|other| (other, strsim::damerau_levenshtein(name, &other.text)))
        .filter(|(_, distance)| (1..=limit).contains(distance))
        .min_by_key(|(other, distance)| (*distance, other.actor.clone()))
}

fn list(articles: &BTreeSet<String>) -> String {
    articles.iter().cloned().collect::<Vec<_>>().join(", ")
}

fn unknown(name: &str, articles: &BTreeSet<String>) -> Suggestion {
    Suggestion {
        what: format!(
            "“{name}” stands in {} articles ({}) and is no actor's name",
            articles.len(),
            list(articles)
        ),
        path: format!("content/actors/{}.md", slug(name)),
        lines: format!(
            "+++\nname = {}\nkind = \"person\"  # person, organisation, state, place-as-actor\n+++\n",
            super::quoted(name)
        ),
    }
}

fn spelling(name: &str, near: &Known, distance: usize, articles: &BTreeSet<String>) -> Suggestion {
    Suggestion {
        what: format!(
            "“{name}” ({}) is close to “{}” of `{}`: distance {distance}",
            list(articles),
            near.text,
            near.actor
        ),
        path: format!("content/actors/{}.md", near.actor),
        lines: format!(
            "aliases = [\n  {{ name = {}, misspelling = true }},\n]\n",
            super::quoted(name)
        ),
    }
}

/// As many words in a row begin a shared passage.
const RUN: usize = 8;

/// A shared passage has at least as many words.
const SHARED: usize = 14;

/// As many words may differ within one.
const GAP: usize = 3;

/// Returns passages that two articles share nearly word for word.
fn shared(loaded: &Loaded) -> Vec<Suggestion> {
    let texts: Vec<Vec<Word>> = loaded.articles.iter().map(|article| words(article)).collect();
    let mut seen: HashMap<Vec<&str>, Vec<(usize, usize)>> = HashMap::new();
    for (article, words) in texts.iter().enumerate() {
        for (at, run) in words.windows(RUN).enumerate() {
            let run: Vec<&str> = run.iter().map(|word| word.key.as_str()).collect();
            seen.entry(run).or_default().push((article, at));
        }
    }
    let mut pairs: BTreeMap<(usize, usize), Vec<(usize, usize)>> = BTreeMap::new();
    for (article, words) in texts.iter().enumerate() {
        for (at, run) in words.windows(RUN).enumerate() {
            let run: Vec<&str> = run.iter().map(|word| word.key.as_str()).collect();
            // What stands everywhere is a formula, and would make a pair of every two.
            let places = seen.get(&run).filter(|places| places.len() <= 16);
            for (other, there) in places.into_iter().flatten().filter(|(other, _)| *other > article)
            {
                pairs.entry((article, *other)).or_default().push((at, *there));
            }
        }
    }
    let mut out = Vec::new();
    for ((one, other), starts) in pairs {
        for (here, there) in merge(&starts) {
            let long = here.len().min(there.len());
            if long >= SHARED {
                let pair = [&loaded.articles[one], &loaded.articles[other]];
                out.push(passage(pair[0], pair[1], &texts[one][here], &texts[other][there]));
            }
        }
    }
    out
}

struct Word {
    key: String,
    start: usize,
    end: usize,
}

fn words(article: &ArticleDoc) -> Vec<Word> {
    let text = &article.body.plain.text;
    text.split_whitespace()
        .map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            let key =
                word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
            Word { key, start, end: start + word.len() }
        })
        .filter(|word: &Word| !word.key.is_empty())
        .collect()
}

type Stretch = std::ops::Range<usize>;

/// Joins runs that go on, or go on after a few words that differ.
fn merge(starts: &[(usize, usize)]) -> Vec<(Stretch, Stretch)> {
    let mut out: Vec<(Stretch, Stretch)> = Vec::new();
    for (here, there) in starts {
        let next = (*here..here + RUN, *there..there + RUN);
        let joined = out.iter_mut().rev().take(4).find(|(one, other)| {
            next.0.start <= one.end + GAP
                && next.1.start <= other.end + GAP
                && next.1.start >= other.start
        });
        match joined {
            Some((one, other)) => {
                one.end = one.end.max(next.0.end);
                other.end = other.end.max(next.1.end);
            }
            None => out.push(next),
        }
    }
    out
}

fn passage(one: &ArticleDoc, other: &ArticleDoc, here: &[Word], there: &[Word]) -> Suggestion {
    let text = |article: &ArticleDoc, words: &[Word]| -> String {
        let (first, last) =
            (words.first().map_or(0, |word| word.start), words.last().map_or(0, |word| word.end));
        article.body.plain.text[first..last].to_owned()
    };
    let (first, second) = (text(one, here), text(other, there));
    let exact = fold_plain(&first) == fold_plain(&second);
    // Across blocks the ends of a passage are quoted.
    let quoted = match first.split_once('\n') {
        None => first.clone(),
        Some((head, tail)) => format!("{head} … {}", tail.rsplit('\n').next().unwrap_or(tail)),
    };
    let mut anchor = String::new();
    quoted.chars().for_each(|c| crate::markdown::push_escaped(&mut anchor, 0, c));
    Suggestion {
        what: format!(
            "`{}` and `{}` share {} words{}: “{}”",
            one.id,
            other.id,
            here.len().min(there.len()),
            if exact { "" } else { ", nearly" },
            shorten(&first)
        ),
        path: format!("content/articles/{}.notes.md", one.id),
        lines: format!(
            "## shared-with-{}\n\n> {anchor}\n\nkind: provenance\n\nNearly word for word in [[{}]].\n",
            other.id, other.id
        ),
    }
}

fn shorten(text: &str) -> String {
    const MOST: usize = 14;
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.len() > MOST {
        true => format!("{} …", words[..MOST].join(" ")),
        false => words.join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;
    use crate::source::Memory;

    fn briefing(first: &str, second: &str) -> Vec<Suggestion> {
        let article = |body: &str| {
            format!("+++\ntitle = \"x\"\noutlet = \"h\"\npublished = 2024-03-05\n+++\n\n{body}\n")
        };
        let files = Memory::new([
            ("content/articles/a.md".to_owned(), article(first)),
            ("content/articles/b.md".to_owned(), article(second)),
            (
                "content/actors/jonas-wren.md".to_owned(),
                "+++\nname = \"Jonas Wren\"\nkind = \"person\"\n+++\n".to_owned(),
            ),
        ]);
        suggest(&load(&files).0)
    }

    #[test]
    fn names_in_two_articles_are_suggested() {
        let found = briefing(
            "On Monday the engineer Lena Aske met Jonas Wren in Sell, and they talked.",
            "Nobody asked Lena Aske. She has been the engineer since March, it is said in Sell.",
        );
        let what: Vec<&str> = found.iter().map(|item| item.what.as_str()).collect();
        assert_eq!(
            what,
            [
                "“Lena Aske” stands in 2 articles (a, b) and is no actor's name",
                "“Sell” stands in 2 articles (a, b) and is no actor's name",
            ]
        );
        assert_eq!(found[0].path, "content/actors/lena-aske.md");
    }

    #[test]
    fn spellings_close_to_an_actors_are_suggested_with_their_distance() {
        let found =
            briefing("The bridge was shut, said Jonas Wrenn to the press.", "Mayor Wren spoke.");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].what.contains("close to “Jonas Wren” of `jonas-wren`: distance 1"),
            "{found:?}"
        );
        assert!(found[0].lines.contains("misspelling = true"));
    }

    #[test]
    fn shared_passages_are_suggested() {
        let found = briefing(
            "Once more: the bridge over the river will be shut for about three weeks while the second pier is mended by divers.",
            "It is said that the bridge over the river will be shut for nearly three weeks while the second pier is mended, \
             and that is all.",
        );
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].what.contains("`a` and `b` share") && found[0].what.contains("nearly"),
            "{found:?}"
        );
        assert!(found[0].lines.contains("[[b]]"));
    }
}
