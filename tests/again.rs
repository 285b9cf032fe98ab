//! A second build makes only what changed, and its output equals that of a first one.

use std::collections::BTreeMap;

use manicule::build::{BuildOutcome, build};
use manicule::diag::{Diagnostic, print};
use manicule::disk_cache::DiskCache;
use manicule::render::{PageRenderer, Route};
use manicule::resolve::Options;
use manicule::session::{Session, Snapshot};
use manicule::source::{FileSystem, Memory};
use proptest::prelude::*;

use crate::support::{fences, project};

/// Files with the texts they may have, the initial one first. An empty text means no file.
pub(crate) const FILES: &[(&str, &[&str])] = &[
    (
        "manicule.toml",
        &[
            "title = \"A\"\n",
            "title = \"B\"\nlang = \"de\"\n",
            "title = \"A\"\nbase-url = \"https://x.org/\"\n",
        ],
    ),
    (
        "content/index.md",
        &[
            "+++\ntitle = \"Home\"\n+++\n\nSee [[one]].\n",
            "",
            "+++\ntitle = \"Home\"\n+++\n\nSee [[one#n]].\n\n```rust\nlet x = 1;\n```\n",
        ],
    ),
    ("content/articles/one.md", &[ONE, ONE_LATER, ONE_OTHERWISE]),
    ("content/articles/one/2025-05-31.md", &[ONE_EARLIER, "", ONE_EARLIER_STILL]),
    ("content/articles/two/2025-06-02T10-00.md", &["", TWO_LONGER]),
    ("content/articles/two.md", &[TWO, "", TWO_ELSEWHERE, TWO_LONGER]),
    (
        "content/articles/one.notes.md",
        &[
            "## n\n\n> great fleet\n\nkind: number\n\nIt names [[ann]].\n",
            "",
            "## n\n\n> great fleet\n\nkind: framing\nclaim: c asserts \"great\"\n\n\
             On [[2025-06-02]].\n",
            "## n\n\n> Ann Lee saw\n\nkind: framing\nterm: t\n\nSays [[ann]] more.\n",
            "## n\n\n> Ann Lee saw\n\nkind: framing\nterm: t\n\nSays [[ann]] less.\n",
            "## n\n\n> Ann Lee saw\n\nkind: framing\nterm: t\nsource: Log, https://a.example\n\n\
             Says [[ann]] less.\n",
            "## n\n\n> small fleet\n\nkind: framing\nversion: 2025-05-31\n\
             claim: c asserts \"small\"\n\nSays [[ann]] more.\n",
            "## n\n\n> great fleet\n\nkind: stealth-edit\nwas: 2025-05-31 \"small fleet\"\n\n\
             Says [[ann]] more.\n",
        ],
    ),
    (
        "content/articles/two.notes.md",
        &[
            "",
            "## m\n\n> Bo Ray\n\nkind: framing\nterm: t\n\nCompare [[one#n]] and [[one]].\n",
            "## l\n\nkind: framing\nclaim: c asserts\n\nFirst.\n\n## m\n\n> met\n\nkind: omission\n\
             claim: c omits\nchecked: /fleet/\n\nSee [[term:t]].\n",
        ],
    ),
    (
        "content/terms/t.md",
        &[
            "+++\ntitle = \"T\"\n+++\n",
            "+++\ntitle = \"Tee\"\nwords = [\"met\"]\n+++\n\nOf [[one#n]].\n",
        ],
    ),
    (
        "content/dates/2025-06-02.md",
        &["", "+++\ntitle = \"A day\"\n+++\n\nSee [[two]].\n", "+++\n+++\n\nSee [[paper]].\n"],
    ),
    (
        "content/outlets/paper.md",
        &[
            "+++\nname = \"The Paper\"\n+++\n",
            "+++\nname = \"The Paper\"\nshort = \"Paper\"\n+++\n\nA profile.\n",
            "+++\nname = \"The Paper\"\nsummary = \"It is one.\"\ncountry = \"IT\"\n+++\n",
        ],
    ),
    (
        "content/outlets/radio.md",
        &["+++\nname = \"Radio\"\n+++\n", "+++\nname = \"The Radio\"\n+++\n"],
    ),
    (
        "content/actors/ann.md",
        &[
            "+++\nname = \"Ann Lee\"\nkind = \"person\"\n+++\n",
            "+++\nname = \"Ann Lee\"\nkind = \"person\"\naliases = [\"Bob\"]\n+++\n\n\
             More, see [[two]].\n",
            "+++\nname = \"Ann Lee\"\nkind = \"person\"\nsummary = \"One.\"\n\
             role = [{ title = \"Judge\", from = 2025-06-02 }]\n+++\n",
        ],
    ),
    (
        "content/actors/bo.md",
        &["", "+++\nname = \"Bo Ray\"\nkind = \"person\"\nside = \"left\"\n+++\n"],
    ),
    (
        "content/claims/c.md",
        &[
            "+++\ntitle = \"It is so\"\n+++\n",
            "+++\ntitle = \"It was so\"\ndate = 2025-06-01\n+++\n",
            "+++\ntitle = \"It is so\"\nactors = [\"ann\"]\n+++\n\nSee [[one]].\n",
        ],
    ),
    ("content/pages/about.md", &["", "+++\ntitle = \"About\"\n+++\n\nThis.\n"]),
    ("content/static/a.txt", &["", "one", "two"]),
    ("themes/default/templates/article-line.html", &["", "{{ link.label }}!\n"]),
    (
        "themes/default/templates/claim.html",
        &["", "<p id=\"{{ page.kind }}\">{{ page.title }}</p>\n"],
    ),
    ("themes/default/templates/actor.html", &["", "{{ page.title }} {{ ui.mentioned }}\n"]),
    ("themes/default/templates/footer.html", &["", "<footer>{{ ui.made_with }}</footer>\n"]),
    (
        "themes/default/i18n/en.toml",
        &["", "made_with = \"By hand\"\n", "happened_this_day = \"That day\"\n"],
    ),
    ("themes/default/static/style.css", &["", "p {}"]),
];

