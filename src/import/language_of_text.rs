//! Tells the language of an article from its text, where the page does not say or is wrong.
//!
//! `whatlang` looks at the script and at groups of three letters. Its answer counts only where it
//! is sure of it, so that an unknown language stays unknown.

use whatlang::{Lang, Script, detect, detect_script};

use super::page::{Fact, FactSource, Facts, PageBlock};
use super::thresholds::facts::{
    CONTRADICTING_MIN_LETTERS, LANGUAGE_MIN_LETTERS, SCRIPT_MIN_LETTERS,
};
use crate::text::primary_language;

/// Languages that are easily taken for each other: the page's word counts.
const ALIKE: &[&[&str]] = &[
    &["no", "nb", "nn", "da", "sv"],
    &["sr", "hr", "bs", "sl"],
    &["cs", "sk"],
    &["id", "ms", "jv"],
    &["pt", "gl", "es", "ca"],
    &["uk", "be", "ru", "bg", "mk"],
    &["nl", "af"],
    &["tr", "az", "tk"],
    &["fa", "ar", "ur", "ps"],
    &["hi", "mr", "ne"],
    &["de", "lb", "nds"],
    &["zh", "ja", "yue"],
];

/// Sets the language to that of the text if the page declares none, or one that the text
/// contradicts; then a warning says so.
pub(super) fn settle(facts: &mut Facts, blocks: &[PageBlock], warnings: &mut Vec<String>) {
    let kept = blocks.iter().filter(|block| block.is_kept()).map(|block| block.text.as_str());
    let text = kept.collect::<Vec<_>>().join("\n");
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters < SCRIPT_MIN_LETTERS {
        return;
    }
    let found = of_text(&text, letters);
    let Some(declared) = facts.lang.as_ref().map(|lang| lang.value.clone()) else {
        facts.lang = found.map(|tag| Fact::new(tag.to_owned(), FactSource::Text));
        if found.is_none() {
            warnings.push(
                "the page does not say its language, and its text is too short to tell: if it is \
                 not that of the site, write `lang = \"…\"` into the front matter"
                    .to_owned(),
            );
        }
        return;
    };
    let primary = primary_language(&declared).to_lowercase();
    let Some(known) = TAGS.iter().find(|(_, tag)| *tag == primary).map(|(lang, _)| *lang) else {
        return;
    };
    let other_script = detect_script(&text).is_some_and(|script| {
        !script.langs().contains(&known) && !may_be_written(&primary, script)
    });
    let other = found.filter(|tag| {
        *tag != primary
            && !ALIKE.iter().any(|group| group.contains(tag) && group.contains(&primary.as_str()))
    });
    let sure = letters >= CONTRADICTING_MIN_LETTERS && other.is_some();
    if !(other_script || sure) {
        return;
    }
    let seen = match other {
        Some(tag) => format!("reads as `{tag}`"),
        None => "has other letters".to_owned(),
    };
    warnings.push(format!("the page says that it is in `{declared}`, but its text {seen}"));
    facts.lang = other.map(|tag| Fact::new(tag.to_owned(), FactSource::Text));
}

/// Returns the tag of the language of a text, if it is sure.
fn of_text(text: &str, letters: usize) -> Option<&'static str> {
    let info = detect(text)?;
    let rivals = info.script().langs().len();
    let sure =
        rivals == 1 || (rivals == 2 || letters >= LANGUAGE_MIN_LETTERS) && info.is_reliable();
    let tag = TAGS.iter().find(|(lang, _)| *lang == info.lang())?.1;
    sure.then_some(tag)
}

/// Returns whether a language is also written in a script that the detector does not know for it.
fn may_be_written(tag: &str, script: Script) -> bool {
    match tag {
        "sr" | "uz" | "az" | "kk" | "tk" => matches!(script, Script::Latin | Script::Cyrillic),
        "ja" => matches!(script, Script::Mandarin | Script::Hiragana | Script::Katakana),
        "ko" => matches!(script, Script::Mandarin | Script::Hangul),
        _ => false,
    }
}

