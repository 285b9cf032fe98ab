//! Writes large briefings without faults for the benchmarks.
//!
//! In: a folder, a number of articles, a seed. Out: settings, a home page, two pages, registers
//! that are always of the same size (outlets, actors, claims, terms), and the articles with five
//! notes each. The same arguments give the same bytes on every platform. An article is drawn from
//! a seed of its own, so it is the same in a larger briefing except for the links in its notes.
//!
//! From small to large: chance, prose, days, actors, articles, notes, the rest; then the words.
//! Deliberately not here: faults, drafts, themes, static files, languages other than English.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{array, fs, io};

const OUTLETS: usize = 40;
const ACTORS: usize = 300;
const CLAIMS: usize = 40;
const TERMS: usize = 20;
const NOTES: usize = 5;
/// The slots of a paragraph for sentences with a name or a date.
const SLOTS: usize = 3;

/// The counts of a written briefing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Summary {
    /// The articles; their ids run from `art-00000`.
    pub articles: usize,
    /// The notes on all of them; the ids are `n1` to `n5` in each article.
    pub notes: usize,
    /// All files, the settings included.
    pub files: usize,
    /// The bytes in all files.
    pub bytes: usize,
}

/// Writes a briefing of that many articles into the folder, which is created if it is missing.
///
/// There must be at least one article for a briefing without faults. A folder that already holds
/// `content/` is refused with `AlreadyExists`: its files would be part of the briefing.
pub(crate) fn write_briefing(root: &Path, articles: usize, seed: u64) -> io::Result<Summary> {
    let grammar = grammar();
    let mut prose = Prose { grammar: &grammar, rng: Rng(seed) };
    let mut folder = Folder::create(root)?;
    let actors = actors(&mut prose);
    for (number, actor) in actors.iter().enumerate() {
        folder.write(&format!("actors/actor-{number:03}.md"), &actor.profile)?;
    }
    write_registers(&mut folder, &mut prose)?;
    write_pages(&mut folder, &mut prose, articles)?;
    for number in 0..articles {
        // The seed after one step, so that neighbouring articles have nothing in common.
        prose.rng = Rng(Rng(seed ^ !(number as u64)).next());
        let (file, notes) = article(&mut prose, &actors, number, articles);
        folder.write(&format!("articles/art-{number:05}.md"), &file)?;
        folder.write(&format!("articles/art-{number:05}.notes.md"), &notes)?;
    }
    Ok(Summary { articles, notes: articles * NOTES, ..folder.summary })
}

/// `SplitMix64`: small, and the same on every platform.
struct Rng(u64);

impl Rng {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Returns a number from 0 to `n - 1`; `n` is at least 1.
    fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }

    /// Returns a number from `low` to `high`, both included.
    fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

/// The replacements of each symbol in a pattern: words or other patterns.
type Grammar = BTreeMap<&'static str, Vec<&'static str>>;

fn grammar() -> Grammar {
    let mut grammar = Grammar::new();
    for (symbol, words) in WORDS.lines().map(|line| line.split_at(1)) {
        grammar.entry(symbol).or_default().extend(words.split_whitespace());
    }
    for (symbol, phrase) in PHRASES.lines().map(|line| line.split_at(1)) {
        grammar.entry(symbol).or_default().push(phrase.trim_start());
    }
    grammar
}

/// Makes text out of patterns and chance.
struct Prose<'a> {
    grammar: &'a Grammar,
    rng: Rng,
}

impl Prose<'_> {
    /// Returns the pattern with each `$x` replaced by a choice for `x`, and `$#` by a number.
    fn text(&mut self, pattern: &str) -> String {
        let mut out = String::new();
        self.expand(pattern, &mut out);
        out
    }

    fn expand(&mut self, pattern: &str, out: &mut String) {
        let mut parts = pattern.split('$');
        out.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let (symbol, rest) = part.split_at(1);
            if symbol == "#" {
                let _ = write!(out, "{}", self.rng.between(12, 490));
            } else {
                let choice = self.rng.pick(&self.grammar[symbol]);
                self.expand(choice, out);
            }
            out.push_str(rest);
        }
    }
}

/// A day of 2025; 1 is the first of January.
#[derive(Clone, Copy)]
struct Day(usize);

