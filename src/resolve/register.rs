//! First pass: outlets, actors, claims, terms and pages take their places.

use std::collections::{BTreeSet, HashMap};

use super::Options;
use super::names::Names;
use crate::diag::{Code, Diagnostic, did_you_mean};
use crate::load::{Folder, Loaded};
use crate::model::Id;
use crate::model::site::Site;
use crate::source::Spanned;

/// Returns a site without articles, references and tables.
pub(super) fn site(loaded: &Loaded, options: Options) -> Site {
    let pages = loaded.pages.iter().filter(|page| options.drafts || !page.draft);
    Site {
        settings: loaded.settings.clone(),
        home: loaded.home.clone(),
        outlets: loaded.outlets.clone(),
        actors: loaded.actors.clone(),
        claims: loaded.claims.clone(),
        terms: loaded.terms.clone(),
        pages: pages.cloned().collect(),
        ..Site::default()
    }
}

/// Finds things by their ids.
pub(super) struct Register<'a> {
    places: HashMap<(Folder, Id), usize>,
    broken: &'a BTreeSet<(Folder, Id)>,
    /// All names of all actors.
    pub(super) names: Names,
    articles: BTreeSet<String>,
}

impl<'a> Register<'a> {
    pub(super) fn new(site: &Site, loaded: &'a Loaded) -> Self {
        let mut places = HashMap::new();
        let mut add = |folder: Folder, place: usize, id: &Id| {
            places.insert((folder, id.clone()), place);
        };
        site.outlets.iter().enumerate().for_each(|(at, doc)| add(Folder::Outlets, at, &doc.id));
        site.actors.iter().enumerate().for_each(|(at, doc)| add(Folder::Actors, at, &doc.id));
        site.claims.iter().enumerate().for_each(|(at, doc)| add(Folder::Claims, at, &doc.id));
        site.terms.iter().enumerate().for_each(|(at, doc)| add(Folder::Terms, at, &doc.id));
        let articles = loaded.articles.iter().map(|doc| doc.id.as_str().to_owned()).collect();
        let names = Names::new(&site.actors);
        Self { places, broken: &loaded.broken, names, articles }
    }

    /// Returns a thing's place without reporting.
    pub(super) fn place(&self, folder: Folder, id: &str) -> Option<usize> {
        self.places.get(&(folder, Id::new(id)?)).copied()
    }

    /// Returns a thing's place, or reports that there is none.
    pub(super) fn find(
        &self,
        folder: Folder,
        id: &Spanned<String>,
        out: &mut Vec<Diagnostic>,
    ) -> Option<usize> {
        let place = self.place(folder, &id.value);
        let broken = Id::new(&id.value).is_some_and(|id| self.broken.contains(&(folder, id)));
        if place.is_none() && !broken {
            out.push(self.unknown(folder, id));
        }
        place
    }

    fn unknown(&self, folder: Folder, id: &Spanned<String>) -> Diagnostic {
        let (what, name) = match folder {
            Folder::Outlets => ("outlet", "outlets"),
            Folder::Actors => ("actor", "actors"),
            Folder::Claims => ("claim", "claims"),
            Folder::Terms => ("term", "terms"),
            Folder::Pages => ("page", "pages"),
            Folder::Articles => ("article", "articles"),
        };
        let mut known: Vec<&str> = match folder {
            Folder::Articles => self.articles.iter().map(String::as_str).collect(),
            _ => {
                let here = self.places.keys().filter(|(other, _)| *other == folder);
                here.map(|(_, id)| id.as_str()).collect()
            }
        };
        known.sort_unstable();
        let hint = did_you_mean(&id.value, known);
        Diagnostic::at(Code::UnknownId, id.span, format!("no {what} named `{}`", id.value))
            .label("referred to here")
            .help(format!("{hint}{name} are declared in content/{name}/"))
    }

    /// Checks what the register says of itself.
    pub(super) fn check(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        for claim in &site.claims {
            for actor in &claim.actors {
                self.find(Folder::Actors, actor, out);
            }
        }
        for alias in site.actors.iter().flat_map(|actor| &actor.aliases) {
            for article in &alias.only_in {
                let broken = Id::new(&article.value)
                    .is_some_and(|id| self.broken.contains(&(Folder::Articles, id)));
                if !self.articles.contains(&article.value) && !broken {
                    out.push(self.unknown(Folder::Articles, article));
                }
            }
        }
    }
}
