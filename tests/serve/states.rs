//! Pages after edits, in memory: the same as after a fresh start; with faults, the earlier ones.

use std::collections::BTreeMap;
use std::sync::Arc;

use manicule::build::build;
use manicule::diag::Diagnostic;
use manicule::disk_cache::DiskCache;
use manicule::fingerprint::Fingerprint;
use manicule::resolve::Options;
use manicule::serve::{Files, Resource, ServedSite, Updater, script};
use manicule::source::{FileSystem as _, Memory};
use manicule::write::MANIFEST;
use proptest::prelude::*;

use crate::again::{ONE, apply, briefing, edit, text};

/// A briefing in memory that is being served.
struct Preview {
    files: Arc<Memory>,
    updater: Updater,
}

fn open(files: &Arc<Memory>) -> Updater {
    Updater::open(Arc::clone(files) as Files, Options::default(), &DiskCache::default())
}

impl Preview {
    fn new(files: Memory) -> Self {
        let files = Arc::new(files);
        let updater = open(&files);
        Self { files, updater }
    }

    /// Writes a file, or removes it if the text is empty; returns whether the site changed.
    fn save(&mut self, path: &str, text: &str) -> bool {
        apply(&self.files, (path, text));
        self.updater.update(&[path.to_owned()]).is_some()
    }

