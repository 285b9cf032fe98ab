//! Answers with content: bytes in memory or a file, whole or in part, with an entity tag.

use std::io;
use std::path::Path;

use axum::body::Body;
use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use mime_guess::mime;
use tower_http::services::ServeFile;

use super::ranges::{Wanted, wanted};
use crate::fingerprint::Fingerprint;

/// Answers with bytes in memory, or with the part of them that is asked for.
pub(super) fn in_memory(
    mut bytes: Vec<u8>,
    media_type: &str,
    key: Fingerprint,
    request: &Parts,
) -> Response {
    let etag = etag(key);
    if request.headers.get(header::IF_NONE_MATCH).is_some_and(|asked| lists(asked, &etag)) {
        return not_modified(&etag);
    }
    let length = bytes.len() as u64;
    let headers = [
        (header::CONTENT_TYPE, media_type),
        (header::ETAG, &etag),
        (header::ACCEPT_RANGES, "bytes"),
    ];
    match wanted(&request.method, &request.headers, length, &etag) {
        Wanted::Whole => (headers, bytes).into_response(),
        Wanted::Part(part) => {
            let (first, last) = (*part.start(), *part.end());
            bytes.truncate(last as usize + 1);
            bytes.drain(..first as usize);
            let range = [(header::CONTENT_RANGE, format!("bytes {first}-{last}/{length}"))];
            (StatusCode::PARTIAL_CONTENT, headers, range, bytes).into_response()
        }
        Wanted::Unsatisfiable => unsatisfiable(length, &etag),
    }
}

/// Answers with a file that `build` copies, or with the part of it that is asked for.
pub(super) async fn copied(root: &Path, file: &str, request: &Parts) -> Response {
    let real = root.join(file).canonicalize();
    let Some(real) = real.ok().filter(|real| real.starts_with(root) && real.is_file()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let result = part_of_file(&mut ServeFile::new(real), request).await;
    let mut response = result.unwrap_or_else(|_| StatusCode::NOT_FOUND.into_response());
    if let Ok(kind) = HeaderValue::from_str(&content_type(file)) {
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
    }
    response
}

/// Answers with a file, or with the part of it that is asked for. `ServeFile` only gets ranges that
/// it cannot misunderstand: it ignores `If-Range`, and refuses ranges that are to be ignored.
async fn part_of_file(file: &mut ServeFile, request: &Parts) -> io::Result<Response> {
    let ask = |method: &Method, range: Option<String>| {
        let mut asked = Request::new(Body::empty());
        *asked.method_mut() = method.clone();
        *asked.headers_mut() = request.headers.clone();
        asked.headers_mut().remove(header::RANGE);
        let range = range.and_then(|range| HeaderValue::try_from(range).ok());
        asked.headers_mut().extend(range.map(|range| (header::RANGE, range)));
        asked
    };
    if request.headers.contains_key(header::RANGE) {
        let whole = file.try_call(ask(&Method::HEAD, None)).await?.into_parts().0;
        let text = |name| whole.headers.get(name).and_then(|value| value.to_str().ok());
        let length = text(header::CONTENT_LENGTH).and_then(|length| length.parse().ok());
        // Other answers, such as 304, take precedence over a range (13.2.2).
        if let (StatusCode::OK, Some(length), Some(etag)) =
            (whole.status, length, text(header::ETAG))
        {
            match wanted(&request.method, &request.headers, length, etag) {
                Wanted::Whole => {}
                Wanted::Part(part) => {
                    let range = format!("bytes={}-{}", part.start(), part.end());
                    let answer = file.try_call(ask(&request.method, Some(range))).await?;
                    // Otherwise the file has just changed.
                    if answer.headers().get(header::ETAG) == whole.headers.get(header::ETAG) {
                        return Ok(answer.map(Body::new));
                    }
                }
                Wanted::Unsatisfiable => return Ok(unsatisfiable(length, etag)),
            }
        }
    }
    Ok(file.try_call(ask(&request.method, None)).await?.map(Body::new))
}

/// Answers that a file has none of the bytes that are asked for.
fn unsatisfiable(length: u64, etag: &str) -> Response {
    let headers = [(header::ETAG, etag), (header::ACCEPT_RANGES, "bytes")];
    let range = [(header::CONTENT_RANGE, format!("bytes */{length}"))];
    (StatusCode::RANGE_NOT_SATISFIABLE, headers, range).into_response()
}

pub(super) fn not_modified(etag: &str) -> Response {
    (StatusCode::NOT_MODIFIED, [(header::ETAG, etag)]).into_response()
}

pub(super) fn etag(key: Fingerprint) -> String {
    format!("\"{key}\"")
}

pub(super) fn lists_key(asked: &HeaderValue, key: Fingerprint) -> bool {
    lists(asked, &etag(key))
}

/// Whether `If-None-Match` lists an entity tag.
fn lists(asked: &HeaderValue, etag: &str) -> bool {
    let tags = asked.to_str().unwrap_or_default().split(',').map(str::trim);
    tags.map(|tag| tag.strip_prefix("W/").unwrap_or(tag)).any(|tag| tag == etag || tag == "*")
}

/// Returns the content type of a file; text is assumed to be UTF-8.
pub(super) fn content_type(path: &str) -> String {
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let is_text = kind.type_() == mime::TEXT
        || kind.suffix() == Some(mime::XML)
        || [mime::JSON, mime::JAVASCRIPT, mime::XML].contains(&kind.subtype());
    if is_text { format!("{}; charset=utf-8", kind.essence_str()) } else { kind.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_types_of_text_have_a_charset() {
        let cases = [
            ("a.css", "text/css; charset=utf-8"),
            ("a.js", "text/javascript; charset=utf-8"),
            ("a.svg", "image/svg+xml; charset=utf-8"),
            ("a.json", "application/json; charset=utf-8"),
            ("a.xml", "text/xml; charset=utf-8"),
            ("a.txt", "text/plain; charset=utf-8"),
            ("a.png", "image/png"),
            ("a.woff2", "font/woff2"),
            ("a", "application/octet-stream"),
        ];
        for (path, expected) in cases {
            assert_eq!(content_type(path), expected, "{path}");
        }
    }
}
