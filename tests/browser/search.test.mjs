// The search page: what it finds, from disk and from a host, by keyboard, with "back".

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { launch, narrow, wide, withPage } from './browser.mjs';
import { found, openIndex } from './index.mjs';
import { articles, diskUrl, files, read, root, serve } from './site.mjs';

const project = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const binary = process.env.MANICULE ?? path.join(project, 'target/debug/manicule');

const large = process.env.MANICULE_LARGE_SITE;

/** A briefing in several scripts. */
const content = {
  'manicule.toml': 'title = "Ferries"\n',
  'content/outlets/herald.md': '+++\nname = "The Herald"\n+++\n',
  'content/outlets/maru.md': '+++\nname = "Maru"\n+++\n',
  'content/actors/jonas-wren.md': '+++\nname = "Jonas Wren"\nkind = "person"\n'
    + 'aliases = [{ name = "Йонас Врен", lang = "ru" }, { name = "یونس رن", lang = "fa" }]\n+++\n',
  'content/claims/closed.md': '+++\ntitle = "The quay was closed"\n+++\n',
  'content/articles/en.md': '+++\ntitle = "Quay shut"\noutlet = "herald"\npublished = 2024-03-05\n+++\n\n'
    + 'The quay at Orrin was shut, Jonas Wren said.\n\nRepairs take three weeks, cafés close.\n\n'
    + 'The weeks will be long.\n',
  'content/articles/en.notes.md': '## long\n\n> three weeks\n\nkind: number\nclaim: closed asserts\n\n'
    + 'The harbourmaster doubts it.\n',
  'content/articles/ru.md': '+++\ntitle = "Причал"\noutlet = "maru"\nlang = "ru"\n'
    + 'published = 2024-04-06\n+++\n\nПо словам Йонаса Врена, причал закрыт.\n\nРабочие чинят причалы.\n\n'
    + 'После войны идут переговоры.\n',
  'content/articles/fa.md': '+++\ntitle = "اسکله"\noutlet = "maru"\nlang = "fa"\n'
    + 'published = 2024-04-07\n+++\n\nیونس رن گفت كه اسکله بسته است.\n',
  'content/articles/zh.md': '+++\ntitle = "码头"\noutlet = "maru"\nlang = "zh"\n'
    + 'published = 2024-04-08\n+++\n\n北京大学的码头关闭了。\n',
};

let own;

