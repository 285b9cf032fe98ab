//! Terms: the words that outlets use for one thing.

use serde::Serialize;

use super::{Bar, Counting, Frame, Html, LinkView, NoteCard, Quoted, Shared};

/// `terms.html`
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TermsView {
    /// The frame.
    pub page: Frame,
    /// All terms; of thousands, those that most notes touch. By title.
    pub grid: WordGrid,
    /// Which of two words is counted where one is part of the other, in words; absent where no
    /// term has such words.
    pub longest: Option<String>,
    /// Terms beyond those in the grid, without cells, by title.
    pub rest: Vec<TermRow>,
}

/// Terms by outlets, with the words that each outlet uses.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct WordGrid {
    /// The columns, in the order of the outlets' first articles; not all outlets where there are
    /// many.
    pub outlets: Vec<LinkView>,
    /// The rows.
    pub rows: Vec<TermRow>,
    /// Where the words were counted.
    pub counting: Counting,
}

/// A term in a grid.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TermRow {
    /// Its id, a fragment.
    pub id: String,
    /// The thing, and its page.
    pub link: LinkView,
    /// The words of each outlet, in the order of [`WordGrid::outlets`].
    pub cells: Vec<WordCell>,
}

/// The words that an outlet uses for a thing.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct WordCell {
    /// The words that it uses, most used first; at most four.
    pub words: Vec<UsedWord>,
    /// How many other words it uses.
    pub more: usize,
    /// Whether an article of it was not counted.
    pub partial: bool,
}

/// A word with its number.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct UsedWord {
    /// The word, or words.
    pub words: String,
    /// How often; at least once.
    pub count: usize,
}

/// `term.html`
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TermView {
    /// The frame; its title is the thing.
    pub page: Frame,
    /// The words for it, in the editor's order, with how often each outlet uses them.
    pub words: Vec<WordRow>,
    /// The outlets, columns of `words`; not all where there are many.
    pub outlets: Vec<LinkView>,
    /// Where the words were counted.
    pub counting: Counting,
    /// Which of two words is counted where one is part of the other, in words; absent where it has
    /// no such words.
    pub longest: Option<String>,
    /// What heads the first uses, in words: those in full texts, in digests, or in both.
    pub first_uses: String,
    /// The first use of each word by each outlet, in its text or the digest of it: by word, then
    /// time.
    pub firsts: Vec<FirstUse>,
    /// Words of which the first use is in an original whose digest does not have them, by word.
    pub unshown: Vec<WordOfOutlet>,
    /// The editor's text; may be empty.
    pub html: Html,
    /// Notes that touch it, by the articles' time.
    pub notes: Vec<OutletNotes>,
    /// Places that lead here.
    pub backlinks: Vec<Quoted>,
    /// The index of terms.
    pub index: LinkView,
    /// The term before it in the index.
    pub previous: Option<LinkView>,
    /// The term after it in the index.
    pub next: Option<LinkView>,
}

/// How often each outlet uses a word.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct WordRow {
    /// The word, or words.
    pub words: String,
    /// Counts by outlet, in the order of the columns.
    pub counts: Vec<Shared<Bar>>,
    /// For each of them the address of the first use, where it is shown.
    pub places: Vec<Option<String>>,
    /// In all.
    pub total: usize,
}

/// The first use of a word by an outlet.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct FirstUse {
    /// The word, or words, as the editor has them.
    pub words: String,
    /// The outlet's short name, its place, and some eight words around the word, which is in
    /// `<mark class="hit">`.
    pub quoted: Quoted,
    /// Whether the words around it are the editor's: a digest of the text that has the word.
    pub digest: bool,
    /// Language of the words, where it is not the page's.
    pub lang: Option<String>,
    /// Direction, where there is a language.
    pub dir: Option<&'static str>,
}

/// A word, and an outlet that uses it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct WordOfOutlet {
    /// The word, or words, as the editor has them.
    pub words: String,
    /// The outlet's short name and page.
    pub outlet: LinkView,
}

/// The notes of one outlet that touch a term.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct OutletNotes {
    /// The outlet's short name and page.
    pub outlet: LinkView,
    /// The notes, by the articles' time.
    pub notes: Vec<NoteCard>,
}
