//! Documents in few bytes, for [`DiskCache`](crate::disk_cache::DiskCache): what their files' text tells is
//! left out.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Document;
use crate::model::Prose;
use crate::model::document::{ArticleDoc, NotesDoc};

/// A plain text, put together from its own bytes and runs of the Markdown.
#[derive(Debug, Serialize, Deserialize)]
struct Runs<'a> {
    own: &'a [u8],
    runs: Vec<Run>,
}

/// How many bytes of its own come first, how many of the Markdown are passed over, how many follow.
type Run = (u32, u32, u32);

/// How far ahead a run is looked for, in bytes: by its first few, and by more of them.
const NEAR: usize = 8;
const SIGN: usize = 3;
const WINDOW: usize = 256;
const WORD: usize = 8;

/// Returns an article or its notes as bytes; others are read quickly enough.
pub(super) fn write(document: &Document) -> Option<Vec<u8>> {
    let bytes = match document {
        Document::Article(doc) => {
            let (own, runs) = runs(&doc.body);
            postcard::to_stdvec(&(doc, Runs { own: &own, runs }))
        }
        Document::Notes(doc) => {
            let parts: Vec<_> = doc.notes.iter().map(|note| runs(&note.body)).collect();
            let runs = parts.iter().map(|(own, runs)| Runs { own, runs: runs.clone() });
            postcard::to_stdvec(&(doc, runs.collect::<Vec<_>>()))
        }
        _ => return None,
    };
    bytes.ok()
}

/// Returns the article of `text` that `bytes` came from.
pub(super) fn read_article(bytes: &[u8], text: &Arc<str>) -> Option<Document> {
    let (mut doc, runs): (ArticleDoc, Runs<'_>) = postcard::from_bytes(bytes).ok()?;
    complete(&mut doc.body, text, &runs)?;
    Some(Document::Article(doc.into()))
}

/// Returns the notes of `text` that `bytes` came from.
pub(super) fn read_notes(bytes: &[u8], text: &Arc<str>) -> Option<Document> {
    let (mut doc, runs): (NotesDoc, Vec<Runs<'_>>) = postcard::from_bytes(bytes).ok()?;
    for (note, runs) in doc.notes.iter_mut().zip(&runs) {
        complete(&mut Arc::get_mut(note)?.body, text, runs)?;
    }
    Some(Document::Notes(doc.into()))
}

/// Gives a piece of prose the texts that were left out.
fn complete(prose: &mut Prose, text: &Arc<str>, runs: &Runs<'_>) -> Option<()> {
    let markdown = text.get(prose.span.range())?.as_bytes();
    let mut plain = Vec::with_capacity(markdown.len());
    let (mut own, mut at) = (runs.own, 0);
    for (first, skipped, length) in &runs.runs {
        let (first, rest) = own.split_at_checked(*first as usize)?;
        plain.extend_from_slice(first);
        own = rest;
        let start = at + *skipped as usize;
        at = start + *length as usize;
        plain.extend_from_slice(markdown.get(start..at)?);
    }
    prose.plain.text = String::from_utf8(plain).ok()?;
    prose.file_text = Arc::clone(text);
    Some(())
}

/// Takes the plain text apart.
fn runs(prose: &Prose) -> (Vec<u8>, Vec<Run>) {
    let (markdown, plain) = (prose.markdown().as_bytes(), prose.plain.text.as_bytes());
    let (mut own, mut runs) = (Vec::new(), Vec::new());
    // Where we are in both; where the last run ended in the Markdown, and in the text's own bytes.
    let (mut from, mut to, mut end, mut counted) = (0, 0, 0, 0);
    while to < plain.len() {
        let length = common(&markdown[from..], &plain[to..]);
        if length > 0 {
            runs.push(((own.len() - counted) as u32, (from - end) as u32, length as u32));
            (from, to) = (from + length, to + length);
            (end, counted) = (from, own.len());
            continue;
        }
        // Mostly a sign or two of markup stand between; else perhaps an address.
        let next = |length: usize| &plain[to..(to + length).min(plain.len())];
        let ahead = &markdown[from..(from + WINDOW).min(markdown.len())];
        let near = (1..NEAR.min(ahead.len())).find(|at| ahead[*at..].starts_with(next(SIGN)));
        match near.or_else(|| memchr::memmem::find(ahead, next(WORD))) {
            Some(ahead) => from += ahead,
            None => {
                own.push(plain[to]);
                to += 1;
            }
        }
    }
    runs.push(((own.len() - counted) as u32, 0, 0));
    (own, runs)
}

/// Returns how many bytes two texts begin with in common.
fn common(one: &[u8], other: &[u8]) -> usize {
    const BLOCK: usize = 32;
    let blocks = one.chunks_exact(BLOCK).zip(other.chunks_exact(BLOCK));
    let start = blocks.take_while(|(one, other)| one == other).count() * BLOCK;
    let rest = one[start..].iter().zip(&other[start..]);
    start + rest.take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;
    use crate::source::{FileSystem as _, Memory};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_article_comes_back_as_it_was(body in "(\\PC|[*_`#>&\\[\\]()\n\r-]|&amp;|\\*\\*|  \n){0,200}") {
            let text = format!("+++\ntitle = \"T\"\noutlet = \"o\"\npublished = 2025-06-03T10:00:00+03:00\n+++\n\n{body}\n");
            let files = Memory::default();
            files.write("content/articles/a.md", text.as_bytes()).unwrap();
            let (loaded, _) = load(&files);
            for doc in loaded.articles {
                let bytes = write(&Document::Article(doc.clone())).unwrap();
                let Some(Document::Article(back)) = read_article(&bytes, &doc.body.file_text) else {
                    panic!("it is not read");
                };
                prop_assert_eq!(back, doc);
            }
        }

        #[test]
        fn bytes_that_are_something_else_are_refused_or_read(
            bytes in prop::collection::vec(any::<u8>(), 0..200),
        ) {
            read_article(&bytes, &"text".into());
            read_notes(&bytes, &"text".into());
        }
    }

    #[test]
    fn notes_come_back_as_they_were() {
        let files = Memory::default();
        let notes = "## n\n\n> words … more\n\nkind: framing\nclaim: c asserts \"7\"\nalias: old\n\nSays *it* &amp; so[[a]].\n\n## m\n\nkind: omission\nchecked: /x/i\nconfidence: low, why\n\nAlso.\n";
        files.write("content/articles/a.notes.md", notes.as_bytes()).unwrap();
        let (loaded, _) = load(&files);
        let doc = &loaded.notes[0];
        let bytes = write(&Document::Notes(doc.clone())).unwrap();
        let Some(Document::Notes(back)) = read_notes(&bytes, &doc.notes[0].body.file_text) else {
            panic!("they are not read");
        };
        assert_eq!(&back, doc);
        assert!(bytes.len() < notes.len() * 2);
    }
}
