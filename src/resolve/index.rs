//! From what is written to what is meant: ids, links, days.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Code, Diagnostic, did_you_mean, nearest};
use crate::load::Loaded;
use crate::model::document::NoteDoc;
use crate::model::site::{Entity, Site, Target};
use crate::model::{Link, LinkForm, When};

/// Everything that can be referred to by an id of its own.
#[derive(Debug, Default)]
pub(super) struct Index {
    by_id: BTreeMap<String, Vec<Entity>>,
    statics: BTreeSet<String>,
    /// Names of things (not always ids) that are there but not in the site.
    absent: BTreeMap<String, Absent>,
}

/// What there is: all things, and notes that are not among them.
#[derive(Clone, Copy)]
pub(super) struct LinkScope<'a> {
    pub(super) site: &'a Site,
    pub(super) loaded: &'a Loaded,
}

/// Why something that is there is not in the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Absent {
    /// It has faults of its own, which are reported.
    Faulty,
    /// It is a draft.
    Draft,
}

/// Where a link stands.
pub(super) struct LinkOrigin<'a> {
    /// The entity that it is part of.
    pub(super) entity: Entity,
    /// The file's folder below `content/`: `articles`, or nothing.
    pub(super) folder: &'a str,
}

type Resolved = Result<Option<Target>, Box<Diagnostic>>;

impl Index {
    /// Collects what can be referred to. Of names that are twice in `absent`, the last counts.
    pub(super) fn new(site: &Site, statics: &[String], absent: Vec<(String, Absent)>) -> Self {
        let mut index = Self {
            by_id: BTreeMap::new(),
            statics: statics.iter().cloned().collect(),
            absent: absent.into_iter().collect(),
        };
        let entities = (0..site.articles.len())
            .map(Entity::Article)
            .chain((0..site.outlets.len()).map(Entity::Outlet))
            .chain((0..site.actors.len()).map(Entity::Actor))
            .chain((0..site.claims.len()).map(Entity::Claim))
            .chain((0..site.terms.len()).map(Entity::Term))
            .chain((0..site.pages.len()).map(Entity::Page));
        for entity in entities {
            if let Some(id) = site.id(entity) {
                index.by_id.entry(id.as_str().to_owned()).or_default().push(entity);
            }
        }
        index
    }

    /// Returns where a link leads; `None` where that cannot be said and is reported elsewhere.
    pub(super) fn link(&self, scope: LinkScope<'_>, link: &Link, at: &LinkOrigin<'_>) -> Resolved {
        let target = match link.form {
            LinkForm::Bare | LinkForm::Worded => self.wiki(scope, link, at),
            LinkForm::Relative | LinkForm::Image => self.relative(scope, link, at),
        }?;
        if target == Some(Target::Entity(at.entity)) {
            return Err(Box::new(
                Diagnostic::at(Code::SelfLink, link.span, "the link leads to where it stands")
                    .help("write its words without the link"),
            ));
        }
        Ok(target)
    }

    fn wiki(&self, scope: LinkScope<'_>, link: &Link, at: &LinkOrigin<'_>) -> Resolved {
        let written = link.target.trim();
        // A year may also be an id, which then counts.
        if let Ok(when @ (When::Day(_) | When::Month(..) | When::Year(_))) = written.parse()
            && !self.by_id.contains_key(written)
        {
            return Ok(Some(Target::Entity(Entity::Time(when))));
        }
        if written == "index" {
            return Ok(Some(Target::Entity(Entity::Home)));
        }
        let (head, note) = match written.split_once('#') {
            Some((head, note)) => (head, Some(note)),
            None => (written, None),
        };
        let (kind, id) = match head.split_once(':') {
            Some((kind, id)) => (Some(kind), id),
            None => (None, head),
        };
        // Only articles have notes.
        let is_article = |id: &str| {
            let mut all = self.by_id.get(id).into_iter().flatten();
            all.any(|entity| matches!(entity, Entity::Article(_)))
        };
        let kind = kind.or_else(|| note.filter(|_| is_article(id)).map(|_| "article"));
        let article = match (id, at.entity) {
            ("", Entity::Article(article) | Entity::Note(article, _)) => Some(article),
            ("", _) => {
                return Err(Box::new(
                    Diagnostic::at(Code::BrokenLink, link.span, "the link names no article")
                        .help("only among the notes on an article `[[#note]]` is enough"),
                ));
            }
            _ => None,
        };
        let entity = match article {
            Some(article) => Some(Entity::Article(article)),
            None => self.thing(scope.site, link, kind, id)?,
        };
        match (entity, note) {
            (Some(Entity::Article(article)), Some(id)) => find_note(scope, link, article, id),
            (Some(_), Some(_)) => Err(Box::new(
                Diagnostic::at(Code::BrokenLink, link.span, format!("`{head}` is no article"))
                    .help("only articles have notes: write `[[article#note]]`"),
            )),
            (entity, _) => Ok(entity.map(Target::Entity)),
        }
    }

