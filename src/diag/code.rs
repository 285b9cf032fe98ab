//! Diagnostic codes, one for each kind of fault.

use std::fmt;

/// How severe a fault is; orders the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site is not built.
    Error,
    /// The site is built, but something is probably wrong.
    Warning,
    /// The site is built; worth a look, and perhaps no fault.
    Hint,
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal, $severity:ident;)+) => {
        /// The kind of fault that a diagnostic reports. The text form is stable.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[doc = $doc])+ $name,)+ }

        impl Code {
            /// All codes, in the order in which they are declared.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Returns the stable text form, such as `unknown-key`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }

            /// Returns the severity, which is the same for every fault of this kind.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),+ }
            }
        }
    };
}

codes! {
    /// There is no `manicule.toml`.
    NoSettings = "no-settings", Error;
    /// There is no folder for articles: perhaps the wrong folder was given, or it was removed.
    NoFolder = "no-folder", Error;
    /// There is no article, as in a new briefing.
    NoArticles = "no-articles", Warning;
    /// A file or folder cannot be read, or a link cannot be followed.
    Unreadable = "unreadable", Error;
    /// A file is larger than [`MAX_BYTES`](crate::source::MAX_BYTES).
    TooLarge = "too-large", Error;
    /// A file is not UTF-8.
    NotUtf8 = "not-utf-8", Error;
    /// A file in `content/` is of no known kind.
    StrayFile = "stray-file", Warning;
    /// The name of a file, without its extension, is not an id.
    BadId = "bad-id", Error;
    /// The front matter is missing or not closed.
    FrontMatter = "front-matter", Error;
    /// The settings or the front matter is not TOML.
    NotToml = "not-toml", Error;
    /// The marks of an unresolved merge.
    MergeConflict = "merge-conflict", Error;
    /// A key that does not exist.
    UnknownKey = "unknown-key", Error;
    /// A required key is missing.
    MissingKey = "missing-key", Error;
    /// A value has the wrong type, or is not one of the allowed values.
    BadValue = "bad-value", Error;
    /// A value of the right form that cannot be: a language that does not exist.
    DoubtfulValue = "doubtful-value", Warning;
    /// Blocks are nested deeper than any text needs.
    TooDeep = "too-deep", Error;
    /// A notes file for which there is no article.
    NotesWithoutArticle = "notes-without-article", Error;
    /// Text in a notes file that belongs to no note.
    StrayText = "stray-text", Error;
    /// A note without a body.
    EmptyNote = "empty-note", Error;
    /// An anchor that cannot be read: it has two bold passages, or two ellipses.
    BadAnchor = "bad-anchor", Error;
    /// A link without text.
    EmptyLink = "empty-link", Error;
    /// A link of which a table makes two cells.
    CutLink = "cut-link", Error;
    /// Brackets that are nearly a link: they are not closed.
    OpenLink = "open-link", Warning;
    /// An id that is used twice.
    DuplicateId = "duplicate-id", Error;
    /// An id that no outlet, actor, claim or term has.
    UnknownId = "unknown-id", Error;
    /// A quotation that is nowhere in its article.
    AnchorNotFound = "anchor-not-found", Error;
    /// A quotation that is in several places of its article.
    AnchorAmbiguous = "anchor-ambiguous", Error;
    /// A claim that a note calls omitted, but that the article has.
    OmissionRefuted = "omission-refuted", Error;
    /// An article that omits a claim and also has a stance on it.
    ContraryStances = "contrary-stances", Warning;
    /// A correction of an article without a source.
    UnsourcedCorrection = "unsourced-correction", Warning;
    /// A statement of a note without what would show that it is right.
    NoEvidence = "no-evidence", Hint;
    /// A phrase in a digest, or a claim's value, that the original or the full text does not have.
    NotInOriginal = "not-in-original", Error;
    /// Texts of the editor that quote more of an article than its edition shows.
    OverQuoted = "over-quoted", Error;
    /// An original that is not the file that the article was made from.
    OriginalChanged = "original-changed", Error;
    /// A measure that does not equal what is counted in the original.
    MeasureDiffers = "measure-differs", Error;
    /// A measure from before the article, the register, a term or a pattern was changed.
    StaleMeasure = "stale-measure", Warning;
    /// A digest whose original was not measured.
    Unmeasured = "unmeasured", Hint;
    /// A regular expression that does not parse.
    BadPattern = "bad-pattern", Error;
    /// A link that leads nowhere.
    BrokenLink = "broken-link", Error;
    /// A link that could lead to two things.
    AmbiguousLink = "ambiguous-link", Error;
    /// A link to the place where it is.
    SelfLink = "self-link", Error;
    /// Two actors with the same name.
    SharedName = "shared-name", Error;
    /// A name in an article that could mean two actors.
    AmbiguousName = "ambiguous-name", Warning;
    /// Actors without a name in the script of a language in which articles are.
    NoSpelling = "no-spelling", Hint;
    /// A correction of a name or a date that applies to nothing.
    UnusedCorrection = "unused-correction", Warning;
    /// A date in an article that cannot be right as it is written.
    DoubtfulDate = "doubtful-date", Hint;
    /// A footnote that is not defined or not used.
    Footnote = "footnote", Warning;
    /// Two pages with the same output path.
    PathCollision = "path-collision", Error;
    /// A path that cannot be a file on Windows.
    ReservedName = "reserved-name", Warning;
    /// An edition that does not exist.
    UnknownEdition = "unknown-edition", Error;
    /// A theme that does not exist.
    UnknownTheme = "unknown-theme", Error;
    /// A theme whose templates are made for another version of the views.
    ThemeVersion = "theme-version", Error;
    /// A theme with templates that does not say for which version of the views they are made.
    NoThemeVersion = "no-theme-version", Warning;
    /// A language in which the theme has no words.
    NoWords = "no-words", Warning;
    /// A template that does not parse or fails to render.
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
