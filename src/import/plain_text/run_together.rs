//! Lines in which a browser ran buttons, names and dates together: `Ada Moss3 May 20255 min read`.

use super::super::boilerplate;
use super::super::dating;
use crate::import::thresholds::{RUN_TOGETHER_MAX_WORDS, RUN_TOGETHER_PART_CHARS};

/// Returns the parts of a line that were run together; the line alone if none were. Parts have at
/// least three letters, so that names like McKay and eBay stay whole.
fn parts(line: &str) -> Vec<String> {
    let chars: Vec<char> = line.chars().collect();
    let mut out = vec![String::new()];
    for (at, c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| chars[at]);
        let small = before.is_some_and(char::is_lowercase);
        let cut = small && (c.is_uppercase() || c.is_ascii_digit());
        let after = before.is_some_and(|c| c.is_ascii_digit()) && c.is_uppercase();
        let word = |part: &String| {
            let word = part.chars().rev().take_while(|c| !c.is_whitespace());
            // A page may have a word of 60,000 letters.
            word.take(RUN_TOGETHER_PART_CHARS).count()
        };
        let whole = out.last().is_some_and(|part| word(part) >= RUN_TOGETHER_PART_CHARS);
        if (cut || after) && whole && chars.len() - at >= RUN_TOGETHER_PART_CHARS {
            out.push(String::new());
        }
        if let Some(part) = out.last_mut() {
            part.push(*c);
        }
    }
    out
}

/// Whether a short line is buttons, names and dates run together: one of its parts is boilerplate
/// or a date, or one of its words has three parts. Names like YouTube have two.
pub(in super::super) fn is_run_together(line: &str) -> bool {
    if line.split_whitespace().count() > RUN_TOGETHER_MAX_WORDS
        || line.ends_with(['.', '!', '?', '…'])
    {
        return false;
    }
    let several = parts(line);
    let known =
        |part: &String| boilerplate::recognise(part).is_some() || dating::is_date_line(part);
    let words = line.split_whitespace();
    words.map(parts).any(|parts| parts.len() >= 3)
        || several.len() >= 2 && several.iter().any(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_run_together_differ_from_names_with_capitals() {
        for line in
            ["ShareSave", "Ada Moss3 May 2025", "DruckenTeilenMerken", "Tim Lock4 June 2024Updated"]
        {
            assert!(is_run_together(line), "{line}");
        }
        for line in [
            "McKay leaves eBay and YouTube",
            "YouTube and WhatsApp are fined",
            "The LinkedIn case",
            "A plan for Area51",
            "Shut at 6pm.",
        ] {
            assert!(!is_run_together(line), "{line}");
        }
    }
}
