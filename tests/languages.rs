//! Sites in the languages that the built-in theme has words in.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use scraper::{Html, Node};

use crate::support::{SiteTest, files_below, project};

/// The languages, with the direction of their script and the words that they share with English,
/// or that are in their pages unchanged.
const LANGUAGES: [(&str, &str, &[&str]); 7] = [
    ("de", "ltr", &["organisation", "position", "website", "wikidata"]),
    ("es", "ltr", &["wikidata"]),
    ("fa", "rtl", &[]),
    ("fr", "ltr", &["article", "articles", "mention", "mentions", "attribution", "omission"]),
    ("ru", "ltr", &[]),
    ("tr", "ltr", &[]),
    ("uk", "ltr", &[]),
];

/// The words of a text that have more than six letters, in small letters.
fn long_words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphabetic());
    words.filter(|word| word.chars().count() > 6).map(str::to_lowercase).collect()
}

/// Returns the long words of a file of words, in its values.
fn words_of(lang: &str) -> BTreeSet<String> {
    let path = project().join(format!("themes/default/i18n/{lang}.toml"));
    let text = fs::read_to_string(path).expect("words");
    let values = text.lines().filter(|line| !line.starts_with('#'));
    let values = values.filter_map(|line| line.split_once(" = ")).map(|(_, value)| value);
    // Placeholders are not words.
    let text = values.collect::<Vec<_>>().join("\n");
    let parts = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    long_words(&parts.collect::<Vec<_>>().join(" "))
}

/// Returns what a page says: its text, and the attributes that browsers show or read aloud.
fn said(html: &str) -> String {
    let page = Html::parse_document(html);
    let mut said = String::new();
    for node in page.tree.nodes() {
        match node.value() {
            Node::Text(text) => said.push_str(text),
            Node::Element(element) => {
                let shown = ["aria-label", "title", "data-voice"];
                shown.iter().filter_map(|name| element.attr(name)).for_each(|value| {
                    said.push('\n');
                    said.push_str(value);
                });
            }
            _ => {}
        }
        said.push('\n');
    }
    said
}

/// Returns the pages of a briefing in a language.
fn pages(site: SiteTest, settings: &str, lang: &str) -> BTreeMap<String, String> {
    let mut pages = site.file("manicule.toml", &format!("{settings}\nlang = \"{lang}\"\n")).build();
    pages.retain(|path, _| path.ends_with(".html"));
    pages
}

/// Asserts that no long English word of the interface is left in a briefing's pages, but those of
/// the briefing itself.
#[track_caller]
fn speaks(lang: &str, shared: &[&str], pages: &BTreeMap<String, String>, content: &str) {
    let mut english = words_of("en");
    for known in long_words(content).iter().chain(&words_of(lang)) {
        english.remove(known);
    }
    for word in shared.iter().chain(&["manicule"]) {
        english.remove(*word);
    }
    for (path, html) in pages {
        let left: Vec<String> = long_words(&said(html)).intersection(&english).cloned().collect();
        assert_eq!(left, Vec::<String>::new(), "{lang}: {path}");
    }
}

#[test]
fn the_smallest_site_has_no_english_words_in_another_language() {
    let content = "Small The Herald Jonas Wren Bridge shut. The bridge at Orrin was closed on \
                   Tuesday, Mayor Jonas Wren said. Repairs take three weeks. The mayor's figure.";
    for (lang, dir, shared) in LANGUAGES {
        let pages = pages(SiteTest::small(), "title = \"Small\"", lang);
        let tag = format!("<html lang=\"{lang}\" dir=\"{dir}\">");
        assert!(pages["index.html"].contains(&tag), "{}", pages["index.html"]);
        speaks(lang, shared, &pages, content);
    }
}

#[test]
fn a_site_with_everything_has_no_english_words_in_another_language() {
    let root = project().join("tests/sites/everything");
    let texts = files_below(&root.join("content")).into_values();
    let content: Vec<String> =
        texts.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect();
    let settings = "title = \"All of it\"\nauthors = [\"A. Editor\"]";
    for (lang, _, shared) in LANGUAGES {
        let pages = pages(SiteTest::from_dir(&root), settings, lang);
        speaks(lang, shared, &pages, &content.join("\n"));
    }
}

#[test]
fn lists_by_name_are_in_the_alphabet_of_the_language() {
    let outlets = ["Яр", "Їжак", "Жайвір", "Ґедзь", "Є", "Гай", "Іва"];
    let mut site = SiteTest::small();
    for (number, name) in outlets.iter().enumerate() {
        let file = format!("content/outlets/o-{number}.md");
        site = site.file(&file, &format!("+++\nname = \"{name}\"\n+++\n"));
    }
    let page = &pages(site, "title = \"Small\"", "uk")["outlets/index.html"];
    let mut places: Vec<(usize, &str)> = outlets
        .iter()
        .map(|name| (page.find(&format!(">{name}</a>")).expect("its entry"), *name))
        .collect();
    places.sort_unstable();
    let order: Vec<&str> = places.into_iter().map(|(_, name)| name).collect();
    assert_eq!(order, ["Гай", "Ґедзь", "Є", "Жайвір", "Іва", "Їжак", "Яр"]);
}

