//! Quotes passages of texts, with faults in both.
//!
//! A quotation leads to a passage that spells its letters and digits, all of them and no others,
//! and that begins and ends where no word or number goes on; or it leads to none. Words are checked
//! with the breaks of Unicode over the whole text, not one place at a time as the search does.

#[allow(dead_code)]
mod harness;

use harness::{Case, ODDITIES, Random, Target, mutate, run, text};
use icu_normalizer::DecomposingNormalizerBorrowed;
use manicule::load::load;
use manicule::resolve::{Haystack, QuoteMatch, find_quote};
use manicule::source::Memory;
use unicode_segmentation::UnicodeSegmentation;

/// The parts of sentences; many differ in a digit, a sign or a negation only.
const WORDS: &[&str] = &[
    "in",
    "2009.",
    "2014.",
    "Exports",
    "fell.",
    "Total",
    "300.",
    "7.",
    "Men",
    "died",
    "40",
    "140",
    "4,000",
    "40,000",
    "40.5",
    "3.5",
    "−5",
    "$50",
    "50 000",
    "1⁄2",
    "½",
    "5²",
    "16:30",
    "non-binding",
    "binding",
    "can",
    "can't",
    "can’t",
    "not",
    "never",
    "without",
    "Ada",
    "Moss",
    "Voss",
    "boats",
    "boats—two",
    "“new”",
    "l’eau",
    "naïve",
    "nai\u{308}ve",
    "Straße",
    "ﬁsh",
    "fish",
    "हिन्दी",
    "ไทย",
    "中文",
    "Київ",
    "co-operate",
    "non–binding",
    "can´t",
    "can＇t",
    "can՚t",
    "can\u{200d}not",
    "can\u{200e}not",
    "can\u{ad}not",
    "40·5",
    "40٬000",
    "40，000",
    "40\u{a0}000",
    "１2",
    "−$5",
    "⁻5",
    "±5",
    "40万",
    "二十",
    "石海川",
    "プーチン",
    "မြန်မာ",
    "שלום",
    "٤٠",
    "U.S.",
    "a.example/b",
    "AT&amp;T",
    "&#52;0",
    "\\*5\\*",
    "4*0*",
    "4\u{336}0",
    "👩‍👧",
    "Ada’s",
    "#5",
    "1)",
    "3.",
    "-",
    "+",
    "*",
    "#",
    ">",
    "|",
    "[x]",
    "<b>",
    "a_b_c",
    "`code`",
    "---",
    "===",
    "[1]: x",
    "…",
];

const TOKENS: &[&str] = &[
    "*",
    "**",
    "_",
    "__",
    "`",
    "> ",
    "# ",
    "- ",
    "+ ",
    "* ",
    "1. ",
    "2014. ",
    "1) ",
    "    ",
    "\t",
    "| ",
    "| - |",
    "[x](y)",
    "[x]: y",
    "![x](y)",
    "<b>",
    "</b>",
    "<!-- x -->",
    "<https://a.example/>",
    "[[x]]",
    "[^1]",
    "\\",
    "~~~",
    "---",
    "===",
    "…",
    " … ",
    "...",
    "0",
    "1",
    "9",
    ".",
    ",",
    "'",
    "’",
    "´",
    "-",
    "–",
    "−",
    "$",
    "%",
    " ",
    "\u{a0}",
    "\u{ad}",
    "\u{301}",
    "not ",
    "non-",
    "\n",
    "\n\n",
    "  \n",
    "\\\n",
    "\r",
    "&amp;",
    "&#65;",
    "&nbsp;",
    "\\.",
    "\\[",
    "\u{200d}",
    "\u{200e}",
    "\u{94d}",
    "٬",
    "·",
    "⁄",
    "０",
    "²",
    "万",
    "000",
    " 000",
];

/// The first part is the article's text, the second the quotation without its marks.
fn make(random: &mut Random) -> Case {
    let words: Vec<&str> = (0..8 + random.below(60)).map(|_| random.pick(WORDS)).collect();
    let mut article = String::new();
    for word in &words {
        article.push_str(word);
        article.push_str(random.pick(&[" ", " ", " ", " ", " ", "", "\n", "\n\n", "  ", "  \n"]));
    }
    let quoted = if random.one_in(3) { part(random, &article) } else { words_of(random, &words) };
    let mut case: Case = vec![article.into(), quoted.into()];
    if random.one_in(2) {
        mutate(random, &mut case, TOKENS);
    }
    case
}

/// Returns any part of a text, which often cuts words.
fn part(random: &mut Random, text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let start = random.below(chars.len());
    let end = (start + 1 + random.below(24)).min(chars.len());
    chars[start..end].iter().collect()
}

