//! Values that are addresses: of pages, of the site, of people.

use super::fields::Fields;
use crate::diag::{Code, Diagnostic};
use crate::text::is_web_address;

impl Fields<'_> {
    /// Returns the address of a web page. It is shown as a link, so it must not be a script.
    pub(super) fn address(
        &mut self,
        key: &'static str,
        out: &mut Vec<Diagnostic>,
    ) -> Option<String> {
        let found = self.string(key, out)?;
        if let Some(reason) = no_address(&found.value) {
            let message = format!("`{key}` {reason}");
            out.push(Diagnostic::at(Code::BadValue, found.span, message));
            return None;
        }
        Some(found.value)
    }

    /// Returns the address of the site, with a slash at its end: pages are below it.
    pub(super) fn base_url(&mut self, out: &mut Vec<Diagnostic>) -> Option<String> {
        const KEY: &str = "base-url";
        let span = self.span_of(KEY);
        let address = self.address(KEY, out)?;
        if address.contains(['?', '#']) {
            let message = format!("`{KEY}` must end before `?` and `#`: pages are below it");
            out.push(Diagnostic::at(Code::BadValue, span, message));
            return None;
        }
        Some(format!("{}/", address.trim_end_matches('/')))
    }

    /// Returns where somebody can be reached, as a link leads there: the address of a web page, or
    /// `mailto:` before an e-mail address.
    pub(super) fn contact(
        &mut self,
        key: &'static str,
        out: &mut Vec<Diagnostic>,
    ) -> Option<String> {
        let found = self.string(key, out)?;
        let text = found.value.as_str();
        if is_web_address(text) {
            return Some(found.value);
        }
        let mail = text.strip_prefix("mailto:").unwrap_or(text);
        // Other signs begin options of `mailto:`, or end the attribute.
        let plain = |sign: char| sign.is_alphanumeric() || matches!(sign, '.' | '-' | '_' | '+');
        let fits = mail.split_once('@').is_some_and(|(name, host)| {
            [name, host].iter().all(|part| !part.is_empty() && part.chars().all(plain))
        });
        if !fits {
            let message = format!("`{key}` must be the address of a web page or an e-mail address");
            out.push(
                Diagnostic::at(Code::BadValue, found.span, message)
                    .help("as in `https://example.org/errors` or `editor@example.org`"),
            );
        }
        fits.then(|| format!("mailto:{mail}"))
    }
}

/// Returns why a text is not the address of a web page.
fn no_address(text: &str) -> Option<&'static str> {
    let Some((_, rest)) = text.split_once("://").filter(|_| is_web_address(text)) else {
        return Some("must begin with https:// or http://");
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.is_empty() || host.starts_with(['.', ':', '@']) {
        return Some("must name a website after `://`");
    }
    // Marks that turn the direction make an address look like another one.
    let is_turn = |sign| matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let unseen = |sign: char| sign.is_whitespace() || sign.is_control() || is_turn(sign);
    rest.contains(unseen).then_some("must not have a space or a hidden character in it")
}
