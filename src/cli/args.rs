//! The commands and flags.

mod edit;
#[cfg(feature = "import")]
mod import;

use std::path::PathBuf;

use crate::model::{ActorKind, ExportFormat, likely_language};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
pub(super) use edit::{New, NoteArgs};
#[cfg(feature = "import")]
pub(super) use import::{BlockNumbers, Import, Measure, Verify};

/// Publishes annotated briefings: how several outlets tell one story.
///
/// A briefing is a folder with manicule.toml and content/; CONTENT.md describes the format.
#[derive(Debug, Parser)]
#[command(name = "manicule", version, max_term_width = 92)]
#[command(
    after_help = "Exit codes: 0 done, 1 faults in the content, 2 wrong usage or a disk error."
)]
pub(super) struct Args {
    /// The briefing's folder
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,

    /// Print nothing but errors
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,

    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Build the site
    Build(Build),
    /// Check for faults without writing anything
    Check(Check),
    /// Show the site in a browser while you edit it
    #[cfg(feature = "serve")]
    Serve(Serve),
    /// Make an article from a saved page, copied text or a link
    #[cfg(feature = "import")]
    Import(Import),
    /// Compare articles with the originals they were imported from
    #[cfg(feature = "import")]
    Verify(Verify),
    /// Count names and words in the originals of digests, and check what is quoted from them
    #[cfg(feature = "import")]
    Measure(Measure),
    /// Add a note to an article
    Note(NoteArgs),
    /// Add an actor, an outlet, a claim, …
    New(New),
    /// Make a small briefing with an example that explains itself
    Init {
        /// The new briefing's folder
        dir: PathBuf,
        /// The new briefing's title [default: one in its language]
        #[arg(long)]
        title: Option<String>,
        /// The language of the editor's words and of the pages: de, uk, pt-BR
        #[arg(long, value_name = "TAG", value_parser = language)]
        lang: Option<String>,
        /// Leave out the example: only settings, a home page and folders
        #[arg(long)]
        empty: bool,
    },
    /// Print the names by which actors are searched for, with all their forms
    Names {
        /// The actors [default: all]
        #[arg(value_name = "ID")]
        actors: Vec<String>,
    },
    /// Write tables, annotations or citations for other programs
    Export(Export),
    /// List names, spellings and shared passages that the briefing might mention
    Suggest {
        /// List only names that are probably of this kind
        #[arg(long, value_name = "KIND", value_parser = actor_kinds())]
        kind: Option<String>,
    },
    /// Print completions for a shell
    ///
    /// For bash: manicule completions bash > ~/.local/share/bash-completion/completions/manicule
    Completions {
        /// The name of the shell
        shell: Shell,
    },
}

/// Build the site
///
/// Writes only pages that changed, and replaces or removes only files that an earlier build wrote.
/// Writes nothing while the content has faults.
#[derive(Debug, ClapArgs)]
pub(super) struct Build {
    /// The output folder [default: public/ in the briefing's folder; editions/NAME/ for another
    /// edition]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,

    /// Include drafts: articles, pages and notes
    #[arg(long)]
    pub(super) drafts: bool,

    /// Build this edition: public, private with all full texts, or one of manicule.toml
    #[arg(long, value_name = "NAME", value_parser = leaked)]
    pub(super) edition: Option<&'static str>,

    /// Write the paths of new and changed files into this file, one a line, for `rclone copy
    /// --files-from-raw`
    #[arg(long, value_name = "FILE")]
    pub(super) changed_list: Option<PathBuf>,

    /// Make every page again, and mend files that were damaged without changing their size
    #[arg(long)]
    pub(super) verify: bool,
}

/// Write tables, annotations or citations for other programs
///
/// An export has no more of the articles' own words than the site. Without --out, a format that is
/// one file is printed.
#[derive(Debug, ClapArgs)]
pub(super) struct Export {
    /// csv: a table a file; json: all tables, described by schema; web-annotation: the W3C's, a
    /// file for each article, and its text; hypothesis: for its client, a file for each page;
    /// csl-json and bibtex: the articles, to be cited; tei: the articles with their notes, a file
    /// each; refi-qda: a project for NVivo, MAXQDA, ATLAS.ti
    #[arg(value_parser = export_formats())]
    pub(super) format: ExportFormat,

    /// The file to write; for csv, web-annotation, hypothesis and tei, the folder
    #[arg(long, value_name = "PATH")]
    pub(super) out: Option<PathBuf>,

    /// Replace files that are there already
    #[arg(long)]
    pub(super) force: bool,

    /// Annotate the articles at their publishers' addresses instead of the site's pages
    #[arg(long)]
    pub(super) original: bool,

    /// Include drafts: articles, pages and notes
    #[arg(long)]
    pub(super) drafts: bool,

    /// Export this edition: public, private with all full texts, or one of manicule.toml
    #[arg(long, value_name = "NAME", value_parser = leaked)]
    pub(super) edition: Option<&'static str>,
}

/// Check for faults without writing anything
///
/// Makes every page, as `build` does.
#[derive(Debug, ClapArgs)]
pub(super) struct Check {
    /// Include drafts: articles, pages and notes
    #[arg(long)]
    pub(super) drafts: bool,

    /// Check this edition: public, private with all full texts, or one of manicule.toml
    #[arg(long, value_name = "NAME", value_parser = leaked)]
    pub(super) edition: Option<&'static str>,

    /// How to print faults
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,

    /// Exit with 1 if there are warnings
    #[arg(long)]
    pub(super) deny_warnings: bool,

    /// Measure the originals in this folder again, and report every difference
    #[cfg(feature = "import")]
    #[arg(long, value_name = "DIR")]
    pub(super) originals: Option<PathBuf>,
}

/// Show the site in a browser while you edit it
///
/// Makes pages on request, exactly as `build` does, and updates open pages when you save. Writes
/// nothing. Press Ctrl-C to stop.
#[cfg(feature = "serve")]
#[derive(Debug, ClapArgs)]
pub(super) struct Serve {
    /// The address or name to listen on; with any but the default, other machines may connect
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    pub(super) host: String,

    /// The port to listen on, or else the next free one
    #[arg(long, value_name = "PORT", default_value_t = 4000)]
    pub(super) port: u16,

    /// Open the site in the browser
    #[arg(long)]
    pub(super) open: bool,

    /// Include drafts: articles, pages and notes
    #[arg(long)]
    pub(super) drafts: bool,

    /// Show this edition: public, private with all full texts, or one of manicule.toml
    #[arg(long, value_name = "NAME", value_parser = leaked)]
    pub(super) edition: Option<&'static str>,

    /// Check for changes periodically, for network drives and containers that report none
    #[arg(long)]
    pub(super) poll: bool,
}

fn export_formats() -> impl TypedValueParser<Value = ExportFormat> {
    PossibleValuesParser::new(ExportFormat::WORDS)
        .map(|given| ExportFormat::parse(&given).expect("the parser allows these words only"))
}

fn actor_kinds() -> PossibleValuesParser {
    PossibleValuesParser::new(ActorKind::WORDS)
}

fn language(text: &str) -> Result<String, &'static str> {
    likely_language(text).ok_or("a language is written as en, uk or pt-BR")
}

impl Check {
    pub(super) fn json(&self) -> bool {
        self.format == Format::Json
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    Text,
    /// For programs: an object on each line, with code, severity, file, line, column, message, help
    Json,
}

/// Keeps an argument as long as the program runs.
fn leaked(text: &str) -> Result<&'static str, std::convert::Infallible> {
    Ok(Box::leak(text.to_owned().into_boxed_str()))
}
