//! Joins the forms of one name, in languages whose names have forms.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::names::Sightings;
use crate::language::{self, Languages};
use crate::load::Loaded;
use crate::name_forms::{Bearer, forms};

/// Merges names that are forms of another one into it: first into the one that most others are
/// forms of, which is the nominative.
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
    let mut bases: Vec<(&String, BTreeSet<String>)> = Vec::new();
    for (name, seen) in &*names {
        let tables = of_name(seen).indices().filter_map(|at| language::at(at).inflection.as_ref());
        let bearers = [Bearer::Person(None), Bearer::Other];
        let all = tables.flat_map(|table| bearers.map(|bearer| forms(name, bearer, table)));
        let there: BTreeSet<String> =
            all.flatten().filter(|form| names.contains_key(form)).collect();
        if !there.is_empty() {
            bases.push((name, there));
        }
    }
    bases.sort_by_key(|(name, forms)| (Reverse(forms.len()), name.chars().count(), *name));
    let bases: Vec<(String, BTreeSet<String>)> =
        bases.into_iter().map(|(name, forms)| (name.clone(), forms)).collect();
    for (name, forms) in bases {
        if !names.contains_key(&name) {
            continue;
        }
        for form in forms {
            let Some(joined) = names.remove(&form) else { continue };
            let seen = names.get_mut(&name).expect("it was there");
            seen.articles.extend(joined.articles);
            seen.signs.add(joined.signs);
        }
    }
}
