//! Pairs of articles, as lists show them.

use serde::Serialize;

/// The claims and words that two articles have in common.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PairCell {
    /// Their page.
    pub href: String,
    /// On how many claims both take a position, in words; absent for none.
    pub claims: Option<String>,
    /// How much of the row's article is in the other: `71 %`; absent for nothing.
    pub share: Option<String>,
}

/// A pair in a list.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PairLink {
    /// Their page.
    pub href: String,
    /// The articles, by their outlets' short names.
    pub outlets: [String; 2],
    /// Their headlines.
    pub titles: [String; 2],
    /// The claims and words that they have in common.
    pub cell: PairCell,
}
