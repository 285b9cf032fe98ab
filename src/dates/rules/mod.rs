//! Dates by the rules of a language: its words have roles, and orders of roles are dates.
//!
//! The stretches of a text in which a date may be (`stretches`) are split into items (`scan`),
//! whose words have roles (`vocabulary`). From each item every rule that can begin there is tried
//! (`rule_set`, `matching`), and the longest match becomes a reading (`date_parts`). Rules are
//! parsed from their notation (`pattern`) when a language is first used.

mod allowed;
mod around;
mod characters;
mod common;
mod date_parts;
mod item;
mod kinds;
mod listed;
mod matching;
mod needs;
mod numbers;
mod pattern;
mod role;
mod rule_set;
mod scan;
mod scanned;
mod second_item;
mod stretches;
mod vocabulary;
mod word_filter;

pub(super) use self::rule_set::RuleSet;
