//! Reads the facts in the front matter of a Markdown file, in YAML or TOML: that of a site
//! generator, or of a clipper such as Obsidian's.

use std::collections::BTreeMap;

use serde_json::Value;

use super::dating::{self, Stated};
use super::page::{DateGuess, Fact, FactSource, Facts};
use super::people;
use crate::model::likely_language;
use crate::text::is_web_address;

/// The values of front matter by their keys, which are in lower case. A value is a list of texts: a
/// single one is a list of one, and what is nested deeper is left out.
type HeadValues = BTreeMap<String, Vec<String>>;

/// Splits off front matter: the line that opens it, its lines, and the rest; `None` if there is
/// none.
pub(super) fn split(text: &str) -> Option<(&str, &str, &str)> {
    let text = text.trim_start_matches('\u{feff}');
    let fence = ["---", "+++"].into_iter().find(|fence| text.starts_with(fence))?;
    let (first, rest) = text.split_once('\n')?;
    (first.trim_end() == fence).then_some(())?;
    let close = format!("\n{fence}");
    // It may be empty, and close right away.
    let at = if rest.starts_with(fence) { 0 } else { rest.find(&close)? + 1 };
    let after = &rest[at + fence.len()..];
    let body = after.split_once('\n').map_or("", |(_, body)| body);
    Some((fence, &rest[..at], body))
}

/// Reads the facts in front matter that `fence` opens.
pub(super) fn read(fence: &str, head: &str, facts: &mut Facts, warnings: &mut Vec<String>) {
    let values = match fence {
        "---" => yaml(head),
        _ => toml(head),
    };
    let values = match values {
        Ok(values) => values,
        Err(fault) => {
            warnings.push(format!("the front matter was passed over: {fault}"));
            return;
        }
    };
    let all = |keys: &[&'static str]| {
        keys.iter()
            .find_map(|key| Some((*key, values.get(*key)?)))
            .map(|(key, values)| (values.as_slice(), FactSource::FrontMatter(key.to_owned())))
    };
    let first = |keys: &[&'static str]| {
        let (values, source) = all(keys)?;
        Some(Fact::new(values.first()?.clone(), source))
    };
    facts.title = first(&["title", "headline"]);
    facts.url = ["url", "source", "link", "canonical"]
        .into_iter()
        .find_map(|key| first(&[key]).filter(|url| is_web_address(&url.value)));
    facts.lang = first(&["lang", "language"]).and_then(|lang| {
        likely_language(&lang.value).map(|tag| Fact::new(tag, lang.source.clone()))
    });
    facts.sites.extend(first(&["site", "publisher", "sitename"]));
    if let Some((names, source)) = all(&["author", "authors", "byline"]) {
        let names: Vec<&str> = names.iter().map(|name| without_link(name)).collect();
        people::from_names(&names, &source, facts);
    }
    for key in ["published", "date", "publish_date"] {
        if let Some(day) = first(&[key])
            && facts.published.is_none()
        {
            published(&day, facts, warnings);
        }
    }
    let created = first(&["created"]);
    let created = created.and_then(|day| Some((dating::read_timestamp(&day.value)?, day.source)));
    if let Some(((day, lost), source)) = created {
        // A clipper notes from where it took the text, and when.
        if values.get("source").is_some_and(|source| source.iter().any(|it| is_web_address(it))) {
            warnings.extend(lost);
            facts.retrieved = Some(Fact::new(day, source));
        } else if facts.published.is_none() {
            facts.guesses.push(DateGuess { day: Some(day), reason: source.to_string() });
        }
    }
}

/// Returns a name that a clipper may have written as a link: `[[Ada Moss]]`.
fn without_link(name: &str) -> &str {
    let link = name.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"));
    link.map_or(name, |link| link.rsplit('|').next().unwrap_or(link))
}

fn published(day: &Fact<String>, facts: &mut Facts, warnings: &mut Vec<String>) {
    match dating::read_stated(&day.value, None) {
        Some(Stated::Certain(published, lost)) => {
            warnings.extend(lost);
            facts.published = Some(Fact::new(published, day.source.clone()));
        }
        Some(Stated::Doubtful(guess)) => facts.guesses.push(guess),
        None => {}
    }
}

fn yaml(head: &str) -> Result<HeadValues, String> {
    let empty = head.lines().all(|line| line.trim().is_empty() || line.trim().starts_with('#'));
    if empty {
        return Ok(HeadValues::new());
    }
    let table: BTreeMap<String, Value> = serde_saphyr::from_str(head)
        .map_err(|error| format!("it is not YAML: {}", first_line(&error.to_string())))?;
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    Ok(values(table.into_iter().map(|(key, value)| {
        let texts = match &value {
            Value::Array(list) => list.iter().filter_map(text).collect(),
            one => text(one).into_iter().collect(),
        };
        (key, texts)
    })))
}

