//! The sentences of a claim's articles side by side: what each outlet wrote, and where the words
//! differ.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::markdown::{escape_into, escaped};
use crate::model::TextForm;
use crate::model::site::{ArticleIx, NoteIx};
use crate::overlap::places;
use crate::render::page_context::PageContext;
use crate::render::views::{Html, Statement};
use crate::text::fold::fold_plain;
use crate::text::{one_line, primary_language, sentence};

/// The most words of a sentence that are shown.
const WORDS: usize = 80;
/// The most sentences of a claim that are compared with the first one.
const COMPARED: usize = 40;
/// The fewest words that two sentences have in common for the others to be marked.
const COMMON: usize = 4;

/// A sentence, and its language where that is not the site's.
pub(super) type OwnSentence<'a> = (String, Option<&'a str>);

/// Fills in the sentences of statements, which are in the order of publication, each with its
/// article, and marks words that the first one in the same language does not have.
pub(super) fn fill(
    ctx: &PageContext<'_>,
    sentences: &[(ArticleIx, Option<OwnSentence<'_>>)],
    statements: &mut [Statement],
) {
    // The first sentence in each language, with its outlet.
    let mut firsts: BTreeMap<String, (String, String)> = BTreeMap::new();
    for (number, ((article, sentence), statement)) in sentences.iter().zip(statements).enumerate() {
        let Some((sentence, lang)) = sentence else { continue };
        let key = primary_language(lang.unwrap_or(&ctx.site.settings.lang)).to_owned();
        let first = firsts.get(&key).filter(|_| number < COMPARED);
        let marked = first.and_then(|(first, _)| marked(sentence, first));
        statement.differs_from = first.filter(|_| marked.is_some()).map(|it| it.1.clone());
        statement.sentence = Some(marked.unwrap_or_else(|| escaped(sentence).into()));
        (statement.lang, statement.dir) = ctx.foreign(*lang);
        let outlet = || ctx.outlet_short(*article).to_owned();
        firsts.entry(key).or_insert_with(|| (sentence.clone(), outlet()));
    }
}

/// Returns the sentence that a note is about, as far as it is shown, and its language where that is
/// not the site's; of a digest, which is the editor's, the words of the original that the note
/// gives.
pub(super) fn own_sentence<'a>(
    ctx: &PageContext<'a>,
    article: ArticleIx,
    note: NoteIx,
) -> Option<OwnSentence<'a>> {
    let site = ctx.site;
    let entry = &site.articles[article];
    let note = &entry.notes[note];
    if entry.doc.text == TextForm::Digest {
        let words = &note.doc.original.as_ref()?.value;
        return Some((cut(words), ctx.original_lang(article)));
    }
    let quoted = entry.quoted(note)?;
    let range = match note.anchor {
        Some(_) => entry.doc.body.sentence(quoted.range.clone()),
        None => sentence::around(quoted.text, quoted.range.clone()),
    };
    let mut words = cut(&quoted.text[range]);
    // Of an excerpt the sentence may begin before it.
    if entry.excerpts.is_some() && words.starts_with(char::is_lowercase) {
        words.insert_str(0, "… ");
    }
    if quoted.is_cut {
        words.push_str(" …");
    }
    Some((words, entry.doc.lang.as_deref()))
}

/// Returns words on one line, long ones cut.
fn cut(words: &str) -> String {
    let line = one_line(words);
    match places(&line).get(WORDS - 1) {
        Some(last) if (last.end as usize) + 1 < line.len() => {
            format!("{} …", &line[..last.end as usize])
        }
        _ => line.into_owned(),
    }
}

/// Returns a sentence with the words marked that another one does not have in this order. `None` if
/// a third of the shorter one, or four words, are not in both: then nearly all would be marked; and
/// if there are no such words.
fn marked(sentence: &str, first: &str) -> Option<Html> {
    let all = places(sentence);
    let bytes = |place: &std::ops::Range<u32>| place.start as usize..place.end as usize;
    let key = |text: &str| fold_plain(text).to_lowercase();
    let own: Vec<String> = all.iter().map(|place| key(&sentence[bytes(place)])).collect();
    let other: Vec<String> = places(first).iter().map(|place| key(&first[bytes(place)])).collect();
    let common = in_both(&own, &other);
    let count = common.iter().filter(|common| **common).count();
    if count < COMMON || 3 * count < own.len().min(other.len()) || count == own.len() {
        return None;
    }
    let (mut html, mut at) = (String::with_capacity(sentence.len() + 32), 0);
    let mut words = all.iter().zip(&common);
    for row in common.chunk_by(|one, other| one == other) {
        let row: Vec<_> = words.by_ref().take(row.len()).collect();
        if let [(from, false), ..] = row[..]
            && let Some((to, _)) = row.last()
        {
            escape_into(&mut html, &sentence[at..from.start as usize]);
            html.push_str("<b>");
            escape_into(&mut html, &sentence[from.start as usize..to.end as usize]);
            html.push_str("</b>");
            at = to.end as usize;
        }
    }
    escape_into(&mut html, &sentence[at..]);
    Some(html.into())
}

/// Returns for each word of the first list whether it is in the longest list that both have in this
/// order.
fn in_both(one: &[String], other: &[String]) -> Vec<bool> {
    let mut common = vec![false; one.len()];
    for step in capture_diff_slices(Algorithm::Lcs, one, other) {
        if let DiffOp::Equal { old_index, len, .. } = step {
            common[old_index..old_index + len].fill(true);
        }
    }
    common
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_the_first_sentence_has_not_are_marked() {
        let first = "The mayor said the lock & the weir would open on Monday.";
        for (sentence, expected) in [
            (
                "The Mayor claimed the lock & weir would open on Tuesday, at last.",
                Some(
                    "The Mayor <b>claimed</b> the lock &amp; weir would open on \
                     <b>Tuesday, at last</b>.",
                ),
            ),
            // All words are in both, so that nothing is marked.
            (first, None),
            ("Nobody knows when a boat will pass.", None),
            ("", None),
        ] {
            let expected = expected.map(|html: &str| Html::from(html.to_owned()));
            assert_eq!(marked(sentence, first), expected, "{sentence}");
        }
    }

    #[test]
    fn long_sentences_are_cut() {
        let long = "word ".repeat(100);
        assert_eq!(cut(&long), format!("{} …", "word ".repeat(WORDS).trim_end()));
        let whole = format!("{}.", "word ".repeat(WORDS).trim_end());
        assert_eq!(cut(&whole), whole);
    }
}
