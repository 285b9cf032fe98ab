//! The closed lists of values in the format. Each value has one spelling.

use serde::{Deserialize, Serialize};

macro_rules! vocabulary {
    ($($(#[doc = $doc:literal])+ $name:ident { $($variant:ident = $text:literal),+ $(,)? })+) => {$(
        $(#[doc = $doc])+
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        pub enum $name { $(#[doc = concat!("`", $text, "`")] $variant,)+ }

        impl $name {
            /// The spellings of all values, in the order of the format's reference.
            pub const WORDS: &[&'static str] = &[$($text),+];

            /// Returns the value spelled `word`.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($text => Some(Self::$variant),)+ _ => None }
            }

            /// Returns the spelling.
            #[allow(dead_code, reason = "the words of some lists are only read")]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
    )+};
}

vocabulary! {
    /// The sort of an article.
    ArticleKind {
        Wire = "wire", News = "news", Live = "live", Explainer = "explainer",
        Analysis = "analysis", Opinion = "opinion", Release = "release",
    }
    /// The sort of a translation.
    Translation { Human = "human", Machine = "machine", Unknown = "unknown" }
    /// Whether a text is the article's own or the editor's digest of it.
    TextForm { Full = "full", Digest = "digest" }
    /// How much the site shows of a full text.
    Publish { Full = "full", Excerpts = "excerpts", None = "none" }
    /// A format that other programs can read.
    ExportFormat {
        Csv = "csv", Json = "json", Schema = "schema", WebAnnotation = "web-annotation",
        Hypothesis = "hypothesis", Csl = "csl-json", Bibtex = "bibtex", Tei = "tei",
        RefiQda = "refi-qda",
    }
    /// The subject of a feed. For actors and claims there is one each.
    FeedSet {
        Briefing = "briefing", Notes = "notes", Corrections = "corrections", Actors = "actors",
        Claims = "claims",
    }
    /// Whose words a passage in quotation marks is: a speaker's, if the original has it in
    /// quotation marks wherever it has it, else the outlet's own.
    Voice { Speaker = "speaker", Outlet = "outlet" }
    /// The subject of a fact about an outlet.
    FactField {
        Owner = "owner", Funding = "funding", StateRelation = "state-relation",
        OwnLine = "own-line", EditorialLine = "editorial-line", Audience = "audience",
        LegalLimits = "legal-limits",
    }
    /// The sort of an actor.
    ActorKind {
        Person = "person", Organisation = "organisation", State = "state",
        PlaceAsActor = "place-as-actor",
    }
    /// The sort of a claim.
    ClaimKind {
        Fact = "fact", Number = "number", Cause = "cause", Attribution = "attribution",
        Prediction = "prediction", Demand = "demand",
    }
    /// The subject of a note.
    NoteKind {
        Terminology = "terminology", Framing = "framing", Attribution = "attribution",
        Unsourced = "unsourced", Number = "number", Omission = "omission",
        Provenance = "provenance", Translation = "translation", Loaded = "loaded",
        Context = "context", Correction = "correction", StealthEdit = "stealth-edit",
        Perspective = "perspective",
        Question = "question",
    }
    /// The stance of an article on a claim.
    Stance {
        Asserts = "asserts", Attributes = "attributes", ReportsDenial = "reports-denial",
        Disputes = "disputes", Hedges = "hedges", Mentions = "mentions", Other = "other",
        Omits = "omits",
    }
    /// The status of a note: drafts are left out without `--drafts`.
    Status { Draft = "draft", Approved = "approved" }
    /// A level of confidence.
    Level { High = "high", Medium = "medium", Low = "low" }
}

/// A confidence with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confidence {
    /// The level.
    pub level: Level,
    /// The reason; may be empty.
    pub reason: String,
}

impl Confidence {
    /// Parses `medium` or `medium, a reason`.
    pub fn parse(text: &str) -> Option<Self> {
        let (level, reason) = text.split_once(',').unwrap_or((text, ""));
        Some(Self { level: Level::parse(level.trim())?, reason: reason.trim().to_owned() })
    }
}
