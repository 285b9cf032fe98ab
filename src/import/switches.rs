//! Switches that turn one rule off, to measure what it brings (docs/accuracy.md).
//!
//! Only the feature `internals` has them: without it, every rule is on. A condition asks for its
//! rule last, so that a rule that was not asked for made no difference.

use super::reason::Reason;

/// The rule that is off, and the rules that were asked for.
#[cfg(feature = "internals")]
static SWITCHES: std::sync::Mutex<(String, std::collections::BTreeSet<String>)> =
    std::sync::Mutex::new((String::new(), std::collections::BTreeSet::new()));

/// Turns a rule off, and all others on. Returns the rules that were asked for since the last call.
#[cfg(feature = "internals")]
pub fn switch_off(rule: &str) -> std::collections::BTreeSet<String> {
    let mut switches = SWITCHES.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    rule.clone_into(&mut switches.0);
    std::mem::take(&mut switches.1)
}

/// Returns whether a rule is on.
#[cfg(feature = "internals")]
pub(super) fn is_on(rule: &str) -> bool {
    let mut switches = SWITCHES.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if !switches.1.contains(rule) {
        switches.1.insert(rule.to_owned());
    }
    switches.0 != rule
}

/// Returns whether a rule is on that drops blocks for a reason: `KIND: REASON` is its name.
#[cfg(feature = "internals")]
pub(super) fn is_on_for(kind: &str, reason: Reason) -> bool {
    is_on(&format!("{kind}: {reason}"))
}

/// Returns whether a rule is on.
#[cfg(not(feature = "internals"))]
pub(super) const fn is_on(_rule: &str) -> bool {
    true
}

/// Returns whether a rule is on.
#[cfg(not(feature = "internals"))]
pub(super) const fn is_on_for(_kind: &str, _reason: Reason) -> bool {
    true
}
