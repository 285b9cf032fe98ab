//! The views: one struct for each template, which sees nothing else.
//!
//! Strings are plain text, which templates escape; [`Html`] is passed on as it is. Addresses
//! (`href`) are relative to the page and ready for an attribute. Lists may be empty and are in the
//! order to show. A missing value is `None`, and absent in the template.

mod actor;
mod article;
mod claim;
mod date;
mod frame;
mod history;
mod note;
mod outlet;
mod overlap;
mod page;
mod pair;
mod pair_link;
mod term;
mod value;
mod version;

use serde::Serialize;

pub use actor::{
    ActorCard, ActorGroup, ActorPartView, ActorView, ActorsView, Bar, Counting, FirstMention,
    Introduction, MentionGroup, MentionView, NameRow, OtherName, OutletMentions, RoleView,
    UsedName,
};
pub use article::{
    ArticleCard, ArticleView, ArticlesView, CitedText, DayOfArticles, ElsewhereView, ExcerptsView,
    MeasuredView, ProvenanceItem, Row, StyledCitation,
};
pub use claim::{
    CellEntry, ClaimCell, ClaimGrid, ClaimRow, ClaimView, ClaimsView, ComparedFigures,
    EarlierStatement, FilterGroup, FilterOption, OutcomeView, Searched, SideOutlet, SideView,
    StanceCount, StanceLabel, Statement,
};
pub use date::{
    CalendarCell, CountedMonth, DateView, DatesView, DaySentence, DayTelling, Happened, MonthView,
    TimeRow, TimelineMonth, Weekday, YearOfDays,
};
pub use frame::{
    Alternate, ChromeView, Counted, DayView, Frame, Indexes, LinkView, NavItem, PartLink, Quoted,
    TimeView,
};
pub use history::{NoteVersion, VersionRow, WasView};
pub use note::{NoteCard, NoteView, OriginalWords, PositionView, SourceView, StanceView};
pub use outlet::{FactView, OutletArticle, OutletCard, OutletRow, OutletView, OutletsView};
pub use overlap::{
    ApparatusEntry, ChainEdge, ChainNode, ChainView, OrderView, OutletShare, OutletShares,
    OverlapRow, OverlapsView, SharedRow, SharedView,
};
pub use page::{
    DateWords, DayLine, EditedView, FindingView, HomeView, NamedRow, NamedTable, NotFoundView,
    PageView, SearchView, TellingView,
};
pub use pair::{
    DigestNotice, PairBlock, PairClaim, PairNote, PairRow, PairSide, PairView, PairsRow, PairsView,
};
pub use pair_link::{PairCell, PairLink};
pub use term::{
    FirstUse, OutletNotes, TermRow, TermView, TermsView, UsedWord, WordCell, WordGrid,
    WordOfOutlet, WordRow,
};
pub use value::{Html, Shared};
pub use version::{ChangedArticle, ChangedClaim, ChangedName, VersionBlock, VersionView};

/// A page's view: names its template and has a frame.
pub trait View: Serialize {
    /// The template.
    const TEMPLATE: &'static str;

    /// Returns the frame.
    fn frame(&mut self) -> &mut Frame;
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
    VersionView = "version.html",
    ActorsView = "actors.html",
    ActorView = "actor.html",
    ActorPartView = "actor-part.html",
    DatesView = "dates.html",
    DateView = "date.html",
    OutletsView = "outlets.html",
    OutletView = "outlet.html",
    ClaimsView = "claims.html",
    ClaimView = "claim.html",
    TermsView = "terms.html",
    TermView = "term.html",
    OverlapsView = "overlaps.html",
    PairView = "pair.html",
    PairsView = "pairs.html",
    PageView = "page.html",
    NotFoundView = "404.html",
    SearchView = "search.html",
}
