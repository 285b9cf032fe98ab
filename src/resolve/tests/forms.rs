//! Names in the forms of their languages.

use super::Briefing;
use super::names::assert_named;

fn briefing() -> Briefing {
    Briefing::new()
        .person("gordin", "Павел Гордин", "")
        .person("gordina", "Анна Гордина", "")
        .state("kamsk", "Камск", "")
}

#[test]
fn forms_of_the_articles_language_are_found() {
    let text = "О Павле Гордине говорят в Камске. С Гординым спорят.";
    assert_named(
        &briefing().article_with("a", "lang = \"ru\"", text),
        &[("Павле Гордине", "gordin"), ("Камске", "kamsk"), ("Гординым", "gordin")],
    );
}

#[test]
fn a_womans_surname_is_not_a_mans() {
    let text = "Анны Гординой нет. Гординой звонили, Гордину не звонили.";
    assert_named(
        &briefing().article_with("a", "lang = \"ru\"", text),
        // "Гордину" is hers as the accusative, and his as the dative, who is not named.
        &[("Анны Гординой", "gordina"), ("Гординой", "gordina"), ("Гордину", "gordina")],
    );
}

#[test]
fn an_alias_has_the_forms_of_its_language_everywhere() {
    let alias = "aliases = [{ name = \"Йонас Рен\", lang = \"ru\" }]";
    let briefing = Briefing::new().person("wren", "Jonas Wren", alias);
    assert_named(
        &briefing.article("a", "The paper writes “о Йонасе Рене”, and Рену again."),
        &[("Йонасе Рене", "wren"), ("Рену", "wren")],
    );
}

#[test]
fn forms_of_another_language_are_none() {
    let briefing = Briefing::new().person("wren", "Jonas Wren", "").article_with(
        "b",
        "lang = \"pl\"",
        "Nikogo.",
    );
    assert_named(&briefing.article("a", "Jonasa Wrena."), &[]);
}

#[test]
fn a_half_space_may_be_a_space() {
    let briefing = Briefing::new().person("alipur", "حسن علی\u{200c}پور", "");
    assert_named(
        &briefing.article_with("a", "lang = \"fa\"", "حسن علی پور گفت. علی پور رفت."),
        &[("حسن علی پور", "alipur"), ("علی پور", "alipur")],
    );
}

#[test]
fn one_letter_in_two_spellings_is_one() {
    let briefing = Briefing::new()
        .person("korolev", "Сергей Королёв", "aliases = [\"Sergei Korolev\"]")
        .state("elkino", "Елкино", "aliases = [\"Elkino\"]")
        .person("ali", "علي", "aliases = [\"Ali\"]")
        .person("kamal", "کمال", "aliases = [\"Kamal\"]");
    assert_named(
        &briefing.article("a", "Сергей Королев, Ёлкино, علی, كمال"),
        &[("Сергей Королев", "korolev"), ("Ёлкино", "elkino"), ("علی", "ali"), ("كمال", "kamal")],
    );
}