impl Day {
    /// Returns the month, 0-based, and the day, 1-based.
    fn parts(self) -> (usize, usize) {
        let starts = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
        let month = starts.partition_point(|&start| start < self.0) - 1;
        (month, self.0 - starts[month])
    }

    fn iso(self) -> String {
        let (month, day) = self.parts();
        format!("2025-{:02}-{day:02}", month + 1)
    }

    /// Returns the full date as prose has it.
    fn full(self, rng: &mut Rng) -> String {
        let (month, day) = self.parts();
        match rng.below(5) {
            0 => format!("on {}", self.iso()),
            1 => format!("on {} {day}, 2025", MONTHS[month]),
            _ => format!("on {day} {} 2025", MONTHS[month]),
        }
    }

    /// Returns a date as an article of that day would write it: relative, or without a year.
    fn near(self, prose: &mut Prose) -> String {
        let (month, day) = Day(self.0 - prose.rng.between(2, 60)).parts();
        match prose.rng.below(4) {
            0 => format!("on {day} {}", MONTHS[month]),
            1 => format!("on {} {day}", MONTHS[month]),
            _ => prose.text("$D"),
        }
    }
}

/// An actor, and how articles may write the name.
struct Actor {
    name: String,
    /// Later mentions use one of these: a surname, an alias. The last is always an alias.
    later: Vec<String>,
    /// The file in the register.
    profile: String,
}

/// Returns the register: to seven persons two organisations and one state.
fn actors(prose: &mut Prose) -> Vec<Actor> {
    let mut stems: Vec<String> = Vec::with_capacity(ACTORS);
    while stems.len() < ACTORS {
        let stem = prose.text("$1$2$3");
        // No name begins another, so a mention never means two.
        if !stems.iter().any(|old| old.starts_with(&stem) || stem.starts_with(old)) {
            stems.push(stem);
        }
    }
    stems.into_iter().enumerate().map(|(number, stem)| actor(prose, number, stem)).collect()
}

fn actor(prose: &mut Prose, number: usize, stem: String) -> Actor {
    let (kind, name, later) = match number % 10 {
        0..=6 => {
            let surname = if number.is_multiple_of(8) { prose.text("$4") + &stem } else { stem };
            let [name, polite, alias] =
                ["$g", "$h", "$t"].map(|word| prose.text(word) + " " + &surname);
            ("person", name, vec![surname.clone(), surname, polite, alias])
        }
        7 | 8 => {
            let name = prose.text(&format!("{stem} $o"));
            ("organisation", name.clone(), vec![name, stem])
        }
        _ => ("state", stem.clone(), vec![stem.clone(), format!("Republic of {stem}")]),
    };
    let profile = prose.text(&format!(
        "+++\nname = \"{name}\"\nkind = \"{kind}\"\nside = \"$e\"\n\
         aliases = [\"{}\", {{ name = \"{name}h\", misspelling = true }}]\nsummary = \"$F\"\n\n\
         [[role]]\ntitle = \"A part in the $n\"\nfrom = 2021-10-01\n+++\n\n$F $F $F\n",
        later[later.len() - 1],
    ));
    Actor { name, later, profile }
}

/// The plan of an article.
struct Plan {
    number: usize,
    /// How many articles there are.
    articles: usize,
    published: Day,
    /// A day that the text names in full.
    day: Day,
    /// The numbers of 4 to 8 different actors.
    actors: Vec<usize>,
}

/// Returns the two files of an article.
fn article(
    prose: &mut Prose,
    register: &[Actor],
    number: usize,
    articles: usize,
) -> (String, String) {
    let rng = &mut prose.rng;
    let published = Day(rng.between(100, 299));
    let (first, step) = (rng.below(ACTORS), *rng.pick(&[7, 11, 13, 17, 19, 23]));
    let actors = (0..rng.between(4, 8)).map(|i| (first + i * step) % ACTORS).collect();
    let day = Day(published.0 - rng.between(1, 90));
    let plan = Plan { number, articles, published, day, actors };
    let paragraphs = paragraphs(prose, &plan, register);
    let text = layout(prose, &paragraphs);
    let notes = notes(prose, &plan, &paragraphs, &plain(&text));
    (front_matter(prose, &plan) + &text, notes)
}

