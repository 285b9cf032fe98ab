//! The editor's prose as pages show it: rendered, or as single sentences.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;

use super::cut::cut_around;
use super::page_context::PageContext;
use super::phrase::{excerpt, without_mark};
use super::route::encoded_path;
use super::views::{Html, NoteCard, Quoted, SourceView};
use crate::markdown::{Flavour, HtmlRow, LinkOut, Mark, Renderer, escaped};
use crate::model::document::{NoteSource, Seen};
use crate::model::site::{ArticleIx, Entity, NoteIx, Reference, Target};
use crate::model::{Prose, TextForm};
use crate::text::fragment::Addresses;

impl PageContext<'_> {
    /// Returns in words when a version was seen.
    pub(super) fn seen_at(&self, seen: Seen) -> String {
        let day = self.translations.date_long(seen.date);
        let time = match seen.time {
            Some(time) => {
                let clock = format!("{:02}:{:02}", time.hour(), time.minute());
                let comma = self.translations.get("comma");
                [&day, comma, &self.translations.digits(&clock)].concat()
            }
            None => day,
        };
        if seen.exact { time } else { self.translations.fill("seen_by", &[("time", &time)]) }
    }

    /// Returns the name of a version within a sentence: "version of 2 June 2025, 10:00".
    pub(super) fn version_label(&self, seen: Seen) -> String {
        self.translations.fill("note_in_version", &[("time", &self.seen_at(seen))])
    }

    pub(super) fn note_card(&self, article: ArticleIx, note: NoteIx) -> NoteCard {
        let entry = &self.site.articles[article].notes[note];
        let body = &entry.doc.body;
        let sentence = body.sentence(0..0);
        let link = self.link(Entity::Note(article, note));
        NoteCard {
            label: self.excerpt_with_voices(article, [&link.label, "", ""]),
            link,
            version: entry.earlier.as_ref().map(|earlier| self.version_label(earlier.seen)),
            kind: entry.doc.kind.as_str().to_owned(),
            kind_label: self.translations.of("note_kind", entry.doc.kind.as_str()),
            translation: entry.doc.translation.clone(),
            sentence: self.excerpt_with_voices(article, [&self.plain(body, sentence), "", ""]),
            sources: source_views(&entry.doc.sources),
        }
    }

    /// Returns in words that sentences are in passages that are not shown; nothing for none.
    pub(super) fn hidden(&self, sentences: usize) -> String {
        if sentences == 0 { String::new() } else { self.translations.count("hidden", sentences) }
    }

    /// Returns a range of the plain text, with names in place of the ids in bare links.
    pub(super) fn plain<'p>(&self, prose: &'p Prose, range: Range<usize>) -> Cow<'p, str> {
        self.site.with_names(prose, range, |entity| self.link_text(entity))
    }

    /// Returns the address of an article at its outlet, where it has one: of the passage that a
    /// note is about, where its words are the outlet's and the site shows them.
    pub(super) fn original_passage(&self, article: ArticleIx, note: NoteIx) -> Option<String> {
        let entry = &self.site.articles[article];
        let doc = &entry.doc;
        let url = doc.url.as_deref()?;
        let note = &entry.notes[note];
        let is_own = doc.text == TextForm::Full && doc.translated.is_none();
        let Some(quoted) = entry.quoted(note).filter(|_| is_own && note.anchor.is_some()) else {
            return Some(url.to_owned());
        };
        let leaf = doc.body.plain.leaf_at(quoted.range.start);
        let from_there = &quoted.text[quoted.range.start..leaf.end.max(quoted.range.end)];
        Addresses::new(Some(url), quoted.text).of((None, Some(from_there)))
    }

    /// Returns words of an article's text with a few of the words around them, within their block,
    /// as far as they are shown; and the number of the block, from 1. `None` if the words are not
    /// shown.
    pub(super) fn words_around(
        &self,
        article: ArticleIx,
        words: &Range<u32>,
    ) -> Option<(Html, usize)> {
        const EACH_SIDE: usize = 4;
        let entry = &self.site.articles[article];
        let shown = entry.shown_whole(words)?;
        let plain = &entry.doc.body.plain;
        let block = plain.rows.partition_point(|row| row.end <= shown.start) + 1;
        let words = shown.start as usize..shown.end as usize;
        let leaf = plain.leaf_at(words.start);
        let end = leaf.end.max(words.end);
        let parts = [leaf.start..words.start, words.clone(), words.end..end];
        let cut = cut_around(parts.map(|part| &plain.text[part]), EACH_SIDE, 0);
        let html = self.marked_cut(article, &cut);
        Some((html, block))
    }

    /// Returns a reference with the sentence around it.
    pub(super) fn quoted(&self, reference: &Reference) -> Option<Quoted> {
        let prose = self.prose(reference.from)?;
        let words = reference.words.0 as usize..reference.words.1 as usize;
        let sentence = prose.sentence(words.clone());
        let label = match reference.from {
            Entity::Article(article) | Entity::Note(article, _) => {
                self.outlet_short(article).into()
            }
            other => self.label(other),
        };
        let limited = match reference.from {
            Entity::Article(at) => self.site.articles[at].excerpts.is_some(),
            _ => false,
        };
        Some(Quoted {
            label,
            href: self.href(reference.from),
            html: if limited && words.is_empty() {
                escaped(&self.hidden(1)).into()
            } else {
                let parts = [
                    &*self.plain(prose, sentence.start..words.start),
                    &*self.plain(prose, words.clone()),
                    &*self.plain(prose, words.end..sentence.end),
                ];
                match reference.from {
                    Entity::Article(article) | Entity::Note(article, _) => {
                        self.excerpt_with_voices(article, parts)
                    }
                    _ => excerpt(parts),
                }
            },
            editorial: !matches!(reference.from, Entity::Article(_)),
        })
    }

    /// Returns the sentences that link to an entity, each once.
    pub(super) fn backlinks(&self, entity: Entity) -> Vec<Quoted> {
        self.backlinks_but(self.site.references_to(entity), &|_| false)
    }

    /// Returns the sentences with these references, each once, but those in entities to `skip`.
    /// Steps of a diagram in text, with arrows between them, are no sentences.
    pub(super) fn backlinks_but(
        &self,
        references: &[Reference],
        skip: &dyn Fn(Entity) -> bool,
    ) -> Vec<Quoted> {
        let mut list: Vec<Quoted> = Vec::new();
        // The last reference's entity, and the end of its sentence.
        let mut last: Option<(Entity, u32)> = None;
        for reference in references {
            let known =
                last.is_some_and(|(from, end)| reference.from == from && reference.words.1 <= end);
            if known || skip(reference.from) {
                continue;
            }
            let Some(quoted) = self.quoted(reference) else { continue };
            if has_arrow(quoted.html.as_str()) {
                continue;
            }
            if let Some(prose) = self.prose(reference.from) {
                let words = reference.words.0 as usize..reference.words.1 as usize;
                let end = prose.sentence(words).end;
                last = Some((reference.from, u32::try_from(end).unwrap_or(u32::MAX)));
            }
            let is_same = list.last().is_some_and(|last| {
                last.href == quoted.href
                    && without_mark(last.html.as_str()) == without_mark(quoted.html.as_str())
            });
            if !is_same {
                list.push(quoted);
            }
        }
        list
    }

    /// Returns where the link at `range` of a prose's Markdown leads on this page.
    pub(super) fn resolve(&self, prose: &Prose, range: Range<usize>) -> Option<LinkOut> {
        let span = crate::source::Span::new(prose.span.file, prose.span.start as usize, range);
        match self.site.links.get(span)? {
            Target::Entity(entity) => {
                Some(LinkOut { href: self.href(*entity), title: self.link_text(*entity) })
            }
            Target::Static { path, rest } => {
                let href = format!("{}{}{rest}", self.root, encoded_path(path));
                Some(LinkOut { href, title: path.clone() })
            }
        }
    }

    /// Renders the editor's prose; its largest heading is `top_heading`. Footnotes come after the
    /// block that refers to them.
    pub(super) fn html(&self, prose: &Prose, top_heading: usize, footnotes: &str) -> Html {
        let (first, rest) = self.in_two(prose, top_heading, footnotes, &[], None);
        match rest.as_str() {
            "" => first,
            rest => [first.as_str(), rest].concat().into(),
        }
    }

    /// Returns the editor's prose in two pieces, either of which may be empty: the first block up
    /// to byte `cut` of the plain text, and everything else.
    pub(super) fn in_two(
        &self,
        prose: &Prose,
        top_heading: usize,
        footnotes: &str,
        marks: &[Mark],
        cut: Option<usize>,
    ) -> (Html, Html) {
        if prose.is_empty() {
            return (Html::default(), Html::default());
        }
        let link = |range| self.resolve(prose, range);
        let renderer = Renderer {
            flavour: Flavour::Editor,
            marks,
            top_heading,
            link: &link,
            footnote_prefix: footnotes,
            cut,
            ..Renderer::default()
        };
        let (mut first, mut rest) = (None, String::new());
        for row in self.rows(prose, &renderer) {
            let out = self.with_footnotes(row, footnotes);
            match first {
                None => first = Some(out),
                Some(_) => rest.push_str(&out),
            }
        }
        (first.unwrap_or_default().into(), rest.into())
    }

    /// Returns a block with its footnotes after it, whose ids begin with `prefix`.
    pub(super) fn with_footnotes(&self, row: HtmlRow, prefix: &str) -> String {
        self.look_for_styles(&row);
        let mut out = row.html;
        for note in row.footnotes {
            let _ = write!(
                out,
                "<div role=\"doc-footnote\" class=\"note footnote inline\" \
                 id=\"{prefix}{n}\"><a class=\"number\" href=\"#{prefix}ref-{n}\" \
                 aria-label=\"{back}\">{letter}</a>\n{html}</div>\n",
                n = note.number,
                back = self.translations.get("back_to_text"),
                letter = crate::markdown::letter(note.number),
                html = note.html
            );
        }
        out
    }
}

/// Returns the views of sources.
pub(super) fn source_views(sources: &[NoteSource]) -> Vec<SourceView> {
    let view = |source: &NoteSource| {
        let label = match &source.address {
            Some(address) if source.words.is_empty() => without_scheme(address),
            _ => &source.words,
        };
        SourceView {
            label: label.to_owned(),
            href: source.address.clone(),
            after: source.after.clone(),
        }
    };
    sources.iter().map(view).collect()
}

fn has_arrow(html: &str) -> bool {
    html.contains(['←', '→', '↔', '⇐', '⇒', '⇔', '⟵', '⟶'])
}

fn without_scheme(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/')
}
