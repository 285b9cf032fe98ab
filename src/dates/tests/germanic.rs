//! German and Dutch.

use super::assert_marked;

#[test]
fn german() {
    assert_marked("de", GERMAN);
}

#[test]
fn dutch() {
    assert_marked("nl", DUTCH);
}

const GERMAN: &[(&str, &str)] = &[
    ("Zwischen dem [12. und 14. April 2025] fuhr kein Zug.", "2025-04-12/2025-04-14"),
    ("Er kam am [vorletzten Montag] an.", "2025-05-26"),
    ("Seit den [Achtzigerjahren] steht die Mühle leer.", "1980-01-01/1989-12-31"),
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
    ("In der [Nacht zum Samstag] brannte der Speicher.", "2025-05-30/2025-05-31"),
    ("In der [Nacht auf den 3. Mai 2024] fiel Schnee.", "2024-05-02/2024-05-03"),
    ("In der Saison [1914/15] spielte niemand.", "1914-01-01/1915-12-31"),
    ("Im [Winter 1914/15] fror der Fluss zu.", "1914-12-01/1915-02-28"),
    ("Von 2000 Gästen blieben 30 Leute.", ""),
    ("Jeden Montag ist Markt, an einem Freitag nie.", ""),
];

const DUTCH: &[(&str, &str)] = &[
    ("De vuurtoren ging uit op [3 mei 2024].", "2024-05-03"),
    ("Op [1 juni] was de haven dicht.", "2025-06-01"),
    ("De markt duurde van [3 tot 5 mei 2024].", "2024-05-03/2024-05-05"),
    ("De markt was er [3-5 mei].", "2025-05-03/2025-05-05"),
    ("Op [zondag 1 juni] was er mist.", "2025-06-01"),
    ("[Afgelopen maandag] kwam er een schip.", "2025-06-02"),
    ("Het koor zal [volgende vrijdag] zingen.", "2025-06-06"),
    ("De molen brandde [zondag] af.", "2025-06-01"),
    ("De brug zal [donderdag] opengaan.", "2025-06-05"),
    ("[Gisteren] steeg de rivier.", "2025-06-02"),
    ("[Vandaag] opent de markt.", "2025-06-03"),
    ("De trein vertrekt [morgen].", "2025-06-04"),
    ("[Eergisteren] viel er een boom.", "2025-06-01"),
    ("De post komt [overmorgen].", "2025-06-05"),
    ("[Vorige week] sneeuwde het.", "2025-05-26/2025-06-01"),
    ("[Vorige maand] was er geen brood.", "2025-05"),
    ("[Vorig jaar] regende het weinig.", "2024"),
    ("[Dit jaar] is er meer graan.", "2025"),
    ("[Volgend jaar] wordt de toren geverfd.", "2026"),
    ("[Twee jaar geleden] brak de dam.", "2023"),
    ("[Drie weken geleden] kwam het circus.", "2025-05-13"),
    ("[Over twee weken] gaat de weg open.", "2025-06-17"),
    ("De brug sloot in [mei 2023].", "2023-05"),
    ("In [maart] werd het huis verkocht.", "2025-03"),
    ("[Eind april] kwam het licht terug.", "2025-04"),
    ("[Begin 2024] vertrok de burgemeester.", "2024"),
    ("De fabriek sloot in [1998].", "1998"),
    ("In de [jaren negentig] werd hier gedanst.", "1990-01-01/1999-12-31"),
    ("In de [jaren ’90] werd hier gedanst.", "1990-01-01/1999-12-31"),
    ("In [juni van vorig jaar] zonk het.", "2024-06"),
    ("Met [Kerstmis] brandde de schuur.", "2024-12-25"),
    ("De [zomer van 2024] was droog.", "2024-06-01/2024-08-31"),
    ("De termijn eindigt op [31-12-2026].", "2026-12-31"),
    ("De 2000 arbeiders zongen elke maandag.", ""),
];
