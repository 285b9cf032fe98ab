//! The `<meta>` tags of a page, and the families of names that they have.

use super::outline::Outline;
use super::texts::clean;
use crate::import::page::{Fact, FactSource};
use crate::import::people;
use crate::text::fold::letters_and_digits;

/// The tags of a page, in order.
pub(super) struct MetaTags(Vec<MetaTag>);

struct MetaTag {
    /// Its name, as it is written.
    name: String,
    /// Its name in lower case without marks: `dc.date` and `DC:Date` are one.
    key: String,
    content: String,
}

/// Names of tags with the day of publication, the surest first. Without marks.
pub(super) const PUBLISHED: &[&str] = &[
    "articlepublishedtime",
    "ogarticlepublishedtime",
    "ogpublishedtime",
    "datepublished",
    "rnewsdatepublished",
    "originalpublicationdate",
    "originalpublishdate",
    "firstpublished",
    "dcsextarticlefirstpublished",
    "pubdate",
    "btpubdate",
    "publishdate",
    "publisheddate",
    "publicationdate",
    "publishedat",
    "published",
    "articlepublished",
    "articlepublishdate",
    "articledate",
    "articledateoriginal",
    "parselypubdate",
    "cxenseparserecspublishtime",
    "cxenseparsepublishtime",
    "shareaholicarticlepublishedtime",
    "vrpublishedtime",
    "mediatorpublishedtime",
    "citationonlinedate",
    "citationpublicationdate",
    "citationdate",
    "sailthrudate",
    "dctermscreated",
    "dctermsissued",
    "dcdateissued",
    "dcissued",
    "dcdatecreated",
    "dccreated",
    "datecreated",
    "dcdate",
    "dctermsdate",
    "creationdate",
    "created",
    "docdate",
    "displaydate",
    "date",
];

/// Names of tags with the day of the last change. Without marks.
pub(super) const MODIFIED: &[&str] = &[
    "articlemodifiedtime",
    "ogupdatedtime",
    "datemodified",
    "dctermsmodified",
    "dcmodified",
    "dcdatemodified",
    "lastmodified",
    "lastmod",
    "revised",
    "updated",
];

/// Those of them that are of the article, with a time.
pub(super) const CHANGED: &[&str] = &["articlemodifiedtime", "ogupdatedtime", "datemodified"];

/// Names of tags with authors, the surest first. Without marks.
pub(super) const AUTHORS: &[&str] = &[
    "citationauthor",
    "parselyauthor",
    "sailthruauthor",
    "cxenseparseauthor",
    "cseauthor",
    "byl",
    "byline",
    WRITTEN_BY,
    "shareaholicarticleauthorname",
    "articleauthorname",
    "authorname",
    "mediatorauthor",
    "rbauthors",
    "vrauthor",
    "dcsextauthor",
    "dccreator",
    "dctermscreator",
    "dccreatorpersonalname",
    "author",
    "authors",
    "articleauthor",
    "ogarticleauthor",
    "ogauthor",
    "creator",
    "bookauthor",
];

/// The key of a tag `twitter:dataN` whose `twitter:labelN` says that it names the author.
const WRITTEN_BY: &str = "twitterwrittenby";

/// Names of tags with the headline, the surest first. Without marks.
pub(super) const TITLES: &[&str] =
    &["ogtitle", "twittertitle", "citationtitle", "parselytitle", "dctitle", "sailthrutitle"];

impl MetaTags {
    /// Reads the tags of a page. A tag in a comment or a teaser (microdata) is not one of the page.
    pub(super) fn new(outline: &Outline<'_>) -> Self {
        let mut tags = Vec::new();
        for place in outline.places.iter().filter(|place| place.is("meta")) {
            let Some(content) = place.attr("content").map(clean).filter(|text| !text.is_empty())
            else {
                continue;
            };
            for kind in ["property", "name", "itemprop"] {
                if kind == "itemprop" && place.apart == super::outline::Apart::Yes {
                    continue;
                }
                if let Some(name) = place.attr(kind) {
                    let key = letters_and_digits(name);
                    tags.push(MetaTag { name: name.to_owned(), key, content: content.clone() });
                }
            }
        }
        let labels: Vec<String> = tags
            .iter()
            .filter(|tag| people::is_byline_label(&tag.content, true))
            .filter_map(|tag| tag.key.strip_prefix("twitterlabel"))
            .map(|number| format!("twitterdata{number}"))
            .collect();
        for tag in tags.iter_mut().filter(|tag| labels.contains(&tag.key)) {
            WRITTEN_BY.clone_into(&mut tag.key);
        }
        Self(tags)
    }

    /// Returns the values of all tags with one of the names (without marks): those of the first
    /// name first.
    pub(super) fn all(&self, names: &[&str]) -> Vec<Fact<String>> {
        let of = |name: &&str| {
            let name = (*name).to_owned();
            self.0.iter().filter(move |tag| tag.key == name)
        };
        let tags = names.iter().flat_map(of);
        tags.map(|tag| Fact::new(tag.content.clone(), FactSource::Tag(tag.name.clone()))).collect()
    }

    /// Returns the value of the first name that has one.
    pub(super) fn first(&self, names: &[&str]) -> Option<Fact<String>> {
        self.all(names).into_iter().next()
    }
}
