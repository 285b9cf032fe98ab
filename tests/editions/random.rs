//! Random briefings with full texts, in which every word of an article occurs once.

use std::fmt::Write as _;

use crate::support::SiteTest;

/// Random numbers (SplitMix64): the same for the same seed.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// Returns a number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % limit as u64) as usize
    }

    fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn choose<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// An article's words in the order of reading, without those of its headline.
#[derive(Debug, Default)]
pub(crate) struct Original {
    pub(crate) words: Vec<String>,
    /// Descriptions of pictures, which are between the others and are shown in no excerpt.
    pub(crate) pictures: Vec<String>,
    /// Words of it that the editor quotes in texts of their own.
    pub(crate) quoted: Vec<String>,
    /// Words of an earlier version that are gone; no page shows them.
    pub(crate) gone: Vec<String>,
    /// Words of one block each, as written there, with their marks.
    blocks: Vec<Vec<String>>,
    /// Those of the running text.
    running: std::ops::Range<usize>,
}

/// The limits on what a site may show of its articles.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    pub(crate) context: usize,
    /// In hundredths.
    pub(crate) share: usize,
    pub(crate) run: usize,
}

/// A briefing and the originals of its articles of which not all may be shown.
pub(crate) struct RandomSite {
    pub(crate) site: SiteTest,
    pub(crate) limits: Limits,
    pub(crate) originals: Vec<Original>,
}

/// Writes one article.
struct Writer<'r> {
    random: &'r mut Random,
    /// Of the article; the beginning of its words.
    letter: char,
    count: usize,
    original: Original,
    text: String,
    footnotes: String,
}

/// Names and dates. None has a figure that the site itself writes beside an article's words, such
/// as the number of a note: it would count as the article's next word.
const LISTED: &[&str] = &["Ann Lee", "Bo Ray", "2nd June 2025", "Monday", "June 2025"];

impl Writer<'_> {
    fn word(&mut self) -> String {
        self.count += 1;
        format!("{}q{}z", self.letter, self.count)
    }

    /// Returns so many words, with names, dates and marks, and counts them as the article's.
    fn words(&mut self, count: usize) -> Vec<String> {
        let mut block = Vec::new();
        let mut rest = count;
        while rest > 0 {
            if rest > 3 && self.random.one_in(9) {
                for word in self.random.choose(LISTED).split(' ') {
                    self.original.words.push(word.to_owned());
                    block.push(word.to_owned());
                    rest -= 1;
                }
                continue;
            }
            rest -= 1;
            let word = self.word();
            self.original.words.push(word.clone());
            block.push(match self.random.below(16) {
                0 => format!("{word},"),
                1 => format!("{word}."),
                2 => format!("“{word}”"),
                3 => format!("({word})"),
                4 => format!("{word}: +"),
                5 => format!("&{word}"),
                6 => format!("{word} –"),
                _ => word,
            });
        }
        self.original.blocks.push(block.clone());
        block
    }

    fn picture(&mut self) {
        let words: Vec<String> = (0..5).map(|_| self.word()).collect();
        let _ = write!(self.text, "![{}](https://a.example/p.png)", words.join(" "));
        self.original.pictures.extend(words);
    }

    fn inline(&mut self, count: usize) -> String {
        let words = self.words(count);
        let mut out = String::new();
        for word in words {
            let (open, close) = match self.random.below(14) {
                0 => ("*", "*"),
                1 => ("**", "**"),
                2 => ("[", "](../actors/ann.md)"),
                3 => ("[", "](https://a.example \"there\")"),
                4 => ("`", "`"),
                _ => ("", ""),
            };
            let _ = write!(out, "{open}{word}{close}");
            out.push(if self.random.one_in(8) { '\n' } else { ' ' });
        }
        out.trim_end().to_owned()
    }

    fn block(&mut self) {
        let length = 1 + self.random.below(60);
        let few = 1 + self.random.below(8);
        match self.random.below(12) {
            0 => {
                let words = self.words(few).join(" ");
                let _ = write!(self.text, "## {words}");
            }
            1 => {
                for _ in 0..3 {
                    let words = self.words(few).join(" ");
                    let _ = writeln!(self.text, "- {words}");
                }
            }
            2 => {
                for row in 0..3 {
                    let [one, other] = [few, 2].map(|count| self.words(count).join(" "));
                    let _ = writeln!(self.text, "| {one} | {other} |");
                    if row == 0 {
                        self.text.push_str("| --- | --- |\n");
                    }
                }
            }
            3 => {
                let words = self.words(length).join(" ");
                let _ = write!(self.text, "```rust\n{words}\n```");
            }
            4 => {
                let words = self.words(length).join(" ");
                let _ = write!(self.text, "> {words}");
            }
            5 => {
                self.picture();
                let words = self.words(few).join(" ");
                let _ = write!(self.text, "\n\n*{words}*");
            }
            6 => {
                let words = self.inline(length);
                let label = self.count;
                let _ = write!(self.text, "{words}[^{label}]");
                let _ = write!(self.footnotes, "[^{label}]: FOOTNOTE {label}\n\n");
            }
            _ => {
                let words = self.inline(length);
                self.text.push_str(&words);
            }
        }
        self.text.push_str("\n\n");
    }

    /// Fills the footnotes in, whose words come last.
    fn finish(mut self) -> (String, Original) {
        let mut footnotes = String::new();
        self.original.running.end = self.original.blocks.len();
        for line in self.footnotes.clone().lines().filter(|line| !line.is_empty()) {
            let length = 1 + self.random.below(30);
            let words = self.words(length).join(" ");
            let label = line.split(':').next().unwrap_or_default();
            let _ = write!(footnotes, "{label}: {words}\n\n");
        }
        (self.text + &footnotes, self.original)
    }
}

