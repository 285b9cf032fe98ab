//! The words that bylines begin with: `By`, `Author:`.

use std::sync::LazyLock;

use super::without_spaces;
use crate::import::dating;
use crate::import::thresholds::facts::AUTHORS_MAX_WORDS;
use crate::language;

/// Words that bylines begin with, in lower case, the longest first.
static OPENERS: LazyLock<Vec<Opener>> = LazyLock::new(|| {
    let lists = || language::all().map(|language| &language.bylines);
    let openers = lists().flat_map(|lists| &lists.openers).map(|word| (word, false));
    let labels = lists().flat_map(|lists| &lists.labels).map(|word| (word, true));
    let mut openers: Vec<Opener> = openers
        .chain(labels)
        .map(|(word, is_label)| Opener { word: word.to_lowercase(), is_label })
        .collect();
    openers.sort_by_key(|opener| std::cmp::Reverse(opener.word.len()));
    openers
});

/// The beginning of a byline, in lower case.
struct Opener {
    word: String,
    /// Whether it needs a colon after it, or a line of its own: `Author`.
    is_label: bool,
}

/// Returns whether a line begins as bylines do, whatever its capitals; a date may come first.
pub(in crate::import) fn opens_byline(line: &str) -> bool {
    without_opener(line, false).or_else(|| behind_date(line)).is_some_and(|rest| !rest.is_empty())
        || without_spaces::names(line, false).is_some_and(|names| !names.is_empty())
}

/// Returns what follows a date and the words that bylines begin with: `5 March 2024 by Ada Moss`.
pub(super) fn behind_date(line: &str) -> Option<&str> {
    let dated = line.contains(|c: char| c.is_ascii_digit());
    let words = line.match_indices(' ').map(|(at, _)| at).filter(|_| dated);
    words.take(AUTHORS_MAX_WORDS).find_map(|at| {
        let after = without_opener(line[at..].trim_start(), false)?;
        dating::is_date_line(&line[..at]).then_some(after)
    })
}

/// Returns whether a text is only a word that names of authors follow: `By`, `Author:`. A word that
/// is often another, `Text`, needs a colon, unless it is `apart` on the page.
pub(in crate::import) fn is_byline_label(text: &str, apart: bool) -> bool {
    let text = text.trim();
    let bare = text.trim_end_matches([':', ' ']).to_lowercase();
    let colon = bare.len() < text.len();
    OPENERS.iter().any(|opener| {
        opener.word.trim_end_matches(':') == bare && (!opener.is_label || colon || apart)
    })
}

/// Returns what follows the words that bylines begin with; `None` if a line begins with none.
/// `marked` means that the page marks the line as the author's.
pub(super) fn without_opener(line: &str, marked: bool) -> Option<&str> {
    let first = line.chars().next()?.to_lowercase().next()?;
    OPENERS.iter().filter(|opener| opener.word.starts_with(first)).find_map(|opener| {
        let start = line.get(..opener.word.len())?;
        let rest = &line[opener.word.len()..];
        let ends = match rest.chars().next() {
            None | Some(':' | '：') => true,
            Some(c) => {
                c.is_whitespace()
                    && (!opener.is_label || marked || rest.trim_start().starts_with(':'))
            }
        };
        ((ends || opener.word.ends_with(':')) && start.to_lowercase() == opener.word).then(|| {
            rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：'))
        })
    })
}
