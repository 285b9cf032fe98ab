//! A later version of an article: compared, put in its place, and every note looked after.

use super::article::Origin;
use super::note_status::note_status;
use super::overlay::Overlay;
use super::source_table::{newline, with_source};
use super::store::{SOURCES, article_path};
use super::verify::numbers;
use super::{Refusal, compare, create, replace, same_address};
use crate::import::ImportedPage;
use crate::load::{FENCE, Loaded, load};
use crate::markdown::{Flavour, project};
use crate::model::Id;
use crate::model::document::ArticleDoc;
use crate::source::FileSystem;

pub use super::note_status::NoteStatus;

/// What an update comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Changes of the text, one place a line; empty where there are none.
    pub changes: Vec<String>,
    /// The headline of the new version, where it is not that of the front matter.
    pub headline: Option<String>,
    /// The notes' ids, in the order of their file, each with what became of it.
    pub notes: Vec<(String, NoteStatus)>,
    /// Notes that could not be read in the notes file.
    pub unread: usize,
    /// The article's file as it will be.
    pub text: String,
    /// Whether the article is of these very bytes already, and says the same.
    pub is_same: bool,
}

/// Compares a new version with the article that is there, in the briefing as it was loaded. Writes
/// nothing.
///
/// # Errors
///
/// For an article that there is not, or that has faults; and, without `force`, for a page that is
/// another article's: hardly a run of words is the same, nor is the address.
pub fn compare(
    files: &dyn FileSystem,
    loaded: &Loaded,
    id: &Id,
    page: &ImportedPage,
    origin: &Origin,
    force: bool,
) -> Result<Report, Refusal> {
    let old = find(loaded, id)?;
    if !force {
        refuse_another(old, page, origin)?;
    }
    let text = new_text(old, page, origin);
    let overlay = Overlay { files, path: article_path(id), text: text.clone().into_bytes() };
    let (reloaded, _) = load(&overlay);
    let new = find(&reloaded, id)?;
    let notes = loaded.notes_on(id);
    let list = notes.map_or(&[][..], |notes| &notes.notes);
    let title = page.facts.title.as_ref().map(|title| title.value.clone());
    Ok(Report {
        changes: compare::words(&old.body.plain.text, &new.body.plain.text),
        headline: title.filter(|title| *title != old.title),
        notes: list
            .iter()
            .map(|note| (note.id.value.to_string(), note_status(old, new, note)))
            .collect(),
        unread: notes.map_or(0, |notes| notes.broken.len()),
        text,
        is_same: is_of(old, origin)
            && old.body.markdown().replace("\r\n", "\n").trim() == page.body.trim(),
    })
}

/// Whether the article's table on its source says what this one would, but for the day.
fn is_of(old: &ArticleDoc, origin: &Origin) -> bool {
    let was = &old.origin;
    was.sha256.as_ref().is_some_and(|hash| hash.eq_ignore_ascii_case(&origin.sha256))
        && was.file == origin.file
        && numbers(was.keep.as_deref()) == origin.keep
        && numbers(was.drop.as_deref()) == origin.drop
}

/// Refuses a page that is no version of the article.
fn refuse_another(old: &ArticleDoc, page: &ImportedPage, origin: &Origin) -> Result<(), Refusal> {
    let new = project(&page.body, Flavour::Article).plain.text;
    let address = page.facts.url.as_ref().map(|url| &url.value).or(origin.address.as_ref());
    let at_home = address.zip(old.url.as_ref()).is_some_and(|(new, old)| same_address(new, old));
    if at_home || !compare::is_another(&old.body.plain.text, &new) {
        return Ok(());
    }
    let whose = page.facts.title.as_ref().map_or_else(String::new, |title| {
        format!(": it is headed “{}”, the article “{}”", title.value, old.title)
    });
    let where_from = match (address, &old.url) {
        (Some(new), Some(old)) => format!("{new}, not {old}"),
        _ => "not said to be from the same address".to_owned(),
    };
    Err(Refusal::new(
        format!("nearly all of the text is another than that of `{}`{whose}", old.id),
        format!(
            "the page is {where_from}; `import FILE --id ANOTHER` makes a new article of it, \
             `--force` takes it for a later version all the same"
        ),
    ))
}

