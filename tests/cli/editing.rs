//! The commands that help an editor: `suggest`, `note`, `init`, and updates of articles.

use crate::support::SiteTest;

#[test]
fn suggestions_are_chosen_by_kind() {
    let body = "It is said that Lena Aske went to the harbour in Sell, and that nobody met her there.";
    let article = |title: &str| {
        format!("+++\ntitle = \"{title}\"\noutlet = \"herald\"\npublished = 2024-03-05\n+++\n\n{title}: {body}\n")
    };
    let site = SiteTest::small()
        .file("content/articles/one.md", &article("First"))
        .file("content/articles/two.md", &article("Second"))
        .on_disk();
    let all = site.run(&["suggest"]);
    assert!(all.fine().out.contains("“Lena Aske”") && all.out.contains("“Sell”"), "{all:#?}");
    assert!(all.out.contains("share 18 words"), "{all:#?}");
    let person = site.run(&["suggest", "--kind", "person"]);
    assert!(person.fine().out.starts_with("“Lena Aske” stands in 2 articles"), "{person:#?}");
    assert!(!person.out.contains("Sell”") && !person.out.contains("share"), "{person:#?}");
    assert_eq!(site.run(&["suggest", "--kind", "state"]).fine().out, "Nothing to suggest.\n");
    site.run(&["suggest", "--kind", "town"]).failed(2, "place-as-actor");
}
