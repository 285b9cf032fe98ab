//! The manifest: no name and no damage makes a file ours that is not.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::write::path_text::{is_inside, push_escaped, unescape};

fn manifest(paths: &[&str]) -> Manifest {
    let stamp = |number| PageStamp { fingerprint: Fingerprint::of(&number), size: number };
    let stamped = paths.iter().zip(0u64..);
    let entries = stamped
        .map(|(path, number)| ((*path).to_owned(), (number % 2 == 0).then(|| stamp(number))));
    Manifest { files: entries.collect(), edition: String::new() }
}

#[test]
fn a_line_break_in_a_name_makes_no_entry() {
    let out = Memory::new([("mine.txt", "mine")]);
    let names = ["static/x\n- - mine.txt", "static/x\r\n- - mine.txt", "static/x\r", "static/%0A"];
    let pages: Vec<(&str, &str)> = names.iter().map(|name| (*name, "x")).collect();
    assert_eq!(write(&out, &pages).unwrap(), report(4, 0, 0));
    assert_eq!(write(&out, &pages).unwrap(), report(0, 4, 0));
    assert_eq!(write(&out, &[("a.html", "1")]).unwrap(), report(1, 0, 4));
    assert_eq!(text(&out, "mine.txt").as_deref(), Some("mine"));
}

#[test]
fn a_byte_that_changed_leaves_no_entry() {
    let whole = manifest(&["a.html", "articles/b.html", "static/%\n.png", "static/ä"]);
    let text = whole.text();
    assert_eq!(Manifest::parse(&text), whole);
    for at in 0..text.len() {
        for bit in 0..8 {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            if let Ok(damaged) = String::from_utf8(bytes) {
                assert_eq!(Manifest::parse(&damaged), Manifest::default(), "{damaged}");
            }
        }
        assert_eq!(Manifest::parse(text.get(..at).unwrap_or_default()), Manifest::default());
    }
}

#[test]
fn manifests_of_earlier_versions_are_read() {
    let paths = "# Written by manicule, which replaces and removes only the files listed here.\n\
        a.html\nstatic/100%25.png\n";
    let listed = [("a.html".to_owned(), None), ("static/100%25.png".to_owned(), None)];
    assert_eq!(Manifest::parse(paths), Manifest { files: listed.into(), ..Manifest::default() });
    let stamps = "# Written by manicule, which replaces and removes only these: key, size, path.\n\
        00000000000000000000000000000007 12 a.html\n- - b c.html\n";
    let fingerprint = Fingerprint::parse("00000000000000000000000000000007").unwrap();
    let stamp = PageStamp { fingerprint, size: 12 };
    let listed = [("a.html".to_owned(), Some(stamp)), ("b c.html".to_owned(), None)];
    assert_eq!(Manifest::parse(stamps), Manifest { files: listed.into(), ..Manifest::default() });
}

#[test]
fn paths_that_lead_out_of_the_folder_are_ignored() {
    let text = manifest(&["../x", "/etc/passwd", "a//b", "a/./b", "a/../../b", "a.html"]).text();
    let out = Memory::new([(MANIFEST, text.as_str()), ("../x", "keep"), ("a.html", "0")]);
    assert_eq!(write(&out, &[("a.html", "1")]).unwrap(), report(1, 0, 0));
    assert_eq!(super::text(&out, "../x").as_deref(), Some("keep"));
    assert_eq!(Manifest::parse(&text).files.len(), 1);
}

proptest! {
    #[test]
    fn a_manifest_is_read_as_it_was_written(
        entries in prop::collection::btree_map(
            "[a-c%0 /\\\\\n\r\t\u{7f}\u{85}\u{2028}ä-]{1,12}",
            prop::option::of((any::<u64>(), any::<u64>())),
            0..8,
        ),
        edition in "[a-z0-9-]{0,8}",
    ) {
        let stamp = |(seed, size)| PageStamp { fingerprint: Fingerprint::of(&seed), size };
        let entries = entries.into_iter().filter(|(path, _)| is_inside(path));
        let entries: BTreeMap<String, Option<PageStamp>> =
            entries.map(|(path, parts)| (path, parts.map(stamp))).collect();
        let manifest = Manifest { files: entries, edition };
        prop_assert_eq!(Manifest::parse(&manifest.text()), manifest);
    }

    #[test]
    fn a_path_has_one_spelling(text in "[ab%0AaFf9\n\u{85}Cä]{0,8}") {
        let mut escaped = String::new();
        push_escaped(&text, &mut escaped);
        prop_assert_eq!(unescape(&escaped), Some(text.clone()));
        prop_assert!(!escaped.contains(char::is_control));
        if let Some(path) = unescape(&text) {
            let mut again = String::new();
            push_escaped(&path, &mut again);
            prop_assert_eq!(again, text);
        }
    }
}
