//! A briefing to add files to, to check and to build: in memory, or on the disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use manicule::build::{self, BuildOutcome};
use manicule::diag::{Diagnostic, print};
use manicule::resolve::Options;
use manicule::source::{Memory, Sources};
use tempfile::TempDir;

/// A briefing without faults: one outlet, one article, one actor, one note.
const SMALL: &[(&str, &str)] = &[
    ("manicule.toml", "title = \"Small\"\n"),
    ("content/outlets/herald.md", "+++\nname = \"The Herald\"\n+++\n"),
    ("content/actors/jonas-wren.md", "+++\nname = \"Jonas Wren\"\nkind = \"person\"\n+++\n"),
    (
        "content/articles/bridge.md",
        "+++\ntitle = \"Bridge shut\"\noutlet = \"herald\"\npublished = 2024-03-05\n+++\n\n\
         The bridge at Orrin was closed on Tuesday, Mayor Jonas Wren said. Repairs take three \
         weeks.\n",
    ),
    (
        "content/articles/bridge.notes.md",
        "## weeks\n\n> Repairs take **three weeks**\n\nkind: number\n\nThe mayor's figure.\n",
    ),
];

/// A briefing in memory.
#[derive(Debug, Clone, Default)]
pub(crate) struct SiteTest {
    files: BTreeMap<String, Vec<u8>>,
    drafts: bool,
    edition: Option<&'static str>,
}

impl SiteTest {
    /// Returns a briefing without files.
    pub(crate) fn empty() -> Self {
        Self::default()
    }

    /// Returns the smallest briefing without faults.
    pub(crate) fn small() -> Self {
        SMALL.iter().fold(Self::empty(), |site, (path, text)| site.file(path, text))
    }

    /// Returns the files below a folder of the disk that make up a briefing.
    pub(crate) fn from_dir(root: &Path) -> Self {
        let mut site = Self::empty();
        for (path, bytes) in files_below(root) {
            if ["content/", "themes/", "manicule.toml"].iter().any(|part| path.starts_with(part)) {
                site.files.insert(path, bytes);
            }
        }
        site
    }

    /// Adds a file, or replaces its text.
    pub(crate) fn file(self, path: &str, text: &str) -> Self {
        self.bytes(path, text.as_bytes())
    }

    /// Adds a file that need not be text.
    pub(crate) fn bytes(mut self, path: &str, bytes: &[u8]) -> Self {
        self.files.insert(path.to_owned(), bytes.to_vec());
        self
    }

    /// Removes a file.
    pub(crate) fn remove(mut self, path: &str) -> Self {
        assert!(self.files.remove(path).is_some(), "there is no {path} to remove");
        self
    }

    /// Replaces words in a file, which must have them.
    pub(crate) fn edit(mut self, path: &str, from: &str, to: &str) -> Self {
        let bytes = self.files.get_mut(path).unwrap_or_else(|| panic!("there is no {path}"));
        let text = String::from_utf8(bytes.clone()).expect("a text");
        assert!(text.contains(from), "`{from}` is not in {path}");
        *bytes = text.replace(from, to).into_bytes();
        self
    }

    /// Makes drafts part of the site.
    pub(crate) fn with_drafts(mut self) -> Self {
        self.drafts = true;
        self
    }

    /// Makes it this edition.
    pub(crate) fn edition(mut self, name: &'static str) -> Self {
        self.edition = Some(name);
        self
    }

    /// Returns the diagnostics, one a line: `error[code] file:line:column message`.
    pub(crate) fn check(&self) -> Vec<String> {
        let CheckedSite { sources, diagnostics } = self.diagnostics();
        diagnostics.iter().map(|item| line(item, &sources)).collect()
    }

    /// Checks the briefing.
    pub(crate) fn diagnostics(&self) -> CheckedSite {
        let outcome = build::check(&self.memory(), self.options(), &|_, _| {});
        let BuildOutcome { sources, mut diagnostics, .. } = outcome;
        print::sort(&mut diagnostics, &sources);
        CheckedSite { sources, diagnostics }
    }

    /// Returns the built files by path, without the manifest. There must be no errors.
    pub(crate) fn build(&self) -> BTreeMap<String, String> {
        let out = Memory::default();
        let outcome = build::build(&self.memory(), &out, self.options(), &|_, _| {});
        let faults: Vec<String> =
            outcome.diagnostics.iter().map(|item| line(item, &outcome.sources)).collect();
        assert!(matches!(outcome.written, Some(Ok(_))), "not built: {faults:#?}");
        let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
        out.files()
            .iter()
            .filter(|(path, _)| !path.starts_with('.'))
            .map(|(path, bytes)| (path.clone(), text(bytes)))
            .collect()
    }

