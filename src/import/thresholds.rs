//! The numbers by which rules decide, in one table: those on blocks here, those on facts in `facts`
//! and `days`.
//!
//! Points are in about words of running text (see `plain_text::score`). Two tables of data keep
//! numbers of their own, one per row: the longest block a phrase is tried on (`boilerplate`), and
//! the most words for which the name of an element is believed (`html::name_patterns`). Limits
//! that protect the program (sizes, depths) are where they are enforced.

pub(super) mod days;
pub(super) mod facts;

// Whole pages.

/// A page with fewer kept words holds no article.
pub(super) const ARTICLE_MIN_WORDS: usize = 15;
/// Words of a paragraph that may name the day of publication.
pub(super) const DATED_PARAGRAPH_MIN_WORDS: usize = 8;
/// Kept blocks, from the first, that may name the day of publication.
pub(super) const DATED_PARAGRAPHS: usize = 2;
/// Blocks above the first kept one that may name the day of publication.
pub(super) const DATED_BLOCKS_ABOVE: usize = 4;
/// Numbers of blocks that the warning about dropped prose lists.
pub(super) const DROPPED_PROSE_LISTED: usize = 12;

// Scores of blocks (`plain_text::score`).

/// Points of a paragraph at most, so that a long teaser does not outweigh an article.
pub(super) const PROSE_MAX_POINTS: i32 = 60;
/// Words of running text after which an article may be over.
pub(super) const ARTICLE_PROSE: i32 = 60;
/// Points of a short line.
pub(super) const SHORT_POINTS: i32 = -6;
/// Points of a byline or a date.
pub(super) const BYLINE_OR_DATE_POINTS: i32 = -10;
/// Points of an item that is not a sentence, beside those of a short line.
pub(super) const ITEM_POINTS: i32 = -4;
/// Points of a short line that appears more than once, beside the others.
pub(super) const REPEATED_POINTS: i32 = -4;
/// Words of a paragraph at least that is not said again, but printed again.
pub(super) const REPEATED_PARAGRAPH_MIN_WORDS: i32 = 12;
/// Points of a notice of an advertisement: the article goes on after it.
pub(super) const ADVERTISEMENT_POINTS: i32 = -2;
/// Points of boilerplate that drops its block, beside those that take back its text.
pub(super) const BOILERPLATE_POINTS: i32 = -4;
/// The same for boilerplate after which other articles may follow.
pub(super) const LEADS_ELSEWHERE_POINTS: i32 = -4;
/// The same for boilerplate that ends an article.
pub(super) const ENDS_ARTICLE_POINTS: i32 = -80;
/// Lines without a paragraph between them from which on they are a menu.
pub(super) const MANY_SHORT_LINES: usize = 3;
/// Points of each such line that is not a sentence.
pub(super) const MANY_SHORT_LINES_POINTS: i32 = -1;
/// Words of a paragraph at least that ends such a row.
pub(super) const PARAGRAPH_MIN_WORDS: i32 = 8;

// Shapes of lines (`plain_text::shape`).

/// Bytes of the name of a picture at most.
pub(super) const PICTURE_NAME_MAX_BYTES: usize = 80;
/// Words of a sentence at least.
pub(super) const SENTENCE_MIN_WORDS: usize = 3;
/// Words of a line without a full stop at most: a longer one is running text.
pub(super) const TITLE_MAX_WORDS: usize = 25;
/// Words of a line at least that may end in a colon, a semicolon or a comma as a sentence does.
pub(super) const LIST_PART_MIN_WORDS: usize = 4;
/// Words of a byline at most that begins with "by".
pub(super) const BYLINE_MAX_WORDS: usize = 12;
/// Words at most beside the authors' names in a line above the text that only names them.
pub(super) const BYLINE_OTHER_WORDS: usize = 5;
/// Words of a byline at most that names a desk.
pub(super) const DESK_BYLINE_MAX_WORDS: usize = 10;
/// Words of a caption.
pub(super) const CAPTION_WORDS: std::ops::RangeInclusive<usize> = 5..=60;

// Wrapped lines (`plain_text::lines`).

/// Characters of the longest line of a wrapped text.
pub(super) const WRAPPED_CHARS: std::ops::RangeInclusive<usize> = 25..=100;
/// Line breaks at least within the paragraphs of a wrapped text.
pub(super) const WRAPPED_BREAKS: usize = 4;
/// Share of them at least that are where no other word fits, in percent.
pub(super) const WRAPPED_PERCENT: usize = 80;
/// Columns at most left free at the end of a line of a script without spaces.
pub(super) const WRAPPED_SPARE_COLUMNS: usize = 4;

// Headlines (`plain_text::headline`).

