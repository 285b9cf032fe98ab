//! Manicule.
pub mod dates;
pub mod diag;
pub mod load;
pub mod markdown;
pub mod model;
pub mod resolve;
pub mod source;
pub mod text;
