// The layout of an article: notes beside their words, no holes in the text, the length of lines,
// what is above and below the text, printed pages, weight. Each test prints its figures.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { launch, narrow, sheets, wide, withPage } from './browser.mjs';
import { articles, parts, read, serve } from './site.mjs';

/** Widths at which notes are in the margin, and those at which nothing may overlap. */
const margins = [1440, 1200];
const widths = [
  320, 360, 390, 480, 640, 768, 900, 960, 991, 992, 1024, 1120, 1199, 1200, 1280, 1440, 1680, 1920,
  2560,
];

/** Limits, in px where nothing else is said. */
const limits = {
  hole: 60, // blank between two blocks of the text, beyond their margins
  median: 30, // from a note's first line to the first line of its words
  farthest: 120,
  beside: 0.9, // share of notes that are beside a line of their words
  characters: 70, // in a line of the text, on average over an article
  after: 1350, // from the end of the text to that of the page’s own part: a screen and a half
  phone: 844, // where the text begins in a window of 390 px: in the first screen
  touch: 24, // the least height and width of what is touched
  brotli: 15_000, // bytes of the page and its style sheets, compressed with Brotli
  gzip: 18_300, // the same, with gzip, which every host has
  printed: 20, // pages of all articles together
};

/** How many notes are beside a line of their words, in all articles. */
const placed = Object.fromEntries(margins.map((width) => [width, { beside: 0, all: 0 }]));

let browser, site;
before(async () => { [browser, site] = await Promise.all([launch(), serve()]); });
after(async () => { await browser?.close(); site?.close(); });

for (const width of margins) {
  describe(`at ${width} px`, () => {
    for (const file of articles) {
      test(`${file}: notes beside their words, no hole`, async (context) => {
        const { gaps, notes } = await visit(file, { ...wide, width }, measure);
        const holes = gaps.filter(({ px }) => px > limits.hole);
        const far = notes.map(({ distance }) => Math.abs(distance)).sort((a, b) => a - b);
        const beside = notes.filter((note) => note.beside).length;
        const middle = far[Math.floor(far.length / 2)] ?? 0;
        const largest = Math.max(0, ...gaps.map(({ px }) => px));
        context.diagnostic(`holes ${holes.length} (largest gap ${largest}), distance ` +
          `${middle} median, ${far.at(-1) ?? 0} largest, beside ${beside}/${notes.length}`);
        const astray = notes.filter((note) => Math.abs(note.distance) > limits.farthest);
        assert.deepEqual({ holes, astray }, { holes: [], astray: [] });
        assert.ok(middle <= limits.median, `median distance ${middle} px`);
        placed[width].beside += beside;
        placed[width].all += notes.length;
      });
    }

    test('notes are beside their words', (context) => {
      const { beside, all } = placed[width];
      context.diagnostic(`${beside} of ${all} beside a line of their words`);
      assert.ok(all > 0 && beside >= limits.beside * all, `${beside} of ${all}`);
    });
  });
}

describe('at every width', { concurrency: 2 }, () => {
  for (const file of articles) {
    test(`${file}: nothing overlaps, open or folded; lines are short enough`, async (context) => {
      const faults = [];
      let longest = 0;
      await withPage(browser, site.url + file, { viewport: wide }, async (page) => {
        for (const open of [false, true]) {
          if (open) await page.evaluate(unfold);
          for (const width of widths) {
            await page.setViewportSize({ width, height: 900 });
            const { boxes, scroll, characters } = await page.evaluate(probe, parts);
            longest = Math.max(longest, characters);
            if (scroll > 0) faults.push(`${width}: ${scroll} px to scroll sideways`);
            if (characters > limits.characters) faults.push(`${width}: ${characters} a line`);
            faults.push(...overlaps(boxes).map((fault) => `${width}, ${open}: ${fault}`));
          }
        }
      });
      context.diagnostic(`at most ${longest} characters a line`);
      assert.deepEqual(faults.slice(0, 10), []);
    });
  }
});

// Browsers before 2026 have no anchors: there, text and notes are two columns of floats.
describe('without CSS anchors', { concurrency: 2 }, () => {
  for (const file of articles) {
    test(`${file}: nothing overlaps, and notes are beside their paragraphs`, async (context) => {
      const faults = [];
      let farthest = 0;
      await withPage(browser, null, { viewport: wide }, async (page) => {
        await page.route('**/style.css', withoutAnchors);
        await page.goto(site.url + file);
        for (const width of widths) {
          await page.setViewportSize({ width, height: 900 });
          const { boxes, scroll, characters } = await page.evaluate(probe, parts);
          if (scroll > 0) faults.push(`${width}: ${scroll} px to scroll sideways`);
          if (characters > limits.characters) faults.push(`${width}: ${characters} a line`);
          faults.push(...overlaps(boxes).map((fault) => `${width}: ${fault}`));
          if (width < 992) continue;
          const groups = await page.evaluate(groupsBesideParagraphs, parts);
          faults.push(...groups.filter(({ beside }) => !beside).map(({ id }) => `${width}: ${id}`));
          farthest = Math.max(farthest, ...groups.map(({ below }) => below));
        }
        await page.evaluate(crowd, parts);
        const { boxes } = await page.evaluate(probe, parts);
        faults.push(...overlaps(boxes).map((fault) => `crowded: ${fault}`));
      });
      context.diagnostic(`at most ${Math.round(farthest)} px below the top of their paragraph`);
      assert.deepEqual(faults.slice(0, 10), []);
    });
  }
});

