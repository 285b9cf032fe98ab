//! The reasons for which a block is not part of the article.
//!
//! Rules decide by these variants, never by their words: [`Display`](fmt::Display) writes the words
//! for the log of an import.

use std::fmt;

/// Makes the enum of the reasons, each with its words for the log of an import.
macro_rules! reasons {
    ($($(#[doc = $doc:literal])* $reason:ident = $words:literal,)*) => {
        /// Why a block was dropped.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Reason {
            $($(#[doc = $doc])* $reason,)*
        }

        impl Reason {
            /// All reasons.
            #[cfg(feature = "internals")]
            pub(super) const ALL: &[Self] = &[$(Self::$reason),*];
        }

        impl fmt::Display for Reason {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self {
                    $(Self::$reason => $words,)*
                })
            }
        }
    };
}

reasons! {
    /// The user dropped it with `--drop`.
    ByOption = "by `--drop`",

    // Parts of an article that are facts, not text.
    /// It is the headline.
    Headline = "the headline",
    /// It says who wrote the article.
    Byline = "the byline",
    /// It is a date or a time, and little else.
    DateOrTime = "a date or a time",
    /// An element named for who wrote the article and when.
    BylineAndDate = "byline and date",
    /// An element named for the credit of a picture.
    PictureCredit = "credit of a picture",
    /// An element named for a signature.
    Signature = "signature",

    // The position of the block.
    /// The extractor does not take it for text of the article, and no rule says more.
    NotMainText = "not part of the article's main text",
    /// The page has no running text at all.
    NoRunningText = "no running text",
    /// It precedes the headline.
    AboveHeadline = "above the headline",
    /// It is between the headline and the text.
    AboveText = "above the text",
    /// It follows the stretch of blocks that holds the text.
    AfterText = "after the text",
    /// It is in a small box that follows the last paragraph.
    BoxAfterText = "a box after the text",
    /// It is between the headline of a live page and its first entry.
    AboveEntries = "above the entries",
    /// It is in none of the entries of a live page.
    OutsideEntries = "not part of an entry",
    /// The page does not show it.
    Hidden = "hidden on the page",

    // Repetitions of other text.
    /// The same words appear elsewhere on the page.
    Repeated = "appears more than once",
    /// It is the name of a picture, as text browsers show it.
    PictureName = "the name of a picture",
    /// It repeats words of a paragraph, set large beside the text.
    PullQuote = "pull quote",
    /// It is a heading without text under it.
    HeadingWithoutText = "a heading with no text under it",
    /// It is a heading over links to other pages.
    HeadingOverLinks = "a heading over nothing but links",

    // Links to other articles.
    /// It looks like a teaser.
    Teaser = "a teaser",
    /// It is the teaser of another article, by its links or by what surrounds it.
    OtherTeaser = "teaser of another article",
    /// It is the headline of another article.
    OtherHeadline = "headline of another article",
    /// It names another article, or is a whole one.
    OtherArticle = "another article",
    /// It is a heading over other articles, or part of a list of them.
    OtherArticles = "other articles",
    /// It is a row of headlines in one block.
    HeadlineRow = "several headlines in one line, as in teasers",
    /// It begins with a pictogram, as teasers do.
    Pictogram = "begins with a pictogram, as teasers do",
    /// It is a paragraph alone under a headline, in a list of other articles.
    AloneBelowHeadline = "alone below a headline, as teasers are",
    /// It is part of a list of links.
    LinkList = "a list of links",

    // The surroundings of articles.
    /// Menus and breadcrumbs.
    Navigation = "navigation",
    /// The header of the page.
    PageHeader = "page header",
    /// The sidebar of the page.
    PageSidebar = "sidebar",
    /// The footer of the page.
    PageFooter = "page footer",
    /// A widget of the page.
    Widget = "widget",
    /// A form to fill in.
    Form = "form",
    /// A dialog box.
    Dialog = "dialog box",
    /// An element that is not printed.
    NotForPrint = "not for print",
    /// Buttons and menus that operate the site.
    SiteControls = "site controls",
    /// Buttons to share the article, and accounts to follow.
    Sharing = "sharing",
    /// An advertisement, or a notice that there is one.
    Advertisement = "advertisement",
    /// An invitation to subscribe, or a paywall.
    Subscription = "subscription",
    /// An appeal to readers: for money, or for their attention.
    Appeal = "appeal to readers",
    /// A box that promotes something else.
    Promotion = "promotion",
    /// Comments of readers.
    Comments = "comments",
    /// Tags and topics.
    Tags = "tags",
    /// A note about the author.
    AboutAuthor = "about the author",
    /// Rights and terms of use.
    RightsAndTerms = "rights and terms",
    /// A disclaimer.
    Disclaimer = "disclaimer",
    /// A notice about cookies.
    Cookies = "cookies",
    /// A poll or a quiz.
    PollOrQuiz = "poll or quiz",
    /// A notice about sound, video or automatic translation.
    MediaNotice = "notice about audio, video or translation",
    /// An AI assistant that the site offers.
    AiAssistant = "AI assistant",
}
