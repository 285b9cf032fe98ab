// Pages that are made to be printed: on how many sheets of A4 they come out.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, sheets } from './browser.mjs';
import { pages, samples, serve, typeOf } from './site.mjs';

let browser, site;
before(async () => { [browser, site] = await Promise.all([launch(), serve()]); });
after(async () => { await browser?.close(); site?.close(); });

for (const [name, type, most] of [
  ['what all outlets say of a claim', 'claims', 1],
  ['two articles side by side', 'compare', 4],
]) {
  test(`${name}: ${most} at most`, async () => {
    for (const file of pages.filter((page) => typeOf(page) === type)) {
      const count = await sheets(browser, site.url + file);
      assert.ok(count <= most, `${file}: ${count}`);
    }
  });
}

const claim = samples.find(([type]) => type === 'claims')?.[1];
const none = { skip: !claim && 'no claims' };

test('what eight outlets say of a claim, each in a sentence: 1', none, async () => {
  const count = await sheets(browser, site.url + claim, (page) => page.evaluate(eight));
  assert.equal(count, 1, claim);
});

/** Runs in the browser: repeats what outlets say until there are eight, each with a sentence. */
function eight() {
  const list = document.querySelector('#words ~ ol');
  for (const item of [...list.children].filter((item) => !item.querySelector('blockquote'))) {
    const quotation = document.createElement('blockquote');
    quotation.append(document.createElement('p'));
    quotation.firstChild.textContent = 'The mayor claimed on Tuesday that the lock and the weir '
      + 'would be open again by the end of the month, at no cost to the town.';
    item.append(quotation);
  }
  const known = [...list.children];
  for (let at = 0; list.children.length < 8; at += 1) {
    list.append(known[at % known.length].cloneNode(true));
  }
  while (list.children.length > 8) list.lastChild.remove();
}
