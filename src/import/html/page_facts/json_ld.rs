//! Descriptions in JSON-LD: those of the page's own article, with references followed.

use crate::import::switches::{Rule, is_on};
use std::collections::BTreeMap;

use serde_json::Value;

use super::json_text;
use super::likeness::{has_title, names_of, url_key};
use super::outline::Outline;
use super::texts::{text, web};

/// All descriptions of a page.
pub(super) struct JsonLd {
    /// All objects, in order.
    objects: Vec<Value>,
    /// The objects with a name of their own, by that name.
    by_id: BTreeMap<String, usize>,
    /// The number of scripts that could not be read.
    pub(super) unread: usize,
}

/// How deep objects may be within each other.
const DEEPEST: usize = 12;

/// How many references are followed from one value.
const MOST_REFERENCES: usize = 4;

/// Keys whose objects are not descriptions of the page or its article.
const OTHER_KEYS: &[&str] = &[
    "comment",
    "review",
    "reviews",
    "image",
    "video",
    "citation",
    "isBasedOn",
    "breadcrumb",
    "aggregateRating",
    "about",
    "mentions",
    "associatedMedia",
    "potentialAction",
];

/// Types other than articles that can be what a page is about.
const OTHER_WORKS: &[&str] = &[
    "Report",
    "BlogPosting",
    "LiveBlogPosting",
    "SocialMediaPosting",
    "DiscussionForumPosting",
    "CreativeWork",
    "Recipe",
    "Review",
    "PodcastEpisode",
    "VideoObject",
    "HowTo",
    "QAPage",
    "TechArticle",
    "Chapter",
    "Book",
];

/// Types of pages.
const PAGES: &[&str] = &["WebPage", "ItemPage", "AboutPage", "MedicalWebPage", "FAQPage"];

impl JsonLd {
    /// Reads the scripts of a page.
    pub(super) fn new(outline: &Outline<'_>) -> Self {
        let mut read = Self { objects: Vec::new(), by_id: BTreeMap::new(), unread: 0 };
        let scripts = outline.places.iter().filter(|place| {
            place.is("script") && place.attr("type").is_some_and(|kind| kind.contains("ld+json"))
        });
        for script in scripts {
            let text: String = script.element.text().collect();
            match json_text::values(&text) {
                Some(values) => values.into_iter().for_each(|value| read.collect(value, 0)),
                None => read.unread += 1,
            }
        }
        for (at, object) in read.objects.iter().enumerate() {
            // A reference names an object without describing it.
            if let Some(id) = object["@id"].as_str()
                && object.as_object().is_some_and(|map| map.len() > 1)
            {
                read.by_id.entry(id.to_owned()).or_insert(at);
            }
        }
        read
    }

    fn collect(&mut self, value: Value, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        match value {
            Value::Array(items) => {
                items.into_iter().for_each(|item| self.collect(item, depth + 1));
            }
            Value::Object(map) => {
                let within: Vec<Value> = map
                    .iter()
                    .filter(|(key, value)| {
                        (value.is_object() || value.is_array())
                            && !(OTHER_KEYS.contains(&key.as_str())
                                && is_on(Rule::JsonLdNotOfOtherThings))
                    })
                    .map(|(_, value)| value.clone())
                    .collect();
                self.objects.push(Value::Object(map));
                within.into_iter().for_each(|value| self.collect(value, depth + 1));
            }
            _ => {}
        }
    }

    /// Returns the object that a value refers to, or the value itself.
    fn followed<'v>(&'v self, mut value: &'v Value) -> &'v Value {
        for _ in 0..MOST_REFERENCES {
            let only_name = value.as_object().is_some_and(|map| !map.contains_key("name"));
            let target = value["@id"].as_str().filter(|_| only_name);
            match target.and_then(|id| self.by_id.get(id)) {
                Some(at) if is_on(Rule::JsonLdReferences) => value = &self.objects[*at],
                _ => break,
            }
        }
        value
    }

    /// Returns the descriptions of the page's own article, the best first: an article's before that
    /// of the page itself. `titles` are the headlines that the page shows or states elsewhere,
    /// `addresses` are its addresses.
    ///
    /// Where several articles are described, one counts only if its headline or its address is the
    /// page's; one alone counts unless its headline is another's, or its address.
    pub(super) fn own(&self, titles: &[String], addresses: &[String]) -> Vec<&Value> {
        let articles: Vec<&Value> =
            self.objects.iter().filter(|object| is_type(object, is_article)).collect();
        let matched = |object: &&Value| self.is_of_page(object, titles, addresses);
        let titled = |object: &&Value| has_title(object, titles);
        // Templates give the page's address to each article that they list.
        let mut own: Vec<&Value> = articles.iter().copied().filter(titled).collect();
        if own.is_empty() {
            own.extend(articles.iter().copied().filter(|object| matched(object) == Some(true)));
        }
        if let ([one], true) = (&articles[..], own.is_empty())
            && matched(one).is_none()
        {
            own.push(one);
        }
        if own.len() < articles.len() && !is_on(Rule::JsonLdOfThePageAlone) {
            own = articles;
        }
        let works = self.objects.iter().filter(|object| {
            is_type(object, |kind| OTHER_WORKS.contains(&kind)) && !is_type(object, is_article)
        });
        own.extend(
            works.filter(|work| matched(work) == Some(true) && is_on(Rule::JsonLdOtherWorks)),
        );
        let pages = self.objects.iter().filter(|o| is_type(o, |kind| PAGES.contains(&kind)));
        own.extend(pages.filter(|page| matched(page) != Some(false) && is_on(Rule::JsonLdPages)));
        own
    }

