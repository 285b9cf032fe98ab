//! Plain text: folding for comparison, edges of words, sentences, patterns. Nothing here knows of articles.

pub mod edge;
pub mod fold;
pub mod sentence;
pub mod sieve;
