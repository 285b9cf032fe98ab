// One page of each type as a browser shows it: nothing fails, nothing scrolls sideways, the
// keyboard gets past the navigation, and the dark scheme is dark.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, narrow, wide, withPage } from './browser.mjs';
import { diskUrl, parts, samples, serve, theme } from './site.mjs';

/** For what a theme may do another way: the default one promises it. */
const byDefault = { skip: theme !== 'default' && 'another theme' };
/** The same, of claims, which the site of shared passages has none of. */
const hasClaims = samples.some(([type]) => type === 'claims');
const ofClaims = { skip: byDefault.skip || !hasClaims && 'no claims' };

let browser, site;
before(async () => { [browser, site] = await Promise.all([launch(), serve()]); });
after(async () => { await browser?.close(); site?.close(); });

for (const [type, file] of samples) {
  // Side by side, since most of the time goes into waiting for the browser.
  describe(`${type}: ${file}`, { concurrency: 4 }, () => {
    test('loads without a complaint in a sub-folder under a strict policy', async () => {
      assert.deepEqual(await complaints(site.url + file), []);
    });

    test('loads without a complaint from disk', async () => {
      assert.deepEqual(await complaints(diskUrl(file)), []);
    });

    test('does not scroll sideways, wide or narrow', async () => {
      await withPage(browser, site.url + file, {}, async (page) => {
        for (const viewport of [wide, narrow]) {
          await page.setViewportSize(viewport);
          const width = await page.evaluate(() => document.documentElement.scrollWidth);
          const sizes = `${width} px wide in a window of ${viewport.width} px`;
          assert.ok(width <= viewport.width, `the page is ${sizes}`);
        }
      });
    });

    test('from right to left, the padding of table cells changes sides', async () => {
      await withPage(browser, site.url + file, { viewport: wide }, async (page) => {
        const leftToRight = await page.evaluate(cellPadding, 'ltr');
        assert.deepEqual(await page.evaluate(cellPadding, 'rtl'), leftToRight);
      });
    });

    test('the navigation leaves no entry alone on a line', async () => {
      await withPage(browser, site.url + file, {}, async (page) => {
        for (const viewport of [wide, narrow]) {
          await page.setViewportSize(viewport);
          const lines = await page.evaluate(entriesByLine);
          const counts = `at ${viewport.width} px: ${lines.join(' + ')} entries`;
          assert.ok(lines.length === 1 || lines.at(-1) > 1, counts);
        }
      });
    });

    test('a navigation of four or nine entries leaves none alone on a line', byDefault, async () => {
      for (const most of [9, 4]) {
        await withPage(browser, site.url + file, {}, async (page) => {
          const count = await page.evaluate(keepEntries, most);
          assert.ok(count >= 4, `${count} entries`);
          for (const width of [320, 390, 768, 1024, 1440]) {
            await page.setViewportSize({ width, height: 900 });
            const lines = await page.evaluate(entriesByLine);
            const counts = `${count} at ${width} px: ${lines.join(' + ')} entries`;
            assert.equal(lines.reduce((sum, entries) => sum + entries, 0), count, counts);
            assert.ok(lines.length === 1 || lines.at(-1) > 1, counts);
          }
        });
      }
    });

    test('opens with a skip link that works', async () => {
      await withPage(browser, site.url + file, { viewport: wide }, skip);
    });

    test('is light on light and dark on dark', async () => {
      await withPage(browser, site.url + file, { colorScheme: 'light' }, async (page) => {
        const light = await page.evaluate(lightness);
        assert.ok(light.paper > 0.8 && light.ink < 0.4, `light: ${JSON.stringify(light)}`);
        await page.emulateMedia({ colorScheme: 'dark' });
        const dark = await page.evaluate(lightness);
        assert.ok(dark.paper < 0.2 && dark.ink > 0.6, `dark: ${JSON.stringify(dark)}`);
      });
    });
  });
}

test('the home page has nothing blank beside a short text', byDefault, async () => {
  await withPage(browser, `${site.url}index.html`, { viewport: wide }, async (page) => {
    const blank = await page.evaluate(blankBeside, parts.lead);
    assert.ok(blank < 200, `${blank} px`);
  });
});

