//! Appends a note to a notes file, with an anchor that is just long enough to be unique.

mod anchoring;

use jiff::civil::Date;

use super::open_briefing::OpenBriefing;
use super::overlay::OverlayFiles;
use super::{Refusal, replace};
use crate::diag::{Diagnostic, did_you_mean};
use crate::load::{Loaded, slug};
use crate::model::document::{ArticleDoc, Seen};
use crate::model::{Id, NoteKind};
use crate::source::FileSystem;

use anchoring::{Anchoring, anchoring};

/// The passage that a note is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteTarget {
    /// Words of the article, and which of their occurrences is meant, from 1.
    Words(String, Option<usize>),
    /// The first sentence on a line of the article's file, from 1.
    Line(usize),
    /// The article as a whole.
    #[cfg(feature = "import")]
    Whole,
}

/// The fields and text of a note, as given by the user.
#[derive(Debug, Clone, Default)]
pub struct NoteFields {
    /// Its id; by default one is made from the quoted words.
    pub id: Option<String>,
    /// Its kind; `context` by default.
    pub kind: Option<String>,
    /// Its positions on claims: `ID STANCE` or `ID STANCE "VALUE"`.
    pub claims: Vec<String>,
    /// The ids of its terms.
    pub terms: Vec<String>,
    /// The sources of its facts from outside the articles.
    pub sources: Vec<String>,
    /// Its text; without one the note is a draft, which `build` leaves out.
    pub text: Option<String>,
    /// Whether it is a draft also with a text.
    pub draft: bool,
    /// Who wrote it.
    pub author: Option<String>,
    /// The day on which it was written or changed.
    pub updated: Option<Date>,
}

/// A note that was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedNote {
    /// The notes file.
    pub path: String,
    /// The line of its heading there, from 1.
    pub line: usize,
    /// The appended text.
    pub text: String,
    /// Its links that lead nowhere yet. With any, the note is a draft.
    pub open_links: Vec<Diagnostic>,
    /// The earlier version that it is on, since the present one lacks its words.
    pub version: Option<Seen>,
}

/// Appends a note on an article to its notes file, whose bytes stay as they are.
///
/// # Errors
///
/// If the article or the kind does not exist, the words occur nowhere or more than once, the id is
/// taken, or `build` would refuse the note for more than a link that leads nowhere.
pub fn add(
    files: &dyn FileSystem,
    article: &str,
    target: &NoteTarget,
    given: &NoteFields,
) -> Result<AddedNote, Refusal> {
    add_to(&mut OpenBriefing::open(files), article, target, given)
}

/// Does the same in a briefing that was read.
///
/// # Errors
///
/// As [`add`].
pub(super) fn add_to(
    briefing: &mut OpenBriefing<'_>,
    article: &str,
    target: &NoteTarget,
    given: &NoteFields,
) -> Result<AddedNote, Refusal> {
    let (files, loaded) = (briefing.files(), briefing.loaded());
    let article = find(loaded, article)?;
    let kind = given.kind.as_deref().unwrap_or("context");
    if NoteKind::parse(kind).is_none() {
        let hint = did_you_mean(kind, NoteKind::WORDS.iter().copied());
        let help = format!("{hint}it is one of {}", NoteKind::WORDS.join(", "));
        return Err(Refusal::new(format!("unknown kind `{kind}`"), help));
    }
    if given.text.as_ref().is_some_and(|text| text.trim().is_empty()) {
        return Err(Refusal::new(
            "the text of the note is empty",
            "without --text the note is a draft, to be written in its file",
        ));
    }
    let versions = loaded.versions_of(&article.id);
    let Anchoring { anchor, words, version } = anchoring(article, versions, target)?;
    let path = super::notes_path(&article.id);
    let old = if files.exists(&path) {
        files
            .read(&path)
            .map_err(|error| Refusal::new(format!("cannot read {path}: {error}"), ""))?
    } else {
        Vec::new()
    };
    let id = note_id(loaded, article, given.id.as_deref(), &words)?;
    let fields = fields(given)?;
    let body = given.text.as_deref().map_or("…", str::trim);
    let on = version.map_or_else(String::new, |seen| format!("version: {}\n", seen.stem()));
    let written =
        |status| format!("## {id}\n\n{anchor}kind: {kind}\n{on}{fields}{status}\n{body}\n");
    const DRAFT: &str = "status: draft\n";
    let is_draft = given.draft || given.text.is_none();
    let text = written(if is_draft { DRAFT } else { "" });
    let gap = match &old[..] {
        [] => "",
        [.., b'\n', b'\n'] | [b'\n'] => "",
        [.., b'\n'] => "\n",
        _ => "\n\n",
    };
    let line = old.iter().chain(gap.as_bytes()).filter(|byte| **byte == b'\n').count() + 1;
    let before = [&old[..], gap.as_bytes()].concat();
    let new = [&before[..], text.as_bytes()].concat();
    let article = article.id.clone();
    let overlay = OverlayFiles { files, path, text: new };
    let checked = overlay.open_links(briefing, &article, &id, before.len());
    let OverlayFiles { path, text: mut new, .. } = overlay;
    let added = checked.and_then(|open_links| {
        // A link may lead to a note that is written next: so the text is kept, as a draft.
        let text = if open_links.is_empty() { text } else { written(DRAFT) };
        new.truncate(before.len());
        new.extend_from_slice(text.as_bytes());
        replace(files, &path, &new)?;
        Ok(AddedNote { path: path.clone(), line, text, open_links, version })
    });
    briefing.read_again(&path);
    added
}

