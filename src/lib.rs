//! Manicule.
pub mod diag;
pub mod load;
pub mod markdown;
pub mod model;
pub mod source;
pub mod text;
