//! The theme: templates, words and files. A built-in one, and over it, file by file, the folder
//! `themes/NAME` of the site.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;
use tera::{Context, ErrorKind, ReportError, Tera};

use super::style_sheet::compact_css;
use super::template_faults::{HELP, unknown_names};
use super::theme_files::{built_in, overlay, unknown_theme};
use super::translations::Translations;
use super::views::Html;
use super::{contract, words};
use crate::diag::{Code, Diagnostic};
use crate::fingerprint::Fingerprint;
use crate::load::{Loaded, not_utf8};
use crate::source::{FileId, FileSystem, Span};

/// The name of the theme that a briefing has without further word. Its words are those of all
/// themes, and its files those that a theme of the briefing's own does not have.
pub const DEFAULT: &str = "default";

/// The script of the search page.
const SEARCH_SCRIPT: &str = "static/search.js";

/// A theme, ready to render with.
pub struct Theme {
    tera: Tera,
    translations: Translations,
    /// Tells this theme's templates and words from any others.
    fingerprint: Fingerprint,
    /// By path below the theme's folder.
    files: BTreeMap<String, Vec<u8>>,
    /// The files of templates, for messages.
    templates: BTreeMap<String, FileId>,
}

impl Theme {
    /// Loads the theme that the settings name, with words in their language.
    pub fn load(
        files: &dyn FileSystem,
        loaded: &mut Loaded,
        out: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let name = loaded.settings.theme.clone();
        let mut own = overlay(files, &name, out);
        let shipped = built_in(&name);
        if shipped.is_empty() && own.is_empty() {
            out.push(unknown_theme(files, loaded, &name));
            return None;
        }
        // A copy of a built-in file is none of the briefing's own, except that it names a version.
        own.retain(|path, bytes| path == "theme.toml" || shipped.get(path) != Some(bytes));
        let base = if shipped.is_empty() { DEFAULT } else { &name };
        let mut files = built_in(DEFAULT);
        if base != DEFAULT {
            files.retain(|path, _| path.starts_with("i18n/") || path == SEARCH_SCRIPT);
            files.extend(shipped);
        }
        for (_, bytes) in files.iter_mut().filter(|(path, _)| path.ends_with(".css")) {
            if let Ok(css) = std::str::from_utf8(bytes) {
                *bytes = compact_css(css).into_bytes();
            }
        }
        let mut found = Vec::new();
        let translations = words::read([(DEFAULT, &files), (&name, &own)], loaded, &mut found);
        if let Some(script) = files.get_mut(SEARCH_SCRIPT) {
            *script = compact(script);
        }
        files.extend(own.iter().map(|(path, bytes)| (path.clone(), bytes.clone())));
        let mut theme = Self {
            tera: Tera::new(),
            fingerprint: make_fingerprint(&files, &translations, &loaded.settings.lang),
            translations,
            files,
            templates: BTreeMap::new(),
        };
        let owner = |path: &str| if own.contains_key(path) { &name } else { base };
        theme.read_templates(&owner, loaded, &mut found);
        contract::check(&name, &own, &theme.templates, loaded, &mut found);
        let fails = found.iter().any(Diagnostic::is_error);
        out.append(&mut found);
        (!fails).then_some(theme)
    }

    /// Returns the fingerprint of the theme's templates and words.
    pub(super) fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    /// Returns the words.
    pub fn translations(&self) -> &Translations {
        &self.translations
    }

    /// Returns the paths of files to be copied to `theme/`, below the theme's `static/`. Sorted.
    pub fn statics(&self) -> impl Iterator<Item = &str> {
        self.files.keys().filter_map(|path| path.strip_prefix("static/"))
    }

    /// Returns whether a path below `static/` is that of the script of the search page.
    pub(super) fn is_search_script(path: &str) -> bool {
        SEARCH_SCRIPT.strip_prefix("static/") == Some(path)
    }

    /// Returns a file to be copied.
    pub fn static_file(&self, path: &str) -> Option<&[u8]> {
        self.files.get(&format!("static/{path}")).map(Vec::as_slice)
    }

