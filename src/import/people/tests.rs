use super::*;

fn names(line: &str) -> Vec<String> {
    byline(line).unwrap_or_default()
}

fn marked(text: &str) -> Credits {
    credits(text, true, &SiteNames::new(["The Weir Gazette"], ["https://www.weir-bote.example/a"]))
}

#[test]
fn names_are_taken_as_printed() {
    assert_eq!(names("By Ada Moss"), ["Ada Moss"]);
    assert_eq!(names("By Una Fell and Rolf Stane in Kesten"), ["Una Fell", "Rolf Stane"]);
    assert_eq!(names("by Tomas Reh May 12, 2022 4:17 PM 3 min read"), ["Tomas Reh"]);
    assert_eq!(names("VON ADA MOSS"), ["ADA MOSS"]);
    assert_eq!(names("Por Ana de Moss y Rolf Stane"), ["Ana de Moss", "Rolf Stane"]);
    assert_eq!(names("От Анны Мосс"), ["Анны Мосс"]);
    assert_eq!(names("Автор: Анна Мосс"), ["Анна Мосс"]);
    assert_eq!(names("Door Ada Moss"), ["Ada Moss"]);
    assert_eq!(names("By Theresa May"), ["Theresa May"]);
    assert_eq!(names("By Theresa May May 5, 2024"), ["Theresa May"]);
    assert_eq!(names("Di Ada Moss e Rolf Stane"), ["Ada Moss", "Rolf Stane"]);
    assert_eq!(names("Av Ada Moss och Rolf Stane"), ["Ada Moss", "Rolf Stane"]);
    assert_eq!(names("5 March 2024 by Ada Moss"), ["Ada Moss"]);
    assert_eq!(names("Veröffentlicht am 05.03.2024 von Ada Moss | 3"), ["Ada Moss"]);
    assert_eq!(names("Eine Analyse von Ada Moss"), ["Ada Moss"]);
    assert_eq!(names("The 5 bridges by Ada Moss"), Vec::<String>::new());
    assert_eq!(names("By our own correspondent"), Vec::<String>::new());
    assert_eq!(names("The bridge"), Vec::<String>::new());
    assert_eq!(names("Ada Moss"), Vec::<String>::new());
}

#[test]
fn small_words_are_within_names() {
    for (line, expected) in [
        ("By Una van der Weir and Omar bin Reh", &["Una van der Weir", "Omar bin Reh"][..]),
        ("Von Rolf von und zu Stein und Ada Moss", &["Rolf von und zu Stein", "Ada Moss"]),
        ("Por Ana Ortega y Sol", &["Ana Ortega y Sol"]),
        ("Por Ana Sol y Rolf Reh", &["Ana Sol", "Rolf Reh"]),
        ("Par Inès de la Tour et Zoé d'Aubin", &["Inès de la Tour", "Zoé d'Aubin"]),
        ("By Sami al-Reh", &["Sami al-Reh"]),
        ("Por Rui dos Montes e Ana da Serra", &["Rui dos Montes", "Ana da Serra"]),
        ("Door Piet ter Weir", &["Piet ter Weir"]),
    ] {
        assert_eq!(names(line), expected, "{line}");
    }
}

#[test]
fn roles_outlets_and_places_are_no_names() {
    for (line, expected) in [
        ("By Una Fell, The Weir Gazette", "Una Fell"),
        ("By Una Fell Political correspondent", "Una Fell"),
        ("By Una Fell, Kesten", "Una Fell"),
        ("By Rolf Stane, Jr.", "Rolf Stane, Jr."),
        ("By Una Fell, Senior Reporter", "Una Fell"),
        ("By Una Fell, Chief Political Correspondent", "Una Fell"),
        ("Von Weir-Korrespondentin Una Fell", "Una Fell"),
        ("By Una Fell, Weir Daily News", "Una Fell"),
        ("By Una Fell For The Weir On Sunday", "Una Fell"),
        ("By Una Fell/WB", "Una Fell"),
    ] {
        assert_eq!(names(line), [expected], "{line}");
    }
}

#[test]
fn each_of_several_authors_may_have_a_place() {
    for (line, expected) in [
        ("By Una Fell in Kesten and Rolf Stane in Weir", &["Una Fell", "Rolf Stane"][..]),
        (
            "By Una Fell in Kesten, Ada Moss at the weir and Rolf Stane",
            &["Una Fell", "Ada Moss", "Rolf Stane"],
        ),
        ("Von Una Fell in Kesten und Rolf Stane in Weir", &["Una Fell", "Rolf Stane"]),
        ("Par Una Fell à Kesten et Rolf Stane à Weir", &["Una Fell", "Rolf Stane"]),
        ("By Una Fell in Port Weir", &["Una Fell"]),
    ] {
        assert_eq!(names(line), expected, "{line}");
    }
}

#[test]
fn accounts_sites_and_groups_are_passed_over() {
    for name in [
        "admin",
        "webmaster",
        "Editor",
        "Redaktion",
        "user7",
        "weir-bote.example",
        "Weir-Bote",
        "Weir Gazette",
        "mail@weir.example",
        "wordpressadmin",
        "Staff Writer",
        "Staff",
        "Newsroom",
        "La Redacción",
        "Редакция",
        "Equipe Editorial",
        "Weir Media GmbH",
        "ada_moss",
    ] {
        assert_eq!(marked(name).names, Vec::<String>::new(), "{name}");
    }
    assert_eq!(marked("admin").passed, ["admin"]);
}

