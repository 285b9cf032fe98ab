// A browser's reader mode (Mozilla's Readability) keeps the text of an article and all of its
// notes, each after its block.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch, wide, withPage } from './browser.mjs';
import { articles, parts, serve } from './site.mjs';

const module = createRequire(import.meta.url).resolve('@mozilla/readability/Readability.js');
const source = readFileSync(module, 'utf8');

let browser, site;
before(async () => { [browser, site] = await Promise.all([launch(), serve()]); });
after(async () => { await browser?.close(); site?.close(); });

for (const file of articles) {
  test(`${file}: text and notes in their order`, async () => {
    const { pieces, kept } = await withPage(browser, site.url + file, { viewport: wide }, (page) =>
      page.evaluate(read, { parts, source }));
    assert.ok(pieces.length > 0, `no blocks in ${parts.text}`);
    let from = 0;
    const lost = pieces.filter((piece) => {
      const at = kept.indexOf(piece, from);
      if (at >= 0) from = at + piece.length;
      return at < 0;
    });
    assert.deepEqual(lost, []);
  });
}

/** Runs in the browser: the text's blocks and its notes' paragraphs, and what Readability keeps,
 * all without white space. */
function read({ parts, source }) {
  const dense = (text) => text.replace(/\s+/g, '');
  const selector = `${parts.text} .block, ${parts.text} .note-body`;
  const pieces = [...document.querySelectorAll(selector)].map((part) => dense(part.textContent));
  const Readability = new Function(`${source}; return Readability`)();
  const { content } = new Readability(document.cloneNode(true)).parse();
  const kept = new DOMParser().parseFromString(content, 'text/html').body.textContent;
  return { pieces, kept: dense(kept) };
}
