//! The role of a file in `content/`, by its path alone.

use jiff::civil::Date;

use super::slug::slug;
use crate::dates::date_fault;
use crate::model::document::Seen;
use crate::model::{Id, Kind};

/// The role of a file in `content/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FileRole {
    Home,
    Document(Kind, Id),
    /// The notes on the article of this id.
    Notes(Id),
    /// The measure of the original of the article of this id.
    Measure(Id),
    /// An earlier version of the article of this id.
    Version(Id, Seen),
    /// A file to copy.
    Static,
    /// A file of the editor program or the system, or the original of an import.
    Ignored,
    /// A document whose stem, given here, is not an id or is [`RESERVED`].
    BadId(Kind, String),
    /// Notes whose stem, given here, is not an id.
    BadNotesId(String),
    /// A file in the wrong place, with the help to give.
    Stray(String),
}

impl FileRole {
    /// Returns the names by which others may refer to the file's document. The last is the likely
    /// id.
    pub(super) fn names(&self) -> Vec<(Kind, String)> {
        match self {
            Self::Document(kind, id) => vec![(*kind, id.to_string())],
            Self::Version(id, seen) => vec![(Kind::Article, version_name(id, *seen))],
            Self::BadId(kind, stem) => vec![(*kind, stem.clone()), (*kind, slug(stem))],
            _ => Vec::new(),
        }
    }

    /// Returns the kind and the name of the document on whose pages the file is shown.
    #[cfg(feature = "serve")]
    pub(crate) fn document(&self) -> Option<(Kind, &str)> {
        match self {
            Self::Document(kind, id) => Some((*kind, id.as_str())),
            Self::BadId(kind, stem) => Some((*kind, stem)),
            Self::Notes(id) | Self::Measure(id) | Self::Version(id, _) => {
                Some((Kind::Article, id.as_str()))
            }
            Self::BadNotesId(stem) => Some((Kind::Article, stem)),
            Self::Home | Self::Static | Self::Ignored | Self::Stray(_) => None,
        }
    }

    /// Returns the article whose notes the file holds.
    pub(super) fn notes(&self) -> Option<&str> {
        match self {
            Self::Notes(id) => Some(id.as_str()),
            Self::BadNotesId(stem) => Some(stem),
            _ => None,
        }
    }
}

/// Returns the name by which notes refer to a version, with its article's id.
pub(crate) fn version_name(article: &Id, seen: Seen) -> String {
    format!("{article}/{}", seen.stem())
}

/// Returns the role of the file at `path`, relative to the briefing's folder.
pub(crate) fn classify(path: &str) -> FileRole {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    if is_ignored(path) {
        return FileRole::Ignored;
    }
    match parts[..] {
        ["sources", _, ..] => return FileRole::Ignored,
        ["static", _, ..] => return FileRole::Static,
        _ => {}
    }
    let name = parts.last().copied().unwrap_or_default();
    if let (["articles", _], Some(id)) = (&parts[..], name.strip_suffix(MEASURE))
        && let Some(id) = Id::new(id)
    {
        return FileRole::Measure(id);
    }
    let Some(stem) = name.strip_suffix(".md") else {
        return FileRole::Stray("pages end in .md; other files belong in content/static/".into());
    };
    match parts[..] {
        ["index.md"] => return FileRole::Home,
        ["articles", folder, _] => return version(folder, stem),
        [folder, _] => {
            if let Some(kind) = Kind::of_folder(folder) {
                return document(kind, stem);
            }
        }
        _ => {}
    }
    let folders: Vec<&str> = Kind::ALL.iter().map(|kind| kind.folder()).collect();
    FileRole::Stray(format!(
        "content/ has index.md and the folders {} and static, without further folders in them",
        folders.join(", ")
    ))
}

/// Returns whether a path, relative to the briefing's folder, is one of an editor program or the
/// system: hidden, a backup, or a file being written.
pub fn is_ignored(path: &str) -> bool {
    // vim creates this file to find out whether it may write to the folder.
    const VIM_TRIAL: &str = "4913";
    const ENDINGS: [&str; 5] = ["~", ".swp", ".tmp", "___jb_tmp___", "___jb_old___"];
    let name = path.rsplit('/').next().unwrap_or_default();
    path.split('/').any(|part| part.starts_with('.'))
        || name == VIM_TRIAL
        || ENDINGS.iter().any(|ending| name.ends_with(ending))
        || (name.starts_with('#') && name.ends_with('#'))
}

