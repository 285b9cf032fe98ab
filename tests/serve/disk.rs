//! Files saved as editors save them, under a running server: it ends up serving the saved state.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::serve::http::{Server, bundled};
use crate::support::{OnDisk, SiteTest};

const PAGE: &str = "/articles/bridge.html";
const NOTES: &str = "content/articles/bridge.notes.md";

/// Returns the small briefing's notes with other words in the note.
fn notes(words: &str) -> String {
    format!("## weeks\n\n> Repairs take **three weeks**\n\nkind: number\n\n{words}\n")
}

fn start() -> (OnDisk, Server) {
    let site = SiteTest::small().on_disk();
    let server = Server::start(site.root(), &[]);
    (site, server)
}

/// Saves three times and asserts that each text is served, at the end without a fault.
fn saved_by(save: impl Fn(&Path, &str)) {
    let (site, server) = start();
    for round in 0..3 {
        let words = format!("Figure {round}.");
        save(&site.path(NOTES), &notes(&words));
        let page = server.shows(PAGE, &words);
        assert!(!page.text().contains("manicule-panel"), "{}", page.text());
    }
    // No later update serves another state than that of the files.
    std::thread::sleep(Duration::from_millis(300));
    let page = server.get(PAGE).text();
    assert!(page.contains("Figure 2.") && !page.contains("manicule-panel"), "{page}");
}

fn beside(path: &Path, name: &str) -> PathBuf {
    path.with_file_name(name)
}

fn name(path: &Path) -> String {
    path.file_name().expect("a name").to_string_lossy().into_owned()
}

#[test]
fn in_place_as_vs_code_saves() {
    saved_by(|path, text| fs::write(path, text).expect("written"));
}

#[test]
fn in_pieces_with_pauses_between_them() {
    saved_by(|path, text| {
        let mut file = fs::File::create(path).expect("a file");
        for piece in text.as_bytes().chunks(20) {
            file.write_all(piece).expect("written");
            file.sync_all().expect("on the disk");
            std::thread::sleep(Duration::from_millis(15));
        }
    });
}

#[test]
fn by_renaming_over_it() {
    saved_by(|path, text| {
        let new = beside(path, ".goutputstream-A1B2C3");
        fs::write(&new, text).expect("written");
        fs::rename(new, path).expect("renamed");
    });
}

#[test]
fn with_backup_and_swap_files_as_vim_saves() {
    saved_by(|path, text| {
        let swap = beside(path, &format!(".{}.swp", name(path)));
        let backup = beside(path, &format!("{}~", name(path)));
        fs::write(&swap, [0, 159, 146, 150]).expect("written");
        fs::write(beside(path, "4913"), "").expect("written");
        fs::remove_file(beside(path, "4913")).expect("removed");
        fs::rename(path, &backup).expect("renamed");
        let mut file = fs::File::create(path).expect("a file");
        file.write_all(text.as_bytes()).expect("written");
        file.sync_all().expect("on the disk");
        drop(file);
        fs::remove_file(backup).expect("removed");
        fs::remove_file(swap).expect("removed");
    });
}

#[test]
fn by_two_renames_as_jetbrains_saves() {
    saved_by(|path, text| {
        let [new, old] = ["new", "old"].map(|sort| {
            let sort = if sort == "new" { "tmp" } else { "old" };
            beside(path, &format!("{}___jb_{sort}___", name(path)))
        });
        fs::write(&new, text).expect("written");
        fs::rename(path, &old).expect("renamed");
        fs::rename(new, path).expect("renamed");
        fs::remove_file(old).expect("removed");
    });
}

#[test]
fn with_a_lock_and_an_automatic_save_as_emacs_saves() {
    saved_by(|path, text| {
        let automatic = beside(path, &format!("#{}#", name(path)));
        #[cfg(unix)]
        std::os::unix::fs::symlink("someone@there.1", beside(path, &format!(".#{}", name(path))))
            .expect("a link");
        fs::write(&automatic, "half a note").expect("written");
        fs::rename(path, beside(path, &format!("{}~", name(path)))).expect("renamed");
        fs::write(path, text).expect("written");
        fs::remove_file(automatic).expect("removed");
        #[cfg(unix)]
        fs::remove_file(beside(path, &format!(".#{}", name(path)))).expect("removed");
    });
}

