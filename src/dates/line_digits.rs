//! Days in digits whose order or marks the grammar does not know, written as it reads them.

use jiff::civil::Date;

use super::lexicon::Lexicon;
use super::words::Meaning;

/// Returns a line with days in digits as the grammar reads them: those of Chinese, Japanese and
/// Korean (`2024年3月5日`), with the year first (`2024/3/5`, `2024. 3. 5.`,
/// `2024. március 5.`), and with a year of two
/// digits after points (`5.3.24`), which is of this century or, from 90 on, of the last.
pub(super) fn plain_digits(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let starts = c.is_ascii_digit() && !before.is_ascii_digit() && !".,/-".contains(before);
        let read =
            |rest| year_first(rest).or_else(|| year_and_month(rest)).or_else(|| short_year(rest));
        if starts && let Some((date, length)) = read(rest) {
            out.push_str(&format!("{date} "));
            rest = &rest[length..];
            before = ' ';
            continue;
        }
        out.push(c);
        before = c;
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// Reads `2024年3月5日`, `2024년 3월 5일`, `2024/3/5`, `2024. 3. 5.`; with its length in bytes.
fn year_first(text: &str) -> Option<(Date, usize)> {
    let (year, rest) = digits(text, 4)?;
    let sign = rest.chars().next().filter(|c| matches!(c, '年' | '년' | '/' | '.'))?;
    let second = match sign {
        '年' => '月',
        '년' => '월',
        other => other,
    };
    let (month, rest) = digits(rest[sign.len_utf8()..].trim_start(), 2)?;
    let rest = rest.strip_prefix(second)?.trim_start();
    let (day, rest) = digits(rest, 2)?;
    if rest.starts_with(|c: char| c.is_ascii_digit()) || sign == '/' && rest.starts_with('/') {
        return None;
    }
    let rest = rest.strip_prefix(['日', '일', '号']).unwrap_or(rest);
    let rest = if sign == '.' { rest.strip_prefix('.').unwrap_or(rest) } else { rest };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (1900..2200).contains(&year).then(|| (date, text.len() - rest.len()))
}

/// Reads `2024. március 5.`, with its length in bytes.
fn year_and_month(text: &str) -> Option<(Date, usize)> {
    let (year, rest) = digits(text, 4).filter(|(year, _)| (1900..2200).contains(year))?;
    let rest = rest.strip_prefix('.').unwrap_or(rest).trim_start();
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let Some(Meaning::Month(month, _)) = Lexicon::of_lines().meaning(&rest[..end]) else {
        return None;
    };
    let (day, rest) = digits(rest[end..].trim_start_matches(['.', ' ']), 2)?;
    let date = Date::new(year, month, i8::try_from(day).ok()?).ok()?;
    let ends = !rest.starts_with(|c: char| c.is_alphanumeric() || c == ':');
    ends.then(|| (date, text.len() - rest.len()))
}

/// Reads `5.3.24`, with its length in bytes.
fn short_year(text: &str) -> Option<(Date, usize)> {
    let (day, rest) = digits(text, 2)?;
    let (month, rest) = digits(rest.strip_prefix('.')?.trim_start_matches(' '), 2)?;
    let after = rest.strip_prefix('.')?.trim_start_matches(' ');
    let (year, rest) = digits(after, 2)?;
    let ends = !rest.starts_with(|c: char| c.is_alphanumeric() || c == ':')
        && !rest
            .strip_prefix(['.', ','])
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let both = after.len() - rest.len() == 2;
    let year = if year < 90 { 2000 + year } else { 1900 + year };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (ends && both).then(|| (date, text.len() - rest.len()))
}

/// Returns the number at the beginning of a text, of at most so many digits, and the rest.
fn digits(text: &str, most: usize) -> Option<(i16, &str)> {
    let length = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    let rest = &text[length..];
    Some((text[..length].parse().ok()?, rest))
}
