//! The marks by which a page says that an element names the author.

use super::outline::Place;
use crate::import::switches::{Rule, is_on};
use crate::import::thresholds::facts::AUTHOR;

/// Words in the names of elements that name the author.
const AUTHOR_WORDS: &[&str] = &[
    "author",
    "authors",
    "authorname",
    "byline",
    "bylines",
    "autor",
    "autoren",
    "autorin",
    "autores",
    "auteur",
    "auteurs",
    "autore",
    "autori",
    "writer",
    "redakteur",
    "redaktor",
    "journalist",
    "journaliste",
    "verfasser",
    "contributor",
    "contributors",
    "postauthor",
    "articleauthor",
    "entryauthor",
    "authorlink",
    "forfatter",
    "skribent",
    "firmante",
    "columnist",
    "kirjoittaja",
    "yazar",
    "muallif",
    "avtor",
    "szerzo",
    "schrijver",
    "auteurname",
    "writtenby",
    "postedby",
];

/// Words in the names of elements around an author's name that say more of him.
const ABOUT_WORDS: &[&str] = &[
    "bio",
    "biography",
    "description",
    "avatar",
    "about",
    "social",
    "box",
    "image",
    "img",
    "photo",
    "posts",
    "follow",
    "twitter",
    "role",
    "jobtitle",
];

/// Returns how sure an element is to name an author, and what marks it; `None` if nothing does.
pub(super) fn strength(place: &Place<'_>) -> Option<(f64, &'static str)> {
    if place.is("meta")
        || place.is("link")
        || place.is("script")
        || place.is("body")
        || place.is("html")
    {
        return None;
    }
    if place.attr_has("itemprop", &["author"]) && is_on(Rule::AuthorsItemprop) {
        return Some((AUTHOR.itemprop, "itemprop=author"));
    }
    if place.attr_has("rel", &["author"]) && is_on(Rule::AuthorsRel) {
        return Some((AUTHOR.rel, "rel=author"));
    }
    if place.has_name(AUTHOR_WORDS)
        && !place.has_name(&["comment", "comments"])
        && is_on(Rule::AuthorsNamesOfElements)
    {
        let about = place.has_name(ABOUT_WORDS) && is_on(Rule::AuthorsLessSureAboutTheAuthor);
        let about = if about { AUTHOR.about } else { 0.0 };
        return Some((AUTHOR.named + about, "class=author"));
    }
    let profile = |href: &str| {
        let lower = href.to_lowercase();
        [
            "/author/",
            "/authors/",
            "/autor/",
            "/autoren/",
            "/auteur/",
            "/autores/",
            "/autore/",
            "/profile/author",
        ]
        .iter()
        .any(|part| lower.contains(part))
    };
    if place.is("a")
        && place.attr("href").is_some_and(profile)
        && is_on(Rule::AuthorsLinksToProfiles)
    {
        return Some((AUTHOR.profile, "link to an author"));
    }
    if place.attr_has("class", &["vcard", "fn", "username"]) && is_on(Rule::AuthorsVcards) {
        return Some((AUTHOR.vcard, "class=vcard"));
    }
    None
}
