//! The flags of the commands that read pages or originals.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::language;

/// Make an article from a saved page, copied text or a link
///
/// Writes content/articles/ID.md and an empty ID.notes.md, and keeps the original in
/// content/sources/. Reports where each fact was found and why each block was dropped. Asks on a
/// terminal for facts that the page does not give; without one, leaves comments and exits with 1.
/// Reads HTML (also SingleFile and MHTML), plain text as copied from a page, and Markdown; exports
/// of Zotero, Hypothesis and wallabag, web archives (WARC, WACZ), and lists of links.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Import {
    /// Files, folders or links; - is standard input
    #[arg(required = true, value_name = "FILE|DIR|URL|-")]
    pub(in crate::cli) sources: Vec<String>,

    /// The outlet that published it
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) outlet: Option<String>,

    /// The date of publication: 2025-06-01, or 2025-06-01T18:30:00+03:00
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) published: Option<String>,

    /// The article's id [default: from the outlet's id and the headline]
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) id: Option<String>,

    /// The headline, if the one on the page is wrong
    #[arg(long, value_name = "WORDS")]
    pub(in crate::cli) title: Option<String>,

    /// The language of the text: en, pt-BR
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub(in crate::cli) lang: Option<String>,

    /// From whom its outlet has it, such as an agency; may be repeated, the first source first
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) via: Vec<String>,

    /// By whom this copy came from its outlet; may be repeated, the first copy first
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) carried_by: Vec<String>,

    /// Keep the blocks with these numbers in the log: 4, or 4,7-9; may be repeated
    #[arg(long, value_name = "N", value_parser = block_numbers)]
    pub(in crate::cli) keep: Vec<BlockNumbers>,

    /// Drop the blocks with these numbers in the log
    #[arg(long, value_name = "N", value_parser = block_numbers)]
    pub(in crate::cli) drop: Vec<BlockNumbers>,

    /// Replace the article with this id by the new version, and report the changes
    #[arg(long, value_name = "ID",
          conflicts_with_all = ["id", "outlet", "published", "lang", "via", "carried_by"])]
    pub(in crate::cli) update: Option<String>,

    /// With --update: replace it even if nearly all of the text differs
    #[arg(long, requires = "update")]
    pub(in crate::cli) force: bool,

    /// Do not keep the original
    #[arg(long)]
    pub(in crate::cli) no_keep: bool,

    /// Print the page and the log, and write nothing
    #[arg(long, short = 'n')]
    pub(in crate::cli) dry_run: bool,

    /// Print every block of the page in full, kept or dropped
    #[arg(long)]
    pub(in crate::cli) log: bool,

    /// Give up on a link after this many seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    pub(in crate::cli) timeout: u64,
}

/// Compare articles with the originals they were imported from
///
/// Imports the kept originals again. Exits with 1 if an article differs.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Verify {
    /// The articles to compare [default: all that name an original]
    #[arg(value_name = "ID")]
    pub(in crate::cli) articles: Vec<String>,

    /// Take the text as it is now for checked, where it differs
    #[arg(long)]
    pub(in crate::cli) accept: bool,
}

/// Count names and words in the originals of digests, and check what is quoted from them
///
/// Writes content/articles/ID.measure.toml: numbers only, no text of the original. The site shows
/// these figures, and needs the original no more. Originals are found in content/sources/, or in
/// the folder that `originals` in manicule.toml names.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Measure {
    /// The articles to measure [default: all digests that name an original]
    #[arg(value_name = "ID")]
    pub(in crate::cli) articles: Vec<String>,

    /// The folder of the originals
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) originals: Option<PathBuf>,
}

/// Numbers of blocks, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) struct BlockNumbers(Vec<usize>);

impl BlockNumbers {
    /// Returns the numbers of several lists, sorted.
    pub(in crate::cli) fn all(lists: &[Self]) -> Vec<usize> {
        let mut numbers: Vec<usize> = lists.iter().flat_map(|list| list.0.clone()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}

/// Reads numbers and ranges: `4`, `4-7`, `4,7-9`, `4 7`.
fn block_numbers(text: &str) -> Result<BlockNumbers, String> {
    /// No page has more blocks.
    const MOST: usize = 1_000_000;
    let number = |text: &str| {
        let number = text.trim().parse().ok().filter(|number| (1..=MOST).contains(number));
        number.ok_or_else(|| format!("`{text}` is not the number of a block; write 4, or 4,7-9"))
    };
    let mut numbers = Vec::new();
    let parts = text.split(|c: char| c == ',' || c.is_whitespace()).filter(|part| !part.is_empty());
    for part in parts {
        match part.split_once(['-', '–']) {
            None => numbers.push(number(part)?),
            Some((first, last)) => {
                let (first, last) = (number(first)?, number(last)?);
                if last < first {
                    return Err(format!("`{part}` runs backwards; write {last}-{first}"));
                }
                numbers.extend(first..=last);
            }
        }
    }
    if numbers.is_empty() {
        number(text)?;
    }
    Ok(BlockNumbers(numbers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_given_as_lists_and_ranges() {
        let read = |texts: &[&str]| -> Result<Vec<usize>, String> {
            let lists: Result<Vec<_>, _> = texts.iter().map(|text| block_numbers(text)).collect();
            Ok(BlockNumbers::all(&lists?))
        };
        assert_eq!(read(&["4"]), Ok(vec![4]));
        assert_eq!(read(&["9,4 - 6".replace(' ', "").as_str(), "5"]), Ok(vec![4, 5, 6, 9]));
        assert_eq!(read(&["4 9", "7–8"]), Ok(vec![4, 7, 8, 9]));
        for wrong in ["", ",", "0", "a", "4-", "-4", "9-7", "4-99999999", "4--6"] {
            assert!(read(&[wrong]).is_err(), "{wrong}");
        }
    }
}
