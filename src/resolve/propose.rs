//! What to write instead: for a quotation that stands in several places, or nowhere.

use std::ops::Range;

use similar::{ChangeTag, TextDiff};

use super::anchors::Haystack;

/// Words beside a passage that are enough to tell it from the others.
const MOST_CONTEXT: usize = 12;

/// Returns an anchor for the passage `place` (bytes of the folded text) that stands in one place:
/// the passage in bold, with as many words around it as that takes.
pub(super) fn with_context(haystack: &Haystack<'_>, place: &Range<usize>) -> String {
    let text = &haystack.folded.text;
    let leaf = {
        let original = haystack.folded.original(place.start);
        let leaf = haystack.plain.leaf_at(original);
        haystack.folded.folded(leaf.start)..haystack.folded.folded(leaf.end).max(place.end)
    };
    let before: Vec<&str> = text[leaf.start..place.start].split_inclusive(' ').collect();
    let after: Vec<&str> = text[place.end..leaf.end].split_inclusive(' ').collect();
    let exact = &text[place.clone()];
    for count in 1..=MOST_CONTEXT {
        let head: String = before[before.len().saturating_sub(count)..].concat();
        let tail: String = after[..after.len().min(count)].concat();
        let whole = format!("{head}{exact}{tail}");
        if haystack.occurrences(whole.trim(), 0..text.len()).len() == 1 {
            return format!("> {}**{exact}**{}", head.trim_start(), tail.trim_end());
        }
    }
    format!("> {}", text[leaf].replace(exact, &format!("**{exact}**")))
}

/// The passage most like a lost quotation.
pub(super) struct Nearest {
    /// Its bytes in the folded text.
    pub(super) place: Range<usize>,
    /// The quotation and the passage as one text: `[-gone-] {+new+}`.
    pub(super) diff: String,
    /// What kinds of words differ that could change the sense: "a number", "a name", …
    pub(super) delicate: Vec<&'static str>,
}

/// Returns the passage most like `phrase`, if any is like it at all: two words in five are shared.
pub(super) fn nearest(haystack: &Haystack<'_>, phrase: &str) -> Option<Nearest> {
    let text = &haystack.folded.text;
    let words = words(text);
    let wanted: Vec<&str> = phrase.split_whitespace().collect();
    let (start, shared) = best_window(text, &words, &wanted)?;
    if shared * 5 < wanted.len() * 2 {
        return None;
    }
    let last = (start + wanted.len()).min(words.len());
    let place = settle(text, &words, start, last, &wanted);
    let (diff, changed) = diff(phrase, &text[place.clone()]);
    Some(Nearest { place, diff, delicate: delicate(&changed) })
}

fn words(text: &str) -> Vec<Range<usize>> {
    let start = text.as_ptr() as usize;
    text.split_whitespace()
        .map(|word| word.as_ptr() as usize - start)
        .zip(text.split_whitespace())
        .map(|(at, word)| at..at + word.len())
        .collect()
}

/// The window of as many words as `wanted` that shares the most with it: first word, count.
fn best_window(text: &str, words: &[Range<usize>], wanted: &[&str]) -> Option<(usize, usize)> {
    let mut left: std::collections::HashMap<&str, i64> = std::collections::HashMap::new();
    for word in wanted {
        *left.entry(word).or_default() += 1;
    }
    let (mut shared, mut best) = (0_usize, None);
    for (at, word) in words.iter().enumerate() {
        if let Some(count) = left.get_mut(&text[word.clone()]) {
            shared += usize::from(*count > 0);
            *count -= 1;
        }
        if let Some(gone) = at.checked_sub(wanted.len())
            && let Some(count) = left.get_mut(&text[words[gone].clone()])
        {
            *count += 1;
            shared -= usize::from(*count > 0);
        }
        if best.is_none_or(|(_, most)| shared > most) {
            best = Some(((at + 1).saturating_sub(wanted.len()), shared));
        }
    }
    best
}

/// Moves the window's ends by up to three words to where it is most like `wanted`.
fn settle(
    text: &str,
    words: &[Range<usize>],
    start: usize,
    last: usize,
    wanted: &[&str],
) -> Range<usize> {
    let mut best = (f32::MIN, start, last);
    for from in start.saturating_sub(3)..=(start + 3).min(words.len() - 1) {
        for until in last.saturating_sub(3).max(from + 1)..=(last + 3).min(words.len()) {
            let window: Vec<&str> =
                words[from..until].iter().map(|word| &text[word.clone()]).collect();
            let likeness = TextDiff::from_slices(wanted, &window).ratio();
            if likeness > best.0 {
                best = (likeness, from, until);
            }
        }
    }
    words[best.1].start..words[best.2 - 1].end
}

fn diff(old: &str, new: &str) -> (String, Vec<String>) {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.split_whitespace().collect(), new.split_whitespace().collect());
    let mut pieces: Vec<(ChangeTag, String)> = Vec::new();
    for change in TextDiff::from_slices(&old, &new).iter_all_changes() {
        match pieces.last_mut() {
            Some((tag, text)) if *tag == change.tag() => {
                text.push(' ');
                text.push_str(change.value());
            }
            _ => pieces.push((change.tag(), change.value().to_owned())),
        }
    }
    let shown = pieces.iter().map(|(tag, text)| match tag {
        ChangeTag::Equal => text.clone(),
        ChangeTag::Delete => format!("[-{text}-]"),
        ChangeTag::Insert => format!("{{+{text}+}}"),
    });
    let shown = shown.collect::<Vec<_>>().join(" ");
    let changed = pieces.into_iter().filter(|(tag, _)| *tag != ChangeTag::Equal);
    (
        shown,
        changed
            .flat_map(|(_, text)| text.split(' ').map(str::to_owned).collect::<Vec<_>>())
            .collect(),
    )
}

const NUMBER_WORDS: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "dozen",
    "dozens",
    "half",
    "third",
    "quarter",
    "fifth",
    "first",
    "second",
    "both",
    "several",
    "none",
];

const NEGATIONS: &[&str] =
    &["not", "no", "never", "nor", "neither", "without", "cannot", "none", "nobody", "nothing"];

/// Says which kinds of changed words could change the sense.
fn delicate(changed: &[String]) -> Vec<&'static str> {
    let bare =
        |word: &String| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'').to_owned();
    let words: Vec<String> = changed.iter().map(bare).filter(|word| !word.is_empty()).collect();
    let is_in = |list: &[&str], word: &String| list.contains(&word.to_lowercase().as_str());
    let number = |word: &String| word.contains(char::is_numeric) || is_in(NUMBER_WORDS, word);
    let negation = |word: &String| is_in(NEGATIONS, word) || word.ends_with("n't");
    let name = |word: &String| word.starts_with(char::is_uppercase);
    let mut kinds = Vec::new();
    kinds.extend(words.iter().any(number).then_some("a number"));
    kinds.extend(words.iter().any(negation).then_some("a negation"));
    kinds.extend(words.iter().any(name).then_some("a name"));
    kinds
}
