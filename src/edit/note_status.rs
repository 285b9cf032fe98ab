//! Decides the status of notes when their article gets a later version.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic};
use crate::language::Languages;
use crate::model::document::{ArticleDoc, NoteDoc};
use crate::model::index::IndexList;
use crate::resolve::{
    Names, NotePassages, NotesOnArticle, Sought, TermWords, analyse, delicate_difference,
};
use crate::text::fold::fold_plain;
use crate::text::sentence;

/// The effect of an update on a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteStatus {
    /// Its passage is where it was, or it is on the whole article.
    Kept,
    /// Its passage is elsewhere.
    Moved,
    /// Its passage is the same, kept or moved, but the sentence around it differs in a name, a
    /// number or a negation: the difference, in words.
    Doubtful(String),
    /// Its passage was edited or is no longer unique: the difference, and the quotation to use.
    Edited(String),
    /// Its passage or the value it gives is gone, or what it calls omitted is there now: which of
    /// these, in words.
    Orphaned(String),
    /// Its passage was not found in the older version either.
    Lost,
}

impl NoteStatus {
    /// Returns whether a build refuses the note with the newer version: it holds for the older one
    /// only.
    pub fn is_of_older(&self) -> bool {
        matches!(self, Self::Edited(_) | Self::Orphaned(_))
    }
}

/// Returns the status of a note when `new` replaces `old`.
pub(super) fn note_status(old: &ArticleDoc, new: &ArticleDoc, note: &Arc<NoteDoc>) -> NoteStatus {
    let (names, terms) =
        (Names::new(&IndexList::default(), Languages::NONE), TermWords::new(&IndexList::default()));
    let sought = Sought { names: &names, terms: &terms };
    // Only the anchors are compared, which do not depend on the language.
    let look = |article: &ArticleDoc| {
        let noted = NotesOnArticle { notes: std::slice::from_ref(note), ..NotesOnArticle::NONE };
        analyse(article, "en", noted, sought, &|_| None)
    };
    let (before, mut after) = (look(old), look(new));
    let faults = std::mem::take(&mut after.diagnostics);
    if note.version.is_some() {
        return NoteStatus::Kept;
    }
    let refuted = faults.iter().find(|fault| fault.code == Code::OmissionRefuted);
    if let Some(fault) = refuted {
        return NoteStatus::Orphaned(fault.message.clone());
    }
    let status =
        passage_status((old, new), note, (&before.passages[0], &after.passages[0]), &faults);
    let has_value = |faults: &[Diagnostic]| {
        let lost = faults.iter().find(|fault| fault.code == Code::NotInOriginal);
        lost.map(|fault| fault.message.clone())
    };
    match has_value(&faults).filter(|_| has_value(&before.diagnostics).is_none()) {
        Some(message) if !status.is_of_older() && status != NoteStatus::Lost => {
            NoteStatus::Orphaned(message)
        }
        _ => status,
    }
}

/// Returns what became of the passage of a note, which was `before` and is `after`.
fn passage_status(
    (old, new): (&ArticleDoc, &ArticleDoc),
    note: &NoteDoc,
    (before, after): (&NotePassages, &NotePassages),
    faults: &[Diagnostic],
) -> NoteStatus {
    if note.quote.is_none() {
        return NoteStatus::Kept;
    }
    let (was, is) = (&before.beside, &after.beside);
    if let Some(is) = is {
        let kept = was.as_ref().is_some_and(|was| was.place == is.place);
        return if kept { NoteStatus::Kept } else { NoteStatus::Moved };
    }
    let (was, place) = match (&before.anchor, &after.anchor) {
        (Some(was), place) => (was, place),
        (None, Some(_)) if was.is_some() => return NoteStatus::Moved,
        (None, None) if was.is_some() => (&(0..0), &None),
        (None, _) => return NoteStatus::Lost,
    };
    let Some(place) = place else {
        let lost = |code: Code| matches!(code, Code::AnchorNotFound | Code::AnchorAmbiguous);
        let fault = faults.iter().find(|fault| lost(fault.code));
        return fault.map_or(NoteStatus::Lost, |fault| without_place(fault, note, new));
    };
    let (old, new) = (&old.body.plain.text, &new.body.plain.text);
    let differ = delicate_difference(sentences_around(old, was), sentences_around(new, place));
    if let Some((shown, kinds)) = differ {
        return NoteStatus::Doubtful(format!(
            "the sentence around it differs in {}: {shown}\nread whether the note still holds",
            kinds.join(" and ")
        ));
    }
    if is_same_place(old, new, was.start, place.start) {
        NoteStatus::Kept
    } else {
        NoteStatus::Moved
    }
}

/// Returns the sentences that a passage is in, from the first to the last.
fn sentences_around<'a>(text: &'a str, passage: &Range<u32>) -> &'a str {
    let sentence = |at: u32| {
        let at = text.floor_char_boundary(at as usize);
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
        let next = text[at..end].chars().next().map_or(0, char::len_utf8);
        let range = sentence::around(&text[start..end], at - start..at - start + next);
        start + range.start..start + range.end
    };
    let (first, last) = (sentence(passage.start), sentence(passage.end.max(1) - 1));
    &text[first.start..last.end.max(first.end)]
}