function build() {
  const run = spawnSync(binary, ['build', '--root', own], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
}

before(() => {
  own = mkdtempSync(path.join(tmpdir(), 'manicule-search-'));
  for (const [file, text] of Object.entries(content)) {
    mkdirSync(path.dirname(path.join(own, file)), { recursive: true });
    writeFileSync(path.join(own, file), text);
  }
  build();
});
after(() => rmSync(own, { recursive: true, force: true }));

const places = async (query, filters) =>
  (await found(openIndex(path.join(own, 'public')), query, filters)).map((it) => it.replace(/:~:.*/, ''));

test('a name in any language finds the actor, and the articles in every language', async () => {
  const everywhere = [
    'articles/fa.html#p-1', 'articles/ru.html#p-1', 'articles/en.html#p-1',
  ];
  for (const name of ['Jonas Wren', 'wren', 'Йонас Врен', 'врен', 'یونس رن']) {
    const all = await places(name);
    assert.equal(all[0], 'actors/jonas-wren.html', name);
    assert.deepEqual(all.slice(-3), everywhere, name);
  }
});

test('headlines come before notes and notes before text, the newest first', async () => {
  assert.deepEqual(await places('quay'), ['claims/closed.html', 'articles/en.html#', 'articles/en.html#p-1']);
  assert.deepEqual(await places('weeks'), ['articles/en.html#p-2', 'articles/en.html#p-3']);
  assert.deepEqual(await places('harbourmaster'), ['articles/en.html#n-long']);
});

test('other forms of a word are found after the word itself', async () => {
  assert.deepEqual(await places('причал'), [
    'articles/ru.html#', 'articles/ru.html#p-1', 'articles/ru.html#p-2',
  ]);
  assert.deepEqual(await places('причалом'), [
    'articles/ru.html#', 'articles/ru.html#p-1', 'articles/ru.html#p-2',
  ]);
});

test('three letters at the end of a long word may differ', async () => {
  assert.deepEqual(await places('переговорами'), ['articles/ru.html#p-3']);
  assert.deepEqual(await places('войнами'), []);
});

test('й is no и, so that a browser finds the word that is to be marked', async () => {
  const marked = `articles/ru.html#p-3:~:text=${encodeURIComponent('войны')}`;
  const index = openIndex(path.join(own, 'public'));
  for (const word of ['войны', 'ВОЙНЫ', 'войны'.normalize('NFD'), 'война']) {
    assert.deepEqual(await found(index, word), [marked], word);
  }
});

test('accents and twin letters do not count; scripts without spaces are searched by pairs', async () => {
  assert.deepEqual(await places('CAFES'), ['articles/en.html#p-2']);
  assert.deepEqual(await places('که'), ['articles/fa.html#p-1']);
  for (const word of ['北京', '大学', '学', '码头关闭']) {
    assert.ok((await places(word)).includes('articles/zh.html#p-1'), word);
  }
  assert.deepEqual(await places('京北'), []);
});

test('words that are in several paragraphs of an article find it last; a phrase does not', async () => {
  assert.deepEqual(await places('orrin long'), ['articles/en.html#']);
  assert.deepEqual(await places('"orrin long"'), []);
  assert.deepEqual(await places('"three weeks"'), ['articles/en.html#p-2']);
});

test('a phrase keeps the order of its words, also without spaces between them', async () => {
  assert.deepEqual(await places('"weeks three"'), []);
  assert.deepEqual(await places('"take weeks"'), []);
  assert.deepEqual(await places('"Repairs take three weeks" close'), ['articles/en.html#p-2']);
  assert.deepEqual(await places('"three weeks" "repairs take"'), ['articles/en.html#p-2']);
  assert.deepEqual(await places('«причал закрыт»'), ['articles/ru.html#p-1']);
  assert.deepEqual(await places('"大学的码头"'), ['articles/zh.html#p-1']);
  assert.deepEqual(await places('"码头大学"'), []);
  // The headline and the text are not one passage.
  assert.deepEqual(await places('"shut the quay"'), []);
  assert.deepEqual(await places('"jonas wren"'), ['actors/jonas-wren.html', 'articles/en.html#p-1']);
  assert.deepEqual(await places('"wren jonas"'), []);
});

test('all files but the root are asked for by the version of what is in them', async () => {
  const index = openIndex(path.join(own, 'public'));
  await index.search('"three weeks"');
  const [root, ...others] = index.loaded;
  assert.match(root, /^search\/root\.js\?\d+$/);
  assert.ok(others.length > 4);
  for (const address of others) assert.match(address, /^search\/\w+\/\w+\.js\?[0-9a-f]{12}$/);
});

test('filters keep what they say', async () => {
  assert.deepEqual(await places('harbourmaster', { kind: 'number' }), ['articles/en.html#n-long']);
  assert.deepEqual(await places('harbourmaster', { claim: 'closed' }), ['articles/en.html#n-long']);
  assert.deepEqual(await places('harbourmaster', { kind: 'framing' }), []);
  const inRussian = (await places('wren', { lang: 'ru' })).filter((it) => it.startsWith('articles'));
  assert.deepEqual(inRussian, ['articles/ru.html#p-1']);
});

test('days are found as they are written', async () => {
  for (const day of ['5 March 2024', '2024-03-05']) {
    assert.equal((await places(day))[0], 'dates/index.html#2024-03-05', day);
  }
});

/** Returns the words of each paragraph of a site's articles, as they are written, by its address. */
function paragraphsOf(site) {
  const paragraphs = new Map(), folder = path.join(site, 'articles');
  for (const name of readdirSync(folder).filter((name) => name !== 'index.html')) {
    const blocks = readFileSync(path.join(folder, name), 'utf8')
      .matchAll(/<div class="block[^"]*" id="(p-\d+)">(.*?)<\/div>\n/gs);
    for (const [, id, html] of blocks) {
      const text = html.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot);/g, ' ');
      paragraphs.set(`articles/${name}#${id}`, text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []);
    }
  }
  return paragraphs;
}

/** Returns the addresses of the paragraphs that a query finds. */
async function foundParagraphs(index, query) {
  const { hits, hit } = await index.search(query);
  return Promise.all(hits.map(hit).filter(({ type }) => type === 2).map(async ({ seg, doc, place }) =>
    `articles/${(await index.shown(seg, doc))[0]}.html#p-${place}`));
}

