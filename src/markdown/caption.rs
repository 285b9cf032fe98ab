//! Captions: Markdown has no word for them, so a paragraph in italics is one.

/// What a block shows of a picture.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Caption {
    /// Whether it is a paragraph of nothing but an image, and perhaps words in italics.
    pub pictures: bool,
    /// Whether it is a paragraph of nothing but words in italics, and perhaps an image.
    pub words: bool,
}

/// Returns what the HTML of a block shows of a picture. Empty elements between its words, as markers
/// are, do not count.
pub fn caption(html: &str) -> Caption {
    let mut found = Caption::default();
    let mut rest = html.trim_end().strip_prefix("<p>").unwrap_or_default();
    let mut deep = 0_usize;
    loop {
        let (text, tag) = rest.split_once('<').unwrap_or((rest, ""));
        if !text.trim().is_empty() {
            if deep == 0 {
                return Caption::default();
            }
            found.words = true;
        }
        let Some((tag, after)) = tag.split_once('>') else { return found };
        match tag {
            // What is bold is said, not shown: an interviewer's question.
            "strong" => return Caption::default(),
            "/p" if !after.trim().is_empty() => return Caption::default(),
            "em" => deep += 1,
            "/em" => deep = deep.saturating_sub(1),
            _ => found.pictures |= tag.starts_with("img ") || tag.contains(" class=\"image\""),
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_in_italics_is_a_caption() {
        for words in
            ["<p><em>a <em>b</em> c</em></p>\n", "<p><em>a</em><a class=\"marker\"></a></p>"]
        {
            assert_eq!(caption(words), Caption { pictures: false, words: true }, "{words}");
        }
        let both = "<p><img src=\"a.png\" alt=\"a\" />\n<em>b</em></p>\n";
        assert_eq!(caption(both), Caption { pictures: true, words: true });
        let far = "<p><a class=\"image\" href=\"https://e.org/a.png\" data-alt=\"a\"></a></p>";
        assert_eq!(caption(far), Caption { pictures: true, words: false });
    }

    #[test]
    fn other_words_make_it_a_text() {
        for other in [
            "<p>a <em>b</em></p>",
            "<p><em>a</em> b</p>",
            "<p><em>a</em> <a>b</a></p>",
            "<p><img src=\"a.png\" alt=\"\" /> a <em>b</em></p>",
            "<h2><em>a</em></h2>",
            "<p><em><strong>a</strong></em></p>",
            "<p><em>a</em></p>\n<p><img src=\"a.png\" alt=\"\" /></p>",
            "<ul>\n<li><em>a</em></li>\n</ul>",
            "",
        ] {
            assert_eq!(caption(other), Caption::default(), "{other}");
        }
    }
}