fn front_matter(prose: &mut Prose, plan: &Plan) -> String {
    let (number, outlet) = (plan.number, prose.rng.below(OUTLETS));
    let time = *prose.rng.pick(&["", "T06:05:00Z", "T12:30:00+02:00", "T18:45:00-04:00"]);
    prose.text(&format!(
        "+++\ntitle = \"$H\"\noutlet = \"outlet-{outlet:02}\"\npublished = {}{time}\n\
         url = \"https://example.org/outlet-{outlet:02}/{number}\"\nbyline = [\"$g $1$2$3\"]\n\
         kind = \"$y\"\nsummary = \"$F\"\n+++\n",
        plan.published.iso(),
    ))
}

/// Returns 15 to 25 paragraphs of 40 to 80 words, each a line of Markdown.
///
/// The slots of a text, 45 at least, hold all its names and dates, 37 at most.
fn paragraphs(prose: &mut Prose, plan: &Plan, register: &[Actor]) -> Vec<String> {
    let mut slots = vec![None; prose.rng.between(15, 25) * SLOTS];
    for actor in plan.actors.iter().map(|&number| &register[number]) {
        let mut names = vec![actor.name.clone()];
        for _ in 0..prose.rng.between(1, 3) {
            names.push(prose.rng.pick(&actor.later).clone());
        }
        place(prose, &mut slots, "$M", &names);
    }
    let mut dates = vec![plan.day.full(&mut prose.rng)];
    for _ in 0..prose.rng.between(1, 4) {
        dates.push(plan.published.near(prose));
    }
    place(prose, &mut slots, "$E", &dates);
    slots.chunks(SLOTS).map(|slots| paragraph(prose, slots)).collect()
}

/// Puts sentences with these names or dates into free slots, in this order.
fn place(prose: &mut Prose, slots: &mut [Option<String>], pattern: &str, words: &[String]) {
    let mut free: Vec<usize> = (0..slots.len()).filter(|&slot| slots[slot].is_none()).collect();
    while free.len() > words.len() {
        free.remove(prose.rng.below(free.len()));
    }
    for (slot, words) in free.into_iter().zip(words) {
        slots[slot] = Some(prose.text(pattern).replace('@', words));
    }
}

fn paragraph(prose: &mut Prose, slots: &[Option<String>]) -> String {
    let sentences: Vec<_> =
        slots.iter().map(|slot| slot.clone().unwrap_or_else(|| prose.text("$P"))).collect();
    let mut paragraph = sentences.join(" ");
    // A sentence more, of 22 words at the most, stays below 80.
    let least = prose.rng.between(40, 52);
    while paragraph.split(' ').count() < least {
        paragraph.push(' ');
        prose.expand("$P", &mut paragraph);
    }
    paragraph
}

/// Returns the paragraphs as Markdown, with headings, lists and blockquotes between them.
fn layout(prose: &mut Prose, paragraphs: &[String]) -> String {
    let mut text = String::with_capacity(8192);
    for (number, paragraph) in paragraphs.iter().enumerate() {
        if number > 0 && number.is_multiple_of(6) {
            prose.expand("\n## $H\n", &mut text);
        }
        let _ = write!(text, "\n{paragraph}\n");
        match prose.rng.below(18) {
            0 => prose.expand("\n- $H\n- $H\n- $H\n", &mut text),
            1 => prose.expand("\n> $F\n", &mut text),
            _ => {}
        }
    }
    text
}

/// Returns the Markdown without emphasis and the addresses of links.
fn plain(markdown: &str) -> String {
    let links = markdown.split("](").enumerate();
    let texts = links.map(|(i, part)| match part.split_once(')') {
        Some((_, after)) if i > 0 => after,
        _ => part,
    });
    texts.flat_map(str::chars).filter(|c| !"*[".contains(*c)).collect()
}

