//! Splits text copied from a page into blocks.

use crate::import::thresholds::{UNWRAPPED_LINE_CHARS, WRAPPED_LINE_CHARS, WRAPPED_LINES};

/// Returns the blocks of a text: its lines, or its paragraphs if the lines are hard-wrapped. White
/// space within a block is folded, except tabs, which separate the cells of a table. No block is
/// empty.
pub(in super::super) fn blocks(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let joined = if is_wrapped(&lines) {
        unwrap(&lines)
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

/// Whether a program wrapped most lines: they are about as long as lines of an e-mail and end in
/// the middle of a sentence, and text follows in the next line.
fn is_wrapped(lines: &[&str]) -> bool {
    let long = lines.iter().filter(|line| line.chars().count() > UNWRAPPED_LINE_CHARS).count();
    let broken = lines.windows(2).filter(|pair| goes_on(pair[0], pair[1])).count();
    let too_long =
        lines.iter().filter(|line| line.chars().count() > *WRAPPED_LINE_CHARS.end()).count();
    broken >= WRAPPED_LINES && broken * 2 > long && too_long * 10 < long
}

fn goes_on(line: &str, next: &str) -> bool {
    let open = !line.ends_with(['.', '!', '?', ':', '"', '”', '»']);
    open && !next.is_empty() && WRAPPED_LINE_CHARS.contains(&line.chars().count())
}

fn unwrap(lines: &[&str]) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    let mut above = "";
    for line in lines {
        // A short line ends its paragraph, as an item of a list does.
        match blocks.last_mut() {
            Some(block) if !line.is_empty() && above.chars().count() >= UNWRAPPED_LINE_CHARS => {
                block.push(' ');
                block.push_str(line);
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
}
