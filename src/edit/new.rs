//! New documents: the smallest file of a kind that builds, with its other keys as comments.

use super::{Refusal, create};
use crate::load::slug;
use crate::model::{ActorKind, Id, Kind};
use crate::source::FileSystem;
use crate::text::one_line;

/// Returns the kinds of which [`new`] makes documents.
pub fn kinds() -> impl Iterator<Item = Kind> {
    Kind::ALL.iter().copied().filter(|kind| template(*kind, "", ActorKind::Person).is_some())
}

/// Creates a document with this name; `actor_kind` matters for actors only. Without `id`, the id is
/// derived from the name. Returns the path.
///
/// # Errors
///
/// Where the kind is not one of [`kinds`], the name gives no id, the file exists, or the disk
/// refuses.
pub fn new(
    files: &dyn FileSystem,
    kind: Kind,
    name: &str,
    id: Option<&str>,
    actor_kind: ActorKind,
) -> Result<String, Refusal> {
    let name = one_line(name);
    let id = match id {
        Some(id) => id.to_owned(),
        None => slug(&name),
    };
    let id = Id::new(&id).filter(|id| id.as_str() != "index").ok_or_else(|| {
        Refusal::new(format!("`{id}` is not an id"), format!("give one with --id: {}", Id::RULE))
    })?;
    if name.is_empty() {
        return Err(Refusal::new("the name is empty", ""));
    }
    let Some(text) = template(kind, &super::toml_string(&name), actor_kind) else {
        return Err(Refusal::new(
            format!("`new` makes no {kind}"),
            format!("write content/{}/{id}.md yourself", kind.folder()),
        ));
    };
    let path = format!("content/{}/{id}.md", kind.folder());
    create(files, &path, text.as_bytes())?;
    Ok(path)
}

/// Returns the file of a new document; `name` is TOML. `None` for articles, which are imported, and
/// for days, which have no name.
fn template(kind: Kind, name: &str, actor_kind: ActorKind) -> Option<String> {
    Some(match kind {
        Kind::Article | Kind::Day => return None,
        Kind::Actor => format!(
            "+++\nname = {name}\nkind = \"{}\"  # {}\n# side = \"…\"  # a group for the index\n\
             # aliases = [\"…\"]\n# summary = \"…\"\n+++\n",
            actor_kind.as_str(),
            ActorKind::WORDS.join(", ")
        ),
        Kind::Outlet => format!(
            "+++\nname = {name}\n# short = \"…\"  # for tables and lists\n\
             # country = \"…\"  # ISO 3166-1 alpha-2\n# url = \"https://…\"\n# summary = \"…\"\n\n\
             # [[fact]]\n# field = \"owner\"  # owner, funding, state-relation, own-line, \
             editorial-line, audience, legal-limits\n# value = \"…\"\n# as-of = 2024-01-01\n\
             # source = \"https://…\"\n+++\n"
        ),
        Kind::Claim => format!(
            "+++\ntitle = {name}  # one sentence that can be true or false\n# date = 2024-01-01\n\
             # kind = \"fact\"  # fact, number, cause, attribution, prediction, demand\n\
             # actors = [\"…\"]\n+++\n"
        ),
        Kind::Term => format!(
            "+++\ntitle = {name}  # the thing itself\n# words = [\"…\", \"…\"]  # the words the \
             outlets use for it\n+++\n"
        ),
        Kind::Page => {
            format!("+++\ntitle = {name}\n# nav = true  # in the navigation\n+++\n\nWrite here.\n")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::init::{BriefingContent, init};
    use super::*;
    use crate::build;
    use crate::resolve::Options;
    use crate::source::Memory;

    #[test]
    fn a_new_document_of_each_kind_builds() {
        let files = Memory::default();
        init(&files, (Some("A briefing"), None), BriefingContent::Example).expect("a new briefing");
        for kind in kinds() {
            let name = format!("A \"new\" {kind} & more.");
            new(&files, kind, &name, None, ActorKind::Person).expect("made");
        }
        let outcome = build::check(&files, Options::default(), &|_, _| {});
        assert_eq!(outcome.diagnostics, Vec::new());
    }

    #[test]
    fn articles_and_days_are_not_made() {
        assert!(
            kinds().count() >= 5 && !kinds().any(|kind| matches!(kind, Kind::Article | Kind::Day))
        );
        let files = Memory::default();
        assert!(new(&files, Kind::Day, "Monday", None, ActorKind::Person).is_err());
    }

    #[test]
    fn an_existing_file_is_not_replaced() {
        let files = Memory::new([("content/actors/jonas-wren.md", "mine")]);
        let refusal =
            new(&files, Kind::Actor, "Jonas Wren", None, ActorKind::Person).expect_err("it exists");
        assert!(refusal.message.contains("exists already"));
        assert_eq!(files.read("content/actors/jonas-wren.md").expect("still there"), b"mine");
        let no_id = new(&files, Kind::Actor, "…", None, ActorKind::Person).expect_err("no id");
        assert!(no_id.help.contains("--id"));
        let path = new(&files, Kind::Actor, "Йонас", None, ActorKind::Person).expect("made");
        assert_eq!(path, "content/actors/ionas.md");
    }
}
