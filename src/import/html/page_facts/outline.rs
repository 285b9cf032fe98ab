//! The elements of a page in document order, each with its names and with how far it is from being
//! part of the article.

use scraper::{ElementRef, Html};

use crate::import::people::SEAM;

/// All elements of a page, in document order.
pub(super) struct Outline<'a> {
    /// The elements; a parent comes before its children.
    pub(super) places: Vec<Place<'a>>,
}

/// An element and what is known of its surroundings.
pub(super) struct Place<'a> {
    /// The element.
    pub(super) element: ElementRef<'a>,
    /// The index of its parent in the outline.
    pub(super) parent: Option<usize>,
    /// The index after that of its last descendant.
    pub(super) end: usize,
    /// The words of its class, id and `itemprop` in lower case, each between two spaces.
    pub(super) names: String,
    /// Whether it belongs to something beside the article.
    pub(super) apart: Apart,
    /// Bytes of the page's text before it.
    pub(super) text_before: usize,
}

/// How likely it is that an element belongs to something beside the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Apart {
    /// Nothing says so.
    No,
    /// It is in a box beside or below the text, where some sites put the author and the day.
    Perhaps,
    /// It belongs to a comment, another article, the navigation or the like.
    Yes,
}

/// Elements whose text no reader sees.
const HIDDEN: &[&str] = &["script", "style", "noscript"];

impl<'a> Outline<'a> {
    /// Lists the elements of a page. Scripts and styles are left out.
    pub(super) fn new(page: &'a Html) -> Self {
        let mut places: Vec<Place<'a>> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut text_before = 0;
        for edge in page.root_element().traverse() {
            match edge {
                ego_tree::iter::Edge::Open(node) => {
                    let Some(element) = ElementRef::wrap(node) else {
                        let hidden = open.last().is_some_and(|at| places[*at].is_hidden());
                        let text = node.value().as_text().filter(|_| !hidden);
                        text_before += text.map_or(0, |text| text.trim().len());
                        continue;
                    };
                    let parent = open.last().copied();
                    open.push(places.len());
                    let (names, end, apart) = (names(&element), 0, Apart::No);
                    places.push(Place { element, parent, end, names, apart, text_before });
                }
                ego_tree::iter::Edge::Close(node) => {
                    if ElementRef::wrap(node).is_some()
                        && let Some(at) = open.pop()
                    {
                        places[at].end = places.len();
                    }
                }
            }
        }
        let mut outline = Self { places };
        outline.set_apart(None);
        outline
    }

    /// Returns the elements around one, the nearest first.
    pub(super) fn above(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.places[at].parent, |at| self.places[*at].parent)
    }

    /// Returns the text of an element with white space folded and a [`SEAM`] between the texts of
    /// its parts. At most about `most` bytes.
    pub(super) fn seamed_text(&self, at: usize, most: usize) -> String {
        let mut text = String::new();
        for part in self.places[at].texts() {
            if text.len() > most {
                break;
            }
            let words = part.split_whitespace().collect::<Vec<_>>().join(" ");
            if words.is_empty() {
                continue;
            }
            if !text.is_empty() {
                text.push(SEAM);
            }
            text.push_str(&words);
        }
        text
    }

    /// Returns the text of an element with white space folded, parts apart. At most about `most`
    /// bytes.
    pub(super) fn text(&self, at: usize, most: usize) -> String {
        self.seamed_text(at, most).replace(SEAM, " ")
    }
}

impl Place<'_> {
    /// Returns whether it is an element of this name.
    pub(super) fn is(&self, name: &str) -> bool {
        self.element.value().name() == name
    }

    /// Returns the texts in it, in order, without those of scripts and styles.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.element.descendants().filter_map(|node| {
            let text = node.value().as_text()?;
            let within = node.parent().and_then(ElementRef::wrap)?;
            let hidden = HIDDEN.contains(&within.value().name());
            (!hidden).then_some(&**text)
        })
    }

    fn is_hidden(&self) -> bool {
        HIDDEN.contains(&self.element.value().name())
    }

    /// Returns whether one of the words is in its names.
    pub(super) fn has_name(&self, words: &[&str]) -> bool {
        !self.names.is_empty() && self.names.split(' ').any(|word| words.contains(&word))
    }

    /// Returns an attribute.
    pub(super) fn attr(&self, name: &str) -> Option<&str> {
        self.element.value().attr(name)
    }

    /// Returns whether an attribute that lists words has one of these.
    pub(super) fn attr_has(&self, name: &str, words: &[&str]) -> bool {
        self.attr(name).is_some_and(|value| {
            value.split_whitespace().any(|word| words.iter().any(|w| w.eq_ignore_ascii_case(word)))
        })
    }
}

/// Returns the words of the names of an element in lower case, each between two spaces. Words are
/// separated by marks, and by capitals: `articleAuthor`.
fn names(element: &ElementRef<'_>) -> String {
    let mut out = String::from(" ");
    for name in ["class", "id", "itemprop"] {
        let mut small = false;
        for c in element.value().attr(name).unwrap_or_default().chars() {
            let separates = !c.is_alphanumeric() || c.is_uppercase() && small;
            if separates && !out.ends_with(' ') {
                out.push(' ');
            }
            if c.is_alphanumeric() {
                out.extend(c.to_lowercase());
            }
            small = c.is_lowercase();
        }
        if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    if out.len() == 1 { String::new() } else { out }
}
