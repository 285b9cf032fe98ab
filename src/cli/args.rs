//! The flags.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use manicule::edit::new;
#[cfg(feature = "import")]
use manicule::model::likely_language;
use manicule::model::{ActorKind, Kind};

/// Publishes annotated briefings: how several outlets tell one story.
///
/// A briefing is a folder with manicule.toml and content/ in it; CONTENT.md describes it.
#[derive(Debug, Parser)]
#[command(name = "manicule", version, max_term_width = 92)]
#[command(
    after_help = "Exit codes: 0 done, 1 faults in the content, 2 wrong usage or a disk that \
                        refuses."
)]
pub(super) struct Args {
    /// The briefing's folder
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,

    /// Say nothing but errors
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,

    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Build the site
    Build(Build),
    /// Look for faults without writing anything
    Check(Check),
    /// Show the site in a browser while you edit it
    #[cfg(feature = "serve")]
    Serve(Serve),
    /// Make an article of a saved page, a copied text or a link
    #[cfg(feature = "import")]
    Import(Import),
    /// Say whether articles still equal the originals they were imported from
    #[cfg(feature = "import")]
    Verify,
    /// Add a note to an article
    Note(Note),
    /// Make the file of a new actor, claim, outlet, …
    New(New),
    /// Make a small briefing that builds and explains itself
    Init {
        /// Its folder
        dir: PathBuf,
        /// Its title
        #[arg(long, default_value = "A new briefing")]
        title: String,
        /// Without the example: settings, a home page and the folders
        #[arg(long)]
        empty: bool,
    },
    /// List names, spellings and shared passages that may be worth a line; changes nothing
    Suggest {
        /// Only names that are probably of this kind
        #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(ActorKind::WORDS))]
        kind: Option<String>,
    },
    /// Print completions for a shell
    ///
    /// For bash: manicule completions bash > ~/.local/share/bash-completion/completions/manicule
    Completions {
        /// The shell
        shell: Shell,
    },
}

/// Build the site
///
/// Only pages that changed are written, and only files that an earlier build wrote are replaced
/// or removed. With faults in the content nothing is written.
#[derive(Debug, ClapArgs)]
pub(super) struct Build {
    /// Where to write it [default: public/ in the briefing's folder]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,

    /// With drafts: articles, pages and notes
    #[arg(long)]
    pub(super) drafts: bool,
}

/// Look for faults without writing anything
///
/// Every page is made as `build` would make it.
#[derive(Debug, ClapArgs)]
pub(super) struct Check {
    /// With drafts: articles, pages and notes
    #[arg(long)]
    pub(super) drafts: bool,

    /// How to say what is wrong
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,

    /// Exit with 1 on warnings too
    #[arg(long)]
    pub(super) deny_warnings: bool,
}

/// Show the site in a browser while you edit it
///
/// Pages are made when they are asked for, just as `build` makes them, and open ones follow each
/// saved change. Nothing is written. Ctrl-C ends it.
#[cfg(feature = "serve")]
#[derive(Debug, ClapArgs)]
pub(super) struct Serve {
    /// Address or name to listen at; others than this machine's own let other machines read
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    pub(super) host: String,

    /// Port to listen at, or the next one that is free
    #[arg(long, value_name = "PORT", default_value_t = 4000)]
    pub(super) port: u16,

    /// Open the site in the browser
    #[arg(long)]
    pub(super) open: bool,

    /// With drafts: articles, pages and notes
    #[arg(long)]
    pub(super) drafts: bool,

    /// Look for changes again and again, for network drives and containers that tell nothing
    #[arg(long)]
    pub(super) poll: bool,
}

/// Make an article of a saved page, a copied text or a link
///
/// Writes content/articles/ID.md and an empty ID.notes.md, keeps the original in content/sources/,
/// and says for each fact where it was found and for each dropped block why. What a page does not
/// say is asked for on a terminal; elsewhere it is left as a comment, and the exit code is 1.
/// Reads HTML (also SingleFile's and MHTML), plain text as copied from a page, and Markdown.
#[cfg(feature = "import")]
#[derive(Debug, ClapArgs)]
pub(super) struct Import {
    /// Files, folders or links; - for standard input
    #[arg(required = true, value_name = "FILE|DIR|URL|-")]
    pub(super) sources: Vec<String>,

