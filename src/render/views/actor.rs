//! Actors and who names them.

use serde::Serialize;

use super::{ArticleCard, Counted, Frame, Html, LinkView, PartLink, Quoted, Shared, TimeView};

/// `actors.html`
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActorsView {
    /// The frame.
    pub page: Frame,
    /// The outlets, columns of the table: all, or the eight that name actors most.
    pub outlets: Vec<LinkView>,
    /// How many outlets are not among them.
    pub others: usize,
    /// Actors by side, then mentions.
    pub groups: Vec<ActorGroup>,
    /// How many actors there are.
    pub count: usize,
    /// Where the mentions were counted.
    pub counting: Counting,
}

/// Where figures were counted.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Counting {
    /// Whether those of digests were counted in their originals.
    pub originals: bool,
    /// Whether some digests were not counted, since their originals were not measured.
    pub partial: bool,
    /// Whether actors were not looked for in some articles, since they have no spelling in their
    /// script.
    pub unsearched: bool,
    /// Whether copies count like other articles, in words; absent where there are none.
    pub copies: Option<String>,
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
    /// The index of actors.
    pub index: LinkView,
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
    /// What heads the first mentions, in words: those of full texts, of digests, or of both.
    pub introduced_as: String,
    /// How the outlets that name it introduce it and call it, in the order of their first articles:
    /// all, or the twelve that name it most.
    pub introductions: Vec<Introduction>,
    /// How many more outlets name it.
    pub more_outlets: usize,
    /// Outlets that have articles and never name it.
    pub silent: Vec<LinkView>,
    /// Outlets that name it in a headline, which is not counted, and nowhere else.
    pub headlines: Vec<LinkView>,
    /// Outlets in none of whose articles it was found, and that have some in a script in which it
    /// has no spelling.
    pub unsearched: Vec<LinkView>,
    /// The names used, most used first.
    pub names: Vec<NameRow>,
    /// Names in other scripts and languages that were looked for: name, language.
    pub other_names: Vec<OtherName>,
    /// Every mention in context; none if they are in parts.
    pub groups: Vec<OutletMentions>,
    /// The pages with its mentions, by date, where they are too many for one.
    pub parts: Vec<PartLink>,
    /// Actors named in the same sentences of the texts here, most often first; at most 12.
    pub together: Vec<Counted>,
    /// How many more actors are.
    pub together_more: usize,
    /// Whether some of these sentences are the editor's: those of a digest.
    pub together_digest: bool,
    /// Claims by or about it.
    pub claims: Vec<LinkView>,
    /// Places in the editor's words that lead here.
    pub backlinks: Vec<Quoted>,
}

/// `actor-part.html`: an actor's mentions in the articles of a year or a month.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActorPartView {
    /// The frame.
    pub page: Frame,
    /// The actor.
    pub actor: LinkView,
    /// The year or month in words.
    pub when: String,
    /// The mentions in context.
    pub groups: Vec<OutletMentions>,
    /// The part before.
    pub previous: Option<LinkView>,
    /// The part after.
    pub next: Option<LinkView>,
}

/// How an outlet introduces an actor, and which names it uses.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Introduction {
    /// The outlet.
    pub outlet: LinkView,
    /// Its first mention; absent where only the original of a digest has the name.
    pub first: Option<FirstMention>,
    /// The names it uses, most used first; at most six.
    pub names: Vec<UsedName>,
    /// How many more names it uses.
    pub more: usize,
    /// Whether some of its articles were not counted.
    pub partial: bool,
}

/// The first mention of an actor by an outlet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FirstMention {
    /// The address of the words.
    pub href: String,
    /// The name with some words around it, the name a link to it; a sentence that says so where the
    /// words are not shown.
    pub html: Html,
    /// When the article was published.
    pub published: TimeView,
    /// Language of the words, where it is not the page's.
    pub lang: Option<String>,
    /// Direction, where there is a language.
    pub dir: Option<&'static str>,
    /// Whether the words are the editor's: a digest.
    pub digest: bool,
    /// Whether the words are shown.
    pub shown: bool,
    /// Whether another article of the outlet that names it may be from before this one.
    pub unordered: bool,
}

/// A name that an outlet uses.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct UsedName {
    /// The name as written; of a form, the name in the register that it is a form of.
    pub name: String,
    /// Whether it is a known mistake.
    pub misspelling: bool,
    /// How often.
    pub count: usize,
}

/// An actor, as lists show it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ActorCard {
    /// Its id, the fragment of its row in the index.
    pub id: String,
    /// Name and page; its row in the index, if it has no page.
    pub link: LinkView,
    /// Whether it has a page.
    pub has_page: bool,
    /// `person`: the kind's stable word, a class.
    pub kind: String,
    /// The kind in words.
    pub kind_label: String,
    /// Its group.
    pub side: Option<String>,
    /// One sentence.
    pub summary: Option<String>,
    /// The office at the story's time; of persons alone.
    pub role: Option<String>,
    /// Mentions in all, in the originals of digests where those were measured.
    pub mentions: usize,
    /// Articles that mention it, without copies that are not counted.
    pub articles: usize,
    /// Whether some articles were not counted, so that the two numbers may be too small.
    pub partial: bool,
    /// Mentions by outlet, in the order of [`ActorsView::outlets`]; an outlet without
    /// is 0. In the index of actors alone.
    pub by_outlet: Vec<Shared<Bar>>,
    /// The only mention of an actor without a page: the outlet, and the words. In the index alone.
    pub only: Option<LinkView>,
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

/// How often a name is used.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct NameRow {
    /// The name as written; of a form, the name in the register that it is a form of.
    pub name: String,
    /// The forms of the name that are used, sorted; with none the name is unchanged.
    pub forms: Vec<String>,
    /// Whether it is a known mistake.
    pub misspelling: bool,
    /// In all.
    pub total: usize,
}

/// An outlet's mentions of an actor.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OutletMentions {
    /// The outlet.
    pub outlet: LinkView,
    /// How many mentions its articles have here: a digest its own, not those of its original.
    pub count: usize,
    /// Whether they are shown at once, not folded.
    pub open: bool,
    /// The mentions, by article, by time.
    pub articles: Vec<MentionGroup>,
}

/// Mentions in one article.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MentionGroup {
    /// The article.
    pub article: Shared<ArticleCard>,
    /// Language of its text, where it is not the page's.
    pub lang: Option<String>,
    /// Direction, where there is a language.
    pub dir: Option<&'static str>,
    /// The mentions, one for each sentence that is shown; of many, the first.
    pub mentions: Vec<MentionView>,
    /// How many mentions the article has beside these; 0 where it is all of them.
    pub more: usize,
    /// How many sentences more there are in passages that are not shown, in words; may be empty.
    pub hidden: String,
}

/// A sentence that mentions an actor.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct MentionView {
    /// The address of the words.
    pub href: String,
    /// The sentence, its words a link to them, `<a class="hit">`.
    pub html: Html,
    /// Notes whose words touch the sentence.
    pub notes: Vec<LinkView>,
}
