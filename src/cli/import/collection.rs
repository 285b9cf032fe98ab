//! Imports collections: each page as if it were alone, then the notes as drafts.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::edit::{self, Refusal};
use crate::import::collections::{CollectedNote, CollectedPage, Collection};
use crate::model::Id;
use crate::model::document::Published;

use super::article::one;
use super::briefing::KeptBriefing;
use super::log::shorten;
use super::source::{ImportSource, fetched};
use super::{ImportOutcome, SEVERAL, is_for_one, refused_in, without_panic};
use crate::cli::args::{Args, Import};
use crate::cli::{print, shown};

/// Notes to be added, each with the name of its source and the article that its page became.
pub(super) type NoteQueue = Vec<(String, Option<Id>, CollectedNote)>;

/// Imports the pages and links of a collection, and adds its notes to `notes`. `name` is its file,
/// which was saved at `saved`. A fault in one page does not stop the others.
pub(super) fn import(
    args: &Args,
    command: &Import,
    published: Option<Published>,
    (name, saved): (&str, Timestamp),
    collection: Collection,
    notes: &mut NoteQueue,
    briefing: &mut KeptBriefing<'_>,
) -> Result<ImportOutcome, Refusal> {
    let Collection { format, pages, notes: others, links, refused } = collection;
    let count = pages.len() + links.len();
    if count != 1 && is_for_one(command) {
        let help = format!(
            "it holds {count} pages ({format}); leave out --id, --update, --keep and --drop"
        );
        return Err(Refusal::new(SEVERAL, help));
    }
    let mut worst = ImportOutcome::Done;
    for (part, refusal) in refused {
        worst = refused_in(&format!("{name}: {part}"), &refusal);
    }
    for page in pages {
        let CollectedPage { name: part, file, bytes, address, facts, notes: own } = page;
        let source = ImportSource {
            label: format!("{name}: {part}"),
            name: file,
            bytes,
            retrieved: saved,
            base: address.clone(),
            stated: facts,
            ..ImportSource::default()
        };
        let done = without_panic(|| one(args, command, published, &source, briefing));
        let done = done.unwrap_or_else(|refusal| refused_in(&source.label, &refusal).into());
        worst = worst.max(done.outcome);
        let own = own.into_iter().map(|note| CollectedNote {
            address: note.address.or_else(|| address.clone()),
            ..note
        });
        notes.extend(own.map(|note| (source.label.clone(), done.article.clone(), note)));
    }
    for link in links {
        let done =
            without_panic(|| one(args, command, published, &fetched(command, &link)?, briefing));
        let done = done.unwrap_or_else(|refusal| refused_in(&link, &refusal).into());
        worst = worst.max(done.outcome);
    }
    notes.extend(others.into_iter().map(|note| (name.to_owned(), None, note)));
    Ok(worst)
}

/// Adds all notes as drafts; lists those that have no place.
pub(super) fn add_notes(
    args: &Args,
    command: &Import,
    notes: NoteQueue,
    briefing: &mut KeptBriefing<'_>,
) -> ImportOutcome {
    let mut worst = ImportOutcome::Done;
    let (mut written, mut known) = (BTreeMap::<String, usize>::new(), 0);
    for (source, article, note) in notes {
        if command.dry_run {
            eprintln!("{source}: {}, as a draft", in_words(&note));
            continue;
        }
        let add = |opened: &mut _| edit::add_collected(opened, article.as_ref(), &note);
        match without_panic(|| briefing.change(add)) {
            Ok(Some(added)) => *written.entry(added.path).or_default() += 1,
            Ok(None) => known += 1,
            Err(refusal) => {
                let refusal = Refusal::new(
                    format!("{} was not added: {}", in_words(&note), refusal.message),
                    refusal.help,
                );
                worst = refused_in(&source, &refusal);
            }
        }
    }
    if !args.quiet {
        for (path, count) in written {
            let drafts = if count == 1 { "draft" } else { "drafts" };
            let path = args.root.join(path);
            print(&format!("Wrote {count} {drafts} to {}.\n", shown(&path).display()));
        }
        if known > 0 {
            print(&format!("{known} notes were there already.\n"));
        }
    }
    worst
}

/// Returns a note by its words, for messages.
fn in_words(note: &CollectedNote) -> String {
    let short = |text: &str| format!("“{}”", shorten(text.trim()));
    match (&note.passage, note.text.trim()) {
        (None, text) => format!("the note {}", short(text)),
        (Some(passage), "") => format!("the note on {}", short(&passage.exact)),
        (Some(passage), text) => format!("the note {} on {}", short(text), short(&passage.exact)),
    }
}
