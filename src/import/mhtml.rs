//! Reads MHTML: a page and its pictures in one file, as the parts of an e-mail.

use super::page::{ContainedPage, Fact, FactSource, Facts};
use crate::text::is_web_address;
use mail_parser::{MessageParser, MimeHeaders, PartType};

use crate::diag::Refusal;

/// Returns the page of an MHTML file; `None` for any other file.
pub(super) fn page(bytes: &[u8]) -> Result<Option<ContainedPage>, Refusal> {
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
    let place = || FactSource::Header("Snapshot-Content-Location".to_owned());
    let url = address.map(|address| Fact::new(address, place()));
    Ok(Some(ContainedPage {
        format: "MHTML",
        html: html.into_bytes(),
        // It is decoded already.
        charset: Some("utf-8".to_owned()),
        facts: Facts { url, ..Facts::default() },
        warnings: Vec::new(),
    }))
}
