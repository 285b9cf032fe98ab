//! First pass: a site with the documents that articles and notes name, and nothing found yet.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::Options;
use crate::fingerprint::Fingerprint;
use crate::language::Languages;
use crate::load::Loaded;
use crate::model::document::OutletDoc;
use crate::model::site::Site;
use crate::model::{Id, Projection, Prose};
use crate::source::{FileId, Span};

/// Returns a site without articles, references and tables.
pub(super) fn site(loaded: &Loaded, options: Options) -> Site {
    let pages = loaded.pages.iter().filter(|page| options.drafts || !page.draft);
    // Every list is named, so that one for a new kind is not forgotten.
    let Site {
        articles,
        digests,
        measured,
        days,
        periods,
        links,
        references,
        mentions_of,
        positions_on,
        translations,
        private,
        actors_with_pages,
        ..
    } = Site::default();
    Site {
        settings: loaded.settings.clone(),
        private,
        languages: languages(loaded),
        home: loaded.home.clone(),
        articles,
        digests,
        measured,
        overlaps: Arc::default(),
        copies: Arc::default(),
        versions: Arc::default(),
        outlets: loaded.outlets.iter().cloned().chain(stand_ins(loaded, options)).collect(),
        actors: loaded.actors.clone().into(),
        claims: loaded.claims.clone().into(),
        terms: loaded.terms.clone().into(),
        pages: pages.cloned().collect(),
        days,
        periods,
        links,
        references,
        mentions_of,
        positions_on,
        translations,
        actors_with_pages,
    }
}

/// Returns an outlet for each id of an outlet that does not exist or has faults, so that its
/// articles are analysed like others. The missing outlet is an error, so nothing is published.
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
        former_ids: Vec::new(),
        country: None,
        languages: Vec::new(),
        url: None,
        wikidata: None,
        summary: None,
        publish: None,
        facts: Vec::new(),
        body: Prose {
            file_text: "".into(),
            file_fingerprint: Fingerprint::default(),
            span: Span::new(file, 0, 0..0),
            plain: Projection::default(),
            links: Vec::new(),
            beside: Vec::new(),
        },
    }
}

/// Returns the languages of all articles.
pub fn languages(loaded: &Loaded) -> Languages {
    let default = loaded.settings.lang.as_str();
    let tags = loaded.articles.iter().map(|article| article.language(default));
    tags.fold(Languages::NONE, |all, tag| all.and(Languages::of(tag)))
}
