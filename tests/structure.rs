//! Files of `src/` import downwards only, as ARCHITECTURE.md says, and names of types lead to one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

/// The names from the root of the crate: `dates`, `rules`, `RuleSet`.
type NamePath = Vec<String>;

/// A file that is a module.
struct Module {
    file: String,
    /// The paths that it passes on under a name of its own, by that name.
    passed_on: BTreeMap<String, NamePath>,
    /// The other paths that it uses.
    used: Vec<NamePath>,
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let modules = modules(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let imports: BTreeMap<&str, BTreeSet<&str>> = modules
        .iter()
        .map(|(name, module)| {
            let targets = module.used.iter().filter_map(|path| target(&modules, path, 0));
            // A module may use what the module around it has: it is a part of it.
            let others = targets.filter(|(other, _)| !name.starts_with(other));
            (&*module.file, others.map(|(_, other)| &*other.file).collect())
        })
        .collect();
    let count: usize = imports.values().map(BTreeSet::len).sum();
    assert!(count > 1000, "only {count} imports are seen");
    let circles: Vec<String> = imports
        .iter()
        .flat_map(|(file, others)| others.iter().map(move |other| (*file, *other)))
        .filter(|(file, other)| leads_to(&imports, other, file))
        .map(|(file, other)| format!("{file} imports {other}"))
        .collect();
    assert!(circles.is_empty(), "files import each other in a circle:\n{}", circles.join("\n"));
}

/// Returns whether a file imports another one, itself or by others.
fn leads_to(imports: &BTreeMap<&str, BTreeSet<&str>>, from: &str, to: &str) -> bool {
    let mut seen = BTreeSet::from([from]);
    let mut open = vec![from];
    while let Some(file) = open.pop() {
        if file == to {
            return true;
        }
        open.extend(imports[file].iter().copied().filter(|other| seen.insert(*other)));
    }
    false
}

/// Returns the paths of all files but those of tests, below `src/`, with their text without
/// comments.
fn sources(src: &Path) -> Vec<(String, String)> {
    let mut sources = Vec::new();
    for entry in WalkDir::new(src).sort_by_file_name() {
        let path = entry.expect("an entry").into_path();
        let inner = path.strip_prefix(src).expect("it is below").to_str().expect("UTF-8");
        let inner = inner.replace('\\', "/");
        if !inner.ends_with(".rs") || inner.split(['/', '.']).any(|part| part == "tests") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a source");
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let code = |line: &str| format!("{}\n", line.split(" // ").next().unwrap_or_default());
        sources.push((inner, lines.map(code).collect()));
    }
    sources
}

/// Reads all modules.
fn modules(src: &Path) -> BTreeMap<NamePath, Module> {
    let mut modules = BTreeMap::new();
    for (file, code) in sources(src) {
        let mut name: NamePath =
            file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        if name == ["main"] {
            continue;
        }
        if matches!(name.last().map(String::as_str), Some("mod" | "lib")) {
            name.pop();
        }
        modules.insert(name.clone(), read(file, &name, &code));
    }
    modules
}

/// Reads the paths in the code of a file.
fn read(file: String, name: &NamePath, code: &str) -> Module {
    let mut module = Module { file, passed_on: BTreeMap::new(), used: Vec::new() };
    let children: Vec<&str> = code
        .lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'))
        .collect();
    for (at, _) in code.match_indices("::") {
        // The first name of a path.
        let start = code[..at].rfind(|c: char| !is_name(c)).map_or(0, |at| at + 1);
        let first = &code[start..at];
        if code[..start].ends_with(':') {
            continue;
        }
        let mut base = match first {
            "crate" => Vec::new(),
            "self" => name.clone(),
            "super" => name[..name.len().saturating_sub(1)].to_vec(),
            child if children.contains(&child) => [&name[..], &[child.to_owned()]].concat(),
            _ => continue,
        };
        let mut rest = &code[at + 2..];
        while let Some(more) = rest.strip_prefix("super::") {
            base.pop();
            rest = more;
        }
        let before = code[..start].lines().next_back().unwrap_or_default().trim_start();
        let mut paths = Vec::new();
        spread(&base, rest, &mut paths);
        if before.starts_with("pub") && before.ends_with("use ") {
            module.passed_on.extend(paths);
        } else {
            module.used.extend(paths.into_iter().map(|(_, path)| path));
        }
    }
    module
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Adds the paths that `text` begins with, `a::{b, c as d}`, with the last name of each; returns
/// what is behind them.
fn spread<'t>(base: &[String], text: &'t str, out: &mut Vec<(String, NamePath)>) -> &'t str {
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = rest.trim_start();
            if let Some(behind) = rest.strip_prefix('}') {
                return behind;
            }
            let left = spread(base, rest, out).trim_start();
            if left.len() == rest.len() {
                return rest;
            }
            rest = left.strip_prefix(',').unwrap_or(left);
        }
    }
    let end = text.find(|c: char| !is_name(c)).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    if name.is_empty() {
        return rest;
    }
    let path = if name == "self" { base.to_vec() } else { [base, &[name.to_owned()]].concat() };
    if let Some(inner) = rest.strip_prefix("::")
        && inner.starts_with(|c: char| is_name(c) || c == '{')
    {
        return spread(&path, inner, out);
    }
    if let Some(other) = rest.strip_prefix(" as ") {
        let end = other.find(|c: char| !is_name(c)).unwrap_or(other.len());
        out.push((other[..end].to_owned(), path));
        return &other[end..];
    }
    out.push((path.last().cloned().unwrap_or_default(), path));
    rest
}

