//! The targets of links.

use super::{Briefing, Resolved, note};
use crate::diag::{Code, Diagnostic};
use crate::model::index::Idx;
use crate::model::site::{Entity, Target};

const PAGE: &str = "+++\ntitle = \"P\"\n+++\n";

/// A briefing with one thing of each kind; `nato` is the id of two.
fn briefing() -> Briefing {
    let notes = note("one", "bridge") + &note("two", "fell").replace("kind:", "alias: old\nkind:");
    Briefing::new()
        .article("a", "The bridge fell.")
        .notes("a", &notes)
        .state("nato", "NATO", "")
        .file("content/outlets/nato.md", "+++\nname = \"NATO Review\"\n+++\n")
        .file("content/claims/c.md", "+++\ntitle = \"C.\"\n+++\n")
        .file("content/terms/t.md", "+++\ntitle = \"T\"\n+++\n")
        .file("content/pages/other.md", PAGE)
        .file("content/static/map.png", "x")
        .file("content/static/a plan.txt", "x")
        .file("content/static/why?.txt", "x")
        .file("content/static/100%25.txt", "x")
        .file("content/static/deep/notes.md", "x")
}

/// Returns the targets of the links on a page with this text, as entities and their ids.
fn links(text: &str) -> Resolved {
    briefing().file("content/pages/p.md", &format!("{PAGE}{text}")).resolve()
}

/// Returns the targets of all links in articles, pages and texts on days, as entities and their
/// ids.
fn targets(made: &Resolved) -> Vec<String> {
    let loaded = &made.loaded;
    let articles = loaded.articles.iter().map(|doc| &doc.body);
    let pages = loaded.home.iter().chain(&loaded.pages).map(|doc| &doc.body);
    let bodies = articles.chain(pages).chain(loaded.days.iter().map(|doc| &doc.body));
    let links = bodies.flat_map(|body| &body.links);
    links.filter_map(|link| made.site.links.get(link.span)).map(|to| show(made, to)).collect()
}

fn show(made: &Resolved, target: &Target) -> String {
    match target {
        Target::Static { path, rest } => format!("{path}{rest}"),
        Target::Entity(Entity::Home) => "home".into(),
        Target::Entity(Entity::Time(date)) => date.to_string(),
        Target::Entity(entity) => {
            let site = &made.site;
            let (kind, id) = match *entity {
                Entity::Article(at) => ("article", &site.articles[at].doc.id),
                Entity::Note(article, at) => {
                    ("note", &site.articles[article].notes[at].doc.id.value)
                }
                Entity::Outlet(at) => ("outlet", &site.outlets[at].id),
                Entity::Actor(at) => ("actor", &site.actors[at].id),
                Entity::Claim(at) => ("claim", &site.claims[at].id),
                Entity::Term(at) => ("term", &site.terms[at].id),
                Entity::Page(at) => ("page", &site.pages[at].id),
                Entity::Home | Entity::Time(_) => unreachable!("both are above"),
            };
            format!("{kind} {id}")
        }
    }
}

#[track_caller]
fn leads(link: &str, expected: &str) {
    let made = links(link);
    assert!(made.diagnostics.is_empty(), "{link}: {:#?}", made.diagnostics);
    assert_eq!(targets(&made), [expected], "{link}");
}

#[track_caller]
fn fault(link: &str, code: Code) -> Diagnostic {
    let made = links(link);
    assert_eq!(made.codes(), [code], "{link}: {:#?}", made.diagnostics);
    let fault = made.diagnostics[0].clone();
    assert_eq!(made.underlined(&fault), link);
    fault
}

