//! Suggests what an editor may have overlooked: names, spellings, shared passages.
//!
//! `names` finds capitalised names in the articles and `kind` guesses the kind of each, both by the
//! words of `lexicon`; `shared` finds passages that two articles share and, by these and by
//! bylines, articles that came through another outlet. This module compares these
//! with the registered actors and outlets. Nothing is changed.

mod forms;
mod kind;
mod lexicon;
mod names;
mod shared;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::language::Languages;
use crate::load::{Loaded, slug};
use crate::model::ActorKind;
use crate::name_forms::{Spelling, spellings};
use crate::resolve::languages;
use crate::text::fold::fold_plain;
use forms::join_forms;
use kind::KindGuess;
use names::{Sightings, names};
use shared::{ComparedTexts, Evidence, ProbableCopy, SharedPassage, credited};

/// A suggestion, with the lines to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The finding, for people.
    pub what: String,
    /// The guessed kind of a new actor; `None` if the suggestion is not a new actor.
    pub kind: Option<ActorKind>,
    /// The file to add the lines to.
    pub path: String,
    /// The lines to add.
    pub lines: String,
}

/// Returns suggestions: first names in two articles that no actor has, then spellings close to an
/// actor's, then articles that came through another outlet, then shared passages. Each group is
/// sorted by name or article.
pub fn suggest(loaded: &Loaded) -> Vec<Suggestion> {
    let mut names = names(loaded);
    let used = languages(loaded);
    let known = known(loaded, used);
    let forms: HashSet<String> = loaded
        .actors
        .iter()
        .flat_map(|actor| spellings(actor, used))
        .filter(Spelling::is_form)
        .map(|spelling| fold_plain(&spelling.text))
        .collect();
    names.retain(|name, _| !forms.contains(name) && !is_known(name, &known));
    join_forms(&mut names, loaded);
    let surnames = join_surnames(&mut names);
    let mut out = Vec::new();
    let mut close = Vec::new();
    for (name, seen) in &names {
        match nearest(name, &known) {
            Some((near, distance)) => close.push(spelling(name, near, distance, &seen.articles)),
            None if seen.articles.len() >= 2 => {
                out.push(unknown(name, surnames.get(name).map(String::as_str), seen));
            }
            None => {}
        }
    }
    out.extend(close);
    let compared = ComparedTexts::new(loaded);
    out.extend(copies(loaded, &compared).iter().map(|copy| via(loaded, copy)));
    out.extend(compared.passages().iter().map(passage));
    out
}

/// Merges each surname on its own into the full name that ends with it. Returns the merged surnames
/// by full name.
fn join_surnames(names: &mut BTreeMap<String, Sightings>) -> BTreeMap<String, String> {
    let persons = names.iter().filter(|(name, seen)| {
        name.contains(' ') && kind::guess(name, &seen.signs).kind == ActorKind::Person
    });
    let pairs: Vec<(String, String)> = persons
        .filter_map(|(name, _)| Some((name.clone(), name.rsplit(' ').next()?.to_owned())))
        .collect();
    let mut joined = BTreeMap::new();
    for (name, surname) in pairs {
        let bearers = names.keys().filter(|other| other.ends_with(&format!(" {surname}"))).count();
        // With two bearers it could be either.
        if bearers > 1 {
            continue;
        }
        let Some(alone) = names.remove(&surname) else { continue };
        let Some(seen) = names.get_mut(&name) else { continue };
        seen.articles.extend(alone.articles);
        seen.signs.add(alone.signs);
        joined.insert(name, surname);
    }
    joined
}

/// A name of an actor or outlet.
struct RegisteredName {
    text: String,
    actor: String,
}

fn known(loaded: &Loaded, used: Languages) -> Vec<RegisteredName> {
    let mut out = Vec::new();
    for actor in &loaded.actors {
        let names = spellings(actor, used).into_iter().filter(|spelling| !spelling.is_form());
        out.extend(names.map(|spelling| RegisteredName {
            text: fold_plain(&spelling.text),
            actor: actor.id.to_string(),
        }));
    }
    let outlets = loaded.outlets.iter().flat_map(|outlet| [&outlet.name, &outlet.short]);
    out.extend(outlets.map(|text| RegisteredName { text: fold_plain(text), actor: String::new() }));
    out
}

