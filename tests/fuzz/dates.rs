//! Gives `dates::find`, and the readers of lines and times, text that comes close to dates.
//!
//! Ranges lie on boundaries of characters and do not overlap; values can be read as EDTF.

#[allow(dead_code)]
mod harness;

use harness::{Case, ODDITIES, Random, Target, run, text};
use jiff::Span;
use jiff::civil::{Date, date};
use manicule::dates::{Finder, FoundDate, When, clock, in_line, timestamp};

/// Words of dates, and words that change their meaning.
const WORDS: &str = "January March May June August Sept Sept. Dec. Jan MAY Monday Tuesday Sunday \
    Sat Fri. today yesterday tomorrow Tonight morning night day days weekend week weeks month \
    months quarter year years decade spring fall winter summer last this next past coming previous \
    following that same the a an of in on and or from between to through until by since before \
    after ago earlier later early late mid middle beginning end rest one two three nineteen \
    twenty-one ninety eight hundred thousand first third twenty-third nineties every each now than \
    so will said would be published met votes people percent million page nearly about Christmas \
    Eve Thanksgiving Day New Year's Fourth July Black Times Q3 year-end year-earlier mid-May 1990s \
    '90s 90s 2025-06-01 2025-06-31 1/6/2025 13.06.2025 1939-45 31 30 29 16th 1st 2nd 0 00 1998 \
    2025 1066 9999 0001 16,000 U.S. Gen. s";

/// Languages with rules, and words of their dates.
const LANGUAGES: [(&str, &str); 8] = [
    ("en", WORDS),
    (
        "de",
        "am vom bis im 3. 25. Mai Januar Montag letzten nächsten vor in zwei einem Jahr Jahren Wochen gestern Ende Mitte 1990er neunziger Advent Ostern Vorjahr und - / . 2024 98",
    ),
    (
        "es",
        "el del al día 3 1º mayo mar lunes pasado próximo hace dos un años mes que viene ayer mañana finales de Navidad año 90 noventa mil novecientos 2024 después antes",
    ),
    (
        "fr",
        "le du au 1er 3 mai mars lundi dernier il y a deux ans aujourd'hui l' d' année dernière fin années 1990 Noël dans jusqu'au 18 08 1978",
    ),
    (
        "uk",
        "у з по до 3 15-го травня травні минулого року році р. рр. п'ятниця п’ятницю тому через тиждень 1998-му 90-х вчора наприкінці цього ж дня 2024",
    ),
    (
        "tr",
        "3 Mayıs 'ta ’nın geçen pazartesi günü yıl önce sonra iki on bin dokuz yüz 1990'lı İki ayın 4'ünde haftanın başı 2024 Paskalya",
    ),
    ("fa", "۱۳ خرداد ۱۴۰۴ تا اسفند دوشنبه گذشته هفته سال پیش دو پس‌فردا پنج‌شنبه 1403/12/30 مه"),
    (
        "zh",
        "2024年 5月 3日 二〇二四年 十二月 三十一日 上 周三 下 星期日 去年 两 年 前 年代 90 每 底 将",
    ),
];

const SIGNS: [&str; 30] = [
    " ", " ", " ", " ", " ", " ", "", "\n", "\n\n", "\t", "-", "‑", "–", "—", ",", ", ", ". ", ".",
    "(", ") ", "/", "'", "’s ", "$", "%", ";", "\u{a0}", "\u{ad}", "\u{301}", "\u{200b}",
];

fn piece(random: &mut Random, words: &[&str]) -> String {
    let mut text = String::new();
    for _ in 0..random.below(40) {
        match random.below(12) {
            0 => text.extend(char::from_u32(random.next() as u32 % 0x11_0000)),
            1 => text.push_str(&random.below(10_000).to_string()),
            2 if random.one_in(2) => text.push_str(random.pick(ODDITIES)),
            _ => text.push_str(random.pick(words)),
        }
        text.push_str(random.pick(&SIGNS));
    }
    text
}

/// The first part is the day of publication, the second the language, the others are pieces of one
/// text.
fn make(random: &mut Random) -> Case {
    let (language, words) = random.pick(&LANGUAGES);
    let words: Vec<&str> = words.split_whitespace().collect();
    let days = random.below(7_300_000) as i64 - 4_350_000;
    let day = date(2000, 1, 1).saturating_add(Span::new().days(days));
    let mut case: Case = vec![day.to_string().into(), (*language).into()];
    (0..=random.below(3)).for_each(|_| case.push(piece(random, &words).into()));
    case
}

fn check(case: &Case) -> Result<(), String> {
    let published: Date = text(&case[0]).parse().unwrap_or(date(2025, 6, 3));
    let language = case.get(1).map(|language| text(language)).unwrap_or_default();
    let mut finder = Finder::new(&language, published);
    for piece in case.iter().skip(2) {
        let piece = text(piece);
        let _ = (clock(&piece), in_line(&piece), timestamp(&piece));
        let found = finder.find(&piece);
        if let Some(fault) = fault(&piece, &found) {
            return Err(format!("{fault}: {found:?}"));
        }
    }
    Ok(())
}

fn fault(text: &str, found: &[FoundDate]) -> Option<&'static str> {
    let mut end = 0;
    for item in found {
        if text.get(item.range.clone()).is_none_or(str::is_empty) {
            return Some("a range off a boundary");
        }
        if item.range.start < end {
            return Some("an overlap");
        }
        end = item.range.end;
        let written = item.value.to_string();
        // EDTF as it is read here has no years before 0.
        if item.value.first().year() >= 0 && written.parse() != Ok::<When, _>(item.value) {
            return Some("a value that cannot be read");
        }
    }
    None
}

fn main() -> Result<(), String> {
    run(&Target { make, check })
}
