//! The briefing's folder, watched: which files changed, told by the system or found by looking.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Instant;

use notify::event::{AccessKind, AccessMode, CreateKind, EventKind, ModifyKind, RenameMode};
use notify::{Config, ErrorKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::debounce::{Event, Kind};
use super::poll::{INTERVAL, Scan};
use crate::load::{CONTENT, SETTINGS, is_ignored};
use crate::session::THEMES;

/// What a watch tells.
#[derive(Debug)]
pub(super) enum WatchEvent {
    /// Something happened to a file.
    Event(Event),
    /// A folder could not be watched.
    Trouble(String),
    /// Events were lost: everything must be looked at.
    Lost,
}

/// The system's watch, shared with the thread that renews it.
type System = Arc<Mutex<Option<RecommendedWatcher>>>;

/// A watch; the system's ends with the value.
pub(super) struct Watch {
    _system: Option<System>,
}

/// Looks at all files of a briefing (its folder, links resolved) without opening one.
pub(super) fn look(root: &Path) -> Scan {
    Scan::at(root, |path| relative(root, path).filter(|path| is_ours(path)))
}

/// Watches a briefing (its folder, links resolved); with `poll`, by looking again and again. What
/// happened since `before` is told too. An error says in words why it cannot be watched.
///
/// Not to be called before all files are read: the system tells of each that is opened, also by
/// us, and of too many it tells only that it lost count.
pub(super) fn watch(
    root: &Path,
    poll: bool,
    before: &Scan,
    told: &Sender<WatchEvent>,
) -> Result<Watch, String> {
    if poll {
        let (root, before, told) = (root.to_owned(), before.clone(), told.clone());
        std::thread::spawn(move || look_again_and_again(&root, before, &told));
        return Ok(Watch { _system: None });
    }
    let watch = watch_system(root.to_owned(), told.clone())?;
    look(root)
        .since(before)
        .into_iter()
        .for_each(|event| drop(told.send(WatchEvent::Event(event))));
    Ok(watch)
}

fn watch_system(root: PathBuf, told: Sender<WatchEvent>) -> Result<Watch, String> {
    let system = System::default();
    let (again, comes) = channel::<PathBuf>();
    let home = root.clone();
    let handler = move |event: notify::Result<notify::Event>| {
        let told_now = match event {
            Ok(event) => events(&home, &event),
            // A folder went before it could be watched.
            Err(error) if is_gone(&error) => Vec::new(),
            Err(error) => vec![WatchEvent::Trouble(trouble(&error))],
        };
        for item in told_now {
            if let WatchEvent::Event(Event { path, kind: Kind::Folder }) = &item
                && [CONTENT, THEMES].contains(&path.as_str())
            {
                let _ = again.send(home.join(path));
            }
            let _ = told.send(item);
        }
    };
    let mut watcher =
        RecommendedWatcher::new(handler, Config::default()).map_err(|error| trouble(&error))?;
    start(&mut watcher, &root).map_err(|error| trouble(&error))?;
    *lock(&system) = Some(watcher);
    let weak = Arc::downgrade(&system);
    std::thread::spawn(move || renew(&comes, &weak));
    Ok(Watch { _system: Some(system) })
}

/// Watches folders that came back: to the system they are others. Not done where they are told of,
/// since the watch would wait for itself.
fn renew(comes: &Receiver<PathBuf>, system: &Weak<Mutex<Option<RecommendedWatcher>>>) {
    while let Ok(folder) = comes.recv() {
        let Some(system) = system.upgrade() else { return };
        if let Some(watcher) = &mut *lock(&system) {
            let _ = watcher.unwatch(&folder);
            let _ = watcher.watch(&folder, RecursiveMode::Recursive);
        }
    }
}

fn lock(system: &System) -> MutexGuard<'_, Option<RecommendedWatcher>> {
    system.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Tells what changed from look to look, until nobody listens.
fn look_again_and_again(root: &Path, mut before: Scan, told: &Sender<WatchEvent>) {
    loop {
        let started = Instant::now();
        let now = look(root);
        for event in now.since(&before) {
            if told.send(WatchEvent::Event(event)).is_err() {
                return;
            }
        }
        before = now;
        std::thread::sleep(INTERVAL.max(started.elapsed()));
    }
}

/// Watches the folder itself for the settings, and all that is below the two others: not the
/// output, which may lie beside them.
fn start(watcher: &mut RecommendedWatcher, root: &Path) -> notify::Result<()> {
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    for folder in [CONTENT, THEMES].map(|name| root.join(name)) {
        if folder.is_dir() {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
    }
    Ok(())
}

/// Returns what an event of the system means for the briefing.
fn events(root: &Path, event: &notify::Event) -> Vec<WatchEvent> {
    if event.need_rescan() {
        return vec![WatchEvent::Lost];
    }
    let kind = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Kind::Settled,
        // Reading is no change: we do it ourselves.
        EventKind::Access(_) => return Vec::new(),
        EventKind::Create(CreateKind::Folder) => Kind::Folder,
        EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both)) => Kind::Settled,
        EventKind::Modify(ModifyKind::Metadata(_)) => Kind::Touched,
        // Only Linux says when a file is closed.
        EventKind::Modify(ModifyKind::Data(_)) if cfg!(target_os = "linux") => Kind::Writing,
        _ => Kind::Open,
    };
    let mut told = Vec::new();
    for (place, path) in event.paths.iter().enumerate() {
        let Some(name) = relative(root, path).filter(|name| is_ours(name)) else { continue };
        let from = matches!(event.kind, EventKind::Modify(ModifyKind::Name(RenameMode::Both)));
        let kind = match kind {
            Kind::Settled if from && place == 0 => Kind::Open,
            Kind::Settled if path.is_dir() => Kind::Folder,
            // Systems other than Linux do not say that it is a folder.
            Kind::Open if !cfg!(target_os = "linux") && path.is_dir() => Kind::Folder,
            kind => kind,
        };
        told.push(WatchEvent::Event(Event { path: name, kind }));
    }
    told
}