test('every word of every paragraph finds it', async () => {
  const index = openIndex(root), paragraphs = new Map();
  for (const [address, words] of paragraphsOf(root)) {
    for (const word of words) {
      if (!paragraphs.has(word)) paragraphs.set(word, new Set());
      paragraphs.get(word).add(address);
    }
  }
  assert.ok(paragraphs.size > 500, `${paragraphs.size} words`);
  for (const [word, expected] of paragraphs) {
    const places = await foundParagraphs(index, `"${word}"`);
    assert.deepEqual([...expected].filter((place) => !places.includes(place)), [], word);
  }
});

test('two words in quotation marks find the paragraphs that have them in this order, and others only if the page says so', async (context) => {
  for (const site of [root, large].filter(Boolean)) await context.test(site, () => pairsOf(site));
});

/** Checks pairs of neighbouring words of a site's paragraphs. */
async function pairsOf(site) {
  const index = openIndex(site), pairs = new Map(), units = new Map();
  const fold = (word) => word.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  for (const [address, written] of paragraphsOf(site)) {
    const words = written.map(fold);
    for (const word of new Set(words)) units.set(word, (units.get(word) ?? 0) + 1);
    words.slice(1).forEach((word, at) => {
      const pair = `${words[at]} ${word}`;
      if (!pairs.has(pair)) pairs.set(pair, new Set());
      pairs.get(pair).add(address);
    });
  }
  const all = [...pairs.keys()].sort((a, b) => pairs.get(b).size - pairs.get(a).size);
  // The most frequent ones, rare ones, and the former the other way round.
  const some = [...all.slice(0, 6), ...all.filter((_, at) => at % Math.floor(all.length / 20) === 0)];
  let unchecked = 0;
  for (const pair of [...some, ...all.slice(0, 6).map((pair) => pair.split(' ').reverse().join(' '))]) {
    const limits = [...(await index.search(`"${pair}"`)).limits];
    const places = new Set(await foundParagraphs(index, `"${pair}"`)), expected = pairs.get(pair) ?? new Set();
    assert.deepEqual([...expected].filter((place) => !places.has(place)), [], pair);
    assert.deepEqual(limits, places.size > expected.size ? ['unordered'] : limits, pair);
    // Only words that are in very many paragraphs are not checked.
    if (limits[0]) assert.ok(pair.split(' ').some((word) => units.get(word) > 900), pair);
    unchecked += limits.length;
  }
  // In a generated site most words are frequent, in a small one none is.
  assert.equal(unchecked > 0, site === large);
}

