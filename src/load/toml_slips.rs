//! Guesses what a line that is not TOML was meant to say, for people who do not know TOML.

use crate::dates::{date_fault, likely_date};
use crate::diag::{Code, Diagnostic};

/// Returns the message and the help for a line of front matter or settings, if it has a known slip.
///
/// The rules are the slips of people who write TOML as they would write anything else: words
/// without quotation marks, curly ones, dates as at home, a colon in the place of `=`.
pub(super) fn slip(line: &str) -> Option<(String, String)> {
    let line = line.trim();
    let (key, value, sign) = parts(line)?;
    let write = |value: &str| format!("write `{key} = {value}`");
    // These may go on on other lines.
    if value.starts_with("\"\"\"") || value.starts_with("'''") {
        return None;
    }
    if value.is_empty() {
        return Some((
            format!("`{key}` has no value"),
            "give it one, or remove the line".to_owned(),
        ));
    }
    if let Some(inner) = in_curly(value) {
        let message = format!("the quotation marks around `{key}` are curly");
        return Some((message, format!("use straight ones: `{key} = {}`", quoted(inner))));
    }
    if let Some(why) = date_fault(value) {
        return Some((why, "correct the day".to_owned()));
    }
    if let Some(date) = likely_date(value.trim_matches('"')) {
        return Some((
            format!("`{key}` has a date in another notation"),
            format!("a date is written with the year first: `{key} = {date}`"),
        ));
    }
    let without = value.trim_end_matches([',', ';']);
    if without.len() < value.len() && is_string(without) {
        return Some((format!("there is a mark after `{key}`"), write(without)));
    }
    if sign == ':' {
        let value =
            if is_string(value) || is_plain(value) { value.to_owned() } else { quoted(value) };
        return Some((format!("after `{key}` comes `=`, not a colon"), write(&value)));
    }
    if let Some(word) = truth(value) {
        return Some((format!("`{key}` is true or false"), write(word)));
    }
    if value.starts_with('"') && value.matches('"').count() > 2 && value.ends_with('"') {
        let inner = &value[1..value.len() - 1];
        let message = format!("there are quotation marks within those around `{key}`");
        return Some((message, write(&quoted(inner))));
    }
    if value.starts_with('"') && value.matches('"').count() == 1 {
        let message = format!("the quotation mark after `{key}` is missing");
        return Some((message, write(&format!("{value}\""))));
    }
    let starts_as_toml = value.starts_with(['"', '\'', '[', '{']);
    if !starts_as_toml && !is_plain(value) && value.contains(char::is_alphabetic) {
        let message = format!("`{key}` has no quotation marks around its words");
        return Some((message, write(&quoted(value))));
    }
    None
}

/// Reports the errors of a TOML parser, one for each line, in words of ours where they are known.
pub(super) fn report(
    text: &str,
    errors: impl Iterator<Item = (std::ops::Range<usize>, String)>,
    at: impl Fn(std::ops::Range<usize>) -> crate::source::Span,
    out: &mut Vec<Diagnostic>,
) {
    let mut reported: Vec<usize> = Vec::new();
    for (range, message) in errors {
        let place = range.start.min(text.len());
        let start = text[..place].rfind('\n').map_or(0, |line| line + 1);
        let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
        // An error at the end of a line may be placed at the start of the next one.
        let line = &text[start..end];
        match slip(line) {
            Some((message, help)) => {
                if !reported.contains(&start) {
                    reported.push(start);
                    let value = line.trim_end().len();
                    let from = line.len() - line.trim_start().len();
                    let span = at(start + from..start + value.max(from));
                    out.push(Diagnostic::at(Code::NotToml, span, message).help(help));
                }
            }
            None => {
                let message = format!("not TOML: {}", message.replace('\n', ", "));
                out.push(Diagnostic::at(Code::NotToml, at(range), message));
            }
        }
    }
}

/// Returns the key and the value of a line, and the sign between them.
fn parts(line: &str) -> Option<(&str, &str, char)> {
    let is_key = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let key_end = line.find(|c| !is_key(c))?;
    let (key, rest) = line.split_at(key_end);
    let rest = rest.trim_start();
    let sign = rest.chars().next().filter(|c| matches!(c, '=' | ':'))?;
    (!key.is_empty()).then(|| (key, without_comment(rest[1..].trim()), sign))
}

/// Returns a value without the comment after it.
fn without_comment(value: &str) -> &str {
    let quotes = |text: &str| text.matches('"').count();
    let comment = value.match_indices(" #").find(|(at, _)| quotes(&value[..*at]) % 2 == 0);
    comment.map_or(value, |(at, _)| value[..at].trim_end())
}

