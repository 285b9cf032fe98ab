//! Third and fourth stage: the routes of a site, and the bytes of any one of them.
//!
//! In: [`PublicSite`] and [`Theme`]. Out: [`routes`], and for each route, by itself, its bytes
//! ([`PageRenderer::bytes`]). `build` asks for all routes, `serve` for one. A page is made in two
//! steps: a function in `pages` makes its view ([`views`]) from the site, and a template of the
//! theme turns the view into HTML. A function in `files` makes any other file. Nothing here reads
//! the clock or writes.

pub mod contract;
mod counts;
mod cut;
mod descriptions;
pub mod export;
mod export_files;
mod feeds;
mod figures;
mod file;
mod files;
mod fingerprints;
mod former_paths;
mod frame;
mod locale;
mod page;
mod page_context;
mod pages;
mod pairs;
mod parts;
mod phrase;
mod prose;
mod renderer;
mod route;
mod searched;
mod shared;
mod shared_views;
mod sides;
mod structured;
mod style_sheet;
mod template_faults;
mod theme;
mod theme_files;
mod translations;
pub mod views;
mod voices;
mod words;

pub use file::File;
pub use page::Page;
pub use renderer::{Additions, PageRenderer, RenderedRoute};
pub use route::{INDEX, Route, encoded_path, routes, write_address};
pub use theme::{DEFAULT, Theme};
pub use translations::Translations;