/// Returns the notes on an article, in the order of the passages that they quote.
fn notes(prose: &mut Prose, plan: &Plan, paragraphs: &[String], plain: &str) -> String {
    let mut anchors: [_; NOTES] = array::from_fn(|_| quotation(&mut prose.rng, paragraphs, plain));
    anchors.sort_unstable();
    let claim = prose.rng.below(CLAIMS);
    let mut notes = Vec::with_capacity(NOTES);
    for (i, (_, words)) in anchors.iter().enumerate() {
        let claim = format!("claim-{:02}", (claim + i) % CLAIMS);
        let value: Vec<&str> = words.split(' ').take(2).collect();
        let fields = prose.rng.pick(&FIELDS).replace('@', &claim).replace('%', &value.join(" "));
        let (anchor, link) = (anchor(&mut prose.rng, words), link(&mut prose.rng, plan, i));
        let body = format!("$F $F {link}");
        notes.push(prose.text(&format!("## n{}\n\n> {anchor}\n\n{fields}\n\n{body}\n", i + 1)));
    }
    notes.join("\n")
}

/// Returns 4 to 9 words of a paragraph that occur once in the plain text, and where.
fn quotation(rng: &mut Rng, paragraphs: &[String], plain: &str) -> (Option<usize>, String) {
    loop {
        let words: Vec<&str> = rng.pick(paragraphs).split(' ').collect();
        let length = rng.between(4, 9);
        let start = rng.below(words.len() - length);
        let quote = words[start..start + length].join(" ");
        // Neither a full stop nor markup, so it stays inside one sentence and outside of links.
        let bare = quote.chars().all(|c| c.is_alphanumeric() || " ,’-".contains(c));
        if bare && !quote.ends_with(',') && plain.find(&quote) == plain.rfind(&quote) {
            return (plain.find(&quote), quote);
        }
    }
}

/// Returns the quotation; of every fourth one the last two words are the passage.
fn anchor(rng: &mut Rng, words: &str) -> String {
    let cut = words.rmatch_indices(' ').nth(1).map_or(0, |(space, _)| space + 1);
    let (context, passage) = words.split_at(cut);
    if rng.below(4) == 0 { format!("{context}**{passage}**") } else { words.to_owned() }
}

/// Returns the end of a note: three of five lead to other articles, two to actors, one to a day.
fn link(rng: &mut Rng, plan: &Plan, i: usize) -> String {
    let (actor, day) = (*rng.pick(&plan.actors), plan.day.iso());
    let ahead = rng.between(1, plan.articles.max(2) - 1);
    let other = (plan.number + ahead) % plan.articles;
    match i {
        1 => format!("It touches [[actor-{actor:03}]] and what was said on [[{day}]]."),
        3 => format!("The same goes for [[actor-{actor:03}|this side]], as in [[#n1]]."),
        _ if other == plan.number => "No other article says so.".to_owned(),
        _ => format!("Compare what [[art-{other:05}#n{}]] $v.", rng.between(1, NOTES)),
    }
}

fn write_pages(folder: &mut Folder, prose: &mut Prose, articles: usize) -> io::Result<()> {
    folder.write("../manicule.toml", SETTINGS)?;
    let mut home = String::from("+++\ntitle = \"What was made up\"\n+++\n\n$F $F $F\n\n");
    for number in (0..articles).step_by(articles / 10 + 1) {
        let claim = prose.rng.below(CLAIMS);
        let _ = writeln!(home, "- [[art-{number:05}]] on [[claim-{claim:02}]]: $F");
    }
    folder.write("index.md", &prose.text(&home))?;
    for (id, title) in [("method", "How this was made"), ("sources", "Where it is from")] {
        let page = format!("+++\ntitle = \"{title}\"\nnav = true\n+++\n\n$F $F $F $F $F $F\n");
        folder.write(&format!("pages/{id}.md"), &prose.text(&page))?;
    }
    Ok(())
}

/// Writes the outlets, the claims and the terms.
fn write_registers(folder: &mut Folder, prose: &mut Prose) -> io::Result<()> {
    for number in 0..OUTLETS {
        folder.write(&format!("outlets/outlet-{number:02}.md"), &outlet(prose, number))?;
    }
    for number in 0..CLAIMS {
        let (date, actor) = (Day(prose.rng.between(40, 299)).iso(), prose.rng.below(ACTORS));
        let claim = prose.text(&format!(
            "+++\ntitle = \"$H.\"\ndate = {date}\nkind = \"$j\"\nactors = [\"actor-{actor:03}\"]\n\
             +++\n\n$F $F\n",
        ));
        folder.write(&format!("claims/claim-{number:02}.md"), &claim)?;
    }
    for (number, words) in prose.grammar["n"].chunks(3).take(TERMS).enumerate() {
        let term = prose.text(&format!(
            "+++\ntitle = \"What is called {}\"\nwords = {words:?}\n+++\n\n$F $F\n",
            words[0],
        ));
        folder.write(&format!("terms/term-{number:02}.md"), &term)?;
    }
    Ok(())
}

