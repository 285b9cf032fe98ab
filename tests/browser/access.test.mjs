// axe finds no fault on any type of page: wide and narrow, light and dark.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import axe from 'axe-core';
import { launch, narrow, wide, withPage } from './browser.mjs';
import { samples, serve, theme } from './site.mjs';

let browser, site;
before(async () => { [browser, site] = await Promise.all([launch(), serve()]); });
after(async () => { await browser?.close(); site?.close(); });

for (const [type, file] of samples) {
  describe(`${type}: ${file}`, { concurrency: 4 }, () => {
    for (const viewport of [wide, narrow]) {
      for (const colorScheme of ['light', 'dark']) {
        test(`at ${viewport.width} px, ${colorScheme}`, async () => {
          const options = { viewport, colorScheme };
          const faults = await withPage(browser, site.url + file, options, inspect);
          assert.deepEqual(faults, []);
        });
      }
    }
  });
}

test('on a telephone, the sides in the table of claims are large enough for a finger', { skip: theme !== 'default' }, async () => {
  const file = new Map(samples).get('claims-index');
  const faults = await withPage(browser, site.url + file, { viewport: narrow }, (page) => inspect(page, ['target-size']));
  assert.deepEqual(faults, []);
});

/** Returns axe's violations, of its usual rules or of some, as `rule: element: what to do`. */
async function inspect(page, rules) {
  // Evaluated from outside, since the page's policy refuses script elements.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate((rules) => window.axe.run({
    resultTypes: ['violations'], ...rules && { runOnly: { type: 'rule', values: rules } },
  }), rules);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)}: ${node.failureSummary}`));
}
