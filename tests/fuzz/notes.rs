//! Gives notes with faults to a briefing. See `briefing::check` for what must hold.

#[allow(dead_code)]
mod briefing;
#[allow(dead_code)]
mod harness;

use harness::{Case, Random, Target, mutate, run};

/// The places of an article and its notes in [`briefing::FILES`].
const PLACES: [usize; 2] = [1, 2];

const TOKENS: &[&str] = &[
    "## ",
    "## weeks\n\n",
    "# ",
    "\n> ",
    "> ",
    ">",
    "\n>\n> ",
    " … ",
    "…",
    "**",
    "*",
    "_",
    "__",
    "`",
    "```\n",
    "~~~\n",
    "kind: ",
    "kind: number\n",
    "kind: omission\n",
    "claim: cost disputes \"1\"\n",
    "claim: cost other \"2\"\n",
    "claim: ",
    "term: weir-term\n",
    "checked: /(/\n",
    "checked: /a{1000}{1000}/\n",
    "checked: /\\w+$/im\n",
    "confidence: high, ",
    "source: The Charter, https://a.example/x, ",
    "source: ",
    "alias: weeks\n",
    "author: ",
    "status: draft\n",
    "[[weir]]",
    "[[",
    "]]",
    "[[weir|<script>]]",
    "[[actor:jonas-wren|",
    "[[2024-03-05]]",
    "[[2024-03]]",
    "[[note:weir#weeks]]",
    "](../articles/weir.md#note-weeks)",
    "](javascript:alert(1))",
    "](//x)",
    "![",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href=\"javascript:x\">",
    "<!--",
    "-->",
    "<svg/onload=x>",
    "</article>",
    "<javascript:x>",
    "<b>",
    "</b>",
    "&#106;avascript:",
    "&lt;script&gt;",
    "[^1]",
    "\n[^1]: ",
    "| a |\n| - |\n",
    "- ",
    "1. ",
    "    ",
    "\n\n",
    "\n---\n",
    "\n===\n",
    "\\",
    "+++\n",
    "\r\n",
    "40,000",
    "Repairs cost",
    "boat",
];

fn make(random: &mut Random) -> Case {
    let mut case: Case = PLACES.map(|at| briefing::FILES[at].1.into()).to_vec();
    mutate(random, &mut case, TOKENS);
    case
}

fn check(case: &Case) -> Result<(), String> {
    briefing::check(&briefing::with(PLACES.into_iter().zip(case.iter().cloned())))
}

fn main() -> Result<(), String> {
    run(&Target { make, check })
}
