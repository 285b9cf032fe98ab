//! What templates see: one struct for each template, and nothing else.
//!
//! All strings are plain text, which templates escape, but for [`Html`], which they pass on. Addresses (`href`) are relative to the page and ready for an attribute. Lists
//! may be empty; their order is the order to show. `Option`s are absent where there is nothing.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::{Serialize, Serializer};
use tera::Value;

/// A page's view: names its template and has a frame.
pub trait View: Serialize + Hash {
    /// The template.
    const TEMPLATE: &'static str;

    /// Returns the frame.
    fn frame(&mut self) -> &mut Frame;
}

/// HTML, which templates pass on as it is. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Html(Value);

impl Hash for Html {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

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

impl<T: Hash> Hash for Shared<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.shown.hash(state);
    }
}

impl<T> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
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

macro_rules! views {
    ($($view:ident = $template:literal),+ $(,)?) => {$(
        impl View for $view {
            const TEMPLATE: &'static str = $template;

            fn frame(&mut self) -> &mut Frame {
                &mut self.page
            }
        }
    )+};
}

views! {
    HomeView = "home.html",
    ArticlesView = "articles.html",
    ArticleView = "article.html",
    ActorsView = "actors.html",
    ActorView = "actor.html",
    DatesView = "dates.html",
    DateView = "date.html",
    OutletsView = "outlets.html",
    OutletView = "outlet.html",
    ClaimsView = "claims.html",
    TermsView = "terms.html",
    PageView = "page.html",
    NotFoundView = "404.html",
}

/// What every page has. Its fields are at the top level of each template's context as `page`.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct Frame {
    /// The page's own title.
    pub title: String,
    /// One sentence for search engines; may be empty.
    pub description: String,
    /// The publication's title.
    pub site_title: String,
    /// Language of the page's furniture, and its direction, `ltr` or `rtl`.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// `""` or `../`: goes before the address of anything in the site.
    pub root: String,
    /// The page's full address, where the site has a base address.
    pub canonical: Option<String>,
    /// The header, rendered: one for most pages, so it is made once. HTML.
    pub header: Html,
    /// The footer, rendered. HTML.
    pub footer: Html,
    /// Which sort of page it is, a class of `<body>`: `home`, `article`, …
    pub kind: &'static str,
    /// Whether a code block is on it.
    pub has_code: bool,
}

/// `header.html` and `footer.html`
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct ChromeView {
    /// The publication's title.
    pub site_title: String,
    /// The publication's description; may be empty.
    pub site_description: String,
    /// The publication's authors, joined; may be empty.
    pub site_authors: String,
    /// `""` or `../`: goes before the address of anything in the site.
    pub root: String,
    /// The navigation.
    pub nav: Vec<NavItem>,
}

/// An entry of the navigation.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct NavItem {
    /// Its words.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Whether this is the page.
    pub current: bool,
}

/// A link.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct Link {
    /// Its words.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

/// A day, ready to show.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct Day {
    /// `2025-06-01`.
    pub iso: String,
    /// `1 June 2025`.
    pub long: String,
    /// `1 Jun`.
    pub short: String,
    /// `Sunday`.
    pub weekday: String,
    /// Its page.
    pub href: String,
}

/// When something was published.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct Time {
    /// Machine-readable: a day, or a day and time with offset.
    pub datetime: String,
    /// The day.
    pub day: Day,
    /// `03:31 UTC+3`; absent where only the day is known.
    pub clock: Option<String>,
}

/// A place that refers to something: a backlink, a mention.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct Quoted {
    /// What it stands in; for articles and notes, the outlet's short name.
    pub label: String,
    /// Where exactly, with a fragment.
    pub href: String,
    /// The sentence, its words in `<mark class="hit">`.
    pub html: Html,
    /// Whether the words are the editor's, not an outlet's.
    pub editorial: bool,
}

/// An article, as lists show it.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct ArticleCard {
    /// Its headline and page.
    pub link: Link,
    /// The outlet's short name and page.
    pub outlet: Link,
    /// When it was published.
    pub published: Time,
    /// `analysis`, in words of the theme's language.
    pub kind: Option<String>,
    /// One sentence.
    pub summary: Option<String>,
    /// How many notes it has.
    pub notes: usize,
    /// Language of the headline, where it is not the page's.
    pub lang: Option<String>,
    /// Direction, where there is a language.
    pub dir: Option<&'static str>,
    /// Whether it is told in the editor's words.
    pub digest: bool,
}

