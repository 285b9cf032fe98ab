// Takes pictures of one page of each type, to look at: `node screenshots.mjs SITE OUTDIR`.
//
// Writes TYPE-WIDTH-SCHEME.png (the full page) and TYPE.pdf (as printed on A4).

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { launch, narrow, wide, withPage } from './browser.mjs';

const [from, to] = process.argv.slice(2);
if (!to) {
  console.error('usage: node screenshots.mjs SITE OUTDIR');
  process.exit(2);
}
// `site.mjs` reads the site's folder from the environment when it is loaded.
process.env.MANICULE_SITE = from;
const { samples, serve } = await import('./site.mjs');

/** A tablet, on which notes are in a narrower margin. */
const middle = { width: 1024, height: 768 };

mkdirSync(to, { recursive: true });
const [browser, site] = await Promise.all([launch(), serve()]);
try {
  for (const [type, file] of samples) {
    for (const viewport of [wide, middle, narrow]) {
      for (const colorScheme of ['light', 'dark']) {
        const picture = path.join(to, `${type}-${viewport.width}-${colorScheme}.png`);
        await withPage(browser, site.url + file, { viewport, colorScheme }, (page) =>
          page.screenshot({ path: picture, fullPage: true }));
      }
    }
    await withPage(browser, site.url + file, { viewport: wide }, (page) =>
      page.pdf({ path: path.join(to, `${type}.pdf`), format: 'A4', preferCSSPageSize: true }));
    console.log(`${type}: ${file}`);
  }
} finally {
  await browser.close();
  site.close();
}
