//! The codes of languages and countries, for warnings about ones that do not exist.

use crate::text::primary_language;

/// ISO 639-1: the languages with two letters.
const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch \
    co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he \
    hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv \
    kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny \
    oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st \
    su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// ISO 3166-1, with `XK` and `EU`, which are not in it and widely used.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ \
    BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE \
    DJ DK DM DO DZ EC EE EG EH ER ES ET EU FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ \
    GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN \
    KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS \
    MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT \
    PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF \
    TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA \
    ZM ZW";

/// Codes of countries that are written for their languages, and the languages meant.
const MEANT_LANGUAGES: &[(&str, &str)] = &[
    ("al", "sq"),
    ("by", "be"),
    ("cn", "zh"),
    ("cz", "cs"),
    ("dk", "da"),
    ("gb", "en"),
    ("gr", "el"),
    ("il", "he"),
    ("ir", "fa"),
    ("iw", "he"),
    ("jp", "ja"),
    ("kz", "kk"),
    ("rs", "sr"),
    ("ua", "uk"),
    ("us", "en"),
    ("vn", "vi"),
];

/// Codes that are no longer, or never were, those of a country, and the ones meant.
const MEANT_COUNTRIES: &[(&str, &str)] = &[
    ("CS", "CZ"),
    ("DD", "DE"),
    ("EL", "GR"),
    ("EN", "GB"),
    ("JA", "JP"),
    ("SU", "RU"),
    ("UK", "GB"),
    ("YU", "RS"),
];

/// Returns whether the language of a tag does not exist: two letters that no language has. Longer
/// ones are too many to be listed.
pub fn is_no_language(tag: &str) -> bool {
    let language = primary_language(tag).to_ascii_lowercase();
    language.len() == 2 && !LANGUAGES.split_whitespace().any(|known| known == language)
}

/// Returns whether no country has a code of two capital letters.
pub fn is_no_country(code: &str) -> bool {
    !COUNTRIES.split_whitespace().any(|known| known == code)
}

/// Returns the tag that was probably meant by one without a language.
pub fn meant_language(tag: &str) -> Option<&'static str> {
    let language = primary_language(tag).to_ascii_lowercase();
    let found = MEANT_LANGUAGES.iter().find(|(wrong, _)| *wrong == language);
    found.map(|(_, right)| *right)
}

/// Returns the code that was probably meant by one without a country.
pub fn meant_country(code: &str) -> Option<&'static str> {
    MEANT_COUNTRIES.iter().find(|(wrong, _)| *wrong == code).map(|(_, right)| *right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_proposed_exists_and_what_it_replaces_does_not() {
        for (wrong, right) in MEANT_LANGUAGES {
            assert!(is_no_language(wrong) && !is_no_language(right), "{wrong}");
        }
        for (wrong, right) in MEANT_COUNTRIES {
            assert!(is_no_country(wrong) && !is_no_country(right), "{wrong}");
        }
    }

    #[test]
    fn only_two_letters_are_looked_up() {
        for tag in ["en", "EN-us", "grc", "x-house", "zz-x", "uk"] {
            assert_eq!(is_no_language(tag), tag == "zz-x", "{tag}");
        }
    }
}
