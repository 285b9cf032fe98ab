//! Writes raised and lowered figures with the characters for them: glued to the number before, they
//! would make another number of it.
//!
//! `10<sup>6</sup>` becomes 10⁶, `CO<sub>2</sub>` CO₂, `2<sup>1</sup>⁄<sub>4</sub>` 2¼, the mark of
//! a footnote `days<sup>1</sup>` days¹. Letters stay as they are (21st), since no number can come
//! of them; so do marks in brackets ([1]).

use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{Html, Node};

use super::{char_before, replace_by_text, text};

/// Replaces raised and lowered text of a page by characters.
pub(super) fn write(page: &mut Html) {
    let found: Vec<NodeId> = page
        .root_element()
        .descendent_elements()
        .filter(|element| height(element.value()).is_some())
        .map(|element| element.id())
        .collect();
    for id in found {
        let Some(node) = page.tree.get(id) else { continue };
        let Some(height) = node.value().as_element().and_then(height) else { continue };
        // The page may be without it by now: it was the lower half of a fraction.
        if node.parent().is_none() {
            continue;
        }
        if height == Height::Raised
            && let Some((fraction, parts)) = fraction(node)
        {
            parts.into_iter().for_each(|part| super::detach(page, part));
            replace_by_text(page, id, &fraction);
            continue;
        }
        let before = char_before(node);
        let written = written(&text(node), height, before);
        let texts: Vec<NodeId> =
            node.descendants().filter(|it| it.value().is_text()).map(|it| it.id()).collect();
        match (written, &texts[..]) {
            // A link within it stays.
            (Some(written), [only]) => {
                replace_by_text(page, *only, &written);
                super::unwrap(page, id);
            }
            (Some(written), _) => replace_by_text(page, id, &written),
            (None, _) => super::unwrap(page, id),
        }
    }
}

/// Letters at most beside figures, as in x^(2n).
const LETTERS: usize = 2;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Height {
    Raised,
    Lowered,
}

/// Returns whether an element raises or lowers its text; `None` if it does neither.
fn height(element: &Element) -> Option<Height> {
    match element.name() {
        "sup" => return Some(Height::Raised),
        "sub" => return Some(Height::Lowered),
        "span" | "small" | "font" => {}
        _ => return None,
    }
    let style = element.attr("style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
    let has = |names: &[&str]| element.classes().any(|class| names.contains(&class));
    if style.contains("vertical-align:super") || has(&["superscript", "sup"]) {
        Some(Height::Raised)
    } else if style.contains("vertical-align:sub") || has(&["subscript"]) {
        Some(Height::Lowered)
    } else {
        None
    }
}

/// Returns raised or lowered text in characters for it. `None` if it has neither figures nor signs,
/// or is in brackets: then it may stay as it is.
fn written(text: &str, height: Height, before: Option<char>) -> Option<String> {
    let bare = text.trim();
    let figures = bare.chars().any(|c| c.is_ascii_digit());
    let attached = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | ']'));
    let sign = attached && matches!(bare, "+" | "-" | "−" | "–" | "n" | "x");
    let in_brackets = bare.starts_with('[') || bare.starts_with('(') && !attached;
    if in_brackets || !(figures || sign) {
        return None;
    }
    // `<sup>2nd</sup>` at the beginning of a word is an ordinary word, and so are several words.
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    if letters > if attached { LETTERS } else { 0 } {
        return None;
    }
    let mut out = String::new();
    for (at, c) in bare.chars().enumerate() {
        // A dash before a figure is a minus, one between two figures is a dash.
        let c = if at == 0 && matches!(c, '–' | '-' | '−') { '−' } else { c };
        let found = match height {
            Height::Raised => raised(c),
            Height::Lowered => lowered(c),
        };
        out.push(found.unwrap_or(c));
    }
    // White space around it is kept.
    let (lead, tail) = (text.len() - text.trim_start().len(), text.trim_end().len());
    Some(format!("{}{out}{}", &text[..lead], &text[tail..]))
}

/// Returns the raised form of a character.
pub(super) fn raised(c: char) -> Option<char> {
    Some(match c {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '0' | '4'..='9' => char::from_u32(u32::from('⁰') + u32::from(c) - u32::from('0'))?,
        '+' => '⁺',
        '−' => '⁻',
        '=' => '⁼',
        '(' => '⁽',
        ')' => '⁾',
        'n' => 'ⁿ',
        'x' => 'ˣ',
        _ => return None,
    })
}

/// Returns the lowered form of a character.
pub(super) fn lowered(c: char) -> Option<char> {
    Some(match c {
        '0'..='9' => char::from_u32(u32::from('₀') + u32::from(c) - u32::from('0'))?,
        '+' => '₊',
        '−' => '₋',
        '=' => '₌',
        '(' => '₍',
        ')' => '₎',
        'x' => 'ₓ',
        _ => return None,
    })
}

/// Returns the fraction that begins with a raised number, and the nodes of its stroke and its lower
/// number.
fn fraction(upper: NodeRef<'_, Node>) -> Option<(String, [NodeId; 2])> {
    let stroke = upper.next_sibling()?;
    let lower = stroke.next_sibling()?;
    let lowers = lower.value().as_element().and_then(height) == Some(Height::Lowered);
    if !lowers || !matches!(text(stroke).trim(), "/" | "⁄" | "∕") {
        return None;
    }
    let (over, under) = (text(upper), text(lower));
    let (over, under) = (over.trim(), under.trim());
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !number(over) || !number(under) {
        return None;
    }
    let written = match vulgar(over, under) {
        Some(one) => one.to_string(),
        // A space keeps it apart from a whole number.
        None if char_before(upper).is_some_and(char::is_alphanumeric) => format!(" {over}/{under}"),
        None => format!("{over}/{under}"),
    };
    Some((written, [stroke.id(), lower.id()]))
}

/// Returns the character for a fraction.
pub(super) fn vulgar(over: &str, under: &str) -> Option<char> {
    const KNOWN: &[(&str, &str, char)] = &[
        ("1", "2", '½'),
        ("1", "3", '⅓'),
        ("2", "3", '⅔'),
        ("1", "4", '¼'),
        ("3", "4", '¾'),
        ("1", "5", '⅕'),
        ("2", "5", '⅖'),
        ("3", "5", '⅗'),
        ("4", "5", '⅘'),
        ("1", "6", '⅙'),
        ("5", "6", '⅚'),
        ("1", "7", '⅐'),
        ("1", "8", '⅛'),
        ("3", "8", '⅜'),
        ("5", "8", '⅝'),
        ("7", "8", '⅞'),
        ("1", "9", '⅑'),
        ("1", "10", '⅒'),
    ];
    KNOWN.iter().find(|(a, b, _)| *a == over && *b == under).map(|(.., c)| *c)
}
