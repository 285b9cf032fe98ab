// Words that articles share: marks of whole words, the outlets that have them where nothing can
// point at a mark, and a diagram whose lines differ without colour.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, narrow, wide, withPage } from './browser.mjs';
import { articles, read, serve, theme } from './site.mjs';

const sharing = articles.filter((page) => read(page).includes('class="shared"'));
const none = { skip: sharing.length === 0 && 'no shared words' };
const chain = { skip: none.skip || (theme !== 'default' && 'no diagram') };

const touch = { viewport: narrow, hasTouch: true, isMobile: true };
const desk = { viewport: wide };

let browser, site;
before(async () => { [browser, site] = await Promise.all([launch(), serve()]); });
after(async () => { await browser?.close(); site?.close(); });

for (const [name, options, media, named] of [
  ['with a pointer', desk, 'screen', false],
  ['on a touch screen', touch, 'screen', true],
  ['on paper', desk, 'print', true],
]) {
  test(`${name}, ${named ? 'each block' : 'a mark'} names the outlets`, none, async () => {
    for (const file of sharing) {
      const { faults, shown } = await visit(file, options, media);
      assert.deepEqual(faults, [], file);
      assert.ok(shown.length > 0, file);
      assert.ok(shown.every((words) => Boolean(words) === named), `${file}: ${shown}`);
    }
  });
}

test('on paper, shared words can be told without colour', none, async () => {
  for (const file of sharing) {
    const { lines } = await visit(file, desk, 'print');
    assert.ok(lines.every((line) => line.includes('underline')), `${file}: ${lines}`);
  }
});

test('ways of texts differ without colour by how they are known', chain, async () => {
  const dashes = await withPage(browser, `${site.url}overlaps/index.html`, desk, (page) =>
    page.evaluate(() => [...document.querySelectorAll('.chain line')].map((line) => {
      const { strokeDasharray, strokeWidth } = getComputedStyle(line);
      return [line.className.baseVal, `${strokeDasharray} ${strokeWidth}`];
    })));
  const kinds = new Map(dashes);
  assert.ok(kinds.size > 1, 'several kinds of ways');
  assert.equal(new Set(kinds.values()).size, kinds.size, [...kinds].join('; '));
});

function visit(file, options, media) {
  return withPage(browser, site.url + file, options, async (page) => {
    await page.emulateMedia({ media });
    return page.evaluate(shared);
  });
}

/** Runs in the browser: marks that begin or end beside a word or name no outlet, blocks without
 * their outlets, what is shown of these, and the lines at the marks. */
function shared() {
  const faults = [];
  const marks = [...document.querySelectorAll('.text .shared')];
  for (const mark of marks) {
    if (mark.textContent.trim() !== mark.textContent) faults.push(`space in “${mark.textContent}”`);
    if (!mark.title) faults.push(`no outlet: ${mark.textContent}`);
    const block = mark.closest('.block');
    if (!block.querySelector('.with[data-in]')) faults.push(`no outlets at ${block.id}`);
  }
  const shown = [...document.querySelectorAll('.with')].map((element) => {
    const { display } = getComputedStyle(element);
    const { content } = getComputedStyle(element, '::before');
    if (element.getBoundingClientRect().right > innerWidth) faults.push(`${content} sticks out`);
    return display === 'none' ? '' : content.slice(1, -1);
  });
  const lines = marks.map((mark) => getComputedStyle(mark).textDecorationLine);
  return { faults, shown, lines };
}
