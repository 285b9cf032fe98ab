//! The closed lists of the format. Each value is written in content as its text form says.

use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $name:ident { $($variant:ident = $text:literal),+ $(,)? })+) => {$(
        $(#[doc = $doc])+
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        pub enum $name { $(#[doc = concat!("`", $text, "`")] $variant,)+ }

        impl $name {
            /// The text forms of all values, in the order of the format's reference.
            pub const WORDS: &[&'static str] = &[$($text),+];

            /// Returns the value that `word` stands for.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($text => Some(Self::$variant),)+ _ => None }
            }

            /// Returns the text form.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
    )+};
}

kinds! {
    /// What sort of article it is.
    ArticleKind {
        Wire = "wire", News = "news", Live = "live", Explainer = "explainer",
        Analysis = "analysis", Opinion = "opinion", Release = "release",
    }
    /// Who translated the text.
    Translation { Human = "human", Machine = "machine", Unknown = "unknown" }
    /// Whether the article's own text is there, or the editor's summary of it.
    TextForm { Full = "full", Digest = "digest" }
    /// What a fact on an outlet is about.
    FactField {
        Owner = "owner", Funding = "funding", StateRelation = "state-relation",
        EditorialLine = "editorial-line", Audience = "audience", LegalLimits = "legal-limits",
    }
    /// What sort of actor it is.
    ActorKind {
        Person = "person", Organisation = "organisation", State = "state",
        PlaceAsActor = "place-as-actor",
    }
    /// What sort of statement a claim is.
    ClaimKind {
        Fact = "fact", Number = "number", Cause = "cause", Attribution = "attribution",
        Prediction = "prediction", Demand = "demand",
    }
    /// What a note is about.
    NoteKind {
        Terminology = "terminology", Framing = "framing", Attribution = "attribution",
        Unsourced = "unsourced", Number = "number", Omission = "omission",
        Provenance = "provenance", Translation = "translation", Loaded = "loaded",
        Context = "context", Correction = "correction", Perspective = "perspective",
        Question = "question",
    }
    /// How an article stands to a claim.
    Stance {
        Asserts = "asserts", Attributes = "attributes", ReportsDenial = "reports-denial",
        Disputes = "disputes", Hedges = "hedges", Mentions = "mentions", Omits = "omits",
    }
    /// Whether a note is published.
    Status { Draft = "draft", Approved = "approved" }
    /// How sure somebody is.
    Level { High = "high", Medium = "medium", Low = "low" }
}

/// How sure somebody is, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confidence {
    /// How sure.
    pub level: Level,
    /// Why; may be empty.
    pub reason: String,
}

impl Confidence {
    /// Returns the confidence written as `medium` or `medium, a reason`.
    pub fn parse(text: &str) -> Option<Self> {
        let (level, reason) = text.split_once(',').unwrap_or((text, ""));
        Some(Self { level: Level::parse(level.trim())?, reason: reason.trim().to_owned() })
    }
}
