//! A briefing as a site for Hugo.
//!
//! Manicule's findings (names, days, sentences, which note leads where) are given to Hugo as
//! data and as HTML in the Markdown, so that it has nothing to do but make the pages, with the
//! templates in `hugo/`: the same ones, except that notes come after the text, not beside it, and
//! that the calendar and the timeline are left out.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::Path;

use manicule::load::load;
use manicule::markdown::{Flavour, locate};
use manicule::model::Prose;
use manicule::model::site::{ActorIx, Article, ArticleIx, Entity, Note, NoteIx, Site, Target};
use manicule::render::write_address;
use manicule::resolve::{Options, resolve};
use manicule::source::Disk;
use manicule::text::sentence;
use serde_json::{Value, json};

const SETTINGS: &str = include_str!("hugo.toml");
const TEMPLATES: &[(&str, &str)] = &[
    ("baseof.html", include_str!("layouts/baseof.html")),
    ("home.html", include_str!("layouts/home.html")),
    ("page.html", include_str!("layouts/page.html")),
    ("term.html", include_str!("layouts/term.html")),
    ("taxonomy.html", include_str!("layouts/taxonomy.html")),
    ("claims/taxonomy.html", include_str!("layouts/claims/taxonomy.html")),
    ("articles/section.html", include_str!("layouts/articles/section.html")),
    ("_partials/header.html", include_str!("layouts/_partials/header.html")),
    ("_partials/footer.html", include_str!("layouts/_partials/footer.html")),
    ("_partials/nav.html", include_str!("layouts/_partials/nav.html")),
    ("_partials/cards.html", include_str!("layouts/_partials/cards.html")),
    ("_partials/line.html", include_str!("layouts/_partials/line.html")),
];

/// Writes the briefing in `root` as a site into `folder`.
pub(crate) fn write_site(root: &Path, folder: &Path) -> io::Result<()> {
    let (loaded, _) = load(&Disk::new(root));
    let (site, _) = resolve(&loaded, Options::default());
    let site = &site;
    write(&folder.join("hugo.toml"), SETTINGS)?;
    for (name, text) in TEMPLATES {
        write(&folder.join("layouts").join(name), text)?;
    }
    let content = folder.join("content");
    for (at, article) in site.articles.iter_enumerated() {
        let path = content.join(format!("articles/{}.md", article.doc.id));
        write_page(&path, &front(site, at), &marked(site, article))?;
    }
    for (at, actor) in site.actors.iter_enumerated() {
        let path = content.join(format!("actors/{}/_index.md", actor.id));
        let front = json!({
            "title": actor.name.value,
            "kind_label": actor.kind.as_str(),
            "summary": actor.summary,
            "names": names(site, at),
        });
        write_page(&path, &front, actor.body.markdown())?;
    }
    for outlet in &site.outlets {
        let path = content.join(format!("outlets/{}/_index.md", outlet.id));
        let front =
            json!({"title": outlet.name, "kind_label": "Outlet", "summary": outlet.summary});
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
        let (mut said, sentence) = said(&doc.body, &mention.range);
        said["place"] = place.into();
        said["notes"] = touching(article, &sentence).into();
        list.push(said);
    }
    for (place, mention) in article.dates.iter_enumerated() {
        let (mut said, _) = said(&doc.body, &mention.range);
        said["place"] = format!("d-{}", place.number()).into();
        days.entry(mention.value.to_string()).or_default().push(said);
    }
    let published = doc.published.date.to_string();
    let mut positions = BTreeMap::new();
    for position in article.notes.iter().flat_map(|note| &note.positions) {
        let claim = &site.claims[position.claim];
        positions.insert(
            claim.id.to_string(),
            json!({
                "stance": position.stance.as_str(),
                "value": position.value,
                "certified": position.certified,
                "title": claim.title,
            }),
        );
    }
    let names = article.mentions.iter().map(|mention| {
        let actor = &site.actors[mention.actor];
        (actor.id.to_string(), &actor.name.value)
    });
    let notes = article.notes.iter_enumerated();
    let notes = notes.map(|(place, note)| shown(site, article, place, note));
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
        "names": names.collect::<BTreeMap<_, _>>(),
        "positions": positions,
        "notes": notes.collect::<Vec<_>>(),
        "references": references(site, at),
        "backlinks": backlinks(site, at),
    })
}

