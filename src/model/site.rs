//! The site: all documents together, everything found in them and every name resolved. Read-only.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

pub use super::article::{
    Article, BesideAnchor, BesidePlace, DateIx, DateMention, EarlierPassage, Mention, MentionIx,
    Note, NoteIx, Position, PositionIx, WordCount,
};
use super::document::{ActorDoc, ClaimDoc, DayDoc, NoteDoc, OutletDoc, PageDoc, TermDoc};
pub use super::document::{ActorIx, ClaimIx, OutletIx, PageIx, TermIx};
use super::index::{Idx, IndexList};
pub use super::measured::Measured;
use super::overlap_table::Overlaps;
use super::versions::Version;
use super::{Settings, TextForm, Voice, When};
use crate::language::Languages;
use crate::source::{ByFile, FileId, Span};
use crate::text::one_line;
use crate::text::quotation_marks::quoted;

/// An article's place in [`Site::articles`].
pub type ArticleIx = Idx<Article>;

/// The place of a position that a note on an article takes.
pub type PositionPlace = (ArticleIx, NoteIx, PositionIx);

/// Anything that a link can lead to, or be part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entity {
    /// The home page.
    Home,
    /// An article.
    Article(ArticleIx),
    /// A note on an article.
    Note(ArticleIx, NoteIx),
    /// An outlet.
    Outlet(OutletIx),
    /// An actor.
    Actor(ActorIx),
    /// A claim.
    Claim(ClaimIx),
    /// A term.
    Term(TermIx),
    /// A day, a month or a year; never a range.
    Time(When),
    /// A page.
    Page(PageIx),
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To something in the briefing.
    Entity(Entity),
    /// To a copied file.
    Static {
        /// Its path below `content/`.
        path: String,
        /// The rest of the address, as it is written: `#page=7`. Often empty.
        rest: String,
    },
}

/// The targets of links, by the links' places in the sources.
#[derive(Debug, Clone, Default)]
pub struct Links {
    /// Each list may hold links of several files; sorted.
    by_file: ByFile<Arc<Vec<(Span, Target)>>>,
}

impl Links {
    /// Adds the links in `files`, sorted by place. Each file is added once.
    pub fn add(
        &mut self,
        files: impl IntoIterator<Item = FileId>,
        links: Arc<Vec<(Span, Target)>>,
    ) {
        if !links.is_empty() {
            self.by_file.extend(files.into_iter().map(|file| (file, Arc::clone(&links))));
        }
    }

    /// Returns where the link at `span` leads.
    pub fn get(&self, span: Span) -> Option<&Target> {
        let links = self.by_file.get(&span.file)?;
        let place = links.binary_search_by_key(&span, |(at, _)| *at).ok()?;
        Some(&links[place].1)
    }
}

/// Where the figures on an article were counted.
#[derive(Debug, Clone, Copy)]
pub enum CountedIn<'a> {
    /// In its text, which is the outlet's.
    Text,
    /// In its original.
    Original(&'a Measured),
    /// Nowhere: a digest whose original was not measured.
    Nothing,
}

/// A link from one thing to another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    /// Where it leads.
    pub to: Entity,
    /// The entity that it is part of.
    pub from: Entity,
    /// Its words: start and end, bytes of the plain text of the prose around it.
    pub words: (u32, u32),
}

/// A day on which something was published or happened, or a month or year in which it did.
#[derive(Debug, Clone, Default)]
pub struct DayEntry {
    /// Articles published on it, by time.
    pub published: Vec<ArticleIx>,
    /// Dates in articles that mean it, or a range that contains it; by the articles' time.
    pub happened: Vec<(ArticleIx, DateIx)>,
    /// Claims dated on it.
    pub claims: Vec<ClaimIx>,
    /// Articles that changed on it, each with the place of the version among the article's.
    pub changed: Vec<(ArticleIx, usize)>,
    /// The editor's text on it.
    pub doc: Option<Arc<DayDoc>>,
    /// Whether an article, or for a day a text of the editor's, names just this time, not a range
    /// that has it.
    pub named: bool,
}

/// Everything, resolved.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// The settings.
    pub settings: Settings,
    /// Whether it is the private edition, which says so on its pages.
    pub private: bool,
    /// The languages of the articles.
    pub languages: Languages,
    /// The home page.
    pub home: Option<Arc<PageDoc>>,
    /// By time of publication, then as the editor orders them, then id.
    pub articles: IndexList<Article, Arc<Article>>,
    /// The digests, by time of publication.
    pub digests: Arc<Vec<ArticleIx>>,
    /// The measures of digests' originals.
    pub measured: Arc<BTreeMap<ArticleIx, Measured>>,
    /// The texts that articles share word for word.
    pub overlaps: Arc<Overlaps>,
    /// The articles of which most is in another one, with the original that they go back to.
    pub copies: Arc<BTreeMap<ArticleIx, ArticleIx>>,
    /// The versions of articles that have several.
    pub versions: Arc<BTreeMap<ArticleIx, Arc<Vec<Version>>>>,
    /// By id.
    pub outlets: IndexList<OutletDoc, Arc<OutletDoc>>,
    /// By id.
    pub actors: IndexList<ActorDoc, Arc<ActorDoc>>,
    /// By id.
    pub claims: IndexList<ClaimDoc, Arc<ClaimDoc>>,
    /// By id.
    pub terms: IndexList<TermDoc, Arc<TermDoc>>,
    /// By id; the home page is not among them.
    pub pages: IndexList<PageDoc, Arc<PageDoc>>,
    /// By date; the days that have something.
    pub days: Arc<Vec<(Date, DayEntry)>>,
    /// Months, then years, each by date; those that something refers to.
    pub periods: Arc<Vec<(When, DayEntry)>>,
    /// The target of each link that has one.
    pub links: Links,
    /// Sorted by target, then origin.
    pub references: Vec<Reference>,
    /// For each actor the names in articles that mean it, by the articles' order.
    pub mentions_of: Arc<IndexList<ActorDoc, Vec<(ArticleIx, MentionIx)>>>,
    /// Articles that are translations of others, each with the other. Sorted, unique; none leads
    /// back to itself.
    pub translations: Arc<Vec<(ArticleIx, ArticleIx)>>,
    /// For each claim the positions that notes take, by the articles' order.
    pub positions_on: Arc<IndexList<ClaimDoc, Vec<PositionPlace>>>,
    /// For each actor whether it has a page of its own: with two mentions, or a word of the
    /// editor's.
    pub actors_with_pages: Arc<IndexList<ActorDoc, bool>>,
}

