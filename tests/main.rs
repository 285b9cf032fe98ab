//! All integration tests in one binary: it links once. README.md says where a test belongs.

mod again;
mod claims;
mod cli;
#[cfg(feature = "import")]
mod corners;
mod days;
mod diagnostics;
mod editions;
mod feeds;
mod fold;
mod format;
mod fragments;
mod hostile;
#[cfg(feature = "import")]
mod import;
#[cfg(feature = "import")]
#[path = "benches/corners/inputs.rs"]
mod inputs;
mod languages;
mod live;
mod markdown;
#[cfg(feature = "import")]
mod measure;
#[cfg(feature = "import")]
mod overlaps;
mod pair_pages;
mod pairs;
mod promises;
mod renamed;
mod same_bytes;
#[cfg(feature = "serve")]
mod serve;
mod silence;
mod sites;
mod sources;
mod structure;
mod support;
mod theme;
mod theme_contract;
mod versions;
