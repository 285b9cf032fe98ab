//! The views that the templates of a theme may rely on, by a version number.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::diag::{Code, Diagnostic};
use crate::load::{Loaded, views_of_theme};
use crate::source::{FileId, Span};

/// The version of the views, which `theme.toml` names as `views`. Raise it with the first change
/// after a release that a template can notice: a field that is gone or holds something else.
pub const VERSION: usize = 2;

/// The first version, that of Manicule 0.2.
const FIRST: usize = 1;

/// The changes of each version, for the authors of themes made for the one before. By version; at
/// least one entry for each from the second on. A test compares it with the fields of the last
/// release.
pub const CHANGES: &[(usize, &str)] = &[
    (2, "`ArticleView.backlinks`, `ArticleView.references`: see `elsewhere` and `named_in`"),
    (2, "`NoteView.html`: now `finding`, the first sentence, and `rest`"),
    (2, "`NoteView.positions`: now `stances`, which gathers them by stance"),
    (2, "`Row.span`: no longer needed, remove it"),
    (2, "`NoteCard.sentence`: now HTML"),
    (2, "`HomeView.articles`: now `tellings`, whose `card` is the article"),
    (2, "`HomeView.claims`: now `grid`, a ClaimGrid"),
    (2, "`HomeView.actors`: now `named`, a NamedTable"),
    (2, "`HomeView.days`: now a list of DayLine"),
    (2, "`ClaimsView.outlets`, `ClaimsView.claims`: now `grid`, a ClaimGrid"),
    (2, "`ClaimRow.cells`: now a ClaimCell for each outlet; `ClaimRow.html`: see ClaimView"),
    (2, "`claim.html` and `term.html` are new templates: each claim and term has a page"),
    (2, "`ClaimView.id`, `ClaimView.title`, `ClaimView.href`: now a page, see `page.title`"),
    (2, "`ClaimView.positions`: now `statements`; `ClaimView.silent`: see there and `earlier`"),
    (2, "`TermsView.terms`: now `grid`, a WordGrid"),
    (2, "`TermView.id`, `TermView.title`: now a page, see `page.title`"),
    (2, "`TermView.words`: now a list of WordRow; `TermView.notes`: now by outlet"),
    (2, "`OutletView.omits`: now a list of PositionView"),
    (
        2,
        "`ActorView.outlets`, `NameRow.counts`: see `introductions`, what each outlet calls the actor",
    ),
    (2, "`ActorView.groups`: now a list of OutletMentions"),
    (2, "`MentionGroup.line`: see `article`, an ArticleCard"),
    (2, "`ActorCard.has_page`: an actor named once is a row of the index, with its `id`"),
    (2, "`ArticlesView.articles`: now `days`; `actor-part.html` is a new template, for long lists"),
    (2, "`DatesView.days`: now `timeline`, by month"),
    (2, "`DatesView.timeline`, `DatesView.periods`: of TimeRow"),
    (2, "`CalendarCell.card`: now `day`, `mentions` and `published`"),
    (2, "`DateView.happened`: now `before`, `published` and `after`"),
    (2, "`DateView.published`: of DayTelling"),
    (2, "`OutletsView.outlets`: now `rows`, with the facts by `fields`"),
    (2, "`OutletView.articles`: now with their notes; `OutletView.notes`: see there"),
    (2, "`ActorCard.role`: of persons alone; see `summary`"),
    (2, "`OutletView.languages`: now in words"),
    (2, "`article-line.html` is gone"),
    (2, "`ui.all_articles`, `ui.key_names`, `ui.stance_head` are gone: remove them"),
    (2, "`ClaimRow.sides`: now `stances`, each with its own sign"),
    (2, "`ui.all_claims`: now `{{ claim_count | count(of=\"all_claims\") }}`"),
    (2, "`ui.source_short` is gone: see `FactView.source_name`"),
    (2, "numbers of things: `{{ n | count(of=\"articles\") }}` for the component `count`"),
    (2, "words with placeholders (`ui.byline`, `ui.as_of`): `{{ ui.byline | fill(names=…) }}`"),
];

/// Reports a theme whose own templates are made for other views than this program's, or do not say
/// for which. `own` are the theme's files in the briefing, `templates` the files of all templates.
pub(super) fn check(
    theme: &str,
    own: &BTreeMap<String, Vec<u8>>,
    templates: &BTreeMap<String, FileId>,
    loaded: &mut Loaded,
    out: &mut Vec<Diagnostic>,
) {
    let path = format!("themes/{theme}/theme.toml");
    let faults = out.len();
    let views = own.get("theme.toml").and_then(|bytes| views_of_theme((&path, bytes), loaded, out));
    let Some(views) = views else {
        let own = own.keys().find_map(|path| path.strip_prefix("templates/"));
        if let Some(file) = own.and_then(|name| templates.get(name))
            && out.len() == faults
        {
            let message = "no version of the views is named that the templates are made for";
            out.push(
                Diagnostic::at(Code::NoThemeVersion, Span::new(*file, 0, 0..0), message).help(
                    format!(
                        "if they fit, write `views = {VERSION}` into `{path}`; docs/theme.md \
                         lists the views and what changed"
                    ),
                ),
            );
        }
        return;
    };
    if views.value == VERSION {
        return;
    }
    let message = format!(
        "this theme is made for version {} of the views; this program has version {VERSION}",
        views.value
    );
    out.push(Diagnostic::at(Code::ThemeVersion, views.span, message).help(remedy(views.value)));
}

/// Returns what to do with a theme made for another version.
fn remedy(version: usize) -> String {
    if version > VERSION {
        return "install a newer Manicule, or the edition of the theme for this one".to_owned();
    }
    if version < FIRST {
        return format!("the first version is {FIRST}; docs/theme.md lists the views");
    }
    let mut help = format!("change what follows in its templates, then write `views = {VERSION}`;");
    help.push_str(" docs/theme.md lists the views");
    for (_, change) in CHANGES.iter().filter(|(changed, _)| *changed > version) {
        let _ = write!(help, "\n- {change}");
    }
    help
}
