//! The numbers by which rules decide on facts: the headline, the authors, the language.
//!
//! Scores of one decision are in one struct: they only have a meaning beside each other.

use std::ops::RangeInclusive;

// Elements around the headline (`html::page_facts::nearness`, `outline`).

/// The points that the place of an element gives, by its distance from the headline.
#[derive(Debug)]
pub(in crate::import) struct NearnessPoints {
    /// Right below the headline.
    pub(in crate::import) below: f64,
    /// Places below the headline for which one point goes.
    pub(in crate::import) below_places: f64,
    /// The most points that go below the headline.
    pub(in crate::import) below_loss: f64,
    /// Right above the headline.
    pub(in crate::import) above: f64,
    /// Places above the headline for which one point goes.
    pub(in crate::import) above_places: f64,
    /// The most places above the headline for that.
    pub(in crate::import) above_most_places: usize,
    /// Farther above.
    pub(in crate::import) far_above: f64,
    /// In what may be something beside the article, in addition.
    pub(in crate::import) perhaps_apart: f64,
    /// In something beside the article, in addition.
    pub(in crate::import) apart: f64,
}

/// For authors: a kicker or a line above the headline may name them.
pub(in crate::import) const AUTHOR_NEARNESS: NearnessPoints = NearnessPoints {
    below: 1.0,
    below_places: 300.0,
    below_loss: 1.5,
    above: 0.4,
    above_places: 60.0,
    above_most_places: 60,
    far_above: -2.0,
    perhaps_apart: -1.0,
    apart: -9.0,
};
/// For days: they may as well be above the headline.
pub(in crate::import) const DAY_NEARNESS: NearnessPoints = NearnessPoints {
    below: 1.0,
    below_places: 200.0,
    below_loss: 2.0,
    above: 1.0,
    above_places: 60.0,
    above_most_places: 80,
    far_above: -1.5,
    perhaps_apart: -0.8,
    apart: -9.0,
};

// The headline (`html::page_facts::headline`, `html::page_facts::likeness`).

/// The points of a heading that may be the headline.
#[derive(Debug)]
pub(in crate::import) struct HeadingPoints {
    /// If it agrees with a stated headline in all words; a part of them for a part of the words.
    pub(in crate::import) agreement: f64,
    /// `<h1>`
    pub(in crate::import) h1: f64,
    /// `<h2>`
    pub(in crate::import) h2: f64,
    /// Marked as the headline.
    pub(in crate::import) marked: f64,
    /// In `<article>` or `<main>`.
    pub(in crate::import) in_article: f64,
    /// The site's own heading.
    pub(in crate::import) of_site: f64,
    /// In what may be something beside the article.
    pub(in crate::import) perhaps_apart: f64,
    /// In something beside the article.
    pub(in crate::import) apart: f64,
    /// The same for `<h1>`.
    pub(in crate::import) h1_apart: f64,
    /// The headline has more points than this.
    pub(in crate::import) more_than: f64,
}

/// The points of a heading that may be the headline.
pub(in crate::import) const HEADING: HeadingPoints = HeadingPoints {
    agreement: 4.0,
    h1: 1.0,
    h2: 0.2,
    marked: 0.7,
    in_article: 0.4,
    of_site: -2.5,
    perhaps_apart: -0.5,
    apart: -2.0,
    h1_apart: -1.0,
    more_than: 0.9,
};
/// Below this agreement, a heading must be set like a headline.
pub(in crate::import) const AGREEING: f64 = 0.3;
/// Bytes of a headline at most.
pub(in crate::import) const HEADING_MAX_BYTES: usize = 400;
/// An element that only its names make a heading has fewer bytes of text.
pub(in crate::import) const NAMED_HEADING_BYTES: usize = 400;
/// Elements around a heading whose names may say that it is the site's.
pub(in crate::import) const SITE_NAMES_AROUND: usize = 2;
/// Words at least before the last mark of a `<title>`, and at most after it, if that is the site.
pub(in crate::import) const TITLE_AND_SITE_WORDS: (usize, usize) = (3, 5);
/// Letters and digits at least of a headline in JSON-LD that is a part of the page's, or around it.
pub(in crate::import) const DESCRIBED_PART_MIN_CHARS: usize = 13;
/// Letters and digits that it shares with the page's at its beginning at least, if it is cut off.
pub(in crate::import) const DESCRIBED_START_MIN_CHARS: usize = 30;

// Labels before a fact (`html::page_facts::labelled`).

