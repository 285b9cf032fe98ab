//! First pass: outlets, actors, claims, terms and pages take their places.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::Options;
use super::names::Names;
use super::renamed::RegisterNames;
use crate::diag::{Code, Diagnostic, did_you_mean};
use crate::fingerprint::Fingerprint;
use crate::load::{Folder, Loaded};
use crate::model::document::OutletDoc;
use crate::model::site::Site;
use crate::model::{Id, Projection, Prose};
use crate::source::{FileId, Span, Spanned};

/// Returns a site without articles, references and tables.
pub(super) fn site(loaded: &Loaded, options: Options) -> Site {
    let pages = loaded.pages.iter().filter(|page| options.drafts || !page.draft);
    Site {
        settings: loaded.settings.clone(),
        home: loaded.home.clone(),
        outlets: loaded.outlets.iter().cloned().chain(stand_ins(loaded, options)).collect(),
        actors: loaded.actors.clone(),
        claims: loaded.claims.clone(),
        terms: loaded.terms.clone(),
        pages: pages.cloned().collect(),
        ..Site::default()
    }
}

/// Returns an outlet for each article whose own does not exist or could not be read, so that the
/// article is looked through like any other. The missing one is an error, so none is published.
fn stand_ins(loaded: &Loaded, options: Options) -> impl Iterator<Item = Arc<OutletDoc>> {
    let known: HashSet<&str> = loaded.outlets.iter().map(|outlet| outlet.id.as_str()).collect();
    let mut missing: BTreeMap<Id, FileId> = BTreeMap::new();
    let articles = loaded.articles.iter().filter(|article| options.drafts || !article.draft);
    for article in articles.filter(|article| !known.contains(article.outlet.value.as_str())) {
        if let Some(id) = Id::new(&article.outlet.value) {
            missing.entry(id).or_insert(article.file);
        }
    }
    missing.into_iter().map(|(id, file)| Arc::new(stand_in(id, file)))
}

fn stand_in(id: Id, file: FileId) -> OutletDoc {
    OutletDoc {
        name: id.to_string(),
        short: id.to_string(),
        id,
        country: None,
        languages: Vec::new(),
        url: None,
        wikidata: None,
        summary: None,
        facts: Vec::new(),
        body: Prose {
            file_text: "".into(),
            file_fingerprint: Fingerprint::default(),
            span: Span::new(file, 0, 0..0),
            plain: Projection::default(),
            links: Vec::new(),
        },
    }
}

/// Finds things by their ids.
pub(super) struct Register<'a> {
    places: HashMap<(Folder, Id), usize>,
    broken: &'a BTreeSet<(Folder, String)>,
    /// All names of all actors.
    pub(super) names: Names,
    articles: BTreeSet<String>,
    stand_ins: HashMap<String, usize>,
}

impl<'a> Register<'a> {
    pub(super) fn new(site: &Site, loaded: &'a Loaded) -> Self {
        let mut places = HashMap::new();
        let mut add = |folder: Folder, place: usize, id: &Id| {
            places.insert((folder, id.clone()), place);
        };
        loaded.outlets.iter().enumerate().for_each(|(at, doc)| add(Folder::Outlets, at, &doc.id));
        site.actors.iter().enumerate().for_each(|(at, doc)| add(Folder::Actors, at, &doc.id));
        site.claims.iter().enumerate().for_each(|(at, doc)| add(Folder::Claims, at, &doc.id));
        site.terms.iter().enumerate().for_each(|(at, doc)| add(Folder::Terms, at, &doc.id));
        let articles = loaded.articles.iter().map(|doc| doc.id.as_str().to_owned()).collect();
        let names = Names::new(&site.actors);
        let stand_ins = site.outlets.iter().enumerate().skip(loaded.outlets.len());
        let stand_ins = stand_ins.map(|(at, doc)| (doc.id.to_string(), at)).collect();
        Self { places, broken: &loaded.broken, names, articles, stand_ins }
    }

    /// Returns all that the analysis of an article takes from the register.
    pub(super) fn inputs(&self, site: &Site, options: Options) -> RegisterNames {
        let outlets: Vec<&Id> = site.outlets.iter().map(|doc| &doc.id).collect();
        let actors: Vec<&Id> = site.actors.iter().map(|doc| &doc.id).collect();
        let claims: Vec<&Id> = site.claims.iter().map(|doc| &doc.id).collect();
        let terms: Vec<&Id> = site.terms.iter().map(|doc| &doc.id).collect();
        let ids = (outlets, actors, self.stand_ins.len(), claims, terms, self.broken);
        let rest = Fingerprint::of(&(options.drafts, &site.settings, ids));
        RegisterNames { rest, actors: site.actors.clone() }
    }

    /// Returns the place of an article's outlet, or of what stands in for it; reports the latter.
    pub(super) fn outlet(&self, id: &Spanned<String>, out: &mut Vec<Diagnostic>) -> Option<usize> {
        let found = self.find(Folder::Outlets, id, out);
        found.or_else(|| self.stand_ins.get(&id.value).copied())
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
        if place.is_none() && !self.broken.contains(&(folder, id.value.clone())) {
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
                let broken = self.broken.contains(&(Folder::Articles, article.value.clone()));
                if !self.articles.contains(&article.value) && !broken {
                    out.push(self.unknown(Folder::Articles, article));
                }
            }
        }
    }
}
