//! Imports of the five articles that the bundled briefing is about, as they were saved.
//!
//! They are the text of others and not part of this repository: the environment variable
//! `MANICULE_SOURCES` names their folder.

use std::fs;
use std::path::Path;

use manicule::import::{self, ImportInput, ImportedPage};

/// Imports a file; asserts that its headline is on line `title`, that all of the lines `kept`,
/// empty ones apart, are in the article in order, and at most `too_many` others.
#[track_caller]
fn import(
    folder: &Path,
    name: &str,
    title: usize,
    kept: impl IntoIterator<Item = usize>,
    too_many: usize,
) -> ImportedPage {
    let text = fs::read_to_string(folder.join(name)).expect("a saved article");
    let fold = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = text.lines().map(fold).collect();
    let page = import::read(text.as_bytes(), &ImportInput { name, ..ImportInput::default() })
        .expect("an article");
    let found = page.facts.title.as_ref().map(|title| title.value.as_str());
    assert_eq!(found, Some(lines[title - 1].as_str()));
    let expected: Vec<&str> = kept
        .into_iter()
        // The mark of an item is none of its words.
        .map(|line| lines[line - 1].strip_prefix("- ").unwrap_or(&lines[line - 1]))
        .filter(|line| !line.is_empty())
        .collect();
    let blocks: Vec<&str> = page
        .blocks
        .iter()
        .filter(|block| block.is_kept())
        .map(|block| block.text.as_str())
        .collect();
    let mut wanted = expected.iter().peekable();
    let others: Vec<&&str> =
        blocks.iter().filter(|block| wanted.next_if(|line| line == block).is_none()).collect();
    assert_eq!(wanted.next(), None, "{name}: a line of the article is lost");
    assert!(others.len() <= too_many, "{name}: {} others: {others:#?}", others.len());
    page
}

fn published(page: &ImportedPage) -> Option<String> {
    page.facts.published.as_ref().map(|known| known.value.date.to_string())
}

#[test]
#[ignore = "reads the five saved articles in the folder MANICULE_SOURCES"]
fn the_five_sources_come_out_whole() {
    let folder = std::env::var_os("MANICULE_SOURCES").expect("MANICULE_SOURCES is set");
    let folder = Path::new(&folder);
    let page = import(folder, "alwaght-no-hope.txt", 71, 84..=128, 1);
    assert_eq!(published(&page).as_deref(), Some("2025-06-02"));

    let page =
        import(folder, "kyiv-independent-lavrov-rubio.txt", 3, [6].into_iter().chain(9..=27), 6);
    assert_eq!(published(&page).as_deref(), Some("2025-06-02"));
    assert_eq!(page.facts.byline.expect("a byline").value, ["Lucy Pakhnyuk"]);

    // Its first sentence names a day, which is the likeliest guess and no more.
    let page = import(folder, "daily8-istanbul-talks.txt", 1, 2..=21, 0);
    assert_eq!(published(&page), None);
    let day = page.facts.guesses[0].day.expect("a day");
    assert_eq!(day.date.to_string(), "2025-06-02");

    // Teasers with pictograms, and headings with nothing under them.
    let kept = [4, 5, 8, 9].into_iter().chain(12..=28);
    let page = import(folder, "komsomolka-live-istanbul.txt", 2, kept, 5);
    assert_eq!(published(&page), None);
    assert!(page.facts.guesses[0].reason.contains("June 2"), "{:?}", page.facts.guesses);

    // Nothing in it says when it was published.
    let page = import(folder, "daily8-riyadh-explainer.txt", 2, 3..=38, 0);
    assert_eq!(published(&page), None);
    assert!(page.facts.guesses.iter().all(|guess| guess.day.is_none()), "{:?}", page.facts.guesses);
}
