//! The formats of feeds: Atom (RFC 4287) and JSON Feed 1.1 (<https://jsonfeed.org/version/1.1/>).

use jiff::Timestamp;
use serde_json::{Value, json};

use super::super::feeds::FeedForm;
use crate::model::site::Site;
use crate::xml::Xml;

/// An entry, ready to write.
pub(super) struct FeedEntry {
    pub(super) id: String,
    pub(super) address: String,
    /// The address of the article, or of the place in it, at its outlet.
    pub(super) original: Option<String>,
    pub(super) title: String,
    pub(super) html: String,
    pub(super) updated: Timestamp,
    pub(super) authors: Vec<String>,
    pub(super) tags: Vec<String>,
}

/// A feed, ready to write.
pub(super) struct WholeFeed {
    /// Its own address.
    pub(super) address: String,
    /// The address of the page that it belongs to.
    pub(super) home: String,
    pub(super) title: String,
    pub(super) updated: Timestamp,
    pub(super) entries: Vec<FeedEntry>,
}

/// Returns a feed as Atom.
pub(super) fn atom(site: &Site, whole: &WholeFeed) -> String {
    let mut xml = Xml::begin();
    let settings = &site.settings;
    let lang = settings.lang.as_str();
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", lang)]);
    xml.leaf("id", &[], &whole.address);
    xml.leaf("title", &[], &whole.title);
    if !settings.description.is_empty() {
        xml.leaf("subtitle", &[], &settings.description);
    }
    xml.leaf("updated", &[], &whole.updated.to_string());
    let link = |xml: &mut Xml, rel: &str, media_type: &str, href: &str| {
        xml.empty("link", &[("rel", rel), ("type", media_type), ("href", href)]);
    };
    link(&mut xml, "self", FeedForm::Atom.media_type(), &whole.address);
    link(&mut xml, "alternate", "text/html", &whole.home);
    let person = |xml: &mut Xml, name: &str| {
        xml.open("author", &[]);
        xml.leaf("name", &[], name);
        xml.close();
    };
    // A feed has an author where an entry has none.
    match &settings.authors[..] {
        [] => person(&mut xml, &settings.title),
        authors => authors.iter().for_each(|name| person(&mut xml, name)),
    }
    xml.leaf("generator", &[], "Manicule");
    for entry in &whole.entries {
        xml.open("entry", &[]);
        xml.leaf("id", &[], &entry.id);
        xml.leaf("title", &[], &entry.title);
        xml.leaf("updated", &[], &entry.updated.to_string());
        link(&mut xml, "alternate", "text/html", &entry.address);
        if let Some(original) = &entry.original {
            link(&mut xml, "related", "text/html", original);
        }
        entry.authors.iter().for_each(|name| person(&mut xml, name));
        entry.tags.iter().for_each(|tag| xml.empty("category", &[("term", tag)]));
        xml.leaf("content", &[("type", "html")], &entry.html);
        xml.close();
    }
    xml.finish()
}

/// Returns a feed as JSON Feed.
pub(super) fn json_feed(site: &Site, whole: &WholeFeed) -> String {
    let settings = &site.settings;
    let names = |names: &[String]| {
        let names: Vec<Value> = names.iter().map(|name| json!({ "name": name })).collect();
        (!names.is_empty()).then(|| Value::from(names))
    };
    let mut items = Vec::new();
    for entry in &whole.entries {
        let mut item = json!({
            "id": entry.id,
            "url": entry.address,
            "title": entry.title,
            "content_html": entry.html,
            "date_modified": entry.updated.to_string(),
            "tags": entry.tags,
        });
        if let Some(original) = &entry.original {
            item["external_url"] = original.as_str().into();
        }
        if let Some(names) = names(&entry.authors) {
            item["authors"] = names;
        }
        items.push(item);
    }
    let mut feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": whole.title,
        "home_page_url": whole.home,
        "feed_url": whole.address,
        "language": settings.lang,
        "items": items,
    });
    if !settings.description.is_empty() {
        feed["description"] = settings.description.as_str().into();
    }
    if let Some(names) = names(&settings.authors) {
        feed["authors"] = names;
    }
    format!("{feed:#}\n")
}
