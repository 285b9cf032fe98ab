//! Reads the text of a file.

use std::str::Utf8Error;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic};
use crate::fingerprint::Fingerprint;
use crate::source::{FileId, FileSystem, Span};

/// The fault of a file that could not be read, and its text as far as it can be shown.
pub(super) type Unread = (Diagnostic, Arc<str>);

/// Returns the text of a file, without a byte order mark, and its fingerprint.
pub(super) fn read(
    files: &dyn FileSystem,
    path: &str,
    file: FileId,
) -> Result<(Arc<str>, Fingerprint), Box<Unread>> {
    let bytes = files.read(path).map_err(|error| {
        let message = format!("`{path}` cannot be read: {error}");
        let fault = Diagnostic::at(Code::Unreadable, Span::new(file, 0, 0..0), message);
        Box::new((fault, "".into()))
    })?;
    const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).map(<[u8]>::to_vec).unwrap_or(bytes);
    let key = Fingerprint::of_bytes(&bytes);
    let text = String::from_utf8(bytes).map_err(|error| {
        let fault = not_utf8(path, file, error.utf8_error());
        Box::new((fault, String::from_utf8_lossy(error.as_bytes()).into()))
    })?;
    Ok((text.into(), key))
}

/// Returns the fault of a file that is not UTF-8.
pub fn not_utf8(path: &str, file: FileId, error: Utf8Error) -> Diagnostic {
    let valid = error.valid_up_to();
    let span = Span::new(file, 0, valid..valid + '\u{fffd}'.len_utf8());
    Diagnostic::at(Code::NotUtf8, span, format!("`{path}` is not UTF-8"))
        .label("from here")
        .help("save it as UTF-8 in your editor, or convert it with iconv")
}
