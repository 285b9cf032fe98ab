//! The inputs of the bench `corners`, each for any size: briefings here, pages in `pages`.

mod pages;

use std::fmt::Write as _;

use manicule::source::Memory;

/// An input to be measured.
pub(crate) enum Input {
    /// The files of a briefing, to be built.
    Briefing(Memory),
    /// A saved page, to be imported.
    Page(Vec<u8>),
}

/// The name of each input, its size, and a function that makes it in any size.
pub(crate) type Corner = (&'static str, usize, fn(usize) -> Input);

/// Returns all inputs.
pub(crate) fn all() -> impl Iterator<Item = &'static Corner> {
    BRIEFINGS.iter().chain(pages::PAGES)
}

const BRIEFINGS: &[Corner] = &[
    ("found notes", 20_000, |n| notes(n, |at| format!("> barge {at} brought {at} tons"))),
    ("lost notes", 1_000, |n| notes(n, |at| format!("> barge {at} took away {at} tons of grain"))),
    ("lost notes, nothing like it", 1_000, |n| notes(n, |at| format!("> Nobody{at} sang"))),
    ("notes of one word", 20_000, |n| {
        let text = paragraphs((0..n).map(|at| format!("Then barge b{at} came.")));
        briefing(&text, &[], notes_of(n, |at| format!("> b{at}")))
    }),
    ("notes of one word, lost", 1_000, |n| notes(n, |at| format!("> b{at}"))),
    ("ambiguous notes, one quotation", 1_000, |n| notes(n, |_| "> tons of grain".into())),
    ("ambiguous notes, each its own", 1_000, |n| {
        let twice = (0..n)
            .map(|at| format!("Boat {at} left. So boat {at} left again, and Boat {at} left."));
        briefing(&paragraphs(twice), &[], notes_of(n, |at| format!("> Boat {at} left")))
    }),
    ("notes with gaps", 20_000, |n| {
        notes(n, |at| format!("> barge {at} brought […] grain to mill {at}"))
    }),
    ("notes with gaps, ellipses", 20_000, |n| {
        notes(n, |at| format!("> barge {at} brought … grain to mill {at}"))
    }),
    ("one note with many gaps", 20_000, |n| {
        briefing(&sentences(100), &[], note("one", &format!("> barge{}", " […] barge".repeat(n))))
    }),
    ("notes without quotations", 20_000, |n| notes(n, |_| String::new())),
    ("omissions", 1_000, |n| {
        let notes = (0..n).map(|at| {
            note(&format!("n{at}"), &format!("checked: /no such word {at}/"))
                .replace("number", "omission")
        });
        briefing(&sentences(n), &[], notes.collect())
    }),
    ("omissions with capitals", 1_000, |n| {
        let notes = (0..n).map(|at| {
            note(&format!("n{at}"), &format!("checked: /no (such|other) words? {at}/i"))
                .replace("number", "omission")
        });
        briefing(&sentences(n), &[], notes.collect())
    }),
    ("bytes of a periodic quotation, ambiguous", 24_000, |n| {
        briefing(&"ab ".repeat(n / 2), &[], note("one", &format!("> {}", "ab ".repeat(n / 3))))
    }),
    ("bytes of a periodic quotation, lost", 24_000, |n| {
        let text = "ab ".repeat(n / 2);
        briefing(&text, &[], note("one", &format!("> {}ba", "ab ".repeat(n / 3))))
    }),
    ("bytes of a periodic quotation, no spaces", 24_000, |n| {
        briefing(&"a-".repeat(n), &[], note("one", &format!("> {}a", "a-".repeat(n / 2))))
    }),
    ("bytes of a quotation, every word changed once", 24_000, |n| {
        let text: String = (0..n / 6).map(|at| format!("w{at} ")).collect();
        let quote: String = (0..n / 6)
            .map(|at| if at % 2 == 0 { format!("w{at} ") } else { format!("v{at} ") })
            .collect();
        briefing(&text, &[], note("one", &format!("> {quote}")))
    }),
    ("broken links in one note", 4_000, |n| {
        briefing(
            &sentences(10),
            &[],
            format!("{}\n\n{}", note("one", ""), lines(n, |at| format!("[[nothing-{at}]]"))),
        )
    }),
    ("broken links in one article", 4_000, |n| {
        briefing(&lines(n, |at| format!("[it](../claims/nothing-{at}.md)")), &[], String::new())
    }),
    ("broken links among as many actors", 4_000, |n| {
        briefing(
            &sentences(10),
            &actors(n),
            format!("{}\n\n{}", note("one", ""), lines(n, |at| format!("[[nothing-{at}]]"))),
        )
    }),
    ("broken links to as many notes", 4_000, |n| {
        let links = lines(n, |at| format!("[[#m{at}]]"));
        let notes = notes_of(n, |_| String::new());
        briefing(&sentences(10), &[], format!("{notes}{}\n\n{links}", note("last", "")))
    }),
    ("links to notes", 20_000, |n| {
        let links = lines(n, |at| format!("[[#n{at}]]"));
        let notes = notes_of(n, |_| String::new());
        briefing(&sentences(10), &[], format!("{notes}{}\n\n{links}", note("last", "")))
    }),
    ("unknown actors in claims", 1_000, |n| {
        let claims = (0..n).map(|at| {
            (
                format!("content/claims/c{at}.md"),
                format!("+++\ntitle = \"Claim {at}\"\nactors = [\"nobody-{at}\"]\n+++\n"),
            )
        });
        let claims: Vec<_> = claims.chain(actors(n)).collect();
        briefing(&sentences(10), &claims, String::new())
    }),
    ("corrections [[name]], each once", 20_000, |n| {
        let names = lines(n, |at| format!("[[name]]\nwords = \"barge {at}\"\nactor = false\n"));
        with_matter(&sentences(n), &names)
    }),
    ("corrections [[name]], by occurrence", 20_000, |n| {
        let names = lines(n, |at| {
            format!("[[name]]\nwords = \"barge\"\noccurrence = {}\nactor = false\n", at + 1)
        });
        with_matter(&sentences(n), &names)
    }),
    ("corrections [[name]], not there", 20_000, |n| {
        let names = lines(n, |at| format!("[[name]]\nwords = \"nobody {at}\"\nactor = false\n"));
        with_matter(&sentences(n), &names)
    }),
    ("corrections [[date]], by occurrence", 20_000, |n| {
        let dates = lines(n, |at| {
            format!("[[date]]\nwords = \"Sunday\"\noccurrence = {}\nvalue = 2024-03-10\n", at + 1)
        });
        with_matter(&lines(n, |at| format!("On Sunday boat {at} came.")), &dates)
    }),
    ("links [[name]]", 20_000, |n| {
        briefing(&lines(n, |_| "[[herald]]".into()), &[], String::new())
    }),
    ("links [[name]] in a note", 20_000, |n| {
        briefing(
            &sentences(10),
            &[],
            format!("{}\n\n{}", note("one", ""), lines(n, |_| "[[herald]]".into())),
        )
    }),
    ("footnotes", 50_000, |n| {
        let marks = lines(n, |at| format!("word[^{at}]"));
        briefing(
            &format!("{marks}\n\n{}", lines(n, |at| format!("[^{at}]: Text.\n"))),
            &[],
            String::new(),
        )
    }),
    ("footnotes, one in the next", 50_000, |n| {
        let notes = lines(n, |at| format!("[^{at}]: Text[^{}].\n", at + 1));
        briefing(&format!("word[^0]\n\n{notes}"), &[], String::new())
    }),
    ("footnotes, undefined", 50_000, |n| {
        briefing(&lines(n, |at| format!("word[^{at}]")), &[], String::new())
    }),
    ("footnotes, unused", 50_000, |n| {
        briefing(
            &format!("word\n\n{}", lines(n, |at| format!("[^{at}]: Text.\n"))),
            &[],
            String::new(),
        )
    }),
    ("nested elements in a note", 50_000, |n| {
        briefing(&sentences(10), &[], format!("{}\n\n{}", note("one", ""), "<div>".repeat(n)))
    }),
    ("nested elements in a note, inline", 50_000, |n| {
        briefing(&sentences(10), &[], format!("{}\n\nx {}", note("one", ""), "<b>".repeat(n)))
    }),
    ("nested elements in an article", 50_000, |n| {
        briefing(&format!("x\n\n{}", "<div>".repeat(n)), &[], String::new())
    }),
    ("nested quotations", 50_000, |n| {
        briefing(&format!("{}x", "> ".repeat(n)), &[], String::new())
    }),
    ("nested lists", 50_000, |n| briefing(&format!("{}x", "- ".repeat(n)), &[], String::new())),
    ("nested emphasis", 50_000, |n| {
        briefing(&format!("{}x{}", "*x ".repeat(n), " x*".repeat(n)), &[], String::new())
    }),
    ("nested links", 50_000, |n| {
        briefing(&format!("x {}x{}", "[".repeat(n), "](a)".repeat(n)), &[], String::new())
    }),
    ("nested images", 50_000, |n| {
        briefing(
            &format!("x {}x{}", "![".repeat(n), "](https://a.example/)".repeat(n)),
            &[],
            String::new(),
        )
    }),
    ("sentences in one paragraph, with a name", 20_000, |n| {
        let text: String = (0..n).map(|at| format!("Wren counted barge {at}. ")).collect();
        briefing(&format!("Jonas Wren came.\n\n{text}"), &actors(1), String::new())
    }),
    ("dates in one paragraph", 20_000, |n| {
        let text: String =
            (0..n).map(|at| format!("On 5 March {} it rained. ", 1000 + at % 1000)).collect();
        briefing(&text, &[], String::new())
    }),
];

