//! Watches the briefing's folder, by the system's means or by scanning.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Instant;

use notify::event::{AccessKind, AccessMode, CreateKind, EventKind, ModifyKind, RenameMode};
use notify::{Config, ErrorKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::debounce::{FileChange, FileEvent};
use super::poll::{INTERVAL, Scan};
use crate::load::{CONTENT, SETTINGS, is_ignored};
use crate::session::THEMES;

/// An event that a watch reports.
#[derive(Debug)]
pub(super) enum WatchEvent {
    /// A file or folder changed.
    File(FileEvent),
    /// A folder could not be watched; the reason, for people.
    Failed(String),
    /// Events were lost, so everything must be read again.
    Lost,
}

/// The system's watcher, shared with the thread that renews it.
type SystemWatcher = Arc<Mutex<Option<RecommendedWatcher>>>;

/// A running watch. Dropping it ends the system's watcher.
pub(super) struct Watch {
    _system: Option<SystemWatcher>,
}

/// Scans the files of a briefing (`root` with links resolved) without opening one.
pub(super) fn scan(root: &Path) -> Scan {
    Scan::at(root, |path| relative(root, path).filter(|path| is_ours(path)))
}

/// Watches a briefing (`root` with links resolved), by scanning if `poll` is set. Changes since
/// `before` are reported, too. The error is the reason, for people.
///
/// Call it after all files have been read: the system reports each file that is opened, even by
/// this program, and drops events when there are too many.
pub(super) fn watch(
    root: &Path,
    poll: bool,
    before: &Scan,
    told: &Sender<WatchEvent>,
) -> Result<Watch, String> {
    if poll {
        let (root, before, told) = (root.to_owned(), before.clone(), told.clone());
        std::thread::spawn(move || scan_repeatedly(&root, before, &told));
        return Ok(Watch { _system: None });
    }
    let watch = watch_system(root.to_owned(), told.clone())?;
    scan(root).since(before).into_iter().for_each(|event| drop(told.send(WatchEvent::File(event))));
    Ok(watch)
}

fn watch_system(root: PathBuf, told: Sender<WatchEvent>) -> Result<Watch, String> {
    let system = SystemWatcher::default();
    let (again, comes) = channel::<PathBuf>();
    let home = root.clone();
    let handler = move |event: notify::Result<notify::Event>| {
        let items = match event {
            Ok(event) => events(&home, &event),
            // A folder was removed before it could be watched.
            Err(error) if is_gone(&error) => Vec::new(),
            Err(error) => vec![WatchEvent::Failed(describe(&error))],
        };
        for item in items {
            if let WatchEvent::File(FileEvent { path, kind: FileChange::NewFolder }) = &item
                && [CONTENT, THEMES].contains(&path.as_str())
            {
                let _ = again.send(home.join(path));
            }
            let _ = told.send(item);
        }
    };
    let mut watcher =
        RecommendedWatcher::new(handler, Config::default()).map_err(|error| describe(&error))?;
    start(&mut watcher, &root).map_err(|error| describe(&error))?;
    *lock(&system) = Some(watcher);
    let weak = Arc::downgrade(&system);
    std::thread::spawn(move || renew(&comes, &weak));
    Ok(Watch { _system: Some(system) })
}

/// Watches folders that were replaced, which are others to the system. It needs a thread of its
/// own: in the handler the watcher would wait for itself.
fn renew(comes: &Receiver<PathBuf>, system: &Weak<Mutex<Option<RecommendedWatcher>>>) {
    while let Ok(folder) = comes.recv() {
        let Some(system) = system.upgrade() else { return };
        if let Some(watcher) = &mut *lock(&system) {
            let _ = watcher.unwatch(&folder);
            let _ = watcher.watch(&folder, RecursiveMode::Recursive);
        }
    }
}

fn lock(system: &SystemWatcher) -> MutexGuard<'_, Option<RecommendedWatcher>> {
    system.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Reports the changes between scans until nobody listens.
fn scan_repeatedly(root: &Path, mut before: Scan, told: &Sender<WatchEvent>) {
    loop {
        let started = Instant::now();
        let now = scan(root);
        for event in now.since(&before) {
            if told.send(WatchEvent::File(event)).is_err() {
                return;
            }
        }
        before = now;
        std::thread::sleep(INTERVAL.max(started.elapsed()));
    }
}

/// Watches `root` itself for the settings, and everything below the two content folders, but not
/// the output, which may be beside them.
fn start(watcher: &mut RecommendedWatcher, root: &Path) -> notify::Result<()> {
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    for folder in [CONTENT, THEMES].map(|name| root.join(name)) {
        if folder.is_dir() {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
    }
    Ok(())
}

/// Translates an event of the system.
fn events(root: &Path, event: &notify::Event) -> Vec<WatchEvent> {
    if event.need_rescan() {
        return vec![WatchEvent::Lost];
    }
    let kind = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => FileChange::Settled,
        // Reading is not a change, and this program does it itself.
        EventKind::Access(_) => return Vec::new(),
        EventKind::Create(CreateKind::Folder) => FileChange::NewFolder,
        EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both)) => {
            FileChange::Settled
        }
        EventKind::Modify(ModifyKind::Metadata(_)) => FileChange::Touched,
        // Only Linux reports when a file is closed.
        EventKind::Modify(ModifyKind::Data(_)) if cfg!(target_os = "linux") => FileChange::Writing,
        _ => FileChange::Unsettled,
    };
    let mut told = Vec::new();
    for (place, path) in event.paths.iter().enumerate() {
        let Some(name) = relative(root, path).filter(|name| is_ours(name)) else { continue };
        let from = matches!(event.kind, EventKind::Modify(ModifyKind::Name(RenameMode::Both)));
        let kind = match kind {
            FileChange::Settled if from && place == 0 => FileChange::Unsettled,
            FileChange::Settled if path.is_dir() => FileChange::NewFolder,
            // Systems other than Linux do not report that it is a folder.
            FileChange::Unsettled if !cfg!(target_os = "linux") && path.is_dir() => {
                FileChange::NewFolder
            }
            kind => kind,
        };
        told.push(WatchEvent::File(FileEvent { path: name, kind }));
    }
    told
}

