//! The sentences that mention an actor, by outlet and article.

use std::ops::Range;

use super::marks::numbered;
use super::notes;
use crate::model::site::{ActorIx, ArticleIx, Entity, MentionIx, OutletIx};
use crate::render::page_context::PageContext;
use crate::render::views::{LinkView, MentionGroup, MentionView, OutletMentions};

/// The most sentences on a page that shows them at once, and on one that shows all sentences of an
/// article, not only the first and the number of the others.
const UNFOLDED: usize = 12;
const EVERY_SENTENCE: usize = 100;

/// A sentence that names an actor. Its bytes are those of the whole text.
pub(super) struct Spoken {
    pub(super) article: ArticleIx,
    pub(super) sentence: Range<u32>,
    /// The first name in it.
    pub(super) words: Range<u32>,
    /// That name among all names in the article.
    pub(super) place: MentionIx,
    /// How many mentions are in the sentence.
    pub(super) mentions: usize,
}

/// Returns the sentences that name an actor, each once, by the articles' order.
pub(super) fn sentences(ctx: &PageContext<'_>, at: ActorIx) -> Vec<Spoken> {
    let mut list: Vec<Spoken> = Vec::new();
    for (article, place) in &ctx.site.mentions_of[at] {
        let entry = &ctx.site.articles[*article];
        let words = entry.mentions[*place].range.clone();
        match list.last_mut() {
            Some(item) if item.article == *article && words.start < item.sentence.end => {
                item.mentions += 1;
            }
            _ => {
                let sentence = entry.mention_sentences[*place].clone();
                list.push(Spoken {
                    article: *article,
                    sentence,
                    words,
                    place: *place,
                    mentions: 1,
                });
            }
        }
    }
    list
}

/// Returns the address of a name in the text of an article.
pub(super) fn mention_href(ctx: &PageContext<'_>, article: ArticleIx, place: MentionIx) -> String {
    numbered(&[&ctx.href(Entity::Article(article)), "#m-"], place.number())
}

/// Groups sentences by outlet, then article. Outlets are in the order of their first articles.
pub(super) fn groups(ctx: &PageContext<'_>, spoken: &[Spoken]) -> Vec<OutletMentions> {
    let open = spoken.len() <= UNFOLDED;
    let every = spoken.len() <= EVERY_SENTENCE;
    let mut groups: Vec<(OutletIx, OutletMentions)> = Vec::new();
    for items in spoken.chunk_by(|a, b| a.article == b.article) {
        let outlet = ctx.site.articles[items[0].article].outlet;
        let article = group(ctx, items, every);
        let count = items.iter().map(|item| item.mentions).sum::<usize>();
        match groups.iter_mut().find(|(other, _)| *other == outlet) {
            Some((_, group)) => {
                group.count += count;
                group.articles.push(article);
            }
            None => {
                let link = ctx.short_link(Entity::Outlet(outlet));
                let group = OutletMentions { outlet: link, count, open, articles: vec![article] };
                groups.push((outlet, group));
            }
        }
    }
    let place = |outlet: OutletIx| ctx.outlets().iter().position(|other| *other == outlet);
    groups.sort_by_cached_key(|(outlet, _)| place(*outlet));
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Returns the sentences of one article: every one, or the first.
fn group(ctx: &PageContext<'_>, items: &[Spoken], every: bool) -> MentionGroup {
    let article = items[0].article;
    let entry = &ctx.site.articles[article];
    let (lang, dir) = ctx.foreign(entry.doc.lang.as_deref());
    let href = |item: &Spoken| mention_href(ctx, article, item.place);
    let mention = |item: &Spoken| {
        let [before, words, after] = entry.sentence(&item.words, &item.sentence)?;
        let href = href(item);
        Some(MentionView {
            html: ctx.linked_excerpt(article, [&before, &words, &after], &href),
            href,
            notes: notes_on(ctx, article, &item.sentence),
        })
    };
    let (quoted, others) = if every { (items, &[][..]) } else { items.split_at(1) };
    let mentions: Vec<MentionView> = quoted.iter().filter_map(mention).collect();
    MentionGroup {
        article: ctx.article_card(article),
        lang,
        dir,
        hidden: ctx.hidden(quoted.len() - mentions.len()),
        mentions,
        more: others.iter().map(|item| item.mentions).sum(),
    }
}

fn notes_on(ctx: &PageContext<'_>, article: ArticleIx, sentence: &Range<u32>) -> Vec<LinkView> {
    let notes = ctx.site.articles[article].notes.iter_enumerated();
    let touches = |range: &Range<u32>| range.start < sentence.end && sentence.start < range.end;
    notes
        .filter(|(_, note)| note.anchor.as_ref().is_some_and(touches))
        .map(|(at, _)| notes::note_link(ctx, article, at))
        .collect()
}
