//! Reports actors that cannot be found in some articles: they have no name in their script.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic};
use crate::language::Script;
use crate::model::document::ActorDoc;
use crate::model::site::Site;
use crate::name_forms::scripts_of;

/// The most actors that a message names.
const NAMED: usize = 5;

/// Reports them once for each language.
pub(super) fn check(site: &Site, out: &mut Vec<Diagnostic>) {
    let mut languages: BTreeMap<&str, Script> = BTreeMap::new();
    for article in site.articles.iter() {
        let language = article.doc.language(&site.settings.lang);
        if !languages.contains_key(language)
            && let Some(script) = Script::of_language(language)
        {
            languages.insert(language, script);
        }
    }
    let scripts: Vec<_> = site.actors.iter().map(|actor| (actor, scripts_of(actor))).collect();
    for (language, script) in languages {
        let without = scripts.iter().filter(|(_, scripts)| !scripts.contains(&script));
        let actors: Vec<&ActorDoc> = without.map(|(actor, _)| &***actor).collect();
        out.extend(unspelled(language, &actors));
    }
}

fn unspelled(language: &str, actors: &[&ActorDoc]) -> Option<Diagnostic> {
    let first = actors.first()?;
    let mut list: Vec<String> =
        actors.iter().take(NAMED).map(|actor| format!("`{}`", actor.id)).collect();
    if actors.len() > NAMED {
        list.push(format!("{} more", actors.len() - NAMED));
    }
    let list = list.join(", ");
    let message =
        format!("no name in the script of `{language}`, so not found in its articles: {list}");
    Some(Diagnostic::at(Code::NoSpelling, first.name.span, message).help(format!(
        "give those that the articles name an alias: `{{ name = \"…\", lang = \"{language}\" }}`; \
         of the others, pages say that they were not looked for there"
    )))
}