/// Returns words of an article as a notes file quotes them; few, many, or from the first to the
/// last.
fn quotation(random: &mut Random, original: &Original) -> String {
    let unique = |word: &String| word.contains('q');
    let blocks: Vec<&Vec<String>> =
        original.blocks.iter().filter(|block| block.iter().any(unique)).collect();
    let block = blocks[random.below(blocks.len())];
    let start = random.below(block.len());
    let length = if random.one_in(3) { 1 + random.below(60) } else { 1 + random.below(9) };
    let mut words = block[start..(start + length).min(block.len())].to_vec();
    if !words.iter().any(unique) {
        words = block.clone();
    }
    words.join(" ")
}

/// Returns a quotation from one block of the running text to a later one.
fn across(random: &mut Random, original: &Original) -> Option<String> {
    let blocks = &original.blocks[original.running.clone()];
    let word = |block: &Vec<String>| block.iter().find(|word| word.contains('q')).cloned();
    let at = random.below(blocks.len());
    let first = word(&blocks[at])?;
    let last = word(blocks.get(at + 1 + random.below(3))?)?;
    Some(format!("{first} … {last}"))
}

fn notes(random: &mut Random, original: &Original) -> String {
    let mut out = String::new();
    for number in 0..random.below(9) {
        let _ = write!(out, "## n{number}\n\n");
        let quoted = !random.one_in(8);
        if quoted {
            let words = match across(random, original) {
                Some(words) if random.one_in(9) => words,
                _ => quotation(random, original),
            };
            let _ = write!(out, "> {words}\n\n");
        }
        out.push_str("kind: framing\n");
        if random.one_in(2) {
            let value = match random.below(4) {
                0 => "about 40 of theirs".to_owned(),
                1 => format!("some {}", quotation(random, original)),
                _ => quotation(random, original),
            };
            let value = value.replace(['“', '”', '"'], "");
            let _ = writeln!(out, "claim: c{number} asserts \"{value}\"");
        }
        out.push_str("\nThe editor’s own words, see [[ann]] and [[2018-03-05]].\n\n");
    }
    out
}

/// Adds quotations of an article to a text of the editor's; long ones need no quotation marks.
fn quote(random: &mut Random, original: &mut Original, text: &mut String) {
    for _ in 0..random.below(3) {
        let words = quotation(random, original).replace(['“', '”'], "");
        let is_long = words.matches('q').count() > 6;
        let (open, close) = if is_long && random.one_in(2) { ("", "") } else { ("“", "”") };
        let _ = write!(text, "\n\nIt says: {open}{words}{close}, and so on.\n");
        original.quoted.push(words);
    }
}

