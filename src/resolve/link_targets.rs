//! Resolves links: `[[id]]` and relative paths to files of the briefing.

use percent_encoding::percent_decode_str;

use super::index::{LinkIndex, LinkScope, draft, words};
use crate::dates::date_fault;
use crate::diag::{Code, Diagnostic, did_you_mean, question_for};
use crate::model::site::{ArticleIx, Entity, Target};
use crate::model::{Kind, Link, LinkForm, When};

/// The place of a link.
pub(super) struct LinkOrigin<'a> {
    /// The entity whose text has the link.
    pub(super) entity: Entity,
    /// The folder of its file below `content/`: `articles`. Empty for the home page.
    pub(super) folder: &'a str,
}

type LinkResult = Result<Option<Target>, Box<Diagnostic>>;

impl LinkIndex {
    /// Returns the target of a link. `None` where it is unknown because of a fault that is reported
    /// elsewhere.
    pub(super) fn link(
        &self,
        scope: LinkScope<'_, '_>,
        link: &Link,
        at: &LinkOrigin<'_>,
    ) -> LinkResult {
        let target = match link.form {
            LinkForm::Bare | LinkForm::Worded => self.wiki(scope, link, at),
            LinkForm::Relative | LinkForm::Image => self.relative(scope, link, at),
        }?;
        if target == Some(Target::Entity(at.entity)) {
            return Err(Box::new(
                Diagnostic::at(
                    Code::SelfLink,
                    link.span,
                    "the link leads to the text that it is in",
                )
                .help("write its words without the link"),
            ));
        }
        Ok(target)
    }

    fn wiki(&self, scope: LinkScope<'_, '_>, link: &Link, at: &LinkOrigin<'_>) -> LinkResult {
        let written = link.target.trim();
        // An id that looks like a year takes precedence.
        if let Ok(when @ (When::Day(_) | When::Month(..) | When::Year(_))) = written.parse()
            && !self.by_id.contains_key(written)
        {
            return Ok(Some(Target::Entity(Entity::Time(when))));
        }
        if written == "index" {
            return Ok(Some(Target::Entity(Entity::Home)));
        }
        if let Some(why) = date_fault(written).filter(|_| !self.by_id.contains_key(written)) {
            let message = format!("the link leads to no day: {why}");
            return Err(Box::new(
                Diagnostic::at(Code::BrokenLink, link.span, message).help("correct the date"),
            ));
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
        let is_article = || self.of_id(id).iter().any(|(kind, _)| *kind == Kind::Article);
        let kind = match kind {
            Some(word) => Some(kind_of(link, word)?),
            None => (note.is_some() && is_article()).then_some(Kind::Article),
        };
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
            None => self.document(scope, link, kind, id)?,
        };
        match (entity, note) {
            (Some(Entity::Article(article)), Some(id)) => find_note(scope, link, article, id),
            (Some(_), Some(_)) => Err(Box::new(
                Diagnostic::at(Code::BrokenLink, link.span, format!("`{head}` is not an article"))
                    .help("only articles have notes: write `[[article#note]]`"),
            )),
            (entity, _) => Ok(entity.map(Target::Entity)),
        }
    }

