//! Writes the notes that another program has on a page as drafts on its article.

use super::note::{self, AddedNote, NoteFields, NoteTarget};
use super::open_briefing::OpenBriefing;
use super::{Refusal, same_address};
use crate::import::collections::{CollectedNote, CollectedPassage};
use crate::load::Loaded;
use crate::markdown::{OutlineBlockKind, outline};
use crate::model::document::ArticleDoc;
use crate::model::{Id, NoteKind};
use crate::resolve::{NewAnchor, occurrence_between, quote};
use crate::text::one_line;

/// Appends a note to those on an article, as a draft: on `article`, or on the one at the note's
/// address. `None` if the note is there already.
///
/// # Errors
///
/// If there is no such article, or the words of the note are not in it, exactly once or at the
/// one place around which its own surroundings are.
pub fn add_collected(
    briefing: &mut OpenBriefing<'_>,
    article: Option<&Id>,
    note: &CollectedNote,
) -> Result<Option<AddedNote>, Refusal> {
    let loaded = briefing.loaded();
    let id = match article {
        Some(id) => id.clone(),
        None => at_address(loaded, note.address.as_deref())?,
    };
    let known = loaded.articles.iter().find(|article| article.id == id).ok_or_else(|| {
        Refusal::new(
            format!("the article `{id}` has faults"),
            "mend it (`manicule check` says which), and import the same file again",
        )
    })?;
    let target = match &note.passage {
        None => NoteTarget::Whole,
        Some(passage) => NoteTarget::Words(passage.exact.clone(), occurrence(known, passage)),
    };
    let (kind, text) = kind_and_text(note);
    if is_there(loaded, known, &target, text.as_deref()) {
        return Ok(None);
    }
    let fields = NoteFields {
        kind,
        text,
        draft: true,
        author: note
            .author
            .as_deref()
            .map(|name| one_line(name).into_owned())
            .filter(|name| !name.is_empty()),
        updated: note.day,
        ..NoteFields::default()
    };
    note::add_to(briefing, id.as_str(), &target, &fields).map(Some)
}

fn at_address(loaded: &Loaded, address: Option<&str>) -> Result<Id, Refusal> {
    let Some(address) = address else {
        return Err(Refusal::new("its page has no address, and was not imported", ""));
    };
    let at_it = |article: &&std::sync::Arc<ArticleDoc>| {
        article.url.as_ref().is_some_and(|url| same_address(url, address))
    };
    let found = loaded.articles.iter().find(at_it).map(|article| article.id.clone());
    found.ok_or_else(|| {
        Refusal::new(
            format!("no article has the address {address}"),
            "import the page first, and these notes again; an article with faults does not count",
        )
    })
}

/// Returns which occurrence of a passage's words is meant, if they occur several times.
fn occurrence(article: &ArticleDoc, passage: &CollectedPassage) -> Option<usize> {
    match quote(article, &passage.exact, None) {
        NewAnchor::Several(_) => {
            occurrence_between(article, &passage.exact, &passage.before, &passage.after)
        }
        _ => None,
    }
}

/// Returns the kind of note that a tag names, and the text with all other tags; `None` if there is
/// no text.
fn kind_and_text(note: &CollectedNote) -> (Option<String>, Option<String>) {
    let kind = note.tags.iter().find(|tag| NoteKind::parse(tag).is_some());
    let others: Vec<_> =
        note.tags.iter().filter(|tag| Some(*tag) != kind).map(|tag| one_line(tag)).collect();
    let mut text = within_note(note.text.trim());
    if !others.is_empty() {
        let gap = if text.is_empty() { "" } else { "\n\n" };
        text.push_str(&format!("{gap}Tags: {}", others.join(", ")));
    }
    (kind.cloned(), Some(text).filter(|text| !text.is_empty()))
}

/// Returns Markdown that begins no other note: its headings are those of a note.
fn within_note(text: &str) -> String {
    let mut out = text.replace("\r\n", "\n").replace('\r', "\n");
    for block in outline(&out.clone()).into_iter().rev() {
        match block.kind {
            OutlineBlockKind::Heading => out.insert(block.range.start, '#'),
            OutlineBlockKind::Underlined => {
                let block_text = out[block.range.clone()].trim_end();
                if let Some(line) = block_text.rfind('\n') {
                    out.insert(block.range.start + line, '\n');
                }
            }
            _ => {}
        }
    }
    out
}

/// Returns whether an article has a note with this anchor and text.
fn is_there(
    loaded: &Loaded,
    article: &ArticleDoc,
    target: &NoteTarget,
    text: Option<&str>,
) -> bool {
    let anchor = match target {
        NoteTarget::Words(words, place) => match quote(article, words, *place) {
            NewAnchor::Anchor(anchor, ..) => Some(anchor),
            _ => return false,
        },
        _ => None,
    };
    let text = text.unwrap_or("…").trim();
    loaded.note_docs(&article.id).iter().any(|note| {
        let quoted =
            note.quote.as_ref().map(|quote| note.body.file_text[quote.span.range()].trim());
        quoted == anchor.as_deref().map(str::trim) && note.body.markdown().trim() == text
    })
}

#[cfg(test)]
mod tests;
