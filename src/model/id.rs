//! Ids of documents and notes.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The id of a document or a note: `[a-z0-9-]+`, of 120 bytes at most. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Id(Arc<str>);

impl Id {
    /// The most letters: the name of a page has two ids, and file systems allow 255 bytes.
    pub const MOST: usize = 120;

    /// What an id is made of, for messages.
    pub const RULE: &str = "lower-case letters, digits and hyphens, 120 at most";

    /// Returns `text` as an id. `None` where it is empty, too long, or has other characters.
    pub fn new(text: &str) -> Option<Self> {
        let allowed = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        let fits = (1..=Self::MOST).contains(&text.len());
        (fits && text.bytes().all(allowed)).then(|| Self(text.into()))
    }

    /// Returns the id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}
