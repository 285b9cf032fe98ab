//! What all pages need to say things: links, days, cards, sentences, prose.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::fmt::Write as _;
use std::ops::Range;

use jiff::civil::Date;

use super::phrase::{direction, excerpt, shorten, without_mark};
use super::route::{Route, write_address};
use super::stock::Stock;
use super::views::{
    ArticleCard, ChromeView, Day, Frame, Html, Indexes, Link, NavItem, NoteCard, Quoted, Time,
};
use super::words::Words;
use crate::diag::Diagnostic;
use crate::markdown::{Caption, Flavour, LinkOut, Renderer, Row, caption};
use crate::model::document::Published;
use crate::model::site::{ArticleIx, Entity, Reference, Site, Target};
use crate::model::{LinkForm, Prose, TextForm, When};
use crate::text::sentence;

/// The place at which one page is made.
pub(super) struct Desk<'a> {
    pub(super) site: &'a Site,
    pub(super) words: &'a Words,
    pub(super) stock: &'a Stock<'a>,
    pub(super) route: Route,
    pub(super) root: String,
    /// Whether highlighted code was put on the page.
    pub(super) has_code: Cell<bool>,
    /// Why a part of the page could not be made.
    pub(super) fault: RefCell<Option<Box<Diagnostic>>>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(stock: &'a Stock<'a>, route: Route) -> Self {
        let (site, words) = (stock.site, stock.theme.words());
        // A host shows the 404 page at any depth: only paths from its root lead anywhere from there.
        let root = match (&route, &site.settings.base_url) {
            (Route::NotFound, Some(base)) => path_of(base).to_owned(),
            _ => route.root().to_owned(),
        };
        let (has_code, fault) = Default::default();
        Self { site, words, stock, route, root, has_code, fault }
    }

    pub(super) fn href(&self, entity: Entity) -> String {
        let mut out = String::with_capacity(48);
        out.push_str(&self.root);
        write_address(self.site, entity, &mut out);
        out
    }

    pub(super) fn route_href(&self, route: &Route) -> String {
        format!("{}{}", self.root, route.path(self.site))
    }

    pub(super) fn link(&self, entity: Entity) -> Link {
        Link { label: self.label(entity), href: self.href(entity) }
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
            Entity::Claim(at) => site.claims[at].title.clone(),
            Entity::Term(at) => site.terms[at].title.clone(),
            Entity::Time(when) => self.time_long(when).into_owned(),
            Entity::Page(at) => site.pages[at].title.clone(),
        }
    }

    /// Returns the text of a bare link: for an article or a note, the outlet that speaks there.
    fn link_text(&self, entity: Entity) -> String {
        match entity {
            Entity::Article(article) | Entity::Note(article, _) => {
                self.outlet_short(article).into()
            }
            Entity::Outlet(at) => self.site.outlets[at].short.clone(),
            other => self.label(other),
        }
    }

    pub(super) fn outlet_short(&self, article: ArticleIx) -> &'a str {
        &self.site.outlets[self.site.articles[article].outlet].short
    }

    /// Returns the words that a note is about; long ones with a gap in the middle.
    pub(super) fn lemma(&self, article: ArticleIx, note: usize) -> Option<String> {
        let entry = &self.site.articles[article];
        let range = entry.notes[note].anchor.clone()?;
        let words = &entry.doc.body.plain.text[range.start as usize..range.end as usize];
        Some(shorten(words))
    }

    pub(super) fn make_day(&self, when: When) -> Day {
        let weekday = |date: Date| {
            let (weekday, _) = self.words.weekday(date.weekday().to_monday_zero_offset());
            (self.words.date_short(date), weekday)
        };
        let long = self.words.time(when);
        let (short, weekday) = match when {
            When::Day(date) => weekday(date),
            _ => (long.clone(), String::new()),
        };
        Day { iso: when.to_string(), long, short, weekday, href: self.href(Entity::Time(when)) }
    }

    pub(super) fn time(&self, published: Published) -> Time {
        let day = self.day(When::Day(published.date));
        let Some((time, offset)) = published.time else {
            return Time { datetime: day.iso.clone(), day, clock: None };
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
        Time {
            datetime: format!("{}T{hour:02}:{minute:02}{sign}{hours:02}:{rest:02}", day.iso),
            clock: Some(clock),
            day,
        }
    }

    /// Returns a language and its direction, where it is not the page's own.
    pub(super) fn foreign(&self, lang: Option<&str>) -> (Option<String>, Option<&'static str>) {
        match lang {
            Some(lang) if lang != self.site.settings.lang => {
                (Some(lang.to_owned()), Some(direction(lang)))
            }
            _ => (None, None),
        }
    }

    pub(super) fn make_article_card(&self, at: ArticleIx) -> ArticleCard {
        let article = &self.site.articles[at];
        let doc = &article.doc;
        let (lang, dir) = self.foreign(doc.lang.as_deref());
        ArticleCard {
            link: self.link(Entity::Article(at)),
            outlet: Link {
                label: self.outlet_short(at).to_owned(),
                href: self.href(Entity::Outlet(article.outlet)),
            },
            published: self.time(doc.published),
            kind: doc.kind.map(|kind| self.words.of("article_kind", kind.as_str())),
            summary: doc.summary.clone(),
            notes: article.notes.len(),
            notes_label: self.words.count("notes", article.notes.len()),
            lang,
            dir,
            digest: doc.text == TextForm::Digest,
        }
    }

    pub(super) fn note_card(&self, article: ArticleIx, note: usize) -> NoteCard {
        let entry = &self.site.articles[article].notes[note];
        let body = &entry.doc.body;
        let sentence = self.sentence(body, 0..0);
        NoteCard {
            link: self.link(Entity::Note(article, note)),
            kind: entry.doc.kind.as_str().to_owned(),
            kind_label: self.words.of("note_kind", entry.doc.kind.as_str()),
            sentence: self.plain(body, sentence).into_owned(),
        }
    }

    /// Returns the sentence that words stand in, bytes of the plain text.
    pub(super) fn sentence(&self, prose: &Prose, words: Range<usize>) -> Range<usize> {
        let leaf = prose.plain.leaf_at(words.start);
        let leaf = leaf.start..leaf.end.max(words.end);
        let text = &prose.plain.text[leaf.clone()];
        let words = words.start - leaf.start..words.end - leaf.start;
        // A bare link shows a name, not the id that stands there.
        let bare = prose.links.iter().filter(|link| link.form == LinkForm::Bare);
        let starts = bare.map(|link| link.words.start as usize);
        let starts: Vec<usize> = starts.filter(|start| leaf.contains(start)).collect();
        let begins = |at: usize| starts.contains(&(leaf.start + at));
        let found = sentence::around_shown(text, words, begins);
        leaf.start + found.start..leaf.start + found.end
    }

    /// Returns plain text of the editor's, with what bare links show.
    fn plain<'p>(&self, prose: &'p Prose, range: Range<usize>) -> Cow<'p, str> {
        let mut out = String::new();
        let mut at = range.start;
        for link in &prose.links {
            let words = link.words.start as usize..link.words.end as usize;
            if words.start < at || words.end > range.end || link.form != LinkForm::Bare {
                continue;
            }
            if let Some(Target::Entity(entity)) = self.site.links.get(link.span) {
                out.push_str(&prose.plain.text[at..words.start]);
                out.push_str(&self.link_text(*entity));
                at = words.end;
            }
        }
        let rest = &prose.plain.text[at..range.end];
        match out.is_empty() {
            true => rest.into(),
            false => (out + rest).into(),
        }
    }

    /// Returns a reference with the sentence it stands in.
    pub(super) fn quoted(&self, reference: &Reference) -> Option<Quoted> {
        let prose = self.prose(reference.from)?;
        let words = reference.words.0 as usize..reference.words.1 as usize;
        let sentence = self.sentence(prose, words.clone());
        let label = match reference.from {
            Entity::Article(article) | Entity::Note(article, _) => {
                self.outlet_short(article).into()
            }
            other => self.label(other),
        };
        Some(Quoted {
            label,
            href: self.href(reference.from),
            html: excerpt([
                &self.plain(prose, sentence.start..words.start),
                &self.plain(prose, words.clone()),
                &self.plain(prose, words.end..sentence.end),
            ]),
            editorial: !matches!(reference.from, Entity::Article(_)),
        })
    }

    /// Returns what leads to an entity, one for each sentence.
    pub(super) fn backlinks(&self, entity: Entity) -> Vec<Quoted> {
        self.backlinks_but(self.site.references_to(entity), &|_| false)
    }

    /// Returns what leads to an entity, without what stands where `skip` says.
    pub(super) fn backlinks_but(
        &self,
        references: &[Reference],
        skip: &dyn Fn(Entity) -> bool,
    ) -> Vec<Quoted> {
        let mut list: Vec<Quoted> = Vec::new();
        for reference in references {
            if skip(reference.from) {
                continue;
            }
            let Some(quoted) = self.quoted(reference) else { continue };
            let twin = list.last().is_some_and(|last| {
                last.href == quoted.href
                    && without_mark(last.html.as_str()) == without_mark(quoted.html.as_str())
            });
            if !twin {
                list.push(quoted);
            }
        }
        list
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

    /// Says where a link at `range` of a prose's Markdown leads on this page.
    pub(super) fn resolve(&self, prose: &Prose, range: Range<usize>) -> Option<LinkOut> {
        let span = crate::source::Span::new(prose.span.file, prose.span.start as usize, range);
        match self.site.links.get(span)? {
            Target::Entity(entity) => {
                Some(LinkOut { href: self.href(*entity), title: self.link_text(*entity) })
            }
            Target::Static(path) => {
                Some(LinkOut { href: format!("{}{path}", self.root), title: path.clone() })
            }
        }
    }

    /// Renders the editor's prose; its largest heading is `top_heading`. Footnotes stand after the
    /// block that refers to them.
    pub(super) fn html(&self, prose: &Prose, top_heading: usize, footnotes: &str) -> Html {
        if prose.is_empty() {
            return Html::default();
        }
        let link = |range| self.resolve(prose, range);
        let renderer = Renderer {
            flavour: Flavour::Editor,
            top_heading,
            link: &link,
            footnote_prefix: footnotes,
            ..Renderer::default()
        };
        let mut out = String::new();
        let mut before = Caption::default();
        for Row { html, footnotes: notes, highlighted } in renderer.rows(prose.markdown()) {
            self.look_for_code(highlighted);
            // The editor may also speak in italics; below a picture it is its caption.
            let this = caption(&html);
            match html.strip_prefix("<p>") {
                Some(rest) if this.words && (this.pictures || before.pictures) => {
                    out.push_str("<p class=\"caption\">");
                    out.push_str(rest);
                }
                _ => out.push_str(&html),
            }
            before = Caption { pictures: this.pictures && !this.words, ..this };
            for note in notes {
                let _ = write!(
                    out,
                    "<div role=\"doc-footnote\" class=\"note footnote inline\" id=\"{footnotes}{n}\">\
                     <a class=\"number\" href=\"#{footnotes}ref-{n}\" aria-label=\"{back}\">{letter}</a>\n\
                     {html}</div>\n",
                    n = note.number,
                    back = self.words.get("back_to_text"),
                    letter = crate::markdown::letter(note.number),
                    html = note.html
                );
            }
        }
        out.into()
    }

    /// Remembers whether a block has highlighted code.
    pub(super) fn look_for_code(&self, highlighted: bool) {
        self.has_code.set(self.has_code.get() || highlighted);
    }

    pub(super) fn indexes(&self) -> Indexes {
        Indexes {
            articles: self.route_href(&Route::Articles),
            actors: self.route_href(&Route::Actors),
            dates: self.route_href(&Route::Dates),
            outlets: self.route_href(&Route::Outlets),
            claims: self.route_href(&Route::Claims),
            terms: self.route_href(&Route::Terms),
        }
    }

    /// Returns what every page has.
    pub(super) fn frame(&self, kind: &'static str, title: String, description: String) -> Frame {
        let settings = &self.site.settings;
        let path = self.route.path(self.site);
        let canonical = settings.base_url.as_ref().map(|base| match path.as_str() {
            "index.html" => base.clone(),
            path => format!("{base}{path}"),
        });
        Frame {
            title,
            description,
            site_title: settings.title.clone(),
            lang: settings.lang.clone(),
            dir: direction(&settings.lang),
            root: self.root.clone(),
            canonical: canonical.filter(|_| self.route != Route::NotFound),
            kind,
            // The press adds what it has once for many pages, and what only the whole view tells.
            ..Frame::default()
        }
    }

    /// Returns what is around every page.
    pub(super) fn chrome(&self) -> ChromeView {
        let settings = &self.site.settings;
        ChromeView {
            site_title: settings.title.clone(),
            site_description: settings.description.clone(),
            site_authors: settings.authors.join(", "),
            root: self.root.clone(),
            nav: self.nav(),
        }
    }

    fn nav(&self) -> Vec<NavItem> {
        let site = self.site;
        let item = |label: &str, route: Route| NavItem {
            label: label.to_owned(),
            href: self.route_href(&route),
            current: self.route == route,
        };
        let indexes = [
            ("articles", Route::Articles, !site.articles.is_empty()),
            ("claims", Route::Claims, !site.claims.is_empty()),
            ("terms", Route::Terms, !site.terms.is_empty()),
            ("actors", Route::Actors, !site.actors.is_empty()),
            ("dates", Route::Dates, !site.days.is_empty()),
            ("outlets", Route::Outlets, !site.outlets.is_empty()),
        ];
        let mut nav = vec![item(&self.words.of("nav", "briefing"), Route::Home)];
        for (key, route, there) in indexes {
            if there {
                nav.push(item(&self.words.of("nav", key), route));
            }
        }
        let mut pages: Vec<usize> =
            (0..site.pages.len()).filter(|at| site.pages[*at].nav).collect();
        pages.sort_by_key(|at| site.pages[*at].order);
        nav.extend(pages.into_iter().map(|at| item(&site.pages[at].title, Route::Page(at))));
        nav
    }
}

/// Returns the path of an address, from the host's root.
fn path_of(address: &str) -> &str {
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    host.find('/').map_or("/", |at| &host[at..])
}

#[cfg(test)]
mod tests;
