//! Switches that turn one rule off, to measure what it brings (docs/accuracy.md).
//!
//! Only the feature `internals` has them: without it, every rule is on. A condition asks for its
//! rule last, so that a rule that was not asked for made no difference.

use std::fmt;

use super::reason::Reason;

/// Makes the enum of the rules, each with its printed name.
macro_rules! rules {
    ($($rule:ident = $name:literal,)*) => {
        /// A rule that can be turned off.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[cfg_attr(not(feature = "internals"), allow(unreachable_pub, reason = "for measuring"))]
        pub enum Rule {
            $(#[doc = concat!("`", $name, "`")] $rule,)*
            /// Blocks with a phrase are dropped for a reason.
            Phrases(Reason),
            /// Regions are dropped for a reason by the names of their elements.
            RegionsByName(Reason),
            /// Regions are dropped for a reason by their tag or their role.
            RegionsByTag(Reason),
        }

        impl Rule {
            /// The rules that do not go by a reason.
            #[cfg(feature = "internals")]
            const WITHOUT_REASON: &[Self] = &[$(Self::$rule),*];
        }

        impl fmt::Display for Rule {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$rule => f.write_str($name),)*
                    Self::Phrases(reason) => write!(f, "phrases: {reason}"),
                    Self::RegionsByName(reason) => write!(f, "regions by name: {reason}"),
                    Self::RegionsByTag(reason) => write!(f, "regions by tag: {reason}"),
                }
            }
        }
    };
}

rules! {
    ApartBoxes = "apart: boxes",
    ApartElements = "apart: elements",
    ApartFooters = "apart: footers",
    ApartNames = "apart: names",
    ApartNestedArticles = "apart: nested articles",
    ApartPageHeaders = "apart: page headers",
    AuthorsDatesEndNames = "authors: dates end names",
    AuthorsElements = "authors: elements",
    AuthorsElementsBeside = "authors: elements beside",
    AuthorsItemprop = "authors: itemprop",
    AuthorsJsonLd = "authors: JSON-LD",
    AuthorsLabels = "authors: labels",
    AuthorsLessSureAboutTheAuthor = "authors: less sure about the author",
    AuthorsLines = "authors: lines",
    AuthorsLinesAtTheHeadline = "authors: lines at the headline",
    AuthorsLinksToProfiles = "authors: links to profiles",
    AuthorsLongerNames = "authors: longer names",
    AuthorsNamesOfElements = "authors: names of elements",
    AuthorsNearness = "authors: nearness",
    AuthorsNoArticles = "authors: no articles",
    AuthorsNoBrackets = "authors: no brackets",
    AuthorsNoOffices = "authors: no offices",
    AuthorsNoShortNamesBesideOthers = "authors: no short names beside others",
    AuthorsNobody = "authors: nobody",
    AuthorsNotOfCaptions = "authors: not of captions",
    AuthorsNotOfEntries = "authors: not of entries",
    AuthorsNotTheSite = "authors: not the site",
    AuthorsPseudonyms = "authors: pseudonyms",
    AuthorsRel = "authors: rel",
    AuthorsRelWithinNamesNobody = "authors: rel within names nobody",
    AuthorsRoles = "authors: roles",
    AuthorsSeveralInOneElement = "authors: several in one element",
    AuthorsSignatures = "authors: signatures",
    AuthorsTags = "authors: tags",
    AuthorsTagsThatReadersSee = "authors: tags that readers see",
    AuthorsThatReadersSeeFirst = "authors: that readers see first",
    AuthorsTheSite = "authors: the site",
    AuthorsVcards = "authors: vcards",
    AuthorsWholeNames = "authors: whole names",
    BetweenCaptions = "between: captions",
    BetweenHeadings = "between: headings",
    BetweenItems = "between: items",
    BetweenParagraphs = "between: paragraphs",
    BetweenTimesAndQuotedPosts = "between: times and quoted posts",
    BoxesBelowTheTextGo = "boxes below the text go",
    BylinesAndDatesAtTheEdgesGo = "bylines and dates at the edges go",
    CaptionsAboveTheTextGo = "captions above the text go",
    Corrections = "corrections",
    CreditsOfPictures = "credits of pictures",
    DaysAddress = "days: address",
    DaysAtTheOutlet = "days: at the outlet",
    DaysDatelines = "days: datelines",
    DaysElements = "days: elements",
    DaysItemprop = "days: itemprop",
    DaysJsonLd = "days: JSON-LD",
    DaysLabels = "days: labels",
    DaysLabelsOfChanges = "days: labels of changes",
    DaysLinesAtTheHeadline = "days: lines at the headline",
    DaysLongElementsAreLines = "days: long elements are lines",
    DaysNamesOfChanges = "days: names of changes",
    DaysNamesOfDates = "days: names of dates",
    DaysNamesOfPublication = "days: names of publication",
    DaysNearness = "days: nearness",
    DaysNoPeriods = "days: no periods",
    DaysNoPlainLinesFarBelow = "days: no plain lines far below",
    DaysNoPlainLinesInBoxes = "days: no plain lines in boxes",
    DaysNotOfAChange = "days: not of a change",
    DaysNotOfLinks = "days: not of links",
    DaysNotWithinSentences = "days: not within sentences",
    DaysOtherKeysOfJsonLd = "days: other keys of JSON-LD",
    DaysPlainLines = "days: plain lines",
    DaysSureElements = "days: sure elements",
    DaysTags = "days: tags",
    DaysTheDayThatReadersSee = "days: the day that readers see",
    DaysTimeElements = "days: time elements",
    DaysTitles = "days: titles",
    DaysUnmarkedOnesOfAChange = "days: unmarked ones of a change",
    HeadlineAlone = "headline: alone",
    HeadlineHeadings = "headline: headings",
    HeadlineKickersGo = "headline: kickers go",
    HeadlineMarked = "headline: marked",
    HeadlineNamesOfTheSiteGo = "headline: names of the site go",
    HeadlineNotApart = "headline: not apart",
    HeadlineNotOfTheSite = "headline: not of the site",
    HeadlineTitleUpToTheLastMark = "headline: title up to the last mark",
    HiddenCards = "hidden: cards",
    HiddenNamesOfElements = "hidden: names of elements",
    HiddenSigns = "hidden: signs",
    HiddenStyleSheets = "hidden: style sheets",
    JsonLdNotOfOtherThings = "JSON-LD: not of other things",
    JsonLdOfThePageAlone = "JSON-LD: of the page alone",
    JsonLdOneOtherFactIsEnough = "JSON-LD: one other fact is enough",
    JsonLdOtherWorks = "JSON-LD: other works",
    JsonLdPages = "JSON-LD: pages",
    JsonLdReferences = "JSON-LD: references",
    LinksAtTheEndGo = "links at the end go",
    LivePages = "live pages",
    OtherHeadlinesGoAlike = "other headlines go: alike",
    OtherHeadlinesGoAuthors = "other headlines go: authors",
    OtherHeadlinesGoOfTheFirstLevel = "other headlines go: of the first level",
    OurOwnAnswer = "our own answer",
    OurOwnAnswerLinksGo = "our own answer: links go",
    PhrasesLabelsInCapitals = "phrases: labels in capitals",
    PhrasesMentionsStay = "phrases: mentions stay",
    RegionsOfLinks = "regions of links",
    RegionsOfOtherArticles = "regions of other articles",
    RegionsCommonNamesStay = "regions: common names stay",
    RegionsOwnBoxesStay = "regions: own boxes stay",
    SentencesBelow = "sentences below",
    SentencesBelowTheHeadlineAlone = "sentences below the headline alone",
    ShapesBylines = "shapes: bylines",
    ShapesCaptions = "shapes: captions",
    ShapesDates = "shapes: dates",
    ShapesNamesOfPictures = "shapes: names of pictures",
    Summaries = "summaries",
    SummariesLines = "summaries: lines",
    TextAboveTheHeadlineGoes = "text above the headline goes",
    TextHeadlineBylineBelow = "text headline: byline below",
    TextHeadlineDistance = "text headline: distance",
    TextHeadlineFirstLine = "text headline: first line",
    TextHeadlineFirstLineAboveTheText = "text headline: first line above the text",
    TextHeadlineLength = "text headline: length",
    TextHeadlineNotFarIntoTheText = "text headline: not far into the text",
    TextHeadlineSecond = "text headline: second",
    TextBoilerplateWithinGoes = "text: boilerplate within goes",
    TextBylinesAtTheEdgesGo = "text: bylines at the edges go",
    TextCaptionsAndSummariesAbove = "text: captions and summaries above",
    TextDatesAtTheEdgesGo = "text: dates at the edges go",
    TextEnds = "text: ends",
    TextHeadingsAbove = "text: headings above",
    TextItems = "text: items",
    TextMenus = "text: menus",
    TextNamesOfPicturesWithinGo = "text: names of pictures within go",
    TextRepeatedLines = "text: repeated lines",
    TextRepetitionsGo = "text: repetitions go",
    TextSentencesAgainStay = "text: sentences again stay",
    TextWhatGoesOnBelow = "text: what goes on below",
    TextWrappedLines = "text: wrapped lines",
}

