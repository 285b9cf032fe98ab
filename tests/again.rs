//! A second build makes only what changed, and comes to the same as a first one.

use manicule::build::{Outcome, build};
use manicule::resolve::Options;
use manicule::source::{FileSystem, Memory};
use proptest::prelude::*;

/// Files with what they may hold; the first is how a briefing begins. Empty: no such file.
const FILES: &[(&str, &[&str])] = &[
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
    ("content/articles/two.md", &[TWO, "", TWO_ELSEWHERE]),
    (
        "content/articles/one.notes.md",
        &[
            "## n\n\n> great fleet\n\nkind: number\n\nIt names [[ann]].\n",
            "",
            "## n\n\n> great fleet\n\nkind: framing\nclaim: c asserts \"7\"\n\nOn [[2025-06-02]].\n",
        ],
    ),
    (
        "content/outlets/paper.md",
        &[
            "+++\nname = \"The Paper\"\n+++\n",
            "+++\nname = \"The Paper\"\nshort = \"Paper\"\n+++\n\nA profile.\n",
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
            "+++\nname = \"Ann Lee\"\nkind = \"person\"\naliases = [\"Bob\"]\n+++\n\nMore, see [[two]].\n",
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
        ],
    ),
    ("content/pages/about.md", &["", "+++\ntitle = \"About\"\n+++\n\nThis.\n"]),
    ("content/static/a.txt", &["", "one", "two"]),
    ("themes/default/templates/article-line.html", &["", "{{ link.label }}!\n"]),
    ("themes/default/templates/actor.html", &["", "{{ page.title }} {{ ui.mentioned }}\n"]),
    ("themes/default/templates/footer.html", &["", "<footer>{{ ui.made_with }}</footer>\n"]),
    (
        "themes/default/i18n/en.toml",
        &["", "made_with = \"By hand\"\n", "happened_this_day = \"That day\"\n"],
    ),
    ("themes/default/static/style.css", &["", "p {}"]),
];

const ONE: &str = "+++\ntitle = \"One\"\noutlet = \"paper\"\npublished = 2025-06-01\n+++\n\nAnn Lee saw a great fleet. Bo Ray did not, on 2 June 2025.\n";
const ONE_LATER: &str = "+++\ntitle = \"One\"\noutlet = \"paper\"\npublished = 2025-06-03\n+++\n\nAnn Lee saw a great fleet. Bo Ray did not, on 2 June 2025.\n";
const ONE_OTHERWISE: &str = "+++\ntitle = \"Uno\"\noutlet = \"paper\"\npublished = 2025-06-01\nlang = \"it\"\n+++\n\nAnn Lee saw a great fleet.\n\n## Then\n\nBob and Ann Lee, yesterday.\n";
const TWO: &str = "+++\ntitle = \"Two\"\noutlet = \"radio\"\npublished = 2025-06-02\n+++\n\nBo Ray and Ann Lee met.\n";
const TWO_ELSEWHERE: &str = "+++\ntitle = \"Two\"\noutlet = \"paper\"\npublished = 2025-06-02\n+++\n\nBo Ray and Ann Lee met. Bo Ray left.\n";

/// One file is made to hold one of its texts.
fn edit() -> impl Strategy<Value = (&'static str, &'static str)> {
    (0..FILES.len(), any::<prop::sample::Index>())
        .prop_map(|(file, text)| (FILES[file].0, *text.get(FILES[file].1)))
}

fn apply(files: &Memory, (path, text): (&str, &str)) {
    match text {
        "" => files.remove(path).unwrap(),
        text => files.write(path, text.as_bytes()).unwrap(),
    }
}

fn briefing() -> Memory {
    let files = Memory::default();
    for (path, texts) in FILES {
        apply(&files, (path, texts[0]));
    }
    files
}

fn run(files: &Memory, out: &Memory) -> Outcome {
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
            // With a fault in the content nothing is written; the next edits may mend it.
            if let Some(Ok(_)) = run(&files, &fresh).written {
                prop_assert!(matches!(run(&files, &out).written, Some(Ok(_))));
                prop_assert_eq!(fresh.files(), out.files());
            } else {
                prop_assert!(run(&files, &out).written.is_none());
            }
        }
    }
}

#[test]
fn what_was_cut_short_or_removed_is_made_again() {
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
