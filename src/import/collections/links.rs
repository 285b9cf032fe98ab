//! A list of links: a text file with an address a line. Lines that begin with `#` are comments.

use super::Collection;
use crate::text::is_web_address;

/// Returns whether a line is the address of a page, and nothing else.
pub(super) fn is_link(line: &str) -> bool {
    let line = line.trim();
    is_web_address(line) && !line.contains(char::is_whitespace)
}

/// Reads a list of links; `None` if the file is not one: a line has several words, or most are not
/// addresses. A line that is not one is still returned, so that it is refused and not lost.
pub(super) fn read(bytes: &[u8]) -> Option<Collection> {
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}');
    let lines = text.lines().map(str::trim);
    let lines: Vec<&str> =
        lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let addresses = lines.iter().filter(|line| is_link(line)).count();
    let is_list = lines.iter().all(|line| !line.contains(char::is_whitespace));
    (is_list && addresses * 2 > lines.len()).then(|| Collection {
        format: "list of links",
        links: lines.into_iter().map(str::to_owned).collect(),
        ..Collection::default()
    })
}
