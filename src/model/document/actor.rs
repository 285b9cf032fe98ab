//! Actors and their names.

use std::hash::Hash;

use jiff::civil::Date;

use crate::model::{ActorKind, Id, Prose};
use crate::source::Spanned;

/// A person, an organisation or a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActorDoc {
    /// Its id.
    pub id: Id,
    /// Its former ids, whose addresses lead to it. The oldest first; may be empty.
    pub former_ids: Vec<Spanned<Id>>,
    /// The name by which it is shown.
    pub name: Spanned<String>,
    /// The sort of actor.
    pub kind: ActorKind,
    /// Other names, in the order of the file.
    pub aliases: Vec<Alias>,
    /// The short form of later mentions. For persons it is the last word of the name unless given.
    pub surname: Option<String>,
    /// The group in the index of actors.
    pub side: Option<String>,
    /// The id of its Wikidata item, `Q42`.
    pub wikidata: Option<String>,
    /// One sentence about it.
    pub summary: Option<String>,
    /// Offices that it held, in the order of the file.
    pub roles: Vec<Role>,
    /// The profile; may be empty.
    pub body: Prose,
}

/// Another name of an actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The name.
    pub name: Spanned<String>,
    /// The language it is in, BCP 47.
    pub lang: Option<String>,
    /// Whether it is a known mistake.
    pub misspelling: bool,
    /// The ids of the only articles in which it counts. Empty for all.
    pub only_in: Vec<Spanned<String>>,
}

/// An office held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// The office.
    pub title: String,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

impl ActorDoc {
    /// Returns everything that decides where texts mention it, to compare and to fingerprint.
    pub fn matching(&self) -> impl Hash + PartialEq + '_ {
        let alias = |alias| {
            let Alias { name, lang, misspelling, only_in }: &Alias = alias;
            let only_in: Vec<&str> = only_in.iter().map(|id| id.value.as_str()).collect();
            (name.value.as_str(), lang, *misspelling, only_in)
        };
        let aliases: Vec<_> = self.aliases.iter().map(alias).collect();
        (self.kind, &self.name.value, &self.surname, aliases)
    }
}
