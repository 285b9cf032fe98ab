//! Plain text: folding for comparison, edges of words, sentences. Nothing here knows of articles.

pub mod edge;
pub mod fold;
pub mod letters;
pub mod quotation_marks;
pub mod sentence;
mod word_break;