/// Returns a path from the briefing's folder, with `/`.
fn relative(root: &Path, path: &Path) -> Option<String> {
    let path = path.strip_prefix(root).ok()?;
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

/// Whether a change of this file can change a page.
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

/// Returns what went wrong, and what to do.
fn trouble(error: &notify::Error) -> String {
    let limit = match &error.kind {
        ErrorKind::MaxFilesWatch => Some("max_user_watches=524288"),
        // Too many open files: each process that watches has one.
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

    /// Returns what an event on a file, or a move from it to another, is taken for.
    fn told(kind: EventKind) -> Vec<(String, Kind)> {
        let root = Path::new("/nowhere");
        let path = |name: &str| root.join("content/articles").join(name);
        let event = notify::Event::new(kind).add_path(path("a.md")).add_path(path("b.md"));
        let named = |told| match told {
            WatchEvent::Event(Event { path, kind }) => (path, kind),
            other => panic!("{other:?}"),
        };
        events(root, &event).into_iter().map(named).collect()
    }

    #[test]
    fn reading_is_no_event_and_closing_after_writing_is_one() {
        for access in [
            AccessKind::Read,
            AccessKind::Open(AccessMode::Any),
            AccessKind::Close(AccessMode::Read),
            AccessKind::Any,
        ] {
            assert_eq!(told(EventKind::Access(access)), [], "{access:?}");
        }
        let closed = told(EventKind::Access(AccessKind::Close(AccessMode::Write)));
        assert_eq!(closed[0], ("content/articles/a.md".to_owned(), Kind::Settled));
        let written = told(EventKind::Modify(ModifyKind::Data(DataChange::Any)));
        assert_eq!(written[0].1 == Kind::Writing, cfg!(target_os = "linux"));
        let moved = told(EventKind::Modify(ModifyKind::Name(RenameMode::Both)));
        let kinds: Vec<Kind> = moved.into_iter().map(|(_, kind)| kind).collect();
        assert_eq!(kinds, [Kind::Open, Kind::Settled]);
    }

    #[test]
    fn where_events_were_lost_everything_is_looked_at() {
        let event = notify::Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert!(matches!(events(Path::new("/nowhere"), &event)[..], [WatchEvent::Lost]));
    }

    #[test]
    fn the_limit_of_watches_is_named_with_the_command_that_raises_it() {
        let message = trouble(&notify::Error::new(ErrorKind::MaxFilesWatch));
        assert_eq!(
            message.contains("sysctl fs.inotify.max_user_watches="),
            cfg!(target_os = "linux")
        );
    }

    #[test]
    fn what_editors_leave_and_the_output_are_not_ours() {
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
