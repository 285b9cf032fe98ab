//! Notes.

use serde::Serialize;

use super::{Html, LinkView, NoteVersion, Shared, WasView};

/// A note beside its words.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct NoteView {
    /// Its id, for `n-…` and `q-…`.
    pub id: String,
    /// Ids it had before, for old links.
    pub aliases: Vec<String>,
    /// Its number on the page, from 1; letters for footnotes.
    pub number: String,
    /// `number`: the kind's stable word, a class.
    pub kind: String,
    /// The kind in words.
    pub kind_label: String,
    /// The words it is about, shortened in the middle where they are many, in `<q>`; absent on a
    /// note on the whole article.
    pub lemma: Option<Html>,
    /// The earlier version that it is on, whose words these are.
    pub version: Option<NoteVersion>,
    /// Of a note on a change, what stood there before.
    pub was: Option<WasView>,
    /// A translation of these words into the page's language.
    pub translation: Option<String>,
    /// The words of the original that they stand for.
    pub original: Option<OriginalWords>,
    /// Whether it is about words that are not shown, and has no lemma for that.
    pub hidden: bool,
    /// Whether only a part of the words that it is about is shown.
    pub cut: bool,
    /// Its first sentence, which is its finding, as a paragraph; all of a footnote.
    pub finding: Html,
    /// The rest of its text; may be empty.
    pub rest: Html,
    /// Its positions on claims by stance, omissions last; of a note on an earlier version, those
    /// that the article took then.
    pub stances: Vec<StanceView>,
    /// Notes of other articles that lead to this one or treat its claims: the first of each
    /// article, with the outlet's short name.
    pub also: Vec<LinkView>,
    /// Its place among the notes of its row, from 1, or of the head: a class `a2` that its words
    /// have, too. None from the tenth on.
    pub anchor: Option<usize>,
    /// How many lines it begins above its words, so that those below it have room: 0 to 4, a class
    /// `l2`. An estimate.
    pub lift: usize,
    /// Terms it touches.
    pub terms: Vec<Shared<LinkView>>,
    /// Where its facts from outside the articles come from.
    pub sources: Vec<SourceView>,
    /// `medium, one unnamed source`; absent where nothing is said.
    pub confidence: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Whether it is a draft.
    pub draft: bool,
    /// Whether it is a footnote of the text: only `number`, `id` and `finding` count.
    pub footnote: bool,
}

/// Words of an original in its own language.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct OriginalWords {
    /// The words, in `<q>`.
    pub words: Html,
    /// Their language, where it is known.
    pub lang: Option<String>,
    /// Direction, where there is a language.
    pub dir: Option<&'static str>,
}

/// The positions of a note that have one stance.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StanceView {
    /// `attributes`: the stance's stable word, a class.
    pub stance: String,
    /// The stance in words: "attributes to a source".
    pub stance_label: String,
    /// Whether an omission was checked by a pattern in this build.
    pub certified: bool,
    /// The positions; not empty.
    pub positions: Vec<Shared<PositionView>>,
}

/// An article's position on a claim.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PositionView {
    /// The claim.
    pub claim: Shared<LinkView>,
    /// `attributes`: the stance's stable word, a class.
    pub stance: String,
    /// The stance in words: "attributes to a source".
    pub stance_label: String,
    /// The article's own value, in `<q>`.
    pub value: Option<Html>,
    /// Whether an omission was checked by a pattern in this build.
    pub certified: bool,
}

/// A note, as lists show it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct NoteCard {
    /// Where it is; the label is its lemma, or the article's title.
    pub link: LinkView,
    /// The label, with whose words are in quotation marks.
    pub label: Html,
    /// The earlier version that the label is from: "version of 2 June 2025, 10:00".
    pub version: Option<String>,
    /// `number`: the kind's stable word, a class.
    pub kind: String,
    /// The kind in words.
    pub kind_label: String,
    /// A translation of the words of its lemma into the page's language.
    pub translation: Option<String>,
    /// Its first sentence.
    pub sentence: Html,
    /// Where its facts from outside the articles come from.
    pub sources: Vec<SourceView>,
}

/// The source of a fact in a note.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SourceView {
    /// The work; the address without its scheme where no work is named.
    pub label: String,
    /// The address.
    pub href: Option<String>,
    /// The editor's words after it, with the mark between: `, as retrieved on 3 May`. May be
    /// empty.
    pub after: String,
}
