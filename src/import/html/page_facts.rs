//! Reads the facts that a page states about itself: JSON-LD, tags, and elements.

use scraper::{ElementRef, Html};
use serde_json::Value;
use url::Url;

use super::super::dating;
use super::super::page::{Fact, FactSource, Facts};
use crate::model::document::Published;
use crate::model::likely_language;
use crate::text::fold::letters_and_digits;

/// Returns the facts of a page, and warnings about them.
pub(super) fn read(page: &Html, source: &str) -> (Facts, Vec<String>) {
    let mut collector = FactCollector { page, facts: Facts::default(), warnings: Vec::new() };
    let described = descriptions(page);
    for article in &described {
        collector.json_ld(article);
    }
    collector.tags();
    collector.saved_by(source);
    collector.elements();
    collector.settle_title();
    (collector.facts, collector.warnings)
}

struct FactCollector<'a> {
    page: &'a Html,
    facts: Facts,
    warnings: Vec<String>,
}

impl FactCollector<'_> {
    /// Takes facts from the description of an article in JSON-LD.
    fn json_ld(&mut self, article: &Value) {
        let text = |value: &Value| value.as_str().map(clean).filter(|text| !text.is_empty());
        let known = |value: Option<String>, key| {
            value.map(|value| Fact::new(value, FactSource::JsonLd(key)))
        };
        let facts = &mut self.facts;
        facts.title = facts.title.take().or_else(|| known(text(&article["headline"]), "headline"));
        let lang = text(&article["inLanguage"]).and_then(|text| likely_language(&text));
        facts.lang = facts.lang.take().or_else(|| known(lang, "inLanguage"));
        let publisher = &article["publisher"];
        let publisher = text(&publisher["name"]).or_else(|| text(publisher));
        facts.sites.extend(known(publisher, "publisher"));
        let own = text(&article["url"]).or_else(|| text(&article["mainEntityOfPage"]["@id"]));
        let own =
            own.or_else(|| text(&article["mainEntityOfPage"])).filter(|url| web(url).is_some());
        facts.url = facts.url.take().or_else(|| known(own, "url"));
        let names = authors(&article["author"]);
        if facts.byline.is_none() && !names.is_empty() {
            facts.byline = Some(Fact::new(names, FactSource::JsonLd("author")));
        }
        if let Some(date) = article["datePublished"].as_str() {
            self.published(date, FactSource::JsonLd("datePublished"));
        }
    }

    /// Takes a day of publication, or warns if it contradicts the one found before.
    fn published(&mut self, text: &str, place: FactSource) {
        let Some((published, lost)) = dating::read_timestamp(text) else { return };
        match &self.facts.published {
            None => {
                self.warnings.extend(lost.map(|lost| format!("{lost} ({place})")));
                self.facts.published = Some(Fact::new(published, place));
            }
            // A day that agrees with the instant found before adds nothing.
            Some(known) if differ(known.value, published) => self.warnings.push(format!(
                "{place} says {}, {} says {}: check which is right",
                published.date, known.source, known.value.date
            )),
            Some(_) => {}
        }
    }

    /// Takes facts from `<meta>` and `<link>` tags.
    fn tags(&mut self) {
        let meta = |names: &[&str]| {
            names.iter().find_map(|name| {
                let content = self.elements_named("meta").find_map(|tag| {
                    let keys = ["property", "name", "itemprop"];
                    let named = keys.iter().filter_map(|key| tag.value().attr(key));
                    let is = named.into_iter().any(|found| found.eq_ignore_ascii_case(name));
                    is.then(|| tag.value().attr("content")).flatten()
                });
                let content = content.map(clean).filter(|text| !text.is_empty())?;
                Some(Fact::new(content, FactSource::Tag((*name).to_owned())))
            })
        };
        let title = meta(&["og:title", "twitter:title"]);
        let site = meta(&["og:site_name"]);
        let author = meta(&["author", "article:author", "parsely-author"]);
        let lang = meta(&["og:locale", "language", "dc.language"]);
        let dates: Vec<Fact<String>> = [
            "article:published_time",
            "datePublished",
            "date",
            "dc.date",
            "dcterms.created",
            "dc.date.issued",
            "pubdate",
            "publishdate",
            "parsely-pub-date",
            "sailthru.date",
        ]
        .iter()
        .filter_map(|name| meta(&[name]))
        .collect();
        let url =
            self.canonical().or_else(|| meta(&["og:url"]).filter(|url| web(&url.value).is_some()));
        let facts = &mut self.facts;
        facts.title = facts.title.take().or(title);
        facts.sites.extend(site);
        let lang =
            lang.and_then(|lang| Some(Fact::new(likely_language(&lang.value)?, lang.source)));
        facts.lang = facts.lang.take().or(lang);
        // The canonical address is the surest; JSON-LD often has that of another page.
        facts.url = url.or_else(|| facts.url.take());
        let person = author.filter(|author| web(&author.value).is_none());
        if facts.byline.is_none()
            && let Some(author) = person
        {
            facts.byline = Some(Fact::new(vec![author.value], author.source));
        }
        for date in dates {
            self.published(&date.value, date.source);
        }
    }

    fn canonical(&self) -> Option<Fact<String>> {
        let link = self.elements_named("link").find(|link| {
            link.value().attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"))
        })?;
        let href = link.value().attr("href")?.trim();
        web(href)?;
        Some(Fact::new(href.to_owned(), FactSource::Tag("canonical".to_owned())))
    }

    /// Takes the address from the comment that a browser or SingleFile writes into a saved page.
    fn saved_by(&mut self, source: &str) {
        if self.facts.url.is_some() {
            return;
        }
        let head = &source[..source.floor_char_boundary(4096)];
        let browser =
            head.split_once("saved from url=(").and_then(|(_, rest)| rest.split_once(')'));
        let single = head
            .split_once("Page saved with SingleFile")
            .and_then(|(_, rest)| rest.split_once("url:"));
        for (found, who) in [(browser, "saved from url"), (single, "SingleFile")] {
            let url = found.and_then(|(_, rest)| rest.split_whitespace().next());
            if let Some(url) = url.filter(|url| web(url).is_some()) {
                self.facts.url =
                    Some(Fact::new(url.to_owned(), FactSource::Header(who.to_owned())));
                return;
            }
        }
    }

    /// Takes the language and the day of publication from elements.
    fn elements(&mut self) {
        let lang = self.page.root_element().value().attr("lang").and_then(likely_language);
        if self.facts.lang.is_none() {
            self.facts.lang = lang.map(|lang| Fact::new(lang, FactSource::Element("html lang")));
        }
        if self.facts.published.is_some() {
            return;
        }
        let times: Vec<String> = self
            .elements_named("time")
            .filter(|time| {
                let above = time.ancestors().filter_map(ElementRef::wrap);
                let other = ["aside", "footer", "nav", "li"];
                !above.into_iter().any(|above| other.contains(&above.value().name()))
            })
            .filter_map(|time| time.value().attr("datetime").map(str::to_owned))
            .collect();
        // The first of several is the article's; others belong to comments and other articles.
        if let Some(time) = times.first() {
            self.published(time, FactSource::Element("time"));
        }
    }

    /// Prefers a heading of the page that agrees with the stated headline, which may have the name
    /// of the site at its end.
    fn settle_title(&mut self) {
        let heads: Vec<String> = self
            .elements_named("h1")
            .map(|h1| clean(&h1.text().collect::<String>()))
            .filter(|text| !text.is_empty())
            .collect();
        let stated = self.facts.title.as_ref().map(|title| title.value.clone());
        let titled = self.elements_named("title").next();
        let titled = titled.map(|title| clean(&title.text().collect::<String>()));
        let goes_with = |head: &&String| {
            let key = letters_and_digits(head);
            let within = |text: &Option<String>| {
                text.as_ref().is_some_and(|text| letters_and_digits(text).contains(&key))
            };
            !key.is_empty() && (within(&stated) || within(&titled))
        };
        let agreed = heads.iter().find(goes_with).cloned();
        let only = (heads.len() == 1 && stated.is_none()).then(|| heads[0].clone());
        if let Some(head) = agreed.or(only) {
            self.facts.title = Some(Fact::new(head, FactSource::Element("h1")));
        } else if stated.is_none()
            && let Some(titled) = titled.filter(|titled| !titled.is_empty())
        {
            self.facts.title = Some(Fact::new(without_site(&titled), FactSource::Element("title")));
        }
    }

    fn elements_named(&self, name: &'static str) -> impl Iterator<Item = ElementRef<'_>> {
        self.page
            .root_element()
            .descendent_elements()
            .filter(move |element| element.value().name() == name)
    }
}

