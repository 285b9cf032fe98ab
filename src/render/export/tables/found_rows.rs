//! The rows of the tables of what was found or counted in texts.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::super::address;
use super::cell::Cell;
use super::rows::{Rows, form, of_article};
use crate::model::site::{Article, CountedIn, Entity, Site};
use crate::text::one_line;

pub(super) fn mentions(site: &Site) -> Rows {
    let mut rows = Vec::new();
    for (at, article) in site.articles.iter_enumerated() {
        let page = address(site, Entity::Article(at));
        for (place, mention) in article.mentions.iter_enumerated() {
            let actor = &site.actors[mention.actor];
            let sentence = article.sentence(&mention.range, &article.mention_sentences[place]);
            let mut row = of_article(site, article);
            row.extend([
                actor.id.as_str().into(),
                actor.name.value.as_str().into(),
                article.written_name(place).into_owned().into(),
                mention.misspelling.into(),
                sentence.map(|parts| one_line(&parts.concat()).into_owned()).into(),
                form(article).into(),
                format!("{page}#m-{}", place.number()).into(),
            ]);
            rows.push(row);
        }
    }
    rows
}

pub(super) fn names(site: &Site) -> Rows {
    let mut rows = Vec::new();
    for (at, article) in site.articles.iter_enumerated() {
        let counted = site.counted_in(at);
        for ((actor, name), count) in names_in(site, article, counted) {
            let mut row: Vec<Cell> = vec![actor.into(), name.into()];
            row.extend(of_article(site, article));
            row.extend([count.into(), counted_in(counted)]);
            rows.push(row);
        }
    }
    rows
}

/// Returns how often each actor's names are used: by actor and name.
fn names_in<'a>(
    site: &'a Site,
    article: &'a Article,
    counted: CountedIn<'a>,
) -> BTreeMap<(&'a str, String), u32> {
    let mut all = BTreeMap::new();
    match counted {
        CountedIn::Text => {
            for (at, mention) in article.mentions.iter_enumerated() {
                let actor = site.actors[mention.actor].id.as_str();
                *all.entry((actor, article.written_name(at).into_owned())).or_default() += 1;
            }
        }
        CountedIn::Original(measured) => {
            for (actor, names) in measured.names.iter_enumerated() {
                let actor = site.actors[actor].id.as_str();
                let names = names.iter().flatten();
                all.extend(names.map(|(name, count)| ((actor, name.clone()), *count)));
            }
        }
        CountedIn::Nothing => {}
    }
    all
}

pub(super) fn words(site: &Site) -> Rows {
    let mut rows = Vec::new();
    for (term_at, term) in site.terms.iter_enumerated() {
        for (at, article) in site.articles.iter_enumerated() {
            let counted = site.counted_in(at);
            let counts: Vec<(u32, u32)> = match counted {
                CountedIn::Text => {
                    let here = article.words.iter().filter(|it| it.term == term_at);
                    here.map(|it| (it.word, it.count)).collect()
                }
                CountedIn::Original(measured) => {
                    let all = measured.words[term_at].iter().flatten().copied();
                    (0..).zip(all).filter(|(_, count)| *count > 0).collect()
                }
                CountedIn::Nothing => continue,
            };
            for (word, count) in counts {
                let word = term.words[word as usize].as_str();
                let mut row: Vec<Cell> = vec![term.id.as_str().into(), word.into()];
                row.extend(of_article(site, article));
                row.extend([count.into(), counted_in(counted)]);
                rows.push(row);
            }
        }
    }
    rows
}

pub(super) fn dates(site: &Site) -> Rows {
    let mut rows = Vec::new();
    for (at, article) in site.articles.iter_enumerated() {
        let page = address(site, Entity::Article(at));
        for (place, date) in article.dates.iter_enumerated() {
            let text = &article.doc.body.plain.text;
            let words = article.shown_whole(&date.range);
            let words = words.map(|it| one_line(&text[it.start as usize..it.end as usize]));
            let mut row = of_article(site, article);
            row.extend([
                words.map(Cow::into_owned).into(),
                date.value.to_string().into(),
                date.basis.as_str().into(),
                date.certainty.as_str().into(),
                format!("{page}#d-{}", place.number()).into(),
            ]);
            rows.push(row);
        }
    }
    rows
}

pub(super) fn quotations(site: &Site) -> Rows {
    let mut rows = Vec::new();
    for (at, measured) in site.measured.iter() {
        for figure in &measured.doc.figures.quotation {
            let mut row = of_article(site, &site.articles[*at]);
            row.extend([
                figure.words.as_str().into(),
                figure.count.into(),
                figure.voice.map(|voice| voice.as_str()).into(),
            ]);
            rows.push(row);
        }
    }
    rows
}

fn counted_in(counted: CountedIn<'_>) -> Cell {
    match counted {
        CountedIn::Text => "text".into(),
        CountedIn::Original(_) => "original".into(),
        CountedIn::Nothing => Cell::Empty,
    }
}
