//! Articles as the search page finds them: headline, paragraphs, notes.

use serde_json::{Value, json};

use super::{context, with_text};
use crate::model::document::ArticleDoc;
use crate::model::site::{Article, ArticleIx, Entity, Note, NoteIx, Target};
use crate::model::{BesideKind, When};
use crate::render::page_context::PageContext;
use crate::render::pages::row_of;
use crate::render::shared_views::SharedViews;
use crate::search::{Columns, Reader, SearchDocument, UnitRange};
use crate::text::one_line;

/// The length of a note's first words, in characters.
const BEGINNING: usize = 72;

/// An article.
pub(super) struct SearchedArticle<'a> {
    pub(super) shared: &'a SharedViews<'a>,
    pub(super) at: ArticleIx,
}

impl SearchedArticle<'_> {
    fn article(&self) -> &Article {
        &self.shared.site.articles[self.at]
    }

    fn language(&self) -> &str {
        self.article().doc.language(&self.shared.site.settings.lang)
    }

    /// Adds the words of the text and the names in it, block by block.
    fn text(&self, units: UnitRange, terms: &mut impl Reader) {
        let article = self.article();
        let body = &article.doc.body;
        let rows = &body.plain.rows;
        let mut beside: Vec<(usize, &str)> = body
            .beside
            .iter()
            .filter_map(|it| match it.kind {
                BesideKind::Footnote { at, .. } => Some((row_of(rows, at), &*it.text)),
                BesideKind::Picture => None,
            })
            .collect();
        beside.sort_unstable();
        let mut beside = beside.into_iter().peekable();
        let named = article.mentions.iter().map(|mention| {
            let row = row_of(rows, article.place(&mention.range));
            (row, &self.shared.site.actors[mention.actor].id)
        });
        let mut named: Vec<_> = named.collect();
        named.sort_unstable();
        // Where no text is shown, the names are known all the same.
        for (_, actor) in named.iter().filter(|_| rows.is_empty()) {
            terms.term(units.head(), &format!("@{actor}"));
        }
        let mut named = named.into_iter().peekable();
        for (place, row) in rows.iter().enumerate() {
            let unit = units.part(place);
            terms.text(unit, &body.plain.text[row.start as usize..row.end as usize]);
            while let Some((_, text)) = beside.next_if(|(at, _)| *at == place) {
                terms.text(unit, text);
            }
            while let Some((_, actor)) = named.next_if(|(at, _)| *at == place) {
                terms.term(unit, &format!("@{actor}"));
            }
        }
    }

    fn note(&self, ctx: &PageContext<'_>, at: NoteIx, unit: u32, terms: &mut impl Reader) {
        let site = self.shared.site;
        let note = &self.article().notes[at];
        if note.is_lost() {
            return;
        }
        with_text(ctx, &note.doc.body, |text| terms.text(unit, text));
        for source in &note.doc.sources {
            terms.text(unit, &source.words);
            terms.text(unit, &source.after);
        }
        terms.term(unit, &format!("#{}", note.doc.kind.as_str()));
        for position in &note.positions {
            terms.term(unit, &format!("!{}", site.claims[position.claim].id));
        }
        for link in &note.doc.body.links {
            if let Some(Target::Entity(Entity::Actor(actor))) = site.links.get(link.span) {
                terms.term(unit, &format!("@{}", site.actors[*actor].id));
            }
        }
    }
}

impl SearchDocument for SearchedArticle<'_> {
    fn columns(&self) -> Columns {
        let article = self.article();
        Columns {
            parts: article.doc.body.plain.rows.len() as u32,
            notes: article.notes.len() as u32,
            facts: Vec::new(),
        }
    }

    fn read(&self, units: UnitRange, terms: &mut impl Reader) {
        let article = self.article();
        let doc = &article.doc;
        let head = units.head();
        terms.text(head, &doc.title);
        let lines = doc.standfirst.iter().chain(&doc.summary).chain(&doc.byline);
        lines.for_each(|line| terms.text(head, line));
        let outlet = &self.shared.site.outlets[article.outlet].id;
        terms.term(head, &format!("^{outlet}"));
        terms.term(head, &format!("%{}", month(doc)));
        terms.term(head, &format!("~{}", self.language()));
        self.text(units, terms);
        let ctx = context(self.shared);
        for at in article.notes.indices().rev() {
            self.note(&ctx, at, units.note(at.index()), terms);
        }
    }

    fn shown(&self) -> Value {
        let article = self.article();
        let ctx = context(self.shared);
        let note = |note: &Note| {
            let beginning = beginning(&ctx, note);
            json!([note.doc.id.value.as_str(), note.doc.kind.as_str(), beginning])
        };
        let notes: Vec<Value> = article.notes.iter().map(note).collect();
        let doc = &article.doc;
        let outlet = self.shared.site.outlets[article.outlet].id.as_str();
        let day = doc.published.date.to_string();
        let mut shown = json!([doc.id.as_str(), doc.title, outlet, day, notes]);
        // Most are in the language of the site.
        let foreign = doc.lang.as_deref().filter(|lang| *lang != self.shared.site.settings.lang);
        shown.as_array_mut().expect("a list").extend(foreign.map(Value::from));
        shown
    }
}

/// Returns the month in which an article was published.
fn month(doc: &ArticleDoc) -> When {
    let date = doc.published.date;
    When::Month(date.year(), date.month())
}

/// Returns the first words of a note.
fn beginning(ctx: &PageContext<'_>, note: &Note) -> String {
    let body = &note.doc.body;
    let sentence = ctx.site.with_names(body, body.sentence(0..0), |entity| ctx.link_text(entity));
    let line = one_line(&sentence);
    let Some((end, _)) = line.char_indices().nth(BEGINNING) else { return line.into_owned() };
    let end = line[..end].rfind(' ').unwrap_or(end);
    format!("{} …", &line[..end])
}
