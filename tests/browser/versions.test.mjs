// Versions of articles, and notes on words since changed: what was taken out and put in can be told
// without colour, on the screen and on paper, and notes are below their words.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, narrow, wide, withPage } from './browser.mjs';
import { articles, pages, parts, read, serve, typeOf } from './site.mjs';

const versions = pages.filter((page) => typeOf(page) === 'versions');
const changed = articles.filter((page) => read(page).includes('id="since-changed"'));
const none = { skip: versions.length === 0 && 'no versions' };

let browser, site;
before(async () => { [browser, site] = await Promise.all([launch(), serve()]); });
after(async () => { await browser?.close(); site?.close(); });

test('there are notes on words since changed', none, () => {
  assert.ok(changed.length > 0);
  assert.ok(versions.some((page) => read(page).includes('<mark id="q-')));
});

for (const media of ['screen', 'print']) {
  for (const [name, viewport] of [['wide', wide], ['narrow', narrow]]) {
    test(`${media}, ${name}: changes can be told without colour`, none, async () => {
      for (const file of [...versions, ...changed]) {
        const faults = await visit(file, viewport, media, (page) => page.evaluate(colourless));
        assert.deepEqual(faults, [], file);
      }
    });

    test(`${media}, ${name}: notes are below their words, within the page`, none, async () => {
      for (const file of versions) {
        const faults = await visit(file, viewport, media, (page) => page.evaluate(below, parts));
        assert.deepEqual(faults, [], file);
      }
    });
  }
}

test('a link to words since changed leads to these words', none, async () => {
  for (const file of changed) {
    const words = await visit(file, wide, 'screen', async (page) => {
      const link = page.locator('#since-changed ~ .notes a[href*="#q-"]').first();
      await Promise.all([page.waitForURL(/#q-/), link.evaluate((a) => a.click())]);
      return page.evaluate(() => document.querySelector(':target')?.textContent);
    });
    assert.ok(words?.length > 0, file);
  }
});

function visit(file, viewport, media, use) {
  return withPage(browser, site.url + file, { viewport }, async (page) => {
    await page.emulateMedia({ media });
    return use(page);
  });
}

/** Runs in the browser: words taken out that are not struck out, words put in that are not
 * underlined, and other words of the text that are, as if they were put in. */
function colourless() {
  const line = (element) => getComputedStyle(element).textDecorationLine;
  const faults = [];
  for (const gone of document.querySelectorAll('del')) {
    if (!line(gone).includes('line-through')) faults.push(`not struck out: ${gone.textContent}`);
  }
  for (const put of document.querySelectorAll('ins')) {
    if (!line(put).includes('underline')) faults.push(`not underlined: ${put.textContent}`);
  }
  const text = document.querySelector('.page-version') ? '.version mark' : '#since-changed ~ * mark';
  for (const mark of document.querySelectorAll(text)) {
    if (line(mark) !== 'none') faults.push(`underlined: ${mark.textContent}`);
    if (Number(getComputedStyle(mark).fontWeight) < 600) faults.push(`not bold: ${mark.textContent}`);
  }
  return faults;
}

/** Runs in the browser: notes that are not below the words that they are on, or that stick out. */
function below({ note }) {
  const faults = [];
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) faults.push('the page scrolls sideways');
  for (const mark of document.querySelectorAll('.version mark[id]')) {
    const own = document.getElementById(mark.id.replace(/^q-/, 'n-'));
    if (!own?.matches(note)) {
      faults.push(`no note for ${mark.id}`);
      continue;
    }
    const [words, box] = [mark, own].map((element) => element.getBoundingClientRect());
    if (box.top < words.bottom - 1) faults.push(`${own.id} is not below its words`);
    if (box.left < 0 || box.right > width + 1) faults.push(`${own.id} sticks out`);
  }
  return faults;
}
