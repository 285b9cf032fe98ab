//! `measure`, and the part of `check` that measures again.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jiff::Zoned;

use super::args::{Args, Check, Measure};
use super::edit::refused;
use super::report::fail;
use super::{FAULTS, print};
use crate::diag::{Diagnostic, did_you_mean};
use crate::edit::measure::{self, ComparedOriginals, NotMeasured};
use crate::edit::within_briefing;
use crate::load::{Loaded, load};
use crate::model::TextForm;
use crate::model::site::Site;
use crate::resolve::{Options, resolve};
use crate::source::{Disk, FileSystem};

/// The folder of kept originals.
const KEPT: &str = "content/sources";

/// The folders of originals, and whether the user named one.
struct OpenFolders {
    disks: Vec<Disk>,
    given: bool,
}

impl OpenFolders {
    /// Returns the folder that the user names, else the one of the settings, then the kept ones.
    fn open(root: &Path, given: Option<&PathBuf>, loaded: &Loaded) -> Self {
        let set = loaded.settings.originals.as_ref().map(|folder| root.join(folder));
        // On another machine the folder of the settings may be missing: originals are private.
        let named = given.cloned().or(set.filter(|folder| folder.is_dir()));
        let all = named.into_iter().chain([root.join(KEPT)]);
        Self { disks: all.map(Disk::new).collect(), given: given.is_some() }
    }

    fn each(&self) -> Vec<&dyn FileSystem> {
        self.disks.iter().map(|disk| disk as &dyn FileSystem).collect()
    }
}

/// Measures originals and writes the measures.
pub(super) fn run(args: &Args, command: &Measure) -> ExitCode {
    let files = Disk::new(&args.root);
    if let Err(refusal) = within_briefing(&files) {
        return refused(&refusal);
    }
    if let Err(message) = check_folder(command.originals.as_ref()) {
        return fail(&message, "");
    }
    let (loaded, faults) = load(&files);
    // Drafts are measured, too.
    let (site, _) = resolve(&loaded, Options { drafts: true, ..Options::default() });
    for id in &command.articles {
        if !loaded.articles.iter().any(|article| article.id.as_str() == id) {
            let known = loaded.articles.iter().map(|article| article.id.as_str());
            return fail(&format!("there is no article `{id}`"), &did_you_mean(id, known));
        }
    }
    if faults.iter().any(Diagnostic::is_error) {
        eprintln!(
            "The content has faults, which `manicule check` lists: some figures may be missing."
        );
    }
    let folders = OpenFolders::open(&args.root, command.originals.as_ref(), &loaded);
    measure_all(args, command, &files, &loaded, &site, &folders)
}

fn measure_all(
    args: &Args,
    command: &Measure,
    files: &Disk,
    loaded: &Loaded,
    site: &Site,
    folders: &OpenFolders,
) -> ExitCode {
    let named = |id: &str| command.articles.iter().any(|it| it == id);
    let wanted = loaded.articles.iter().filter(|article| {
        let digest = article.text == TextForm::Digest && article.origin.file.is_some();
        named(article.id.as_str()) || (command.articles.is_empty() && digest)
    });
    let compared = ComparedOriginals::new(site, loaded, &folders.each());
    let (mut faults, mut count, today) = (0, 0, Zoned::now().date());
    for article in wanted {
        count += 1;
        let figures = measure::measure(site, loaded, article, &folders.each(), &compared, today);
        let (fault, words) = match figures {
            Ok(figures) => {
                let missing = figures.quotation.iter().filter(|it| it.count == 0).count();
                let written = match measure::store(files, loaded, article, &figures) {
                    Ok(true) => "measured",
                    Ok(false) => "measured, nothing new",
                    Err(refusal) => return refused(&refusal),
                };
                let phrases = match missing {
                    0 => String::new(),
                    1 => "; 1 phrase is not in it, see `manicule check`".into(),
                    _ => format!("; {missing} phrases are not in it, see `manicule check`"),
                };
                (missing > 0, format!("{written}: {} words{phrases}", figures.words))
            }
            Err(reason) => (reason != NotMeasured::FullText, why(&reason)),
        };
        faults += usize::from(fault);
        if fault || !args.quiet {
            print(&format!("{}: {words}\n", article.id));
        }
    }
    if count == 0 && !args.quiet {
        print(
            "There is no digest with an original. A digest has `text = \"digest\"`, and `[source]` \
               with `file` and `sha256`.\n",
        );
    }
    if faults > 0 { ExitCode::from(FAULTS) } else { ExitCode::SUCCESS }
}

fn why(reason: &NotMeasured) -> String {
    match reason {
        NotMeasured::FullText => "is the full text, in which everything is counted".into(),
        NotMeasured::Unnamed => "names no original: `[source]` needs `file` and `sha256`".into(),
        NotMeasured::Missing(file) => {
            format!(
                "its original `{file}` is neither in content/sources/ nor in the folder of \
                     originals (`--originals DIR`, or `originals` in manicule.toml)"
            )
        }
        NotMeasured::Changed(file) => {
            format!("`{file}` is not the file that it was made from: its hash is another one")
        }
        NotMeasured::Unreadable(why) => {
            format!("nothing can be imported from its original: {why}")
        }
    }
}

/// Measures again the originals that are at hand, and returns the differences for `check`. With the
/// nearest words, these say more than what `build` finds in the measures.
pub(super) fn differences(
    root: &Path,
    command: &Check,
    loaded: &Loaded,
    site: &Site,
) -> Vec<Diagnostic> {
    let folders = OpenFolders::open(root, command.originals.as_ref(), loaded);
    measure::differences(site, loaded, &folders.each(), folders.given)
}

/// Refuses a folder of originals that does not exist.
///
/// # Errors
///
/// A message.
pub(super) fn check_folder(given: Option<&PathBuf>) -> Result<(), String> {
    match given.filter(|folder| !folder.is_dir()) {
        Some(folder) => Err(format!("there is no folder {}", folder.display())),
        None => Ok(()),
    }
}