/// The end of the name of an article's measure, after its id.
pub(crate) const MEASURE: &str = ".measure.toml";

/// The stem that no document may have: each folder's index page has it.
pub(super) const RESERVED: &str = "index";

fn document(kind: Kind, stem: &str) -> FileRole {
    if kind == Kind::Article
        && let Some(stem) = stem.strip_suffix(".notes")
    {
        return Id::new(stem)
            .map_or_else(|| FileRole::BadNotesId(stem.to_owned()), FileRole::Notes);
    }
    match Id::new(stem).filter(|id| id.as_str() != RESERVED) {
        _ if kind == Kind::Day && !is_date(stem) => {
            let why = date_fault(stem).map_or_else(String::new, |why| format!("{why}: "));
            FileRole::Stray(format!("{why}the file of a day is named like 2025-06-01.md"))
        }
        Some(id) => FileRole::Document(kind, id),
        None => FileRole::BadId(kind, stem.to_owned()),
    }
}

/// Returns the role of a file in the folder of an article.
fn version(folder: &str, stem: &str) -> FileRole {
    match (Id::new(folder), Seen::parse(stem)) {
        (Some(id), Some(seen)) => FileRole::Version(id, seen),
        _ => FileRole::Stray(
            "an earlier version of an article is content/articles/ID/2025-06-02T10-00.md, named by \
             the day on which it was seen, with the time or without; by-2025-06-02.md if nobody \
             knows when, but by when"
                .into(),
        ),
    }
}

fn is_date(stem: &str) -> bool {
    // jiff reads other notations of ISO 8601, too.
    stem.len() == "2025-06-01".len() && stem.parse::<Date>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_decides_the_role_of_a_file() {
        let id = |text| Id::new(text).expect("an id");
        let cases = [
            ("content/index.md", FileRole::Home),
            ("content/articles/a-1.md", FileRole::Document(Kind::Article, id("a-1"))),
            ("content/articles/a.notes.md", FileRole::Notes(id("a"))),
            ("content/dates/2025-06-01.md", FileRole::Document(Kind::Day, id("2025-06-01"))),
            (
                "content/articles/a/2025-06-02T10-00.md",
                FileRole::Version(id("a"), Seen::parse("2025-06-02T10-00").expect("a time")),
            ),
            ("content/static/a/b.png", FileRole::Static),
            ("content/articles/.a.md.swp", FileRole::Ignored),
            ("content/sources/a.html", FileRole::Ignored),
            ("content/articles/a.md~", FileRole::Ignored),
            ("content/articles/#a.md#", FileRole::Ignored),
            ("content/articles/4913", FileRole::Ignored),
            ("content/articles/a.md___jb_tmp___", FileRole::Ignored),
            ("content/actors/Putin.md", FileRole::BadId(Kind::Actor, "Putin".into())),
            ("content/actors/index.md", FileRole::BadId(Kind::Actor, "index".into())),
            ("content/articles/A.notes.md", FileRole::BadNotesId("A".into())),
            ("content/actors/...md", FileRole::Ignored),
            ("content/actors/a..md", FileRole::BadId(Kind::Actor, "a.".into())),
        ];
        for (path, role) in cases {
            assert_eq!(classify(path), role, "{path}");
        }
        for kind in Kind::with_ids() {
            let path = format!("content/{}/a.md", kind.folder());
            assert_eq!(classify(&path), FileRole::Document(kind, id("a")), "{path}");
        }
        let strays = [
            "content/a.txt",
            "content/a.md",
            "content/articles/x/a.md",
            "content/articles/X/2025-06-02.md",
            "content/articles/x/2025-06-02/a.md",
            "content/dates/june.md",
            "content/dates/20250601.md",
            "content/dates/index.md",
            "content/others/a.md",
        ];
        for path in strays {
            assert!(matches!(classify(path), FileRole::Stray(_)), "{path}");
        }
    }
}
