//! The words beside a name, and whether it is a part of something else.

use std::ops::Range;

use crate::language::{self, Language, NameWords};
use crate::name_forms::is_given_name;

/// Returns whether a sentence, a heading or a quotation begins at byte `start`, where a small first
/// letter of a name becomes a capital.
pub(super) fn opens(text: &str, start: usize) -> bool {
    let before = &text[..start];
    if before.ends_with(['"', '(', '\n']) {
        return true;
    }
    let before = before.trim_end_matches([' ', '"', '\'', ')']);
    before.is_empty() || before.ends_with(['.', '!', '?', ':', '\n', '-'])
}

/// Returns whether the name at `range` is a part of a sum, an address, a handle or a file's name:
/// `US$5`, `US.example`, `@US`.
pub(super) fn is_within_token(text: &str, range: &Range<usize>) -> bool {
    let mut after = text[range.end..].chars();
    let (next, second) = (after.next(), after.next());
    let currency = matches!(next, Some('$' | '€' | '£' | '¥'));
    text[..range.start].ends_with('@')
        || currency && second.is_some_and(|c| c.is_ascii_digit())
        || next == Some('.')
            && second.is_some_and(|c| c.is_ascii_lowercase())
            && text[..range.end].ends_with(|c: char| c.is_ascii_alphanumeric())
}

/// Returns whether a word with a capital follows the name at `range` behind a hyphen, as in “Ada
/// Moss-Crane”, where not every noun or word has one.
pub(super) fn has_second_surname(
    text: &str,
    range: &Range<usize>,
    language: Option<usize>,
) -> bool {
    let Some(rest) = text[range.end..].strip_prefix('-') else { return false };
    let mut chars = rest.chars();
    chars.next().is_some_and(char::is_uppercase)
        && chars.next().is_some_and(char::is_lowercase)
        && language.is_some_and(|at| !language::at(at).nouns_have_capitals)
        && !is_headline(line(text, range.start))
}

/// A surname alone in a text.
pub(super) struct Alone<'a> {
    /// The folded text.
    pub(super) text: &'a str,
    /// Where the surname begins.
    pub(super) start: usize,
    /// The index of the article's language. `None` if it has no file.
    pub(super) language: Option<usize>,
    /// Returns whether a word is part of a name of the person or of its offices.
    pub(super) is_own: &'a dyn Fn(&str) -> bool,
    /// Returns whether a word is a name of any actor.
    pub(super) is_name: &'a dyn Fn(&str) -> bool,
}

impl Alone<'_> {
    /// Returns whether the word before the surname makes it somebody else's: another given name or
    /// initial, or a title that belongs to a given name, as in “King Rashid”.
    ///
    /// At the start of a sentence any word has a capital. There, and in German, where all nouns
    /// have one, only what is known to be no other word counts.
    pub(super) fn is_anothers(&self) -> bool {
        let Some((at, word)) = self.before() else { return false };
        if !word.starts_with(char::is_uppercase) || (self.is_own)(word) {
            return false;
        }
        if let Some(initial) = word.strip_suffix('.') {
            let one = initial.chars().count() == 1;
            return one && !(self.is_own)(initial);
        }
        let joined =
            word.rsplit('-').next().is_some_and(|part| !part.starts_with(char::is_uppercase));
        let letters = word.chars().all(|c| c.is_alphabetic() || c == '-');
        let shout = word.chars().all(|c| !c.is_lowercase());
        if !letters || joined || shout {
            return false;
        }
        let lower = word.to_lowercase();
        if language::all().any(|language| language.titles.before_given.contains(&lower)) {
            return true;
        }
        let titles = language::all().any(|language| language.is_title(word));
        if titles || (self.is_name)(word) || self.is_calendar(word) || is_demonym(word) {
            return false;
        }
        let Some(language) = self.language() else { return false };
        if language.nouns_have_capitals || is_headline(line(self.text, self.start)) {
            return false;
        }
        let Some(words) = language.names.as_ref().filter(|_| opens(self.text, at)) else {
            return !opens(self.text, at);
        };
        // "Karen Brandt waited", but "Then Brandt waited".
        !words.openers.iter().any(|opener| opener == word)
            && !word.ends_with("ly")
            && !self.text.split(|c: char| !c.is_alphanumeric()).any(|other| other == lower)
    }

    /// Returns whether the word before it is a common given name that is not the person's, nor a
    /// second one behind the person's.
    pub(super) fn follows_given_name(&self) -> bool {
        let (Some((at, word)), Some(language)) = (self.before(), self.language) else {
            return false;
        };
        let first = word_before(self.text, at).map(|(_, word)| word);
        let own = [Some(word), first].into_iter().flatten().any(|word| (self.is_own)(word));
        is_given_name(word, language) && !own && !(self.is_name)(word)
    }

    /// Returns whether the word before it is part of a name of the person.
    pub(super) fn follows_own_name(&self) -> bool {
        self.before().is_some_and(|(_, word)| (self.is_own)(word))
    }

    /// Returns the word before it, behind a space, and its first byte.
    fn before(&self) -> Option<(usize, &str)> {
        word_before(self.text, self.start)
    }

    fn language(&self) -> Option<&'static Language> {
        self.language.map(language::at)
    }

    fn is_calendar(&self, word: &str) -> bool {
        self.language().is_some_and(|language| {
            language.weekdays.full.iter().chain(&language.months.full).any(|other| other == word)
        })
    }
}

/// Returns the word before byte `start`, behind a space, and its first byte.
fn word_before(text: &str, start: usize) -> Option<(usize, &str)> {
    let before = text[..start].strip_suffix(' ')?;
    let at = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let word = before[at..].trim_start_matches(['"', '\'', '(', '[']);
    Some((before.len() - word.len(), word))
}

/// Returns the line around byte `at`.
fn line(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |start| start + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    &text[start..end]
}

/// Returns whether most words of a line have capitals.
fn is_headline(line: &str) -> bool {
    let words = line.split(' ').filter(|word| word.starts_with(char::is_alphabetic));
    let (all, capitals) = words.fold((0, 0), |(all, capitals), word| {
        (all + 1, capitals + usize::from(word.starts_with(char::is_uppercase)))
    });
    all > 4 && capitals * 3 > all * 2
}

fn is_demonym(word: &str) -> bool {
    let Some(NameWords { demonym_endings, states, .. }) = &language::english().names else {
        return false;
    };
    let listed = |word: &str| {
        states.iter().any(|(state, people)| state == word || people.iter().any(|one| one == word))
    };
    let one = word.strip_suffix('s').unwrap_or(word);
    // Shorter words with these endings are more often given names: Brian, Sean.
    let long = one.chars().count() >= 6;
    listed(word)
        || listed(one)
        || long && demonym_endings.iter().any(|end| one.ends_with(end.as_str()))
}
