//! The commands that edit a briefing: `note`, `new`, `init`; and `suggest`.

use std::path::Path;
use std::process::ExitCode;

use crate::edit::init::{self, BriefingContent};
use crate::edit::{Refusal, new, note, suggest, within_briefing};
use crate::load;
use crate::model::ActorKind;
use crate::source::Disk;

use super::args::{Args, New, NoteArgs};
use super::report::fail;
use super::{FAULTS, print, shown};

/// Adds a note.
pub(super) fn note(args: &Args, command: &NoteArgs) -> ExitCode {
    let files = Disk::new(&args.root);
    if let Err(refusal) = within_briefing(&files) {
        return refused(&refusal);
    }
    let (article, about) = match (&command.words, command.article.rsplit_once(':')) {
        (Some(words), _) if !words.contains(char::is_alphanumeric) => {
            let help = "give words of the article, or its line: ARTICLE:LINE";
            return fail("there are no words to quote", help);
        }
        (Some(words), _) => {
            (command.article.as_str(), note::NoteTarget::Words(words.clone(), command.occurrence))
        }
        (None, Some((article, line))) => match line.parse() {
            Ok(line) => (article, note::NoteTarget::Line(line)),
            Err(_) => return fail(&format!("`{line}` is not a line number"), "write ARTICLE:LINE"),
        },
        (None, None) => {
            let help = "write manicule note ARTICLE \"words\", or ARTICLE:LINE";
            return fail("which words is the note about?", help);
        }
    };
    let given = note::NoteFields {
        id: command.id.clone(),
        kind: command.kind.clone(),
        claims: command.claim.clone(),
        terms: command.term.clone(),
        sources: command.source.clone(),
        text: command.text.clone(),
        ..note::NoteFields::default()
    };
    match note::add(&files, article, &about, &given) {
        Ok(added) => {
            let path = args.root.join(&added.path);
            print(&format!("{}:{}\n", shown(&path).display(), added.line));
            if !args.quiet {
                print(&format!("\n{}", added.text));
                if let Some(seen) = added.version {
                    print(&format!(
                        "\nThe article does not have these words now. Its version {} has them, and \
                         the note is on that version.\n",
                        seen.stem()
                    ));
                }
                if let [first, ..] = &added.open_links[..] {
                    print(&format!(
                        "\nThis is a draft, which `build` leaves out, since a link leads nowhere \
                         yet: {}. When it does, delete `status: draft`.\n",
                        first.message
                    ));
                } else if command.text.is_none() {
                    print(
                        "\nThis is a draft, which `build` leaves out: replace … by the text, and \
                         delete `status: draft`.\n",
                    );
                }
            }
            ExitCode::SUCCESS
        }
        Err(refusal) => refused(&refusal),
    }
}

/// Adds an actor, an outlet, a claim, a term or a page.
pub(super) fn new(args: &Args, command: &New) -> ExitCode {
    let files = Disk::new(&args.root);
    if let Err(refusal) = within_briefing(&files) {
        return refused(&refusal);
    }
    let kind = new::kinds().find(|kind| kind.singular() == command.document);
    let kind = kind.expect("the flags allow these kinds only");
    let actor_kind = ActorKind::parse(&command.kind).unwrap_or(ActorKind::Person);
    match new::new(&files, kind, &command.name, command.id.as_deref(), actor_kind) {
        Ok(path) => {
            print(&format!("{}\n", shown(&args.root.join(path)).display()));
            ExitCode::SUCCESS
        }
        Err(refusal) => refused(&refusal),
    }
}

/// Makes a briefing, with the example or without it.
pub(super) fn init(
    args: &Args,
    dir: &Path,
    (title, lang): (Option<&str>, Option<&str>),
    empty: bool,
) -> ExitCode {
    let content = if empty { BriefingContent::Empty } else { BriefingContent::Example };
    match init::init(&Disk::new(dir), (title, lang), content) {
        Ok(written) => {
            if !args.quiet {
                for path in written {
                    print(&format!("{}\n", dir.join(path).display()));
                }
                let dir = dir.display();
                print(&match content {
                    BriefingContent::Example => format!(
                        "\nBuild it with `manicule build --root {dir}`, and open \
                         {dir}/public/index.html.\n"
                    ),
                    BriefingContent::Empty => format!(
                        "\nAdd an outlet with `manicule new outlet NAME --root {dir}`, then the \
                         first article with `manicule import FILE --root {dir}`.\n"
                    ),
                });
            }
            ExitCode::SUCCESS
        }
        Err(refusal) => refused(&refusal),
    }
}

/// Lists suggestions, all or only those for one kind of actor.
pub(super) fn suggest(args: &Args, kind: Option<&str>) -> ExitCode {
    let (loaded, diagnostics) = load::load(&Disk::new(&args.root));
    if diagnostics.iter().any(crate::diag::Diagnostic::is_error) {
        eprintln!(
            "The briefing has faults (see `manicule check`); files that cannot be read are left \
             out."
        );
    }
    let mut found = suggest::suggest(&loaded);
    if let Some(kind) = kind.and_then(ActorKind::parse) {
        found.retain(|item| item.kind == Some(kind));
    }
    for item in &found {
        let lines: String = item.lines.lines().map(|line| format!("    {line}\n")).collect();
        print(&format!("{}\n  {}:\n{lines}\n", item.what, item.path));
    }
    if !args.quiet && found.is_empty() {
        print("Nothing to suggest.\n");
    }
    ExitCode::SUCCESS
}

/// Prints why a command did nothing, and returns the exit code.
pub(super) fn refused(refusal: &Refusal) -> ExitCode {
    fail(&refusal.message, &refusal.help);
    ExitCode::from(FAULTS)
}
