//! Articles.

use serde::Serialize;

use super::{
    Counted, DayView, Frame, Html, LinkView, NoteCard, NoteView, PairLink, PartLink, PositionView,
    Shared, SharedView, StanceView, TimeView, VersionRow,
};

/// `article.html`
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ArticleView {
    /// The frame.
    pub page: Frame,
    /// The article itself.
    pub card: Shared<ArticleCard>,
    /// The headline, with the passages that notes quote.
    pub headline: Html,
    /// The outlet's own lines below the headline, likewise.
    pub standfirst: Option<Html>,
    /// Notes on headline and standfirst.
    pub head: Vec<NoteView>,
    /// The outlet's full name.
    pub outlet_name: String,
    /// The outlet's perspective in two sentences.
    pub outlet_summary: Option<String>,
    /// Byline, joined.
    pub byline: Option<String>,
    /// The counts in the original of a digest. Absent for a full text, and for a digest whose
    /// original was not measured.
    pub measured: Option<MeasuredView>,
    /// The excerpts of a full text that is not shown whole.
    pub excerpts: Option<ExcerptsView>,
    /// Where it comes from.
    pub provenance: Vec<ProvenanceItem>,
    /// The address of the text: the original's, or that of the copy at hand.
    pub original: Option<String>,
    /// By whom that copy is, where it is one.
    pub copy_at: Option<String>,
    /// Language of the text, and its direction.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Notes on the whole article.
    pub whole: Vec<NoteView>,
    /// The text.
    pub rows: Vec<Row>,
    /// Notes on earlier versions, by version, then place.
    pub since_changed: Vec<NoteView>,
    /// How many notes there are.
    pub note_count: usize,
    /// Claims it takes a position on: by claim.
    pub claims: Vec<Shared<PositionView>>,
    /// Those of them that it leaves out: the ones checked by a pattern together, and the others.
    pub omitted: Vec<StanceView>,
    /// Terms its notes touch.
    pub terms: Vec<Shared<LinkView>>,
    /// The passages that it shares with other articles.
    pub shared: Option<SharedView>,
    /// The articles beside which it can be read, by time.
    pub beside: Vec<PairLink>,
    /// Its versions in the order of time, the present one last; none, or at least two.
    pub history: Vec<VersionRow>,
    /// Articles with notes that lead here, or to which notes here lead.
    pub elsewhere: Vec<ElsewhereView>,
    /// Other places that lead here: claims, pages and the like, each once.
    pub named_in: Vec<LinkView>,
    /// Actors in it, most mentioned first.
    pub actors: Vec<Counted>,
    /// Dates in it, by date.
    pub dates: Vec<Counted>,
    /// How to cite this page, as plain text; with its address where the site has one.
    pub citation: String,
    /// How to cite the article itself, in three styles.
    pub citations: Vec<StyledCitation>,
    /// The notes, each with the outlet's words that it is about and how to cite it.
    pub cited_notes: Vec<CitedText>,
    /// The article before and after in time.
    pub previous: Option<LinkView>,
    /// The article after.
    pub next: Option<LinkView>,
}

/// `articles.html`
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ArticlesView {
    /// The frame.
    pub page: Frame,
    /// How many articles there are, or are in this part.
    pub count: usize,
    /// Articles by day, by time: all; the newest, where there are parts; those of this part.
    pub days: Vec<DayOfArticles>,
    /// The pages with the articles of a year or a month, by date, where they are too many for one.
    pub parts: Vec<PartLink>,
    /// On the page of a part: the index.
    pub index: Option<LinkView>,
    /// On the page of a part: the one before.
    pub previous: Option<LinkView>,
    /// On the page of a part: the one after.
    pub next: Option<LinkView>,
    /// The page on who shares with whom, if there is one.
    pub overlaps: Option<String>,
}

/// Articles published on one day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DayOfArticles {
    /// The day.
    pub day: Shared<DayView>,
    /// The articles, by time.
    pub articles: Vec<Shared<ArticleCard>>,
}

/// An article, as lists show it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ArticleCard {
    /// Its headline and page.
    pub link: LinkView,
    /// The outlet's short name and page.
    pub outlet: LinkView,
    /// Whether the outlet is inferred.
    pub outlet_inferred: bool,
    /// When it was published.
    pub published: TimeView,
    /// Whether that is inferred.
    pub published_inferred: bool,
    /// The kind in words.
    pub kind: Option<String>,
    /// One sentence.
    pub summary: Option<String>,
    /// How many notes it has.
    pub notes: usize,
    /// The same in words: `5 notes`.
    pub notes_label: String,
    /// Language of the headline, where it is not the page's.
    pub lang: Option<String>,
    /// Direction, where there is a language.
    pub dir: Option<&'static str>,
    /// Whether it is told in the editor's words.
    pub digest: bool,
    /// Whether excerpts of its text are shown.
    pub excerpts: bool,
}

/// What is shown of an article.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExcerptsView {
    /// "Excerpts: 143 of 1,214 words, …"
    pub sentence: String,
    /// "The whole text is at The Herald."
    pub whole: String,
}

/// The measurement of an original.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct MeasuredView {
    /// "Names and words are counted in the original (1,214 words, …)."
    pub sentence: String,
    /// Whether the digest or its notes quote a speaker.
    pub speaker: bool,
    /// Whether they quote the outlet's own words.
    pub outlet: bool,
}

/// Another article that has to do with this one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ElsewhereView {
    /// Its headline and page.
    pub link: LinkView,
    /// The outlet's short name.
    pub outlet: String,
    /// How many of its notes lead here, in words; absent where none does.
    pub leads_here: Option<String>,
    /// How many of its notes are linked from here, in words; absent where none is.
    pub led_to: Option<String>,
    /// Its notes that lead here. Those that are linked from here are in the notes on this article.
    pub notes: Vec<NoteCard>,
}

/// A row of an article: outermost blocks, of which the first alone may have notes beside it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Row {
    /// The first block, in `<div class="block text-block" id="p-12">`.
    pub html: Html,
    /// The blocks after it, each in such an element.
    pub rest: Html,
    /// Notes and footnotes of the first block.
    pub notes: Vec<NoteView>,
}

/// A fact of an article's provenance.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ProvenanceItem {
    /// `published`, `via`: the fact's stable word.
    pub key: &'static str,
    /// The name of the fact: "Published", "Via".
    pub label: String,
    /// The value.
    pub value: String,
    /// Where the value leads.
    pub href: Option<String>,
    /// Language of the value, where it is a headline that is not in the page's.
    pub lang: Option<String>,
    /// Direction, where there is a language.
    pub dir: Option<&'static str>,
    /// Why it is inferred, where it is.
    pub inferred: Option<String>,
}

/// A citation, as plain text.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StyledCitation {
    /// `APA`, `MLA` or `Chicago`.
    pub style: &'static str,
    /// The citation.
    pub text: String,
}

/// Something to be copied together with its citation.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CitedText {
    /// Its place on the page: `#n-gate`.
    pub href: String,
    /// The number of a note; the outlet's short name for a row of a claim.
    pub label: String,
    /// The words and the citation as plain text, with the address where the site has one.
    pub text: String,
}
