//! Suggestions in words, with the lines to add.

use std::collections::BTreeSet;

use super::kind::{self, KindGuess};
use super::known_names::RegisteredName;
use super::names::Sightings;
use super::shared::{Evidence, ProbableCopy, SharedPassage};
use super::suggestion::Suggestion;
use crate::edit::toml_string;
use crate::load::{Loaded, slug};
use crate::model::ActorKind;

fn list(articles: &BTreeSet<String>) -> String {
    articles.iter().cloned().collect::<Vec<_>>().join(", ")
}

pub(super) fn unknown(name: &str, surname: Option<&str>, seen: &Sightings) -> Suggestion {
    let KindGuess { kind, why } = kind::guess(name, &seen.signs);
    let others: Vec<&str> =
        ActorKind::WORDS.iter().copied().filter(|word| *word != kind.as_str()).collect();
    let alone = surname.map_or_else(String::new, |surname| format!(", or “{surname}” alone,"));
    let only_as: Vec<String> = seen.only_as.iter().map(|form| format!("“{form}”")).collect();
    let only_as = if only_as.is_empty() {
        String::new()
    } else {
        format!(" (written {})", only_as.join(", "))
    };
    Suggestion {
        what: format!(
            "“{name}”{only_as}{alone} is in {} articles ({}) and is not an actor's name",
            seen.articles.len(),
            list(&seen.articles)
        ),
        kind: Some(kind),
        path: format!("content/actors/{}.md", slug(name)),
        lines: format!(
            "+++\nname = {}\nkind = \"{}\"  # a guess: {why}; else {}\n+++\n",
            toml_string(name),
            kind.as_str(),
            others.join(", ")
        ),
    }
}

pub(super) fn spelling(
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
            toml_string(name)
        ),
    }
}

pub(super) fn agency(name: &str, articles: &BTreeSet<String>) -> Suggestion {
    let list = list(articles);
    Suggestion {
        what: format!("the byline of {list} names the agency “{name}”, which is no outlet yet"),
        kind: None,
        path: format!("content/outlets/{}.md", slug(name)),
        lines: format!("+++\nname = {}\n+++\n", toml_string(name)),
    }
}

pub(super) fn via(loaded: &Loaded, copy: &ProbableCopy) -> Suggestion {
    let ProbableCopy { article, outlet, evidence } = copy;
    let name = loaded.outlets.iter().find(|it| it.id.as_str() == outlet);
    let name = name.map_or(outlet.as_str(), |outlet| &outlet.name);
    let (what, why) = match evidence {
        Evidence::Byline(credit) => {
            (format!("the byline of `{article}`, “{credit}”, names {name}"), String::new())
        }
        Evidence::Shared(share, source) => {
            let why = format!("{share} % of its words appear in an earlier article of {name}");
            let what = format!(
                "{share} % of the words of `{article}` appear in `{source}`, which is earlier"
            );
            (what, format!("\n[inferred]\nvia = {}\n", toml_string(&why)))
        }
    };
    Suggestion {
        what: format!("{what}: it may have come by way of it"),
        kind: None,
        path: format!("content/articles/{article}.md"),
        lines: format!("via = {}\n{why}", toml_string(outlet)),
    }
}

pub(super) fn passage(shared: &SharedPassage) -> Suggestion {
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
