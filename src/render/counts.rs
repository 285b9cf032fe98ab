//! Counts how often outlets use names: in what the outlet wrote, or not at all.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::document::ActorDoc;
use crate::model::site::{ActorIx, ArticleIx, CountedIn, OutletIx, Site, TermIx};
use crate::name_forms::{scripts_of, spellings};
use crate::render::page_context::PageContext;
use crate::render::translations::{Sum, Translations};
use crate::render::views::{Bar, Shared};
use crate::text::fold::fold_plain;
use crate::text::letters::folded;

/// How often articles name an actor, by the articles' order. `None` for a digest whose original was
/// not measured for it.
pub(super) type Naming = Vec<(ArticleIx, Option<usize>)>;

/// Returns how long the bar of a count is, in tenths of the longest, from 0 to 10.
pub(super) fn tenths(count: usize, most: usize) -> usize {
    (count * 10).div_ceil(most.max(1)).min(10)
}

/// Returns how often an actor is named in all, from [`by_outlet`].
pub(super) fn total(sums: &BTreeMap<OutletIx, Sum>) -> Sum {
    sums.values().fold(Sum::default(), |all, sum| Sum {
        count: all.count + sum.count,
        partial: all.partial || sum.partial,
    })
}

/// Returns how often each article names an actor. Articles that never do are left out; copies that
/// are not counted have none.
pub(super) fn naming(site: &Site, actor: ActorIx) -> Naming {
    let mut all = Naming::new();
    for group in site.mentions_of[actor].chunk_by(|one, next| one.0 == next.0) {
        if let CountedIn::Text = site.counted_in(group[0].0) {
            let count = if site.is_counted(group[0].0) { group.len() } else { 0 };
            all.push((group[0].0, Some(count)));
        }
    }
    for at in site.digests.iter().copied() {
        let count = measured_names(site, at, actor)
            .map(|names| names.values().map(|count| *count as usize).sum());
        if count != Some(0) {
            let count = count.map(|count: usize| if site.is_counted(at) { count } else { 0 });
            all.push((at, count));
        }
    }
    all.sort_unstable_by_key(|(article, _)| *article);
    all
}

fn measured_names(
    site: &Site,
    article: ArticleIx,
    actor: ActorIx,
) -> Option<&BTreeMap<String, u32>> {
    match site.counted_in(article) {
        CountedIn::Original(measured) => measured.names[actor].as_ref(),
        CountedIn::Text | CountedIn::Nothing => None,
    }
}

/// Sums an actor's counts up by outlet. Articles in whose script it has no spelling were not
/// counted.
pub(super) fn by_outlet(
    ctx: &PageContext<'_>,
    actor: ActorIx,
    naming: &Naming,
) -> BTreeMap<OutletIx, Sum> {
    let mut sums: BTreeMap<OutletIx, Sum> = BTreeMap::new();
    for (article, count) in naming {
        let sum = sums.entry(ctx.site.articles[*article].outlet).or_default();
        sum.count += count.unwrap_or(0);
        sum.partial |= count.is_none();
    }
    for outlet in unsearched(ctx, actor) {
        sums.entry(outlet).or_default().partial = true;
    }
    sums
}

/// Returns the outlets with articles in whose script an actor has no spelling: that it is not found
/// there does not say that it is not named.
pub(super) fn unsearched(ctx: &PageContext<'_>, actor: ActorIx) -> BTreeSet<OutletIx> {
    let spelled = scripts_of(&ctx.site.actors[actor]);
    let others = ctx.scripts().iter().filter(|(script, _)| !spelled.contains(script));
    others.flat_map(|(_, outlets)| outlets).copied().collect()
}

/// A name as it is written, and whether it is a known mistake.
pub(super) type WrittenName<'a> = (Cow<'a, str>, bool);

/// The names of an actor with how often each outlet uses them, and the forms of each name that are
/// counted with it.
pub(super) type NameCounts<'a> = (
    BTreeMap<WrittenName<'a>, BTreeMap<OutletIx, usize>>,
    BTreeMap<Cow<'a, str>, BTreeSet<String>>,
);

