//! However an article changes, a quotation leads to its own words or to none.
//!
//! Articles are made of sentences that differ in a digit, a number word, a name, a negation. The
//! result of the search is compared with a plain count of equal words in the original text, before
//! any typography.

use std::ops::Range;

use proptest::prelude::*;
use proptest::sample::Index;

use crate::load::parse_quotation;
use crate::model::Projection;
use crate::resolve::{Haystack, QuoteMatch, find_quote};
use crate::source::{Sources, Span};

/// The parts of a sentence: it has one entry of each list.
const PARTS: [&[&str]; 5] = [
    &["Ada Moss", "Ada Voss", "Jonas Wren", "Kyiv", "Oslo", "Mr. Renn", "No one"],
    &["counted", "did not count", "never saw", "saw", "can find", "can't find", "lost"],
    &["40", "140", "4,000", "40,000", "3.5", "5", "−5", "twelve", "forty", "fourteen"],
    &["bridges", "men", "binding votes", "non-binding votes", "\"new\" boats", "boats—two"],
    &["on Sunday.", "near Kyiv's harbour.", "without a word.", "— perhaps —, at 16:30.", "today."],
];

const NUMBER_WORDS: &[&str] = &["two", "twelve", "forty", "fourteen"];
const NAMES: &[&str] = &["Ada", "Jonas", "Moss", "Voss", "Wren", "Renn", "Kyiv", "Oslo"];
const NEGATIONS: &[&str] = &["not", "never", "without", "No", "can't"];

type WordList = Vec<String>;

/// Paragraphs of words.
fn article() -> impl Strategy<Value = Vec<WordList>> {
    let sentence = prop::array::uniform5(any::<Index>()).prop_map(|picks| {
        let parts = PARTS.iter().zip(picks).map(|(part, pick)| *pick.get(part));
        parts.flat_map(str::split_whitespace).map(str::to_owned).collect::<WordList>()
    });
    let paragraph = prop::collection::vec(sentence, 1..3).prop_map(|list| list.concat());
    prop::collection::vec(paragraph, 1..6)
}

fn style() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..40)
}

/// The words of a paragraph that are quoted: the first, the last, and the two ends of the bold
/// words or of a gap.
#[derive(Debug, Clone)]
struct Pick {
    paragraph: Index,
    places: [Index; 4],
    form: Form,
    /// Whether quotation marks and full stops at the ends are left out.
    bare: bool,
}

#[derive(Debug, Clone, Copy)]
enum Form {
    Plain,
    Bold,
    Gap,
}

fn pick() -> impl Strategy<Value = Pick> {
    let form = prop_oneof![Just(Form::Plain), Just(Form::Bold), Just(Form::Gap)];
    (any::<Index>(), prop::array::uniform4(any::<Index>()), form, any::<bool>())
        .prop_map(|(paragraph, places, form, bare)| Pick { paragraph, places, form, bare })
}

/// A made quotation: its phrases, and the ends of the exact words as (phrase, byte).
#[derive(Debug)]
struct Made {
    phrases: Vec<String>,
    exact: [(usize, usize); 2],
    markdown: String,
}

impl Made {
    /// A dash alone is between words here and beside one there, and is not a word itself.
    fn is_quotable(&self) -> bool {
        let dash = |phrase: &String| phrase.starts_with('—') || phrase.ends_with('—');
        let [(first, start), (last, end)] = self.exact;
        let words = |text: &str| text.contains(char::is_alphanumeric);
        self.phrases.iter().all(|phrase| words(phrase) && !dash(phrase))
            && (first != last || words(&self.phrases[first][start..end]))
    }
}

fn quote(article: &[WordList], pick: &Pick, style: &[u8]) -> Made {
    let words = pick.paragraph.get(article);
    let mut at = pick.places.map(|place| place.index(words.len()));
    at.sort_unstable();
    let [first, from, until, last] = at;
    let strip = |text: String| {
        if pick.bare { text.trim_matches(['"', '.', ',']).to_owned() } else { text }
    };
    let styled = |text: &str| typeset(text, style, true).0;
    if let (Form::Gap, true) = (pick.form, from < until) {
        let phrases =
            vec![strip(words[first..=from].join(" ")), strip(words[until..=last].join(" "))];
        let markdown = format!("> {} … {}", styled(&phrases[0]), styled(&phrases[1]));
        let end = (1, phrases[1].len());
        return Made { phrases, exact: [(0, 0), end], markdown };
    }
    let phrase = strip(words[first..=last].join(" "));
    let (start, bold) = match (pick.form, pick.bare) {
        (Form::Bold, false) => (words[first..from].join(" ").len(), words[from..=until].join(" ")),
        _ => (0, phrase.clone()),
    };
    let start = start + usize::from(start > 0);
    let end = start + bold.len();
    let markdown = format!(
        "> {}**{}**{}",
        styled(&phrase[..start]),
        styled(&phrase[start..end]),
        styled(&phrase[end..])
    );
    Made { phrases: vec![phrase], exact: [(0, start), (0, end)], markdown }
}

