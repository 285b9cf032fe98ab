// A large site, in `MANICULE_LARGE_SITE`: no page is heavy, and none is endless. Each test prints
// its largest figures.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { launch, narrow, wide, withPage } from './browser.mjs';

const root = process.env.MANICULE_LARGE_SITE;

/** Limits for one page. */
const limits = {
  weight: 30_000, // bytes of its HTML, compressed
  screens: 20, // its height, with everything folded that is folded at first
};

/** How many of the longest pages of each type are opened. */
const opened = 2;

describe('a large site', { skip: root ? false : 'MANICULE_LARGE_SITE names no site' }, () => {
  const pages = root ? readdirSync(root, { recursive: true })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.html') && !file.startsWith('static/'))
    .map((file) => ({ file, html: readFileSync(path.join(root, file)) })) : [];

  test('no page is heavy', (context) => {
    const weights = pages.map(({ file, html }) => ({ file, bytes: gzipSync(html).length }))
      .sort((one, other) => other.bytes - one.bytes);
    for (const { file, bytes } of weights.slice(0, 8)) context.diagnostic(`${bytes} ${file}`);
    const heavy = weights.filter(({ bytes }) => bytes > limits.weight);
    assert.ok(weights.length > 0);
    assert.deepEqual(heavy, []);
  });

  describe('no page is endless', { concurrency: 2 }, () => {
    let browser;
    before(async () => { browser = await launch(); });
    after(async () => { await browser?.close(); });

    for (const [type, files] of longest(pages)) {
      test(type, async (context) => {
        const long = [];
        for (const file of files) {
          const address = pathToFileURL(path.join(root, file)).href;
          for (const viewport of [wide, narrow]) {
            const { height, width } = await withPage(browser, address, { viewport }, (page) =>
              page.evaluate(size));
            const screens = height / viewport.height;
            context.diagnostic(`${viewport.width}: ${screens.toFixed(1)} screens, ${file}`);
            if (screens > limits.screens) long.push({ file, width: viewport.width, height });
            assert.ok(width <= viewport.width, `${file} is ${width} px wide`);
          }
        }
        assert.deepEqual(long, []);
      });
    }
  });
});

/** Returns the longest pages of each type: `actors`, `actors-index`, `actors-part`. */
function longest(all) {
  const types = new Map();
  for (const { file, html } of all) {
    const [folder, name] = file.includes('/') ? file.split('/', 2) : ['', file];
    const part = /\..*\./.test(name) ? '-part' : '';
    const type = (folder || 'top') + (name.startsWith('index.') ? '-index' : '') + part;
    types.set(type, [...(types.get(type) ?? []), { file, length: html.length }]);
  }
  return [...types].map(([type, files]) => [type, files
    .sort((one, other) => other.length - one.length).slice(0, opened).map(({ file }) => file)]);
}

/** Runs in the browser: the size of the page. */
function size() {
  const { scrollHeight, scrollWidth } = document.documentElement;
  return { height: scrollHeight, width: scrollWidth };
}
