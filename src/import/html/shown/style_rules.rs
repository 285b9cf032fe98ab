//! Reads the rules of style sheets that hide text or strike it out.

/// Rules at most that are read, and how deep they may be nested.
const LIMITS: (usize, usize) = (20_000, 8);

/// Selectors of a rule within others at most, and bytes of each.
const NESTED_MOST: (usize, usize) = (200, 1_000);

/// How strong a rule is: whether it is important, how specific, which comes later.
pub(super) type Strength = (bool, [usize; 3], usize);

/// What a rule does to text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StyleEffect {
    /// It hides it with all that is in it, by `display`, by cutting it to nothing or by moving it
    /// off the page.
    Hides,
    /// It makes it invisible, by `visibility`: what is in it may be visible again.
    Blanks,
    /// It strikes it out.
    Strikes,
}

/// A rule that hides, shows or strikes out elements.
pub(super) struct StyleRule {
    pub(super) selector: String,
    pub(super) effect: StyleEffect,
    /// Whether it has the effect; otherwise it undoes it.
    pub(super) has_effect: bool,
    pub(super) strength: Strength,
}

/// Returns the rules of style sheets that hide, show or strike out elements on a wide screen.
pub(super) fn rules(sheets: &[String]) -> Vec<StyleRule> {
    let mut rules = Vec::new();
    for sheet in sheets {
        // Old pages hide their rules from browsers that did not know the element.
        let sheet = sheet.replace("<!--", " ").replace("-->", " ");
        collect(&without_comments(&sheet), &[], 0, &mut rules);
    }
    rules
}

/// Returns the last value that declarations give a property, in lower case and without spaces.
pub(super) fn declared(declarations: &str, property: &str) -> Option<String> {
    let mut found = declarations.split(';').rev().filter_map(|it| it.split_once(':'));
    let (_, value) = found.find(|(name, _)| name.trim().eq_ignore_ascii_case(property))?;
    Some(value.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase())
}

/// Reads the rules of a sheet, or those within a rule whose selectors are `around`.
fn collect(sheet: &str, around: &[String], depth: usize, rules: &mut Vec<StyleRule>) {
    let mut rest = sheet;
    while let Some(open) = rest.find(['{', ';', '}']) {
        let prelude = rest[..open].trim();
        let after = &rest[open + 1..];
        if !rest[open..].starts_with('{') {
            rest = after;
            continue;
        }
        let close = closing_brace(after);
        let block = &after[..close];
        rest = after.get(close + 1..).unwrap_or_default();
        if rules.len() > LIMITS.0 {
            return;
        }
        match prelude.strip_prefix('@') {
            Some(at) => {
                let name: String =
                    at.chars().take_while(|c| c.is_alphabetic() || *c == '-').collect();
                let read = match name.as_str() {
                    "media" => holds(&at[name.len()..]),
                    "supports" | "layer" => true,
                    _ => false,
                };
                if read && depth < LIMITS.1 {
                    rule(around, block, rules);
                    collect(block, around, depth + 1, rules);
                }
            }
            None => {
                let selectors = within(around, split_list(prelude));
                rule(&selectors, block, rules);
                if block.contains('{') && depth < LIMITS.1 {
                    collect(block, &selectors, depth + 1, rules);
                }
            }
        }
    }
}

/// Returns the selectors of a rule that is within a rule for `around`, where `&` is an element of
/// that rule.
fn within(around: &[String], selectors: Vec<String>) -> Vec<String> {
    if around.is_empty() {
        return selectors;
    }
    let all = around.iter().flat_map(|outer| {
        selectors.iter().map(move |inner| match inner.contains('&') {
            true => inner.replace('&', outer),
            false => format!("{outer} {inner}"),
        })
    });
    all.filter(|selector| selector.len() <= NESTED_MOST.1).take(NESTED_MOST.0).collect()
}

/// Returns the declarations of a block, without the rules in it.
fn declarations(block: &str) -> String {
    let (mut out, mut rest) = (String::new(), block);
    while let Some(open) = rest.find('{') {
        let own = rest[..open].rfind([';', '}']).map_or(0, |end| end + 1);
        out.push_str(&rest[..own]);
        let after = &rest[open + 1..];
        rest = after.get(closing_brace(after) + 1..).unwrap_or_default();
    }
    out + rest
}

