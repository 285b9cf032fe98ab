//! The result of an import: facts, each with its source, and blocks, each with a decision.

use super::reason::Reason;
use crate::diag::Refusal;
use std::fmt;

use crate::model::document::Published;

/// Where a fact was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactSource {
    /// In the page's JSON-LD, under this key.
    JsonLd(&'static str),
    /// In a `<meta>` or `<link>` tag of this name.
    Tag(String),
    /// In an element of this name.
    Element(&'static str),
    /// In an element that the page marks in this way.
    Marked(&'static str),
    /// In the page's own address.
    Address,
    /// In the words of the text.
    Text,
    /// In this line of the page.
    Line(String),
    /// In the front matter of a Markdown file, under this key.
    FrontMatter(String),
    /// In a header of the file, or a comment by the program that saved it.
    Header(String),
    /// In a file of this program, under this key.
    Program(&'static str, &'static str),
    /// The user gave it.
    Given,
}

impl fmt::Display for FactSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::JsonLd(key) => write!(f, "JSON-LD `{key}`"),
            Self::Tag(name) => write!(f, "tag `{name}`"),
            Self::Element(name) => write!(f, "<{name}>"),
            Self::Marked(mark) => write!(f, "an element with `{mark}`"),
            Self::Address => f.write_str("the address"),
            Self::Text => f.write_str("the words of the text"),
            Self::Line(line) => write!(f, "the line “{line}”"),
            Self::FrontMatter(key) => write!(f, "front matter `{key}`"),
            Self::Header(name) => write!(f, "header `{name}`"),
            Self::Program(name, key) => write!(f, "{name} `{key}`"),
            Self::Given => f.write_str("given"),
        }
    }
}

/// A value with its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact<T> {
    /// The value.
    pub value: T,
    /// Where it was found.
    pub source: FactSource,
}

impl<T> Fact<T> {
    /// Returns a value with its source.
    pub(crate) fn new(value: T, source: FactSource) -> Self {
        Self { value, source }
    }
}

/// A possible day of publication that the page does not state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateGuess {
    /// The day; `None` if only part of a date is known, which the reason names.
    pub day: Option<Published>,
    /// Why it may be this day.
    pub reason: String,
}

/// The facts about an article. A fact that was not found is `None` or empty, never invented.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The headline that readers see, or else one that the page states.
    pub title: Option<Fact<String>>,
    /// The headline that the page gives to search engines, if it differs.
    pub headline_search: Option<Fact<String>>,
    /// The names that the site gives itself, in the order found. May be empty.
    pub sites: Vec<Fact<String>>,
    /// The names of its authors, as printed.
    pub byline: Option<Fact<Vec<String>>>,
    /// News agencies that are credited beside the authors, as printed. May be empty.
    pub agencies: Vec<Fact<String>>,
    /// Words that the page gives as its author, but that cannot be a person's name. May be empty.
    pub passed_over: Vec<Fact<String>>,
    /// Names that the page states for machines and shows no reader: they may be those of whoever
    /// made the site. May be empty.
    pub unseen: Vec<Fact<String>>,
    /// When it was published.
    pub published: Option<Fact<Published>>,
    /// When the outlet changed it last, if it says so: later than it was published.
    pub modified: Option<Fact<Published>>,
    /// Possible days of publication, the likeliest first. May be empty.
    pub guesses: Vec<DateGuess>,
    /// Its address.
    pub url: Option<Fact<String>>,
    /// Its language, BCP 47.
    pub lang: Option<Fact<String>>,
    /// When the page was fetched or saved, if the file says so.
    pub retrieved: Option<Fact<Published>>,
}

impl Facts {
    /// Adds what `others` state where nothing is known yet.
    pub(super) fn complete(&mut self, others: &Self) {
        fn set<T: Clone>(known: &mut Option<T>, other: &Option<T>) {
            if known.is_none() {
                known.clone_from(other);
            }
        }
        set(&mut self.title, &others.title);
        set(&mut self.byline, &others.byline);
        set(&mut self.published, &others.published);
        set(&mut self.modified, &others.modified);
        set(&mut self.url, &others.url);
        set(&mut self.lang, &others.lang);
        set(&mut self.retrieved, &others.retrieved);
        self.sites.extend(others.sites.iter().cloned());
        self.agencies.extend(others.agencies.iter().cloned());
        self.passed_over.extend(others.passed_over.iter().cloned());
        self.unseen.extend(others.unseen.iter().cloned());
        self.guesses.extend(others.guesses.iter().cloned());
    }
}

/// The kind of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading of this level, from 2.
    Heading(u8),
    /// An item of a list.
    Item,
    /// The caption of a picture.
    Caption,
    /// A table.
    Table,
}

/// The decision on a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It is part of the article.
    Kept,
    /// It is not part of the article, for this reason.
    Dropped(Reason),
}

/// A block of the page as a reader sees it. Its number is its index in [`ImportedPage::blocks`]
/// plus 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageBlock {
    /// Its text, with white space folded.
    pub text: String,
    /// Its kind.
    pub kind: BlockKind,
    /// Whether it is kept, or why not.
    pub decision: Decision,
}

impl PageBlock {
    /// Returns whether it is part of the article.
    pub fn is_kept(&self) -> bool {
        self.decision == Decision::Kept
    }
}

/// Words of a page that are in none of its blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOutWords {
    /// The index of the block that they are in, or else of the next one. May be the number of
    /// blocks.
    pub block: usize,
    /// The words, with white space folded. Not empty.
    pub text: String,
    /// What they are.
    pub kind: LeftOutKind,
}

/// What words in no block are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOutKind {
    /// The page hides them within a line.
    Hidden,
    /// They say what a picture shows, for those who do not see it.
    AlternativeText,
}

impl fmt::Display for LeftOutKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Hidden => "hidden in the line",
            Self::AlternativeText => "alternative text of a picture",
        })
    }
}

/// The page in a file, and what the file says about it.
pub(super) struct ContainedPage {
    /// The name of the file's format.
    pub(super) format: &'static str,
    pub(super) html: Vec<u8>,
    /// The charset of `html`, if the file states it.
    pub(super) charset: Option<String>,
    /// The facts that the file states. Its headline and its authors take precedence over those of
    /// `html`, the rest counts where `html` states nothing.
    pub(super) facts: Facts,
    /// Remarks for the user. May be empty.
    pub(super) warnings: Vec<String>,
}

/// An imported page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedPage {
    /// The format of the file ("HTML", "plain text", "Markdown"), its encoding, and how that was
    /// known.
    pub format: String,
    /// The facts about the article.
    pub facts: Facts,
    /// All blocks of the page, in order.
    pub blocks: Vec<PageBlock>,
    /// What is in no block, in order. Empty for a file without pictures and hidden words.
    pub left_out: Vec<LeftOutWords>,
    /// The article as Markdown, ending in a newline; empty if nothing was kept.
    pub body: String,
    /// Remarks for the user, in the order found. May be empty.
    pub warnings: Vec<String>,
    /// Why it has no article, and what to do about it; `None` if it has one.
    pub no_article: Option<Refusal>,
}
