// The search page. The index is in scripts, which load from disk and under any policy; src/search/
// says what is in them. `doc`: an article or a name; `seg`: a part of the index; `unit`: a headline,
// a paragraph or a note; `fit`: 2 for a word as it is typed, 1 if it begins so, 0 for another form.
(() => {
  const MOST = 6, LAST = '\uffff';
  // Terms that are no words. Those whose names come after `kind` are of a whole article.
  const TAGS = { outlet: '^', month: '%', lang: '~', kind: '#', actor: '@', claim: '!' };
  const data = {}, loading = {}, shards = {}, values = new Uint8Array(128);
  let root, opening, versions = {};

  window.manicule = (name, value) => { data[name] = value; };
  const load = name => loading[name] ??= new Promise((done, fail) => {
    const script = document.createElement('script');
    // A host may keep files for long: the root is asked for anew, and names the versions of others.
    script.src = `search/${name}.js?${versions[name.split('/')[0]] ?? Date.now()}`;
    script.onload = () => done(data[name]);
    script.onerror = fail;
    document.head.append(script);
  });
  const all = (list, get = it => it) => Promise.all(list.map(get)), bytes = seg => new Uint8Array(seg.start.at(-1));

  // Returns the numbers of a text; if `sum` is 1, each is a distance from the one before.
  function numbers(text, sum = 0) {
    const found = new Uint32Array(text.length);
    let count = 0, number = 0;
    for (let at = 0, shift = 0; at < text.length; at++) {
      const value = values[text.charCodeAt(at)];
      number += (value & 31) << shift;
      shift += 5;
      if (value < 32) {
        found[count++] = number;
        number *= sum;
        shift = 0;
      }
    }
    return found.subarray(0, count);
  }
  // Returns the units of a term, ascending.
  const unitsOf = one => one.units ??= numbers(one.list, 1);

  const open = () => opening ??= load('root').then(found => {
    root = found;
    [...root.signs].forEach((sign, value) => { values[sign.charCodeAt()] = value; });
    for (const key of ['dropped', 'runs', 'spaceless']) root[key] = RegExp(root[key], 'gu');
    versions = Object.fromEntries(root.segments);
    root.segments = root.segments.map(([name]) => ({ name })).reverse();
    root.names = root.segments.shift();
    return all([root.names, ...root.segments], async seg => {
      Object.assign(seg, await load(seg.name + '/s'));
      const owner = [], facts = numbers(seg.columns);
      seg.fact = (doc, n) => facts[doc * seg.width + n];
      seg.owner = unit => owner[unit >> 4];
      seg.start = [0];
      for (let doc = 0; doc < seg.documents; doc++) {
        for (let n = -1; n < seg.fact(doc, 0) + seg.fact(doc, 1); n += 16) owner.push(doc);
        seg.start.push(owner.length * 16);
      }
      // 0 for a headline, 1 for a note, 2 for text.
      seg.type = (doc, unit) => (unit -= seg.start[doc]) ? unit > seg.fact(doc, 0) ? 1 : 2 : 0;
    });
  });
  const shown = async (seg, doc) => (await load(`${seg.name}/d${doc >> 3}`))[doc & 7];

  // Returns the words of a text as the index has them, with their places.
  const words = (text, at = 0) => text.toLowerCase().normalize('NFKD').toLowerCase().replace(root.dropped, '')
    .replace(/и\u0306|\P{ASCII}/gu, sign => root.letters[sign] ?? sign).match(root.runs)?.flatMap(run => {
      const pairs = !run.search(root.spaceless), signs = [...run], from = at;
      at += pairs ? signs.length : 1;
      return pairs && signs[1] ? signs.slice(1).map((sign, n) => ({ text: signs[n] + sign, at: from + n }))
        : { text: run, at: from, prefix: pairs || signs[1] };
    }) ?? [];
  const parse = query => query.split(/["“”„«»]/).flatMap((part, n) => words(part)
    .map(word => n % 2 ? { text: word.text, at: word.at, phrase: n } : word)).slice(0, 12);

  const shard = name => shards[name] ??= load(name).then(text => {
    const parts = text.split(' '), found = [];
    for (let n = 0, term = ''; parts[n + 1]; n += 2) {
      term = term.slice(0, values[parts[n].charCodeAt()]) + parts[n].slice(1);
      found.push({ term, list: parts[n + 1], file: name, row: n / 2 });
    }
    return found;
  });
  // Returns the terms that fit a word, the best first.
  const matches = (seg, word) => word[seg.name] ??= find(seg, word);
  async function find({ name, first }, word) {
    const { text, prefix } = word, stems = [text[7] ? 3 : 2, 2, 1].map(n => text.slice(0, -n)), found = [];
    const forms = prefix && !word.every && text[4] && !/\d/.test(text);
    let from, to;
    const isWide = (low, end = LAST) => {
      const last = low + end;
      to = first.findLastIndex(term => term <= last) + 1;
      from = first.findIndex(term => term >= low);
      if (first[from] !== low) from = Math.max(0, (from < 0 ? to : from) - 1);
      return prefix && !word.every && to - from > MOST;
    };
    if (isWide(forms ? stems[0] : text, prefix ? LAST : '') && isWide(text)) {
      isWide(text, '');
      word.partial = true;
    }
    for (const one of (await all(first.slice(from, to), (_, n) => shard(`${name}/t${from + n}`))).flat()) {
      const { term } = one, fit = term === text ? 2 : prefix && term.startsWith(text) ? 1
        : forms && stems.some(stem => term.startsWith(stem) && term.length < stem.length + 4) ? 0 : -1;
      // A whole name has a sign of its own.
      if (fit >= 0 && (word.every || !term.includes('='))) found.push({ one, fit });
    }
    return found.sort((a, b) => b.fit - a.fit);
  }

  // Returns the places that a word has in its units.
  async function placesOf(found) {
    const places = new Map();
    await all(found, async ({ one }) => {
      const rows = await load(one.file.replace('/t', '/p'));
      let at = 0, here, place;
      for (const it of numbers(rows.split(' ')[one.row])) {
        if (!(it & 1)) {
          places.set(one.units[at++], here = []);
          place = 0;
        }
        here.push(place += it >> 1);
      }
    });
    return places;
  }

  // Finds the units that have all words, those of a phrase in order, and the articles that have them
  // somewhere.
  async function match(seg, list) {
    const had = bytes(seg), fit = bytes(seg).fill(2), docs = bytes(seg);
    const begins = {}, terms = await all(list, async word =>
      (await all([word, ...word.tags ?? []], it => matches(seg, it))).flat());
    terms.forEach((found, group) => {
      const { whole } = list[group];
      for (const { one, fit: own } of found) for (let units = unitsOf(one), n = units.length; n--;) {
        let unit = units[n];
        const doc = seg.owner(unit), end = whole ? seg.start[doc + 1] : unit;
        if (docs[doc] === group) docs[doc]++;
        do if (had[unit] === group) {
          had[unit]++;
          if (own < fit[unit]) fit[unit] = own;
        } while (++unit < end);
      }
    });
    if (list.some(word => word.phrase) && had.includes(list.length)) {
      // A word that is nearly everywhere has no places.
      (await all(terms, (found, group) => {
        const word = list[group];
        if (!word.phrase) return [];
        if (found.every(({ one }) => one.units.length <= root.common)) return placesOf(found);
        word.unordered = list.some(it => it !== word && it.phrase === word.phrase);
        return [];
      })).forEach((places, group) => {
        const { phrase, at } = list[group], last = begins[phrase] ??= [];
        for (const [unit, here] of places) if (had[unit] === list.length) {
          last[unit] = last[unit]?.filter(place => here.includes(place + at)) ?? here.map(place => place - at);
          if (!last[unit].length) had[unit] = 0;
        }
      });
    }
    return { seg, terms, fit, had, docs };
  }

  // Returns the names that a query finds, the likeliest first; gives words the actors that they name.
  async function findNames(list) {
    const seg = root.names, whole = {}, names = [];
    const runs = list.flatMap((_, from) => list.slice(from).map((_, n) => list.slice(from, from + n + 1)));
    const [{ fit, had }] = await all([match(seg, list.map(word => ({ ...word, tags: [] }))), ...runs.map(async run => {
      const text = run.map(word => word.text).join('_') + '=@';
      for (const { one } of await matches(seg, { text, prefix: true, every: true })) {
        if (run.length === list.length) for (const unit of unitsOf(one)) whole[seg.owner(unit)] = 4;
        const tag = one.term.slice(text.length - 1);
        if (tag[1]) run.forEach(word => word.phrase || (word.tags ??= []).push({ text: tag }));
      }
    })]);
    for (let doc = 0; doc < seg.documents; doc++) {
      const unit = seg.start[doc], rank = whole[doc] ?? (had[unit] === list.length ? 1 + fit[unit] : had[unit + 1] === list.length ? 0 : -1);
      if (rank >= 0) names.push({ seg, doc, score: 1e9 * rank - 1e8 * seg.fact(doc, 2) + seg.fact(doc, 3) });
    }
    return names.sort((a, b) => b.score - a.score);
  }

  // Searches. Hits, by number: headlines, notes, text, each the newest first; then those by other
  // forms of a word; then articles that have the words in several places.
  async function search(query, filters = {}) {
    await open();
    const list = parse(query), ranks = [[], [], [], [], [], [], []];
    // All words are loaded together.
    const [names] = await all([list[0] ? findNames(list) : [], ...root.segments.map(seg => all(list, word => matches(seg, word)))]);
    const apart = list[1] && !list.some(word => word.phrase) && !filters.in;
    const groups = [...list, ...Object.keys(TAGS).filter(key => filters[key]).map(key => ({ text: TAGS[key] + filters[key], whole: key > 'kind' }))];
    const results = list[0] ? await all(root.segments, seg => match(seg, groups)) : [];
    results.forEach(({ seg, fit, had, docs }, n) => {
      const { length } = groups;
      let at = had.length;
      while (at && ~(at = had.lastIndexOf(length, at - 1))) {
        const doc = seg.owner(at), end = seg.start[doc + 1];
        at = seg.start[doc];
        docs[doc] = 0;
        for (let unit = at - 1; ~(unit = had.indexOf(length, unit + 1)) && unit < end;) {
          const type = seg.type(doc, unit);
          if (!filters.in || (filters.in === 'notes') === (type === 1))
            ranks[type + (fit[unit] ? 0 : 3)].push(unit * 8 + n);
        }
      }
      for (let doc = apart ? seg.documents : 0; doc--;) if (docs[doc] === length) ranks[6].push(seg.start[doc] * 8 + n);
    });
    const hit = number => {
      const result = results[number & 7], { seg } = result, unit = number >> 3, doc = seg.owner(unit), type = seg.type(doc, unit);
      return { result, seg, doc, unit, type, place: type === 1 ? seg.start[doc + 1] - 1 - unit : unit - seg.start[doc] };
    };
    return {
      names, hit, results, hits: [].concat(...ranks), notes: ranks[1].length + ranks[4].length,
      limits: ['partial', 'unordered'].filter(key => list.some(word => word[key])),
    };
  }

  // Returns where a hit is. Words are marked there if they are nowhere before on the page.
  async function address({ result, seg, doc, unit, type, place }, frame) {
    const [id, , , , notes] = await shown(seg, doc), [start, end] = seg.start.slice(doc), marks = [];
    for (const { one: { term, units } } of result.terms.flat()) {
      if (/^[^\p{L}\p{N}]/u.test(term) || frame.has(term)) continue;
      const here = units.indexOf(unit), after = units.slice(here + 1, here + end - start);
      if (here >= 0 && !(units[here - 1] >= start)
        && !after.some(at => at < end && (type === 1 || seg.type(doc, at) === 1)))
        marks.push('text=' + encodeURIComponent(term));
    }
    const anchor = type === 1 ? 'n-' + notes[place][0] : type ? 'p-' + place : '';
    return `articles/${id}.html#${anchor}${marks[0] ? ':~:' + marks.slice(0, 3).join('&') : ''}`;
  }

  Object.assign(manicule, { search, address, shown });
  const $ = id => document.getElementById(id), field = $('query');
  if (!field) return;

  // The page.
  let turn = 0, typing;
  const make = (tag, facts, ...inside) => {
    const made = Object.assign(document.createElement(tag), facts);
    made.append(...inside);
    return made;
  };
  const state = () => new URLSearchParams(location.search);
  const number = n => n.toLocaleString(root.lang), say = (key, n) => root.words[key].replace('{n}', number(n));
  const plural = (key, n) => {
    const form = key + '_' + new Intl.PluralRules(root.lang).select(n);
    return say(root.words[form] ? form : key + '_other', n);
  };
  const dates = (how, format) => day => (format ??=
    new Intl.DateTimeFormat(root.lang, { timeZone: 'UTC', calendar: 'gregory', ...how })).format(new Date(day));
  const date = dates({ dateStyle: 'medium' }), month = dates({ month: 'long', year: 'numeric' });
  const item = (href, name, what, lang, className = '') => make('li', { className },
    // A name in a script of the other direction must not move the day beside it.
    make('a', { href, lang, dir: 'auto' }, name), ' ', make('small', {}, what.join('\u2069 · \u2068')));

  async function nameItem({ seg, doc }) {
    const [href, name, others] = await shown(seg, doc);
    return item(href, name, [root.words[href.split('/')[0]] ?? root.words.pages, ...others.slice(0, 3)], root.lang);
  }
  async function hitItem(hit) {
    const [, title, outlet, day, notes, lang] = await shown(hit.seg, hit.doc), href = await address(hit, root.frame);
    const what = [root.outlets[outlet], date(day)], [, kind, start] = notes[hit.place] ?? [];
    if (hit.type === 1) return item(href, start, [`${root.words.note}: ${root.note_kind[kind]}`, title, ...what], root.lang, 'note-hit');
    return item(href, title, hit.type ? [...what, say('paragraph', hit.place)] : what, lang ?? root.lang);
  }
  // Returns a list with its title, the first entries at once.
  async function listOf(key, items, show) {
    const box = make('ol'), more = make('button');
    more.onclick = async event => {
      const from = box.children.length;
      box.append(...await all(items.slice(from, from + (event ? 10 : key[4] ? 3 : 5)), show));
      if (event) box.children[from].firstChild.focus();
      const rest = items.length - box.children.length;
      more.hidden = !rest;
      more.textContent = plural('more', rest);
    };
    await more.onclick();
    return items.length ? [make('h2', {}, root.words[key]), box, more] : [];
  }

  const label = {
    in: value => root.words[value],
    outlet: value => root.outlets[value],
    month,
    lang: value => new Intl.DisplayNames(root.lang, { type: 'language' }).of(value),
    kind: value => root.note_kind[value],
    async actor(value, key = 'actor') {
      const [{ one }] = await matches(root.names, { text: TAGS[key] + value });
      return (await shown(root.names, root.names.owner(unitsOf(one)[0])))[1];
    },
    claim: value => label.actor(value, 'claim'),
  };
  // Counts the hits by sources and notes, outlet and so on; the greatest first.
  async function counted(key, { hits, notes, results }) {
    const counts = key === 'in' ? { notes, sources: hits.length - notes } : {};
    if (key !== 'in') for (const [n, { seg }] of results.entries()) {
      const own = new Uint32Array(seg.start.at(-1));
      for (const hit of hits) if ((hit & 7) === n) own[key > 'kind' ? seg.start[seg.owner(hit >> 3)] : hit >> 3]++;
      for (const { one } of await matches(seg, { text: TAGS[key], prefix: true, every: true })) {
        const value = one.term.slice(1);
        for (const unit of unitsOf(one)) counts[value] = (counts[value] ?? 0) + own[unit];
      }
    }
    return Object.entries(counts).filter(([, n]) => n).sort((a, b) => b[1] - a[1]).slice(0, 20);
  }
  function facet(key, found) {
    const chosen = state().get(key), box = make('details', { open: key === 'in' || chosen }, make('summary', {}, root.words[key]));
    box.ontoggle = async () => {
      box.ontoggle = null;
      box.append(make('ul', {}, ...await all(await counted(key, found), async ([value, n]) => {
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
      const found = await search(q, filters), { names, hits, limits } = found, narrow = Object.keys(filters)[0];
      root.frame ??= new Set(words(document.querySelector('header.site').textContent).map(word => word.text));
      const lists = (await all([listOf('names', narrow ? [] : names, nameItem), listOf('hits', hits, number => hitItem(found.hit(number)))])).flat();
      if (now !== turn) return;
      // Formats take long when they are first used.
      if (!q) date(0), plural('found', 0);
      status.textContent = !q ? '' : !lists[0] ? root.words.none : [plural('found', hits.length), ...limits.map(key => root.words[key])].join(' ');
      $('results').replaceChildren(...lists);
      $('facets').replaceChildren(...hits.length || narrow ? ['in', ...Object.keys(TAGS)].map(key => facet(key, found)) : []);
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
