//! The codes, one for each kind of fault.

use std::fmt;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site is not built.
    Error,
    /// Built, and should be looked at.
    Warning,
    /// Built; worth a look, and no fault of the briefing's.
    Hint,
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal, $severity:ident;)+) => {
        /// What kind of fault a diagnostic reports. The text form is stable.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[doc = $doc])+ $name,)+ }

        impl Code {
            /// All codes, in the order in which they are declared.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Returns the stable text form, such as `unknown-key`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }

            /// Returns how bad it is.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),+ }
            }
        }
    };
}

codes! {
    /// There is no `manicule.toml`.
    NoSettings = "no-settings", Error;
    /// There is no folder for articles: perhaps another folder was meant, or it went.
    NoFolder = "no-folder", Error;
    /// There is no article: a briefing that has just begun.
    NoArticles = "no-articles", Warning;
    /// A file or folder cannot be read, or a link cannot be followed.
    Unreadable = "unreadable", Error;
    /// A file is larger than any article is.
    TooLarge = "too-large", Error;
    /// A file is not UTF-8.
    NotUtf8 = "not-utf-8", Error;
    /// A file in `content/` belongs nowhere.
    StrayFile = "stray-file", Warning;
    /// A file's stem is no id.
    BadId = "bad-id", Error;
    /// There is no front matter, or it is not closed.
    FrontMatter = "front-matter", Error;
    /// The settings or a front matter is not TOML.
    NotToml = "not-toml", Error;
    /// A key that does not exist.
    UnknownKey = "unknown-key", Error;
    /// A required key is missing.
    MissingKey = "missing-key", Error;
    /// A value has the wrong type, or is none of the allowed ones.
    BadValue = "bad-value", Error;
    /// Blocks stand in one another deeper than any text needs.
    TooDeep = "too-deep", Error;
    /// Notes without an article of that id.
    NotesWithoutArticle = "notes-without-article", Error;
    /// Text in a notes file that belongs to no note.
    StrayText = "stray-text", Error;
    /// A note without a body.
    EmptyNote = "empty-note", Error;
    /// An anchor that cannot be read: two bold passages, two ellipses.
    BadAnchor = "bad-anchor", Error;
    /// A link without words.
    EmptyLink = "empty-link", Error;
    /// An id given twice.
    DuplicateId = "duplicate-id", Error;
    /// No outlet, actor, claim or term of that id.
    UnknownId = "unknown-id", Error;
    /// A quotation that stands nowhere in its article.
    AnchorNotFound = "anchor-not-found", Error;
    /// A quotation that stands in several places of its article.
    AnchorAmbiguous = "anchor-ambiguous", Error;
    /// What a note calls left out stands in the article.
    OmissionRefuted = "omission-refuted", Error;
    /// An article that omits a claim, and has another stance on it.
    ContraryStances = "contrary-stances", Warning;
    /// A regular expression that is none.
    BadPattern = "bad-pattern", Error;
    /// A link that leads nowhere.
    BrokenLink = "broken-link", Error;
    /// A link that could lead to two things.
    AmbiguousLink = "ambiguous-link", Error;
    /// A link that leads to where it stands.
    SelfLink = "self-link", Error;
    /// Two actors with the same name.
    SharedName = "shared-name", Error;
    /// A name in an article that could mean two actors.
    AmbiguousName = "ambiguous-name", Warning;
    /// A correction of a name or a date that finds nothing to correct.
    UnusedCorrection = "unused-correction", Warning;
    /// A date in an article that cannot be as it is written.
    DoubtfulDate = "doubtful-date", Hint;
    /// A footnote that is not defined, or not used.
    Footnote = "footnote", Warning;
    /// Two pages that would be written to the same path.
    PathCollision = "path-collision", Error;
    /// A theme that does not exist.
    UnknownTheme = "unknown-theme", Error;
    /// A template that does not parse or cannot be rendered.
    Template = "template", Error;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        })
    }
}
