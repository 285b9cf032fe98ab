//! Names in the two scripts of one language.

use crate::language::Letters;

/// Returns a name in the script of the table.
pub(super) fn own(name: &str, letters: &[Letters]) -> String {
    replaced(name, letters, |pair| (&pair.other, &pair.own))
}

/// Returns a name in the other script.
pub(super) fn other(name: &str, letters: &[Letters]) -> String {
    replaced(name, letters, |pair| (&pair.own, &pair.other))
}

/// Replaces letters, the first of the list that fits; a capital by a capital.
fn replaced<'a>(
    name: &str,
    letters: &'a [Letters],
    sides: impl Fn(&'a Letters) -> (&'a String, &'a String),
) -> String {
    let mut out = String::with_capacity(name.len() * 2);
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let found = letters.iter().map(&sides).find_map(|(from, to)| {
            let length: usize = rest.chars().take(from.chars().count()).map(char::len_utf8).sum();
            (rest[..length].to_lowercase() == *from).then_some((length, to))
        });
        match found {
            Some((length, to)) if first.is_uppercase() => {
                let mut chars = to.chars();
                out.extend(chars.next().into_iter().flat_map(char::to_uppercase));
                out.push_str(chars.as_str());
                rest = &rest[length..];
            }
            Some((length, to)) => {
                out.push_str(to);
                rest = &rest[length..];
            }
            None => {
                out.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    out
}