/// Returns some of the words, with one replaced or added.
fn words_of(random: &mut Random, words: &[&'static str]) -> String {
    let first = random.below(words.len());
    let last = (first + 1 + random.below(6)).min(words.len());
    let mut quoted: Vec<&str> = words[first..last].to_vec();
    match random.below(6) {
        0 => *quoted.first_mut().expect("a word") = random.pick(WORDS),
        1 => quoted.insert(0, random.pick(WORDS)),
        2 => quoted.push(random.pick(WORDS)),
        3 => quoted.push(random.pick(ODDITIES)),
        _ => {}
    }
    quoted.join(random.pick(&[" ", " ", " ", " ", "\n", "\n\n", ""]))
}

fn check(case: &Case) -> Result<(), String> {
    let (article, quoted) = (text(&case[0]), text(&case[1]));
    let lines: String = quoted.split(['\n', '\r']).map(|line| format!("> {line}\n")).collect();
    let front = "+++\ntitle = \"T\"\noutlet = \"o\"\npublished = 2025-06-03\n+++\n";
    let files = Memory::new([
        ("manicule.toml", "title = \"x\"\n".to_owned()),
        ("content/articles/a.md", format!("{front}\n{article}\n")),
        ("content/articles/a.notes.md", format!("## n\n\n{lines}\nkind: number\n\nA note.\n")),
    ]);
    let (loaded, _) = load(&files);
    let (Some(article), Some(notes)) = (loaded.articles.first(), loaded.notes.first()) else {
        return Ok(());
    };
    let [note] = &notes.notes[..] else { return Ok(()) };
    let Some(quote) = &note.quote else {
        return Err(format!("a quotation that is no anchor and no fault: {quoted:?}"));
    };
    let plain = &article.body.plain;
    let QuoteMatch::Found(range) = find_quote(&Haystack::new(plain), quote) else { return Ok(()) };
    let range = range.start as usize..range.end as usize;
    let Some(passage) = plain.text.get(range.clone()) else {
        return Err(format!("a range off the text: {range:?}"));
    };
    let (wanted, found) = (letters(&quoted), letters(passage));
    let phrases: Vec<String> = quote.phrases.iter().map(|phrase| letters(phrase)).collect();
    let (first, last) = (&phrases[0], &phrases[phrases.len() - 1]);
    let whole = quote.start == (0, 0)
        && quote.end == (phrases.len() - 1, quote.phrases[phrases.len() - 1].len());
    let equal = match phrases.len() {
        1 if whole => found == wanted,
        1 => wanted.contains(&found) && !found.is_empty(),
        _ if whole => found.starts_with(first) && found.ends_with(last),
        _ => true,
    };
    if !equal || phrases.concat() != wanted {
        return Err(format!("a false anchor: {quoted:?} on {passage:?}"));
    }
    if cuts_word(&plain.text, range.start, range.end)
        || cuts_number(&plain.text[..range.start], passage)
        || cuts_number(passage, &plain.text[range.end..])
    {
        return Err(format!("an edge within a word or number: {passage:?} in {:?}", plain.text));
    }
    Ok(())
}

/// Letters, digits and the marks on them, in their compatible forms; not the apostrophe that is a
/// letter, nothing without a shape, and not the points of Arabic and Hebrew, with which the same
/// words are written or not. Decomposed: without the space between them, a letter and a mark would
/// become one.
fn letters(text: &str) -> String {
    let shapeless = |c: char| {
        matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe0f}' | '\u{feff}'
            | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}'
            | '\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{652}'
            | '\u{656}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}'
            | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}')
    };
    let part = |c: &char| (c.is_alphanumeric() || is_mark(*c)) && *c != '\u{2bc}' && !shapeless(*c);
    let one_code = |c: char| match c {
        'ي' => 'ی',
        'ك' => 'ک',
        c => c,
    };
    let letters: String = text.chars().filter(part).map(one_code).collect();
    DecomposingNormalizerBorrowed::new_nfkd().normalize(&letters).into_owned()
}

fn is_mark(c: char) -> bool {
    ["|", c.encode_utf8(&mut [0; 4])].concat().split_word_bounds().count() == 1
}

/// Returns whether one of two places is within a word by the standard. Two differences are allowed:
/// the 's of a name, and spaces that join for Unicode.
fn cuts_word(text: &str, start: usize, end: usize) -> bool {
    // The narrow space joins words there, and the Armenian apostrophe is a letter; the other ones
    // have as many bytes.
    let text = text.replace('\u{202f}', "\u{2003}").replace('՚', "´");
    let bounds: Vec<usize> = text.split_word_bound_indices().map(|(at, _)| at).collect();
    let is_bound = |at: usize| at == text.len() || bounds.binary_search(&at).is_ok();
    let rest = &text[end..];
    // A mark at the end that folding drops is not part of the passage.
    let after = rest.trim_start_matches(is_mark);
    let bare = end + rest.len() - after.len();
    let mut next = after.chars();
    let mark = next.next().is_some_and(|c| !c.is_alphanumeric());
    let possessive = mark && next.find(|c| !is_mark(*c)).is_some_and(|c| matches!(c, 's' | 'S'));
    let picture = mark && text[..bare].ends_with('\u{200d}');
    // Pictures that are joined are not a word.
    let first = text[start..].chars().next();
    let is_word = first.is_some_and(|c| c.is_alphanumeric() || is_mark(c) || c.is_ascii());
    is_word && !is_bound(start) || !is_bound(end) && !is_bound(bare) && !possessive && !picture
}

/// Returns whether a number goes on from one text to the next, with at most one mark between two
/// digits.
fn cuts_number(before: &str, after: &str) -> bool {
    let last = |at: usize| before.chars().rev().filter(|c| !is_mark(*c)).nth(at);
    let next = |at: usize| after.chars().filter(|c| !is_mark(*c)).nth(at);
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_numeric());
    let point = |c: Option<char>| {
        c.is_some_and(|c| {
            !c.is_alphanumeric() && !c.is_whitespace() && !"()[]{}\"“”„‟″«»❝❞＂…".contains(c)
        })
    };
    digit(last(0)) && digit(next(0))
        || digit(last(1)) && point(last(0)) && digit(next(0))
        || digit(last(0)) && point(next(0)) && digit(next(1))
}

fn main() -> Result<(), String> {
    run(&Target { make, check })
}
