//! Measures originals: counts in them what the briefing says about them, and keeps the figures.
//!
//! In: a briefing and a folder of originals. Out: `content/articles/ID.measure.toml`. An original
//! itself is read and never written anywhere.

mod compare;
mod overlaps;
mod print;

use jiff::civil::Date;

use super::verify::{again, sha256};
use super::{Refusal, replace};
use crate::import::{ImportedPage, count_words};
use crate::load::{Loaded, MEASURE};
use crate::markdown::{Flavour, project};
use crate::model::document::{ArticleDoc, Figures};
use crate::model::site::Site;
use crate::model::{Prose, TextForm};
use crate::resolve::{Counts, count};
use crate::source::FileSystem;

pub use compare::differences;
pub use overlaps::ComparedOriginals;

/// The folders in which originals may be, in the order of preference. File names are relative.
pub type Folders<'a> = &'a [&'a dyn FileSystem];

/// Why an article has no measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotMeasured {
    /// It is the full text: everything is counted in it.
    FullText,
    /// Its `[source]` does not name the file and its hash.
    Unnamed,
    /// The original, of this name, is in none of the folders.
    Missing(String),
    /// The file of this name is another one: its hash differs.
    Changed(String),
    /// The original cannot be imported, for this reason.
    Unreadable(String),
}

/// An original: the imported page, and the article with the original's text in place of the
/// digest's.
struct Original {
    article: ArticleDoc,
    words: usize,
    /// Whether the file is another one than the article was made from: its hash differs.
    changed: bool,
}

/// Measures the original of an article, which `compared` has compared. `day` is today.
///
/// # Errors
///
/// If it has no original, or it is not at hand.
pub fn measure(
    site: &Site,
    loaded: &Loaded,
    article: &ArticleDoc,
    folders: Folders<'_>,
    compared: &ComparedOriginals,
    day: Date,
) -> Result<Figures, NotMeasured> {
    let original = original(article, folders)?;
    if original.changed {
        return Err(NotMeasured::Changed(article.origin.file.clone().unwrap_or_default()));
    }
    Ok(figures(site, loaded, article, &original, compared, day))
}

fn figures(
    site: &Site,
    loaded: &Loaded,
    article: &ArticleDoc,
    original: &Original,
    compared: &ComparedOriginals,
    day: Date,
) -> Figures {
    let notes = loaded.note_docs(&article.id);
    let Counts { dates, actors, terms, patterns, quotations } =
        count(&original.article, article, notes, site);
    let origin = &article.origin;
    Figures {
        original: origin.file.clone().unwrap_or_default(),
        sha256: origin.sha256.clone().unwrap_or_default(),
        measured: day,
        words: u32::try_from(original.words).unwrap_or(u32::MAX),
        dates,
        actor: actors,
        term: terms,
        pattern: patterns,
        quotation: quotations,
        shared: compared.of(&article.id),
    }
}

/// Writes the measure of an article, unless the one that is there differs in its day alone. Returns
/// whether it was written.
///
/// # Errors
///
/// If the file cannot be written.
pub fn store(
    files: &dyn FileSystem,
    loaded: &Loaded,
    article: &ArticleDoc,
    figures: &Figures,
) -> Result<bool, Refusal> {
    let before = loaded.measure_of(&article.id).map(|measure| &measure.figures);
    if before
        .is_some_and(|before| Figures { measured: before.measured, ..figures.clone() } == *before)
    {
        return Ok(false);
    }
    let path = path(article);
    replace(files, &path, print::toml(article.id.as_str(), figures).as_bytes())?;
    Ok(true)
}

fn path(article: &ArticleDoc) -> String {
    format!("content/articles/{}{MEASURE}", article.id)
}

fn original(article: &ArticleDoc, folders: Folders<'_>) -> Result<Original, NotMeasured> {
    if article.text == TextForm::Full {
        return Err(NotMeasured::FullText);
    }
    let origin = &article.origin;
    let (Some(file), Some(hash)) = (&origin.file, &origin.sha256) else {
        return Err(NotMeasured::Unnamed);
    };
    if file.contains(['/', '\\']) {
        return Err(NotMeasured::Missing(file.clone()));
    }
    let mut found = folders.iter().filter_map(|folder| folder.read(file).ok());
    let bytes = found.next().ok_or_else(|| NotMeasured::Missing(file.clone()))?;
    let changed = !hash.eq_ignore_ascii_case(&sha256(&bytes));
    let page = again(article, file, &bytes, None)
        .or_else(|_| again(article, file, &bytes, Some(&article.title)))
        .map_err(|refusal| NotMeasured::Unreadable(refusal.message))?;
    Ok(with_text_of(article, &page, changed))
}

/// Returns the article with the text and the headline of its original.
fn with_text_of(article: &ArticleDoc, page: &ImportedPage, changed: bool) -> Original {
    let plain = project(&page.body, Flavour::Article).plain;
    let words = count_words(&plain.text);
    let title = page.facts.title.as_ref().map(|title| title.value.clone());
    let body = Prose { plain, links: Vec::new(), ..article.body.clone() };
    let title = title.unwrap_or_else(|| article.title.clone());
    let article = ArticleDoc { title, text: TextForm::Full, body, ..article.clone() };
    Original { article, words, changed }
}
