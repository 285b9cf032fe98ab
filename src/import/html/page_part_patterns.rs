//! Patterns of class names and ids with which the commonest systems and sites name the parts of a
//! page around its article.

use super::name_patterns::{ANY, NamePattern};
use crate::import::reason::Reason;

/// As `name_patterns::NAMES`, after these.
pub(super) const PAGE_PARTS: &[(Reason, usize, &[NamePattern])] = &[
    (
        Reason::Cookies,
        250,
        &[&["cookie*"], &["consent*"], &["gdpr"], &["onetrust"], &["cmp"], &["didomi"]],
    ),
    (
        Reason::Navigation,
        ANY,
        &[
            &["nav"],
            &["navbar"],
            &["navigation"],
            &["menu"],
            &["breadcrumb*"],
            &["crumb"],
            &["crumbs"],
            &["pathway"],
            &["pagination"],
            &["pager"],
            &["skip", "link"],
            &["sitemap"],
        ],
    ),
    (
        Reason::PageSidebar,
        ANY,
        &[&["sidebar"], &["rail"], &["aside"], &["sidenav"], &["right", "column"]],
    ),
    (Reason::PageFooter, ANY, &[&["footer"], &["colophon"], &["foot"]]),
    (Reason::PageHeader, 80, &[&["masthead"], &["topbar"], &["top", "bar"], &["site", "header"]]),
    (Reason::Widget, ANY, &[&["^widget"], &["^widgets"]]),
    (
        Reason::RightsAndTerms,
        80,
        &[
            &["copyright"],
            &["copyrights"],
            &["legal"],
            &["license"],
            &["licence"],
            &["disclaimer"],
            &["imprint"],
            &["syndication"],
            &["reprint*"],
        ],
    ),
    (Reason::PollOrQuiz, 90, &[&["poll"], &["quiz"], &["survey"], &["vote"], &["voting"]]),
    (
        Reason::MediaNotice,
        40,
        &[
            &["audio", "player"],
            &["audioplayer"],
            &["listen"],
            &["trinity", "player"],
            &["text", "to", "speech"],
            &["tts"],
            &["speech"],
            &["readspeaker*"],
            &["beyondwords"],
        ],
    ),
    (
        Reason::NotForPrint,
        120,
        &[
            &["noprint"],
            &["no", "print"],
            &["hide", "print"],
            &["print", "hide"],
            &["hide", "for", "print"],
            &["print", "none"],
            &["print", "hidden"],
        ],
    ),
    (Reason::PictureCredit, 15, &[&["credit"], &["credits"], &["photographer"], &["photo", "by"]]),
    (Reason::PullQuote, 50, &[&["pullquote"], &["pull", "quote"], &["quote", "box"]]),
    (
        Reason::SiteControls,
        30,
        &[
            &["toolbar"],
            &["tools"],
            &["actions"],
            &["utility"],
            &["utilities"],
            &["controls"],
            &["buttons"],
            &["print"],
            &["bookmark*"],
            &["save", "article"],
            &["feedback"],
            &["helpful"],
            &["rating"],
            &["reactions"],
            &["login"],
            &["search"],
        ],
    ),
    (Reason::Signature, 40, &[&["sig"], &["signature"]]),
];
