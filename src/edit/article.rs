//! The file of an imported article: front matter with where each fact was found, and the text.

use jiff::Timestamp;
use jiff::tz::Offset;

use crate::diag::did_you_mean;
use crate::import::{FactSource, Facts, ImportedPage, name_key};
use crate::load::{Loaded, slug};
use crate::model::Id;
use crate::model::document::{OutletDoc, Published};

use super::source_table::source_table;
use super::{Refusal, quoted};

pub use crate::import::Fact;

/// What the user says of an article.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// The outlet's id.
    pub outlet: Option<String>,
    /// The day of publication, or the instant.
    pub published: Option<Published>,
    /// Why the day was concluded, where it is a guess that the user took.
    pub inferred: Option<String>,
    /// The language.
    pub lang: Option<String>,
    /// Whose copy it is, from the first copy to the last.
    pub via: Vec<String>,
}

/// Where a page came from.
#[derive(Debug, Clone)]
pub struct Origin {
    /// Name of the file that keeps it, in `content/sources/`; `None` where it is not kept.
    pub file: Option<String>,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// When it was fetched or saved.
    pub retrieved: Option<Timestamp>,
    /// Where it was fetched.
    pub address: Option<String>,
    /// Numbers of the blocks that were kept against the import's own decision.
    pub keep: Vec<usize>,
    /// Numbers of those that were dropped against it.
    pub drop: Vec<usize>,
}

/// Something that the front matter needs and nothing says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The key.
    pub key: &'static str,
    /// What speaks for a value, the best first; may be empty.
    pub guesses: Vec<String>,
}

/// An article's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// All of it.
    pub text: String,
    /// What is left out of its front matter; without it `build` refuses the article.
    pub missing: Vec<Missing>,
    /// Its facts, each with where it was found: key, value, place.
    pub told: Vec<(&'static str, String, String)>,
}

/// Settles what was given and found against the briefing, and writes the file.
///
/// # Errors
///
/// For an outlet that the briefing does not have.
pub fn draft(
    page: &ImportedPage,
    given: &Given,
    origin: &Origin,
    loaded: &Loaded,
) -> Result<Article, Refusal> {
    for id in given.outlet.iter().chain(&given.via) {
        known_outlet(id, loaded)?;
    }
    let mut head = Head::default();
    let facts = &page.facts;
    match &facts.title {
        Some(title) => head.string("title", &title.value, &title.source),
        None => head.lack("title", Vec::new()),
    }
    match (&given.outlet, outlet_of(facts, origin, loaded)) {
        (Some(id), _) => head.string("outlet", id, &FactSource::Given),
        (None, Some((id, place))) => head.string("outlet", &id, &place),
        (None, None) => head.lack("outlet", likely_outlets(facts)),
    }
    published(&mut head, facts, given);
    if let Some(url) = address(facts, origin) {
        head.string("url", &url.value, &url.source);
    }
    if let Some(byline) = &facts.byline {
        let names = byline.value.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
        head.raw("byline", &format!("[{names}]"), &byline.source.to_string());
    }
    language(&mut head, facts, given, loaded);
    match &given.via[..] {
        [] => {}
        [one] => head.string("via", one, &FactSource::Given),
        many => {
            let ids = many.iter().map(|id| quoted(id)).collect::<Vec<_>>().join(", ");
            head.raw("via", &format!("[{ids}]"), &FactSource::Given.to_string());
        }
    }
    let mut text = format!("+++\n{}", head.lines);
    if let Some(reason) = &given.inferred {
        text.push_str(&format!("\n[inferred]\npublished = {}\n", quoted(reason)));
    }
    text.push_str(&source_table(origin));
    text.push_str("+++\n\n");
    text.push_str(&page.body);
    Ok(Article { text, missing: head.missing, told: head.told })
}

fn published(head: &mut Head, facts: &Facts, given: &Given) {
    match (given.published, &facts.published) {
        (Some(published), _) => {
            let place = match given.inferred {
                Some(_) => "concluded, see below".to_owned(),
                None => FactSource::Given.to_string(),
            };
            head.raw("published", &written(published), &place);
        }
        (None, Some(found)) => {
            head.raw("published", &written(found.value), &found.source.to_string());
        }
        (None, None) => {
            let guesses = facts.guesses.iter().map(|guess| match guess.day {
                Some(day) => format!("{}: {}", written(day), guess.reason),
                None => guess.reason.clone(),
            });
            head.lack("published", guesses.collect());
        }
    }
}

fn language(head: &mut Head, facts: &Facts, given: &Given, loaded: &Loaded) {
    let found = facts.lang.as_ref().map(|lang| (lang.value.clone(), lang.source.to_string()));
    let given = given.lang.clone().map(|lang| (lang, FactSource::Given.to_string()));
    let Some((lang, place)) = given.or(found) else { return };
    // The site's language is the default, and a dialect of it needs no word.
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_lowercase();
    if primary(&lang) != primary(&loaded.settings.lang) {
        head.raw("lang", &quoted(&lang), &place);
    }
}

/// Where the article is: what it says itself, else where it was fetched.
fn address(facts: &Facts, origin: &Origin) -> Option<Fact<String>> {
    let fetched = origin.address.clone();
    facts.url.clone().or_else(|| fetched.map(|url| Fact::new(url, FactSource::Given)))
}