/// A note beside its words.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct NoteView {
    /// Its id, for `n-…` and `q-…`.
    pub id: String,
    /// Ids it had before, for old links.
    pub aliases: Vec<String>,
    /// Its number on the page, from 1; letters for footnotes.
    pub number: String,
    /// `number`: the kind's stable word, a class.
    pub kind: String,
    /// The kind in words.
    pub kind_label: String,
    /// The words it is about, shortened in the middle where they are many, in `<q>`; absent on a
    /// note on the whole article.
    pub lemma: Option<Html>,
    /// What it says.
    pub html: Html,
    /// What it says of claims.
    pub positions: Vec<PositionView>,
    /// Terms it touches.
    pub terms: Vec<Link>,
    /// `medium, one unnamed source`; absent where nothing is said.
    pub confidence: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Whether it is a draft.
    pub draft: bool,
    /// Whether it is a footnote of the text: only `number`, `id` and `html` count.
    pub footnote: bool,
}

/// An article's position on a claim.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct PositionView {
    /// The claim.
    pub claim: Link,
    /// `attributes`: the stance's stable word, a class.
    pub stance: String,
    /// The stance in words: "attributes to a source".
    pub stance_label: String,
    /// The article's own value, in `<q>`.
    pub value: Option<Html>,
    /// Whether an omission was checked by a pattern in this build.
    pub certified: bool,
}

/// A row of an article: outermost blocks, of which the first has notes beside it.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct Row {
    /// The first block's id, `p-12`.
    pub id: String,
    /// The first block.
    pub html: Html,
    /// Blocks without notes, down beside which the notes may run. At most 11.
    pub rest: Vec<Block>,
    /// How many blocks it has: 1 to 12, a class `s3`.
    pub span: usize,
    /// Notes and footnotes of the first block.
    pub notes: Vec<NoteView>,
}

/// An outermost block.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct Block {
    /// `p-12`.
    pub id: String,
    /// The block.
    pub html: Html,
}

/// A fact of an article's provenance.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct ProvenanceItem {
    /// What it is: "Published", "Via".
    pub label: String,
    /// The value.
    pub value: String,
    /// Where the value leads.
    pub href: Option<String>,
    /// Why it is inferred, where it is.
    pub inferred: Option<String>,
}

/// An actor or a day, with how often it is mentioned.
#[derive(Debug, Clone, PartialEq, Hash, Serialize)]
pub struct Counted {
    /// The thing.
    pub link: Shared<Link>,
    /// How often.
    pub count: usize,
}

/// `article.html`
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct ArticleView {
    /// The frame.
    pub page: Frame,
    /// The article itself.
    pub card: ArticleCard,
    /// The outlet's full name.
    pub outlet_name: String,
    /// The outlet's perspective in two sentences.
    pub outlet_summary: Option<String>,
    /// Byline, joined.
    pub byline: Option<String>,
    /// Where it comes from.
    pub provenance: Vec<ProvenanceItem>,
    /// The original's address.
    pub original: Option<String>,
    /// Language of the text, and its direction.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Notes on the whole article.
    pub whole: Vec<NoteView>,
    /// The text.
    pub rows: Vec<Row>,
    /// How many notes there are.
    pub note_count: usize,
    /// Claims it takes a position on: by claim.
    pub claims: Vec<PositionView>,
    /// Terms its notes touch.
    pub terms: Vec<Link>,
    /// Places elsewhere that lead here, or to a note here.
    pub backlinks: Vec<Quoted>,
    /// Places elsewhere that its notes lead to, with the note's sentence.
    pub references: Vec<Quoted>,
    /// Actors in it, most mentioned first.
    pub actors: Vec<Counted>,
    /// Dates in it, by date.
    pub dates: Vec<Counted>,
    /// How to cite this page.
    pub citation: String,
    /// The article before and after in time.
    pub previous: Option<Link>,
    /// The article after.
    pub next: Option<Link>,
}

/// A claim with every article's position.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct ClaimView {
    /// Its id, a fragment.
    pub id: String,
    /// The statement.
    pub title: String,
    /// Its place in the index of claims.
    pub href: String,
    /// `number`, in words.
    pub kind: Option<String>,
    /// The day it is about.
    pub date: Option<Day>,
    /// Background.
    pub html: Html,
    /// Positions by the articles' time; articles without one are absent.
    pub positions: Vec<ClaimPosition>,
    /// Which stances the articles of each outlet take, in the order of [`ClaimsView::outlets`];
    /// empty elsewhere.
    pub cells: Vec<Vec<StanceCount>>,
    /// Articles that say nothing and were not reviewed for it.
    pub silent: Vec<Link>,
    /// Places that lead here.
    pub backlinks: Vec<Quoted>,
}

