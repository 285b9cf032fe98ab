//! Claims: the grid of all, and the page of one.

use serde::Serialize;

use super::{
    CitedText, DayView, Frame, Html, LinkView, NoteCard, Quoted, Shared, SourceView, TimeView,
};

/// `claims.html`
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ClaimsView {
    /// The frame.
    pub page: Frame,
    /// How many claims there are.
    pub count: usize,
    /// The filters of the rows; empty groups are left out.
    pub filters: Vec<FilterGroup>,
    /// The claims, in the order of [`ClaimGrid::rows`].
    pub grid: ClaimGrid,
    /// Claims beyond those in the grid, without cells.
    pub rest: Vec<ClaimRow>,
}

/// Filters of one sort.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct FilterGroup {
    /// The sort in words: "Kind".
    pub label: String,
    /// The filters; at least one.
    pub options: Vec<FilterOption>,
}

/// A filter of rows.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct FilterOption {
    /// Its number, from 1 to 40: a class `f3` of the filter and of the rows that it keeps.
    pub number: usize,
    /// Its words.
    pub label: String,
    /// How many rows it keeps; at least one.
    pub count: usize,
}

/// Claims by outlets.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ClaimGrid {
    /// The columns, in the order of the outlets' first articles; not all outlets where there are
    /// many.
    pub outlets: Vec<LinkView>,
    /// How many outlets have no column.
    pub others: usize,
    /// The rows: claims on which the outlets part furthest first.
    pub rows: Vec<ClaimRow>,
    /// The stances in the cells, each once, in the order of a key.
    pub key: Vec<StanceLabel>,
    /// Whose words the values in the cells are, for a key: `outlet`, `speaker`, or both.
    pub voices: Vec<&'static str>,
    /// Whether a cell is empty since all of the outlet's articles are earlier.
    pub earlier: bool,
    /// Whether a cell is empty since no article was reviewed.
    pub unreviewed: bool,
    /// Whether outlets with copies alone count on the sides, in words; absent where there are none.
    pub copies: Option<String>,
}

/// A claim in the grid.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ClaimRow {
    /// Its id, a fragment.
    pub id: String,
    /// Its short name, or the statement; and its page.
    pub link: LinkView,
    /// The statement.
    pub title: String,
    /// The filters that keep it, a class `f3` each.
    pub filters: Vec<usize>,
    /// How many outlets are on each side; those with none are left out.
    pub stances: Vec<StanceCount>,
    /// The stances of each outlet, in the order of [`ClaimGrid::outlets`].
    pub cells: Vec<ClaimCell>,
}

/// The stances of an outlet's articles on a claim.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ClaimCell {
    /// Positions that differ in stance or value; at most two.
    pub entries: Vec<CellEntry>,
    /// How many more there are.
    pub more: usize,
    /// Without a position: `earlier` or `unreviewed`.
    pub empty: Option<&'static str>,
}

/// A position in a cell.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CellEntry {
    /// The note.
    pub href: String,
    /// The stance's stable word, a class.
    pub stance: &'static str,
    /// The stance in words.
    pub stance_label: String,
    /// The article's own value, in `<q>`.
    pub value: Option<Html>,
    /// Whose words the value is, where that is known: `outlet` or `speaker`.
    pub voice: Option<&'static str>,
}

/// A stance.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StanceLabel {
    /// Its stable word, a class.
    pub stance: &'static str,
    /// The stance in words.
    pub label: String,
}

/// How many outlets have a stance.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StanceCount {
    /// The stance, a class.
    pub stance: &'static str,
    /// The stance in words.
    pub stance_label: String,
    /// How many; at least one.
    pub count: usize,
}