/// Adds what a block does to the elements of some selectors.
fn rule(selectors: &[String], block: &str, rules: &mut Vec<StyleRule>) {
    let block = declarations(block).to_ascii_lowercase();
    let (mut hides, mut blanks, mut strikes, mut important) = (None, None, None, false);
    let mut cut = (false, false);
    for declaration in block.split(';') {
        let Some((name, value)) = declaration.split_once(':') else { continue };
        let value: String = value.chars().filter(|c| !c.is_whitespace()).collect();
        let bare = value.trim_end_matches("!important");
        match (name.trim(), bare) {
            ("display", "none") => hides = Some(true),
            ("display", _) if hides.is_none() => hides = Some(false),
            ("visibility", "hidden" | "collapse") => blanks = Some(true),
            ("visibility", "visible") => blanks = Some(false),
            ("position", "absolute" | "fixed") => cut.0 = true,
            ("clip", bare) => {
                cut.1 |= bare.starts_with("rect(0") || bare.starts_with("rect(1px");
            }
            ("clip-path", "inset(50%)" | "inset(100%)") => cut.1 = true,
            ("left" | "right" | "top", bare) => cut.1 |= is_far_outside(bare),
            ("text-decoration" | "text-decoration-line", bare) => {
                strikes = Some(bare.contains("line-through"));
            }
            _ => continue,
        }
        important |= value.len() > bare.len();
    }
    if cut.0 && cut.1 {
        hides = Some(true);
    }
    let effects = [
        (StyleEffect::Hides, hides),
        (StyleEffect::Blanks, blanks),
        (StyleEffect::Strikes, strikes),
    ];
    if effects.iter().all(|(_, has_effect)| has_effect.is_none()) {
        return;
    }
    for selector in selectors {
        // States and parts of an element are not the element.
        let state =
            [":hover", ":focus", ":active", ":checked", ":target", "::", ":before", ":after"];
        if state.iter().any(|state| selector.contains(state)) {
            continue;
        }
        for (effect, has_effect) in effects {
            let Some(has_effect) = has_effect else { continue };
            let strength = (important, specificity(selector), rules.len());
            rules.push(StyleRule { selector: selector.clone(), effect, has_effect, strength });
        }
    }
}

/// Returns whether a length is so far below zero that nothing is on the page.
fn is_far_outside(length: &str) -> bool {
    /// Pixels.
    const FAR: f64 = -900.0;
    pixels(length).is_some_and(|pixels| pixels <= FAR)
}

/// Returns whether a list of media queries holds on a wide screen.
pub(super) fn holds(queries: &str) -> bool {
    queries.split(',').any(|query| {
        let query = query.to_ascii_lowercase();
        let mut parts = query.split(" and ").map(str::trim);
        parts.all(|part| match part.trim_matches(['(', ')']).split_once(':') {
            Some((name, value)) => {
                let pixels = pixels(value);
                match name.trim() {
                    "min-width" => pixels.is_some_and(|least| least <= SCREEN),
                    "max-width" => pixels.is_some_and(|most| most >= SCREEN),
                    _ => false,
                }
            }
            None => matches!(part, "" | "all" | "screen" | "only screen" | "only all"),
        })
    })
}

/// The width of a screen, in pixels.
const SCREEN: f64 = 1280.0;

fn pixels(value: &str) -> Option<f64> {
    let value = value.trim();
    let unit = value.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(value.len());
    let number: f64 = value[..unit].trim().parse().ok()?;
    Some(if value[unit..].starts_with("em") || value[unit..].starts_with("rem") {
        number * 16.0
    } else {
        number
    })
}

/// Returns where the block that begins `text` ends.
fn closing_brace(text: &str) -> usize {
    let mut open = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => open += 1,
            b'}' if open == 0 => return at,
            b'}' => open -= 1,
            _ => {}
        }
    }
    text.len()
}

fn without_comments(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    out
}

/// Splits a list of selectors at commas that are not in brackets.
pub(super) fn split_list(selectors: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut open = 0_i32;
    for c in selectors.chars() {
        match c {
            '(' | '[' => open += 1,
            ')' | ']' => open -= 1,
            ',' if open == 0 => {
                out.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = out.last_mut() {
            last.push(c);
        }
    }
    out.into_iter().map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect()
}

/// Returns about how specific a selector is: its ids, its classes and attributes, its elements.
fn specificity(selector: &str) -> [usize; 3] {
    let count = |marks: &[char]| selector.chars().filter(|c| marks.contains(c)).count();
    let elements = selector
        .split([' ', '>', '+', '~'])
        .filter(|part| part.starts_with(|c: char| c.is_ascii_alphabetic()));
    [count(&['#']), count(&['.', '[', ':']), elements.count()]
}
