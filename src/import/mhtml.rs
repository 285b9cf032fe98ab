//! Reads MHTML: a page and its pictures in one file, as the parts of an e-mail.

use super::markdown_file::is_web_address;
use mail_parser::{MessageParser, MimeHeaders, PartType};

use crate::diag::Refusal;

/// The page in an MHTML file.
pub(super) struct MhtmlPage {
    pub(super) html: Vec<u8>,
    /// The address from which it was saved.
    pub(super) address: Option<String>,
    /// The charset of `html`, which is already decoded.
    pub(super) charset: Option<String>,
}

/// Returns the page of an MHTML file; `None` for any other file.
pub(super) fn page(bytes: &[u8]) -> Result<Option<MhtmlPage>, Refusal> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let is_mail = head.contains("mime-version:") && head.contains("multipart/related");
    if !is_mail || head.trim_start().starts_with('<') {
        return Ok(None);
    }
    let nothing = || {
        Refusal::new(
            "the MHTML file holds no page",
            "save the page again, as HTML or with SingleFile",
        )
    };
    let message = MessageParser::default().parse(bytes).ok_or_else(nothing)?;
    let html = message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(html) => {
            Some((html.to_string(), part.content_location().map(str::to_owned)))
        }
        _ => None,
    });
    let (html, location) = html.ok_or_else(nothing)?;
    let address = message
        .header_raw("Snapshot-Content-Location")
        .map(|value| value.trim().to_owned())
        .or(location)
        .filter(|address| is_web_address(address));
    Ok(Some(MhtmlPage { html: html.into_bytes(), address, charset: Some("utf-8".to_owned()) }))
}