/// Whether a name equals a registered one, is a part of it, or contains it.
fn is_known(name: &str, known: &[RegisteredName]) -> bool {
    let padded = format!(" {name} ");
    known.iter().any(|other| {
        other.text == name
            || format!(" {} ", other.text).contains(&padded)
            || other.text.chars().count() > 2 && padded.contains(&format!(" {} ", other.text))
    })
}

/// Returns the name that `name` is probably a misspelling of, and their edit distance.
fn nearest<'a>(name: &str, known: &'a [RegisteredName]) -> Option<(&'a RegisteredName, usize)> {
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
        .filter(|(other, distance)| (1..=limit).contains(distance) && is_slip(name, &other.text))
        .min_by_key(|(other, distance)| (*distance, other.actor.clone()))
}

/// Returns whether a name may be another one with a slip: a word that differs in its first letter
/// and in others, too, or has three letters, is another word (`North`, `South`; `Jr`, `Sr`). Both
/// have the same number of words.
fn is_slip(name: &str, other: &str) -> bool {
    let pairs = name.split(' ').zip(other.split(' ')).filter(|(one, other)| one != other);
    pairs.into_iter().all(|(one, other)| {
        let same_start = one.chars().next() == other.chars().next();
        one.chars().count().min(other.chars().count()) > 3
            && (same_start || strsim::damerau_levenshtein(one, other) == 1)
    })
}

fn list(articles: &BTreeSet<String>) -> String {
    articles.iter().cloned().collect::<Vec<_>>().join(", ")
}

fn unknown(name: &str, surname: Option<&str>, seen: &Sightings) -> Suggestion {
    let KindGuess { kind, why } = kind::guess(name, &seen.signs);
    let others: Vec<&str> =
        ActorKind::WORDS.iter().copied().filter(|word| *word != kind.as_str()).collect();
    let alone = surname.map_or_else(String::new, |surname| format!(", or “{surname}” alone,"));
    Suggestion {
        what: format!(
            "“{name}”{alone} is in {} articles ({}) and is not an actor's name",
            seen.articles.len(),
            list(&seen.articles)
        ),
        kind: Some(kind),
        path: format!("content/actors/{}.md", slug(name)),
        lines: format!(
            "+++\nname = {}\nkind = \"{}\"  # a guess: {why}; else {}\n+++\n",
            super::toml_string(name),
            kind.as_str(),
            others.join(", ")
        ),
    }
}

fn spelling(
    name: &str,
    near: &RegisteredName,
    distance: usize,
    articles: &BTreeSet<String>,
) -> Suggestion {
    Suggestion {
        what: format!(
            "“{name}” ({}) is close to “{}” of `{}`: distance {distance}",
            list(articles),
            near.text,
            near.actor
        ),
        kind: None,
        path: format!("content/actors/{}.md", near.actor),
        lines: format!(
            "aliases = [\n  {{ name = {}, misspelling = true }},\n]\n",
            super::toml_string(name)
        ),
    }
}

/// Returns the articles that came through another outlet, each once: what a byline says counts
/// more.
fn copies(loaded: &Loaded, compared: &ComparedTexts<'_>) -> Vec<ProbableCopy> {
    let mut all = credited(loaded);
    all.extend(compared.copies());
    // Stable.
    all.sort_by(|one, other| one.article.cmp(&other.article));
    all.dedup_by(|one, other| one.article == other.article);
    all
}

