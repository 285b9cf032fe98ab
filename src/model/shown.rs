//! The one way from what was found in a text to the words that the site shows.

use std::borrow::Cow;
use std::ops::Range;

use super::article::beside_text;
use super::document::Seen;
use super::excerpts;
use super::site::{
    Article, ArticleIx, BesideAnchor, BesidePlace, EarlierPassage, Entity, MentionIx, Note, Site,
    Target,
};
use super::versions::Version;
use super::{LinkForm, Prose};
use crate::text::one_line;

impl Site {
    /// Returns the versions of an article in their order, the present one last: none, or at least
    /// two.
    pub fn versions_of(&self, at: ArticleIx) -> &[Version] {
        self.versions.get(&at).map_or(&[], |versions| versions)
    }

    /// Returns whether the versions of an article have pages: not where no text of theirs may be
    /// shown.
    pub fn shows_versions(&self, at: ArticleIx) -> bool {
        self.versions_of(at).first().is_some_and(|first| first.doc.is_some())
    }

    /// Returns the place of an earlier version among an article's versions.
    pub fn version_at(&self, at: ArticleIx, seen: Seen) -> Option<usize> {
        self.versions_of(at).iter().position(|version| version.seen == Some(seen))
    }

    /// Returns a range of the plain text of the editor's prose, in bytes, with names in place of
    /// the ids in bare links.
    pub fn with_names<'p>(
        &self,
        prose: &'p Prose,
        range: Range<usize>,
        name: impl Fn(Entity) -> String,
    ) -> Cow<'p, str> {
        let mut out = String::new();
        let mut at = range.start;
        for link in prose.links_from(range.start) {
            let words = link.words.start as usize..link.words.end as usize;
            if words.start >= range.end {
                break;
            }
            if words.start < at || words.end > range.end || link.form != LinkForm::Bare {
                continue;
            }
            if let Some(Target::Entity(entity)) = self.links.get(link.span) {
                out.push_str(&prose.plain.text[at..words.start]);
                out.push_str(&name(*entity));
                at = words.end;
            }
        }
        let rest = &prose.plain.text[at..range.end];
        if out.is_empty() { rest.into() } else { (out + rest).into() }
    }
}

/// The words that a note is about, as far as the site shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedWords<'a> {
    /// The text that they are in: the article's or an earlier version's, its headline, its
    /// standfirst or a footnote.
    pub text: &'a str,
    /// Their bytes in it.
    pub range: Range<usize>,
    /// Whether words of the passage are not shown.
    pub is_cut: bool,
}

impl<'a> QuotedWords<'a> {
    /// Returns the words.
    pub fn words(&self) -> &'a str {
        &self.text[self.range.clone()]
    }
}

impl EarlierPassage {
    /// Returns its words in the text of the version; `None` if it is all of the version, or no
    /// word is shown.
    pub fn quoted(&self) -> Option<QuotedWords<'_>> {
        let doc = &self.version.as_ref()?.doc;
        let (text, range) = match (&self.anchor, &self.beside) {
            (Some(range), _) => (&*doc.body.plain.text, range),
            (None, Some(beside)) => (beside_text(doc, &beside.place), &beside.range),
            (None, None) => return None,
        };
        Some(QuotedWords { text, range: range.start as usize..range.end as usize, is_cut: false })
    }
}

impl Article {
    /// Returns where a passage is in the text that the site has, or the part of it that is shown.
    /// `None` if no word of it is.
    pub fn shown(&self, passage: &Range<u32>) -> Option<Range<u32>> {
        match &self.excerpts {
            Some(excerpts) => excerpts::shown(&excerpts.text, passage),
            None => Some(passage.clone()),
        }
    }

    /// Returns where words are in the text that the site has, if it has all of them in a row.
    pub fn shown_whole(&self, words: &Range<u32>) -> Option<Range<u32>> {
        let Some(excerpts) = &self.excerpts else { return Some(words.clone()) };
        let piece = excerpts::around(&excerpts.text, words)?;
        let at = |place: u32| piece.here + (place - piece.whole.start);
        Some(at(words.start)..at(words.end))
    }

    /// Does for a passage beside the running text what [`Article::shown`] does.
    pub fn shown_beside(&self, anchor: &BesideAnchor) -> Option<Range<u32>> {
        match (&self.excerpts, &anchor.place) {
            (Some(excerpts), BesidePlace::Standfirst) => {
                excerpts::shown(&excerpts.standfirst, &anchor.range)
            }
            _ => Some(anchor.range.clone()),
        }
    }

    /// Returns the words that a note is about, as far as they are shown; `None` for a note on the
    /// whole article, or if no word is shown.
    pub fn quoted<'a>(&'a self, note: &'a Note) -> Option<QuotedWords<'a>> {
        if let Some(earlier) = &note.earlier {
            return earlier.quoted();
        }
        let (text, passage, range) = match (&note.anchor, &note.beside) {
            (Some(range), _) => (&*self.doc.body.plain.text, range, self.shown(range)?),
            (None, Some(beside)) => {
                (self.beside_text(&beside.place), &beside.range, self.shown_beside(beside)?)
            }
            (None, None) => return None,
        };
        let is_cut = range.len() < passage.len();
        Some(QuotedWords { text, range: range.start as usize..range.end as usize, is_cut })
    }

    /// Returns the place of a passage in the text that the site has: where its shown part ends, or
    /// that of the gap it is in.
    pub fn place(&self, passage: &Range<u32>) -> u32 {
        let gap = || self.excerpts.as_ref().map_or(0, |excerpts| excerpts.gap_at(passage.start));
        self.shown(passage).map_or_else(gap, |shown| shown.end)
    }

    /// Returns what is before words in their sentence, the words, and what is after them, as far as
    /// it is shown; `None` if the words are not.
    pub fn sentence(&self, words: &Range<u32>, sentence: &Range<u32>) -> Option<[Cow<'_, str>; 3]> {
        let text = &self.doc.body.plain.text;
        let cut = |from: u32, to: u32| Cow::Borrowed(&text[from as usize..to as usize]);
        let here = self.shown_whole(words)?;
        let Some(piece) = self.excerpts.as_ref().and_then(|it| excerpts::around(&it.text, words))
        else {
            return Some([
                cut(sentence.start, words.start),
                cut(words.start, words.end),
                cut(words.end, sentence.end),
            ]);
        };
        let start = sentence.start.max(piece.whole.start);
        let end = sentence.end.min(piece.whole.end);
        let mut before = cut(here.start - (words.start - start), here.start);
        let mut after = cut(here.end, here.end + (end - words.end));
        if start > sentence.start {
            before = format!("… {before}").into();
        }
        if end < sentence.end {
            after = format!("{after} …").into();
        }
        Some([before, cut(here.start, here.end), after])
    }

    /// Returns a name as the article writes it, on one line. It is a fact, and known of words that
    /// are not shown too.
    pub fn written_name(&self, at: MentionIx) -> Cow<'_, str> {
        if let Some(excerpts) = &self.excerpts {
            return Cow::Borrowed(&excerpts.names[at.index()]);
        }
        let range = &self.mentions[at].range;
        one_line(&self.doc.body.plain.text[range.start as usize..range.end as usize])
    }
}