    fn thing(
        &self,
        site: &Site,
        link: &Link,
        kind: Option<&str>,
        id: &str,
    ) -> Result<Option<Entity>, Box<Diagnostic>> {
        if let Some(kind) = kind
            && !KINDS.contains(&kind)
        {
            let hint = did_you_mean(kind, KINDS.iter().copied());
            return Err(Box::new(
                Diagnostic::at(Code::BrokenLink, link.span, format!("unknown kind `{kind}`"))
                    .help(format!("{hint}it is one of {}", KINDS.join(", "))),
            ));
        }
        let all = self.by_id.get(id).map_or(&[][..], Vec::as_slice);
        let fits = |entity: &&Entity| kind.is_none_or(|kind| kind_of(**entity) == kind);
        let found: Vec<Entity> = all.iter().filter(fits).copied().collect();
        match found[..] {
            [entity] => Ok(Some(entity)),
            [] => match self.absent.get(id) {
                Some(Absent::Faulty) => Ok(None),
                Some(Absent::Draft) => Err(Box::new(draft(link, id))),
                None => Err(Box::new(self.nothing(site, link, kind, id))),
            },
            _ => {
                let ways: Vec<String> =
                    found.iter().map(|entity| format!("`[[{}:{id}]]`", kind_of(*entity))).collect();
                Err(Box::new(
                    Diagnostic::at(
                        Code::AmbiguousLink,
                        link.span,
                        format!("`{id}` is the id of {} things", found.len()),
                    )
                    .help(format!("write {}", ways.join(" or "))),
                ))
            }
        }
    }

    fn nothing(&self, site: &Site, link: &Link, kind: Option<&str>, id: &str) -> Diagnostic {
        let what = kind.unwrap_or("article, outlet, actor, claim, term or page");
        let ids = self.by_id.keys().map(String::as_str);
        let mut help = did_you_mean(id, ids);
        // A note of the same article is often meant.
        if let Some(owner) = site
            .articles
            .iter()
            .position(|article| article.notes.iter().any(|note| note.doc.id.value.as_str() == id))
        {
            help = format!("did you mean the note `[[{}#{id}]]`? ", site.articles[owner].doc.id);
        }
        help.push_str("an id is the stem of a file in content/");
        Diagnostic::at(Code::BrokenLink, link.span, format!("no {what} has the id `{id}`"))
            .help(help)
    }

