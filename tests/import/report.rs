//! What `import` says of a page: what it left out, and the id that it gives.

use crate::support::{OnDisk, SiteTest};

const FIRST: &str = "The weir at Orrin was opened on Tuesday evening, an hour before the water \
                     would have gone over it, the harbour master said.";
const SECOND: &str = "Nobody was told. Two boats were carried as far as Sell, where a fisherman \
                      caught one of them, and the other was found in a field.";

fn page(body: &str) -> String {
    format!("<html lang=en><title>Weir opened</title><article><h1>Weir opened</h1>{body}</article>")
}

fn import(site: &OnDisk, file: &str, more: &[&str]) -> crate::support::Ran {
    let facts = ["--outlet", "herald", "--published", "2024-03-05"];
    site.run(&[&["import", file], &facts[..], more].concat())
}

/// “Nothing” was said to be dropped although words within lines were.
#[test]
fn words_left_out_of_the_lines_are_said() {
    let site = SiteTest::small().on_disk();
    let said = |body: &str, more: &[&str]| {
        site.write("in/weir.html", &page(body));
        let ran = import(&site, "in/weir.html", &[&["-n"], more].concat());
        ran.fine();
        ran.err
    };
    let plain = said(&format!("<p>{FIRST}</p><p>{SECOND}</p>"), &[]);
    assert!(plain.contains("Dropped no block but the headline.\n"), "{plain}");
    assert!(!plain.contains("Left out"), "{plain}");
    let hidden = format!("<p>{FIRST}</p><p>{SECOND} <span hidden>So he said.</span></p>");
    let ran = said(&hidden, &[]);
    let list = "Left out within the text, by the block at which it is:\n    3  hidden in the line: \
                So he said.\n";
    assert!(ran.contains(list), "{ran}");
    let pictures: String = (1..8).map(|at| format!("<img src={at} alt='Boat {at}'>")).collect();
    let body = format!("<p>{FIRST}</p>{pictures}<p>{SECOND}</p>");
    let ran = said(&body, &[]);
    assert!(ran.contains("    3  alternative text of a picture: Boat 5\n"), "{ran}");
    assert!(ran.contains("  and 2 more; `--log` shows them\n"), "{ran}");
    assert!(said(&body, &["--log"]).contains(": Boat 7\n"));
    // What the caption says as well is not lost, and pictures outside the text are no part of it.
    let body = format!(
        "<img src=a alt=Logo><p>{FIRST}</p><figure><img src=b alt='A boat'><figcaption>A boat in a \
         field</figcaption></figure><p>{SECOND}</p><footer><img src=c alt=Map> © Herald</footer>"
    );
    let ran = said(&body, &[]);
    assert!(!ran.contains("Left out"), "{ran}");
}

/// Of two pages with one headline, the second was refused.
#[test]
fn pages_with_one_headline_are_all_imported() {
    let site = SiteTest::small().on_disk();
    site.write("in/1.html", &page(&format!("<p>{FIRST}</p>")));
    site.write("in/2.html", &page(&format!("<p>{SECOND}</p>")));
    let third = "The council met for an hour behind closed doors and then went home without a \
                 decision on the weir or on the boats.";
    site.write("in/3.html", &page(&format!("<p>{third}</p>")));
    let ran = import(&site, "in", &[]);
    ran.fine();
    let read = |id: &str| site.read(&format!("content/articles/{id}.md"));
    assert!(read("herald-weir-opened").contains(FIRST));
    assert!(read("herald-weir-opened-2024-03-05").contains(SECOND));
    assert!(read("herald-weir-opened-2024-03-05-2").contains(third));
    assert!(
        ran.err.contains(
            "warning: the headline gives the id `herald-weir-opened`, which an article with \
             another text has: this one is `herald-weir-opened-2024-03-05`;"
        ),
        "{ran:#?}"
    );
    site.run(&["check", "--deny-warnings"]).fine();
    // A later version of one of them is not another article.
    site.write("in/later.html", &page(&format!("<p>{FIRST}</p><p>More is to follow.</p>")));
    let ran = import(&site, "in/later.html", &[]);
    ran.failed(1, "exists already").failed(1, "--update herald-weir-opened");
}

#[test]
fn pages_without_a_day_are_told_apart_by_a_number() {
    let site = SiteTest::small().on_disk();
    site.write("in/1.html", &page(&format!("<p>{FIRST}</p>")));
    site.write("in/2.html", &page(&format!("<p>{SECOND}</p>")));
    let ran = site.run(&["import", "in", "--outlet", "herald"]);
    ran.failed(1, "this one is `herald-weir-opened-2`");
    assert!(site.read("content/articles/herald-weir-opened-2.md").contains(SECOND));
}
