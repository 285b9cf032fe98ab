//! The sides that outlets take on a claim, how far they differ, and the order of claims.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::figures::pairs;
use crate::model::Stance;
use crate::model::site::{ArticleIx, ClaimIx, OutletIx, Site};
use crate::text::figure::Comparison;

/// A side that an outlet takes on a claim: stances with the same effect. Ordered as pages show
/// them: those that contradict each other first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ClaimSide {
    /// It disputes it, reports a denial, or has another version.
    Otherwise,
    /// It states it in its own voice.
    States,
    /// It leaves it to a source.
    Attributes,
    /// It hedges, or touches the matter without saying either.
    Open,
    /// It says nothing, though it could have.
    Omits,
}

impl ClaimSide {
    /// All sides, in order.
    pub(super) const ALL: [Self; 5] =
        [Self::Otherwise, Self::States, Self::Attributes, Self::Open, Self::Omits];

    /// Returns the side of a stance.
    pub(super) fn of(stance: Stance) -> Self {
        match stance {
            Stance::Disputes | Stance::ReportsDenial | Stance::Other => Self::Otherwise,
            Stance::Asserts => Self::States,
            Stance::Attributes => Self::Attributes,
            Stance::Hedges | Stance::Mentions => Self::Open,
            Stance::Omits => Self::Omits,
        }
    }

    /// Returns the side's stable word, a class.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Otherwise => "otherwise",
            Self::States => "states",
            Self::Attributes => "attributes",
            Self::Open => "open",
            Self::Omits => "silent",
        }
    }
}

/// Returns the sides that each outlet takes on a claim. Outlets without a position are left out.
pub(super) fn by_outlet(site: &Site, claim: ClaimIx) -> BTreeMap<OutletIx, BTreeSet<ClaimSide>> {
    taken(site, claim, |_| true, ClaimSide::of)
}

/// Returns what each outlet has of a claim: `of` its stances.
fn taken<T: Ord>(
    site: &Site,
    claim: ClaimIx,
    is_counted: impl Fn(ArticleIx) -> bool,
    of: impl Fn(Stance) -> T,
) -> BTreeMap<OutletIx, BTreeSet<T>> {
    let mut found: BTreeMap<OutletIx, BTreeSet<T>> = BTreeMap::new();
    let all = site.positions_on[claim].iter();
    for (article, note, place) in all.filter(|(article, ..)| is_counted(*article)) {
        let article = &site.articles[*article];
        let stance = article.notes[*note].positions[*place].stance;
        found.entry(article.outlet).or_default().insert(of(stance));
    }
    found
}

/// Returns how many outlets take each side of a claim, in the articles that are counted.
pub(super) fn counts(site: &Site, claim: ClaimIx) -> BTreeMap<ClaimSide, usize> {
    count(site, claim, ClaimSide::of)
}

/// Returns how many outlets have each stance, in the articles that are counted, side by side.
pub(super) fn stances(site: &Site, claim: ClaimIx) -> Vec<(Stance, usize)> {
    let counts = count(site, claim, |stance| (ClaimSide::of(stance), stance));
    counts.into_iter().map(|((_, stance), count)| (stance, count)).collect()
}

fn count<T: Ord>(site: &Site, claim: ClaimIx, of: impl Fn(Stance) -> T) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    for taken in taken(site, claim, |at| site.is_counted(at), of).into_values().flatten() {
        *counts.entry(taken).or_default() += 1;
    }
    counts
}

/// How far outlets differ on a claim, compared field by field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Distance {
    /// Pairs of outlets of which one states or attributes it, and the other says otherwise; and
    /// those whose figures differ.
    conflicts: usize,
    /// How many sides are taken by outlets that mention it.
    sides: usize,
    /// Pairs of outlets of which one mentions it and the other leaves it out.
    gaps: usize,
}

fn distance(site: &Site, claim: ClaimIx) -> Distance {
    let counts = counts(site, claim);
    let count = |side: ClaimSide| counts.get(&side).copied().unwrap_or(0);
    let speaking: usize = ClaimSide::ALL[..4].iter().map(|side| count(*side)).sum();
    let pairs = pairs(site, claim);
    let differing = pairs.iter().filter(|(.., it)| *it == Comparison::Differ).count();
    Distance {
        conflicts: count(ClaimSide::Otherwise)
            * (count(ClaimSide::States) + count(ClaimSide::Attributes))
            + differing,
        sides: ClaimSide::ALL[..4].iter().filter(|side| count(**side) > 0).count(),
        gaps: speaking * count(ClaimSide::Omits),
    }
}

/// Returns all claims: those on which the outlets differ most first, then by id.
pub(super) fn ranked(site: &Site) -> Vec<ClaimIx> {
    let mut claims: Vec<ClaimIx> = site.claims.indices().collect();
    claims.sort_by_cached_key(|at| (Reverse(distance(site, *at)), *at));
    claims
}