fn via(loaded: &Loaded, copy: &ProbableCopy) -> Suggestion {
    let ProbableCopy { article, outlet, evidence } = copy;
    let name = loaded.outlets.iter().find(|it| it.id.as_str() == outlet);
    let name = name.map_or(outlet.as_str(), |outlet| &outlet.name);
    let (what, why) = match evidence {
        Evidence::Byline(credit) => {
            (format!("the byline of `{article}`, “{credit}”, names {name}"), String::new())
        }
        Evidence::Shared(share, source) => {
            let why = format!("{share} % of its words stand in an earlier article of {name}");
            let what = format!(
                "{share} % of the words of `{article}` stand in `{source}`, which is earlier"
            );
            (what, format!("\n[inferred]\nvia = {}\n", super::toml_string(&why)))
        }
    };
    Suggestion {
        what: format!("{what}: it may have come by way of it"),
        kind: None,
        path: format!("content/articles/{article}.md"),
        lines: format!("via = {}\n{why}", super::toml_string(outlet)),
    }
}

fn passage(shared: &SharedPassage) -> Suggestion {
    let SharedPassage { one, other, words, exact, text } = shared;
    // A passage over several blocks is quoted by its two ends.
    let quoted = match text.split_once('\n') {
        None => text.clone(),
        Some((head, tail)) => format!("{head} … {}", tail.rsplit('\n').next().unwrap_or(tail)),
    };
    let mut anchor = String::new();
    quoted.chars().for_each(|c| crate::markdown::push_escaped(&mut anchor, 0, c));
    let nearly = if *exact { "" } else { ", nearly" };
    Suggestion {
        what: format!("`{one}` and `{other}` share {words} words{nearly}: “{}”", shorten(text)),
        kind: None,
        path: format!("content/articles/{one}.notes.md"),
        lines: format!(
            "## shared-with-{other}\n\n> {anchor}\n\nkind: provenance\n\n\
             Nearly word for word in [[{other}]].\n"
        ),
    }
}