/// Writes a text in other typography; returns where each byte went as well.
fn typeset(text: &str, style: &[u8], quoted: bool) -> (String, Vec<usize>) {
    let (mut out, mut places) = (String::new(), Vec::new());
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        let next = text[at + c.len_utf8()..].chars().next();
        let kinds: &[&str] = match c {
            ' ' if quoted => &[" ", " ", "  ", "\n> ", "\u{a0}"],
            // A fixed space between digits would separate thousands.
            ' ' => &[" ", " ", "\n", " \u{ad} ", "\u{a0}\u{a0}"],
            '"' => &["\"", "“", "”", "«", "„"],
            '\'' => &["'", "’", "ʼ", "‘"],
            '-' => &["-", "‑", "‐"],
            '—' if last == ' ' => &["—", "–", "―"],
            // A short dash between two words would join them.
            '—' => &["—", "―"],
            '−' => &["-", "−"],
            'e' => &["e", "e", "e\u{ad}"],
            _ => &[],
        };
        let kind = style.get(at % style.len().max(1)).copied().unwrap_or_default() as usize;
        places.resize(at, usize::MAX);
        places.push(out.len());
        let letters = last.is_alphabetic() && next.is_some_and(char::is_alphabetic);
        match kinds.get(kind % kinds.len().max(1)) {
            Some(kind) if letters || !kind.contains('\u{ad}') || c == ' ' => out.push_str(kind),
            _ => out.push(c),
        }
        last = c;
    }
    places.resize(text.len(), usize::MAX);
    places.push(out.len());
    (out, places)
}

/// Returns the places of equal words in the original text, at the edges of words.
fn count(text: &str, phrase: &str, from: usize) -> Vec<Range<usize>> {
    let before = |c: Option<char>| c.is_none_or(|c| matches!(c, ' ' | '\n' | '"' | '—'));
    let after = |rest: &str| {
        let mut chars = rest.chars();
        match (chars.next(), chars.next()) {
            (None | Some(' ' | '\n' | '"' | '—'), _) => true,
            (Some('.' | ','), next) => !next.is_some_and(|c| c.is_ascii_digit()),
            (Some('\''), next) => next == Some('s'),
            _ => false,
        }
    };
    let starts = (from..text.len()).filter(|at| text.is_char_boundary(*at));
    let matching = starts.filter(|at| text[*at..].starts_with(phrase));
    matching
        .map(|at| at..at + phrase.len())
        .filter(|range| {
            before(text[..range.start].chars().next_back()) && after(&text[range.end..])
        })
        .collect()
}

/// Returns the expected result: the passage in the original text, or how the search fails.
fn expected(text: &str, made: &Made) -> Result<Range<usize>, &'static str> {
    let mut places: Vec<Range<usize>> = Vec::new();
    for phrase in &made.phrases {
        let from = places.last().map_or(0, |place| place.end);
        match count(text, phrase, from)[..] {
            [ref place] => places.push(place.clone()),
            [] => return Err("nowhere"),
            _ => return Err("several"),
        }
    }
    let [start, end] = made.exact.map(|(phrase, byte)| places[phrase].start + byte);
    Ok(start..end)
}

/// Returns the result of the search in the article with some typography.
fn found(article: &[WordList], made: &Made, style: &[u8]) -> Result<Range<usize>, &'static str> {
    let text = text(article);
    let mut plain = Projection::default();
    let mut places = Vec::new();
    for paragraph in text.split('\n') {
        if !plain.text.is_empty() {
            plain.text.push('\n');
        }
        let start = plain.text.len();
        let (typeset, map) = typeset(paragraph, style, false);
        places.extend(map.iter().map(|place| place.saturating_add(start)));
        plain.text.push_str(&typeset);
        plain.leaves.push(start as u32..plain.text.len() as u32);
    }
    let span = Span::new(Sources::default().add("x", "".into()), 0, 0..0);
    let quote = parse_quotation(&made.markdown, span).map_err(|(message, _)| message)?;
    let haystack = Haystack::new(&plain);
    match find_quote(&haystack, &quote) {
        QuoteMatch::Nowhere(_) => Err("nowhere"),
        QuoteMatch::Several(..) => Err("several"),
        QuoteMatch::Found(range) => {
            let place = |at: u32| places.iter().position(|place| *place == at as usize);
            let start = place(range.start).ok_or("a start within a character")?;
            let end = place(range.end).ok_or("an end within a character")?;
            Ok(start..end)
        }
    }
}

