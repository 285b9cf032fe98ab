//! Asks the machine for storage in memory, processor time, the memory of a process.

#![allow(dead_code, reason = "each bench asks for a part of it")]

use std::path::PathBuf;
use std::time::Duration;

/// Returns memory-backed storage, if there is some.
pub(crate) fn storage() -> PathBuf {
    let memory = PathBuf::from("/dev/shm");
    if memory.is_dir() { memory } else { std::env::temp_dir() }
}

/// Returns the processor time so far of this process and of those that it ran, from `/proc`; zero
/// on systems without it.
pub(crate) fn processor_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split(' ').collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<u64>().ok()).unwrap_or(0);
    // utime, stime, cutime and cstime are fields 14 to 17, in hundredths of a second on Linux.
    Duration::from_millis((11..15).map(|at| ticks(at + 1)).sum::<u64>() * 10)
}

/// Returns the memory of a process in kB, from `/proc`; zero on systems without it. `what` is
/// `VmRSS` for the current memory, `VmHWM` for the peak.
pub(crate) fn memory(process: u32, what: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(what)?.strip_prefix(':'));
    line.unwrap_or_default().trim().trim_end_matches(" kB").parse().unwrap_or(0)
}
