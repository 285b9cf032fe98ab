//! Folds words for search: case, marks on letters, and letters that names have in two spellings do
//! not count. The script of the search page folds queries in the same way, with the tables given
//! here.

use std::sync::LazyLock;

use icu_normalizer::DecomposingNormalizerBorrowed;

use crate::text::edge::is_word;

const NFKD: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfkd();

/// The mark that makes another letter of и: й, which browsers do not find by и.
const BREVE: char = '\u{306}';

/// What the script has for [`put_breve`]: the two characters, and the letter that they become.
pub(super) const SHORT_I: (&str, &str) = ("и\u{306}", "й");

/// Characters that folding drops after decomposition, as a class for the script: marks on Latin,
/// Greek and Cyrillic letters, points of Hebrew and Arabic, what has no shape of its own.
pub(super) const DROPPED: &str = "[\\u0300-\\u0305\\u0307-\\u036f\\u0591-\\u05c7\\u0610-\\u061a\\u0640\
                                  \\u064b-\\u065f\\u0670\\u06d6-\\u06ed\\p{DI}]";

/// Characters of scripts without spaces, as a class for the script: those of
/// [`crate::text::is_spaceless`].
pub(super) const SPACELESS: &str = "[\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\
                                    \\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\
                                    \\u{20000}-\\u{3ffff}]";

/// Returns a pattern for the script: runs of characters of one sort, within words.
pub(super) fn runs() -> String {
    format!("{SPACELESS}+|(?:(?!{SPACELESS})[\\p{{Alphabetic}}\\p{{N}}\\p{{M}}])+")
}

/// Letters that become others. Each is small and decomposed.
pub(super) const LETTERS: &[(char, &str)] = &[
    // Dropped here, where it may be the last character of й.
    (BREVE, ""),
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('ł', "l"),
    ('đ', "d"),
    ('ð', "d"),
    ('þ', "th"),
    ('ı', "i"),
    ('ς', "σ"),
    ('ي', "ی"),
    ('ى', "ی"),
    ('ك', "ک"),
    ('ة', "ه"),
];

/// The first characters that have their folded form in a table.
const TABLE: std::ops::Range<u32> = 0x80..0x700;

static FOLDED: LazyLock<Vec<Box<str>>> = LazyLock::new(|| {
    TABLE.map(|code| char::from_u32(code).map_or_else(Box::default, |c| made(c).into())).collect()
});

/// Calls `each` with the characters that `c`, which is not ASCII, becomes; often with none.
pub(super) fn folded(c: char, mut each: impl FnMut(char)) {
    match c {
        c if TABLE.contains(&u32::from(c)) => {
            FOLDED[(u32::from(c) - TABLE.start) as usize].chars().for_each(each);
        }
        // They are as they are.
        '\u{4e00}'..='\u{9fff}' => each(c),
        c => made(c).chars().for_each(each),
    }
}

fn made(c: char) -> String {
    let lower: String = c.to_lowercase().collect();
    let plain = NFKD.normalize(&lower);
    let mut out = String::new();
    for c in plain.chars().flat_map(char::to_lowercase) {
        if put_breve(&mut out, c) {
            continue;
        }
        match LETTERS.iter().find(|(letter, _)| *letter == c) {
            Some((_, other)) => out.push_str(other),
            None if is_dropped(c) => {}
            None => out.push(c),
        }
    }
    out
}

/// Puts a breve on the и that a folded text ends in; returns whether it is one on it.
pub(super) fn put_breve(out: &mut String, c: char) -> bool {
    let is_on_it = c == BREVE && out.ends_with('и');
    if is_on_it {
        out.pop();
        out.push('й');
    }
    is_on_it
}

fn is_dropped(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}'
            | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}'
            // Characters without a shape: `Default_Ignorable_Code_Point`.
            | '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Returns whether a folded character is part of a word.
pub(super) fn is_in_word(c: char) -> bool {
    match c {
        c if c.is_ascii() => c.is_ascii_alphanumeric(),
        c => c.is_alphanumeric() || is_mark(c),
    }
}

/// Returns whether `c` is a mark on a letter, no colour of a face, and no dash between words.
fn is_mark(c: char) -> bool {
    let connects = matches!(
        c,
        '\u{203f}' | '\u{2040}' | '\u{2054}' | '\u{fe33}' | '\u{fe34}' | '\u{fe4d}'
            ..='\u{fe4f}' | '\u{ff3f}'
    );
    !connects && !matches!(c, '\u{1f3fb}'..='\u{1f3ff}') && !c.is_whitespace() && is_word(c)
}
