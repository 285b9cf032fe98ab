//! What pages say of outlets that do not name an actor, and of figures that are not whole.

use std::collections::BTreeMap;

use crate::support::SiteTest;

/// A briefing in which the Herald names Ada Moss twice, beside a Russian article of the Vestnik.
fn with_russian(article: &str) -> SiteTest {
    SiteTest::small()
        .file("content/outlets/vestnik.md", "+++\nname = \"Vestnik\"\n+++\n")
        .file("content/actors/ada-moss.md", "+++\nname = \"Ada Moss\"\nkind = \"person\"\n+++\n")
        .file(
            "content/articles/english.md",
            "+++\ntitle = \"Open\"\noutlet = \"herald\"\npublished = 2024-03-08\n+++\n\nAda Moss \
             came. Ada Moss went.\n",
        )
        .file(
            "content/articles/russian.md",
            &format!(
                "+++\ntitle = \"Мост\"\noutlet = \"vestnik\"\npublished = 2024-03-08\nlang = \
                 \"ru\"\n+++\n\n{article}\n"
            ),
        )
}

/// Returns the row of a table that begins with `head`; empty if there is none.
fn row<'a>(page: &'a str, head: &str) -> &'a str {
    let rest = page.split_once(&format!("<th scope=\"row\">{head}</th>"));
    rest.map_or("", |(_, rest)| rest.split("</tr>").next().unwrap_or_default())
}

const PAGE: &str = "actors/ada-moss.html";
const UNSEARCHED: &str = "in the script of an article";

/// Returns whether the Vestnik is silent, and whether it was not searched, by the actor's page.
fn vestnik(pages: &BTreeMap<String, String>) -> [bool; 2] {
    ["Never named by", "Not looked for in"].map(|head| row(&pages[PAGE], head).contains("Vestnik"))
}

#[test]
fn an_outlet_in_whose_script_an_actor_has_no_spelling_is_not_silent() {
    let pages = with_russian("Об этом говорила Ада Мосс.").build();
    assert_eq!(vestnik(&pages), [false, true]);
    let page = &pages[PAGE];
    assert!(
        page.contains("named 2+ times in the originals") && page.contains(UNSEARCHED),
        "{page}"
    );
    let index = &pages["actors/index.html"];
    assert!(index.contains("<span class=\"of\">Vestnik</span>–</td>"), "{index}");
    assert!(index.contains("In all</span>2+</td>") && index.contains(UNSEARCHED), "{index}");
}

#[test]
fn check_names_the_actors_and_the_language() {
    let site = with_russian("Об этом говорила Ада Мосс.");
    let line = "hint[no-spelling] content/actors/ada-moss.md:2:8 no name in the script of `ru`, \
                so not found in its articles: `ada-moss`, `jonas-wren`";
    assert_eq!(site.check(), [line]);
    let spelled = [("ada-moss", "Ада Мосс"), ("jonas-wren", "Йонас Рен")];
    let site = spelled.into_iter().fold(site, |site, (id, name)| {
        let alias = format!("kind = \"person\"\naliases = [\"{name}\"]");
        site.edit(&format!("content/actors/{id}.md"), "kind = \"person\"", &alias)
    });
    assert_eq!(site.check().len(), 0);
}

#[test]
fn an_outlet_in_whose_script_an_actor_has_a_spelling_is_silent() {
    let spelled = "kind = \"person\"\naliases = [{ name = \"Ада Мосс\", lang = \"ru\" }]";
    let site = with_russian("Об этом никто не говорил.");
    let pages = site.edit("content/actors/ada-moss.md", "kind = \"person\"", spelled).build();
    assert_eq!(vestnik(&pages), [true, false]);
    let page = &pages[PAGE];
    assert!(page.contains("named 2 times in the originals") && !page.contains(UNSEARCHED));
}

#[test]
fn an_alias_for_another_article_alone_is_no_spelling() {
    let spelled = "kind = \"person\"\naliases = [{ name = \"Ада\", only-in = [\"english\"] }]";
    let site = with_russian("Об этом говорила Ада.");
    let pages = site.edit("content/actors/ada-moss.md", "kind = \"person\"", spelled).build();
    assert_eq!(vestnik(&pages), [false, true]);
}

/// A digest of which no original was measured names the actor, perhaps more often than it shows.
#[test]
fn sums_of_figures_say_that_a_digest_was_not_counted() {
    let digest = "+++\ntitle = \"Short\"\noutlet = \"vestnik\"\npublished = 2024-03-09\ntext = \
                  \"digest\"\n+++\n\nAda Moss came.\n";
    let site = with_russian("Мост.").remove("content/articles/russian.md");
    let pages = site.file("content/articles/digest.md", digest).build();
    let page = &pages[PAGE];
    assert!(page.contains("named 2+ times in the originals"), "{page}");
    assert!(page.contains("1+ article<"), "{page}");
    assert!(
        row(page, "In all").contains("×2</span></span> <span class=\"times\">+</span>"),
        "{page}"
    );

    let alone = with_russian("Мост.")
        .remove("content/articles/russian.md")
        .remove("content/articles/english.md")
        .file("content/articles/digest.md", &digest.replace("came.", "came. Ada Moss went."));
    let pages = alone.build();
    let page = &pages[PAGE];
    assert!(page.contains("<p class=\"meta\"><span>not counted</span></p>"), "{page}");
    let index = &pages["actors/index.html"];
    assert!(index.contains("In all</span>–</td>"), "{index}");
}

#[test]
fn an_outlet_that_names_an_actor_in_a_headline_is_not_silent() {
    let spelled = "kind = \"person\"\naliases = [{ name = \"Ада Мосс\", lang = \"ru\" }]";
    let pages = with_russian("Об этом никто не говорил.")
        .edit("content/actors/ada-moss.md", "kind = \"person\"", spelled)
        .edit("content/articles/russian.md", "Мост", "Ада Мосс закрыла мост")
        .build();
    assert_eq!(vestnik(&pages), [false, false]);
    let page = &pages[PAGE];
    assert!(row(page, "Only in a headline").contains("Vestnik"), "{page}");
    for path in [PAGE, "actors/index.html"] {
        assert!(pages[path].contains("Headlines are not counted."), "{path}");
    }
}

#[test]
fn who_is_named_in_the_same_sentences_is_counted_in_the_texts_here() {
    let others = ["Aal", "Bek", "Cole", "Dorn", "Elm", "Fay", "Gray", "Holt", "Imre", "Jay"];
    let others = others.into_iter().chain(["Kern", "Lund", "Moor", "Nash"]);
    let full = |surname: &str| format!("Ida {surname}");
    let named: Vec<String> = others.clone().map(full).collect();
    let text = format!("Ada Moss met {}. Ada Moss went.", named.join(", "));
    let mut site =
        with_russian("Мост.").edit("content/articles/english.md", "Ada Moss went.", &text);
    for surname in others {
        let actor = format!("+++\nname = \"{}\"\nkind = \"person\"\n+++\n", full(surname));
        site = site.file(&format!("content/actors/{}.md", surname.to_lowercase()), &actor);
    }
    let note = "Counted in the texts shown here";
    let page = &site.build()[PAGE];
    assert!(page.contains("and 2 more</p>") && !page.contains(note), "{page}");
    let digest =
        site.edit("content/articles/english.md", "outlet =", "text = \"digest\"\noutlet =");
    let page = &digest.build()[PAGE];
    assert!(page.contains("and 2 more</p>") && page.contains(note), "{page}");
}
