//! Boilerplate around and between the paragraphs of an article, by its structure.

use super::{LONG, between};
use crate::import::{ImportInput, ImportedPage, PageBlock};

const MORE: &str = "The second crack was found in the evening, when the water had gone down by a \
                    metre and a half.";

const LAST: &str = "Repairs take three weeks, the mayor said on Wednesday.";

/// Asserts that nothing of `body`, put between two paragraphs, is kept.
#[track_caller]
fn is_dropped(body: &str) {
    assert_eq!(between(body), "", "{body}");
}

/// Returns the kept text of an article in a box, with `after` below it.
fn followed(after: &str) -> String {
    let html = format!(
        "<html lang=en><article><h1>Bridge shut</h1><div><p>{LONG}</p><p>{MORE}</p><p>{LAST}</p>\
         </div>{after}</article></html>"
    );
    kept(&crate::import::read(html.as_bytes(), &ImportInput::default()).expect("an article"))
}

fn kept(page: &ImportedPage) -> String {
    let kept = page.blocks.iter().filter(|block: &&PageBlock| block.is_kept());
    kept.map(|block| block.text.clone()).collect::<Vec<_>>().join("\n")
}

#[test]
fn boxes_are_recognised_by_their_names() {
    is_dropped(
        "<div class=c-newsletterBox><p>Two men write to you on Fridays about bridges and what is \
         under them.</p></div>",
    );
    is_dropped(
        "<div data-component=links-block><p>The mayor of the other town has a bridge as \
         well.</p></div>",
    );
    is_dropped(
        "<section class=author-bio><p>Ada Moss has written of bridges since she fell off one in \
         1999.</p></section>",
    );
    is_dropped(
        "<div data-print-layout=hide><p>Ada Moss has written of bridges since she fell off \
         one.</p></div>",
    );
}

#[test]
fn the_name_of_a_region_with_the_text_is_ignored() {
    let html = format!(
        "<html lang=en><body class=has-sidebar><div class='newsletter-post sidebar'><h1>Bridge \
         shut</h1><p>{LONG}</p><p>{MORE}</p><p>{LAST}</p></div></body></html>"
    );
    let page = crate::import::read(html.as_bytes(), &ImportInput::default()).expect("an article");
    assert!(kept(&page).contains(MORE), "{page:?}");
}

#[test]
fn lists_of_links_and_cards_are_dropped() {
    is_dropped(
        "<ul><li><a href=/1>A bridge nobody asked for</a></li><li><a href=/2>The pier and its \
          friends</a></li><li><a href=/3>What the water said to the mayor</a></li></ul>",
    );
    is_dropped(
        "<div class=k><a href=/1><h4>A bridge that nobody had asked for</h4><p>It was built all \
         the same, and now it stands there.</p></a></div>",
    );
    let linked = "It is known to [two men](https://a.example/x) and to nobody else in the whole of \
                  the town.";
    assert_eq!(
        between(
            "<p>It is known to <a href=https://a.example/x>two men</a> and to nobody else in the \
             whole of the town.</p>"
        ),
        linked
    );
}

#[test]
fn a_heading_may_be_a_button_that_unfolds_its_text() {
    assert_eq!(
        between(
            "<div class=q><h3><button aria-expanded=false>Who pays for it?</button></h3><p>The \
             county does, as it always has done.</p></div>"
        ),
        "## Who pays for it?\n\nThe county does, as it always has done."
    );
}

#[test]
fn text_that_is_only_read_aloud_is_dropped() {
    assert_eq!(
        between(
            "<figure><img src=a.jpg><figcaption><span class=visually-hidden>Image caption, \
             </span>The pier from the north.</figcaption></figure>"
        ),
        "*The pier from the north.*"
    );
}

#[test]
fn folded_questions_are_kept() {
    assert_eq!(
        between(
            "<details><summary>Who pays?</summary><p>The county does, as it always \
             has.</p></details>"
        ),
        "Who pays?\n\nThe county does, as it always has."
    );
}

