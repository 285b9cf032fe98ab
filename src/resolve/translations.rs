//! Finds which articles are translations of which.

use std::collections::{HashMap, HashSet};
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
        let circles = in_circles(&pairs);
        for (at, id) in named.iter().filter(|(at, _)| circles.contains(at)) {
            let message = format!("`{}` is a translation of itself", site.articles[*at].doc.id);
            let help = "name the article that was written first, and only in its translations";
            out.push(Diagnostic::at(Code::BadValue, id.span, message).help(help));
        }
        pairs.retain(|(at, _)| !circles.contains(at));
    }
    site.translations = Arc::new(pairs);
}

/// Returns the articles whose originals lead back to them. Each article is walked over once.
fn in_circles(pairs: &[(ArticleIx, ArticleIx)]) -> HashSet<ArticleIx> {
    let originals: HashMap<ArticleIx, ArticleIx> = pairs.iter().copied().collect();
    let mut seen = HashSet::new();
    let mut circles = HashSet::new();
    for (start, _) in pairs {
        let mut path = Vec::new();
        let mut next = Some(*start);
        while let Some(at) = next.filter(|at| seen.insert(*at)) {
            path.push(at);
            next = originals.get(&at).copied();
        }
        if let Some(from) = path.iter().position(|at| Some(*at) == next) {
            circles.extend(path.drain(from..));
        }
    }
    circles
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::index::Idx;

    #[test]
    fn an_article_that_leads_into_a_circle_is_not_part_of_it() {
        let circles = |pairs: &[(usize, usize)]| {
            let pairs: Vec<_> = pairs.iter().map(|it| (Idx::new(it.0), Idx::new(it.1))).collect();
            let mut found: Vec<usize> = in_circles(&pairs).iter().map(|at| at.index()).collect();
            found.sort_unstable();
            found
        };
        assert_eq!(circles(&[(0, 1), (1, 2), (2, 3)]), [0; 0]);
        assert_eq!(circles(&[(0, 1), (1, 2), (2, 1), (3, 3), (4, 0), (5, 4)]), [1, 2, 3]);
    }
}
