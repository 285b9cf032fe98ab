//! Joins the forms of one name, in languages whose names have forms.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::names::{Sightings, is_acronym};
use crate::language::{self, Inflection, Languages};
use crate::load::Loaded;
use crate::name_forms::{Bearer, forms, is_given_name, nominatives};
use crate::text::letters::folded;

/// A name that others are forms of.
struct BaseName {
    name: String,
    /// Whether an article has it.
    written: bool,
    /// Whether it is itself in another case somewhere.
    oblique: bool,
    /// The forms that articles have.
    forms: BTreeSet<String>,
    /// Of those that are not written: how far below its rows are in the table of the language.
    rank: usize,
}

impl BaseName {
    /// Returns how many of the names are it or its forms.
    fn covered(&self) -> usize {
        self.forms.len() + usize::from(self.written)
    }
}

/// Merges names that are forms of another one into it: first into the one that most are forms of,
/// which is the nominative. It may be in no article.
pub(super) fn join_forms(names: &mut BTreeMap<String, Sightings>, loaded: &Loaded) {
    let default = loaded.settings.lang.as_str();
    let languages: BTreeMap<&str, Languages> = loaded
        .articles
        .iter()
        .map(|doc| (doc.id.as_str(), Languages::of(doc.language(default))))
        .collect();
    let of_name = |seen: &Sightings| {
        let all = seen.articles.iter().filter_map(|id| languages.get(id.as_str()));
        all.fold(Languages::NONE, |all, one| all.and(*one))
    };
    cut_to_known(names, |seen| tables(of_name(seen)).next().is_some());
    cut_acronyms(names, of_name);
    let mut bases: Vec<BaseName> = Vec::new();
    let mut unwritten: BTreeMap<String, (usize, Languages, usize)> = BTreeMap::new();
    for (name, seen) in &*names {
        let languages = of_name(seen);
        let forms = forms_among(names, name, languages);
        if !forms.is_empty() {
            let (name, oblique) = (name.clone(), seen.oblique);
            bases.push(BaseName { name, written: true, oblique, forms, rank: 0 });
        }
        for (other, rank) in tables(languages).flat_map(|table| nominatives(name, table)) {
            let found = unwritten.entry(other).or_insert((rank, languages, 0));
            *found = (found.0.min(rank), found.1.and(languages), found.2 + 1);
        }
    }
    // Those that are nominatives themselves: the others are a form behind a preposition, and one
    // more form at most.
    let nominative: BTreeSet<String> = bases
        .iter()
        .filter(|base| !base.oblique || base.covered() > 2)
        .map(|base| base.name.clone())
        .collect();
    for (name, (rank, languages, count)) in unwritten {
        // One form alone may be anything.
        if count < 2 || names.contains_key(&name) {
            continue;
        }
        let forms = forms_among(names, &name, languages);
        if forms.iter().any(|form| nominative.contains(form)) {
            continue;
        }
        bases.push(BaseName { name, written: false, oblique: false, forms, rank });
    }
    drop_plurals(&mut bases, names);
    bases.sort_by_key(|base| {
        let length = base.name.chars().count();
        let order = (Reverse(base.covered()), base.oblique, !base.written);
        (order, base.rank, length, base.name.clone())
    });
    for base in bases {
        join(names, base);
    }
}

pub(super) fn tables(languages: Languages) -> impl Iterator<Item = &'static Inflection> {
    languages.indices().filter_map(|at| language::at(at).inflection.as_ref())
}

/// Cuts what is before a full name that is also by itself: an office, a country, a headline's word.
fn cut_to_known(names: &mut BTreeMap<String, Sightings>, has_forms: impl Fn(&Sightings) -> bool) {
    let longer: Vec<(String, String)> = names
        .iter()
        .filter(|(_, seen)| has_forms(seen))
        .filter_map(|(name, _)| {
            let (_, rest) = name.split_once(' ').filter(|(_, rest)| rest.contains(' '))?;
            names.contains_key(rest).then(|| (name.clone(), rest.to_owned()))
        })
        .collect();
    for (name, rest) in longer {
        let Some(cut) = names.remove(&name) else { continue };
        let seen = names.entry(rest).or_default();
        seen.articles.extend(cut.articles);
        seen.signs.add(cut.signs);
    }
}

