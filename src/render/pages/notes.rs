//! The notes of an article, as they are beside its text.

use std::collections::BTreeMap;

use super::earlier;
use crate::model::site::{ArticleIx, Entity, Note, NoteIx, Position};
use crate::model::{Stance, Status, TextForm};
use crate::render::page_context::PageContext;
use crate::render::phrase::in_quotes;
use crate::render::prose::source_views;
use crate::render::views::{
    Html, LinkView, NoteView, OriginalWords, PositionView, Shared, StanceView,
};

/// Returns the view of a note; its place in the margin is not in it yet.
pub(super) fn note(
    ctx: &PageContext<'_>,
    article: ArticleIx,
    at: NoteIx,
    positions: Vec<Shared<PositionView>>,
) -> NoteView {
    let note = &ctx.site.articles[article].notes[at];
    let doc = &note.doc;
    let confidence = doc.confidence.as_ref().map(|value| ctx.translations.confidence(value));
    let sentence = doc.body.sentence(0..0);
    let (finding, rest) = ctx.in_two(
        &doc.body,
        4,
        &["fn-", doc.id.value.as_str(), "-"].concat(),
        &ctx.voices(article, &doc.body),
        Some(sentence.end),
    );
    let words = ctx.lemma(article, at);
    NoteView {
        id: doc.id.value.to_string(),
        aliases: doc.aliases.iter().map(|alias| alias.value.to_string()).collect(),
        number: ctx.translations.digits(&at.number().to_string()),
        kind: doc.kind.as_str().to_owned(),
        kind_label: ctx.translations.of("note_kind", doc.kind.as_str()),
        hidden: words.is_none() && is_on_words(note),
        cut: ctx.site.articles[article].quoted(note).is_some_and(|it| it.is_cut),
        lemma: words.map(|words| lemma(ctx, article, &words)),
        version: earlier::version(ctx, article, note),
        was: earlier::was(ctx, article, note),
        translation: doc.translation.clone(),
        original: doc.original.as_ref().map(|words| original(ctx, article, &words.value)),
        finding,
        rest,
        stances: stances(positions),
        also: also(ctx, article, at),
        anchor: None,
        lift: 0,
        terms: note.terms.iter().map(|term| ctx.term_link(*term)).collect(),
        sources: source_views(&doc.sources),
        confidence,
        author: doc.author.clone(),
        draft: doc.status == Status::Draft,
        footnote: false,
    }
}

/// Returns whether a note is on words that an edition may not show.
fn is_on_words(note: &Note) -> bool {
    match &note.earlier {
        Some(earlier) => earlier.version.is_none() && note.doc.quote.is_some(),
        None => note.anchor.is_some() || note.beside.is_some(),
    }
}

/// Returns positions by stance, in the order of each stance's first, omissions last.
pub(super) fn stances(positions: Vec<Shared<PositionView>>) -> Vec<StanceView> {
    let mut list: Vec<StanceView> = Vec::new();
    for position in positions {
        let known = list
            .iter_mut()
            .find(|it| it.stance == position.stance && it.certified == position.certified);
        match known {
            Some(known) => known.positions.push(position),
            None => list.push(StanceView {
                stance: position.stance.clone(),
                stance_label: position.stance_label.clone(),
                certified: position.certified,
                positions: vec![position],
            }),
        }
    }
    list.sort_by_key(|it| it.stance == Stance::Omits.as_str());
    list
}

/// Returns the notes of other articles that lead to a note or treat its claims, but for omissions.
/// A claim with many positions gives none: its own page has them.
fn also(ctx: &PageContext<'_>, article: ArticleIx, at: NoteIx) -> Vec<LinkView> {
    const MANY: usize = 16;
    let mut found: BTreeMap<ArticleIx, NoteIx> = BTreeMap::new();
    for reference in ctx.site.references_to(Entity::Note(article, at)) {
        if let Entity::Note(other, note) = reference.from {
            found.entry(other).or_insert(note);
        }
    }
    for position in &ctx.site.articles[article].notes[at].positions {
        let places = &ctx.site.positions_on[position.claim];
        for (other, note, place) in places.iter().filter(|_| places.len() <= MANY) {
            let stance = ctx.site.articles[*other].notes[*note].positions[*place].stance;
            if stance != Stance::Omits && position.stance != Stance::Omits {
                found.entry(*other).or_insert(*note);
            }
        }
    }
    found.remove(&article);
    let link = |(other, note)| ctx.short_link(Entity::Note(other, note));
    found.into_iter().map(link).collect()
}

/// Returns the words that a note is about: in quotation marks where they are the outlet's.
fn lemma(ctx: &PageContext<'_>, article: ArticleIx, words: &str) -> Html {
    let doc = &ctx.site.articles[article].doc;
    let lang = doc.lang.as_deref().unwrap_or(&ctx.site.settings.lang);
    match doc.text {
        // The template says the language.
        TextForm::Full => in_quotes(words, lang, (None, None)),
        TextForm::Digest => ctx.excerpt_with_voices(article, [words, "", ""]),
    }
}

fn original(ctx: &PageContext<'_>, article: ArticleIx, words: &str) -> OriginalWords {
    let original = ctx.original_lang(article);
    let (lang, dir) = ctx.foreign(original);
    let words = in_quotes(words, original.unwrap_or(&ctx.site.settings.lang), (None, None));
    OriginalWords { words, lang, dir }
}

/// Returns the views of a note's positions; of one on an earlier version, of those of that version.
pub(super) fn positions(
    ctx: &PageContext<'_>,
    article: ArticleIx,
    note: &Note,
) -> Vec<Shared<PositionView>> {
    let certified = ctx.site.is_certified(article, &note.doc);
    let view = |item| position(ctx, article, item, certified).into();
    note.positions.iter().chain(&note.earlier_positions).map(view).collect()
}

fn position(
    ctx: &PageContext<'_>,
    article: ArticleIx,
    position: &Position,
    certified: bool,
) -> PositionView {
    PositionView {
        claim: ctx.claim_link(position.claim),
        stance: position.stance.as_str().to_owned(),
        stance_label: ctx.translations.of("stance", position.stance.as_str()),
        value: ctx.value(article, position),
        certified: position.certified && certified,
    }
}

/// Returns a link to a note, with its number.
pub(super) fn note_link(ctx: &PageContext<'_>, article: ArticleIx, at: NoteIx) -> LinkView {
    let note = &ctx.site.articles[article].notes[at];
    LinkView::new(
        ctx.translations.of("note_kind", note.doc.kind.as_str()),
        ctx.href(Entity::Note(article, at)),
    )
}
