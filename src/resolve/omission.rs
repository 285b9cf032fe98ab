//! Checks omissions: their patterns must not match in the article.

mod capitals;

use regex_automata::meta::Regex;
use regex_automata::nfa::thompson::WhichCaptures;
use regex_automata::util::syntax;

use super::anchors::Haystack;
use super::beside::BesideSearch;
use crate::diag::{Code, Diagnostic};
use crate::model::document::{ArticleDoc, NoteDoc};
use crate::model::{NoteKind, Stance, TextForm};
use crate::source::Spanned;
use crate::text::fold::fold_plain;

/// Reports a note that claims an omission where the article, which is in `language`, has the words.
pub(super) fn check(
    article: &ArticleDoc,
    language: &str,
    haystack: &Haystack<'_>,
    beside: &BesideSearch<'_>,
    note: &NoteDoc,
    out: &mut Vec<Diagnostic>,
) {
    let Some(checked) = &note.checked else { return };
    let omits = note.kind == NoteKind::Omission
        || note.positions.iter().any(|position| position.stance == Stance::Omits);
    if !omits {
        out.push(
            Diagnostic::at(Code::BadValue, checked.span, "`checked` without an omission")
                .help("it belongs to `claim: ID omits` or to `kind: omission`"),
        );
    }
    let pattern = match pattern(checked, language) {
        Ok(pattern) => pattern,
        Err(fault) => return out.push(*fault),
    };
    if let Some(found) = pattern.find(haystack.folded.text.as_str()) {
        if found.is_empty() {
            return out.push(
                Diagnostic::at(Code::BadPattern, checked.span, "the pattern matches no words")
                    .help("write the words that the article leaves out"),
            );
        }
        let text = match article.text {
            TextForm::Full => "the article",
            TextForm::Digest => "the digest",
        };
        let place = haystack.span(article, &found.range());
        let words = &haystack.folded.text[found.range()];
        out.push(refuted(note, checked, text, words).related(place, "here"));
    } else if let Some((place, words)) =
        beside.first_match(|text| Some(pattern.find(text)?.range()))
    {
        out.push(refuted(note, checked, &place, &words));
    }
}

fn refuted(note: &NoteDoc, checked: &Spanned<String>, text: &str, words: &str) -> Diagnostic {
    let id = &note.id.value;
    let message = format!("note `{id}` says that this is left out, but {text} has “{words}”");
    Diagnostic::at(Code::OmissionRefuted, checked.span, message)
        .help("correct the note, or make the pattern narrower")
}

/// Reads `/pattern/` or `/pattern/i`.
///
/// The pattern is folded as the text is: a curly quotation mark in it must not certify that a
/// quotation is missing. Capitals are ignored as `language` has them.
pub(super) fn pattern(checked: &Spanned<String>, language: &str) -> Result<Regex, Box<Diagnostic>> {
    let parts = checked.value.strip_prefix('/').and_then(|rest| rest.rsplit_once('/'));
    let Some((pattern, flags @ ("" | "i"))) = parts else {
        let fault = Diagnostic::at(Code::BadPattern, checked.span, "`checked` is not a pattern");
        return Err(Box::new(fault.help("write /pattern/ or /pattern/i")));
    };
    // Each pattern is tried once on a short text: an automaton that takes long to build does not
    // pay off.
    let config = Regex::config()
        .dfa(false)
        .onepass(false)
        .auto_prefilter(false)
        .which_captures(WhichCaptures::Implicit);
    let syntax = syntax::Config::new().case_insensitive(flags == "i");
    let mut folded = fold_plain(&literal_marks(pattern));
    if flags == "i" {
        folded = capitals::ignored(&folded, language);
    }
    let built = Regex::builder().configure(config).syntax(syntax).build(&folded);
    built.map_err(|error| {
        let syntax = error.syntax_error().map(ToString::to_string);
        Box::new(bad(checked, &syntax.unwrap_or_else(|| error.to_string())))
    })
}

/// Escapes marks of other scripts that folding would make operators of a pattern: `？` is no `?`.
fn literal_marks(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    for c in pattern.chars() {
        if matches!(c, '？' | '؟' | '（' | '）' | '。' | '．') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn bad(checked: &Spanned<String>, error: &str) -> Diagnostic {
    let reason = error.lines().last().unwrap_or_default().trim_start_matches("error: ");
    Diagnostic::at(Code::BadPattern, checked.span, format!("bad pattern: {reason}"))
}
