//! Buttons of live pages.

use crate::import::thresholds::MORE_ENTRIES_MAX_WORDS;

/// Labels of buttons for more entries.
const MORE_LABELS: &[&str] = &[
    "show more",
    "load more",
    "more updates",
    "show older",
    "older posts",
    "older updates",
    "older entries",
    "earlier posts",
    "earlier updates",
    "see more updates",
    "view more updates",
    "mehr anzeigen",
    "mehr laden",
    "weitere beiträge",
    "ältere beiträge",
    "voir plus",
    "afficher plus",
    "charger plus",
    "cargar más",
    "ver más",
    "mostra altri",
    "carica altri",
    "pokaż więcej",
    "wczytaj więcej",
    "показать ещё",
    "показать еще",
    "загрузить ещё",
    "показати більше",
];

/// Returns whether a block is a button for more entries.
pub(in crate::import) fn offers_more_entries(text: &str) -> bool {
    let text = text.to_lowercase();
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    text.split_whitespace().count() <= MORE_ENTRIES_MAX_WORDS
        && MORE_LABELS.iter().any(|phrase| bare.starts_with(phrase))
}
