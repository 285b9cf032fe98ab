//! First pass: outlets, actors, claims, terms and pages get their places.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::OnceLock;

use super::Options;
use super::analysis::Sought;
use super::names::Names;
use super::renamed::RegisterNames;
use super::term_words::TermWords;
use crate::diag::{Code, Diagnostic, Effort, KnownNames, question_for};
use crate::fingerprint::Fingerprint;
use crate::load::{Loaded, version_name};
use crate::model::document::{ActorDoc, ClaimDoc, OutletDoc, Seen, TermDoc};
use crate::model::index::Idx;
use crate::model::site::{OutletIx, Site};
use crate::model::{Id, Kind};
use crate::source::Spanned;

/// A document that front matter and notes name, and that has a place in the site.
pub(super) trait Registered {
    /// Its kind.
    const KIND: Kind;
}

impl Registered for OutletDoc {
    const KIND: Kind = Kind::Outlet;
}

impl Registered for ActorDoc {
    const KIND: Kind = Kind::Actor;
}

impl Registered for ClaimDoc {
    const KIND: Kind = Kind::Claim;
}

impl Registered for TermDoc {
    const KIND: Kind = Kind::Term;
}

/// The ids of all documents, to look up what front matter and notes name.
pub(super) struct Register<'a> {
    /// Places among the loaded documents of a kind. Those of outlets, actors, claims and terms are
    /// places in the site, too.
    places: HashMap<(Kind, Id), usize>,
    broken: &'a BTreeSet<(Kind, String)>,
    /// All names of all actors.
    names: Names,
    /// All words of all terms.
    terms: TermWords,
    stand_ins: HashMap<String, OutletIx>,
    /// The ids of each kind, for proposals. Made at the first id that is unknown.
    near: [OnceLock<KnownNames<String>>; Kind::ALL.len()],
}

impl<'a> Register<'a> {
    pub(super) fn new(site: &Site, loaded: &'a Loaded) -> Self {
        let mut places = HashMap::new();
        for kind in Kind::ALL {
            let ids = loaded.documents(*kind).map(|document| (*kind, document.id().clone()));
            places.extend(ids.zip(0..));
        }
        let names = Names::new(&site.actors, site.languages);
        let terms = TermWords::new(&site.terms);
        let stand_ins = site.outlets.iter_enumerated().skip(loaded.outlets.len());
        let stand_ins = stand_ins.map(|(at, doc)| (doc.id.to_string(), at)).collect();
        Self { places, broken: &loaded.broken, names, terms, stand_ins, near: Default::default() }
    }

