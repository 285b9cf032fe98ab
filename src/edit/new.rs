//! New documents: the smallest file of each sort that builds, with what else it can say.

use super::{Refusal, create};
use crate::load::slug;
use crate::model::{ActorKind, Id};
use crate::source::FileSystem;

/// What can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "they are the documents' names")]
pub enum Sort {
    Actor,
    Outlet,
    Claim,
    Term,
    Page,
}

/// Makes a document of this name, an actor of this kind; returns its path.
///
/// # Errors
///
/// Where the name gives no id, the file exists, or the disk refuses.
pub fn new(
    files: &dyn FileSystem,
    sort: Sort,
    name: &str,
    id: Option<&str>,
    kind: ActorKind,
) -> Result<String, Refusal> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let id = match id {
        Some(id) => id.to_owned(),
        None => slug(&name),
    };
    let id = Id::new(&id).filter(|id| id.as_str() != "index").ok_or_else(|| {
        Refusal::new(
            format!("`{id}` is no id"),
            "give one with --id: lower-case letters, digits and hyphens",
        )
    })?;
    if name.is_empty() {
        return Err(Refusal::new("the name is empty", ""));
    }
    let path = format!("content/{}/{id}.md", folder(sort));
    create(files, &path, template(sort, &name, kind).as_bytes())?;
    Ok(path)
}

fn folder(sort: Sort) -> &'static str {
    match sort {
        Sort::Actor => "actors",
        Sort::Outlet => "outlets",
        Sort::Claim => "claims",
        Sort::Term => "terms",
        Sort::Page => "pages",
    }
}

fn template(sort: Sort, name: &str, kind: ActorKind) -> String {
    let name = super::quoted(name);
    match sort {
        Sort::Actor => format!(
            "+++\nname = {name}\nkind = \"{}\"  # {}\n# side = \"…\"  # a group for the index\n\
             # aliases = [\"…\"]\n# summary = \"…\"\n+++\n",
            kind.as_str(),
            ActorKind::WORDS.join(", ")
        ),
        Sort::Outlet => format!(
            "+++\nname = {name}\n# short = \"…\"  # for tables and lists\n# country = \"…\"  # ISO 3166-1 alpha-2\n\
             # url = \"https://…\"\n# summary = \"…\"\n\n# [[fact]]\n# field = \"owner\"  # owner, funding, \
             state-relation, editorial-line, audience, legal-limits\n# value = \"…\"\n# as-of = 2024-01-01\n\
             # source = \"https://…\"\n+++\n"
        ),
        Sort::Claim => format!(
            "+++\ntitle = {name}  # one sentence that can be true or false\n# date = 2024-01-01\n\
             # kind = \"fact\"  # fact, number, cause, attribution, prediction, demand\n# actors = [\"…\"]\n+++\n"
        ),
        Sort::Term => format!(
            "+++\ntitle = {name}  # the thing itself\n# words = [\"…\", \"…\"]  # the words the outlets use for it\n+++\n"
        ),
        Sort::Page => {
            format!("+++\ntitle = {name}\n# nav = true  # in the navigation\n+++\n\nWrite here.\n")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::init::{Content, init};
    use super::*;
    use crate::build;
    use crate::resolve::Options;
    use crate::source::Memory;

    #[test]
    fn what_is_made_builds() {
        let files = Memory::default();
        init(&files, "A briefing", Content::Example).expect("a new briefing");
        for (sort, name) in [
            (Sort::Actor, "Jonas \"Jo\" Wren"),
            (Sort::Outlet, "The Morning Post"),
            (Sort::Claim, "The bridge stays shut."),
            (Sort::Term, "What happened"),
            (Sort::Page, "Sources & thanks"),
        ] {
            new(&files, sort, name, None, ActorKind::Person).expect("made");
        }
        let outcome = build::check(&files, Options::default(), &|_, _| {});
        assert_eq!(outcome.diagnostics, Vec::new());
    }

    #[test]
    fn nothing_is_written_over() {
        let files = Memory::new([("content/actors/jonas-wren.md", "mine")]);
        let refusal =
            new(&files, Sort::Actor, "Jonas Wren", None, ActorKind::Person).expect_err("it exists");
        assert!(refusal.message.contains("exists already"));
        assert_eq!(files.read("content/actors/jonas-wren.md").expect("still there"), b"mine");
        let no_id = new(&files, Sort::Actor, "Йонас", None, ActorKind::Person).expect_err("no id");
        assert!(no_id.help.contains("--id"));
    }
}