fn shorten(text: &str) -> String {
    const MOST: usize = 14;
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() > MOST { format!("{} …", words[..MOST].join(" ")) } else { words.join(" ") }
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

    /// The forms of a name are one name, in the nominative; the forms of an actor's are known.
    #[test]
    fn forms_are_one_proposal_in_the_nominative() {
        let article = |body: &str| {
            let head = "title = \"x\"\noutlet = \"h\"\npublished = 2024-03-05\nlang = \"ru\"";
            format!("+++\n{head}\n+++\n\n{body}\n")
        };
        let actor = "+++\nname = \"Павел Гордин\"\nkind = \"person\"\n+++\n";
        let files = Memory::new([
            ("content/articles/a.md", article("В среду инженера Лену Морозову видели у реки. Потом Павла Гордина, как и мэра, ждали в Камске.")),
            ("content/articles/b.md", article("Говорят, что Лена Морозова молчит. Говорили и о Павле Гордине, а из Камска уехали все.")),
            ("content/articles/c.md", article("Вчера с Леной Морозовой спорили, а теперь весь Камск знает, что Павел Гордин прав.")),
            ("content/actors/gordin.md", actor.to_owned()),
        ].map(|(path, text)| (path.to_owned(), text)));
        let found = suggest(&load(&files).0);
        let names: Vec<&str> = found.iter().filter_map(|item| item.lines.lines().nth(1)).collect();
        assert_eq!(names, ["name = \"Камск\"", "name = \"Лена Морозова\""], "{found:?}");
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
                "“Lena Aske” is in 2 articles (a, b) and is not an actor's name",
                "“Sell” is in 2 articles (a, b) and is not an actor's name",
            ]
        );
        assert_eq!(found[0].path, "content/actors/lena-aske.md");
    }

    /// Issue 4: peoples were taken for names, and every name for a person's.
    #[test]
    fn names_come_with_a_guess_of_their_kind() {
        let found = briefing(
            "It was the Turkish side that met Mayor Ida Kest, of the Orrin Port Authority, in \
             Sell, as it had been agreed, Jonas Wren said.",
            "On Friday a Turkish envoy and two Ukrainians saw Kest in Sell, and asked the Orrin \
             Port Authority about the lock and the boats in it.",
        );
        let kinds: Vec<String> = found
            .iter()
            .map(|item| item.lines.lines().nth(2).unwrap_or_default().to_owned())
            .collect();
        assert_eq!(
            kinds,
            [
                "kind = \"person\"  # a guess: “Mayor” is before it; else organisation, state, \
                 place-as-actor",
                "kind = \"organisation\"  # a guess: “Authority” is in it; else person, state, \
                 place-as-actor",
                "kind = \"place-as-actor\"  # a guess: “in” is before it; else person, \
                 organisation, state",
            ],
            "{found:?}"
        );
        assert!(
            found[0].what.starts_with("“Ida Kest”, or “Kest” alone, is in 2 articles"),
            "{found:?}"
        );
        assert_eq!(found[1].kind, Some(ActorKind::Organisation));
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

    /// The later one of two that share half of it, by another outlet.
    #[test]
    fn a_copy_is_suggested_to_have_come_by_way_of_its_source() {
        let text = "Once more the bridge over the river will be shut for three weeks while the \
                    second pier is mended by divers.";
        let article = |outlet: &str, day: u32, more: &str| {
            format!(
                "+++\ntitle = \"x\"\noutlet = \"{outlet}\"\npublished = 2024-03-0{day}\n{more}+++\n\n{text}\n"
            )
        };
        let outlet = |name: &str| format!("+++\nname = \"{name}\"\n+++\n");
        let via = |first: u32, second: u32, more: &str| -> Vec<String> {
            let files = Memory::new([
                ("content/articles/a.md".to_owned(), article("wire", first, "")),
                ("content/articles/b.md".to_owned(), article("herald", second, more)),
                ("content/outlets/wire.md".to_owned(), outlet("River Wire")),
                ("content/outlets/herald.md".to_owned(), outlet("The Herald")),
            ]);
            let all = suggest(&load(&files).0).into_iter();
            let via = all.filter(|item| item.lines.starts_with("via"));
            via.map(|item| format!("{}\n{}", item.path, item.lines)).collect()
        };
        let reason = "[inferred]\nvia = \"100 % of its words stand in an earlier article of";
        assert_eq!(
            via(1, 2, ""),
            [format!("content/articles/b.md\nvia = \"wire\"\n\n{reason} River Wire\"\n")]
        );
        assert_eq!(
            via(2, 1, ""),
            [format!("content/articles/a.md\nvia = \"herald\"\n\n{reason} The Herald\"\n")]
        );
        assert_eq!(via(1, 1, ""), [""; 0], "the order is unknown");
        assert_eq!(via(1, 2, "via = \"wire\"\n"), [""; 0]);
        assert_eq!(
            via(1, 1, "byline = [\"Ann Moss\", \"River Wire/ab\"]\n"),
            ["content/articles/b.md\nvia = \"wire\"\n"]
        );
    }

    #[test]
    fn a_word_that_is_another_word_is_no_slip() {
        for (name, other) in [("Jonas Wrenn", "Jonas Wren"), ("Jonas Vren", "Jonas Wren")] {
            assert!(is_slip(name, other), "{name}");
        }
        for (name, other) in [
            ("North Kesten", "South Kesten"),
            ("Upper Sell", "Lower Sell"),
            ("Jonas Wren Sr.", "Jonas Wren Jr."),
            ("Harbour West", "Harbour East"),
        ] {
            assert!(!is_slip(name, other), "{name}");
        }
        let found = briefing("The mayor said that Tomas Wren was late.", "Mayor Wren spoke.");
        assert!(found.iter().all(|item| !item.lines.contains("misspelling")), "{found:?}");
    }

    #[test]
    fn shared_passages_are_suggested() {
        let found = briefing(
            "Once more: the bridge over the river will be shut for about three weeks while the \
             second pier is mended by divers.",
            "It is said that the bridge over the river will be shut for nearly three weeks while \
             the second pier is mended, and that is all.",
        );
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].what.contains("`a` and `b` share") && found[0].what.contains("nearly"),
            "{found:?}"
        );
        assert!(found[0].lines.contains("[[b]]"));
    }
}
