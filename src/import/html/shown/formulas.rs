//! Writes formulas in MathML as a line of text.

use scraper::{ElementRef, Html};

use super::raised::{lowered, raised};
use super::{named, replace_by_text};

/// Replaces the formulas of a page by text.
pub(super) fn write(page: &mut Html) {
    for id in named(page, &["math"]) {
        let Some(node) = page.tree.get(id) else { continue };
        let Some(formula) = ElementRef::wrap(node) else { continue };
        let line = line(formula);
        replace_by_text(page, id, &line);
    }
}

/// Returns a part of a formula as text.
fn line(element: ElementRef<'_>) -> String {
    let parts = || element.child_elements().map(line);
    let grouped = |text: &str| {
        if text.chars().all(char::is_alphanumeric) { text.to_owned() } else { format!("({text})") }
    };
    let two = || {
        let mut parts = parts();
        (parts.next().unwrap_or_default(), parts.next().unwrap_or_default())
    };
    let script = |text: &str, sign: char, form: fn(char) -> Option<char>| {
        let minus = |c: char| if c == '-' { '−' } else { c };
        let formed: Option<String> = text.chars().map(|c| form(minus(c))).collect();
        formed.unwrap_or_else(|| format!("{sign}{}", grouped(text)))
    };
    match element.value().name() {
        "mi" | "mn" | "mo" | "ms" | "mtext" => {
            let text: String = element.text().collect();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        }
        "annotation" | "annotation-xml" => String::new(),
        "mfrac" => {
            let (over, under) = two();
            format!("{}/{}", grouped(&over), grouped(&under))
        }
        "msup" | "mover" => {
            let (base, above) = two();
            format!("{base}{}", script(&above, '^', raised))
        }
        "msub" | "munder" => {
            let (base, below) = two();
            format!("{base}{}", script(&below, '_', lowered))
        }
        "msubsup" | "munderover" => {
            let parts: Vec<String> = parts().collect();
            let part = |at: usize| parts.get(at).map(String::as_str).unwrap_or_default();
            let (below, above) = (script(part(1), '_', lowered), script(part(2), '^', raised));
            format!("{}{below}{above}", part(0))
        }
        "msqrt" => format!("√{}", grouped(&parts().collect::<String>())),
        _ => parts().collect(),
    }
}
