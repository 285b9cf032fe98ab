//! Which articles are translations of which.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, did_you_mean};
use crate::load::Loaded;
use crate::model::site::{ArticleIx, Site};
use crate::model::{Id, Kind};
use crate::source::Spanned;

/// Fills in the translations, and reports those of no article, of itself, or in a circle.
pub(super) fn fill(site: &mut Site, loaded: &Loaded, out: &mut Vec<Diagnostic>) {
    let named: Vec<(ArticleIx, Spanned<String>)> = site
        .articles
        .iter_enumerated()
        .filter_map(|(at, article)| Some((at, article.doc.translation_of.clone()?)))
        .collect();
    let mut pairs: Vec<(ArticleIx, ArticleIx)> = Vec::new();
    if !named.is_empty() {
        let places: HashMap<&Id, ArticleIx> =
            site.articles.iter_enumerated().map(|(at, article)| (&article.doc.id, at)).collect();
        for (at, id) in &named {
            let place = Id::new(&id.value).and_then(|id| places.get(&id).copied());
            match place {
                Some(original) => pairs.push((*at, original)),
                None => out.extend(unknown(id, loaded)),
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

fn unknown(id: &Spanned<String>, loaded: &Loaded) -> Option<Diagnostic> {
    if loaded.broken.contains(&(Kind::Article, id.value.clone())) {
        return None;
    }
    let known = loaded.articles.iter().find(|doc| doc.id.as_str() == id.value);
    let (message, help) = match known {
        Some(_) => (
            format!("the article `{}` is a draft, which is left out", id.value),
            "remove the line until it is published, or build with --drafts".to_owned(),
        ),
        None => (
            format!("no article named `{}`", id.value),
            format!(
                "{}articles are declared in content/articles/",
                did_you_mean(&id.value, loaded.articles.iter().map(|doc| doc.id.as_str()))
            ),
        ),
    };
    Some(Diagnostic::at(Code::UnknownId, id.span, message).label("referred to here").help(help))
}
