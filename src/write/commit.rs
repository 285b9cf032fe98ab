//! Moves the staged pages to their places.

use super::manifest::{MANIFEST, Manifest};
use super::outcome::{PublishError, PublishReport};
use super::staging::{Staged, Staging, parents, remove};

/// Moves the staged pages to their places and removes files that are no longer part of the site.
///
/// `earlier` is the manifest of the output folder, parsed from `earlier_text`; `now` is the new
/// one.
pub(super) fn commit<'a>(
    staging: &Staging<'_>,
    pages: impl Iterator<Item = (&'a str, Staged)>,
    earlier: &Manifest,
    earlier_text: Option<&str>,
    now: &Manifest,
) -> Result<PublishReport, PublishError> {
    let out = staging.out;
    // Until all is done, both the old and the new files are ours.
    let meanwhile = earlier.until(now);
    if meanwhile != *earlier {
        staging.replace(MANIFEST, &meanwhile.text())?;
    }
    let mut report = PublishReport::default();
    let gone = earlier.0.keys().filter(|path| !now.has(path));
    let (in_the_way, rest): (Vec<&String>, Vec<&String>) =
        gone.partition(|path| is_in_the_way(path, now));
    for path in in_the_way {
        report.removed += usize::from(remove(out, path)?);
    }
    staging.move_new_folders()?;
    for (path, staged) in pages {
        match staged {
            Staged::Unchanged => report.unchanged += 1,
            Staged::InNewFolder => report.written += 1,
            Staged::File(staged) => {
                out.remove_empty_folder(path);
                out.rename(&staged, path)
                    .map_err(|error| PublishError::Disk(path.to_owned(), error))?;
                report.written += 1;
            }
        }
    }
    for path in rest {
        report.removed += usize::from(remove(out, path)?);
    }
    staging.clear();
    let text = now.text();
    if meanwhile != *earlier || earlier_text != Some(&text) {
        staging.replace(MANIFEST, &text)?;
    }
    staging.clear();
    Ok(report)
}

/// Returns whether an old file is where the site needs a folder, or in a folder where it needs a
/// file.
fn is_in_the_way(path: &str, now: &Manifest) -> bool {
    let folder = format!("{path}/");
    let next = now.0.range(folder.clone()..).next();
    let is_folder_now = next.is_some_and(|(new, _)| new.starts_with(&folder));
    is_folder_now || parents(path).any(|parent| now.has(parent))
}
