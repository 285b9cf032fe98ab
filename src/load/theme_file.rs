//! Reads `theme.toml`, at the top of a theme's folder.

use super::Loaded;
use super::fields::{Fields, Input};
use crate::diag::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::source::Spanned;

/// Returns the version of the views that a theme's templates are made for; `None` where the file
/// does not say. The other keys are for readers.
pub fn views_of_theme(
    (path, bytes): (&str, &[u8]),
    loaded: &mut Loaded,
    out: &mut Vec<Diagnostic>,
) -> Option<Spanned<usize>> {
    let text: std::sync::Arc<str> = String::from_utf8_lossy(bytes).into();
    let file = loaded.sources.add(path, text.clone());
    let input = Input { file, key: Fingerprint::of_bytes(bytes), text };
    let mut fields = Fields::parse(&input, 0..input.text.len(), out)?;
    let span = fields.span_of("views");
    let views = fields.count("views", out).map(|value| Spanned { value, span });
    for key in ["name", "description", "licence"] {
        fields.text(key, out);
    }
    fields.finish(out);
    views
}
