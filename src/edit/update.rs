//! Replaces an article with a later version, and reports the status of each note.

mod older_page;

use super::front_matter::{toml_datetime, with_value};
use super::merge::merge;
use super::note_status::note_status;
use super::older_version::{on_version, version_of};
use super::overlay::OverlayFiles;
use super::source_table::{PageSource, newline, with_source};
use super::store::SOURCES;
use super::verify::numbers;
use super::{
    Refusal, article_path, compare, create, notes_path, replace, same_address, toml_string,
    version_path,
};
use crate::import::ImportedPage;
use crate::load::{FENCE, Loaded, load};
use crate::markdown::{Flavour, project};
use crate::model::document::{ArticleDoc, Seen};
use crate::model::{Id, TextForm};
use crate::source::FileSystem;

use older_page::{headline, older_page};

pub use super::note_status::NoteStatus;

/// The effects of an update, before anything is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpdateReport {
    /// The changes of the text, one line for each place; may be empty.
    pub changes: Vec<String>,
    /// The headline of the new version, if the page changed it, or if it differs from the front
    /// matter's and nobody knows who changed it.
    pub headline: Option<String>,
    /// Whether the front matter gets that headline: not if the editor may have written the one that
    /// it has.
    pub takes_headline: bool,
    /// The ids and statuses of the notes, in the order of their file.
    pub notes: Vec<(String, NoteStatus)>,
    /// The version that the article becomes. `None` if text and headline stay, and for a digest,
    /// which has no versions.
    pub version: Option<Seen>,
    /// The new content of the notes file, in which the notes that hold for the older version only
    /// are on that version. `None` if it stays as it is.
    pub notes_text: Option<String>,
    /// The number of notes that could not be read.
    pub unread: usize,
    /// The corrections by hand that stay, one line for each place; may be empty.
    pub kept: Vec<String>,
    /// The places that page and editor both changed: the editor's words, which stay, and the
    /// page's.
    pub conflicts: Vec<(String, String)>,
    /// Sentences in which both changed different words.
    pub shared: Vec<String>,
    /// Whether corrections by hand could not be told from changes of the page, since the older
    /// original is not kept or cannot be read, so that the text was replaced.
    pub is_replaced: bool,
    /// The new content of the article's file.
    pub text: String,
    /// Whether the article is already of these bytes and has the same text.
    pub is_same: bool,
}

/// Compares a page with the article `id` of the loaded briefing. Writes nothing.
///
/// # Errors
///
/// If the article is missing or has faults; without `force`, also if the page is plainly another
/// article: another URL, or none, and hardly any run of words in common.
pub fn compare(
    files: &dyn FileSystem,
    loaded: &Loaded,
    id: &Id,
    page: &ImportedPage,
    origin: &PageSource,
    force: bool,
) -> Result<UpdateReport, Refusal> {
    let old = find(loaded, id)?;
    if !force {
        refuse_another(old, page, origin)?;
    }
    let base = older_page(files, old);
    let (headline, takes_headline) = headline(old, base.as_ref(), page);
    let base = base.map(|page| page.body);
    let own = old.body.markdown().replace("\r\n", "\n").trim().to_owned() + "\n";
    let merged = base.as_deref().map(|base| merge(base, &own, &page.body));
    let (body, conflicts, shared) = match merged {
        Some(merged) => (merged.text, merged.conflicts, merged.shared),
        None => (page.body.clone(), Vec::new(), Vec::new()),
    };
    let plain = |body: &str| project(body, Flavour::Article).plain.text;
    let changes = compare::word_changes(&old.body.plain.text, &plain(&body));
    let is_changed = takes_headline || !changes.is_empty();
    let title = headline.as_deref().filter(|_| takes_headline);
    let modified = is_changed.then_some(page.facts.modified.as_ref());
    let modified = modified.map(|at| at.map(|at| toml_datetime(at.value)));
    let text = new_text(old, NewFacts { title, modified }, &body, origin);
    let overlay = OverlayFiles { files, path: article_path(id), text: text.clone().into_bytes() };
    let (reloaded, _) = load(&overlay);
    let new = find(&reloaded, id)?;
    let notes = loaded.notes_on(id);
    let list = notes.map_or(&[][..], |notes| &notes.notes);
    let kept = base.as_deref().map(|base| compare::word_changes(&plain(base), &plain(&own)));
    let statuses: Vec<NoteStatus> = list.iter().map(|note| note_status(old, new, note)).collect();
    let version = is_changed.then(|| version_of(files, old, origin)).flatten();
    let of_older = list.iter().zip(&statuses).filter(|(_, status)| status.is_of_older());
    let mut of_older = of_older.map(|(note, _)| &**note).peekable();
    let notes_text = version.zip(notes).filter(|_| of_older.peek().is_some());
    let notes_text = notes_text.map(|(version, notes)| {
        on_version(&loaded.sources.get(notes.file).text, of_older, version)
    });
    Ok(UpdateReport {
        version,
        notes_text,
        kept: kept.unwrap_or_default(),
        conflicts,
        shared,
        is_replaced: base.is_none(),
        changes,
        headline,
        takes_headline,
        notes: list.iter().map(|note| note.id.value.to_string()).zip(statuses).collect(),
        unread: notes.map_or(0, |notes| notes.broken.len()),
        text,
        is_same: is_of(old, origin) && own.trim() == body.trim(),
    })
}

