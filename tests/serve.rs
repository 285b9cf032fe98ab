//! `serve`: the running binary, and the updater alone.

mod disk;
mod http;
mod limits;
mod run;
mod safety;
mod states;
