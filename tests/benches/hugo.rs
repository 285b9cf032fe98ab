//! Writes a briefing as a site for Hugo: `hugo BRIEFING DIR`.
//!
//! What Manicule has to find (names, days, sentences, which note leads where) is handed to Hugo as
//! data, so that it has nothing to do but make the pages: the same ones, of about as many bytes, with the
//! templates in `hugo/`. Marks in the text, tables of names and the calendar it is spared.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use manicule::load::load;
use manicule::model::Prose;
use manicule::model::site::{Article, ArticleIx, Entity, Note, Site, Target};
use manicule::render::address;
use manicule::resolve::{Options, resolve};
use manicule::source::Disk;
use manicule::text::sentence;
use serde_json::{Value, json};

const SETTINGS: &str = include_str!("hugo/hugo.toml");
const TEMPLATES: &[(&str, &str)] = &[
    ("baseof.html", include_str!("hugo/baseof.html")),
    ("page.html", include_str!("hugo/page.html")),
    ("term.html", include_str!("hugo/term.html")),
    ("taxonomy.html", include_str!("hugo/taxonomy.html")),
    ("claims/taxonomy.html", include_str!("hugo/claims.html")),
    ("articles/section.html", include_str!("hugo/articles.html")),
    ("home.html", include_str!("hugo/home.html")),
    ("_partials/header.html", include_str!("hugo/header.html")),
    ("_partials/footer.html", include_str!("hugo/footer.html")),
    ("_partials/line.html", include_str!("hugo/line.html")),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [briefing, folder] = args.as_slice() else {
        eprintln!("usage: hugo BRIEFING DIR");
        return ExitCode::from(2);
    };
    let (loaded, _) = load(&Disk::new(briefing));
    let (site, _) = resolve(&loaded, Options::default());
    match write_site(&site, Path::new(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: cannot write `{folder}`: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write_site(site: &Site, folder: &Path) -> io::Result<()> {
    write(&folder.join("hugo.toml"), SETTINGS)?;
    for (name, text) in TEMPLATES {
        write(&folder.join("layouts").join(name), text)?;
    }
    let content = folder.join("content");
    for (at, article) in site.articles.iter().enumerate() {
        let path = content.join(format!("articles/{}.md", article.doc.id));
        write_page(&path, &front(site, at), article.doc.body.markdown())?;
    }
    for actor in &site.actors {
        let path = content.join(format!("actors/{}/_index.md", actor.id));
        let front = json!({"title": actor.name.value, "kind_label": actor.kind.as_str(), "summary": actor.summary});
        write_page(&path, &front, actor.body.markdown())?;
    }
    for outlet in &site.outlets {
        let path = content.join(format!("outlets/{}/_index.md", outlet.id));
        let front = json!({"title": outlet.name, "kind_label": "Outlet", "summary": outlet.summary});
        write_page(&path, &front, outlet.body.markdown())?;
    }
    for claim in &site.claims {
        let path = content.join(format!("claims/{}/_index.md", claim.id));
        write_page(&path, &json!({"title": claim.title}), claim.body.markdown())?;
    }
    let home = site.home.as_ref().map_or("", |home| home.body.markdown());
    write_page(&content.join("_index.md"), &json!({"title": site.settings.title}), home)
}

fn write_page(path: &Path, front: &Value, markdown: &str) -> io::Result<()> {
    let front = serde_json::to_string_pretty(front)?;
    write(path, &format!("{front}\n\n{markdown}"))
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    fs::create_dir_all(path.parent().unwrap_or(path))?;
    fs::write(path, text)
}

/// Everything that an article's page and the lists say, but its text.
fn front(site: &Site, at: ArticleIx) -> Value {
    let article = &site.articles[at];
    let doc = &article.doc;
    let outlet = &site.outlets[article.outlet];
    let mut actors: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    let mut days: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for mention in &article.mentions {
        let id = site.actors[mention.actor].id.to_string();
        let list = actors.entry(id.clone()).or_default();
        let place = format!("m-{id}-{}", list.len() + 1);
        list.push(said(&doc.body, &mention.range, &place));
    }
    for (place, mention) in article.dates.iter().enumerate() {
        let said = said(&doc.body, &mention.range, &format!("d-{}", place + 1));
        days.entry(mention.value.to_string()).or_default().push(said);
    }
    let published = doc.published.date.to_string();
    let mut positions = BTreeMap::new();
    for position in article.notes.iter().flat_map(|note| &note.positions) {
        let claim = &site.claims[position.claim];
        positions.insert(
            claim.id.to_string(),
            json!({"stance": position.stance.as_str(), "value": position.value, "certified": position.certified, "title": claim.title}),
        );
    }
    json!({
        "title": doc.title,
        "date": published,
        "summary": doc.summary,
        "byline": doc.byline.join(", "),
        "original": doc.url,
        "article_kind": doc.kind.map(|kind| kind.as_str()),
        "outlet_short": outlet.short,
        "outlet_summary": outlet.summary,
        "outlets": [outlet.id.as_str()],
        "actors": actors.keys().collect::<Vec<_>>(),
        "dates": days.keys().chain([&published]).collect::<std::collections::BTreeSet<_>>(),
        "claims": positions.keys().collect::<Vec<_>>(),
        "said": actors.into_iter().chain(days).collect::<BTreeMap<_, _>>(),
        "names": article.mentions.iter().map(|mention| (site.actors[mention.actor].id.to_string(), &site.actors[mention.actor].name.value)).collect::<BTreeMap<_, _>>(),
        "positions": positions,
        "notes": article.notes.iter().enumerate().map(|(place, note)| shown(site, article, place, note)).collect::<Vec<_>>(),
        "references": references(site, at),
        "backlinks": backlinks(site, at),
    })
}

/// A sentence around words, with the words in it and where they stand in the page.
fn said(body: &Prose, words: &std::ops::Range<u32>, place: &str) -> Value {
    let words = words.start as usize..words.end as usize;
    let leaf = body.plain.leaf_at(words.start);
    let text = &body.plain.text[leaf.start..leaf.end.max(words.end)];
    let inside = words.start - leaf.start..words.end - leaf.start;
    let found = sentence::around(text, inside.clone());
    json!({
        "place": place,
        "before": text[found.start..inside.start],
        "words": text[inside.clone()],
        "after": text[inside.end..found.end],
    })
}

fn shown(site: &Site, article: &Article, place: usize, note: &Note) -> Value {
    let text = &article.doc.body.plain.text;
    let lemma = note.anchor.as_ref().map(|range| &text[range.start as usize..range.end as usize]);
    json!({
        "id": note.doc.id.value.as_str(),
        "number": place + 1,
        "kind": note.doc.kind.as_str(),
        "lemma": lemma,
        "body": linked(site, &note.doc.body),
        "terms": note.terms.iter().map(|at| &site.terms[*at].title).collect::<Vec<_>>(),
        "positions": note.positions.iter().map(|position| json!({
            "stance": position.stance.as_str(),
            "claim": site.claims[position.claim].title,
            "value": position.value,
            "certified": position.certified,
        })).collect::<Vec<_>>(),
    })
}

/// A note's Markdown, with links as Hugo writes them.
fn linked(site: &Site, body: &Prose) -> String {
    let mut out = String::new();
    let mut at = body.span.start as usize;
    for link in &body.links {
        let Some(Target::Entity(entity)) = site.links.get(link.span) else { continue };
        let range = link.span.range();
        if range.start < at {
            continue;
        }
        out.push_str(&body.file_text[at..range.start]);
        let words = &body.plain.text[link.words.start as usize..link.words.end as usize];
        out.push_str(&format!("[{words}](/{})", address(site, *entity)));
        at = range.end;
    }
    out.push_str(&body.file_text[at..body.span.range().end]);
    out
}

fn references(site: &Site, at: ArticleIx) -> Vec<Value> {
    let mut list = Vec::new();
    for note in &site.articles[at].notes {
        let body = &note.doc.body;
        for link in &body.links {
            if let Some(Target::Entity(to @ (Entity::Article(other) | Entity::Note(other, _)))) =
                site.links.get(link.span)
                && *other != at
            {
                list.push(quoted(site, body, &link.words, *to, *other));
            }
        }
    }
    list
}

fn backlinks(site: &Site, at: ArticleIx) -> Vec<Value> {
    let notes = (0..site.articles[at].notes.len()).map(|note| Entity::Note(at, note));
    let here = [Entity::Article(at)].into_iter().chain(notes);
    let from = here.flat_map(|entity| site.references_to(entity));
    from.filter_map(|reference| {
        let Entity::Note(other, place) = reference.from else { return None };
        let body = &site.articles[other].notes[place].doc.body;
        let words = reference.words.0..reference.words.1;
        (other != at).then(|| quoted(site, body, &words, reference.from, other))
    })
    .collect()
}

fn quoted(
    site: &Site,
    body: &Prose,
    words: &std::ops::Range<u32>,
    to: Entity,
    article: ArticleIx,
) -> Value {
    let label = &site.outlets[site.articles[article].outlet].short;
    json!({"href": address(site, to), "label": label, "said": said(body, words, "")})
}
