//! Reads the settings, `manicule.toml`.

use super::bytes::read;
use super::conflicts;
use super::fields::{Fields, Input};
use super::{Loaded, SETTINGS};
use crate::diag::{Code, Diagnostic};
use crate::fingerprint::Fingerprint;
use crate::model::{ExcerptLimits, ExportFormat, FeedSet, Id, Publish, Settings};
use crate::source::FileSystem;

/// The keys of the settings outside of tables.
const KEYS: &[&str] = &[
    "title",
    "description",
    "authors",
    "updated",
    "contact",
    "lang",
    "base-url",
    "theme",
    "originals",
    "publish",
    "search",
    "feeds",
    "exports",
    "count-copies",
];

/// Returns the diagnostic for a folder without settings, which is not a briefing.
pub fn no_settings() -> Diagnostic {
    Diagnostic::general(Code::NoSettings, format!("there is no {SETTINGS} here")).help(
        "a briefing has one at the top of its folder, with at least `title = \"…\"`; \
         use --root DIR if it is elsewhere",
    )
}

/// Reads the settings into `loaded`. Without them, keeps the defaults and reports it.
pub(super) fn load(files: &dyn FileSystem, loaded: &mut Loaded, out: &mut Vec<Diagnostic>) {
    let file = loaded.sources.add(SETTINGS, "".into());
    let text = match read(files, SETTINGS, file).map(|(text, _)| text) {
        Ok(text) => text,
        Err(_) if !files.exists(SETTINGS) => {
            out.push(no_settings());
            return;
        }
        Err(unreadable) => {
            let (fault, text) = *unreadable;
            loaded.sources.set_text(file, text);
            return out.push(fault);
        }
    };
    loaded.sources.set_text(file, text.clone());
    let key = Fingerprint::of_bytes(text.as_bytes());
    let input = Input { file, text, key };
    if conflicts::report(&input, out) {
        return;
    }
    let Some(mut fields) = Fields::parse(&input, 0..input.text.len(), out) else { return };
    let default = Settings::default();
    let theme = fields.string("theme", out);
    let lang = fields.language_at("lang", out);
    loaded.lang_span = lang.as_ref().map(|lang| lang.span);
    loaded.theme_span = theme.as_ref().map(|theme| theme.span);
    loaded.settings = Settings {
        title: fields.required("title", out).map_or_else(String::new, |title| title.value),
        description: fields.text("description", out).unwrap_or_default(),
        authors: fields.texts("authors", out),
        updated: fields.date("updated", out),
        contact: fields.contact("contact", out),
        lang: lang.map_or(default.lang, |lang| lang.value),
        base_url: fields.base_url(out),
        theme: theme.map_or(default.theme, |theme| theme.value),
        originals: fields.text("originals", out),
        publish: fields
            .word("publish", Publish::parse, Publish::WORDS, out)
            .unwrap_or(default.publish),
        limits: limits(&mut fields, out),
        editions: editions(&mut fields, out),
        search: fields.flag("search", out).unwrap_or(default.search),
        exports: fields
            .words("exports", ExportFormat::parse, ExportFormat::WORDS, out)
            .unwrap_or(default.exports),
        feeds: fields.words("feeds", FeedSet::parse, FeedSet::WORDS, out).unwrap_or(default.feeds),
        count_copies: fields.flag("count-copies", out).unwrap_or(default.count_copies),
    };
    fields.finish(out);
}

/// Reads `[excerpts]`.
fn limits(fields: &mut Fields<'_>, out: &mut Vec<Diagnostic>) -> ExcerptLimits {
    let default = ExcerptLimits::default();
    let Some(mut table) = fields.table("excerpts", out) else { return default };
    let limits = ExcerptLimits {
        context: table.count("context", out).unwrap_or(default.context),
        share: table.share("share", out).unwrap_or(default.share),
        run: table.count("run", out).unwrap_or(default.run),
    };
    table.finish_within("excerpts", KEYS, out);
    limits
}

/// Reads the tables `[editions.NAME]`.
fn editions(fields: &mut Fields<'_>, out: &mut Vec<Diagnostic>) -> Vec<(String, Publish)> {
    let Some(table) = fields.table("editions", out) else { return Vec::new() };
    let mut editions = Vec::new();
    for (name, mut edition) in table.inner_tables(out) {
        edition.require("publish", out);
        let publish = edition.word("publish", Publish::parse, Publish::WORDS, out);
        edition.finish_within(&format!("editions.{}", name.value), KEYS, out);
        if Id::new(&name.value).is_none() {
            let message = format!("`{}` is not a name for an edition", name.value);
            out.push(
                Diagnostic::at(Code::BadValue, name.span, message)
                    .help("use small letters, digits and hyphens, as in `[editions.partners]`"),
            );
        }
        editions.extend(publish.map(|publish| (name.value, publish)));
    }
    editions
}
