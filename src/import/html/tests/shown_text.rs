//! Text and numbers as the page's style sheets, components and lists show them.

use super::LONG;

/// The Markdown of a page with this body after its headline.
fn written(head: &str, body: &str) -> String {
    let page =
        format!("<head>{head}</head><h1>The pilot</h1><p>{LONG}</p>{body}<p>{LONG} End.</p>");
    crate::import::read(page.as_bytes(), &crate::import::ImportInput::default())
        .expect("an article")
        .body
}

#[test]
fn the_style_of_a_component_hides_nothing_outside_it() {
    let line = "Eighty boats came into the harbour before the storm, and all of them left again.";
    let root = |inside: &str| {
        format!(
            "<p class=z>{line}</p><div><template shadowrootmode=open><style>.z {{ display: none }}\
             </style><p>The component says that the harbour is deep enough for them all.</p>{inside}\
             </template></div>"
        )
    };
    assert!(written("", &root("")).contains(line));
    let inner =
        "<p class=z>Nobody can read this sentence, since the component hides it from all.</p>";
    let both = written("", &root(inner));
    assert!(both.contains(line) && !both.contains("Nobody can read this"), "{both}");
    // The page's own rules do not reach into it.
    let hidden = "<style>.y { display: none }</style>";
    let inner =
        "<p class=y>The component shows this sentence, whatever the page may say of it.</p>";
    assert!(written(hidden, &root(inner)).contains("The component shows this"));
}

#[test]
fn words_that_a_style_sheet_strikes_out_are_struck_out() {
    let head =
        "<style><!-- .gone { text-decoration: line-through } .old { display: none } --></style>";
    let body = "<p>The pilot was <span class=gone>drunk</span> <span class=old>very</span> tired \
                when he came to the harbour, and he said so to the captain of the boat.</p>";
    let text = written(head, body);
    assert!(text.contains("was ~~drunk~~ tired"), "{text}");
}

#[test]
fn items_have_the_numbers_that_a_reader_sees() {
    let list = |attributes: &str| {
        let items = "<li>Kesten, with a harbour</li><li>Orrin, with a mill</li><li>Weir</li>";
        written("", &format!("<p>{LONG} These towns were asked:</p><ol {attributes}>{items}</ol>"))
    };
    let numbers = |text: &str| -> Vec<String> {
        let of = |line: &str| line.split_once(char::is_whitespace).map(|(mark, _)| mark.to_owned());
        let lines = text.lines().filter(|line| {
            line.contains("Kesten, w") || line.contains("Orrin, w") || line.ends_with("Weir")
        });
        lines.filter_map(of).collect()
    };
    assert_eq!(numbers(&list("")), ["1.", "2.", "3."]);
    assert_eq!(numbers(&list("start=4")), ["4.", "5.", "6."]);
    let reversed = numbers(&list("reversed"));
    assert_eq!(
        reversed.iter().map(|mark| mark.trim_end_matches([')', '.'])).collect::<Vec<_>>(),
        ["3", "2", "1"]
    );
    let text = list("type=A");
    assert!(text.contains("- A. Kesten") && text.contains("- C. Weir"), "{text}");
    let text = list("type=i start=4");
    assert!(text.contains("- iv. Kesten") && text.contains("- vi. Weir"), "{text}");
}
