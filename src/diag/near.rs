//! The known name that was probably meant.

use std::cell::Cell;

use super::lookalike::{explain, is_lookalike};

/// Known names, prepared for being compared with several wrong ones.
#[derive(Debug)]
pub(crate) struct KnownNames<T> {
    names: Vec<KnownName<T>>,
}

#[derive(Debug)]
struct KnownName<T> {
    name: T,
    /// In lower case.
    folded: Box<str>,
    shape: Shape,
}

/// Says quickly that two texts differ by more than a few characters.
#[derive(Debug, Clone, Copy)]
struct Shape {
    /// The number of characters.
    length: usize,
    /// A bit for each character; several characters may share one.
    letters: u64,
}

impl Shape {
    fn of(text: &str) -> Self {
        let letters = text.chars().fold(0, |all, c| all | 1 << (u32::from(c) % 64));
        Self { length: text.chars().count(), letters }
    }

    /// Returns a distance that the texts of both shapes have at least.
    fn distance(self, other: Self) -> usize {
        // One change puts at most one missing letter in.
        let missing = |one: Self, two: Self| (one.letters & !two.letters).count_ones() as usize;
        let letters = missing(self, other).max(missing(other, self));
        letters.max(self.length.abs_diff(other.length))
    }
}

impl<T: AsRef<str>> KnownNames<T> {
    /// Prepares names; the first of several that are equally near is preferred.
    pub(crate) fn new(names: impl IntoIterator<Item = T>) -> Self {
        let known = |name: T| {
            let folded = name.as_ref().to_lowercase().into_boxed_str();
            KnownName { shape: Shape::of(&folded), folded, name }
        };
        Self { names: names.into_iter().map(known).collect() }
    }

    /// Returns the known name that `given` most probably stands for, if any is near enough.
    ///
    /// A name is near if its Damerau-Levenshtein distance is at most a third of the length of
    /// `given`, or if it contains `given`. Case is ignored.
    pub(crate) fn nearest(&self, given: &str) -> Option<&T> {
        self.nearest_within(given, &Effort::unlimited())
    }

    /// Does the same while there is `effort` left.
    pub(crate) fn nearest_within(&self, given: &str, effort: &Effort) -> Option<&T> {
        if !effort.spend(self.names.len() / NAMES_PER_STEP) {
            return None;
        }
        if !given.is_ascii()
            && let Some(lookalike) =
                self.names.iter().find(|known| is_lookalike(given, known.name.as_ref()))
        {
            return Some(&lookalike.name);
        }
        let given = given.to_lowercase();
        let shape = Shape::of(&given);
        let (mut least, mut close) = ((shape.length / 3).max(1) + 1, None);
        for known in &self.names {
            if known.shape.distance(shape) < least {
                let distance = strsim::damerau_levenshtein(&given, &known.folded);
                effort.spend(1);
                if distance < least {
                    (least, close) = (distance, Some(&known.name));
                }
            }
        }
        let contains = |known: &&KnownName<T>| {
            shape.letters & !known.shape.letters == 0 && known.folded.contains(&given)
        };
        let containing = || {
            let found = self.names.iter().find(contains).filter(|_| given.len() >= 4);
            found.map(|known| &known.name)
        };
        close.or_else(containing)
    }
}

/// How many names are looked at in the time of one comparison, about.
const NAMES_PER_STEP: usize = 64;

/// The number of comparisons that may still be made for the help of messages.
///
/// A thousand wrong names and a thousand known ones make a million comparisons. Nobody reads a
/// thousand proposals: the first messages get one, the others do without.
#[derive(Debug)]
pub(crate) struct Effort(Cell<usize>);

impl Default for Effort {
    /// Enough for the messages about one document with its notes.
    fn default() -> Self {
        Self::new(50_000)
    }
}

impl Effort {
    /// Allows so many comparisons, each of about a microsecond.
    fn new(comparisons: usize) -> Self {
        Self(Cell::new(comparisons))
    }

    fn unlimited() -> Self {
        Self::new(usize::MAX)
    }

    /// Takes some away; returns whether there were enough.
    pub(crate) fn spend(&self, comparisons: usize) -> bool {
        let left = self.0.get().checked_sub(comparisons);
        self.0.set(left.unwrap_or(0));
        left.is_some_and(|left| left > 0)
    }
}

/// Returns the known name that `given` most probably stands for: [`KnownNames::nearest`].
pub(crate) fn nearest<'a>(
    given: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    KnownNames::new(known).nearest(given).copied()
}

/// Returns "did you mean `x`? ", or an empty string; it goes before a help text.
pub(crate) fn did_you_mean<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    question_for(given, nearest(given, known))
}

/// Returns "did you mean `x`? "; if both look the same, with the character that differs.
pub(crate) fn question_for(given: &str, name: Option<&str>) -> String {
    let explained = name.and_then(|name| explain(given, name));
    question(name) + &explained.map_or_else(String::new, |words| format!("{words}; "))
}

/// Returns "did you mean `x`? " for a name that was found.
fn question(name: Option<&str>) -> String {
    name.map_or_else(String::new, |name| format!("did you mean `{name}`? "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_is_suggested_if_it_is_near_in_spelling_or_contains_what_was_given() {
        let known = ["reuters", "alwaght", "title"];
        assert_eq!(nearest("reutres", known), Some("reuters"));
        assert_eq!(nearest("Title", known), Some("title"));
        assert_eq!(nearest("alwa", known), Some("alwaght"));
        assert_eq!(nearest("xyz", known), None);
    }

    proptest! {
        /// The names that are not compared are those that could not be near enough.
        #[test]
        fn the_nearest_name_is_that_of_comparing_all(
            given in "[a-dA-Dé-]{0,9}",
            known in prop::collection::vec("[a-dA-Dé-]{0,9}", 0..12),
        ) {
            let folded = given.to_lowercase();
            let limit = (folded.chars().count() / 3).max(1);
            let distance =
                |name: &&String| strsim::damerau_levenshtein(&folded, &name.to_lowercase());
            let close = known.iter().min_by_key(distance).filter(|name| distance(name) <= limit);
            let contains =
                |name: &&String| folded.len() >= 4 && name.to_lowercase().contains(&folded);
            let all = close.or_else(|| known.iter().find(contains));
            let found = nearest(&given, known.iter().map(String::as_str));
            prop_assert_eq!(found, all.map(String::as_str));
        }
    }

    #[test]
    fn without_effort_left_nothing_is_suggested() {
        let known = KnownNames::new((0..1_000).map(|at| format!("name-{at}")));
        let effort = Effort::new(20_000);
        let suggested =
            (0..1_000).filter(|at| known.nearest_within(&format!("nane-{at}"), &effort).is_some());
        let suggested = suggested.count();
        assert!((1..1_000).contains(&suggested), "{suggested}");
        assert!(!effort.spend(1));
    }
}