fn text(article: &[WordList]) -> String {
    article.iter().map(|words| words.join(" ")).collect::<Vec<_>>().join("\n")
}

/// A change of an article; the indices choose where.
#[derive(Debug, Clone)]
struct Mutation {
    kind: u8,
    at: [Index; 3],
}

fn change() -> impl Strategy<Value = Mutation> {
    (0..10_u8, prop::array::uniform3(any::<Index>())).prop_map(|(kind, at)| Mutation { kind, at })
}

/// Changes an article if the change applies to it; in the quoted paragraph if `here`.
fn mutate(article: &mut Vec<WordList>, change: &Mutation, quoted: usize) {
    let [which, at, how] = &change.at;
    let other = |list: &[&str]| (*how.get(list)).to_owned();
    let words = &mut article[quoted];
    let chosen = |fits: &dyn Fn(&str) -> bool| {
        let all: Vec<usize> = (0..words.len()).filter(|at| fits(&words[*at])).collect();
        (!all.is_empty()).then(|| *at.get(&all))
    };
    let numeric = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    match change.kind {
        0..=3 => {
            let Some(place) = chosen(&numeric) else { return };
            let word = &mut words[place];
            let is_digit = |c: char| c.is_ascii_digit();
            let (first, last) = (word.find(is_digit).unwrap(), word.rfind(is_digit).unwrap());
            let digit = char::from(b'0' + how.index(10) as u8);
            match change.kind {
                0 => word.replace_range(first..=first, digit.encode_utf8(&mut [0; 4])),
                1 => word.insert(first, digit),
                2 => word.insert(last + 1, digit),
                _ => word.replace_range([first..=first, last..=last][which.index(2)].clone(), ""),
            }
        }
        4 => {
            if let Some(place) = chosen(&|word| NUMBER_WORDS.contains(&word)) {
                words[place] = other(NUMBER_WORDS);
            }
        }
        5 => {
            if let Some(place) = chosen(&|word| NAMES.contains(&word)) {
                words[place] = other(NAMES);
            }
        }
        6 => words.insert(at.index(words.len() + 1), other(NEGATIONS)),
        7 => {
            if let Some(place) = chosen(&|word| NEGATIONS.contains(&word)) {
                words.remove(place);
            }
        }
        // The paragraph is removed, a lookalike stays elsewhere.
        8 => {
            let mut lookalike = article.remove(quoted);
            let place = at.index(lookalike.len());
            lookalike[place] = other(PARTS[3]);
            article.insert(which.index(article.len() + 1), lookalike);
        }
        _ => {
            let copy = article[quoted].clone();
            article.insert(which.index(article.len() + 1), copy);
        }
    }
    // A word taken out whole, or emptied, leaves no double space.
    article.iter_mut().for_each(|words| words.retain(|word| !word.is_empty()));
    article.retain(|words| !words.is_empty());
}

proptest! {
    #[test]
    fn a_quotation_is_found_where_it_was_taken_whatever_the_typography(
        article in article(), pick in pick(), one in style(), other in style(),
    ) {
        let made = quote(&article, &pick, &one);
        if !made.is_quotable() {
            return Ok(());
        }
        let text = text(&article);
        prop_assert_ne!(expected(&text, &made), Err("nowhere"), "{:?}", made);
        prop_assert_eq!(found(&article, &made, &other), expected(&text, &made), "{:?}", made);
    }

    #[test]
    fn a_changed_article_never_gives_a_wrong_passage(
        article in article(), pick in pick(), changes in prop::collection::vec(change(), 1..4),
        one in style(), other in style(),
    ) {
        let made = quote(&article, &pick, &one);
        if !made.is_quotable() {
            return Ok(());
        }
        let mut changed = article.clone();
        for change in &changes {
            let quoted = pick.paragraph.index(article.len()).min(changed.len().saturating_sub(1));
            if !changed.is_empty() {
                mutate(&mut changed, change, quoted);
            }
        }
        let text = text(&changed);
        prop_assert_eq!(found(&changed, &made, &other), expected(&text, &made), "{}", text);
    }
}
