//! The contract with themes: `docs/theme.md` has all that they may rely on, and each change has a
//! version.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use manicule::render::contract::{CHANGES, VERSION};
use syn::{Expr, ExprLit, Fields, GenericArgument, Item, Lit, Meta, PathArguments, Type};

use crate::support::{SiteTest, files_below, overwrite, project};

const DOCUMENT: &str = "docs/theme.md";

/// The fields of the views as they were released, with the number of that version.
const RELEASED: &str = "tests/released-views.txt";

/// The parts of the document that are made from the code begin and end so.
const BEGIN: &str = "<!-- made from the code by tests/theme_contract.rs -->\n";
const END: &str = "<!-- end -->";

/// A view, or a part of one.
struct View {
    name: String,
    /// Its sentences; those of the templates begin with their names.
    doc: String,
    fields: Vec<Field>,
}

struct Field {
    name: String,
    /// The type that templates get, in words, with the names of other views.
    holds: String,
    doc: String,
}

/// Returns all structs in `src/render/views/` that templates see, in the order of their files.
fn views() -> Vec<View> {
    let folder = project().join("src/render/views");
    let mut views = Vec::new();
    for (path, bytes) in files_below(&folder) {
        if path == "value.rs" {
            continue;
        }
        let text = String::from_utf8(bytes).expect("a text");
        for item in syn::parse_file(&text).expect("a Rust file").items {
            let Item::Struct(item) = item else { continue };
            let Fields::Named(fields) = item.fields else { continue };
            let fields = fields.named.iter().map(|field| Field {
                name: field.ident.as_ref().expect("a name").to_string(),
                holds: holds(&field.ty),
                doc: doc(&field.attrs),
            });
            let fields = fields.collect();
            views.push(View { name: item.ident.to_string(), doc: doc(&item.attrs), fields });
        }
    }
    views
}

/// Returns a doc comment as one line.
fn doc(attributes: &[syn::Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value().trim().to_owned()),
            _ => None,
        },
        _ => None,
    });
    lines.collect::<Vec<_>>().join(" ")
}

/// Returns what a template gets for a type.
fn holds(ty: &Type) -> String {
    match ty {
        Type::Reference(reference) => holds(&reference.elem),
        Type::Array(array) => match &array.len {
            Expr::Lit(ExprLit { lit: Lit::Int(length), .. }) => {
                format!("list of {length}: {}", holds(&array.elem))
            }
            _ => panic!("an array of unknown length"),
        },
        Type::Path(path) => {
            let last = path.path.segments.last().expect("a name");
            let inner = match &last.arguments {
                PathArguments::AngleBracketed(arguments) => match arguments.args.first() {
                    Some(GenericArgument::Type(inner)) => holds(inner),
                    _ => panic!("a parameter that is no type"),
                },
                _ => String::new(),
            };
            match last.ident.to_string().as_str() {
                "String" | "str" => "text".to_owned(),
                "Html" => "HTML".to_owned(),
                "bool" => "true or false".to_owned(),
                "usize" | "i8" => "number".to_owned(),
                "Shared" => inner,
                "Option" => format!("{inner}, or absent"),
                "Vec" => format!("list of {inner}"),
                other => other.to_owned(),
            }
        }
        _ => panic!("a type that the document has no words for"),
    }
}

/// Returns the templates that the program asks for, with their views: those whose view names them
/// in its first words.
fn templates(views: &[View]) -> BTreeMap<String, &str> {
    let mut templates = BTreeMap::new();
    for view in views {
        let words = view.doc.split('`').filter(|word| word.ends_with(".html"));
        templates.extend(words.map(|word| (word.to_owned(), view.name.as_str())));
    }
    templates
}

/// Returns the parts of the document that are made from the code, in their order.
fn generated() -> [String; 3] {
    let views = views();
    let mut table = String::from("| template | view |\n| --- | --- |\n");
    for (template, view) in templates(&views) {
        let _ = writeln!(table, "| `{template}` | [{view}](#{}) |", view.to_lowercase());
    }
    let mut changes = String::new();
    for (version, change) in CHANGES {
        let _ = writeln!(changes, "- {version}: {change}");
    }
    let mut list = String::new();
    for view in &views {
        let _ = writeln!(list, "### {}\n\n{}\n", view.name, unlinked(&view.doc));
        list.push_str("| field | holds | |\n| --- | --- | --- |\n");
        for Field { name, holds, doc } in &view.fields {
            let holds = holds.split(' ').map(|word| link(word, &views)).collect::<Vec<_>>();
            let _ = writeln!(list, "| `{name}` | {} | {} |", holds.join(" "), unlinked(doc));
        }
        list.push('\n');
    }
    [table, changes, list]
}

