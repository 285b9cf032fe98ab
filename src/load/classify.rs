//! What a file in `content/` is, by its path alone.

use icu_normalizer::DecomposingNormalizerBorrowed;
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
pub(super) enum FileRole {
    Home,
    Thing(Folder, Id),
    Notes(Id),
    Day(Date),
    Static,
    /// An editor's or the system's own file.
    Ignored,
    /// The stem is no id, or one that is taken; what others may call it.
    BadId(Folder, String),
    /// Notes whose stem is no id.
    BadNotesId(String),
    /// It belongs nowhere; with what to do.
    Stray(&'static str),
}

impl FileRole {
    /// Returns what others call the thing that the file describes, the likely id last.
    pub(super) fn names(&self) -> Vec<(Folder, String)> {
        match self {
            Self::Thing(folder, id) => vec![(*folder, id.to_string())],
            Self::BadId(folder, stem) => vec![(*folder, stem.clone()), (*folder, slug(stem))],
            _ => Vec::new(),
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

/// Says what the file at `path` (from the briefing's folder) is.
pub(super) fn classify(path: &str) -> FileRole {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let name = parts.last().copied().unwrap_or_default();
    if is_ignored(path) {
        return FileRole::Ignored;
    }
    // Originals that articles were imported from.
    if parts.first() == Some(&"sources") && parts.len() > 1 {
        return FileRole::Ignored;
    }
    if parts.first() == Some(&"static") && parts.len() > 1 {
        return FileRole::Static;
    }
    let Some(stem) = name.strip_suffix(".md") else {
        return FileRole::Stray("pages end in .md; other files belong in content/static/");
    };
    match parts[..] {
        ["index.md"] => FileRole::Home,
        ["articles", _] => match stem.strip_suffix(".notes") {
            Some(stem) => {
                Id::new(stem).map_or_else(|| FileRole::BadNotesId(stem.to_owned()), FileRole::Notes)
            }
            None => thing(Folder::Articles, stem),
        },
        ["outlets", _] => thing(Folder::Outlets, stem),
        ["actors", _] => thing(Folder::Actors, stem),
        ["claims", _] => thing(Folder::Claims, stem),
        ["terms", _] => thing(Folder::Terms, stem),
        ["pages", _] => thing(Folder::Pages, stem),
        ["dates", _] => match stem.parse() {
            Ok(date) if stem.len() == "2025-06-01".len() => FileRole::Day(date),
            _ => FileRole::Stray("a day's file is named 2025-06-01.md"),
        },
        _ => FileRole::Stray(
            "content/ has index.md and the folders articles, outlets, actors, claims, terms, \
             dates, pages and static, without further folders in them",
        ),
    }
}

/// Whether a file (its path from the briefing's folder) is an editor's or the system's own: hidden,
/// a backup, one that is being written.
pub fn is_ignored(path: &str) -> bool {
    // vim tries with this name whether it may write.
    const TRIAL: &str = "4913";
    const ENDINGS: [&str; 5] = ["~", ".swp", ".tmp", "___jb_tmp___", "___jb_old___"];
    let name = path.rsplit('/').next().unwrap_or_default();
    path.split('/').any(|part| part.starts_with('.'))
        || name == TRIAL
        || ENDINGS.iter().any(|ending| name.ends_with(ending))
        || (name.starts_with('#') && name.ends_with('#'))
}

/// The folders' index pages have this name.
pub(super) const TAKEN: &str = "index";

fn thing(folder: Folder, stem: &str) -> FileRole {
    match Id::new(stem).filter(|id| id.as_str() != TAKEN) {
        Some(id) => FileRole::Thing(folder, id),
        None => FileRole::BadId(folder, stem.to_owned()),
    }
}

/// Returns the id that is most like `text`; may be empty. Letters lose their marks: `å` becomes `a`.
pub(crate) fn slug(text: &str) -> String {
    const NFD: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfd();
    let text = text.to_lowercase();
    let text = NFD.normalize(&text).chars().fold(String::new(), |mut out, letter| {
        match letter {
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ı' => out.push('i'),
            // The marks themselves, which stand after their letters.
            '\u{300}'..='\u{36f}' => {}
            other => out.push(other),
        }
        out
    });
    let parts = text.split(|c: char| !c.is_ascii_alphanumeric());
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_keeps_letters_without_their_marks() {
        assert_eq!(slug("Pål Henriksen"), "pal-henriksen");
        assert_eq!(
            slug("Tausende müssen – Łódź, Straße, Søby"),
            "tausende-mussen-lodz-strasse-soby"
        );
        assert_eq!(slug("Москва"), "");
    }

    #[test]
    fn a_path_says_what_a_file_is() {
        let id = |text| Id::new(text).expect("an id");
        let cases = [
            ("content/index.md", FileRole::Home),
            ("content/articles/a-1.md", FileRole::Thing(Folder::Articles, id("a-1"))),
            ("content/articles/a.notes.md", FileRole::Notes(id("a"))),
            ("content/dates/2025-06-01.md", FileRole::Day(jiff::civil::date(2025, 6, 1))),
            ("content/static/a/b.png", FileRole::Static),
            ("content/articles/.a.md.swp", FileRole::Ignored),
            ("content/sources/a.html", FileRole::Ignored),
            ("content/articles/a.md~", FileRole::Ignored),
            ("content/articles/#a.md#", FileRole::Ignored),
            ("content/articles/4913", FileRole::Ignored),
            ("content/articles/a.md___jb_tmp___", FileRole::Ignored),
            ("content/actors/Putin.md", FileRole::BadId(Folder::Actors, "Putin".into())),
            ("content/actors/index.md", FileRole::BadId(Folder::Actors, "index".into())),
            ("content/articles/A.notes.md", FileRole::BadNotesId("A".into())),
            ("content/actors/...md", FileRole::Ignored),
            ("content/actors/a..md", FileRole::BadId(Folder::Actors, "a.".into())),
        ];
        for (path, place) in cases {
            assert_eq!(classify(path), place, "{path}");
        }
        for stray in ["content/a.txt", "content/articles/x/a.md", "content/dates/june.md"] {
            assert!(matches!(classify(stray), FileRole::Stray(_)), "{stray}");
        }
    }
}
