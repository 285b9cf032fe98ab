//! The text of a page, in which the Hypothesis client counts its positions.

use std::collections::HashMap;

/// The text in the body of a page: what a browser's `textContent` has.
#[derive(Debug, Default)]
pub(super) struct PageText {
    text: String,
    /// Its length in UTF-16 units.
    units: usize,
    /// The elements with marked words, by id: where in the text each begins, in bytes and in
    /// UTF-16 units.
    marked: HashMap<String, (usize, usize)>,
}

impl PageText {
    /// Reads the text of a page as our templates write it: every attribute is in quotation marks.
    pub(super) fn of(html: &str) -> Self {
        let mut page = Self::default();
        let Some(body) = html.find("<body") else { return page };
        let mut rest = &html[body..];
        while !rest.is_empty() {
            let Some(at) = rest.find(['<', '&']) else {
                page.push(rest);
                break;
            };
            page.push(&rest[..at]);
            rest = &rest[at..];
            rest = if let Some(comment) = rest.strip_prefix("<!--") {
                comment.split_once("-->").map_or("", |(_, rest)| rest)
            } else if rest.starts_with('<') {
                page.tag(rest)
            } else {
                page.reference(rest)
            };
        }
        page
    }

    /// Returns where words begin and end that are marked with an id, in UTF-16 units; `None` if the
    /// text there is another, since they are in several blocks.
    pub(super) fn position(&self, id: &str, words: &str) -> Option<(usize, usize)> {
        let (byte, start) = *self.marked.get(id)?;
        let is_there = self.text[byte..].starts_with(words);
        is_there.then(|| (start, start + words.encode_utf16().count()))
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.units += text.encode_utf16().count();
    }

    /// Reads a tag, at the beginning of `html`; returns what is after it.
    fn tag<'h>(&mut self, html: &'h str) -> &'h str {
        let (mut end, mut quoted) = (html.len(), None);
        for (at, byte) in html.bytes().enumerate() {
            match (byte, quoted) {
                (b'"' | b'\'', None) => quoted = Some(byte),
                (byte, Some(mark)) if byte == mark => quoted = None,
                (b'>', None) => {
                    end = at + 1;
                    break;
                }
                _ => {}
            }
        }
        let (tag, rest) = html.split_at(end);
        const MARKED: &str = " id=\"q-";
        if let Some(at) = tag.find(MARKED) {
            let id = &tag[at + MARKED.len()..];
            let id = id.split('"').next().unwrap_or(id);
            let place = (self.text.len(), self.units);
            self.marked.entry(id.to_owned()).or_insert(place);
        }
        // A browser drops the line break that begins code.
        match rest.strip_prefix('\n') {
            Some(code) if tag.starts_with("<pre") => code,
            _ => rest,
        }
    }

    /// Reads a character that is written as a reference, at the beginning of `html`; returns what
    /// is after it.
    fn reference<'h>(&mut self, html: &'h str) -> &'h str {
        let name = html[1..].split_once(';').filter(|(name, _)| name.len() < 10);
        let known = name.and_then(|(name, rest)| Some((character(name)?, rest)));
        let (c, rest) = known.unwrap_or(('&', &html[1..]));
        self.push(c.encode_utf8(&mut [0; 4]));
        rest
    }
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_in_utf_16_units_of_the_text_that_a_browser_has() {
        let page = PageText::of(
            "<title>x</title></head>\n<body class=\"a>b\">\n<!-- <p>no -->\n<p title='\"'>A &lt; \
             🔒 &#39;<mark class=\"q\" id=\"q-a\">B<a href=\"#\"></a> &amp; C</mark></p>\n\
             <pre>\n<mark id=\"q-b\">D</mark></pre><p>E</p></body>",
        );
        assert_eq!(page.text, "\n\nA < 🔒 'B & C\nDE");
        let text: Vec<u16> = page.text.encode_utf16().collect();
        let (start, end) = page.position("a", "B & C").expect("there");
        assert_eq!((start, end), (10, 15));
        assert_eq!(String::from_utf16_lossy(&text[start..end]), "B & C");
        assert_eq!(page.position("b", "D\nE"), None);
        assert_eq!(page.position("c", "A"), None);
    }
}
