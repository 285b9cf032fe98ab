//! The program: arguments in, messages and an exit code out.

mod cli;

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Keeps memory that is free for what is to come. By itself the allocator gives it back after ten
/// milliseconds, and a build spends a tenth of its time on getting it again.
fn keep_memory() {
    /// `mi_option_purge_delay`, in milliseconds, -1 for never; the binding has no name for it.
    const PURGE_DELAY: libmimalloc_sys::mi_option_t = 15;
    // SAFETY: it sets a number in the allocator's own table, from any thread at any time.
    unsafe { libmimalloc_sys::mi_option_set(PURGE_DELAY, -1) };
}

fn main() -> ExitCode {
    cli::run()
}
