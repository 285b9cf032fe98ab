//! Says cheaply of most texts that a pattern is not in them.
//!
//! A pattern that only stands for a few runs of characters (`air ?force|\bbombers\b`) matches where
//! one of them stands. All are looked for at once, a bit for each of their bytes (shift-and);
//! making an automaton of the pattern takes far longer than that, and most patterns match nothing.

use memchr::memmem;
use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind};

/// The only characters beside ASCII that are an ASCII letter in another case, of `s` and of `k`.
const FOREIGN: [char; 2] = ['\u{17f}', '\u{212a}'];

/// What stands where a pattern matches.
#[derive(Debug, Clone)]
pub struct Sieve {
    /// For each byte the places in the runs, put one behind the other, where it may stand.
    places: [u64; 256],
    firsts: u64,
    lasts: u64,
}

/// For each place the bytes that may stand there.
type Run = Vec<Vec<u8>>;

/// More runs than this are too short in a sieve to keep much out.
const MOST_RUNS: usize = 16;

/// Longer patterns are left to the engine, which may find them too long.
const MOST_PLACES: usize = 1000;

impl Sieve {
    /// Returns the sieve of a pattern that stands for a few runs of characters, none of them
    /// empty; `None` of any other.
    pub fn new(pattern: &Hir) -> Option<Self> {
        let runs = expand(pattern)?;
        if runs.iter().any(Vec::is_empty) {
            return None;
        }
        // The beginning of a long run tells as much.
        let most = 64 / runs.len();
        let mut sieve = Self { places: [0; 256], firsts: 0, lasts: 0 };
        let mut next = 0;
        for run in &runs {
            sieve.firsts |= 1 << next;
            for place in run.iter().take(most) {
                place.iter().for_each(|byte| sieve.places[usize::from(*byte)] |= 1 << next);
                next += 1;
            }
            sieve.lasts |= 1 << (next - 1);
        }
        Some(sieve)
    }

    /// Returns whether the pattern may match in `text`; if not, it does not.
    pub fn may_match(&self, text: &str) -> bool {
        let mut reached = 0_u64;
        let stands = text.as_bytes().chunks(64).any(|block| {
            let mut seen = 0;
            for byte in block {
                reached = (reached << 1 | self.firsts) & self.places[usize::from(*byte)];
                seen |= reached;
            }
            seen & self.lasts != 0
        });
        let has = |c: &char| {
            let mut utf8 = [0; 4];
            memmem::find(text.as_bytes(), c.encode_utf8(&mut utf8).as_bytes()).is_some()
        };
        stands || FOREIGN.iter().any(has)
    }
}

/// Returns all runs that a pattern stands for, conditions on what is beside them left out.
fn expand(pattern: &Hir) -> Option<Vec<Run>> {
    let runs = match pattern.kind() {
        HirKind::Empty | HirKind::Look(_) => vec![Run::new()],
        HirKind::Literal(literal) => vec![literal.0.iter().map(|byte| vec![*byte]).collect()],
        HirKind::Class(Class::Unicode(class)) => vec![one_of(class)?],
        HirKind::Capture(group) => expand(&group.sub)?,
        HirKind::Concat(parts) => {
            let joined = |runs: Vec<Run>, part| Some(join(runs, &expand(part)?));
            parts.iter().try_fold(vec![Run::new()], joined)?
        }
        HirKind::Alternation(parts) => {
            let all: Option<Vec<_>> = parts.iter().map(expand).collect();
            all?.into_iter().flatten().collect()
        }
        HirKind::Repetition(times) if (times.min, times.max) == (0, Some(1)) => {
            let mut runs = expand(&times.sub)?;
            runs.push(Run::new());
            runs
        }
        HirKind::Repetition(_) | HirKind::Class(Class::Bytes(_)) => return None,
    };
    let places: usize = runs.iter().map(Vec::len).sum();
    (runs.len() <= MOST_RUNS && places <= MOST_PLACES).then_some(runs)
}