/// Lines above the text in which its headline is searched for.
pub(super) const HEADLINE_ABOVE: usize = 60;
/// Lines into the text, below a summary above the headline.
pub(super) const HEADLINE_INTO: usize = 2;
/// Words of the text above its headline at most, unless who and when are below that.
pub(super) const ABOVE_HEADLINE_MAX_WORDS: i32 = 40;
/// Words of a headline that is a question or an exclamation at most.
pub(super) const ASKING_HEADLINE_MAX_WORDS: i32 = 16;
/// Words of a headline at least.
pub(super) const HEADLINE_MIN_WORDS: i32 = 2;
/// Words that most headlines have.
pub(super) const HEADLINE_WORDS: std::ops::RangeInclusive<i32> = 4..=20;
/// Points of a line with as many words, and of any other.
pub(super) const HEADLINE_WORDS_POINTS: (i32, i32) = (6, -4);
/// Points lost for lines between headline and text at most, one each.
pub(super) const HEADLINE_MAX_DISTANCE: i32 = 12;
/// Points of a line with a byline or a date below it.
pub(super) const HEADED_POINTS: i32 = 6;
/// Points of the first line of a page.
pub(super) const FIRST_LINE_POINTS: i32 = 2;
/// Points of the first line of a page that is right above the text.
pub(super) const FIRST_LINE_ABOVE_TEXT_POINTS: i32 = 4;
/// Words of a paragraph at least that makes the line above it a heading.
pub(super) const UNDER_HEADING_MIN_WORDS: i32 = 17;
/// Words of a second headline at least.
pub(super) const SECOND_HEADLINE_MIN_WORDS: i32 = 6;
/// Lines around the headline that are read for who and when.
pub(super) const FACT_LINES: usize = 8;

// The stretch that holds the text (`plain_text::select`).

/// Words at least of a sentence between headline and text that is kept.
pub(super) const INTRODUCTION_MIN_WORDS: i32 = 5;
/// Lines at most below the text that belong to it if nothing is below them.
pub(super) const LAST_LINES: usize = 2;
/// Words at most of a repeated line that stays as a heading.
pub(super) const REPEATED_HEADING_MAX_WORDS: i32 = 16;
/// Words at most of a question that is a heading of the text.
pub(super) const QUESTION_HEADING_MAX_WORDS: i32 = 5;

// Boilerplate phrases (`boilerplate`).

/// Words of a line at most that opens with a heading in capitals.
pub(super) const CAPITAL_LABEL_LINE_MAX_WORDS: usize = 24;
/// Bytes of that heading at least.
pub(super) const CAPITAL_LABEL_MIN_BYTES: usize = 7;
/// Words of a notice at least that amends an article without a label.
pub(super) const CORRECTION_MIN_WORDS: usize = 8;
/// Words of the label of an update at most: `Update, 3 March:`.
pub(super) const UPDATE_LABEL_MAX_WORDS: usize = 6;
/// Words of an update at least, after its label.
pub(super) const UPDATE_MIN_WORDS: usize = 3;
/// Words of a block at most whose phrases alone decide.
pub(super) const PHRASE_ALONE_MAX_WORDS: usize = 15;
/// Common English words at least that make a block English.
pub(super) const ENGLISH_MIN_WORDS: usize = 3;

// Regions of HTML pages (`html::regions`).

/// Words of a block at least that counts as running text.
pub(super) const PROSE_MIN_WORDS: usize = 8;
/// Paragraphs at least that must share a name before their share of the text is looked at.
pub(super) const COMMON_NAME_MIN_PARAGRAPHS: usize = 3;
/// Words of an article at least beside its comments, or in a region like that of another one.
pub(super) const REGION_ARTICLE_MIN_WORDS: usize = 60;
/// Links at least in a list of links.
pub(super) const LINK_LIST_MIN: usize = 3;
/// Words of a paragraph at least that makes a region more than a list of links.
pub(super) const LINK_LIST_TEXT_MIN_WORDS: usize = 12;

// Decisions on HTML pages (`html::decide`, `html::article`, `html::edges`,
// `html::trailing_boxes`).

