//! Tells whether the counts of an actor's names are still those of the register.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use crate::fingerprint::Fingerprint;
use crate::model::document::{ActorDoc, ArticleDoc};
use crate::model::index::IndexList;
use crate::model::site::{ActorIx, Site};
use crate::text::edge::is_word;
use crate::text::fold::fold_plain;

/// The names on which the counts of each actor depend, as text: its own, and those of all actors
/// that share a word with it. A longer name hides a shorter one, and a shared surname is doubtful.
pub(super) struct NameKeys {
    names: IndexList<ActorDoc, String>,
}

impl NameKeys {
    pub(super) fn new(site: &Site) -> Self {
        let mut with_word: BTreeMap<String, BTreeSet<ActorIx>> = BTreeMap::new();
        let words: IndexList<ActorDoc, BTreeSet<String>> = site.actors.iter().map(words).collect();
        for (at, words) in words.iter_enumerated() {
            for word in words {
                with_word.entry(word.clone()).or_default().insert(at);
            }
        }
        let names = words.iter().map(|words| {
            let related: BTreeSet<ActorIx> =
                words.iter().flat_map(|word| with_word[word].iter().copied()).collect();
            related.into_iter().map(|at| listed(&site.actors[at])).collect()
        });
        Self { names: names.collect() }
    }

    /// Returns the hash of all that the counts of an actor in an article depend on: 12 hexadecimal
    /// digits. It is compared across versions of the program, so it is a hash of text.
    pub(super) fn key(&self, actor: ActorIx, article: &ArticleDoc) -> String {
        let mut text = format!("{}\n{}\n", article.id, self.names[actor]);
        for correction in article.names.iter().filter(|it| it.occurrence.is_none()) {
            let meaning = correction.meaning.as_ref().map_or("", |id| &id.value);
            let _ = writeln!(text, "[{}]{meaning}", correction.words.value);
        }
        let hash = Fingerprint::of_bytes(text.as_bytes()).to_bytes();
        hash[..6].iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Returns an actor's names with all that decides where they count, a line each.
fn listed(doc: &Arc<ActorDoc>) -> String {
    let mut text = format!("{}\t{}\t{}\n", doc.id, doc.kind.as_str(), doc.name.value);
    for alias in &doc.aliases {
        let only_in: Vec<&str> = alias.only_in.iter().map(|id| id.value.as_str()).collect();
        let (name, lang) = (&alias.name.value, alias.lang.as_deref().unwrap_or_default());
        let _ = writeln!(text, "\t{name}\t{lang}\t{}\t{}", alias.misspelling, only_in.join(" "));
    }
    let _ = writeln!(text, "\t\t{}", doc.surname.as_deref().unwrap_or_default());
    text
}

/// Returns the words of an actor's names, in lower case.
fn words(doc: &Arc<ActorDoc>) -> BTreeSet<String> {
    let aliases = doc.aliases.iter().map(|alias| &alias.name.value);
    let names = [&doc.name.value].into_iter().chain(aliases).chain(&doc.surname);
    let names = names.map(|name| fold_plain(name).to_lowercase());
    let words = names
        .flat_map(|name| name.split(|c: char| !is_word(c)).map(str::to_owned).collect::<Vec<_>>());
    words.filter(|word| !word.is_empty()).collect()
}
