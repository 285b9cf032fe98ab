//! Language tags, BCP 47.

/// Names that people write instead of tags, in lower case.
const NAMES: &[(&str, &str)] = &[
    ("arabic", "ar"),
    ("belarusian", "be"),
    ("bulgarian", "bg"),
    ("chinese", "zh"),
    ("croatian", "hr"),
    ("czech", "cs"),
    ("danish", "da"),
    ("deutsch", "de"),
    ("dutch", "nl"),
    ("english", "en"),
    ("español", "es"),
    ("estonian", "et"),
    ("farsi", "fa"),
    ("finnish", "fi"),
    ("français", "fr"),
    ("french", "fr"),
    ("georgian", "ka"),
    ("german", "de"),
    ("greek", "el"),
    ("hebrew", "he"),
    ("hindi", "hi"),
    ("hungarian", "hu"),
    ("indonesian", "id"),
    ("italian", "it"),
    ("italiano", "it"),
    ("japanese", "ja"),
    ("kazakh", "kk"),
    ("korean", "ko"),
    ("latvian", "lv"),
    ("lithuanian", "lt"),
    ("norwegian", "no"),
    ("persian", "fa"),
    ("polish", "pl"),
    ("portuguese", "pt"),
    ("romanian", "ro"),
    ("russian", "ru"),
    ("serbian", "sr"),
    ("slovak", "sk"),
    ("spanish", "es"),
    ("swedish", "sv"),
    ("turkish", "tr"),
    ("ukrainian", "uk"),
    ("urdu", "ur"),
    ("vietnamese", "vi"),
    ("русский", "ru"),
    ("українська", "uk"),
];

/// Returns whether `tag` has the shape of a language tag: a language of two or three letters, or
/// `x` or `i` and more, then subtags of one to eight letters or digits, separated by hyphens.
///
/// BCP 47 allows longer languages, but none was ever registered: `english` is a mistake. The
/// language need not exist.
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let private = matches!(language, "x" | "X" | "i" | "I") && tag.len() > 2;
    (private || matches!(language.len(), 2 | 3))
        && language.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// Returns the tag for a tag, a name (`English`) or a locale (`en_US.UTF-8`).
pub fn likely_language(text: &str) -> Option<String> {
    let text = text.trim();
    let name = text.to_lowercase();
    if let Some((_, tag)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some((*tag).to_owned());
    }
    let locale = text.split(['.', '@']).next().unwrap_or_default().replace(['_', ' '], "-");
    is_language(&locale).then_some(locale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_a_short_language_and_subtags() {
        for tag in [
            "en",
            "EN",
            "grc",
            "en-US",
            "zh-Hant-TW",
            "sr-Latn",
            "es-419",
            "de-1996",
            "en-x-a",
            "i-klingon",
            "x-house",
        ] {
            assert!(is_language(tag), "{tag}");
        }
        for text in [
            "",
            "e",
            "english",
            "engl",
            "en_US",
            "en-",
            "-en",
            "en--US",
            "en US",
            "e1",
            "i",
            "x-",
            "en-abcdefghi",
            "рус",
            "en, ru",
        ] {
            assert!(!is_language(text), "{text}");
        }
    }

    #[test]
    fn a_name_and_a_locale_are_understood() {
        for (text, tag) in [
            ("English", "en"),
            ("Українська", "uk"),
            ("en-US", "en-US"),
            ("en_US", "en-US"),
            ("en_US.UTF-8", "en-US"),
            ("sr_RS@latin", "sr-RS"),
            (" de ", "de"),
        ] {
            assert_eq!(likely_language(text).as_deref(), Some(tag), "{text}");
        }
        for text in ["", "klingonish", "en, ru", "C"] {
            assert_eq!(likely_language(text), None, "{text}");
        }
    }

    #[test]
    fn every_name_has_a_tag() {
        for (name, tag) in NAMES {
            assert!(is_language(tag) && !is_language(name), "{name}");
        }
    }
}
