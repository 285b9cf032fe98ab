//! Writes a measure as TOML, a line for each figure, so that changes are easy to review.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::model::Voice;
use crate::model::document::{Figures, PassageFigures};

/// Returns the file of a measure. An actor that the original does not name has a line all the same:
/// it says that the name was searched.
pub(super) fn toml(id: &str, figures: &Figures) -> String {
    let mut out = format!(
        "# Counted in the original by `manicule measure {id}`. Do not edit it: run that again.\n\
         # It has numbers and words of the briefing only, so that no sentence of the original can be\n\
         # put together from it, and it may be published where the original may not.\n\
         original = {}\nsha256 = {}\nmeasured = \"{}\"\nwords = {}\n",
        text(&figures.original),
        text(&figures.sha256),
        figures.measured,
        figures.words,
    );
    let dates: Vec<String> = figures.dates.iter().map(|date| text(date)).collect();
    let _ = writeln!(out, "dates = [{}]", dates.join(", "));
    for actor in &figures.actor {
        let _ = writeln!(out, "\n[[actor]]\nid = {}\nkey = {}", text(&actor.id), text(&actor.key));
        let _ = writeln!(out, "names = {}", table(&actor.names));
    }
    for term in &figures.term {
        let _ = writeln!(out, "\n[[term]]\nid = {}", text(&term.id));
        let _ = writeln!(out, "words = {}", table(&term.words));
    }
    for pattern in &figures.pattern {
        let _ = writeln!(out, "\n[[pattern]]\nchecked = {}", text(&pattern.checked));
        let _ = writeln!(out, "text = {}\nheadline = {}", pattern.text, pattern.headline);
    }
    for quotation in &figures.quotation {
        let _ = writeln!(out, "\n[[quotation]]\nwords = {}", text(&quotation.words));
        let _ = writeln!(out, "count = {}", quotation.count);
        if let Some(voice) = quotation.voice.map(Voice::as_str) {
            let _ = writeln!(out, "voice = \"{voice}\"");
        }
    }
    for shared in &figures.shared {
        let _ = writeln!(out, "\n[[shared]]\narticle = {}", text(&shared.article));
        let _ = writeln!(out, "text = {}\nof = {:?}", text(&shared.text), shared.of);
        if shared.copied != [0; 2] || shared.speech != [0; 2] {
            let _ = writeln!(out, "copied = {:?}\nspeech = {:?}", shared.copied, shared.speech);
        }
        passages(&mut out, "passages", &shared.passages);
        passages(&mut out, "spoken", &shared.spoken);
    }
    out
}

/// Writes a line for each passage: where its runs begin here and there, and their words.
fn passages(out: &mut String, key: &str, passages: &PassageFigures) {
    if !passages.is_empty() {
        let _ = writeln!(out, "{key} = [");
        passages.iter().for_each(|runs| {
            let _ = writeln!(out, "  {runs:?},");
        });
        out.push_str("]\n");
    }
}

fn table(counts: &BTreeMap<String, u32>) -> String {
    let items: Vec<String> =
        counts.iter().map(|(words, count)| format!("{} = {count}", text(words))).collect();
    if items.is_empty() { "{}".into() } else { format!("{{ {} }}", items.join(", ")) }
}

/// Returns a string in TOML.
fn text(text: &str) -> String {
    toml::Value::from(text).to_string()
}