/// Cuts an acronym behind a person's surname, where both are also names by themselves: an agency
/// behind the last word of a sentence that has no full stop.
fn cut_acronyms(
    names: &mut BTreeMap<String, Sightings>,
    languages: impl Fn(&Sightings) -> Languages,
) {
    let surnames: BTreeSet<String> = names
        .iter()
        .filter_map(|(name, seen)| {
            let (given, surname) = name.rsplit_once(' ')?;
            let languages = languages(seen);
            is_given(given, languages).then_some((surname, languages))
        })
        .flat_map(|(surname, languages)| {
            let person = Bearer::Person(None);
            tables(languages).flat_map(move |table| forms(surname, person, table))
        })
        .collect();
    let glued: Vec<(String, String, String)> = names
        .keys()
        .filter_map(|name| {
            let (surname, acronym) = name.split_once(' ')?;
            let named = names.contains_key(acronym) && surnames.contains(surname);
            (is_acronym(acronym) && named)
                .then(|| (name.clone(), surname.to_owned(), acronym.to_owned()))
        })
        .collect();
    for (name, surname, acronym) in glued {
        let Some(cut) = names.remove(&name) else { continue };
        names.entry(surname).or_default().articles.extend(cut.articles.iter().cloned());
        names.entry(acronym).or_default().articles.extend(cut.articles);
    }
}

/// Returns whether a word is a common given name of one of the languages, in any of its forms.
pub(super) fn is_given(word: &str, languages: Languages) -> bool {
    let word = folded(word);
    languages.indices().any(|language| is_given_name(&word, language))
}

/// Returns the forms of a name that are names, too.
pub(super) fn forms_among(
    names: &BTreeMap<String, Sightings>,
    name: &str,
    languages: Languages,
) -> BTreeSet<String> {
    let bearers = [Bearer::Person(None), Bearer::Other];
    let all = tables(languages).flat_map(|table| bearers.map(|bearer| forms(name, bearer, table)));
    all.flatten().filter(|form| names.contains_key(form)).collect()
}

/// Drops the plurals of surnames, which mean a family: “the Gordins” is no name that “Gordin” is a
/// form of.
fn drop_plurals(bases: &mut Vec<BaseName>, names: &mut BTreeMap<String, Sightings>) {
    let surnames: BTreeSet<String> =
        names.keys().filter_map(|name| Some(name.rsplit_once(' ')?.1.to_owned())).collect();
    let is_plural = |base: &BaseName| {
        let of = |form: &&String| base.name.starts_with(form.as_str()) && surnames.contains(*form);
        base.written && !base.name.contains(' ') && base.forms.iter().any(|form| of(&form))
    };
    bases.retain(|base| {
        let plural = is_plural(base);
        if plural {
            names.remove(&base.name);
        }
        !plural
    });
}

/// Merges the forms of a base that are still names into it.
fn join(names: &mut BTreeMap<String, Sightings>, base: BaseName) {
    let left: Vec<&String> = base.forms.iter().filter(|form| names.contains_key(*form)).collect();
    if base.written != names.contains_key(&base.name) || !base.written && left.len() < 2 {
        return;
    }
    let mut seen = names.remove(&base.name).unwrap_or_default();
    for form in left {
        let joined = names.remove(form).expect("it is left");
        seen.articles.extend(joined.articles);
        seen.signs.add(joined.signs);
        if !base.written {
            seen.only_as.insert(form.clone());
        }
    }
    names.insert(base.name, seen);
}
