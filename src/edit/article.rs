//! Drafts the file of an imported article: front matter that says where each fact was found, and
//! the text.

use crate::diag::did_you_mean;
use crate::import::{FactSource, Facts, ImportedPage, name_key};
use crate::load::Loaded;
use crate::model::document::{OutletDoc, Published};
use crate::text::is_same_language;

use super::front_matter::{FrontMatterWriter, toml_datetime};
use super::source_table::{PageSource, source_table};
use super::{Refusal, toml_string};

pub use super::front_matter::MissingFact;
pub use crate::import::Fact;

/// Facts about an article that the user gives. They take precedence over the page's.
#[derive(Debug, Clone, Default)]
pub struct GivenFacts {
    /// The outlet's id.
    pub outlet: Option<String>,
    /// The day or instant of publication.
    pub published: Option<Published>,
    /// The reason for the day, if it is a guess that the user accepted.
    pub inferred: Option<String>,
    /// The language, as a BCP 47 tag.
    pub lang: Option<String>,
    /// The ids of the outlets that its outlet has it from, the first source first.
    pub via: Vec<String>,
    /// The ids of those by which the copy at hand came from its outlet, from the first to the last.
    pub carried_by: Vec<String>,
}

/// The file of an imported article, not yet written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftArticle {
    /// The whole file.
    pub text: String,
    /// Required keys that its front matter lacks; `build` refuses it until they are filled in.
    pub missing: Vec<MissingFact>,
    /// Its facts: key, value in TOML, and where it was found.
    pub facts: Vec<(&'static str, String, String)>,
}

/// Drafts the article's file from the page's facts and the given ones.
///
/// # Errors
///
/// If the briefing lacks a given outlet.
pub fn draft(
    page: &ImportedPage,
    given: &GivenFacts,
    origin: &PageSource,
    loaded: &Loaded,
) -> Result<DraftArticle, Refusal> {
    for id in given.outlet.iter().chain(&given.via).chain(&given.carried_by) {
        known_outlet(id, loaded)?;
    }
    let mut head = FrontMatterWriter::default();
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
    if let Some(modified) = &facts.modified {
        head.raw("modified", &toml_datetime(modified.value), &modified.source.to_string());
    }
    if let Some(url) = address(facts, origin) {
        head.string("url", &url.value, &url.source);
    }
    if let Some(byline) = &facts.byline {
        let names =
            byline.value.iter().map(|name| toml_string(name)).collect::<Vec<_>>().join(", ");
        head.raw("byline", &format!("[{names}]"), &byline.source.to_string());
    } else if let Some(unseen) = facts.unseen.first() {
        let why = format!(
            "“{}” ({}) does not appear on the page, it may be who made the site",
            unseen.value, unseen.source
        );
        head.remark("byline", "…", &why);
    } else if let Some(passed) = facts.passed_over.first() {
        let why = format!("“{}” ({}) names no person", passed.value, passed.source);
        head.remark("byline", "…", &why);
    }
    language(&mut head, facts, given, loaded);
    if given.via.is_empty() {
        credited(&mut head, facts, loaded);
    }
    for (key, ids) in [("via", &given.via), ("carried-by", &given.carried_by)] {
        match &ids[..] {
            [] => {}
            [one] => head.string(key, one, &FactSource::Given),
            many => {
                let ids = many.iter().map(|id| toml_string(id)).collect::<Vec<_>>().join(", ");
                head.raw(key, &format!("[{ids}]"), &FactSource::Given.to_string());
            }
        }
    }
    let mut text = format!("+++\n{}", head.lines);
    if let Some(reason) = &given.inferred {
        text.push_str(&format!("\n[inferred]\npublished = {}\n", toml_string(reason)));
    }
    text.push_str(&source_table(origin));
    text.push_str("+++\n\n");
    text.push_str(&page.body);
    Ok(DraftArticle { text, missing: head.missing, facts: head.facts })
}

/// Proposes the agencies that the page credits as `via`, in a comment: only the editor knows
/// whether the text is theirs.
fn credited(head: &mut FrontMatterWriter, facts: &Facts, loaded: &Loaded) {
    let Some(first) = facts.agencies.first() else { return };
    let known = facts.agencies.iter().filter_map(|agency| {
        // `dpa/lby` is the regional service of dpa.
        let name = agency.value.split('/').next().unwrap_or_default();
        let keys = [name_key(&agency.value), name_key(name)];
        loaded.outlets.iter().find(|outlet| {
            [&outlet.name, &outlet.short].iter().any(|name| keys.contains(&name_key(name)))
        })
    });
    let ids: Vec<String> = known.map(|outlet| toml_string(outlet.id.as_str())).collect();
    let value = match &ids[..] {
        [] => "…".to_owned(),
        [one] => one.clone(),
        many => format!("[{}]", many.join(", ")),
    };
    let names: Vec<String> =
        facts.agencies.iter().map(|agency| format!("“{}”", agency.value)).collect();
    head.remark(
        "via",
        &value,
        &format!("the page credits {} ({})", names.join(", "), first.source),
    );
}

fn published(head: &mut FrontMatterWriter, facts: &Facts, given: &GivenFacts) {
    match (given.published, &facts.published) {
        (Some(published), _) => {
            let place = match given.inferred {
                Some(_) => "concluded, see below".to_owned(),
                None => FactSource::Given.to_string(),
            };
            head.raw("published", &toml_datetime(published), &place);
        }
        (None, Some(found)) => {
            head.raw("published", &toml_datetime(found.value), &found.source.to_string());
        }
        (None, None) => {
            let guesses = facts.guesses.iter().map(|guess| match guess.day {
                Some(day) => format!("{}: {}", toml_datetime(day), guess.reason),
                None => guess.reason.clone(),
            });
            head.lack("published", guesses.collect());
        }
    }
}

fn language(head: &mut FrontMatterWriter, facts: &Facts, given: &GivenFacts, loaded: &Loaded) {
    let found = facts.lang.as_ref().map(|lang| (lang.value.clone(), lang.source.to_string()));
    let given = given.lang.clone().map(|lang| (lang, FactSource::Given.to_string()));
    let Some((lang, place)) = given.or(found) else { return };
    // The site's language is the default, which covers its dialects.
    if !is_same_language(&lang, &loaded.settings.lang) {
        head.raw("lang", &toml_string(&lang), &place);
    }
}

/// Returns the article's URL: the one that it states, or else the one that it was fetched from.
fn address(facts: &Facts, origin: &PageSource) -> Option<Fact<String>> {
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

/// Returns the outlet whose site the article is on, or else the only one whose name, short name or
/// host equals the name that the page gives for its site.
pub(super) fn outlet_of(
    facts: &Facts,
    origin: &PageSource,
    loaded: &Loaded,
) -> Option<(String, FactSource)> {
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