/// An article with a sentence for each note.
fn notes(count: usize, quote: impl Fn(usize) -> String) -> Input {
    briefing(&sentences(count), &[], notes_of(count, quote))
}

fn notes_of(count: usize, quote: impl Fn(usize) -> String) -> String {
    (0..count).map(|at| note(&format!("n{at}"), &quote(at))).collect()
}

/// A note with lines before its text; a quotation is followed by the fields.
fn note(id: &str, first: &str) -> String {
    let first = match first {
        "" => String::new(),
        quote if quote.starts_with('>') => format!("{quote}\n\n"),
        field => format!("{field}\n"),
    };
    format!("## {id}\n\n{first}kind: number\n\nOf {id}.\n\n")
}

fn sentences(count: usize) -> String {
    paragraphs(
        (0..count).map(|at| format!("Then barge {at} brought {at} tons of grain to mill {at}.")),
    )
}

/// Ten sentences to a paragraph.
fn paragraphs(sentences: impl Iterator<Item = String>) -> String {
    let mut out = String::new();
    for (at, sentence) in sentences.enumerate() {
        let _ = write!(out, "{sentence}{}", if at % 10 == 9 { "\n\n" } else { " " });
    }
    out
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(|at| line(at) + "\n").collect()
}

fn actors(count: usize) -> Vec<(String, String)> {
    let actor = |at: usize| {
        let text =
            format!("+++\nname = \"Jonas{} Wren\"\nkind = \"person\"\n+++\n", "x".repeat(at % 7));
        (format!("content/actors/wren-{at}.md"), text)
    };
    (0..count).map(actor).collect()
}

fn briefing(text: &str, others: &[(String, String)], notes: String) -> Input {
    files(text, "", others, notes)
}

fn with_matter(text: &str, matter: &str) -> Input {
    files(text, matter, &[], String::new())
}

fn files(text: &str, matter: &str, others: &[(String, String)], notes: String) -> Input {
    let article = format!(
        "+++\ntitle = \"Barges\"\noutlet = \"herald\"\npublished = 2024-03-05\n{matter}+++\n\n{text}\n"
    );
    let mut files = vec![
        ("manicule.toml".to_owned(), "title = \"Barges\"\n".to_owned()),
        ("content/outlets/herald.md".to_owned(), "+++\nname = \"The Herald\"\n+++\n".to_owned()),
        ("content/articles/barges.md".to_owned(), article),
    ];
    files.extend_from_slice(others);
    if !notes.is_empty() {
        files.push(("content/articles/barges.notes.md".to_owned(), notes));
    }
    Input::Briefing(Memory::new(files))
}
