//! One sentence on each page, for search engines and previews, where its own function has none.

use super::page::Page;
use super::page_context::PageContext;
use super::sides::stances;

use crate::model::site::{ArticleIx, ClaimIx};
use crate::model::{Prose, Stance, When};

impl PageContext<'_> {
    /// Returns what the page is about: the first of the editor's sentences on it, else figures.
    pub(super) fn description(&self) -> String {
        let site = self.site;
        let word = |key: &str| self.translations.get(key).to_owned();
        match self.page {
            Page::Article(at) | Page::Version(at, _) => self.on_article(at),
            Page::Claim(at) => self.on_claim(at),
            Page::Term(at) => self.translations.list(&site.terms[at].words),
            Page::Outlet(at) => self.first_sentence(&site.outlets[at].body).unwrap_or_else(|| {
                let own = site.articles.iter().filter(|article| article.outlet == at);
                self.translations.count("articles", own.count())
            }),
            Page::Page(at) => self.first_sentence(&site.pages[at].body).unwrap_or_default(),
            Page::ActorPart(at, part) => {
                let here =
                    site.mentions_of[at].iter().filter(|(article, _)| self.is_of(*article, part));
                self.translations.count("mentions", here.count())
            }
            Page::ArticlesPart(part) => {
                let here = site.articles.indices().filter(|at| self.is_of(*at, part));
                self.translations.count("articles", here.count())
            }
            Page::DatesPart(_) => word("dates_intro"),
            Page::Pair(one, other) => {
                [one, other].map(|at| site.articles[at].doc.title.as_str()).join(" · ")
            }
            Page::Overlaps => word("overlap_intro"),
            Page::Search => self.translations.of("search_words", "help"),
            Page::NotFound => word("not_found_text"),
            // The home page shows its description; the other functions have one.
            Page::Home | Page::Index(_) | Page::Actor(_) | Page::Date(_) | Page::Pairs => {
                String::new()
            }
        }
    }

    fn is_of(&self, at: ArticleIx, part: When) -> bool {
        part.contains(self.site.articles[at].doc.published.date)
    }

    /// Returns the finding of the first note, else who published it and when.
    fn on_article(&self, at: ArticleIx) -> String {
        let article = &self.site.articles[at];
        let finding = article.notes.iter().find_map(|note| self.first_sentence(&note.doc.body));
        finding.unwrap_or_else(|| {
            let day = self.time_long(When::Day(article.doc.published.date));
            let comma = self.translations.get("comma");
            [self.site.outlets[article.outlet].name.as_str(), comma, &*day].concat()
        })
    }

    /// Returns the claim with how many outlets have each stance.
    fn on_claim(&self, at: ClaimIx) -> String {
        let counted = |(stance, count): (Stance, usize)| {
            let label = self.translations.of("stance", stance.as_str());
            format!("{label} ({})", self.translations.number(count))
        };
        let stances: Vec<String> = stances(self.site, at).into_iter().map(counted).collect();
        let title = &self.site.claims[at].title;
        match &stances[..] {
            [] => title.clone(),
            stances => {
                let claim = title.trim_end_matches(['.', '。']);
                format!("{claim}\u{a0}– {}", stances.join(self.translations.get("comma")))
            }
        }
    }

    fn first_sentence(&self, prose: &Prose) -> Option<String> {
        if prose.is_empty() {
            return None;
        }
        let sentence = self.plain(prose, prose.sentence(0..0));
        Some(crate::text::one_line(&sentence).into_owned()).filter(|it| !it.is_empty())
    }
}
