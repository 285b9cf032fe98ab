//! Makes a new briefing: an example that explains itself, or an empty one. Both build.

use super::{Refusal, create};
use crate::load::SETTINGS;
use crate::source::FileSystem;
use crate::text::primary_language;

/// The content of a new briefing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BriefingContent {
    /// Two articles with notes, and the documents that they refer to.
    Example,
    /// A home page and empty folders.
    Empty,
}

/// Makes a briefing with a title (default: one in its language) and a language (BCP 47; default
/// English), and returns the paths of its files. The example is in English, and its articles say
/// so.
///
/// # Errors
///
/// If the folder already holds a briefing, or a file cannot be written.
pub fn init(
    files: &dyn FileSystem,
    (title, lang): (Option<&str>, Option<&str>),
    content: BriefingContent,
) -> Result<Vec<String>, Refusal> {
    if files.exists(SETTINGS) || files.exists("content") {
        return Err(Refusal::new(
            "there is a briefing already",
            "`manicule import FILE` adds an article to it",
        ));
    }
    let lang = lang.filter(|lang| *lang != "en");
    let language = lang.map_or_else(String::new, |lang| format!("lang = \"{lang}\"\n"));
    let settings = SETTINGS_TEXT.replace("LANG", &language);
    let title = title.unwrap_or_else(|| default_title(lang.unwrap_or("en")));
    let settings = settings.replace("TITLE", &super::toml_string(title));
    let mut written = Vec::new();
    let rest = match content {
        BriefingContent::Example => EXAMPLE,
        BriefingContent::Empty => EMPTY,
    };
    for (path, text) in [(SETTINGS, settings.as_str()), IGNORED].iter().chain(rest) {
        let text = match lang {
            Some(_) => text.replace(ARTICLE, &format!("lang = \"en\"\n{ARTICLE}")),
            None => (*text).to_owned(),
        };
        create(files, path, text.as_bytes())?;
        written.push((*path).to_owned());
    }
    Ok(written)
}

/// Returns the title of a new briefing in a language, in English where there is none.
fn default_title(lang: &str) -> &'static str {
    match primary_language(lang) {
        "de" => "Ein neues Dossier",
        "es" => "Un nuevo dosier",
        "fa" => "پروندهٔ تازه",
        "fr" => "Un nouveau dossier",
        "ru" => "Новый обзор",
        "tr" => "Yeni bir dosya",
        "uk" => "Новий огляд",
        _ => "A new briefing",
    }
}

/// Begins the first key that only articles have.
const ARTICLE: &str = "published = ";

const SETTINGS_TEXT: &str = "title = TITLE\n\
    LANG\
    # description = \"…\"\n\
    # authors = [\"…\"]\n\
    # theme = \"one-column\"  # for phones and e-mail; without it, notes are in the margin\n\
    # base-url = \"https://example.org/\"  # where it will be published\n";

const IGNORED: (&str, &str) = (".gitignore", "/public/\n/editions/\n");

/// Dot files are ignored by `build`; they keep the empty folders under version control.
const EMPTY: &[(&str, &str)] = &[
    ("content/index.md", "+++\n+++\n\nSay here what the story is, and how the outlets differ.\n"),
    ("content/articles/.gitkeep", ""),
    ("content/outlets/.gitkeep", ""),
    ("content/actors/.gitkeep", ""),
    ("content/claims/.gitkeep", ""),
];

