//! The address to listen at, and the host names that requests may use.

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener, ToSocketAddrs as _};

/// How many ports are tried after the given one.
const PORTS_TRIED: u16 = 100;

/// Listens at the first address of `host`, at `port` or the next free one; 0 means any port.
pub(super) fn bind(host: &str, port: u16) -> Result<TcpListener, String> {
    let without_brackets = without_brackets(host);
    let fault = |error: &io::Error| format!("cannot listen at {host}: {error}");
    let addresses = (without_brackets, port).to_socket_addrs().map_err(|error| fault(&error))?;
    // `localhost` mostly has an IPv6 address, too, but all browsers try IPv4.
    let address = addresses.min_by_key(|address| !address.is_ipv4());
    let address = address.ok_or_else(|| format!("{host} has no address"))?;
    let last = port.saturating_add(PORTS_TRIED);
    let mut result = Err(String::new());
    for port in port..=last {
        match TcpListener::bind(SocketAddr::new(address.ip(), port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
                result = Err(format!("the ports {} to {last} are all taken", address.port()));
            }
            Err(error) => return Err(fault(&error)),
        }
    }
    result
}

/// Returns the address to open in a browser.
pub(super) fn url(host: &str, at: SocketAddr) -> String {
    let host = without_brackets(host);
    match host.parse::<IpAddr>() {
        Ok(ip) if ip.is_unspecified() => format!("http://localhost:{}/", at.port()),
        Ok(IpAddr::V6(ip)) => format!("http://[{ip}]:{}/", at.port()),
        _ => format!("http://{host}:{}/", at.port()),
    }
}

/// Returns whether the `Host` header of a request is a name of this machine for itself, or the
/// given host. Otherwise another site may have pointed its own name here (DNS rebinding).
pub(super) fn is_allowed_host(header: &str, given: &str) -> bool {
    let Some(name) = host_name(header) else { return false };
    let given = without_brackets(given);
    let anywhere = given.parse::<IpAddr>().is_ok_and(|ip| ip.is_unspecified());
    match name.parse::<IpAddr>() {
        // Nobody can point an IP address elsewhere.
        Ok(ip) => ip.to_canonical().is_loopback() || anywhere || given.parse() == Ok(ip),
        Err(_) => {
            let name = name.strip_suffix('.').unwrap_or(name);
            let is = |other: &str| name.eq_ignore_ascii_case(other);
            is("localhost") || is(given) || name.to_ascii_lowercase().ends_with(".localhost")
        }
    }
}

/// Returns the name in a `Host` header without port and brackets; `None` if it is malformed.
fn host_name(header: &str) -> Option<&str> {
    let (name, port) = match header.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?,
        None => header.split_at(header.find(':').unwrap_or(header.len())),
    };
    let port = port.strip_prefix(':').unwrap_or(port);
    (!name.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())).then_some(name)
}

fn without_brackets(host: &str) -> &str {
    host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_and_the_given_host_are_allowed() {
        for name in [
            "localhost",
            "localhost:4000",
            "LOCALHOST:1",
            "127.0.0.1:4000",
            "127.1.2.3",
            "[::1]:4000",
            "[::1]",
            "a.localhost:80",
            "localhost.",
            "[::ffff:127.0.0.1]:1",
        ] {
            assert!(is_allowed_host(name, "127.0.0.1"), "{name}");
        }
        for name in [
            "",
            ":4000",
            "evil.example",
            "evil.example:4000",
            "localhost.evil.example",
            "10.0.0.1",
            "127.0.0.1.evil.example",
            "evil.example#localhost",
            "[::1",
            "localhost:80:80",
            "0.0.0.0",
            "notlocalhost",
            "localhost:a",
        ] {
            assert!(!is_allowed_host(name, "127.0.0.1"), "{name}");
        }
        assert!(
            is_allowed_host("mac.lan:4000", "mac.lan") && !is_allowed_host("mac.lan", "10.0.0.7")
        );
        assert!(
            is_allowed_host("10.0.0.7:4000", "10.0.0.7")
                && !is_allowed_host("10.0.0.8", "10.0.0.7")
        );
        assert!(
            is_allowed_host("10.0.0.7:4000", "0.0.0.0")
                && !is_allowed_host("evil.example", "0.0.0.0")
        );
    }

    #[test]
    fn a_port_that_is_taken_leads_to_the_next_one() {
        let first = bind("127.0.0.1", 0).expect("a port");
        let taken = first.local_addr().expect("an address").port();
        let second = bind("127.0.0.1", taken).expect("another port");
        assert!(second.local_addr().expect("an address").port() > taken);
    }

    #[test]
    fn urls_can_be_opened_in_a_browser() {
        let at = |text: &str| text.parse().expect("an address");
        assert_eq!(url("127.0.0.1", at("127.0.0.1:4000")), "http://127.0.0.1:4000/");
        assert_eq!(url("0.0.0.0", at("0.0.0.0:4001")), "http://localhost:4001/");
        assert_eq!(url("::1", at("[::1]:4000")), "http://[::1]:4000/");
        assert_eq!(url("mac.lan", at("10.0.0.7:4000")), "http://mac.lan:4000/");
    }
}
