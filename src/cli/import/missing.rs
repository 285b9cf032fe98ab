//! Asks for facts that a page does not state.

use crate::diag::did_you_mean;
use crate::edit::{DraftArticle, GivenFacts};
use crate::import::ImportedPage;
use crate::load::{self, Loaded};
use crate::model::document::Published;

use crate::cli::ask::ask;

/// Parses a day or an instant that the user typed.
pub(super) fn parse_published(text: &str) -> Result<Published, String> {
    load::parse_published(text).ok_or_else(|| {
        format!("`{text}` is not a date; write 2025-06-01, or 2025-06-01T18:30:00+03:00")
    })
}

/// Asks for the missing facts; the likeliest guess is the default.
pub(super) fn settle(
    page: &ImportedPage,
    article: &DraftArticle,
    given: &mut GivenFacts,
    loaded: &Loaded,
) {
    for missing in &article.missing {
        for guess in &missing.guesses {
            eprintln!("{}: {guess}", missing.key);
        }
        match missing.key {
            "outlet" => {
                let known: Vec<&str> =
                    loaded.outlets.iter().map(|outlet| outlet.id.as_str()).collect();
                eprintln!("The briefing's outlets: {}.", known.join(", "));
                let only = known.first().copied().filter(|_| known.len() == 1);
                given.outlet = ask("Outlet", only, |answer| {
                    if known.contains(&answer) {
                        return Ok(answer.to_owned());
                    }
                    Err(format!(
                        "there is no outlet `{answer}`; {}it is an id in content/outlets/",
                        did_you_mean(answer, known.iter().copied())
                    ))
                });
            }
            "published" => {
                let guess =
                    page.facts.guesses.iter().find_map(|guess| Some((guess.day?, &guess.reason)));
                let default = guess.map(|(day, _)| day.date.to_string());
                given.published = ask("Published", default.as_deref(), parse_published);
                let taken = given.published.zip(guess).filter(|(taken, (day, _))| taken == day);
                given.inferred = taken.map(|(_, (_, reason))| reason.clone());
            }
            _ => {}
        }
    }
}
