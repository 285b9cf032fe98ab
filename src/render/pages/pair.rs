//! Two articles side by side.

use std::ops::Range;

use super::article::measured;
use super::pair_blocks::{CommonWords, RenderedBlocks, align, common_words};
use super::pair_claims::claims;
use super::pair_subjects::{Subjects, subjects};
use super::pairs::find_pair;
use crate::model::TextForm;
use crate::model::site::{ArticleIx, Entity};
use crate::render::page::Page;
use crate::render::page_context::PageContext;
use crate::render::phrase::direction;
use crate::render::views::{
    DigestNotice, LinkView, MeasuredView, PairBlock, PairRow, PairSide, PairView,
};

/// How much a claim, and a day, of two blocks count beside a word that both have.
const CLAIM: u32 = 12;
const DAY: u32 = 3;

/// By how many letters the shorter of two stretches that do not belong together may fall short of
/// what is shown of the longer one: about six lines of a column. One paragraph is always shown.
const BLANK: usize = 280;
/// What the number, the space, the kind and the rest of the last line of a block or a note take, in
/// letters. Measured on all pairs of the bundled briefing: with 40, long rows ended 335 px apart.
const EACH: usize = 64;

/// Returns the view of a pair.
pub(in crate::render) fn view(ctx: &PageContext<'_>, articles: [ArticleIx; 2]) -> PairView {
    let shared = find_pair(ctx, articles).and_then(|pair| pair.shared(ctx.site));
    let subjects = articles.map(|at| subjects(ctx, at));
    let words = shared.map_or_else(CommonWords::default, |it| common_words(ctx, articles, it));
    let texts = [0, 1].map(|side| {
        RenderedBlocks::new(ctx, articles[side], &words.ranges[side], ["fn-1-", "fn-2-"][side])
    });
    let langs = articles.map(|at| ctx.site.articles[at].doc.language(&ctx.site.settings.lang));
    let outlets = articles.map(|at| ctx.outlet_short(at));
    let title = ctx.translations.fill("pair_title", &[("one", outlets[0]), ("other", outlets[1])]);
    let count = |at| ctx.site.overlaps.words(at).unwrap_or_default();
    let claims = claims(ctx, articles);
    PairView {
        page: ctx.frame("pair", title, String::new()),
        articles: articles.map(|at| ctx.article_card(at)),
        digests: digests(ctx, articles),
        dirs: langs.map(direction),
        langs: langs.map(str::to_owned),
        shares: shared.map(|shared| {
            [0, 1].map(|side| {
                let words = count(articles[side]);
                let share = ctx.translations.percent(shared.sides[side].copied, words);
                ctx.translations.fill("pair_share", &[("share", &share)])
            })
        }),
        limits: shared.and_then(|_| limits(ctx, articles)),
        claims: claims.of_both,
        claims_of_one: claims.of_one,
        rows: rows(ctx, articles, &subjects, &words, &texts),
        index: LinkView::new(
            ctx.translations.get("pairs_title").to_owned(),
            ctx.page_href(Page::Pairs),
        ),
    }
}

/// Returns both texts in rows: blocks that belong together, and what is between them.
fn rows(
    ctx: &PageContext<'_>,
    articles: [ArticleIx; 2],
    subjects: &[Vec<Subjects>; 2],
    words: &CommonWords,
    texts: &[RenderedBlocks; 2],
) -> Vec<PairRow> {
    let sizes = [subjects[0].len(), subjects[1].len()];
    let weight = |[one, other]: [usize; 2]| {
        let count = words.of_blocks.get(&[one, other]).copied().unwrap_or(0);
        let [one, other] = [&subjects[0][one], &subjects[1][other]];
        let claims = one.claims.intersection(&other.claims).count() as u32;
        let days = one.days.intersection(&other.days).count() as u32;
        count + CLAIM * claims + DAY * days
    };
    let aligned = align(sizes, weight);
    let block = |side: usize, place: usize| {
        let heading = texts[side].is_heading(place);
        let row = &ctx.site.articles[articles[side]].doc.body.plain.rows[place];
        PairBlock {
            href: format!("{}#p-{}", ctx.href(Entity::Article(articles[side])), place + 1),
            number: (!heading && !row.is_empty()).then(|| ctx.translations.number(place + 1)),
            heading,
            html: texts[side].html(place),
            notes: subjects[side][place].notes.clone(),
        }
    };
    let blocks = |side: usize, range: Range<usize>| -> Vec<PairBlock> {
        range.map(|place| block(side, place)).collect()
    };
    let mut rows: Vec<PairRow> = Vec::new();
    let mut from = [0, 0];
    for (number, pair) in aligned.iter().chain([&sizes]).enumerate() {
        let is_end = number == aligned.len();
        let first = |side: usize| match is_end {
            true => pair[side],
            false => texts[side].with_headings(from[side]..pair[side]),
        };
        let firsts = [first(0), first(1)];
        let between = [0, 1].map(|side| blocks(side, from[side]..firsts[side]));
        if between.iter().any(|blocks| !blocks.is_empty()) {
            rows.push(PairRow { sides: folded(ctx, between), ..PairRow::default() });
        }
        if is_end {
            break;
        }
        let next = aligned.get(number + 1).unwrap_or(&sizes);
        let last = |side: usize| texts[side].below_heading(pair[side]..next[side]);
        let ends = [last(0), last(1)];
        let [here, there] = [&subjects[0][pair[0]], &subjects[1][pair[1]]];
        let claims = here.claims.intersection(&there.claims);
        let claims = claims.map(|claim| ctx.link(Entity::Claim(*claim)));
        let days = here.days.intersection(&there.days);
        let days = days.map(|day| {
            // A day is not broken between two lines.
            let label = ctx.time_long(*day).replace(' ', "\u{a0}");
            LinkView::new(label, ctx.time_href(*day))
        });
        let side = |side: usize| PairSide {
            blocks: blocks(side, firsts[side]..ends[side]),
            ..PairSide::default()
        };
        rows.push(PairRow {
            aligned: true,
            words: words.of_blocks.contains_key(pair),
            reasons: claims.chain(days).collect(),
            sides: [side(0), side(1)],
        });
        from = ends;
    }
    rows
}

