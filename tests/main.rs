//! All integration tests in one binary: it links once. README.md says where a test belongs.

mod again;
mod cli;
mod diagnostics;
mod fold;
mod format;
mod fragments;
mod hostile;
mod markdown;
mod same_bytes;
mod sites;
mod support;
