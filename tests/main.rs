//! Tests from outside, a module for each feature.

mod fold;
mod markdown;