#[test]
fn each_form_leads_where_it_says() {
    for (link, expected) in [
        ("[[a]]", "article a"),
        ("[[a|an article]]", "article a"),
        ("[[o]]", "outlet o"),
        ("[[c]]", "claim c"),
        ("[[t]]", "term t"),
        ("[[other]]", "page other"),
        ("[[index]]", "home"),
        ("[[a#one]]", "note one"),
        ("[[a#one|a note]]", "note one"),
        ("[[article:a#one]]", "note one"),
        ("[[a#old]]", "note two"),
        ("[[2025-06-01]]", "2025-06-01"),
        ("[[2025-06-01|that day]]", "2025-06-01"),
        ("[[actor:nato]]", "actor nato"),
        ("[[outlet:nato]]", "outlet nato"),
        ("[[article:a]]", "article a"),
        ("[[claim:c]]", "claim c"),
        ("[[term:t]]", "term t"),
        ("[[page:other]]", "page other"),
        ("[x](../articles/a.md)", "article a"),
        ("[x](../articles/a.md#one)", "note one"),
        ("[x](../articles/a.md#n-one)", "note one"),
        ("[x](../articles/a.notes.md#old)", "note two"),
        ("[x](../actors/nato.md)", "actor nato"),
        ("[x](./../outlets/nato.md)", "outlet nato"),
        ("[x](../claims/c.md)", "claim c"),
        ("[x](../terms/t.md)", "term t"),
        ("[x](other.md)", "page other"),
        ("[x](../index.md)", "home"),
        ("[x](../dates/2025-06-01.md)", "2025-06-01"),
        ("[x](../static/map.png)", "static/map.png"),
        ("[x](../static/deep/notes.md)", "static/deep/notes.md"),
        ("![x](../static/map.png)", "static/map.png"),
        ("[x](../static/map.png#page=7)", "static/map.png#page=7"),
        ("[x](../static/map.png?v=2#top)", "static/map.png?v=2#top"),
        ("[x](../static/a%20plan.txt)", "static/a plan.txt"),
        ("[x](<../static/a plan.txt>)", "static/a plan.txt"),
        ("[x](<../static/why?.txt>)", "static/why?.txt"),
        ("[x](../static/why%3F.txt#end)", "static/why?.txt#end"),
        ("[x](../static/100%25.txt)", "static/100%25.txt"),
    ] {
        leads(link, expected);
    }
}

#[test]
fn addresses_elsewhere_are_left_alone() {
    for link in ["[x](https://example.org)", "[x](#part)", "<mailto:a@example.org>", "[x](//y)"] {
        let made = links(link);
        assert!(made.diagnostics.is_empty() && targets(&made).is_empty(), "{link}");
    }
}

#[test]
fn a_link_that_leads_nowhere_is_an_error_with_advice() {
    for (link, help) in [
        ("[[othre]]", "did you mean `other`?"),
        ("[[one]]", "did you mean the note `[[a#one]]`?"),
        ("[[a#on]]", "did you mean `one`?"),
        ("[[c#one]]", "only articles have notes"),
        ("[[#one]]", "only among the notes"),
        ("[[actr:nato]]", "did you mean `actor`?"),
        ("[[claim:nato]]", "the name of a file"),
        ("[[2025-02-30]]", "correct the date"),
        ("[x](../articles/b.md)", "the name of a file"),
        ("[x](articles/a.md)", "relative to the file"),
        ("[x](../things/a.md)", "relative to the file"),
        ("[x](../../a.md)", "within content/"),
        ("[x](../static/mop.png)", "did you mean `../static/map.png`?"),
        ("[x](<../static/a plam.txt>)", "did you mean `<../static/a plan.txt>`?"),
        ("![x](static/map.png)", "did you mean `../static/map.png`?"),
        ("[x](/static/map.png)", "relative to this file"),
        ("![x](../actors/nato.md)", "content/static/"),
    ] {
        let fault = fault(link, Code::BrokenLink);
        assert!(fault.help.contains(help), "{link}: {}", fault.help);
    }
}

#[test]
fn an_id_used_twice_needs_its_kind() {
    let fault = fault("[[nato]]", Code::AmbiguousLink);
    assert_eq!(fault.help, "write `[[actor:nato]]` or `[[outlet:nato]]`");
}

#[test]
fn a_link_to_its_own_text_is_an_error() {
    fault("[[p]]", Code::SelfLink);
    fault("[x](p.md)", Code::SelfLink);
    let home = Briefing::new().article("a", "x").file("content/index.md", "+++\n+++\n[[index]]");
    home.fault(Code::SelfLink);
    let day = Briefing::new().article("a", "x");
    day.file("content/dates/2025-06-01.md", "+++\n+++\n[[2025-06-01]]").fault(Code::SelfLink);
    let notes = note("one", "x").replace("something", "[[#one]]");
    Briefing::new().article("a", "x y").notes("a", &notes).fault(Code::SelfLink);
}