pub(crate) const ONE: &str = "+++\ntitle = \"One\"\noutlet = \"paper\"\npublished = 2025-06-01\n+++\n\n\
                   Ann Lee saw a great fleet. Bo Ray did not, on 2 June 2025. The harbour \
                   office shut the old lock below the mill at noon.\n";
const ONE_EARLIER: &str = "+++\ntitle = \"One\"\noutlet = \"paper\"\npublished = 2025-06-01\n+++\n\n\
                           Ann Lee saw a small fleet. Bo Ray saw 3 boats. The harbour office shut \
                           it.\n";
const ONE_EARLIER_STILL: &str = "+++\ntitle = \"Before\"\noutlet = \"paper\"\n\
                                 published = 2025-06-01\nmodified = 2025-06-02T08:00:00Z\n\
                                 standfirst = \"Fleet\"\n+++\n\nA fleet.\n\nAnn Lee.\n";
const ONE_LATER: &str = "+++\ntitle = \"One\"\noutlet = \"paper\"\npublished = 2025-06-03\n+++\n\n\
                         Ann Lee saw a great fleet. Bo Ray did not, on 2 June 2025.\n";
const ONE_OTHERWISE: &str = "+++\ntitle = \"Uno\"\noutlet = \"paper\"\npublished = 2025-06-01\n\
                             lang = \"it\"\n+++\n\nAnn Lee saw a great fleet.\n\n## Then\n\n\
                             Bob and Ann Lee, yesterday.\n";
const TWO: &str = "+++\ntitle = \"Two\"\noutlet = \"radio\"\npublished = 2025-06-02\n+++\n\n\
                   Bo Ray and Ann Lee met. The harbour office shut the old lock below the mill \
                   at noon.\n";
const TWO_ELSEWHERE: &str = "+++\ntitle = \"Two\"\noutlet = \"paper\"\npublished = 2025-06-02\n\
                             +++\n\nBo Ray and Ann Lee met. Bo Ray left. The harbour office shut the old \
                             lock, it says.\n";
/// The same outlet, day and language, so that it alone is compared again.
const TWO_LONGER: &str = "+++\ntitle = \"Two\"\noutlet = \"radio\"\npublished = 2025-06-02\n+++\n\n\
                          Bo Ray met Ann Lee. At one the harbour office shut the old lock below \
                          the mill.\n";

/// Returns an edit: a file and the text that it gets.
pub(crate) fn edit() -> impl Strategy<Value = (&'static str, &'static str)> {
    (0..FILES.len(), any::<prop::sample::Index>())
        .prop_map(|(file, text)| (FILES[file].0, *text.get(FILES[file].1)))
}

pub(crate) fn apply(files: &Memory, (path, text): (&str, &str)) {
    match text {
        "" => files.remove(path).unwrap(),
        text => files.write(path, text.as_bytes()).unwrap(),
    }
}

pub(crate) fn briefing() -> Memory {
    let files = Memory::default();
    for (path, texts) in FILES {
        apply(&files, (path, texts[0]));
    }
    files
}