/// Returns an outlet's file, with three facts.
fn outlet(prose: &mut Prose, number: usize) -> String {
    let (places, papers) = (&prose.grammar["q"], &prose.grammar["r"]);
    let short = format!("{} {}", places[number % 8], papers[number / 8]);
    let url = format!("https://example.org/outlet-{number:02}/");
    let mut file = format!(
        "+++\nname = \"The {short}\"\nshort = \"{short}\"\ncountry = \"$k\"\n\
         languages = [\"en\"]\nurl = \"{url}\"\nsummary = \"$F\"\n",
    );
    for field in prose.grammar["f"].iter().cycle().skip(number).take(3) {
        let _ = write!(
            file,
            "\n[[fact]]\nfield = \"{field}\"\nvalue = \"$F\"\nas-of = 2025-01-02\n\
             source = \"{url}about\"\n",
        );
    }
    prose.text(&(file + "+++\n\n$F $F $F\n"))
}

/// The folder that is being filled, and the count of what is in it.
struct Folder {
    content: PathBuf,
    summary: Summary,
}

impl Folder {
    fn create(root: &Path) -> io::Result<Self> {
        let content = root.join("content");
        fs::create_dir_all(root)?;
        fs::create_dir(&content)?;
        for name in ["articles", "outlets", "actors", "claims", "terms", "pages"] {
            fs::create_dir(content.join(name))?;
        }
        Ok(Self { content, summary: Summary::default() })
    }

    /// Writes a file; the path is relative to `content/`.
    fn write(&mut self, path: &str, text: &str) -> io::Result<()> {
        fs::write(self.content.join(path), text)?;
        self.summary.files += 1;
        self.summary.bytes += text.len();
        Ok(())
    }
}

const SETTINGS: &str = r#"title = "A generated briefing"
description = "Made up, for measuring."
authors = ["A. Editor"]
lang = "en"
base-url = "https://example.org/generated/"
"#;

/// The fields of a note; `@` is a claim, `%` two words of the article.
const FIELDS: [&str; 9] = [
    "kind: omission\nclaim: @ omits\nchecked: /$x/i",
    "kind: terminology\nterm: term-$0$9",
    "kind: number\nclaim: @ $s \"%\"\nconfidence: high",
    "kind: number\nclaim: @ $s \"%\"\nconfidence: low, one source",
    "kind: attribution\nclaim: @ $s\nauthor: A. Editor",
    "kind: $m\nstatus: approved",
    "kind: $m\nconfidence: medium",
    "kind: $m",
    "kind: $m",
];

#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
];

