//! `serve`: renders pages on request, and updates open pages when files change.
//!
//! Three parts run at once. A *watch* reports changed files in bursts. One thread owns the
//! [`Updater`]: it reads and resolves them and publishes the new [`ServedSite`]. The *server*
//! answers each request from the current one and notifies open pages of the next. Pages are
//! rendered as in `build`, with a script added. Nothing is written to the disk.
//!
//! From the bottom up: `rendered_snapshot` (a snapshot with its renderer), `additions` (HTML that a
//! page gets), `changes` and `faults` (edits and faults in words), `served_site` (which page a path
//! shows), `updater` (the next site after an edit); `debounce`, `poll`, `watch` (when to read which
//! files); `address`, `ranges` (parts of files), `http`, `connections` (their limits).

mod additions;
mod address;
mod changes;
mod connections;
mod content;
mod debounce;
mod faults;
mod http;
mod poll;
mod ranges;
mod rendered_snapshot;
mod served_site;
mod updater;
mod watch;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant, SystemTime};

use tokio::sync::watch as latest;

use crate::disk_cache::DiskCache;
use crate::load::CONTENT;
use crate::resolve::Options;
use crate::session::THEMES;
use crate::source::Disk;
use debounce::{Debouncer, FileEvent};
use http::AppState;
use poll::Scan;
use watch::{Watch, WatchEvent};

pub use additions::script;
pub use connections::Limits;
pub use rendered_snapshot::Files;
pub use served_site::{Resource, ServedSite};
pub use updater::{Update, Updater};

/// How long after a new folder was read it is read again: files may have been added before it was
/// watched.
const RESCAN_DELAY: Duration = Duration::from_millis(150);

/// The options of [`serve`].
#[derive(Debug, Clone)]
pub struct ServeOptions {
    /// The name or address to listen at.
    pub host: String,
    /// The port, or 0 for any. If it is taken, the next free one is used.
    pub port: u16,
    /// Whether to scan for changes instead of relying on the system's events.
    pub poll: bool,
    /// Which documents are part of the site.
    pub options: Options,
    /// The limits on what one client may take from the others.
    pub limits: Limits,
}

/// Something to report while the server runs.
pub enum ServerEvent<'a> {
    /// The server answers requests at this address.
    Ready(&'a str, &'a ServedSite),
    /// Other machines can reach this address, too.
    Exposed(&'a str),
    /// Files changed.
    Changed(&'a Update),
    /// The system reports no changes, so the server scans for them; the reason, and what to do.
    Unwatched(&'a str),
}

/// Receives events, from several threads.
pub type Reporter = Arc<dyn Fn(ServerEvent<'_>) + Send + Sync>;

/// Serves the briefing in `root` until Ctrl-C; `disk_cache` holds the results of earlier runs. The
/// error is the reason, for people.
pub fn serve(
    root: &Path,
    setup: &ServeOptions,
    disk_cache: &DiskCache,
    report: &Reporter,
) -> Result<(), String> {
    let listener = address::bind(&setup.host, setup.port)?;
    let at = listener.local_addr().map_err(|error| error.to_string())?;
    let url = address::url(&setup.host, at);
    let root = root.canonicalize().map_err(|error| error.to_string())?;
    // Before anything is read, so that no change is missed.
    let scan = watch::scan(&root);
    let updater = Updater::open(Arc::new(Disk::new(&root)), setup.options, disk_cache);
    let (publish, state) = latest::channel(Arc::clone(updater.state()));
    if !at.ip().is_loopback() {
        report(ServerEvent::Exposed(&url));
    }
    let since = SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default();
    let app = AppState {
        state,
        root: Arc::new(root.clone()),
        host: setup.host.as_str().into(),
        run: u64::try_from(since.as_nanos()).unwrap_or_default(),
    };
    report(ServerEvent::Ready(&url, updater.state()));
    let update_loop =
        UpdateLoop { root, poll: setup.poll, updater, publish, report: Arc::clone(report) };
    std::thread::spawn(move || update_loop.run(scan));
    run(listener, app, setup.limits).map_err(|error| error.to_string())
}

/// Answers requests until Ctrl-C, which does not wait for open event streams.
fn run(listener: std::net::TcpListener, app: AppState, limits: Limits) -> std::io::Result<()> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let served = runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        tokio::select! {
            never = connections::serve(listener, http::router(app), limits) => match never {},
            stopped = tokio::signal::ctrl_c() => stopped,
        }
    });
    runtime.shutdown_background();
    served
}

