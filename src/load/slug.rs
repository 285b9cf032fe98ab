//! Ids from names: `Pål Henriksen` becomes `pal-henriksen`.

use icu_normalizer::DecomposingNormalizerBorrowed;

/// Returns the id closest to `text`, or an empty string where no letter or digit is left. Letters
/// lose their diacritics; those of other scripts are transliterated.
pub(crate) fn slug(text: &str) -> String {
    const NFD: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfd();
    let text = text.to_lowercase();
    let text = NFD.normalize(&text).chars().fold(String::new(), |mut out, letter| {
        match letter {
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ı' => out.push('i'),
            // The diacritics, which the normaliser puts after their letters.
            '\u{300}'..='\u{36f}' => {}
            other => out.push(other),
        }
        out
    });
    // Letters of other scripts, as they sound: `Москва` becomes `moskva`.
    let text = deunicode::deunicode_with_tofu(&text, " ").to_lowercase();
    let parts = text.split(|c: char| !c.is_ascii_alphanumeric());
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_keeps_letters_without_their_diacritics() {
        assert_eq!(slug("Pål Henriksen"), "pal-henriksen");
        assert_eq!(
            slug("Tausende müssen – Łódź, Straße, Søby"),
            "tausende-mussen-lodz-strasse-soby"
        );
        assert_eq!(slug("Москва"), "moskva");
        assert_eq!(slug("Αθήνα σήμερα"), "athena-semera");
        assert_eq!(slug("北京 新闻"), "bei-jing-xin-wen");
        assert!(!slug("الجسر القديم").is_empty());
        assert_eq!(slug("…!?"), "");
    }
}