/// Returns a random briefing.
pub(crate) fn site(seed: u64) -> RandomSite {
    let mut random = Random::new(seed);
    let mut quotes = Random::new(!seed);
    let limits =
        Limits { context: random.below(16), share: random.below(60), run: random.below(70) };
    let mut site = SiteTest::empty()
        .file("content/outlets/paper.md", "+++\nname = \"The Paper\"\n+++\n")
        .file("content/actors/ann.md", "+++\nname = \"Ann Lee\"\nkind = \"person\"\n+++\n")
        .file("content/actors/bo.md", "+++\nname = \"Bo Ray\"\nkind = \"person\"\n+++\n")
        .file(
            "content/terms/day.md",
            "+++\ntitle = \"A time\"\nwords = [\"Monday\", \"June\"]\n+++\n",
        )
        .file("content/index.md", "+++\n+++\n\nSee [[one]] and [[2025-06-02]].\n")
        .file(
            "manicule.toml",
            &format!(
                "title = \"A\"\nbase-url = \"https://b.example/\"\n\
                 feeds = [\"briefing\", \"notes\", \"corrections\", \"actors\", \"claims\"]\n\
                 exports = [\"csv\", \"json\", \"web-annotation\", \"hypothesis\", \"csl-json\", \
                 \"bibtex\", \"tei\", \"refi-qda\"]\npublish = \"excerpts\"\n\
                 [excerpts]\ncontext = {}\nshare = 0.{:02}\nrun = {}\n",
                limits.context, limits.share, limits.run
            ),
        );
    for number in 0..9 {
        let claim = format!("+++\ntitle = \"Claim {number}\"\n+++\n");
        site = site.file(&format!("content/claims/c{number}.md"), &claim);
    }
    let mut originals = Vec::new();
    for (id, letter) in [("one", 'a'), ("two", 'b')].into_iter().take(1 + random.below(2)) {
        let (original, text, footnotes) = Default::default();
        let mut writer =
            Writer { random: &mut random, letter, count: 0, original, text, footnotes };
        let standfirst = if writer.random.one_in(2) {
            format!("standfirst = \"{}\"\n", writer.words(9).join(" "))
        } else {
            String::new()
        };
        writer.original.running.start = writer.original.blocks.len();
        for _ in 0..1 + writer.random.below(9) {
            writer.block();
        }
        let (text, mut original) = writer.finish();
        let own = random.choose(&["", "", "publish = \"none\"\n", "publish = \"excerpts\"\n"]);
        let url = random.choose(&["", "url = \"https://c.example/x?a=1&b=2#d\"\n"]);
        let article = format!(
            "+++\ntitle = \"Headline {id}\"\noutlet = \"paper\"\npublished = 2019-01-09\n\
             {standfirst}{own}{url}+++\n\n{text}"
        );
        let mut notes = notes(&mut random, &original);
        // Of one site in two the editor's own texts quote it: a note, a page on it.
        if quotes.one_in(2) {
            if !notes.is_empty() {
                quote(&mut quotes, &mut original, &mut notes);
            }
            let mut page = "+++\ntitle = \"A page\"\n+++\n\nThe editor’s.".to_owned();
            quote(&mut quotes, &mut original, &mut page);
            site = site.file(&format!("content/pages/on-{id}.md"), &page);
        }
        site = site.file(&format!("content/articles/{id}.md"), &article);
        // An earlier version, with some of its words, and with others.
        if random.one_in(2) {
            original.gone =
                (0..1 + random.below(20)).map(|word| format!("{letter}old{word}z")).collect();
            let kept = original.blocks[random.below(original.blocks.len())].join(" ");
            let gone = original.gone.join(" ");
            let version = format!(
                "+++\ntitle = \"Headline before {id}\"\noutlet = \"paper\"\npublished = 2019-01-09\n\
                 standfirst = \"{}\"\n+++\n\n{kept}\n\n{gone}\n\n{kept} {}\n",
                original.gone[0], original.gone[0],
            );
            site = site.file(&format!("content/articles/{id}/2019-01-10T08-00.md"), &version);
            // The first of these words is there several times.
            if let [_, .., word] = &original.gone[..] {
                let here = quotation(&mut quotes, &original);
                let _ = write!(
                    notes,
                    "\n\n## gone\n\n> {word}\n\nkind: context\nversion: 2019-01-10T08-00\n\
                     claim: c0 asserts \"{word}\"\n\nThe editor’s own.\n\n## was\n\n> {here}\n\n\
                     kind: stealth-edit\nwas: 2019-01-10T08-00 \"{word}\"\n\nThe editor’s own.\n",
                );
            }
        }
        site = site.file(&format!("content/articles/{id}.notes.md"), &notes);
        originals.push(original);
    }
    RandomSite { site, limits, originals }
}
