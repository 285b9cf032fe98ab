//! `serve`: pages made when they are asked for, and told to ask again when files change.
//!
//! Three things go on. A *watch* says which files changed, in bursts; the one thread that has the
//! [`Updater`] reads and resolves them, and puts the new [`ServedSite`] where all can see it; the
//! *server* answers each request from the state of that moment, and tells open pages when there is
//! another. A page is made by the function that `build` calls, so it has the bytes that `build`
//! writes, and the tag of a script after them. Nothing is written to the disk.
//!
//! From below: `shown` (a snapshot with its renderer), `changes` and `faults` (words), `state` (which
//! page is shown, and from which snapshot), `updater` (one state after the other); `debouncer`, `poll`, `watch` (when to look where);
//! `address`, `http`.

mod additions;
mod address;
mod changes;
mod debounce;
mod faults;
mod http;
mod poll;
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
use debounce::{Debouncer, Event};
use http::AppState;
use poll::Scan;
use watch::{Watch, WatchEvent};

pub use additions::script;
pub use rendered_snapshot::Files;
pub use served_site::{Resource, ServedSite};
pub use updater::{Update, Updater};

/// How long after a folder came it is looked at again: files may have come before it was watched.
const AGAIN: Duration = Duration::from_millis(150);

/// What to serve, and where.
#[derive(Debug, Clone)]
pub struct Setup {
    /// Name or address to listen at.
    pub host: String,
    /// Port; 0 for any. Where it is taken, the next free one.
    pub port: u16,
    /// Whether to look for changes again and again, instead of being told by the system.
    pub poll: bool,
    /// What is part of the site.
    pub options: Options,
}

/// What there is to tell while it runs.
pub enum ServerEvent<'a> {
    /// The first page can be asked for, at this address.
    Ready(&'a str, &'a ServedSite),
    /// Other machines can ask too.
    Exposed(&'a str),
    /// Files changed.
    Changed(&'a Update),
    /// The system does not tell of changes, so they are looked for again and again; why, and what
    /// to do.
    Unwatched(&'a str),
}

/// Who is told, from several threads.
pub type Reporter = Arc<dyn Fn(ServerEvent<'_>) + Send + Sync>;

/// Serves the briefing in `root` until Ctrl-C; `disk_cache` has what earlier runs came to. An error says
/// in words why it could not.
pub fn serve(
    root: &Path,
    setup: &Setup,
    disk_cache: &DiskCache,
    tell: &Reporter,
) -> Result<(), String> {
    let listener = address::bind(&setup.host, setup.port)?;
    let at = listener.local_addr().map_err(|error| error.to_string())?;
    let url = address::url(&setup.host, at);
    let root = root.canonicalize().map_err(|error| error.to_string())?;
    // Before anything is read, so that nothing falls between.
    let look = watch::look(&root);
    let updater = Updater::open_with(Arc::new(Disk::new(&root)), setup.options, disk_cache);
    let (publish, state) = latest::channel(Arc::clone(updater.state()));
    if !at.ip().is_loopback() {
        tell(ServerEvent::Exposed(&url));
    }
    let since = SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default();
    let app = AppState {
        state,
        root: Arc::new(root.clone()),
        host: setup.host.as_str().into(),
        run: u64::try_from(since.as_nanos()).unwrap_or_default(),
    };
    tell(ServerEvent::Ready(&url, updater.state()));
    let follower = Follower { root, poll: setup.poll, updater, publish, tell: Arc::clone(tell) };
    std::thread::spawn(move || follower.follow(look));
    run(listener, app).map_err(|error| error.to_string())
}

/// Answers requests until Ctrl-C; open streams do not hold it up.
fn run(listener: std::net::TcpListener, app: AppState) -> std::io::Result<()> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let served = runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        tokio::select! {
            served = http::serve(listener, app) => served,
            stopped = tokio::signal::ctrl_c() => stopped,
        }
    });
    runtime.shutdown_background();
    served
}

/// Reads what changed.
struct Follower {
    root: PathBuf,
    poll: bool,
    updater: Updater,
    publish: latest::Sender<Arc<ServedSite>>,
    tell: Reporter,
}

impl Follower {
    /// Reads what changed since a look, again and again, until nobody tells any more.
    fn follow(mut self, look: Scan) {
        let (sender, told) = channel();
        let mut watch = self.watch(&look, &sender);
        // Folders to be looked at once more, and when.
        let mut again: Option<(Instant, Vec<String>)> = None;
        loop {
            let (paths, folders) = match next(&told, again.as_ref().map(|(at, _)| *at)) {
                Ok(WatchEvent::Trouble(why)) if !self.poll => {
                    (self.tell)(ServerEvent::Unwatched(&why));
                    self.poll = true;
                    let _ = sender.send(WatchEvent::Lost);
                    continue;
                }
                Ok(WatchEvent::Trouble(_)) => continue,
                Ok(WatchEvent::Lost) => {
                    // Unwatched, since reading all files would make it lose count again.
                    drop(watch);
                    while told.try_recv().is_ok() {}
                    let look = watch::look(&self.root);
                    self.update(&[CONTENT, THEMES].map(str::to_owned));
                    watch = self.watch(&look, &sender);
                    continue;
                }
                Ok(WatchEvent::Event(event)) => gather(&told, &sender, event),
                Err(RecvTimeoutError::Timeout) => {
                    (again.take().map_or_else(Vec::new, |(_, paths)| paths), Vec::new())
                }
                Err(RecvTimeoutError::Disconnected) => return,
            };
            if !folders.is_empty() {
                let (_, mut all) = again.take().unwrap_or((Instant::now(), Vec::new()));
                all.extend(folders);
                again = Some((Instant::now() + AGAIN, all));
            }
            self.update(&paths);
        }
    }

    /// Watches; where the system cannot, that is told as a trouble.
    fn watch(&self, look: &Scan, told: &Sender<WatchEvent>) -> Option<Watch> {
        let watch = watch::watch(&self.root, self.poll, look, told);
        watch.map_err(|why| told.send(WatchEvent::Trouble(why))).ok()
    }

    fn update(&mut self, paths: &[String]) {
        let Some(change) = self.updater.update(paths) else { return };
        self.publish.send_replace(Arc::clone(&change.state));
        (self.tell)(ServerEvent::Changed(&change));
        // Letting go of a snapshot takes as long as making one.
        std::thread::spawn(move || drop(change));
    }
}

/// Waits for something to be told, at most until `until`.
fn next(
    told: &Receiver<WatchEvent>,
    until: Option<Instant>,
) -> Result<WatchEvent, RecvTimeoutError> {
    match until {
        Some(until) => told.recv_timeout(until.saturating_duration_since(Instant::now())),
        None => told.recv().map_err(|_| RecvTimeoutError::Disconnected),
    }
}

/// Waits for what belongs to `first`; returns all paths, and the folders among them that came. What
/// is no event is told again.
fn gather(
    told: &Receiver<WatchEvent>,
    again: &Sender<WatchEvent>,
    first: Event,
) -> (Vec<String>, Vec<String>) {
    let mut debouncer = Debouncer::new(first, Instant::now());
    while let Ok(item) = next(told, Some(debouncer.due())) {
        match item {
            WatchEvent::Event(event) => debouncer.add(event, Instant::now()),
            other => {
                let _ = again.send(other);
                break;
            }
        }
    }
    debouncer.paths()
}
