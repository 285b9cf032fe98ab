//! Words made ready to show: excerpts, quotations, shortened words, directions of scripts.

use super::views::Html;
use crate::markdown::{escape_into, escaped};
use crate::text::marks_of_language::marks;
use crate::text::primary_language;
use crate::text::quotation_marks::quoted;

/// The tags around the words of an excerpt.
pub(super) const MARK: (&str, &str) = ("<mark class=\"hit\">", "</mark>");

/// Returns a sentence as HTML: what is before the words, the words, what is after them. A link in
/// a footnote has no words in the sentence.
pub(super) fn excerpt(parts: [&str; 3]) -> Html {
    tagged(parts, MARK)
}

/// Returns a sentence as HTML, like [`excerpt`], with the words in these tags.
pub(super) fn tagged([before, words, after]: [&str; 3], tags: (&str, &str)) -> Html {
    let length = before.len() + words.len() + after.len() + tags.0.len() + tags.1.len();
    let mut html = String::with_capacity(length + 8);
    escape_into(&mut html, before);
    if !words.is_empty() {
        html.push_str(tags.0);
        escape_into(&mut html, words);
        html.push_str(tags.1);
    }
    escape_into(&mut html, after);
    html.into()
}

/// Returns words in the quotation marks of their language: those for quotations within others
/// where the words have the usual ones inside, none where they are between such marks. The second
/// argument says the language where it is not that of the element around them.
pub(super) fn in_quotes(words: &str, lang: &str, (foreign, dir): Foreign) -> Html {
    let text = escaped(words);
    let html = if are_between_marks(words) {
        text
    } else if has_marks_of(lang, words) {
        format!("<q class=\"outer\">{text}</q>")
    } else {
        format!("<q>{text}</q>")
    };
    // Quotation marks are those of the language around the element.
    match (foreign, dir) {
        (Some(lang), Some(dir)) => {
            format!("<span lang=\"{}\" dir=\"{dir}\">{html}</span>", escaped(&lang)).into()
        }
        _ => html.into(),
    }
}

/// Returns whether words have one of the quotation marks of a language, those within others aside.
/// A low mark is closed by either of two.
fn has_marks_of(lang: &str, words: &str) -> bool {
    let [open, close, ..] = marks(&lang.to_ascii_lowercase()).map(str::trim);
    let low = open == "„" && words.contains(['“', '”']);
    low || words.contains(open) || words.contains(close)
}

/// Returns whether typographic quotation marks enclose all of the words.
fn are_between_marks(words: &str) -> bool {
    let marks = ['“', '”', '„', '«', '»', '「', '」'];
    let inner = words.strip_prefix(marks).and_then(|rest| rest.strip_suffix(marks));
    match (inner, &quoted(words)[..]) {
        (Some(inner), [only]) => only.words.len() == inner.len(),
        _ => false,
    }
}

/// A language that is not the page's, and its direction; neither, or both.
pub(super) type Foreign = (Option<String>, Option<&'static str>);

/// Returns an excerpt's HTML as that of the sentence alone.
pub(super) fn without_mark(html: &str) -> String {
    html.replacen(MARK.0, "", 1).replacen(MARK.1, "", 1)
}

/// Returns a linked excerpt's HTML without the tags of its link.
pub(super) fn without_hit(html: &str) -> String {
    let Some((before, rest)) = html.split_once("<a class=\"hit\"") else { return html.to_owned() };
    let rest = rest.split_once('>').map_or(rest, |(_, rest)| rest);
    before.to_owned() + &rest.replacen("</a>", "", 1)
}

/// Returns the direction of a language's script.
pub(super) fn direction(lang: &str) -> &'static str {
    const LANGUAGES: &[&str] =
        &["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"];
    const SCRIPTS: &[&str] = &["adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"];
    let lang = lang.to_lowercase();
    // A script subtag has four letters and is the second or third one.
    let script = lang
        .split('-')
        .skip(1)
        .find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let language = primary_language(&lang);
    let right = script.map_or(LANGUAGES.contains(&language), |script| SCRIPTS.contains(&script));
    if right { "rtl" } else { "ltr" }
}

/// Returns the direction of the first letter of a text that has one.
pub(super) fn direction_of_words(words: &str) -> Option<&'static str> {
    let right = |c: char| {
        matches!(
            c,
            '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
                | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1eeff}'
        )
    };
    let first = words.chars().find(|c| c.is_alphabetic())?;
    Some(if right(first) { "rtl" } else { "ltr" })
}

