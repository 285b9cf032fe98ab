// The theme `one-column`: each note below its block at every width, the same page without its style
// sheet, and how much it weighs.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { launch, narrow, wide, withPage } from './browser.mjs';
import { articles, pages, parts, read, samples, serve, theme } from './site.mjs';

const only = { skip: theme !== 'one-column' && 'another theme' };
const widths = [320, 390, 768, 1024, 1440, 2560];

/** Limits: bytes of a page and its style sheet, compressed; characters in a line of the text. */
const limits = { weight: 15_000, characters: 75 };

let browser, site;
before(async () => { [browser, site] = await Promise.all([launch(), serve()]); });
after(async () => { await browser?.close(); site?.close(); });

for (const file of articles) {
  test(`${file}: one column at every width`, only, async () => {
    await withPage(browser, site.url + file, { viewport: wide }, async (page) => {
      const faults = [];
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        const { out, sideways, notes, longest } = await page.evaluate(column, parts);
        assert.ok(notes > 0);
        faults.push(...out.map((id) => `${width}: ${id} is not below what precedes it`));
        if (sideways > 0) faults.push(`${width}: ${sideways} px to scroll sideways`);
        if (longest > limits.characters) faults.push(`${width}: ${longest} characters a line`);
      }
      assert.deepEqual(faults, []);
    });
  });
}

test('every page says the same without its style sheet', only, async () => {
  for (const [type, file] of samples) {
    const { styled, plain } = await withPage(browser, site.url + file, { viewport: narrow },
      (page) => page.evaluate(words));
    assert.ok(plain.length > 0);
    assert.equal(styled, plain, type);
  }
});

test('nothing is folded', only, () => {
  const folded = pages.filter((page) => read(page).includes('<details'));
  assert.deepEqual(folded, []);
});

test('no page and its style sheet weigh too much', only, (context) => {
  const sheet = gzipSync(read('theme/style.css')).length;
  const sizes = pages.map((page) => [page, gzipSync(read(page)).length + sheet]);
  const [heaviest] = sizes.toSorted(([, one], [, other]) => other - one);
  context.diagnostic(`${heaviest.join(': ')} bytes, of which ${sheet} are the style sheet`);
  assert.deepEqual(sizes.filter(([, size]) => size > limits.weight), []);
});

test('a page has one style sheet', only, () => {
  for (const page of pages) {
    const sheets = read(page).toString().match(/<link rel="stylesheet"/g);
    assert.equal(sheets.length, 1, path.basename(page));
  }
});

/** Runs in the browser: blocks and notes that are not below the one before, and lines that are too
 * long to read. */
function column(parts) {
  const found = [...document.querySelectorAll(`${parts.text} .block, ${parts.text} ${parts.note}`)];
  const boxes = found.map((element) => [element, element.getBoundingClientRect()]);
  const out = boxes.slice(1)
    .filter(([, box], at) => box.top < boxes[at][1].bottom - 1)
    .map(([element]) => element.id || element.textContent.slice(0, 30));
  const long = [...document.querySelectorAll(`${parts.text} .block > p`)].map((paragraph) => {
    const height = parseFloat(getComputedStyle(paragraph).lineHeight);
    const lines = Math.round(paragraph.getBoundingClientRect().height / height);
    return lines < 3 ? 0 : paragraph.textContent.length / lines;
  });
  return {
    out,
    notes: document.querySelectorAll(`${parts.text} ${parts.note}`).length,
    sideways: document.documentElement.scrollWidth - innerWidth,
    longest: Math.max(0, ...long),
  };
}

/** Runs in the browser: the words that are seen in the page, with and without style sheets. */
function words() {
  const seen = () => document.querySelector('main').innerText.replace(/\s+/g, ' ').trim();
  const styled = seen();
  for (const sheet of document.styleSheets) sheet.disabled = true;
  return { styled, plain: seen() };
}
