//! Citations of an article: with our page on it, its notes, the rows of claims, and by itself in
//! three styles.

use jiff::civil::Date;

use crate::model::site::{ArticleIx, ClaimIx, Note, NoteIx};
use crate::model::{Stance, TextForm, When};
use crate::render::page_context::{PageContext, without_stop};
use crate::render::views::{CitedText, StyledCitation};

/// Returns how to cite the page of an article, with its address where the site has one.
pub(super) fn of_page(ctx: &PageContext<'_>, at: ArticleIx) -> String {
    with_address(ctx, of_article(ctx, at), "")
}

/// Returns the notes of an article, each with the words that it is about and how to cite it.
///
/// Those without words and without an address are left out: their number is all that the citation
/// of the page does not have.
pub(super) fn of_notes(ctx: &PageContext<'_>, at: ArticleIx) -> Vec<CitedText> {
    let citation = of_article(ctx, at);
    let has_address = ctx.page.canonical(ctx.site).is_some();
    let cited = |(place, note): (NoteIx, &Note)| {
        let own_words = own_words(ctx, at, place);
        if note.is_lost() || own_words.is_none() && !has_address {
            return None;
        }
        let label = ctx.translations.digits(&place.number().to_string());
        let words = [("citation", citation.as_str()), ("n", &label)];
        let text = ctx.translations.fill("cite_note", &words);
        let href = format!("#n-{}", note.doc.id.value);
        let text = with_address(ctx, quoted(ctx, own_words.as_deref(), text), &href);
        Some(CitedText { href, label, text })
    };
    ctx.site.articles[at].notes.iter_enumerated().filter_map(cited).collect()
}

/// Returns how to cite what the page of a claim says of an article, whose own words these are, in
/// the row with this fragment.
pub(super) fn of_row(
    ctx: &PageContext<'_>,
    claim: ClaimIx,
    (article, stance): (ArticleIx, Stance),
    own_words: Option<&str>,
    fragment: &str,
) -> CitedText {
    let citation = of_article(ctx, article);
    let words = [
        ("citation", citation.as_str()),
        ("claim", without_stop(&ctx.site.claims[claim].title)),
        ("stance", &ctx.translations.of("stance", stance.as_str())),
    ];
    let text = ctx.translations.fill("cite_row", &words);
    let href = format!("#{fragment}");
    let text = with_address(ctx, quoted(ctx, own_words, text), &href);
    CitedText { href, label: ctx.outlet_short(article).to_owned(), text }
}

/// Returns the outlet's words that a note is about, as far as they are shown; none of an earlier
/// version, whose words its citation would not fit.
fn own_words(ctx: &PageContext<'_>, at: ArticleIx, place: NoteIx) -> Option<String> {
    let article = &ctx.site.articles[at];
    let note = &article.notes[place];
    if note.earlier.is_some() {
        return None;
    }
    if article.doc.text == TextForm::Digest || article.doc.translated.is_some() {
        return note.doc.original.as_ref().map(|words| words.value.to_string());
    }
    ctx.lemma(at, place)
}

/// Returns a citation after the words that it is for.
fn quoted(ctx: &PageContext<'_>, words: Option<&str>, citation: String) -> String {
    match words {
        Some(words) => {
            let words = ctx.isolated(words);
            ctx.translations.fill("cite_words", &[("words", &words), ("citation", &citation)])
        }
        None => citation,
    }
}

/// Returns a citation with the address of a place on the page, where the site has one.
pub(super) fn with_address(ctx: &PageContext<'_>, citation: String, fragment: &str) -> String {
    match ctx.page.canonical(ctx.site) {
        Some(address) => [&citation, " ", &address, fragment].concat(),
        None => citation,
    }
}

/// Returns how to cite the page of an article, without its address.
fn of_article(ctx: &PageContext<'_>, at: ArticleIx) -> String {
    let article = &ctx.site.articles[at];
    let title = ctx.isolated(&article.doc.title);
    let words = [
        ("title", title.as_str()),
        ("outlet", &ctx.isolated(&ctx.site.outlets[article.outlet].name)),
        ("date", &ctx.time_long(When::Day(article.doc.published.date))),
        ("site", &ctx.site.settings.title),
    ];
    ctx.translations.fill("cite", &words)
}

/// Returns how to cite the article itself: APA, MLA, Chicago. Names stay as they are printed, since
/// where a family name begins differs from language to language.
pub(super) fn in_styles(ctx: &PageContext<'_>, at: ArticleIx) -> Vec<StyledCitation> {
    let article = &ctx.site.articles[at];
    let doc = &article.doc;
    let title = ctx.isolated(&doc.title);
    let outlet = ctx.isolated(&ctx.site.outlets[article.outlet].name);
    let date = doc.published.date;
    let url = doc.url.as_deref().map(|url| format!(" {url}")).unwrap_or_default();
    let authors: Vec<String> = doc.byline.iter().map(|name| ctx.isolated(name)).collect();
    let authors = ctx.translations.list(&authors);
    // Without an author, the title comes first in APA, too.
    let by =
        |authors: &str| if authors.is_empty() { String::new() } else { stopped(authors) + " " };
    let year = ctx.translations.digits(&date.year().to_string());
    let comma = ctx.translations.get("comma");
    let day = [&year, comma, &day_and_month(ctx, date)].concat();
    let apa = match authors.as_str() {
        "" => format!("{} ({day}). {}{url}", stopped(&title), stopped(&outlet)),
        _ => {
            let (title, outlet) = (stopped(&title), stopped(&outlet));
            format!("{} ({day}). {title} {outlet}{url}", stopped(&authors))
        }
    };
    let long = ctx.time_long(When::Day(date));
    let last = if url.is_empty() { "" } else { comma.trim_end() };
    let head = format!("{}“{}” {outlet}{comma}{long}", by(&authors), stopped(&title));
    let (mla, chicago) = (format!("{head}{last}{url}."), format!("{head}.{url}"));
    // Without an address, two of them are the same.
    let styles = if mla == chicago {
        vec![("APA", apa), ("MLA, Chicago", mla)]
    } else {
        vec![("APA", apa), ("MLA", mla), ("Chicago", chicago)]
    };
    styles.into_iter().map(|(style, text)| StyledCitation { style, text }).collect()
}

/// Returns words with a full stop, unless they end with a mark that ends a sentence.
fn stopped(words: &str) -> String {
    let end = words.trim_end_matches(['\u{2069}', '”', '»', '"']);
    if end.ends_with(['.', '!', '?', '…', '。', '؟']) {
        words.to_owned()
    } else {
        format!("{words}.")
    }
}

/// Returns a date without its year, in the order of the site's language; in English the month
/// first, as the style wants it.
fn day_and_month(ctx: &PageContext<'_>, date: Date) -> String {
    let lang = ctx.site.settings.lang.as_str();
    let long = ctx.translations.date_long(date);
    let year = ctx.translations.digits(&date.year().to_string());
    let rest = long.replacen(&year, "", 1);
    let rest = rest.trim_matches(|c: char| c.is_whitespace() || c == ',');
    match rest.split_once(' ') {
        Some((day, month)) if lang == "en" || lang.starts_with("en-") => format!("{month} {day}"),
        _ => rest.to_owned(),
    }
}
