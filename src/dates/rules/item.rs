//! The items that a text is split into.

use super::pattern::KindSet;
use super::role::RoleRange;

/// A word, a number or a sign of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct DateItem {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The white space before it.
    pub(super) space: Space,
    pub(super) kind: ItemKind,
    /// The kinds that it can be matched for, or more.
    pub(super) kinds: KindSet,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    None,
    Gap,
    /// An empty line, which ends a date.
    Break,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ItemKind {
    Word(RoleRange),
    Number { value: i32, length: u8, ordinal: bool, decade: bool },
    Sign(char),
}

/// The sign that stands for letters that are written together with the word after them.
pub(super) const JOINED: char = '\0';