/// How many articles of an outlet take a stance.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct StanceCount {
    /// The stance's stable word, a class.
    pub stance: &'static str,
    /// The stance in words.
    pub stance_label: String,
    /// How many articles.
    pub count: usize,
}

/// An article's position on a claim, with its note.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct ClaimPosition {
    /// The outlet's short name, and the article's page.
    pub outlet: Link,
    /// The note.
    pub note: Link,
    /// The stance's stable word, a class.
    pub stance: String,
    /// The stance in words.
    pub stance_label: String,
    /// The article's own value, in `<q>`.
    pub value: Option<Html>,
    /// Whether an omission was checked.
    pub certified: bool,
}

/// `home.html`
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct HomeView {
    /// The frame.
    pub page: Frame,
    /// The briefing's text; may be empty.
    pub html: Html,
    /// Articles by time; at most 60.
    pub articles: Vec<ArticleCard>,
    /// How many articles there are.
    pub article_count: usize,
    /// How many notes.
    pub note_count: usize,
    /// Claims on which most articles differ first; at most 12.
    pub claims: Vec<ClaimView>,
    /// How many claims there are.
    pub claim_count: usize,
    /// Actors most mentioned; at most 24.
    pub actors: Vec<ActorCard>,
    /// Days most mentioned, by date; at most 24.
    pub days: Vec<DayCard>,
    /// Addresses of the indexes.
    pub indexes: Indexes,
}

/// Addresses of the index pages.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
#[expect(missing_docs, reason = "they are the indexes' names")]
pub struct Indexes {
    pub articles: String,
    pub actors: String,
    pub dates: String,
    pub outlets: String,
    pub claims: String,
    pub terms: String,
}

/// `articles.html`
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct ArticlesView {
    /// The frame.
    pub page: Frame,
    /// All articles by time.
    pub articles: Vec<ArticleCard>,
}

/// An actor, as lists show it.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct ActorCard {
    /// Name and page.
    pub link: Link,
    /// `person`: the kind's stable word, a class.
    pub kind: String,
    /// The kind in words.
    pub kind_label: String,
    /// Its group.
    pub side: Option<String>,
    /// One sentence.
    pub summary: Option<String>,
    /// The office at the story's time.
    pub role: Option<String>,
    /// Mentions in all.
    pub mentions: usize,
    /// Articles that mention it.
    pub articles: usize,
    /// Mentions by outlet, in the order of [`ActorsView::outlets`]; an outlet without
    /// is 0. In the index of actors alone.
    pub by_outlet: Vec<Shared<Bar>>,
}

/// A number with its share of the largest in its table.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct Bar {
    /// The number.
    pub count: usize,
    /// Its share of the largest, in tenths rounded up: 0 to 10, a class `b7`.
    pub tenths: usize,
}

/// `actors.html`
#[derive(Debug, Clone, PartialEq, Hash, Serialize)]
pub struct ActorsView {
    /// The frame.
    pub page: Frame,
    /// The outlets, columns of the table.
    pub outlets: Shared<Vec<Link>>,
    /// Actors by side, then mentions.
    pub groups: Vec<ActorGroup>,
    /// How many actors there are.
    pub count: usize,
}

/// Actors of one side.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct ActorGroup {
    /// The side; empty for those without.
    pub side: String,
    /// The actors, most mentioned first.
    pub actors: Vec<ActorCard>,
}

/// `actor.html`
#[derive(Debug, Clone, PartialEq, Hash, Serialize)]
pub struct ActorView {
    /// The frame.
    pub page: Frame,
    /// The actor.
    pub card: ActorCard,
    /// More on it; may be empty.
    pub html: Html,
    /// Wikidata's page.
    pub wikidata: Option<String>,
    /// Offices; with whether each was held at the story's time.
    pub roles: Vec<RoleView>,
    /// The outlets that name it, columns of `names`.
    pub outlets: Shared<Vec<Link>>,
    /// The names used, rows: name × outlet. Most used first.
    pub names: Vec<NameRow>,
    /// Names in other scripts and languages that were looked for: name, language.
    pub other_names: Vec<OtherName>,
    /// Mentions in context, by outlet, then date.
    pub groups: Vec<MentionGroup>,
    /// Articles' outlets that never name it.
    pub silent: Vec<Link>,
    /// Actors named in the same sentences, most often first; at most 12.
    pub together: Vec<Counted>,
    /// Claims by or about it.
    pub claims: Vec<Link>,
    /// Places in the editor's words that lead here.
    pub backlinks: Vec<Quoted>,
}

