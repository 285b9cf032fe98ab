//! Publishes into a folder with a spoilt manifest, and with files of others.
//!
//! A second build recognises its own files: it writes and removes nothing. Files of others stay,
//! and so does everything outside of the folder, whatever the manifest says. A refusal changes
//! nothing.

#[allow(dead_code)]
mod harness;

use std::collections::{BTreeMap, BTreeSet};

use harness::{Case, Random, Target, mutate, run, text};
use manicule::diag::Diagnostic;
use manicule::fingerprint::Fingerprint;
use manicule::render::RenderedRoute;
use manicule::source::{FileSystem as _, Memory};
use manicule::write::{self, MANIFEST, PublishReport};

/// Without the sum, which [`summed`] adds.
const HEADER: &str =
    "# Written by manicule, which replaces and removes only these: fingerprint, size, path. Sum: ";
const EARLIER_HEADER: &str =
    "# Written by manicule, which replaces and removes only these: key, size, path.";
const STAMP: &str = "0123456789abcdef0123456789abcdef 5 ";
const PATHS: &[&str] = &[
    "index.html",
    "404.html",
    "articles/a.html",
    "articles/b.html",
    "static/both",
    "static/both/b.txt",
    "static/a b.txt",
    "static/#x",
    "static/- - x",
    "static/ё.png",
    "dates/2024/03.html",
    "a",
];
const OTHERS: &[&str] = &[
    "mine.txt",
    "static/mine",
    "../outside",
    "/etc/outside",
    "articles/../../outside",
    "articles/c.html",
    "./x",
    "a//b",
    "notes/mine.txt",
    "static/both",
];
const TOKENS: &[&str] = &[
    "\n",
    "- - ",
    STAMP,
    HEADER,
    EARLIER_HEADER,
    "%0A",
    "%2E",
    "%",
    "#",
    " ",
    "../outside",
    "/etc/outside",
    "..",
    ".",
    "/",
    "mine.txt",
    "static/mine",
    "articles/../../outside",
    "index.html",
    "\r",
    "\u{2028}",
    "-1 ",
    "99999999999999999999 ",
];

/// The manifest, the paths of the site, those of the site before, and files of others; a line each.
fn make(random: &mut Random) -> Case {
    let some = |random: &mut Random, list: &[&str]| -> Vec<String> {
        list.iter().filter(|_| random.one_in(2)).map(|path| (*path).to_owned()).collect()
    };
    let (now, before, others) = (some(random, PATHS), some(random, PATHS), some(random, OTHERS));
    let mut manifest = random.pick(&[HEADER, HEADER, EARLIER_HEADER]).to_owned() + "\n";
    for path in before.iter().chain(&others) {
        if others.contains(path) && !random.one_in(4) {
            continue;
        }
        let stamp = if random.one_in(2) { STAMP } else { "- - " };
        manifest.push_str(&format!("{stamp}{path}\n"));
    }
    let mut case: Case = [manifest, now.join("\n"), before.join("\n"), others.join("\n")]
        .map(String::into_bytes)
        .to_vec();
    mutate(random, &mut case, TOKENS);
    case
}

/// Adds the sum, without which no line counts. A case has none, so that its lines can be changed.
fn summed(manifest: &str) -> String {
    match manifest.split_once('\n') {
        Some((HEADER, lines)) => {
            format!("{HEADER}{}\n{lines}", Fingerprint::of_bytes(lines.as_bytes()))
        }
        _ => manifest.to_owned(),
    }
}

/// Returns a line with its `%` escapes decoded.
fn unescaped(line: &str) -> String {
    let mut parts = line.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        match part.get(..2).and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                bytes.extend_from_slice(&part.as_bytes()[2..]);
            }
            None => bytes.extend_from_slice(part.as_bytes()),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn is_inside(path: &str) -> bool {
    path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

fn page<'a>(
    text: &&'a str,
    before: Option<Fingerprint>,
) -> Result<RenderedRoute<'a>, Box<Diagnostic>> {
    let fingerprint = Fingerprint::of_bytes(text.as_bytes());
    Ok(match before {
        Some(before) if before == fingerprint => RenderedRoute::AsBefore,
        _ => RenderedRoute::New(text.as_bytes().into(), Some(fingerprint)),
    })
}