const EXAMPLE: &[(&str, &str)] = &[
    (
        "content/index.md",
        "+++\n+++\n\nThis page is the briefing itself: say what the story is, and how the outlets \
         differ. [[gazette-lock]] counts days, [[courier-lock#weeks]] weeks; the notes beside \
         their words say so.\n\nTo begin with articles of your own, save one in your browser and \
         run `manicule import FILE`. When you no longer need these two, remove their files from \
         `content/`.\n",
    ),
    ("content/outlets/gazette.md", "+++\nname = \"The Canal Gazette\"\nshort = \"Gazette\"\n+++\n"),
    ("content/outlets/courier.md", "+++\nname = \"The Courier\"\n+++\n"),
    (
        "content/actors/mara-holt.md",
        "+++\nname = \"Mara Holt\"\nkind = \"person\"\nsummary = \"She runs the canal.\"\n+++\n",
    ),
    (
        "content/claims/closing-time.md",
        "+++\ntitle = \"The lock is shut for three days.\"\nkind = \"number\"\n\
         actors = [\"mara-holt\"]\n+++\n",
    ),
    (
        "content/articles/gazette-lock.md",
        "+++\ntitle = \"Lock four shut for repairs\"\noutlet = \"gazette\"\n\
         published = 2024-03-05\n+++\n\nLock four was shut on Tuesday. It will open again in three \
         days, said Mara Holt, who runs the canal.\n",
    ),
    (
        "content/articles/gazette-lock/2024-03-05T09-30.md",
        "+++\ntitle = \"Lock four shut\"\noutlet = \"gazette\"\n\
         published = 2024-03-05\n+++\n\nLock four was shut on Tuesday. It will open again tomorrow, \
         said Mara Holt, who runs the canal. Boats may pass by lock five.\n",
    ),
    (
        "content/articles/gazette-lock.notes.md",
        "## days\n\n> open again **in three days**\n\nkind: number\n\
         claim: closing-time attributes \"three days\"\n\nThe quotation above finds the passage; \
         its bold words are what the note is about. [[courier-lock#weeks]] has another figure.\n\n\
         ## changed\n\n> It will open again **in three days**\n\nkind: stealth-edit\n\
         was: 2024-03-05T09-30 \"tomorrow\"\n\nThe Gazette first said “tomorrow”, and does not say \
         that it changed that. The folder `content/articles/gazette-lock/` has that version: its \
         name says when it was seen.\n\n## boats\n\n> **Boats may pass by lock five**\n\n\
         kind: context\nversion: 2024-03-05T09-30\n\nThe Gazette took this advice out. The note \
         stays on the version that has the words.\n",
    ),
    (
        "content/articles/courier-lock.md",
        "+++\ntitle = \"Boats wait at lock four\"\noutlet = \"courier\"\npublished = 2024-03-06\n\
         +++\n\nForty boats are waiting below lock four. Masters speak of two weeks, and Mara Holt \
         was not to be reached.\n",
    ),
    (
        "content/articles/courier-lock.notes.md",
        "## weeks\n\n> Masters speak of two weeks\n\nkind: number\n\
         claim: closing-time disputes \"two weeks\"\n\nUnnamed masters, against the figure in \
         [[gazette-lock#days]].\n",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build;
    use crate::diag::Code;
    use crate::resolve::Options;
    use crate::source::Memory;

    #[test]
    fn a_new_briefing_has_no_faults() {
        let files = Memory::default();
        let written =
            init(&files, (Some("The \"lock\""), None), BriefingContent::Example).expect("made");
        assert_eq!(written.len(), EXAMPLE.len() + 2);
        let outcome = build::check(&files, Options::default(), &|_, _| {});
        assert_eq!(outcome.diagnostics, Vec::new());
    }

    #[test]
    fn a_new_briefing_in_another_language_has_its_words() {
        for content in [BriefingContent::Example, BriefingContent::Empty] {
            let (files, site) = (Memory::default(), Memory::default());
            init(&files, (Some("Шлюз"), Some("uk")), content).expect("made");
            let outcome = build::build(&files, &site, Options::default(), &|_, _| {});
            let mut codes = outcome.diagnostics.iter().map(|item| item.code);
            assert_eq!(codes.find(|code| *code != Code::NoArticles), None);
            let home = site.read("index.html").expect("a home page");
            let home = String::from_utf8(home).expect("UTF-8");
            assert!(home.contains("<html lang=\"uk\" dir=\"ltr\">"), "{home}");
            assert!(home.contains("Створено на Manicule"), "{home}");
        }
        let files = Memory::default();
        init(&files, (None, Some("uk")), BriefingContent::Example).expect("made");
        let settings = files.read(SETTINGS).expect("settings");
        assert!(String::from_utf8_lossy(&settings).starts_with("title = \"Новий огляд\"\n"));
        let article = files.read("content/articles/gazette-lock.md").expect("an article");
        assert!(String::from_utf8_lossy(&article).contains("\nlang = \"en\"\n"));
    }

    #[test]
    fn an_empty_briefing_builds() {
        let files = Memory::default();
        let written = init(&files, (Some("Mine"), None), BriefingContent::Empty).expect("made");
        assert_eq!(written.len(), EMPTY.len() + 2);
        let site = Memory::default();
        let outcome = build::build(&files, &site, Options::default(), &|_, _| {});
        let codes: Vec<Code> = outcome.diagnostics.iter().map(|item| item.code).collect();
        assert_eq!(codes, [Code::NoArticles]);
        assert!(matches!(outcome.written, Some(Ok(_))), "nothing was written");
        assert!(site.exists("index.html"));
    }

    #[test]
    fn an_existing_briefing_is_not_overwritten() {
        let files = Memory::new([("manicule.toml", "title = \"Mine\"")]);
        assert!(
            init(&files, (Some("x"), None), BriefingContent::Example)
                .expect_err("there is one")
                .message
                .contains("already")
        );
        assert_eq!(files.files().len(), 1);
    }
}
