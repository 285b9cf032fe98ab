//! Days as pages show them: how often they are named, and what is known of the order of articles.

use crate::support::SiteTest;

const ARTICLE: &str = "content/articles/bridge.md";
const SENTENCE: &str = "The bridge at Orrin was closed on Tuesday";
const OF_DIGESTS: &str = "For a digest, dates are counted in the digest, not in its original.";

/// The home page counted a day without the ranges that have it.
#[test]
fn a_day_is_named_as_often_on_the_home_page_as_in_the_index_and_on_its_own_page() {
    let text = "On 2 March 2024 it rained, from 2 to 3 March 2024 it froze";
    let pages = SiteTest::small().edit(ARTICLE, SENTENCE, text).build();
    let home = &pages["index.html"];
    let line = "2 March 2024</time></a> <span class=\"n\">2 mentions</span>";
    assert!(home.contains(line), "{home}");
    assert!(pages["dates/index.html"].contains("title=\"2 mentions\""));
    assert!(pages["dates/2024-03-02.html"].contains("content=\"2 mentions\""));
}

#[test]
fn it_is_said_that_dates_are_counted_in_digests_where_there_are_some() {
    let full = SiteTest::small();
    let digest = full.clone().edit(ARTICLE, "+++\n\n", "text = \"digest\"\n+++\n\n");
    for (site, expected) in [(full, false), (digest, true)] {
        let pages = site.build();
        for path in ["index.html", "dates/index.html"] {
            assert_eq!(pages[path].contains(OF_DIGESTS), expected, "{path}");
        }
    }
}

/// Of two articles of one day without times, the one whose id comes first was said to introduce.
#[test]
fn which_article_of_an_outlet_names_an_actor_first_is_said_only_where_it_is_known() {
    let unordered = "one of several articles in unknown order";
    for (published, expected) in [
        ("published = 2024-03-05", true),
        ("published = 2024-03-05T10:00:00Z", true),
        ("published = 2024-03-06", false),
    ] {
        let second = format!(
            "+++\ntitle = \"More\"\noutlet = \"herald\"\n{published}\n+++\n\nJonas Wren, a baker.\n"
        );
        let pages = SiteTest::small().file("content/articles/more.md", &second).build();
        let page = &pages["actors/jonas-wren.html"];
        assert_eq!(page.contains(unordered), expected, "{published}: {page}");
    }
}
