//! Addresses that belong to no public host.
//!
//! The lists are IANA's registries of special-purpose addresses, for IPv4 and IPv6, with multicast
//! and deprecated networks added. Networks that IANA calls globally reachable are in them as well
//! where no web page is served from them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Networks: an address, and how many of its bits they share.
const IPV4: &[(Ipv4Addr, u32)] = &[
    // This network (RFC 791), and no address.
    (Ipv4Addr::new(0, 0, 0, 0), 8),
    // Private use (RFC 1918).
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    // Shared by the customers of a carrier (RFC 6598).
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    // Loopback.
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    // Link-local: the metadata of cloud machines is here.
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    // Protocol assignments (RFC 6890), AS112 (RFC 7534, 7535), AMT (RFC 7450), 6to4 relays.
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 31, 196, 0), 24),
    (Ipv4Addr::new(192, 52, 193, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 175, 48, 0), 24),
    // Documentation (RFC 5737).
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    // Benchmarks (RFC 2544).
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    // Multicast; then reserved, with the broadcast address.
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
];

/// Networks of IPv6. Those that hold addresses of IPv4 are in [`embedded`].
const IPV6: &[(Ipv6Addr, u32)] = &[
    // No address, loopback, and addresses of IPv4 in a form that is no longer used.
    (Ipv6Addr::new(0, 0, 0, 0, 0, 0, 0, 0), 96),
    // Translation between IPv4 and IPv6 within one network (RFC 8215).
    (Ipv6Addr::new(0x64, 0xff9b, 1, 0, 0, 0, 0, 0), 48),
    // Packets to be discarded (RFC 6666), and a dummy prefix (RFC 9780).
    (Ipv6Addr::new(0x100, 0, 0, 0, 0, 0, 0, 0), 63),
    // Protocol assignments (RFC 2928): Teredo, benchmarks, ORCHID and others.
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    // Documentation (RFC 3849, RFC 9637).
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
    // AS112 (RFC 7534).
    (Ipv6Addr::new(0x2620, 0x4f, 0x8000, 0, 0, 0, 0, 0), 48),
    // Segment routing (RFC 9602).
    (Ipv6Addr::new(0x5f00, 0, 0, 0, 0, 0, 0, 0), 16),
    // Unique local, link-local, and site-local, which is deprecated (RFC 3879).
    (Ipv6Addr::new(0xfc00, 0, 0, 0, 0, 0, 0, 0), 7),
    (Ipv6Addr::new(0xfe80, 0, 0, 0, 0, 0, 0, 0), 10),
    (Ipv6Addr::new(0xfec0, 0, 0, 0, 0, 0, 0, 0), 10),
    // Multicast.
    (Ipv6Addr::new(0xff00, 0, 0, 0, 0, 0, 0, 0), 8),
];

/// Returns whether an address belongs to this machine, to a private network, or to no public host.
pub(super) fn is_special(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => IPV4
            .iter()
            .any(|(network, bits)| (v4.to_bits() ^ network.to_bits()) >> (32 - bits) == 0),
        IpAddr::V6(v6) => match embedded(v6) {
            Some(v4) => is_special(v4.into()),
            None => IPV6
                .iter()
                .any(|(network, bits)| (v6.to_bits() ^ network.to_bits()) >> (128 - bits) == 0),
        },
    }
}