/// An office.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct RoleView {
    /// The office.
    pub title: String,
    /// `1 Oct 2019 – 30 Sep 2025`; may be empty.
    pub span: String,
    /// Whether it was held when the articles were published.
    pub current: bool,
}

/// A name in another language.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct OtherName {
    /// The name.
    pub name: String,
    /// Its language, BCP 47.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
}

/// How often each outlet uses a name.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct NameRow {
    /// The name as written.
    pub name: String,
    /// Whether it is a known mistake.
    pub misspelling: bool,
    /// Counts by outlet, in the order of the columns.
    pub counts: Vec<Shared<Bar>>,
    /// In all.
    pub total: usize,
}

/// Mentions in one article.
#[derive(Debug, Clone, PartialEq, Hash, Serialize)]
pub struct MentionGroup {
    /// The article in one line: `article-line.html`, rendered.
    pub line: Html,
    /// Language of its text, where it is not the page's.
    pub lang: Option<String>,
    /// Direction, where there is a language.
    pub dir: Option<&'static str>,
    /// The mentions; one for each sentence.
    pub mentions: Vec<MentionView>,
}

/// A sentence that mentions an actor.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct MentionView {
    /// Where it stands.
    pub href: String,
    /// The sentence, its words in `<mark class="hit">`.
    pub html: Html,
    /// Notes whose words touch the sentence.
    pub notes: Vec<Link>,
}

/// A day, as lists show it.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct DayCard {
    /// The day.
    pub day: Day,
    /// The editor's title for it.
    pub title: Option<String>,
    /// Articles published on it.
    pub published: usize,
    /// Places in articles that name it.
    pub mentions: usize,
}

/// `dates.html`
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct DatesView {
    /// The frame.
    pub page: Frame,
    /// All days that have something, by date.
    pub days: Vec<DayCard>,
    /// Months that have something, by date.
    pub months: Vec<MonthView>,
    /// The timeline.
    pub timeline: Timeline,
    /// Weekdays from Monday: long and short names.
    pub weekdays: Vec<Weekday>,
}

/// A weekday's names.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct Weekday {
    /// `Monday`.
    pub long: String,
    /// `Mo`.
    pub short: String,
}

/// A month of the calendar.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct MonthView {
    /// `June 2025`.
    pub label: String,
    /// `2025-06`, a fragment.
    pub id: String,
    /// Weeks of seven cells, from Monday.
    pub weeks: Vec<Vec<CalendarCell>>,
}

/// A cell of the calendar.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct CalendarCell {
    /// Day of the month; 0 outside the month.
    pub number: i8,
    /// The day, where it has something.
    pub card: Option<DayCard>,
    /// How much it has, compared with the fullest day: 0 to 5, a class `h3`.
    pub heat: usize,
}

/// The timeline, ready to draw: all lengths are units of its view box.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct Timeline {
    /// Width of the view box.
    pub width: usize,
    /// Height of the view box.
    pub height: usize,
    /// Where the ground line is.
    pub ground: usize,
    /// Days, by date.
    pub marks: Vec<TimelineMark>,
    /// Beginnings of months.
    pub ticks: Vec<TimelineTick>,
}

/// A day on the timeline.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct TimelineMark {
    /// Its centre.
    pub x: usize,
    /// Height of the bar of mentions, above the ground.
    pub up: usize,
    /// `ground - up`: the top of that bar.
    pub top: usize,
    /// Height of the bar of articles published, below the ground.
    pub down: usize,
    /// The day.
    pub card: DayCard,
}

/// The beginning of a month.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct TimelineTick {
    /// Where.
    pub x: usize,
    /// `Jun 2025`.
    pub label: String,
}

/// `date.html`
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct DateView {
    /// The frame.
    pub page: Frame,
    /// The day.
    pub day: Day,
    /// The editor's title for it.
    pub title: Option<String>,
    /// The editor's word; may be empty.
    pub html: Html,
    /// Articles published on it, by time.
    pub published: Vec<ArticleCard>,
    /// What articles say happened, by time of publication.
    pub happened: Vec<HappenedGroup>,
    /// Claims dated on it.
    pub claims: Vec<Link>,
    /// Places in the editor's words that lead here.
    pub backlinks: Vec<Quoted>,
    /// The day before that has something.
    pub previous: Option<Day>,
    /// The day after that has something.
    pub next: Option<Day>,
}

