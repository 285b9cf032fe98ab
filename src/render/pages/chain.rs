//! A diagram of who had texts from whom, made from `via`, from `carried-by` and from the
//! passages that articles share.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::overlaps::OrderBasis;
use crate::model::site::{ArticleIx, OutletIx};
use crate::render::page_context::PageContext;
use crate::render::views::{ChainEdge, ChainNode, ChainView};

/// The most outlets in the diagram: those with the most ways.
const OUTLETS: usize = 24;
/// The width of a box and of the space for it, in the diagram's coordinates.
const BOX: usize = 140;
const COLUMN: usize = 170;
/// The height of a box, and of a row with the ways to the next one.
const BOX_HEIGHT: usize = 34;
const ROW: usize = 120;
/// The most letters of a name.
const LETTERS: usize = 17;
/// The most boxes in a row.
const IN_ROW: usize = 4;

/// How a way of texts is known. The order is that of precedence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Stated,
    Inferred,
    Time,
    Unknown,
}

impl Way {
    fn class(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Inferred => "inferred",
            Self::Time => "published",
            Self::Unknown => "unknown",
        }
    }
}

/// The ways from an outlet to another.
type Ways = BTreeMap<Pair, Known>;

/// Who had a text, and who had it from them.
type Pair = (OutletIx, OutletIx);

/// How a way is known, and the greatest share that was measured: words, and of how many.
type Known = (Way, Option<(u32, u32)>);

/// Returns the diagram; `None` if no text came from anybody.
pub(super) fn view(ctx: &PageContext<'_>) -> Option<ChainView> {
    let ways = largest(ways(ctx));
    if ways.is_empty() {
        return None;
    }
    let rows = rows(&ways);
    let widest = rows.iter().map(Vec::len).max().unwrap_or(1);
    let width = widest * COLUMN;
    let mut places: BTreeMap<OutletIx, [usize; 2]> = BTreeMap::new();
    for (row, outlets) in rows.iter().enumerate() {
        let mut outlets = outlets.clone();
        outlets.sort_by_key(|outlet| below(&ways, &places, *outlet));
        let left = (width - outlets.len() * COLUMN) / 2;
        for (column, outlet) in outlets.iter().enumerate() {
            places.insert(*outlet, [left + column * COLUMN + COLUMN / 2, 8 + row * ROW]);
        }
    }
    let node = |(outlet, [x, y]): (&OutletIx, &[usize; 2])| {
        let name = &ctx.site.outlets[*outlet].short;
        let mut label: String = name.chars().take(LETTERS).collect();
        if label.len() < name.len() {
            label.push('…');
        }
        ChainNode { label, x: *x, y: *y }
    };
    let edge = |(pair, (way, share)): (&Pair, &Known)| {
        let [from, to] = ends(places[&pair.0], places[&pair.1]);
        ChainEdge {
            kind: way.class(),
            from,
            to,
            label: share.map(|(part, whole)| ctx.translations.percent(part, whole)),
            // Nearer to the end, where ways that begin at one box are apart.
            at: [0, 1].map(|axis| (2 * from[axis] + 3 * to[axis]) / 5),
        }
    };
    Some(ChainView {
        width,
        height: rows.len() * ROW - ROW + BOX_HEIGHT + 16,
        nodes: places.iter().map(node).collect(),
        edges: ways.iter().map(edge).collect(),
        ways: in_words(ctx, &ways),
    })
}

/// Returns where the outlets are on average from which one has texts, so that few ways cross; 0 if
/// none of them has a place yet.
fn below(ways: &Ways, places: &BTreeMap<OutletIx, [usize; 2]>, outlet: OutletIx) -> usize {
    let from = ways.keys().filter(|(_, to)| *to == outlet).map(|(from, _)| from);
    let columns: Vec<usize> = from.filter_map(|from| Some(places.get(from)?[0])).collect();
    columns.iter().sum::<usize>() / columns.len().max(1)
}

/// Returns where a way leaves a box and where it enters another.
fn ends(from: [usize; 2], to: [usize; 2]) -> [[usize; 2]; 2] {
    let ([x, y], [to_x, to_y]) = (from, to);
    if y == to_y {
        let middle = y + BOX_HEIGHT / 2;
        let half = BOX / 2;
        return if x < to_x {
            [[x + half, middle], [to_x - half, middle]]
        } else {
            [[x - half, middle], [to_x + half, middle]]
        };
    }
    if y < to_y { [[x, y + BOX_HEIGHT], [to_x, to_y]] } else { [[x, y], [to_x, to_y + BOX_HEIGHT]] }
}

fn ways(ctx: &PageContext<'_>) -> Ways {
    let site = ctx.site;
    let mut ways = Ways::new();
    for article in &site.articles {
        // Whose text it is may be inferred itself.
        let is_inferred = |key| [key, "outlet"].iter().any(|key| article.doc.is_inferred(key));
        let stated = |key| if is_inferred(key) { Way::Inferred } else { Way::Stated };
        let outlet = [article.outlet];
        for (way, all) in [
            (stated("via"), [&article.via[..], &outlet].concat()),
            (stated("carried-by"), [&outlet, &article.carried_by[..]].concat()),
        ] {
            for pair in all.windows(2).filter(|pair| pair[0] != pair[1]) {
                let known = ways.entry((pair[0], pair[1])).or_insert((way, None));
                known.0 = known.0.min(way);
            }
        }
    }
    for shared in site.overlaps.all() {
        let pair = shared.texts.map(ArticleIx::new);
        let outlets = pair.map(|at| site.articles[at].outlet);
        if outlets[0] == outlets[1] || shared.sides[0].copied == 0 {
            continue;
        }
        let order = site.order(pair);
        let (later, way) = match order {
            None => (1, Way::Unknown),
            Some(order) => {
                let way = if order.inferred { Way::Inferred } else { Way::Time };
                (usize::from(order.first == pair[0]), way)
            }
        };
        let mut key = (outlets[1 - later], outlets[later]);
        if way == Way::Unknown && key.0 > key.1 {
            key = (key.1, key.0);
        }
        let share = (shared.sides[later].copied, site.overlaps.words(pair[later]).unwrap_or(0));
        // The ways of an article that came through others are listed already.
        let by_via = order.is_some_and(|order| order.basis == OrderBasis::Via);
        if by_via && !ways.contains_key(&key) {
            continue;
        }
        let known = ways.entry(key).or_insert((way, None));
        known.0 = known.0.min(way);
        let product = |one: (u32, u32), other: (u32, u32)| u64::from(one.0) * u64::from(other.1);
        if known.1.is_none_or(|old| product(share, old) > product(old, share)) {
            known.1 = Some(share);
        }
    }
    ways
}

