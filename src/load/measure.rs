//! Reads the measure of an original, which `manicule measure` wrote.

use super::fields::Input;
use crate::diag::{Code, Diagnostic};
use crate::model::Id;
use crate::model::document::{Figures, MeasureDoc, OverlapFigures};

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
    if let Some(reason) = impossible(&figures) {
        let message = format!("not a measure: {reason}");
        out.push(
            Diagnostic::at(Code::BadValue, input.span(0..0), message)
                .help(format!("`manicule measure {article}` writes it again")),
        );
        return None;
    }
    figures.actor.sort_by(|one, other| one.id.cmp(&other.id));
    figures.term.sort_by(|one, other| one.id.cmp(&other.id));
    figures.quotation.sort_by(|one, other| one.words.cmp(&other.words));
    figures.shared.sort_by(|one, other| one.article.cmp(&other.article));
    let first = input.text.lines().next().map_or(0, str::len);
    Some(MeasureDoc { article: article.clone(), figures, span: input.span(0..first) })
}

/// More than any article has, so that sums of numbers below it do not overflow.
const MOST: u32 = 1_000_000;

/// Returns what cannot be true in a measure.
fn impossible(figures: &Figures) -> Option<&'static str> {
    let names = figures.actor.iter().flat_map(|actor| actor.names.values());
    let words = figures.term.iter().flat_map(|term| term.words.values());
    let patterns = figures.pattern.iter().flat_map(|pattern| [&pattern.text, &pattern.headline]);
    let quoted = figures.quotation.iter().map(|quotation| &quotation.count);
    let compared = figures.shared.iter().flat_map(|shared| &shared.of);
    let mut counts = names.chain(words).chain(patterns).chain(quoted).chain(compared);
    if figures.words > MOST || counts.any(|count| *count > MOST) {
        return Some("a number is larger than any article");
    }
    let is_more = |shared: &OverlapFigures, side: usize| {
        let of = u64::from(shared.of[side]);
        let all = [shared.copied[side], shared.speech[side]].map(u64::from);
        let runs = shared.passages.iter().chain(&shared.spoken).flatten();
        let mut ends = runs.map(|run| u64::from(run[side]) + u64::from(run[2]));
        all.iter().sum::<u64>() > of || ends.any(|end| end > of)
    };
    let is_wrong = |shared: &OverlapFigures| is_more(shared, 0) || is_more(shared, 1);
    figures.shared.iter().any(is_wrong).then_some("more is shared than a text has")
}