#[cfg(feature = "internals")]
impl Rule {
    /// Returns all rules; of those that go by a reason one for each, whether or not it occurs.
    pub fn all() -> impl Iterator<Item = Self> {
        let by_reason = |reason: &Reason| {
            [Self::Phrases(*reason), Self::RegionsByName(*reason), Self::RegionsByTag(*reason)]
        };
        Self::WITHOUT_REASON.iter().copied().chain(Reason::ALL.iter().flat_map(by_reason))
    }
}

#[cfg(feature = "internals")]
impl std::str::FromStr for Rule {
    type Err = String;

    /// Reads the printed name of a rule.
    fn from_str(name: &str) -> Result<Self, String> {
        let mut rules = Self::all();
        rules.find(|rule| rule.to_string() == name).ok_or_else(|| format!("no rule `{name}`"))
    }
}

/// The rule that is off, and the rules that were asked for.
#[cfg(feature = "internals")]
static SWITCHES: std::sync::Mutex<(Option<Rule>, std::collections::BTreeSet<Rule>)> =
    std::sync::Mutex::new((None, std::collections::BTreeSet::new()));

/// Turns a rule off, and all others on. Returns the rules that were asked for since the last call.
#[cfg(feature = "internals")]
pub fn switch_off(rule: Option<Rule>) -> std::collections::BTreeSet<Rule> {
    let mut switches = SWITCHES.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    switches.0 = rule;
    std::mem::take(&mut switches.1)
}

/// Returns whether a rule is on.
#[cfg(feature = "internals")]
pub(super) fn is_on(rule: Rule) -> bool {
    let mut switches = SWITCHES.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    switches.1.insert(rule);
    switches.0 != Some(rule)
}

/// Returns whether a rule is on.
#[cfg(not(feature = "internals"))]
pub(super) const fn is_on(_rule: Rule) -> bool {
    true
}

#[cfg(all(test, feature = "internals"))]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_every_rule_parses_back_to_it() {
        for rule in Rule::all() {
            assert_eq!(rule.to_string().parse(), Ok(rule));
        }
        assert!("phrases: nothing".parse::<Rule>().is_err());
    }
}