fn find<'a>(loaded: &'a Loaded, id: &Id) -> Result<&'a ArticleDoc, Refusal> {
    let found = loaded.articles.iter().find(|article| article.id == *id);
    found.map(|article| &**article).ok_or_else(|| {
        Refusal::new(
            format!("there is no article `{id}` that can be read"),
            "`manicule check` says what is wrong with it; without --update a new one is made",
        )
    })
}

/// Returns the article's file with another text and `source`, and all else as it is.
fn new_text(old: &ArticleDoc, page: &ImportedPage, origin: &Origin) -> String {
    let head = &old.body.file_text[..old.body.span.start as usize];
    let newline = newline(head);
    // The article was read, so its front matter stands between two fences.
    let (opening, rest) = head.split_at(head.find('\n').map_or(0, |at| at + 1));
    let (front_matter, closing) = rest.split_at(rest.trim_end().len() - FENCE.len());
    let (front_matter, closing) = (with_source(front_matter, origin), closing.trim_end());
    let body = page.body.replace('\n', newline);
    format!("{opening}{front_matter}{closing}{newline}{newline}{body}")
}

/// What an update wrote; nothing where nothing changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Updated {
    /// Paths of all files that were written.
    pub written: Vec<String>,
    /// What leads back to the older version: each file that keeps it, and the path that it had.
    pub older: Vec<(String, String)>,
}

/// Puts a new version in its place. The older one, and its original, are kept in
/// `content/sources/` under their day (of retrieval, or else `older`). What is kept there already
/// is not kept again.
///
/// # Errors
///
/// Where the disk refuses.
pub fn put(
    files: &dyn FileSystem,
    id: &Id,
    report: &Report,
    original: Option<(&str, &[u8])>,
) -> Result<Updated, Refusal> {
    let holds = |path: &str, bytes: &[u8]| files.read(path).is_ok_and(|there| there == bytes);
    if report.is_same && original.is_none_or(|(path, bytes)| holds(path, bytes)) {
        return Ok(Updated::default());
    }
    let (loaded, _) = load(files);
    let old = find(&loaded, id)?;
    let day = old.origin.retrieved.map_or_else(|| "older".to_owned(), |day| day.to_string());
    let stem = format!("{SOURCES}/{id}.{day}");
    let path = article_path(id);
    let mut updated = Updated::default();
    keep(files, &stem, &path, old.body.file_text.as_bytes(), &mut updated)?;
    if let Some((path, bytes)) = original
        && !holds(path, bytes)
    {
        if let Ok(older) = files.read(path) {
            keep(files, &stem, path, &older, &mut updated)?;
        }
        replace(files, path, bytes)?;
        updated.written.push(path.to_owned());
    }
    replace(files, &path, report.text.as_bytes())?;
    updated.written.push(path);
    Ok(updated)
}

/// Keeps what stands at `path` under another name: with a number where others have it, and in the
/// file that has the same bytes where there is one.
fn keep(
    files: &dyn FileSystem,
    stem: &str,
    path: &str,
    bytes: &[u8],
    updated: &mut Updated,
) -> Result<(), Refusal> {
    let ending = path.rsplit('.').next().unwrap_or("html");
    let numbered = |number: usize| match number {
        1 => format!("{stem}.{ending}"),
        number => format!("{stem}-{number}.{ending}"),
    };
    let mut number = 1;
    let kept = loop {
        let kept = numbered(number);
        if !files.exists(&kept) {
            create(files, &kept, bytes)?;
            updated.written.push(kept.clone());
            break kept;
        }
        if files.read(&kept).is_ok_and(|there| there == bytes) {
            break kept;
        }
        number += 1;
    };
    updated.older.push((kept, path.to_owned()));
    Ok(())
}

#[cfg(test)]
mod tests;
