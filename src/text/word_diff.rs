//! Compares two texts word by word: which words were taken out, and which were put in.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff};

use super::is_spaceless;

/// Whether words were kept, taken out or put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DiffTag {
    /// They are in both texts.
    Kept,
    /// They are in the older text only.
    Gone,
    /// They are in the newer text only.
    New,
}

/// Words in a row with the same change, with single spaces; not empty. Those at the ends count as
/// well: pieces are put together as they are.
pub type DiffPiece = (DiffTag, String);

/// A block of either text; without pieces if it has no words.
pub type DiffBlock = Vec<DiffPiece>;

/// The most comparisons of one step: what is longer counts as replaced.
const MOST: usize = 40_000_000;

/// A word, or a character of a script without spaces.
#[derive(Debug, Clone, Copy)]
struct DiffWord<'a> {
    /// Empty at the end of a block.
    word: &'a str,
    /// Whether white space is before it.
    space: bool,
}

/// Compares two texts block by block, and word by word where blocks differ. White space does not
/// count. The blocks are those of the newer text, with what was taken out at its place.
pub fn blocks<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<DiffBlock> {
    let mut out = vec![DiffBlock::new()];
    for op in steps(old, new) {
        let (old, new) = (&old[op.old_range()], &new[op.new_range()]);
        let (old, new): (Vec<DiffWord<'_>>, Vec<DiffWord<'_>>) = (tokens(old), tokens(new));
        let words = |tokens: &[DiffWord<'a>]| tokens.iter().map(|it| it.word).collect::<Vec<_>>();
        for op in steps(&words(&old), &words(&new)) {
            if let DiffOp::Equal { .. } = op {
                push_all(&mut out, DiffTag::Kept, &new[op.new_range()]);
            } else {
                push_all(&mut out, DiffTag::Gone, &old[op.old_range()]);
                push_all(&mut out, DiffTag::New, &new[op.new_range()]);
            }
        }
    }
    out.retain(|block| !block.is_empty());
    out
}

/// Returns how many words have a tag.
pub fn count<'a>(blocks: impl IntoIterator<Item = &'a DiffBlock>, tag: DiffTag) -> usize {
    let pieces = blocks.into_iter().flatten().filter(|(own, _)| *own == tag);
    let of = |text: &str| {
        let tokens = tokens(&[text]);
        tokens.iter().filter(|token| token.word.contains(char::is_alphanumeric)).count()
    };
    pieces.map(|(_, text)| of(text)).sum()
}

/// Returns how one list becomes another.
fn steps(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let head = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let rest = (old.len() - head).min(new.len() - head);
    let same = old.iter().rev().zip(new.iter().rev()).take(rest);
    let tail = same.take_while(|(old, new)| old == new).count();
    let inner = [head..old.len() - tail, head..new.len() - tail];
    let mut steps = Vec::new();
    let equal = |old_index: usize, new_index: usize, len: usize| {
        (len > 0).then_some(DiffOp::Equal { old_index, new_index, len })
    };
    steps.extend(equal(0, 0, head));
    let [old_inner, new_inner]: [Range<usize>; 2] = inner;
    if old_inner.len().saturating_mul(new_inner.len()) > MOST {
        steps.push(DiffOp::Replace {
            old_index: head,
            old_len: old_inner.len(),
            new_index: head,
            new_len: new_inner.len(),
        });
    } else if !(old_inner.is_empty() && new_inner.is_empty()) {
        steps.extend(capture_diff(Algorithm::Myers, old, old_inner, new, new_inner));
    }
    steps.extend(equal(old.len() - tail, new.len() - tail, tail));
    steps
}

/// Returns the words of blocks, with an empty one after each block.
fn tokens<'a>(blocks: &[&'a str]) -> Vec<DiffWord<'a>> {
    let mut out = Vec::new();
    for block in blocks {
        for word in block.split_whitespace() {
            let (mut start, mut space) = (0, true);
            for (at, c) in word.char_indices() {
                let end = at + c.len_utf8();
                let cuts = word[end..]
                    .chars()
                    .next()
                    .is_none_or(|next| is_spaceless(c) || is_spaceless(next));
                if cuts {
                    out.push(DiffWord { word: &word[start..end], space });
                    (start, space) = (end, false);
                }
            }
        }
        out.push(DiffWord { word: "", space: false });
    }
    out
}

