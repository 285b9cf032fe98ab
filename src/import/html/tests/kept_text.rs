//! Text that belongs to the article in spite of its look, its words or its length.

use crate::import::{ImportInput, ImportedPage, PageBlock, read};

const FIRST: &str = "The mill of Orrin burnt down on Sunday night, two hours after the last of its \
                     workers had gone home, and nobody was in it but the cat.";
const SECOND: &str = "The miller had smelt smoke at supper, his wife told us, but had taken it for \
                      that of the bakery on the other side of the stream.";
const THIRD: &str = "By the time the engine came from the next village the roof had fallen in, and \
                     the firemen turned to the houses along the dam.";

fn import(body: &str) -> ImportedPage {
    let html = format!("<html lang=en><head><title>Mill burnt down</title></head>{body}</html>");
    read(html.as_bytes(), &ImportInput::default()).expect("an article")
}

fn kept(page: &ImportedPage) -> Vec<&str> {
    let kept = page.blocks.iter().filter(|block: &&PageBlock| block.is_kept());
    kept.map(|block| block.text.as_str()).collect()
}

/// Asserts that all of `blocks` are kept in an article, and nothing else.
#[track_caller]
fn all_kept(html: &[&str], blocks: &[&str]) {
    let page = import(&format!("<article><h1>Mill burnt down</h1>{}</article>", html.concat()));
    assert_eq!(kept(&page), blocks, "{html:?}");
}

/// Asserts that `lines`, paragraphs between others, are kept.
#[track_caller]
fn lines_kept(lines: &[&str]) {
    let blocks = [&[FIRST, SECOND], lines, &[THIRD]].concat();
    let html: String = blocks.iter().map(|line| format!("<p>{line}</p>")).collect();
    all_kept(&[&html], &blocks);
}

/// Asserts that `line` is kept as the last paragraph.
#[track_caller]
fn last_kept(line: &str) {
    let blocks = [FIRST, SECOND, THIRD, line];
    let html: String = blocks.iter().map(|line| format!("<p>{line}</p>")).collect();
    all_kept(&[&html], &blocks);
}

#[test]
fn text_follows_a_signed_and_dated_line() {
    for line in ["— Jon Reel (@jonreel) May 3, 2024", "Ada Moss, 3 May 2024", "3 May 2024"] {
        let html = format!(
            "<p>{FIRST}</p><p>{SECOND}</p><blockquote><p>I saw it from the church tower, and it \
             was as bright as day.</p>{line}</blockquote><p>{THIRD}</p>"
        );
        let said = "I saw it from the church tower, and it was as bright as day.";
        all_kept(&[&html], &[FIRST, SECOND, said, line, THIRD]);
    }
}

#[test]
fn times_head_the_entries_of_a_report() {
    for (one, two) in [("9:40 p.m.", "11:05 p.m."), ("21.40 Uhr", "23.05 Uhr"), ("21h40", "23h05")]
    {
        let html = format!(
            "<div><p>What we know of the fire so far, hour by hour:</p><p>{one}</p><p>{FIRST}</p>\
             <p>{SECOND}</p><p>___</p><p>{two}</p><p>{THIRD}</p></div>"
        );
        let page = import(&format!("<article><h1>Mill burnt down</h1>{html}</article>"));
        assert!(kept(&page).contains(&one) && kept(&page).contains(&two), "{:?}", kept(&page));
    }
}

#[test]
fn what_is_said_again_is_kept_again() {
    let asked = [
        "Q. Did you lock the door of the mill that evening, as you did on other days?",
        "A. I cannot say.",
        "Q. And was the lamp above the stairs out when you went home to your supper?",
        "A. I cannot say.",
    ];
    lines_kept(&asked);
    lines_kept(&["Nobody came.", "He called his wife, and then the neighbours.", "Nobody came."]);
}

#[test]
fn quoted_posts_are_kept_whatever_their_box_is_called() {
    for name in ["social-embed", "share-quote", "twitter follow"] {
        let html = format!(
            "<p>{FIRST}</p><p>{SECOND}</p><div class='{name}'><blockquote><p>Our loft had a view of \
             the mill, and now it has one of the hills.</p>&mdash; Jon Reel (@jonreel) <a \
             href='https://short.example/x'>May 3, 2024</a></blockquote></div><p>{THIRD}</p>"
        );
        let page = import(&format!("<article><h1>Mill burnt down</h1>{html}</article>"));
        let kept = kept(&page);
        assert!(kept.iter().any(|text| text.contains("now it has one of the hills")), "{kept:?}");
        assert!(kept.contains(&"— Jon Reel (@jonreel) May 3, 2024"), "{kept:?}");
    }
}

#[test]
fn a_line_of_credits_ends_the_text() {
    last_kept("With material from the agencies");
    last_kept("Additional reporting by Ada Moss");
    last_kept("(From our own correspondents)");
}

#[test]
fn a_paragraph_may_be_a_link() {
    let link = format!("<a href=/a/1>{SECOND}</a>");
    for linked in [
        format!("<p>{link}</p>"),
        format!("<div>{link}</div>"),
        format!("<p><strong>{link}</strong></p>"),
        format!("<blockquote><p>{link}</p></blockquote>"),
    ] {
        let html = format!("<p>{FIRST}</p>{linked}<p>{THIRD}</p>");
        all_kept(&[&html], &[FIRST, SECOND, THIRD]);
    }
}