/// Turns a view's name into a link to it; a comma may follow.
fn link(word: &str, views: &[View]) -> String {
    let name = word.trim_end_matches(',');
    if views.iter().all(|view| view.name != name) {
        return word.to_owned();
    }
    format!("[{name}](#{}){}", name.to_lowercase(), &word[name.len()..])
}

/// Turns links of rustdoc, `` [`X`] ``, into code.
fn unlinked(doc: &str) -> String {
    doc.replace("[`", "`").replace("`]", "`").replace('|', "\\|")
}

#[test]
fn the_document_on_themes_is_made_from_the_code() {
    let path = project().join(DOCUMENT);
    let text = fs::read_to_string(&path).expect("docs/theme.md");
    let mut made = String::new();
    let mut rest = text.as_str();
    for part in generated() {
        let (before, after) = rest.split_once(BEGIN).expect("a mark where a part begins");
        let (_, after) = after.split_once(END).expect("a mark where the part ends");
        let _ = write!(made, "{before}{BEGIN}\n{}\n\n{END}", part.trim_end());
        rest = after;
    }
    made.push_str(rest);
    if overwrite() {
        return fs::write(&path, &made).expect("a written document");
    }
    assert!(text == made, "{DOCUMENT} is out of date: run with SNAPSHOTS=overwrite");
}

#[test]
fn every_template_that_the_program_asks_for_is_in_both_themes() {
    let views = views();
    let listed = templates(&views);
    for theme in ["default", "one-column"] {
        let folder = project().join("themes").join(theme).join("templates");
        let found: BTreeSet<String> = files_below(&folder)
            .into_keys()
            .filter(|path| !path.contains('/') && path != "base.html")
            .collect();
        assert_eq!(found, listed.keys().cloned().collect(), "{theme}");
    }
}

