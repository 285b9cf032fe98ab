//! Gives an element points for its nearness to the headline: a near one is the article's own.

use super::outline::{Apart, Outline};
use crate::import::thresholds::facts::NearnessPoints;

/// Returns the points of the element at `at`: at most those right below the headline, below 0 for
/// something beside the article. `headline` is the index of the headline in the outline.
pub(super) fn nearness(
    points: &NearnessPoints,
    outline: &Outline<'_>,
    at: usize,
    headline: Option<usize>,
) -> f64 {
    let apart = match outline.places[at].apart {
        Apart::No => 0.0,
        Apart::Perhaps => points.perhaps_apart,
        Apart::Yes => points.apart,
    };
    let Some(headline) = headline else { return apart };
    let distance = if at < headline {
        let places = headline - at;
        if places > points.above_most_places {
            points.far_above
        } else {
            points.above - places as f64 / points.above_places
        }
    } else {
        let after = at.saturating_sub(outline.places[headline].end) as f64;
        points.below - (after / points.below_places).min(points.below_loss)
    };
    apart + distance
}
