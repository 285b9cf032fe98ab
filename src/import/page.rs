//! What an import finds: facts, each with where it was found, and blocks, each with its fate.

use super::reason::Reason;
use std::fmt;

use crate::model::document::Published;

/// Where a fact was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactSource {
    /// In the page's description of itself for machines, under this key.
    JsonLd(&'static str),
    /// In a `<meta>` or `<link>` tag of this name.
    Tag(String),
    /// In an element of this name.
    Element(&'static str),
    /// In this line of the page.
    Line(String),
    /// In the front matter of a Markdown file, under this key.
    FrontMatter(String),
    /// In what the server, or the saving program, wrote before the page.
    Header(String),
    /// The user said so.
    Given,
}

impl fmt::Display for FactSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::JsonLd(key) => write!(f, "JSON-LD `{key}`"),
            Self::Tag(name) => write!(f, "tag `{name}`"),
            Self::Element(name) => write!(f, "<{name}>"),
            Self::Line(line) => write!(f, "the line “{line}”"),
            Self::FrontMatter(key) => write!(f, "front matter `{key}`"),
            Self::Header(name) => write!(f, "header `{name}`"),
            Self::Given => f.write_str("given"),
        }
    }
}

/// A value and where it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact<T> {
    /// The value.
    pub value: T,
    /// Where it was found.
    pub source: FactSource,
}

impl<T> Fact<T> {
    /// Returns a value with its place.
    pub fn new(value: T, source: FactSource) -> Self {
        Self { value, source }
    }
}

/// A day of publication that nothing states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateGuess {
    /// The day; `None` where only a part of it is known, which the reason says.
    pub day: Option<Published>,
    /// Why it could be this one.
    pub reason: String,
}

/// What is known of an article. What was not found is `None` or empty, never invented.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The headline.
    pub title: Option<Fact<String>>,
    /// The site's names for itself, as found; may be empty.
    pub sites: Vec<Fact<String>>,
    /// Who wrote it, as printed.
    pub byline: Option<Fact<Vec<String>>>,
    /// When it was published.
    pub published: Option<Fact<Published>>,
    /// Days of publication that nothing states, the likeliest first.
    pub guesses: Vec<DateGuess>,
    /// Its address.
    pub url: Option<Fact<String>>,
    /// Its language, BCP 47.
    pub lang: Option<Fact<String>>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading of this level, from 2.
    Heading(u8),
    /// An item of a list.
    Item,
    /// What stands under a picture.
    Caption,
    /// A table.
    Table,
}

/// What becomes of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It is part of the article.
    Kept,
    /// It is not, for this reason.
    Dropped(Reason),
}

/// A block of the page as a reader sees it. Its number is its place in [`ImportedPage::blocks`], from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageBlock {
    /// Its text, white space folded.
    pub text: String,
    /// What it is.
    pub kind: BlockKind,
    /// What becomes of it.
    pub decision: Decision,
}

impl PageBlock {
    /// Whether it is part of the article.
    pub fn is_kept(&self) -> bool {
        self.decision == Decision::Kept
    }
}

/// A page that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedPage {
    /// What the file was: "HTML", "plain text", "Markdown", with the encoding and how it was known.
    pub format: String,
    /// What is known of the article.
    pub facts: Facts,
    /// All of the page, in order.
    pub blocks: Vec<PageBlock>,
    /// The article as Markdown, with a newline at its end; empty if nothing was kept.
    pub body: String,
    /// What should be looked at.
    pub warnings: Vec<String>,
}
