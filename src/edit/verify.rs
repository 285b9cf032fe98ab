//! Verifies that articles still equal what the import makes of their kept originals.

use sha2::{Digest as _, Sha256};

use super::source_table::with_checked;
use super::store::SOURCES;
use super::{Refusal, article_path, compare, replace};
use crate::import::{ImportInput, ImportedPage, read};
use crate::load::{FENCE, Loaded, load};
use crate::markdown::{Flavour, project};
use crate::model::TextForm;
use crate::model::document::ArticleDoc;
use crate::source::FileSystem;

/// The result of comparing an article with its original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The same text.
    Equal,
    /// The same text under another headline: the original's. The article's may be the editor's, or
    /// an older version's, since an update keeps it.
    Headline(String),
    /// Another text: the changes, one line for each place.
    Differs(Vec<String>),
    /// The original is not the imported file: its hash differs.
    Altered,
    /// The original is missing.
    Missing,
    /// The original can no longer be imported, for this reason.
    Unreadable(String),
    /// Another text, which the editor checked as it is now: the number of changes.
    Checked(usize),
    /// The article is in the editor's words, so there is nothing to compare.
    Digest,
}

/// Returns the SHA-256 of bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Verifies all articles that name an original; returns their ids, in the order of the briefing.
pub fn verify(files: &dyn FileSystem) -> (Loaded, Vec<(String, Verdict)>) {
    let (loaded, _) = load(files);
    let verdicts = loaded.articles.iter().filter_map(|article| {
        article.origin.file.as_ref()?;
        Some((article.id.to_string(), verdict(files, article)))
    });
    let verdicts = verdicts.collect();
    (loaded, verdicts)
}

/// Reads an article's original: its name and bytes. `None` if it names none or the file is missing.
pub(super) fn original<'a>(
    files: &dyn FileSystem,
    article: &'a ArticleDoc,
) -> Option<(&'a str, Vec<u8>)> {
    let file = article.origin.file.as_deref().filter(|file| !file.contains(['/', '\\']))?;
    Some((file, files.read(&format!("{SOURCES}/{file}")).ok()?))
}

fn verdict(files: &dyn FileSystem, article: &ArticleDoc) -> Verdict {
    let Some((file, bytes)) = original(files, article) else {
        // The source of a digest is often left out on purpose.
        return if article.text == TextForm::Digest { Verdict::Digest } else { Verdict::Missing };
    };
    if article
        .origin
        .sha256
        .as_ref()
        .is_some_and(|hash| !hash.eq_ignore_ascii_case(&sha256(&bytes)))
    {
        return Verdict::Altered;
    }
    if article.text == TextForm::Digest {
        return Verdict::Digest;
    }
    let verdict = compared(article, file, &bytes);
    match verdict {
        Verdict::Differs(changes) if is_checked(article) => Verdict::Checked(changes.len()),
        verdict => verdict,
    }
}

/// Returns whether the editor checked the text as it is now.
fn is_checked(article: &ArticleDoc) -> bool {
    let checked = article.origin.checked.as_ref();
    checked.is_some_and(|hash| hash.eq_ignore_ascii_case(&text_hash(article)))
}

/// Returns the hash of an article's text. Its line ends do not count.
fn text_hash(article: &ArticleDoc) -> String {
    sha256(article.body.markdown().replace("\r\n", "\n").trim().as_bytes())
}

/// Writes into an article's `[source]` that its text was checked as it is now.
///
/// # Errors
///
/// If the file cannot be written.
pub fn accept(files: &dyn FileSystem, article: &ArticleDoc) -> Result<(), Refusal> {
    let head = &article.body.file_text[..article.body.span.start as usize];
    let body = &article.body.file_text[article.body.span.start as usize..];
    // The article was loaded, so its front matter is between two fences.
    let (opening, rest) = head.split_at(head.find('\n').map_or(0, |at| at + 1));
    let (front_matter, closing) = rest.split_at(rest.trim_end().len() - FENCE.len());
    let front_matter = with_checked(front_matter, &text_hash(article));
    let text = format!("{opening}{front_matter}{closing}{body}");
    replace(files, &article_path(&article.id), text.as_bytes())
}

/// Imports the original of an article again, with its choices: with the original's own headline,
/// since an update keeps the front matter's, or with a `title`, which may have been given at the
/// import.
pub(super) fn again(
    article: &ArticleDoc,
    file: &str,
    bytes: &[u8],
    title: Option<&str>,
) -> Result<ImportedPage, Refusal> {
    let input = ImportInput {
        name: file,
        address: article.url.as_deref(),
        title,
        keep: &numbers(article.origin.keep.as_deref()),
        drop: &numbers(article.origin.drop.as_deref()),
        ..ImportInput::default()
    };
    read(bytes, &input)
}

