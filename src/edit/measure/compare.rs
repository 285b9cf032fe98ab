//! Compares measures with what is counted in the originals now.

use jiff::civil::Date;
use similar::{DiffOp, TextDiff};

use super::{ComparedOriginals, Folders, NotMeasured, figures, original, print};
use crate::diag::{Code, Diagnostic};
use crate::load::Loaded;
use crate::model::TextForm;
use crate::model::document::{ArticleDoc, Figures};
use crate::model::site::Site;
use crate::resolve::nearest_words;
use crate::source::Span;

/// Measures the originals that are at hand again, and reports every difference from the measures,
/// and the nearest words for each phrase that an original does not have. If `all` is set, a digest
/// whose original is missing is an error, too.
pub fn differences(
    site: &Site,
    loaded: &Loaded,
    folders: Folders<'_>,
    all: bool,
) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let compared = ComparedOriginals::new(site, loaded, folders);
    let digests = loaded.articles.iter().filter(|article| article.text == TextForm::Digest);
    for article in digests {
        match original(article, folders) {
            Ok(original) => {
                if original.changed {
                    let file = article.origin.file.clone().unwrap_or_default();
                    out.extend(reported(article, NotMeasured::Changed(file), all));
                }
                let now = figures(site, loaded, article, &original, &compared, Date::default());
                compare(loaded, article, &now, &mut out);
                let notes = loaded.note_docs(&article.id);
                out.extend(nearest_words(&original.article, article, notes));
            }
            Err(fault) => out.extend(reported(article, fault, all)),
        }
    }
    out
}

fn reported(article: &ArticleDoc, fault: NotMeasured, all: bool) -> Option<Diagnostic> {
    let id = &article.id;
    let file = Span::new(article.file, 0, 0..3);
    let key = |key: &str| {
        let line = article.front_matter_line(key);
        line.map_or(file, |line| Span::new(article.file, line.start, 0..line.len()))
    };
    Some(match fault {
        NotMeasured::FullText => return None,
        NotMeasured::Unnamed if all => {
            Diagnostic::at(Code::Unmeasured, file, format!("`{id}` names no original"))
                .help("`[source]` has the `file` and its `sha256`")
        }
        NotMeasured::Missing(name) if all => {
            let message = format!("the original `{name}` is not in the folder of originals");
            Diagnostic::at(Code::OriginalChanged, key("file"), message)
                .help("put it there, or name another folder with --originals")
        }
        NotMeasured::Unnamed | NotMeasured::Missing(_) => return None,
        NotMeasured::Changed(name) => {
            let message = format!("`{name}` is not the file that this article was made from");
            Diagnostic::at(Code::OriginalChanged, key("sha256"), message).help(
                "its hash is another one: put the old file back; or, if the new one is right, read \
                 it again, correct the digest and this hash, and run `manicule measure`",
            )
        }
        NotMeasured::Unreadable(why) => {
            let message = format!("nothing can be imported from the original: {why}");
            Diagnostic::at(Code::OriginalChanged, key("file"), message)
        }
    })
}

/// Reports each line of a measure that would be another one now.
fn compare(loaded: &Loaded, article: &ArticleDoc, now: &Figures, out: &mut Vec<Diagnostic>) {
    let id = &article.id;
    let Some(measure) = loaded.measure_of(id) else {
        let place = Span::new(article.file, 0, 0..3);
        out.push(
            Diagnostic::at(Code::Unmeasured, place, format!("`{id}` was not measured"))
                .help(format!("its original is at hand: run `manicule measure {id}`")),
        );
        return;
    };
    let now = Figures { measured: measure.figures.measured, ..now.clone() };
    if now == measure.figures {
        return;
    }
    let file = measure.span.file;
    let before = &loaded.sources.get(file).text;
    let now = print::toml(id.as_str(), &now);
    for (range, old, new) in changes(before, &now) {
        let span = Span::new(file, 0, range);
        let message = match (old.is_empty(), new.is_empty()) {
            (true, _) => format!("the original also gives `{new}`"),
            (_, true) => format!("the original does not give `{old}`"),
            _ => format!("the original gives `{new}`, not `{old}`"),
        };
        out.push(
            Diagnostic::at(Code::MeasureDiffers, span, message)
                .help(format!("run `manicule measure {id}`")),
        );
    }
}

/// Returns the differences of two texts by lines: the bytes of the first, and the lines of each.
fn changes(before: &str, now: &str) -> Vec<(std::ops::Range<usize>, String, String)> {
    let diff = TextDiff::from_lines(before, now);
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive('\n').collect(), now.split_inclusive('\n').collect());
    let mut starts = vec![0];
    starts.extend(old.iter().scan(0, |at, line| {
        *at += line.len();
        Some(*at)
    }));
    let joined = |lines: &[&str]| {
        // The head of a table says nothing that the lines below it do not say.
        let says = |line: &&str| !line.is_empty() && !line.starts_with("[[");
        lines.iter().map(|line| line.trim()).filter(says).collect::<Vec<_>>().join(", ")
    };
    let differs = diff.ops().iter().filter(|op| !matches!(op, DiffOp::Equal { .. }));
    let change = |op: &DiffOp| {
        let (was, is) = (op.old_range(), op.new_range());
        // Nothing is underlined beyond the first line.
        let first = starts[was.start];
        let end = old.get(was.start).map_or(first, |line| first + line.trim_end().len());
        (first..end, joined(&old[was]), joined(&new[is]))
    };
    differs.map(change).collect()
}
