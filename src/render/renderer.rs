//! Makes the bytes of each route.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::export::{self, AnnotationTarget};
use super::file::File;
use super::files::{self, search::Index};
use super::fingerprints::of_view;
use super::page::Page;
use super::page_context::{PageContext, RenderedAs};
use super::pages;
use super::route::{INDEX, Route};
use super::shared_views::SharedViews;
use super::theme::Theme;
use super::views::{Html, View};
use crate::diag::{Code, Diagnostic};
use crate::editions::PublicSite;
use crate::fingerprint::Fingerprint;
use crate::model::Kind;
use crate::source::FileSystem;

/// Makes pages.
pub struct PageRenderer<'a> {
    theme: &'a Theme,
    shared: SharedViews<'a>,
    /// Where files to be copied are.
    files: &'a dyn FileSystem,
    /// Header and footer of the pages of each kind's section ([`Page::section`]): nearly all.
    frames: BTreeMap<Kind, SharedFrame>,
    /// The search index, once something asks for it.
    search_index: OnceLock<Index>,
}

/// HTML that `serve` adds to a page, at the places that the templates choose
/// ([`Frame`](super::views::Frame): `anchor_errors`, `scripts`). Empty in `build`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Additions {
    /// The notes that could not be placed in an article.
    pub anchor_errors: String,
    /// The panel with faults, and the script that reloads the page.
    pub scripts: String,
}

/// The result for a route.
#[derive(Debug)]
pub enum RenderedRoute<'a> {
    /// Its fingerprint is the one before, so its bytes are, too.
    AsBefore,
    /// Its bytes and fingerprint; copied files have no fingerprint.
    New(Cow<'a, [u8]>, Option<Fingerprint>),
}

/// Header and footer of several pages, once one of them asks for it.
#[derive(Default)]
struct SharedFrame {
    rendered: OnceLock<Result<RenderedFrame, Box<Diagnostic>>>,
    fingerprint: OnceLock<Fingerprint>,
}

/// Header and footer, rendered.
#[derive(Debug, Clone)]
struct RenderedFrame {
    header: Html,
    footer: Html,
}

impl<'a> PageRenderer<'a> {
    /// Returns a renderer for a site in a theme.
    pub fn new(site: &'a PublicSite, theme: &'a Theme, files: &'a dyn FileSystem) -> Self {
        let shared = SharedViews::new(site, theme);
        let frames = Kind::ALL.iter().map(|kind| (*kind, SharedFrame::default())).collect();
        Self { theme, shared, files, frames, search_index: OnceLock::new() }
    }

    /// Returns the routes of the search index, sorted by their paths; none for a site that
    /// cannot be searched. `earlier` are files in the output folder with their fingerprints: what
    /// did not change is not made again.
    pub fn index_routes(&self, earlier: &[(String, Fingerprint)]) -> Vec<(String, Route)> {
        let site = self.shared.site;
        if !site.settings.search {
            return Vec::new();
        }
        let below =
            |(path, of): &(String, Fingerprint)| Some((path.strip_prefix(INDEX)?.into(), *of));
        let earlier: Vec<(String, Fingerprint)> = earlier.iter().filter_map(below).collect();
        let paths = self.search_index().paths(&self.shared, &earlier);
        let routes = paths.into_iter().map(Route::Index);
        let mut routes: Vec<(String, Route)> =
            routes.map(|route| (route.path(site), route)).collect();
        routes.sort();
        routes
    }

    fn search_index(&self) -> &Index {
        self.search_index.get_or_init(|| Index::new(&self.shared))
    }

    /// Returns the fingerprint of everything that a page's bytes depend on (`fingerprints`).
    pub fn fingerprint(&self, page: Page) -> Fingerprint {
        let ctx = PageContext::new(&self.shared, page, RenderedAs::Fingerprint);
        match self.page_in(&ctx, &Additions::default()) {
            Ok(bytes) => Fingerprint::of_bytes(&bytes),
            // Only templates fail, and none is rendered.
            Err(fault) => Fingerprint::of_bytes(fault.message.as_bytes()),
        }
    }

