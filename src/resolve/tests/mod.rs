//! The stage as a whole, on small briefings.

mod anchors;
mod dates;
mod decisions;
mod forms;
mod letters;
mod links;
mod mutation;
mod names;
mod notes;
mod omissions;
mod proposals;
mod relatives;
mod sentences;

use crate::diag::{Code, Diagnostic};
use crate::load::{Loaded, load};
use crate::model::site::{Article, Site};
use crate::resolve::{Options, resolve};
use crate::source::Memory;

/// A briefing in the making. It has settings and an outlet `o`.
#[derive(Clone)]
pub(super) struct Briefing {
    files: Vec<(String, Vec<u8>)>,
    drafts: bool,
}

/// A resolved briefing with its diagnostics.
pub(super) struct Resolved {
    pub(super) loaded: Loaded,
    pub(super) site: Site,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Briefing {
    pub(super) fn new() -> Self {
        Self { files: Vec::new(), drafts: false }
            .file("manicule.toml", "title = \"T\"")
            .file("content/outlets/o.md", "+++\nname = \"The Outlet\"\n+++\n")
    }

    pub(super) fn file(self, path: &str, text: &str) -> Self {
        self.bytes(path, text.as_bytes())
    }

    pub(super) fn bytes(mut self, path: &str, bytes: &[u8]) -> Self {
        self.files.push((path.to_owned(), bytes.to_vec()));
        self
    }

    /// Adds an article of Tuesday, 3 June 2025.
    pub(super) fn article(self, id: &str, text: &str) -> Self {
        self.article_with(id, "", text)
    }

    pub(super) fn article_with(self, id: &str, front: &str, text: &str) -> Self {
        let head = "title = \"A headline\"\noutlet = \"o\"\npublished = 2025-06-03";
        let file = format!("+++\n{head}\n{front}\n+++\n\n{text}\n");
        self.file(&format!("content/articles/{id}.md"), &file)
    }

    /// Adds a file of notes.
    pub(super) fn notes(self, article: &str, text: &str) -> Self {
        self.file(&format!("content/articles/{article}.notes.md"), text)
    }

    /// Adds a person with more lines of front matter.
    pub(super) fn person(self, id: &str, name: &str, front: &str) -> Self {
        let file = format!("+++\nname = \"{name}\"\nkind = \"person\"\n{front}\n+++\n");
        self.file(&format!("content/actors/{id}.md"), &file)
    }

    pub(super) fn state(self, id: &str, name: &str, front: &str) -> Self {
        let file = format!("+++\nname = \"{name}\"\nkind = \"state\"\n{front}\n+++\n");
        self.file(&format!("content/actors/{id}.md"), &file)
    }

    pub(super) fn with_drafts(mut self) -> Self {
        self.drafts = true;
        self
    }

    pub(super) fn resolve(&self) -> Resolved {
        let (loaded, mut diagnostics) = load(&Memory::new(self.files.clone()));
        let (site, found) = resolve(&loaded, Options { drafts: self.drafts, ..Options::default() });
        diagnostics.extend(found);
        Resolved { loaded, site, diagnostics }
    }

    /// Resolves the briefing, which must have no faults.
    #[track_caller]
    pub(super) fn faultless(&self) -> Resolved {
        let resolved = self.resolve();
        assert!(resolved.diagnostics.is_empty(), "{:#?}", resolved.diagnostics);
        resolved
    }

    /// Resolves the briefing and returns its only fault.
    #[track_caller]
    pub(super) fn fault(&self, code: Code) -> Diagnostic {
        let resolved = self.resolve();
        assert_eq!(resolved.codes(), [code], "{:#?}", resolved.diagnostics);
        resolved.diagnostics.into_iter().next().expect("there is one")
    }
}

impl Resolved {
    pub(super) fn codes(&self) -> Vec<Code> {
        self.diagnostics.iter().map(|item| item.code).collect()
    }

    pub(super) fn article(&self, id: &str) -> &Article {
        let found = self.site.articles.iter().find(|article| article.doc.id.as_str() == id);
        found.expect("the article is in the site")
    }

    /// Returns the words that a diagnostic underlines.
    pub(super) fn underlined(&self, item: &Diagnostic) -> &str {
        let span = item.span.expect("it has a place");
        &self.loaded.sources.get(span.file).text[span.range()]
    }
}

/// Returns a note with this quotation; each line of it gets its `>`.
pub(super) fn note(id: &str, quotation: &str) -> String {
    let quoted: String = quotation.lines().map(|line| format!("> {line}\n")).collect();
    format!("## {id}\n\n{quoted}\nkind: framing\n\nSays something.\n\n")
}

/// Returns the proposed quotations in a help text, each as it would be pasted.
pub(super) fn proposals(help: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in help.lines().filter(|line| line.starts_with('>')) {
        match found.last_mut() {
            Some(last) if goes_on || line == ">" => last.push_str(&format!("\n{line}")),
            _ => found.push(line.to_owned()),
        }
        goes_on = line == ">";
    }
    found
}
