//! Quotes passages of texts, with faults in both.
//!
//! A quotation leads to a passage that spells its letters and digits, all of them and no others,
//! and that begins and ends where no word or number goes on; or it leads to none.

#[allow(dead_code)]
mod harness;

use harness::{Case, ODDITIES, Random, Target, mutate, run, text};
use icu_normalizer::ComposingNormalizerBorrowed;
use manicule::load::load;
use manicule::resolve::{Haystack, QuoteMatch, find_quote};
use manicule::source::Memory;

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
];

/// The first part is the article's text, the second the quotation without its marks.
fn make(random: &mut Random) -> Case {
    let words: Vec<&str> = (0..8 + random.below(60)).map(|_| random.pick(WORDS)).collect();
    let mut article = String::new();
    for word in &words {
        article.push_str(word);
        article.push_str(random.pick(&[" ", " ", " ", " ", " ", " ", "\n", "\n\n", "  "]));
    }
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
    let mut case: Case = vec![article.into(), quoted.join(" ").into()];
    if random.one_in(2) {
        mutate(random, &mut case, TOKENS);
    }
    case
}

fn check(case: &Case) -> Result<(), String> {
    let (article, quoted) = (text(&case[0]), text(&case[1]));
    let lines: String = quoted.lines().map(|line| format!("> {line}\n")).collect();
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
    let Some(quote) = &note.quote else { return Ok(()) };
    let plain = &article.body.plain;
    let QuoteMatch::Found(range) = find_quote(&Haystack::new(plain), quote) else { return Ok(()) };
    let range = range.start as usize..range.end as usize;
    let Some(passage) = plain.text.get(range.clone()) else {
        return Err(format!("a range off the text: {range:?}"));
    };
    let (wanted, found) = (letters(&quoted), letters(passage));
    let gap = |mark: &str| quoted.contains(mark);
    let equal = if gap("**") || gap("__") {
        wanted.contains(&found)
    } else if gap("…") || gap("...") {
        let phrases = &quote.phrases;
        let quoted_all = phrases.iter().map(|phrase| letters(phrase)).collect::<String>();
        let ends = phrases.first().zip(phrases.last());
        quoted_all == wanted
            && ends.is_some_and(|(first, last)| {
                found.starts_with(&letters(first)) && found.ends_with(&letters(last))
            })
    } else {
        wanted == found
    };
    if !equal {
        return Err(format!("a false anchor: {quoted:?} on {passage:?}"));
    }
    if goes_on(&plain.text[..range.start], passage) || goes_on(passage, &plain.text[range.end..]) {
        return Err(format!("an edge within a word or number: {passage:?} in {:?}", plain.text));
    }
    Ok(())
}

/// Letters and digits in their compatible forms, and the marks that belong to them.
fn letters(text: &str) -> String {
    let text = ComposingNormalizerBorrowed::new_nfkc().normalize(text);
    let mark = |c: char| matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{e7f}');
    text.chars().filter(|c| c.is_alphanumeric() || mark(*c)).collect()
}

/// Whether a word or number goes on from one text to the next.
fn goes_on(before: &str, after: &str) -> bool {
    let last = |at: usize| before.chars().rev().nth(at);
    let next = |at: usize| after.chars().nth(at);
    let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let point = |c: Option<char>| matches!(c, Some('.' | ','));
    word(last(0)) && word(next(0))
        || digit(last(1)) && point(last(0)) && digit(next(0))
        || digit(last(0)) && point(next(0)) && digit(next(1))
}

fn main() -> Result<(), String> {
    run(&Target { make, check })
}
