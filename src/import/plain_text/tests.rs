//! Copied text as a whole.

use crate::import::{ImportInput, ImportedPage, PageBlock, Reason, read};

const FIRST: &str = "The mill of Orrin burnt down on Sunday night, two hours after the last of its \
                     workers had gone home, and nobody was in it but the cat.";
const SECOND: &str = "The miller had smelt smoke at supper, his wife told us, but had taken it for \
                      that of the bakery on the other side of the stream.";
const THIRD: &str = "By the time the engine came from the next village the roof had fallen in, and \
                     the firemen turned to the houses along the dam.";

fn import(lines: &[&str]) -> ImportedPage {
    let input = ImportInput { name: "page.txt", ..ImportInput::default() };
    read(lines.join("\n\n").as_bytes(), &input).expect("an article")
}

fn kept(page: &ImportedPage) -> Vec<&str> {
    let kept = page.blocks.iter().filter(|block: &&PageBlock| block.is_kept());
    kept.map(|block| block.text.as_str()).collect()
}

#[test]
fn menus_around_the_text_are_dropped() {
    let page = import(&[
        "• Home",
        "• Towns",
        "□ Orrin",
        "Mill burnt down",
        "3 May 2024",
        FIRST,
        SECOND,
        THIRD,
        "• Home",
        "• Towns",
        "About us",
    ]);
    assert_eq!(kept(&page), [FIRST, SECOND, THIRD]);
    assert_eq!(page.facts.title.expect("a headline").value, "Mill burnt down");
}

#[test]
fn a_report_keeps_its_times_and_what_is_said_again() {
    let text = [
        FIRST,
        "___",
        "9:40 p.m.",
        SECOND,
        "A. I cannot say.",
        "___",
        "11:05 p.m.",
        THIRD,
        "A. I cannot say.",
        FIRST_AGAIN,
    ];
    let page = import(&[&["Mill burnt down"], &text[..]].concat());
    assert_eq!(kept(&page), text);
}

#[test]
fn the_last_lines_may_be_short() {
    for line in [
        "Silence.",
        "Nobody wept.",
        "Why?",
        "“It burns,” she said.",
        "With material from the agencies",
        "Additional reporting by Ada Moss",
        "(From our own correspondents)",
    ] {
        let page = import(&["Mill burnt down", FIRST, SECOND, THIRD, line]);
        assert_eq!(kept(&page), [FIRST, SECOND, THIRD, line]);
        // With a menu below it, it must plainly be no part of that.
        let menu: Vec<String> = (1..10).map(|number| format!("Ward {number} of Orrin")).collect();
        let mut lines = vec!["Mill burnt down", FIRST, SECOND, THIRD, line];
        lines.extend(menu.iter().map(String::as_str));
        let plain = line.ends_with(['.', '?']) || line.contains("agencies");
        assert_eq!(kept(&import(&lines)).contains(&line), plain, "{line}");
    }
    let list = ["The mill had, all in all:", "- one wheel", "- a roof of reed", "- the cat"];
    let page = import(&[&["Mill burnt down", FIRST, SECOND, THIRD], &list[..]].concat());
    assert_eq!(kept(&page).len(), 7, "{:?}", kept(&page));
}

#[test]
fn short_answers_are_kept_each_time() {
    let text = [
        FIRST,
        "Q. Did you lock the door of the mill that evening, as you did on other days?",
        "A. No.",
        "Q. And was the lamp above the stairs out when you went home to your supper?",
        "A. No.",
    ];
    assert_eq!(kept(&import(&[&["Mill burnt down"], &text[..]].concat())), text);
}

#[test]
fn a_poem_in_the_text_is_no_headline() {
    let poem = ["O mill of Orrin", "O wheel of oak", "thy cat is gone", "and so is the smoke"];
    let head = ["Mill burnt down", "By Rolf Stane", "3 May 2024", FIRST, SECOND];
    let page = import(&[&head, &poem[..], &[THIRD, FIRST_AGAIN]].concat());
    assert_eq!(kept(&page), [&[FIRST, SECOND], &poem[..], &[THIRD, FIRST_AGAIN]].concat());
    assert_eq!(page.facts.title.expect("a headline").value, "Mill burnt down");
}

const FIRST_AGAIN: &str = "Nobody was in it but the cat, the fire chief said on Monday morning.";

#[test]
fn names_of_pictures_are_dropped() {
    let page =
        import(&["Mill burnt down", FIRST, "[mill-of-orrin-2]", SECOND, "orrin_2.jpg", THIRD]);
    assert_eq!(kept(&page), [FIRST, SECOND, THIRD]);
    let dropped = page
        .blocks
        .iter()
        .filter(|block| block.decision == crate::import::Decision::Dropped(Reason::PictureName));
    assert_eq!(dropped.count(), 2);
}

#[test]
fn text_without_spaces_is_an_article() {
    let text = [
        "星期天夜里，奥林的磨坊被大火烧毁，最后一批工人两小时前已经回家，里面只有一只猫。",
        "磨坊主吃晚饭时闻到了烟味，他的妻子告诉我们，但他以为那是小溪对面面包房的烟。",
        "消防车从邻村赶来时，屋顶已经塌了，消防队员只好去保护堤坝边的房屋。",
    ];
    let page = import(&[&["磨坊烧毁"], &text[..]].concat());
    assert_eq!(kept(&page), text);
}

#[test]
fn one_mark_of_an_item_is_none_of_its_words() {
    let page = import(&[
        "Mill burnt down",
        FIRST,
        SECOND,
        "• - Wait, said the miller, until I have counted the sacks.",
        "-5 degrees at night froze the hoses, and the pond gave no water.",
        "– •• three stars hung over the door of the mill when it burnt.",
        "•without a space no list begins, and the mark is part of the text.",
        THIRD,
    ]);
    let text = &page.body[page.body.find("\n- ").expect("a list")..];
    let (list, _) = text.split_once(THIRD).expect("the end");
    assert_eq!(
        list,
        "\n- \\- Wait, said the miller, until I have counted the sacks.\n\n\
         \\-5 degrees at night froze the hoses, and the pond gave no water.\n\n\
         - •• three stars hung over the door of the mill when it burnt.\n\n\
         •without a space no list begins, and the mark is part of the text.\n\n"
    );
}
