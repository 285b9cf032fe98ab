//! The quotation marks that languages use.

/// Opening and closing marks, outer and inner.
pub type QuoteMarks = [&'static str; 4];

/// Returns the marks of a language, given as a BCP 47 tag in lower case, with the spaces within
/// them; those of English for one that is not in the table. From the CLDR's `delimiters`, which
/// browsers use for `<q>`.
pub fn marks(language: &str) -> QuoteMarks {
    match super::primary_language(language) {
        _ if language == "pt-pt" => ["«", "»", "“", "”"],
        _ if matches!(language, "de-ch" | "fr-ch" | "it-ch") => ["«", "»", "‹", "›"],
        _ if matches!(language, "zh-tw" | "zh-hk" | "zh-hant") => ["「", "」", "『", "』"],
        "de" | "cs" | "sk" | "sl" | "is" | "lt" | "et" | "lb" | "dsb" | "hsb" | "bg" | "mk"
        | "ka" => ["„", "“", "‚", "‘"],
        "fr" | "br" => ["«\u{a0}", "\u{a0}»", "“", "”"],
        "it" | "es" | "ca" | "gl" | "eu" | "el" | "no" | "nb" | "nn" | "hy" | "fa" | "ps"
        | "ky" => ["«", "»", "“", "”"],
        "ru" | "uk" | "be" | "lv" => ["«", "»", "„", "“"],
        "pl" | "ro" | "hu" => ["„", "”", "«", "»"],
        "hr" | "sr" | "bs" => ["„", "”", "‘", "’"],
        "sq" => ["«", "»", "“", "”"],
        "sv" | "fi" => ["”", "”", "’", "’"],
        "ja" => ["「", "」", "『", "』"],
        "he" | "iw" => ["”", "”", "’", "’"],
        "ar" => ["”", "“", "’", "‘"],
        _ => ["“", "”", "‘", "’"],
    }
}
