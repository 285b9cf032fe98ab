//! Whether an element belongs to the article, or to something beside it.

use super::outline::{Apart, Outline};
use crate::import::switches::{Rule, is_on};

/// Words in the names of elements that belong to something beside the article.
const OTHER_WORDS: &[&str] = &[
    "comment",
    "comments",
    "commentlist",
    "commentary",
    "respond",
    "disqus",
    "pingback",
    "related",
    "recommended",
    "recommendation",
    "recommendations",
    "teaser",
    "teasers",
    "popular",
    "trending",
    "recent",
    "recentcomments",
    "latest",
    "newsletter",
    "breadcrumb",
    "breadcrumbs",
    "menu",
    "nav",
    "navigation",
    "navbar",
    "tweet",
    "tweets",
    "carousel",
    "slider",
    "slideshow",
    "advert",
    "cookie",
    "modal",
    "archive",
    "archives",
    "calendar",
    "tooltip",
    "pagination",
    "pager",
    "mostread",
    "ticker",
    "upcoming",
    "copyright",
    "cart",
    "login",
    "search",
    "previous",
    "next",
    "prev",
    "promo",
];

/// Words in the names of boxes that may say something about the article.
const BOX_WORDS: &[&str] = &[
    "sidebar",
    "widget",
    "aside",
    "footer",
    "figure",
    "caption",
    "figcaption",
    "gallery",
    "quote",
];

/// Elements that are never part of what a page says about its article.
const OTHER_ELEMENTS: &[&str] =
    &["nav", "form", "select", "template", "dialog", "blockquote", "iframe", "button", "svg"];

impl Outline<'_> {
    /// Says of each element whether it belongs to something beside the article. An element around
    /// the headline never does, whatever its names.
    pub(super) fn set_apart(&mut self, headline: Option<usize>) {
        for at in 0..self.places.len() {
            let place = &self.places[at];
            let around = headline.is_some_and(|headline| (at..place.end).contains(&headline));
            let own = match headline {
                _ if around => Apart::No,
                Some(_) if self.is_page_header(at) && is_on(Rule::ApartPageHeaders) => Apart::Yes,
                _ => self.own_apart(at),
            };
            let above = place.parent.map_or(Apart::No, |parent| self.places[parent].apart);
            self.places[at].apart = own.max(above);
        }
    }

    /// Returns whether an element without the headline is the header of the page, not of an article
    /// in it.
    fn is_page_header(&self, at: usize) -> bool {
        let place = &self.places[at];
        let of_article = || {
            self.above(at).any(|above| {
                let above = &self.places[above];
                above.is("article") || above.is("main") || above.has_name(&["article", "post"])
            })
        };
        (place.is("header") || place.has_name(&["masthead", "topbar"])) && !of_article()
    }

    fn own_apart(&self, at: usize) -> Apart {
        let place = &self.places[at];
        let name = place.element.value().name();
        if matches!(name, "html" | "body" | "main") {
            return Apart::No;
        }
        let is_article = name == "article";
        let is_post = place.has_name(&["social"]) && place.has_name(&["post", "embed"]);
        let other = (place.has_name(OTHER_WORDS) || is_post) && !is_article;
        // The footer of the page, not of an article in it.
        let of_page = name == "footer"
            && !place.has_name(&["entry", "post", "article", "story", "content", "meta"])
            && !self.above(at).any(|above| self.places[above].is("article"));
        // A teaser is an article within another one.
        let nested = is_article && self.above(at).any(|above| self.places[above].is("article"));
        if OTHER_ELEMENTS.contains(&name) && is_on(Rule::ApartElements)
            || other && is_on(Rule::ApartNames)
            || nested && is_on(Rule::ApartNestedArticles)
            || of_page && is_on(Rule::ApartFooters)
        {
            Apart::Yes
        } else if (matches!(name, "aside" | "figure" | "footer") || place.has_name(BOX_WORDS))
            && is_on(Rule::ApartBoxes)
        {
            Apart::Perhaps
        } else {
            Apart::No
        }
    }
}
