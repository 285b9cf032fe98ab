//! Splits a text into the items that rules are about: known words, numbers, signs.

use std::ops::Range;

use super::characters::{digit_count, digits, is_digit, is_letter, plain_sign, word_length};
use super::item::{DateItem, ItemKind, JOINED, Space};
use super::role::RoleRange;
use super::vocabulary::{Vocabulary, WordEntry};

/// Replaces `items` by those of a stretch of a text, in order.
pub(super) fn scan(
    text: &str,
    stretch: Range<usize>,
    words: &Vocabulary,
    items: &mut Vec<DateItem>,
) {
    items.clear();
    let mut scanner = Scanner { text: &text[..stretch.end], words, at: stretch.start, items };
    while scanner.step() {}
}

struct Scanner<'t, 'i> {
    text: &'t str,
    words: &'t Vocabulary,
    at: usize,
    items: &'i mut Vec<DateItem>,
}

impl<'t> Scanner<'t, '_> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn step(&mut self) -> bool {
        let space = self.take_space();
        let Some(first) = self.rest().chars().next() else { return false };
        let start = self.at;
        if first.is_ascii_alphabetic() {
            self.at += word_length(self.rest());
            self.word(start, space);
        } else if let Some((value, length)) = digits(self.rest()) {
            self.at += length;
            let kind = self.number(value, digit_count(&self.text[start..self.at]));
            self.push(start, space, kind);
        } else if self.words.unspaced && !first.is_ascii() {
            self.take_unspaced(start, space, first);
        } else if is_letter(first) {
            self.at += word_length(self.rest());
            self.word(start, space);
        } else {
            self.at += first.len_utf8();
            self.push(start, space, ItemKind::Sign(plain_sign(first)));
        }
        true
    }

    fn push(&mut self, start: usize, space: Space, kind: ItemKind) {
        self.push_until(start, self.at, space, kind);
    }

    fn push_until(&mut self, start: usize, end: usize, space: Space, kind: ItemKind) {
        let known = kind != ItemKind::Word(RoleRange::NONE) && !matches!(kind, ItemKind::Sign(_));
        if self.words.suffixes && known && self.at == end {
            self.take_suffix();
        }
        self.items.push(DateItem { start, end, space, kind, kinds: self.words.kinds(kind) });
    }

    /// Takes white space; an empty line is a break.
    fn take_space(&mut self) -> Space {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        match bytes.first() {
            Some(b' ') if bytes.get(1).is_some_and(u8::is_ascii_graphic) => {
                self.at += 1;
                return Space::Gap;
            }
            Some(byte) if byte.is_ascii_graphic() => return Space::None,
            _ => {}
        }
        let left = rest.trim_start();
        let space = &rest[..rest.len() - left.len()];
        self.at += space.len();
        match space.bytes().filter(|byte| *byte == b'\n').count() {
            _ if space.is_empty() => Space::None,
            0 | 1 => Space::Gap,
            _ => Space::Break,
        }
    }

    /// Takes an apostrophe and the ending after it: `2 Haziran'da`.
    fn take_suffix(&mut self) {
        let rest = self.rest();
        let Some(ending) = rest.strip_prefix(['\'', '’']) else { return };
        let length = word_length(ending);
        if length > 0 {
            self.at += rest.len() - ending.len() + length;
        }
    }

    /// Reads what makes a number an ordinal or a decade.
    fn number(&mut self, value: i32, length: u8) -> ItemKind {
        let rest = self.rest();
        let ending = |endings: &[String]| {
            let found = endings.iter().filter(|ending| rest.starts_with(ending.as_str()));
            let found = found.max_by_key(|ending| ending.len())?.len();
            let whole =
                !rest[..found].ends_with(is_letter) || !rest[found..].starts_with(is_letter);
            // `28.10.`
            let inner = rest[..found].ends_with('.') && rest[found..].starts_with(is_digit);
            (whole && !inner && length <= 4).then_some(found)
        };
        let mut kind = ItemKind::Number { value, length, ordinal: false, decade: false };
        let ItemKind::Number { ordinal, decade, .. } = &mut kind else { return kind };
        if let Some(length) = ending(&self.words.decade_endings) {
            *decade = true;
            self.at += length;
        } else if let Some(ending) = ending(&self.words.ordinal_endings)
            && (length <= 2 || !rest.starts_with('.'))
        {
            *ordinal = true;
            self.at += ending;
        }
        kind
    }

    /// Takes the phrase or word that begins at `start` and whose first run ends here.
    fn word(&mut self, start: usize, space: Space) {
        let run = &self.text[start..self.at];
        let Some(entry) = self.words.entry(run) else {
            self.at = start + run.len();
            self.unknown(start, space, run);
            return;
        };
        let entry = *entry;
        if let Some((end, roles)) = self.words.phrase(&entry, self.text, self.at) {
            self.at = end;
            self.push(start, space, ItemKind::Word(roles));
        } else {
            let roles = if self.allows_case(&entry) { entry.roles } else { RoleRange::NONE };
            self.push(start, space, ItemKind::Word(roles));
        }
    }

    /// Takes a word that is not known, or one that is known without its first letters.
    fn unknown(&mut self, start: usize, space: Space, run: &str) {
        for prefix in &self.words.prefixes {
            let Some(left) = run.strip_prefix(prefix.as_str()) else { continue };
            let Some(entry) = self.words.entry(left) else { continue };
            let (entry, inner) = (*entry, start + prefix.len());
            let end = self.at;
            self.push_until(start, inner, space, ItemKind::Sign(JOINED));
            let (end, roles) =
                self.words.phrase(&entry, self.text, end).unwrap_or((end, entry.roles));
            self.at = end;
            self.push(inner, Space::None, ItemKind::Word(roles));
            return;
        }
        self.push(start, space, ItemKind::Word(RoleRange::NONE));
    }

    /// Returns whether a word that is written with a capital, and has none of its own, begins a
    /// sentence; it matters where nouns have capitals.
    fn allows_case(&self, entry: &WordEntry) -> bool {
        if !(self.words.strict_capitals && entry.raised) {
            return true;
        }
        match self.items.last().map(|item| item.kind) {
            None => true,
            Some(ItemKind::Sign(sign)) => !matches!(sign, ',' | '-' | '\''),
            Some(_) => self.text[self.items[self.items.len() - 1].end..self.at].contains('\n'),
        }
    }

    /// Takes the longest word that begins here, in a text without spaces.
    fn take_unspaced(&mut self, start: usize, space: Space, first: char) {
        if let Some((length, roles)) = self.words.longest(self.rest()) {
            self.at += length;
            self.push(start, space, ItemKind::Word(roles));
            return;
        }
        self.at += first.len_utf8();
        let kind = if is_letter(first) {
            ItemKind::Word(RoleRange::NONE)
        } else {
            ItemKind::Sign(plain_sign(first))
        };
        self.push(start, space, kind);
    }
}
