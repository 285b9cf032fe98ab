//! What the desk takes from the stock instead of making it again.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::desk::Desk;
use super::route::Route;
use super::stock::ROOT;
use super::views::{Day, Html, Link, Shared};
use crate::model::site::{ActorIx, ArticleIx, Entity, OutletIx, Site};

impl Desk<'_> {
    /// Returns an article in one line: `article-line.html`, rendered. A fault of the template is
    /// kept for the press.
    pub(super) fn line(&self, at: ArticleIx) -> Html {
        let make = || {
            let html = self.stock.theme.render("article-line.html", &self.article_card(at))?;
            Ok(html.into())
        };
        let line = match self.root == ROOT {
            true => self.stock.lines[at].get_or_init(make).clone(),
            false => make(),
        };
        line.unwrap_or_else(|fault| {
            self.fault.replace(Some(fault));
            Html::default()
        })
    }

    /// Returns the link to an actor.
    pub(super) fn actor_link(&self, at: ActorIx) -> Shared<Link> {
        let make = || Shared::from(self.link(Entity::Actor(at)));
        match self.root == ROOT {
            true => self.stock.actors[at].get_or_init(make).clone(),
            false => make(),
        }
    }

    /// Returns the link to a day.
    pub(super) fn day_link(&self, date: Date) -> Shared<Link> {
        match self.shared_day(date) {
            Some((_, link)) => link.clone(),
            None => Shared::from(self.link(Entity::Day(date))),
        }
    }

    /// Returns a day, ready to show.
    pub(super) fn day(&self, date: Date) -> Day {
        self.shared_day(date).map_or_else(|| self.make_day(date), |(day, _)| day.clone())
    }

    fn shared_day(&self, date: Date) -> Option<&(Day, Shared<Link>)> {
        if self.root != ROOT {
            return None;
        }
        let place = self.site.days.binary_search_by_key(&date, |(date, _)| *date).ok()?;
        let make = || (self.make_day(date), Shared::from(self.link(Entity::Day(date))));
        Some(self.stock.days[place].get_or_init(make))
    }

    /// Returns the outlets that have articles, in the order of their first.
    pub(super) fn outlets(&self) -> &[OutletIx] {
        &self.shared_outlets().0
    }

    /// Returns their links, for columns of tables. Not for the home page.
    pub(super) fn outlet_columns(&self) -> Shared<Vec<Link>> {
        debug_assert_eq!(self.root, ROOT, "the links are made once, for one depth");
        self.shared_outlets().1.clone()
    }

    fn shared_outlets(&self) -> &(Vec<OutletIx>, Shared<Vec<Link>>) {
        self.stock.outlets.get_or_init(|| {
            let outlets = outlets(self.site);
            // Any page at this depth gives the same addresses.
            let desk = Desk::new(self.stock, Route::Actors);
            let columns = columns(&desk, &outlets);
            (outlets, columns.into())
        })
    }
}

/// Returns the outlets that have articles, in the order of their first.
fn outlets(site: &Site) -> Vec<OutletIx> {
    let mut seen = BTreeSet::new();
    let all = site.articles.iter().map(|article| article.outlet);
    all.filter(|outlet| seen.insert(*outlet)).collect()
}

fn columns(desk: &Desk<'_>, outlets: &[OutletIx]) -> Vec<Link> {
    let link = |outlet: &OutletIx| Link {
        label: desk.site.outlets[*outlet].short.clone(),
        href: desk.href(Entity::Outlet(*outlet)),
    };
    outlets.iter().map(link).collect()
}
