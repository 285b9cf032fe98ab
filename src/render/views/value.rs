//! Values made ready for templates once.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use serde::{Serialize, Serializer};
use tera::Value;

/// HTML, which templates pass on as it is. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Html(Value);

/// A part of several views: made ready for templates once, when the first one needs it. Cheap to
/// clone.
#[derive(Debug)]
pub struct Shared<T>(Arc<SharedParts<T>>);

#[derive(Debug)]
struct SharedParts<T> {
    view: T,
    value: OnceLock<Value>,
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: PartialEq> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0.view == other.0.view
    }
}

impl<T: Serialize> From<T> for Shared<T> {
    fn from(view: T) -> Self {
        Self(Arc::new(SharedParts { view, value: OnceLock::new() }))
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.view
    }
}

impl<T: Serialize> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let SharedParts { view, value } = &*self.0;
        // The fields of the value are in no order, so fingerprints, which are written in a binary
        // format, take the view.
        if serializer.is_human_readable() {
            value.get_or_init(|| Value::from_serializable(view)).serialize(serializer)
        } else {
            view.serialize(serializer)
        }
    }
}

impl Html {
    /// Returns the HTML.
    pub fn as_str(&self) -> &str {
        self.0.as_str().unwrap_or_default()
    }
}

impl From<String> for Html {
    fn from(html: String) -> Self {
        Self(Value::safe_string(&html))
    }
}

impl Default for Html {
    fn default() -> Self {
        Self::from(String::new())
    }
}
