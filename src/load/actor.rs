//! The front matter of actors.

use super::fields::{ArrayItem, Fields};
use crate::diag::{Code, Diagnostic};
use crate::model::document::{ActorDoc, Alias, Role};
use crate::model::{ActorKind, Id, Prose};
use crate::name_forms::surname;
use crate::source::Spanned;

/// Reads the front matter of an actor.
pub(super) fn actor(
    id: Id,
    fields: &mut Fields<'_>,
    body: Option<Prose>,
    out: &mut Vec<Diagnostic>,
) -> Option<ActorDoc> {
    let former_ids = fields.former_ids(out);
    let name = fields.required("name", out).and_then(|name| with_words(name, "name", out));
    fields.require("kind", out);
    let kind = fields.word("kind", ActorKind::parse, ActorKind::WORDS, out);
    let items = fields.items("aliases", out);
    let aliases = items.into_iter().filter_map(|item| alias(item, out)).collect();
    let given = fields.string("surname", out);
    let given = given.and_then(|name| with_words(name, "surname", out)).map(|name| name.value);
    let side = fields.text("side", out);
    let wikidata = fields.wikidata(out);
    let summary = fields.text("summary", out);
    let roles = fields.tables("role", out).into_iter().filter_map(|table| role(table, out));
    let roles = roles.collect();
    let (name, kind) = (name?, kind?);
    let surname = match kind {
        ActorKind::Person => given.or_else(|| surname(&name.value).map(str::to_owned)),
        _ => given,
    };
    let body = body?;
    Some(ActorDoc {
        id,
        former_ids,
        name,
        kind,
        aliases,
        surname,
        side,
        wikidata,
        summary,
        roles,
        body,
    })
}

fn alias(item: ArrayItem<'_>, out: &mut Vec<Diagnostic>) -> Option<Alias> {
    let mut table = match item {
        ArrayItem::Bare(name) => {
            let name = with_words(name, "aliases", out)?;
            return Some(Alias { name, lang: None, misspelling: false, only_in: Vec::new() });
        }
        ArrayItem::Table(table) => table,
    };
    let name = table.required("name", out).and_then(|name| with_words(name, "name", out));
    let lang = table.language("lang", out);
    let misspelling = table.flag("misspelling", out).unwrap_or(false);
    let only_in = table.strings("only-in", out);
    table.finish(out);
    Some(Alias { name: name?, lang, misspelling, only_in })
}

/// Returns a name unless it is of marks alone, which would be found all over the texts, or of
/// characters that nobody sees.
fn with_words(
    name: Spanned<String>,
    key: &str,
    out: &mut Vec<Diagnostic>,
) -> Option<Spanned<String>> {
    if name.value.contains(char::is_alphanumeric) {
        return Some(name);
    }
    let message = format!("`{key}` has a name without a letter or digit");
    out.push(
        Diagnostic::at(Code::BadValue, name.span, message)
            .help("write the name as it is in the articles, or remove it"),
    );
    None
}

fn role(mut table: Fields<'_>, out: &mut Vec<Diagnostic>) -> Option<Role> {
    let title = table.required("title", out);
    let role = (table.date("from", out), table.date("until", out));
    if let (Some(from), Some(until)) = role
        && until < from
    {
        out.push(
            Diagnostic::at(
                Code::DoubtfulValue,
                table.place(),
                format!("the office ends on {until}, before it begins on {from}"),
            )
            .help("correct `from` or `until`"),
        );
    }
    table.finish(out);
    Some(Role { title: title?.value, from: role.0, until: role.1 })
}