/// A last paragraph that is a link was dropped as a link to another article.
#[test]
fn the_last_paragraph_may_be_a_link() {
    for last in [
        format!("<p><a href=/a/1>{THIRD}</a></p>"),
        format!("<p><a href=/a/1><b>{THIRD}</b></a></p>"),
        "<p><a href=/a/1>By the time the engine came from the next village the roof had fallen \
         in,</a> <a href=/a/2>and the firemen turned to the houses along the dam.</a></p>"
            .to_owned(),
    ] {
        let html = format!("<p>{FIRST}</p><p>{SECOND}</p>{last}");
        all_kept(&[&html], &[FIRST, SECOND, THIRD]);
        let boxes = html.replace("<p>", "<div>").replace("</p>", "</div>");
        all_kept(&[&boxes], &[FIRST, SECOND, THIRD]);
    }
    // A headline without a full stop, and links in a box of their own, are other articles.
    for last in [
        "<p><a href=/a/1>The mill of Sell burnt down in the same week of March</a></p>",
        "<div class=next><p><a href=/a/1>The mill of Sell burnt down, too, in that week.</a></p>\
         </div>",
    ] {
        let html = format!("<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{last}");
        all_kept(&[&html], &[FIRST, SECOND, THIRD]);
    }
}

#[test]
fn paragraphs_may_be_in_boxes_of_their_own() {
    let boxes: String = [FIRST, SECOND, THIRD]
        .iter()
        .enumerate()
        .map(|(at, text)| format!("<div id=part-{at}><p>{text}</p></div>"))
        .collect();
    all_kept(&[&boxes], &[FIRST, SECOND, THIRD]);
    let classes: String = [FIRST, SECOND, THIRD]
        .iter()
        .enumerate()
        .map(|(at, text)| format!("<section class='block n{at}'><div>{text}</div></section>"))
        .collect();
    all_kept(&[&classes], &[FIRST, SECOND, THIRD]);
    let after = format!(
        "<p>{FIRST}</p><p>{SECOND}</p><div id=part-3><p>{THIRD}</p></div><div id=part-4>\
         <p>{FIRST}</p></div>"
    );
    all_kept(&[&after], &[FIRST, SECOND, THIRD, FIRST]);
}

#[test]
fn a_last_paragraph_may_be_short() {
    for line in ["Nobody wept.", "Why?", "“It burns,” she said."] {
        last_kept(line);
    }
}

#[test]
fn a_link_to_more_leaves_the_paragraph_above_it() {
    for label in ["Read more", "Continue reading", "Mehr zum Thema"] {
        let html =
            format!("<p>{FIRST}</p><p>{SECOND}</p><p><a href=/older>{label}</a></p><p>{THIRD}</p>");
        all_kept(&[&html], &[FIRST, SECOND, THIRD]);
    }
}

#[test]
fn sentences_may_begin_like_buttons() {
    for line in [
        "Follow the stream, not the road, the miller used to say.",
        "Share this bread, read the sign over the oven.",
        "Copyright was the last thing on his mind that night.",
        "Comments he had none, and neither had his wife.",
        "Donate a sack of flour, the parson told them, and go home.",
    ] {
        lines_kept(&[line]);
    }
}

#[test]
fn a_marked_article_may_be_short() {
    let page = import(
        "<header><nav><a href=/>Home</a> <a href=/towns>Towns</a></nav></header><main><article>\
         <h1>Mill burnt down</h1><p>The mill of Orrin is gone.</p><p>Nobody was hurt.</p>\
         </article></main><footer><p>All rights reserved.</p></footer>",
    );
    assert_eq!(kept(&page), ["The mill of Orrin is gone.", "Nobody was hurt."]);
    let bare = "<html><body><p>The mill of Orrin is gone.</p><p>Home</p></body></html>";
    assert!(read(bare.as_bytes(), &ImportInput::default()).is_err(), "nothing marks it");
}

#[test]
fn scripts_without_spaces_have_articles_too() {
    let chinese = [
        "星期天夜里，奥林的磨坊被大火烧毁，最后一批工人两小时前已经回家，里面只有一只猫。",
        "磨坊主吃晚饭时闻到了烟味，他的妻子告诉我们，但他以为那是小溪对面面包房的烟。",
        "消防车从邻村赶来时，屋顶已经塌了，消防队员只好去保护堤坝边的房屋。",
    ];
    let japanese = [
        "日曜日の夜、オリンの水車小屋が全焼した。最後の働き手が帰ってから二時間後のことだった。",
        "粉屋は夕食のときに煙のにおいに気づいたが、川向こうのパン屋の煙だと思ったという。",
        "隣村から消防車が着いたときには屋根が落ちており、隊員は土手の家々を守った。",
    ];
    let thai = [
        "โรงสีของหมู่บ้านถูกไฟไหม้ในคืนวันอาทิตย์หลังจากคนงานคนสุดท้ายกลับบ้านไปแล้วสองชั่วโมง",
        "เจ้าของโรงสีได้กลิ่นควันตอนกินข้าวเย็นแต่คิดว่าเป็นควันจากร้านขนมปังฝั่งตรงข้ามลำธาร",
        "เมื่อรถดับเพลิงมาถึงจากหมู่บ้านข้างเคียงหลังคาก็พังลงมาแล้วและนักดับเพลิงหันไปช่วยบ้านริมเขื่อน",
    ];
    for text in [chinese, japanese, thai] {
        let html: String = text.iter().map(|line| format!("<p>{line}</p>")).collect();
        all_kept(&[&html], &text);
    }
}

#[test]
fn text_that_only_a_script_would_show_is_kept_and_said() {
    for waiting in ["style='visibility: hidden'", "hidden", "style='display:none'"] {
        let page = import(&format!(
            "<nav><a href=/>Home</a></nav><h1>Mill burnt down</h1><div {waiting}><p>{FIRST}</p>\
             <p>{SECOND}</p><p>{THIRD}</p></div>"
        ));
        assert_eq!(kept(&page), [FIRST, SECOND, THIRD], "{waiting}");
        assert!(page.warnings.iter().any(|warning| warning.contains("until a script shows it")));
    }
}
