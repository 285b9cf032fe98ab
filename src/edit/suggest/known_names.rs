//! Compares names with those of the registered actors and outlets.

use crate::language::Languages;
use crate::load::Loaded;
use crate::name_forms::spellings;
use crate::text::fold::fold_plain;

/// A name of an actor or outlet.
pub(super) struct RegisteredName {
    pub(super) text: String,
    /// Its id; empty for an outlet.
    pub(super) actor: String,
}

/// Returns the names of all actors and outlets, folded.
pub(super) fn known(loaded: &Loaded, used: Languages) -> Vec<RegisteredName> {
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

/// Returns whether a name equals a registered one, is a part of it, or contains it.
pub(super) fn is_known(name: &str, known: &[RegisteredName]) -> bool {
    let padded = format!(" {name} ");
    known.iter().any(|other| {
        other.text == name
            || format!(" {} ", other.text).contains(&padded)
            || other.text.chars().count() > 2 && padded.contains(&format!(" {} ", other.text))
    })
}

/// Returns the name that `name` is probably a misspelling of, and their edit distance.
pub(super) fn nearest<'a>(
    name: &str,
    known: &'a [RegisteredName],
) -> Option<(&'a RegisteredName, usize)> {
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
pub(super) fn is_slip(name: &str, other: &str) -> bool {
    let pairs = name.split(' ').zip(other.split(' ')).filter(|(one, other)| one != other);
    pairs.into_iter().all(|(one, other)| {
        let same_start = one.chars().next() == other.chars().next();
        one.chars().count().min(other.chars().count()) > 3
            && (same_start || strsim::damerau_levenshtein(one, other) == 1)
    })
}
