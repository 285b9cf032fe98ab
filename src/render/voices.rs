//! Tells a speaker's words from the outlet's, where a digest or a note quotes an original.

use std::ops::Range;

use super::cut::Cut;
use super::page_context::PageContext;
use super::phrase::{MARK, in_quotes, tagged};
use super::views::Html;
use crate::markdown::{Mark, escape_into, escaped};
use crate::model::site::{ArticleIx, Position};
use crate::model::{Prose, TextForm, Voice};
use crate::text::quotation_marks::{QuotedPhrase, quoted, without_marks};

impl PageContext<'_> {
    /// Returns the marks around the words in quotation marks of a digest, or of a note on one, for
    /// which it is known whose they are. The quotation marks are within them.
    pub(super) fn voices(&self, article: ArticleIx, prose: &Prose) -> Vec<Mark> {
        let mut marks = Vec::new();
        for (range, voice) in self.voices_in(article, &prose.plain.text) {
            let mut attributes = format!(" class=\"voice {}\" data-voice=\"", voice.as_str());
            escape_into(&mut attributes, self.voice_label(voice));
            attributes.push('"');
            marks.push(Mark {
                range: range.start as u32..range.end as u32,
                tag: "span",
                id: String::new(),
                attributes: attributes.into(),
                href: String::new(),
            });
        }
        marks
    }

    /// Returns the words in quotation marks of a text for which it is known whose they are, with
    /// the marks: bytes, disjoint, by position. None in a full text, which is the outlet's.
    fn voices_in(&self, article: ArticleIx, text: &str) -> Vec<(Range<usize>, Voice)> {
        if self.site.articles[article].doc.text == TextForm::Full {
            return Vec::new();
        }
        let voice = |quoted: QuotedPhrase| {
            let words = quoted.words;
            let voice = self.site.voice(article, &text[words.clone()])?;
            let before = text[..words.start].chars().next_back().map_or(0, char::len_utf8);
            let after = text[words.end..].chars().next().map_or(0, char::len_utf8);
            Some((words.start - before..words.end + after, voice))
        };
        quoted(text).into_iter().filter(|quoted| quoted.closed).filter_map(voice).collect()
    }

    /// Returns a sentence of an article, or of a note on one, as HTML with its voices: what is
    /// before the words, the words, what is after them.
    pub(super) fn excerpt_with_voices(&self, article: ArticleIx, parts: [&str; 3]) -> Html {
        self.tagged_with_voices(article, parts, MARK)
    }

    /// Returns a sentence of an article as HTML with its voices; its words are a link.
    pub(super) fn linked_excerpt(&self, article: ArticleIx, parts: [&str; 3], href: &str) -> Html {
        self.tagged_with_voices(article, parts, (&link_tag(href), "</a>"))
    }

    /// Returns words of an article with some of those around them as HTML with its voices; the
    /// words are a link.
    pub(super) fn linked_cut(&self, article: ArticleIx, cut: &Cut, href: &str) -> Html {
        self.cut_with_voices(article, cut, (&link_tag(href), "</a>"))
    }

    /// Returns words of an article with some of those around them as HTML with its voices.
    pub(super) fn marked_cut(&self, article: ArticleIx, cut: &Cut) -> Html {
        self.cut_with_voices(article, cut, MARK)
    }

    fn cut_with_voices(&self, article: ArticleIx, cut: &Cut, tags: (&str, &str)) -> Html {
        let is_full = self.site.articles[article].doc.text == TextForm::Full;
        let voice = |(range, words): &(Range<usize>, String)| {
            Some((range.clone(), self.site.voice(article, words)?))
        };
        let voices: Vec<_> = cut.quotations.iter().filter(|_| !is_full).filter_map(voice).collect();
        self.tagged_parts(&cut.text, cut.words.clone(), &voices, tags)
    }

    fn tagged_with_voices(&self, article: ArticleIx, parts: [&str; 3], tags: (&str, &str)) -> Html {
        let sentence = parts.concat();
        let voices = self.voices_in(article, &sentence);
        if voices.is_empty() {
            return tagged(parts, tags);
        }
        let [before, words, _] = parts.map(str::len);
        self.tagged_parts(&sentence, before..before + words, &voices, tags)
    }

    fn tagged_parts(
        &self,
        sentence: &str,
        words: Range<usize>,
        voices: &[(Range<usize>, Voice)],
        tags: (&str, &str),
    ) -> Html {
        let mut html = String::with_capacity(sentence.len() + 64 * (voices.len() + 1));
        self.push_voiced(sentence, 0..words.start, voices, &mut html);
        if !words.is_empty() {
            html.push_str(tags.0);
            self.push_voiced(sentence, words.clone(), voices, &mut html);
            html.push_str(tags.1);
        }
        self.push_voiced(sentence, words.end..sentence.len(), voices, &mut html);
        html.into()
    }

    /// Writes a part of a sentence. Whose words they are is read aloud only where they begin.
    fn push_voiced(
        &self,
        sentence: &str,
        part: Range<usize>,
        voices: &[(Range<usize>, Voice)],
        html: &mut String,
    ) {
        let mut at = part.start;
        for (range, voice) in voices {
            let (start, end) = (range.start.max(at), range.end.min(part.end));
            if start >= end {
                continue;
            }
            escape_into(html, &sentence[at..start]);
            html.push_str("<span class=\"voice ");
            html.push_str(voice.as_str());
            if start == range.start {
                html.push_str("\" data-voice=\"");
                escape_into(html, self.voice_label(*voice));
            }
            html.push_str("\">");
            escape_into(html, &sentence[start..end]);
            html.push_str("</span>");
            at = end;
        }
        escape_into(html, &sentence[at..part.end]);
    }

    /// Returns the value of a position, in quotation marks that tell whose words it is.
    pub(super) fn value(&self, article: ArticleIx, position: &Position) -> Option<Html> {
        let value = position.value.as_deref()?;
        let lang = self.site.articles[article].doc.lang.as_deref();
        let own = lang.unwrap_or(&self.site.settings.lang);
        let html = in_quotes(value, own, self.foreign(lang));
        Some(match self.value_voice(article, position) {
            Some(voice) => {
                let (class, label) = (voice.as_str(), escaped(self.voice_label(voice)));
                format!(
                    "<span class=\"voice {class}\" data-voice=\"{label}\">{}</span>",
                    html.as_str()
                )
                .into()
            }
            None => html,
        })
    }

    /// Returns whose words the value of a position is, where that is known.
    pub(super) fn value_voice(&self, article: ArticleIx, position: &Position) -> Option<Voice> {
        let value = position.value.as_deref()?;
        self.site.voice(article, without_marks(value))
    }

    fn voice_label(&self, voice: Voice) -> &str {
        self.translations.get(match voice {
            Voice::Speaker => "said_words",
            Voice::Outlet => "own_words",
        })
    }
}

/// Returns the opening tag of a link around words.
fn link_tag(href: &str) -> String {
    let mut tag = String::with_capacity(href.len() + 24);
    tag.push_str("<a class=\"hit\" href=\"");
    escape_into(&mut tag, href);
    tag.push_str("\">");
    tag
}