/// Returns each of `runs` with each of `ends` behind it.
fn join(mut runs: Vec<Run>, ends: &[Run]) -> Vec<Run> {
    if let [end] = ends {
        runs.iter_mut().for_each(|run| run.extend_from_slice(end));
        return runs;
    }
    runs.iter().flat_map(|run| ends.iter().map(move |end| [&run[..], end].concat())).collect()
}

/// Returns the places of one character: those of a class must be equally long, [`FOREIGN`] apart.
fn one_of(class: &ClassUnicode) -> Option<Run> {
    const MOST: usize = 128;
    let mut run = Run::new();
    let chars = class.iter().flat_map(|range| range.start()..=range.end());
    for (count, c) in chars.enumerate().filter(|(_, c)| !FOREIGN.contains(c)) {
        let mut utf8 = [0; 4];
        let utf8 = c.encode_utf8(&mut utf8).as_bytes();
        if run.is_empty() {
            run.resize(utf8.len(), Vec::new());
        }
        if run.len() != utf8.len() || count >= MOST {
            return None;
        }
        run.iter_mut().zip(utf8).for_each(|(place, byte)| place.push(*byte));
    }
    (!run.is_empty()).then_some(run)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use regex_automata::meta::Regex;
    use regex_automata::util::syntax;

    use super::*;

    fn parse(pattern: &str, ignores_case: bool) -> Hir {
        let config = syntax::Config::new().case_insensitive(ignores_case);
        syntax::parse_with(pattern, &config).expect("it is a pattern")
    }

    fn sieve(pattern: &str) -> Option<Sieve> {
        Sieve::new(&parse(pattern, true))
    }

    #[test]
    fn what_a_pattern_cannot_match_is_kept_out() {
        for pattern in [
            r"aircraft|bomber|\b40\b|air force|hundreds of drones",
            "telescop(e|ic)",
            r"per ?cent",
            "déjà",
            r"\b(a|per|each|every) (day|week|month)\b",
        ] {
            let sieve = sieve(pattern).expect("a few runs");
            assert!(
                !sieve.may_match("A plain “text”, 4 men, no 0, für alle, ever y day"),
                "{pattern}"
            );
        }
        assert!(sieve("telescop(e|ic)").expect("two runs").may_match("The TELESCOPIC arm"));
        assert!(sieve("kiss").expect("a run").may_match("a \u{212a}i\u{17f}s"));
    }

    #[test]
    fn what_stands_for_more_than_a_few_runs_has_no_sieve() {
        for pattern in
            ["", "a|", "x*", "a+", ".", r"\d", r"\w{3}", "(a|bb|cc)(a|bb|cc)(a|bb|cc)", "[sé]"]
        {
            assert!(sieve(pattern).is_none(), "{pattern}");
        }
        assert!(sieve(&"a".repeat(2000)).is_none());
    }

    fn pattern() -> impl Strategy<Value = String> {
        let atoms =
            ["a", "k", "s", "é", "É", "ss", "K", "ſ", "[ks]", "[^\\x00-\\u{10fff0}]", "\\b", "^"];
        let leaf = prop::sample::select(atoms.to_vec()).prop_map(str::to_owned);
        leaf.prop_recursive(4, 24, 3, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 1..4).prop_map(|parts| parts.concat()),
                prop::collection::vec(inner.clone(), 2..4)
                    .prop_map(|parts| format!("({})", parts.join("|"))),
                (inner, prop::sample::select(vec!["?", "*", "+", "{2}"]))
                    .prop_map(|(part, times)| format!("(?:{part}){times}")),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn nothing_that_matches_is_kept_out(
            pattern in pattern(),
            ignores_case: bool,
            texts in prop::collection::vec("[aAkKsSéÉſ\u{212a} ]{0,6}", 1..8),
        ) {
            let hir = parse(&pattern, ignores_case);
            let engine = Regex::builder().build_from_hir(&hir).expect("it is small");
            if let Some(sieve) = Sieve::new(&hir) {
                for text in texts {
                    prop_assert!(!engine.is_match(&text) || sieve.may_match(&text), "{}", text);
                }
            }
        }
    }
}