#[test]
fn agencies_are_not_authors() {
    let read = |text| (marked(text).names, marked(text).agencies);
    let none = Vec::<String>::new();
    assert_eq!(read("Reuters"), (none.clone(), vec!["Reuters".to_owned()]));
    assert_eq!(read("dpa/lby"), (none.clone(), vec!["dpa/lby".to_owned()]));
    assert_eq!(read("AFP"), (none.clone(), vec!["AFP".to_owned()]));
    let (names, agencies) = read("Una Fell with Post wires");
    assert_eq!((names, agencies), (vec!["Una Fell".to_owned()], vec!["Post wires".to_owned()]));
    assert_eq!(read("Una Fell, AP"), (vec!["Una Fell".to_owned()], vec!["AP".to_owned()]));
}

#[test]
fn a_marked_text_needs_no_opener() {
    for (text, expected) in [
        ("Una Fell", &["Una Fell"][..]),
        ("Tine", &["Tine"]),
        ("LD", &["LD"]),
        ("tine", &[]),
        ("Una fell", &["Una fell"]),
        ("More from the desk", &[]),
        ("Ria Reh", &["Ria Reh"]),
        ("View all posts by Una Fell", &["Una Fell"]),
        ("Veröffentlicht am", &[]),
        ("By\nUna Fell\n@unafell", &["Una Fell"]),
        ("Una Fell\n5 March 2024", &["Una Fell"]),
        ("Una Fell\nDo 9 Apr 2020", &["Una Fell"]),
        ("Una Fell\n,\nRolf Stane", &["Una Fell", "Rolf Stane"]),
        ("von\nUna Fell\nund\nRolf Stane", &["Una Fell", "Rolf Stane"]),
        ("Una Fell\nThe Weir Gazette", &["Una Fell"]),
        ("Una Fell\n+ FOLLOW\nPublished: 10:00", &["Una Fell"]),
        ("Photo: Rolf Stane", &[]),
        ("王小明", &["王小明"]),
    ] {
        assert_eq!(marked(text).names, expected, "{text}");
    }
}

#[test]
fn a_marked_name_may_have_its_surname_first() {
    for (text, expected) in [
        ("Fell, Una", &["Una Fell"][..]),
        ("FELL, Una Mary", &["Una Mary FELL"]),
        ("Fell, U.", &["U. Fell"]),
        ("van der Weir, Una", &["Una van der Weir"]),
        ("Fell, Una; Stane, Rolf", &["Una Fell", "Rolf Stane"]),
        ("Fell, Una and Stane, Rolf", &["Una Fell", "Rolf Stane"]),
        ("Fell, Una / Stane, Rolf", &["Una Fell", "Rolf Stane"]),
        ("Von: Fell, Una", &["Una Fell"]),
        ("Мосс, Анна", &["Анна Мосс"]),
        // Two persons, or something else behind one.
        ("Una Fell, Rolf Stane", &["Una Fell", "Rolf Stane"]),
        ("Stane, Jr.", &["Stane, Jr."]),
        ("Fell, Reporter", &["Fell"]),
        ("Fell, AFP", &["Fell"]),
        ("UF, RS", &[]),
    ] {
        assert_eq!(marked(text).names, expected, "{text}");
    }
    assert!(names("By Fell, Kesten").is_empty(), "an unmarked line may have a place");
}

#[test]
fn chinese_and_korean_lines_name_several_authors() {
    for (text, expected) in [
        ("王小明、李大同", &["王小明", "李大同"][..]),
        ("王小明 李大同", &["王小明", "李大同"]),
        ("记者 王小明，李同", &["王小明", "李同"]),
        ("记者王小明和李大同", &["王小明", "李大同"]),
        ("記者：歐陽小明、陳同", &["歐陽小明", "陳同"]),
        ("新华社记者 王小明 李大同", &["王小明", "李大同"]),
        ("文/王小明 图/李大同", &["王小明"]),
        ("本报记者 王小明 实习生 李大同", &["王小明", "李大同"]),
        ("記者王小明、李大同／台北報導", &["王小明", "李大同"]),
        ("글·사진 김하늘·이바다 기자", &["김하늘", "이바다"]),
        ("사진 김하늘·이바다 기자", &[]),
        ("김하늘·이바다 기자", &["김하늘", "이바다"]),
        ("김하늘, 이바다 기자 sea@weir.example", &["김하늘", "이바다"]),
        ("(서울=연합뉴스) 김하늘 이바다 기자", &["김하늘", "이바다"]),
        ("김 하늘 기자", &["김하늘"]),
        ("남궁하늘·이바다 특파원", &["남궁하늘", "이바다"]),
    ] {
        assert_eq!(marked(text).names, expected, "{text}");
    }
    for (line, expected) in [
        ("记者 王小明 李大同", &["王小明", "李大同"][..]),
        ("文／王小明、李大同", &["王小明", "李大同"]),
        ("김하늘·이바다 기자", &["김하늘", "이바다"]),
        ("이바다 특파원", &["이바다"]),
        // Other lines, and places.
        ("王小明、李大同", &[]),
        ("记者从有关部门获悉", &[]),
        ("서울 부산 기자", &[]),
        ("김하늘 시장", &[]),
    ] {
        assert_eq!(names(line), expected, "{line}");
    }
    // A Japanese name has a space within it.
    assert_eq!(marked("山田 太郎").names, ["山田 太郎"]);
}
