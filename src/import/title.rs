//! Strips the name of the site from a headline: `Weir opened | The Orrin Herald`.

use super::page::{FactSource, Facts};
use crate::text::fold::letters_and_digits;

/// Marks between a headline and the name of the site.
const MARKS: &[&str] = &[" | ", " – ", " — ", " - ", " · ", " • ", " :: ", " » "];

/// Strips the name of the site from the end of the headline: one that the page states, or that of
/// its host. A headline that the user gave stays as it is, and so does one that is only that name.
pub(super) fn strip_site_name(facts: &mut Facts, address: Option<&str>) {
    let host = facts.url.as_ref().map(|url| url.value.as_str()).or(address).and_then(host);
    let mut names: Vec<String> = facts.sites.iter().map(|site| name_key(&site.value)).collect();
    for host in host.iter().map(String::as_str) {
        names.push(name_key(host));
        names.extend(host.rsplit_once('.').map(|(bare, _)| name_key(bare)));
    }
    names.retain(|name| !name.is_empty());
    let Some(title) = facts.title.as_mut().filter(|title| title.source != FactSource::Given) else {
        return;
    };
    while let Some(head) = without_end(&title.value, &names) {
        title.value = head.to_owned();
    }
}

fn without_end<'a>(title: &'a str, names: &[String]) -> Option<&'a str> {
    let ends = MARKS.iter().filter_map(|mark| {
        let (head, end) = title.rsplit_once(mark)?;
        let is_site = names.contains(&name_key(end));
        (is_site && !head.trim().is_empty()).then(|| head.trim_end())
    });
    ends.min_by_key(|head| head.len())
}

fn host(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok()?;
    Some(url.host_str()?.trim_start_matches("www.").to_owned())
}

/// Returns a name without what varies in writing: case, marks, a leading article or `www.`.
pub(crate) fn name_key(name: &str) -> String {
    const BEFORE: &[&str] = &["the ", "der ", "die ", "das ", "le ", "la ", "el ", "www."];
    let lower = name.trim().to_lowercase();
    let bare = BEFORE.iter().find_map(|start| lower.strip_prefix(start));
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
    fn other_endings_stay() {
        for title in
            ["Weir opened – again", "Herald | Weir opened", "Weir opened: Herald", "Herald"]
        {
            assert_eq!(titled(title, "Herald", None), title);
        }
        assert_eq!(titled("Weir - Herald", "", None), "Weir - Herald");
    }
}
