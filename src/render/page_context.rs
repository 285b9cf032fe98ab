//! The context in which one page is made: its links, days and cards.

use std::cell::Cell;
use std::fmt::Write as _;

use jiff::civil::Date;

use super::page::Page;
use super::phrase::{Foreign, direction, direction_of_words, shorten};
use super::route::write_address;
use super::shared_views::SharedViews;
use super::translations::Translations;
use super::views::{ArticleCard, DayView, LinkView, TimeView};
use crate::markdown::HtmlRow;
use crate::model::document::Published;
use crate::model::site::{ArticleIx, Entity, NoteIx, OutletIx, Site};
use crate::model::{Kind, Prose, Publish, TextForm, When};

/// The result of rendering a page's view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RenderedAs {
    /// The page.
    Html,
    /// The fingerprint of the page.
    Fingerprint,
}

/// The context in which one page is made.
pub(super) struct PageContext<'a> {
    pub(super) site: &'a Site,
    pub(super) translations: &'a Translations,
    pub(super) shared: &'a SharedViews<'a>,
    pub(super) page: Page,
    pub(super) output: RenderedAs,
    pub(super) root: String,
    /// The path of the page from the site's root.
    path: String,
    /// Whether what is made now is for pages of all folders.
    pub(super) for_all: Cell<bool>,
    /// Whether highlighted code was put on the page.
    pub(super) has_code: Cell<bool>,
    /// Whether a table, a picture or the like was: see [`HtmlRow::figures`].
    pub(super) has_figures: Cell<bool>,
}

impl<'a> PageContext<'a> {
    pub(super) fn new(shared: &'a SharedViews<'a>, page: Page, output: RenderedAs) -> Self {
        let (site, translations) = (shared.site, shared.theme.translations());
        // A host shows the 404 page at any depth, so its links start at the host's root.
        let root = match (page, &site.settings.base_url) {
            (Page::NotFound, Some(base)) => path_of(base).to_owned(),
            _ => page.root().to_owned(),
        };
        let path = page.path(site);
        let (for_all, has_code, has_figures) = Default::default();
        Self {
            site,
            translations,
            shared,
            page,
            output,
            root,
            path,
            for_all,
            has_code,
            has_figures,
        }
    }

    pub(super) fn href(&self, entity: Entity) -> String {
        let mut out = String::with_capacity(48);
        out.push_str(&self.root);
        write_address(self.site, entity, &mut out);
        self.shorten(&mut out);
        out
    }

    pub(super) fn page_href(&self, page: Page) -> String {
        let mut out = self.href_from_root(page);
        self.shorten(&mut out);
        out
    }

    /// Returns the address of a page that is the same on all pages of the same depth.
    pub(super) fn href_from_root(&self, page: Page) -> String {
        format!("{}{}", self.root, page.path(self.site))
    }

    /// Leaves out of an address what it has in common with the page's own: the folder, and for a
    /// place on the page the file.
    fn shorten(&self, address: &mut String) {
        let (folder, file) = self.path.split_at(self.path.rfind('/').map_or(0, |at| at + 1));
        let Some(near) = address[self.root.len()..].strip_prefix(folder) else { return };
        if folder.is_empty() || self.for_all.get() {
            return;
        }
        let fragment = near.strip_prefix(file).filter(|rest| rest.starts_with('#'));
        let kept = fragment.unwrap_or(near).len();
        address.drain(..address.len() - kept);
    }

    /// Returns whether the pages of a kind are in the same folder as this one.
    pub(super) fn is_beside(&self, kind: Kind) -> bool {
        self.path.strip_prefix(kind.folder()).is_some_and(|rest| rest.starts_with('/'))
    }

    /// Returns a link with the entity's name in lists: a headline, or the words that a note is
    /// about, are in their article's language.
    pub(super) fn link(&self, entity: Entity) -> LinkView {
        let lang = match entity {
            Entity::Article(at) | Entity::Note(at, _) => self.site.articles[at].doc.lang.as_deref(),
            _ => None,
        };
        let (lang, dir) = self.foreign(lang);
        LinkView { label: self.label(entity), href: self.href(entity), lang, dir }
    }

    /// Returns a link that shows the text of a bare link.
    pub(super) fn short_link(&self, entity: Entity) -> LinkView {
        LinkView::new(self.link_text(entity), self.href(entity))
    }