impl DayEntry {
    /// Returns whether it has a page: texts name it by itself, the editor describes it, or an
    /// article changed.
    pub fn has_page(&self) -> bool {
        self.named || self.doc.is_some() || !self.changed.is_empty()
    }
}

impl Site {
    /// Returns where the figures on an article were counted.
    pub fn counted_in(&self, at: ArticleIx) -> CountedIn<'_> {
        match (self.articles[at].doc.text, self.measured.get(&at)) {
            (TextForm::Full, _) => CountedIn::Text,
            (TextForm::Digest, Some(measured)) => CountedIn::Original(measured),
            (TextForm::Digest, None) => CountedIn::Nothing,
        }
    }

    /// Returns the article that one is a translation of.
    pub fn original_of(&self, at: ArticleIx) -> Option<ArticleIx> {
        let place = self.translations.binary_search_by_key(&at, |(of, _)| *of).ok()?;
        Some(self.translations[place].1)
    }

    /// Returns the translations of an article, by time.
    pub fn translations_of(&self, at: ArticleIx) -> impl Iterator<Item = ArticleIx> {
        self.translations.iter().filter(move |(_, original)| *original == at).map(|(of, _)| *of)
    }

    /// Returns whose words a phrase is that an article's digest or a note on it has in quotation
    /// marks: as the original has it, else as the front matter says. The headline of a digest is
    /// the outlet's but for what it quotes itself.
    pub fn voice(&self, at: ArticleIx, phrase: &str) -> Option<Voice> {
        let words = one_line(phrase);
        let doc = &self.articles[at].doc;
        let measured = || self.measured.get(&at)?.voice(&words);
        let stated = || doc.quotations.iter().find(|it| it.words == words).map(|it| it.voice);
        let in_headline = || {
            let start = doc.title.find(&*words).filter(|_| doc.text == TextForm::Digest)?;
            let speech = quoted(&doc.title);
            let is_said = speech.iter().any(|said| said.words.contains(&start));
            Some(if is_said { Voice::Speaker } else { Voice::Outlet })
        };
        measured().or_else(stated).or_else(in_headline)
    }

    /// Returns whether the pattern of a note was searched in what the outlet wrote, and was not
    /// found. (If it was found, that is an error.)
    pub fn is_certified(&self, at: ArticleIx, note: &NoteDoc) -> bool {
        let Some(checked) = &note.checked else { return false };
        match self.counted_in(at) {
            CountedIn::Text => true,
            CountedIn::Original(measured) => {
                let figures = &measured.doc.figures.pattern;
                figures.iter().any(|figure| figure.checked == checked.value)
            }
            CountedIn::Nothing => false,
        }
    }

    /// Returns the references that lead to `target`, by origin.
    pub fn references_to(&self, target: Entity) -> &[Reference] {
        let from = self.references.partition_point(|item| item.to < target);
        let rest = &self.references[from..];
        // Mostly few; their end is near.
        let until = rest.iter().position(|item| item.to != target).unwrap_or(rest.len());
        &rest[..until]
    }

    /// Returns the references that lead to notes of an article, by note, then origin.
    pub fn references_to_notes(&self, article: ArticleIx) -> &[Reference] {
        let first = Entity::Note(article, Idx::new(0));
        let from = self.references.partition_point(|item| item.to < first);
        let rest = &self.references[from..];
        let here = |item: &Reference| matches!(item.to, Entity::Note(at, _) if at == article);
        let until = rest.iter().position(|item| !here(item)).unwrap_or(rest.len());
        &rest[..until]
    }

    /// Returns whether an entity has a page of its own. An actor or a time without one is a row of
    /// its index.
    pub fn has_page(&self, entity: Entity) -> bool {
        match entity {
            Entity::Actor(at) => self.actors_with_pages.get(at).copied().unwrap_or(true),
            Entity::Time(when) => self.time(when).is_some_and(DayEntry::has_page),
            _ => true,
        }
    }

    /// Returns a day's entry.
    pub fn day(&self, date: Date) -> Option<&DayEntry> {
        let place = self.days.binary_search_by_key(&date, |(date, _)| *date).ok()?;
        Some(&self.days[place].1)
    }

    /// Returns the entry of a day, a month or a year.
    pub fn time(&self, when: When) -> Option<&DayEntry> {
        let When::Day(date) = when else {
            let place = self.periods.binary_search_by_key(&when, |(when, _)| *when).ok()?;
            return Some(&self.periods[place].1);
        };
        self.day(date)
    }
}