/// Returns the ways between the outlets with most ways.
fn largest(mut ways: Ways) -> Ways {
    let mut counts: BTreeMap<OutletIx, usize> = BTreeMap::new();
    for (from, to) in ways.keys() {
        *counts.entry(*from).or_default() += 1;
        *counts.entry(*to).or_default() += 1;
    }
    let mut outlets: Vec<(OutletIx, usize)> = counts.into_iter().collect();
    outlets.sort_by_key(|(outlet, count)| (std::cmp::Reverse(*count), *outlet));
    let kept: BTreeSet<OutletIx> = outlets.into_iter().take(OUTLETS).map(|it| it.0).collect();
    ways.retain(|(from, to), _| kept.contains(from) && kept.contains(to));
    ways
}

/// Returns the outlets in rows: each below those that it has texts from. Ways that lead back to a
/// row above count for nothing.
fn rows(ways: &Ways) -> Vec<Vec<OutletIx>> {
    let outlets: BTreeSet<OutletIx> = ways.keys().flat_map(|(from, to)| [*from, *to]).collect();
    let directed = ways.iter().filter(|(_, (way, _))| *way != Way::Unknown);
    let directed: Vec<(OutletIx, OutletIx)> = directed.map(|(pair, _)| *pair).collect();
    let mut left = outlets;
    let mut rows: Vec<Vec<OutletIx>> = Vec::new();
    while !left.is_empty() {
        let has_source = |outlet: &OutletIx| {
            directed.iter().any(|(from, to)| to == outlet && from != to && left.contains(from))
        };
        let mut row: Vec<OutletIx> =
            left.iter().copied().filter(|outlet| !has_source(outlet)).collect();
        if row.is_empty() {
            // They had texts from each other.
            row.extend(left.first().copied());
        }
        row.iter().for_each(|outlet| {
            left.remove(outlet);
        });
        rows.extend(row.chunks(IN_ROW).map(<[OutletIx]>::to_vec));
    }
    rows
}

/// Returns the ways in words: "Reuters → The Herald (stated by the article, 71 %)".
fn in_words(ctx: &PageContext<'_>, ways: &Ways) -> Vec<String> {
    let one = |((from, to), (way, share)): (&Pair, &Known)| {
        let name = |outlet: &OutletIx| ctx.site.outlets[*outlet].short.as_str();
        let sign = if *way == Way::Unknown { "–" } else { "→" };
        let key = format!("overlap_{}", way.class());
        let label = ctx.translations.get(&key);
        let share = share.map(|(part, whole)| ctx.translations.percent(part, whole));
        let share = share
            .map_or_else(String::new, |share| [ctx.translations.get("comma"), &share].concat());
        format!("{} {sign} {} ({label}{share})", name(from), name(to))
    };
    ways.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows_of(found: &[(usize, usize, Way)]) -> Vec<Vec<usize>> {
        let pair = |(from, to, way): &(usize, usize, Way)| {
            ((OutletIx::new(*from), OutletIx::new(*to)), (*way, None))
        };
        let ways: Ways = found.iter().map(pair).collect();
        let numbers = |row: Vec<OutletIx>| row.into_iter().map(OutletIx::index).collect();
        rows(&ways).into_iter().map(numbers).collect()
    }

    #[test]
    fn an_outlet_is_below_all_that_it_has_texts_from() {
        // From 3 by way of 0 to 1 and 2; 2 has texts from 3 itself, too.
        let ways = [(3, 0, Way::Stated), (0, 1, Way::Time), (0, 2, Way::Inferred)];
        assert_eq!(rows_of(&ways), [vec![3], vec![0], vec![1, 2]]);
        let ways = [ways.as_slice(), &[(3, 2, Way::Stated)]].concat();
        assert_eq!(rows_of(&ways), [vec![3], vec![0], vec![1, 2]]);
    }

    #[test]
    fn an_unknown_order_puts_nothing_below_and_a_circle_ends() {
        assert_eq!(rows_of(&[(0, 1, Way::Unknown)]), [[0, 1]]);
        assert_eq!(rows_of(&[(1, 0, Way::Stated), (0, 1, Way::Time)]), [[0], [1]]);
        let circle = [(0, 1, Way::Stated), (1, 2, Way::Stated), (2, 0, Way::Stated)];
        assert_eq!(rows_of(&circle), [[0], [1], [2]]);
    }

    #[test]
    fn a_row_has_four_boxes_at_most() {
        let ways: Vec<_> = (1..=6).map(|to| (0, to, Way::Stated)).collect();
        assert_eq!(rows_of(&ways), [vec![0], vec![1, 2, 3, 4], vec![5, 6]]);
    }
}
