//! Marks of an unresolved merge. A file that has them is not read: both versions are in it.

use std::ops::Range;

use super::fields::Input;
use crate::diag::{Code, Diagnostic};

const BEGIN: &str = "<<<<<<<";
const MIDDLE: &str = "=======";
const END: &str = ">>>>>>>";

/// Reports each unresolved merge at its first mark. Returns whether there is one.
pub(super) fn report(input: &Input, out: &mut Vec<Diagnostic>) -> bool {
    let found = find(&input.text);
    for range in &found {
        out.push(
            Diagnostic::at(Code::MergeConflict, input.span(range.clone()), "an unresolved merge")
                .label("one version begins here")
                .help(
                    "keep the lines of one version, or write what both should say, and remove the \
                     lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`",
                ),
        );
    }
    !found.is_empty()
}

/// Returns the first marks of conflicts that are complete: all three marks, in their order, at the
/// start of lines, outside code between fences.
fn find(text: &str) -> Vec<Range<usize>> {
    // Most files have none.
    if !text.contains(BEGIN) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut fence: Option<&str> = None;
    // The first mark, and whether the middle one was met.
    let mut open: Option<(Range<usize>, bool)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let line = line.trim_end();
        let mark = line.trim_start();
        match fence {
            Some(sign) if mark.starts_with(sign) => fence = None,
            Some(_) => continue,
            None if open.is_none() => {
                fence = ["```", "~~~"].into_iter().find(|sign| mark.starts_with(sign));
            }
            None => {}
        }
        if is_mark(line, BEGIN) {
            open = Some((start..start + line.len(), false));
        } else if is_mark(line, MIDDLE)
            && let Some((_, halfway)) = &mut open
        {
            *halfway = true;
        } else if is_mark(line, END)
            && let Some((range, true)) = open.take()
        {
            found.push(range);
        }
    }
    found
}

fn is_mark(line: &str, mark: &str) -> bool {
    line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conflict_has_all_its_marks_at_the_start_of_lines() {
        for (text, count) in [
            ("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n", 1),
            ("x\r\n<<<<<<< HEAD\r\n=======\r\nb\r\n>>>>>>> other\r\n", 1),
            ("<<<<<<< HEAD\na\n||||||| base\nc\n=======\nb\n>>>>>>> other", 1),
            ("<<<<<<<\n=======\n>>>>>>>\n\ny\n<<<<<<< a\nx\n=======\n>>>>>>> b\n", 2),
            ("A heading\n=======\n", 0),
            ("> > > > > > > deep\n", 0),
            (">>>>>>> deep\n", 0),
            ("<<<<<<< HEAD\n\nnever closed\n", 0),
            ("```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n```\n", 0),
            ("~~~ diff\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n~~~\n", 0),
            ("<<<<<<<HEAD\na\n=======\nb\n>>>>>>>other\n", 0),
            // A fence within a conflict is one version's.
            ("<<<<<<< HEAD\n```\n=======\nb\n>>>>>>> other\n", 1),
        ] {
            assert_eq!(find(text).len(), count, "{text}");
        }
    }
}
