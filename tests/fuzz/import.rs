//! Gives `import::read` pages, copied texts and Markdown with faults.
//!
//! The Markdown of an article has the words of the kept blocks and no others; addresses are of the
//! web; nothing panics. A folder of pages as a third argument (`SECONDS SEED DIR`) gives windows of
//! them (around their text, with a part of their head) instead of the pages below: a whole page
//! takes forty times as long.

#[allow(dead_code)]
mod harness;

use std::io::Read as _;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::{env, fs};

use harness::{Case, Random, Target, mutate, run, text};
use manicule::import::{ImportInput, read};
use manicule::markdown::{Flavour, project};

const PAGES: &[&str] = &[
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>Ferry aground | The Quay</title>\
     <meta property=og:site_name content='The Quay'><link rel=canonical href=https://quay.example/f>\
     <script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Ferry aground\",\
     \"datePublished\":\"2024-03-05T18:30:00+01:00\",\"author\":[{\"name\":\"Ada Moss\"}]}</script>\
     </head><body><nav><ul><li><a href=/>Home</a><li><a href=/s>Sport</a></ul></nav><article>\
     <h1>Ferry aground</h1><p class=byline>By Ada Moss</p><p>5 March 2024,&nbsp;18:30 GMT</p>\
     <figure><img src=a.jpg><figcaption>The ferry at noon.</figcaption></figure>\
     <p>The ferry ran onto a sandbank off the point early on Tuesday with <b>sixty-one</b> people on \
     board, and was still there <a href=../b>at noon</a>, the harbour master said.</p>\
     <h2>What is known</h2><ul><li>Nobody was hurt, the owners say.<li>Four cars slid about 1.5 m.</ul>\
     <blockquote><p>“There was a long sound, and then the cups went for a walk,” said a teacher.</p>\
     </blockquote><table><tr><th>Year<th>Boats</tr><tr><td>1999<td>5|6</td></tr></table>\
     <p>The next tide that could lift her is expected on Friday; until then she stays.<sup>1</sup></p>\
     </article><aside><h3>Read more</h3><p><a href=/c>A new boat for the old keeper</a></p></aside>\
     <footer><p>© 2024 The Quay. All rights reserved.</p></footer></body></html>",
    "<html><body><div><p>The islands have a ferry and a paper, which writes of sailings, storms, fish, \
     births, deaths and lost dogs, and of whatever else people here may want to know.</p></div>\
     <main><h1>Ferry aground</h1></main><div class=liveblog><div class=post><time>10:15</time><p>The \
     tug has reached the ferry and makes fast to her stern, says the coast guard now.</p></div>\
     <div class=post><time>10.40am</time><p>People are being taken off in small boats, ten at a time, \
     says the coast guard.</p></div><div class=post><h3>11h02 All off</h3><p>The last of the people \
     have reached the quay, where they are given tea and blankets.</p></div></div>",
    "The Quay\nHome Sport Weather\n\nFerry aground off the point\n\nBy Ada Moss\n5 March 2024, 6.30pm\n\n\
     The ferry ran onto a sandbank off the point early on Tuesday with sixty-one people on board, \
     and was still there at noon, the harbour master said.\n\nNobody was hurt: the owners said so \
     twice, and added three things:\n\na lamp\na chair\n\nRead more\n\nA new boat for the keeper\n\n\
     It is red all over, and it has cost £40,000.\n\nAda Moss writes of boats.\n\n© 2024 The Quay\n",
    "---\ntitle: \"Ferry: aground\"\ndate: 2024-03-05\nauthor: [A. Moss, B. Lee]\nurl: https://quay.example/f\n\
     ---\n\n# Ferry aground\n\nThe *ferry* ran onto a **sandbank**, [they say](https://a.example/b \"t\").\n\n\
     > quoted\n\n1. one\n2. two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n```\ncode\n```\n\nSo it is.[^1]\n\n[^1]: A note.\n",
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"B\"\r\nSnapshot-Content-Location: \
     https://quay.example/f\r\n\r\n--B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: \
     quoted-printable\r\n\r\n<html><h1>Ferry</h1><p>The ferry ran onto a sandbank off the point early \
     on Tuesday with sixty-one people=C3=A9 on board and was there at noon.</p></html>\r\n--B--\r\n",
];

