//! Gives settings and documents of all kinds with faults. See `briefing::check` for what must hold.

#[allow(dead_code)]
mod briefing;
#[allow(dead_code)]
mod harness;

use harness::{Case, Random, Target, mutate, run};

const TOKENS: &[&str] = &[
    "+++",
    "+++\n",
    "\n+++\n",
    "---\n",
    "[[",
    "]]",
    "[",
    "]",
    "{",
    "}",
    "=",
    " = ",
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "\\u0000",
    "\\",
    "#",
    "\n",
    "\r\n",
    "title = ",
    "name = ",
    "outlet = \"herald\"\n",
    "published = ",
    "2024-03-05",
    "2024-02-30",
    "0000-01-01",
    "-0001-01-01",
    "9999-12-31T23:59:60Z",
    "2024-03-05T18:30:00",
    "18:30:00",
    "1e400",
    "0x",
    "inf",
    "nan",
    "true",
    "[]",
    "{}",
    "[source]\n",
    "file = \"../x\"\n",
    "[inferred]\n",
    "[[name]]\nwords = \"Wren\"\n",
    "[[date]]\nwords = \"Monday\"\nvalue = 2024\n",
    "[[role]]\ntitle = \"x\"\n",
    "[[fact]]\nfield = \"owner\"\n",
    "aliases = [\"Wren\"]\n",
    "aliases = [{ name = \"x\", lang = \"no\" }]\n",
    "misspelling = true",
    "kind = \"person\"\n",
    "kind = \"state\"\n",
    "lang = \"zz-ZZ\"\n",
    "draft = true\n",
    "url = \"javascript:alert(1)\"\n",
    "url = \"https://a.example/\\\" onclick=\\\"x\"\n",
    "theme = \"..\"\n",
    "base-url = \"x\"\n",
    "lang = \"de\"\n",
    "a.b.c = 1\n",
    "nav = true\n",
    "summary = \"[[weir]] <b>*x*</b>\"\n",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</title>",
    "--><script>",
    "]]>",
    "{{ x }}",
    "{% x %}",
    "&quot;",
    "javascript:alert(1)",
    "/",
    "..",
    "index",
    "jonas-wren",
    "Jonas Wren",
    "The weir at Orrin",
    "on Tuesday",
];

fn make(random: &mut Random) -> Case {
    let mut case: Case = briefing::FILES.map(|(_, text)| text.into()).to_vec();
    mutate(random, &mut case, TOKENS);
    case
}

fn check(case: &Case) -> Result<(), String> {
    briefing::check(&briefing::with(case.iter().cloned().enumerate()))
}

fn main() -> Result<(), String> {
    run(&Target { make, check })
}
