// The search page. The index is in scripts, which load from disk and under any policy; src/search/
// says what is in them. `doc`: an article or a name; `seg`: a part of the index; `unit`: a headline,
// a paragraph or a note; `fit`: 2 for a word as it is typed, 1 if it begins so, 0 for another form.
(() => {
  const MOST_SHARDS = 4, LAST = '\uffff';
  // Terms that are no words. Those whose names come after `kind` are of a whole article.
  const TAGS = { outlet: '^', month: '%', lang: '~', kind: '#', actor: '@', claim: '!' };
  const data = {}, loading = {}, shards = {}, versions = {}, values = new Uint8Array(128);
  let root, opening;

  window.manicule = (name, value) => { data[name] = value; };
  const load = (name) => loading[name] ??= new Promise((done, fail) => {
    const script = document.createElement('script');
    // A host may keep files for long: the root is asked for anew, and names the versions of others.
    script.src = `search/${name}.js?${versions[name.split('/')[0]] ?? Date.now()}`;
    script.onload = () => done(data[name]);
    script.onerror = fail;
    document.head.append(script);
  });
  const all = (list, get) => Promise.all(list.map(get));

  // Calls `each` with the numbers of a text.
  function numbers(text, each) {
    for (let at = 0, number = 0, shift = 0; at < text.length; at++) {
      const value = values[text.charCodeAt(at)];
      number |= (value & 31) << shift;
      shift += 5;
      if (value > 31) continue;
      each(number);
      number = shift = 0;
    }
  }
  const units = (list, each, unit = 0) => numbers(list, (step) => each(unit += step));

  const open = () => opening ??= load('root').then((found) => {
    root = found;
    [...root.signs].forEach((sign, value) => { values[sign.charCodeAt()] = value; });
    for (const key of ['dropped', 'runs', 'spaceless']) root[key] = RegExp(root[key], 'gu');
    Object.assign(versions, Object.fromEntries(root.segments));
    root.segments = root.segments.map(([name]) => ({ name })).reverse();
    root.names = root.segments.shift();
    return all([root.names, ...root.segments], async (seg) => {
      Object.assign(seg, await load(seg.name + '/s'));
      const owner = [], facts = [], { name, width } = seg, texts = [...Array(seg.columns).keys()];
      (await all(texts, (n) => load(`${name}/c${n}`))).forEach((text) => numbers(text, (it) => facts.push(it)));
      seg.fact = (doc, n) => facts[doc * width + n];
      seg.owner = (unit) => owner[unit >> 4];
      seg.start = [0];
      for (let doc = 0; doc < seg.documents; doc++) {
        for (let n = -1; n < seg.fact(doc, 0) + seg.fact(doc, 1); n += 16) owner.push(doc);
        seg.start.push(owner.length * 16);
      }
    });
  });
  const shown = async (seg, doc) => (await load(`${seg.name}/d${doc >> 4}`))[doc & 15];

  // Returns the words of a text as the index has them, with their places.
  const words = (text, at = 0) => text.toLowerCase().normalize('NFKD').toLowerCase().replace(root.dropped, '')
    .replace(/\P{ASCII}/gu, (sign) => root.letters[sign] ?? sign).match(root.runs)?.flatMap((run) => {
      const pairs = !run.search(root.spaceless), signs = [...run], from = at;
      at += pairs ? signs.length : 1;
      return pairs && signs[1] ? signs.slice(1).map((sign, n) => ({ text: signs[n] + sign, at: from + n }))
        : { text: run, at: from, prefix: pairs || !!signs[1] };
    }) ?? [];
  const parse = (query) => query.split(/["“”„«»]/).flatMap((part, n) => words(part)
    .map((word) => n % 2 ? { text: word.text, at: word.at, phrase: n } : word)).slice(0, 12);

  const shard = (name) => shards[name] ??= load(name).then((text) => {
    const parts = text.split(' '), found = [];
    for (let n = 0, term = ''; parts[n + 1]; n += 2) {
      term = term.slice(0, values[parts[n].charCodeAt()]) + parts[n].slice(1);
      found.push({ term, list: parts[n + 1], file: name, row: n / 2 });
    }
    return found;
  });
  // Returns the terms that fit a word, the best first.
  async function matches({ name, first }, word) {
    const { text, prefix } = word, stems = [text.slice(0, -1), text.slice(0, -2)];
    const forms = prefix && text.length > 4 && !/\d/.test(text);
    let from, to;
    const isWide = (low, end = LAST) => {
      to = first.findLastIndex((term) => term <= low + end) + 1;
      from = first.findIndex((term) => term >= low);
      from = Math.max(0, (from < 0 ? to : from) - 1);
      return prefix && !word.every && to - from > MOST_SHARDS;
    };
    if (isWide(forms ? stems[1] : text, prefix ? LAST : '') && isWide(text)) {
      isWide(text, '');
      word.partial = true;
    }
    const fit = (term) => term === text ? 2 : prefix && term.startsWith(text) ? 1
      : forms && stems.some((stem) => term.startsWith(stem) && term.length < stem.length + 4) ? 0 : -1;
    return (await all(first.slice(from, to), (_, n) => shard(`${name}/t${from + n}`))).flat()
      .map((it) => ({ ...it, fit: fit(it.term) })).filter((it) => it.fit >= 0).sort((a, b) => b.fit - a.fit);
  }

  // Returns for each unit of a term the places that it has there.
  async function placesOf({ file, row }) {
    const found = [];
    let place;
    numbers((await load(file.replace('/t', '/p'))).split(' ')[row], (it) => {
      if (it & 1) found.at(-1).push(place += it >> 1);
      else found.push([place = it >> 1]);
    });
    return found;
  }

  // Finds the units that have all words, those of a phrase in order, and the articles that have them
  // somewhere.
  async function match(seg, list) {
    const had = new Uint8Array(seg.start.at(-1)), fit = new Uint8Array(had.length).fill(2), docs = new Uint8Array(seg.documents);
    const begins = [], terms = await all(list, async (word) => {
      const found = (await all([word, ...word.tags ?? []], (it) => matches(seg, it))).flat();
      if (word.phrase) await all(found, async (one) => { one.places = (await placesOf(one)).values(); });
      return found;
    });
    terms.forEach((found, group) => found.forEach((one) => units(one.list, (unit) => {
      const doc = seg.owner(unit), { phrase, at } = list[group];
      if (phrase) {
        // A word that is nearly everywhere has no places.
        const here = one.places.next().value?.map((place) => place - at), last = phrase === list[group - 1]?.phrase && begins[unit];
        begins[unit] = here && last ? here.filter((place) => last.includes(place)) : here ?? last;
        if (begins[unit]?.length === 0) return;
      }
      if (docs[doc] === group) docs[doc]++;
      for (const end = list[group].whole ? seg.start[doc + 1] : unit + 1; unit < end; unit++) {
        if (had[unit] !== group) continue;
        had[unit]++;
        fit[unit] = Math.min(fit[unit], one.fit);
      }
    })));
    return { seg, terms, fit, has: (unit) => had[unit] === list.length, some: (doc) => docs[doc] === list.length };
  }

  // Returns the names that a query finds, the likeliest first; gives words the actors that they name.
  async function findNames(list) {
    const seg = root.names, whole = {}, names = [];
    for (let from = 0; from < list.length; from++) {
      for (let to = from + 1; to <= list.length; to++) {
        const run = list.slice(from, to), docs = [];
        const [one] = await matches(seg, { text: '=' + run.map((word) => word.text).join('_') });
        if (one) units(one.list, (unit) => docs.push(seg.owner(unit)));
        for (const doc of docs) {
          if (run.length === list.length) whole[doc] = 4;
          if (seg.fact(doc, 2)) continue;
          const text = TAGS.actor + (await shown(seg, doc))[0].slice(7, -5);
          run.forEach((word) => word.phrase || (word.tags ??= []).push({ text }));
        }
      }
    }
    const { fit, has } = await match(seg, list.map((word) => ({ ...word, tags: [] })));
    for (let doc = 0; doc < seg.documents; doc++) {
      const unit = seg.start[doc], rank = whole[doc] ?? (has(unit) ? 1 + fit[unit] : has(unit + 1) ? 0 : -1);
      if (rank >= 0) names.push({ seg, doc, score: 1e9 * rank - 1e8 * seg.fact(doc, 2) + seg.fact(doc, 3) });
    }
    return names.sort((a, b) => b.score - a.score);
  }

  // Searches. Hits: headlines, notes, text, each the newest first; then those by other forms of a
  // word; then articles that have the words in several places.
  async function search(query, filters = {}) {
    await open();
    const list = parse(query), ranks = [[], [], [], [], [], [], []], tags = Object.keys(TAGS).filter((key) => filters[key]);
    const names = await findNames(list), apart = list[1] && !list.some((word) => word.phrase) && !filters.in;
    const groups = [...list, ...tags.map((key) => ({ text: TAGS[key] + filters[key], whole: key > 'kind' }))];
    const results = list[0] ? await all(root.segments, (seg) => match(seg, groups)) : [];
    for (const result of results) {
      const { seg, fit, has } = result;
      for (let doc = seg.documents - 1; doc >= 0; doc--) {
        if (!result.some(doc)) continue;
        const start = seg.start[doc], end = seg.start[doc + 1];
        let found;
        for (let unit = start; unit < end; unit++) {
          if (!has(unit)) continue;
          found = true;
          const type = unit === start ? 0 : unit - start > seg.fact(doc, 0) ? 1 : 2;
          if (filters.in && (filters.in === 'notes') !== (type === 1)) continue;
          ranks[type + (fit[unit] ? 0 : 3)].push({ result, seg, doc, unit, type, place: type === 1 ? end - 1 - unit : unit - start });
        }
        if (!found && apart) ranks[6].push({ result, seg, doc, unit: start, type: 0 });
      }
    }
    return { names, hits: ranks.flat(), partial: list.some((word) => word.partial) };
  }

  // Returns where a hit is. Words are marked there if they are nowhere before on the page.
  async function address({ result, seg, doc, unit, type, place }, frame) {
    const [id, , , , notes] = await shown(seg, doc), [start, end] = seg.start.slice(doc), marks = [];
    for (const { term, list } of result.terms.flat()) {
      let here, before = /^[^\p{L}\p{N}]/u.test(term) || frame.has(term);
      units(list, (at) => {
        if (at === unit) here = true;
        else if (at >= start && at < end) before ||= at < unit || type === 1 || at - start > seg.fact(doc, 0);
      });
      if (here && !before) marks.push('text=' + encodeURIComponent(term));
    }
    const anchor = type === 1 ? 'n-' + notes[place][0] : type ? 'p-' + place : '';
    return `articles/${id}.html#${anchor}${marks[0] ? ':~:' + marks.slice(0, 3).join('&') : ''}`;
  }

  Object.assign(manicule, { search, address, shown });
  const $ = (id) => document.getElementById(id), field = $('query');
  if (!field) return;

  // The page.
  let turn = 0, typing;
  const make = (tag, facts, ...inside) => {
    const made = Object.assign(document.createElement(tag), facts);
    made.append(...inside);
    return made;
  };
  const state = () => new URLSearchParams(location.search);
  const number = (n) => n.toLocaleString(root.lang), say = (key, n) => root.words[key].replace('{n}', number(n));
  const plural = (key, n) => {
    const form = key + '_' + new Intl.PluralRules(root.lang).select(n);
    return say(root.words[form] ? form : key + '_other', n);
  };
  const date = (day, options) => new Date(day).toLocaleDateString(root.lang, { timeZone: 'UTC', calendar: 'gregory', ...options });
  const item = (href, name, what, lang, className = '') => make('li', { className },
    make('a', { href, lang, dir: 'auto' }, name), ' ', make('small', {}, what.join(' · ')));

  async function nameItem({ seg, doc }) {
    const [href, name, others] = await shown(seg, doc);
    return item(href, name, [root.words[href.split('/')[0]] ?? root.words.pages, ...others.slice(0, 3)], root.lang);
  }
  async function hitItem(hit) {
    const [, title, outlet, day, notes, lang] = await shown(hit.seg, hit.doc), href = await address(hit, root.frame);
    const what = [root.outlets[outlet], date(day, { dateStyle: 'medium' })], [, kind, beginning] = notes[hit.place] ?? [];
    if (hit.type === 1) return item(href, beginning, [`${root.words.note}: ${root.note_kind[kind]}`, title, ...what], root.lang, 'note-hit');
    return item(href, title, hit.type ? [...what, say('paragraph', hit.place)] : what, lang ?? root.lang);
  }
  // Returns a list with its title, the first entries at once.
  async function listOf(key, items, show, most) {
    const box = make('ol'), more = make('button');
    more.onclick = async () => {
      const from = box.children.length;
      box.append(...await all(items.slice(from, from + most), show));
      if (from) box.children[from].firstChild.focus();
      const rest = items.length - box.children.length;
      more.hidden = !rest;
      more.textContent = plural('more', rest);
    };
    await more.onclick();
    return items[0] ? [make('h2', {}, root.words[key]), box, more] : [];
  }

  const label = {
    in: (value) => root.words[value],
    outlet: (value) => root.outlets[value],
    month: (value) => date(value, { month: 'long', year: 'numeric' }),
    lang: (value) => new Intl.DisplayNames(root.lang, { type: 'language' }).of(value),
    kind: (value) => root.note_kind[value],
    async actor(value, key = 'actor') {
      const [{ list }] = await matches(root.names, { text: TAGS[key] + value });
      let doc;
      units(list, (unit) => { doc = root.names.owner(unit); });
      return (await shown(root.names, doc))[1];
    },
    claim: (value) => label.actor(value, 'claim'),
  };
  // Counts the hits by sources and notes, outlet and so on; the greatest first.
  async function counted(key, hits) {
    const counts = {}, add = (sums, value, n) => { if (n) sums[value] = (sums[value] ?? 0) + n; };
    if (key === 'in') hits.forEach((hit) => add(counts, hit.type === 1 ? 'notes' : 'sources', 1));
    else for (const seg of root.segments) {
      const own = {};
      hits.forEach((hit) => add(own, key > 'kind' ? seg.start[hit.doc] : hit.unit, hit.seg === seg));
      (await matches(seg, { text: TAGS[key], prefix: true, every: true }))
        .forEach(({ term, list }) => units(list, (unit) => add(counts, term.slice(1), own[unit])));
    }
    return Object.entries(counts).sort((a, b) => b[1] - a[1]).slice(0, 20);
  }
  function facet(key, hits) {
    const chosen = state().get(key), box = make('details', { open: key === 'in' || chosen }, make('summary', {}, root.words[key]));
    box.ontoggle = async () => {
      box.ontoggle = null;
      box.append(make('ul', {}, ...await all(await counted(key, hits), async ([value, n]) => {
        const next = state();
        if (chosen) next.delete(key);
        else next.set(key, value);
        return make('li', {}, make('a', { href: '?' + next }, await label[key](value) + (chosen ? ' ×' : ` (${number(n)})`)));
      })));
    };
    return box;
  }

  async function show() {
    const { q = '', ...filters } = Object.fromEntries(state()), now = ++turn, status = $('status');
    try {
      const { names, hits, partial } = await search(q, filters), narrow = Object.keys(filters)[0];
      root.frame ??= new Set(words(document.querySelector('header.site').textContent).map((word) => word.text));
      const lists = [...await listOf('names', narrow ? [] : names, nameItem, 5), ...await listOf('hits', hits, hitItem, 10)];
      if (now !== turn) return;
      status.textContent = !q ? '' : !lists[0] ? root.words.none : plural('found', hits.length) + (partial ? ' ' + root.words.partial : '');
      $('results').replaceChildren(...lists);
      $('facets').replaceChildren(...hits[0] || narrow ? ['in', ...Object.keys(TAGS)].map((key) => facet(key, hits)) : []);
    } catch {
      status.textContent = field.dataset.failed;
    }
  }
  field.oninput = () => {
    clearTimeout(typing);
    typing = setTimeout(() => {
      history.replaceState(null, '', '?' + new URLSearchParams({ q: field.value }));
      show();
    }, 150);
  };
  field.value = state().get('q');
  show();
})();
