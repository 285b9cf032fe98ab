//! A small briefing with something of everything, and what must hold for any.

#[path = "../live.rs"]
mod live;

use manicule::build;
use manicule::diag::{Diagnostic, print};
use manicule::load::{Loaded, load};
use manicule::model::{Projection, Prose};
use manicule::resolve::{Options, resolve};
use manicule::source::{Memory, Sources, Span};

/// Its files; the places of those in the constants below.
pub(crate) const FILES: [(&str, &str); 9] = [
    (
        "manicule.toml",
        "title = \"The weir\"\nbase-url = \"https://weir.example/\"\nlang = \"en\"\n",
    ),
    (
        "content/articles/weir.md",
        "+++\ntitle = \"Weir opened\"\noutlet = \"herald\"\npublished = 2024-03-05T18:30:00+01:00\n\
         url = \"https://herald.example/weir\"\nbyline = [\"Ada Moss\"]\nsummary = \"So it was.\"\n\
         [inferred]\npublished = \"by the tide\"\n[[name]]\nwords = \"Wren\"\nactor = \"jonas-wren\"\n\
         [[date]]\nwords = \"Monday\"\nvalue = 2024-03-04\n+++\n\nThe weir at Orrin was opened on Tuesday, \
         Mayor Jonas Wren said. Repairs cost 40,000 crowns and take *three weeks*.\n\n## On Monday\n\n\
         “Nobody asked **us**,” said Wren; in May 2023 it was 14 boats.[^1]\n\n- one boat\n- one boat \
         more\n\n| Year | Boats |\n| --- | --- |\n| 1999 | 5 |\n\n> quoted `code`\n\n[^1]: A note.\n",
    ),
    (
        "content/articles/weir.notes.md",
        "## weeks\n\n> Repairs cost **40,000 crowns**\n\nkind: number\nclaim: cost asserts \"40,000\"\n\
         term: weir-term\nconfidence: low, a guess\nalias: old-weeks\n\nThe *mayor*’s figure, see \
         [[jonas-wren]], [[2024-03-04|Monday]] and [it](../claims/cost.md).\n\n\
         ## range\n\n> “Nobody asked … 14 boats.\n\nkind: framing\nauthor: A. Moss\nstatus: draft\n\n\
         Says <b>who</b>?\n\n## none\n\nkind: omission\nchecked: /flood(s|ed)?/i\n\nNo flood.\n",
    ),
    (
        "content/articles/other.md",
        "+++\ntitle = \"Weir shut\"\noutlet = \"herald\"\npublished = 2024-03-06\nvia = [\"herald\"]\n+++\n\n\
         The weir at Orrin is shut again, Jonas Wren said on 6 March.\n",
    ),
    (
        "content/actors/jonas-wren.md",
        "+++\nname = \"Jonas Wren\"\nkind = \"person\"\naliases = [\"Wren\", { name = \"Jon Wren\", \
         misspelling = true }]\nsummary = \"A mayor.\"\n[[role]]\ntitle = \"mayor\"\nfrom = 2020-01-01\n+++\n\nA *man*.\n",
    ),
    (
        "content/outlets/herald.md",
        "+++\nname = \"The Herald\"\nshort = \"Herald\"\ncountry = \"NO\"\n[[fact]]\nfield = \"owner\"\n\
         value = \"the town\"\nas-of = 2024-01-01\nsource = \"https://herald.example/us\"\n+++\n\nA paper.\n",
    ),
    (
        "content/claims/cost.md",
        "+++\ntitle = \"The weir cost 40,000 crowns\"\nkind = \"number\"\n+++\n\nSo [[weir]].\n",
    ),
    (
        "content/terms/weir-term.md",
        "+++\ntitle = \"weir\"\nwords = [\"weirs\"]\n+++\n\nA wall in a river.\n",
    ),
    (
        "content/pages/about.md",
        "+++\ntitle = \"About\"\nnav = true\n+++\n\nOf [[weir]]: ![map](https://a.example/map.png) <i>raw</i>.\n",
    ),
];