/// Shortens words to some sixty characters, with a gap in the middle. Typographic quotation marks
/// that lost their partner get one.
pub(super) fn shorten(words: &str) -> String {
    const LONGEST: usize = 64;
    let plain = |word: &str| !word.is_empty() && !word.contains(char::is_whitespace);
    if words.len() <= LONGEST && words.split(' ').all(plain) {
        return with_quotation_marks(words);
    }
    let words: Vec<&str> = words.split_whitespace().collect();
    let whole = words.join(" ");
    if whole.chars().count() <= LONGEST {
        return with_quotation_marks(&whole);
    }
    let (mut head, mut tail) = (Vec::new(), Vec::new());
    let length = |words: &[&str]| words.iter().map(|word| word.chars().count() + 1).sum::<usize>();
    let mut rest = words.as_slice();
    while let [first, middle @ .., last] = rest {
        if middle.is_empty() {
            break;
        }
        if length(&head) + length(&tail) + first.chars().count() + last.chars().count() > LONGEST {
            break;
        }
        head.push(*first);
        tail.insert(0, *last);
        rest = middle;
    }
    if head.is_empty() {
        return whole.chars().take(LONGEST).chain(['…']).collect();
    }
    let (head, gap, tail) = (head.join(" "), rest.join(" "), tail.join(" "));
    // A quotation that goes on through the gap keeps its marks at its ends.
    let (opened, closed) = (Partners::of(&head), Partners::of(&gap));
    let lost = opened.open.min(closed.closing);
    let found = closed.open.min(Partners::of(&tail).closing);
    let (closing, opening) = ("”".repeat(lost), "“".repeat(found));
    with_quotation_marks(&format!("{head}{closing} … {opening}{tail}"))
}

/// How many quotation marks of a text have no partner in it.
struct Partners {
    /// Opening ones.
    open: usize,
    /// Closing ones.
    closing: usize,
}

impl Partners {
    fn of(text: &str) -> Self {
        let none = Self { open: 0, closing: 0 };
        // In „these“ the sign that opens elsewhere closes.
        if text.contains('„') {
            return none;
        }
        text.chars().fold(none, |Self { open, closing }, sign| match sign {
            '“' => Self { open: open + 1, closing },
            '”' if open > 0 => Self { open: open - 1, closing },
            '”' => Self { open, closing: closing + 1 },
            _ => Self { open, closing },
        })
    }
}

/// Adds at both ends of a text the quotation marks that lack there.
fn with_quotation_marks(text: &str) -> String {
    let Partners { open, closing } = Partners::of(text);
    ["“".repeat(closing).as_str(), text, &"”".repeat(open)].concat()
}

#[cfg(test)]
mod tests {
    use super::{in_quotes, shorten};

    #[test]
    fn marks_within_quotation_marks_follow_the_language() {
        for (lang, words, html) in [
            ("en", "a “small” crack", "<q class=\"outer\">a “small” crack</q>"),
            ("en", "“a small crack”", "“a small crack”"),
            ("en", "“a” small “crack”", "<q class=\"outer\">“a” small “crack”</q>"),
            ("en", "the boat «Ebb»", "<q>the boat «Ebb»</q>"),
            ("ru", "лодка «Отлив» цела", "<q class=\"outer\">лодка «Отлив» цела</q>"),
            ("ru", "«Отлив» и «Прилив»", "<q class=\"outer\">«Отлив» и «Прилив»</q>"),
            ("ru", "«Отлив»", "«Отлив»"),
            ("fr-CA", "« le bac » attend", "<q class=\"outer\">« le bac » attend</q>"),
            ("fr", "le “bac” attend", "<q>le “bac” attend</q>"),
            ("de", "die „Ebbe“ liegt fest", "<q class=\"outer\">die „Ebbe“ liegt fest</q>"),
            ("de", "„die Ebbe“", "„die Ebbe“"),
            ("pt-BR", "a “maré” baixa", "<q class=\"outer\">a “maré” baixa</q>"),
        ] {
            assert_eq!(in_quotes(words, lang, (None, None)).as_str(), html, "{lang}");
        }
    }

    #[test]
    fn shortened_words_keep_pairs_of_quotation_marks() {
        let both = [
            ("“short words", "“short words”"),
            ("words that end”", "“words that end”"),
            ("„andere Zeichen“", "„andere Zeichen“"),
            (
                "the mayor called it “one of the finest bridges of the county” and left before \
                 the noon train from Ashford to the coast",
                "the mayor called it “one of” … train from Ashford to the coast",
            ),
            (
                "“one sentence of the mayor that is far too long to be shown whole, and so loses \
                 its middle part here”",
                "“one sentence of the mayor that … so loses its middle part here”",
            ),
            (
                "nobody has said it before the day on which “the river rose above all the marks \
                 that were cut into the stones",
                "nobody has said it before the … that were cut into the stones",
            ),
        ];
        for (words, shown) in both {
            assert_eq!(shorten(words), shown);
        }
    }
}
