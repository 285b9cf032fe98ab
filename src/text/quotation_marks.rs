//! Finds the words between quotation marks, in the marks of all languages.

use std::ops::Range;

/// Words in quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedPhrase {
    /// Bytes of the text, without the marks.
    pub words: Range<usize>,
    /// Whether the closing mark is there. A speech of several paragraphs is closed in the last one.
    pub closed: bool,
}

/// Returns the words in quotation marks of a text, block by block (a block is a line), by
/// position, disjoint. Of quotations within quotations only the outer ones count.
///
/// In quotation marks are `“…”`, `„…“`, `«…»`, `»…«`, `‹…›`, `「…」`, `『…』`, `"…"`, `”…”`, `‘…’` and
/// `'…'`. The marks of the last two are also apostrophes: they open only where no letter is before,
/// and close only after a character that is not a space and where no letter follows. Without a
/// closing mark in its block, a single mark opens nothing.
pub fn quoted(text: &str) -> Vec<QuotedPhrase> {
    let mut found = Vec::new();
    let mut start = 0;
    for block in text.split('\n') {
        in_block(block, start, &mut found);
        start += block.len() + 1;
    }
    found
}

/// Returns words without the double quotation marks, and spaces within these, at their ends.
pub fn without_marks(words: &str) -> &str {
    words
        .trim_matches(|c: char| matches!(c, '“' | '”' | '„' | '«' | '»' | '"') || c.is_whitespace())
}

fn in_block(block: &str, base: usize, out: &mut Vec<QuotedPhrase>) {
    let mut at = 0;
    while let Some((open, mark)) = next_opening(block, at) {
        let from = open + mark.len_utf8();
        let end = closing(block, from, mark);
        if end.is_none() && is_single(mark) {
            at = from;
            continue;
        }
        let until = end.map_or(block.len(), |(end, _)| end);
        if until > from {
            out.push(QuotedPhrase { words: base + from..base + until, closed: end.is_some() });
        }
        at = end.map_or(block.len(), |(end, mark)| end + mark.len_utf8());
    }
}

/// Returns the first opening mark at or after byte `from`.
fn next_opening(block: &str, from: usize) -> Option<(usize, char)> {
    likely_marks(block, from).find(|(at, c)| match c {
        '“' | '„' | '«' | '»' | '‹' | '"' | '「' | '『' => true,
        // A letter before it makes it an apostrophe.
        '‘' | '‚' => !ends_with_letter(&block[..*at]),
        '\'' => !ends_with_letter(&block[..*at]) && !is_decade(&block[at + 1..]),
        // Swedish and Finnish open and close with it.
        '”' => {
            let next = block[at + c.len_utf8()..].chars().next();
            !ends_with_letter(&block[..*at]) && next.is_some_and(char::is_alphanumeric)
        }
        _ => false,
    })
}

/// Returns the mark that closes the quotation opened by `mark` before byte `from`.
fn closing(block: &str, from: usize, mark: char) -> Option<(usize, char)> {
    let ends = |c: char| match mark {
        '“' | '”' => c == '”',
        // German, Polish and Swedish texts close `„` by different marks.
        '„' => matches!(c, '“' | '”' | '"'),
        '«' => c == '»',
        '»' => matches!(c, '«' | '»'),
        '‹' => c == '›',
        '"' => c == '"',
        '「' => c == '」',
        '『' => c == '』',
        '‚' => matches!(c, '‘' | '’'),
        '\'' => c == '\'',
        _ => c == '’',
    };
    // Within its own kind, a quotation can be nested: « … « … » … ».
    let mut depth = 0;
    for (at, c) in likely_marks(block, from) {
        if c == mark && !ends(c) {
            depth += 1;
        } else if ends(c) && (!is_single(mark) || closes_single(block, at, c)) {
            if depth == 0 {
                return Some((at, c));
            }
            depth -= 1;
        }
    }
    None
}

/// Returns the characters from byte `from` that may be marks: `"`, `'`, and all beyond ASCII.
fn likely_marks(block: &str, from: usize) -> impl Iterator<Item = (usize, char)> {
    let begins_one = |byte: u8| matches!(byte, b'"' | b'\'') || byte >= 0xc0;
    let places = (from..block.len()).filter(move |at| begins_one(block.as_bytes()[*at]));
    places.filter_map(|at| Some((at, block[at..].chars().next()?)))
}

/// Returns whether a mark is also an apostrophe, or closed by one.
fn is_single(mark: char) -> bool {
    matches!(mark, '‘' | '‚' | '\'')
}

/// Returns whether a text begins with `90s`: the mark before it stands for the century.
fn is_decade(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() > 2 && bytes[..2].iter().all(u8::is_ascii_digit) && bytes[2] == b's'
}

fn closes_single(block: &str, at: usize, mark: char) -> bool {
    let after = block[at + mark.len_utf8()..].chars().next();
    let before = block[..at].chars().next_back();
    before.is_some_and(|c| !c.is_whitespace()) && !after.is_some_and(char::is_alphanumeric)
}

fn ends_with_letter(text: &str) -> bool {
    text.chars().next_back().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        quoted(text).into_iter().map(|quoted| &text[quoted.words]).collect()
    }

    #[test]
    fn the_marks_of_many_languages_are_found() {
        for (text, expected) in [
            ("The weir is “shut”, she said.", vec!["shut"]),
            ("The weir is \"shut\" and \"dry\".", vec!["shut", "dry"]),
            ("Das Wehr ist „zu“, sagt sie; „trocken”.", vec!["zu", "trocken"]),
            ("Le barrage est « fermé ».", vec![" fermé "]),
            ("Das Wehr ist »zu«, sagt sie.", vec!["zu"]),
            ("Slussen är ”stängd”.", vec!["stängd"]),
            ("so it ends.” She left.", vec![]),
            ("堰は「閉鎖」された。", vec!["閉鎖"]),
            ("‘The boys’ boat’ isn’t new", vec!["The boys"]),
            ("It’s the ’90s, isn’t it", vec![]),
            ("He called it 'a scandal,' didn't he? 'Twice.'", vec!["a scandal,", "Twice."]),
            ("It's the '90s, the boys' boat", vec![]),
            ("the weirs' keepers say 'no'", vec!["no"]),
            ("“He called it ‘a scandal’ twice.”", vec!["He called it ‘a scandal’ twice."]),
            ("«Он назвал это «скандалом» дважды»", vec!["Он назвал это «скандалом» дважды"]),
            ("“”", vec![]),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    /// A speech of several paragraphs has an opening mark in each, a closing one in the last.
    #[test]
    fn an_open_quotation_ends_with_its_block() {
        let text = "“The weir is shut.\n“It stays so.” She left.";
        let found = quoted(text);
        assert_eq!(words(text), ["The weir is shut.", "It stays so."]);
        assert_eq!(found.iter().map(|item| item.closed).collect::<Vec<_>>(), [false, true]);
    }

    proptest! {
        #[test]
        fn quotations_are_sorted_disjoint_and_within_a_block(text in "[a-c “”„«»‘’'\"\n]{0,40}") {
            let mut end = 0;
            for QuotedPhrase { words, .. } in quoted(&text) {
                prop_assert!(end <= words.start && words.start < words.end);
                prop_assert!(!text[words.clone()].contains('\n'));
                end = words.end;
            }
        }
    }
}
