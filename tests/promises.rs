//! docs/reliability.md names tests for its promises; they must be there.

use std::fs;
use std::path::Path;

use walkdir::WalkDir;

#[test]
fn the_tests_of_each_promise_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let document = fs::read_to_string(root.join("docs/reliability.md")).expect("the document");
    let (promises, _) = document.split_once("## Fuzzers").expect("the promises come first");
    let sources: String = [root.join("src"), root.join("tests")]
        .into_iter()
        .flat_map(WalkDir::new)
        .map(|entry| entry.expect("an entry").into_path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .map(|path| fs::read_to_string(path).expect("a source"))
        .collect();
    let mut names = 0;
    for row in promises.lines().filter(|line| line.starts_with("| ") && line.contains('`')) {
        let tests = row.trim_end_matches(" |").rsplit(" | ").next().expect("a second column");
        for name in tests.split('`').skip(1).step_by(2) {
            let last = name.rsplit("::").next().unwrap_or(name);
            let found = if name.contains("cargo ") {
                name.split_whitespace().any(|word| is_path(root, &format!("tests/benches/{word}")))
            } else if name.contains('/') {
                is_path(root, name) || is_path(root, &format!("src/{name}"))
            } else {
                [format!("fn {last}("), format!("mod {last} ")]
                    .iter()
                    .any(|it| sources.contains(it))
                    || is_path(root, &format!("tests/fuzz/{name}.rs"))
            };
            assert!(found, "docs/reliability.md names `{name}`, which is not there");
            names += 1;
        }
    }
    assert!(names > 20, "only {names} tests are named");
}

fn is_path(root: &Path, path: &str) -> bool {
    root.join(path).exists() || root.join(format!("{path}.rs")).exists()
}
