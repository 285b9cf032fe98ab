//! Switches that turn one rule off, to measure what it brings (docs/accuracy.md).
//!
//! Only the feature `internals` has them: without it, every rule is on.

#[cfg(feature = "internals")]
static OFF: std::sync::OnceLock<String> = std::sync::OnceLock::new();

/// Turns a rule off for as long as the process runs. Only the first call counts.
#[cfg(feature = "internals")]
pub fn switch_off(rule: &str) {
    let _ = OFF.set(rule.to_owned());
}

/// Whether a rule is on.
#[cfg(feature = "internals")]
pub(super) fn is_on(rule: &str) -> bool {
    OFF.get().is_none_or(|off| off != rule)
}

/// Whether a rule is on.
#[cfg(not(feature = "internals"))]
pub(super) const fn is_on(_rule: &str) -> bool {
    true
}
