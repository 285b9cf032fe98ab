//! All names of all actors, made once from the register.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::language::{self, Languages};
use crate::model::ActorKind;
use crate::model::document::ActorDoc;
use crate::model::index::IndexList;
use crate::model::site::ActorIx;
use crate::name_forms::{Bearer, Spelling, forms, spellings};
use crate::text::letters::folded;

use super::word_finder::{Case, WordFinder};

/// One meaning of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NameSense {
    pub(super) actor: ActorIx,
    /// Whether the name is only the surname.
    pub(super) surname: bool,
    /// Whether it is an alias that another name of the person ends with.
    pub(super) last_word: bool,
    pub(super) misspelling: bool,
    /// Whether it is a form of a name in the register, and not the name itself.
    pub(super) form: bool,
    /// Whether it has a capital only where a sentence, a heading or a quotation begins.
    pub(super) opening: bool,
    /// The languages of the articles in which it counts.
    languages: Languages,
    /// The only articles in which it counts. Empty for all.
    only_in: Vec<String>,
}

impl NameSense {
    pub(super) fn counts_in(&self, article: &str, language: Languages) -> bool {
        self.languages.contain(language)
            && (self.only_in.is_empty() || self.only_in.iter().any(|id| id == article))
    }
}

/// All names of all actors.
#[derive(Debug)]
pub struct Names {
    pub(super) finder: WordFinder,
    /// Sorted, folded.
    pub(super) texts: Vec<String>,
    pub(super) senses: Vec<Vec<NameSense>>,
    /// For each actor with a surname, or an alias that is one, the other words of its names and
    /// offices, and their initials.
    own_words: BTreeMap<ActorIx, BTreeSet<String>>,
}

impl Names {
    /// Collects the names of a register, with their forms in the languages `used`.
    ///
    /// # Panics
    ///
    /// With more names than an automaton of four billion states can hold.
    pub fn new(actors: &IndexList<ActorDoc, Arc<ActorDoc>>, used: Languages) -> Self {
        let mut names: BTreeMap<String, Vec<NameSense>> = BTreeMap::new();
        let mut own_words: BTreeMap<ActorIx, BTreeSet<String>> = BTreeMap::new();
        let mut any_form = false;
        for (actor, doc) in actors.iter_enumerated() {
            let spellings = spellings(doc, used);
            let last_words = last_words(doc, &spellings);
            let is_last = |spelling: &Spelling<'_>| last_words.contains(spelling.name);
            if spellings.iter().any(|spelling| spelling.surname || is_last(spelling)) {
                own_words.insert(actor, words_of(doc, &spellings, used));
            }
            for spelling in spellings {
                let name = folded(&spelling.text).trim().to_owned();
                if name.is_empty() {
                    continue;
                }
                let last_word = !spelling.surname && is_last(&spelling);
                let only_in = spelling.alias.map_or(&[][..], |alias| &doc.aliases[alias].only_in);
                let sense = NameSense {
                    actor,
                    surname: spelling.surname,
                    last_word,
                    misspelling: spelling.misspelling,
                    form: spelling.is_form(),
                    opening: false,
                    languages: spelling.languages,
                    only_in: only_in.iter().map(|id| id.value.clone()).collect(),
                };
                any_form |= sense.form;
                if let Some(capital) = with_capital(&name) {
                    let opening = NameSense { opening: true, ..sense.clone() };
                    add_sense(names.entry(capital).or_default(), opening);
                }
                add_sense(names.entry(name).or_default(), sense);
            }
        }
        let (texts, senses): (Vec<String>, Vec<_>) = names.into_iter().unzip();
        let finder = WordFinder::new(&texts, any_form, Case::Sensitive);
        Self { finder, texts, senses, own_words }
    }

    /// Returns whether an actor is a person of whom a surname is known.
    pub(super) fn is_person(&self, actor: ActorIx) -> bool {
        self.own_words.contains_key(&actor)
    }

    /// Returns whether a word (folded) is part of a person's name other than the surname, or of its
    /// offices.
    pub(super) fn is_own(&self, actor: ActorIx, word: &str) -> bool {
        self.own_words.get(&actor).is_some_and(|words| words.contains(word))
    }

    /// Returns whether a word (folded) is a name of an actor.
    pub(super) fn is_name(&self, word: &str) -> bool {
        self.texts.binary_search_by(|text| text.as_str().cmp(word)).is_ok()
    }

    /// Returns what `words` (folded) can mean for an actor.
    pub(super) fn sense(&self, words: &str, actor: ActorIx) -> Option<&NameSense> {
        let name = self.texts.binary_search_by(|text| text.as_str().cmp(words)).ok()?;
        self.senses[name].iter().find(|sense| sense.actor == actor)
    }
}

/// Returns a name that begins with a small letter with a capital.
fn with_capital(name: &str) -> Option<String> {
    let mut chars = name.chars();
    let first = chars.next().filter(|first| first.is_lowercase())?;
    Some(first.to_uppercase().chain(chars).collect())
}

/// Returns the last words of a person's names of several words.
fn last_words(doc: &ActorDoc, spellings: &[Spelling<'_>]) -> BTreeSet<String> {
    let names = spellings.iter().filter(|_| doc.kind == ActorKind::Person);
    names.filter_map(|spelling| Some(spelling.name.rsplit_once(' ')?.1.to_owned())).collect()
}

/// Returns the words of a person's names and offices that may be before the surname, and the forms
/// of the given names in the languages `used`.
fn words_of(doc: &ActorDoc, spellings: &[Spelling<'_>], used: Languages) -> BTreeSet<String> {
    let names = spellings.iter().filter(|spelling| !spelling.surname);
    let before =
        names.filter_map(|spelling| spelling.text.rsplit_once(' ')).map(|(first, _)| first);
    let offices = doc.roles.iter().map(|role| role.title.as_str());
    let words = before.chain(offices).flat_map(|text| text.split([' ', '-']));
    let mut all: BTreeSet<String> = words.map(folded).collect();
    let initials: Vec<String> =
        all.iter().filter_map(|word| word.chars().next()).map(String::from).collect();
    all.extend(initials);
    let given = spellings.iter().filter(|spelling| !spelling.surname && !spelling.is_form());
    let given: BTreeSet<&str> =
        given.filter_map(|spelling| Some(spelling.name.split_once(' ')?.0)).collect();
    let tables = used.indices().filter_map(|at| language::at(at).inflection.as_ref());
    for table in tables.filter(|table| !table.given_names.is_empty()) {
        let forms = given.iter().flat_map(|word| forms(word, Bearer::Person(None), table));
        all.extend(forms.map(|form| folded(&form)));
    }
    all
}

/// A name given twice, or as alias and surname, or as a name and a form, is given once.
fn add_sense(senses: &mut Vec<NameSense>, sense: NameSense) {
    // The names of an actor are added in sequence, so its senses are adjacent.
    let same = senses.iter_mut().find(|same| {
        same.actor == sense.actor
            && !same.surname
            && (!same.opening || sense.opening)
            && same.languages.contain(sense.languages)
    });
    match same {
        Some(same) if same.only_in.is_empty() => {}
        Some(same) if sense.only_in.is_empty() && !sense.surname => same.only_in.clear(),
        Some(same) if !sense.surname => same.only_in.extend(sense.only_in),
        _ => senses.push(sense),
    }
}
