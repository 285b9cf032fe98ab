//! Actors and who names them.

use serde::Serialize;

use super::{Counted, Frame, Html, LinkView, Quoted, Shared};

/// `actors.html`
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActorsView {
    /// The frame.
    pub page: Frame,
    /// The outlets, columns of the table; none if it would have too many cells for a browser.
    pub outlets: Shared<Vec<LinkView>>,
    /// Actors by side, then mentions.
    pub groups: Vec<ActorGroup>,
    /// How many actors there are.
    pub count: usize,
    /// Where the mentions were counted.
    pub counting: Counting,
}

/// Where figures were counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Counting {
    /// Whether those of digests were counted in their originals.
    pub originals: bool,
    /// Whether some digests were not counted, since their originals were not measured.
    pub partial: bool,
}

/// Actors of one side.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ActorGroup {
    /// The side; empty for those without.
    pub side: String,
    /// The actors, most mentioned first.
    pub actors: Vec<ActorCard>,
}

/// `actor.html`
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActorView {
    /// The frame.
    pub page: Frame,
    /// The actor.
    pub card: ActorCard,
    /// Where the mentions were counted.
    pub counting: Counting,
    /// More on it; may be empty.
    pub html: Html,
    /// Wikidata's page.
    pub wikidata: Option<String>,
    /// Offices; with whether each was held at the story's time.
    pub roles: Vec<RoleView>,
    /// The outlets that name it, columns of `names`.
    pub outlets: Shared<Vec<LinkView>>,
    /// The names used, rows: name × outlet. Most used first.
    pub names: Vec<NameRow>,
    /// Names in other scripts and languages that were looked for: name, language.
    pub other_names: Vec<OtherName>,
    /// Mentions in context, by outlet, then date.
    pub groups: Vec<MentionGroup>,
    /// Articles' outlets that never name it.
    pub silent: Vec<LinkView>,
    /// Actors named in the same sentences, most often first; at most 12.
    pub together: Vec<Counted>,
    /// Claims by or about it.
    pub claims: Vec<LinkView>,
    /// Places in the editor's words that lead here.
    pub backlinks: Vec<Quoted>,
}

/// An actor, as lists show it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ActorCard {
    /// Name and page.
    pub link: LinkView,
    /// `person`: the kind's stable word, a class.
    pub kind: String,
    /// The kind in words.
    pub kind_label: String,
    /// Its group.
    pub side: Option<String>,
    /// One sentence.
    pub summary: Option<String>,
    /// The office at the story's time.
    pub role: Option<String>,
    /// Mentions in all.
    pub mentions: usize,
    /// Articles that mention it.
    pub articles: usize,
    /// Mentions by outlet, in the order of [`ActorsView::outlets`]; an outlet without
    /// is 0. In the index of actors alone.
    pub by_outlet: Vec<Shared<Bar>>,
}

/// A number with its share of the largest in its table.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Bar {
    /// The number as tables show it: “3”, “2+” if some articles were not counted, “–” if none was.
    pub shown: String,
    /// The number.
    pub count: usize,
    /// Its share of the largest, in tenths rounded up: 0 to 10, a class `b7`.
    pub tenths: usize,
    /// Whether some of the outlet's articles were not counted.
    pub partial: bool,
}

/// An office.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RoleView {
    /// The office.
    pub title: String,
    /// `1 Oct 2019 – 30 Sep 2025`; may be empty.
    pub span: String,
    /// Whether it was held when the articles were published.
    pub current: bool,
}

/// A name in another language.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct OtherName {
    /// The name.
    pub name: String,
    /// Its language, BCP 47.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
}

/// How often each outlet uses a name.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct NameRow {
    /// The name as written; of a form, the name in the register that it is a form of.
    pub name: String,
    /// The forms of the name that are used, sorted; with none the name stands as it is.
    pub forms: Vec<String>,
    /// Whether it is a known mistake.
    pub misspelling: bool,
    /// Counts by outlet, in the order of the columns.
    pub counts: Vec<Shared<Bar>>,
    /// In all.
    pub total: usize,
}

/// Mentions in one article.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MentionGroup {
    /// The article in one line: `article-line.html`, rendered.
    pub line: Html,
    /// Language of its text, where it is not the page's.
    pub lang: Option<String>,
    /// Direction, where there is a language.
    pub dir: Option<&'static str>,
    /// The mentions; one for each sentence that is shown.
    pub mentions: Vec<MentionView>,
    /// How many sentences more there are in passages that are not shown, in words; may be empty.
    pub hidden: String,
}

/// A sentence that mentions an actor.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct MentionView {
    /// The address of the words.
    pub href: String,
    /// The sentence, its words in `<mark class="hit">`.
    pub html: Html,
    /// Notes whose words touch the sentence.
    pub notes: Vec<LinkView>,
}
