use super::known_names::is_slip;
use super::*;
use crate::load::load;
use crate::source::Memory;

fn briefing(first: &str, second: &str) -> Vec<Suggestion> {
    let article = |body: &str| {
        format!("+++\ntitle = \"x\"\noutlet = \"h\"\npublished = 2024-03-05\n+++\n\n{body}\n")
    };
    let files = Memory::new([
        ("content/articles/a.md".to_owned(), article(first)),
        ("content/articles/b.md".to_owned(), article(second)),
        (
            "content/actors/jonas-wren.md".to_owned(),
            "+++\nname = \"Jonas Wren\"\nkind = \"person\"\n+++\n".to_owned(),
        ),
    ]);
    suggest(&load(&files).0)
}

/// The forms of a name are one name, in the nominative; the forms of an actor's are known.
#[test]
fn forms_are_one_proposal_in_the_nominative() {
    let article = |body: &str| {
        let head = "title = \"x\"\noutlet = \"h\"\npublished = 2024-03-05\nlang = \"ru\"";
        format!("+++\n{head}\n+++\n\n{body}\n")
    };
    let actor = "+++\nname = \"Павел Гордин\"\nkind = \"person\"\n+++\n";
    let files = Memory::new([
        ("content/articles/a.md", article("В среду инженера Лену Морозову видели у реки. Потом Павла Гордина, как и мэра, ждали в Камске.")),
        ("content/articles/b.md", article("Говорят, что Лена Морозова молчит. Говорили и о Павле Гордине, а из Камска уехали все.")),
        ("content/articles/c.md", article("Вчера с Леной Морозовой спорили, а теперь весь Камск знает, что Павел Гордин прав.")),
        ("content/actors/gordin.md", actor.to_owned()),
    ].map(|(path, text)| (path.to_owned(), text)));
    let found = suggest(&load(&files).0);
    let names: Vec<&str> = found.iter().filter_map(|item| item.lines.lines().nth(1)).collect();
    assert_eq!(names, ["name = \"Камск\"", "name = \"Лена Морозова\""], "{found:?}");
}

/// Articles in a language, one for each text; returns what is suggested.
fn in_language(lang: &str, texts: &[&str]) -> Vec<String> {
    let head = "title = \"x\"\noutlet = \"h\"\npublished = 2024-03-05";
    let files = Memory::new(texts.iter().enumerate().map(|(at, text)| {
        let path = format!("content/articles/a{at}.md");
        (path, format!("+++\n{head}\nlang = \"{lang}\"\n+++\n\n{text}\n"))
    }));
    suggest(&load(&files).0).into_iter().map(|item| item.what).collect()
}

#[test]
fn a_name_that_is_only_in_other_cases_is_proposed_in_the_nominative() {
    let texts = [
        "Вчера рано утром у Павла Гордина был долгий обыск.",
        "Говорили вчера с Павлом Гординым, а Павлу Гордину всё равно.",
    ];
    let forms = "“Павла Гордина”, “Павлом Гординым”, “Павлу Гордину”";
    let is_in = "is in 2 articles (a0, a1) and is not an actor's name";
    assert_eq!(in_language("ru", &texts), [format!("“Павел Гордин” (written {forms}) {is_in}")]);
}

/// “Павла Гордина” could be a woman's nominative, but not behind “у”.
#[test]
fn a_name_behind_a_preposition_is_no_nominative() {
    let texts = [
        "Вчера рано утром у Павла Гордина был долгий обыск.",
        "Пришли поздно вечером к Павлу Гордину.",
    ];
    let found = in_language("ru", &texts);
    assert!(found.len() == 1 && found[0].starts_with("“Павел Гордин” (written"), "{found:?}");
    let texts =
        ["Вчера рано утром Анна Гордина тихо пела.", "Все вчера молча слушали Анну Гордину."];
    assert!(in_language("ru", &texts)[0].starts_with("“Анна Гордина” is in 2 articles"));
}

#[test]
fn an_organisation_in_other_cases_is_no_neuter() {
    let texts = ["Вчера рано утром без Рыбсоюза спорили.", "Сегодня говорили с Рыбсоюзом о хлебе."];
    let found = in_language("ru", &texts);
    assert!(found.len() == 1 && found[0].starts_with("“Рыбсоюз” (written"), "{found:?}");
}

/// “Гордина” alone is Павел Гордин in another case, “Павла” nobody else.
#[test]
fn parts_of_a_name_are_no_names_of_their_own() {
    let texts = [
        "Вчера рано утром министр Камска Павел Гордин уехал, и без Гордина стало тихо у Павла.",
        "Сегодня утром сам Павел Гордин вернулся, и у Гордина, у Павла, снова шумно.",
    ];
    let found = in_language("ru", &texts);
    let name = "“Павел Гордин”, or “Гордин” alone, is in 2 articles (a0, a1)";
    assert!(found.len() == 1 && found[0].starts_with(name), "{found:?}");
}

