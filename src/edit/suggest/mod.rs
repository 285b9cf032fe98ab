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

use crate::language::Languages;
use crate::load::Loaded;
use crate::model::ActorKind;
use crate::name_forms::{Spelling, spellings};
use crate::resolve::languages;
use crate::text::fold::fold_plain;
use forms::{forms_among, is_given, join_forms, tables};
use known_names::{is_known, known, nearest};
use names::{Sightings, is_acronym, names};
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
    let surnames = join_surnames(&mut names, used);
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

/// Merges each surname on its own, in any of its forms, into the full name that ends with it, and
/// drops the given name on its own. Returns the merged surnames by full name.
fn join_surnames(
    names: &mut BTreeMap<String, Sightings>,
    used: Languages,
) -> BTreeMap<String, String> {
    let has_forms = tables(used).next().is_some();
    // Two words in one article may be the first word of a sentence and a name.
    let is_person = |name: &str, seen: &Sightings| {
        kind::guess(name, &seen.signs).kind == ActorKind::Person
            && (!has_forms
                || seen.articles.len() > 1
                || name.split(' ').next().is_some_and(|given| is_given(given, used)))
    };
    let pairs: Vec<(String, String)> = names
        .iter()
        .filter_map(|(name, seen)| {
            let (_, surname) = name.rsplit_once(' ')?;
            (!is_acronym(surname) && is_person(name, seen))
                .then(|| (name.clone(), surname.to_owned()))
        })
        .collect();
    let mut joined = BTreeMap::new();
    for (name, surname) in pairs {
        // One that ends with the whole name has the same bearer.
        let (end, whole) = (format!(" {surname}"), format!(" {name}"));
        let bearers = names.keys().filter(|it| it.ends_with(&end) && !it.ends_with(&whole));
        // With two bearers it could be either.
        if bearers.count() > 1 {
            continue;
        }
        let forms = forms_among(names, &surname, used);
        for form in std::iter::once(surname.clone()).chain(forms) {
            let Some(alone) = names.remove(&form) else { continue };
            let Some(seen) = names.get_mut(&name) else { continue };
            seen.articles.extend(alone.articles);
            seen.signs.add(alone.signs);
            joined.entry(name.clone()).or_insert_with(|| surname.clone());
        }
        if let Some((given, _)) = name.split_once(' ').filter(|(given, _)| is_given(given, used)) {
            for form in forms_among(names, given, used) {
                names.remove(&form);
            }
            names.remove(given);
        }
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