test('nothing overlaps where a text has five times as many notes', async () => {
  const [file] = articles;
  const faults = await withPage(browser, site.url + file, { viewport: wide }, async (page) => {
    await page.evaluate(crowd, parts);
    const { boxes } = await page.evaluate(probe, parts);
    return overlaps(boxes);
  });
  assert.deepEqual(faults.slice(0, 10), []);
});

for (const file of articles) {
  test(`${file}: what is before and after the text`, async (context) => {
    const desk = await visit(file, wide, frame);
    const phone = await visit(file, narrow, frame);
    context.diagnostic(`text begins at ${desk.top}, on a phone at ${phone.top}; ` +
      `${desk.after} px after it, on a phone ${phone.after}`);
    assert.ok(desk.top < wide.height, `the text begins at ${desk.top}`);
    assert.ok(phone.top < limits.phone, `on a phone the text begins at ${phone.top}`);
    assert.ok(desk.after <= limits.after, `${desk.after} px after the text`);
    assert.deepEqual(desk.twice, []);
  });

  test(`${file}: markers can be touched`, async () => {
    const options = { viewport: narrow, hasTouch: true, isMobile: true };
    const small = await withPage(browser, site.url + file, options, (page) =>
      page.evaluate(targets, parts));
    const least = Math.min(...small.flat());
    assert.ok(least >= limits.touch, `${least} px`);
  });

  test(`${file}: the page and its style are light`, (context) => {
    const html = read(file);
    const linked = [...html.toString().matchAll(/<link\b[^>]*\brel="?stylesheet\b[^>]*>/g)]
      .map(([tag]) => /\bhref="?([^"\s>?#]+)/.exec(tag)[1])
      .map((href) => read(path.posix.join(path.posix.dirname(file), href)));
    for (const [format, pack] of [['brotli', brotliCompressSync], ['gzip', gzipSync]]) {
      const size = [html, ...linked].reduce((sum, bytes) => sum + pack(bytes).length, 0);
      context.diagnostic(`${format}: ${size} bytes`);
      assert.ok(size <= limits[format], `${format}: ${size} bytes`);
    }
  });
}

test('printed, all articles together', async (context) => {
  const counts = await Promise.all(articles.map((file) => sheets(browser, site.url + file)));
  const sum = counts.reduce((all, count) => all + count, 0);
  context.diagnostic(`${counts.join(' + ')} = ${sum} pages`);
  assert.ok(sum <= limits.printed, `${sum} pages`);
});

/** Opens an article in a window of that size, and runs `measured` in it. */
function visit(file, viewport, measured) {
  return withPage(browser, site.url + file, { viewport }, (page) => page.evaluate(measured, parts));
}

/** Returns which boxes overlap by more than a rounding. */
function overlaps(boxes) {
  const apart = (a, b) => a.bottom <= b.top + 1 || b.bottom <= a.top + 1
    || a.right <= b.left + 1 || b.right <= a.left + 1;
  return boxes.flatMap((box, at) => boxes.slice(at + 1)
    .filter((other) => !apart(box, other)).map((other) => `${box.id} overlaps ${other.id}`));
}

/** Runs in the browser: blank space between blocks of the text, and where the notes are. */
function measure(parts) {
  const lines = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const seen = ({ width, height }) => width > 2 && height > 2;
    return [...range.getClientRects()].filter(seen);
  };
  const middle = ({ top, bottom }) => (top + bottom) / 2;
  const words = (element) => element.textContent.trim().slice(0, 30);
  const blocks = [...document.querySelectorAll(`${parts.text} .block`)];
  const gaps = blocks.slice(1).map((block, at) => {
    const bottom = Math.max(...lines(blocks[at]).map((line) => line.bottom));
    const top = Math.min(...lines(block).map((line) => line.top));
    const margin = parseFloat(getComputedStyle(block).marginTop) || 0;
    // Half of the leading of two lines is blank, too.
    return { before: words(block), px: Math.round(top - bottom - margin) };
  });
  const notes = [];
  for (const note of document.querySelectorAll(parts.note)) {
    const marker = document.querySelector(`${parts.marker}[href="#${note.id}"]`);
    const passage = document.getElementById(note.id.replace(/^n-/, 'q-'));
    if (!marker || !passage) continue;
    const first = lines(passage)[0];
    const box = note.getBoundingClientRect();
    const distance = Math.round(middle(lines(note)[0]) - middle(first));
    const last = marker.getBoundingClientRect();
    const beside = box.top < last.bottom && box.bottom > first.top;
    notes.push({ id: note.id, distance, beside });
  }
  return { gaps, notes };
}

/** Serves the style sheet of articles as a browser without anchors reads it. */
async function withoutAnchors(route) {
  const response = await route.fetch();
  const css = await response.text();
  const [anchors, floats] = ['@supports (anchor-scope:--a)', 'supports(not (anchor-scope:--a)) '];
  assert.ok(css.includes(anchors) && css.includes(floats));
  const body = css.replace(floats, '').replace(anchors, '@supports not (float: left)');
  await route.fulfill({ response, body });
}

/** Runs in the browser: whether each group of notes is beside the text and no higher than its
 * paragraph, and how far below its top it begins. */
function groupsBesideParagraphs(parts) {
  return [...document.querySelectorAll(`${parts.text} ${parts.notes}`)].map((group) => {
    const block = group.previousElementSibling;
    const [notes, text] = [group, block].map((element) => element.getBoundingClientRect());
    const aside = notes.left >= text.right || notes.right <= text.left;
    const id = group.querySelector(parts.note)?.id;
    const below = notes.top - text.top;
    return { id, beside: aside && below > -1, below };
  });
}

/** Runs in the browser: opens everything that is folded. */
function unfold() {
  document.querySelectorAll('details').forEach((details) => { details.open = true; });
}

/** Runs in the browser: adds four copies of each note after it. */
function crowd(parts) {
  for (const note of document.querySelectorAll(parts.note)) {
    for (let copy = 0; copy < 4; copy += 1) note.after(note.cloneNode(true));
  }
}

/** Runs in the browser: boxes that must be apart, and the mean length of the text's lines. */
function probe(parts) {
  const box = (element, id) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { id, left, top, right, bottom };
  };
  const name = (element) => element.id || `“${element.textContent.trim().slice(0, 30)}”`;
  const selector = [
    parts.note, `${parts.text} .block`, 'header.site', 'article header > *', 'footer.site > *',
    `main > section > :not(${parts.notes})`, 'main > nav',
  ].join();
  const boxes = [...document.querySelectorAll(selector)].map((found) => box(found, name(found)))
    .filter(({ right, left, top, bottom }) => right - left > 1 && bottom - top > 1);
  const lengths = [...document.querySelectorAll(`${parts.text} .block > p`)]
    .filter((paragraph) => paragraph.textContent.length > 150)
    .map((paragraph) => {
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      const lines = [];
      for (const { left, right, top, bottom } of range.getClientRects()) {
        const line = lines.at(-1);
        if (line && (top + bottom) / 2 < line.bottom) line.right = Math.max(line.right, right);
        else lines.push({ left, right, bottom });
      }
      const { width } = paragraph.getBoundingClientRect();
      const last = lines.at(-1);
      return paragraph.textContent.length / (lines.length - 1 + (last.right - last.left) / width);
    });
  const mean = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1);
  const scroll = document.documentElement.scrollWidth - innerWidth;
  return { boxes, scroll, characters: Math.round(mean * 10) / 10 };
}

