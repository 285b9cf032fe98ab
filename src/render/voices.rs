//! Tells a speaker's words from the outlet's, where a digest or a note quotes an original.

use super::page_context::PageContext;
use super::phrase::in_quotes;
use super::views::Html;
use crate::markdown::{Mark, escape_into, escaped};
use crate::model::site::{ArticleIx, Position};
use crate::model::{Prose, TextForm, Voice};
use crate::text::quotation_marks::quoted;

impl PageContext<'_> {
    /// Returns the marks around the words in quotation marks of a digest, or of a note on one, for
    /// which it is known whose they are. The quotation marks are within them.
    pub(super) fn voices(&self, article: ArticleIx, prose: &Prose) -> Vec<Mark> {
        if self.site.articles[article].doc.text == TextForm::Full {
            return Vec::new();
        }
        let text = &prose.plain.text;
        let mut marks = Vec::new();
        for quoted in quoted(text).into_iter().filter(|quoted| quoted.closed) {
            let Some(voice) = self.site.voice(article, &text[quoted.words.clone()]) else {
                continue;
            };
            let before = text[..quoted.words.start].chars().next_back().map_or(0, char::len_utf8);
            let after = text[quoted.words.end..].chars().next().map_or(0, char::len_utf8);
            let range = quoted.words.start - before..quoted.words.end + after;
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

    /// Returns the value of a position, in quotation marks that tell whose words it is.
    pub(super) fn value(&self, article: ArticleIx, position: &Position) -> Option<Html> {
        let value = position.value.as_deref()?;
        let html = in_quotes(value);
        let voice = self.site.voice(article, value.trim_matches(['“', '”', '"']));
        Some(match voice {
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

    fn voice_label(&self, voice: Voice) -> &str {
        self.translations.get(match voice {
            Voice::Speaker => "said_words",
            Voice::Outlet => "own_words",
        })
    }
}
