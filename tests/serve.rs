//! `serve`: the running binary, and the updater that it shows.

mod disk;
mod http;
mod run;
mod safety;
mod states;