    /// The outlet that published it
    #[arg(long, value_name = "ID")]
    pub(super) outlet: Option<String>,

    /// When it was published: 2025-06-01, or 2025-06-01T18:30:00+03:00
    #[arg(long, value_name = "DATE")]
    pub(super) published: Option<String>,

    /// The article's id [default: the outlet's and the first words of the headline]
    #[arg(long, value_name = "ID")]
    pub(super) id: Option<String>,

    /// The headline, where the page's own is not the right one
    #[arg(long, value_name = "WORDS")]
    pub(super) title: Option<String>,

    /// The language of the text: en, pt-BR
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub(super) lang: Option<String>,

    /// Whose copy it is; several times, from the first copy to the last
    #[arg(long, value_name = "ID")]
    pub(super) via: Vec<String>,

    /// Keep this block of the page, by its number in the log
    #[arg(long, value_name = "N")]
    pub(super) keep: Vec<usize>,

    /// Drop this block of the page, by its number in the log
    #[arg(long, value_name = "N")]
    pub(super) drop: Vec<usize>,

    /// Compare with the article of this id, and put the new version in its place
    #[arg(long, value_name = "ID", conflicts_with = "id")]
    pub(super) update: Option<String>,

    /// With --update: even if nearly all of the text is another
    #[arg(long, requires = "update")]
    pub(super) force: bool,

    /// Do not keep the original
    #[arg(long)]
    pub(super) no_keep: bool,

    /// Print the page and the log, and write nothing
    #[arg(long, short = 'n')]
    pub(super) dry_run: bool,

    /// Print every block of the page in full, kept or dropped
    #[arg(long)]
    pub(super) log: bool,

    /// Give up a link after so many seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    pub(super) timeout: u64,
}

/// Add a note to an article
///
/// Finds the words and appends a note with the shortest quotation that leads to them and to nothing
/// else. Nothing else in the notes file is touched. Without --text the note is a draft.
#[derive(Debug, ClapArgs)]
pub(super) struct Note {
    /// The article's id, or ID:LINE for the sentence on a line of its file
    #[arg(value_name = "ARTICLE")]
    pub(super) article: String,

    /// The words that the note is about, as they stand in the article
    pub(super) words: Option<String>,

    /// Which of several places, from 1
    #[arg(long, value_name = "N")]
    pub(super) occurrence: Option<usize>,

    /// The note's id [default: the first of its words]
    #[arg(long, value_name = "ID")]
    pub(super) id: Option<String>,

    /// What it is about: number, framing, … [default: context]
    #[arg(long)]
    pub(super) kind: Option<String>,

    /// What it says of a claim: "ID asserts", "ID omits", … ; may be given again
    #[arg(long, value_name = "ID STANCE")]
    pub(super) claim: Vec<String>,

    /// A term that it touches; may be given again
    #[arg(long, value_name = "ID")]
    pub(super) term: Vec<String>,

    /// What it says
    #[arg(long)]
    pub(super) text: Option<String>,
}

/// Make the file of a new actor, claim, outlet, …
///
/// It is the smallest one that builds; what else it can say is in comments.
#[derive(Debug, ClapArgs)]
pub(super) struct New {
    /// The kind of the document
    #[arg(value_parser = PossibleValuesParser::new(new::kinds().map(Kind::singular)))]
    pub(super) document: String,

    /// Its name; for a claim, its sentence
    pub(super) name: String,

    /// Its id [default: from the name]
    #[arg(long, value_name = "ID")]
    pub(super) id: Option<String>,

    /// What an actor is
    #[arg(long, value_name = "KIND", default_value = "person", value_parser = PossibleValuesParser::new(ActorKind::WORDS))]
    pub(super) kind: String,
}

#[cfg(feature = "import")]
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
    /// For programs: one object a line, with code, severity, file, line, column, message, help
    Json,
}
