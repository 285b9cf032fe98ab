//! Finds which articles are translations of which.

use std::collections::HashMap;
use std::sync::Arc;

use super::register::Register;
use crate::diag::{Code, Diagnostic, Effort};
use crate::load::Loaded;
use crate::model::site::{ArticleIx, Site};
use crate::model::{Id, Kind};
use crate::source::Spanned;

/// Fills in the translations, and reports those of no article, of itself, or in a circle.
pub(super) fn fill(
    site: &mut Site,
    loaded: &Loaded,
    register: &Register<'_>,
    out: &mut Vec<Diagnostic>,
) {
    let named: Vec<(ArticleIx, Spanned<String>)> = site
        .articles
        .iter_enumerated()
        .filter_map(|(at, article)| Some((at, article.doc.translation_of.clone()?)))
        .collect();
    let mut pairs: Vec<(ArticleIx, ArticleIx)> = Vec::new();
    if !named.is_empty() {
        let effort = Effort::default();
        let places: HashMap<&Id, ArticleIx> =
            site.articles.iter_enumerated().map(|(at, article)| (&article.doc.id, at)).collect();
        for (at, id) in &named {
            let place = Id::new(&id.value).and_then(|id| places.get(&id).copied());
            match place {
                Some(original) => pairs.push((*at, original)),
                None => out.extend(unknown(id, loaded, register, &effort)),
            }
        }
        let circles: Vec<ArticleIx> =
            pairs.iter().map(|(at, _)| *at).filter(|at| is_circle(*at, &pairs)).collect();
        for (at, id) in named.iter().filter(|(at, _)| circles.contains(at)) {
            let message = format!("`{}` is a translation of itself", site.articles[*at].doc.id);
            let help = "name the article that was written first, and only in its translations";
            out.push(Diagnostic::at(Code::BadValue, id.span, message).help(help));
        }
        pairs.retain(|(at, _)| !circles.contains(at));
    }
    site.translations = Arc::new(pairs);
}

/// Returns whether the originals of an article lead back to it. `pairs` is sorted.
fn is_circle(at: ArticleIx, pairs: &[(ArticleIx, ArticleIx)]) -> bool {
    let mut next = at;
    for _ in pairs {
        let Ok(place) = pairs.binary_search_by_key(&next, |(of, _)| *of) else { return false };
        next = pairs[place].1;
        if next == at {
            return true;
        }
    }
    false
}

/// Returns the error on an article that has no place: a draft, or one that there is not.
fn unknown(
    id: &Spanned<String>,
    loaded: &Loaded,
    register: &Register<'_>,
    effort: &Effort,
) -> Option<Diagnostic> {
    if loaded.articles.iter().all(|doc| doc.id.as_str() != id.value) {
        return register.unknown(Kind::Article, id, effort);
    }
    let message = format!("the article `{}` is a draft, which is left out", id.value);
    let help = "remove the line until it is published, or build with --drafts";
    Some(Diagnostic::at(Code::UnknownId, id.span, message).label("referred to here").help(help))
}
