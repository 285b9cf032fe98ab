//! Paths as text on a line of the manifest.

use std::fmt::Write as _;
use std::path::{Component, Path};

/// Appends a path. `%` and control characters, of which a line break would begin an entry of its
/// own, become `%` and two hexadecimal digits for each byte of their UTF-8.
pub(super) fn push_escaped(path: &str, out: &mut String) {
    for c in path.chars() {
        if c == '%' || c.is_control() {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        } else {
            out.push(c);
        }
    }
}

/// Returns the path that [`push_escaped`] wrote as `text`; `None` if it writes none so.
pub(super) fn unescape(text: &str) -> Option<String> {
    if !text.contains('%') {
        return (!text.contains(char::is_control)).then(|| text.to_owned());
    }
    let mut parts = text.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(part.get(..2)?, 16).ok()?);
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    let path = String::from_utf8(bytes).ok()?;
    let mut again = String::new();
    push_escaped(&path, &mut again);
    (again == text).then_some(path)
}

/// Returns whether a path leads to a file in the output folder, on this system.
pub(super) fn is_inside(path: &str) -> bool {
    let is_plain = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
    is_plain && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}
