//! Phrases that lead to other articles: headings over lists of them, and lines that name one.

mod english;
mod other_languages;

use super::rule::PhraseRule;

/// The rules, English ones first.
pub(super) const RULES: [&[PhraseRule]; 2] = [english::RULES, other_languages::RULES];
