//! Finds the place of a new note.

use std::sync::Arc;

use super::NoteTarget;
use crate::edit::{Refusal, article_path, version_path};
use crate::model::document::{ArticleDoc, Seen, VersionDoc};
use crate::resolve::{NewAnchor, quote, quote_line};
use crate::text::fold::fold_plain;

/// Where a new note is.
pub(super) struct Anchoring {
    /// The anchor with an empty line after it.
    pub(super) anchor: String,
    /// The words that it is about.
    pub(super) words: String,
    /// The earlier version that has them.
    pub(super) version: Option<Seen>,
}

/// Finds the place of a new note: in the article, else in the latest version that has the words.
pub(super) fn anchoring(
    article: &ArticleDoc,
    versions: &[Arc<VersionDoc>],
    target: &NoteTarget,
) -> Result<Anchoring, Refusal> {
    if let NoteTarget::Words(words, _) = target
        && !words.contains(char::is_alphanumeric)
    {
        return Err(Refusal::new(
            "there are no words to quote",
            "give words of the article, or its line: ARTICLE:LINE",
        ));
    }
    let quoting = match target {
        NoteTarget::Words(words, occurrence) => quote(article, words, *occurrence),
        NoteTarget::Line(line) => quote_line(article, *line).ok_or_else(|| {
            Refusal::new(
                format!("no text of the article is on line {line}"),
                "lines count from 1, with the front matter",
            )
        })?,
        #[cfg(feature = "import")]
        NoteTarget::Whole => {
            let (anchor, words) = Default::default();
            return Ok(Anchoring { anchor, words, version: None });
        }
    };
    let (mut version, mut quoting) = (None, quoting);
    if let (NewAnchor::Nowhere(_), NoteTarget::Words(words, occurrence)) = (&quoting, target) {
        let older = versions.iter().rev();
        let older = older.map(|it| (it.seen, quote(&it.doc, words, *occurrence)));
        let mut found = older.filter(|(_, quoting)| !matches!(quoting, NewAnchor::Nowhere(_)));
        if let Some((seen, older)) = found.next() {
            (version, quoting) = (Some(seen), older);
        }
    }
    match quoting {
        NewAnchor::Anchor(anchor, words, _) => {
            Ok(Anchoring { anchor: format!("{anchor}\n\n"), words, version })
        }
        NewAnchor::Several(places) => {
            let file = version
                .map_or_else(|| article_path(&article.id), |seen| version_path(&article.id, seen));
            let lines = places.iter().enumerate().map(|(at, (place, sentence))| {
                let number = at + 1;
                format!(
                    "--occurrence {number}: {file}:{}:{}\n  {sentence}",
                    place.line, place.column
                )
            });
            Err(Refusal::new(
                format!("these words occur in {} places", places.len()),
                format!(
                    "give more of them, or choose one:\n{}",
                    lines.collect::<Vec<_>>().join("\n")
                ),
            ))
        }
        NewAnchor::Nowhere(near) => Err(match target {
            NoteTarget::Words(words, _) => nowhere(article, words, near),
            _ => nowhere(article, "", near),
        }),
        NewAnchor::NotUnique => Err(Refusal::new(
            "the passage has the same words around it as another",
            "quote others nearby",
        )),
    }
}

/// Returns the refusal of words that the article lacks. They may be the summary's, which is the
/// editor's own.
fn nowhere(article: &ArticleDoc, words: &str, near: Option<String>) -> Refusal {
    let folded = fold_plain(words);
    let within = |text: &str| fold_plain(text).contains(folded.trim());
    if article.summary.as_ref().is_some_and(|summary| within(summary)) {
        return Refusal::new(
            format!("these words are in the summary of `{}`, which is yours", article.id),
            "quote words of the text, the headline, the standfirst or a footnote",
        );
    }
    Refusal::new(
        format!("these words do not occur in `{}`", article.id),
        near.map_or_else(String::new, |near| format!("the nearest passage is “{near}”")),
    )
}
