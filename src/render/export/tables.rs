//! The tables of a briefing. Each row has the ids of what it is about, and the address of its
//! place.

mod cell;
mod found_rows;
mod rows;

use crate::model::site::Site;
pub(super) use cell::{Cell, ColumnKind};

/// A table.
pub(super) struct Table {
    /// Its name: `notes`.
    pub(super) name: &'static str,
    /// A description of its rows.
    pub(super) about: &'static str,
    pub(super) columns: Vec<Column>,
    /// Makes its rows. Each has as many cells as there are columns.
    pub(super) rows: fn(&Site) -> Vec<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) kind: ColumnKind,
    /// A description of its cells.
    pub(super) about: &'static str,
}

const fn column(name: &'static str, kind: ColumnKind, about: &'static str) -> Column {
    Column { name, kind, about }
}

const fn text(name: &'static str, about: &'static str) -> Column {
    column(name, ColumnKind::Text, about)
}

const ADDRESS: Column = text("address", "its place in the site");
const ARTICLE: Column = text("article", "the article's id");
const OUTLET: Column = text("outlet", "the id of the article's outlet");
const COUNTED_IN: Column =
    text("counted_in", "where it was counted: in the article's `text`, or its `original`");

/// Returns the table of a name, which it must be.
pub(super) fn named(name: &str) -> Table {
    all().into_iter().find(|table| table.name == name).expect("the names are those of all tables")
}

/// Returns all tables, in the order in which they are documented.
pub(super) fn all() -> Vec<Table> {
    vec![
        Table {
            name: "articles",
            about: "the articles, by time of publication",
            columns: vec![
                text("id", "its id"),
                ADDRESS,
                text("headline", "its headline"),
                OUTLET,
                text("outlet_name", "the outlet's name"),
                text(
                    "via",
                    "the ids of the outlets that its outlet had it from, separated by spaces",
                ),
                text("carried_by", "the ids of those by which the copy at hand came, the same way"),
                text("published", "the day of publication, with the time if it is known"),
                column("published_inferred", ColumnKind::Flag, "whether that is concluded"),
                text("url", "its address at the publisher's"),
                text("byline", "its authors, separated by semicolons"),
                text("dateline", "the place it was written at"),
                text("kind", "the sort of article"),
                text("lang", "its language, BCP 47"),
                text("text", "`full`, or `digest` for one in the editor's words"),
                column("notes", ColumnKind::Count, "the number of notes on it"),
                text("retrieved", "the day on which its source was fetched"),
                text("sha256", "the SHA-256 of its source"),
            ],
            rows: rows::articles,
        },
        Table {
            name: "notes",
            about: "the notes, by article and place",
            columns: vec![
                text("id", "`ARTICLE#NOTE`"),
                ADDRESS,
                ARTICLE,
                OUTLET,
                text("kind", "its kind"),
                text("place", "`text`, `headline`, `standfirst`, `footnote`, or `article` for all"),
                text("quotation", "the words it is about, as far as the site shows them"),
                text("version", "the earlier version that these are of, if not the present one"),
                text(
                    "was",
                    "on a change, the words that were there before, if the site shows them",
                ),
                text("was_version", "the version that has those words"),
                text("note", "its text"),
                text("claims", "the ids of the claims it is about, separated by spaces"),
                text("terms", "the ids of its terms, separated by spaces"),
                text("sources", "its sources, one on each line"),
                text("confidence", "the editor's confidence, with the reason"),
                text("author", "its author"),
            ],
            rows: rows::notes,
        },
        Table {
            name: "positions",
            about: "what articles make of claims in their present versions, by claim and article",
            columns: vec![
                text("claim", "the claim's id"),
                text("claim_title", "the claim"),
                ARTICLE,
                OUTLET,
                text("note", "the id of the note that says it"),
                ADDRESS,
                text("stance", "the article's stance"),
                text("value", "the article's own words or figure"),
                text("voice", "whose words these are: a `speaker`'s or the `outlet`'s"),
                text("pattern", "the pattern of a checked omission, which was not found"),
            ],
            rows: rows::positions,
        },
        Table {
            name: "omissions",
            about: "what articles leave out in their present versions, as notes say it, by article \
                    and note",
            columns: vec![
                ARTICLE,
                OUTLET,
                text("note", "the id of the note that says it"),
                ADDRESS,
                text("claim", "the id of the claim that it leaves out, if it is one"),
                text("claim_title", "the claim"),
                text("pattern", "the pattern that was searched for"),
                column("certified", ColumnKind::Flag, "whether it was searched and not found"),
                text("text", "the note"),
            ],
            rows: rows::omissions,
        },
        Table {
            name: "mentions",
            about: "the names in texts, by article and place; those in a digest are its editor's",
            columns: vec![
                ARTICLE,
                OUTLET,
                text("actor", "the actor's id"),
                text("actor_name", "the actor's name"),
                text("words", "the name as it is written"),
                column("misspelling", ColumnKind::Flag, "whether it is a known mistake"),
                text("sentence", "the sentence around it, if the site shows it"),
                text("text", "the article's `text`: `full` or `digest`"),
                ADDRESS,
            ],
            rows: found_rows::mentions,
        },
        Table {
            name: "names",
            about: "how often each article uses each name",
            columns: vec![
                text("actor", "the actor's id"),
                text("name", "the name as it is written"),
                ARTICLE,
                OUTLET,
                column("count", ColumnKind::Count, "how often"),
                COUNTED_IN,
            ],
            rows: found_rows::names,
        },
        Table {
            name: "words",
            about: "how often each article uses each word of a term; none is 0",
            columns: vec![
                text("term", "the term's id"),
                text("word", "the word"),
                ARTICLE,
                OUTLET,
                column("count", ColumnKind::Count, "how often"),
                COUNTED_IN,
            ],
            rows: found_rows::words,
        },
        Table {
            name: "dates",
            about: "the dates in texts, by article and place",
            columns: vec![
                ARTICLE,
                OUTLET,
                text("words", "the date as it is written, if the site shows it"),
                text("value", "the time that is meant, in EDTF"),
                text("basis", "how it was understood"),
                text("certainty", "how sure that is"),
                ADDRESS,
            ],
            rows: found_rows::dates,
        },
        Table {
            name: "quotations",
            about: "phrases that digests and notes quote from originals that were measured",
            columns: vec![
                ARTICLE,
                OUTLET,
                text("words", "the phrase"),
                column("count", ColumnKind::Count, "how often the original has it"),
                text("voice", "whose words it is there: a `speaker`'s or the `outlet`'s"),
            ],
            rows: found_rows::quotations,
        },
        Table {
            name: "references",
            about: "links and dates that lead from one place to another",
            columns: vec![
                text("from", "the address of the place that refers"),
                text("from_kind", "what that is"),
                text("to", "the address it leads to"),
                text("to_kind", "what that is"),
            ],
            rows: rows::references,
        },
    ]
}
