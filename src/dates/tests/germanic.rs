//! German and Dutch.

use super::assert_marked;

#[test]
fn german() {
    assert_marked("de", GERMAN);
}

const GERMAN: &[(&str, &str)] = &[
    ("Der Rat tagte am [3. Mai 2024] im Rathaus.", "2024-05-03"),
    ("Am [1. Juni] wurde die Brücke gesperrt.", "2025-06-01"),
    ("Sie kam am [Sonntag, dem 1. Juni 2025], zurück.", "2025-06-01"),
    ("Am [Samstag, 31. Mai], brannte der Speicher.", "2025-05-31"),
    ("Das Fest dauerte vom [3. bis 5. Mai 2024].", "2024-05-03/2024-05-05"),
    ("Der Markt war vom [3.–5. Mai] offen.", "2025-05-03/2025-05-05"),
    ("Der Turm wurde im [Mai 2023] verkauft.", "2023-05"),
    ("Im [März] schloss die Mühle.", "2025-03"),
    ("Der Pegel stieg [Ende April] noch einmal.", "2025-04"),
    ("[Anfang 2024] zog das Amt um.", "2024"),
    ("Im [Juni des vergangenen Jahres] fiel der Zaun.", "2024-06"),
    ("Das Haus brannte im [Jahr 1912] ab.", "1912"),
    ("Seit [1998] steht der Kran still.", "1998"),
    ("In den [1990er Jahren] fuhr hier eine Bahn.", "1990-01-01/1999-12-31"),
    ("In den [neunziger Jahren] war die Werft groß.", "1990-01-01/1999-12-31"),
    ("[Gestern] sank ein Kahn.", "2025-06-02"),
    ("[Heute früh] kam ein Zug.", "2025-06-03"),
    ("[Vorgestern] fiel das Licht aus.", "2025-06-01"),
    ("Der Bote kommt [übermorgen].", "2025-06-05"),
    ("Die Wahl wurde am [Montag] gezählt.", "2025-06-02"),
    ("Am [vergangenen Freitag] traf sich der Verein.", "2025-05-30"),
    ("Der Chor wird [nächsten Sonntag] singen.", "2025-06-08"),
    ("Am [Donnerstag] wird gewählt.", "2025-06-05"),
    ("[Letzte Woche] lag Eis auf dem See.", "2025-05-26/2025-06-01"),
    ("[Nächsten Monat] öffnet das Bad.", "2025-07"),
    ("[Heuer] gibt es wenig Wein.", "2025"),
    ("Das [vorige Jahr] war trocken.", "2024"),
    ("[Vor zwei Wochen] riss das Seil.", "2025-05-20"),
    ("[Vor einem Jahr] stand hier ein Baum.", "2024"),
    ("[Dieses Jahr] fehlt das Geld.", "2025"),
    ("Im [Sommer 2024] war der Fluss leer.", "2024-06-01/2024-08-31"),
    ("Der Vertrag endet am [31.12.2026].", "2026-12-31"),
    ("Sie feiern am [Karfreitag 2026].", "2026-04-03"),
    ("Am [ersten Montag im Mai 2024] war Markt.", "2024-05-06"),
    ("Von 2000 Gästen blieben 30 Leute.", ""),
    ("Jeden Montag ist Markt, an einem Freitag nie.", ""),
];