/// Returns how often each outlet uses each name of an actor; the forms of a name count as the name.
/// Outlets of which articles were not counted are in [`by_outlet`].
pub(super) fn names<'a>(site: &'a Site, actor: ActorIx) -> NameCounts<'a> {
    let mut rows: BTreeMap<WrittenName<'_>, BTreeMap<OutletIx, usize>> = BTreeMap::new();
    let mut forms: BTreeMap<Cow<'_, str>, BTreeSet<String>> = BTreeMap::new();
    let names = names_of_forms(site, actor);
    let mut add = |mut name: Cow<'a, str>, misspelling, outlet, count| {
        if !names.is_empty()
            && let Some(of) = names.get(&folded(&name))
        {
            let form = std::mem::replace(&mut name, Cow::Borrowed(*of));
            forms.entry(name.clone()).or_default().insert(form.into_owned());
        }
        *rows.entry((name, misspelling)).or_default().entry(outlet).or_default() += count;
    };
    for (article, place) in &site.mentions_of[actor] {
        let CountedIn::Text = site.counted_in(*article) else { continue };
        let entry = &site.articles[*article];
        let mention = &entry.mentions[*place];
        let count = usize::from(site.is_counted(*article));
        add(entry.written_name(*place), mention.misspelling, entry.outlet, count);
    }
    for at in site.digests.iter().copied() {
        for (name, count) in measured_names(site, at, actor).into_iter().flatten() {
            let misspelling = is_misspelling(&site.actors[actor], name);
            let count = if site.is_counted(at) { *count as usize } else { 0 };
            add(name.as_str().into(), misspelling, site.articles[at].outlet, count);
        }
    }
    (rows, forms)
}

/// Returns for each form of an actor's names, folded, the name that it is a form of.
fn names_of_forms(site: &Site, at: ActorIx) -> HashMap<String, &str> {
    let mut names = HashMap::new();
    let all = spellings(&site.actors[at], site.languages);
    let exact: BTreeSet<&str> =
        all.iter().filter(|it| !it.is_form()).map(|it| it.text.as_str()).collect();
    for spelling in all.iter().filter(|it| it.is_form() && !exact.contains(it.text.as_str())) {
        names.entry(folded(&spelling.text)).or_insert(spelling.name);
    }
    names
}

/// Returns whether a name is one of an actor's known mistakes; a form of address may be before it.
fn is_misspelling(actor: &ActorDoc, name: &str) -> bool {
    let name = fold_plain(name);
    actor.aliases.iter().filter(|alias| alias.misspelling).any(|alias| {
        let rest = name.strip_suffix(fold_plain(&alias.name.value).trim());
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
    })
}

/// Returns for each of a term's words, in its order, how often each outlet uses it.
pub(super) fn words(site: &Site, term: TermIx) -> Vec<BTreeMap<OutletIx, Sum>> {
    let mut rows = vec![BTreeMap::<OutletIx, Sum>::new(); site.terms[term].words.len()];
    for (at, article) in site.articles.iter_enumerated() {
        let is_own = matches!(site.counted_in(at), CountedIn::Text);
        if !is_own || !site.is_counted(at) {
            continue;
        }
        let from = article.words.partition_point(|it| it.term < term);
        for it in article.words[from..].iter().take_while(|it| it.term == term) {
            rows[it.word as usize].entry(article.outlet).or_default().count += it.count as usize;
        }
    }
    for at in site.digests.iter().copied().filter(|at| site.is_counted(*at)) {
        let outlet = site.articles[at].outlet;
        let counts = match site.counted_in(at) {
            CountedIn::Original(measured) => measured.words[term].as_ref(),
            CountedIn::Text | CountedIn::Nothing => None,
        };
        for (place, row) in rows.iter_mut().enumerate() {
            let sum: &mut Sum = row.entry(outlet).or_default();
            sum.count += counts.map_or(0, |counts| counts[place] as usize);
            sum.partial |= counts.is_none();
        }
    }
    rows
}

impl PageContext<'_> {
    /// Says whether figures are counted in copies, too; nothing where there are none.
    pub(super) fn copies(&self) -> Option<String> {
        let key =
            if self.site.settings.count_copies { "copies_counted" } else { "copies_left_out" };
        let count = self.site.copies.len();
        (count > 0).then(|| self.translations.count(key, count))
    }
}

/// Makes the bars of a table. Few of them differ, and most are empty.
pub(super) struct Bars<'a> {
    translations: &'a Translations,
    most: usize,
    made: BTreeMap<Sum, Shared<Bar>>,
}

impl<'a> Bars<'a> {
    /// Returns the bars of a table with this number as its largest.
    pub(super) fn new(translations: &'a Translations, most: usize) -> Self {
        Self { translations, most, made: BTreeMap::new() }
    }

    /// Returns a row of the table, in the order of `outlets`.
    pub(super) fn row(
        &mut self,
        outlets: &[OutletIx],
        sums: &BTreeMap<OutletIx, Sum>,
    ) -> Vec<Shared<Bar>> {
        let sum = |outlet| sums.get(outlet).copied().unwrap_or_default();
        outlets.iter().map(|outlet| self.bar(sum(outlet))).collect()
    }

    fn bar(&mut self, sum: Sum) -> Shared<Bar> {
        let Sum { count, partial } = sum;
        let tenths = tenths(count, self.most);
        let shown = self.translations.sum(sum);
        let make = || Shared::from(Bar { shown, count, tenths, partial });
        self.made.entry(sum).or_insert_with(make).clone()
    }
}