fn publish(out: &Memory, pages: &[(String, String)]) -> Result<PublishReport, String> {
    let pages: Vec<_> = pages.iter().map(|(path, page)| (path.clone(), page.as_str())).collect();
    write::publish(out, "", &pages, page, &|_, _| {}).map_err(|error| format!("{error:?}"))
}

fn files(out: &Memory) -> BTreeMap<String, Vec<u8>> {
    let mut files = out.files();
    files.retain(|path, _| path != MANIFEST);
    files
}

fn check(case: &Case) -> Result<(), String> {
    let manifest = summed(&text(&case[0]));
    let list = |part: usize| text(&case[part]).split('\n').map(str::to_owned).collect::<Vec<_>>();
    let pages: BTreeSet<String> = list(1).into_iter().filter(|path| is_inside(path)).collect();
    let below = |path: &String| pages.iter().any(|other| path.starts_with(&format!("{other}/")));
    let hidden = |path: &String| path.starts_with(".manicule");
    let pages: Vec<(String, String)> = pages
        .iter()
        .filter(|path| !below(path) && !hidden(path))
        .map(|path| (path.clone(), format!("page {path}")))
        .collect();
    let out = Memory::default();
    let named = |path: &str| {
        let ends = |line: &str| line == path || line.ends_with(&format!(" {path}"));
        manifest.lines().any(|line| ends(line) || ends(&unescaped(line)))
    };
    let mut theirs = BTreeSet::new();
    for path in list(2).into_iter().chain(list(3)).filter(|path| !hidden(path) && !path.is_empty())
    {
        // Unlike a disk, memory can hold a file and one below it.
        let clash = |other: &String| {
            other.starts_with(&format!("{path}/")) || path.starts_with(&format!("{other}/"))
        };
        if out.files().keys().any(clash) {
            continue;
        }
        if !named(&path) || !is_inside(&path) {
            theirs.insert(path.clone());
        }
        out.write(&path, b"older").map_err(|error| error.to_string())?;
    }
    out.write(MANIFEST, manifest.as_bytes()).map_err(|error| error.to_string())?;
    let before = files(&out);
    if publish(&out, &pages).is_err() {
        return if files(&out) == before {
            Ok(())
        } else {
            Err("a refusal that changed files".into())
        };
    }
    let made = files(&out);
    for (path, page) in &pages {
        if made.get(path).map(Vec::as_slice) != Some(page.as_bytes()) {
            return Err(format!("not written: {path:?}"));
        }
    }
    let is_page = |path: &String| pages.iter().any(|(page, _)| page == path);
    if let Some(lost) =
        theirs.iter().find(|path| !is_page(path) && made.get(*path) != before.get(*path))
    {
        return Err(format!("somebody's file is gone: {lost:?}"));
    }
    if let Some(kept) = made.keys().find(|path| !is_page(path) && !before.contains_key(*path)) {
        return Err(format!("a file of no page: {kept:?}"));
    }
    let again = publish(&out, &pages)?;
    if again.written + again.removed > 0 || files(&out) != made {
        return Err(format!("not known again: {again:?}"));
    }
    publish(&out, &[])?;
    let rest = files(&out);
    if let Some(kept) =
        pages.iter().find(|(path, _)| rest.contains_key(path) && !theirs.contains(path))
    {
        return Err(format!("not removed: {kept:?}"));
    }
    match theirs.iter().find(|path| !is_page(path) && rest.get(*path) != before.get(*path)) {
        Some(lost) => Err(format!("somebody's file is gone in the end: {lost:?}")),
        None => Ok(()),
    }
}

fn main() -> Result<(), String> {
    run(&Target { make, check })
}
