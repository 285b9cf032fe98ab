//! A `source:` line of a note: where a fact from outside the articles comes from.

use std::ops::Range;

use crate::diag::{Code, Diagnostic};
use crate::model::document::NoteSource;
use crate::source::{Span, Spanned};

/// The message and the help for a faulty source.
type SourceFault = (Range<usize>, &'static str, &'static str);

/// Reads the value of a `source:` line: a work, an address, or words with one address among them.
pub(super) fn read(value: &Spanned<String>, out: &mut Vec<Diagnostic>) -> Option<NoteSource> {
    match parse(&value.value) {
        Ok(source) => Some(source),
        Err((at, message, help)) => {
            let span = Span::new(value.span.file, value.span.start as usize, at);
            out.push(Diagnostic::at(Code::BadValue, span, message).help(help));
            None
        }
    }
}

fn parse(text: &str) -> Result<NoteSource, SourceFault> {
    if let Some(at) = text.find("[[") {
        return Err((
            at..text.len(),
            "a source is not a link within the briefing",
            "a source is outside of it; link to an article or a note in the note's text",
        ));
    }
    if let Some(at) = text.find("](") {
        return Err((
            at..text.len(),
            "a source is not written as a Markdown link",
            "write the words, a comma and the address: `source: The Charter, https://…`",
        ));
    }
    let mut words = words(text).filter(|word| text[word.clone()].contains("://"));
    let Some(address) = words.next() else {
        return without_address(text);
    };
    if let Some(second) = words.next() {
        return Err((
            second,
            "a source has one address",
            "write each source on a `source:` line of its own",
        ));
    }
    let written = &text[address.clone()];
    if !["https://", "http://"].iter().any(|scheme| written.starts_with(scheme)) {
        return Err((address, "not an address of a web page", WEB));
    }
    let before = text[..address.start].trim_end_matches([' ', '\t', ',', ':', ';', '<', '(']);
    Ok(NoteSource {
        words: before.to_owned(),
        address: Some(written.to_owned()),
        after: text[address.end..].trim_start_matches(['>', ')']).trim_end().to_owned(),
    })
}

const WEB: &str = "an address begins with https:// or http://";

fn without_address(text: &str) -> Result<NoteSource, SourceFault> {
    if let Some(found) = words(text).find(|word| is_nearly_an_address(&text[word.clone()])) {
        return Err((found, "an address without `https://`", WEB));
    }
    if !text.contains(char::is_alphanumeric) {
        return Err((0..text.len(), "a source without a word", "name a work, or give an address"));
    }
    Ok(NoteSource { words: text.to_owned(), address: None, after: String::new() })
}

/// Returns whether a word is like `www.example.org` or `example.org/page`. `and/or` and `Nr. 3/4`
/// are not: a host has a dot and no capitals.
fn is_nearly_an_address(word: &str) -> bool {
    let host = word.split('/').next().unwrap_or_default();
    let labels: Vec<&str> = host.split('.').collect();
    let is_label = |label: &&str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'0'..=b'9' | b'-'))
    };
    let is_host = labels.len() > 1
        && labels.iter().all(is_label)
        && labels
            .last()
            .is_some_and(|top| top.len() > 1 && !top.contains(|c: char| c.is_ascii_digit()));
    is_host && (word.contains('/') || labels[0] == "www")
}

/// Returns the words between white space, without the marks around an address.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_whitespace().map(move |word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let inner = word.trim_start_matches(['<', '(', '"', '“']);
        let start = start + word.len() - inner.len();
        let mut inner = inner.trim_end_matches([',', ';', ':', '.', '>', '"', '”']);
        // A bracket that is part of the address has its pair in it.
        while inner.ends_with(')') && inner.matches(')').count() > inner.matches('(').count() {
            inner = &inner[..inner.len() - 1];
        }
        start..start + inner.len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> (String, String, String) {
        let source = parse(text).expect("a source");
        (source.words, source.address.unwrap_or_default(), source.after)
    }

    #[test]
    fn a_work_an_address_or_both() {
        for (text, words, address, after) in [
            ("The Orrin Charter, article 4", "The Orrin Charter, article 4", "", ""),
            ("https://a.example/x", "", "https://a.example/x", ""),
            ("The Charter, https://a.example/x", "The Charter", "https://a.example/x", ""),
            ("The Charter: http://a.example/x.", "The Charter", "http://a.example/x", "."),
            ("The Charter <https://a.example/x>", "The Charter", "https://a.example/x", ""),
            (
                "https://a.example/x, as retrieved on 3 May 2024",
                "",
                "https://a.example/x",
                ", as retrieved on 3 May 2024",
            ),
            ("Map (https://a.example/x)", "Map", "https://a.example/x", ""),
            ("https://a.example/Orrin_(town)", "", "https://a.example/Orrin_(town)", ""),
            ("Minutes 3/4, and/or the plan", "Minutes 3/4, and/or the plan", "", ""),
            ("A. Moss, vol. 2 p.4/5", "A. Moss, vol. 2 p.4/5", "", ""),
        ] {
            assert_eq!(read(text), (words.into(), address.into(), after.into()), "{text}");
        }
    }

    #[test]
    fn what_is_no_source_is_refused_at_its_place() {
        for (text, words) in [
            ("see www.a.example", "www.a.example"),
            ("The Charter, a.example/x", "a.example/x"),
            ("The Charter, orrin-town.a.example/x.", "orrin-town.a.example/x"),
            ("ftp://a.example/x", "ftp://a.example/x"),
            ("file:///home/ada/x.pdf", "file:///home/ada/x.pdf"),
            ("https://a.example/x https://b.example/y", "https://b.example/y"),
            ("https://a.example/x, https://b.example/y", "https://b.example/y"),
            ("as [[herald]] says", "[[herald]] says"),
            ("[The Charter](https://a.example/x)", "](https://a.example/x)"),
            ("…", "…"),
        ] {
            let (at, ..) = parse(text).expect_err(text);
            assert_eq!(&text[at], words, "{text}");
        }
    }

    proptest! {
        /// Nothing that the editor wrote is lost, but marks around an address.
        #[test]
        fn all_letters_of_a_source_are_kept(text in "([a-z ,.:()<>é…]|https://a.example/){1,40}") {
            if let Ok(source) = parse(&text) {
                let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect();
                let kept: String = letters(
                    &[&source.words, source.address.as_deref().unwrap_or(""), &source.after].concat()
                );
                prop_assert_eq!(kept, letters(&text));
            }
        }
    }
}
