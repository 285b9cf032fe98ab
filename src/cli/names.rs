//! The command `names`: all spellings by which actors are searched for.

use std::collections::BTreeMap;
use std::process::ExitCode;

use super::args::Args;
use super::print;
use super::report::fail;
use crate::language::Languages;
use crate::load::load;
use crate::model::document::ActorDoc;
use crate::name_forms::spellings;
use crate::resolve::languages;
use crate::source::Disk;

/// Prints the names of actors, each with its forms.
pub(super) fn names(args: &Args, ids: &[String]) -> ExitCode {
    let (loaded, _) = load(&Disk::new(&args.root));
    let used = languages(&loaded);
    for id in ids {
        if !loaded.actors.iter().any(|actor| actor.id.as_str() == id) {
            return fail(
                &format!("no actor named `{id}`"),
                "actors are declared in content/actors/",
            );
        }
    }
    let chosen = |actor: &&std::sync::Arc<ActorDoc>| {
        ids.is_empty() || ids.iter().any(|id| id == actor.id.as_str())
    };
    for actor in loaded.actors.iter().filter(chosen) {
        print(&listed(actor, used));
    }
    ExitCode::SUCCESS
}

/// Returns the lines for an actor: its id, then each name; below it its forms by language.
fn listed(actor: &ActorDoc, used: Languages) -> String {
    let mut out = format!("{}\n", actor.id);
    let all = spellings(actor, used);
    for own in all.iter().filter(|spelling| !spelling.is_form()) {
        let surname = if own.surname { " (surname)" } else { "" };
        let wrong = if own.misspelling { " (misspelling)" } else { "" };
        out.push_str(&format!("  {}{surname}{wrong}\n", own.name));
        let mut forms: BTreeMap<Languages, Vec<&str>> = BTreeMap::new();
        let same = |it: &&crate::name_forms::Spelling<'_>| {
            it.is_form()
                && it.name == own.name
                && it.surname == own.surname
                && it.alias == own.alias
        };
        for form in all.iter().filter(same) {
            forms.entry(form.languages).or_default().push(&form.text);
        }
        for (languages, forms) in forms {
            let tags = languages.tags();
            let within =
                if tags.is_empty() { String::new() } else { format!(" {}:", tags.join(", ")) };
            out.push_str(&format!("   {within} {}\n", forms.join(", ")));
        }
    }
    out
}