/// `claim.html`: a claim with every article's position.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClaimView {
    /// The frame; its title is the statement.
    pub page: Frame,
    /// Its short name, where it has one.
    pub short: Option<String>,
    /// `number`, in words.
    pub kind: Option<String>,
    /// The day it is about.
    pub date: Option<Shared<DayView>>,
    /// The actors that make it or that it is about.
    pub actors: Vec<Shared<LinkView>>,
    /// All sides, in order, from "says otherwise" to "leaves it out"; also those that nobody takes.
    pub sides: Vec<SideView>,
    /// Whether outlets with copies alone count on the sides, in words; absent where there are none.
    pub copies: Option<String>,
    /// Positions in the order of publication; silence is one, too.
    pub statements: Vec<Statement>,
    /// The statements, each with how to cite it; none of more than 50, whose list would be as long
    /// as the page.
    pub cited_rows: Vec<CitedText>,
    /// Positions that articles took in earlier versions, by article.
    pub in_versions: Vec<EarlierStatement>,
    /// Articles without a position that were published before the day that it is about; none where
    /// there are many articles.
    pub earlier: Vec<LinkView>,
    /// Articles that were not reviewed for it; none where there are many articles.
    pub unreviewed: Vec<LinkView>,
    /// Pairs of outlets whose figures certainly differ or agree; at most 12.
    pub compared: Vec<ComparedFigures>,
    /// The outcomes, as the editor reports them, each with its sources.
    pub outcomes: Vec<OutcomeView>,
    /// Background; may be empty.
    pub html: Html,
    /// Places that lead here.
    pub backlinks: Vec<Quoted>,
    /// The index of claims.
    pub index: LinkView,
    /// The claim before it in the grid.
    pub previous: Option<LinkView>,
    /// The claim after it in the grid.
    pub next: Option<LinkView>,
}

/// The stance of an article on a claim in an earlier version.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EarlierStatement {
    /// The outlet's short name and the article's page.
    pub outlet: LinkView,
    /// "version of 2 June 2025, 10:00"
    pub version: String,
    /// The stance.
    pub stance: StanceLabel,
    /// The value, in `<q>`, if the version's text is shown.
    pub value: Option<Html>,
    /// The note that reports it.
    pub note: NoteCard,
}

/// A side with those who take it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SideView {
    /// `otherwise`, `states`, `attributes`, `open`, `silent`: a class.
    pub side: &'static str,
    /// The side in words: "says otherwise".
    pub label: String,
    /// How many outlets take it.
    pub count: usize,
    /// The outlets, each once, with the place on this page where its words are; at most 20.
    pub outlets: Vec<SideOutlet>,
}

/// An outlet on a side.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SideOutlet {
    /// Its short name, and its words on this page.
    pub link: LinkView,
    /// Its stance.
    pub stance: StanceLabel,
}

/// An article's position on a claim, on the claim's page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Statement {
    /// A fragment; absent if the same note has a position before it.
    pub id: Option<String>,
    /// The outlet's short name, and the article.
    pub outlet: LinkView,
    /// When the article was published.
    pub published: TimeView,
    /// Whether that is inferred.
    pub published_inferred: bool,
    /// The stance.
    pub stance: StanceLabel,
    /// The article's own value, in `<q>`.
    pub value: Option<Html>,
    /// Of a value that is a figure: its bounds in signs, and its unit, as in `> 40 boats`.
    pub bounds: Option<String>,
    /// The sentence that the note is about, of a digest the words of the original, as far as they
    /// are shown. `<b>` marks words that the sentence in `differs_from` does not have.
    pub sentence: Option<Html>,
    /// Language of the sentence, where it is not the page's.
    pub lang: Option<String>,
    /// Direction, where there is a language.
    pub dir: Option<&'static str>,
    /// The outlet of the first sentence in this language, where both have much in common.
    pub differs_from: Option<String>,
    /// The note.
    pub note: NoteCard,
    /// Of an omission: whether it was checked by a pattern in this build.
    pub certified: bool,
    /// Of a checked omission: what was searched for and not found.
    pub searched: Vec<Searched>,
}

/// Something that was searched for.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Searched {
    /// The words, or the pattern.
    pub words: String,
    /// Whether it is a regular expression.
    pub pattern: bool,
}

/// The figures of two outlets.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ComparedFigures {
    /// The outlets, each with its words on this page.
    pub outlets: [LinkView; 2],
    /// Their figures, in `<q>`.
    pub values: [Html; 2],
    /// Whether one allows the other.
    pub agree: bool,
}

/// An outcome: what turned out to be true.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct OutcomeView {
    /// A sentence of the editor's.
    pub text: String,
    /// Where it comes from; at least one.
    pub sources: Vec<SourceView>,
}
