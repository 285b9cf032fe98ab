// The article pages: on which side the notes are, the printed page, and that markers add nothing
// to the text. `layout.test.mjs` measures how well they are placed.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, narrow, wide, withPage } from './browser.mjs';
import { articles, parts, serve, theme } from './site.mjs';

/** Tests of the margin are for the theme that has one. */
const margin = { skip: theme !== 'default' && 'no margin' };

/** A4 at 96 px to the inch, less 2 cm on either side. */
const paper = { width: 642, height: 971 };

let browser, site;
before(async () => { [browser, site] = await Promise.all([launch(), serve()]); });
after(async () => { await browser?.close(); site?.close(); });

test('there are articles with notes', async () => {
  const boxes = await Promise.all(articles.map((file) => layout(file, { viewport: wide })));
  const rows = boxes.flatMap((box) => box.rows);
  assert.ok(rows.length > 0, `no ${parts.note} in ${parts.row} ${parts.notes}`);
});

for (const file of articles) {
  describe(file, { concurrency: 4 }, () => {
    test('wide: each note is to the right of its block, and no note covers another', margin, async () => {
      const { rows, blocks, window } = await layout(file, { viewport: wide });
      const faults = rows.flatMap(({ block, notes }) => [
        ...notes.map((note) => note.left < block.right && `${note.id} is not right of its block`),
        ...notes.map((note) => outside(note, window)),
        ...notes.flatMap((note) => blocks.map((other) => overlap(note, other))),
      ]);
      assert.deepEqual([...faults, ...overlaps(rows)].filter(Boolean), []);
    });

    for (const [page, text] of [['rtl', 'ltr'], ['ltr', 'rtl'], ['rtl', 'rtl']]) {
      test(`wide: no note covers the text, a page ${page} with a text ${text}`, margin, async () => {
        const { rows, blocks, window } = await visit(file, { viewport: wide }, async (tab) => {
          await tab.evaluate(turn, { ...parts, page, direction: text });
          return tab.evaluate(measure, parts);
        });
        const notes = rows.flatMap((row) => row.notes);
        const faults = notes.flatMap((note) => [
          outside(note, window), ...blocks.map((other) => overlap(note, other)),
        ]);
        assert.deepEqual([...faults, ...overlaps(rows)].filter(Boolean), []);
      });
    }

    test('narrow: each note is below its block', async () => {
      const { rows, window } = await layout(file, { viewport: narrow });
      const faults = rows.flatMap(({ block, notes }) => notes.flatMap((note) => [
        note.top < block.bottom - 1 && `${note.id} is not below its block`,
        outside(note, window),
      ]));
      assert.deepEqual([...faults, ...overlaps(rows)].filter(Boolean), []);
    });

    test('a long word, code or a wide table widens the page nowhere', async () => {
      const wider = await visit(file, { viewport: wide }, async (page) => {
        await page.evaluate(widen, parts);
        // As on a page that has tables and code from the start.
        if (theme === 'default') await page.addStyleTag({ url: '../theme/figures.css' });
        const found = [];
        for (const width of [320, 390, 768, 991, 1024, 1280, 1440]) {
          await page.setViewportSize({ width, height: 900 });
          const px = await page.evaluate(() => document.documentElement.scrollWidth);
          if (px > width) found.push(`${px} px in a window of ${width} px`);
        }
        return found;
      });
      assert.deepEqual(wider, []);
    });

    test('print: every note is there, in the flow', async () => {
      const { rows } = await layout(file, { viewport: paper }, 'print');
      const faults = rows.flatMap(({ block, notes }) => notes.flatMap((note) => [
        (!note.visible || note.bottom - note.top < 1) && `${note.id} is not visible`,
        !note.inFlow && `${note.id} is taken out of the flow`,
        note.top < block.bottom - 1 && `${note.id} is not below its block`,
      ]));
      assert.deepEqual([...faults, ...overlaps(rows)].filter(Boolean), []);
    });

    test('the style changes no character of the text', async () => {
      const { markers, styled, plain } = await visit(file, { viewport: wide }, (page) =>
        page.evaluate(texts, parts));
      assert.deepEqual(markers.filter((text) => text !== ''), []);
      assert.ok(plain.length > 0, `no blocks in ${parts.text} ${parts.row}`);
      assert.deepEqual(styled, plain);
    });

    test('each marker leads to a note beside its block', async () => {
      const lost = await visit(file, { viewport: wide }, (page) => page.evaluate(strays, parts));
      assert.deepEqual(lost, []);
    });
  });
}

/** Opens an article and calls `use` with it. */
function visit(file, options, use) {
  return withPage(browser, site.url + file, options, use);
}