/// Letters and digits, in bytes, that a block shares with extracted text if it is part of it.
pub(super) const FOUND_RUN_BYTES: usize = 16;
/// Bytes of extracted text at most between a short block and the one found before it.
pub(super) const FOUND_GAP_BYTES: usize = 48;
/// Words of the library's answer at most that are too few if our own has four times as many.
pub(super) const EXTRACTED_FEW_WORDS: usize = 100;
/// Share of a paragraph's text at most that may be links, in percent.
pub(super) const PROSE_MAX_LINKED_PERCENT: usize = 60;
/// Words of a sentence at least that may tell of something in the words of boilerplate.
pub(super) const SAID_MIN_WORDS: usize = 5;
/// Words of a paragraph at least that begins or ends an article.
pub(super) const ARTICLE_PROSE_MIN_WORDS: usize = 6;
/// Words of a summary below the headline at least.
pub(super) const SUMMARY_MIN_WORDS: usize = 6;
/// How many times as many words are below the headline at least if those above it go.
pub(super) const BELOW_HEADLINE_TIMES: usize = 2;
/// Share of a summary's text at most that may be links, in percent.
pub(super) const SUMMARY_MAX_LINKED_PERCENT: usize = 30;
/// Share of the text of an item, and of a heading, that is added has fewer links, in percent.
pub(super) const BETWEEN_LINKED_PERCENT: (usize, usize) = (30, 50);
/// Share of the kept words at least that the box of an added paragraph has, in percent.
pub(super) const BESIDE_PERCENT: usize = 20;
/// Words of a sentence at least that is added between others.
pub(super) const BETWEEN_MIN_WORDS: usize = 4;
/// Words of a sentence at least that is added below the last one.
pub(super) const LATER_MIN_WORDS: usize = 2;
/// Words of a correction at least.
pub(super) const CORRECTION_LEAST_WORDS: usize = 5;
/// Words of a line at most that is the time of an entry.
pub(super) const TIME_MAX_WORDS: usize = 4;
/// Different words at least of a line that is another form of the headline.
pub(super) const TITLE_FORM_MIN_WORDS: usize = 3;
/// Words that a line shares with the headline at least to be another form of it, in percent.
pub(super) const TITLE_WORDS_PERCENT: usize = 60;
/// Words of a paragraph at least that counts for our own answer.
pub(super) const OWN_MIN_WORDS: usize = 5;
/// Share of the page's running text that the region of our own answer has at least, in percent.
pub(super) const OWN_ANSWER_PERCENT: usize = 70;
/// A block of our own answer has a smaller share of links, in percent.
pub(super) const OWN_LINKED_PERCENT: usize = 60;
/// Share of links above which a block at the end goes, in percent.
pub(super) const LAST_MAX_LINKED_PERCENT: usize = 50;
/// Words at least of a last paragraph that is a link and stays.
pub(super) const LAST_LINK_MIN_WORDS: usize = 8;
/// Words of the credit of a picture at most.
pub(super) const CREDIT_MAX_WORDS: usize = 12;
/// Words of a paragraph at least in a script without full stops.
pub(super) const UNSTOPPED_MIN_WORDS: usize = 8;
/// Words of a box after the text at most; twice as many outside the article's region.
pub(super) const TRAILING_BOX_MAX_WORDS: usize = 60;
/// Percentage of the kept words that the article's region has at least.
pub(super) const ARTICLE_REGION_PERCENT: usize = 80;
/// Words of a note with a mark at least: `* Not counted.`
pub(super) const MARKED_NOTE_MIN_WORDS: usize = 4;
/// Blocks above and below the headline that are read for who and when.
pub(super) const FACT_BLOCKS: (usize, usize) = (5, 12);
/// Blocks of the text among these.
pub(super) const FACT_BLOCKS_OF_TEXT: usize = 3;
/// Words of a page made by scripts at most.
pub(super) const SCRIPTED_PAGE_MAX_WORDS: usize = 60;

// Parts of HTML pages.

/// Entries of a live page at least.
pub(super) const LIVE_MIN_ENTRIES: usize = 3;
/// Words of a sentence in an entry at least.
pub(super) const ENTRY_PROSE_MIN_WORDS: usize = 6;
/// Words of an entry's first line at most that begins with a time.
pub(super) const ENTRY_TIME_LINE_MAX_WORDS: usize = 12;
/// Words of a button for more entries at most.
pub(super) const MORE_ENTRIES_MAX_WORDS: usize = 6;
/// Words of a paragraph at least between headline and entries that is kept.
pub(super) const ABOVE_ENTRIES_MIN_WORDS: usize = 8;
/// Words of a line at most that is a time of day.
pub(super) const TIME_LINE_MAX_WORDS: usize = 8;
/// Lines between line breaks, and words of each at most, that make a block a menu.
pub(super) const BROKEN_LINES: (usize, usize) = (3, 6);
/// Words of a picture's box at most for its text to be a caption.
pub(super) const PICTURE_BOX_MAX_WORDS: usize = 60;
/// Words below a picture at most that are its caption though nothing names them so.
pub(super) const UNNAMED_CAPTION_MAX_WORDS: usize = 40;
/// Share of its words at most that may be links, in percent.
pub(super) const PICTURE_BOX_MAX_LINKED_PERCENT: usize = 50;
/// Characters of a cell at most in a table of data.
pub(super) const CELL_MAX_CHARS: usize = 240;