fn known_outlet(id: &str, loaded: &Loaded) -> Result<(), Refusal> {
    let known = || loaded.outlets.iter().map(|outlet| outlet.id.as_str());
    if known().any(|other| other == id) {
        return Ok(());
    }
    let hint = did_you_mean(id, known());
    Err(Refusal::new(
        format!("there is no outlet `{id}`"),
        format!("{hint}`manicule new outlet \"NAME\"` makes one"),
    ))
}

/// Returns the outlet whose site the article is on, or whose name, short name or host the site has
/// for itself. Of several outlets of one name none.
fn outlet_of(facts: &Facts, origin: &Origin, loaded: &Loaded) -> Option<(String, FactSource)> {
    let host_of = |outlet: &OutletDoc| outlet.url.as_deref().and_then(host);
    let own = address(facts, origin).and_then(|url| host(&url.value));
    if let Some(own) = own
        && let Some(outlet) =
            loaded.outlets.iter().find(|outlet| host_of(outlet).as_ref() == Some(&own))
    {
        return Some((outlet.id.to_string(), FactSource::Line(format!("address on {own}"))));
    }
    facts.sites.iter().find_map(|site| {
        let wanted = name_key(&site.value);
        let named = |outlet: &&OutletDoc| {
            let names = [Some(outlet.name.clone()), Some(outlet.short.clone()), host_of(outlet)];
            !wanted.is_empty() && names.iter().flatten().any(|name| name_key(name) == wanted)
        };
        let mut outlets = loaded.outlets.iter().map(|outlet| &**outlet).filter(named);
        let outlet = outlets.next()?;
        outlets.next().is_none().then(|| (outlet.id.to_string(), site.source.clone()))
    })
}

fn host(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok()?;
    Some(url.host_str()?.trim_start_matches("www.").to_owned())
}

fn likely_outlets(facts: &Facts) -> Vec<String> {
    let site = facts
        .sites
        .first()
        .map(|site| format!("the page calls itself “{}” ({})", site.value, site.source));
    let host = facts
        .url
        .as_ref()
        .and_then(|url| host(&url.value))
        .map(|host| format!("its address is on {host}"));
    site.into_iter().chain(host).collect()
}

/// Returns an id for an article: its outlet's, and the first words of its headline.
pub fn propose_id(
    page: &ImportedPage,
    given: &Given,
    origin: &Origin,
    loaded: &Loaded,
) -> Option<Id> {
    const WORDS: usize = 5;
    const SMALL: &[&str] =
        &["the", "a", "an", "of", "to", "in", "on", "and", "for", "as", "at", "is", "s"];
    let outlet =
        given.outlet.clone().or_else(|| outlet_of(&page.facts, origin, loaded).map(|(id, _)| id));
    // "U.S." and "isn't" are one word each.
    let joined = |title: &str| title.replace(['.', '\'', '’'], "");
    let title =
        page.facts.title.as_ref().map(|title| slug(&joined(&title.value))).unwrap_or_default();
    let words =
        title.split('-').filter(|word| !word.is_empty() && !SMALL.contains(word)).take(WORDS);
    let parts: Vec<String> = outlet.into_iter().chain(words.map(str::to_owned)).collect();
    Id::new(&parts.join("-")).filter(|id| id.as_str() != "index")
}

/// Returns a time of publication as TOML has it.
pub(super) fn written(published: Published) -> String {
    match published.time {
        None => published.date.to_string(),
        Some((time, offset)) => {
            format!("{}T{}{}", published.date, time.strftime("%H:%M:%S"), zone(offset))
        }
    }
}

fn zone(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    match minutes {
        0 => "Z".to_owned(),
        minutes => {
            let sign = if minutes < 0 { '-' } else { '+' };
            format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
    }
}

#[derive(Default)]
struct Head {
    lines: String,
    missing: Vec<Missing>,
    told: Vec<(&'static str, String, String)>,
}

/// Where comments begin, if the value leaves room.
const COLUMN: usize = 40;

impl Head {
    fn string(&mut self, key: &'static str, value: &str, place: &FactSource) {
        self.raw(key, &quoted(value), &place.to_string());
    }

    fn raw(&mut self, key: &'static str, value: &str, place: &str) {
        let line = format!("{key} = {value}");
        // A line of the page that is the value itself needs not be said again.
        let place: String =
            match place.starts_with("the line") && place.contains(value.trim_matches('"')) {
                true => "a line of the page".to_owned(),
                false => place
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
                    .chars()
                    .filter(|c| !c.is_control())
                    .collect(),
            };
        self.lines.push_str(&format!("{line:COLUMN$}  # {place}\n"));
        self.told.push((key, value.to_owned(), place));
    }

    fn lack(&mut self, key: &'static str, guesses: Vec<String>) {
        let why = match &guesses[..] {
            [] => "not found".to_owned(),
            guesses => format!("not found; {}", guesses.join("; ")),
        };
        let why: String = why.chars().filter(|c| !c.is_control()).collect();
        self.lines.push_str(&format!("# {key} = …  # {why}\n"));
        self.missing.push(Missing { key, guesses });
    }
}
