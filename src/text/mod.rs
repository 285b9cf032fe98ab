//! Plain text: folding for comparison, words, sentences. Nothing here knows of articles.

pub mod fold;
pub mod sentence;