/** Runs in the browser: heights and widths of markers, and the heights of what unfolds notes. */
function targets(parts) {
  const sizes = (selector) => [...document.querySelectorAll(selector)]
    .map((element) => element.getBoundingClientRect());
  return [
    ...sizes(parts.marker).map(({ width, height }) => [width, height]),
    ...sizes(`${parts.note} summary`).map(({ height }) => [height]),
  ];
}

/** Runs in the browser: where the text begins, what follows it, and sentences that occur twice. */
function frame(parts) {
  const text = document.querySelector(parts.text);
  const first = text.querySelector('.block > p') ?? text;
  const blocks = [...text.querySelectorAll('.block')];
  const end = blocks.at(-1).getBoundingClientRect().bottom;
  const last = document.querySelector('main').getBoundingClientRect().bottom;
  const said = new Map();
  for (const part of document.querySelectorAll(`${parts.note}, main > section li:not(${parts.note} li)`)) {
    for (const sentence of new Set(part.textContent.split(/(?<=[.?!])\s+/))) {
      const key = sentence.replace(/\s+/g, ' ').trim();
      if (key.length > 40) said.set(key, (said.get(key) ?? 0) + 1);
    }
  }
  return {
    top: Math.round(first.getBoundingClientRect().top + scrollY),
    after: Math.round(last - end),
    twice: [...said].filter(([, times]) => times > 1).map(([sentence]) => sentence),
  };
}
