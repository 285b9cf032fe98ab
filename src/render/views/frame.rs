//! Views that all pages share: the frame, links, days, quoted sentences.

use serde::Serialize;

use super::{Html, Shared};
use crate::model::Kind;

/// The parts that every page has. Each template gets it as `page`.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Frame {
    /// The page's own title.
    pub title: String,
    /// One sentence for search engines; may be empty.
    pub description: String,
    /// The publication's title.
    pub site_title: String,
    /// Language of the page's own words, BCP 47.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// `""` or `../`: goes before the address of anything in the site.
    pub root: String,
    /// Whether it is a page of the private edition, which no search engine may list.
    pub private: bool,
    /// The page's full address, where the site has a base address.
    pub canonical: Option<String>,
    /// The full address of the picture that previews of links show, where the site has one.
    pub preview: Option<String>,
    /// Its subject, as JSON-LD, where the site has a base address and the page is of a sort
    /// that schema.org knows. Belongs into `<script type="application/ld+json">`. HTML.
    pub json_ld: Option<Html>,
    /// The same in other forms, and feeds: links for the head of the page.
    pub alternates: Vec<Alternate>,
    /// The header, rendered: one for all pages of a section, so it is made once. HTML.
    pub header: Html,
    /// The footer, rendered. HTML.
    pub footer: Html,
    /// Which sort of page it is, a class of `<body>`: `home`, `article`, …
    pub kind: &'static str,
    /// Whether a code block is on it.
    pub has_code: bool,
    /// Whether prose on it has more than running text: a table, a picture, code, a rule, a list of
    /// tasks, raised or lowered letters, or HTML.
    pub has_figures: bool,
    /// Belongs right after the text of an article: the notes that could not be placed in it. Only
    /// `serve` fills it; `build` leaves it empty. HTML.
    pub anchor_errors: Html,
    /// Belongs at the end of `<body>`: the panel with faults and the script that reloads the page.
    /// Only `serve` fills it; `build` leaves it empty. HTML.
    pub scripts: Html,
}

/// A form of a page, or of what is new, for programs.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Alternate {
    /// Its title.
    pub title: String,
    /// Its address.
    pub href: String,
    /// Its media type.
    pub media_type: &'static str,
}

/// `header.html` and `footer.html`
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ChromeView {
    /// The publication's title.
    pub site_title: String,
    /// The publication's description; may be empty.
    pub site_description: String,
    /// The publication's authors, joined; may be empty.
    pub site_authors: String,
    /// Whether this is the private edition, which the header says.
    pub private: bool,
    /// `""` or `../`: goes before the address of anything in the site.
    pub root: String,
    /// The navigation.
    pub nav: Vec<NavItem>,
    /// The search page's address, where the header is to have a field that leads there.
    pub search: Option<String>,
}

/// An entry of the navigation.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct NavItem {
    /// Its words.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Whether this is the page.
    pub current: bool,
    /// Whether this is the index of what the page is about.
    pub section: bool,
}

/// A link.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct LinkView {
    /// Its words.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Language of the words, where it is known and not the page's.
    pub lang: Option<String>,
    /// Direction, where there is a language.
    pub dir: Option<&'static str>,
}

impl LinkView {
    /// Makes a link with words in the page's language, or of none.
    pub fn new(label: String, href: String) -> Self {
        Self { label, href, lang: None, dir: None }
    }
}

/// A day, ready to show.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DayView {
    /// `2025-06-01`.
    pub iso: String,
    /// `1 June 2025`.
    pub long: String,
    /// `1 Jun`.
    pub short: String,
    /// `Sunday`.
    pub weekday: String,
    /// Its page.
    pub href: String,
}

/// When something was published.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TimeView {
    /// Machine-readable: a day, or a day and time with offset.
    pub datetime: String,
    /// The day.
    pub day: Shared<DayView>,
    /// `03:31 UTC+3`; absent where only the day is known.
    pub clock: Option<String>,
}

/// A place that refers to something: a backlink, a mention.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Quoted {
    /// The name of the place; for articles and notes, the outlet's short name.
    pub label: String,
    /// Its address, with a fragment.
    pub href: String,
    /// The sentence, its words in `<mark class="hit">`.
    pub html: Html,
    /// Whether the words are the editor's, not an outlet's.
    pub editorial: bool,
}

/// An actor or a day, with how often it is mentioned.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Counted {
    /// The thing.
    pub link: Shared<LinkView>,
    /// How often.
    pub count: usize,
}

/// Addresses of the index pages.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[allow(missing_docs, reason = "they are the indexes' names")]
pub struct Indexes {
    pub articles: String,
    pub actors: String,
    pub dates: String,
    pub outlets: String,
    pub claims: String,
    pub terms: String,
}

impl Indexes {
    /// Returns the address of the index of a kind; `None` for pages, which have none.
    pub(in crate::render) fn of_mut(&mut self, kind: Kind) -> Option<&mut String> {
        match kind {
            Kind::Article => Some(&mut self.articles),
            Kind::Claim => Some(&mut self.claims),
            Kind::Term => Some(&mut self.terms),
            Kind::Actor => Some(&mut self.actors),
            Kind::Day => Some(&mut self.dates),
            Kind::Outlet => Some(&mut self.outlets),
            Kind::Page => None,
        }
    }
}

/// A page with a part of a long list.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PartLink {
    /// The year or month, and its page.
    pub link: LinkView,
    /// How many articles are listed there.
    pub count: usize,
}
