//! `serve`: the running binary, and the editions that it shows.

mod disk;
mod http;
mod run;
mod safety;
mod states;
