//! The notices on an article's page about words that it does not show.

use crate::markdown::{Point, escape_into, escaped_address};
use crate::model::Publish;
use crate::model::site::ArticleIx;
use crate::render::page_context::PageContext;
use crate::render::views::ExcerptsView;

/// Returns the notice on an article that is not shown whole.
pub(super) fn notice(ctx: &PageContext<'_>, at: ArticleIx) -> Option<ExcerptsView> {
    let article = &ctx.site.articles[at];
    let excerpts = article.excerpts.as_ref()?;
    let number = |number| ctx.translations.number(number);
    let (shown, words) = (number(excerpts.shown), number(excerpts.words));
    let key = match excerpts.publish {
        Publish::None => "no_text_notice",
        Publish::Excerpts | Publish::Full => "excerpts_notice",
    };
    let outlet = &ctx.site.outlets[article.outlet].name;
    Some(ExcerptsView {
        sentence: ctx.translations.fill(key, &[("shown", &shown), ("words", &words)]),
        whole: ctx.translations.fill("excerpts_whole", &[("outlet", outlet)]),
    })
}

/// Returns the attributes of words in the site's language within an article's text: none where both
/// are in one.
pub(super) fn own_language(ctx: &PageContext<'_>, at: ArticleIx) -> String {
    let own = &ctx.site.settings.lang;
    let lang = ctx.site.articles[at].doc.lang.as_ref();
    if lang.is_none_or(|lang| lang == own) {
        return String::new();
    }
    format!(" lang=\"{own}\" dir=\"{}\"", crate::render::phrase::direction(own))
}

/// Returns how many words each gap has, with a link to the place in the original; to be put after
/// the `…` of the gap.
pub(super) fn gaps(ctx: &PageContext<'_>, at: ArticleIx) -> Vec<Point> {
    let article = &ctx.site.articles[at];
    let Some(excerpts) = &article.excerpts else { return Vec::new() };
    let language = own_language(ctx, at);
    let point = |gap: &crate::model::Gap| {
        let tag = if gap.link.is_some() { "a" } else { "span" };
        let mut html = format!(" <{tag}");
        if let Some(link) = &gap.link {
            html.push_str(&format!(" href=\"{}\" rel=\"external\"", escaped_address(link)));
        }
        html.push_str(&language);
        html.push('>');
        escape_into(&mut html, &ctx.translations.count("gap", gap.words as usize));
        html.push_str(&format!("</{tag}> …"));
        Point { at: gap.here + "…".len() as u32, html }
    };
    excerpts.gaps.iter().map(point).collect()
}
