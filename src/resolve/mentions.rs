//! Finds the actors named in a text.
//!
//! [`Names::find`] is a pure function of the register's names and one article.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::anchors::Haystack;
use super::around::{Alone, has_second_surname, is_within_token, opens};
use super::names::{NameSense, Names};
use crate::language::{self, Languages};
use crate::model::site::{ActorIx, Mention};
use crate::text::edge::{is_word, stands_alone};
use crate::text::letters::one_letter;

/// The meaning that the front matter gives to words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameOverride {
    /// Bytes of the folded text.
    pub range: Range<usize>,
    /// The actor. `None` where no actor is meant.
    pub actor: Option<ActorIx>,
    /// Whether it also applies within a longer name.
    pub exact_place: bool,
}

/// A name that could mean several actors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmbiguousName {
    /// The name, folded.
    pub words: String,
    /// Its first place, in bytes of the plain text.
    pub range: Range<u32>,
    /// The actors that could be meant. Sorted, at least two.
    pub actors: Vec<ActorIx>,
    /// Whether it is only a surname.
    pub surname: bool,
}

/// The result of [`Names::find`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundNames {
    /// Names, by position, disjoint.
    pub mentions: Vec<Mention>,
    /// Names that could mean several actors, each once.
    pub ambiguous: Vec<AmbiguousName>,
    /// For each override whether it is part of a longer name, and has no effect.
    pub overruled: Vec<bool>,
}

/// A name found: bytes of the folded text, place in the list of names.
struct Hit {
    range: Range<usize>,
    name: usize,
}

/// A name that means one actor: bytes of the folded text.
struct Sure {
    range: Range<usize>,
    actor: ActorIx,
    misspelling: bool,
}

/// The text to search, and the overrides in it.
struct Scope<'a> {
    haystack: &'a Haystack<'a>,
    /// The folded text as names are compared. Its letters have the same places.
    text: &'a str,
    article: &'a str,
    language: Languages,
    decided: &'a [NameOverride],
}

impl Names {
    /// Returns the actors named in an article, by position, disjoint, and the names that could
    /// mean several.
    ///
    /// `decided` (sorted, disjoint) has the decisions of the front matter, which replace the search
    /// at their places. `language` is that of the article.
    pub fn find(
        &self,
        haystack: &Haystack<'_>,
        article: &str,
        language: Languages,
        decided: &[NameOverride],
    ) -> FoundNames {
        let text = &one_letter(&haystack.folded.text);
        let scope = Scope { haystack, text, article, language, decided };
        let mut hits = self.hits(&scope, &BTreeSet::new());
        let mut named = self.named(&scope, &hits);
        let hiding = self.hiding(&scope, &hits, &named);
        if !hiding.is_empty() {
            hits = self.hits(&scope, &hiding);
            named.append(&mut self.named(&scope, &hits));
        }
        let mut ambiguous: BTreeMap<usize, AmbiguousName> = BTreeMap::new();
        let mut sure = Vec::new();
        for hit in hits {
            match self.meant(&scope, &hit, &named)[..] {
                [] => {}
                [NameSense { actor, misspelling, .. }] => {
                    sure.push(Sure { range: hit.range, actor: *actor, misspelling: *misspelling });
                }
                ref several => {
                    let name = || self.ambiguous_name(haystack, &hit, several);
                    ambiguous.entry(hit.name).or_insert_with(name);
                }
            }
        }
        let overruled = self.add_decided(&scope, &mut sure);
        FoundNames {
            mentions: mentions(haystack, sure),
            ambiguous: ambiguous.into_values().collect(),
            overruled,
        }
    }

    fn ambiguous_name(
        &self,
        haystack: &Haystack<'_>,
        hit: &Hit,
        several: &[&NameSense],
    ) -> AmbiguousName {
        AmbiguousName {
            words: self.texts[hit.name].clone(),
            range: haystack.in_plain(&hit.range),
            actors: several.iter().map(|sense| sense.actor).collect(),
            surname: several.iter().any(|sense| sense.surname || sense.form),
        }
    }

