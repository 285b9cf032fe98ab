//! Images of other hosts: a link takes their place.
//!
//! A strict host would forbid to load them, and loading them tells their host who reads the page.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::escape::{escaped, escaped_address};
use super::sanitise::is_harmless;

/// An image of another host whose description is being read.
pub(super) struct FarImage {
    address: String,
    description: String,
    /// How many images are open in its description.
    inner: usize,
}

impl FarImage {
    pub(super) fn new(address: CowStr<'_>) -> Self {
        Self { address: address.into_string(), description: String::new(), inner: 0 }
    }

    /// Takes the next event; returns whether it ends the image.
    pub(super) fn read(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::Text(text) | Event::Code(text) => self.description.push_str(text),
            Event::SoftBreak | Event::HardBreak => self.description.push(' '),
            Event::Start(Tag::Image { .. }) => self.inner += 1,
            Event::End(TagEnd::Image) if self.inner == 0 => return true,
            Event::End(TagEnd::Image) => self.inner -= 1,
            _ => {}
        }
        false
    }

    /// Returns the HTML that takes the image's place; within a link it is not a link itself.
    pub(super) fn replacement(&self, in_link: bool) -> String {
        let label = escaped(&self.description);
        let (tag, attributes) = if is_harmless(&self.address) && !in_link {
            ("a", format!(" href=\"{}\"", escaped_address(&self.address)))
        } else {
            ("span", " role=\"img\"".to_owned())
        };
        let text = if label.is_empty() { "image" } else { &label };
        format!(
            "<{tag} class=\"image\"{attributes} data-alt=\"{text}\" aria-label=\"{text}\"></{tag}>"
        )
    }
}
