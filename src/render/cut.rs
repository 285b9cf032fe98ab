//! Words with a few of the words around them. A quotation that is cut keeps both of its marks.

use std::ops::Range;

use crate::text::quotation_marks::{QuotedPhrase, quoted};

/// Words with some of the text around them, on one line.
#[derive(Debug)]
pub(super) struct Cut {
    /// What is left of the text, with `…` where something is left out.
    pub(super) text: String,
    /// The words in it: bytes.
    pub(super) words: Range<usize>,
    /// What is left of each closed quotation, with its marks, and the words that it has in full:
    /// bytes, disjoint, by position.
    pub(super) quotations: Vec<(Range<usize>, String)>,
}

/// A quotation: its bytes with its marks, those of its words, and whether it is closed.
struct QuotationInMarks {
    whole: Range<usize>,
    inside: Range<usize>,
    closed: bool,
}

/// Returns words of a text, given as what is before them, the words, and what is after them, with
/// at most `most` of the words before and of those after them. A text with no more than `whole`
/// other words is not cut. Where a quotation is cut, `…` stands between its mark and what is left
/// of it.
pub(super) fn cut_around(parts: [&str; 3], most: usize, whole: usize) -> Cut {
    let [before, words, after] = parts.map(|part| part.replace(char::is_whitespace, " "));
    let text = [before.as_str(), &words, &after].concat();
    let (start, end) = (before.len(), before.len() + words.len());
    let quotations = quotations(&text);
    let words_in = |text: &str| text.split(' ').filter(|word| !word.is_empty()).count();
    let (mut from, mut until) = (0, text.len());
    if words_in(&before) + words_in(&after) > whole {
        let cut = before.trim_end().rmatch_indices(' ').nth(most.saturating_sub(1));
        from = cut.map_or(0, |(at, _)| at + 1);
        let skipped = after.len() - after.trim_start().len();
        let cut = after[skipped..].match_indices(' ').nth(most.saturating_sub(1));
        until = cut.map_or(text.len(), |(at, _)| end + skipped + at);
    }
    let (mut opening, mut closing) = (String::new(), String::new());
    let cut_by = |at: usize| quotations.iter().find(|it| it.whole.start < at && at < it.whole.end);
    if let Some(cut) = cut_by(from) {
        if is_blank(&text[cut.inside.start..from.max(cut.inside.start)]) {
            from = cut.whole.start;
        } else if is_blank(&text[from.min(cut.inside.end)..cut.inside.end]) {
            let rest = &text[cut.whole.end.min(start)..start];
            from = start - rest.trim_start().len();
        } else {
            opening = text[cut.whole.start..inner_start(&text, cut)].to_owned();
        }
    }
    if let Some(cut) = cut_by(until) {
        if is_blank(&text[until.min(cut.inside.end)..cut.inside.end]) {
            until = cut.whole.end;
        } else if is_blank(&text[cut.inside.start..until.max(cut.inside.start)]) {
            until = end + text[end..cut.whole.start.max(end)].trim_end().len();
        } else if cut.closed {
            closing = text[inner_end(&text, cut)..cut.whole.end].to_owned();
        }
    }
    let mut out = opening;
    if from > 0 {
        out.push_str("… ");
    }
    let base = out.len();
    out.push_str(&text[from..until]);
    if until < text.len() {
        out.push_str(" …");
        out.push_str(&closing);
    }
    let left = quotations.iter().filter(|it| it.closed);
    let left = left.filter(|it| it.whole.start < until && it.whole.end > from);
    let place = |it: &QuotationInMarks| {
        let first = if it.whole.start < from { 0 } else { it.whole.start - from + base };
        let last = if it.whole.end > until { out.len() } else { it.whole.end - from + base };
        (first..last, text[it.inside.clone()].to_owned())
    };
    let quotations = left.map(place).collect();
    Cut { words: start - from + base..end - from + base, quotations, text: out }
}

fn quotations(text: &str) -> Vec<QuotationInMarks> {
    let with_marks = |it: QuotedPhrase| {
        let before = text[..it.words.start].chars().next_back().map_or(0, char::len_utf8);
        let after = text[it.words.end..].chars().next().filter(|_| it.closed);
        let whole = it.words.start - before..it.words.end + after.map_or(0, char::len_utf8);
        QuotationInMarks { whole, inside: it.words, closed: it.closed }
    };
    quoted(text).into_iter().map(with_marks).collect()
}

