use super::*;

#[test]
fn the_page_states_its_encoding() {
    let bytes = b"<meta charset=windows-1251><p>\xcf\xf0\xe8\xe2\xe5\xf2";
    let found = decode(bytes, None, true);
    assert!(found.text.ends_with("Привет"), "{found:?}");
    assert_eq!((found.encoding.as_str(), found.warnings.len()), ("windows-1251, the page", 0));
}

#[test]
fn the_server_takes_precedence_over_the_page() {
    let bytes = b"<meta charset=utf-8><p>Caf\xe9";
    let found = decode(bytes, Some("iso-8859-1"), true);
    assert!(found.text.ends_with("Café"), "{found:?}");
    assert_eq!(found.warnings, Vec::<String>::new());
}

#[test]
fn a_wrong_charset_is_warned_of() {
    let found = decode("<meta charset=iso-8859-1><p>Café".as_bytes(), None, true);
    assert!(found.text.ends_with("Café") && found.warnings[0].contains("is UTF-8"), "{found:?}");
    let found = decode(b"<meta charset=utf-8><p>Caf\xe9 au lait, s'il vous pla\xeet", None, true);
    assert!(found.text.contains("Café") && found.warnings[0].contains("which the file is not"));
}

/// Regression: a declared encoding was given up at the first bad byte.
#[test]
fn one_bad_byte_spoils_nothing_else() {
    let page = |head: &str, bad: &[u8]| {
        let mut bytes = head.as_bytes().to_vec();
        bytes.extend_from_slice("<p>“Früh”, sagte Žofie – für 5 € – und".as_bytes());
        bytes.extend_from_slice(bad);
        bytes
    };
    for (head, header) in [
        ("<meta charset=utf-8>", None),
        ("<html>", Some("utf-8")),
        ("<html>", None),
        ("<meta charset=iso-8859-1>", None),
    ] {
        let found = decode(&page(head, b" caf\xe9<!-- \xff -->."), header, true);
        let expected = "<p>“Früh”, sagte Žofie – für 5 € – und caf\u{fffd}<!-- \u{fffd} -->.";
        assert!(found.text.ends_with(expected), "{head}: {found:?}");
        assert!(found.warnings.concat().contains("2 places could not be read"), "{found:?}");
    }
    // A page in ASCII with a single stray byte is in the encoding that it states.
    let found = decode(b"<meta charset=utf-8><p>noon\x80", None, true);
    assert_eq!(found.text, "<meta charset=utf-8><p>noon\u{fffd}");
    // Other encodings have bad bytes as well.
    let (mut sjis, ..) = encoding_rs::SHIFT_JIS.encode("<meta charset=shift_jis><p>橋は閉鎖");
    sjis.to_mut().extend_from_slice(b"\x81\xff.");
    let found = decode(&sjis, None, true);
    assert!(found.text.contains("橋は閉鎖\u{fffd}"), "{found:?}");
}

#[test]
fn a_stray_zero_byte_is_not_binary_data() {
    let mut page = b"<html><p>It was noon.\0".to_vec();
    page.resize(200, b'x');
    assert!(unpack(&page).is_ok());
}

#[test]
fn unreadable_places_are_counted() {
    let found = decode(b"\xef\xbb\xbfgood \xff\xfe bad", None, false);
    assert!(found.warnings.iter().any(|text| text.contains("places could not be read")));
}

#[test]
fn files_that_are_not_text_are_refused() {
    let message = |bytes: &[u8]| unpack(bytes).expect_err("refused").message;
    assert_eq!(message(b"%PDF-1.7 ..."), "this is a PDF, not a page");
    assert_eq!(message(b"\x89PNG\r\n"), "this is an image, not a page");
    assert_eq!(message(b" \n\t"), "the file is empty");
    assert_eq!(message(b"ab\0\0cd"), "this is binary data, not a page");
    assert!(message(&vec![b'a'; (MAX_BYTES + 1) as usize]).contains("16 MiB; the limit is 16"));
}

#[test]
fn compressed_pages_are_unpacked_and_cut_ones_refused() {
    use std::io::Write as _;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(b"words in a file").expect("written to memory");
    let packed = encoder.finish().expect("written to memory");
    assert_eq!(unpack(&packed).expect("whole"), b"words in a file");
    let cut = unpack(&packed[..packed.len() - 9]).expect_err("cut off");
    assert!(cut.message.starts_with("the compressed file is damaged"), "{cut:?}");
}