fn compared(article: &ArticleDoc, file: &str, bytes: &[u8]) -> Verdict {
    let changes = |page: &ImportedPage| {
        let text = project(&page.body, Flavour::Article).plain.text;
        compare::word_changes(&text, &article.body.plain.text)
    };
    let own = again(article, file, bytes, None);
    if let Ok(page) = &own
        && changes(page).is_empty()
    {
        return another_headline(page, article).map_or(Verdict::Equal, Verdict::Headline);
    }
    match (&own, again(article, file, bytes, Some(&article.title))) {
        (_, Ok(page)) => match changes(&page) {
            changes if changes.is_empty() => Verdict::Equal,
            changes => Verdict::Differs(changes),
        },
        (Ok(page), Err(_)) => Verdict::Differs(changes(page)),
        (Err(_), Err(refusal)) => Verdict::Unreadable(refusal.message),
    }
}

/// Returns the block numbers in a list of the front matter; other words are ignored.
pub(super) fn numbers(list: Option<&str>) -> Vec<usize> {
    let list = list.unwrap_or_default().split_whitespace();
    list.filter_map(|number| number.parse().ok()).collect()
}

fn another_headline(page: &ImportedPage, article: &ArticleDoc) -> Option<String> {
    let headline = &page.facts.title.as_ref()?.value;
    let same = headline.split_whitespace().eq(article.title.split_whitespace());
    (!same).then(|| headline.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Memory;

    const TEXT: &str = "The bridge at Orrin was shut on Tuesday, the mayor said, and it will stay \
                        so for three weeks.\n";

    fn verdict_of(body: &str, sha256: &str, original: Option<&str>) -> Verdict {
        let article = format!(
            "+++\ntitle = \"Bridge shut\"\noutlet = \"h\"\npublished = 2024-03-05\n\n[source]\n\
             file = \"b.txt\"\nsha256 = \"{sha256}\"\n+++\n\n{body}"
        );
        let mut files = vec![("content/articles/b.md".to_owned(), article)];
        files.extend(original.map(|text| ("content/sources/b.txt".to_owned(), text.to_owned())));
        let (_, mut verdicts) = verify(&Memory::new(files));
        verdicts.remove(0).1
    }

    /// Regression: a correction by hand could not be distinguished from a fault.
    #[test]
    fn an_accepted_text_is_no_fault_until_it_changes() {
        let original = format!("Bridge shut\n5 March 2024\n{TEXT}");
        let mended = TEXT.replace("three", "two");
        let hash = sha256(original.as_bytes());
        let article = format!(
            "+++\ntitle = \"Bridge shut\"  # mine\noutlet = \"h\"\npublished = 2024-03-05\n\n\
             [source]\nfile = \"b.txt\"\nsha256 = \"{hash}\"\n\n[[name]]\nwords = \"Orrin\"\n\
             actor = false\n+++\n\n{mended}"
        );
        let path = "content/articles/b.md";
        let files = Memory::new([
            (path.to_owned(), article.clone()),
            ("content/sources/b.txt".to_owned(), original),
        ]);
        let (loaded, before) = verify(&files);
        assert!(matches!(before[0].1, Verdict::Differs(_)), "{before:?}");
        accept(&files, &loaded.articles[0]).expect("written");
        assert_eq!(verify(&files).1[0].1, Verdict::Checked(1));
        let text = String::from_utf8(files.read(path).expect("there")).expect("text");
        let checked = text.lines().find(|line| line.starts_with("checked = ")).expect("a hash");
        assert_eq!(text.replace(&format!("{checked}\n"), ""), article);
        let files = Memory::new([
            (path.to_owned(), text.replace("Tuesday", "Monday")),
            ("content/sources/b.txt".to_owned(), format!("Bridge shut\n5 March 2024\n{TEXT}")),
        ]);
        assert!(matches!(verify(&files).1[0].1, Verdict::Differs(_)));
    }

    #[test]
    fn articles_are_compared_with_their_originals() {
        let original = format!("Bridge shut\n5 March 2024\n{TEXT}");
        let hash = sha256(original.as_bytes());
        assert_eq!(verdict_of(TEXT, &hash, Some(&original)), Verdict::Equal);
        // The text is compared, not the headline.
        let renamed = original.replace("Bridge shut", "Bridge at Orrin stays shut for weeks");
        let verdict = verdict_of(TEXT, &sha256(renamed.as_bytes()), Some(&renamed));
        assert_eq!(verdict, Verdict::Headline("Bridge at Orrin stays shut for weeks".to_owned()));
        assert_eq!(verdict_of(TEXT, &hash, None), Verdict::Missing);
        assert_eq!(verdict_of(TEXT, "00", Some(&original)), Verdict::Altered);
        let Verdict::Differs(changes) =
            verdict_of(&TEXT.replace("three", "two"), &hash, Some(&original))
        else {
            panic!("it differs")
        };
        assert!(changes[0].contains("[-three-] {+two+}"), "{changes:?}");
    }
}