    /// Replaces words in a file, which must contain them.
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

/// Returns the bytes at every path, pages without the script's tag.
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
    files.retain(|path, _| path != MANIFEST);
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
        let mut preview = Preview::new(briefing());
        let mut keys = BTreeMap::new();
        for edits in steps {
            let paths: Vec<String> = edits.iter().map(|(path, _)| (*path).to_owned()).collect();
            edits.into_iter().for_each(|edit| apply(&preview.files, edit));
            preview.updater.update(&paths);
            let state = preview.updater.state();
            match built(&preview.files) {
                Some(built) => {
                    let mut shown = all(state, &preview.files);
                    // The index is made when somebody searches, so its paths are not listed.
                    for path in built.keys().filter(|path| path.starts_with("search/")) {
                        let Resource::Made(bytes, _) = state.find(path) else { panic!("{path}") };
                        shown.insert(path.clone(), bytes);
                    }
                    prop_assert!(shown.keys().eq(built.keys()));
                    for (path, bytes) in &built {
                        prop_assert_eq!(text(&shown[path]), text(bytes), "{}", path);
                        // A page whose fingerprint is the same has the same bytes.
                        if let Some(key) = state.key(path) {
                            let before = keys.insert((path.clone(), key), bytes.clone());
                            prop_assert!(before.is_none_or(|before| before == *bytes), "{}", path);
                        }
                    }
                }
                None => {
                    let fresh = open(&preview.files);
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
fn a_file_with_a_fault_keeps_its_earlier_page_under_a_panel() {
    let mut preview = Preview::new(briefing());
    let before = preview.page("articles/one.html");
    assert!(before.contains("It names") && !before.contains("manicule-panel"));
    preview.edit(NOTES, "kind: number", "kind: numbr");
    let page = preview.page("articles/one.html");
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
    preview.edit("content/articles/two.md", "met.", "met again.");
    let other = preview.page("articles/two.html");
    assert!(other.contains("met again.") && other.contains("manicule-panel"));
    preview.edit(NOTES, "numbr", "number");
    // Words that both texts share are counted on both pages.
    preview.edit("content/articles/two.md", "met again.", "met.");
    assert_eq!(preview.page("articles/one.html"), before);
}

#[test]
fn an_unreadable_article_keeps_its_page_and_its_entries_in_indexes() {
    let mut preview = Preview::new(briefing());
    let before = preview.page("articles/index.html");
    preview.edit("content/articles/one.md", "outlet =", "outlet");
    assert!(preview.page("articles/one.html").contains("great fleet"));
    assert!(preview.page("articles/index.html").contains("href=\"one.html\""));
    assert!(preview.page("articles/index.html").contains("content/articles/one.md:3:"));
    preview.edit("content/articles/one.md", "outlet", "outlet =");
    assert_eq!(preview.page("articles/index.html"), before);
}

#[test]
fn a_fault_in_a_version_or_a_measure_keeps_the_earlier_page_of_its_article() {
    for file in ["content/articles/one/2025-05-30.md", "content/articles/one.measure.toml"] {
        let mut preview = Preview::new(briefing());
        assert!(preview.page("articles/one.html").contains("It names"));
        preview.save(file, "no such = = thing");
        preview.edit(NOTES, "It names", "It now names");
        assert!(preview.page("articles/one.html").contains("It names"), "{file}");
        preview.save(file, "");
        assert!(preview.page("articles/one.html").contains("It now names"), "{file}");
    }
}

#[test]
fn a_template_with_a_fault_keeps_all_pages_in_the_earlier_theme() {
    const TEMPLATE: &str = "themes/default/templates/actor.html";
    let mut preview = Preview::new(briefing());
    let before = preview.page("actors/ann.html");
    for broken in ["{% if %}", "{{ no_such_field }}"] {
        assert!(preview.save(TEMPLATE, broken));
        let page = preview.page("actors/ann.html");
        assert!(page.contains("manicule-panel") && page.contains("Ann Lee"), "{page}");
        // Edits of the content still show.
        preview.edit("content/articles/one.md", "great fleet", "small fleet");
        assert!(preview.page("articles/one.html").contains("small fleet"));
        preview.edit("content/articles/one.md", "small fleet", "great fleet");
        assert!(preview.save(TEMPLATE, ""));
        assert_eq!(preview.page("actors/ann.html"), before);
    }
}

#[test]
fn a_note_whose_quotation_was_not_found_is_listed_after_the_article() {
    let mut preview = Preview::new(briefing());
    preview.edit("content/articles/one.md", "great fleet", "grand fleet");
    let page = preview.page("articles/one.html");
    // The head describes the page by its notes.
    let (_, body) = page.split_once("<body").expect("a body");
    let (article, after) = body.split_once("</article>").expect("an article");
    assert!(article.contains("grand fleet"), "the article lacks the edit: {page}");
    assert!(!article.contains("It names"), "the note is on the article: {page}");
    assert!(
        after.contains("id=\"manicule-anchor-errors\"") && after.contains("It names"),
        "{page}"
    );
    assert!(after.contains("id=\"n-n\"") && after.contains("&gt; great fleet"), "{page}");
    // The proposed quotation.
    let (listed, _) = after.split_once("</section>").expect("the list of notes");
    assert!(listed.contains("\n&gt; grand fleet</p>"), "{listed}");
    preview.edit("content/articles/one.md", "grand fleet", "great fleet");
    let page = preview.page("articles/one.html");
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

/// Serves the article `one` in a theme with this base template; returns its built page, its served
/// page, and the fingerprint.
fn served_with_base(template: &str) -> (String, String, Fingerprint) {
    let mut preview = Preview::new(briefing());
    assert!(preview.save(BASE, template));
    let path = "articles/one.html";
    let built = built(&preview.files).expect("a built site").remove(path).expect("a page");
    let key = preview.updater.state().key(path).expect("a page");
    (text(&built), preview.page(path), key)
}

/// Regression: the script was inserted before the last `</body>`, even in a comment.
#[test]
fn a_body_tag_in_a_comment_or_script_does_not_move_the_script() {
    let decoy = "</html>\n<!-- </body></article> <script>'</body>'</script> -->";
    let (built, served, key) = served_with_base(&base("</html>", decoy));
    assert_eq!(without_script(&served, key), built);
    assert!(served.contains(&format!("{}</body>\n</html>\n<!--", script(key))), "{served}");
}

#[test]
fn a_theme_without_a_place_for_the_script_gets_it_at_the_end() {
    let (built, served, key) = served_with_base(&base("{{ page.scripts }}", ""));
    assert_eq!(served, format!("{built}{}", script(key)));
}

#[test]
fn a_theme_without_a_place_for_anchor_errors_gets_them_at_the_end() {
    const ARTICLE: &str = "themes/default/templates/article.html";
    let mut preview = Preview::new(briefing());
    let path = crate::support::project().join(ARTICLE);
    let template = std::fs::read_to_string(path).expect("a template");
    assert!(preview.save(ARTICLE, &template.replace("{{ page.anchor_errors }}", "")));
    preview.edit("content/articles/one.md", "great fleet", "grand fleet");
    let page = preview.page("articles/one.html");
    let (_, after) = page.split_once("</html>").expect("an end");
    assert_eq!(page.matches("id=\"manicule-anchor-errors\"").count(), 1, "{page}");
    assert!(after.contains("id=\"manicule-anchor-errors\""), "{page}");
}

#[test]
fn a_briefing_with_faults_from_the_start_shows_them() {
    let files = briefing();
    apply(&files, ("content/articles/one.md", "no front matter"));
    apply(&files, ("themes/default/templates/base.html", "{% block %}"));
    let mut preview = Preview::new(files);
    let page = preview.page("");
    assert!(page.contains("manicule-panel") && page.contains("templates/base.html:1:"), "{page}");
    assert!(page.contains("content/articles/one.md:1:1") && page.contains("reload.js"), "{page}");
    assert!(preview.save("themes/default/templates/base.html", ""));
    let page = preview.page("");
    assert!(page.contains("<h1") && page.contains("content/articles/one.md:1:1"), "{page}");
    assert!(preview.save("manicule.toml", "title ="));
    assert!(preview.page("articles/two.html").contains("manicule.toml:1:1"));
}

#[test]
fn a_file_made_from_the_site_has_its_media_type_and_no_script() {
    let mut preview = Preview::new(briefing());
    assert!(matches!(preview.updater.state().find("sitemap.xml"), Resource::Nothing(_)));
    assert!(preview.save("manicule.toml", "title = \"A\"\nbase-url = \"https://x.org/a&b/\"\n"));
    let found = preview.updater.state().find("sitemap.xml");
    let Resource::Made(bytes, "application/xml") = found else { panic!("{found:?}") };
    let sitemap = text(&bytes);
    assert!(sitemap.contains("<loc>https://x.org/a&amp;b/articles/one.html</loc>"), "{sitemap}");
    assert!(!sitemap.contains("404") && !sitemap.contains("script"), "{sitemap}");
    // A panel would make it invalid.
    assert!(preview.save("content/pages/about.md", "no front matter"));
    assert_eq!(
        preview.updater.state().find("sitemap.xml"),
        Resource::Made(bytes, "application/xml")
    );
}

#[test]
fn saving_the_same_bytes_is_not_a_change() {
    let mut preview = Preview::new(briefing());
    let text = String::from_utf8(preview.files.read(NOTES).expect("notes")).expect("a text");
    assert!(!preview.save(NOTES, &text));
    assert!(!preview.save("content/articles/one.md~", "a backup"));
    assert!(preview.updater.update(&["content".to_owned()]).is_none());
    assert_eq!(preview.updater.state().serial, 1);
}

#[test]
fn a_change_is_described_in_words() {
    let mut preview = Preview::new(briefing());
    let mut describe = |edits: &[(&str, &str)]| {
        edits.iter().for_each(|edit| apply(&preview.files, *edit));
        let paths: Vec<String> = edits.iter().map(|(path, _)| (*path).to_owned()).collect();
        let change = preview.updater.update(&paths).expect("a change");
        format!("{}: {}", change.files, change.meaning)
    };
    let note = "\n\n> saw\n\nkind: number\n\n";
    let notes = |texts: &[&str]| -> String {
        texts.iter().map(|text| format!("## {}{note}{text}\n\n", &text[..1])).collect()
    };
    assert_eq!(
        describe(&[(NOTES, &notes(&["a", "b"]))]),
        format!("{NOTES}: 2 notes on one, 1 gone")
    );
    assert_eq!(describe(&[(NOTES, &notes(&["a", "b!"]))]), format!("{NOTES}: 1 note on one"));
    assert_eq!(describe(&[(NOTES, &notes(&["c", "a", "b!"]))]), format!("{NOTES}: 1 note on one"));
    assert_eq!(
        describe(&[(NOTES, &notes(&["a", "b!"]))]),
        format!("{NOTES}: 1 note gone from one")
    );
    // A note that cannot be read does not count as gone.
    let broken = notes(&["a", "b!"]).replacen("kind: number", "kind: numbr", 1);
    assert_eq!(describe(&[(NOTES, &broken)]), format!("{NOTES}: notes on one"));
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
        ("content/articles/one/2025-05-30.md", ONE, "version 2025-05-30 of one"),
        ("content/articles/one.measure.toml", "words = 1\n", "measure of one"),
    ];
    for (path, text, meaning) in cases {
        assert_eq!(describe(&[(path, text)]), format!("{path}: {meaning}"));
    }
    let many: Vec<(String, String)> = (0..5)
        .map(|at| (format!("content/pages/p-{at}.md"), "+++\ntitle = \"P\"\n+++\n".to_owned()))
        .collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(path, text)| (&**path, &**text)).collect();
    assert_eq!(describe(&many), "5 files: 5 pages");
}

#[test]
fn a_path_without_a_page_names_the_nearest_one() {
    let preview = Preview::new(briefing());
    for (path, nearest) in [
        ("articles/won.html", "/articles/one.html"),
        ("articles/zzzzzzzzzzzz.html", "/articles/index.html"),
        ("<b>", "/index.html"),
    ] {
        let page = preview.page(path);
        assert!(page.contains(&format!("The nearest is <a href=\"{nearest}\">")), "{page}");
        assert!(page.contains("<base href=\"/\">") && !page.contains("<b>"), "{page}");
        assert_eq!(page.matches("reload.js").count(), 1, "{page}");
    }
    assert_eq!(preview.updater.state().find("articles"), Resource::Folder);
    assert!(matches!(preview.updater.state().find("articles/"), Resource::Page(..)));
    for path in ["../manicule.toml", "articles/../index.html", "/etc/passwd", "content", "themes/"]
    {
        assert!(matches!(preview.updater.state().find(path), Resource::Nothing(_)), "{path}");
    }
}