    /// Returns everything that is searched in articles.
    pub(super) fn sought(&self) -> Sought<'_> {
        Sought { names: &self.names, terms: &self.terms }
    }

    /// Returns everything that the analysis of an article takes from the register.
    pub(super) fn inputs(&self, site: &Site, options: Options) -> RegisterNames {
        // Articles and notes name these by id. One kind too many only costs time; a missing one
        // would leave old results in the site.
        let named = |kind: &&Kind| !matches!(kind, Kind::Article | Kind::Day | Kind::Page);
        let ids = |kind| site.documents(kind).map(|(_, document)| document.id()).collect();
        let ids: Vec<Vec<&Id>> = Kind::ALL.iter().filter(named).map(|kind| ids(*kind)).collect();
        let words: Vec<&[String]> = site.terms.iter().map(|term| &term.words[..]).collect();
        let rest = (
            options.drafts,
            &site.settings,
            ids,
            words,
            self.stand_ins.len(),
            self.broken,
            site.languages,
        );
        let actors = site.actors.clone().into();
        RegisterNames { rest: Fingerprint::of(&rest), languages: site.languages, actors }
    }

    /// Returns the place of an article's outlet; of its stand-in where the outlet is unknown, which
    /// is reported.
    pub(super) fn outlet(
        &self,
        id: &Spanned<String>,
        effort: &Effort,
        out: &mut Vec<Diagnostic>,
    ) -> Option<OutletIx> {
        let found = self.find::<OutletDoc>(id, effort, out);
        found.or_else(|| self.stand_ins.get(&id.value).copied())
    }

    /// Returns whether the file of a version of an article has faults.
    pub(super) fn is_broken_version(&self, article: &Id, seen: Seen) -> bool {
        self.broken.contains(&(Kind::Article, version_name(article, seen)))
    }

    /// Returns a document's place without reporting.
    pub(super) fn place<T: Registered>(&self, id: &str) -> Option<Idx<T>> {
        self.place_of(T::KIND, id).map(Idx::new)
    }

    fn place_of(&self, kind: Kind, id: &str) -> Option<usize> {
        self.places.get(&(kind, Id::new(id)?)).copied()
    }

    /// Returns a document's place, or reports that there is none, with a proposal while there is
    /// `effort` left.
    pub(super) fn find<T: Registered>(
        &self,
        id: &Spanned<String>,
        effort: &Effort,
        out: &mut Vec<Diagnostic>,
    ) -> Option<Idx<T>> {
        self.find_of(T::KIND, id, effort, out).map(Idx::new)
    }

    fn find_of(
        &self,
        kind: Kind,
        id: &Spanned<String>,
        effort: &Effort,
        out: &mut Vec<Diagnostic>,
    ) -> Option<usize> {
        let place = self.place_of(kind, &id.value);
        if place.is_none() {
            out.extend(self.unknown(kind, id, effort));
        }
        place
    }

    /// Returns the error on an id that no document has; none if the document itself has faults.
    pub(super) fn unknown(
        &self,
        kind: Kind,
        id: &Spanned<String>,
        effort: &Effort,
    ) -> Option<Diagnostic> {
        if self.broken.contains(&(kind, id.value.clone())) {
            return None;
        }
        let known = || {
            let known = self.places.keys().filter(|(other, _)| *other == kind);
            let mut known: Vec<String> = known.map(|(_, id)| id.to_string()).collect();
            known.sort_unstable();
            KnownNames::new(known)
        };
        let known = self.near[kind as usize].get_or_init(known);
        let near = known.nearest_within(&id.value, effort);
        let hint = question_for(&id.value, near.map(String::as_str));
        let (kinds, folder) = (kind.plural(), kind.folder());
        let fault =
            Diagnostic::at(Code::UnknownId, id.span, format!("no {kind} named `{}`", id.value));
        let fault = match near {
            Some(near) => fault.meant(&id.value, near),
            None => fault,
        };
        let help = format!("{hint}{kinds} are declared in content/{folder}/");
        Some(fault.label("referred to here").help(help))
    }

    /// Reports former ids that are those of other documents, too, once the articles are resolved.
    pub(super) fn check_former_ids(site: &Site, out: &mut Vec<Diagnostic>) {
        for kind in Kind::ALL {
            let ids: HashSet<&Id> = site.documents(*kind).map(|(_, it)| it.id()).collect();
            let mut former = HashSet::new();
            for id in site.documents(*kind).flat_map(|(_, it)| it.former_ids()) {
                let help = match (ids.contains(&id.value), former.insert(&id.value)) {
                    (false, true) => continue,
                    (true, _) => format!("content/{}/{}.md is there", kind.folder(), id.value),
                    (false, false) => "one address leads to one place: remove it here, or in the \
                                       other document"
                        .to_owned(),
                };
                let message = format!("another {kind} has the id `{}`", id.value);
                out.push(Diagnostic::at(Code::DuplicateId, id.span, message).help(help));
            }
        }
    }

    /// Reports unknown ids in the front matter of claims and actors.
    pub(super) fn check(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        let effort = &Effort::default();
        for actor in site.claims.iter().flat_map(|claim| &claim.actors) {
            self.find_of(Kind::Actor, actor, effort, out);
        }
        for alias in site.actors.iter().flat_map(|actor| &actor.aliases) {
            for article in &alias.only_in {
                self.find_of(Kind::Article, article, effort, out);
            }
        }
    }
}