#[test]
fn small_boxes_after_the_text_are_dropped_and_corrections_kept() {
    let text = followed(
        "<div class=z><h4>Light a candle</h4><p>Entries are read before they appear.</p></div>",
    );
    assert!(text.ends_with(LAST), "{text}");
    let note = "Correction: the crack is in the second pier, not in the third.";
    let text = followed(&format!("<footer><p>{note}</p></footer>"));
    assert!(text.ends_with(note), "{text}");
}

#[test]
fn a_summary_in_points_is_kept() {
    let html = format!(
        "<html lang=en><article><h1>Bridge shut</h1><ul><li>The bridge is shut for three weeks \
         from today</li><li>Boats go round by the north \
         channel</li></ul><p>{LONG}</p><p>{MORE}</p><p>Repairs take three weeks, the mayor said on \
         Wednesday.</p></article></html>"
    );
    let page = crate::import::read(html.as_bytes(), &ImportInput::default()).expect("an article");
    assert!(kept(&page).starts_with("The bridge is shut for three weeks"), "{page:?}");
}

#[test]
fn a_correction_does_not_keep_a_box_above_it() {
    let note = "Correction: the crack is in the second pier, not in the third.";
    let text = followed(&format!(
        "<div class=z><h4>Light a candle</h4><p>Entries are read before they appear.</p></div><div \
         class=y><p>{note}</p></div>"
    ));
    assert!(text.ends_with(&format!("{LAST}\n{note}")), "{text}");
}

#[test]
fn a_name_that_all_paragraphs_share_is_ignored() {
    let html = format!(
        "<html lang=en><article><h1>Bridge shut</h1><p>{LONG}</p><p class=paywall>{MORE}</p><p \
         class=paywall>{LAST}</p><p class=paywall>The keeper of the bridge has gone to his sister, \
         and took the keys with him.</p></article></html>"
    );
    let page = crate::import::read(html.as_bytes(), &ImportInput::default()).expect("an article");
    assert!(kept(&page).ends_with("the keys with him."), "{page:?}");
}

#[test]
fn a_last_paragraph_with_another_class_is_not_a_box() {
    let html = format!(
        "<html lang=en><article><h1>Bridge shut</h1><div><div class='p a'>{LONG}</div><div \
         class='p a'>{MORE}</div><div class='p a'>{LAST}</div><div class='p a last'>The keeper \
         went home.</div></div></article></html>"
    );
    let page = crate::import::read(html.as_bytes(), &ImportInput::default()).expect("an article");
    assert!(kept(&page).ends_with("went home."), "{page:?}");
}

/// Returns the kept text of an article with `line` below its headline.
fn below_the_headline(line: &str) -> String {
    let html = format!(
        "<html lang=en><title>The bridge is shut</title><article><header><h1>The bridge is \
         shut</h1></header><div>{line}<p>{LONG}</p><p>{MORE}</p><p>{LAST}</p></div></article>"
    );
    kept(&crate::import::read(html.as_bytes(), &ImportInput::default()).expect("an article"))
}

#[test]
fn another_headline_above_the_text_is_not_part_of_it() {
    let text = [LONG, MORE, LAST].join("\n");
    for again in [
        "<h2>Shut: The bridge is</h2>",
        "<h1>Orrin and its river</h1>",
        "<p><strong>The bridge is shut!</strong></p>",
    ] {
        assert_eq!(below_the_headline(again), text, "{again}");
    }
    let summary = "Nobody may cross the river at Orrin before the end of the month.";
    assert_eq!(below_the_headline(&format!("<p>{summary}</p>")), [summary, &text].join("\n"));
}

#[test]
fn a_line_of_authors_above_the_text_is_not_part_of_it() {
    let text = below_the_headline;
    for line in [
        "<div><span class=author>Ada Moss and Ben Lee</span> <span>The Orrin Herald</span></div>",
        "<div>Kesten · <a rel=author href=/moss>Ada Moss</a>, editor of this paper</div>",
        "<p><em>Von <span itemprop=author>Ada Moss</span> aus dem Tal der Kesten</em></p>",
    ] {
        assert_eq!(text(line), [LONG, MORE, LAST].join("\n"), "{line}");
    }
    let said =
        "<p class=author>Ada Moss</p><p>Ada Moss has walked there and met nobody at all.</p>";
    assert!(text(said).starts_with("Ada Moss has walked there"), "{}", text(said));
}
