use super::*;

fn stated(text: &str) -> String {
    match read_line(text, None) {
        Some(Stated::Certain(found, _)) => match found.time {
            Some((time, offset)) => {
                format!("{} {} {offset}", found.date, time.strftime("%H:%M"))
            }
            None => found.date.to_string(),
        },
        Some(Stated::Doubtful(_)) => "doubtful".to_owned(),
        None => "none".to_owned(),
    }
}

#[test]
fn lines_of_dates_are_known() {
    for line in [
        "5 March 2024, 6.30pm",
        "Thu 22 Aug 2024 11.00",
        "Stand: 19.06.2024, 21:04 Uhr",
        "Publié le 24 janvier 2024 à 19h42, modifié le 25 janvier 2024 à 08h10",
        "12 октября 2023, 14:20",
        "Staff Reporter | September 30, 2021 | Updated 12:31 PM",
        "25 minutes ago",
        "12:47 AM",
        "Monday 2 June 2025",
    ] {
        assert!(is_date_line(line), "{line}");
    }
    for line in [
        "The bridge was closed on 5 March 2024 after an engineer found a crack.",
        "Ten bridges that need repair",
        "May we come in at 5?",
        "COPPER 7,612.50 -2.31%",
        "The 40 men of March",
        "Orrin 2-3 Kesten: late goals sink hosts",
        "15.10: Hospital moves patients",
    ] {
        assert!(!is_date_line(line), "{line}");
    }
}

#[test]
fn lines_of_dates_are_read() {
    assert_eq!(stated("5 March 2024, 6.30pm"), "2024-03-05");
    assert_eq!(stated("Published 08:05 BST, 18 October 2023"), "2023-10-18 08:05 +01");
    assert_eq!(stated("Sant, 3 de agosto de 2022 - 10:15 h"), "2022-08-03");
    assert_eq!(stated("Publié le 24 janvier 2024 à 19h42"), "2024-01-24");
    assert_eq!(stated("12 октября 2023, 14:20"), "2023-10-12");
    assert_eq!(stated("04/02/2024 09:14"), "doubtful");
    assert_eq!(stated("24/02/2024"), "2024-02-24");
    assert_eq!(stated("28 JAN, 15:07"), "none");
}

#[test]
fn a_paragraph_may_begin_with_its_day() {
    for (text, head) in [
        ("12.04.2023 – The weir has broken.", "12.04.2023"),
        ("(12. April 2023) Das Wehr ist gebrochen.", "12. April 2023"),
        ("Kesten, 12 April 2023 — The weir has broken.", "Kesten, 12 April 2023"),
        ("Bericht vom 12. April 2023 | Kesten – Das Wehr brach.", "Bericht vom 12. April 2023"),
    ] {
        assert_eq!(dateline(text), Some(head), "{text}");
    }
    for text in [
        "On 12 April 2023 the weir broke.",
        "On 12 April 2023 - a Wednesday - the weir broke.",
        "The weir that was built in May 1904: A short history",
        "From 12 April 2023 to 14 April 2023: The days of the flood",
        "5 – The number of gates",
        "",
    ] {
        assert_eq!(dateline(text), None, "{text}");
    }
}

#[test]
fn the_end_of_a_period_is_no_day() {
    for text in ["Week of 14. - 20. January 2022", "14. – 20. January 2022"] {
        assert_eq!(stated(text), "none", "{text}");
    }
    for text in ["20 January 2022", "Kesten - 20 January 2022"] {
        assert_eq!(stated(text), "2022-01-20", "{text}");
    }
}

#[test]
fn the_day_of_a_change_is_not_that_of_publication() {
    for line in [
        "Updated 6 May 2024, first published 4 May 2024",
        "First published 4 May 2024, updated 6 May 2024",
        "4 May 2024, updated 6 May 2024",
        "Published 4 May 2024 | Last modified on 6 May 2024",
        "Aktualisiert: 06.05.2024, veröffentlicht: 04.05.2024",
        "Mis à jour le 6 mai 2024, publié le 4 mai 2024",
        "Обновлено 6 мая 2024, опубликовано 4 мая 2024",
        "Actualizado el 6 de mayo de 2024. Publicado el 4 de mayo de 2024",
        "Founded 1 May 1994 | 4 May 2024",
        "May 6, 2024 (Updated) May 4, 2024 (Published)",
        "Stand: 06.05.2024, 10:00 Uhr – Erstveröffentlichung: 04.05.2024",
        "Cập nhật 16/05/2024, đăng ngày 2024-05-04",
        "更新时间：2024-05-06 10:00 发布时间：2024-05-04 10:00",
        "更新于2024年5月6日，发布于2024年5月4日",
        "公開日: 2024/05/04 更新日: 2024/05/06",
        "최종수정 2024.05.06. 10:00 입력 2024.05.04. 10:00",
        "Ažurirano 6.5.2024., objavljeno 4.5.2024.",
        "Aktualizované 06.05.2024, zverejnené 04.05.2024",
    ] {
        assert_eq!(stated(line), "2024-05-04", "{line}");
    }
    for line in [
        "Updated 6 May 2024",
        "Last modified on 6 May 2024",
        "Amended on 6 May 2024, 10:15 GMT",
        "Zuletzt aktualisiert am 6. Mai 2024",
        "Mis à jour le 6 mai 2024",
        "Обновлено 6 мая 2024",
        "Actualizado el 6 de mayo de 2024",
        "16 May 2024 (updated)",
        "As of 16 May 2024",
        "Stand: 16.05.2024",
        "최종수정 2024.05.16",
        "업데이트 2024.05.16",
        "更新日: 2024/05/16",
        "最后更新 2024-05-16",
        "修改时间 2024-05-16",
        "Cập nhật: 16/05/2024",
        "Последнее обновление: 16.05.2024",
        "Alterado em 16/05/2024",
        "Zmieniono 16.05.2024",
        "Poslednja izmena 16.05.2024",
        "Actualitzat el 16/05/2024",
        "Atnaujinta 2024-05-16",
        "Atjaunots 16.05.2024",
        "Zmenené 16.05.2024",
    ] {
        assert_eq!(stated(line), "doubtful", "{line}");
    }
    for line in ["Event date: 6 May 2024", "Founded 6 May 1994", "Gegründet am 6. Mai 1994"] {
        assert_eq!(stated(line), "none", "{line}");
    }
}

#[test]
fn the_order_of_day_and_month_is_that_of_the_language() {
    let read = |lang: &str| match read_line("04/02/2024 09:14", day_first(lang)) {
        Some(Stated::Certain(found, _)) => found.date.to_string(),
        _ => "doubtful".to_owned(),
    };
    assert_eq!(read("en-US"), "2024-04-02");
    assert_eq!(read("en-GB"), "2024-02-04");
    assert_eq!(read("es"), "2024-02-04");
    assert_eq!(read("en"), "doubtful");
}

#[test]
fn a_shown_day_gives_the_offset_of_the_outlet() {
    let (utc, _) = read_timestamp("2024-05-05T02:05:10Z").expect("an instant");
    let local = with_shown_day(utc, "Posted May 4, 9:05 PM").expect("a day");
    let (time, offset) = local.time.expect("a time");
    assert_eq!(format!("{} {time} {offset}", local.date), "2024-05-04 21:05:10 -05");
    let local = with_shown_day(utc, "Posted May 4").expect("a day");
    assert_eq!((local.date.to_string(), local.time), ("2024-05-04".to_owned(), None));
    assert_eq!(with_shown_day(utc, "Posted May 5, 4:05 AM"), None);
    assert_eq!(with_shown_day(utc, "Posted May 1, 4:05 AM"), None);
}
