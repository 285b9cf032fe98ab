//! Live pages.

use crate::import::{ImportInput, ImportedPage, read};

const TEXTS: [&str; 3] = [
    "The council has met behind closed doors and said that the weir would stay open until the \
     autumn.",
    "Two boats were carried as far as Sell, where a fisherman caught one of them with a rope.",
    "The weir was opened in the night, an hour before the water would have gone over it.",
];

fn live(entry: impl Fn(usize, &str) -> String, foot: &str) -> ImportedPage {
    live_by("", entry, foot)
}

/// Imports a live page with `line` below its headline.
fn live_by(line: &str, entry: impl Fn(usize, &str) -> String, foot: &str) -> ImportedPage {
    let entries: String = TEXTS.iter().enumerate().map(|(at, text)| entry(at, text)).collect();
    let html = format!(
        "<html lang=en><title>Weir</title><main><h1>Weir open, day two</h1>{line}<p>Rafts have to be \
         moored upstream until the water has fallen.</p><div \
         class=feed>{entries}</div>{foot}</main></html>"
    );
    read(html.as_bytes(), &ImportInput::default()).expect("an article")
}

#[test]
fn entries_come_in_the_pages_order_with_their_times() {
    let page = live(
        |at, text| {
            format!(
                "<article class=post><header><a href=?id={at}><time>1{at}:20</time></a><h2>Entry \
                 {at}</h2></header><p>Ada Moss</p><p>{text}</p><footer><button>Share</button>\
                 </footer></article>"
            )
        },
        "",
    );
    let entry = |at: usize| format!("**[1{at}:20]");
    assert!(page.body.starts_with("Rafts have to be moored"), "{}", page.body);
    for (at, text) in TEXTS.iter().enumerate() {
        let time = page.body.find(&entry(at)).or_else(|| page.body.find(&format!("**1{at}:20**")));
        let words = page.body.find(text);
        assert!(time.is_some() && time < words, "{}", page.body);
    }
    assert!(!page.body.contains("Share"), "{}", page.body);
    assert!(page.body.contains("\n\nAda Moss\n\n"), "{}", page.body);
    assert!(page.warnings.is_empty(), "{:?}", page.warnings);
}

#[test]
fn who_wrote_an_entry_did_not_write_the_page() {
    let names = |page: &ImportedPage| {
        page.facts.byline.as_ref().map(|byline| byline.value.clone()).unwrap_or_default()
    };
    let writers = ["Ada Moss", "Ben Lee", "Ada Moss"];
    let marked = |at: usize, text: &str| {
        let writer = writers[at];
        format!(
            "<div class=entry><span class=time>1{at}:20</span><span class=author>{writer}</span>\
             <h2>Entry {at}</h2><p>{text}</p></div>"
        )
    };
    let page = live(marked, "");
    assert!(names(&page).is_empty(), "{:?}", page.facts.byline);
    assert!(page.body.contains("**11:20 Ben Lee**\n\n## Entry 1"), "{}", page.body);

    let linked = |at: usize, text: &str| {
        let writer = writers[at];
        format!(
            "<article class=post><time>1{at}:20</time><p>By <a rel=author href=/w{at}>{writer}</a>\
             </p><p>{text}</p></article>"
        )
    };
    let page = live(linked, "");
    assert!(names(&page).is_empty(), "{:?}", page.facts.byline);
    assert!(page.body.contains("**11:20**\n\nBy Ben Lee"), "{}", page.body);

    let page = live_by("<p class=author>By Ada Moss and Cas Lund</p>", marked, "");
    assert_eq!(names(&page), ["Ada Moss", "Cas Lund"], "the page names its own");
}

#[test]
fn hidden_entries_are_warned_of() {
    let page = live(
        |at, text| format!("<div class=entry><h3>1{at}.20: Entry {at}</h3><p>{text}</p></div>"),
        "<button>Load more</button>",
    );
    assert!(page.warnings.iter().any(|warning| warning.contains("shows 3 entries")), "{page:?}");
}

#[test]
fn posts_of_a_forum_are_not_entries() {
    let page = live(
        |at, text| {
            format!(
                "<div class=post><p>Sun Jun 11, 2023 1{at}:20</p><p>{text} {text} {text}</p></div>"
            )
        },
        "<button>Load more</button>",
    );
    assert!(!page.warnings.iter().any(|warning| warning.contains("live")), "{page:?}");
}

#[test]
fn an_entry_with_another_class_is_kept() {
    let more = |at: usize| if at == 1 { " entry--pinned" } else { "" };
    let page = live(
        |at, text| {
            let more = more(at);
            format!("<div class='entry{more}'><h3>1{at}.20: Entry {at}</h3><p>{text}</p></div>")
        },
        "<div class=entry-like><h3>13.20: Entry 3</h3><p>Another page, where the weir is shut \
         again.</p></div>",
    );
    assert!(TEXTS.iter().all(|text| page.body.contains(text)), "{}", page.body);
}
