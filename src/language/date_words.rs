//! The shape of the words of dates in running text, for a language that is read by code.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Words of dates in running text, by their role. No word is in two of the lists up to `every`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DateWordLists {
    /// Days by their distance from the publication: `tomorrow` is 1.
    pub away: BTreeMap<String, i8>,
    /// From spring to winter.
    pub seasons: [Vec<String>; 4],
    /// From the twenties to the nineties.
    pub decades: [String; 8],
    /// Steps from the publication: `last` is -1.
    pub steps: BTreeMap<String, i8>,
    /// The same, but only after the step of 0: `this past Sunday`.
    pub steps_after_this: BTreeMap<String, i8>,
    /// Steps from the date before it in the text: `the following` is 1.
    pub text_steps: BTreeMap<String, i8>,
    /// Sides of the date before it in the text: `two days later` is 1.
    pub text_sides: BTreeMap<String, i8>,
    /// The same, at the end of a phrase: `the day before` is -1.
    pub text_sides_at_end: BTreeMap<String, i8>,
    /// `ago`: a length of time ends with the publication.
    pub ago: Vec<String>,
    /// Stretches of a longer time: `early`, `the end of`.
    pub parts: Vec<String>,
    /// The definite article.
    pub the: Vec<String>,
    /// The indefinite article.
    pub a: Vec<String>,
    /// `in`
    pub r#in: Vec<String>,
    /// `and`
    pub and: Vec<String>,
    /// Words that open a range: `between`.
    pub from: Vec<String>,
    /// Words that join the ends of a range: `until`.
    pub to: Vec<String>,
    /// Words that show that a day or month recurs: `every`.
    pub every: Vec<String>,
    /// The preposition before a weekday: `a week ago on Sunday`.
    pub on: Vec<String>,
    /// The preposition before the end of a year: `at year-end`.
    pub at: Vec<String>,
    /// `as` in `as of tomorrow`, which is a date where `leaders of tomorrow` is not.
    pub r#as: Vec<String>,
    /// `now` in `two weeks from now`.
    pub now: Vec<String>,
    /// `than` in `two days earlier than planned`, which is not a date.
    pub than: Vec<String>,
    /// Words, one after the other, that make a length of time inexact: `a week or so ago`.
    pub or_so: Vec<String>,
    /// Words before a number that make it a part of one: `half a year ago`.
    pub fractions: Vec<String>,
    /// `other` in `every other Sunday`.
    pub other: Vec<String>,
    /// Words after a weekday that put it later: `Sunday week`.
    pub weeks_on: Vec<String>,
    /// Words before a title, which may be a number: `the novel 1984`.
    pub titled: Vec<String>,
    /// Words before a year that is followed by things of it: `its 1998 elections`.
    pub possessives: Vec<String>,
    /// Endings after the apostrophe of a possessive: `Monday's vote`.
    pub possessive_ending: String,
    /// Prepositions before a named day in one word: `by Christmas`.
    pub day_follows: Vec<String>,
    /// Lengths of time and parts of the calendar.
    pub units: Units,
    /// Groups of letters to search for: every word that a date can be read around has some of them
    /// in it, in lower case and with a capital. At least three letters each, rare in other words.
    /// Groups are searched for one by one, which is fast while they are small.
    pub needles: Vec<Vec<String>>,
    /// Named days, as they are written. A straight apostrophe also matches a curly one.
    pub holidays: BTreeMap<String, Holiday>,
    /// Words before a number or a month.
    pub leads: Leads,
    /// Words after a number that make it an amount: `people`, in addition to multiples.
    pub counted: Vec<String>,
    /// Words before a weekday that make it a name: `Black Friday`.
    pub names_before: Vec<String>,
    /// Words after a weekday that make it a name: `Sunday Times`.
    pub names_after: Vec<String>,
    /// Words before a hyphen and a date: `mid-May`.
    pub prefixes: Vec<String>,
    /// Words that distinguish past and future.
    pub tense: Tense,
}

/// Lengths of time and parts of the calendar.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Units {
    /// Parts of a day, each of which means the day.
    pub day_part: NounForms,
    /// A day.
    pub day: NounForms,
    /// Saturday and Sunday.
    pub weekend: NounForms,
    /// Monday to Sunday.
    pub week: NounForms,
    /// A month.
    pub month: NounForms,
    /// A quarter of a year.
    pub quarter: NounForms,
    /// A year.
    pub year: NounForms,
    /// Ten years.
    pub decade: NounForms,
}

/// The forms of a noun.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct NounForms {
    /// Singular.
    pub one: Vec<String>,
    /// Plural.
    #[serde(default)]
    pub many: Vec<String>,
}

/// A named day: on a `day` of a `month`, on the `nth` `weekday` of one, or counted from another
/// day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Holiday {
    /// A weekday.
    Weekday {
        /// 1 to 12.
        month: i8,
        /// 1 (Monday) to 7.
        weekday: i8,
        /// The first is 1, the last -1.
        nth: i8,
    },
    /// So many such weekdays before a day.
    Before {
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
        /// 1 (Monday) to 7.
        weekday: i8,
        /// The last before the day is 1.
        before: i8,
    },
    /// The same day each year.
    Day {
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
    },
    /// So many days after Easter Sunday.
    Easter {
        /// Negative before it.
        easter: i16,
    },
}

/// Words before a number that could be a year, or before a word that could be a month, by what they
/// show about it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Leads {
    /// A date follows, nearly always: `since`.
    pub date: Vec<String>,
    /// A date may follow, or something of that date: `the 1996 campaign`.
    pub thing: Vec<String>,
    /// An amount follows: `nearly`.
    pub quantity: Vec<String>,
}

/// Words near a date that distinguish past and future, in lower case.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Tense {
    /// The verb after which a past form does not mean the past: `will be published`.
    pub infinitive: String,
    /// Endings of verbs in the past.
    pub past_endings: Vec<String>,
    /// The date is past.
    pub past: Vec<String>,
    /// The date is in the future.
    pub future: Vec<String>,
    /// The date is in the future, if this is the word beside it: `until`.
    pub future_beside: Vec<String>,
    /// The date is in the future, if `to` follows: `agreed to`.
    pub future_before_to: Vec<String>,
    /// Words that only look like verbs in the past.
    pub none: Vec<String>,
    /// Verbs of what was over before something else: `after the ice had gone`.
    pub pluperfect: Vec<String>,
}
