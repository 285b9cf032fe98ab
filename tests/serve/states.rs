//! What is shown after edits, in memory: the same as after a fresh start; with faults, what there
//! was before.

use std::collections::BTreeMap;
use std::sync::Arc;

use manicule::build::build;
use manicule::diag::Diagnostic;
use manicule::fingerprint::Fingerprint;
use manicule::resolve::Options;
use manicule::serve::{Files, Resource, ServedSite, Updater, script};
use manicule::source::{FileSystem as _, Memory};
use proptest::prelude::*;

use crate::again::{apply, briefing, edit, text};

/// A briefing in memory that is being shown.
struct Desk {
    files: Arc<Memory>,
    updater: Updater,
}

impl Desk {
    fn new(files: Memory) -> Self {
        let files = Arc::new(files);
        let updater = Updater::open(Arc::clone(&files) as Files, Options::default());
        Self { files, updater }
    }

    /// Makes a file hold a text, or removes it where that is empty.
    fn save(&mut self, path: &str, text: &str) -> bool {
        apply(&self.files, (path, text));
        self.updater.update(&[path.to_owned()]).is_some()
    }

    /// Makes a file hold something else in place of words that stand in it.
    fn edit(&mut self, path: &str, from: &str, to: &str) {
        let before = String::from_utf8(self.files.read(path).expect(path)).expect("a text");
        assert!(before.contains(from), "{before}");
        assert!(self.save(path, &before.replace(from, to)));
    }

    fn page(&self, path: &str) -> String {
        match self.updater.state().find(path) {
            Resource::Page(bytes, _) | Resource::Nothing(bytes) => text(&bytes),
            other => panic!("{path}: {other:?}"),
        }
    }
}

/// Returns what is at every path, pages without the script's tag.
fn all(state: &ServedSite, files: &Memory) -> BTreeMap<String, Vec<u8>> {
    let bytes = |path: &str| match state.find(path) {
        Resource::Page(bytes, key) => {
            assert_eq!(state.key(path), Some(key), "{path}");
            without_script(&text(&bytes), key).into_bytes()
        }
        Resource::File(bytes) | Resource::Made(bytes, _) => bytes,
        Resource::Copied(path) => files.read(&path).expect("a file to copy"),
        other => panic!("{path}: {other:?}"),
    };
    state.paths().map(|path| (path.to_owned(), bytes(path))).collect()
}

/// Returns a page without the script's tag, which must be there once.
fn without_script(page: &str, key: Fingerprint) -> String {
    let tag = script(key);
    assert_eq!(page.matches(&tag).count(), 1, "{page}");
    page.replace(&tag, "")
}

fn built(files: &Memory) -> Option<BTreeMap<String, Vec<u8>>> {
    let out = Memory::default();
    let written = build(files, &out, Options::default(), &|_, _| {}).written;
    let mut files = out.files();
    files.retain(|path, _| !path.starts_with('.'));
    written.and_then(Result::ok).map(|_| files)
}

