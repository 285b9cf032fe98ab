//! The flags.

use std::path::{Path, PathBuf};

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

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

impl Build {
    /// Returns whether to say that something is left out for want of a base address.
    pub(super) fn base_url_hint(&self, root: &Path) -> bool {
        let settings = std::fs::read_to_string(root.join(manicule::load::SETTINGS));
        settings.is_ok_and(|text| !text.contains("base-url"))
    }
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
