//! Captions: Markdown has no syntax for them, so a paragraph in italics is one.

use pulldown_cmark::{Event, Tag, TagEnd};

/// Whether an outermost block is a picture, its caption, or both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Caption {
    /// Whether it is a paragraph of nothing but images, and perhaps words in italics.
    pub pictures: bool,
    /// Whether it is a paragraph of nothing but words in italics, and perhaps images.
    pub words: bool,
}

/// Reads the events of one outermost block.
#[derive(Debug)]
pub(super) struct CaptionReader {
    found: Caption,
    /// Whether it is not a paragraph, or has words outside italics.
    is_text: bool,
    /// How many emphases are open.
    emphases: usize,
    /// How many images are open; their descriptions are not shown.
    images: usize,
}

impl CaptionReader {
    /// Returns the reader of the block that begins with `event`.
    pub(super) fn new(event: &Event<'_>) -> Self {
        let is_text = !matches!(event, Event::Start(Tag::Paragraph));
        Self { found: Caption::default(), is_text, emphases: 0, images: 0 }
    }

    /// Takes the next event of the block. Footnotes are not part of it.
    pub(super) fn read(&mut self, event: &Event<'_>) {
        if self.is_text {
            return;
        }
        match event {
            Event::Start(Tag::Image { .. }) => {
                self.found.pictures = true;
                self.images += 1;
            }
            Event::End(TagEnd::Image) => self.images -= 1,
            _ if self.images > 0 => {}
            Event::Start(Tag::Emphasis) => self.emphases += 1,
            Event::End(TagEnd::Emphasis) => self.emphases = self.emphases.saturating_sub(1),
            // Bold words are said, not shown: an interviewer's question.
            Event::Start(Tag::Strong) => self.is_text = true,
            Event::Text(text) | Event::Code(text) if !text.trim().is_empty() => {
                self.found.words = true;
                self.is_text |= self.emphases == 0;
            }
            Event::InlineHtml(html) => self.read_tag(html),
            _ => {}
        }
    }

    fn read_tag(&mut self, html: &str) {
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '/';
        let tag = html.trim_start_matches('<').split(|c| !is_name(c)).next().unwrap_or_default();
        match tag.to_ascii_lowercase().as_str() {
            "img" | "img/" => self.found.pictures = true,
            "em" | "i" => self.emphases += 1,
            "/em" | "/i" => self.emphases = self.emphases.saturating_sub(1),
            "strong" | "b" => self.is_text = true,
            _ => {}
        }
    }

    /// Returns what the block is, when all its events were read.
    pub(super) fn caption(&self) -> Caption {
        if self.is_text { Caption::default() } else { self.found }
    }
}

/// Gives the paragraph of these events the class of a caption.
pub(super) fn mark_as_caption(events: &mut [Event<'_>]) {
    let is_start = |event: &&mut Event<'_>| matches!(event, Event::Start(Tag::Paragraph));
    if let Some(start) = events.iter_mut().find(is_start) {
        *start = Event::InlineHtml("<p class=\"caption\">".into());
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Flavour, Renderer};
    use super::*;

    fn captions(source: &str) -> Vec<Caption> {
        let flavour = Flavour::Article;
        let rows = Renderer { flavour, ..Renderer::default() }.rows(source);
        rows.into_iter().map(|row| row.caption).collect()
    }

    #[test]
    fn a_paragraph_in_italics_is_a_caption() {
        for words in ["*a _b_ c*", "*a*[^1]\n\n[^1]: Text.", "*`a` &amp;\n[b](c)*"] {
            assert_eq!(captions(words)[0], Caption { pictures: false, words: true }, "{words}");
        }
        let both = captions("![a **b**](https://e.org/a.png)\n*b*");
        assert_eq!(both, [Caption { pictures: true, words: true }]);
        let picture = captions("![a ![b](c)](https://e.org/a.png)");
        assert_eq!(picture, [Caption { pictures: true, words: false }]);
    }

    #[test]
    fn other_words_make_it_a_text() {
        for other in [
            "a *b*",
            "*a* b",
            "*a* [a](b)",
            "*a* `b`",
            "![](a.png) a *b*",
            "## *a*",
            "***a***",
            "- *a*",
            "> *a*",
            "*a* <i>",
            "---",
        ] {
            assert_eq!(captions(other), [Caption::default()], "{other}");
        }
    }

    #[test]
    fn raw_html_of_the_editor_counts_as_markdown_does() {
        let html = |source: &str| Renderer::default().rows(source)[0].html.clone();
        assert!(html("<IMG src=\"a.png\"> *b*").starts_with("<p class=\"caption\">"));
        assert!(html("![](a.png) <em>b</em>").starts_with("<p class=\"caption\">"));
        assert!(!html("![](a.png) <span>b</span>").contains("caption"));
        assert!(!html("![](a.png) *<strong>b</strong>*").contains("caption"));
    }
}