/** Returns the boxes of rows with notes, and of all blocks, in a window of that size. */
function layout(file, options, media = 'screen') {
  return visit(file, options, async (page) => {
    await page.emulateMedia({ media });
    return page.evaluate(measure, parts);
  });
}

/** Says which of two boxes overlap, if they do by more than a rounding. */
function overlap(a, b) {
  const above = a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
  const beside = a.right <= b.left + 1 || b.right <= a.left + 1;
  return !above && !beside && `${a.id} overlaps ${b.id}`;
}

/** Returns all overlaps between notes. */
function overlaps(rows) {
  const notes = rows.flatMap((row) => row.notes);
  return notes.flatMap((note, at) => notes.slice(at + 1).map((other) => overlap(note, other)));
}

/** Says that a box leaves the window to the left or right, if it does. */
function outside(box, window) {
  return (box.left < 0 || box.right > window) && `${box.id} leaves the window`;
}

/** Runs in the browser: opens what is folded, and puts long things into every sort of place. */
function widen({ text, note }) {
  document.querySelectorAll('details').forEach((details) => { details.open = true; });
  const word = 'Donaudampfschifffahrtsgesellschaft'.repeat(5);
  const address = `https://example.org/${'a'.repeat(150)}?b=${'c'.repeat(80)}`;
  const cells = `<tr>${`<td>${'column'.repeat(3)}</td>`.repeat(14)}</tr>`;
  const blocks = `<p>${word} ${address}</p><p><code>${'f('.repeat(90)}</code></p>`
    + `<pre><code>${'let x = 1; '.repeat(30)}</code></pre><table><tbody>${cells}</tbody></table>`
    + `<ul><li>${word}</li></ul><blockquote><p>${address}</p></blockquote>`;
  for (const body of document.querySelectorAll(`${note} .note-body`)) {
    body.insertAdjacentHTML('beforeend', blocks);
  }
  for (const block of document.querySelectorAll(`${text} .block`)) {
    block.insertAdjacentHTML('beforeend', blocks);
  }
  const short = `h1, h2, q, dt, dd, header p, main > section a, main > section li, main > nav a,
    ${note} a, ${note} p, ${note} li`;
  for (const place of document.querySelectorAll(short)) place.append(` ${word}`);
}

/** Runs in the browser: gives the page and its text the directions of languages. */
function turn({ page, direction, text, row, notes }) {
  document.documentElement.dir = page;
  document.querySelector(text).dir = direction;
  // Notes have the page's language where the text has another.
  for (const list of document.querySelectorAll(`${text} ${row} ${notes}`)) {
    if (page !== direction || list.dir) list.dir = page;
  }
}

/** Runs in the browser: the boxes of rows that have notes. A note's block precedes the notes. */
function measure(parts) {
  const box = (element, id) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { id, left, top, right, bottom };
  };
  const name = (block) => `“${block.textContent.trim().slice(0, 30)}”`;
  const inFlow = (element) => {
    const { position, float } = getComputedStyle(element);
    return ['static', 'relative'].includes(position) && float === 'none';
  };
  const lists = document.querySelectorAll(`${parts.text} ${parts.row} ${parts.notes}`);
  const rows = [...lists].map((notes) => ({
    block: box(notes.previousElementSibling, name(notes.previousElementSibling)),
    notes: [...notes.querySelectorAll(parts.note)].map((note) => ({
      ...box(note, note.id),
      visible: note.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
      inFlow: inFlow(note) && inFlow(notes),
    })),
  })).filter(({ notes }) => notes.length > 0);
  const selector = `${parts.text} ${parts.row} > :not(${parts.notes})`;
  const blocks = [...document.querySelectorAll(selector)];
  return { rows, blocks: blocks.map((block) => box(block, name(block))), window: innerWidth };
}

/** Runs in the browser: the text of markers, and of blocks with and without style sheets. */
function texts(parts) {
  const selector = `${parts.text} ${parts.row} > :not(${parts.notes})`;
  const blocks = [...document.querySelectorAll(selector)];
  const read = () => blocks.map((block) => block.innerText.replace(/\s+/g, ' ').trim());
  const styled = read();
  for (const sheet of document.styleSheets) sheet.disabled = true;
  const markers = [...document.querySelectorAll(parts.marker)].map((marker) => marker.textContent);
  return { markers, styled, plain: read() };
}

/** Runs in the browser: the markers that do not lead to a note in their own row. */
function strays(parts) {
  return [...document.querySelectorAll(`${parts.text} ${parts.marker}`)]
    .filter((marker) => {
      const note = document.getElementById(marker.hash.slice(1));
      return !note?.matches(parts.note) || note.closest(parts.row) !== marker.closest(parts.row);
    })
    .map((marker) => marker.outerHTML);
}