fn says(list: &[Diagnostic], state: &ServedSite) -> Vec<String> {
    list.iter().map(|item| state.text(item, "", false)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn after_any_edits_every_path_has_what_build_writes(
        steps in prop::collection::vec(prop::collection::vec(edit(), 1..4), 1..7),
    ) {
        let mut desk = Desk::new(briefing());
        let mut keys = BTreeMap::new();
        for edits in steps {
            let paths: Vec<String> = edits.iter().map(|(path, _)| (*path).to_owned()).collect();
            edits.into_iter().for_each(|edit| apply(&desk.files, edit));
            desk.updater.update(&paths);
            let state = desk.updater.state();
            match built(&desk.files) {
                Some(built) => {
                    let shown = all(state, &desk.files);
                    prop_assert!(shown.keys().eq(built.keys()));
                    for (path, bytes) in &built {
                        prop_assert_eq!(text(&shown[path]), text(bytes), "{}", path);
                        // What has the key it had is what it was.
                        if let Some(key) = state.key(path) {
                            let before = keys.insert((path.clone(), key), bytes.clone());
                            prop_assert!(before.is_none_or(|before| before == *bytes), "{}", path);
                        }
                    }
                }
                None => {
                    let fresh = Updater::open(Arc::clone(&desk.files) as Files, Options::default());
                    let fresh = fresh.state();
                    prop_assert_eq!(says(state.faults(), state), says(fresh.faults(), fresh));
                    for path in state.paths() {
                        let Resource::Page(bytes, key) = state.find(path) else { continue };
                        prop_assert_eq!(state.key(path), Some(key));
                        prop_assert!(text(&bytes).contains("id=\"manicule-panel\""), "{}", path);
                    }
                }
            }
        }
    }
}

const NOTES: &str = "content/articles/one.notes.md";

#[test]
fn a_file_with_a_fault_leaves_its_page_as_it_was_under_a_panel() {
    let mut desk = Desk::new(briefing());
    let before = desk.page("articles/one.html");
    assert!(before.contains("It names") && !before.contains("manicule-panel"));
    desk.edit(NOTES, "kind: number", "kind: numbr");
    let page = desk.page("articles/one.html");
    assert!(page.contains("It names"), "{page}");
    for words in [
        "id=\"manicule-panel\"",
        "1 fault keeps the site from being built",
        "content/articles/one.notes.md:5:7",
        "<span class=\"line\">5</span> kind: <mark>numbr</mark>",
        "did you mean `number`?",
    ] {
        assert!(page.contains(words), "no {words} in {page}");
    }
    // Other pages have the panel too, and follow their own files.
    desk.edit("content/articles/two.md", "met.", "met again.");
    let other = desk.page("articles/two.html");
    assert!(other.contains("met again.") && other.contains("manicule-panel"));
    desk.edit(NOTES, "numbr", "number");
    assert_eq!(desk.page("articles/one.html"), before);
}

#[test]
fn an_article_that_cannot_be_read_keeps_its_page_and_its_place_in_the_indexes() {
    let mut desk = Desk::new(briefing());
    let before = desk.page("articles/index.html");
    desk.edit("content/articles/one.md", "outlet =", "outlet");
    assert!(desk.page("articles/one.html").contains("great fleet"));
    assert!(desk.page("articles/index.html").contains("href=\"../articles/one.html\""));
    assert!(desk.page("articles/index.html").contains("content/articles/one.md:3:"));
    desk.edit("content/articles/one.md", "outlet", "outlet =");
    assert_eq!(desk.page("articles/index.html"), before);
}

#[test]
fn a_template_with_a_fault_leaves_all_pages_in_the_theme_before() {
    const TEMPLATE: &str = "themes/default/templates/actor.html";
    let mut desk = Desk::new(briefing());
    let before = desk.page("actors/ann.html");
    for broken in ["{% if %}", "{{ no_such_field }}"] {
        assert!(desk.save(TEMPLATE, broken));
        let page = desk.page("actors/ann.html");
        assert!(page.contains("manicule-panel") && page.contains("Ann Lee"), "{page}");
        // What the content says goes on.
        desk.edit("content/articles/one.md", "great fleet", "small fleet");
        assert!(desk.page("articles/one.html").contains("small fleet"));
        desk.edit("content/articles/one.md", "small fleet", "great fleet");
        assert!(desk.save(TEMPLATE, ""));
        assert_eq!(desk.page("actors/ann.html"), before);
    }
}

#[test]
fn a_note_whose_words_were_not_found_is_listed_after_the_article() {
    let mut desk = Desk::new(briefing());
    desk.edit("content/articles/one.md", "great fleet", "grand fleet");
    let page = desk.page("articles/one.html");
    let (article, after) = page.split_once("</article>").expect("an article");
    assert!(article.contains("grand fleet"), "the article is as its file says: {page}");
    assert!(!article.contains("It names"), "the note is not on the whole article: {page}");
    assert!(
        after.contains("id=\"manicule-anchor-errors\"") && after.contains("It names"),
        "{page}"
    );
    assert!(after.contains("id=\"n-n\"") && after.contains("&gt; great fleet"), "{page}");
    // The proposal.
    let (listed, _) = after.split_once("</section>").expect("the list of notes");
    assert!(listed.contains("\n&gt; grand fleet</p>"), "{listed}");
    desk.edit("content/articles/one.md", "grand fleet", "great fleet");
    let page = desk.page("articles/one.html");
    assert!(page.contains("It names") && !page.contains("manicule-"), "{page}");
}

const BASE: &str = "themes/default/templates/base.html";

/// Returns the base template of the built-in theme, changed.
fn base(from: &str, to: &str) -> String {
    let path = crate::support::project().join(BASE);
    let text = std::fs::read_to_string(path).expect("the base template");
    assert!(text.contains(from), "{text}");
    text.replace(from, to)
}

/// Serves the article `one` in a theme with this base template, and returns its page: as built, as
/// served, and the fingerprint in between.
fn served_with_base(template: &str) -> (String, String, Fingerprint) {
    let mut desk = Desk::new(briefing());
    assert!(desk.save(BASE, template));
    let path = "articles/one.html";
    let built = built(&desk.files).expect("a built site").remove(path).expect("a page");
    let key = desk.updater.state().key(path).expect("a page");
    (text(&built), desk.page(path), key)
}

/// Issue 10: the script was put before the last `</body>` of the text, wherever that stood.
#[test]
fn a_body_tag_in_a_comment_or_script_does_not_move_the_script() {
    let decoy = "</html>\n<!-- </body></article> <script>'</body>'</script> -->";
    let (built, served, key) = served_with_base(&base("</html>", decoy));
    assert_eq!(without_script(&served, key), built);
    assert!(served.contains(&format!("{}</body>\n</html>\n<!--", script(key))), "{served}");
}

#[test]
fn a_theme_without_a_place_for_the_script_has_it_at_the_end() {
    let (built, served, key) = served_with_base(&base("{{ page.scripts }}", ""));
    assert_eq!(served, format!("{built}{}", script(key)));
}

#[test]
fn a_theme_without_a_place_for_anchor_errors_has_them_at_the_end() {
    const ARTICLE: &str = "themes/default/templates/article.html";
    let mut desk = Desk::new(briefing());
    let path = crate::support::project().join(ARTICLE);
    let template = std::fs::read_to_string(path).expect("a template");
    assert!(desk.save(ARTICLE, &template.replace("{{ page.anchor_errors }}", "")));
    desk.edit("content/articles/one.md", "great fleet", "grand fleet");
    let page = desk.page("articles/one.html");
    let (_, after) = page.split_once("</html>").expect("an end");
    assert_eq!(page.matches("id=\"manicule-anchor-errors\"").count(), 1, "{page}");
    assert!(after.contains("id=\"manicule-anchor-errors\""), "{page}");
}

#[test]
fn a_briefing_that_is_broken_from_the_beginning_shows_why() {
    let files = briefing();
    apply(&files, ("content/articles/one.md", "no front matter"));
    apply(&files, ("themes/default/templates/base.html", "{% block %}"));
    let mut desk = Desk::new(files);
    let page = desk.page("");
    assert!(page.contains("manicule-panel") && page.contains("templates/base.html:1:"), "{page}");
    assert!(page.contains("content/articles/one.md:1:1") && page.contains("reload.js"), "{page}");
    assert!(desk.save("themes/default/templates/base.html", ""));
    let page = desk.page("");
    assert!(page.contains("<h1") && page.contains("content/articles/one.md:1:1"), "{page}");
    assert!(desk.save("manicule.toml", "title ="));
    assert!(desk.page("articles/two.html").contains("manicule.toml:1:8"));
}

#[test]
fn a_file_made_from_the_site_has_its_media_type_and_no_script() {
    let mut desk = Desk::new(briefing());
    assert!(matches!(desk.updater.state().find("sitemap.xml"), Resource::Nothing(_)));
    assert!(desk.save("manicule.toml", "title = \"A\"\nbase-url = \"https://x.org/?a&b/\"\n"));
    let found = desk.updater.state().find("sitemap.xml");
    let Resource::Made(bytes, "application/xml") = found else { panic!("{found:?}") };
    let sitemap = text(&bytes);
    assert!(sitemap.contains("<loc>https://x.org/?a&amp;b/articles/one.html</loc>"), "{sitemap}");
    assert!(!sitemap.contains("404") && !sitemap.contains("script"), "{sitemap}");
    // A panel over it would spoil it, too.
    assert!(desk.save("content/pages/about.md", "no front matter"));
    assert_eq!(desk.updater.state().find("sitemap.xml"), Resource::Made(bytes, "application/xml"));
}

#[test]
fn what_is_as_it_was_is_no_change() {
    let mut desk = Desk::new(briefing());
    let text = String::from_utf8(desk.files.read(NOTES).expect("notes")).expect("a text");
    assert!(!desk.save(NOTES, &text));
    assert!(!desk.save("content/articles/one.md~", "a backup"));
    assert!(desk.updater.update(&["content".to_owned()]).is_none());
    assert_eq!(desk.updater.state().serial, 1);
}

#[test]
fn a_change_is_told_in_words() {
    let mut desk = Desk::new(briefing());
    let mut tell = |edits: &[(&str, &str)]| {
        edits.iter().for_each(|edit| apply(&desk.files, *edit));
        let paths: Vec<String> = edits.iter().map(|(path, _)| (*path).to_owned()).collect();
        let change = desk.updater.update(&paths).expect("a change");
        format!("{}: {}", change.files, change.meaning)
    };
    let note = "\n\n> saw\n\nkind: number\n\n";
    let notes = |texts: &[&str]| -> String {
        texts.iter().map(|text| format!("## {}{note}{text}\n\n", &text[..1])).collect()
    };
    assert_eq!(tell(&[(NOTES, &notes(&["a", "b"]))]), format!("{NOTES}: 2 notes on one, 1 gone"));
    assert_eq!(tell(&[(NOTES, &notes(&["a", "b!"]))]), format!("{NOTES}: 1 note on one"));
    assert_eq!(tell(&[(NOTES, &notes(&["c", "a", "b!"]))]), format!("{NOTES}: 1 note on one"));
    assert_eq!(tell(&[(NOTES, &notes(&["a", "b!"]))]), format!("{NOTES}: 1 note gone from one"));
    // One that cannot be read is there all the same.
    let broken = notes(&["a", "b!"]).replacen("kind: number", "kind: numbr", 1);
    assert_eq!(tell(&[(NOTES, &broken)]), format!("{NOTES}: notes on one"));
    let cases = [
        (
            "content/actors/ann.md",
            "+++\nname = \"Anna Lee\"\nkind = \"person\"\n+++\n",
            "actor ann",
        ),
        ("content/pages/about.md", "+++\ntitle = \"About\"\n+++\n\nThis.\n", "page new: about"),
        ("content/pages/about.md", "", "page gone: about"),
        ("content/index.md", "+++\ntitle = \"Home!\"\n+++\n", "home page"),
        ("manicule.toml", "title = \"C\"\n", "settings"),
        ("themes/default/templates/footer.html", "<footer></footer>", "template footer.html"),
        ("themes/default/static/style.css", "p {}", "style style.css"),
        ("content/static/a/b.txt", "b", "file b.txt"),
    ];
    for (path, text, meaning) in cases {
        assert_eq!(tell(&[(path, text)]), format!("{path}: {meaning}"));
    }
    let many: Vec<(String, String)> = (0..5)
        .map(|at| (format!("content/pages/p-{at}.md"), "+++\ntitle = \"P\"\n+++\n".to_owned()))
        .collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(path, text)| (&**path, &**text)).collect();
    assert_eq!(tell(&many), "5 files: 5 pages");
}

#[test]
fn a_path_that_leads_nowhere_says_so_and_what_is_nearest() {
    let desk = Desk::new(briefing());
    for (path, nearest) in [
        ("articles/won.html", "/articles/one.html"),
        ("articles/zzzzzzzzzzzz.html", "/articles/index.html"),
        ("<b>", "/index.html"),
    ] {
        let page = desk.page(path);
        assert!(page.contains(&format!("The nearest is <a href=\"{nearest}\">")), "{page}");
        assert!(page.contains("<base href=\"/\">") && !page.contains("<b>"), "{page}");
        assert_eq!(page.matches("reload.js").count(), 1, "{page}");
    }
    assert_eq!(desk.updater.state().find("articles"), Resource::Folder);
    assert!(matches!(desk.updater.state().find("articles/"), Resource::Page(..)));
    for path in ["../manicule.toml", "articles/../index.html", "/etc/passwd", "content", "themes/"]
    {
        assert!(matches!(desk.updater.state().find(path), Resource::Nothing(_)), "{path}");
    }
}
