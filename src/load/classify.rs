//! What a file in `content/` is, by its path alone.

use jiff::civil::Date;

use crate::model::Id;

/// The folders that hold documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "they are the folders' names")]
pub enum Folder {
    Articles,
    Outlets,
    Actors,
    Claims,
    Terms,
    Pages,
}

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    Home,
    Thing(Folder, Id),
    Notes(Id),
    Day(Date),
    Static,
    /// An editor's or the system's own file.
    Ignored,
    /// The stem is no id.
    BadId(String),
    /// It belongs nowhere; with what to do.
    Stray(&'static str),
}

impl Place {
    /// Returns the thing that the file describes, if others can refer to it.
    pub(super) fn thing(&self) -> Option<(Folder, Id)> {
        match self {
            Self::Thing(folder, id) => Some((*folder, id.clone())),
            _ => None,
        }
    }
}

/// Says what the file at `path` (from the briefing's folder) is.
pub(super) fn classify(path: &str) -> Place {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let name = parts.last().copied().unwrap_or_default();
    let hidden = parts.iter().any(|part| part.starts_with('.'));
    if hidden || name.ends_with('~') || name.ends_with(".swp") || name.ends_with(".tmp") {
        return Place::Ignored;
    }
    if parts.first() == Some(&"static") && parts.len() > 1 {
        return Place::Static;
    }
    let Some(stem) = name.strip_suffix(".md") else {
        return Place::Stray("pages end in .md; other files belong in content/static/");
    };
    match parts[..] {
        ["index.md"] => Place::Home,
        ["articles", _] => match stem.strip_suffix(".notes") {
            Some(stem) => id(stem, Place::Notes),
            None => id(stem, |id| Place::Thing(Folder::Articles, id)),
        },
        ["outlets", _] => id(stem, |id| Place::Thing(Folder::Outlets, id)),
        ["actors", _] => id(stem, |id| Place::Thing(Folder::Actors, id)),
        ["claims", _] => id(stem, |id| Place::Thing(Folder::Claims, id)),
        ["terms", _] => id(stem, |id| Place::Thing(Folder::Terms, id)),
        ["pages", _] => match stem {
            "index" => Place::Stray("the home page is content/index.md"),
            _ => id(stem, |id| Place::Thing(Folder::Pages, id)),
        },
        ["dates", _] => match stem.parse() {
            Ok(date) if stem.len() == "2025-06-01".len() => Place::Day(date),
            _ => Place::Stray("a day's file is named 2025-06-01.md"),
        },
        _ => Place::Stray(
            "content/ has index.md and the folders articles, outlets, actors, claims, terms, \
             dates, pages and static, without further folders in them",
        ),
    }
}

fn id(stem: &str, place: impl Fn(Id) -> Place) -> Place {
    Id::new(stem).map_or_else(|| Place::BadId(stem.to_owned()), place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_says_what_a_file_is() {
        let id = |text| Id::new(text).expect("an id");
        let cases = [
            ("content/index.md", Place::Home),
            ("content/articles/a-1.md", Place::Thing(Folder::Articles, id("a-1"))),
            ("content/articles/a.notes.md", Place::Notes(id("a"))),
            ("content/dates/2025-06-01.md", Place::Day(jiff::civil::date(2025, 6, 1))),
            ("content/static/a/b.png", Place::Static),
            ("content/articles/.a.md.swp", Place::Ignored),
            ("content/articles/a.md~", Place::Ignored),
            ("content/actors/Putin.md", Place::BadId("Putin".into())),
            ("content/actors/...md", Place::Ignored),
            ("content/actors/a..md", Place::BadId("a.".into())),
        ];
        for (path, place) in cases {
            assert_eq!(classify(path), place, "{path}");
        }
        for stray in ["content/a.txt", "content/articles/x/a.md", "content/dates/june.md"] {
            assert!(matches!(classify(stray), Place::Stray(_)), "{stray}");
        }
    }
}