const TOKENS: &[&str] = &[
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<em>",
    "</em>",
    "<h1>",
    "<h2>",
    "<li>",
    "<ul>",
    "<ol start=7>",
    "</ul>",
    "<div class=related>",
    "<div hidden>",
    "</div>",
    "<section>",
    "<blockquote>",
    "<pre>",
    "<code>",
    "<table>",
    "<tr>",
    "<td>",
    "<td colspan=3>",
    "<caption>",
    "<br>",
    "<hr>",
    "<sup>",
    "<a href='javascript:x'>",
    "<a href='https://a.example/(b)_c'>",
    "</a>",
    "<script>",
    "</script>",
    "<template>",
    "<template shadowrootmode=open>",
    "<slot name=a>",
    "<p slot=a>",
    "<sub>",
    "<q>",
    "<ruby>",
    "<rt>",
    "<del>",
    "<math><mfrac><mi>",
    "<span role=tooltip>",
    "<style>.a,p>b{display:none}",
    "<div class=a>",
    "<div class=picture>",
    "<figcaption>",
    "<img class=emoji alt=x>",
    "</sup>",
    "\u{2044}",
    "<svg>",
    "<math>",
    "<select>",
    "<base href=//x>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<p style=display:none>",
    "<input type=password>",
    "<dl><dt>",
    "<dd>",
    "<details><summary>",
    "&nbsp;",
    "&amp;",
    "&lt;",
    "&#0;",
    "&#x202e;",
    "&NotEqualTilde;",
    "*",
    "**",
    "_",
    "`",
    "```",
    "#",
    "- ",
    "1. ",
    "1) ",
    "> ",
    "|",
    "\\",
    "[",
    "](",
    "![",
    "[^1]",
    "<",
    ">",
    "~~",
    "\n",
    "\n\n",
    "    ",
    "10:30",
    "9h05",
    "18.40",
    "5 June 2025",
    "05/06/2025",
    "By Ada Moss",
    "Read more",
    "Advertisement",
    "Follow us",
    "Share",
    "Subscribe now to read on",
    "©",
    ": ",
    "?",
    "2h ago",
    "Updated",
    "“",
    "”",
    "Live",
    "Ferry aground",
    "Der Wehrmeister",
    "\u{1f}\u{8b}",
    "charset=utf-16",
];

/// A page of the folder that was given.
struct Seed {
    bytes: Vec<u8>,
    /// The elements in its head that may state facts, in order.
    head: Vec<Range<usize>>,
    /// Where elements begin, in order; not empty.
    starts: Vec<usize>,
    /// Those of headlines and paragraphs.
    text: Vec<usize>,
}

/// The pages of the folder that was given; empty if there is none.
fn seeds() -> &'static [Seed] {
    static SEEDS: OnceLock<Vec<Seed>> = OnceLock::new();
    SEEDS.get_or_init(|| {
        let Some(folder) = env::args().nth(3) else { return Vec::new() };
        let mut names: Vec<PathBuf> = Vec::new();
        let mut folders = vec![PathBuf::from(folder)];
        while let Some(folder) = folders.pop() {
            let entries = fs::read_dir(&folder).unwrap_or_else(|_| panic!("no {folder:?}"));
            for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
                if path.is_dir() { folders.push(path) } else { names.push(path) }
            }
        }
        names.sort();
        names.iter().filter_map(|name| page(name)).map(seed).collect()
    })
}

/// Reads a page, which may be packed; `None` for other files.
fn page(path: &Path) -> Option<Vec<u8>> {
    let name = path.file_name()?.to_str()?;
    let kinds = [".html", ".htm", ".html.gz", ".txt", ".mhtml"];
    if !kinds.iter().any(|kind| name.ends_with(kind)) {
        return None;
    }
    let bytes = fs::read(path).ok()?;
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Some(bytes);
    }
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut unpacked).ok()?;
    Some(unpacked)
}

