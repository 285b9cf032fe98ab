//! Sets of languages.

use super::{COUNT, FILES, index};

/// A set of languages. Those without a file are one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Languages(u64);

const _: () = assert!(COUNT < 64, "a set has a bit for each language, and one for all others");

impl Languages {
    /// All languages.
    pub const ALL: Self = Self(u64::MAX);
    /// No language.
    pub const NONE: Self = Self(0);

    /// Returns the set of the language of a tag (BCP 47).
    pub fn of(tag: &str) -> Self {
        Self(1 << index(tag).unwrap_or(COUNT))
    }

    /// Returns the set of the language of an index.
    pub fn at(index: usize) -> Self {
        Self(1 << index)
    }

    /// Returns the languages of both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns whether all of `other` are in the set.
    pub fn contain(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Returns the tags of its languages. None for all languages.
    pub fn tags(self) -> Vec<&'static str> {
        if self == Self::ALL {
            return Vec::new();
        }
        self.indices().map(|index| FILES[index].0).collect()
    }

    /// Returns the indices of its languages, without those that have no file.
    pub fn indices(self) -> impl Iterator<Item = usize> {
        (0..COUNT).filter(move |index| self.contain(Self::at(*index)))
    }
}