#[test]
fn by_deleting_it_and_writing_it_again() {
    saved_by(|path, text| {
        fs::remove_file(path).expect("removed");
        fs::write(path, text).expect("written");
    });
}

#[test]
fn by_moving_its_whole_folder_away_and_back() {
    saved_by(|path, text| {
        let folder = path.parent().expect("a folder");
        let content = folder.parent().expect("a folder");
        let away = content.with_file_name("away");
        fs::rename(content, &away).expect("renamed");
        fs::write(away.join("articles").join(name(path)), text).expect("written");
        std::thread::sleep(Duration::from_millis(100));
        fs::rename(&away, content).expect("renamed");
    });
}

#[test]
fn in_the_middle_of_a_letter() {
    let (site, server) = start();
    let text = notes("Ein Maß.");
    let middle = text.find('ß').expect("a letter of two bytes") + 1;
    fs::write(site.path(NOTES), &text.as_bytes()[..middle]).expect("written");
    let page = server.shows(PAGE, "is not UTF-8").text();
    assert!(page.contains("The mayor's figure."), "the earlier page is gone: {page}");
    let mut file = fs::File::options().append(true).open(site.path(NOTES)).expect("a file");
    file.write_all(&text.as_bytes()[middle..]).expect("written");
    drop(file);
    let page = server.shows(PAGE, "Ein Maß.");
    assert!(!page.text().contains("manicule-panel"));
}

#[test]
fn all_files_of_a_new_folder_that_is_filled_at_once_are_seen() {
    let (site, server) = start();
    for round in 0..3 {
        for (folder, file) in [("claims", "c"), ("terms", "t"), ("pages", "p")] {
            let path = format!("content/{folder}/{file}-{round}.md");
            site.write(&path, "+++\ntitle = \"Filled at once\"\n+++\n");
            let page = match folder {
                "pages" => format!("/pages/p-{round}.html"),
                folder => format!("/{folder}/index.html"),
            };
            server.shows(&page, &format!("{file}-{round}"));
        }
        site.write(&format!("content/static/deep/er/{round}/a.txt"), "deep");
        let path = format!("/static/deep/er/{round}/a.txt");
        server.until(&path, "is there", |answer| answer.status == 200);
        for folder in ["claims", "terms", "pages", "static"] {
            fs::remove_dir_all(site.path(&format!("content/{folder}"))).expect("removed");
        }
        server.until(&path, "goes", |answer| answer.status == 404);
        server.hides("/claims/index.html", "Filled at once");
    }
}

#[test]
fn the_first_theme_of_a_briefing_is_seen() {
    let (site, server) = start();
    site.write("themes/default/static/style.css", "p { color: red }\n");
    server.shows("/theme/style.css", "color: red");
    site.write("themes/default/templates/footer.html", "<footer>Ours</footer>\n");
    server.shows(PAGE, "<footer>Ours</footer>");
    fs::remove_dir_all(site.path("themes")).expect("removed");
    server.hides(PAGE, "<footer>Ours</footer>");
    site.write("manicule.toml", "title = \"Renamed\"\n");
    server.shows(PAGE, "Renamed");
}

#[test]
fn a_thousand_files_at_once_cause_few_rebuilds() {
    let (site, mut server) = start();
    let page = |number: usize, words: &str| {
        let text = format!("+++\ntitle = \"{words} {number}\"\n+++\n");
        site.write(&format!("content/pages/p-{number}.md"), &text);
    };
    (0..1000).for_each(|number| page(number, "Old"));
    server.shows("/pages/p-999.html", "Old 999");
    // The lines printed so far are about the old files; the last one will be about the notes.
    (0..1000).for_each(|number| page(number, "New"));
    server.shows("/pages/p-999.html", "New 999");
    site.write(NOTES, &notes("The end."));
    server.shows(PAGE, "The end.");
    let mut lines = Vec::new();
    while !lines.last().is_some_and(|line: &String| line.contains("1 note on bridge")) {
        lines.push(server.line());
    }
    // A slow machine may need several, but by far not one for each file.
    assert!(lines.len() <= 12, "{lines:#?}");
    for number in [0, 1, 500, 998] {
        assert!(server.get(&format!("/pages/p-{number}.html")).text().contains("New"));
    }
}

