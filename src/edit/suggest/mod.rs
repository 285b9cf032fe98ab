//! Suggests what an editor may have overlooked: names, spellings, shared passages.
//!
//! `names` finds capitalised names in the articles and `kind` guesses the kind of each, both by the
//! words of `lexicon`; `forms` joins the forms of one name; `known_names` compares names with those
//! of the registered actors and outlets. `shared` finds passages that two articles share and, by
//! these and by bylines, articles that came through another outlet. `wording` says it all in words.
//! Nothing is changed.

mod forms;
mod kind;
mod known_names;
mod lexicon;
mod names;
mod shared;
mod small_words;
mod suggestion;
mod wording;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashSet};

use crate::load::Loaded;
use crate::model::ActorKind;
use crate::name_forms::{Spelling, spellings};
use crate::resolve::languages;
use crate::text::fold::fold_plain;
use forms::join_forms;
use known_names::{is_known, known, nearest};
use names::{Sightings, names};
use shared::{ComparedTexts, ProbableCopy, agencies, credited};
use wording::{agency, passage, spelling, unknown, via};

pub use suggestion::Suggestion;

/// Returns suggestions: first names in two articles that no actor has, then spellings close to an
/// actor's, then agencies that are no outlet, articles that came through another outlet, and shared
/// passages. Each group is
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
    out.extend(agencies(loaded).iter().map(|(name, articles)| agency(name, articles)));
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
