// Two articles side by side: each text in its own column, nothing long blank beside it, the outlets'
// names in sight; the index of pairs on a telephone.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, narrow, wide, withPage } from './browser.mjs';
import { pages, serve, theme, typeOf } from './site.mjs';

const pairs = pages.filter((page) => typeOf(page) === 'compare');
const index = 'compare/index.html';
const columns = { skip: theme !== 'default' && 'one column' };

let browser, site;
before(async () => { [browser, site] = await Promise.all([launch(), serve()]); });
after(async () => { await browser?.close(); site?.close(); });

test('each text is in its own column, without long blanks beside it', columns, async () => {
  for (const file of pairs) {
    for (const viewport of [wide, { width: 1024, height: 768 }]) {
      const { blank, strays } = await open(file, viewport, (page) => page.evaluate(texts));
      assert.deepEqual(strays, [], file);
      assert.ok(blank <= 280, `${file}, ${viewport.width}: ${blank} px`);
    }
  }
});

test('the names of the outlets stay in sight, above what has the focus', columns, async () => {
  for (const file of pairs) {
    for (const viewport of [wide, narrow]) {
      const faults = await open(file, viewport, (page) => page.evaluate(names));
      assert.deepEqual(faults, [], `${file}, ${viewport.width}`);
    }
  }
});

test('on a telephone, every pair of the index is in sight, and each link has a name', async () => {
  const faults = await open(index, narrow, (page) => page.evaluate(links));
  assert.deepEqual(faults, []);
});

const open = (file, viewport, use) => withPage(browser, site.url + file, { viewport }, use);

/** Runs in the browser: how much is blank at most below the shorter of two stretches that do not
 * belong together, and the blocks that are not in their article's column. */
function texts() {
  const strays = [];
  const middle = innerWidth / 2;
  let blank = 0;
  for (const row of document.querySelectorAll('.beside-row')) {
    const cells = [...row.querySelectorAll(':scope > div')];
    cells.forEach((cell, side) => {
      for (const block of cell.querySelectorAll('.block')) {
        const { left, right } = block.getBoundingClientRect();
        if (side === 0 ? right > middle : left < middle) strays.push(block.textContent);
      }
    });
    if (row.matches('.aligned')) continue;
    const ends = cells.map((cell) => cell.lastElementChild?.getBoundingClientRect().bottom
      ?? cell.getBoundingClientRect().top);
    blank = Math.max(blank, Math.round(Math.abs(ends[0] - ends[1])));
  }
  return { blank, strays };
}

/** Runs in the browser: links of the texts that are hidden when they have the focus, and whether no
 * outlet's name is in sight when the last row has begun above the window (or as near as it goes). */
function names() {
  const faults = [];
  for (const link of document.querySelectorAll('.beside-texts a')) {
    if (link.closest('details:not([open])')) continue;
    scrollTo(0, document.body.scrollHeight);
    link.focus();
    const { left, top, width, height } = link.getClientRects()[0];
    if (!link.contains(document.elementFromPoint(left + width / 2, top + height / 2))) {
      faults.push(`hidden: ${link.textContent}`);
    }
  }
  const row = [...document.querySelectorAll('.beside-row.aligned')].at(-1);
  if (!row) return faults;
  scrollTo(0, scrollY + row.querySelector('.block').getBoundingClientRect().top + 20);
  const shown = [...document.querySelectorAll('.beside-names span'), ...row.querySelectorAll('.of')]
    .some((name) => {
      const { left, top, width, height } = name.getBoundingClientRect();
      return name.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
  if (!shown) faults.push('no name in sight');
  return faults;
}

/** Runs in the browser: links of the index that are outside the window, and those that do not name
 * both outlets. */
function links() {
  const faults = [];
  const seen = new Set();
  for (const link of document.querySelectorAll('main a[href$=".html"]')) {
    if (!/^[^/]+\.[^/]+\.html$/.test(link.getAttribute('href'))) continue;
    const { left, right, width } = link.getBoundingClientRect();
    if (width === 0 || left < 0 || right > innerWidth) faults.push(`out of sight: ${link.href}`);
    const name = link.textContent.trim();
    const heading = link.closest('section')?.querySelector('h2')?.textContent ?? '';
    if (!/\p{L}{2}/u.test(name) || seen.has(heading + name)) faults.push(`no name: ${name}`);
    seen.add(heading + name);
  }
  if (seen.size === 0) faults.push('no links');
  return faults;
}
