//! The versions of an article: their list, and the page of one with its changes.

use std::collections::{BTreeMap, BTreeSet};

use super::diff::DiffText;
use super::notes;
use super::version_text::{NotedBlock, VersionText};
use crate::model::document::{ArticleDoc, VersionDoc};
use crate::model::site::{ArticleIx, ClaimIx, EarlierPassage, Entity, NoteIx, Position};
use crate::model::versions::{Version, VersionDiff};
use crate::render::page::Page;
use crate::render::page_context::PageContext;
use crate::render::phrase::direction;
use crate::render::views::{
    ChangedArticle, ChangedClaim, ChangedName, Html, NoteView, VersionBlock, VersionRow,
    VersionView,
};
use crate::text::fold::fold_plain;
use crate::text::one_line;
use crate::text::quotation_marks::without_marks;
use crate::text::word_diff::{DiffBlock, DiffTag, blocks};

/// The most words with figures that are listed.
const FIGURES: usize = 40;

/// Returns the view of a version. All texts of the article's versions are shown.
pub(in crate::render) fn view(ctx: &PageContext<'_>, at: ArticleIx, place: usize) -> VersionView {
    let versions = ctx.site.versions_of(at);
    let present = place + 1 == versions.len();
    let doc = doc(ctx, at, place);
    let first = place == 0;
    let change = versions[place].change.as_ref();
    let diff = change.and_then(|change| change.diff.clone());
    let diff = diff.unwrap_or_else(|| VersionDiff::of(doc, doc).into());
    let quoted = versions[place].doc.as_deref().map(|version| passages(ctx, at, version));
    let VersionText { headline, standfirst, text, footnotes, head } =
        VersionText::new(ctx, at, doc, &diff, &quoted.unwrap_or_default());
    let line = |blocks: &[NotedBlock]| -> Html {
        blocks.iter().map(NotedBlock::html).collect::<String>().into()
    };
    let noted = |list: &[NoteIx]| -> Vec<NoteView> {
        let notes = &ctx.site.articles[at].notes;
        let view =
            |note: &NoteIx| notes::note(ctx, at, *note, notes::positions(ctx, at, &notes[*note]));
        list.iter().map(view).collect()
    };
    let label = match versions[place].seen.filter(|_| !present) {
        Some(seen) => ctx.translations.fill("version_of", &[("time", &ctx.seen_at(seen))]),
        None => ctx.translations.get("version_present").to_owned(),
    };
    let lang = doc.lang.clone().unwrap_or_else(|| ctx.site.settings.lang.clone());
    let names = change.iter().flat_map(|change| &change.names);
    let block = |block: &NotedBlock, footnote| VersionBlock {
        html: block.html().into(),
        notes: noted(&block.notes),
        footnote,
    };
    let below = footnotes.iter().map(|it| block(it, true));
    let title = format!("{}: {label}", ctx.isolated(&doc.title));
    VersionView {
        page: ctx.frame("version", title, String::new()),
        article: ctx.article_card(at),
        label,
        first,
        headline: line(&headline),
        standfirst: (!standfirst.is_empty()).then(|| line(&standfirst)),
        figures_gone: figures(&diff, DiffTag::Gone),
        figures_new: figures(&diff, DiffTag::New),
        head: noted(&head),
        blocks: text.iter().map(|it| block(it, false)).chain(below).collect(),
        dir: direction(&lang),
        lang,
        names: names
            .map(|(actor, [before, now])| ChangedName {
                actor: ctx.actor_link(*actor),
                before: *before,
                now: *now,
            })
            .collect(),
        claims: if first { Vec::new() } else { claims(ctx, at, place) },
        history: rows(ctx, at, Some(place)),
    }
}

/// Returns the passages of an earlier version that notes quote, and the notes on all of it.
fn passages<'a>(
    ctx: &PageContext<'a>,
    at: ArticleIx,
    version: &VersionDoc,
) -> Vec<(NoteIx, &'a EarlierPassage)> {
    let mut all = Vec::new();
    for (number, note) in ctx.site.articles[at].notes.iter_enumerated() {
        let on_it = note.earlier.as_ref().filter(|_| !note.is_lost());
        let was = note.was.as_ref().filter(|was| !was.is_whole());
        let here = on_it.into_iter().chain(was).filter(|it| it.seen == version.seen);
        all.extend(here.map(|passage| (number, passage)));
    }
    all
}

/// Returns the text of an article in a version.
fn doc<'a>(ctx: &PageContext<'a>, at: ArticleIx, place: usize) -> &'a ArticleDoc {
    let version = ctx.site.versions_of(at).get(place).and_then(|version| version.doc.as_ref());
    version.map_or(&ctx.site.articles[at].doc, |version| &version.doc)
}

/// Returns the list of an article's versions.
pub(super) fn history(ctx: &PageContext<'_>, at: ArticleIx) -> Vec<VersionRow> {
    rows(ctx, at, None)
}