/// Returns where the words of a quotation begin: in French, after a space.
fn inner_start(text: &str, of: &QuotationInMarks) -> usize {
    of.inside.end - text[of.inside.clone()].trim_start().len()
}

/// Returns where the words of a quotation end.
fn inner_end(text: &str, of: &QuotationInMarks) -> usize {
    of.inside.start + text[of.inside.clone()].trim_end().len()
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(parts: [&str; 3], most: usize) -> String {
        cut_around(parts, most, most * 5 / 2).text
    }

    #[test]
    fn words_are_cut_on_both_sides_with_a_mark() {
        let parts = ["one two three four ", "Name", ", five six seven eight nine."];
        assert_eq!(cut(parts, 2), "… three four Name, five …");
        assert_eq!(cut(parts, 3), "… two three four Name, five six …");
        assert_eq!(cut(parts, 4), "one two three four Name, five six seven eight nine.");
        assert_eq!(cut(["", "Name", ""], 2), "Name");
    }

    #[test]
    fn a_quotation_that_is_cut_keeps_its_marks() {
        for (parts, shown) in [
            (
                ["The plan “brings the ferry back” of ", "Ada", " to the old quay by the weir."],
                "“… ferry back” of Ada to the old …",
            ),
            (
                ["She wrote that ", "Ada", " “never saw the ferry at the quay” that day."],
                "She wrote that Ada “never saw the …”",
            ),
            (
                ["“We told the crew of ", "Ada", " that the ferry must wait for us”, she said."],
                "“… the crew of Ada that the ferry …”",
            ),
            (
                ["Le maire « veut le bac » de ", "Ada", " au quai du vieux moulin ce soir."],
                "« … bac » de Ada au quai du …",
            ),
            (
                ["And so he said « oui », ", "Ada", " « non », and both of them left it there."],
                "… « oui », Ada « non », …",
            ),
        ] {
            assert_eq!(cut_around(parts, 3, 0).text, shown);
        }
    }

    #[test]
    fn a_cut_quotation_is_known_by_all_its_words() {
        let parts = ["The plan “brings the ferry back” of ", "Ada", " to the old quay."];
        let cut = cut_around(parts, 3, 0);
        let (range, words) = &cut.quotations[0];
        assert_eq!(
            (&cut.text[range.clone()], words.as_str()),
            ("“… ferry back”", "brings the ferry back")
        );
        assert_eq!(&cut.text[cut.words], "Ada");
    }

    /// Words and quotations of several languages, without quotations in quotations.
    fn pieces() -> impl Strategy<Value = String> {
        let words = || proptest::collection::vec("[a-z]{1,6}", 1..7).prop_map(|it| it.join(" "));
        let piece = (0..5_usize, words()).prop_map(|(marks, words)| match marks {
            0 => format!("“{words}”"),
            1 => format!("« {words} »"),
            2 => format!("„{words}“"),
            _ => words,
        });
        proptest::collection::vec(piece, 0..5).prop_map(|it| it.join(" "))
    }

    proptest! {
        #[test]
        fn no_quotation_loses_a_mark(before in pieces(), after in pieces(), most in 1..9_usize) {
            let cut = cut_around([&format!("{before} "), "Ada", &format!(" {after}")], most, 0);
            let found: Vec<Range<usize>> =
                quotations(&cut.text).into_iter().map(|it| it.whole).collect();
            let known: Vec<Range<usize>> =
                cut.quotations.iter().map(|(range, _)| range.clone()).collect();
            prop_assert_eq!(&found, &known, "{}", cut.text);
            let marks = |text: &str| text.chars().filter(|c| "“”«»„".contains(*c)).count();
            prop_assert_eq!(marks(&cut.text), 2 * found.len(), "{}", cut.text);
            prop_assert_eq!(&cut.text[cut.words.clone()], "Ada");
            for (range, words) in &cut.quotations {
                let left = cut.text[range.clone()].replace(['…', '“', '”', '„', '«', '»'], "");
                prop_assert!(words.contains(left.trim()), "{} in {}", left, words);
            }
        }
    }
}
