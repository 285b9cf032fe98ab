//! The command `export`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::args::{Args, Export};
use super::report::{Printer, count, fail};
use super::{FAULTS, print, print_bytes, shown};
use crate::render::PageRenderer;
use crate::render::export::{AnnotationTarget, ExportFile, export, is_one_file};
use crate::resolve::Options;
use crate::session::Session;
use crate::source::Disk;

/// Writes the briefing in a form for other programs.
pub(super) fn run(args: &Args, command: &Export) -> ExitCode {
    if !args.root.is_dir() {
        return fail(&format!("there is no folder {}", args.root.display()), "");
    }
    if command.out.is_none() && !is_one_file(command.format) {
        return fail("this format is several files", "name a folder for them with --out DIR");
    }
    let options = Options { drafts: command.drafts, edition: command.edition };
    let files = Disk::new(&args.root);
    let snapshot = Session::new(options).open(&files);
    let printer = Printer::new(&args.root, true);
    let (errors, _) = printer.all(&snapshot.diagnostics, &snapshot.loaded.sources, false);
    if errors > 0 {
        eprintln!("{} Nothing was written.", count(errors, 0));
        return ExitCode::from(FAULTS);
    }
    let target = if command.original { AnnotationTarget::Original } else { AnnotationTarget::Page };
    let theme = snapshot.theme.as_deref();
    let renderer = theme.map(|theme| PageRenderer::new(&snapshot.public, theme, &files));
    let html = |page| renderer.as_ref()?.html(page);
    let files = export(&snapshot.public, command.format, target, &html);
    match &command.out {
        Some(out) => write_all(args, command, out, &files),
        None => {
            files.iter().for_each(|file| print_bytes(&file.bytes));
            ExitCode::SUCCESS
        }
    }
}

/// Writes the files of an export: the one to `out`, several into that folder.
fn write_all(args: &Args, command: &Export, out: &Path, files: &[ExportFile]) -> ExitCode {
    let path = |file: &ExportFile| {
        if is_one_file(command.format) { out.to_owned() } else { out.join(&file.name) }
    };
    let paths: Vec<PathBuf> = files.iter().map(path).collect();
    if let Some(path) = paths.iter().find(|path| path.exists() && !command.force) {
        let message = format!("{} is there already", shown(path).display());
        return fail(&message, "nothing was written; --force replaces files of these names");
    }
    for (path, file) in paths.iter().zip(files) {
        if let Err(error) = write(path, &file.bytes) {
            return fail(&format!("cannot write {}: {error}", shown(path).display()), "");
        }
        if !args.quiet {
            print(&format!("{}\n", shown(path).display()));
        }
    }
    ExitCode::SUCCESS
}

/// Writes a file whole or not at all.
fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    std::fs::write(&part, bytes)?;
    std::fs::rename(&part, path)
}
