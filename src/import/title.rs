//! Strips the name of the site from a headline: `Weir opened | The Orrin Herald`.

use std::sync::LazyLock;

use super::page::{FactSource, Facts};
use super::thresholds::facts::TITLE_AND_SITE_WORDS;
use crate::language;
use crate::text::fold::letters_and_digits;

/// Marks between a headline and the name of the site.
const MARKS: &[&str] = &[" | ", " – ", " — ", " - ", " · ", " • ", " :: ", " » ", " « ", " / "];

/// Parts of the hosts of services where a site has the name of its author.
const HOSTING: &[&str] = &[
    ".wordpress.",
    ".blogspot.",
    ".tumblr.",
    ".substack.",
    ".medium.",
    ".github.io",
    ".typepad.",
    ".livejournal.",
    ".over-blog.",
    ".blogger.",
    ".jimdo",
    ".wixsite.",
    ".hypotheses.",
    "archive.",
];

/// The names of a site: those that it states, and that of its host.
#[derive(Debug, Clone, Default)]
pub(super) struct SiteNames(Vec<String>);

impl SiteNames {
    /// Collects the names of a site from what the page states and from its addresses.
    pub(super) fn new<'a>(
        stated: impl IntoIterator<Item = &'a str>,
        addresses: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let mut keys: Vec<String> = Vec::new();
        for name in stated {
            keys.extend([name_key(name), letters_and_digits(name)]);
        }
        for host in addresses.into_iter().filter_map(host) {
            keys.push(name_key(&host));
            // `moss.wordpress.com` is called after its author.
            if HOSTING.iter().any(|hosting| host.contains(hosting)) {
                continue;
            }
            let parts: Vec<&str> = host.split('.').collect();
            // `news.herald.example` is called after `herald`; short parts such as `co` name
            // nothing.
            let named = parts[..parts.len().saturating_sub(1)].iter().filter(|part| part.len() > 3);
            keys.extend(named.map(|part| letters_and_digits(part)));
        }
        keys.retain(|key| !key.is_empty());
        Self(keys)
    }

    /// Returns whether a text is only a name of the site.
    pub(super) fn is(&self, text: &str) -> bool {
        let key = name_key(text);
        !key.is_empty() && (self.0.contains(&key) || self.0.contains(&letters_and_digits(text)))
    }

    /// Returns a headline without the names of the site at its ends. One that is only that name
    /// stays.
    pub(super) fn without(&self, title: &str) -> String {
        let mut title = title.trim();
        while let Some(rest) = self.without_end(title).or_else(|| self.without_start(title)) {
            title = rest;
        }
        title.to_owned()
    }

    fn without_end<'t>(&self, title: &'t str) -> Option<&'t str> {
        let ends = MARKS.iter().filter_map(|mark| {
            let (head, end) = title.rsplit_once(mark)?;
            (self.is(end) && !head.trim().is_empty()).then(|| head.trim_end())
        });
        ends.min_by_key(|head| head.len())
    }

    /// `Herald | Weir opened`, but not `Herald - weir opened`, which may be of the newspaper.
    fn without_start<'t>(&self, title: &'t str) -> Option<&'t str> {
        let (site, head) = title.split_once(" | ")?;
        (self.is(site) && head.split_whitespace().count() > 2).then(|| head.trim_start())
    }
}

/// Returns whether a text is a headline with what may be the name of a site before or after it: a
/// few words behind a mark, in capitals behind a dash.
pub(super) fn adds_site(text: &str, headline: &str) -> bool {
    let key = letters_and_digits(headline);
    let is_name = |words: &str, mark: &str| {
        let small = words.split_whitespace().any(|word| word.starts_with(char::is_lowercase));
        let dash = mark.contains(['-', '–', '—']);
        (1..=TITLE_AND_SITE_WORDS.1).contains(&words.split_whitespace().count())
            && (!dash || !small || words.contains('.'))
    };
    MARKS.iter().any(|mark| {
        let ends = [text.rsplit_once(mark), text.split_once(mark).map(|(one, two)| (two, one))];
        let mut ends = ends.into_iter().flatten();
        ends.any(|(own, site)| letters_and_digits(own) == key && is_name(site, mark))
    })
}

/// Strips the name of the site from the ends of the headline: one that the page states, or that of
/// its host. A headline that the user gave stays as it is, and so does one that is only that name.
pub(super) fn strip_site_name(facts: &mut Facts, address: Option<&str>) {
    let addresses = facts.url.iter().map(|url| url.value.as_str()).chain(address);
    let sites = SiteNames::new(facts.sites.iter().map(|site| site.value.as_str()), addresses);
    if let Some(title) = facts.title.as_mut().filter(|title| title.source != FactSource::Given) {
        title.value = sites.without(&title.value);
    }
}

fn host(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok()?;
    Some(url.host_str()?.trim_start_matches("www.").to_owned())
}

/// Returns a name without what varies in writing: case, marks, a leading article or `www.`.
pub(crate) fn name_key(name: &str) -> String {
    static ARTICLES: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let articles = language::all().flat_map(|language| &language.bylines.outlet_articles);
        articles.map(String::as_str).collect()
    });
    let lower = name.trim().to_lowercase();
    let behind_article = || {
        let (first, rest) = lower.split_once(' ')?;
        ARTICLES.contains(&first).then_some(rest)
    };
    let bare = lower.strip_prefix("www.").or_else(behind_article);
    letters_and_digits(bare.unwrap_or(&lower))
}

#[cfg(test)]
mod tests {
    use super::super::page::Fact;
    use super::*;

    fn titled(title: &str, site: &str, address: Option<&str>) -> String {
        let known =
            |value: &str| Fact::new(value.to_owned(), FactSource::Tag("og:title".to_owned()));
        let mut facts = Facts {
            title: Some(known(title)),
            sites: Some(known(site)).into_iter().collect(),
            ..Facts::default()
        };
        strip_site_name(&mut facts, address);
        facts.title.expect("still there").value
    }

    #[test]
    fn the_name_of_the_site_is_stripped_from_the_end() {
        for (title, site) in [
            ("Weir opened | The Orrin Herald", "Orrin Herald"),
            ("Weir opened – ORRIN HERALD", "The Orrin Herald"),
            ("Weir opened - Orrin Herald | Orrin Herald", "Orrin Herald"),
            ("Weir opened — Der Orrin-Bote", "Orrin-Bote"),
        ] {
            assert_eq!(titled(title, site, None), "Weir opened", "{title}");
        }
        let address = Some("https://www.orrin-bote.example/wehr");
        assert_eq!(titled("Wehr geöffnet - orrin-bote.example", "", address), "Wehr geöffnet");
        assert_eq!(titled("Wehr geöffnet | Orrin-Bote", "", address), "Wehr geöffnet");
    }

    #[test]
    fn the_name_of_the_site_is_stripped_from_the_start_before_a_bar() {
        assert_eq!(titled("Herald | The weir is open", "Herald", None), "The weir is open");
        assert_eq!(
            titled("Weather | The weir is open", "Herald", None),
            "Weather | The weir is open"
        );
        assert_eq!(titled("Weir open | La Posta", "La Posta", None), "Weir open");
        let address = Some("https://news.laposta.example/a");
        assert_eq!(titled("Weir open - La Posta", "", address), "Weir open");
    }

    #[test]
    fn other_endings_stay() {
        for title in
            ["Weir opened – again", "Herald – Weir opened", "Weir opened: Herald", "Herald"]
        {
            assert_eq!(titled(title, "Herald", None), title);
        }
        assert_eq!(titled("Weir - Herald", "", None), "Weir - Herald");
    }
}
