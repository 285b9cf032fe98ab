//! Guesses the kind of an actor from its name and the words beside it, and says why.

use super::lexicon::{is_form_of_state, is_organisation, is_state};
use crate::model::ActorKind;

/// The words beside a name, counted over all its occurrences.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct KindSigns {
    /// The first title found before it.
    pub(super) title: Option<String>,
    /// How often "said" or a similar verb is beside it.
    pub(super) speaks: usize,
    /// How often "in" or "near" is before it.
    pub(super) within: usize,
    /// How often "the" is before it.
    pub(super) article: usize,
}

impl KindSigns {
    pub(super) fn add(&mut self, other: Self) {
        self.title = self.title.take().or(other.title);
        self.speaks += other.speaks;
        self.within += other.within;
        self.article += other.article;
    }
}

/// A guessed kind and the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KindGuess {
    pub(super) kind: ActorKind,
    pub(super) why: String,
}

/// Guesses the kind of a name by its own words, else by a title before it, else by the most
/// frequent sign beside it. Without a sign several words are taken for a person and one for a
/// place, since persons are named in full somewhere.
pub(super) fn guess(name: &str, signs: &KindSigns) -> KindGuess {
    let guess = |kind, why: String| KindGuess { kind, why };
    if let Some((kind, why)) = by_name(name) {
        return guess(kind, why);
    }
    if let Some(title) = &signs.title {
        return guess(ActorKind::Person, format!("“{title}” is before it"));
    }
    // Towns "say" things too, so this is a sign of a person only for full names.
    let speaks = if name.contains(' ') { signs.speaks } else { 0 };
    let beside = [
        (signs.within, ActorKind::PlaceAsActor, "“in” is before it"),
        (speaks, ActorKind::Person, "“said” is beside it"),
        (signs.article, ActorKind::Organisation, "“the” is before it"),
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
    if let Some((first, _)) = name.split_once(' ')
        && first.chars().count() > 2
        && first.chars().all(char::is_uppercase)
    {
        return Some((ActorKind::Organisation, format!("“{first}” is in capitals")));
    }
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let short = name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '.');
    (short && (2..=6).contains(&letters))
        .then(|| (ActorKind::Organisation, "it is written in capitals".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, signs: KindSigns) -> (&'static str, String) {
        let KindGuess { kind, why } = guess(name, &signs);
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
            ("ORN Sell", "organisation", "“ORN” is in capitals"),
        ] {
            assert_eq!(of(name, KindSigns::default()), (kind, why.to_owned()), "{name}");
        }
    }

    #[test]
    fn otherwise_the_words_beside_it_do() {
        let titled =
            KindSigns { title: Some("mayor".to_owned()), within: 3, ..KindSigns::default() };
        assert_eq!(of("Wren", titled), ("person", "“mayor” is before it".to_owned()));
        let place = KindSigns { within: 2, speaks: 5, article: 1, ..KindSigns::default() };
        assert_eq!(of("Sell", place.clone()).0, "place-as-actor");
        assert_eq!(of("Lena Aske", place).0, "person");
        assert_eq!(
            of("Citadel", KindSigns { article: 1, ..KindSigns::default() }).0,
            "organisation"
        );
        assert_eq!(of("Lena Aske", KindSigns::default()).0, "person");
        assert_eq!(of("Sell", KindSigns::default()).0, "place-as-actor");
    }
}