#[test]
fn a_template_counts_with_words_of_its_own() {
    let template = "{% extends \"base.html\" %}{% block main %}{{ 22 | count(of=\"boats\") }}, \
                    {{ 1234567 | number }}, {{ ui.sent | fill(name=\"<b>\") }}{% endblock %}";
    let site = SiteTest::small()
        .file("themes/default/templates/404.html", template)
        .file("themes/default/i18n/en.toml", "boats_other = \"{n} boats\"\nsent = \"by {name}\"")
        .file("themes/default/i18n/ru.toml", "boats_few = \"{n} лодки\"\nsent = \"{name} & Co\"");
    let page = pages(site, "title = \"Small\"", "ru").remove("404.html").expect("a page");
    assert!(page.contains("22 лодки, 1\u{a0}234\u{a0}567, &lt;b&gt; &amp; Co"), "{page}");
}

#[test]
fn a_template_that_counts_without_words_says_so() {
    let template = "{% extends \"base.html\" %}{% block main %}{{ 2 | count(of=\"boats\") }}\
                    {% endblock %}";
    let site = SiteTest::small().file("themes/default/theme.toml", "views = 2\n");
    let faults = site.file("themes/default/templates/404.html", template).check();
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert!(faults[0].contains("there are no words `boats_other`"), "{faults:#?}");
}

/// Builds the briefing in five languages in the built-in theme, with pages in `lang`.
fn five_languages(lang: &str) -> BTreeMap<String, String> {
    let root = project().join("tests/sites/five-languages");
    let site = SiteTest::from_dir(&root).edit("manicule.toml", "theme = \"plain\"\n", "");
    site.edit("manicule.toml", "lang = \"en\"", &format!("lang = \"{lang}\"")).build()
}

#[track_caller]
fn has(pages: &BTreeMap<String, String>, expected: &[(&str, &str)]) {
    for (path, part) in expected {
        assert!(pages[*path].contains(part), "{path} lacks {part}\n{}", pages[*path]);
    }
}

#[test]
fn words_that_run_against_their_page_have_their_language_and_direction() {
    let value = "<span lang=\"fa\" dir=\"rtl\"><q>۴۱ قایق</q></span>";
    has(
        &five_languages("en"),
        &[
            ("index.html", value),
            ("index.html", "<span lang=\"fa\" dir=\"rtl\">پاییز ۲۰۲۲</span>"),
            ("claims/boats.html", value),
            ("articles/daricheh.html", value),
            ("articles/daricheh.html", "<h1 lang=\"fa\" dir=\"rtl\">"),
            ("articles/daricheh.html", "<title>\u{2068}دریچهٔ آب‌بند برن شکست\u{2069} · "),
            ("articles/daricheh.html", "dir=\"rtl\"><q>۴۱ قایق پشت آن مانده‌اند</q></a>"),
            ("articles/daricheh.html", "\u{2068}نرگس مهران\u{2069}. (2024, May 16). \u{2068}"),
            // Beside a text that runs against the page, notes have the page's direction.
            ("articles/daricheh.html", "<div class=\"notes text-notes\" lang=\"en\" dir=\"ltr\">"),
            (
                "articles/schleuse.html",
                "<span lang=\"fa\" dir=\"rtl\">دریچهٔ آب‌بند برن شکست</span></a>",
            ),
            ("articles/index.html", "lang=\"fa\" dir=\"rtl\"><a href=\"daricheh.html\">"),
            ("actors/marta-kolin.html", "<i dir=\"auto\">مارتا کولین</i>"),
            ("actors/marta-kolin.html", "<span lang=\"fa\" dir=\"rtl\">مارتا کولین</span>"),
        ],
    );
    has(
        &five_languages("fa"),
        &[
            (
                "articles/lock.html",
                "<title>\u{2068}Forty boats wait as the lock at Brenn stays closed\u{2069}",
            ),
            ("articles/lock.html", "<h1 lang=\"en\" dir=\"ltr\">"),
            ("articles/lock.html", "<span lang=\"en\" dir=\"ltr\"><q>Forty boats</q></span>"),
            ("articles/lock.html", "<div class=\"notes text-notes\" lang=\"fa\" dir=\"rtl\">"),
            ("claims/boats.html", "<span lang=\"uk\" dir=\"ltr\"><q>32 човни</q></span>"),
            // In a page of its own direction nothing needs one.
            ("articles/daricheh.html", "<title>دریچهٔ آب‌بند برن شکست · "),
        ],
    );
}

#[test]
fn a_translation_and_its_original_lead_to_each_other() {
    has(
        &five_languages("en"),
        &[
            (
                "articles/in-english.html",
                "Translation of: <a href=\"daricheh.html\" lang=\"fa\" dir=\"rtl\">",
            ),
            ("articles/daricheh.html", "Translation: <a href=\"in-english.html\">"),
            // The words of an original: in the language of the text that is translated, or as the
            // article says.
            ("articles/in-english.html", "<span lang=\"fa\" dir=\"rtl\"><q>۴۱ قایق</q></span></p>"),
            (
                "articles/zaslinka.html",
                "<span lang=\"uk\" dir=\"ltr\"><q>завдовжки з долоню</q></span></p>",
            ),
            ("articles/shliuz.html", "<p class=\"translated\">thirty-two boats</p>"),
            ("outlets/porih.html", "<p class=\"translated\">thirty-two boats</p>"),
        ],
    );
}
