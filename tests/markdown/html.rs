//! A strict reader of the renderer's HTML, which demands that every element is closed in order.

use std::fmt;

/// A piece of HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A start tag; void elements have no end tag.
    Start {
        name: String,
        attributes: Vec<(String, String)>,
        void: bool,
        raw: String,
    },
    End {
        name: String,
    },
    Text {
        text: String,
        raw: String,
    },
}

impl Token {
    pub(super) fn attribute(&self, wanted: &str) -> Option<&str> {
        let Token::Start { attributes, .. } = self else { return None };
        attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
    }

    pub(super) fn is_block(&self) -> bool {
        match self {
            Token::Start { name, .. } | Token::End { name } => BLOCKS.contains(&name.as_str()),
            Token::Text { .. } => false,
        }
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Token::Start { raw, .. } | Token::Text { raw, .. } => f.write_str(raw),
            Token::End { name } => write!(f, "</{name}>"),
        }
    }
}

const BLOCKS: [&str; 23] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "hr",
    "dl",
    "dt",
    "dd",
    "div",
];
/// Blocks in which all white space is text.
const EXACT: [&str; 11] = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "th", "td", "dt"];
const VOID: [&str; 4] = ["br", "hr", "img", "input"];

fn decode(raw: &str) -> Result<String, String> {
    let mut text = String::new();
    let mut pieces = raw.split('&');
    text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (entity, rest) = piece.split_once(';').ok_or("a bare ampersand")?;
        text.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" | "#x27" => '\'',
            other => return Err(format!("unexpected entity `{other}`")),
        });
        text.push_str(rest);
    }
    Ok(text)
}

fn attributes(mut rest: &str) -> Result<Vec<(String, String)>, String> {
    let mut found: Vec<(String, String)> = Vec::new();
    while !rest.trim_start().is_empty() {
        let (name, after) = rest.split_once("=\"").ok_or(format!("attributes in `{rest}`"))?;
        let (value, after) = after.split_once('"').ok_or("an open quotation mark")?;
        let name = name.trim_start();
        if name.contains(|c: char| !(c.is_ascii_lowercase() || c == '-')) {
            return Err(format!("attribute `{name}`"));
        }
        if found.iter().any(|(other, _)| other == name) {
            return Err(format!("attribute `{name}` twice"));
        }
        found.push((name.to_owned(), decode(value)?));
        rest = after;
    }
    Ok(found)
}

/// Cuts HTML into tokens. An error says where it is not well-formed.
pub(super) fn read(html: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        if let Some(tag) = rest.strip_prefix('<') {
            let (tag, after) = tag.split_once('>').ok_or("an open tag")?;
            let raw = format!("<{tag}>");
            if let Some(name) = tag.strip_prefix('/') {
                if open.pop().as_deref() != Some(name) {
                    return Err(format!("`{raw}` closes another element in `{html}`"));
                }
                tokens.push(Token::End { name: name.to_owned() });
            } else {
                let tag = tag.strip_suffix('/').unwrap_or(tag);
                let (name, rest) = tag.split_once(' ').unwrap_or((tag, ""));
                let (name, void) = (name.to_owned(), VOID.contains(&name));
                if name == "a" && open.contains(&name) {
                    return Err(format!("a link in a link in `{html}`"));
                }
                if !void {
                    open.push(name.clone());
                }
                tokens.push(Token::Start { name, attributes: attributes(rest)?, void, raw });
            }
            rest = after;
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            let raw = rest[..end].to_owned();
            tokens.push(Token::Text { text: decode(&raw)?, raw });
            rest = &rest[end..];
        }
    }
    if open.is_empty() { Ok(tokens) } else { Err(format!("{open:?} stay open in `{html}`")) }
}

/// Returns for each token its text, empty for tags, and whether a leaf may begin there. Line breaks
/// that only separate blocks are left out.
pub(super) fn texts(tokens: &[Token]) -> Vec<(String, bool)> {
    let mut open: Vec<&str> = Vec::new();
    let mut found = Vec::with_capacity(tokens.len());
    for (index, token) in tokens.iter().enumerate() {
        match token {
            Token::Text { text, .. } => {
                let exact = open.last().is_some_and(|name| EXACT.contains(name));
                let mut text = text.as_str();
                let before = index.checked_sub(1).map(|index| &tokens[index]);
                let after = tokens.get(index + 1);
                let is_task = before.is_some_and(
                    |token| matches!(token, Token::Start { name, .. } if name == "input"),
                );
                if is_task || !exact && before.is_none_or(Token::is_block) {
                    text = text.strip_prefix('\n').unwrap_or(text);
                }
                if !exact && after.is_none_or(Token::is_block) {
                    text = text.strip_suffix('\n').unwrap_or(text);
                }
                found.push((text.to_owned(), false));
            }
            tag => {
                match tag {
                    Token::Start { name, void: false, .. } if tag.is_block() => open.push(name),
                    Token::End { .. } if tag.is_block() => {
                        open.pop();
                    }
                    _ => {}
                }
                found.push((String::new(), tag.is_block()));
            }
        }
    }
    found
}

/// Returns the texts of the leaves, without empty ones.
pub(super) fn leaves(tokens: &[Token]) -> Vec<String> {
    let mut leaves = vec![String::new()];
    for (text, begins) in texts(tokens) {
        match leaves.last_mut() {
            Some(leaf) if !begins => leaf.push_str(&text),
            _ => leaves.push(text),
        }
    }
    leaves.retain(|leaf| !leaf.is_empty());
    leaves
}

/// Removes the tags of elements for which `ours` holds.
pub(super) fn without(tokens: &[Token], ours: impl Fn(&Token) -> bool) -> String {
    let mut open = Vec::new();
    let mut out = String::new();
    for token in tokens {
        let drop = match token {
            Token::Start { void: true, .. } | Token::Text { .. } => false,
            Token::Start { .. } => {
                open.push(ours(token));
                open.last() == Some(&true)
            }
            Token::End { .. } => open.pop() == Some(true),
        };
        if !drop {
            out.push_str(&token.to_string());
        }
    }
    out
}