/// The languages that the detector knows, with their tags.
const TAGS: &[(Lang, &str)] = &[
    (Lang::Eng, "en"),
    (Lang::Rus, "ru"),
    (Lang::Cmn, "zh"),
    (Lang::Spa, "es"),
    (Lang::Por, "pt"),
    (Lang::Ita, "it"),
    (Lang::Ben, "bn"),
    (Lang::Fra, "fr"),
    (Lang::Deu, "de"),
    (Lang::Ukr, "uk"),
    (Lang::Kat, "ka"),
    (Lang::Ara, "ar"),
    (Lang::Hin, "hi"),
    (Lang::Jpn, "ja"),
    (Lang::Heb, "he"),
    (Lang::Yid, "yi"),
    (Lang::Pol, "pl"),
    (Lang::Amh, "am"),
    (Lang::Jav, "jv"),
    (Lang::Kor, "ko"),
    (Lang::Nob, "no"),
    (Lang::Dan, "da"),
    (Lang::Swe, "sv"),
    (Lang::Fin, "fi"),
    (Lang::Tur, "tr"),
    (Lang::Nld, "nl"),
    (Lang::Hun, "hu"),
    (Lang::Ces, "cs"),
    (Lang::Ell, "el"),
    (Lang::Bul, "bg"),
    (Lang::Bel, "be"),
    (Lang::Mar, "mr"),
    (Lang::Kan, "kn"),
    (Lang::Ron, "ro"),
    (Lang::Slv, "sl"),
    (Lang::Hrv, "hr"),
    (Lang::Srp, "sr"),
    (Lang::Mkd, "mk"),
    (Lang::Lit, "lt"),
    (Lang::Lav, "lv"),
    (Lang::Est, "et"),
    (Lang::Tam, "ta"),
    (Lang::Vie, "vi"),
    (Lang::Urd, "ur"),
    (Lang::Tha, "th"),
    (Lang::Guj, "gu"),
    (Lang::Uzb, "uz"),
    (Lang::Pan, "pa"),
    (Lang::Aze, "az"),
    (Lang::Ind, "id"),
    (Lang::Tel, "te"),
    (Lang::Pes, "fa"),
    (Lang::Mal, "ml"),
    (Lang::Ori, "or"),
    (Lang::Mya, "my"),
    (Lang::Nep, "ne"),
    (Lang::Sin, "si"),
    (Lang::Khm, "km"),
    (Lang::Tuk, "tk"),
    (Lang::Aka, "ak"),
    (Lang::Zul, "zu"),
    (Lang::Sna, "sn"),
    (Lang::Afr, "af"),
    (Lang::Slk, "sk"),
    (Lang::Cat, "ca"),
    (Lang::Tgl, "tl"),
    (Lang::Hye, "hy"),
    (Lang::Cym, "cy"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::page::{BlockKind, Decision};

    const GERMAN: &str = "Die alte Mühle am Wehr steht seit Montag still, weil der Kranz des großen \
        Rades gebrochen ist, und das Mehl kommt nun mit dem Lastwagen aus der Nachbarstadt. Der \
        Müller sagt, er habe schon im Herbst um ein neues Rad gebeten, aber jedes Mal sei das Geld \
        für die Straße ausgegeben worden. ";

    fn settled(declared: Option<&str>, text: &str) -> (Option<String>, Vec<String>) {
        let lang = declared.map(|tag| Fact::new(tag.to_owned(), FactSource::Element("html lang")));
        let mut facts = Facts { lang, ..Facts::default() };
        let block = PageBlock {
            text: text.to_owned(),
            kind: BlockKind::Paragraph,
            decision: Decision::Kept,
        };
        let mut warnings = Vec::new();
        settle(&mut facts, &[block], &mut warnings);
        (facts.lang.map(|lang| lang.value), warnings)
    }

    #[test]
    fn a_language_is_found_from_its_text() {
        for (text, tag) in [
            (GERMAN, "de"),
            (
                "Старая плотина у мельницы дала трещину во вторник, и воду теперь спускают по \
                 ночам, чтобы не залило нижние огороды. Сторож говорит, что писал о ней ещё весной, \
                 но никто ему тогда не ответил, а теперь ищут виноватых.",
                "ru",
            ),
            ("Ο παλιός μύλος στο φράγμα σταμάτησε τη Δευτέρα το πρωί.", "el"),
            ("הטחנה הישנה ליד הסכר נעצרה ביום שני בבוקר.", "he"),
            ("ძველი წისქვილი კაშხალთან ორშაბათს გაჩერდა.", "ka"),
            ("โรงสีเก่าข้างเขื่อนหยุดทำงานเมื่อเช้าวันจันทร์", "th"),
            ("댐 옆의 오래된 방앗간이 월요일 아침에 멈췄다고 한다.", "ko"),
            ("ダムのそばの古い水車は月曜日の朝に止まりました。", "ja"),
        ] {
            assert_eq!(settled(None, text).0.as_deref(), Some(tag), "{text}");
        }
    }

    #[test]
    fn a_language_that_is_not_sure_stays_unknown() {
        for text in ["Bo na mira.", "", "1, 2, 3", "La casa de Ana no es de Rui."] {
            assert_eq!(settled(None, text).0, None, "{text}");
        }
    }

    #[test]
    fn a_declared_language_counts_unless_the_text_contradicts_it() {
        let (lang, warnings) = settled(Some("de-AT"), GERMAN);
        assert_eq!((lang.as_deref(), warnings.len()), (Some("de-AT"), 0));
        let (lang, warnings) = settled(Some("en"), &GERMAN.repeat(3));
        assert_eq!((lang.as_deref(), warnings.len()), (Some("de"), 1));
        // A short text does not prove that much.
        assert_eq!(settled(Some("en"), GERMAN).0.as_deref(), Some("en"));
        let (lang, warnings) = settled(Some("en"), "Ο παλιός μύλος στο φράγμα σταμάτησε πάλι.");
        assert_eq!((lang.as_deref(), warnings.len()), (Some("el"), 1));
        // Serbian has two scripts; unknown languages are not judged.
        let latin = "Stari mlin kod brane stao je u ponedeljak, a brašno dovoze kamionom.";
        assert_eq!(settled(Some("sr"), latin).0.as_deref(), Some("sr"));
        assert_eq!(settled(Some("eo"), GERMAN).0.as_deref(), Some("eo"));
    }
}
