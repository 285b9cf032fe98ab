//! Values made ready for templates once.

use std::ops::Deref;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use tera::Value;

/// HTML, which templates pass on as it is. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Html(Value);

/// A part of several views: made ready for templates once. Cheap to clone.
#[derive(Debug, Clone, PartialEq)]
pub struct Shared<T> {
    shown: Arc<T>,
    value: Value,
}

impl<T: Serialize> From<T> for Shared<T> {
    fn from(shown: T) -> Self {
        Self { value: Value::from_serializable(&shown), shown: Arc::new(shown) }
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.shown
    }
}

impl<T: Serialize> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Templates take the value that was made once. Its fields are in no order, so fingerprints,
        // which are written in a binary format, take the struct.
        if serializer.is_human_readable() {
            self.value.serialize(serializer)
        } else {
            self.shown.serialize(serializer)
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