/// What one article says of a day.
#[derive(Debug, Clone, PartialEq, Hash, Serialize)]
pub struct HappenedGroup {
    /// The article in one line: `article-line.html`, rendered.
    pub line: Html,
    /// Language of its text, where it is not the page's.
    pub lang: Option<String>,
    /// Direction, where there is a language.
    pub dir: Option<&'static str>,
    /// Its sentences.
    pub sentences: Vec<Happened>,
}

/// A sentence that names a day.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct Happened {
    /// Where it stands.
    pub href: String,
    /// The sentence, its words in `<mark class="hit">`.
    pub html: Html,
    /// How the date was understood, in words: "counted from the day of publication".
    pub basis: String,
    /// `relative`: its stable word, a class.
    pub basis_word: &'static str,
}

/// `outlets.html`
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct OutletsView {
    /// The frame.
    pub page: Frame,
    /// The outlets, by name.
    pub outlets: Vec<OutletCard>,
}

/// An outlet, as lists show it.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct OutletCard {
    /// Name and page.
    pub link: Link,
    /// Where it is, in words or as a code.
    pub country: Option<String>,
    /// Its perspective in two sentences.
    pub summary: Option<String>,
    /// Its articles.
    pub articles: usize,
    /// Notes on them.
    pub notes: usize,
    /// Articles that came through it.
    pub passed_on: usize,
}

/// `outlet.html`
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct OutletView {
    /// The frame.
    pub page: Frame,
    /// The outlet.
    pub card: OutletCard,
    /// Languages, as codes.
    pub languages: Vec<String>,
    /// Its site.
    pub url: Option<String>,
    /// Wikidata's page.
    pub wikidata: Option<String>,
    /// The profile; may be empty.
    pub html: Html,
    /// Facts, in the order of the profile.
    pub facts: Vec<FactView>,
    /// Its articles, by time.
    pub articles: Vec<ArticleCard>,
    /// Articles that came through it, by time.
    pub passed_on: Vec<ArticleCard>,
    /// Its notes, by article.
    pub notes: Vec<NoteCard>,
    /// Terms its notes touch.
    pub terms: Vec<Link>,
    /// Claims it omits.
    pub omits: Vec<ClaimPosition>,
    /// Places in the editor's words that lead here.
    pub backlinks: Vec<Quoted>,
}

/// A fact.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct FactView {
    /// What it is about, in words.
    pub field: String,
    /// What holds.
    pub value: String,
    /// As of when, `1 January 2025`.
    pub as_of: String,
    /// Who says so.
    pub source: Option<String>,
    /// The source's address, where it is one.
    pub source_href: Option<String>,
    /// How sure the editor is.
    pub confidence: Option<String>,
}

/// A note, as lists show it.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct NoteCard {
    /// Where it is; the label is its lemma, or the article's title.
    pub link: Link,
    /// `number`: the kind's stable word, a class.
    pub kind: String,
    /// The kind in words.
    pub kind_label: String,
    /// Its first sentence.
    pub sentence: String,
}

/// `claims.html`
#[derive(Debug, Clone, PartialEq, Hash, Serialize)]
pub struct ClaimsView {
    /// The frame.
    pub page: Frame,
    /// The outlets that have articles, in the order of their first: the matrix's columns.
    pub outlets: Shared<Vec<Link>>,
    /// The claims, by title.
    pub claims: Vec<ClaimView>,
}

/// `terms.html`
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct TermsView {
    /// The frame.
    pub page: Frame,
    /// The terms, by title.
    pub terms: Vec<TermView>,
}

/// A term.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct TermView {
    /// Its id, a fragment.
    pub id: String,
    /// The thing.
    pub title: String,
    /// The words for it.
    pub words: Vec<String>,
    /// Background; may be empty.
    pub html: Html,
    /// Notes that touch it.
    pub notes: Vec<NoteCard>,
    /// Places that lead here.
    pub backlinks: Vec<Quoted>,
}

/// `page.html`
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct PageView {
    /// The frame.
    pub page: Frame,
    /// The text.
    pub html: Html,
    /// Places that lead here.
    pub backlinks: Vec<Quoted>,
}

/// `404.html`
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct NotFoundView {
    /// The frame.
    pub page: Frame,
    /// Addresses of the indexes.
    pub indexes: Indexes,
}