/// Elements and bytes of text of a label of authors at most: `<b>Author:</b>`.
pub(in crate::import) const AUTHOR_LABEL_MOST: (usize, usize) = (3, 30);
/// Elements and bytes of text of a label of a day at most.
pub(in crate::import) const DAY_LABEL_MOST: (usize, usize) = (2, 40);
/// Elements around a label that are looked through for what it is the label of.
pub(in crate::import) const LABEL_AROUND: usize = 3;
/// Elements and bytes of text at most of a box with a label and a day.
pub(in crate::import) const LABELLED_BOX_MOST: (usize, usize) = (100, 200);

// Authors in elements (`html::page_facts::byline`).

/// The points of an element that may name the authors, by what says so.
#[derive(Debug)]
pub(in crate::import) struct AuthorPoints {
    /// `itemprop=author`
    pub(in crate::import) itemprop: f64,
    /// `rel=author`
    pub(in crate::import) rel: f64,
    /// Names such as `byline`.
    pub(in crate::import) named: f64,
    /// Names that say that it is about the author, in addition.
    pub(in crate::import) about: f64,
    /// A link to the page of an author.
    pub(in crate::import) profile: f64,
    /// A label before it.
    pub(in crate::import) label: f64,
    /// A card of a person.
    pub(in crate::import) vcard: f64,
    /// A line that begins as bylines do.
    pub(in crate::import) line: f64,
    /// The least points of an element whose names are taken.
    pub(in crate::import) least: f64,
    /// The least where a description names the site or an office as the author.
    pub(in crate::import) least_of_site: f64,
}

/// The points of an element that may name the authors.
pub(in crate::import) const AUTHOR: AuthorPoints = AuthorPoints {
    itemprop: 3.0,
    rel: 2.6,
    named: 2.4,
    about: -1.2,
    profile: 2.2,
    label: 1.7,
    vcard: 1.4,
    line: 1.3,
    least: 1.0,
    least_of_site: 2.0,
};
/// Authors at most beside the first one, in elements of their own.
pub(in crate::import) const AUTHORS_BESIDE: usize = 5;
/// Authors at most in the parts of one element.
pub(in crate::import) const AUTHORS_WITHIN: usize = 4;
/// Elements at most in a line that nothing marks as a byline.
pub(in crate::import) const PLAIN_BYLINE_ELEMENTS: usize = 6;
/// Bytes of such a line.
pub(in crate::import) const PLAIN_BYLINE_BYTES: RangeInclusive<usize> = 8..=120;

// Bylines (`people`, `agencies`).

/// Bytes of a line that only says who wrote an article at most.
pub(in crate::import) const BYLINE_MAX_BYTES: usize = 120;
/// Words of a text that only names its authors at most.
pub(in crate::import) const AUTHORS_MAX_WORDS: usize = 24;
/// Words of a name that the page marks as one.
pub(in crate::import) const MARKED_NAME_WORDS: RangeInclusive<usize> = 1..=6;
/// Words of another name.
pub(in crate::import) const NAME_WORDS: RangeInclusive<usize> = 2..=6;
/// Characters at most of one in Chinese, Japanese or Korean without a space.
pub(in crate::import) const NAME_WITHOUT_SPACES_MAX_CHARS: usize = 6;
/// Letters at least of a family name in lower case: `Ada moss`.
pub(in crate::import) const SMALL_FAMILY_NAME_MIN_CHARS: usize = 4;
/// Capitals at least of a word of a name that is all capitals: fewer are initials.
pub(in crate::import) const CAPITALS_OF_A_NAME_MIN: usize = 4;
/// Letters of the name of an account at least.
pub(in crate::import) const ACCOUNT_MIN_LETTERS: usize = 2;
/// Letters at least of a word of an office that counts within the name of an account.
pub(in crate::import) const OFFICE_WITHIN_MIN_CHARS: usize = 4;
/// Letters at least of a role that counts at the end of a word: `Chefreporterin`.
pub(in crate::import) const ROLE_ENDING_MIN_CHARS: usize = 6;
/// Bytes of the last part of an address: `orrin.example`.
pub(in crate::import) const DOMAIN_BYTES: RangeInclusive<usize> = 2..=4;

// The language (`language_of_text`).

/// Letters at least by which a language is distinguished from others of its script.
pub(in crate::import) const LANGUAGE_MIN_LETTERS: usize = 160;
/// Letters at least by which a script is recognised, or a language that alone has its script.
pub(in crate::import) const SCRIPT_MIN_LETTERS: usize = 20;
/// Letters at least that can contradict the language that a page declares.
pub(in crate::import) const CONTRADICTING_MIN_LETTERS: usize = 600;