    /// Returns all names in the text that may count in the article, leftmost and longest first,
    /// without those in code and in addresses.
    fn hits(&self, scope: &Scope<'_>, without: &BTreeSet<usize>) -> Vec<Hit> {
        let text = scope.text;
        let mut hits = Vec::new();
        let mut at = 0;
        while let Some((start, mut names)) = self.finder.next(text, at) {
            let hit = names.find_map(|name| {
                let hit = Hit { range: start..start + self.texts[name].len(), name };
                (!without.contains(&name) && self.fits(scope, &hit)).then_some(hit)
            });
            at = hit.as_ref().map_or(start + 1, |hit| hit.range.end);
            hits.extend(hit);
        }
        hits
    }

    fn fits(&self, scope: &Scope<'_>, hit: &Hit) -> bool {
        let text = scope.text;
        stands_alone(text, &hit.range)
            && self.senses[hit.name].iter().any(|sense| scope.counts(sense, &hit.range))
            && !scope.is_decided(&hit.range)
            && !scope.haystack.is_code(&hit.range)
            && !is_address(text, &hit.range)
            && !is_within_token(text, &hit.range)
            && !self.goes_on(scope, hit)
    }

    /// Returns whether a person's full name goes on as somebody else's: “Ada Moss-Crane”.
    fn goes_on(&self, scope: &Scope<'_>, hit: &Hit) -> bool {
        let language = scope.language.indices().next();
        if !has_second_surname(scope.text, &hit.range, language) {
            return false;
        }
        let next = hit.range.end + 1;
        let names_follow = self.finder.next(scope.text, next).is_some_and(|(at, _)| at == next);
        let full = |sense: &NameSense| {
            let apart = self.texts[hit.name].contains(' ');
            self.is_person(sense.actor)
                && (apart || self.alone(scope, hit, sense.actor, |it| it.follows_own_name()))
        };
        !names_follow && self.senses[hit.name].iter().any(full)
    }

    /// Returns the actors that the article names in full, or by an alias.
    fn named(&self, scope: &Scope<'_>, hits: &[Hit]) -> BTreeSet<ActorIx> {
        let by_name = hits.iter().flat_map(|hit| {
            let senses = self.senses[hit.name].iter();
            senses.filter(|sense| !sense.surname && scope.counts(sense, &hit.range))
        });
        let mut named: BTreeSet<ActorIx> = by_name.map(|sense| sense.actor).collect();
        for decided in scope.decided {
            let words = &scope.text[decided.range.clone()];
            let surname = |actor| self.sense(words, actor).is_some_and(|sense| sense.surname);
            named.extend(decided.actor.filter(|actor| !surname(*actor)));
        }
        named
    }

    /// Returns the surnames found that count for nobody and could hide other names: those of
    /// several words.
    fn hiding(
        &self,
        scope: &Scope<'_>,
        hits: &[Hit],
        named: &BTreeSet<ActorIx>,
    ) -> BTreeSet<usize> {
        let hides = |hit: &&Hit| {
            self.texts[hit.name].contains([' ', '-', '\''])
                && self.meant(scope, hit, named).is_empty()
        };
        hits.iter().filter(hides).map(|hit| hit.name).collect()
    }

    /// Returns what a name can mean in the article, one for each actor.
    fn meant(&self, scope: &Scope<'_>, hit: &Hit, named: &BTreeSet<ActorIx>) -> Vec<&NameSense> {
        let of_actor = |sense: &NameSense| {
            named.contains(&sense.actor)
                && !self.alone(scope, hit, sense.actor, |it| it.is_anothers())
        };
        let follows_given =
            |sense: &NameSense| self.alone(scope, hit, sense.actor, |it| it.follows_given_name());
        let counts = |sense: &&NameSense| {
            scope.counts(sense, &hit.range)
                && (!sense.surname || of_actor(sense))
                && !(sense.last_word && follows_given(sense))
        };
        let mut meant: Vec<&NameSense> = self.senses[hit.name].iter().filter(counts).collect();
        meant.dedup_by_key(|sense| sense.actor);
        meant
    }

