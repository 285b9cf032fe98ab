//! The front matter of articles.

use jiff::civil::Date;

use super::fields::{Fields, Input};
use crate::diag::{Code, Diagnostic, did_you_mean};
use crate::model::document::{
    ArticleDoc, ArticleOrigin, Correction, Inferred, Published, StatedVoice,
};
use crate::model::{ArticleKind, Id, Prose, Publish, TextForm, Translation, Voice, is_language};
use crate::text::one_line;

/// The keys whose value may be inferred.
const INFERABLE: &[&str] = &[
    "title",
    "outlet",
    "published",
    "url",
    "byline",
    "dateline",
    "kind",
    "lang",
    "via",
    "carried-by",
    "translated",
];

/// The keys of an article outside of tables. One below `[source]` or `[inferred]` is that table's.
const KEYS: &[&str] = &[
    "title",
    "outlet",
    "published",
    "modified",
    "sequence",
    "via",
    "carried-by",
    "url",
    "byline",
    "dateline",
    "kind",
    "lang",
    "translated",
    "translation-of",
    "original-lang",
    "standfirst",
    "summary",
    "text",
    "publish",
    "updated",
    "former-ids",
    "draft",
];

pub(super) fn article(
    id: Id,
    input: &Input,
    fields: &mut Fields<'_>,
    body: Option<Prose>,
    out: &mut Vec<Diagnostic>,
) -> Option<ArticleDoc> {
    let title = fields.required("title", out);
    let outlet = fields.required("outlet", out);
    let published = fields.published("published", out);
    let modified = fields.time("modified", out);
    let sequence = fields.integer("sequence", out);
    let via = fields.strings("via", out);
    let carried_by = fields.strings("carried-by", out);
    let url = fields.address("url", out);
    let byline = fields.texts("byline", out);
    let dateline = fields.text("dateline", out);
    let kind = fields.word("kind", ArticleKind::parse, ArticleKind::WORDS, out);
    let lang = fields.language("lang", out);
    let translated = fields.word("translated", Translation::parse, Translation::WORDS, out);
    let translation_of = fields.string("translation-of", out);
    let original_lang = fields.language("original-lang", out);
    let standfirst = fields.text("standfirst", out);
    let summary = fields.text("summary", out);
    let text = fields.word("text", TextForm::parse, TextForm::WORDS, out);
    let publish = fields.word("publish", Publish::parse, Publish::WORDS, out);
    let inferred = inferred(fields, out);
    let origin = origin(fields, out);
    let names = corrections(fields, "name", out, |table, out| {
        table.require("actor", out);
        table.string_or_false("actor", out)
    });
    let quotations = voices(fields, out);
    let dates = corrections(fields, "date", out, |table, out| {
        table.require("value", out);
        table.when_or_false("value", out)
    });
    let updated = fields.date("updated", out);
    let former_ids = fields.former_ids(out);
    let draft = fields.flag("draft", out).unwrap_or(false);
    if let (Some(time), Some(retrieved)) = (published, origin.retrieved) {
        report_late(fields, time, retrieved, out);
    }
    Some(ArticleDoc {
        id,
        former_ids,
        file: input.file,
        title: title?.value,
        outlet: outlet?,
        via,
        carried_by,
        published: published?,
        modified,
        sequence,
        url,
        byline,
        dateline,
        kind,
        lang,
        translated,
        translation_of,
        original_lang,
        standfirst,
        summary,
        text: text.unwrap_or(TextForm::Full),
        publish,
        inferred,
        origin,
        quotations,
        names,
        dates,
        updated,
        draft,
        body: body?,
    })
}

/// Reports an article that was published after its source was fetched; one day may lie between
/// places of different time.
fn report_late(
    fields: &Fields<'_>,
    published: Published,
    retrieved: Date,
    out: &mut Vec<Diagnostic>,
) {
    if retrieved.tomorrow().is_ok_and(|limit| published.date > limit) {
        let message = format!(
            "the article was published on {}, but its source was fetched on {retrieved}",
            published.date
        );
        out.push(
            Diagnostic::at(Code::DoubtfulValue, fields.place(), message)
                .help("correct `published`, or `retrieved` below `[source]`"),
        );
    }
}

fn inferred(fields: &mut Fields<'_>, out: &mut Vec<Diagnostic>) -> Vec<Inferred> {
    let Some(table) = fields.table("inferred", out) else { return Vec::new() };
    let mut list = Vec::new();
    for (key, reason) in table.rest(out) {
        let is_value = match key.value.as_str() {
            "kind" => ArticleKind::parse(&reason).is_some(),
            "lang" => is_language(&reason),
            "translated" => Translation::parse(&reason).is_some(),
            _ => false,
        };
        if is_value {
            let message = format!("`{}` has a value here, not a reason", key.value);
            out.push(Diagnostic::at(Code::BadValue, key.span, message).help(
                "all lines below `[inferred]` say why a value was inferred: put this one above \
                 that line",
            ));
        } else if INFERABLE.contains(&key.value.as_str()) {
            list.push(Inferred { key: key.value, reason });
        } else {
            let hint = did_you_mean(&key.value, INFERABLE.iter().copied());
            out.push(
                Diagnostic::at(Code::UnknownKey, key.span, format!("unknown key `{}`", key.value))
                    .help(format!("{hint}`[inferred]` takes {}", INFERABLE.join(", "))),
            );
        }
    }
    list
}

fn origin(fields: &mut Fields<'_>, out: &mut Vec<Diagnostic>) -> ArticleOrigin {
    let Some(mut table) = fields.table("source", out) else { return ArticleOrigin::default() };
    let (file, sha256) = (table.text("file", out), table.text("sha256", out));
    let retrieved = table.time("retrieved", out);
    let origin = ArticleOrigin {
        file,
        sha256,
        retrieved: retrieved.map(|it| it.date),
        retrieved_time: retrieved.and_then(|it| Some(it.time?.0)),
        headline_search: table.text("headline-search", out),
        keep: table.text("keep", out),
        drop: table.text("drop", out),
        checked: table.text("checked", out),
    };
    table.finish_within("source", KEYS, out);
    origin
}

fn voices(fields: &mut Fields<'_>, out: &mut Vec<Diagnostic>) -> Vec<StatedVoice> {
    let mut list = Vec::new();
    for mut table in fields.tables("quotation", out) {
        let words = table.required("words", out);
        table.require("voice", out);
        let voice = table.word("voice", Voice::parse, Voice::WORDS, out);
        if let (Some(words), Some(voice)) = (words, voice) {
            let words = one_line(&words.value).into_owned();
            list.push(StatedVoice { words, voice });
        }
        table.finish(out);
    }
    list
}

fn corrections<T>(
    fields: &mut Fields<'_>,
    key: &'static str,
    out: &mut Vec<Diagnostic>,
    meaning: impl Fn(&mut Fields<'_>, &mut Vec<Diagnostic>) -> Option<Option<T>>,
) -> Vec<Correction<T>> {
    let mut list = Vec::new();
    for mut table in fields.tables(key, out) {
        let words = table.required("words", out);
        let occurrence = table.integer("occurrence", out);
        let meaning = meaning(&mut table, out);
        if occurrence.is_some_and(|number| number < 1) {
            out.push(Diagnostic::at(Code::BadValue, table.place(), "`occurrence` counts from 1"));
        }
        let occurrence = occurrence.and_then(|number| u32::try_from(number).ok());
        if let (Some(words), Some(meaning)) = (words, meaning) {
            list.push(Correction { words, occurrence, meaning });
        }
        table.finish(out);
    }
    list
}
