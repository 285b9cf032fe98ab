//! The forms that the names of a language take, by their place in a sentence.

use serde::Deserialize;

/// The endings of names. Lists that a language does not need are left out.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Inflection {
    /// Surnames that are declined unlike nouns.
    #[serde(default)]
    pub surnames: Vec<Declension>,
    /// Given names that are declined unlike nouns.
    #[serde(default)]
    pub given: Vec<Declension>,
    /// Adjectives: many surnames, and words before the noun of a name of several words.
    #[serde(default)]
    pub adjectives: Vec<Declension>,
    /// Nouns: given names, surnames, the names of places and organisations.
    #[serde(default)]
    pub nouns: Vec<Declension>,
    /// Adjectives made from a person's surname, each form in place of a case.
    #[serde(default)]
    pub possessives: Vec<Declension>,
    /// Words that the language writes with a small letter, though they may be the name of an actor:
    /// peoples, adjectives. Without cases.
    #[serde(default)]
    pub small: Vec<Declension>,
    /// Whether only the first word of a name of several words changes.
    #[serde(default)]
    pub first_word_only: bool,
    /// Whether only the last word of a name of several words changes.
    #[serde(default)]
    pub last_word_only: bool,
    /// The article, if it is written as one word with the name.
    pub article: Option<String>,
    /// Words that are written as one with the name after them, before the article.
    #[serde(default)]
    pub prefixes: Vec<String>,
    /// Letters in the script of the table, each with that of the other script: `lj љ`.
    #[serde(default)]
    pub scripts: Vec<Letters>,
    /// Words after which a name is not in the nominative.
    #[serde(default)]
    pub prepositions: Vec<String>,
    /// Given names of women that do not end like one.
    #[serde(default)]
    pub women: Vec<String>,
    /// Given names of men that do not end like one.
    #[serde(default)]
    pub men: Vec<String>,
    /// Common given names: behind one, a surname may be somebody else's.
    #[serde(default)]
    pub given_names: Vec<String>,
}

/// The gender of a name, or that it is a plural.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// Masculine.
    Masculine,
    /// Feminine.
    Feminine,
    /// Neuter.
    Neuter,
    /// A plural.
    Plural,
}

/// A letter in two scripts, in lower case.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Letters {
    /// In the script of the table.
    pub own: String,
    /// In the other script.
    pub other: String,
}

impl TryFrom<String> for Letters {
    type Error = String;

    fn try_from(pair: String) -> Result<Self, String> {
        let (own, other) = pair.split_once(' ').ok_or_else(|| format!("`{pair}` is no pair"))?;
        Ok(Self { own: own.to_owned(), other: other.to_owned() })
    }
}

/// The endings of the words that end alike in the nominative, written `[гкх]а f: и е у ой/ою е`.
///
/// First the ending of the nominative, perhaps after a set of letters of which one is before it.
/// Then the gender: `m`, `f`, `n`, `p` for a plural, `x` for any. Then an ending for each case, in
/// the order of the language's file: `/` separates several, `.` is none, `=` the nominative's. With
/// no endings the word does not change.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Declension {
    before: Vec<char>,
    ending: String,
    /// `None` for any.
    pub gender: Option<Gender>,
    cases: Vec<Vec<String>>,
}

impl TryFrom<String> for Declension {
    type Error = String;

    fn try_from(row: String) -> Result<Self, String> {
        let wrong = || format!("`{row}` is no declension");
        let (head, cells) = row.split_once(':').ok_or_else(wrong)?;
        let (pattern, gender) = head.split_once(' ').ok_or_else(wrong)?;
        let gender = match gender {
            "m" => Some(Gender::Masculine),
            "f" => Some(Gender::Feminine),
            "n" => Some(Gender::Neuter),
            "p" => Some(Gender::Plural),
            "x" => None,
            _ => return Err(wrong()),
        };
        let (before, ending) = match pattern.strip_prefix('[') {
            Some(rest) => rest.split_once(']').ok_or_else(wrong)?,
            None => ("", pattern),
        };
        let form = |form: &str| match form {
            "." => String::new(),
            "=" => ending.to_owned(),
            other => other.to_owned(),
        };
        let cases = cells.split_whitespace().map(|cell| cell.split('/').map(form).collect());
        let cases = cases.collect();
        Ok(Self { before: before.chars().collect(), ending: ending.to_owned(), gender, cases })
    }
}

impl Declension {
    /// Returns the part of a word before its ending, if the word is declined in this way.
    pub fn stem<'a>(&self, word: &'a str) -> Option<&'a str> {
        let stem = word.strip_suffix(self.ending.as_str())?;
        let fits = |c: char| c.to_lowercase().any(|c| self.before.contains(&c));
        (self.before.is_empty() || stem.chars().next_back().is_some_and(fits)).then_some(stem)
    }

    /// Returns the number of cases. None for words that do not change.
    pub fn cases(&self) -> usize {
        self.cases.len()
    }

    /// Returns the forms of a case, from 0, with the stem of a word.
    pub fn forms<'a>(&'a self, stem: &'a str, case: usize) -> impl Iterator<Item = String> + 'a {
        self.cases[case].iter().map(move |ending| format!("{stem}{ending}"))
    }
    /// Returns the nominatives whose form in a case, from 0, a word is.
    pub fn nominatives<'a>(
        &'a self,
        word: &'a str,
        case: usize,
    ) -> impl Iterator<Item = String> + 'a {
        self.cases[case].iter().filter_map(move |ending| {
            let stem = word.strip_suffix(ending.as_str())?;
            // A vowel that the other cases lose is behind a consonant.
            let joins = stem.ends_with(is_vowel) && self.ending.starts_with(is_vowel);
            let nominative = format!("{stem}{}", self.ending);
            let fits = !stem.is_empty() && !joins && self.stem(&nominative).is_some();
            fits.then_some(nominative)
        })
    }
}

fn is_vowel(c: char) -> bool {
    "aeiouyáéíóúůýěąęаеёиоуыэюяіїє".contains(c)
}
