//! Connections: how many may be open, and how long a client may keep one waiting.
//!
//! A connection costs descriptors, which the files of the briefing need, too. So there is a limit
//! below that of the system, and the newest connection beyond it is refused.

use std::convert::Infallible;
use std::future::Future as _;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{Sleep, sleep};

/// The most connections, however many descriptors there are.
const MOST_CONNECTIONS: u64 = 500;

/// The pause after a connection could not be accepted, for want of descriptors or memory.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// The answer to a connection beyond the limit.
const REFUSAL: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\
                         Content-Length: 0\r\nRetry-After: 1\r\n\r\n";

/// Limits, so that one client cannot keep the server from the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How long a client may take to send the head of a request, and how long it may read nothing
    /// of an answer. Idle connections are closed after it, but not event streams.
    pub timeout: Duration,
    /// The number of open connections, event streams included.
    pub connections: usize,
}

impl Default for Limits {
    /// Returns ten seconds, and a third of the descriptors that the process may have: a connection
    /// takes one, and another one if it gets a file; the rest is for the files of the briefing.
    fn default() -> Self {
        let connections = descriptors().map_or(MOST_CONNECTIONS, |count| count / 3);
        Self {
            timeout: Duration::from_secs(10),
            connections: connections.clamp(1, MOST_CONNECTIONS) as usize,
        }
    }
}

/// Returns how many descriptors the process may have; `None` if there is no limit.
#[cfg(unix)]
fn descriptors() -> Option<u64> {
    rustix::process::getrlimit(rustix::process::Resource::Nofile).current
}

#[cfg(not(unix))]
fn descriptors() -> Option<u64> {
    None
}

/// Answers requests for ever.
pub(super) async fn serve(listener: TcpListener, router: Router, limits: Limits) -> Infallible {
    let free = Arc::new(Semaphore::new(limits.connections));
    loop {
        let stream = match listener.accept().await {
            Ok((stream, _)) => stream,
            // The client has gone already.
            Err(error) if error.kind() == io::ErrorKind::ConnectionAborted => continue,
            Err(_) => {
                // It waits in the system's queue; accepting it at once would fail again.
                sleep(ACCEPT_PAUSE).await;
                continue;
            }
        };
        let Ok(permit) = Arc::clone(&free).try_acquire_owned() else {
            // Never waits: the buffer of a new connection is empty.
            let _ = stream.try_write(REFUSAL);
            continue;
        };
        let router = router.clone();
        tokio::spawn(async move {
            answer(stream, router, limits.timeout).await;
            drop(permit);
        });
    }
}

/// Answers the requests of a connection until it ends.
async fn answer(stream: TcpStream, router: Router, timeout: Duration) {
    let io = TokioIo::new(ImpatientStream { stream, timeout, stalled: None });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(timeout)
        .serve_connection(io, TowerToHyperService::new(router));
    // A fault in a connection is the client's, which learns of it by the end of the connection.
    let _ = connection.await;
}

/// A stream whose writes fail once the client has read nothing for a while.
struct ImpatientStream {
    stream: TcpStream,
    timeout: Duration,
    /// Runs while a write waits.
    stalled: Option<Pin<Box<Sleep>>>,
}

impl ImpatientStream {
    /// Returns the result of a write, or an error if writes have been waiting for too long.
    fn unless_stalled(
        &mut self,
        context: &mut Context<'_>,
        written: Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        if written.is_ready() {
            self.stalled = None;
            return written;
        }
        let timeout = self.timeout;
        let stalled = self.stalled.get_or_insert_with(|| Box::pin(sleep(timeout)));
        stalled.as_mut().poll(context).map(|()| Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for ImpatientStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for ImpatientStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.unless_stalled(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.unless_stalled(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