#[test]
fn an_acronym_is_no_surname() {
    let texts = [
        "Wczoraj po południu rzecznik Rady ONR długo i uparcie milczał, a potem ONR wyszło.",
        "Dziś przed południem ONR wreszcie wstało, a z nim rzecznik Rady ONR i inni.",
    ];
    let found = in_language("pl", &texts);
    assert!(!found.iter().any(|it| it.contains("alone")), "{found:?}");
}

#[test]
fn a_family_is_no_base_of_its_name() {
    let texts = [
        "Вчера инженер Павел Гордин долго молчал, и потом Гордины уехали.",
        "Тут живёт сам Гордин, он же Павел Гордин, а там живут Гордины.",
    ];
    let is_in = "is in 2 articles (a0, a1) and is not an actor's name";
    assert_eq!(in_language("ru", &texts), [format!("“Павел Гордин”, or “Гордин” alone, {is_in}")]);
}

#[test]
fn words_before_a_name_are_not_part_of_it() {
    let texts = [
        "Встреча Павла Гордина с людьми прошла тихо, а после встречи Павел Гордин уехал.",
        "Как тогда сказал нам глава ОПЕК Павел Гордин, нефти хватит надолго и всем.",
        "Потом ещё раз приехал мэр Камска Павел Гордин, и все были рады.",
        "За тот самый Brexit Павел Гордин никогда не был и не будет.",
    ];
    let is_in = "is in 4 articles (a0, a1, a2, a3) and is not an actor's name";
    assert_eq!(in_language("ru", &texts), [format!("“Павел Гордин” {is_in}")]);
}

#[test]
fn a_place_in_other_cases_is_proposed_in_the_nominative() {
    let texts =
        ["Вчера поздно ночью поехали в Ладовию.", "Потом писали о новой Ладовии и о хлебе."];
    let found = in_language("ru", &texts);
    assert!(found.len() == 1 && found[0].starts_with("“Ладовия” (written"), "{found:?}");
}

#[test]
fn what_is_beside_a_person_is_not_part_of_the_name() {
    let texts = [
        "Wczoraj po południu w biurze Orrinu Marek Gordyn PNV długo i uparcie milczał.",
        "Dziś przed południem w biurze Orrinu Marek Gordyn PNV wreszcie wstał i wyszedł.",
    ];
    let found = in_language("pl", &texts);
    assert!(found.iter().any(|it| it.starts_with("“Marek Gordyn” is in 2")), "{found:?}");
    assert!(!found.iter().any(|it| it.contains("PNV") || it.contains("Orrinu M")), "{found:?}");
}

#[test]
fn a_word_that_articles_have_in_small_letters_is_no_name() {
    let texts =
        ["Nie ten dom, ale tamten – Ale nie dziś.", "Nie ten most, ale tamten – Ale jutro."];
    assert_eq!(in_language("pl", &texts), [""; 0]);
}

#[test]
fn names_in_two_articles_are_suggested() {
    let found = briefing(
        "On Monday the engineer Lena Aske met Jonas Wren in Sell, and they talked.",
        "Nobody asked Lena Aske. She has been the engineer since March, it is said in Sell.",
    );
    let what: Vec<&str> = found.iter().map(|item| item.what.as_str()).collect();
    assert_eq!(
        what,
        [
            "“Lena Aske” is in 2 articles (a, b) and is not an actor's name",
            "“Sell” is in 2 articles (a, b) and is not an actor's name",
        ]
    );
    assert_eq!(found[0].path, "content/actors/lena-aske.md");
}

/// Regression: peoples were taken for names, and every name for a person's.
#[test]
fn names_come_with_a_guess_of_their_kind() {
    let found = briefing(
        "It was the Turkish side that met Mayor Ida Kest, of the Orrin Port Authority, in \
         Sell, as it had been agreed, Jonas Wren said.",
        "On Friday a Turkish envoy and two Ukrainians saw Kest in Sell, and asked the Orrin \
         Port Authority about the lock and the boats in it.",
    );
    let kinds: Vec<String> =
        found.iter().map(|item| item.lines.lines().nth(2).unwrap_or_default().to_owned()).collect();
    assert_eq!(
        kinds,
        [
            "kind = \"person\"  # a guess: “Mayor” is before it; else organisation, state, \
             place-as-actor",
            "kind = \"organisation\"  # a guess: “Authority” is in it; else person, state, \
             place-as-actor",
            "kind = \"place-as-actor\"  # a guess: “in” is before it; else person, \
             organisation, state",
        ],
        "{found:?}"
    );
    assert!(
        found[0].what.starts_with("“Ida Kest”, or “Kest” alone, is in 2 articles"),
        "{found:?}"
    );
    assert_eq!(found[1].kind, Some(ActorKind::Organisation));
}

#[test]
fn spellings_close_to_an_actors_are_suggested_with_their_distance() {
    let found =
        briefing("The bridge was shut, said Jonas Wrenn to the press.", "Mayor Wren spoke.");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].what.contains("close to “Jonas Wren” of `jonas-wren`: distance 1"),
        "{found:?}"
    );
    assert!(found[0].lines.contains("misspelling = true"));
}

