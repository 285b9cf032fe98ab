//! Names in sentences, in their forms, and in scripts without spaces.
//!
//! A line has a name, `|`, and a sentence with each mention in square brackets. The name is a
//! person's if it has a space, unless `other` is before it.

use super::Briefing;

const FILES: &[(&str, &str)] = &[
    ("bg", include_str!("sentences/bg.txt")),
    ("cs", include_str!("sentences/cs.txt")),
    ("es", include_str!("sentences/es.txt")),
    ("fr", include_str!("sentences/fr.txt")),
    ("it", include_str!("sentences/it.txt")),
    ("ja", include_str!("sentences/ja.txt")),
    ("pl", include_str!("sentences/pl.txt")),
    ("ru", include_str!("sentences/ru.txt")),
    ("sl", include_str!("sentences/sl.txt")),
    ("th", include_str!("sentences/th.txt")),
    ("tr", include_str!("sentences/tr.txt")),
    ("uk", include_str!("sentences/uk.txt")),
    ("zh", include_str!("sentences/zh.txt")),
];

#[test]
fn names_are_found_in_sentences() {
    let mut faults = Vec::new();
    for (tag, lines) in FILES {
        assert!(lines.lines().count() >= 30, "{tag}");
        for line in lines.lines() {
            let (name, sentence) = line.split_once(" | ").expect("a name and a sentence");
            let text = sentence.replace(['[', ']'], "");
            let expected: Vec<&str> =
                sentence.split('[').skip(1).filter_map(|part| part.split(']').next()).collect();
            let briefing = Briefing::new();
            let other = name.strip_prefix("other ");
            let person = other.is_none() && name.contains(' ');
            let name = other.unwrap_or(name);
            let briefing = if person {
                briefing.person("it", name, "")
            } else {
                briefing.state("it", name, "")
            };
            let lang = format!("lang = \"{tag}\"");
            let made = briefing.article_with("a", &lang, &text).faultless();
            let article = made.article("a");
            let plain = &article.doc.body.plain.text;
            let found: Vec<&str> = article
                .mentions
                .iter()
                .map(|mention| &plain[mention.range.start as usize..mention.range.end as usize])
                .collect();
            if found != expected {
                faults.push(format!("{tag}: {line}: {found:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// I, ı, İ and i are four letters.
#[test]
fn turkish_letters_are_never_folded() {
    for text in ["Ilgaz", "ilgaz", "ILGAZ", "ılgaz", "İLGAZ"] {
        let briefing = Briefing::new().state("it", "İlgaz", "");
        let made = briefing.article_with("a", "lang = \"tr\"", text).faultless();
        assert!(made.article("a").mentions.is_empty(), "{text}");
    }
}

#[test]
fn the_longest_name_counts_where_no_edge_is_written() {
    let briefing = Briefing::new().state("camp", "石海", "").person("shi", "石海川", "");
    super::names::assert_named(
        &briefing.article_with("a", "lang = \"zh\"", "石海川在石海的北边。"),
        &[("石海川", "shi"), ("石海", "camp")],
    );
}