fn toml(head: &str) -> Result<HeadValues, String> {
    let table: toml::Table = toml::from_str(head)
        .map_err(|error| format!("it is not TOML: {}", first_line(error.message())))?;
    let text = |value: &toml::Value| match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Datetime(time) => Some(time.to_string()),
        toml::Value::Integer(number) => Some(number.to_string()),
        _ => None,
    };
    Ok(values(table.into_iter().map(|(key, value)| {
        let texts = match &value {
            toml::Value::Array(list) => list.iter().filter_map(text).collect(),
            one => text(one).into_iter().collect(),
        };
        (key, texts)
    })))
}

/// Collects values, without empty ones.
fn values(pairs: impl Iterator<Item = (String, Vec<String>)>) -> HeadValues {
    let filled = pairs.map(|(key, texts)| {
        let texts = texts.iter().map(|text| text.trim().to_owned());
        (key.to_ascii_lowercase(), texts.filter(|text| !text.is_empty()).collect::<Vec<_>>())
    });
    filled.filter(|(_, texts)| !texts.is_empty()).collect()
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(fence: &str, head: &str) -> (Facts, Vec<String>) {
        let (mut facts, mut warnings) = (Facts::default(), Vec::new());
        read(fence, head, &mut facts, &mut warnings);
        (facts, warnings)
    }

    #[test]
    fn an_address_is_one_of_the_web() {
        let url = |value: &str| facts("---", &format!("title: A\nurl: {value}\n")).0.url;
        assert!(url("https://a.example/b").is_some() && url("http://a.example").is_some());
        for value in ["http", "httpx://a.example", "javascript:x", "a.example"] {
            assert!(url(value).is_none(), "{value}");
        }
    }

    #[test]
    fn a_clip_says_when_it_was_made_not_when_it_was_published() {
        let clip = "title: \"Weir: opened\"\nsource: \"https://herald.example/weir\"\nauthor:\n  \
                    - \"[[Ada Moss]]\"\n  - \"[[people/Jo Wren|Jo Wren]]\"\n  - \"[[Herald]]\"\n\
                    published:\ncreated: 2024-03-07\ndescription: >-\n  The weir,\n  opened.\n\
                    tags:\n  - \"clippings\"\n";
        let (facts, warnings) = facts("---", clip);
        assert_eq!(warnings, Vec::<String>::new());
        assert_eq!(facts.title.expect("a title").value, "Weir: opened");
        assert_eq!(facts.url.expect("an address").value, "https://herald.example/weir");
        assert_eq!(facts.byline.expect("authors").value, ["Ada Moss", "Jo Wren"]);
        assert_eq!(facts.passed_over[0].value, "Herald");
        assert_eq!(facts.published, None);
        let made = facts.retrieved.expect("a day");
        assert_eq!((made.value.date.to_string().as_str(), made.value.time), ("2024-03-07", None));
        assert_eq!(made.source.to_string(), "front matter `created`");
    }

    #[test]
    fn a_day_of_creation_alone_is_a_guess() {
        let (facts, _) = facts("---", "title: A\ncreated: 2024-03-07\n");
        assert_eq!((facts.published, facts.retrieved), (None, None));
        assert_eq!(facts.guesses[0].reason, "front matter `created`");
    }

    #[test]
    fn toml_is_read_too() {
        let (facts, _) = facts(
            "+++",
            "title = \"Weir\"\ndate = 2024-03-05T18:30:00+01:00\nauthors = [\"Ada Moss\"]\n",
        );
        let published = facts.published.expect("an instant").value;
        assert_eq!(published.rfc_3339(), "2024-03-05T18:30:00+01:00");
        assert_eq!(facts.byline.expect("authors").value, ["Ada Moss"]);
    }

    #[test]
    fn faulty_front_matter_is_passed_over_with_a_warning() {
        for (fence, head) in [
            ("---", "title: \"Weir\nauthor: [a\n"),
            ("---", "- a\n- b\n"),
            ("+++", "title = Weir\n"),
            ("---", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: *d\n"),
        ] {
            let (facts, warnings) = facts(fence, head);
            assert_eq!(facts, Facts::default(), "{head}");
            assert!(warnings[0].starts_with("the front matter was passed over: it is not"));
        }
        assert_eq!(facts("---", "").1, Vec::<String>::new());
    }

    #[test]
    fn empty_front_matter_is_split_off() {
        assert_eq!(split("---\n---\n\nWords"), Some(("---", "", "\nWords")));
        assert_eq!(split("---\na: b\n---\nWords"), Some(("---", "a: b\n", "Words")));
        assert_eq!(split("--- \nnone"), None);
    }
}