/// The words; a line begins with their symbol. None but `w` is part of a date, and no syllables
/// make an English word.
const WORDS: &str = "\
n agreement deal accord attack strike raid bridge crossing viaduct budget plan programme border
n frontier line ceasefire truce pause council assembly chamber crisis emergency conflict debt
n loan credit decision ruling verdict delegation mission envoy demand request call dispute
n quarrel row election ballot contest factory plant works levy tax charge flood storm drought
n cabinet ministry bureau harbour port dock hospital clinic ward incident event accident inquiry
n investigation probe army force brigade law bill statute leader chief head market exchange trade
n meeting summit session minister official deputy network railway road newspaper broadcast
n channel offer proposal draft movement pipeline cable court prison price rate wage project
n scheme protest rally province report study survey resignation departure river valley coast
n school university college speech statement remark supply delivery shipment clause condition
n threat warning signal village town city tour
p families soldiers workers farmers teachers students doctors voters lawyers witnesses ministers
p experts observers reporters residents drivers fishermen engineers refugees prisoners hostages
p aircraft vehicles trains ships houses schools villages districts documents letters messages
p pictures figures samples votes seats shares contracts jobs companies banks complaints questions
p answers rules limits talks concerns editors
a early late new old large small open quiet sudden public private local foreign regional national
a joint separate final partial formal secret broad narrow strong weak direct rapid slow steady
a fragile serious minor northern southern eastern western rural urban legal military civil
a political financial annual recent brief long short empty full costly cheap honest doubtful
a hopeful uneasy awkward likely unclear familiar unusual ordinary urgent neutral
v accepted rejected announced delayed opened closed defended questioned confirmed denied described
v ignored supported opposed changed stopped started followed ended reached left joined blocked
v cancelled welcomed criticised praised feared expected promised demanded offered refused planned
v prepared reviewed published leaked shared hid found lost won kept broke repaired built damaged
v destroyed replaced moved visited entered watched counted measured reported mentioned discussed
v compared doubled reduced raised lowered funded
d again already also apparently briefly clearly finally formally gradually largely later nearly
d never often openly partly perhaps previously quickly quietly rarely reportedly repeatedly
d simply slowly soon still suddenly twice
i after against along around before behind beside beyond despite during for from in inside near
i outside over through under with without
c and but while because although since when as though so
l the its this that another each one every no
u many several few most two three four five six seven eight nine ten both various numerous
w Monday Tuesday Wednesday Thursday Friday Saturday Sunday
1 Ba Bre Da Dro Fe Ga Gli Ha Jo Ke Kra Li Ma Mü Ne Pa Ro Ša Ske Ta Vo Wy Ze Øy
2 bo de fi go la lé lo mi ne ra ró su ta ve vi zo
3 bek dal din dov gård kan lin mar nik rin sel tan tor van vić zhen
4 O’ D’
g Ada Björn Chloë Dario Élise Fatma Goran Hanna Ivo José Katya Łukasz Mira Nadia Olena Pavel Rosa
g Søren Tomáš Ümit Vera Yusuf Zoë Åsa
h Mr. Mrs. Ms. Dr.
t Minister President General Judge Governor Professor
o Group Council Bank Union Institute Party
e Government Opposition Observers
q Northern Southern Eastern Western Coastal Central National Morning
r Herald Courier Post Gazette Observer
k NO GB FR DE PL TR IN BR
f owner funding state-relation own-line editorial-line audience legal-limits
j fact number cause attribution prediction demand
y wire news news live explainer analysis opinion
s asserts attributes reports-denial disputes hedges mentions
m framing unsourced provenance loaded context perspective question correction
x telescop(e|ic) light-?house volcan(o|ic) kangaroo
0 0 1
9 0 1 2 3 4 5 6 7 8 9";

/// The patterns, one a line: `N` and `T` noun phrases of 2 to 4 words, `V` a predicate of 3 to 6,
/// `F` a sentence of 8 to 20, `P` one that may have markup, `M` one with a name for `@`, `E` one
/// with a date for `@`, `D` such a date, `H` a headline.
const PHRASES: &str = "\
N the $n
N the $n
N the $n
N the $a $n
N the $a $n
N the $a $n
N $l $n
N $l $n
N the $p
N the $a $p
N $l $a $n
N a new $n
N a former $n
N $u $p
N $u $a $p
N some $# $p
N at least $# $p
N more than 1,$900 $p
T The $n
T The $a $n
T The $a $n
T Another $n
T Its $a $n
T This $n
T A further $n
T Many $p
T Several $a $p
T About $# $p
V $v $N
V $v $N
V $v $N
V $d $v $N
F $T $V $i $N.
F $T $V $i $N $i $N.
F $T $V $i $N $i $N.
F $T $V, $c $N $V.
F $T $V, $c $N $V.
P $F
P $F
P $F
P $F
P $F
P $F
P $F
P $T $v *$p* $i $N $i $N.
P $T $v “$a” $p $i $N $i $N.
P $T $V $i the [$a $n](https://example.org/reports/$#) $i $N.
M @ $V $i $N $i $N.
M @ $V $i $N $i $N.
M @’s $n $V $i $N.
M @ said that $N $V $i $N.
M According to @, $N $V $i $N.
M $T $V $i $N, @ said.
M “$T $V $i $N,” @ said.
E $T $V $i $N @.
E $T $V $i $N @.
E It was @ that $N $V $i $N.
D yesterday
D today
D on $w
D on $w
D on $w
D before the vote due tomorrow
H $T $v $N
H $T $v $N $i $N";