/// Returns the path from the briefing's folder, with `/`.
fn relative(root: &Path, path: &Path) -> Option<String> {
    let path = path.strip_prefix(root).ok()?;
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

/// Returns whether a change of this file may change a page.
fn is_ours(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    path == SETTINGS || ([CONTENT, THEMES].contains(&first) && !is_ignored(path))
}

fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound | ErrorKind::WatchNotFound => true,
        ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

/// Returns an error in words, with what to do about it.
fn describe(error: &notify::Error) -> String {
    let limit = match &error.kind {
        ErrorKind::MaxFilesWatch => Some("max_user_watches=524288"),
        // EMFILE: too many watching processes.
        ErrorKind::Io(error) if error.raw_os_error() == Some(24) => Some("max_user_instances=1024"),
        _ => None,
    };
    match limit {
        Some(limit) if cfg!(target_os = "linux") => format!(
            "the system's limit of watched files is reached; raise it:\n\
             sudo sysctl fs.inotify.{limit}"
        ),
        Some(_) => "the system's limit of watched files is reached".to_owned(),
        None => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use notify::event::{DataChange, Flag};

    use super::*;

    /// Returns the translation of an event on `a.md`, or of a move from there to `b.md`.
    fn told(kind: EventKind) -> Vec<(String, FileChange)> {
        let root = Path::new("/nowhere");
        let path = |name: &str| root.join("content/articles").join(name);
        let event = notify::Event::new(kind).add_path(path("a.md")).add_path(path("b.md"));
        let named = |told| match told {
            WatchEvent::File(FileEvent { path, kind }) => (path, kind),
            other => panic!("{other:?}"),
        };
        events(root, &event).into_iter().map(named).collect()
    }

    #[test]
    fn reading_is_ignored_and_closing_after_writing_is_not() {
        for access in [
            AccessKind::Read,
            AccessKind::Open(AccessMode::Any),
            AccessKind::Close(AccessMode::Read),
            AccessKind::Any,
        ] {
            assert_eq!(told(EventKind::Access(access)), [], "{access:?}");
        }
        let closed = told(EventKind::Access(AccessKind::Close(AccessMode::Write)));
        assert_eq!(closed[0], ("content/articles/a.md".to_owned(), FileChange::Settled));
        let written = told(EventKind::Modify(ModifyKind::Data(DataChange::Any)));
        assert_eq!(written[0].1 == FileChange::Writing, cfg!(target_os = "linux"));
        let moved = told(EventKind::Modify(ModifyKind::Name(RenameMode::Both)));
        let kinds: Vec<FileChange> = moved.into_iter().map(|(_, kind)| kind).collect();
        assert_eq!(kinds, [FileChange::Unsettled, FileChange::Settled]);
    }

    #[test]
    fn lost_events_are_reported_as_lost() {
        let event = notify::Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert!(matches!(events(Path::new("/nowhere"), &event)[..], [WatchEvent::Lost]));
    }

    #[test]
    fn the_limit_of_watches_is_named_with_the_command_that_raises_it() {
        let message = describe(&notify::Error::new(ErrorKind::MaxFilesWatch));
        assert_eq!(
            message.contains("sysctl fs.inotify.max_user_watches="),
            cfg!(target_os = "linux")
        );
    }

    #[test]
    fn backups_of_editors_and_the_output_are_ignored() {
        for path in ["manicule.toml", "content/articles/a.md", "content", "themes/x/y.css"] {
            assert!(is_ours(path), "{path}");
        }
        for path in [
            "public/index.html",
            "content/articles/a.md~",
            "content/articles/.a.md.swp",
            "content/articles/4913",
            "content/articles/#a.md#",
            "content/articles/a.md___jb_tmp___",
            "contents/a.md",
            "manicule.toml~",
        ] {
            assert!(!is_ours(path), "{path}");
        }
    }
}