    /// Returns the links of a table's columns.
    pub(super) fn outlet_links(&self, outlets: &[OutletIx]) -> Vec<LinkView> {
        outlets.iter().map(|outlet| self.short_link(Entity::Outlet(*outlet))).collect()
    }

    /// Returns a link to the index of a kind, with its words in the navigation.
    pub(super) fn index_link(&self, kind: Kind) -> LinkView {
        let label = self.translations.of("nav", kind.folder());
        LinkView::new(label, self.page_href(Page::Index(kind)))
    }

    /// Returns a link to the page with what a long page has in one year or month.
    pub(super) fn part_link(&self, page: Page, part: When) -> LinkView {
        LinkView::new(self.translations.time(part), self.page_href(page))
    }

    /// Returns an entity's name in lists.
    pub(super) fn label(&self, entity: Entity) -> String {
        let site = self.site;
        match entity {
            Entity::Home => match &site.home {
                Some(home) if !home.title.is_empty() => home.title.clone(),
                _ => site.settings.title.clone(),
            },
            Entity::Article(at) => site.articles[at].doc.title.clone(),
            Entity::Note(article, at) => {
                let lemma = self.lemma(article, at);
                lemma.unwrap_or_else(|| site.articles[article].doc.title.clone())
            }
            Entity::Outlet(at) => site.outlets[at].name.clone(),
            Entity::Actor(at) => site.actors[at].name.value.clone(),
            Entity::Claim(at) => site.claims[at].short.clone(),
            Entity::Term(at) => site.terms[at].title.clone(),
            Entity::Time(when) => self.time_long(when).into_owned(),
            Entity::Page(at) => site.pages[at].title.clone(),
        }
    }

    /// Returns the text of a bare link: for an article or a note, the outlet that speaks there.
    pub(super) fn link_text(&self, entity: Entity) -> String {
        match entity {
            Entity::Article(article) | Entity::Note(article, _) => {
                self.outlet_short(article).into()
            }
            Entity::Outlet(at) => self.site.outlets[at].short.clone(),
            Entity::Claim(at) => without_stop(&self.site.claims[at].short).to_owned(),
            other => self.label(other),
        }
    }