    fn relative(&self, scope: LinkScope<'_, '_>, link: &Link, at: &LinkOrigin<'_>) -> LinkResult {
        let (path, fragment) = match link.target.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment)),
            None => (link.target.as_str(), None),
        };
        if path.starts_with('/') {
            return Err(Box::new(
                Diagnostic::at(
                    Code::BrokenLink,
                    link.span,
                    "the link begins at the root of the host",
                )
                .help(
                    "the site may be in a sub-folder: write a path relative to this file, such as \
                     `../static/map.png`, or a full address",
                ),
            ));
        }
        let Some(path) = join(at.folder, path) else {
            return Err(Box::new(
                Diagnostic::at(Code::BrokenLink, link.span, "the link leads out of the briefing")
                    .help("paths are relative to the file they are in, within content/"),
            ));
        };
        if let Some(target) = self.copied_file(&link.target, at.folder) {
            return Ok(Some(target));
        }
        let broken = |help: String| {
            let message = format!("there is no content/{path}");
            Err(Box::new(Diagnostic::at(Code::BrokenLink, link.span, message).help(help)))
        };
        let Some(stem) = path.strip_suffix(".md") else {
            // `pages/static/map.png` is `static/map.png` written from the wrong folder.
            let bare =
                path.strip_prefix(at.folder).map_or(&*path, |rest| rest.trim_start_matches('/'));
            let near = self.nearest_static(bare, scope.effort);
            let up = if at.folder.is_empty() { "" } else { "../" };
            let near = near.map(|near| {
                // Markdown ends an address at a space.
                let (open, close) =
                    if near.contains([' ', '(', ')']) { ("<", ">") } else { ("", "") };
                format!("did you mean `{open}{up}{near}{close}`? ")
            });
            let near = near.unwrap_or_default();
            return broken(format!("{near}files to copy belong in content/static/"));
        };
        if link.form == LinkForm::Image {
            return broken("an image is a file in content/static/".into());
        }
        let wiki = match stem.split_once('/') {
            None if stem == "index" => return Ok(Some(Target::Entity(Entity::Home))),
            Some((folder, id)) => match Kind::of_folder(folder) {
                Some(Kind::Day) if id.parse::<When>().is_ok() => id.to_owned(),
                Some(kind) if kind != Kind::Day && !id.contains('/') => {
                    let id = id.strip_suffix(".notes").unwrap_or(id);
                    let note = fragment.map(|note| note.strip_prefix("n-").unwrap_or(note));
                    let note = note.map_or_else(String::new, |note| format!("#{note}"));
                    format!("{kind}:{id}{note}")
                }
                _ => return broken(relative_help()),
            },
            None => return broken(relative_help()),
        };
        self.wiki(scope, &Link { target: wiki, ..link.clone() }, at)
    }

    /// Returns the copied file that an address leads to. The whole address may be the name of a
    /// file, or end before a `#` or a `?`; and its path may be encoded, as editors write it.
    fn copied_file(&self, address: &str, folder: &str) -> Option<Target> {
        let ends = [address.len()].into_iter().chain(address.find('#')).chain(address.find('?'));
        ends.into_iter().find_map(|end| {
            let (path, rest) = address.split_at(end);
            let decoded = percent_decode_str(path).decode_utf8().ok();
            let mut names = [Some(path), decoded.as_deref()].into_iter().flatten();
            let path = names
                .find_map(|name| join(folder, name).filter(|path| self.statics.contains(path)))?;
            Some(Target::Static { path, rest: rest.to_owned() })
        })
    }
}

/// Finds a note by its id or a former id.
fn find_note(scope: LinkScope<'_, '_>, link: &Link, article: ArticleIx, id: &str) -> LinkResult {
    let entry = &scope.site.articles[article];
    let notes = scope.notes.of(scope.site, scope.loaded, article);
    if let Some(place) = notes.places.get(id) {
        return Ok(Some(Target::Entity(Entity::Note(article, *place))));
    }
    if scope.loaded.broken_notes.contains(entry.doc.id.as_str()) || notes.broken.contains(id) {
        return Ok(None);
    }
    // All others are in the site.
    if notes.sound.contains(id) {
        return Err(Box::new(draft(link, &format!("{}#{id}", entry.doc.id))));
    }
    let hint = question_for(id, notes.near.nearest_within(id, scope.effort).copied());
    let message = format!("`{}` has no note `{id}`", entry.doc.id);
    let help = format!("{hint}notes are headings `## id` in articles/{}.notes.md", entry.doc.id);
    Err(Box::new(Diagnostic::at(Code::BrokenLink, link.span, message).help(help)))
}

fn relative_help() -> String {
    "paths are relative to the file they are in".into()
}

/// Returns the kind that is written before a colon.
fn kind_of(link: &Link, word: &str) -> Result<Kind, Box<Diagnostic>> {
    Kind::with_ids().find(|kind| kind.singular() == word).ok_or_else(|| {
        let words = words();
        let hint = did_you_mean(word, words.iter().copied());
        let message = format!("unknown kind `{word}`");
        let help = format!("{hint}it is one of {}", words.join(", "));
        Box::new(Diagnostic::at(Code::BrokenLink, link.span, message).help(help))
    })
}

/// Joins a relative path to a folder. `None` if it leads out of the briefing.
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
