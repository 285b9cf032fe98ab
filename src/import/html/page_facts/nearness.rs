//! Gives an element points for its nearness to the headline: a near one is the article's own.

use super::outline::{Apart, Outline};

/// The points that places give. Those of an element right below the headline are 1.
#[derive(Debug)]
pub(super) struct Nearness {
    /// Points for what may belong to something beside the article.
    pub(super) perhaps_apart: f64,
    /// Points right above the headline; one goes for each 60 places.
    pub(super) above: f64,
    /// The most places above the headline for that, and the points beyond.
    pub(super) far_above: (usize, f64),
    /// Places below the headline for which one point goes, and the most points that go.
    pub(super) below: (f64, f64),
}

impl Nearness {
    /// Returns the points of the element at `at`: at most 1, below 0 for something beside the
    /// article. `headline` is the index of the headline in the outline.
    pub(super) fn of(&self, outline: &Outline<'_>, at: usize, headline: Option<usize>) -> f64 {
        let apart = match outline.places[at].apart {
            Apart::No => 0.0,
            Apart::Perhaps => self.perhaps_apart,
            Apart::Yes => -9.0,
        };
        let Some(headline) = headline else { return apart };
        let distance = if at < headline {
            let (most, beyond) = self.far_above;
            let places = headline - at;
            if places > most { beyond } else { self.above - places as f64 / 60.0 }
        } else {
            let (places, most) = self.below;
            let after = at.saturating_sub(outline.places[headline].end) as f64;
            1.0 - (after / places).min(most)
        };
        apart + distance
    }
}
