//! Computes how deep elements are nested, from their tags alone.
//!
//! A parser of HTML searches its stack of open elements at every tag, so a deep page takes
//! quadratic time. This is for refusing one before it is parsed.

/// Counts the elements that tags open and close.
#[derive(Debug, Default)]
pub struct Nesting {
    depth: usize,
    deepest: usize,
}

/// Elements that authors leave open, or that have no end tag.
const LOOSE: &[&str] = &[
    "p", "li", "td", "tr", "th", "dt", "dd", "option", "br", "hr", "img", "input", "meta", "link",
    "source", "area", "base", "col", "wbr", "thead", "tbody", "tfoot", "track", "embed", "path",
    "rect", "circle", "use", "line", "polygon",
];

impl Nesting {
    /// Reads the tags of some HTML, which may be a part of a text.
    pub fn read(&mut self, html: &str) {
        for rest in html.split('<').skip(1) {
            let (closes, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
            let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
            let name = &rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())];
            if name.is_empty() || LOOSE.iter().any(|loose| name.eq_ignore_ascii_case(loose)) {
                continue;
            }
            self.depth = if closes { self.depth.saturating_sub(1) } else { self.depth + 1 };
            self.deepest = self.deepest.max(self.depth);
        }
    }

    /// Returns the greatest number of elements that were open at once.
    pub fn deepest(&self) -> usize {
        self.deepest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deepest(html: &str) -> usize {
        let mut nesting = Nesting::default();
        nesting.read(html);
        nesting.deepest()
    }

    #[test]
    fn open_elements_count_and_those_that_authors_leave_open_do_not() {
        assert_eq!(deepest("<div><b>x</b></div><i>"), 2);
        assert_eq!(deepest("<p><p><BR><li><img src=a>a < b <!-- c -->"), 0);
        assert_eq!(deepest("</div></div><div>"), 1);
        assert_eq!(deepest(&"<my-box>".repeat(600)), 600);
    }
}
