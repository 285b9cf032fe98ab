//! All spellings by which texts name an actor: its names, its surnames, and the forms of these.

use std::collections::BTreeSet;

use super::{Bearer, forms, gender_of};
use crate::language::{self, Inflection, Languages, Script};
use crate::model::ActorKind;
use crate::model::document::ActorDoc;

/// A spelling of an actor's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling<'a> {
    /// The words to search for.
    pub text: String,
    /// The name in the register that it is a form of.
    pub name: &'a str,
    /// The languages of the articles in which it counts.
    pub languages: Languages,
    /// Whether the name is only the surname.
    pub surname: bool,
    /// Whether the name is a known mistake.
    pub misspelling: bool,
    /// The index of the alias. `None` for the name and surnames.
    pub alias: Option<usize>,
}

impl Spelling<'_> {
    /// Returns whether it is a form and not the name itself.
    pub fn is_form(&self) -> bool {
        self.text != self.name
    }
}

/// Returns all spellings of an actor in articles of the languages `used`: first its name, then its
/// aliases in their order, then its surnames, each followed by its forms.
pub fn spellings(actor: &ActorDoc, used: Languages) -> Vec<Spelling<'_>> {
    let person = actor.kind == ActorKind::Person;
    let name = actor.name.value.as_str();
    let mut names =
        vec![SpelledName { name, lang: None, alias: None, surname: false, misspelling: false }];
    for (at, alias) in actor.aliases.iter().enumerate() {
        names.push(SpelledName {
            name: &alias.name.value,
            lang: alias.lang.as_deref(),
            alias: Some(at),
            surname: false,
            misspelling: alias.misspelling,
        });
    }
    let surname =
        |name, lang| SpelledName { name, lang, alias: None, surname: true, misspelling: false };
    let mut surnames: Vec<SpelledName<'_>> = Vec::new();
    surnames.extend(actor.surname.as_deref().map(|name| surname(name, None)));
    for alias in actor
        .aliases
        .iter()
        .filter(|alias| person && !alias.misspelling && alias.only_in.is_empty())
    {
        // The surname is that of the name; another script or language writes another one.
        let (text, lang) = (alias.name.value.as_str(), alias.lang.as_deref());
        let other = lang.is_some() || Script::of(text) != Script::of(name);
        let last = super::surname(text).filter(|_| other);
        surnames.extend(last.map(|last| surname(last, lang)));
    }
    names.extend(surnames);
    let gender = || {
        used.indices().find_map(|index| {
            let table = table(index)?;
            names.iter().find_map(|named| gender_of(named.name, table))
        })
    };
    let bearer = if person { Bearer::Person(gender()) } else { Bearer::Other };
    let mut out = Vec::new();
    for named in &names {
        named.add(bearer, used, &mut out);
    }
    out
}

/// Returns the scripts in which an actor has a name that counts in all articles.
pub fn scripts_of(actor: &ActorDoc) -> BTreeSet<Script> {
    let aliases = actor.aliases.iter().filter(|alias| alias.only_in.is_empty());
    let names = [actor.name.value.as_str()].into_iter().chain(actor.surname.as_deref());
    let names = names.chain(aliases.map(|alias| alias.name.value.as_str()));
    names.map(Script::of).collect()
}

/// A name in the register.
struct SpelledName<'a> {
    name: &'a str,
    lang: Option<&'a str>,
    alias: Option<usize>,
    surname: bool,
    misspelling: bool,
}

impl<'a> SpelledName<'a> {
    fn add(&self, bearer: Bearer, used: Languages, out: &mut Vec<Spelling<'a>>) {
        let spelling = |text, languages| Spelling {
            text,
            name: self.name,
            languages,
            surname: self.surname,
            misspelling: self.misspelling,
            alias: self.alias,
        };
        out.push(spelling(self.name.to_owned(), Languages::ALL));
        let other = with_other_gaps(self.name);
        out.extend(other.clone().map(|name| spelling(name, Languages::ALL)));
        for (index, languages) in self.tables(used) {
            let Some(table) = table(index) else { continue };
            for name in std::iter::once(self.name).chain(other.as_deref()) {
                let forms = forms(name, bearer, table);
                out.extend(forms.into_iter().map(|form| spelling(form, languages)));
            }
        }
    }

    /// Returns the languages whose forms the name has, each with those of the articles in which
    /// they count: its own language, else that of the article, else those of its script.
    fn tables(&self, used: Languages) -> Vec<(usize, Languages)> {
        if let Some(lang) = self.lang {
            return language::index(lang)
                .map(|index| (index, Languages::ALL))
                .into_iter()
                .collect();
        }
        let script = Script::of(self.name);
        let own: Vec<usize> =
            script.languages().iter().filter_map(|tag| language::index(tag)).collect();
        let read = |index: &usize| used.contain(Languages::at(*index));
        if script == Script::Latin || own.iter().any(read) {
            return used.indices().map(|index| (index, Languages::at(index))).collect();
        }
        own.into_iter().take(2).map(|index| (index, Languages::ALL)).collect()
    }
}

/// Returns a name that has half-spaces with spaces for them: Persian texts have either.
fn with_other_gaps(name: &str) -> Option<String> {
    const HALF_SPACE: char = '\u{200c}';
    name.contains(HALF_SPACE).then(|| name.replace(HALF_SPACE, " "))
}

fn table(index: usize) -> Option<&'static Inflection> {
    language::at(index).inflection.as_ref()
}
