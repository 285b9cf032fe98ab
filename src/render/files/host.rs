//! Files for hosts: rules for search engines, and the headers to send.

use crate::model::site::Site;

/// The content security policy: pages may load files of their own site only. The search page needs
/// no more.
const POLICY: &str = "default-src 'self'; base-uri 'none'; form-action 'self'; \
                      frame-ancestors 'none'; object-src 'none'";

/// Returns `robots.txt`.
pub(in crate::render) fn robots(site: &Site) -> String {
    if site.private {
        return "User-agent: *\nDisallow: /\n".to_owned();
    }
    let base = site.settings.base_url.as_deref().unwrap_or_default();
    format!("User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n")
}

/// Returns `_headers`, as Netlify and Cloudflare Pages read it.
pub(in crate::render) fn headers() -> String {
    format!(
        "/*\n  Content-Security-Policy: {POLICY}\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n"
    )
}