#[test]
fn every_field_has_a_sentence() {
    let views = views();
    assert!(views.len() > 50, "{}", views.len());
    let bare = views.iter().flat_map(|view| {
        let fields = view.fields.iter().filter(|field| field.doc.is_empty());
        fields.map(|field| format!("{}.{}", view.name, field.name))
    });
    assert_eq!(bare.filter(|name| !name.starts_with("Indexes.")).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn what_a_release_promised_is_kept_or_named_among_the_changes() {
    let views = views();
    let mut now = BTreeMap::new();
    for view in &views {
        let fields = view.fields.iter();
        now.extend(fields.map(|field| (format!("{}.{}", view.name, field.name), &field.holds)));
    }
    if std::env::var_os("RELEASE").is_some() {
        let lines = now.iter().map(|(name, holds)| format!("{name}: {holds}\n"));
        let text = format!("version {VERSION}\n{}", lines.collect::<String>());
        fs::write(project().join(RELEASED), text).expect("a written list");
    }
    let text = fs::read_to_string(project().join(RELEASED)).expect("the last release");
    let (version, fields) = text.split_once('\n').expect("a first line");
    let released: usize = version.strip_prefix("version ").expect("a version").parse().unwrap();
    assert!(released == VERSION || released + 1 == VERSION, "one version for each release");
    let known: BTreeSet<&str> = views.iter().map(|view| view.name.as_str()).collect();
    let changes: String = CHANGES
        .iter()
        .filter(|(version, _)| *version > released)
        .map(|(_, change)| *change)
        .collect();
    let changed = fields.lines().filter_map(|line| {
        let (name, holds) = line.split_once(": ")?;
        let (view, _) = name.split_once('.')?;
        // A field that held a view that is gone has changed itself.
        (known.contains(view) && now.get(name).is_none_or(|other| *other != holds)).then_some(name)
    });
    let unnamed: Vec<&str> =
        changed.filter(|name| !changes.contains(&format!("`{name}`"))).collect();
    assert!(
        unnamed.is_empty(),
        "themes rely on these fields: keep them, or name them in CHANGES in \
         src/render/contract.rs, for a VERSION above {released}: {unnamed:#?}"
    );
}

#[test]
fn every_version_says_what_it_changed() {
    for version in 2..=VERSION {
        assert!(CHANGES.iter().any(|(changed, _)| *changed == version), "{version}");
    }
    assert!(CHANGES.is_sorted_by_key(|(version, _)| *version));
    assert!(CHANGES.iter().all(|(version, _)| *version <= VERSION));
}

/// The plain theme prints what the views hold and has no class of its own, so that all classes on
/// its pages are the program's.
#[test]
fn classes_in_the_html_of_the_program_are_in_the_document() {
    let text = fs::read_to_string(project().join(DOCUMENT)).expect("docs/theme.md");
    let mut missing = BTreeSet::new();
    for site in ["everything", "excerpts", "names-and-dates"] {
        let folder = project().join("tests/sites").join(site);
        for (path, bytes) in files_below(&folder.join("expected")) {
            let html = String::from_utf8_lossy(&bytes).into_owned();
            let parts = html.split(" class=\"").skip(1).filter_map(|part| part.split('"').next());
            for class in parts.flat_map(str::split_whitespace) {
                let number = class.trim_start_matches(char::is_alphabetic);
                let is_numbered = !number.is_empty() && number.bytes().all(|c| c.is_ascii_digit());
                let known = match class.split_once('-') {
                    Some((start @ ("k" | "hl" | "language"), _)) => format!("`{start}-…`"),
                    _ if is_numbered => format!("`{}1`", class.trim_end_matches(number)),
                    _ => format!("`{class}`"),
                };
                if !text.contains(&known) {
                    missing.insert(format!("{known} on {site}/{path}"));
                }
            }
        }
    }
    assert_eq!(missing, BTreeSet::new(), "{DOCUMENT} does not tell these classes");
}

#[test]
fn a_theme_of_ones_own_is_made_of_any_files_over_the_default_ones() {
    let version = format!("views = {VERSION}\n");
    let site = SiteTest::small()
        .file("manicule.toml", "title = \"Small\"\ntheme = \"mine\"\n")
        .file("themes/mine/theme.toml", &version)
        .file("themes/mine/templates/page.html", "{{ page.title }}\n")
        .file("content/pages/method.md", "+++\ntitle = \"Method\"\n+++\n\nText.\n");
    assert_eq!(site.check(), [""; 0]);
    let pages = site.build();
    assert_eq!(pages["pages/method.html"], "Method\n");
    assert!(pages["index.html"].contains("theme/compare.css"));
    assert!(pages.contains_key("theme/compare.css"));
}

#[test]
fn a_briefing_may_replace_files_of_the_one_column_theme() {
    let version = format!("views = {VERSION}\n");
    let site = SiteTest::small()
        .file("manicule.toml", "title = \"Small\"\ntheme = \"one-column\"\n")
        .file("themes/one-column/theme.toml", &version)
        .file("themes/one-column/static/style.css", "body { color: red }\n")
        .file("themes/one-column/i18n/en.toml", "made_with = \"By hand\"\n");
    let pages = site.build();
    assert_eq!(pages["theme/style.css"], "body { color: red }\n");
    let files: Vec<_> = pages.keys().filter(|path| path.starts_with("theme/")).collect();
    assert_eq!(files, ["theme/icon.svg", "theme/search.js", "theme/style.css"]);
    assert!(pages["index.html"].contains("By hand"), "{}", pages["index.html"]);
}

#[test]
fn a_copy_of_a_built_in_theme_has_its_version() {
    let file = |path: &str| fs::read_to_string(project().join(path)).expect("a file of the theme");
    let copied = ["theme.toml", "templates/page.html"].map(|name| format!("themes/default/{name}"));
    let site = copied.iter().fold(SiteTest::small(), |site, path| site.file(path, &file(path)));
    assert_eq!(site.clone().edit(&copied[1], "prose", "words").check(), [""; 0]);
    assert_eq!(site.check(), [""; 0]);
}