/// The later one of two that share half of it, by another outlet.
#[test]
fn a_copy_is_suggested_to_have_come_by_way_of_its_source() {
    let text = "Once more the bridge over the river will be shut for three weeks while the \
                second pier is mended by divers.";
    let article = |outlet: &str, day: u32, more: &str| {
        format!(
            "+++\ntitle = \"x\"\noutlet = \"{outlet}\"\npublished = 2024-03-0{day}\n{more}+++\n\n{text}\n"
        )
    };
    let outlet = |name: &str| format!("+++\nname = \"{name}\"\n+++\n");
    let via = |first: u32, second: u32, more: &str| -> Vec<String> {
        let files = Memory::new([
            ("content/articles/a.md".to_owned(), article("wire", first, "")),
            ("content/articles/b.md".to_owned(), article("herald", second, more)),
            ("content/outlets/wire.md".to_owned(), outlet("River Wire")),
            ("content/outlets/herald.md".to_owned(), outlet("The Herald")),
        ]);
        let all = suggest(&load(&files).0).into_iter();
        let via = all.filter(|item| item.lines.starts_with("via"));
        via.map(|item| format!("{}\n{}", item.path, item.lines)).collect()
    };
    let reason = "[inferred]\nvia = \"100 % of its words appear in an earlier article of";
    assert_eq!(
        via(1, 4, ""),
        [format!("content/articles/b.md\nvia = \"wire\"\n\n{reason} River Wire\"\n")]
    );
    assert_eq!(
        via(4, 1, ""),
        [format!("content/articles/a.md\nvia = \"herald\"\n\n{reason} The Herald\"\n")]
    );
    assert_eq!(via(1, 1, ""), [""; 0], "the order is unknown");
    assert_eq!(via(1, 2, ""), [""; 0], "so it is on days in a row, without times");
    assert_eq!(via(1, 4, "via = \"wire\"\n"), [""; 0]);
    assert_eq!(
        via(1, 1, "byline = [\"Ann Moss\", \"River Wire/ab\"]\n"),
        ["content/articles/b.md\nvia = \"wire\"\n"]
    );
}

/// Issue 17: only outlets that are there were suggested as sources.
#[test]
fn an_agency_in_a_byline_is_suggested_as_an_outlet() {
    let article = |byline: &str, more: &str| {
        format!(
            "+++\ntitle = \"x\"\noutlet = \"herald\"\npublished = 2024-03-05\n\
             byline = [{byline}]\n{more}+++\n\nText.\n"
        )
    };
    let outlets = |files: &[(&str, String)]| -> Vec<String> {
        let herald = ("content/outlets/herald.md", "+++\nname = \"The Herald\"\n+++\n".to_owned());
        let files = files.iter().cloned().chain([herald]);
        let all = suggest(&load(&Memory::new(files)).0).into_iter();
        all.map(|item| format!("{}: {}\n{}", item.path, item.what, item.lines)).collect()
    };
    let a = ("content/articles/a.md", article("\"Ann Moss\", \"dpa/lby\"", ""));
    let b = ("content/articles/b.md", article("\"dpa\"", ""));
    let dpa = ("content/outlets/dpa.md", "+++\nname = \"dpa\"\n+++\n".to_owned());
    assert_eq!(
        outlets(&[a.clone(), b.clone()]),
        [
            "content/outlets/dpa.md: the byline of a, b names the agency “dpa”, which is no outlet yet\n\
          +++\nname = \"dpa\"\n+++\n"
        ]
    );
    let found = outlets(&[a, b.clone(), dpa]);
    assert!(found.len() == 2 && found.iter().all(|it| it.contains("via = \"dpa\"")), "{found:?}");
    let known = ("content/articles/b.md", article("\"dpa\"", "via = \"herald\"\n"));
    assert_eq!(outlets(&[known]), [""; 0]);
}

#[test]
fn a_word_that_is_another_word_is_no_slip() {
    for (name, other) in [("Jonas Wrenn", "Jonas Wren"), ("Jonas Vren", "Jonas Wren")] {
        assert!(is_slip(name, other), "{name}");
    }
    for (name, other) in [
        ("North Kesten", "South Kesten"),
        ("Upper Sell", "Lower Sell"),
        ("Jonas Wren Sr.", "Jonas Wren Jr."),
        ("Harbour West", "Harbour East"),
    ] {
        assert!(!is_slip(name, other), "{name}");
    }
    let found = briefing("The mayor said that Tomas Wren was late.", "Mayor Wren spoke.");
    assert!(found.iter().all(|item| !item.lines.contains("misspelling")), "{found:?}");
}

#[test]
fn shared_passages_are_suggested() {
    let found = briefing(
        "Once more: the bridge over the river will be shut for about three weeks while the \
         second pier is mended by divers.",
        "It is said that the bridge over the river will be shut for nearly three weeks while \
         the second pier is mended, and that is all.",
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].what.contains("`a` and `b` share") && found[0].what.contains("nearly"),
        "{found:?}"
    );
    assert!(found[0].lines.contains("[[b]]"));
}