/// Whether two days of publication contradict each other, in any time zone.
fn differ(one: Published, other: Published) -> bool {
    let days = one.instant().duration_since(other.instant()).as_hours().abs();
    days > 36 || one.time.is_some() && other.time.is_some() && one.instant() != other.instant()
}

/// Folds white space.
fn clean(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the part of `Headline | The Site` before the last mark, if that looks like a headline.
fn without_site(title: &str) -> String {
    for mark in [" | ", " — ", " – ", " - ", " :: "] {
        if let Some((head, site)) = title.rsplit_once(mark)
            && head.split(' ').count() >= 3
            && site.split(' ').count() <= 5
        {
            return head.to_owned();
        }
    }
    title.to_owned()
}

/// Parses an address of the web; `None` for any other text.
pub(super) fn web(text: &str) -> Option<Url> {
    Url::parse(text.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
}

/// Returns the descriptions of articles in the JSON-LD of a page, in order.
fn descriptions(page: &Html) -> Vec<Value> {
    let scripts = page.root_element().descendent_elements().filter(|element| {
        element.value().name() == "script"
            && element.value().attr("type").is_some_and(|kind| kind.contains("ld+json"))
    });
    let mut out = Vec::new();
    for script in scripts {
        let text: String = script.text().collect();
        if let Ok(value) = serde_json::from_str::<Value>(text.trim()) {
            collect(value, &mut out, 0);
        }
    }
    out
}

fn collect(value: Value, out: &mut Vec<Value>, depth: usize) {
    const DEEPEST: usize = 4;
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(items) => items.into_iter().for_each(|item| collect(item, out, depth + 1)),
        Value::Object(mut map) => {
            let graph = map.remove("@graph");
            let value = Value::Object(map);
            if is_article(&value["@type"]) {
                out.push(value);
            }
            if let Some(graph) = graph {
                collect(graph, out, depth + 1);
            }
        }
        _ => {}
    }
}

fn is_article(kind: &Value) -> bool {
    let named = |name: &str| {
        name.ends_with("Article") || matches!(name, "BlogPosting" | "LiveBlogPosting" | "Report")
    };
    match kind {
        Value::String(name) => named(name),
        Value::Array(names) => names.iter().filter_map(Value::as_str).any(named),
        _ => false,
    }
}

fn authors(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) if web(name).is_none() && !name.trim().is_empty() => vec![clean(name)],
        Value::Array(items) => items.iter().flat_map(authors).collect(),
        Value::Object(map) => map.get("name").map(authors).unwrap_or_default(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> (Facts, Vec<String>) {
        super::read(&Html::parse_document(html), html)
    }

    #[test]
    fn json_ld_takes_precedence() {
        let (facts, warnings) = read(
            r#"<html lang="en"><title>Bridge | Herald</title>
            <meta property="og:title" content="Other"><script type="application/ld+json">
            {"@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],"headline":"Bridge shut",
            "datePublished":"2024-03-05T18:30:00+01:00",
            "author":[{"name":"A. Moss"},{"name":"B. Lee"}]}]}</script>"#,
        );
        let title = facts.title.expect("a title");
        assert_eq!(
            (title.value.as_str(), title.source),
            ("Bridge shut", FactSource::JsonLd("headline"))
        );
        assert_eq!(facts.byline.expect("a byline").value, ["A. Moss", "B. Lee"]);
        assert!(facts.published.expect("a day").value.time.is_some());
        assert_eq!(facts.lang.expect("a language").value, "en");
        assert!(warnings.is_empty());
    }

    #[test]
    fn a_language_is_a_valid_tag_or_unknown() {
        for (lang, tag) in [("uk-UA", Some("uk-UA")), ("Russian", Some("ru")), ("x", None)] {
            let (facts, _) = read(&format!("<html lang=\"{lang}\"><title>Bridge shut</title>"));
            assert_eq!(facts.lang.map(|lang| lang.value).as_deref(), tag, "{lang}");
        }
    }

    #[test]
    fn days_that_differ_are_warned_of() {
        let (_, warnings) = read(
            r#"<meta property="article:published_time" content="2024-03-05">
            <meta name="date" content="2023-01-01">"#,
        );
        assert!(warnings[0].contains("2023-01-01"), "{warnings:?}");
    }

    #[test]
    fn the_headline_of_the_page_has_no_name_of_the_site() {
        let (facts, _) = read(
            r#"<meta property="og:title" content="Masks return — The Courier">
            <h1>Masks return</h1>"#,
        );
        assert_eq!(facts.title.expect("a title").value, "Masks return");
        let (facts, _) = read("<title>Why dams hum, and when - The Weir</title>");
        assert_eq!(facts.title.expect("a title").value, "Why dams hum, and when");
    }

    #[test]
    fn addresses_that_are_scripts_are_ignored() {
        let (facts, _) = read(
            r#"<link rel="canonical" href="javascript:alert(1)">
            <meta property="og:url" content="data:x">"#,
        );
        assert_eq!(facts.url, None);
        let (facts, _) = read("<!-- saved from url=(0021)https://herald.example/a --><p>x");
        assert_eq!(facts.url.expect("an address").value, "https://herald.example/a");
    }
}