fn rows(ctx: &PageContext<'_>, at: ArticleIx, current: Option<usize>) -> Vec<VersionRow> {
    let versions = ctx.site.versions_of(at);
    let row = |(place, version): (usize, &Version)| VersionRow {
        label: match version.seen {
            Some(seen) => ctx.seen_at(seen),
            None => ctx.translations.get("version_present").to_owned(),
        },
        href: ctx.site.shows_versions(at).then(|| ctx.page_href(Page::Version(at, place))),
        current: current == Some(place),
        present: place + 1 == versions.len(),
        modified: version.modified.map(|time| ctx.time(time)),
        change: change(ctx, version),
        headline: headline(versions, place),
    };
    versions.iter().enumerate().map(row).collect()
}

/// Returns the entry of a version on the page of the day on which the article changed.
pub(super) fn changed(ctx: &PageContext<'_>, at: ArticleIx, place: usize) -> ChangedArticle {
    let versions = ctx.site.versions_of(at);
    ChangedArticle {
        article: ctx.article_card(at),
        href: if ctx.site.shows_versions(at) {
            ctx.page_href(Page::Version(at, place))
        } else {
            ctx.href(Entity::Article(at)) + "#versions"
        },
        change: versions.get(place).map_or_else(String::new, |version| change(ctx, version)),
        headline: headline(versions, place),
    }
}

/// Returns in words how much changed since the version before.
fn change(ctx: &PageContext<'_>, version: &Version) -> String {
    let Some(change) = &version.change else {
        return ctx.translations.get("version_first").to_owned();
    };
    let count = |key, number: usize| (number > 0).then(|| ctx.translations.count(key, number));
    let counts = [count("words_gone", change.gone), count("words_new", change.new)];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    if counts.is_empty() {
        return ctx.translations.get("version_same").to_owned();
    }
    counts.join(ctx.translations.get("comma"))
}

/// Returns the headline of a version with its changes, if it changed.
fn headline(versions: &[Version], place: usize) -> Option<Html> {
    let [old, new] = [versions.get(place.checked_sub(1)?)?, versions.get(place)?];
    (old.title != new.title).then(|| line(&blocks(&[old.title.as_str()], &[new.title.as_str()])))
}

fn line(blocks: &[DiffBlock]) -> Html {
    let html = |block| DiffText::new(block).html(Vec::new(), &[]);
    blocks.iter().map(html).collect::<String>().into()
}

/// Returns the words with figures that have a tag and do not have the other one, each once.
fn figures(diff: &VersionDiff, tag: DiffTag) -> Vec<String> {
    let words = |of: DiffTag| -> BTreeSet<&str> {
        let pieces = diff.parts().flatten().filter(|(tag, _)| *tag == of);
        let words = pieces.flat_map(|(_, text)| text.split_whitespace());
        let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%'));
        words.filter(|word| word.contains(char::is_numeric)).collect()
    };
    let other = words(if tag == DiffTag::Gone { DiffTag::New } else { DiffTag::Gone });
    let own = words(tag);
    own.difference(&other).take(FIGURES).map(|word| (*word).to_owned()).collect()
}

/// Returns the claims on which notes give a value that came or went from the version before to the
/// one at `place`.
fn claims(ctx: &PageContext<'_>, at: ArticleIx, place: usize) -> Vec<ChangedClaim> {
    let fold = |text: &str| one_line(&fold_plain(text).to_lowercase()).into_owned();
    let sides = [place - 1, place];
    let texts = sides.map(|place| fold(&doc(ctx, at, place).body.plain.text));
    let mut changed: BTreeMap<ClaimIx, [Option<Html>; 2]> = BTreeMap::new();
    for (side, place) in sides.into_iter().enumerate() {
        for position in positions(ctx, at, place) {
            let Some(value) = &position.value else { continue };
            if !texts[1 - side].contains(&fold(without_marks(value))) {
                let known = &mut changed.entry(position.claim).or_default()[side];
                *known = known.take().or_else(|| ctx.value(at, position));
            }
        }
    }
    let view = |(claim, [before, now]): (ClaimIx, [Option<Html>; 2])| {
        let claim = ctx.link(Entity::Claim(claim));
        ChangedClaim { claim, before, now }
    };
    changed.into_iter().map(view).collect()
}

/// Returns the positions on claims that notes report of a version.
fn positions<'a>(
    ctx: &PageContext<'a>,
    at: ArticleIx,
    place: usize,
) -> impl Iterator<Item = &'a Position> {
    let version = &ctx.site.versions_of(at)[place];
    ctx.site.articles[at].notes.iter().flat_map(move |note| {
        let is_here = note.earlier.as_ref().is_some_and(|it| Some(it.seen) == version.seen);
        let earlier = version.doc.iter().filter(move |_| is_here);
        let earlier = earlier.flat_map(|_| &note.earlier_positions);
        let present = version.doc.is_none().then_some(&note.positions);
        earlier.chain(present.into_iter().flatten())
    })
}