/// Returns the module that has what a path leads to, which may be passed on by others.
fn target<'m>(
    modules: &'m BTreeMap<NamePath, Module>,
    path: &[String],
    depth: usize,
) -> Option<(&'m NamePath, &'m Module)> {
    let (name, module) =
        (0..=path.len()).rev().find_map(|length| modules.get_key_value(&path[..length]))?;
    let length = name.len();
    let passed_on = path.get(length).and_then(|name| module.passed_on.get(name));
    match passed_on.filter(|_| depth < 8) {
        Some(target_path) => {
            target(modules, &[&target_path[..], &path[length + 1..]].concat(), depth + 1)
        }
        None => Some((name, module)),
    }
}

/// A search for a type by its name must lead to one place.
#[test]
fn no_two_types_share_a_name() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (file, code) in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        // Types within an implementation, as `type Output = …`, are not declared there.
        let lines = code.lines().filter(|line| !line.starts_with("    type "));
        for line in lines {
            let line = line.trim_start();
            let line = match line.strip_prefix("pub").map(str::trim_start) {
                Some(rest) if rest.starts_with('(') => rest.split_once(") ").map_or("", |it| it.1),
                Some(rest) => rest,
                None => line,
            };
            let kinds = ["struct ", "enum ", "trait ", "union ", "type "];
            let Some(rest) = kinds.iter().find_map(|kind| line.strip_prefix(kind)) else {
                continue;
            };
            let end = rest.find(|c: char| !is_name(c)).unwrap_or(rest.len());
            places.entry(rest[..end].to_owned()).or_default().push(file.clone());
        }
    }
    assert!(places.len() > 500, "only {} types are seen", places.len());
    let shared: Vec<String> = places
        .iter()
        .filter(|(_, files)| files.len() > 1)
        .map(|(name, files)| format!("{name}: {}", files.join(", ")))
        .collect();
    assert!(shared.is_empty(), "types share a name:\n{}", shared.join("\n"));
}

/// Lines have at most 100 characters, but for rows of tables, code in documents, single addresses,
/// and strings.
#[test]
fn no_line_is_too_long() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut long = Vec::new();
    for (folder, depth) in [("", 1), ("docs", 1), ("src", 99), ("tests", 99)] {
        for entry in WalkDir::new(root.join(folder)).max_depth(depth).sort_by_file_name() {
            let path = entry.expect("an entry").into_path();
            let ending = path.extension().and_then(|ending| ending.to_str());
            let Some(kind @ ("rs" | "md" | "toml")) = ending else { continue };
            // Below `src/` and `tests/` the others are data.
            if depth > 1 && kind != "rs" {
                continue;
            }
            let text = fs::read_to_string(&path).expect("UTF-8");
            let mut is_code = false;
            for (number, line) in text.lines().enumerate() {
                let start = line.trim_start();
                is_code ^= kind == "md" && start.starts_with("```");
                let is_comment = start.starts_with(if kind == "rs" { "//" } else { "#" });
                let has_string = kind != "md" && (line.contains('"') || line.ends_with('\\'));
                let may_be_long = start.starts_with('|')
                    || is_code
                    || !start.contains(' ')
                    || has_string && !is_comment;
                if line.chars().count() > 100 && !may_be_long {
                    long.push(format!("{}:{}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(long.is_empty(), "lines are longer than 100 characters:\n{}", long.join("\n"));
}