/// Whether the article's `[source]` equals `origin` apart from the time of retrieval.
fn is_of(old: &ArticleDoc, origin: &PageSource) -> bool {
    let was = &old.origin;
    was.sha256.as_ref().is_some_and(|hash| hash.eq_ignore_ascii_case(&origin.sha256))
        && was.file == origin.file
        && numbers(was.keep.as_deref()) == origin.keep
        && numbers(was.drop.as_deref()) == origin.drop
}

/// Refuses a page that is not a version of the article.
fn refuse_another(
    old: &ArticleDoc,
    page: &ImportedPage,
    origin: &PageSource,
) -> Result<(), Refusal> {
    let new = project(&page.body, Flavour::Article).plain.text;
    let address = page.facts.url.as_ref().map(|url| &url.value).or(origin.address.as_ref());
    let at_home = address.zip(old.url.as_ref()).is_some_and(|(new, old)| same_address(new, old));
    if at_home || !compare::is_unrelated(&old.body.plain.text, &new) {
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
        format!("the text has almost nothing in common with that of `{}`{whose}", old.id),
        format!(
            "the page is {where_from}; `import FILE --id ANOTHER` makes a new article of it, \
             `--force` treats it as a later version anyway"
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

/// What an update changes in an article's front matter, beside `source`.
struct NewFacts<'a> {
    /// The headline, if another one.
    title: Option<&'a str>,
    /// When the outlet changed the text, in TOML, if it says so; `None` if the text stays.
    modified: Option<Option<String>>,
}

/// Returns the article's file with other facts and another body and `source`, and everything else
/// unchanged.
fn new_text(old: &ArticleDoc, facts: NewFacts<'_>, body: &str, origin: &PageSource) -> String {
    let head = &old.body.file_text[..old.body.span.start as usize];
    let newline = newline(head);
    // The article was loaded, so its front matter is between two fences.
    let (opening, rest) = head.split_at(head.find('\n').map_or(0, |at| at + 1));
    let (front_matter, closing) = rest.split_at(rest.trim_end().len() - FENCE.len());
    let (front_matter, closing) = (with_source(front_matter, origin), closing.trim_end());
    let front_matter = match facts.title {
        Some(title) => with_value(&front_matter, "title", Some(&toml_string(title)), ""),
        None => front_matter,
    };
    let front_matter = match facts.modified {
        Some(at) if old.text == TextForm::Full => {
            with_value(&front_matter, "modified", at.as_deref(), "published")
        }
        _ => front_matter,
    };
    let body = body.replace('\n', newline);
    format!("{opening}{front_matter}{closing}{newline}{newline}{body}")
}

/// The files that an update wrote; none if nothing changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UpdateFiles {
    /// The paths of all written files.
    pub written: Vec<String>,
    /// The files that keep the older version, each with its former path.
    pub older: Vec<(String, String)>,
}

/// Writes the new version, and the notes. The older one becomes a version of the article, if its
/// text was another one; else it is kept in `content/sources/`. Its original is kept there as well,
/// unless the same bytes are already.
///
/// # Errors
///
/// If a file cannot be written.
pub fn apply(
    files: &dyn FileSystem,
    id: &Id,
    report: &UpdateReport,
    original: Option<(&str, &[u8])>,
) -> Result<UpdateFiles, Refusal> {
    let holds = |path: &str, bytes: &[u8]| files.read(path).is_ok_and(|there| there == bytes);
    if report.is_same && original.is_none_or(|(path, bytes)| holds(path, bytes)) {
        return Ok(UpdateFiles::default());
    }
    let (loaded, _) = load(files);
    let old = find(&loaded, id)?;
    let day = old.origin.retrieved.map_or_else(|| "older".to_owned(), |day| day.to_string());
    let stem = format!("{SOURCES}/{id}.{day}");
    let path = article_path(id);
    let mut updated = UpdateFiles::default();
    let bytes = old.body.file_text.as_bytes();
    match report.version.map(|seen| version_path(id, seen)) {
        Some(version) => {
            if !holds(&version, bytes) {
                create(files, &version, bytes)?;
                updated.written.push(version.clone());
            }
            updated.older.push((version, path.clone()));
        }
        None => keep(files, &stem, &path, bytes, &mut updated)?,
    }
    if let Some((path, bytes)) = original
        && !holds(path, bytes)
    {
        if let Ok(older) = files.read(path) {
            keep(files, &stem, path, &older, &mut updated)?;
        }
        replace(files, path, bytes)?;
        updated.written.push(path.to_owned());
    }
    // The notes first: they hold for the version, whichever text the article has.
    if let Some(text) = &report.notes_text {
        let path = notes_path(id);
        replace(files, &path, text.as_bytes())?;
        updated.written.push(path);
    }
    replace(files, &path, report.text.as_bytes())?;
    updated.written.push(path);
    Ok(updated)
}

/// Keeps the bytes of `path` as `STEM.EXT`, or `STEM-2.EXT` and so on if that is taken. A file with
/// the same bytes is used instead of a new one.
fn keep(
    files: &dyn FileSystem,
    stem: &str,
    path: &str,
    bytes: &[u8],
    updated: &mut UpdateFiles,
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
