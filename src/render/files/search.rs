//! The index of the search page: what of the site can be found, and what a hit shows of it.
//!
//! It is made of what pages show: the text of an article as far as its edition has it, notes, names
//! and the editor's texts.

mod articles;
mod names;

use std::borrow::Cow;
use std::sync::OnceLock;

use serde_json::{Value, json};

use super::super::page::Page;
use super::super::page_context::{PageContext, RenderedAs};
use super::super::shared_views::SharedViews;
use crate::fingerprint::Fingerprint;
use crate::model::site::Entity;
use crate::model::{Prose, When};
use crate::search::{self, IndexFile, NAMES, Segment};
use articles::SearchedArticle;
use names::Named;

/// The segments of the index, whose files are made when something needs them.
pub(in crate::render) struct Index {
    root: IndexFile,
    segments: Vec<(Segment, OnceLock<Vec<IndexFile>>)>,
}

impl Index {
    pub(in crate::render) fn new(shared: &SharedViews<'_>) -> Self {
        let site = shared.site;
        let segments = search::segments(&articles(shared), &named(shared));
        let outlets = site.outlets.iter().map(|it| (it.id.to_string(), it.short.as_str().into()));
        let extra = [
            ("lang", site.settings.lang.as_str().into()),
            ("words", words(shared)),
            ("note_kind", json!(shared.theme.translations().table().get("note_kind"))),
            ("outlets", Value::Object(outlets.collect())),
        ];
        let root = search::root(&segments, &extra);
        let segments = segments.into_iter().map(|segment| (segment, OnceLock::new())).collect();
        Self { root, segments }
    }

    /// Returns the paths of all files below `search/`, in no order. The files of a segment are made
    /// unless `earlier` files, by path and fingerprint, are just the same.
    pub(in crate::render) fn paths(
        &self,
        shared: &SharedViews<'_>,
        earlier: &[(String, Fingerprint)],
    ) -> Vec<String> {
        let mut paths = vec![self.root.path.clone()];
        for (segment, files) in &self.segments {
            let folder = format!("{}/", segment.name);
            let own = || earlier.iter().filter(|(path, _)| path.starts_with(&folder));
            let now = segment.fingerprint();
            let is_same = |(_, before): &(String, Fingerprint)| *before == now;
            if own().count() > 0 && own().all(is_same) {
                paths.extend(own().map(|(path, _)| path.clone()));
            } else {
                let files = files.get_or_init(|| make(shared, segment));
                paths.extend(files.iter().map(|file| file.path.clone()));
            }
        }
        paths
    }

    /// Returns the fingerprint of a file.
    pub(in crate::render) fn fingerprint(&self, path: &str) -> Fingerprint {
        match self.segment(path) {
            Some((segment, _)) => segment.fingerprint(),
            None => Fingerprint::of_bytes(self.root.text.as_bytes()),
        }
    }

    /// Returns the bytes of a file; none where there is no such file.
    pub(in crate::render) fn bytes(&self, shared: &SharedViews<'_>, path: &str) -> Cow<'_, [u8]> {
        let Some((segment, files)) = self.segment(path) else {
            return self.root.text.as_bytes().into();
        };
        let of = |files: &[IndexFile]| files.iter().position(|file| file.path == path);
        // A thread of the pool that waited for the lock would keep the others from their work.
        if files.get().is_none() && rayon::current_thread_index().is_some() {
            let mut made = make(shared, segment);
            let file = of(&made).map(|at| made.swap_remove(at));
            return file.map_or_else(Vec::new, |file| file.text.into_bytes()).into();
        }
        let files = files.get_or_init(|| make(shared, segment));
        of(files).map_or(&[][..], |at| files[at].text.as_bytes()).into()
    }

    fn segment(&self, path: &str) -> Option<&(Segment, OnceLock<Vec<IndexFile>>)> {
        let (folder, _) = path.split_once('/')?;
        self.segments.iter().find(|(segment, _)| segment.name == folder)
    }
}

fn make(shared: &SharedViews<'_>, segment: &Segment) -> Vec<IndexFile> {
    match segment.name.as_str() {
        NAMES => search::files(NAMES, &named(shared)),
        name => search::files(name, &articles(shared)[segment.range.clone()]),
    }
}

fn articles<'a>(shared: &'a SharedViews<'a>) -> Vec<SearchedArticle<'a>> {
    shared.site.articles.indices().map(|at| SearchedArticle { shared, at }).collect()
}

fn named<'a>(shared: &'a SharedViews<'a>) -> Vec<Named<'a>> {
    let all = names::all(shared.site).into_iter();
    all.map(|entity| Named { shared, entity }).collect()
}

/// Returns the words that the script shows. Those for numbers of things are by plural category.
fn words(shared: &SharedViews<'_>) -> Value {
    let all = shared.theme.translations().table();
    let mut words = json!(all.get("search_words"));
    for (key, word) in all {
        let counted = key.strip_prefix("search_").filter(|key| *key != "words");
        if let (Some(key), Some(word)) = (counted, word.as_str()) {
            words[key] = word.into();
        }
    }
    words
}

/// Calls `use_it` with the plain text of the editor's prose, with names in place of ids.
fn with_text(ctx: &PageContext<'_>, prose: &Prose, use_it: impl FnOnce(&str)) {
    let range = 0..prose.plain.text.len();
    use_it(&ctx.site.with_names(prose, range, |entity| ctx.link_text(entity)));
}

/// Returns a context in which labels are made.
fn context<'a>(shared: &'a SharedViews<'a>) -> PageContext<'a> {
    PageContext::new(shared, Page::Search, RenderedAs::Html)
}

/// Returns a time as its pages write it, and in digits.
fn time_words(ctx: &PageContext<'_>, when: When) -> [String; 2] {
    [ctx.label(Entity::Time(when)), when.to_string()]
}