/// A sentence around words, with the words in it, and its bytes in the plain text.
fn said(body: &Prose, words: &Range<u32>) -> (Value, Range<usize>) {
    let words = words.start as usize..words.end as usize;
    let leaf = body.plain.leaf_at(words.start);
    let text = &body.plain.text[leaf.start..leaf.end.max(words.end)];
    let inside = words.start - leaf.start..words.end - leaf.start;
    let found = sentence::around(text, inside.clone());
    let parts = json!({
        "before": text[found.start..inside.start],
        "words": text[inside.clone()],
        "after": text[inside.end..found.end],
    });
    (parts, leaf.start + found.start..leaf.start + found.end)
}

/// The notes whose words are in a sentence.
fn touching(article: &Article, sentence: &Range<usize>) -> Vec<Value> {
    let touches = |range: &Range<u32>| {
        (range.start as usize) < sentence.end && sentence.start < range.end as usize
    };
    let notes = article.notes.iter().filter(|note| note.anchor.as_ref().is_some_and(touches));
    let shown =
        |note: &Note| json!({"id": note.doc.id.value.as_str(), "kind": note.doc.kind.as_str()});
    notes.map(shown).collect()
}

/// How often each outlet uses each name of an actor.
fn names(site: &Site, actor: ActorIx) -> Vec<Value> {
    let mut rows: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (article, place) in &site.mentions_of[actor] {
        let article = &site.articles[*article];
        let range = &article.mentions[*place].range;
        let name = &article.doc.body.plain.text[range.start as usize..range.end as usize];
        rows.entry(name).or_insert_with(|| vec![0; site.outlets.len()])[article.outlet.index()] +=
            1;
    }
    let row = |(name, counts): (&str, Vec<usize>)| {
        let total: usize = counts.iter().sum();
        json!({"name": name, "counts": counts, "total": total})
    };
    rows.into_iter().map(row).collect()
}

/// An article's Markdown with its marks as HTML.
fn marked(site: &Site, article: &Article) -> String {
    let body = &article.doc.body;
    let source = body.markdown();
    let mut marks: Vec<(u32, u32, String, &str)> = Vec::new();
    for (number, note) in article.notes.iter_enumerated() {
        let (id, kind) = (&note.doc.id.value, note.doc.kind.as_str());
        if let Some(range) = &note.anchor {
            let open = format!("<mark id=\"q-{id}\" class=\"q k-{kind}\">");
            marks.push((range.start, range.end, open, "</mark>"));
            let marker = format!(
                "<a class=\"marker\" href=\"#n-{id}\" data-n=\"{n}\" aria-label=\"Note {n}: \
                 {kind}\"></a>",
                n = number.number()
            );
            marks.push((range.end, range.end, marker, ""));
        }
    }
    let mut counts = vec![0; site.actors.len()];
    for mention in &article.mentions {
        counts[mention.actor.index()] += 1;
        let (id, n) = (&site.actors[mention.actor].id, counts[mention.actor.index()]);
        let open = format!("<a id=\"m-{id}-{n}\" href=\"../actors/{id}.html\" class=\"m\">");
        marks.push((mention.range.start, mention.range.end, open, "</a>"));
    }
    for (number, date) in article.dates.iter_enumerated() {
        let (n, value) = (number.number(), date.value);
        let open = format!(
            "<a class=\"d\" href=\"../dates/{value}.html\"><time id=\"d-{n}\" class=\"d\" \
             datetime=\"{value}\">"
        );
        marks.push((date.range.start, date.range.end, open, "</time></a>"));
    }
    // Those that overlap would not nest; of two, the later is left out.
    marks.sort_by_key(|(start, end, ..)| (*start, *end));
    let mut end = 0;
    marks.retain(|(start, until, ..)| {
        let apart = *start >= end;
        end = if apart { *until } else { end };
        apart
    });
    let place = |at: u32| locate(source, Flavour::Article, at as usize);
    let mut out = source.to_owned();
    for (start, end, open, close) in marks.into_iter().rev() {
        out.insert_str(place(end), close);
        out.insert_str(place(start), &open);
    }
    out
}

fn shown(site: &Site, article: &Article, place: NoteIx, note: &Note) -> Value {
    let text = &article.doc.body.plain.text;
    let lemma = note.anchor.as_ref().map(|range| &text[range.start as usize..range.end as usize]);
    json!({
        "id": note.doc.id.value.as_str(),
        "number": place.number(),
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
    let notes = site.articles[at].notes.indices().map(|note| Entity::Note(at, note));
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

fn address(site: &Site, entity: Entity) -> String {
    let mut address = String::new();
    write_address(site, entity, &mut address);
    address
}

fn quoted(site: &Site, body: &Prose, words: &Range<u32>, to: Entity, article: ArticleIx) -> Value {
    let label = &site.outlets[site.articles[article].outlet].short;
    json!({"href": address(site, to), "label": label, "said": said(body, words).0})
}
