//! Reads the measure of an original, which `manicule measure` wrote.

use super::fields::Input;
use crate::diag::{Code, Diagnostic};
use crate::model::Id;
use crate::model::document::{Figures, MeasureDoc};

/// Parses a measure. `None` where it is damaged, which is reported.
pub(super) fn parse(article: &Id, input: &Input, out: &mut Vec<Diagnostic>) -> Option<MeasureDoc> {
    let mut figures: Figures = match toml::from_str(&input.text) {
        Ok(figures) => figures,
        Err(error) => {
            let at = error.span().unwrap_or(0..0);
            let message = format!("not a measure: {}", error.message().replace('\n', ", "));
            out.push(
                Diagnostic::at(Code::NotToml, input.span(at), message)
                    .help(format!("`manicule measure {article}` writes it again")),
            );
            return None;
        }
    };
    figures.actor.sort_by(|one, other| one.id.cmp(&other.id));
    figures.term.sort_by(|one, other| one.id.cmp(&other.id));
    figures.quotation.sort_by(|one, other| one.words.cmp(&other.words));
    figures.shared.sort_by(|one, other| one.article.cmp(&other.article));
    let first = input.text.lines().next().map_or(0, str::len);
    Some(MeasureDoc { article: article.clone(), figures, span: input.span(0..first) })
}
