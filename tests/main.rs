//! Tests from outside, a module for each feature.

mod again;
mod fold;
mod markdown;
