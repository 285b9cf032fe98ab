//! Checks omissions: their patterns must not match in the article.

mod capitals;

use regex_automata::meta::{Builder, Regex};
use regex_automata::nfa::thompson::WhichCaptures;
use regex_automata::util::syntax;
use regex_syntax::hir::Hir;

use super::searched::SearchedText;
use crate::diag::{Code, Diagnostic};
use crate::model::document::NoteDoc;
use crate::model::{NoteKind, Stance};
use crate::source::Spanned;
use crate::text::fold::fold_plain;

/// Patterns that are searched for at once.
const AT_ONCE: usize = 32;

/// Reports the notes that claim an omission where the text, which is in `language`, has the words.
pub(super) fn check(
    text: &SearchedText<'_>,
    language: &str,
    notes: &[&NoteDoc],
    out: &mut Vec<Diagnostic>,
) {
    let mut patterns: Vec<(&NoteDoc, &Spanned<String>, Hir)> = Vec::new();
    for note in notes.iter().copied() {
        let Some(checked) = &note.checked else { continue };
        let omits = note.kind == NoteKind::Omission
            || note.positions.iter().any(|position| position.stance == Stance::Omits);
        if !omits {
            out.push(
                Diagnostic::at(Code::BadValue, checked.span, "`checked` without an omission")
                    .help("it belongs to `claim: ID omits` or to `kind: omission`"),
            );
        }
        match parse(checked, language) {
            Ok(pattern) => patterns.push((note, checked, pattern)),
            Err(fault) => out.push(*fault),
        }
    }
    if patterns.is_empty() {
        return;
    }
    let texts =
        [text.haystack, text.beside.haystack()].map(|haystack| haystack.folded.text.as_str());
    for some in patterns.chunks(AT_ONCE) {
        let all: Vec<&Hir> = some.iter().map(|(.., pattern)| pattern).collect();
        // Nearly always no pattern is found, and one search shows that.
        let none = |all: Regex| !texts.iter().any(|text| all.is_match(*text));
        if some.len() > 1 && builder().build_many_from_hir(&all).is_ok_and(none) {
            continue;
        }
        for (note, checked, pattern) in some {
            match builder().build_from_hir(pattern) {
                Ok(pattern) => {
                    out.extend(found(text, note, checked, &pattern));
                }
                Err(error) => out.push(bad(checked, &error.to_string())),
            }
        }
    }
}

/// Returns the message about a pattern that is found.
fn found(
    text: &SearchedText<'_>,
    note: &NoteDoc,
    checked: &Spanned<String>,
    pattern: &Regex,
) -> Option<Diagnostic> {
    let SearchedText { doc, haystack, beside, .. } = *text;
    let Some(found) = pattern.find(haystack.folded.text.as_str()) else {
        let (place, words) = beside.first_match(|text| Some(pattern.find(text)?.range()))?;
        return Some(refuted(note, checked, &place, &words));
    };
    if found.is_empty() {
        return Some(
            Diagnostic::at(Code::BadPattern, checked.span, "the pattern matches no words")
                .help("write the words that the article leaves out"),
        );
    }
    let place = haystack.span(doc, &found.range());
    let words = &haystack.folded.text[found.range()];
    Some(refuted(note, checked, &text.in_words(), words).related(place, "here"))
}

fn refuted(note: &NoteDoc, checked: &Spanned<String>, text: &str, words: &str) -> Diagnostic {
    let id = &note.id.value;
    let message = format!("note `{id}` says that this is left out, but {text} has “{words}”");
    Diagnostic::at(Code::OmissionRefuted, checked.span, message)
        .help("correct the note, or make the pattern narrower")
}

/// Reads `/pattern/` or `/pattern/i`.
#[cfg(any(feature = "import", test))]
pub(super) fn pattern(checked: &Spanned<String>, language: &str) -> Result<Regex, Box<Diagnostic>> {
    let pattern = parse(checked, language)?;
    let built = builder().build_from_hir(&pattern);
    built.map_err(|error| Box::new(bad(checked, &error.to_string())))
}

/// Returns how patterns are built. Each is tried once on a short text: an automaton that takes long
/// to build does not pay off.
fn builder() -> Builder {
    let config = Regex::config()
        .dfa(false)
        .onepass(false)
        .auto_prefilter(false)
        .which_captures(WhichCaptures::Implicit);
    let mut builder = Regex::builder();
    builder.configure(config);
    builder
}

/// Parses `/pattern/` or `/pattern/i`.
///
/// The pattern is folded as the text is: a curly quotation mark in it must not certify that a
/// quotation is missing. Capitals are ignored as `language` has them.
fn parse(checked: &Spanned<String>, language: &str) -> Result<Hir, Box<Diagnostic>> {
    let parts = checked.value.strip_prefix('/').and_then(|rest| rest.rsplit_once('/'));
    let Some((pattern, flags @ ("" | "i"))) = parts else {
        let fault = Diagnostic::at(Code::BadPattern, checked.span, "`checked` is not a pattern");
        return Err(Box::new(fault.help("write /pattern/ or /pattern/i")));
    };
    let config = syntax::Config::new().case_insensitive(flags == "i");
    let mut folded = fold_plain(&literal_marks(pattern));
    if flags == "i" {
        folded = capitals::ignored(&folded, language);
    }
    syntax::parse_with(&folded, &config).map_err(|error| Box::new(bad(checked, &error.to_string())))
}

/// Escapes marks of other scripts that folding would make operators of a pattern: `？` is not `?`.
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
