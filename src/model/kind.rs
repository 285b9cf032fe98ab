//! The kinds of documents that a briefing has.

use std::fmt;

/// Declares [`Kind`], so that no list of its values can miss one.
macro_rules! kinds {
    ($(
        $(#[doc = $doc:literal])+
        $kind:ident: $singular:literal, $plural:literal, $folder:literal;
    )+) => {
        /// A kind of document. Each has a folder of its own in `content/`, with one file for each
        /// document.
        ///
        /// To add one, follow "To add a kind" in ARCHITECTURE.md.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[doc = $doc])+ $kind,)+ }

        impl Kind {
            /// All kinds, in the order of the site's navigation.
            pub const ALL: &[Self] = &[$(Self::$kind),+];

            /// Returns the word for one document, as in `[[actor:nato]]` and in messages.
            pub const fn singular(self) -> &'static str {
                match self { $(Self::$kind => $singular),+ }
            }

            /// Returns the word for several documents.
            pub const fn plural(self) -> &'static str {
                match self { $(Self::$kind => $plural),+ }
            }

            /// Returns the folder's name, below `content/` and in the output.
            pub const fn folder(self) -> &'static str {
                match self { $(Self::$kind => $folder),+ }
            }
        }
    };
}

kinds! {
    /// An article of an outlet. Its notes are in a file beside it.
    Article: "article", "articles", "articles";
    /// A claim that outlets treat differently.
    Claim: "claim", "claims", "claims";
    /// A thing for which outlets use different words.
    Term: "term", "terms", "terms";
    /// A person, an organisation or a state.
    Actor: "actor", "actors", "actors";
    /// The editor's text on a day. Its id is the date.
    Day: "day", "days", "dates";
    /// An outlet.
    Outlet: "outlet", "outlets", "outlets";
    /// A page of the editor's own. The home page is outside the folder.
    Page: "page", "pages", "pages";
}

impl Kind {
    /// Returns the kind whose documents are in `content/FOLDER/`.
    pub fn of_folder(folder: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.folder() == folder)
    }

    /// Returns the kinds whose documents are linked to by id. Days are linked to by date, whether
    /// they have a file or not.
    pub fn with_ids() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|kind| *kind != Self::Day)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.singular())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_kinds_share_a_word_or_a_folder() {
        for (at, kind) in Kind::ALL.iter().enumerate() {
            assert_eq!(Kind::of_folder(kind.folder()), Some(*kind));
            for other in &Kind::ALL[at + 1..] {
                assert_ne!(kind.singular(), other.singular());
                assert_ne!(kind.plural(), other.plural());
            }
        }
    }
}