describe('in a browser', () => {
  let browser, site;
  before(async () => { [browser, site] = await Promise.all([launch(), serve()]); });
  after(async () => { await browser?.close(); site?.close(); });

  const list = (page) => page.$$eval('#results li', (items) =>
    items.map((item) => [item.innerText, item.querySelector('a').getAttribute('href')]));
  const settled = (page, text) => page.waitForFunction(
    (text) => document.querySelector('#status').textContent.includes(text), text);

  test('disk and host show the same, under a strict policy and without a message', async () => {
    for (const query of ['putin', 'istanbul talks', '"prisoner"', 'zelen']) {
      const shown = [];
      for (const url of [site.url + 'search.html', diskUrl('search.html')]) {
        const heard = [];
        await withPage(browser, null, {}, async (page) => {
          page.on('console', (message) => heard.push(message.text()));
          page.on('pageerror', (error) => heard.push(String(error)));
          await page.goto(`${url}?q=${encodeURIComponent(query)}`);
          await settled(page, ' ');
          shown.push(await list(page));
        });
        assert.deepEqual(heard, []);
      }
      assert.ok(shown[0].length > 0, query);
      assert.deepEqual(shown[0], shown[1], query);
    }
  });

  test('a host that keeps files for a year does not mix two indexes', async () => {
    const folder = path.join(own, 'public');
    const host = createServer((request, response) => {
      const file = path.join(folder, new URL(request.url, 'http://localhost').pathname);
      const type = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }[path.extname(file)];
      // Pages are asked for anew.
      const keep = type === 'text/html' ? 'no-cache' : 'max-age=31536000, immutable';
      response.writeHead(200, { 'Content-Type': type ?? 'image/svg+xml', 'Cache-Control': keep });
      response.end(readFileSync(file));
    });
    await new Promise((done) => host.listen(0, '127.0.0.1', done));
    const article = path.join(own, 'content/articles/en.md'), before = readFileSync(article, 'utf8');
    try {
      await withPage(browser, null, {}, async (page) => {
        const search = async (query) => {
          await page.goto(`http://127.0.0.1:${host.address().port}/search.html?q=${query}`);
          await settled(page, ' ');
          return (await list(page)).length;
        };
        assert.deepEqual([await search('cafés'), await search('bakeries')], [1, 0]);
        writeFileSync(article, before.replace('cafés', 'bakeries'));
        build();
        assert.deepEqual([await search('cafés'), await search('bakeries')], [0, 1]);
      });
    } finally {
      host.close();
      writeFileSync(article, before);
      build();
    }
  });

  test('the first article of the newest segment is shown when it is the first hit', async () => {
    const page = pathToFileURL(path.join(own, 'public/search.html')).href;
    await withPage(browser, page + '?q=shut', {}, async (page) => {
      await settled(page, ' ');
      assert.deepEqual((await list(page)).map(([, href]) => href.replace(/:~:.*/, '')), [
        'articles/en.html#', 'articles/en.html#p-1',
      ]);
    });
  });

  test('results move nothing, and without a query no place is kept for them', async () => {
    await withPage(browser, site.url + 'search.html', { viewport: narrow }, async (page) => {
      const height = () => page.$eval('.found', (found) => found.offsetHeight);
      assert.equal(await height(), 0);
      await page.goto(site.url + 'search.html?q=putin');
      await settled(page, ' ');
      assert.ok(await height() >= narrow.height);
      const moved = await page.evaluate(() => new Promise((done) => {
        let sum = 0;
        new PerformanceObserver((list) => { for (const { value } of list.getEntries()) sum += value; })
          .observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => done(sum), 300);
      }));
      assert.equal(moved, 0);
    });
  });

  test('the field of any page leads there, from a folder, too', async () => {
    for (const file of ['index.html', articles[0]]) {
      await withPage(browser, site.url + file, {}, async (page) => {
        await page.fill('header.site input', 'putin');
        await page.press('header.site input', 'Enter');
        await page.waitForURL(`${site.url}search.html?q=putin`);
        await settled(page, ' ');
        assert.equal(await page.inputValue('#query'), 'putin');
      });
    }
  });

  test('typing shows what is found, the address can be shared, and "back" goes back', async () => {
    await withPage(browser, site.url + 'search.html', {}, async (page) => {
      await page.focus('#query');
      await page.keyboard.type('zelensky');
      await settled(page, ' ');
      await page.waitForURL(/\?q=zelensky$/);
      const first = await list(page);
      assert.ok(first.length > 0);
      await page.click('#facets a');
      await page.waitForURL(/&in=/);
      await settled(page, ' ');
      await page.goBack();
      await page.waitForURL(/\?q=zelensky$/);
      await page.waitForFunction((n) => document.querySelectorAll('#results li').length === n, first.length);
      assert.deepEqual(await list(page), first);
    });
  });

  test('the keyboard reaches every hit, and a facet counts', async () => {
    await withPage(browser, site.url + 'search.html?q=putin', {}, async (page) => {
      await settled(page, ' ');
      await page.focus('#query');
      const reached = new Set();
      for (let at = 0; at < 60; at++) {
        await page.keyboard.press('Tab');
        reached.add(await page.evaluate(() => document.activeElement.getAttribute('href')));
      }
      for (const [, href] of await list(page)) assert.ok(reached.has(href), href);
      await page.click('#facets details:nth-of-type(2) summary');
      const counted = page.locator('#facets details:nth-of-type(2) li').first();
      await counted.waitFor();
      assert.match(await counted.innerText(), /\(\d+\)/);
    });
  });

  test('axe finds no fault in what is found', async () => {
    for (const [viewport, colorScheme] of [[wide, 'light'], [narrow, 'dark']]) {
      await withPage(browser, site.url + 'search.html?q=putin', { viewport, colorScheme }, async (page) => {
        await settled(page, ' ');
        for (const summary of await page.$$('#facets details:not([open]) summary')) await summary.click();
        await page.waitForFunction(() => document.querySelectorAll('#facets ul').length === 7);
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), viewport.width);
      });
    }
  });

  test('a hit leads to its place', async () => {
    await withPage(browser, diskUrl('search.html') + '?q=putin', {}, async (page) => {
      await settled(page, ' ');
      for (const [, href] of await list(page)) {
        const [file, fragment] = href.split('#');
        assert.ok(files.includes(file), href);
        const id = fragment?.replace(/:~:.*/, '');
        assert.ok(!id || read(file).includes(`id="${id}"`), href);
      }
    });
  });
});
