//! Compares originals with each other and with the full texts of the briefing.

use std::sync::Arc;

use super::{Folders, original};
use crate::load::Loaded;
use crate::model::document::{ArticleDoc, OverlapFigures};
use crate::model::site::Site;
use crate::model::{Id, TextForm};
use crate::overlap::{SharedText, TextWords, shared_by_outlet};
use crate::text::primary_language;

/// The texts that are at hand, compared.
#[derive(Debug, Default)]
pub struct ComparedOriginals {
    /// By article.
    texts: Vec<ComparedText>,
    shared: Vec<SharedText>,
}

#[derive(Debug)]
struct ComparedText {
    article: Id,
    /// The hash of the text.
    hash: String,
    language: String,
    words: TextWords,
    /// The outlet's id.
    outlet: String,
    /// Whether it is an original, which is private.
    is_original: bool,
}

impl ComparedOriginals {
    /// Reads and compares all texts that are at hand: full ones, and the originals of digests as
    /// far as they are those that the digests were made from.
    pub fn new(site: &Site, loaded: &Loaded, folders: Folders<'_>) -> Self {
        let text = |article: &Arc<ArticleDoc>| {
            let language = article.language(&site.settings.lang);
            let words = match article.text {
                TextForm::Full => TextWords::of(&article.body.plain.text, language),
                TextForm::Digest => {
                    let original = original(article, folders).ok().filter(|it| !it.changed)?;
                    TextWords::of(&original.article.body.plain.text, language)
                }
            };
            Some(ComparedText {
                article: article.id.clone(),
                hash: article.text_hash()?,
                language: primary_language(language).to_owned(),
                words,
                is_original: article.text == TextForm::Digest,
                outlet: article.outlet.value.clone(),
            })
        };
        let texts: Vec<ComparedText> = loaded.articles.iter().filter_map(text).collect();
        let shared = shared_by_outlet(texts.iter().map(|it| (&it.words, it.outlet.as_str())));
        Self { texts, shared }
    }

    /// Returns what an article shares with each other one in its language, by id.
    pub(super) fn of(&self, article: &Id) -> Vec<OverlapFigures> {
        let Some(here) = self.texts.iter().position(|it| it.article == *article) else {
            return Vec::new();
        };
        let own = &self.texts[here];
        let figures = |(there, other): (usize, &ComparedText)| {
            let pair = [here.min(there), here.max(there)];
            let found = self.shared.binary_search_by_key(&pair, |it| it.texts);
            let side = usize::from(here > there);
            let shared = found.ok().map(|place| (&self.shared[place], side));
            let of = [own.words.count(), other.words.count()];
            let names = (other.article.to_string(), other.hash.clone());
            OverlapFigures::new(names, of, shared, other.is_original)
        };
        let is_other = |(there, other): &(usize, &ComparedText)| {
            *there != here && other.language == own.language
        };
        self.texts.iter().enumerate().filter(is_other).map(figures).collect()
    }
}