#[test]
fn relative_links_start_from_the_folder_of_their_file() {
    let made = briefing()
        .article("b", "See [x](a.md), ![m](../static/map.png) and [[a]].")
        .file("content/index.md", "+++\n+++\n[x](articles/a.md) [y](static/map.png)")
        .file("content/dates/2025-06-01.md", "+++\n+++\n[x](../pages/other.md)")
        .faultless();
    let mut found = targets(&made);
    found.sort();
    // An article's `[[a]]` is its own text.
    let expected = ["article a", "article a", "page other", "static/map.png", "static/map.png"];
    assert_eq!(found, expected);
}

#[test]
fn notes_lead_to_notes_of_their_article() {
    let notes = note("one", "bridge").replace("something", "[[#two]] and [[#old]]")
        + &note("two", "fell").replace("kind:", "alias: old\nkind:");
    let made = Briefing::new().article("a", "The bridge fell.").notes("a", &notes).faultless();
    assert_eq!(made.site.references_to(Entity::Note(Idx::new(0), Idx::new(1))).len(), 2);
}

#[test]
fn an_id_takes_precedence_over_a_former_one() {
    let notes = note("one", "bridge") + &note("two", "fell").replace("kind:", "alias: one\nkind:");
    let fault = Briefing::new().article("a", "The bridge fell.").notes("a", &notes);
    let fault = fault.fault(Code::DuplicateId);
    assert!(fault.message.contains("`one`"), "{}", fault.message);
}

#[test]
fn a_link_to_a_draft_says_that_it_is_one() {
    let draft_note = note("two", "fell").replace("kind:", "status: draft\nalias: old\nkind:");
    let made = |text: &str| {
        Briefing::new()
            .article("a", "The bridge fell.")
            .article_with("d", "draft = true", "Nothing.")
            .notes("a", &draft_note)
            .notes("d", &note("n", "Nothing"))
            .file("content/pages/q.md", "+++\ntitle = \"Q\"\ndraft = true\n+++\n")
            .file("content/pages/p.md", &format!("{PAGE}{text}"))
    };
    for (link, what) in [
        ("[[d]]", "`d` is a draft"),
        ("[[d#n]]", "`d` is a draft"),
        ("[x](../articles/d.md)", "`d` is a draft"),
        ("[[q]]", "`q` is a draft"),
        ("[[a#two]]", "`a#two` is a draft"),
        ("[[a#old]]", "`a#old` is a draft"),
    ] {
        assert_eq!(made(link).fault(Code::BrokenLink).message, what, "{link}");
        made(link).with_drafts().faultless();
    }
}

#[test]
fn a_file_that_does_not_parse_is_reported_once() {
    let broken = "+++\ntitle = 1\n+++\n";
    let made = Briefing::new()
        .article("a", "The bridge fell.")
        .notes("a", "## bad\n\nkind: nonsense\n\nText.\n")
        .article_with("lost", "colour = 1", "The outlet is there.")
        .file("content/articles/broken.md", broken)
        .notes("broken", &note("n", "x"))
        .file("content/pages/q.md", broken)
        .file(
            "content/pages/p.md",
            &format!("{PAGE}[[broken]] [[broken#n]] [[q]] [[a#bad]] [x](q.md)"),
        )
        .resolve();
    assert!(!made.codes().contains(&Code::BrokenLink), "{:#?}", made.diagnostics);
    assert!(!made.codes().contains(&Code::NotesWithoutArticle), "{:#?}", made.diagnostics);
}

#[test]
fn notes_that_cannot_be_read_are_reported_once() {
    Briefing::new()
        .article("a", "The bridge fell.")
        .bytes("content/articles/a.notes.md", b"## n\n\nkind: framing\n\n\xff\n")
        .file("content/pages/p.md", &format!("{PAGE}[[a#n]]"))
        .fault(Code::NotUtf8);
}

#[test]
fn an_article_without_its_outlet_is_reported_once() {
    let article = "+++\ntitle = \"H\"\noutlet = \"nobody\"\npublished = 2025-06-03\n+++\n\nText.\n";
    let made = Briefing::new()
        .article("a", "The bridge fell.")
        .file("content/articles/b.md", article)
        .file("content/pages/p.md", &format!("{PAGE}[[b]]"));
    made.fault(Code::UnknownId);
}
