//! HTTP: routes, headers, the event stream.
//!
//! Every page and file has an entity tag, and can be asked for in parts.

use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State as Extract};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::sse::{Event, KeepAlive};
use axum::response::{IntoResponse, Response, Sse};
use axum::routing::get;
use percent_encoding::percent_decode_str;
use tokio::sync::watch::Receiver;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::WatchStream;

use super::address::is_allowed_host;
use super::content::{content_type, copied, etag, in_memory, lists_key, not_modified};
use super::served_site::{Resource, ServedSite};
use crate::fingerprint::Fingerprint;
use crate::render::encoded_path;

const SCRIPT: &str = include_str!("static/reload.js");
const STYLE: &str = include_str!("static/serve.css");

/// How long a page waits before it reopens a stream that ended.
const RETRY: Duration = Duration::from_millis(500);

/// The state that all handlers share.
#[derive(Clone)]
pub(super) struct AppState {
    pub(super) state: Receiver<Arc<ServedSite>>,
    /// The briefing's folder, with links resolved.
    pub(super) root: Arc<PathBuf>,
    /// The host given by `--host`.
    pub(super) host: Arc<str>,
    /// Distinguishes this run of the server from others.
    pub(super) run: u64,
}

/// Returns the router for all requests.
pub(super) fn router(app: AppState) -> Router {
    Router::new()
        .route("/_manicule/events", get(events))
        .route("/_manicule/reload.js", get(|asked| own_file("text/javascript", SCRIPT, asked)))
        .route("/_manicule/serve.css", get(|asked| own_file("text/css", STYLE, asked)))
        .fallback(page)
        .layer(from_fn(strict_headers))
        .layer(from_fn_with_state(app.clone(), guard))
        .with_state(app)
}

/// Refuses foreign hosts and all methods but GET and HEAD.
async fn guard(Extract(app): Extract<AppState>, request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    // A request to a proxy names the host in its target.
    let host = request.uri().authority().map(|host| host.as_str()).or(host);
    if !host.is_some_and(|host| is_allowed_host(host, &app.host)) {
        let words = "Use a name that this machine has for itself, such as localhost, or start the \
                     server with --host and the name that you use.\n";
        return (StatusCode::FORBIDDEN, words).into_response();
    }
    if ![Method::GET, Method::HEAD].contains(request.method()) {
        let allow = [(header::ALLOW, "GET, HEAD")];
        return (StatusCode::METHOD_NOT_ALLOWED, allow).into_response();
    }
    next.run(request).await
}

/// Adds the headers of a strict host, so that what would break there breaks here.
async fn strict_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, "default-src 'self'"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    response
}

/// Answers with a file of the server itself.
async fn own_file(kind: &'static str, text: &'static str, request: Parts) -> Response {
    let key = Fingerprint::of_bytes(text.as_bytes());
    in_memory(text.into(), &format!("{kind}; charset=utf-8"), key, &request)
}

/// Streams an event for the current state, and one for each later state.
async fn events(Extract(app): Extract<AppState>, asked: HeaderMap) -> Response {
    if !is_same_origin(&asked) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let run = app.run;
    let event = move |state: Arc<ServedSite>| Ok::<_, Infallible>(change_event(&state, run));
    let stream = WatchStream::new(app.state).map(event);
    let keep = KeepAlive::new().interval(Duration::from_secs(20));
    Sse::new(stream).keep_alive(keep).into_response()
}

fn change_event(state: &ServedSite, run: u64) -> Event {
    let note = state.note.as_ref();
    let data = serde_json::json!({
        "run": run.to_string(),
        "serial": state.serial,
        "assets": state.assets,
        "note": note.map(|note| serde_json::json!({ "page": note.page, "id": note.id })),
    });
    Event::default().retry(RETRY).data(data.to_string())
}

/// Returns whether a request comes from a page of this server, or from no page at all.
fn is_same_origin(asked: &HeaderMap) -> bool {
    let text = |name| asked.get(name).map(|value: &HeaderValue| value.to_str().unwrap_or_default());
    let site = text(header::HeaderName::from_static("sec-fetch-site"));
    let origin = text(header::ORIGIN).map(|origin| origin.strip_prefix("http://").unwrap_or(""));
    site.is_none_or(|site| ["same-origin", "none"].contains(&site))
        && origin.is_none_or(|origin| Some(origin) == text(header::HOST))
}

/// Answers with the page or file at a path.
async fn page(Extract(app): Extract<AppState>, request: Parts) -> Response {
    let Some(path) = decoded_path(&request.uri) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let state = Arc::clone(&app.state.borrow());
    let asked = request.headers.get(header::IF_NONE_MATCH).cloned();
    let wanted = path.clone();
    // Rendering is work for the processor, not waiting.
    let found = tokio::task::spawn_blocking(move || {
        let same =
            asked.as_ref().zip(state.key(&wanted)).filter(|(asked, key)| lists_key(asked, *key));
        same.map_or_else(|| Ok(state.find(&wanted)), |(_, key)| Err(key))
    });
    match found.await {
        Ok(Err(key)) => not_modified(&etag(key)),
        Ok(Ok(found)) => answer(&app, &path, found, &request).await,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn answer(app: &AppState, path: &str, found: Resource, request: &Parts) -> Response {
    const HTML: &str = "text/html; charset=utf-8";
    match found {
        Resource::Page(bytes, key) => in_memory(bytes, HTML, key, request),
        Resource::File(bytes) => {
            let key = Fingerprint::of_bytes(&bytes);
            in_memory(bytes, &content_type(path), key, request)
        }
        Resource::Made(bytes, media_type) => {
            let key = Fingerprint::of_bytes(&bytes);
            in_memory(bytes, media_type, key, request)
        }
        Resource::Copied(file) => copied(&app.root, &file, request).await,
        Resource::Folder => {
            let to = format!("/{}/", encoded_path(path));
            (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, to)]).into_response()
        }
        Resource::Nothing(bytes) => {
            (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, HTML)], bytes).into_response()
        }
    }
}

/// Returns the decoded path without its first slash; `None` unless it is UTF-8.
fn decoded_path(uri: &Uri) -> Option<String> {
    let path = percent_decode_str(uri.path()).decode_utf8().ok()?;
    Some(path.strip_prefix('/').unwrap_or(&path).to_owned())
}