/// Finds the parts of a page.
fn seed(bytes: Vec<u8>) -> Seed {
    let (mut head, mut starts, mut text) = (Vec::new(), vec![0], Vec::new());
    for at in (0..bytes.len()).filter(|at| bytes[*at] == b'<') {
        let rest = &bytes[at..];
        let opens = |tag: &str| {
            let named =
                rest.get(1..=tag.len()).is_some_and(|n| n.eq_ignore_ascii_case(tag.as_bytes()));
            named && rest.get(tag.len() + 1).is_some_and(|next| !next.is_ascii_alphanumeric())
        };
        let end = |mark: &[u8]| {
            rest.windows(mark.len()).position(|window| window == mark).map(|end| end + mark.len())
        };
        let described = || end(b">").is_some_and(|end| has(&rest[..end], b"ld+json"));
        let stated = match () {
            () if opens("meta") || opens("link") => end(b">"),
            () if opens("title") => end(b"</title>"),
            () if opens("script") && described() => end(b"</script>"),
            () => None,
        };
        if let Some(end) = stated.filter(|end| *end <= STATED_MAX) {
            head.push(at..at + end);
        } else if rest.get(1).is_some_and(u8::is_ascii_alphabetic) {
            starts.push(at);
            text.extend(Some(at).filter(|_| ["h1", "h2", "p"].into_iter().any(opens)));
        }
    }
    Seed { bytes, head, starts, text }
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Bytes of an element of a head at most.
const STATED_MAX: usize = 2_000;

/// Returns a window of one of the pages: some elements of its head, and up to four kB that begin
/// with an element, mostly near a paragraph. Rarely a whole page.
fn window(random: &mut Random, pages: &[Seed]) -> Vec<u8> {
    const WINDOW: usize = 4_000;
    const WHOLE_MAX: usize = 200_000;
    let page = &pages[random.below(pages.len())];
    if random.one_in(1_000) && page.bytes.len() < WHOLE_MAX {
        return page.bytes.clone();
    }
    let mut out = b"<!doctype html><html><head>".to_vec();
    for element in &page.head {
        if random.one_in(4) && out.len() < WINDOW / 2 {
            out.extend(&page.bytes[element.clone()]);
        }
    }
    out.extend(b"</head><body>");
    for _ in 0..1 + random.below(2) {
        let near = match page.text.len() {
            0 => 0,
            all => page.text[random.below(all)],
        };
        let at = page.starts.partition_point(|start| *start < near);
        let at = if random.one_in(4) { random.below(page.starts.len()) } else { at };
        let start = page.starts[at.saturating_sub(random.below(6)).min(page.starts.len() - 1)];
        let end = page.bytes.len().min(start + random.below(WINDOW / 2));
        out.extend(&page.bytes[start..end]);
    }
    out
}

fn make(random: &mut Random) -> Case {
    let page = match seeds() {
        [] => random.pick(PAGES).into(),
        pages => window(random, pages),
    };
    let title = random.pick(&["", "", "Ferry aground", "Read more", "\u{301}"]);
    let mut case: Case = vec![page, title.into()];
    mutate(random, &mut case, TOKENS);
    case
}

fn check(case: &Case) -> Result<(), String> {
    let title = text(&case[1]);
    let input = ImportInput {
        title: Some(title.as_str()).filter(|title| !title.is_empty()),
        ..ImportInput::default()
    };
    let page = match read(&case[0], &input) {
        Ok(page) => page,
        Err(refusal) if refusal.message.contains("a fault in manicule") => {
            return Err("a panic in the reader".into());
        }
        Err(_) => return Ok(()),
    };
    let words = |text: &str| text.split_whitespace().collect::<String>();
    let kept = page.blocks.iter().filter(|block| block.is_kept());
    let kept: String = kept.map(|block| words(&block.text)).collect();
    let written = words(&project(&page.body, Flavour::Article).plain.text);
    if kept != written {
        return Err(format!("other words: {written:?} instead of {kept:?}, in {:?}", page.body));
    }
    let web = |url: &str| url.starts_with("http://") || url.starts_with("https://");
    match page.facts.url.filter(|url| !web(&url.value)) {
        Some(url) => Err(format!("an address that is not of the web: {}", url.value)),
        None => Ok(()),
    }
}

fn main() -> Result<(), String> {
    run(&Target { make, check })
}
