//! Keeps the documents of files, so that only changed files are parsed again.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::bytes::read;
use super::classify::{self, FileRole, classify};
use super::{
    CONTENT, Loaded, LoadedDocument, documents, fields, no_articles, record, settings, slug,
};
use crate::diag::{Code, Diagnostic};
use crate::disk_cache::DiskCache;
use crate::fingerprint::Fingerprint;
use crate::model::{Id, Kind};
use crate::source::{FileEntry, FileId, FileSystem, MAX_BYTES, Sources, Span, WalkEntry};

/// The files in `content/`, each with its document and its faults.
#[derive(Debug, Default)]
pub struct DocumentCache {
    /// All files that were read, for messages.
    pub sources: Sources,
    /// By path from the briefing's folder.
    items: BTreeMap<String, CachedFile>,
}

/// A file with its document.
#[derive(Debug)]
struct CachedFile {
    role: FileRole,
    /// The fingerprint of its text. `None` where nothing was read.
    key: Option<Fingerprint>,
    /// Its text as far as it could be read, until it is moved to the sources.
    text: Option<(FileId, Arc<str>)>,
    document: Option<LoadedDocument>,
    faults: Vec<Diagnostic>,
}

/// A file to be read, with its entry from the last time.
struct ReadTask {
    file: FileId,
    path: String,
    role: FileRole,
    old: Option<Box<CachedFile>>,
}

impl DocumentCache {
    /// Updates the entries of all files at `paths` and below. The paths are `content/` or lie in
    /// it, and one may be below another. Returns the files that are new, gone or changed, sorted
    /// and unique; files to copy always count as changed. Documents in the disk cache are not
    /// parsed.
    pub fn update(
        &mut self,
        files: &dyn FileSystem,
        paths: &[String],
        disk_cache: &DiskCache,
    ) -> Vec<String> {
        let mut old = BTreeMap::new();
        let mut changed = Vec::new();
        let mut tasks = Vec::new();
        let paths = outermost(paths);
        for path in &paths {
            self.remove_below(path, &mut old);
        }
        for path in &paths {
            self.walk(files, path, &mut old, &mut tasks, &mut changed);
        }
        let read = |task: ReadTask| {
            let before = task.old.as_ref().map(|old| old.key);
            let path = task.path.clone();
            let item = parse(files, task, disk_cache);
            (before == Some(item.key) && item.key.is_some(), path, item)
        };
        let items: Vec<(bool, String, CachedFile)> = tasks.into_par_iter().map(read).collect();
        for (same, path, mut item) in items {
            if let Some((file, text)) = item.text.take() {
                self.sources.set_text(file, text);
            }
            if !same {
                changed.push(path.clone());
            }
            self.items.insert(path, item);
        }
        old.keys().for_each(|path| self.sources.remove(path));
        changed.extend(old.into_keys());
        changed.sort();
        changed.dedup();
        changed
    }

    /// Moves the entries at `path` and below to `out`.
    fn remove_below(&mut self, path: &str, out: &mut BTreeMap<String, CachedFile>) {
        let folder = format!("{path}/");
        let below = self.items.range(folder.clone()..).map(|(path, _)| path);
        let below: Vec<String> = below.take_while(|at| at.starts_with(&folder)).cloned().collect();
        for path in below.into_iter().chain([path.to_owned()]) {
            if let Some((path, item)) = self.items.remove_entry(&path) {
                out.insert(path, item);
            }
        }
    }

    /// Walks the files at `path` and below: makes tasks for those to be read, and adds the others.
    fn walk(
        &mut self,
        files: &dyn FileSystem,
        path: &str,
        old: &mut BTreeMap<String, CachedFile>,
        tasks: &mut Vec<ReadTask>,
        changed: &mut Vec<String>,
    ) {
        let all = files.walk(path);
        tasks.reserve(all.len());
        for found in all {
            let (path, entry) = match found {
                WalkEntry::File(entry) => (entry.path.clone(), Ok(entry)),
                WalkEntry::Fault(path, what) => (path, Err(what)),
            };
            let role = classify(&path);
            if role == FileRole::Ignored {
                continue;
            }
            let old = old.remove(&path);
            let fault = match entry {
                Ok(_) if role == FileRole::Static => None,
                Ok(entry) => {
                    let file = self.sources.add(&path, "".into());
                    match fault(&role, &entry, file) {
                        Some(fault) => Some(fault),
                        None => {
                            tasks.push(ReadTask { file, path, role, old: old.map(Box::new) });
                            continue;
                        }
                    }
                }
                Err(what) => {
                    let at = Span::new(self.sources.add(&path, "".into()), 0, 0..0);
                    Some(Diagnostic::at(Code::Unreadable, at, format!("`{path}` {what}")))
                }
            };
            changed.push(path.clone());
            let faults = fault.into_iter().collect();
            self.items
                .insert(path, CachedFile { role, key: None, text: None, document: None, faults });
        }
    }