test('each filter of the claims keeps its count of rows, without a script', ofClaims, async () => {
  const options = { viewport: wide, javaScriptEnabled: false };
  await withPage(browser, `${site.url}claims/index.html`, options, async (page) => {
    const filter = page.locator('#filter');
    const filters = await filter.locator('option').allTextContents();
    assert.ok(filters.length > 3, `${filters.length} filters`);
    for (const label of filters) {
      await filter.selectOption({ label });
      const rows = await page.locator('.kept').filter({ visible: true }).count();
      assert.equal(rows, Number(/\d+/.exec(label.replace(/.*\(/, ''))[0]), label);
    }
  });
});

test('the home page begins with the articles and the table of claims', ofClaims, async () => {
  await withPage(browser, `${site.url}index.html`, { viewport: wide }, async (page) => {
    const bottom = async (part) => {
      const box = await page.locator(part).first().boundingBox();
      return box.y + box.height;
    };
    for (const part of ['.telling', '.stance-key', '.compare tbody tr']) {
      assert.ok(await bottom(part) < wide.height, `${part} is not on the first screen`);
    }
  });
});

/** Returns messages of the console, errors and failed requests while the page loads. */
async function complaints(url) {
  return withPage(browser, null, { viewport: wide }, async (page) => {
    const heard = [];
    page.on('console', (message) => heard.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => heard.push(`error: ${error.message}`));
    page.on('requestfailed', (request) => heard.push(`failed: ${request.url()}`));
    page.on('response', (answer) => {
      if (answer.status() >= 400) heard.push(`${answer.status()}: ${answer.url()}`);
    });
    await page.goto(url);
    // Pictures below the first screen may load late.
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await page.waitForLoadState('networkidle');
    return heard;
  });
}

/** The first Tab shows the skip link; the next one after it does not begin at the top again. */
async function skip(page) {
  await page.keyboard.press('Tab');
  const link = await page.evaluate(() => {
    const { left, top, right, bottom } = document.activeElement.getBoundingClientRect();
    return {
      href: document.activeElement.getAttribute('href'),
      shown: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
        && right - left > 20 && bottom - top > 10,
    };
  });
  assert.match(link.href ?? '', /^#./, 'the first element that Tab reaches is not a skip link');
  assert.ok(link.shown, 'the skip link cannot be seen when it has the focus');
  const inMain = await page.evaluate((href) =>
    Boolean(document.getElementById(href.slice(1))?.closest('main')), link.href);
  assert.ok(inMain, `${link.href} is not in the main part`);
  await page.keyboard.press('Enter');
  // The focus is on the main part now, or the next Tab goes on from there.
  const reached = await page.evaluate((href) =>
    document.activeElement === document.getElementById(href.slice(1)), link.href);
  await page.keyboard.press('Tab');
  const past = reached || await page.evaluate((href) => {
    const start = document.getElementById(href.slice(1));
    const position = start.compareDocumentPosition(document.activeElement);
    return (position & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  }, link.href);
  assert.ok(past, 'after the skip link, Tab goes on before the main part');
}

/** Runs in the browser: returns over how many pixels the right half beside a text is blank. */
function blankBeside(lead) {
  const text = document.querySelector(lead);
  if (!text || text.textContent.length > 6000) return 0;
  const around = text.parentElement.getBoundingClientRect();
  const half = (around.left + around.right) / 2 + 40;
  const parts = [...text.parentElement.querySelectorAll('p, li, table, h2, h3, blockquote')];
  const boxes = parts.flatMap((part) => [...part.getClientRects()]);
  const right = boxes.filter((box) => box.right > half);
  let blank = 0;
  for (let y = around.top; y < around.bottom; y += 10) {
    if (!right.some((box) => box.top - 40 < y && y < box.bottom + 40)) blank += 10;
  }
  return blank;
}

/** Runs in the browser: turns the page, and returns the padding of cells at their start and end. */
function cellPadding(direction) {
  document.documentElement.dir = direction;
  return [...document.querySelectorAll('th, td')].map((cell) => {
    const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(cell);
    return `${paddingInlineStart} ${paddingInlineEnd}`;
  });
}

/** Runs in the browser: returns the number of entries on each line of the navigation. */
function entriesByLine() {
  const lines = new Map();
  for (const link of document.querySelectorAll('header nav a')) {
    const { top } = link.getBoundingClientRect();
    lines.set(Math.round(top), (lines.get(Math.round(top)) ?? 0) + 1);
  }
  return [...lines.values()];
}

/** Runs in the browser: removes all entries of the navigation but the first ones, and returns their
 * number: a small briefing may have fewer. */
function keepEntries(most) {
  const links = [...document.querySelectorAll('header nav a')];
  for (const link of links.slice(most)) {
    const entry = link.closest('li, span') ?? link;
    entry.remove();
  }
  return Math.min(most, links.length);
}

/** Runs in the browser: returns how light the paper and the ink are, from 0 to 1. */
function lightness() {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  // Painted and read back, since a computed colour may come in any notation, such as oklch().
  const luma = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return alpha === 0 ? null : (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  };
  const elements = [document.body, document.documentElement];
  const [body, html] = elements.map((element) => getComputedStyle(element));
  return { paper: luma(body.backgroundColor) ?? luma(html.backgroundColor), ink: luma(body.color) };
}