/// Adds words to the last block, and begins a new one where a block of the newer text ends.
fn push_all(out: &mut Vec<DiffBlock>, tag: DiffTag, tokens: &[DiffWord<'_>]) {
    for token in tokens {
        if token.word.is_empty() {
            // A block that was taken out whole stays one.
            let only_gone = |block: &DiffBlock| block.iter().all(|(tag, _)| *tag == DiffTag::Gone);
            if tag != DiffTag::Gone || out.last().is_some_and(only_gone) {
                out.push(DiffBlock::new());
            }
            continue;
        }
        let Some(block) = out.last_mut() else { continue };
        let space = if token.space && !block.is_empty() { " " } else { "" };
        match block.last_mut() {
            Some((own, text)) if *own == tag => text.extend([space, token.word]),
            _ => block.push((tag, [space, token.word].concat())),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(old: &[&str], new: &[&str]) -> Vec<String> {
        let mark = |(tag, text): &DiffPiece| match tag {
            DiffTag::Kept => text.clone(),
            DiffTag::Gone => format!("[-{text}-]"),
            DiffTag::New => format!("{{+{text}+}}"),
        };
        blocks(old, new).iter().map(|block| block.iter().map(mark).collect()).collect()
    }

    #[test]
    fn words_that_came_and_went_are_told() {
        for (old, new, expected) in [
            (&["a b c"][..], &["a b c"][..], &["a b c"][..]),
            (&["a  b\tc"], &["a b c"], &["a b c"]),
            (&["a b c"], &["a x c"], &["a[- b-]{+ x+} c"]),
            (&["a b"], &["a b c"], &["a b{+ c+}"]),
            (&["a b", "c d"], &["c d"], &["[-a b-]", "c d"]),
            (&["c d"], &["a b", "c d", "e"], &["{+a b+}", "c d", "{+e+}"]),
            (&["a b. c"], &["a b.", "c"], &["a b.", "c"]),
            (&["堰は古い"], &["堰は新い"], &["堰は[-古-]{+新+}い"]),
            (&[], &["a"], &["{+a+}"]),
            (&["a"], &[], &["[-a-]"]),
            (&[""], &[" "], &[]),
        ] {
            assert_eq!(shown(old, new), expected, "{old:?} → {new:?}");
        }
    }

    #[test]
    fn words_are_counted() {
        let found = blocks(&["It is shut, they say."], &["It is – open, they say so."]);
        let counts = [DiffTag::Kept, DiffTag::Gone, DiffTag::New].map(|tag| count(&found, tag));
        assert_eq!(counts, [3, 2, 3], "{found:?}");
    }

    proptest! {
        #[test]
        fn each_text_can_be_read_from_the_blocks(
            old in prop::collection::vec("[ab ]{0,9}", 0..6),
            new in prop::collection::vec("[ab ]{0,9}", 0..6),
        ) {
            fn words<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
                texts.flat_map(str::split_whitespace).collect()
            }
            let (old, new): (Vec<&str>, Vec<&str>) =
                [&old, &new].map(|text| text.iter().map(String::as_str).collect()).into();
            let found = blocks(&old, &new);
            let without = |tag: DiffTag| -> String {
                let kept = |block: &DiffBlock| -> String {
                    block.iter().filter(|it| it.0 != tag).map(|it| it.1.as_str()).collect()
                };
                found.iter().map(|block| kept(block) + "\n").collect()
            };
            let (older, newer) = (without(DiffTag::New), without(DiffTag::Gone));
            prop_assert_eq!(words([&*older].into_iter()), words(old.into_iter()));
            prop_assert_eq!(words([&*newer].into_iter()), words(new.into_iter()));
            prop_assert!(found.iter().flatten().all(|(_, text)| !text.is_empty()));
        }
    }
}
