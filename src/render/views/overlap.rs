//! Passages that articles share word for word.

use serde::Serialize;

use super::{Frame, Html, LinkView};

/// `overlaps.html`
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct OverlapsView {
    /// The frame.
    pub page: Frame,
    /// The pairs of articles of which it is known which was first, those that share most first.
    /// With the others at most 200.
    pub rows: Vec<OverlapRow>,
    /// The pairs of which nobody knows which was first.
    pub unordered: Vec<OverlapRow>,
    /// How many pairs there are beside these, in words.
    pub more: Option<String>,
    /// How many texts were compared, each with at least one other in its language.
    pub compared: usize,
    /// Whether originals of digests are among them.
    pub originals: bool,
    /// Digests whose originals were not compared: at most 50.
    pub not_compared: Vec<LinkView>,
    /// Whether the articles are in several languages.
    pub languages: bool,
    /// From whom texts came.
    pub chain: Option<ChainView>,
    /// How the ways of texts in it are known: each kind that there is.
    pub key: Vec<OrderView>,
}

/// Two articles that share something.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct OverlapRow {
    /// The articles, by their outlets' short names: the earlier first, if that is known.
    pub articles: [LinkView; 2],
    /// Their headlines.
    pub titles: [String; 2],
    /// How much of each the other has, without speech: `71 %`.
    pub shares: [String; 2],
    /// How much of each is speech that both quote; absent where nothing is.
    pub speech: Option<[String; 2]>,
    /// Which was first.
    pub order: OrderView,
    /// The page on which both are side by side, if there is one.
    pub beside: Option<String>,
}

/// How it is known which of two articles was first.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct OrderView {
    /// `stated`, `inferred`, `published` or `unknown`: a class.
    pub kind: &'static str,
    /// The same in words.
    pub label: String,
}

/// The passages that an article shares with others.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SharedView {
    /// The others, those with most of its words first; at most ten.
    pub rows: Vec<SharedRow>,
    /// How many others there are beside these, in words.
    pub more: Option<String>,
    /// The page on who shares with whom.
    pub all: String,
}

/// Another article with words of this one.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SharedRow {
    /// Its headline and page.
    pub link: LinkView,
    /// Its outlet's short name.
    pub outlet: String,
    /// "71 % of this text appears there, 12 % of that text here."; may be empty.
    pub sentence: String,
    /// "In addition, 5 % of this text is speech that both quote." Absent where nothing is.
    pub speech: Option<String>,
    /// Which was first.
    pub order: OrderView,
    /// Whether so much is shared that the head of the page says so.
    pub in_head: bool,
    /// The differences, in the order of this text. Empty unless both texts are shown whole, and
    /// much of one is in the other.
    pub changes: Vec<ApparatusEntry>,
    /// How many differences there are beside these, in words.
    pub more_changes: Option<String>,
    /// That the differences are not listed though much is shared, and why.
    pub not_listed: Option<String>,
    /// Language of the words, where it is not the page's.
    pub lang: Option<String>,
    /// Direction, where there is a language.
    pub dir: Option<&'static str>,
}

/// A difference between two texts.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ApparatusEntry {
    /// The block: `p-3`.
    pub block: String,
    /// Its number.
    pub number: String,
    /// The words before it that both have; may be empty.
    pub after: String,
    /// This text's words; absent where the other has more.
    pub here: Option<Html>,
    /// The other text's words; absent where this one has more.
    pub there: Option<Html>,
}

/// How much of an outlet's articles other outlets have.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct OutletShares {
    /// "At least 34 % of the words in its articles appeared earlier in an article from another
    /// outlet."
    pub sentence: String,
    /// The other outlets, those with most of its words first.
    pub rows: Vec<OutletShare>,
    /// The page on who shares with whom.
    pub all: String,
}

/// How much of an outlet's articles another outlet has.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct OutletShare {
    /// The other outlet.
    pub link: LinkView,
    /// Of all words: `34 %`.
    pub share: String,
    /// The share of all words that were there first.
    pub first_there: String,
    /// The share of all words that were here first.
    pub first_here: String,
    /// Those of which the order is unknown.
    pub unknown: String,
}

/// A drawing of who had texts from whom. Lengths are those of its own coordinates.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ChainView {
    /// Its width.
    pub width: usize,
    /// Its height.
    pub height: usize,
    /// The outlets.
    pub nodes: Vec<ChainNode>,
    /// The ways of texts.
    pub edges: Vec<ChainEdge>,
    /// The same in words, a way each, for those who do not see it: "Reuters → The Herald (stated by
    /// the article, 71 %)".
    pub ways: Vec<String>,
}

/// An outlet in the drawing.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ChainNode {
    /// Its short name, cut where it is long.
    pub label: String,
    /// The middle of its box.
    pub x: usize,
    /// The top of its box.
    pub y: usize,
}

/// A way of texts from an outlet to another.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ChainEdge {
    /// `stated`, `inferred`, `published` or `unknown`: a class.
    pub kind: &'static str,
    /// Where it begins: x and y.
    pub from: [usize; 2],
    /// Where it ends.
    pub to: [usize; 2],
    /// How much of the later texts is from the earlier ones, at most: `71 %`. Absent where nothing
    /// was measured.
    pub label: Option<String>,
    /// Where that is.
    pub at: [usize; 2],
}
