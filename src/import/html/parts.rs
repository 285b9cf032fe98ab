//! Parts of a page that hold furniture, by their elements and classes.
//!
//! They give a reader the reason why a block was dropped; none of them drops it.

use scraper::node::Element;

/// Words in classes and ids, and what they name.
const NAMES: &[(&str, &str)] = &[
    ("share", "sharing"),
    ("sharing", "sharing"),
    ("social", "sharing"),
    ("related", "other articles"),
    ("recommended", "other articles"),
    ("trending", "other articles"),
    ("popular", "other articles"),
    ("teaser", "other articles"),
    ("teasers", "other articles"),
    ("most", "other articles"),
    ("newsletter", "subscription"),
    ("subscribe", "subscription"),
    ("subscription", "subscription"),
    ("paywall", "subscription"),
    ("signup", "subscription"),
    ("comment", "comments"),
    ("comments", "comments"),
    ("disqus", "comments"),
    ("sidebar", "the page's side"),
    ("cookie", "cookies"),
    ("consent", "cookies"),
    ("gdpr", "cookies"),
    ("breadcrumb", "navigation"),
    ("breadcrumbs", "navigation"),
    ("nav", "navigation"),
    ("menu", "navigation"),
    ("navigation", "navigation"),
    ("footer", "the page's foot"),
    ("masthead", "the page's head"),
    ("ad", "an advertisement"),
    ("ads", "an advertisement"),
    ("advert", "an advertisement"),
    ("advertisement", "an advertisement"),
    ("sponsored", "an advertisement"),
    ("promo", "promotion"),
    ("tags", "tags"),
    ("taglist", "tags"),
    ("bio", "about the author"),
    ("toolbar", "the site's own controls"),
];

/// Returns the part that an element opens; `None` where it opens none, or one is open already.
pub(super) fn part(value: &Element, open: Option<&str>) -> Option<String> {
    if open.is_some() {
        return None;
    }
    let by_tag = match value.name() {
        "nav" | "menu" => Some("navigation"),
        "footer" => Some("the page's foot"),
        "aside" => Some("the page's side"),
        "form" | "button" | "label" | "fieldset" => Some("a form"),
        "dialog" => Some("a dialogue"),
        _ => None,
    };
    let named = || {
        let classes = value.attr("class").unwrap_or_default();
        let names = format!("{classes} {}", value.attr("id").unwrap_or_default()).to_lowercase();
        let words = names.split(|c: char| !c.is_alphanumeric());
        let mut known = words.filter_map(|word| NAMES.iter().find(|(name, _)| *name == word));
        known.next().map(|(_, what)| *what)
    };
    let root = matches!(value.name(), "html" | "body" | "main" | "article");
    by_tag.or_else(|| if root { None } else { named() }).map(str::to_owned)
}