/// Returns the briefing with other texts in some files.
pub(crate) fn with(changed: impl IntoIterator<Item = (usize, Vec<u8>)>) -> Memory {
    let mut files: Vec<(&str, Vec<u8>)> =
        FILES.iter().map(|(path, text)| (*path, text.as_bytes().to_vec())).collect();
    for (at, text) in changed {
        files[at].1 = text;
    }
    Memory::new(files)
}

/// Reads, resolves and, where it has no errors, builds a briefing.
///
/// Every span lies in its file, on boundaries of characters; messages can be printed; nothing in a
/// page could run.
pub(crate) fn check(files: &Memory) -> Result<(), String> {
    let options = Options { drafts: true, ..Options::default() };
    let (loaded, mut diagnostics) = load(files);
    let (_, found) = resolve(&loaded, options);
    diagnostics.extend(found);
    spans(&diagnostics, &loaded.sources)?;
    documents(&loaded)?;
    for item in &diagnostics {
        let _ = print::text(item, &loaded.sources, "", false);
        let _ = print::json(item, &loaded.sources, "");
    }
    if diagnostics.iter().any(Diagnostic::is_error) {
        return Ok(());
    }
    let out = Memory::default();
    let outcome = build::build(files, &out, options, &|_, _| {});
    spans(&outcome.diagnostics, &outcome.sources)?;
    let errors: Vec<_> = outcome.diagnostics.iter().filter(|item| item.is_error()).collect();
    if !matches!(outcome.written, Some(Ok(_))) && errors.is_empty() {
        return Err(format!("not built: {:?}", outcome.written));
    }
    for (path, bytes) in out.files() {
        let found = if path.ends_with(".html") { live::live(&text(&bytes)?) } else { Vec::new() };
        if let Some(found) = found.first() {
            return Err(format!("could run: {found} in {path}"));
        }
    }
    Ok(())
}

fn text(bytes: &[u8]) -> Result<String, String> {
    String::from_utf8(bytes.to_vec()).map_err(|_| "a page that is not UTF-8".to_owned())
}

fn spans(diagnostics: &[Diagnostic], sources: &Sources) -> Result<(), String> {
    for item in diagnostics {
        let related = item.related.iter().map(|(span, _)| *span);
        for span in item.span.into_iter().chain(related) {
            inside(span, sources).map_err(|fault| format!("{fault}, of {item:?}"))?;
        }
    }
    Ok(())
}

fn inside(span: Span, sources: &Sources) -> Result<(), String> {
    match sources.get(span.file).text.get(span.range()) {
        Some(_) => Ok(()),
        None => Err(format!("a span off its file: {:?}", span.range())),
    }
}

fn documents(loaded: &Loaded) -> Result<(), String> {
    for article in &loaded.articles {
        prose(&article.body, &loaded.sources)?;
    }
    for note in loaded.notes.iter().flat_map(|notes| &notes.notes) {
        prose(&note.body, &loaded.sources)?;
        inside(note.id.span, &loaded.sources)?;
        note.quote.as_ref().map_or(Ok(()), |quote| inside(quote.span, &loaded.sources))?;
    }
    loaded.actors.iter().try_for_each(|actor| prose(&actor.body, &loaded.sources))?;
    loaded.pages.iter().try_for_each(|page| prose(&page.body, &loaded.sources))
}

fn prose(prose: &Prose, sources: &Sources) -> Result<(), String> {
    inside(prose.span, sources)?;
    let Projection { text, leaves, rows, code } = &prose.plain;
    let words = prose.links.iter().map(|link| &link.words);
    for range in leaves.iter().chain(rows).chain(code).chain(words) {
        if text.get(range.start as usize..range.end as usize).is_none() {
            return Err(format!("a range off the plain text: {range:?}"));
        }
    }
    prose.links.iter().try_for_each(|link| inside(link.span, sources))
}
