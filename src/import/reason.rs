//! The reasons for which a block is not part of the article.
//!
//! Rules decide by these variants, never by their words: [`Display`](fmt::Display) writes the words
//! for the log of an import.

use std::fmt;

/// Why a block was dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The user dropped it with `--drop`.
    ByOption,

    // Parts of an article that are facts, not text.
    /// It is the headline.
    Headline,
    /// It says who wrote the article.
    Byline,
    /// It is a date or a time, and little else.
    DateOrTime,
    /// An element named for who wrote the article and when.
    BylineAndDate,
    /// An element named for the credit of a picture.
    PictureCredit,
    /// An element named for a signature.
    Signature,

    // The position of the block.
    /// The extractor does not take it for text of the article, and no rule says more.
    NotMainText,
    /// The page has no running text at all.
    NoRunningText,
    /// It precedes the headline.
    AboveHeadline,
    /// It is between the headline and the text.
    AboveText,
    /// It follows the stretch of blocks that holds the text.
    AfterText,
    /// It is in a small box that follows the last paragraph.
    BoxAfterText,
    /// It is between the headline of a live page and its first entry.
    AboveEntries,
    /// It is in none of the entries of a live page.
    OutsideEntries,
    /// It is a short line at the beginning or the end of an entry.
    EntryEdge,
    /// The page does not show it.
    Hidden,

    // Repetitions of other text.
    /// The same words appear elsewhere on the page.
    Repeated,
    /// It is the name of a picture, as text browsers show it.
    PictureName,
    /// It repeats words of a paragraph, set large beside the text.
    PullQuote,
    /// It is a heading without text under it.
    HeadingWithoutText,
    /// It is a heading over links to other pages.
    HeadingOverLinks,

    // Links to other articles.
    /// It looks like a teaser.
    Teaser,
    /// It is the teaser of another article, by its links or by what surrounds it.
    OtherTeaser,
    /// It is the headline of another article.
    OtherHeadline,
    /// It names another article, or is a whole one.
    OtherArticle,
    /// It is a heading over other articles, or part of a list of them.
    OtherArticles,
    /// It is a row of headlines in one block.
    HeadlineRow,
    /// It begins with a pictogram, as teasers do.
    Pictogram,
    /// It is a paragraph alone under a headline, in a list of other articles.
    AloneBelowHeadline,
    /// It is part of a list of links.
    LinkList,

    // The surroundings of articles.
    /// Menus and breadcrumbs.
    Navigation,
    /// The header of the page.
    PageHeader,
    /// The sidebar of the page.
    PageSidebar,
    /// The footer of the page.
    PageFooter,
    /// A widget of the page.
    Widget,
    /// A form to fill in.
    Form,
    /// A dialog box.
    Dialog,
    /// An element that is not printed.
    NotForPrint,
    /// Buttons and menus that operate the site.
    SiteControls,
    /// Buttons to share the article, and accounts to follow.
    Sharing,
    /// An advertisement, or a notice that there is one.
    Advertisement,
    /// An invitation to subscribe, or a paywall.
    Subscription,
    /// An appeal to readers: for money, or for their attention.
    Appeal,
    /// A box that promotes something else.
    Promotion,
    /// Comments of readers.
    Comments,
    /// Tags and topics.
    Tags,
    /// A note about the author.
    AboutAuthor,
    /// Rights and terms of use.
    RightsAndTerms,
    /// A disclaimer.
    Disclaimer,
    /// A notice about cookies.
    Cookies,
    /// A poll or a quiz.
    PollOrQuiz,
    /// A notice about sound, video or automatic translation.
    MediaNotice,
    /// An AI assistant that the site offers.
    AiAssistant,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ByOption => "by `--drop`",
            Self::Headline => "the headline",
            Self::Byline => "the byline",
            Self::DateOrTime => "a date or a time",
            Self::BylineAndDate => "byline and date",
            Self::PictureCredit => "credit of a picture",
            Self::Signature => "signature",
            Self::NotMainText => "not part of the article's main text",
            Self::NoRunningText => "no running text",
            Self::AboveHeadline => "above the headline",
            Self::AboveText => "above the text",
            Self::AfterText => "after the text",
            Self::BoxAfterText => "a box after the text",
            Self::AboveEntries => "above the entries",
            Self::OutsideEntries => "not part of an entry",
            Self::EntryEdge => "a short line at the edge of an entry",
            Self::Hidden => "hidden on the page",
            Self::Repeated => "appears more than once",
            Self::PictureName => "the name of a picture",
            Self::PullQuote => "pull quote",
            Self::HeadingWithoutText => "a heading with no text under it",
            Self::HeadingOverLinks => "a heading over nothing but links",
            Self::Teaser => "a teaser",
            Self::OtherTeaser => "teaser of another article",
            Self::OtherHeadline => "headline of another article",
            Self::OtherArticle => "another article",
            Self::OtherArticles => "other articles",
            Self::HeadlineRow => "several headlines in one line, as in teasers",
            Self::Pictogram => "begins with a pictogram, as teasers do",
            Self::AloneBelowHeadline => "alone below a headline, as teasers are",
            Self::LinkList => "a list of links",
            Self::Navigation => "navigation",
            Self::PageHeader => "page header",
            Self::PageSidebar => "sidebar",
            Self::PageFooter => "page footer",
            Self::Widget => "widget",
            Self::Form => "form",
            Self::Dialog => "dialog box",
            Self::NotForPrint => "not for print",
            Self::SiteControls => "site controls",
            Self::Sharing => "sharing",
            Self::Advertisement => "advertisement",
            Self::Subscription => "subscription",
            Self::Appeal => "appeal to readers",
            Self::Promotion => "promotion",
            Self::Comments => "comments",
            Self::Tags => "tags",
            Self::AboutAuthor => "about the author",
            Self::RightsAndTerms => "rights and terms",
            Self::Disclaimer => "disclaimer",
            Self::Cookies => "cookies",
            Self::PollOrQuiz => "poll or quiz",
            Self::AiAssistant => "AI assistant",
            Self::MediaNotice => "notice about audio, video or translation",
        })
    }
}
