//! The binary: what it says, where it writes, what it refuses.

mod editing;
mod extremes;
mod flags;
mod kill;
mod links;
mod output;
mod output_faults;
