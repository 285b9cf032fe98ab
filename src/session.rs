//! Keeps a briefing in memory and updates it edit by edit: the first half of the pipeline.

use std::collections::BTreeMap;
use std::sync::Arc;

use icu_normalizer::ComposingNormalizerBorrowed;

use crate::diag::{Code, Diagnostic};
use crate::disk_cache::DiskCache;
use crate::editions::{self, PublicSite};
use crate::load::{CONTENT, DocumentCache, Loaded};
use crate::model::site::Site;
use crate::render::{Route, Theme, routes};
use crate::resolve::{Options, Resolver};
use crate::source::FileSystem;

const NFC: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfc();

/// The folder of all themes.
pub const THEMES: &str = "themes";

/// A briefing at one moment, read and resolved.
pub struct Snapshot {
    /// All documents.
    pub loaded: Loaded,
    /// The documents resolved, with whole texts.
    pub site: Arc<Site>,
    /// The site as the edition shows it.
    pub public: PublicSite,
    /// The theme; `None` where it has faults.
    pub theme: Option<Arc<Theme>>,
    /// All pages, sorted by path.
    pub routes: Vec<(String, Route)>,
    /// All faults found so far; rendering the pages may find more.
    pub diagnostics: Vec<Diagnostic>,
    /// The files in `content/`, of those looked at, that were read again, were removed, or are
    /// copied unread. Sorted, unique.
    #[cfg_attr(not(feature = "serve"), allow(dead_code, reason = "for `serve`"))]
    pub changed: Vec<String>,
}

/// Makes one snapshot after the other and reuses what an edit did not touch.
#[derive(Default)]
pub struct Session {
    options: Options,
    cache: DocumentCache,
    resolver: Resolver,
    theme: LoadedTheme,
}

/// The last theme that was loaded.
#[derive(Default)]
struct LoadedTheme {
    /// Its name, and the language of its words; `None` before the first.
    name: Option<(String, String)>,
    theme: Option<Arc<Theme>>,
    faults: Vec<Diagnostic>,
}

impl Session {
    /// Returns a session that has read nothing yet.
    pub fn new(options: Options) -> Self {
        Self { options, ..Self::default() }
    }

    /// Reads everything and reuses what did not change.
    pub fn open(&mut self, files: &dyn FileSystem) -> Snapshot {
        self.open_with(files, &DiskCache::default())
    }

    /// Does the same as [`Session::open`] with the results of earlier runs.
    pub fn open_with(&mut self, files: &dyn FileSystem, disk_cache: &DiskCache) -> Snapshot {
        self.make(files, &[CONTENT.to_owned(), THEMES.to_owned()], disk_cache)
    }

    /// Reads the settings and everything at `paths` (relative to the briefing, in any order) and
    /// below. Where nothing changed elsewhere, the snapshot equals that of a new session.
    #[cfg_attr(not(feature = "serve"), allow(dead_code, reason = "for `serve`"))]
    pub fn update(&mut self, files: &dyn FileSystem, paths: &[String]) -> Snapshot {
        self.make(files, paths, &DiskCache::default())
    }

    fn make(
        &mut self,
        files: &dyn FileSystem,
        paths: &[String],
        disk_cache: &DiskCache,
    ) -> Snapshot {
        let below = |path: &String, folder: &str| {
            path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let content: Vec<String> =
            paths.iter().filter(|path| below(path, CONTENT)).cloned().collect();
        let changed = self.cache.update(files, &content, disk_cache);
        let (mut loaded, mut diagnostics) = self.cache.loaded(files);
        let (site, found) = self.resolver.resolve(&loaded, self.options, disk_cache);
        diagnostics.extend(found);
        let site = Arc::new(site);
        let edition = editions::edition(&loaded.settings, self.options.edition);
        let (edition, fault) = match edition {
            Ok(edition) => (edition, None),
            Err(fault) => (editions::Edition::default(), Some(*fault)),
        };
        let (public, over) = editions::publish(&site, edition);
        diagnostics.extend(fault.into_iter().chain(over));
        let name = Some((loaded.settings.theme.clone(), loaded.settings.lang.clone()));
        if self.theme.name != name || paths.iter().any(|path| below(path, THEMES)) {
            let mut faults = Vec::new();
            let theme = Theme::load(files, &mut loaded, &mut faults).map(Arc::new);
            self.theme = LoadedTheme { name, theme, faults };
            // Later snapshots print the theme's faults with their lines too.
            self.cache.sources.clone_from(&loaded.sources);
        }
        diagnostics.extend(self.theme.faults.iter().cloned());
        let theme = self.theme.theme.clone();
        let routes =
            theme.as_ref().map_or_else(Vec::new, |theme| routes(&public, theme, &loaded.statics));
        collisions(&routes, &mut diagnostics);
        reserved_names(&routes, &mut diagnostics);
        Snapshot { loaded, site, public, theme, routes, diagnostics, changed }
    }
}

/// Reports paths with a name that Windows keeps for a device, whatever its ending: nobody can make,
/// unpack or check out the file there.
fn reserved_names(routes: &[(String, Route)], out: &mut Vec<Diagnostic>) {
    for (path, _) in routes {
        let stems = path.split('/').filter_map(|name| name.split('.').next());
        if stems.clone().all(|stem| !matches!(stem.len(), 3 | 4)) {
            continue;
        }
        for stem in stems.map(str::to_ascii_lowercase) {
            let is_port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
            let is_port = is_port.is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'9']));
            if is_port || ["con", "prn", "aux", "nul"].contains(&stem.as_str()) {
                let message = format!("`{path}` cannot be a file on Windows, which keeps `{stem}`");
                let help =
                    "give the file in `content/` another name, for those who work or read there";
                out.push(Diagnostic::general(Code::ReservedName, message).help(help));
            }
        }
    }
}

/// Reports paths that are the same on a disk that ignores case or normalises Unicode.
fn collisions(routes: &[(String, Route)], out: &mut Vec<Diagnostic>) {
    // Paths of these characters alone differ on every disk. Without this, an edit of one note among
    // 10,000 articles takes 9 % more processor time.
    let plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'/');
    if routes.iter().all(|(path, _)| path.bytes().all(plain)) {
        return;
    }
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (path, _) in routes {
        if let Some(other) = seen.insert(NFC.normalize(&path.to_lowercase()).into_owned(), path) {
            let message = format!("`{other}` and `{path}` would be one file on many disks");
            out.push(
                Diagnostic::general(Code::PathCollision, message)
                    .help("rename one of the two files"),
            );
        }
    }
}
