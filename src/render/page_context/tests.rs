use super::*;
use crate::diag::Code;
use crate::load::load;
use crate::model::index::Idx;
use crate::render::phrase::MARK;
use crate::render::shared_views::SharedViews;
use crate::render::theme::Theme;
use crate::render::views::Quoted;
use crate::resolve::{Options, resolve};
use crate::source::Memory;

/// A site of one page `p`, one article `a`, and its notes; it has an actor `nato`.
fn site(page: &str, article: &str, notes: &str) -> Site {
    let head = "title = \"H\"\noutlet = \"o\"\npublished = 2025-06-03\nlang = \"ar\"";
    let (loaded, mut faults) = load(&Memory::new([
        ("manicule.toml", "title = \"T\"".to_owned()),
        ("content/outlets/o.md", "+++\nname = \"The Outlet\"\nshort = \"Outlet\"\n+++\n".into()),
        ("content/actors/nato.md", "+++\nname = \"NATO\"\nkind = \"organisation\"\n+++\n".into()),
        ("content/articles/a.md", format!("+++\n{head}\n+++\n\n{article}\n")),
        ("content/articles/a.notes.md", notes.to_owned()),
        ("content/pages/p.md", format!("+++\ntitle = \"P\"\n+++\n\n{page}\n")),
    ]));
    let (site, found) = resolve(&loaded, Options::default());
    faults.extend(found);
    // The actor has no name in Arabic, which is a hint.
    faults.retain(|fault| fault.code != Code::NoSpelling);
    assert!(faults.is_empty(), "{faults:#?}");
    site
}

fn theme() -> Theme {
    let (files, mut loaded) = (Memory::default(), crate::load::Loaded::default());
    Theme::load(&files, &mut loaded, &mut Vec::new()).expect("the built-in theme has no faults")
}

/// Returns what leads to an entity, each as `before|words|after`.
fn backlinks(site: &Site, entity: Entity) -> Vec<String> {
    let theme = theme();
    let shared = SharedViews::new(site, &theme);
    let ctx = PageContext::new(&shared, Page::Home, RenderedAs::Html);
    let show = |quoted: Quoted| quoted.html.as_str().replace(MARK.0, "|").replace(MARK.1, "|");
    ctx.backlinks(entity).into_iter().map(show).collect()
}

#[test]
fn a_backlink_shows_its_sentence_as_the_page_does() {
    let text = "First. [[a]] says [[nato|the alliance]] grew; see [[nato]] and [[a|it]]. Last.";
    let site = site(text, "Text.", "");
    assert_eq!(
        backlinks(&site, Entity::Actor(Idx::new(0))),
        ["Outlet says |the alliance| grew; see NATO and it."],
    );
    assert_eq!(
        backlinks(&site, Entity::Article(Idx::new(0))),
        ["|Outlet| says the alliance grew; see NATO and it."]
    );
}

#[test]
fn a_backlink_stays_in_its_block() {
    let site = site("# A heading\n\n- One [[nato]]\n- two\n\nAnd [[nato]] again: no.", "Text.", "");
    assert_eq!(
        backlinks(&site, Entity::Actor(Idx::new(0))),
        ["One |NATO|", "And |NATO| again: no."]
    );
}

#[test]
fn a_note_is_listed_with_its_first_sentence() {
    let notes =
        "## n\n\nkind: framing\n\n[[nato]] grew. More.\n\n## m\n\nkind: framing\n\nOne\n\n- two\n";
    let site = site("", "Text.", notes);
    let theme = theme();
    let shared = SharedViews::new(&site, &theme);
    let ctx = PageContext::new(&shared, Page::Home, RenderedAs::Html);
    assert_eq!(ctx.note_card(Idx::new(0), Idx::new(0)).sentence.as_str(), "NATO grew.");
    assert_eq!(ctx.note_card(Idx::new(0), Idx::new(1)).sentence.as_str(), "One");
}

#[test]
fn an_excerpt_is_the_sentence_in_its_block() {
    let site = site("", "# Talk\n\nMr. Orr left. Then *NATO* came\nback; so. End", "");
    let theme = theme();
    let shared = SharedViews::new(&site, &theme);
    let ctx = PageContext::new(&shared, Page::Home, RenderedAs::Html);
    let body = &site.articles.as_slice()[0].doc.body;
    let sentence = site.articles.as_slice()[0].mention_sentences.as_slice()[0].clone();
    let sentence = sentence.start as usize..sentence.end as usize;
    assert_eq!(&body.plain.text[sentence], "Then NATO came back; so.");
    assert_eq!(ctx.foreign(Some("ar")), (Some("ar".into()), Some("rtl")));
}

#[test]
fn words_are_shortened_in_the_middle_and_only_where_something_goes() {
    assert_eq!(shorten("one  two\nthree"), "one two three");
    let whole = |length: usize| "word ".repeat(length / 5) + &"x".repeat(length % 5);
    for length in [21, 63, 64] {
        assert!(!shorten(&whole(length)).contains('…'), "{length}");
    }
    for length in 65..400 {
        let text = whole(length);
        let short = shorten(&text);
        let Some((head, tail)) = short.split_once(" … ") else {
            assert_eq!(short, text.trim_end(), "{length}");
            continue;
        };
        assert!(short.chars().count() <= 67, "{short}");
        assert!(text.starts_with(head) && text.trim_end().ends_with(tail));
        assert!(
            head.len() + tail.len() + 1 < text.trim_end().len(),
            "nothing is left out: {short}"
        );
    }
    // Two words that would both stay.
    let two = format!("{} {}", "a".repeat(32), "b".repeat(32));
    assert!(!shorten(&two).contains(" … "));
    assert_eq!(shorten(&"ж".repeat(70)), format!("{}…", "ж".repeat(64)));
    let long = format!("{} b {}", "a".repeat(40), "c".repeat(40));
    assert!(shorten(&long).chars().count() <= 67);
}

#[test]
fn a_language_has_the_direction_of_its_script() {
    for lang in ["ar", "AR-eg", "fa", "he-IL", "ur", "ku-Arab", "ku-Arab-IQ", "az-Arab", "yi"] {
        assert_eq!(direction(lang), "rtl", "{lang}");
    }
    for lang in ["en", "ru", "uk", "ku", "ar-Latn", "zh-Hant", "sd-Deva", "tr", "", "x"] {
        assert_eq!(direction(lang), "ltr", "{lang}");
    }
}
