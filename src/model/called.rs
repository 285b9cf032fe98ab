//! What an actor is called.

use std::hash::Hash;

use super::document::{ActorDoc, Alias};

impl ActorDoc {
    /// Returns its names, the misspelled ones and the surname among them; not unique.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let aliases = self.aliases.iter().map(|alias| alias.name.value.as_str());
        [self.name.value.as_str()].into_iter().chain(aliases).chain(self.surname.as_deref())
    }

    /// Returns all that decides where it is found in texts, to compare and for keys.
    pub fn called(&self) -> impl Hash + PartialEq + '_ {
        let alias = |alias| {
            let Alias { name, misspelling, only_in, .. }: &Alias = alias;
            let only_in: Vec<&str> = only_in.iter().map(|id| id.value.as_str()).collect();
            (name.value.as_str(), *misspelling, only_in)
        };
        let aliases: Vec<_> = self.aliases.iter().map(alias).collect();
        (self.kind, &self.name.value, &self.surname, aliases)
    }
}