    fn relative(&self, scope: LinkScope<'_>, link: &Link, at: &LinkOrigin<'_>) -> Resolved {
        let (path, fragment) = match link.target.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment)),
            None => (link.target.as_str(), None),
        };
        if path.starts_with('/') {
            return Err(Box::new(
                Diagnostic::at(Code::BrokenLink, link.span, "the link begins at the host's root").help(
                    "the site may stand in a sub-folder: write a path relative to this file, such as \
                     `../static/map.png`, or a full address",
                ),
            ));
        }
        let Some(path) = join(at.folder, path) else {
            return Err(Box::new(
                Diagnostic::at(Code::BrokenLink, link.span, "the link leads out of the briefing")
                    .help("paths are relative to the file they stand in, within content/"),
            ));
        };
        if self.statics.contains(&path) {
            return Ok(Some(Target::Static(path)));
        }
        let broken = |help: String| {
            let message = format!("there is no content/{path}");
            Err(Box::new(Diagnostic::at(Code::BrokenLink, link.span, message).help(help)))
        };
        let Some(stem) = path.strip_suffix(".md") else {
            // `pages/static/map.png` is `static/map.png` written from the wrong folder.
            let bare =
                path.strip_prefix(at.folder).map_or(&*path, |rest| rest.trim_start_matches('/'));
            let near = nearest(bare, self.statics.iter().map(String::as_str));
            let up = if at.folder.is_empty() { "" } else { "../" };
            let near = near.map_or_else(String::new, |near| format!("did you mean `{up}{near}`? "));
            return broken(format!("{near}files to be copied stand in content/static/"));
        };
        if link.form == LinkForm::Image {
            return broken("an image is a file in content/static/".into());
        }
        let wiki = match stem.split_once('/') {
            None if stem == "index" => return Ok(Some(Target::Entity(Entity::Home))),
            Some(("dates", date)) if date.parse::<When>().is_ok() => date.to_owned(),
            Some((folder, id))
                if folder.strip_suffix('s').is_some_and(|kind| KINDS.contains(&kind))
                    && !id.contains('/') =>
            {
                let id = id.strip_suffix(".notes").unwrap_or(id);
                let note = fragment.map(|fragment| fragment.strip_prefix("n-").unwrap_or(fragment));
                let note = note.map_or_else(String::new, |note| format!("#{note}"));
                format!("{}:{id}{note}", &folder[..folder.len() - 1])
            }
            _ => return broken("paths are relative to the file they stand in".into()),
        };
        self.wiki(scope, &Link { target: wiki, ..link.clone() }, at)
    }
}

/// Finds a note by its id, or one that it had.
fn find_note(scope: LinkScope<'_>, link: &Link, article: usize, id: &str) -> Resolved {
    let entry = &scope.site.articles[article];
    let is_meant = |doc: &NoteDoc| {
        let mut old = doc.aliases.iter();
        doc.id.value.as_str() == id || old.any(|alias| alias.value.as_str() == id)
    };
    if let Some(place) = entry.notes.iter().position(|note| is_meant(&note.doc)) {
        return Ok(Some(Target::Entity(Entity::Note(article, place))));
    }
    if scope.loaded.broken_notes.contains(entry.doc.id.as_str()) {
        return Ok(None);
    }
    if let Some(notes) = scope.loaded.notes_on(&entry.doc.id) {
        if notes.broken.iter().any(|broken| broken.as_str() == id) {
            return Ok(None);
        }
        // All others are in the site.
        if notes.notes.iter().any(|doc| is_meant(doc)) {
            return Err(Box::new(draft(link, &format!("{}#{id}", entry.doc.id))));
        }
    }
    let ids = entry.notes.iter().map(|note| note.doc.id.value.as_str());
    let hint = did_you_mean(id, ids);
    let message = format!("`{}` has no note `{id}`", entry.doc.id);
    let help = format!("{hint}notes are headings `## id` in articles/{}.notes.md", entry.doc.id);
    Err(Box::new(Diagnostic::at(Code::BrokenLink, link.span, message).help(help)))
}

fn draft(link: &Link, what: &str) -> Diagnostic {
    Diagnostic::at(Code::BrokenLink, link.span, format!("`{what}` is a draft"))
        .help("publish it, or take the link out; with --drafts the link works")
}

const KINDS: &[&str] = &["article", "outlet", "actor", "claim", "term", "page"];

fn kind_of(entity: Entity) -> &'static str {
    match entity {
        Entity::Article(_) => "article",
        Entity::Note(..) => "note",
        Entity::Outlet(_) => "outlet",
        Entity::Actor(_) => "actor",
        Entity::Claim(_) => "claim",
        Entity::Term(_) => "term",
        Entity::Time(_) => "day",
        Entity::Page(_) | Entity::Home => "page",
    }
}

/// Joins a relative path to a folder; `None` where it leads out.
fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
