//! Surnames that are somebody else's, suffixes, months, particles, parts of other tokens.

use super::Briefing;
use super::names::assert_named;

#[test]
fn a_surname_behind_another_given_name_or_title_is_somebody_elses() {
    let briefing = Briefing::new()
        .person("brandt", "Nils Brandt", "")
        .person("faisal", "Faisal ibn Rashid", "")
        .person("mayor", "Ida Kest", "aliases = [\"Mayor Ida Kest\"]")
        .state("orrin", "Orrin", "");
    assert_named(
        &briefing.clone().article(
            "a",
            "Nils Brandt rowed across. Karen Brandt waited. So did old Aunt Brandt and K. Brandt.",
        ),
        &[("Nils Brandt", "brandt")],
    );
    let initial =
        "Nils Brandt rowed across.\n\nK. Brandt waited. K. Brandt slept.\n\nN. Brandt spoke.";
    assert_named(
        &briefing.clone().article("a", initial),
        &[("Nils Brandt", "brandt"), ("Brandt", "brandt")],
    );
    assert_named(
        &briefing.clone().article("a", "Faisal ibn Rashid signed. King Rashid was asleep."),
        &[("Faisal ibn Rashid", "faisal")],
    );
    // A title, an office, a day, a place or a first word before these is not a name.
    for before in [
        "Later Mr.",
        "Later Gen.",
        "Later President",
        "On Tuesday",
        "In Orrin",
        "Then",
        "Yesterday",
        "Clearly",
        "Later Nils",
        "Later N.",
        "An American",
        "He said: “",
        "The US",
        "Later Mayor",
    ] {
        let text = format!("Nils Brandt and Ida Kest met. {before} Brandt and others left.");
        let text = text.replace("“ ", "“");
        let made = briefing.clone().article("a", &text).faultless();
        let found = made.article("a").mentions.iter();
        let found = found.filter(|mention| mention.range.start > 30);
        assert_eq!(
            found.filter(|it| made.site.actors[it.actor].id.as_str() == "brandt").count(),
            1,
            "{text}"
        );
    }
}

/// Also where the editor gives the surname as an alias.
#[test]
fn an_alias_behind_another_given_name_is_somebody_elses() {
    let aliases = "aliases = [\"Гордин\"]";
    let briefing = Briefing::new().person("pavel", "Павел Гордин", aliases);
    let text = "Фред Гордин молчал. Письмо Ребекки Гординой и Фреда Гордина украли. Павла Гордина \
                ждали. Президент Гордин ушёл, премьер Ладовии Гордин остался.";
    assert_named(
        &briefing.article_with("a", "lang = \"ru\"", text),
        &[("Павла Гордина", "pavel"), ("Гордин", "pavel"), ("Гордин", "pavel")],
    );
}

#[test]
fn a_suffix_is_no_surname() {
    let briefing =
        Briefing::new().person("hume", "Silas B. Hume Jr.", "").person("otto", "Otto III", "");
    assert_named(
        &briefing.clone().article("a", "Silas B. Hume Jr. read. Hume wrote. Amos Kettle Jr. did."),
        &[("Silas B. Hume Jr.", "hume"), ("Hume", "hume")],
    );
    assert_named(
        &briefing.article("a", "Otto III built it. The cellar is from World War III."),
        &[("Otto III", "otto")],
    );
    let moss = Briefing::new().person("moss", "Ada Moss, PhD", "");
    assert_named(
        &moss.article("a", "Ada Moss, PhD, spoke; Moss left with another PhD."),
        &[("Ada Moss, PhD", "moss"), ("Moss", "moss")],
    );
}

#[test]
fn a_month_is_no_person() {
    let briefing = Briefing::new().person("may", "Ruth May", "").person("march", "Ada March", "");
    let text = "Ruth May opened the meeting. In May, the hall had been full. May thanked them. \
                By 5 May it was empty, and since May 2023 too.";
    assert_named(&briefing.clone().article("a", text), &[("Ruth May", "may"), ("May", "may")]);
    let text = "Ada March came on 3 March 2024. March left in late March.";
    assert_named(&briefing.article("a", text), &[("Ada March", "march"), ("March", "march")]);
}

#[test]
fn a_particle_has_a_capital_where_a_sentence_begins() {
    let briefing = Briefing::new()
        .person("mark", "Ursel von der Mark", "surname = \"von der Mark\"")
        .person("nour", "Bashir al-Nour", "")
        .person("beau", "Luc de Beau", "surname = \"de Beau\"");
    assert_named(
        &briefing.clone().article("a", "Ursel von der Mark came. Von der Mark kept the well."),
        &[("Ursel von der Mark", "mark"), ("Von der Mark", "mark")],
    );
    assert_named(
        &briefing.clone().article("a", "Bashir al-Nour came; “Al-Nour left”, but Al-Nour stayed."),
        &[("Bashir al-Nour", "nour"), ("Al-Nour", "nour")],
    );
    assert_named(
        &briefing.article("a", "# De Beau\n\nLuc de Beau came. The street De Beau."),
        &[("De Beau", "beau"), ("Luc de Beau", "beau")],
    );
}

#[test]
fn a_name_within_another_token_is_none() {
    let briefing = Briefing::new().state("us", "US", "").state("nord", "NORD", "");
    assert_named(&briefing.clone().article("a", "US$5. See US.example, NORD.int. Ask @US."), &[]);
    assert_named(
        &briefing.article("a", "US-based, anti-US, (US), US/NORD talks. The US. The end."),
        &[("US", "us"), ("US", "us"), ("US", "us"), ("US", "us"), ("NORD", "nord"), ("US", "us")],
    );
}

#[test]
fn a_full_name_with_a_second_surname_is_somebody_elses() {
    let briefing = Briefing::new()
        .person("brandt", "Nils Brandt", "")
        .person("kest", "Ida Kest", "")
        .state("orrin", "Orrin", "");
    let text = "Nils Brandt rowed. Nils Brandt-Holm waited. The Nils Brandt-Ida Kest talks and \
                Nils Brandt-led boats, Brandt-Holm talks.";
    let expected = [
        ("Nils Brandt", "brandt"),
        ("Nils Brandt", "brandt"),
        ("Ida Kest", "kest"),
        ("Nils Brandt", "brandt"),
        ("Brandt", "brandt"),
    ];
    assert_named(&briefing.article("a", text), &expected);
}
