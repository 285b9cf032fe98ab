//! Splits text copied from a page into blocks.

use crate::import::switches::{Rule, is_on};
use crate::import::thresholds::{
    WRAPPED_BREAKS, WRAPPED_CHARS, WRAPPED_PERCENT, WRAPPED_SPARE_COLUMNS,
};
use crate::text::is_spaceless;

/// Returns the blocks of a text: its lines, or its paragraphs if the lines are hard-wrapped. White
/// space within a block is folded, except tabs, which separate the cells of a table. No block is
/// empty.
pub(in super::super) fn blocks(text: &str) -> Vec<String> {
    // Spaces before the first line of a paragraph take room, too.
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let above = lines.windows(2).filter(|pair| !pair[1].is_empty()).map(|pair| pair[0]);
    let longest = above.map(columns).max().unwrap_or(0);
    let joined = if is_wrapped(&lines, longest) {
        unwrap(&lines, longest)
    } else {
        lines.iter().map(|line| (*line).to_owned()).collect()
    };
    joined.iter().map(|line| fold(line)).filter(|line| !line.is_empty()).collect()
}

fn fold(line: &str) -> String {
    // Markdown cannot hold a control character; between words it is a space.
    let is_space = |c: char| c.is_whitespace() || c.is_control();
    let words = |cell: &str| -> Vec<String> {
        cell.split(is_space).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let cells = line.split('\t').map(|cell| words(cell).join(" "));
    cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("\t")
}

/// Returns the number of columns of a line: characters of East Asian scripts take two.
fn columns(line: &str) -> usize {
    line.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

fn is_wide(c: char) -> bool {
    c >= '\u{2e80}'
        && (is_spaceless(c) || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff60}'))
}

/// Returns whether a program wrapped the text: its lines break where the next word does not fit.
/// `longest` is the number of columns of the longest line above another.
fn is_wrapped(lines: &[&str], longest: usize) -> bool {
    let within = |pair: &&[&str]| {
        !pair[0].is_empty() && !pair[1].is_empty() && !is_indented(pair[0], pair[1])
    };
    let breaks = lines.windows(2).filter(within);
    let (all, full) = breaks.fold((0, 0), |(all, full), pair| {
        (all + 1, full + usize::from(is_full(pair[0], pair[1], longest)))
    });
    WRAPPED_CHARS.contains(&longest)
        && all >= WRAPPED_BREAKS
        && full * 100 >= all * WRAPPED_PERCENT
        && is_on(Rule::TextWrappedLines)
}

/// Returns whether the first word of the next line does not fit at the end of a line.
fn is_full(line: &str, next: &str, longest: usize) -> bool {
    let word = next.split_whitespace().next().unwrap_or_default();
    // Before a character of a script without spaces a line can break; a mark that may not begin a
    // line takes the character before it along.
    if word.starts_with(is_wide) {
        return columns(line) + WRAPPED_SPARE_COLUMNS > longest;
    }
    columns(line) + 1 + columns(word) > longest
}

/// Returns whether a line begins further right than the one above it, as a paragraph does.
fn is_indented(above: &str, line: &str) -> bool {
    let spaces = |line: &str| line.len() - line.trim_start().len();
    spaces(line) > spaces(above)
}

fn unwrap(lines: &[&str], longest: usize) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    let mut above = "";
    for line in lines {
        // A short line ends its paragraph, as an item of a list does.
        match blocks.last_mut() {
            Some(block)
                if !line.is_empty()
                    && !above.is_empty()
                    && !is_indented(above, line)
                    && is_full(above, line, longest) =>
            {
                if !(block.ends_with(is_wide) && line.starts_with(is_wide)) {
                    block.push(' ');
                }
                block.push_str(line.trim_start());
            }
            _ => blocks.push((*line).to_owned()),
        }
        above = line;
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_a_block() {
        assert_eq!(blocks("One.\n\n  Two  words. \n\u{a0}\n"), ["One.", "Two words."]);
        assert_eq!(blocks("One\u{1f} word.\0\n\u{1b}[1m\n\u{7f}"), ["One word.", "[1m"]);
    }

    #[test]
    fn wrapped_paragraphs_are_joined() {
        let text = "The boat that left the harbour in the evening came back before\n\
                    midnight, since the captain had forgotten his pipe, and without\n\
                    it, he said, no one could be expected to find the passage that\n\
                    lies between the two islands.\n\nThe next morning it left again, with the pipe \
                    and a second\ncaptain, who did not smoke and knew the passage quite well from\n\
                    his youth.\n";
        let found = blocks(text);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].ends_with("the two islands.") && found[1].ends_with("from his youth."));
    }

    #[test]
    fn paragraphs_are_the_same_at_any_width() {
        let paragraphs = [
            "The boat that left the harbour in the evening came back before midnight, since the \
             captain had forgotten his pipe.",
            "Without it, he said, no one could be expected to find the passage that lies between \
             the two islands, least of all in the fog of November.",
            "The next morning it left again, with the pipe and a second captain, who did not smoke.",
            "Nobody on the pier would say who had lit the lamp, but all of them had seen it burn \
             from the church to the mole until the tide turned.",
        ];
        for width in 30..=80 {
            let wrapped: Vec<String> =
                paragraphs.iter().map(|paragraph| wrap(paragraph, width)).collect();
            assert_eq!(blocks(&wrapped.join("\n\n")), paragraphs, "{width}");
            // With the first line of each paragraph indented.
            let indented: Vec<String> = paragraphs
                .iter()
                .map(|paragraph| wrap(&format!("\u{1}\u{1}\u{1}\u{1}{paragraph}"), width))
                .map(|paragraph| paragraph.replace('\u{1}', " "))
                .collect();
            for between in ["\n\n", "\n"] {
                assert_eq!(blocks(&indented.join(between)), paragraphs, "indented, {width}");
            }
        }
    }

    #[test]
    fn lines_of_a_script_without_spaces_are_joined_without_one() {
        let paragraph = "昨天晚上离开港口的小船在午夜之前又回来了，因为船长忘了带他的烟斗，而没有烟斗，他说，\
                         谁也不能指望在十一月的大雾里找到两座岛之间的那条水道。";
        for width in [15, 20, 30] {
            let lines: Vec<char> = paragraph.chars().collect();
            let lines: Vec<String> =
                lines.chunks(width).map(|line| line.iter().collect()).collect();
            let text = format!("{}\n\n{}", lines.join("\n"), lines.join("\n"));
            assert_eq!(blocks(&text), [paragraph, paragraph], "{width}");
        }
    }

    #[test]
    fn lists_and_lines_of_any_length_are_not_joined() {
        let menu = "Home\nSport\nThe boats of the week\nWeather\nAbout us\nContact";
        assert_eq!(blocks(menu).len(), 6);
    }

    fn wrap(text: &str, width: usize) -> String {
        let mut lines = vec![String::new()];
        for word in text.split(' ') {
            let last = lines.last().map_or(0, |line| line.chars().count());
            if last > 0 && last + 1 + word.chars().count() > width {
                lines.push(String::new());
            }
            if let Some(line) = lines.last_mut() {
                line.push_str(if line.is_empty() { "" } else { " " });
                line.push_str(word);
            }
        }
        lines.join("\n")
    }
}