/// Returns two stretches that do not belong together. Of the longer one, what would leave a blank
/// beside it is to be folded.
fn folded(ctx: &PageContext<'_>, stretches: [Vec<PairBlock>; 2]) -> [PairSide; 2] {
    let lengths = [0, 1].map(|side| stretches[side].iter().map(length).sum::<usize>());
    let room = lengths[0].min(lengths[1]) + BLANK;
    stretches.map(|mut blocks: Vec<PairBlock>| {
        let (mut used, mut paragraphs) = (0, 0);
        let fits = |block: &PairBlock| {
            used += length(block);
            let is_first = paragraphs == 0;
            paragraphs += usize::from(!block.heading);
            is_first || used <= room
        };
        let mut shown = blocks.iter().map(fits).take_while(|fits| *fits).count();
        // A heading is folded with what it is on.
        while shown < blocks.len() && shown > 0 && blocks[shown - 1].heading {
            shown -= 1;
        }
        let folded = blocks.split_off(shown);
        let paragraphs = folded.iter().filter(|block| block.number.is_some()).count();
        let label = ctx.translations.count("paragraphs", paragraphs.max(1));
        PairSide { blocks, folded_label: (!folded.is_empty()).then_some(label), folded }
    })
}

/// Returns about how many letters a block takes with its notes, which are in small type.
fn length(block: &PairBlock) -> usize {
    let letters = |html: &str| html.split('<').map(text_of_tag).sum::<usize>() + EACH;
    let notes = block.notes.iter().map(|note| letters(note.sentence.as_str()) / 2);
    letters(block.html.as_str()) + notes.sum::<usize>()
}

/// Returns how many letters come after a tag, in a piece of HTML that begins within it.
fn text_of_tag(piece: &str) -> usize {
    piece.split_once('>').map_or(piece, |(_, text)| text).chars().count()
}

/// Returns the notices that texts are digests: one for both if both are measured, or neither is.
fn digests(ctx: &PageContext<'_>, articles: [ArticleIx; 2]) -> Vec<DigestNotice> {
    let is_digest = |at: &ArticleIx| ctx.site.articles[*at].doc.text == TextForm::Digest;
    let notice = |at: &ArticleIx| DigestNotice {
        outlet: Some(ctx.outlet_short(*at).to_owned()),
        measured: measured(ctx, *at),
    };
    let mut notices: Vec<_> = articles.iter().filter(|at| is_digest(at)).map(notice).collect();
    if let [one, other] = &notices[..]
        && one.measured.is_some() == other.measured.is_some()
    {
        let voices = [&one.measured, &other.measured].map(|it| it.clone().unwrap_or_default());
        let measured = one.measured.clone().map(|it| MeasuredView {
            outlet: voices.iter().any(|it| it.outlet),
            speaker: voices.iter().any(|it| it.speaker),
            ..it
        });
        notices = vec![DigestNotice { outlet: None, measured }];
    }
    notices
}

/// Returns which words of both are not marked, if both are not shown whole.
fn limits(ctx: &PageContext<'_>, articles: [ArticleIx; 2]) -> Option<String> {
    let articles = articles.map(|at| &ctx.site.articles[at]);
    let key = if articles.iter().any(|it| it.doc.text == TextForm::Digest) {
        "pair_of_digest"
    } else if articles.iter().any(|it| it.excerpts.is_some()) {
        "pair_of_excerpts"
    } else {
        return None;
    };
    Some(ctx.translations.get(key).to_owned())
}
