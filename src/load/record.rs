//! Documents as bytes for [`DiskCache`](crate::disk_cache::DiskCache).
//!
//! Plain text is written as the spans that it shares with the Markdown, which is read anyway. Whole
//! copies would make the cache of 10,000 articles 98 MB large instead of 21 MB, and a second build
//! would take 20 % more processor time.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::LoadedDocument;
use crate::model::Prose;
use crate::model::document::{ArticleDoc, NotesDoc};

/// The difference from a Markdown text to its plain text.
#[derive(Debug, Serialize, Deserialize)]
struct Delta<'a> {
    /// The bytes that are not copied from the Markdown.
    inserted: &'a [u8],
    copies: Vec<CopyStep>,
}

/// How many inserted bytes come first, how many of the Markdown are skipped, how many copied.
type CopyStep = (u32, u32, u32);

/// How far ahead in the Markdown, after a difference, the next `SIGN` bytes of the plain text are
/// searched.
const NEAR: usize = 8;
const SIGN: usize = 3;
/// If they are not found, how far ahead its next `WORD` bytes are searched: an address may have
/// been skipped.
const FAR: usize = 256;
const WORD: usize = 8;

/// Returns an article or its notes as bytes. Others are parsed as quickly as they are read back.
pub(super) fn write(document: &LoadedDocument) -> Option<Vec<u8>> {
    let bytes = match document {
        LoadedDocument::Article(doc) => {
            let (inserted, copies) = delta(&doc.body);
            postcard::to_stdvec(&(doc, Delta { inserted: &inserted, copies }))
        }
        LoadedDocument::Notes(doc) => {
            let parts: Vec<_> = doc.notes.iter().map(|note| delta(&note.body)).collect();
            let deltas =
                parts.iter().map(|(inserted, copies)| Delta { inserted, copies: copies.clone() });
            postcard::to_stdvec(&(doc, deltas.collect::<Vec<_>>()))
        }
        _ => return None,
    };
    bytes.ok()
}

/// Returns the article of the file `text` from its `bytes`; `None` if they are not valid for it.
pub(super) fn read_article(bytes: &[u8], text: &Arc<str>) -> Option<LoadedDocument> {
    let (mut doc, delta): (ArticleDoc, Delta<'_>) = postcard::from_bytes(bytes).ok()?;
    complete(&mut doc.body, text, &delta)?;
    Some(LoadedDocument::Article(doc.into()))
}

/// Returns the notes of the file `text` from their `bytes`; `None` if they are not valid for it.
pub(super) fn read_notes(bytes: &[u8], text: &Arc<str>) -> Option<LoadedDocument> {
    let (mut doc, deltas): (NotesDoc, Vec<Delta<'_>>) = postcard::from_bytes(bytes).ok()?;
    for (note, delta) in doc.notes.iter_mut().zip(&deltas) {
        complete(&mut Arc::get_mut(note)?.body, text, delta)?;
    }
    Some(LoadedDocument::Notes(doc.into()))
}

/// Restores the texts of a piece of prose that were not written: its plain text and its file's.
fn complete(prose: &mut Prose, text: &Arc<str>, delta: &Delta<'_>) -> Option<()> {
    let markdown = text.get(prose.span.range())?.as_bytes();
    let mut plain = Vec::with_capacity(markdown.len());
    let (mut inserted, mut at) = (delta.inserted, 0);
    for (first, skipped, length) in &delta.copies {
        let (first, rest) = inserted.split_at_checked(*first as usize)?;
        plain.extend_from_slice(first);
        inserted = rest;
        let start = at + *skipped as usize;
        at = start + *length as usize;
        plain.extend_from_slice(markdown.get(start..at)?);
    }
    prose.plain.text = String::from_utf8(plain).ok()?;
    prose.file_text = Arc::clone(text);
    Some(())
}

/// Returns the inserted bytes and the copies that make a piece of prose's plain text.
fn delta(prose: &Prose) -> (Vec<u8>, Vec<CopyStep>) {
    let (markdown, plain) = (prose.markdown().as_bytes(), prose.plain.text.as_bytes());
    let (mut inserted, mut copies) = (Vec::new(), Vec::new());
    // Offsets in both; where the last copy ended, in the Markdown and in the inserted bytes.
    let (mut from, mut to, mut end, mut counted) = (0, 0, 0, 0);
    while to < plain.len() {
        let pairs = markdown[from..].iter().zip(&plain[to..]);
        let length = pairs.take_while(|(one, other)| one == other).count();
        if length > 0 {
            copies.push(((inserted.len() - counted) as u32, (from - end) as u32, length as u32));
            (from, to) = (from + length, to + length);
            (end, counted) = (from, inserted.len());
            continue;
        }
        let next = |length: usize| &plain[to..(to + length).min(plain.len())];
        let ahead = &markdown[from..(from + FAR).min(markdown.len())];
        let near = (1..NEAR.min(ahead.len())).find(|at| ahead[*at..].starts_with(next(SIGN)));
        match near.or_else(|| memchr::memmem::find(ahead, next(WORD))) {
            Some(skipped) => from += skipped,
            None => {
                inserted.push(plain[to]);
                to += 1;
            }
        }
    }
    copies.push(((inserted.len() - counted) as u32, 0, 0));
    (inserted, copies)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;
    use crate::source::{FileSystem as _, Memory};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_article_is_read_as_it_was_written(
            body in "(\\PC|[*_`#>&\\[\\]()\n\r-]|&amp;|\\*\\*|  \n){0,200}",
        ) {
            let front = "title = \"T\"\noutlet = \"o\"\npublished = 2025-06-03T10:00:00+03:00\n";
            let text = format!("+++\n{front}+++\n\n{body}\n");
            let files = Memory::default();
            files.write("content/articles/a.md", text.as_bytes()).unwrap();
            let (loaded, _) = load(&files);
            for doc in loaded.articles {
                let bytes = write(&LoadedDocument::Article(doc.clone())).unwrap();
                let back = read_article(&bytes, &doc.body.file_text);
                let Some(LoadedDocument::Article(back)) = back else {
                    panic!("it is not read");
                };
                prop_assert_eq!(back, doc);
            }
        }

        #[test]
        fn any_bytes_are_read_or_refused(
            bytes in prop::collection::vec(any::<u8>(), 0..200),
        ) {
            read_article(&bytes, &"text".into());
            read_notes(&bytes, &"text".into());
        }
    }

    #[test]
    fn notes_are_read_as_they_were_written() {
        let files = Memory::default();
        let notes = "## n\n\n> words … more\n\nkind: framing\nclaim: c asserts \"7\"\nalias: old\n\n\
                     Says *it* &amp; so[[a]].\n\n\
                     ## m\n\nkind: omission\nchecked: /x/i\nconfidence: low, why\n\nAlso.\n";
        files.write("content/articles/a.notes.md", notes.as_bytes()).unwrap();
        let (loaded, _) = load(&files);
        let doc = &loaded.notes[0];
        let bytes = write(&LoadedDocument::Notes(doc.clone())).unwrap();
        let Some(LoadedDocument::Notes(back)) = read_notes(&bytes, &doc.notes[0].body.file_text)
        else {
            panic!("they are not read");
        };
        assert_eq!(&back, doc);
        assert!(bytes.len() < notes.len() * 2);
    }
}
