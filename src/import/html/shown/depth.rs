//! Makes trees flat that are nested too deeply.

use ego_tree::NodeId;
use ego_tree::iter::Edge;
use scraper::{Html, Node};

use super::{detach, is_inline, move_children_before};

/// How deep elements may be nested for functions that walk them by recursion. Browsers make deeper
/// trees flat as well, from 512 on.
const DEEPEST: usize = 400;

/// Replaces elements below [`DEEPEST`] that contain others by what they contain. An empty element
/// before and after it keeps the text of a block apart.
pub(super) fn flatten(page: &mut Html) {
    let mut deep: Vec<NodeId> = Vec::new();
    let mut depth = 0_usize;
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) => {
                depth += 1;
                let holds = || node.children().any(|child| child.value().is_element());
                if depth > DEEPEST && node.value().is_element() && holds() {
                    deep.push(node.id());
                }
            }
            Edge::Close(_) => depth -= 1,
        }
    }
    // In the order of the page, so that each node moves once for each element around it.
    for id in deep {
        let Some(mut node) = page.tree.get_mut(id) else { continue };
        let Some(element) = node.value().as_element().cloned() else { continue };
        if NOT_TEXT.contains(&element.name()) {
            node.detach();
            continue;
        }
        let inline = is_inline(element.name());
        if !inline && node.parent().is_some() {
            node.insert_before(Node::Element(element));
        }
        move_children_before(page, id, id);
        if inline {
            detach(page, id);
        }
    }
}

/// Elements whose content is not read as text.
const NOT_TEXT: &[&str] =
    &["svg", "math", "select", "object", "audio", "video", "canvas", "datalist", "template"];
