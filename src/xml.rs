//! XML written as text: what is escaped, and which characters XML has at all.

use crate::markdown::escape_into;

/// An XML document, as far as it is written.
pub struct Xml {
    text: String,
    open: Vec<&'static str>,
}

impl Xml {
    /// Begins a document.
    pub fn begin() -> Self {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
        Self { text, open: Vec::new() }
    }

    /// Begins an element, on a line of its own.
    pub fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes, ">\n");
        self.open.push(name);
    }

    /// Ends the element that was begun last.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.text.extend(["</", name, ">\n"]);
        }
    }

    /// Adds an element with text.
    pub fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.tag(name, attributes, ">");
        self.push(text);
        self.text.extend(["</", name, ">\n"]);
    }

    /// Adds an element without content.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes, "/>\n");
    }

    /// Begins an element of text and elements in one line; [`Xml::end_mixed`] ends it.
    pub fn begin_mixed(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes, ">");
    }

    /// Ends an element of text and elements.
    pub fn end_mixed(&mut self, name: &str) {
        self.text.extend(["</", name, ">"]);
    }

    /// Adds an element without content among text.
    pub fn mixed_empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes, "/>");
    }

    /// Adds text.
    pub fn text(&mut self, text: &str) {
        self.push(text);
    }

    /// Ends a line.
    pub fn line(&mut self) {
        self.text.push('\n');
    }

    /// Ends all elements and returns the document.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)], end: &str) {
        self.text.extend(["<", name]);
        for (key, value) in attributes {
            self.text.extend([" ", key, "=\""]);
            self.push(value);
            self.text.push('"');
        }
        self.text.push_str(end);
    }

    fn push(&mut self, text: &str) {
        if text.chars().all(is_xml) {
            return escape_into(&mut self.text, text);
        }
        let known: String = text.chars().filter(|c| is_xml(*c)).collect();
        escape_into(&mut self.text, &known);
    }
}

/// Returns whether a document may have a character: most control characters may not be in one, not
/// even escaped.
fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | ' '..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_loses_what_xml_cannot_have() {
        let mut xml = Xml::begin();
        xml.open("a", &[("b", "\"<&\u{0}x")]);
        xml.leaf("c", &[], "1 < 2 & \u{b}\u{ffff}]]> 🔒");
        xml.empty("d", &[]);
        assert_eq!(
            xml.finish().lines().skip(1).collect::<Vec<_>>(),
            ["<a b=\"&quot;&lt;&amp;x\">", "<c>1 &lt; 2 &amp; ]]&gt; 🔒</c>", "<d/>", "</a>"]
        );
    }
}
