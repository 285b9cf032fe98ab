//! The figures counted in the original of an article.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer};

use crate::model::{Id, Voice};
use crate::overlap::{Passage, Run, SharedText, Side};
use crate::source::Span;

/// The measure of one original. Every text in it is from the briefing's own files; of the original
/// it has numbers, yes and no, and the forms of names. So nobody can put a sentence of the original
/// together from it, and it may be published where the original may not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureDoc {
    /// The article's id.
    pub article: Id,
    /// Its content.
    pub figures: Figures,
    /// Its first line, for messages.
    pub span: Span,
}

/// The content of a measure, as its file has it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// The name of the original.
    pub original: String,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
    /// The day of the measurement.
    pub measured: Date,
    /// How many words the article has there, without its headline.
    pub words: u32,
    /// The days, months, years and ranges that it names, EDTF. Sorted, unique.
    pub dates: Vec<String>,
    /// The actors of the register when it was measured, by id.
    #[serde(default)]
    pub actor: Vec<ActorFigures>,
    /// The terms of the briefing when it was measured, by id.
    #[serde(default)]
    pub term: Vec<TermFigures>,
    /// The patterns of the article's notes. Sorted, unique.
    #[serde(default)]
    pub pattern: Vec<PatternFigures>,
    /// The phrases that the briefing quotes from it. Sorted, unique.
    #[serde(default)]
    pub quotation: Vec<QuotationFigures>,
    /// Its passages in common with the other articles of its language that were at hand, by id.
    /// Those with which it shares nothing are there, too.
    #[serde(default)]
    pub shared: Vec<OverlapFigures>,
}

/// How often an original names an actor.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActorFigures {
    /// The actor's id.
    pub id: String,
    /// The hash of everything in the briefing that the count depends on.
    pub key: String,
    /// Each name as it is written there, and how often. Empty if the actor is not named.
    pub names: BTreeMap<String, u32>,
}

/// How often an original has the words of a term.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermFigures {
    /// The term's id.
    pub id: String,
    /// Each of the term's words, and how often.
    pub words: BTreeMap<String, u32>,
}

/// How often the pattern of an omission matches in an original.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatternFigures {
    /// The pattern, as `checked` has it.
    pub checked: String,
    /// Matches in the text.
    pub text: u32,
    /// Matches in the headline.
    pub headline: u32,
}

/// Whether an original has a phrase, word for word.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuotationFigures {
    /// The phrase, as the briefing has it.
    pub words: String,
    /// How often the original has it.
    pub count: u32,
    /// Whose words it is there. `None` if the original does not have it.
    #[serde(default, deserialize_with = "voice")]
    pub voice: Option<Voice>,
}

/// The runs of each passage: the numbers of the first word here and there, from 0, and how many
/// words it has.
pub type PassageFigures = Vec<Vec<[u32; 3]>>;

/// The passages that an original and the text of another article have in common, in figures.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OverlapFigures {
    /// The other article's id.
    pub article: String,
    /// The hash of its text ([`ArticleDoc::text_hash`](super::ArticleDoc::text_hash)).
    pub text: String,
    /// How many words were compared, here and there.
    pub of: [u32; 2],
    /// How many of them are in shared passages.
    #[serde(default)]
    pub copied: [u32; 2],
    /// How many are speech that both took.
    #[serde(default)]
    pub speech: [u32; 2],
    /// The passages, by their place here.
    #[serde(default)]
    pub passages: PassageFigures,
    /// Those that are speech alone.
    #[serde(default)]
    pub spoken: PassageFigures,
}

impl OverlapFigures {
    /// Returns the figures on a pair, from the side of the text `side`. Places only where `places`
    /// is set: with a text that is published they would give words of the original away.
    #[cfg(feature = "import")]
    pub fn new(
        (article, text): (String, String),
        of: [u32; 2],
        shared: Option<(&SharedText, usize)>,
        places: bool,
    ) -> Self {
        let mut figures = Self {
            article,
            text,
            of,
            copied: [0; 2],
            speech: [0; 2],
            passages: Vec::new(),
            spoken: Vec::new(),
        };
        let Some((shared, side)) = shared else { return figures };
        let sides = [shared.sides[side], shared.sides[1 - side]];
        figures.copied = sides.map(|side| side.copied);
        figures.speech = sides.map(|side| side.speech);
        for Passage { runs, speech } in shared.passages.iter().filter(|_| places) {
            let list = if *speech { &mut figures.spoken } else { &mut figures.passages };
            let run = |run: &Run| [run.at[side], run.at[1 - side], run.words];
            let mut runs: Vec<[u32; 3]> = runs.iter().map(run).collect();
            runs.sort_unstable();
            list.push(runs);
        }
        figures.passages.sort_unstable();
        figures.spoken.sort_unstable();
        figures
    }

    /// Returns what the texts of these numbers share, without passages where none are known; `None`
    /// if that is nothing.
    pub fn shared(&self, texts: [usize; 2]) -> Option<SharedText> {
        let lists = [(&self.passages, false), (&self.spoken, true)];
        let lists = lists.into_iter().flat_map(|(list, speech)| {
            list.iter().map(move |runs| Passage {
                runs: runs
                    .iter()
                    .map(|[one, other, words]| Run { at: [*one, *other], words: *words })
                    .collect(),
                speech,
            })
        });
        let mut passages: Vec<Passage> = lists.filter(|passage| !passage.runs.is_empty()).collect();
        passages.sort_by_key(|passage| passage.runs[0]);
        let side = |side: usize| Side { copied: self.copied[side], speech: self.speech[side] };
        let any = self.copied.iter().chain(&self.speech).any(|words| *words > 0);
        any.then(|| SharedText { texts, passages, sides: [side(0), side(1)] })
    }
}

/// Reads a voice from its word.
fn voice<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Voice>, D::Error> {
    let word = Option::<String>::deserialize(from)?;
    let known = |word: String| {
        Voice::parse(&word).ok_or_else(|| serde::de::Error::custom("not `speaker` or `outlet`"))
    };
    word.map(known).transpose()
}