/// Returns what is within quotation marks that are not those of TOML.
fn in_curly(value: &str) -> Option<&str> {
    const OPENING: &[char] = &['“', '”', '„', '«', '»', '‘', '’', '‚', '`'];
    let inner = value.strip_prefix(OPENING)?;
    let inner = inner.strip_suffix(OPENING).or_else(|| inner.strip_suffix(['"', '\'']));
    Some(inner.unwrap_or_else(|| value.trim_start_matches(OPENING)).trim())
}

/// Writes a TOML string; one with straight quotation marks is put in single ones.
fn quoted(text: &str) -> String {
    match (text.contains('"'), text.contains('\'')) {
        (false, _) => format!("\"{}\"", text.replace('\\', "\\\\")),
        (true, false) => format!("'{text}'"),
        (true, true) => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

fn is_string(value: &str) -> bool {
    value.len() > 1
        && ['"', '\''].iter().any(|mark| value.starts_with(*mark) && value.ends_with(*mark))
}

/// Returns whether a value is one of TOML as it is: a number, a date, a flag, a list.
fn is_plain(value: &str) -> bool {
    matches!(value, "true" | "false") || value.starts_with(['[', '{']) || {
        let digits = |c: char| c.is_ascii_digit() || matches!(c, '-' | ':' | 'T' | 'Z' | '+' | '.');
        value.starts_with(|c: char| c.is_ascii_digit()) && value.chars().all(digits)
    }
}

fn truth(value: &str) -> Option<&'static str> {
    if matches!(value, "true" | "false") {
        return None;
    }
    match value.to_lowercase().as_str() {
        "yes" | "y" | "on" | "true" | "ja" | "oui" => Some("true"),
        "no" | "n" | "off" | "false" | "nein" | "non" => Some("false"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_is_proposed() {
        for (line, proposal) in [
            ("outlet = the-post", "write `outlet = \"the-post\"`"),
            ("outlet = The Post  # ours", "write `outlet = \"The Post\"`"),
            ("title = “A gate”", "`title = \"A gate\"`"),
            ("title = „Ein Tor“", "`title = \"Ein Tor\"`"),
            ("title = «Ворота»", "`title = \"Ворота\"`"),
            ("title = ‘A gate’", "`title = \"A gate\"`"),
            ("published = 14.05.2024", "`published = 2024-05-14`"),
            ("published = 14/5/2024", "`published = 2024-05-14`"),
            ("published = 2024/05/14", "`published = 2024-05-14`"),
            ("published = 2024-5-4", "`published = 2024-05-04`"),
            ("published = 14 May 2024", "`published = 2024-05-14`"),
            ("published = May 14, 2024", "`published = 2024-05-14`"),
            ("outlet: the-post", "write `outlet = \"the-post\"`"),
            ("outlet: \"the-post\"", "write `outlet = \"the-post\"`"),
            ("published: 2024-05-14", "write `published = 2024-05-14`"),
            ("draft = yes", "write `draft = true`"),
            ("draft = False", "write `draft = false`"),
            ("title = \"He said \"no\" twice\"", "write `title = 'He said \"no\" twice'`"),
            ("title = \"A \"gate\" isn't\"", "write `title = \"A \\\"gate\\\" isn't\"`"),
            ("title = \"A gate", "write `title = \"A gate\"`"),
            ("outlet = \"post\",", "write `outlet = \"post\"`"),
            ("title =", "give it one"),
        ] {
            let (_, help) = slip(line).unwrap_or_default();
            assert!(help.contains(proposal), "{line}: {help}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_said_to_be_none() {
        for (line, words) in [
            ("published = 2024-06-31", "June has 30 days"),
            ("published = 2023-02-29", "February 2023 has 28 days"),
            ("published = 2024-13-01", "there is no month 13"),
        ] {
            assert!(slip(line).unwrap_or_default().0.contains(words), "{line}");
        }
    }

    /// Which number is the month cannot be known.
    #[test]
    fn a_date_with_two_meanings_is_not_guessed() {
        let (_, help) = slip("published = 05/06/2024").unwrap_or_default();
        assert!(!help.contains("2024-0"), "{help}");
    }

    #[test]
    fn toml_has_no_slip() {
        for line in [
            "",
            "# words",
            "[source]",
            "title = \"A gate\"",
            "order = 1",
            "draft = true",
            "a = \"\"\"",
        ] {
            assert_eq!(slip(line), None, "{line}");
        }
    }
}