    /// Writes the briefing into a folder of its own.
    pub(crate) fn on_disk(&self) -> OnDisk {
        let folder = TempDir::new().expect("a temporary folder");
        for (path, bytes) in &self.files {
            write(&folder.path().join(path), bytes);
        }
        OnDisk { folder }
    }

    /// Returns the files.
    pub(crate) fn memory(&self) -> Memory {
        Memory::new(self.files.clone())
    }

    fn options(&self) -> Options {
        Options { drafts: self.drafts, edition: self.edition }
    }
}

/// A checked briefing: its diagnostics, and the files that they point into.
pub(crate) struct CheckedSite {
    pub(crate) sources: Sources,
    /// Sorted as they are printed.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

fn line(item: &Diagnostic, sources: &Sources) -> String {
    let place = item.span.map_or_else(String::new, |span| {
        let at = sources.position(span);
        format!(" {}:{}:{}", sources.get(span.file).path, at.line, at.column)
    });
    format!("{}[{}]{place} {}", item.code.severity(), item.code, item.message)
}

/// A briefing on the disk, which is deleted when the value is dropped.
pub(crate) struct OnDisk {
    folder: TempDir,
}

impl OnDisk {
    /// Returns the briefing's folder.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Returns a path below it.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Writes a file.
    pub(crate) fn write(&self, path: &str, text: &str) {
        write(&self.path(path), text.as_bytes());
    }

    /// Reads a file.
    pub(crate) fn read(&self, path: &str) -> String {
        let path = self.path(path);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Returns the paths of all files in `content/articles/`, sorted.
    #[cfg(feature = "serve")]
    pub(crate) fn articles(&self) -> Vec<String> {
        let files = files_below(&self.path("content/articles"));
        files.into_keys().map(|name| format!("content/articles/{name}")).collect()
    }

    /// Runs the binary in the briefing's folder.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        run(self.root(), args)
    }

    /// Returns all files of the built site, with the manifest.
    pub(crate) fn built(&self) -> BTreeMap<String, Vec<u8>> {
        files_below(&self.path("public"))
    }
}

/// The result of a run of the binary.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// Asserts the exit code and words on standard error.
    pub(crate) fn failed(&self, code: i32, words: &str) -> &Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        assert!(self.err.contains(words), "no `{words}` in {self:#?}");
        self
    }

    /// Asserts that the run succeeded.
    pub(crate) fn fine(&self) -> &Self {
        assert_eq!(self.code, Some(0), "{self:#?}");
        self
    }
}

/// Runs the binary in a folder.
pub(crate) fn run(folder: &Path, args: &[&str]) -> Ran {
    let output = manicule().current_dir(folder).args(args).output().expect("the binary runs");
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    Ran { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
}

/// Returns the binary, which is stopped after three minutes.
pub(crate) fn manicule() -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("manicule"));
    command.timeout(std::time::Duration::from_secs(180)).env("NO_COLOR", "1");
    command
}

/// Returns the folder of the project.
pub(crate) fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns all files below a folder by path, with `/`. Empty if there is no such folder.
pub(crate) fn files_below(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                // Neither the compiler's output nor the history is part of a briefing.
                let skip = path.ends_with("target") || path.ends_with(".git");
                folders.extend((!skip).then_some(path));
                continue;
            }
            let name = path.strip_prefix(root).expect("a path below the root");
            let name = name.to_str().expect("a UTF-8 path").replace('\\', "/");
            files.insert(name, fs::read(&path).expect("a readable file"));
        }
    }
    files
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a folder");
    fs::write(path, bytes).expect("a written file");
}

/// A fenced block with a path in its info string.
#[derive(Debug)]
pub(crate) struct Fence {
    /// The words after the language in the info string.
    pub(crate) info: Vec<String>,
    pub(crate) text: String,
}

/// Returns the fenced blocks of a text whose info strings have more than a language.
pub(crate) fn fences(text: &str) -> Vec<Fence> {
    let mut found = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let ticks = line.len() - line.trim_start_matches('`').len();
        if ticks < 3 {
            continue;
        }
        let close = "`".repeat(ticks);
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != close).collect();
        let info: Vec<String> = line[ticks..].split(' ').skip(1).map(str::to_owned).collect();
        if !info.is_empty() {
            let text = body.iter().map(|line| format!("{line}\n")).collect();
            found.push(Fence { info, text });
        }
    }
    found
}

/// Returns whether to rewrite fixtures: `SNAPSHOTS=overwrite`.
pub(crate) fn overwrite() -> bool {
    std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite")
}