/// Returns the note's lines on claims, terms and sources.
fn fields(given: &NoteFields) -> Result<String, Refusal> {
    let claims = given.claims.iter().map(|value| ("claim", value));
    let terms = given.terms.iter().map(|value| ("term", value));
    let line = |(key, value): (&str, &String)| {
        if value.contains(['\n', '\r']) {
            return Err(Refusal::new(
                format!("the {key} has several lines"),
                "a field is one line",
            ));
        }
        Ok(format!("{key}: {}\n", value.trim()))
    };
    let sources = given.sources.iter().map(|value| ("source", value));
    let author = given.author.iter().map(|value| ("author", value));
    let day = given.updated.map(|day| day.to_string());
    let updated = day.iter().map(|value| ("updated", value));
    claims.chain(terms).chain(sources).chain(author).chain(updated).map(line).collect()
}

fn find<'a>(loaded: &'a Loaded, id: &str) -> Result<&'a ArticleDoc, Refusal> {
    let found = loaded.articles.iter().find(|article| article.id.as_str() == id);
    found.map(|article| &**article).ok_or_else(|| {
        let broken = loaded.broken.iter().any(|(_, name)| name == id);
        if broken {
            return Refusal::new(
                format!("the article `{id}` has faults"),
                "`manicule check` says which",
            );
        }
        let hint = did_you_mean(id, loaded.articles.iter().map(|article| article.id.as_str()));
        Refusal::new(
            format!("there is no article `{id}`"),
            format!("{hint}articles are in content/articles/"),
        )
    })
}

/// Returns the given id, or a free one made of the first words of the passage.
fn note_id(
    loaded: &Loaded,
    article: &ArticleDoc,
    given: Option<&str>,
    words: &str,
) -> Result<Id, Refusal> {
    const WORDS: usize = 4;
    let taken = |id: &Id| {
        loaded.notes_on(&article.id).is_some_and(|notes| {
            notes.broken.contains(id)
                || notes.notes.iter().any(|note| {
                    note.id.value == *id || note.aliases.iter().any(|alias| alias.value == *id)
                })
        })
    };
    if let Some(given) = given {
        let id = Id::new(given).ok_or_else(|| {
            Refusal::new(format!("`{given}` is not an id"), format!("an id has {}", Id::RULE))
        })?;
        if taken(&id) {
            let message = format!("note `{id}` is there already");
            return Err(Refusal::new(message, "choose another --id"));
        }
        return Ok(id);
    }
    let slug = slug(words);
    let stem = slug.split('-').take(WORDS).collect::<Vec<_>>().join("-");
    let stem = if stem.is_empty() { "note".to_owned() } else { stem };
    let numbered = |number: usize| match number {
        1 => Id::new(&stem),
        number => Id::new(&format!("{stem}-{number}")),
    };
    let free = (1..).filter_map(numbered).find(|id| !taken(id));
    free.ok_or_else(|| Refusal::new("no id is free", "give one with --id"))
}

#[cfg(test)]
mod tests;
