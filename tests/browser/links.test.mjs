// Every page, parsed but not displayed: its links, ids and landmarks, and that nothing runs.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launch, withPage } from './browser.mjs';
import { files, pages, read, required, samples } from './site.mjs';

/** The findings of `survey`, by page. */
const facts = new Map();

before(async () => {
  const browser = await launch();
  try {
    await withPage(browser, null, {}, async (page) => {
      for (const file of pages) facts.set(file, await page.evaluate(survey, read(file).toString()));
    });
  } finally {
    await browser.close();
  }
});
after(() => facts.clear());

test('every type of page is there', () => {
  const types = samples.map(([type]) => type);
  assert.deepEqual(required.filter((type) => !types.includes(type)), []);
});

test('every link leads to a file and a fragment that exist', () => {
  assert.deepEqual(faults(({ links }, page) => links.map((link) => broken(page, link))), []);
});

test('nothing is loaded from another host', () => {
  assert.deepEqual(faults(({ loads }) => loads.filter((url) => /^([a-z]+:)?\/\//i.test(url))), []);
});

test('no page holds a script, an inline style or an event handler, but the search page its script', () => {
  const own = /^<script defer=""( blocking="render")? src="theme\/search.js"><\/script>$/;
  assert.deepEqual(faults(({ inline }, page) =>
    inline.filter((found) => page !== 'search.html' || !own.test(found))), []);
});

test('no id occurs twice on a page', () => {
  assert.deepEqual(faults(({ ids }) => ids.filter((id, at) => ids.indexOf(id) !== at)), []);
});

test('each page has one h1, and a header, main, nav and footer', () => {
  assert.deepEqual(faults(({ counts }) => [
    counts.h1 !== 1 && `${counts.h1} h1 elements`,
    counts.main !== 1 && `${counts.main} main elements`,
    ...['header', 'nav', 'footer'].map((name) => counts[name] === 0 && `no ${name}`),
  ]), []);
});

/** Returns `page: fault` for each fault that `find` reports on a page. */
function faults(find) {
  return [...facts].flatMap(([page, fact]) =>
    find(fact, page).filter(Boolean).map((fault) => `${page}: ${fault}`));
}

/** Returns why the link leads nowhere, or null if it leads somewhere or out of the site. */
function broken(page, link) {
  if (/^[a-z][a-z0-9+.-]*:/i.test(link)) return null;
  if (link.startsWith('/')) return `${link} assumes the domain's root`;
  const [, target, fragment = ''] = /^([^?#]*)[^#]*#?(.*)$/s.exec(link);
  const file = target === '' ? page : path.posix.join(path.posix.dirname(page), decodeURI(target));
  if (!files.includes(file)) return `${link}: no file ${file}`;
  // `#` alone and `#top` are the top of a page; the rest from `:~:` is text to look for.
  const id = decodeURIComponent(fragment.replace(/:~:.*/s, ''));
  if (id === '' || id === 'top' || !facts.has(file)) return null;
  return facts.get(file).ids.includes(id) ? null : `${link}: no id ${id} in ${file}`;
}

/** Runs in the browser: parses a page without displaying it, and returns facts for the tests. */
function survey(html) {
  const doc = new DOMParser().parseFromString(html, 'text/html');
  const all = [...doc.querySelectorAll('*')];
  const values = (selector, name) =>
    [...doc.querySelectorAll(selector)]
      .map((element) => element.getAttribute(name))
      .filter((value) => value !== null);
  const addresses = (set) => set.split(',').map((part) => part.trim().split(/\s+/)[0]);
  const sources = [
    ...values('[src]', 'src'), ...values('[poster]', 'poster'), ...values('object[data]', 'data'),
    ...values('[srcset]', 'srcset').flatMap(addresses),
  ];
  const loading = ['stylesheet', 'icon', 'preload', 'manifest'].map((rel) => `[rel~=${rel}]`);
  return {
    ids: all.map((element) => element.id).filter(Boolean),
    links: [...values('[href]', 'href'), ...values('[cite]', 'cite'), ...sources],
    loads: [...sources, ...values('use, image', 'href'), ...values(`link:is(${loading})`, 'href')],
    inline: all.flatMap((element) => [
      element.matches('script, style, [style]') && element.outerHTML.slice(0, 120),
      ...[...element.attributes]
        .filter(({ name, value }) => name.startsWith('on') || /^\s*javascript:/i.test(value))
        .map(({ name, value }) => `${element.localName} ${name}="${value}"`),
    ]).filter(Boolean),
    counts: Object.fromEntries(['h1', 'header', 'main', 'nav', 'footer'].map((name) =>
      [name, doc.querySelectorAll(name).length])),
  };
}