    /// Returns whether an object describes this page; `None` if it does not say.
    fn is_of_page(&self, object: &Value, titles: &[String], addresses: &[String]) -> Option<bool> {
        let urls: Vec<String> = self.urls(object).iter().filter_map(|url| url_key(url)).collect();
        let keys: Vec<String> = addresses.iter().filter_map(|url| url_key(url)).collect();
        let same_url = urls.iter().any(|url| keys.contains(url));
        if has_title(object, titles) || same_url {
            return Some(true);
        }
        let other_title = !names_of(object).is_empty() && !titles.is_empty();
        let other_url = !urls.is_empty() && !keys.is_empty();
        let other = if is_on(Rule::JsonLdOneOtherFactIsEnough) {
            other_title || other_url
        } else {
            other_title && other_url
        };
        other.then_some(false)
    }

    /// Returns the addresses that an object gives for itself.
    fn urls(&self, object: &Value) -> Vec<String> {
        let page = &object["mainEntityOfPage"];
        [&object["url"], page, &page["@id"], &page["url"], &object["@id"]]
            .into_iter()
            .filter_map(Value::as_str)
            .map(str::trim)
            .filter(|url| web(url).is_some())
            .map(str::to_owned)
            .collect()
    }

    /// Returns the address of a description.
    pub(super) fn url(&self, object: &Value) -> Option<String> {
        self.urls(object).into_iter().next()
    }

    /// Returns the names of the site and of its publisher, without those of persons: a person's own
    /// site is called after its author.
    pub(super) fn publisher(&self, object: &Value) -> Option<String> {
        let publisher = self.followed(&object["publisher"]);
        let is_person = is_type(publisher, |kind| kind == "Person");
        self.name(object, "publisher").filter(|_| !is_person)
    }

    /// Returns the name of the site, if one is described.
    pub(super) fn site_name(&self) -> Option<String> {
        let site = self.objects.iter().find(|object| is_type(object, |kind| kind == "WebSite"))?;
        let own = self.followed(&site["publisher"]);
        let of_person =
            is_type(own, |kind| kind == "Person") && text(&own["name"]) == text(&site["name"]);
        text(&site["name"]).filter(|_| !of_person)
    }

    /// Returns the names under a key that are of persons, or of a kind that is not said.
    pub(super) fn people(&self, object: &Value, key: &str) -> Vec<String> {
        let mut names = Vec::new();
        self.names(&object[key], 0, &mut names);
        names.into_iter().filter(|(_, is_person)| *is_person).map(|(name, _)| name).collect()
    }

    /// Returns the first name under a key.
    pub(super) fn name(&self, object: &Value, key: &str) -> Option<String> {
        let mut names = Vec::new();
        self.names(&object[key], 0, &mut names);
        names.into_iter().map(|(name, _)| name).next()
    }

    fn names(&self, value: &Value, depth: usize, out: &mut Vec<(String, bool)>) {
        match value {
            _ if depth > MOST_REFERENCES => {}
            Value::String(_) => {
                out.extend(text(value).filter(|name| web(name).is_none()).map(|name| (name, true)))
            }
            Value::Array(items) => items.iter().for_each(|item| self.names(item, depth + 1, out)),
            Value::Object(_) => {
                let object = self.followed(value);
                let is_person = !is_type(object, |kind| kind.ends_with("Organization"));
                let mut inner = Vec::new();
                self.names(&object["name"], depth + 1, &mut inner);
                let parts = || Some((text(&object["givenName"])?, text(&object["familyName"])?));
                if let Some((given, family)) = parts().filter(|_| inner.is_empty()) {
                    inner.push((format!("{given} {family}"), true));
                }
                out.extend(inner.into_iter().map(|(name, _)| (name, is_person)));
            }
            _ => {}
        }
    }
}

/// Returns the values under a key that are texts: one, or several in a list.
pub(super) fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(map) => map.get("@value").map(texts).unwrap_or_default(),
        Value::Number(number) => vec![number.to_string()],
        _ => text(value).into_iter().collect(),
    }
}

fn is_type(object: &Value, wanted: impl Fn(&str) -> bool) -> bool {
    // `https://schema.org/NewsArticle`
    let short = |name: &str| name.rsplit(['/', ':']).next().unwrap_or_default().to_owned();
    match &object["@type"] {
        Value::String(name) => wanted(&short(name)),
        Value::Array(names) => {
            names.iter().filter_map(Value::as_str).any(|name| wanted(&short(name)))
        }
        _ => false,
    }
}

fn is_article(kind: &str) -> bool {
    kind.ends_with("Article") || matches!(kind, "BlogPosting" | "LiveBlogPosting" | "Report")
}