#[test]
fn reading_and_touching_files_causes_no_update() {
    let (site, mut server) = start();
    for _ in 0..3 {
        server.get(PAGE);
        site.read(NOTES);
        let file = fs::File::options().append(true).open(site.path(NOTES)).expect("a file");
        file.set_modified(std::time::SystemTime::now()).expect("a time");
        site.write("public/index.html", "somebody else's");
        site.write("content/articles/bridge.md~", "a backup");
    }
    std::thread::sleep(Duration::from_millis(300));
    site.write(NOTES, &notes("The only change."));
    let line = server.line();
    assert!(line.contains("1 note on bridge"), "{line}");
    let event = server.events().next();
    assert_eq!(event["serial"], 2);
}

#[test]
fn polling_finds_the_same_changes() {
    let site = SiteTest::small().on_disk();
    let server = Server::start(site.root(), &["--poll"]);
    for round in 0..3 {
        site.write(NOTES, &notes(&format!("Polled {round}.")));
        server.shows(PAGE, &format!("Polled {round}."));
    }
    site.write("content/pages/new.md", "+++\ntitle = \"New\"\n+++\n");
    server.shows("/pages/new.html", "<h1>New</h1>");
    fs::remove_file(site.path("content/pages/new.md")).expect("removed");
    server.shows("/pages/new.html", "There is no page");
}

#[test]
fn after_many_edits_every_path_has_the_bytes_that_build_writes() {
    let site = bundled();
    let server = Server::start(site.root(), &[]);
    let articles: Vec<String> =
        site.articles().into_iter().filter(|path| is_article(path)).collect();
    // A linear congruential generator: the same edits each time.
    let mut seed = 7_usize;
    let mut chance = move |below: usize| {
        seed = (seed * 1_103_515_245 + 12_345) % (1 << 31);
        (seed >> 8) % below
    };
    let started = Instant::now();
    for round in 0..60 {
        let path = &articles[chance(articles.len())];
        let text = site.read(path);
        match chance(6) {
            0 => site.write(path, &format!("{text}\nRound {round} of it.\n")),
            1 => {
                site.write(&format!("content/pages/p{}.md", chance(5)), "+++\ntitle = \"P\"\n+++\n")
            }
            2 => drop(fs::remove_file(site.path(&format!("content/pages/p{}.md", chance(5))))),
            3 => {
                // Broken, then repaired.
                site.write(path, text.get(..text.len() / 2).unwrap_or("+++\n"));
                std::thread::sleep(Duration::from_millis(chance(40) as u64));
                site.write(path, &text);
            }
            4 => {
                site.write("themes/default/static/style.css", &format!("p {{ order: {round} }}\n"))
            }
            _ => site.write("manicule.toml", &format!("title = \"Snapshot {round}\"\n")),
        }
        std::thread::sleep(Duration::from_millis(chance(60) as u64));
    }
    site.write("manicule.toml", "title = \"The last one\"\n");
    server.shows("/", "The last one");
    std::thread::sleep(Duration::from_millis(500));
    site.run(&["build"]).fine();
    for (path, bytes) in site.built().iter().filter(|(path, _)| !path.starts_with('.')) {
        let answer = server.get(&format!("/{path}"));
        let ours = path.ends_with(".html") && !path.starts_with("static/");
        let body = if ours { answer.page() } else { answer.body.clone() };
        assert!(body == *bytes, "{path} differs after {:?}", started.elapsed());
    }
}

/// Returns whether a file in `content/articles/` is an article, not its notes or its measure.
fn is_article(path: &str) -> bool {
    path.ends_with(".md") && !path.ends_with(".notes.md")
}
