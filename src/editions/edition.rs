//! Which editions a briefing has, and how much of each text one of them shows.

use crate::diag::{Code, Diagnostic};
use crate::model::document::{ArticleDoc, OutletDoc};
use crate::model::{Publish, Settings, TextForm};

/// The edition that the settings, outlets and articles describe.
pub const PUBLIC: &str = "public";
/// The edition in which every text is whole.
pub const PRIVATE: &str = "private";

/// An edition of the site. The default is the public one.
#[derive(Debug, Clone, Copy, Default)]
pub struct Edition {
    /// How much it shows of all full texts; `None` where settings, outlets and articles say so.
    pub publish: Option<Publish>,
    /// Whether its pages say that they are private.
    pub private: bool,
}

/// Returns the edition of a name.
///
/// # Errors
///
/// If the briefing has no edition of this name.
pub fn edition(settings: &Settings, name: Option<&str>) -> Result<Edition, Box<Diagnostic>> {
    let name = name.unwrap_or(PUBLIC);
    let private = name == PRIVATE;
    if let Some((_, publish)) = settings.editions.iter().find(|(own, _)| own == name) {
        return Ok(Edition { publish: Some(*publish), private });
    }
    match name {
        PUBLIC => Ok(Edition::default()),
        PRIVATE => Ok(Edition { publish: Some(Publish::Full), private }),
        _ => {
            let own = settings.editions.iter().map(|(name, _)| name.as_str());
            let mut all: Vec<&str> = [PUBLIC, PRIVATE].into_iter().chain(own).collect();
            all.dedup();
            let message = format!("there is no edition `{name}`");
            Err(Box::new(Diagnostic::general(Code::UnknownEdition, message).help(format!(
                "the editions are {}; `[editions.{name}]` in manicule.toml makes another one",
                all.join(", ")
            ))))
        }
    }
}

/// Returns what is shown of a full text: as the edition says, else the article, the outlet, the
/// settings. A digest is shown whole.
pub(super) fn publish_of(
    edition: Option<Publish>,
    settings: &Settings,
    outlet: &OutletDoc,
    article: &ArticleDoc,
) -> Publish {
    match article.text {
        TextForm::Digest => Publish::Full,
        TextForm::Full => {
            edition.or(article.publish).or(outlet.publish).unwrap_or(settings.publish)
        }
    }
}