    /// Returns the documents and the faults of all files, and reads the settings.
    pub fn loaded(&mut self, files: &dyn FileSystem) -> (Loaded, Vec<Diagnostic>) {
        let mut loaded = Loaded { sources: std::mem::take(&mut self.sources), ..Loaded::default() };
        let mut diagnostics = Vec::new();
        settings::load(files, &mut loaded, &mut diagnostics);
        let mut documents = Vec::new();
        for (path, item) in &self.items {
            diagnostics.extend(item.faults.iter().cloned());
            match &item.document {
                Some(document) => documents.push(document),
                None if item.role == FileRole::Static && item.faults.is_empty() => {
                    loaded.statics.push(path[CONTENT.len() + 1..].to_owned());
                }
                None => loaded.add_broken(&item.role),
            }
        }
        // Paths are in another order: `a-b.md` comes before `a.md`.
        documents.sort_by_key(|document| (document.id(), document.seen()));
        documents.into_iter().for_each(|document| loaded.add(document.clone()));
        diagnostics.extend(no_articles(files, &loaded, &diagnostics));
        self.sources = loaded.sources.clone();
        (loaded, diagnostics)
    }
}

/// Returns the paths that are not below another one. Sorted, unique.
fn outermost(paths: &[String]) -> Vec<&str> {
    let mut all: Vec<&str> = paths.iter().map(String::as_str).collect();
    // With the slash, a folder comes right before the paths below it.
    all.sort_by_key(|path| format!("{path}/"));
    all.dedup_by(|path, outer| {
        path.strip_prefix(*outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    });
    all
}

/// Returns the fault of a file that is known without opening it.
fn fault(role: &FileRole, entry: &FileEntry, file: FileId) -> Option<Diagnostic> {
    let at = Span::new(file, 0, 0..0);
    match role {
        FileRole::Stray(help) => Some(
            Diagnostic::at(Code::StrayFile, at, format!("`{}` does not belong here", entry.path))
                .help(help),
        ),
        FileRole::BadId(_, stem) if stem == classify::RESERVED => Some(
            Diagnostic::at(
                Code::BadId,
                at,
                "`index` is reserved for the index page of each folder",
            )
            .help("choose another name; the home page is content/index.md"),
        ),
        FileRole::BadId(_, stem) | FileRole::BadNotesId(stem) => {
            let proposal = match slug::slug(stem) {
                slug if Id::new(&slug).is_none() => String::new(),
                slug => format!("; for example `{slug}`"),
            };
            let help = format!("the file name without .md is the id: {}", Id::RULE);
            Some(
                Diagnostic::at(Code::BadId, at, format!("`{stem}` is not an id"))
                    .help(format!("{help}{proposal}")),
            )
        }
        _ if entry.size > MAX_BYTES => Some(
            Diagnostic::at(
                Code::TooLarge,
                at,
                format!(
                    "`{}` has {} MiB; the limit is {}",
                    entry.path,
                    entry.size.div_ceil(1 << 20),
                    MAX_BYTES >> 20
                ),
            )
            .help("split it, or put it into content/static/ if it is not text"),
        ),
        _ => None,
    }
}

fn parse(files: &dyn FileSystem, task: ReadTask, disk_cache: &DiskCache) -> CachedFile {
    let ReadTask { file, path, role, old } = task;
    let (text, key) = match read(files, &path, file) {
        Ok(read) => read,
        Err(unreadable) => {
            let (fault, text) = *unreadable;
            let (text, faults) = (Some((file, text)), vec![fault]);
            return CachedFile { role, key: None, text, document: None, faults };
        }
    };
    if let Some(mut old) = old.filter(|old| old.key == Some(key)) {
        old.text = Some((file, text));
        return *old;
    }
    let recalled = disk_cache.get(&path, key, |bytes| match role {
        FileRole::Document(Kind::Article, _) => record::read_article(bytes, &text),
        FileRole::Notes(_) => record::read_notes(bytes, &text),
        _ => None,
    });
    let mut faults = Vec::new();
    let document = recalled.or_else(|| {
        let input = fields::Input { file, text: text.clone(), key };
        let document = documents::parse(&role, &input, &mut faults);
        // Documents with faults are not kept on the disk, so that their faults are found again.
        if let Some(document) =
            document.as_ref().filter(|_| faults.is_empty() && disk_cache.is_writable())
            && let Some(bytes) = record::write(document)
        {
            disk_cache.put(&path, key, bytes);
        }
        document
    });
    CachedFile { role, key: Some(key), text: Some((file, text)), document, faults }
}
