//! What sort of actor a name is probably of, by signs that can be said in a few words.

use super::lexicon::{is_form_of_state, is_organisation, is_state};
use crate::model::ActorKind;

/// What stands beside a name, over all its places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Signs {
    /// A title before it: the first that was seen.
    pub(super) title: Option<String>,
    /// How often "said" or its like stands beside it.
    pub(super) speaks: usize,
    /// How often "in" or "near" stands before it.
    pub(super) within: usize,
    /// How often "the" stands before it.
    pub(super) article: usize,
}

impl Signs {
    pub(super) fn add(&mut self, other: Self) {
        self.title = self.title.take().or(other.title);
        self.speaks += other.speaks;
        self.within += other.within;
        self.article += other.article;
    }
}

/// A kind and what speaks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Guess {
    pub(super) kind: ActorKind,
    pub(super) why: String,
}

/// Guesses the kind of a name: by its own words, else by a title before it, else by what stands
/// beside it most often. Without a sign a name of several words is taken for a person's, one word,
/// since persons are named in full somewhere, for a place's.
pub(super) fn guess(name: &str, signs: &Signs) -> Guess {
    let guess = |kind, why: String| Guess { kind, why };
    if let Some((kind, why)) = by_name(name) {
        return guess(kind, why);
    }
    if let Some(title) = &signs.title {
        return guess(ActorKind::Person, format!("“{title}” stands before it"));
    }
    // A town says things too, so that only full names are people's by what they say.
    let speaks = if name.contains(' ') { signs.speaks } else { 0 };
    let beside = [
        (signs.within, ActorKind::PlaceAsActor, "“in” stands before it"),
        (speaks, ActorKind::Person, "“said” stands beside it"),
        (signs.article, ActorKind::Organisation, "“the” stands before it"),
    ];
    let most =
        beside.iter().filter(|(count, ..)| *count > 0).rev().max_by_key(|(count, ..)| *count);
    match most {
        Some((_, kind, why)) => guess(*kind, (*why).to_owned()),
        None if name.contains(' ') => {
            guess(ActorKind::Person, "nothing near it says more".to_owned())
        }
        None => guess(ActorKind::PlaceAsActor, "one word, and no person's surname".to_owned()),
    }
}

fn by_name(name: &str) -> Option<(ActorKind, String)> {
    if is_state(name) {
        return Some((ActorKind::State, "it is a state".to_owned()));
    }
    let head = name.split(" of ").next().unwrap_or(name).rsplit(' ').next();
    let last = name.rsplit(' ').next();
    for word in [head, last].into_iter().flatten() {
        let kind = match word {
            word if is_organisation(word) => ActorKind::Organisation,
            word if is_form_of_state(word) => ActorKind::State,
            _ => continue,
        };
        return Some((kind, format!("“{word}” is in it")));
    }
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let short = name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '.');
    (short && (2..=6).contains(&letters))
        .then(|| (ActorKind::Organisation, "it is written in capitals".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, signs: Signs) -> (&'static str, String) {
        let Guess { kind, why } = guess(name, &signs);
        (kind.as_str(), why)
    }

    #[test]
    fn a_name_says_its_kind() {
        for (name, kind, why) in [
            ("Orrin Foreign Ministry", "organisation", "“Ministry” is in it"),
            ("University of Orrin", "organisation", "“University” is in it"),
            ("Republic of Orrin", "state", "“Republic” is in it"),
            ("Orrin Federation", "state", "“Federation” is in it"),
            ("Norway", "state", "it is a state"),
            ("U.S.", "state", "it is a state"),
            ("N.A.T.O.", "organisation", "it is written in capitals"),
        ] {
            assert_eq!(of(name, Signs::default()), (kind, why.to_owned()), "{name}");
        }
    }

    #[test]
    fn else_what_stands_beside_it_does() {
        let titled = Signs { title: Some("mayor".to_owned()), within: 3, ..Signs::default() };
        assert_eq!(of("Wren", titled), ("person", "“mayor” stands before it".to_owned()));
        let place = Signs { within: 2, speaks: 5, article: 1, ..Signs::default() };
        assert_eq!(of("Sell", place.clone()).0, "place-as-actor");
        assert_eq!(of("Lena Aske", place).0, "person");
        assert_eq!(of("Citadel", Signs { article: 1, ..Signs::default() }).0, "organisation");
        assert_eq!(of("Lena Aske", Signs::default()).0, "person");
        assert_eq!(of("Sell", Signs::default()).0, "place-as-actor");
    }
}
