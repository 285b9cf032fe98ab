//! Several Chinese or Korean names in a line. Each is a family name and one or two more characters,
//! without a space between them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::words::{is_of_names_without_spaces, is_role, listed};
use crate::language;

/// The family names, each of one character or two.
static SURNAMES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let lists = language::all().map(|language| &language.bylines.surnames);
    lists.flat_map(|list| list.split_whitespace()).collect()
});

/// Returns the names in a text that is nothing but names, roles and marks between them:
/// `记者 王小明、李华`, `김하늘·이바다 기자`. `None` for any other text, and for a single name that a page
/// marks. Where it does not mark the text (`marked`), a role or an opener says that it is a byline.
pub(super) fn names(text: &str, marked: bool) -> Option<Vec<String>> {
    if !text.contains(is_of_names_without_spaces) {
        return None;
    }
    let text = text.trim();
    let mut openers = language::all().flat_map(|language| &language.bylines.openers);
    let opened = openers.find_map(|opener| {
        text.strip_prefix(opener.as_str()).filter(|_| opener.contains(is_of_names_without_spaces))
    });
    let mut credits = opened.is_some();
    let mut names: Vec<String> = Vec::new();
    let rest = opened.map_or(text, |rest| rest.trim_start_matches([':', '：']));
    // A place or an agency, in brackets or before an equals sign.
    let bracketed = rest.starts_with(['(', '[', '【', '（']);
    let after = rest.split_once([')', ']', '】', '）']).filter(|_| bracketed);
    let rest = after.or_else(|| rest.rsplit_once('=')).map_or(rest, |(_, rest)| rest);
    let marks = |c: char| c.is_whitespace() || "、，,／/·・･＆&()（）".contains(c);
    let mut family = None;
    for part in rest.split(marks).filter(|part| !part.is_empty() && !part.contains('@')) {
        let part = match family.take() {
            Some(family) => format!("{family}{part}"),
            None => part.to_owned(),
        };
        if listed(|lists| &lists.others, &part) {
            // Of text and pictures, or of pictures alone.
            match (credits, names.is_empty()) {
                (true, true) => continue,
                (false, true) => return Some(names),
                _ => break,
            }
        }
        if is_role(&part) || listed(|lists| &lists.labels, &part) {
            credits = true;
        } else if part.chars().count() == 1 && SURNAMES.contains(part.as_str()) {
            family = Some(part);
        } else {
            let (name, with_role) = without_role(&part);
            credits |= with_role;
            match joined(name) {
                Some(found) => names.extend(found),
                // `新华社记者`, `台北報導`: whose reporters they are, and where.
                None if with_role => {}
                None => return None,
            }
        }
    }
    let enough = if marked { names.len() > 1 || credits } else { credits };
    (enough && !names.is_empty() && family.is_none()).then_some(names)
}

/// Returns a word without a role behind the name, and whether it had one.
fn without_role(word: &str) -> (&str, bool) {
    let roles = language::all().flat_map(|language| &language.bylines.roles);
    let spaceless = roles.filter(|role| role.contains(is_of_names_without_spaces));
    let longest = spaceless.filter(|role| word.ends_with(role.as_str())).max_by_key(|it| it.len());
    longest.map_or((word, false), |role| (&word[..word.len() - role.len()], true))
}

/// Returns the name that a word is, or the two with a word such as `和` between; `None` if it is not
/// made of names.
fn joined(word: &str) -> Option<Vec<String>> {
    if is_name(word) {
        return Some(vec![word.to_owned()]);
    }
    word.char_indices().find_map(|(at, c)| {
        let (one, other) = (&word[..at], &word[at + c.len_utf8()..]);
        let joins = listed(|lists| &lists.joiners, c.encode_utf8(&mut [0; 4]));
        (joins && is_name(one) && is_name(other)).then(|| vec![one.to_owned(), other.to_owned()])
    })
}

/// Returns whether a word is a family name and what a person is called beside it.
fn is_name(word: &str) -> bool {
    let chars: Vec<(usize, char)> = word.char_indices().collect();
    let starts =
        |count: usize| chars.get(count).is_some_and(|(end, _)| SURNAMES.contains(&word[..*end]));
    let all = chars.iter().all(|(_, c)| is_of_names_without_spaces(*c));
    let hangul = chars.iter().all(|(_, c)| matches!(c, '\u{ac00}'..='\u{d7af}'));
    let given = |family: usize| {
        let given = chars.len().saturating_sub(family);
        // Two syllables are a place as often as a name: `서울`.
        (1..=2).contains(&given) && !(hangul && chars.len() < 3)
    };
    all && (starts(1) && given(1) || starts(2) && given(2))
}
