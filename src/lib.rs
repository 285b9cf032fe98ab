//! Manicule.
pub mod dates;
pub mod diag;
pub mod markdown;
pub mod model;
pub mod source;
pub mod text;
