//! Numbers as the shards have them: five bits a sign, the lowest first, of the 64 signs of
//! base 64; a sixth bit says that more follow.

pub(super) const SIGNS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Writes a number.
pub(super) fn write(out: &mut Vec<u8>, mut number: u32) {
    while number >= 32 {
        out.push(SIGNS.as_bytes()[(number & 31 | 32) as usize]);
        number >>= 5;
    }
    out.push(SIGNS.as_bytes()[number as usize]);
}

/// Reads a number at the beginning; returns it with the count of its signs.
pub(super) fn read(signs: &[u8]) -> (u32, usize) {
    let (mut number, mut shift) = (0, 0);
    for (at, sign) in signs.iter().enumerate() {
        let value = value(*sign);
        number |= (value & 31) << shift;
        if value < 32 {
            return (number, at + 1);
        }
        shift += 5;
    }
    (number, signs.len())
}

fn value(sign: u8) -> u32 {
    u32::from(match sign {
        b'A'..=b'Z' => sign - b'A',
        b'a'..=b'z' => sign - b'a' + 26,
        b'0'..=b'9' => sign - b'0' + 52,
        b'-' => 62,
        _ => 63,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for number in (0..40).chain([1_023, 1_024, 99_999, u32::MAX]) {
            let mut out = Vec::new();
            write(&mut out, number);
            let length = out.len();
            out.push(b'B');
            assert_eq!(read(&out), (number, length));
        }
    }
}