    /// Returns the files in which this theme differs from another, by path below the theme's
    /// folder. Sorted.
    #[cfg(feature = "serve")]
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let differs = |path: &&String| self.files.get(*path) != other.files.get(*path);
        let all = self
            .files
            .keys()
            .chain(other.files.keys().filter(|path| !self.files.contains_key(*path)));
        let mut paths: Vec<String> = all.filter(differs).cloned().collect();
        paths.sort();
        paths
    }

    /// Renders a page's template with its view: its bytes, UTF-8.
    pub fn page(&self, template: &str, view: &impl Serialize) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut bytes = Vec::with_capacity(PAGE);
        Context::from_serialize(view)
            .and_then(|context| self.tera.render_to(template, &context, &mut bytes))
            .map_err(|error| Box::new(self.fault(template, &error)))?;
        Ok(bytes)
    }

    /// Renders a template of a part of a page with its view.
    pub fn part(&self, template: &str, view: &impl Serialize) -> Result<Html, Box<Diagnostic>> {
        Context::from_serialize(view)
            .and_then(|context| self.tera.render(template, &context))
            .map(Html::from)
            .map_err(|error| Box::new(self.fault(template, &error)))
    }

    /// Reads the templates; `owner` is the name of the theme that a file is of.
    fn read_templates<'a>(
        &mut self,
        owner: &dyn Fn(&str) -> &'a str,
        loaded: &mut Loaded,
        out: &mut Vec<Diagnostic>,
    ) {
        let mut sources = Vec::new();
        for (path, bytes) in &self.files {
            let Some(name) = path.strip_prefix("templates/") else { continue };
            let text = String::from_utf8_lossy(bytes).into_owned();
            let at = format!("themes/{}/{path}", owner(path));
            let file = loaded.sources.add(&at, text.as_str().into());
            out.extend(str::from_utf8(bytes).err().map(|error| not_utf8(&at, file, error)));
            self.templates.insert(name.to_owned(), file);
            sources.push((name.to_owned(), text));
        }
        // Each alone first, so that the faults of all are seen in one run.
        let faults = out.len();
        for (name, text) in &sources {
            if let Err(error) = Tera::new().add_raw_template(name, text)
                && matches!(error.kind(), ErrorKind::SyntaxError(_))
            {
                out.push(self.fault(name, &error));
            }
        }
        if out.len() > faults {
            return;
        }
        words::add_filters(&mut self.tera, &self.translations);
        if let Err(error) = self.tera.add_raw_templates(sources) {
            let faults = out.len();
            out.extend(unknown_names(&self.templates, &error.to_string(), &loaded.sources));
            if out.len() == faults {
                out.push(self.fault("base.html", &error));
            }
        }
        self.tera.global_context().insert("ui", self.translations.table());
    }

    fn fault(&self, template: &str, error: &tera::Error) -> Diagnostic {
        let (name, message, range) = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                (report.filename(), report.message().to_owned(), bytes(report))
            }
            ErrorKind::MissingParent { current, parent } => {
                (current.as_str(), format!("there is no `{parent}` to extend"), 0..0)
            }
            ErrorKind::CircularExtend { tpl, .. } => {
                (tpl.as_str(), "it extends itself".to_owned(), 0..0)
            }
            ErrorKind::CircularInclude { tpl, .. } => {
                (tpl.as_str(), "it includes itself".to_owned(), 0..0)
            }
            other => (template, other.to_string(), 0..0),
        };
        let message = format!("template `{name}`: {}", message.trim_end_matches('.'));
        let fault = match self.templates.get(name).or_else(|| self.templates.get(template)) {
            Some(file) => Diagnostic::at(Code::Template, Span::new(*file, 0, range), message),
            None => Diagnostic::general(Code::Template, message),
        };
        fault.help(HELP)
    }
}

/// Returns our script without comments on lines of their own, and without the spaces and ends of
/// lines that it does not need: readers load it.
fn compact(script: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(script);
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with("//")) {
        let line = without_spaces(line);
        // A line goes on where one of these is at its end, or at the beginning of the next.
        if line.starts_with(['}', ')', ']', '.', '?', ':', '&']) && out.ends_with(['\n', ';']) {
            out.pop();
        }
        out.push_str(&line);
        if !line.ends_with(['{', ',', '(', '[', ';']) {
            out.push('\n');
        }
    }
    out.into_bytes()
}

/// Returns a line without the spaces beside signs; text in quotation marks stays as it is, and so
/// does what follows a slash: a pattern may have any sign.
fn without_spaces(line: &str) -> String {
    let is_sign = |c: Option<char>| c.is_some_and(|c| "=>,{}?:&|<;*()[]+-".contains(c));
    // Two of them would be another sign.
    let joins = |c: Option<char>| matches!(c, Some('+' | '-'));
    let mut out = String::with_capacity(line.len());
    let mut quoted = None;
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        let (before, after) = (out.chars().last(), rest.peek().copied());
        match c {
            '/' if quoted.is_none() => {
                out.push(c);
                out.extend(rest);
                return out;
            }
            '\'' | '"' | '`' if quoted.is_none() => quoted = Some(c),
            c if quoted == Some(c) => quoted = None,
            ' ' if quoted.is_none()
                && (is_sign(before) || is_sign(after))
                && !(joins(before) && joins(after)) =>
            {
                continue;
            }
            _ => {}
        }
        out.push(c);
    }
    out
}

/// Room for most pages, in bytes.
const PAGE: usize = 32 * 1024;

/// Returns the fingerprint of a theme's templates, and of its words with the rules of their
/// language.
fn make_fingerprint(
    files: &BTreeMap<String, Vec<u8>>,
    words: &Translations,
    lang: &str,
) -> Fingerprint {
    let templates: Vec<_> =
        files.iter().filter(|(path, _)| path.starts_with("templates/")).collect();
    Fingerprint::of(&(templates, words.table().to_string(), lang))
}

fn bytes(report: &ReportError) -> Range<usize> {
    let range = &report.span().range;
    range.start..range.end.max(range.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_of_the_search_page_is_light() {
        let size = compact(&built_in(DEFAULT)[SEARCH_SCRIPT]).len();
        assert!(size <= 12 * 1024, "{size} bytes");
    }

    #[test]
    fn a_script_loses_the_spaces_that_it_does_not_need() {
        let script = "// One.\n  const a = [1, 2];\n\n  f('a = b', () => {\n    a[0] - -1;\n  })\n\
                      \x20   .g();\n  let b = 1\n  return `x ${a + 1}` + /a = b/;\n";
        let expected =
            "const a=[1,2];f('a = b',()=>{a[0]- -1}).g();let b=1\nreturn `x ${a + 1}`+/a = b/;";
        assert_eq!(String::from_utf8_lossy(&compact(script.as_bytes())), expected);
    }
}
