//! `verify`: compares articles with their originals.

use std::process::ExitCode;

use crate::edit::verify;
use crate::source::Disk;

use super::args::Args;
use super::{FAULTS, print};

/// Imports the kept originals again and reports which articles differ from them.
pub(super) fn verify(args: &Args) -> ExitCode {
    let (loaded, verdicts) = verify::verify(&Disk::new(&args.root));
    let mut faults = 0;
    for (id, verdict) in &verdicts {
        let (fault, words) = match verdict {
            verify::Verdict::Equal => (false, "equals its original".to_owned()),
            verify::Verdict::Headline(headline) => {
                (false, format!("equals its original, which is headed “{headline}”"))
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
                    "differs from its original (first the imported words, then the article’s)\n    \
                     {}",
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
    if !args.quiet && without > 0 {
        print(&format!("{without} articles name no original.\n"));
    }
    if faults > 0 { ExitCode::from(FAULTS) } else { ExitCode::SUCCESS }
}
