//! The words of a theme: the files that they come from, and the filters with which templates fill
//! them in.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Kwargs, State, StringInput, Tera, TeraResult, Value};
use toml::Table;

use super::locale::Locale;
use super::translations::{Sum, Translations, fill};
use crate::diag::{Code, Diagnostic};
use crate::load::{Loaded, not_utf8};
use crate::model::is_no_language;
use crate::source::Span;
use crate::text::{is_same_language, primary_language};

/// The language whose words stand for those that another does not have.
const ENGLISH: &str = "en";

/// The files of a theme by path, with the theme's name.
pub(super) type ThemeFiles<'a> = (&'a str, &'a BTreeMap<String, Vec<u8>>);

/// Reads the words for the language of the settings: those in English, and over them those of the
/// language, each time first from the built-in theme, then from the site's own. Warns if there are
/// none in the language.
pub(super) fn read(
    themes: [ThemeFiles<'_>; 2],
    loaded: &mut Loaded,
    out: &mut Vec<Diagnostic>,
) -> Translations {
    let lang = loaded.settings.lang.clone();
    let own = Arc::new(Locale::new(&lang));
    let english = if is_same_language(ENGLISH, &lang) {
        Arc::clone(&own)
    } else {
        Arc::new(Locale::new(ENGLISH))
    };
    let mut translations = Translations::new(Arc::clone(&english));
    let mut found = false;
    for tag in tags(&lang) {
        let locale = if is_same_language(tag, &lang) { &own } else { &english };
        let path = format!("i18n/{tag}.toml");
        for (theme, files) in themes {
            let file = files.iter().find(|(known, _)| known.eq_ignore_ascii_case(&path));
            let Some((path, bytes)) = file else { continue };
            found |= is_same_language(tag, &lang);
            let text = String::from_utf8_lossy(bytes);
            let path = format!("themes/{theme}/{path}");
            if let Err(error) = str::from_utf8(bytes) {
                let file = loaded.sources.add(&path, text.as_ref().into());
                out.push(not_utf8(&path, file, error));
                continue;
            }
            match text.parse::<Table>() {
                Ok(table) => translations.overlay(table, locale),
                Err(error) => {
                    let file = loaded.sources.add(&path, text.as_ref().into());
                    let span = Span::new(file, 0, error.span().unwrap_or(0..0));
                    let message = format!("not TOML: {}", error.message());
                    out.push(Diagnostic::at(Code::NotToml, span, message));
                }
            }
        }
    }
    if !found && !is_no_language(&lang) {
        out.push(no_words(loaded, themes[1].0));
    }
    translations
}

/// Returns the tags of the files of words, the more general first: `en`, `zh`, `zh-Hant`.
fn tags(lang: &str) -> Vec<&str> {
    let mut tags = vec![ENGLISH];
    let ends = lang.match_indices('-').map(|(at, _)| at).chain([lang.len()]);
    tags.extend(ends.map(|end| &lang[..end]).filter(|tag| !tag.eq_ignore_ascii_case(ENGLISH)));
    tags
}

fn no_words(loaded: &Loaded, theme: &str) -> Diagnostic {
    let lang = &loaded.settings.lang;
    let primary = primary_language(lang);
    let message = format!("the theme has no words in `{lang}`: pages have its English ones");
    let fault = match loaded.lang_span {
        Some(span) => Diagnostic::at(Code::NoWords, span, message),
        None => Diagnostic::general(Code::NoWords, message),
    };
    fault.help(format!(
        "translate them in `themes/{theme}/i18n/{primary}.toml`; CONTENT.md lists the keys"
    ))
}

/// Adds the filters of words: `count`, `number`, `fill`.
pub(super) fn add_filters(tera: &mut Tera, translations: &Translations) {
    let words = Arc::new(translations.clone());
    let counts = Arc::clone(&words);
    tera.register_filter("count", move |number: usize, args: Kwargs, _: &State<'_>| {
        let key: &str = args.must_get("of")?;
        counts.sum_of(key, sum(number, &args)?).ok_or_else(|| {
            tera::Error::message(format!("there are no words `{key}_other` to count with"))
        })
    });
    tera.register_filter("number", move |number: usize, args: Kwargs, _: &State<'_>| {
        sum(number, &args).map(|sum| words.sum(sum))
    });
    tera.register_filter("fill", fill_in);
}

/// Returns a number with the argument that says whether some articles were not counted.
fn sum(count: usize, args: &Kwargs) -> TeraResult<Sum> {
    Ok(Sum { count, partial: args.get("partial")?.unwrap_or(false) })
}

/// Fills in a text's placeholders. If a value is HTML, so is the result.
fn fill_in(text: StringInput<'_>, args: Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let html = text.is_safe() || args.iter().any(|(_, value)| value.is_safe());
    let mut values = Vec::new();
    for (key, value) in args.iter() {
        let shown = if html { state.escape_if_needed(value)? } else { value.to_string() };
        values.push((key.to_string(), shown));
    }
    let values: Vec<(&str, &str)> = values.iter().map(|(key, it)| (&**key, &**it)).collect();
    let text = if html { text.rendered(state)? } else { Cow::Borrowed(text.as_str()) };
    let filled = fill(&text, &values);
    Ok(if html { Value::safe_string(&filled) } else { Value::from(filled) })
}