    /// Returns the bytes of a route, unless its fingerprint is `before`.
    pub fn make(
        &self,
        route: &Route,
        before: Option<Fingerprint>,
    ) -> Result<RenderedRoute<'_>, Box<Diagnostic>> {
        // Making a file is quick, so its bytes are what is compared.
        let made: Option<Cow<'_, [u8]>> = match route {
            Route::File(file) => Some(self.file(*file).into()),
            Route::Page(_) | Route::Index(_) | Route::Theme(_) | Route::Static(_) => None,
        };
        let fingerprint = match route {
            Route::Page(page) => Some(self.fingerprint(*page)),
            Route::Index(path) => Some(self.search_index().fingerprint(path)),
            _ => made.as_deref().map(Fingerprint::of_bytes),
        };
        if fingerprint.is_some() && fingerprint == before {
            return Ok(RenderedRoute::AsBefore);
        }
        let bytes = made.map_or_else(|| self.bytes(route), Ok)?;
        Ok(RenderedRoute::New(bytes, fingerprint))
    }

    /// Returns the bytes of a route.
    pub fn bytes(&self, route: &Route) -> Result<Cow<'_, [u8]>, Box<Diagnostic>> {
        match route {
            Route::Page(page) => self.page_with(*page, &Additions::default()).map(Cow::Owned),
            Route::File(file) => Ok(self.file(*file).into()),
            Route::Index(path) => Ok(self.search_index().bytes(&self.shared, path)),
            Route::Theme(path) => Ok(self.theme.static_file(path).unwrap_or_default().into()),
            Route::Static(path) => self.copied(path),
        }
    }

    /// Returns the bytes of a file that is made from the site.
    fn file(&self, file: File) -> Vec<u8> {
        let text = match file {
            File::Sitemap => files::sitemap::text(self.shared.site, None),
            File::SitemapPart(part) => files::sitemap::text(self.shared.site, Some(part)),
            File::Feed(feed, form) => files::feed::text(&self.shared, feed, form),
            File::Preview => return files::preview::png(&self.shared),
            File::Robots => files::host::robots(self.shared.site),
            File::Headers => files::host::headers(),
            File::Moved(to, _) => files::moved::page(&self.shared, to),
            File::Redirects => files::moved::redirects(self.shared.site),
            File::NoJekyll => String::new(),
            File::Export(format, number) => {
                let target = AnnotationTarget::Page;
                let html = |page| self.html(page);
                return export::bytes(self.shared.site, format, target, number, &html);
            }
        };
        text.into_bytes()
    }

    /// Returns the HTML of a page, UTF-8, with what `serve` adds to it. A template without a place
    /// for an addition leaves it out.
    pub fn page_with(&self, page: Page, additions: &Additions) -> Result<Vec<u8>, Box<Diagnostic>> {
        self.page_in(&PageContext::new(&self.shared, page, RenderedAs::Html), additions)
    }

    /// Returns the HTML of a page; `None` if a template fails.
    pub fn html(&self, page: Page) -> Option<String> {
        String::from_utf8(self.page_with(page, &Additions::default()).ok()?).ok()
    }

    fn page_in(
        &self,
        ctx: &PageContext<'_>,
        additions: &Additions,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        match ctx.page {
            Page::Home => self.print(ctx, pages::home::view(ctx), additions),
            Page::Index(kind) => self.index(ctx, kind, additions),
            Page::Article(at) => self.print(ctx, pages::article::view(ctx, at), additions),
            Page::Version(at, place) => {
                self.print(ctx, pages::version::view(ctx, at, place), additions)
            }
            Page::ArticlesPart(part) => {
                self.print(ctx, pages::articles::part(ctx, part), additions)
            }
            Page::DatesPart(part) => self.print(ctx, pages::dates::part(ctx, part), additions),
            Page::Actor(at) => self.print(ctx, pages::actor::view(ctx, at), additions),
            Page::ActorPart(at, part) => {
                self.print(ctx, pages::actor::part(ctx, at, part), additions)
            }
            Page::Date(when) => self.print(ctx, pages::date::view(ctx, when), additions),
            Page::Outlet(at) => self.print(ctx, pages::outlet::view(ctx, at), additions),
            Page::Claim(at) => self.print(ctx, pages::claim::view(ctx, at), additions),
            Page::Term(at) => self.print(ctx, pages::term::view(ctx, at), additions),
            Page::Page(at) => self.print(ctx, pages::page::view(ctx, at), additions),
            Page::Pairs => self.print(ctx, pages::pairs::index(ctx), additions),
            Page::Pair(one, other) => {
                self.print(ctx, pages::pair::view(ctx, [one, other]), additions)
            }
            Page::Overlaps => self.print(ctx, pages::overlaps::view(ctx), additions),
            Page::NotFound => self.print(ctx, pages::page::not_found(ctx), additions),
            Page::Search => self.print(ctx, pages::page::search(ctx), additions),
        }
    }

    fn index(
        &self,
        ctx: &PageContext<'_>,
        kind: Kind,
        additions: &Additions,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        match kind {
            Kind::Article => self.print(ctx, pages::articles::index(ctx), additions),
            Kind::Claim => self.print(ctx, pages::claim::index(ctx), additions),
            Kind::Term => self.print(ctx, pages::term::index(ctx), additions),
            Kind::Actor => self.print(ctx, pages::actors::index(ctx), additions),
            Kind::Day => self.print(ctx, pages::dates::index(ctx), additions),
            Kind::Outlet => self.print(ctx, pages::outlet::index(ctx), additions),
            // `page::indexes` has no such index.
            Kind::Page => self.print(ctx, pages::page::not_found(ctx), additions),
        }
    }

    /// Turns a view into HTML, or into the bytes that its fingerprint is made from.
    fn print<V: View>(
        &self,
        ctx: &PageContext<'_>,
        mut view: V,
        additions: &Additions,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        if ctx.output == RenderedAs::Fingerprint {
            let all = (self.frame_fingerprint(ctx), of_view(V::TEMPLATE, &view));
            return Ok(Fingerprint::of(&all).to_string().into_bytes());
        }
        let chrome = self.chrome(ctx)?;
        let frame = view.frame();
        frame.header = chrome.header;
        frame.footer = chrome.footer;
        frame.has_code = ctx.has_code.get();
        frame.has_figures = ctx.has_figures.get();
        frame.anchor_errors = Html::from(additions.anchor_errors.clone());
        frame.scripts = Html::from(additions.scripts.clone());
        self.theme.page(V::TEMPLATE, &view)
    }

    /// Returns the fingerprint of header and footer, and of what all pages depend on.
    fn frame_fingerprint(&self, ctx: &PageContext<'_>) -> Fingerprint {
        let make =
            || Fingerprint::of(&(ctx.common_fingerprint(), of_view("header.html", &ctx.chrome())));
        match self.shared_frame(ctx.page) {
            Some(frame) => *frame.fingerprint.get_or_init(make),
            None => make(),
        }
    }

    fn chrome(&self, ctx: &PageContext<'_>) -> Result<RenderedFrame, Box<Diagnostic>> {
        match self.shared_frame(ctx.page) {
            Some(frame) => frame.rendered.get_or_init(|| self.make_chrome(ctx)).clone(),
            None => self.make_chrome(ctx),
        }
    }

    /// Returns the header and footer that a page has with all others of its section.
    fn shared_frame(&self, page: Page) -> Option<&SharedFrame> {
        self.frames.get(&page.section()?)
    }

    fn make_chrome(&self, ctx: &PageContext<'_>) -> Result<RenderedFrame, Box<Diagnostic>> {
        let view = ctx.chrome();
        Ok(RenderedFrame {
            header: self.theme.part("header.html", &view)?,
            footer: self.theme.part("footer.html", &view)?,
        })
    }

    fn copied(&self, path: &str) -> Result<Cow<'_, [u8]>, Box<Diagnostic>> {
        self.files.read(&format!("content/{path}")).map(Cow::Owned).map_err(|error| {
            let message = format!("`content/{path}` cannot be read: {error}");
            Box::new(Diagnostic::general(Code::Unreadable, message))
        })
    }
}