/// Reads changed files and publishes the site that results.
struct UpdateLoop {
    root: PathBuf,
    poll: bool,
    updater: Updater,
    publish: latest::Sender<Arc<ServedSite>>,
    report: Reporter,
}

impl UpdateLoop {
    /// Handles changes since `scan` until the watch ends.
    fn run(mut self, scan: Scan) {
        let (sender, told) = channel();
        let mut watch = self.watch(&scan, &sender);
        // Folders to be read again, and when.
        let mut again: Option<(Instant, Vec<String>)> = None;
        loop {
            let (paths, folders) = match receive_until(&told, again.as_ref().map(|(at, _)| *at)) {
                Ok(WatchEvent::Failed(why)) if !self.poll => {
                    (self.report)(ServerEvent::Unwatched(&why));
                    self.poll = true;
                    let _ = sender.send(WatchEvent::Lost);
                    continue;
                }
                Ok(WatchEvent::Failed(_)) => continue,
                Ok(WatchEvent::Lost) => {
                    // Reading all files while they are watched would lose events again.
                    drop(watch);
                    while told.try_recv().is_ok() {}
                    let scan = watch::scan(&self.root);
                    self.update(&[CONTENT, THEMES].map(str::to_owned));
                    watch = self.watch(&scan, &sender);
                    continue;
                }
                Ok(WatchEvent::File(event)) => collect_burst(&told, &sender, event),
                Err(RecvTimeoutError::Timeout) => {
                    (again.take().map_or_else(Vec::new, |(_, paths)| paths), Vec::new())
                }
                Err(RecvTimeoutError::Disconnected) => return,
            };
            if !folders.is_empty() {
                let (_, mut all) = again.take().unwrap_or((Instant::now(), Vec::new()));
                all.extend(folders);
                again = Some((Instant::now() + RESCAN_DELAY, all));
            }
            self.update(&paths);
        }
    }

    /// Starts a watch, or sends the reason why there is none.
    fn watch(&self, scan: &Scan, told: &Sender<WatchEvent>) -> Option<Watch> {
        let watch = watch::watch(&self.root, self.poll, scan, told);
        watch.map_err(|why| told.send(WatchEvent::Failed(why))).ok()
    }

    fn update(&mut self, paths: &[String]) {
        let Some(change) = self.updater.update(paths) else { return };
        self.publish.send_replace(Arc::clone(&change.state));
        (self.report)(ServerEvent::Changed(&change));
        // Dropping a snapshot takes as long as making one.
        std::thread::spawn(move || drop(change));
    }
}

/// Waits for an event, at most until `until`.
fn receive_until(
    told: &Receiver<WatchEvent>,
    until: Option<Instant>,
) -> Result<WatchEvent, RecvTimeoutError> {
    match until {
        Some(until) => told.recv_timeout(until.saturating_duration_since(Instant::now())),
        None => told.recv().map_err(|_| RecvTimeoutError::Disconnected),
    }
}

/// Collects the burst that begins with `first`: all paths, and the new folders among them. Sends
/// back anything that is not a change of a file.
fn collect_burst(
    told: &Receiver<WatchEvent>,
    again: &Sender<WatchEvent>,
    first: FileEvent,
) -> (Vec<String>, Vec<String>) {
    let mut debouncer = Debouncer::new(first, Instant::now());
    while let Ok(item) = receive_until(told, Some(debouncer.due())) {
        match item {
            WatchEvent::File(event) => debouncer.add(event, Instant::now()),
            other => {
                let _ = again.send(other);
                break;
            }
        }
    }
    debouncer.paths()
}
