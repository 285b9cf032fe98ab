//! Two articles side by side.

use serde::Serialize;

use super::{ArticleCard, Frame, Html, LinkView, PairCell, PairLink, Shared, StanceLabel};

/// `pairs.html`: the pairs of articles that can be set side by side.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PairsView {
    /// The frame.
    pub page: Frame,
    /// The columns of the matrix: articles by time, at most 16, those with most pairs.
    pub columns: Vec<LinkView>,
    /// Its rows, the same articles.
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
    /// The languages of the texts.
    pub langs: [String; 2],
    /// Their directions: `ltr` or `rtl`.
    pub dirs: [&'static str; 2],
    /// How much of each is in the other; absent for nothing.
    pub shares: Option<[String; 2]>,
    /// Which of the words in common are not marked, and why; absent where all are.
    pub limits: Option<String>,
    /// The claims on which both take a position.
    pub claims: Vec<PairClaim>,
    /// Both texts, from the beginning to the end of each.
    pub rows: Vec<PairRow>,
    /// The index of pairs.
    pub index: LinkView,
}

/// A claim on which two articles take positions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairClaim {
    /// The claim.
    pub claim: Shared<LinkView>,
    /// The stance of each article, its first one that is not silence.
    pub stances: [StanceLabel; 2],
    /// The value of each article, in `<q>`.
    pub values: [Option<Html>; 2],
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
    /// Blocks of each article; may be empty.
    pub blocks: [Vec<PairBlock>; 2],
}

/// A block of an article's text.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PairBlock {
    /// Where it is on the article's page.
    pub href: String,
    /// Its number.
    pub number: String,
    /// Its text. `<mark>` has words that the other article has, too.
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
