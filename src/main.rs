//! The program: arguments in, messages and an exit code out.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The option `mi_option_purge_delay`, in milliseconds, -1 for never. The build script finds its
/// number by this name in the allocator's header.
const PURGE_DELAY: libmimalloc_sys::mi_option_t =
    match libmimalloc_sys::mi_option_t::from_str_radix(env!("MANICULE_PURGE_DELAY"), 10) {
        Ok(number) => number,
        Err(_) => panic!("the build script sets a number"),
    };

/// Keeps freed memory for later allocations. By default the allocator returns it to the system
/// after a second. Getting it back costs a build of 10,000 articles 11 % of its processor time
/// (docs/performance.md).
fn keep_memory() {
    // SAFETY: it sets a number in the allocator's own table, from any thread at any time.
    unsafe { libmimalloc_sys::mi_option_set(PURGE_DELAY, -1) };
}

fn main() -> ExitCode {
    keep_memory();
    manicule::cli::run()
}
