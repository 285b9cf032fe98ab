//! Where the server listens, and by which names it may be asked.

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener, ToSocketAddrs as _};

/// How many ports are tried after the one that was asked for.
const TRIED: u16 = 100;

/// Opens a socket at the first address of `host` and at `port`, or the next one that is free; 0
/// stands for any.
pub(super) fn bind(host: &str, port: u16) -> Result<TcpListener, String> {
    let bare = bare(host);
    let fault = |error: &io::Error| format!("cannot listen at {host}: {error}");
    let addresses = (bare, port).to_socket_addrs().map_err(|error| fault(&error))?;
    // The name is both with most systems, and browsers try the older one.
    let address = addresses.min_by_key(|address| !address.is_ipv4());
    let address = address.ok_or_else(|| format!("{host} is no address"))?;
    let last = port.saturating_add(TRIED);
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

/// Returns the address that a browser is given.
pub(super) fn url(host: &str, at: SocketAddr) -> String {
    let host = bare(host);
    match host.parse::<IpAddr>() {
        Ok(ip) if ip.is_unspecified() => format!("http://localhost:{}/", at.port()),
        Ok(IpAddr::V6(ip)) => format!("http://[{ip}]:{}/", at.port()),
        _ => format!("http://{host}:{}/", at.port()),
    }
}

/// Whether what a request calls the server (its `Host` header) is a name of this machine for
/// itself, or the one given: else another site has made its own name lead here.
pub(super) fn may_ask(header: &str, given: &str) -> bool {
    let Some(name) = name(header) else { return false };
    let given = bare(given);
    let anywhere = given.parse::<IpAddr>().is_ok_and(|ip| ip.is_unspecified());
    match name.parse::<IpAddr>() {
        // An address is no name, so nobody can make it lead elsewhere.
        Ok(ip) => ip.to_canonical().is_loopback() || anywhere || given.parse() == Ok(ip),
        Err(_) => {
            let name = name.strip_suffix('.').unwrap_or(name);
            let is = |other: &str| name.eq_ignore_ascii_case(other);
            is("localhost") || is(given) || name.to_ascii_lowercase().ends_with(".localhost")
        }
    }
}

/// Returns the name in a `Host` header, without its port and brackets.
fn name(header: &str) -> Option<&str> {
    let (name, port) = match header.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?,
        None => header.split_at(header.find(':').unwrap_or(header.len())),
    };
    let port = port.strip_prefix(':').unwrap_or(port);
    (!name.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())).then_some(name)
}

fn bare(host: &str) -> &str {
    host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_s_own_names_and_the_given_one_may_be_asked_for() {
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
            assert!(may_ask(name, "127.0.0.1"), "{name}");
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
            assert!(!may_ask(name, "127.0.0.1"), "{name}");
        }
        assert!(may_ask("mac.lan:4000", "mac.lan") && !may_ask("mac.lan", "10.0.0.7"));
        assert!(may_ask("10.0.0.7:4000", "10.0.0.7") && !may_ask("10.0.0.8", "10.0.0.7"));
        assert!(may_ask("10.0.0.7:4000", "0.0.0.0") && !may_ask("evil.example", "0.0.0.0"));
    }

    #[test]
    fn a_port_that_is_taken_leads_to_the_next_one() {
        let first = bind("127.0.0.1", 0).expect("a port");
        let taken = first.local_addr().expect("an address").port();
        let second = bind("127.0.0.1", taken).expect("another port");
        assert!(second.local_addr().expect("an address").port() > taken);
    }

    #[test]
    fn addresses_are_as_a_browser_takes_them() {
        let at = |text: &str| text.parse().expect("an address");
        assert_eq!(url("127.0.0.1", at("127.0.0.1:4000")), "http://127.0.0.1:4000/");
        assert_eq!(url("0.0.0.0", at("0.0.0.0:4001")), "http://localhost:4001/");
        assert_eq!(url("::1", at("[::1]:4000")), "http://[::1]:4000/");
        assert_eq!(url("mac.lan", at("10.0.0.7:4000")), "http://mac.lan:4000/");
    }
}
