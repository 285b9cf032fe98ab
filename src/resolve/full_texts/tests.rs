use super::*;
use crate::load::load;
use crate::resolve::{Options, resolve};
use crate::source::Memory;

const SHARED: &str = "The harbour office shut the old lock below the mill at noon.";

/// Returns a site with full texts, each with its id and its outlet, and a digest between them. A
/// text without words is a digest, too.
fn site(texts: &[(&str, &str, &str)]) -> Site {
    let mut files = vec![("manicule.toml".to_owned(), "title = \"x\"\n".to_owned())];
    for outlet in ["post", "wire"] {
        let path = format!("content/outlets/{outlet}.md");
        files.push((path, format!("+++\nname = \"{outlet}\"\n+++\n")));
    }
    for (id, outlet, text) in texts.iter().copied().chain([("m", "post", "")]) {
        let rest = match text {
            "" => "text = \"digest\"\n+++\n\nTold.".to_owned(),
            text => format!("+++\n\n{text}"),
        };
        let head = format!("+++\ntitle = \"{id}\"\noutlet = \"{outlet}\"\n");
        let path = format!("content/articles/{id}.md");
        files.push((path, format!("{head}published = 2024-03-05\n{rest}\n")));
    }
    resolve(&load(&Memory::new(files)).0, Options::default()).0
}

/// Returns whether new, changed and removed texts could be compared alone, after which what was
/// found is what all texts compared give.
fn is_enough(before: &[(&str, &str, &str)], now: &[(&str, &str, &str)]) -> bool {
    let mut memo = FullTextMemo::default();
    let cache = DiskCache::open_read_only(&Memory::default());
    memo.fill(&site(before), &cache);
    let site = site(now);
    let is_enough = memo.update(&site);
    if !is_enough {
        memo.find(&site, &cache);
    }
    let mut fresh = FullTextMemo::default();
    fresh.fill(&site, &cache);
    assert_eq!(memo.found, fresh.found, "{now:?}");
    assert!(memo.words.is_empty() || memo.words == fresh.words);
    is_enough
}

/// Issue 17: a new article compared all texts again.
#[test]
fn a_new_text_is_compared_alone() {
    let one = ("b", "post", SHARED);
    let two = ("d", "wire", "Nobody knows when a boat will pass.");
    let copy = ("p", "wire", "It is said: the harbour office shut the old lock below the mill.");
    for (before, now) in [
        (&[one, two][..], &[one, two, copy][..]),
        (&[two, copy], &[one, two, copy]),
        (&[one, copy], &[one, two, copy]),
        (&[one], &[one, two, copy]),
        // With a change of another text.
        (&[("b", "post", "Nothing."), two], &[one, two, copy]),
        (&[one, two], &[one, two]),
    ] {
        assert!(is_enough(before, now), "{before:?}");
    }
    // Another outlet, or a digest that is a full text now.
    assert!(!is_enough(&[one, two], &[one, ("d", "post", two.2), copy]));
    assert!(!is_enough(&[one, ("d", "wire", "")], &[one, two]));
}

/// Issue 17: a removed article compared all texts again.
#[test]
fn a_text_that_is_gone_takes_its_pairs_with_it() {
    let one = ("b", "post", SHARED);
    let two = ("d", "wire", "Nobody knows when a boat will pass.");
    let copy = ("p", "wire", "It is said: the harbour office shut the old lock below the mill.");
    let more =
        ("q", "wire", "They shut the old lock below the mill at noon, with two boats inside.");
    let told = ("k", "wire", "");
    for (before, now) in [
        (&[one, two, copy][..], &[one, two][..]),
        (&[one, two, copy], &[two, copy]),
        (&[one, two, copy, more], &[two, copy, more]),
        (&[one, two, copy, more], &[two, more]),
        (&[one], &[]),
        (&[one, told, copy], &[one, copy]),
        // Renamed: one is gone, and one is new. With a change of another text.
        (&[one, two, copy], &[one, two, ("n", "wire", copy.2)]),
        (&[one, two, copy, more], &[one, ("d", "wire", "Nothing."), more]),
    ] {
        assert!(is_enough(before, now), "{before:?}");
    }
}

#[test]
fn a_text_that_is_gone_may_make_a_formula_of_its_outlet() {
    let rest = ["One.", "Two.", "Three.", "Four.", "Five.", "Six."];
    let ids = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
    let mut texts: Vec<(&str, &str, &str)> =
        ids[..3].iter().map(|id| (*id, "post", SHARED)).collect();
    texts.extend(ids[3..].iter().zip(rest).map(|(id, text)| (*id, "post", text)));
    texts.push(("x", "wire", SHARED));
    // Three of nine are not more than a third, three of eight are, two are never a formula.
    assert!(!is_enough(&texts, &[&texts[..8], &texts[9..]].concat()));
    assert!(!is_enough(&texts[..8], &texts[1..8]));
    assert!(is_enough(&texts, &texts[..9]));
}

#[test]
fn a_new_text_that_may_end_a_formula_of_its_outlet_compares_all() {
    let ids = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
    let rest = ["One.", "Two.", "Three.", "Four.", "Five."];
    let formula = format!("{SHARED} So they say.");
    let mut texts: Vec<(&str, &str, &str)> =
        ids[..3].iter().map(|id| (*id, "post", &*formula)).collect();
    texts.extend(ids[3..8].iter().zip(rest).map(|(id, text)| (*id, "post", text)));
    texts.push(("x", "wire", SHARED));
    // Three of eight are more than a third, three of nine are not.
    let mut more = texts.clone();
    more.insert(8, (ids[8], "post", "Nine."));
    assert!(!is_enough(&texts, &more));
    more[8] = (ids[8], "wire", "Nine.");
    assert!(is_enough(&texts, &more));
}
