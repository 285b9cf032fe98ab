//! Two articles side by side.

use serde::Serialize;

use super::{
    ArticleCard, Frame, Html, LinkView, MeasuredView, PairCell, PairLink, Shared, StanceLabel,
};

/// `pairs.html`: the pairs of articles that can be set side by side.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PairsView {
    /// The frame.
    pub page: Frame,
    /// The columns of the matrix: articles by time, at most 16, those with most pairs.
    pub columns: Vec<LinkView>,
    /// Its rows, the same articles. If no two share words, each pair is in the row of the later
    /// one alone.
    pub rows: Vec<PairsRow>,
    /// All pairs that are not in the matrix.
    pub rest: Vec<PairLink>,
}

/// A row of the matrix.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PairsRow {
    /// The article.
    pub article: LinkView,
    /// Its outlet's short name.
    pub outlet: String,
    /// For each article of the columns, in their order, what it has in common with this one; absent
    /// for nothing, and for itself.
    pub cells: Vec<Option<PairCell>>,
}

/// `pair.html`: two articles side by side.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairView {
    /// The frame.
    pub page: Frame,
    /// The articles.
    pub articles: [Shared<ArticleCard>; 2],
    /// That they are digests.
    pub digests: Vec<DigestNotice>,
    /// The languages of the texts.
    pub langs: [String; 2],
    /// Their directions: `ltr` or `rtl`.
    pub dirs: [&'static str; 2],
    /// How much of each is in the other; absent for nothing.
    pub shares: Option<[String; 2]>,
    /// Which of the words in common are not marked, and why; absent where all are.
    pub limits: Option<String>,
    /// The claims of which both speak, those first that divide outlets most.
    pub claims: Vec<PairClaim>,
    /// Those of which one speaks and which the other leaves out.
    pub claims_of_one: Vec<PairClaim>,
    /// Both texts, from the beginning to the end of each.
    pub rows: Vec<PairRow>,
    /// The index of pairs.
    pub index: LinkView,
}

/// That a text, or both, are in the editor's words.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DigestNotice {
    /// The short name of the outlet whose article it is; absent if both are digests.
    pub outlet: Option<String>,
    /// What is known of the words in quotation marks; absent if they were not checked.
    pub measured: Option<MeasuredView>,
}

/// A claim on which two articles take positions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairClaim {
    /// The claim.
    pub claim: Shared<LinkView>,
    /// Its sentence.
    pub title: String,
    /// The stance of each article, its first one that is not silence.
    pub stances: [StanceLabel; 2],
    /// The value of each article, in `<q>`.
    pub values: [Option<Html>; 2],
    /// The note of each article that says so.
    pub notes: [String; 2],
}

/// Blocks that belong together, or that lie between such.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PairRow {
    /// Whether they belong together.
    pub aligned: bool,
    /// Whether it is for words that both have.
    pub words: bool,
    /// The claims and the days for which they belong together.
    pub reasons: Vec<LinkView>,
    /// Those of each article.
    pub sides: [PairSide; 2],
}

/// Blocks of one article in a row, from the first to the last.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PairSide {
    /// Those to be shown; may be empty.
    pub blocks: Vec<PairBlock>,
    /// Those after them that may be folded, since the other article has nothing beside them.
    pub folded: Vec<PairBlock>,
    /// How many paragraphs these are: `6 paragraphs`; absent for none.
    pub folded_label: Option<String>,
}

/// A block of an article's text.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PairBlock {
    /// Where it is on the article's page.
    pub href: String,
    /// Its number; absent for a heading, a picture and a rule.
    pub number: Option<String>,
    /// Whether it is a heading, of level 3 or below.
    pub heading: bool,
    /// The block with its footnotes. `<mark class="shared">` has words that the other article has,
    /// too.
    pub html: Html,
    /// The notes on it.
    pub notes: Vec<PairNote>,
}

/// A note beside a block.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PairNote {
    /// Where it is.
    pub href: String,
    /// Its number.
    pub number: String,
    /// `number`: the kind's stable word, a class.
    pub kind: String,
    /// The kind in words.
    pub kind_label: String,
    /// Its first sentence.
    pub sentence: Html,
}
