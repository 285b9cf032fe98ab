//! Fetches a page: once, within limits of time and size, and not from private networks.
//!
//! Redirects are followed here, not by the HTTP client, so that each can be checked: one to an
//! address of this machine or of a private network is refused, unless the user named that host.
//! Requests carry an honest user agent and no cookies.

mod special_addresses;
#[cfg(test)]
mod tests;

use std::fmt;
use std::io::Read as _;
use std::net::IpAddr;
use std::time::Duration;

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Body, Error};
use url::Url;

use crate::source::MAX_BYTES;

use special_addresses::is_special;

pub use crate::diag::Refusal;

/// The user agent of requests.
const USER_AGENT: &str =
    concat!("manicule/", env!("CARGO_PKG_VERSION"), " (+", env!("CARGO_PKG_REPOSITORY"), ")");

/// The most redirects that are followed.
const REDIRECTS: usize = 8;

/// A page that was fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// Its bytes, unpacked.
    pub bytes: Vec<u8>,
    /// Its address after redirects.
    pub address: String,
    /// The charset that the server stated, in lower case.
    pub charset: Option<String>,
}

/// Fetches a page; `time` is the limit for all redirects together.
///
/// # Errors
///
/// For an invalid address, an error status, too many redirects or one that is not allowed, and a
/// server that is too slow or sends too much; each with what to do about it.
pub fn fetch(address: &str, time: Duration) -> Result<Fetched, Refusal> {
    let mut url = parse(address)?;
    let named = url.host_str().unwrap_or_default().to_owned();
    let started = std::time::Instant::now();
    for _ in 0..=REDIRECTS {
        let left = time.saturating_sub(started.elapsed());
        let agent = agent(&named, left);
        let mut answer =
            agent.get(url.as_str()).call().map_err(|error| failed(&url, &error, time))?;
        let status = answer.status();
        let header = |name: &str| {
            answer.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
        };
        if status.is_redirection() {
            let target = header("location")
                .ok_or_else(|| Refusal::new(format!("{url} redirects without an address"), SAVE))?;
            url = parse(url.join(&target).map_or(target, String::from).as_str())?;
            // Behind a proxy no name is resolved here.
            let host = url.host_str().unwrap_or_default();
            if host != named && (host == "localhost" || host_address(host).is_some_and(is_special))
            {
                return Err(into_private_network(&url));
            }
            continue;
        }
        if !status.is_success() {
            let help = match status.as_u16() {
                401 | 402 | 403 | 429 => SAVE,
                404 | 410 => "check the address; an archive may have the page",
                _ => "try again later",
            };
            return Err(Refusal::new(format!("{url} answers {status}"), help));
        }
        let charset = header("content-type").and_then(|kind| charset(&kind));
        let bytes = unpacked(answer.body_mut()).map_err(|error| failed(&url, &error, time))?;
        return Ok(Fetched { bytes, address: url.to_string(), charset });
    }
    Err(Refusal::new(format!("{address} redirects more than {REDIRECTS} times"), SAVE))
}

/// Reads a body. The limit holds for what was sent, and again for what that unpacks to.
fn unpacked(body: &mut Body) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let reader = body.with_config().limit(MAX_BYTES).reader();
    reader.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(Error::from)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Error::BodyExceedsLimit(MAX_BYTES));
    }
    Ok(bytes)
}

/// The advice for a page that cannot be fetched.
const SAVE: &str = "open the page in your browser, save it, and import the file";

fn parse(address: &str) -> Result<Url, Refusal> {
    let url = Url::parse(address)
        .map_err(|error| Refusal::new(format!("`{address}` is not an address: {error}"), ""))?;
    if matches!(url.scheme(), "http" | "https") && url.host().is_some() {
        return Ok(url);
    }
    Err(Refusal::new(format!("`{address}` is not a web address"), ""))
}

fn charset(kind: &str) -> Option<String> {
    let (_, rest) = kind
        .to_ascii_lowercase()
        .split_once("charset=")
        .map(|(a, b)| (a.to_owned(), b.to_owned()))?;
    let label = rest.split(';').next().unwrap_or_default().trim().trim_matches('"').to_owned();
    (!label.is_empty()).then_some(label)
}

fn agent(named: &str, left: Duration) -> Agent {
    let mut config = Agent::config_builder()
        .user_agent(USER_AGENT)
        .accept("text/html, application/xhtml+xml, text/plain;q=0.8")
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .timeout_global(Some(left.max(Duration::from_millis(1))));
    // A proxy cannot reach a host on this machine.
    if named == "localhost" || host_address(named).is_some_and(is_special) {
        config = config.proxy(None);
    }
    let guard =
        PrivateAddressGuard { named: named.to_owned(), resolver: DefaultResolver::default() };
    Agent::with_parts(config.build(), DefaultConnector::default(), guard)
}

fn failed(url: &Url, error: &Error, time: Duration) -> Refusal {
    match error {
        Error::Timeout(_) => {
            let seconds = time.as_secs();
            Refusal::new(format!("{url} did not answer in full within {seconds} s"), SAVE)
        }
        Error::BodyExceedsLimit(_) => {
            Refusal::new(format!("{url} sends more than {} MiB", MAX_BYTES >> 20), SAVE)
        }
        Error::HostNotFound => Refusal::new(
            format!("there is no host {}", url.host_str().unwrap_or_default()),
            "check the address",
        ),
        Error::Io(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
            into_private_network(url)
        }
        error => Refusal::new(format!("{url} could not be fetched: {error}"), SAVE),
    }
}

fn into_private_network(url: &Url) -> Refusal {
    Refusal::new(
        format!("a redirect leads to {url}, in a private network"),
        "if you want that page, import its address",
    )
}

/// Resolves host names; refuses private addresses for any host but the one that the user named.
struct PrivateAddressGuard {
    named: String,
    resolver: DefaultResolver,
}

impl fmt::Debug for PrivateAddressGuard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PrivateAddressGuard").field("named", &self.named).finish_non_exhaustive()
    }
}

impl Resolver for PrivateAddressGuard {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.resolver.resolve(uri, config, timeout)?;
        let named = uri.host().is_some_and(|host| host.eq_ignore_ascii_case(&self.named));
        if !named && found.iter().any(|address| is_special(address.ip())) {
            return Err(Error::Io(std::io::ErrorKind::PermissionDenied.into()));
        }
        Ok(found)
    }
}

fn host_address(host: &str) -> Option<IpAddr> {
    host.trim_matches(['[', ']']).parse().ok()
}
