//! Citations of an article: with our page on it, and by itself in three styles.

use jiff::civil::Date;

use crate::model::When;
use crate::model::site::ArticleIx;
use crate::render::page_context::PageContext;
use crate::render::views::StyledCitation;

/// Returns how to cite the page of an article, with its address where the site has one.
pub(super) fn of_page(ctx: &PageContext<'_>, at: ArticleIx) -> String {
    let article = &ctx.site.articles[at];
    let title = ctx.isolated(&article.doc.title);
    let words = [
        ("title", title.as_str()),
        ("outlet", &ctx.isolated(&ctx.site.outlets[article.outlet].name)),
        ("date", &ctx.time_long(When::Day(article.doc.published.date))),
        ("site", &ctx.site.settings.title),
    ];
    let citation = ctx.translations.fill("cite", &words);
    match ctx.page.canonical(ctx.site) {
        Some(address) => [&citation, " ", &address].concat(),
        None => citation,
    }
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
    let authors = ctx.translations.list(&doc.byline);
    // Without an author, the title comes first in APA, too.
    let by =
        |authors: &str| if authors.is_empty() { String::new() } else { stopped(authors) + " " };
    let (year, day) = (date.year(), day_and_month(ctx, date));
    let apa = match authors.as_str() {
        "" => format!("{} ({year}, {day}). {}{url}", stopped(&title), stopped(&outlet)),
        _ => {
            let (title, outlet) = (stopped(&title), stopped(&outlet));
            format!("{} ({year}, {day}). {title} {outlet}{url}", stopped(&authors))
        }
    };
    let long = ctx.time_long(When::Day(date));
    let comma = if url.is_empty() { "" } else { "," };
    let mla = format!("{}“{}” {outlet}, {long}{comma}{url}.", by(&authors), stopped(&title));
    let chicago = format!("{}“{}” {outlet}, {long}.{url}", by(&authors), stopped(&title));
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