fn run(files: &Memory, out: &Memory) -> BuildOutcome {
    build(files, out, Options::default(), &|_, _| {})
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_build_over_an_earlier_one_equals_a_fresh_one(
        steps in prop::collection::vec(prop::collection::vec(edit(), 1..4), 1..8),
    ) {
        let (files, out) = (briefing(), Memory::default());
        prop_assert!(matches!(run(&files, &out).written, Some(Ok(_))));
        for edits in steps {
            edits.into_iter().for_each(|edit| apply(&files, edit));
            let fresh = Memory::default();
            // With a fault in the content nothing is written; later edits may fix it.
            if let Some(Ok(_)) = run(&files, &fresh).written {
                prop_assert!(matches!(run(&files, &out).written, Some(Ok(_))));
                prop_assert_eq!(fresh.files(), out.files());
            } else {
                prop_assert!(run(&files, &out).written.is_none());
            }
        }
    }
}

/// Returns all pages of a snapshot, or nothing where it has faults.
fn pages(files: &Memory, snapshot: &Snapshot) -> Option<BTreeMap<String, Vec<u8>>> {
    let theme = snapshot.theme.as_ref()?;
    let renderer = PageRenderer::new(&snapshot.public, theme, files);
    let page = |(path, route): &(String, Route)| {
        let bytes = renderer.bytes(route).ok()?;
        Some((path.clone(), bytes.into_owned()))
    };
    let faultless = !snapshot.diagnostics.iter().any(Diagnostic::is_error);
    faultless.then(|| snapshot.routes.iter().map(page).collect())?
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Returns a snapshot's diagnostics as they are printed.
fn faults(snapshot: &Snapshot) -> Vec<String> {
    let mut list = snapshot.diagnostics.clone();
    let sources = &snapshot.loaded.sources;
    print::sort(&mut list, sources);
    list.iter().map(|item| print::text(item, sources, "", false)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_session_after_edits_gives_the_snapshot_of_a_new_one(
        steps in prop::collection::vec(prop::collection::vec(edit(), 1..4), 1..10),
    ) {
        let (files, kept, mut session) = (briefing(), Memory::default(), Session::default());
        session.open(&files);
        for edits in steps {
            let paths: Vec<String> = edits.iter().map(|(path, _)| (*path).to_owned()).collect();
            edits.into_iter().for_each(|edit| apply(&files, edit));
            let (updated, fresh) =
                (session.update(&files, &paths), Session::default().open(&files));
            prop_assert_eq!(faults(&updated), faults(&fresh));
            let disk_cache = DiskCache::open(&kept);
            let recalled = Session::default().open_with(&files, &disk_cache);
            disk_cache.save(&kept);
            prop_assert_eq!(faults(&recalled), faults(&fresh));
            prop_assert_eq!(pages(&files, &recalled) == pages(&files, &fresh), true);
            let (updated, fresh) = (pages(&files, &updated), pages(&files, &fresh));
            prop_assert_eq!(updated.is_some(), fresh.is_some());
            let (updated, fresh) = (updated.unwrap_or_default(), fresh.unwrap_or_default());
            prop_assert!(updated.keys().eq(fresh.keys()));
            for (path, bytes) in updated {
                prop_assert_eq!(text(&bytes), text(&fresh[&path]), "{}", path);
            }
        }
    }
}

#[test]
fn a_disk_cache_makes_no_difference() {
    let (files, kept) = (briefing(), Memory::default());
    let first = run_with_cache(&files, &kept);
    let all = kept.files();
    assert!(all.len() > 3, "{:?}", all.keys());
    assert!(run_with_cache(&files, &kept) == first && kept.files() == all);
}

/// Reads the briefing, with the cache, and returns all pages and messages.
fn run_with_cache(
    files: &Memory,
    kept: &Memory,
) -> (Option<BTreeMap<String, Vec<u8>>>, Vec<String>) {
    let disk_cache = DiskCache::open(kept);
    let snapshot = Session::default().open_with(files, &disk_cache);
    disk_cache.save(kept);
    (pages(files, &snapshot), faults(&snapshot))
}

/// Every bit of a file and every length are tested beside the code; here all files at once.
#[test]
fn a_damaged_disk_cache_makes_no_difference_and_is_made_again() {
    let (files, kept) = (briefing(), Memory::default());
    let first = run_with_cache(&files, &kept);
    let all = kept.files();
    let longest = all.values().map(Vec::len).max().unwrap();
    // Most places are in the checksum and the head.
    for at in (0..96).step_by(2).chain((96..longest).step_by(17)) {
        for (path, bytes) in all.iter().filter(|(path, _)| *path != ".gitignore") {
            kept.write(path, &damaged(bytes, at)).unwrap();
        }
        assert!(run_with_cache(&files, &kept) == first, "damaged at {at}");
        assert!(kept.files() == all, "not made again: {at}");
    }
}

/// Returns the bytes of a file with a bit changed, cut or longer, by turns.
fn damaged(bytes: &[u8], at: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let place = at % bytes.len();
    match at % 3 {
        0 => bytes[place] ^= 1 << (at % 8),
        1 => bytes.truncate(place),
        _ => bytes.extend_from_within(place..),
    }
    bytes
}

#[test]
fn a_second_build_repeats_a_warning() {
    const PATH: &str = "content/articles/two.notes.md";
    let (files, kept) = (briefing(), Memory::default());
    let (_, texts) = FILES.iter().find(|(path, _)| *path == PATH).unwrap();
    apply(&files, (PATH, texts[2]));
    let run = || {
        let disk_cache = DiskCache::open(&kept);
        let snapshot = Session::default().open_with(&files, &disk_cache);
        disk_cache.save(&kept);
        faults(&snapshot)
    };
    let first = run();
    assert!(first.iter().any(|fault| fault.contains("contrary-stances")), "{first:#?}");
    assert_eq!(run(), first);
}

#[test]
fn a_truncated_or_removed_page_is_made_again() {
    let (files, out) = (briefing(), Memory::default());
    run(&files, &out);
    let before = out.files();
    out.write("index.html", b"<!doctype").unwrap();
    out.remove("articles/one.html").unwrap();
    let written = run(&files, &out).written.unwrap().unwrap();
    assert_eq!((written.written, out.files()), (2, before));
}

#[test]
fn every_text_of_every_file_builds_by_itself() {
    for (path, texts) in FILES {
        for text in *texts {
            let (files, out) = (briefing(), Memory::default());
            run(&files, &out);
            apply(&files, (path, text));
            let same = run(&files, &out).written.is_some_and(|written| written.is_ok());
            assert!(same, "{path} {text:?}");
        }
    }
}

/// Returns other forms of a line of a document: other words, days or numbers, words that its
/// comment lists, or nothing.
fn other_lines(line: &str) -> Vec<String> {
    let (code, comment) = line.split_once('#').unwrap_or((line, ""));
    let mut others = Vec::new();
    if let Some((key, value)) = code.split_once(" = ") {
        let words = comment.rsplit(": ").next().unwrap_or_default().trim().split(", ");
        others.extend(words.map(|word| format!("{key} = \"{word}\"")));
        others.extend((value.trim() == "true").then(|| format!("{key} = false")));
        others.extend((value.trim() == "false").then(|| format!("{key} = true")));
    }
    others.push(code.replacen(" = \"", " = \"Other ", 1));
    others.push(code.replacen('5', "6", 1));
    others.push(code.replacen(": ", ": other ", 1));
    others.push(format!("{line} More."));
    others.push(String::new());
    others.retain(|other| other != line);
    others
}

/// CONTENT.md's briefing has every key of every document, as a test in `format` asserts, so this
/// test covers new keys too.
#[test]
fn a_build_over_an_earlier_one_sees_every_line_of_every_document() {
    let content_md = std::fs::read_to_string(project().join("CONTENT.md")).unwrap();
    let (files, out) = (Memory::default(), Memory::default());
    let fences: Vec<_> = fences(&content_md);
    for fence in &fences {
        files.write(&fence.info[0], fence.text.as_bytes()).unwrap();
    }
    let (mut tried, mut unseen) = (0, Vec::new());
    for fence in &fences {
        let lines: Vec<&str> = fence.text.lines().collect();
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_empty()) {
            for other in other_lines(line) {
                let changed = [&lines[..at], &[other.as_str()], &lines[at + 1..]].concat();
                files.write(&fence.info[0], changed.join("\n").as_bytes()).unwrap();
                let fresh = Memory::default();
                let Some(Ok(_)) = run(&files, &fresh).written else { continue };
                run(&files, &out);
                if pages_of(&fresh) != pages_of(&out) {
                    unseen.push(format!("{}: {other}", fence.info[0]));
                }
                tried += 1;
                break;
            }
        }
        files.write(&fence.info[0], fence.text.as_bytes()).unwrap();
    }
    assert!(unseen.is_empty(), "{unseen:#?}");
    assert!(tried > 80, "{tried} lines");
}

/// Returns all files but the manifest.
fn pages_of(out: &Memory) -> BTreeMap<String, Vec<u8>> {
    let mut files = out.files();
    files.retain(|path, _| !path.starts_with('.'));
    files
}
