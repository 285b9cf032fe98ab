//! A text that is split into items, with the roles of its words.

use super::item::{DateItem, ItemKind};
use super::role::DateRole;
use super::vocabulary::{RoleInfo, Vocabulary};
use crate::dates::tokens::DateText;

/// A text, its items, and the words of its language.
#[derive(Clone, Copy)]
pub(super) struct ScannedText<'t> {
    pub(super) text: DateText<'t>,
    pub(super) items: &'t [DateItem],
    pub(super) vocabulary: &'t Vocabulary,
}

impl ScannedText<'_> {
    /// Returns the roles of a word; of other items none.
    pub(super) fn roles(&self, at: usize) -> &[DateRole] {
        match self.items.get(at).map(|item| item.kind) {
            Some(ItemKind::Word(roles)) => self.vocabulary.roles(roles),
            _ => &[],
        }
    }

    /// Returns what the roles of a word have in common; of other items nothing is known.
    pub(super) fn info(&self, at: usize) -> RoleInfo {
        match self.items.get(at).map(|item| item.kind) {
            Some(ItemKind::Word(roles)) => self.vocabulary.info(roles),
            _ => RoleInfo::default(),
        }
    }
}