    pub(super) fn outlet_short(&self, article: ArticleIx) -> &'a str {
        &self.site.outlets[self.site.articles[article].outlet].short
    }

    /// Returns the words that a note is about, as far as they are shown; long ones with a gap in
    /// the middle.
    pub(super) fn lemma(&self, article: ArticleIx, note: NoteIx) -> Option<String> {
        let entry = &self.site.articles[article];
        let quoted = entry.quoted(&entry.notes[note])?;
        let words = shorten(quoted.words());
        Some(if quoted.is_cut { format!("{words} …") } else { words })
    }

    pub(super) fn make_day(&self, when: When) -> DayView {
        let weekday = |date: Date| {
            let (weekday, _) = self.translations.weekday(date.weekday().to_monday_zero_offset());
            (self.translations.date_short(date), weekday)
        };
        let long = self.translations.time(when);
        let (short, weekday) = match when {
            When::Day(date) => weekday(date),
            _ => (long.clone(), String::new()),
        };
        DayView { iso: when.to_string(), long, short, weekday, href: self.href(Entity::Time(when)) }
    }

    pub(super) fn time(&self, published: Published) -> TimeView {
        let day = self.day(When::Day(published.date));
        let Some((time, offset)) = published.time else {
            return TimeView { datetime: day.iso.clone(), day, clock: None };
        };
        let minutes = offset.seconds() / 60;
        let (sign, hours, rest) =
            (if minutes < 0 { '-' } else { '+' }, minutes.abs() / 60, minutes.abs() % 60);
        let (hour, minute) = (time.hour(), time.minute());
        let mut clock = format!("{hour:02}:{minute:02} UTC");
        if minutes != 0 {
            let _ = write!(clock, "{sign}{hours}");
        }
        if rest > 0 {
            let _ = write!(clock, ":{rest:02}");
        }
        TimeView {
            datetime: format!("{}T{hour:02}:{minute:02}{sign}{hours:02}:{rest:02}", day.iso),
            clock: Some(self.translations.digits(&clock)),
            day,
        }
    }

    /// Returns a language and its direction, where it is not the page's own.
    pub(super) fn foreign(&self, lang: Option<&str>) -> Foreign {
        match lang {
            Some(lang) if lang != self.site.settings.lang => {
                (Some(lang.to_owned()), Some(direction(lang)))
            }
            _ => (None, None),
        }
    }

    /// Returns words for a place that takes no markup. Where they run against the page, they are
    /// between marks that keep their order from changing what is around them.
    pub(super) fn isolated(&self, words: &str) -> String {
        match direction_of_words(words) {
            Some(dir) if dir != direction(&self.site.settings.lang) => {
                format!("\u{2068}{words}\u{2069}")
            }
            _ => words.to_owned(),
        }
    }

    /// Returns the language of an article's original: as the article says, that of the article that
    /// it is a translation of, or the only one of its outlet.
    pub(super) fn original_lang(&self, at: ArticleIx) -> Option<&'a str> {
        let article = &self.site.articles[at];
        let translated = || {
            let original = self.site.original_of(at)?;
            self.site.articles[original].doc.lang.as_deref()
        };
        let outlet = || match &self.site.outlets[article.outlet].languages[..] {
            [only] => Some(only.as_str()),
            _ => None,
        };
        article.doc.original_lang.as_deref().or_else(translated).or_else(outlet)
    }

    pub(super) fn make_article_card(&self, at: ArticleIx) -> ArticleCard {
        let article = &self.site.articles[at];
        let doc = &article.doc;
        let (lang, dir) = self.foreign(doc.lang.as_deref());
        ArticleCard {
            link: self.link(Entity::Article(at)),
            outlet: self.short_link(Entity::Outlet(article.outlet)),
            outlet_inferred: doc.is_inferred("outlet"),
            published: self.time(doc.published),
            published_inferred: doc.is_inferred("published"),
            kind: doc.kind.map(|kind| self.translations.of("article_kind", kind.as_str())),
            summary: doc.summary.clone(),
            notes: article.notes.len(),
            notes_label: self.translations.count("notes", article.notes.len()),
            lang,
            dir,
            digest: doc.text == TextForm::Digest,
            excerpts: article.excerpts.as_ref().is_some_and(|it| it.publish == Publish::Excerpts),
        }
    }

    /// Returns the prose that an entity consists of.
    pub(super) fn prose(&self, entity: Entity) -> Option<&'a Prose> {
        let site = self.site;
        Some(match entity {
            Entity::Home => &site.home.as_ref()?.body,
            Entity::Article(at) => &site.articles[at].doc.body,
            Entity::Note(article, at) => &site.articles[article].notes[at].doc.body,
            Entity::Outlet(at) => &site.outlets[at].body,
            Entity::Actor(at) => &site.actors[at].body,
            Entity::Claim(at) => &site.claims[at].body,
            Entity::Term(at) => &site.terms[at].body,
            Entity::Time(when) => &site.time(when)?.doc.as_ref()?.body,
            Entity::Page(at) => &site.pages[at].body,
        })
    }

    /// Remembers what style sheets a block needs.
    pub(super) fn look_for_styles(&self, block: &HtmlRow) {
        self.has_code.set(self.has_code.get() || block.highlighted);
        self.has_figures.set(self.has_figures.get() || block.figures);
    }
}

/// Returns the links to what is before something in a list, and after it.
pub(super) fn neighbours<T: Copy + PartialEq>(
    list: &[T],
    at: T,
    link: impl Fn(T) -> LinkView,
) -> [Option<LinkView>; 2] {
    let Some(place) = list.iter().position(|other| *other == at) else { return [None, None] };
    let link = |place: usize| list.get(place).map(|at| link(*at));
    [place.checked_sub(1).and_then(link), link(place + 1)]
}

/// Returns a statement without the full stop at its end, which would be within the sentence
/// around a link. That of an abbreviation stays: `the U.S.`
pub(super) fn without_stop(statement: &str) -> &str {
    let Some(rest) = statement.strip_suffix('.') else { return statement };
    let last = rest.rsplit(' ').next().unwrap_or_default();
    if last.contains('.') { statement } else { rest }
}

/// Returns the path of an address, from the host's root.
fn path_of(address: &str) -> &str {
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    host.find('/').map_or("/", |at| &host[at..])
}

#[cfg(test)]
mod tests;
