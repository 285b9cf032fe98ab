//! `verify`: compares articles with their originals.

use std::process::ExitCode;

use crate::diag::did_you_mean;
use crate::edit::verify;
use crate::source::Disk;

use super::args::{Args, Verify};
use super::edit::refused;
use super::report::fail;
use super::{FAULTS, print};

/// Imports the kept originals again and reports which articles differ from them; with `--accept`
/// takes the text of these for checked.
pub(super) fn verify(args: &Args, command: &Verify) -> ExitCode {
    let files = Disk::new(&args.root);
    let (loaded, verdicts) = verify::verify(&files);
    for id in &command.articles {
        if !verdicts.iter().any(|(known, _)| known == id) {
            let known = verdicts.iter().map(|(known, _)| known.as_str());
            let hint = did_you_mean(id, known);
            return fail(&format!("there is no article `{id}` with an original"), &hint);
        }
    }
    let wanted =
        |id: &str| command.articles.is_empty() || command.articles.iter().any(|it| it == id);
    let mut faults = 0;
    for (id, verdict) in verdicts.iter().filter(|(id, _)| wanted(id)) {
        if command.accept && matches!(verdict, verify::Verdict::Differs(_)) {
            let article = loaded.articles.iter().find(|article| article.id.as_str() == id);
            match article.map(|article| verify::accept(&files, article)) {
                Some(Err(refusal)) => return refused(&refusal),
                _ if args.quiet => {}
                _ => print(&format!("{id}: its text is taken for checked as it is now\n")),
            }
            continue;
        }
        let (fault, words) = match verdict {
            verify::Verdict::Equal => (false, "equals its original".to_owned()),
            verify::Verdict::Headline(headline) => {
                (false, format!("equals its original, which is headed “{headline}”"))
            }
            verify::Verdict::Checked(changes) => {
                let places = if *changes == 1 { "place" } else { "places" };
                (false, format!("differs from its original in {changes} {places}, and was checked"))
            }
            verify::Verdict::Digest => {
                (false, "is in the editor’s words; there is nothing to compare".to_owned())
            }
            verify::Verdict::Altered => {
                (true, "the kept original is not the file that was imported".to_owned())
            }
            verify::Verdict::Missing => {
                (true, "its original is not in content/sources/".to_owned())
            }
            verify::Verdict::Unreadable(why) => {
                (true, format!("nothing can be imported from its original: {why}"))
            }
            verify::Verdict::Differs(changes) => (
                true,
                format!(
                    "differs from its original (first the imported words, then the article’s; \
                     `verify --accept {id}` takes it for checked)\n    {}",
                    changes.join("\n    ")
                ),
            ),
        };
        faults += usize::from(fault);
        if fault || !args.quiet {
            print(&format!("{id}: {words}\n"));
        }
    }
    let without = loaded.articles.len() - verdicts.len();
    if !args.quiet && without > 0 && command.articles.is_empty() {
        print(&format!("{without} articles name no original.\n"));
    }
    if faults > 0 { ExitCode::from(FAULTS) } else { ExitCode::SUCCESS }
}
