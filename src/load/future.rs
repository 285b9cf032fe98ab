//! Articles that were not published yet. Only `check` asks for the day: a build does not depend on
//! it.

use jiff::civil::Date;

use std::sync::Arc;

use super::Loaded;
use crate::diag::{Code, Diagnostic};
use crate::model::document::ArticleDoc;
use crate::source::Span;

/// Reports the articles that were published later than the day after `today`, which may have begun
/// elsewhere.
pub fn report_future(loaded: &Loaded, today: Date) -> Vec<Diagnostic> {
    const KEY: &str = "published";
    let late = |published: Date| today.tomorrow().is_ok_and(|limit| published > limit);
    let articles = loaded.articles.iter().filter(|article| late(article.published.date));
    let fault = |article: &Arc<ArticleDoc>| {
        let line = article.front_matter_line(KEY);
        let start = line.map_or(0, |line| line.start);
        let span = Span::new(article.file, start, 0..KEY.len());
        let message = format!(
            "the article was published on {}, which is in the future",
            article.published.date
        );
        Diagnostic::at(Code::DoubtfulValue, span, message).help("correct `published`")
    };
    articles.map(fault).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::load::load;
    use crate::source::Memory;

    #[test]
    fn an_article_of_the_day_after_tomorrow_is_doubtful() {
        let article = |day: &str| {
            format!("+++\ntitle = \"published\"\noutlet = \"x\"\npublished = {day}\n+++\n\nText.\n")
        };
        let files = Memory::new([
            ("content/articles/a.md", article("2024-05-15")),
            ("content/articles/b.md", article("2091-05-14")),
        ]);
        let (loaded, _) = load(&files);
        let faults = report_future(&loaded, date(2024, 5, 14));
        assert_eq!(faults.len(), 1);
        assert!(faults[0].message.contains("2091-05-14"), "{}", faults[0].message);
        let place = loaded.sources.position(faults[0].span.expect("a place"));
        assert_eq!((place.line, place.column), (4, 1));
        assert_eq!(report_future(&loaded, date(2091, 5, 13)), []);
    }
}