/// Returns whether byte `place` of the new text corresponds to byte `was` of the old one, in a
/// word-by-word diff.
fn is_same_place(old: &str, new: &str, was: u32, place: u32) -> bool {
    let words = |text: &str| -> Vec<(usize, String)> {
        text.split_whitespace()
            .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word.to_owned()))
            .collect()
    };
    let (old_words, new_words) = (words(old), words(new));
    let index = |words: &[(usize, String)], at: u32| {
        words.partition_point(|(start, _)| *start <= at as usize).saturating_sub(1)
    };
    let (from, to) = (index(&old_words, was), index(&new_words, place));
    let texts = |words: &[(usize, String)]| -> Vec<String> {
        words.iter().map(|(_, word)| word.clone()).collect()
    };
    let ops = similar::capture_diff_slices(
        similar::Algorithm::Myers,
        &texts(&old_words),
        &texts(&new_words),
    );
    ops.iter().any(|op| match op {
        similar::DiffOp::Equal { old_index, new_index, len } => {
            (*old_index..old_index + len).contains(&from) && from - old_index + new_index == to
        }
        _ => false,
    })
}

/// Returns whether the passage of a note without a place was edited or is gone.
fn without_place(fault: &Diagnostic, note: &NoteDoc, new: &ArticleDoc) -> NoteStatus {
    if fault.related.is_empty() {
        return NoteStatus::Orphaned(fault.help.clone());
    }
    let phrases = note.quote.as_ref().map_or(&[][..], |quote| &quote.phrases);
    let gone = phrases.iter().map(|phrase| words_left(phrase, &new.body.plain.text));
    match gone.into_iter().find(|(found, of)| found * 2 < *of) {
        // The nearest passage is then an unrelated one, not worth proposing.
        Some((found, of)) if fault.code == Code::AnchorNotFound => NoteStatus::Orphaned(format!(
            "its passage is gone: of its {of} content words, {found} occur together in a sentence \
             of the new text\nquote what the note is about now, or remove it"
        )),
        _ => NoteStatus::Edited(fault.help.clone()),
    }
}

/// Returns how many of a phrase's content words occur close together in one sentence of `text`, and
/// how many it has. Each sentence of a longer phrase is counted by itself.
fn words_left(phrase: &str, text: &str) -> (usize, usize) {
    let new: Vec<Vec<String>> = sentences(text).iter().map(|sentence| words(sentence)).collect();
    let pieces = sentences(phrase).into_iter().map(|piece| {
        let wanted = content_words(words(piece));
        let reach = words(piece).len() * 3 / 2;
        let best = new.iter().flat_map(|sentence| word_windows(sentence, reach));
        (best.map(|window| shared_words(&wanted, window)).max().unwrap_or(0), wanted.len())
    });
    pieces.fold((0, 0), |sum, piece| (sum.0 + piece.0, sum.1 + piece.1))
}

fn word_windows(words: &[String], reach: usize) -> impl Iterator<Item = &[String]> {
    words.windows(reach.clamp(1, words.len().max(1)))
}

fn sentences(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for block in text.lines() {
        let mut at = 0;
        while let Some(first) = block[at..].chars().next() {
            let Range { start, end } = sentence::around(block, at..at + first.len_utf8());
            out.push(&block[start..end]);
            at = end.max(at + first.len_utf8());
            at += block[at..].len() - block[at..].trim_start().len();
        }
    }
    out
}

fn words(text: &str) -> Vec<String> {
    let folded = fold_plain(text).to_lowercase();
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Returns the words longer than "with", and numbers; if there are none, all words.
fn content_words(words: Vec<String>) -> Vec<String> {
    const SMALL: usize = 4;
    let tells = |word: &&String| {
        word.chars().count() > SMALL || word.starts_with(|c: char| c.is_ascii_digit())
    };
    let long: Vec<String> = words.iter().filter(tells).cloned().collect();
    if long.is_empty() { words } else { long }
}

fn shared_words(wanted: &[String], window: &[String]) -> usize {
    let mut rest: Vec<&String> = window.iter().collect();
    let found = wanted.iter().filter(|word| {
        let at = rest.iter().position(|other| other == word);
        at.map(|at| rest.swap_remove(at)).is_some()
    });
    found.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEW: &str = "The mayor of Orrin went home. Divers expect that repairs of the second pier \
                       take a month.\nNobody asked the harbour master, who was in Sell with his \
                       boats.";

    #[test]
    fn words_count_if_they_are_together_in_a_sentence() {
        assert_eq!(words_left("repairs of the second pier take weeks", NEW), (2, 3));
        // All of them are there, but in several sentences.
        assert_eq!(words_left("the harbour mayor expects repairs in Orrin", NEW), (2, 5));
        assert_eq!(
            words_left("Divers expect repairs. Nobody asked the harbour master", NEW),
            (7, 7)
        );
        assert_eq!(words_left("in it", NEW), (1, 2));
        assert_eq!(words_left("boats", ""), (0, 1));
    }

    #[test]
    fn texts_are_cut_into_sentences() {
        assert_eq!(sentences("One. Two!\n“Three.”  Four"), ["One.", "Two!", "“Three.”", "Four"]);
        assert_eq!(sentences(""), [""; 0]);
    }
}
