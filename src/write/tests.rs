use super::*;
use crate::diag::Code;
use crate::source::Memory;

type Routes = Vec<(String, &'static str)>;

fn routes(pages: &[(&str, &'static str)]) -> Routes {
    pages.iter().map(|(path, text)| ((*path).to_owned(), *text)).collect()
}

fn write(out: &Memory, pages: &[(&str, &'static str)]) -> Result<Report, Failure> {
    publish(out, &routes(pages), |text| Ok(Cow::Borrowed(text.as_bytes())), &|_, _| {})
}

fn report(written: usize, unchanged: usize, removed: usize) -> Report {
    Report { written, unchanged, removed }
}

fn text(out: &Memory, path: &str) -> Option<String> {
    out.files().get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned())
}

#[test]
fn only_what_differs_is_written_and_only_ours_is_removed() {
    let out = Memory::new([(".gitignore", "*")]);
    assert_eq!(write(&out, &[("a.html", "1"), ("b/c.html", "2")]).unwrap(), report(2, 0, 0));
    assert_eq!(write(&out, &[("a.html", "1"), ("b/c.html", "3")]).unwrap(), report(1, 1, 0));
    out.write("mine.txt", b"mine").unwrap();
    assert_eq!(write(&out, &[("a.html", "1")]).unwrap(), report(0, 1, 1));
    let left: Vec<String> = out.files().into_keys().collect();
    assert_eq!(left, [".gitignore", MANIFEST, "a.html", "mine.txt"]);
}

#[test]
fn a_foreign_file_is_never_replaced() {
    let out = Memory::new([("a.html", "theirs"), ("b.html", "same")]);
    let fault = write(&out, &[("a.html", "ours"), ("b.html", "same"), ("c.html", "x")]);
    assert!(matches!(fault, Err(Failure::Foreign(paths)) if paths == ["a.html"]));
    assert_eq!(text(&out, "a.html").as_deref(), Some("theirs"));
    assert_eq!(out.files().len(), 2);
}

#[test]
fn a_fault_in_one_page_leaves_all_as_they_were() {
    let out = Memory::default();
    write(&out, &[("a.html", "old"), ("b.html", "old")]).unwrap();
    let before = out.files();
    let page = |text: &&'static str| match *text {
        "bad" => Err(Box::new(Diagnostic::general(Code::Template, "no"))),
        text => Ok(Cow::Borrowed(text.as_bytes())),
    };
    let fault = publish(&out, &routes(&[("a.html", "new"), ("b.html", "bad")]), page, &|_, _| {});
    assert!(matches!(fault, Err(Failure::Content(faults)) if faults.len() == 1));
    assert_eq!(out.files(), before);
}

#[test]
fn a_full_disk_leaves_all_as_they_were() {
    let out = Memory::default().with_capacity(200);
    write(&out, &[("a.html", "old")]).unwrap();
    let before = out.files();
    let large: &'static str = "x".repeat(300).leak();
    let fault = write(&out, &[("a.html", "new"), ("b.html", large)]);
    assert!(matches!(fault, Err(Failure::Disk(..))));
    assert_eq!(out.files(), before);
}

#[test]
fn a_manifest_that_leads_out_of_the_folder_removes_nothing_there() {
    let out = Memory::new([(MANIFEST, "../x\n/etc/passwd\na//b\n"), ("../x", "keep")]);
    assert_eq!(write(&out, &[("a.html", "1")]).unwrap(), report(1, 0, 0));
    assert_eq!(text(&out, "../x").as_deref(), Some("keep"));
}

#[test]
fn what_a_killed_build_left_behind_is_cleared() {
    let out = Memory::new([(".manicule-staging/7", "half")]);
    write(&out, &[("a.html", "1")]).unwrap();
    assert_eq!(text(&out, ".manicule-staging/7"), None);
}