/// Returns the address of IPv4 that one of IPv6 leads to.
fn embedded(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let join = |high: u16, low: u16| Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low));
    match address.segments() {
        // Mapped (RFC 4291), translated (RFC 2765), and translated by NAT64 (RFC 6052).
        [0, 0, 0, 0, 0, 0xffff, high, low]
        | [0, 0, 0, 0, 0xffff, 0, high, low]
        | [0x64, 0xff9b, 0, 0, 0, 0, high, low]
        // 6to4 (RFC 3056).
        | [0x2002, high, low, ..] => Some(join(high, low)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn special(text: &str) -> bool {
        is_special(text.parse().unwrap_or_else(|_| panic!("{text} is no address")))
    }

    /// The first and the last address of each network, and those right before and after it that
    /// are public.
    #[test]
    fn networks_begin_and_end_where_the_registries_say() {
        const TABLE: &[(&str, &str, &str, &str)] = &[
            ("-", "0.0.0.0", "0.255.255.255", "1.0.0.0"),
            ("9.255.255.255", "10.0.0.0", "10.255.255.255", "11.0.0.0"),
            ("100.63.255.255", "100.64.0.0", "100.127.255.255", "100.128.0.0"),
            ("126.255.255.255", "127.0.0.0", "127.255.255.255", "128.0.0.0"),
            ("169.253.255.255", "169.254.0.0", "169.254.255.255", "169.255.0.0"),
            ("172.15.255.255", "172.16.0.0", "172.31.255.255", "172.32.0.0"),
            ("191.255.255.255", "192.0.0.0", "192.0.0.255", "192.0.1.0"),
            ("192.0.1.255", "192.0.2.0", "192.0.2.255", "192.0.3.0"),
            ("192.31.195.255", "192.31.196.0", "192.31.196.255", "192.31.197.0"),
            ("192.52.192.255", "192.52.193.0", "192.52.193.255", "192.52.194.0"),
            ("192.88.98.255", "192.88.99.0", "192.88.99.255", "192.88.100.0"),
            ("192.167.255.255", "192.168.0.0", "192.168.255.255", "192.169.0.0"),
            ("192.175.47.255", "192.175.48.0", "192.175.48.255", "192.175.49.0"),
            ("198.17.255.255", "198.18.0.0", "198.19.255.255", "198.20.0.0"),
            ("198.51.99.255", "198.51.100.0", "198.51.100.255", "198.51.101.0"),
            ("203.0.112.255", "203.0.113.0", "203.0.113.255", "203.0.114.0"),
            ("223.255.255.255", "224.0.0.0", "239.255.255.255", "-"),
            ("-", "240.0.0.0", "255.255.255.255", "-"),
            ("-", "::", "::ffff:ffff", "::1:0:0"),
            (
                "64:ff9b:0:ffff::",
                "64:ff9b:1::",
                "64:ff9b:1:ffff:ffff:ffff:ffff:ffff",
                "64:ff9b:2::",
            ),
            ("ff:ffff::", "100::", "100::1:ffff:ffff:ffff:ffff", "100::2:0:0:0:0"),
            ("2000:ffff::", "2001::", "2001:1ff:ffff::", "2001:200::"),
            ("2001:db7::", "2001:db8::", "2001:db8:ffff::", "2001:db9::"),
            ("2620:4f:7fff::", "2620:4f:8000::", "2620:4f:8000:ffff::", "2620:4f:8001::"),
            ("3ffe:ffff::", "3fff::", "3fff:fff:ffff::", "3fff:1000::"),
            ("5eff:ffff::", "5f00::", "5f00:ffff::", "5f01::"),
            ("fbff:ffff::", "fc00::", "fdff:ffff::", "fe00::"),
            ("fe7f:ffff::", "fe80::", "febf:ffff::", "-"),
            ("-", "fec0::", "feff:ffff::", "-"),
            ("-", "ff00::", "ffff:ffff::", "-"),
        ];
        assert_eq!(TABLE.len(), IPV4.len() + IPV6.len());
        for (before, first, last, after) in TABLE {
            assert!(special(first) && special(last), "{first} to {last}");
            for public in [before, after] {
                assert!(*public == "-" || !special(public), "{public} beside {first} to {last}");
            }
        }
    }

    #[test]
    fn an_address_within_another_decides() {
        for (form, public, private) in [
            ("mapped", "::ffff:1.1.1.1", "::ffff:127.0.0.1"),
            ("translated", "::ffff:0:1.1.1.1", "::ffff:0:10.0.0.1"),
            ("NAT64", "64:ff9b::1.1.1.1", "64:ff9b::169.254.169.254"),
            ("6to4", "2002:101:101::1", "2002:c0a8:1::1"),
            ("6to4 of benchmarks", "2002:c614::", "2002:c612::"),
        ] {
            assert!(!special(public), "{form}: {public}");
            assert!(special(private), "{form}: {private}");
        }
    }

    #[test]
    fn public_hosts_are_not_special() {
        for text in ["1.1.1.1", "93.184.215.14", "2606:4700::1111", "2a00:1450:4001:82a::200e"] {
            assert!(!special(text), "{text}");
        }
    }
}
