//! Classifies lines by their look: running text, a headline, a date, a caption.

use super::super::word_count::words;
use super::super::{dating, people, picture_credits};
use std::sync::LazyLock;

use crate::import::switches::{Rule, is_on};
use crate::import::thresholds::{
    BYLINE_MAX_WORDS, CAPTION_WORDS, DESK_BYLINE_MAX_WORDS, LIST_PART_MIN_WORDS,
    PICTURE_NAME_MAX_BYTES, SENTENCE_MIN_WORDS, TITLE_MAX_WORDS, UNSTOPPED_MIN_WORDS,
};
use crate::language;

/// The shape of a block, by its look alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum LineShape {
    /// Running text.
    Prose,
    /// A short line without a full stop: a headline, a heading, an entry of a menu.
    Title,
    /// It says who wrote the article.
    Byline,
    /// A date or a time, and little else.
    Date,
    /// The caption of a picture: it has a credit in brackets, or after "Photo:".
    Caption,
    /// The name of a picture, as text browsers show it: `[boat-1]`, `boat_in_fog.jpg`.
    Picture,
    /// Cells of a table.
    Row,
    /// Anything else that is short.
    Scrap,
}

/// Returns the shape of a block.
pub(in super::super) fn shape(text: &str) -> LineShape {
    let words = words(text);
    // A row of a table may have a date in one of its cells, but is not a date line.
    if text.matches('\t').count() >= 2 {
        return LineShape::Row;
    }
    if is_picture(text) && is_on(Rule::ShapesNamesOfPictures) {
        return LineShape::Picture;
    }
    if dating::is_date_line(text) && is_on(Rule::ShapesDates) {
        return LineShape::Date;
    }
    if is_byline(text, words) && is_on(Rule::ShapesBylines) {
        return LineShape::Byline;
    }
    if is_caption(text, words) && is_on(Rule::ShapesCaptions) {
        return LineShape::Caption;
    }
    if text.contains('\t') {
        return LineShape::Row;
    }
    if is_running_text(text) && words >= SENTENCE_MIN_WORDS || words > TITLE_MAX_WORDS {
        return LineShape::Prose;
    }
    let first = text.chars().find(|c| c.is_alphanumeric());
    let titled = first.is_some_and(|c| c.is_uppercase() || c.is_numeric() || !c.is_lowercase());
    let in_menu = [" | ", " / ", " › ", " · "].iter().any(|mark| text.contains(mark));
    if titled && !in_menu { LineShape::Title } else { LineShape::Scrap }
}

/// Returns whether a line is the name of a picture, in brackets or as a file.
fn is_picture(text: &str) -> bool {
    let one = !text.contains(char::is_whitespace) && text.contains(char::is_alphanumeric);
    let bracketed = text.starts_with('[')
        && text.ends_with(']')
        && text.len() <= PICTURE_NAME_MAX_BYTES
        && text.chars().any(char::is_alphabetic)
        && !text.trim_matches(['[', ']']).ends_with(['.', '!', '?', '…']);
    let named = one
        && (text.contains('_') || text.matches('-').count() >= 2)
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '%'))
        && text.contains(|c: char| c.is_ascii_digit() || c == '_');
    let file = [".jpg", ".jpeg", ".png", ".gif", ".webp"];
    bracketed || named || one && file.iter().any(|end| text.to_lowercase().ends_with(end))
}

/// Returns whether a block ends as a sentence, a part of a list or quoted speech does.
pub(in super::super) fn ends_sentence(text: &str) -> bool {
    // Footnotes end in an arrow back to the text, some articles in a mark of their outlet.
    let text = text.trim_end_matches("Enditem");
    let text = text.trim_end_matches(['↩', '↑', '\u{fe0e}', ' ', '♦', '■', '●', '◆']);
    let bare = text
        .trim_end_matches(['"', '”', '’', '\'', '»', '“', ')', ']', '*', '」', '』', '）', '》']);
    // The number of a footnote follows the full stop.
    let bare = match bare.trim_end_matches(|c: char| c.is_ascii_digit()) {
        cut if cut.len() + 2 >= bare.len() && cut.ends_with('.') => cut,
        _ => bare,
    };
    let list = text.split_whitespace().count() >= LIST_PART_MIN_WORDS;
    bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।', '։', '።'])
        || list && bare.ends_with([';', ':', ','])
}

/// Returns whether a block is running text: it ends as a sentence does, or is in a script that has
/// no full stop.
pub(in super::super) fn is_running_text(text: &str) -> bool {
    let unstopped = |c: char| matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1780}'..='\u{17ff}');
    ends_sentence(text) || text.chars().any(unstopped) && words(text) >= UNSTOPPED_MIN_WORDS
}

/// Ends of lines that name a desk, in all languages.
static DESKS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    language::all().flat_map(|language| &language.bylines.desks).map(String::as_str).collect()
});

/// Words in lower case that may be in the place of a name, in all languages.
static DESK_WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    language::all().flat_map(|language| &language.bylines.desk_words).map(String::as_str).collect()
});

fn is_byline(text: &str, words: usize) -> bool {
    let lower = text.to_lowercase();
    let by = people::opens_byline(text) && words <= BYLINE_MAX_WORDS;
    let named = text
        .split_whitespace()
        .skip(1)
        .take(1)
        .any(|word| word.starts_with(char::is_uppercase) || DESK_WORDS.contains(&word));
    let is_desk = words <= DESK_BYLINE_MAX_WORDS && DESKS.iter().any(|word| lower.ends_with(word));
    by && named && !ends_sentence(text) || is_desk
}

fn is_caption(text: &str, words: usize) -> bool {
    let lower = text.to_lowercase();
    let credited = picture_credits::is_in_caption(&lower);
    let bracketed =
        text.ends_with(')') && text.rfind('(').is_some_and(|at| text[at..].contains('/'));
    // A credit by itself is a caption, however short.
    let alone = picture_credits::begins_caption(&lower);
    CAPTION_WORDS.contains(&words) && (credited || bracketed)
        || alone && words < *CAPTION_WORDS.start()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_classified_by_their_look() {
        let cases = [
            ("The bridge was shut on Tuesday.", LineShape::Prose),
            ("Bridge shut for three weeks", LineShape::Title),
            ("By Ada Moss", LineShape::Byline),
            ("By the river, in the end", LineShape::Title),
            ("5 March 2024, 6.30pm", LineShape::Date),
            ("The bridge in March. Photo: Ada Moss", LineShape::Caption),
            ("Photo: Norkraft", LineShape::Caption),
            ("A post on the border. (R. Kost / Vista Images)", LineShape::Caption),
            ("[boat-in-fog-2]", LineShape::Picture),
            ("RRA_2297-1", LineShape::Picture),
            ("boat.jpg", LineShape::Picture),
            ("2019\t97.0\t54.1", LineShape::Row),
            ("no longer", LineShape::Scrap),
            ("The Weir\t1 March 2025\tOpen", LineShape::Row),
            ("Moss, ‘On weirs’, p. 3. ↩", LineShape::Prose),
        ];
        for (text, expected) in cases {
            assert_eq!(shape(text), expected, "{text}");
        }
    }
}