    /// Returns what a property of a surname alone is for `actor`, by the word before it.
    fn alone(
        &self,
        scope: &Scope<'_>,
        hit: &Hit,
        actor: ActorIx,
        property: fn(&Alone<'_>) -> bool,
    ) -> bool {
        property(&Alone {
            text: scope.text,
            start: hit.range.start,
            language: scope.language.indices().next(),
            is_own: &|word| self.is_own(actor, word),
            is_name: &|word| self.is_name(word),
        })
    }

    /// Adds the overrides that are not part of a longer name. Returns for each override whether
    /// it does.
    fn add_decided(&self, scope: &Scope<'_>, sure: &mut Vec<Sure>) -> Vec<bool> {
        let (mut overruled, mut added) = (Vec::new(), Vec::new());
        for NameOverride { range, actor, .. } in scope.decided {
            let next = sure.partition_point(|other| other.range.end <= range.start);
            overruled.push(sure.get(next).is_some_and(|other| other.range.start < range.end));
            if let (Some(actor), Some(false)) = (*actor, overruled.last()) {
                let words = &scope.text[range.clone()];
                let sense = self.sense(words, actor);
                let misspelling = sense.is_some_and(|sense| sense.misspelling);
                added.push(Sure { range: range.clone(), actor, misspelling });
            }
        }
        sure.append(&mut added);
        sure.sort_by_key(|item| item.range.start);
        overruled
    }
}

impl Scope<'_> {
    fn counts(&self, sense: &NameSense, range: &Range<usize>) -> bool {
        sense.counts_in(self.article, self.language)
            && (!sense.opening || opens(self.text, range.start))
    }

    /// Returns whether an override touches a name at `range`. A longer name is not touched, unless
    /// the override gives its occurrence.
    fn is_decided(&self, range: &Range<usize>) -> bool {
        let first = self.decided.partition_point(|other| other.range.end <= range.start);
        self.decided[first..].iter().take_while(|other| other.range.start < range.end).any(
            |other| {
                let within = range.start <= other.range.start && other.range.end <= range.end;
                other.exact_place || !within || *range == other.range
            },
        )
    }
}

fn mentions(haystack: &Haystack<'_>, sure: Vec<Sure>) -> Vec<Mention> {
    let mut end = 0;
    let mention = |Sure { range, actor, misspelling }: Sure| {
        let whole = with_title(&haystack.folded.text, &range, end);
        end = whole.end;
        Mention { range: haystack.in_plain(&whole), actor, misspelling }
    };
    sure.into_iter().map(mention).collect()
}

/// Returns whether the words at `range` are part of a web address.
fn is_address(text: &str, range: &Range<usize>) -> bool {
    let start = text[..range.start].rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let before = &text[start..range.start];
    // Most names follow a space, or a quotation mark.
    before.len() > 3 && (before.contains("://") || before.contains("www."))
}

/// Extends a mention by a form of address before the name (`Mr.`), but not before byte `from`.
fn with_title(text: &str, range: &Range<usize>, from: usize) -> Range<usize> {
    let Some(before) = text[from..range.start].strip_suffix(' ') else { return range.clone() };
    let before = before.strip_suffix('.').unwrap_or(before);
    let mut titles = language::all().flat_map(|language| &language.titles.address);
    let title = titles.find(|title| {
        let rest = before.strip_suffix(title.as_str());
        rest.is_some_and(|rest| !text[..from + rest.len()].ends_with(is_word))
    });
    let start = title.map_or(range.start, |title| from + before.len() - title.len());
    start..range.end
}
