// Measures the search of a built site: `node search-figures.mjs SITE [QUERY…]`. Prints the size of
// the index, and for each query, from disk, what its first run loads and how long it takes.

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { launch, withPage } from './browser.mjs';

const [site, ...queries] = process.argv.slice(2);
const folder = path.join(site, 'search');
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.join(entry.parentPath, entry.name));
const size = (file) => readFileSync(file).length;
const packed = (file) => gzipSync(readFileSync(file), { level: 9 }).length;
const sum = (list) => list.reduce((a, b) => a + b, 0);
const articles = readdirSync(path.join(site, 'articles')).length - 1;
console.log(`${articles} articles, ${files.length} files of the index, the largest ${Math.max(...files.map(size))} bytes`);
console.log(`an article: ${(sum(files.map(size)) / articles).toFixed(0)} bytes, compressed ${(sum(files.map(packed)) / articles).toFixed(0)}`);
for (const kind of ['s', 't', 'p', 'd']) {
  const own = files.filter((file) => path.basename(file).startsWith(kind));
  console.log(`  ${kind}: ${own.length} files, ${(sum(own.map(packed)) / articles).toFixed(0)} bytes an article, compressed`);
}

const browser = await launch();
for (const query of queries) {
  const colds = [], warms = [];
  let loaded, found;
  for (let run = 0; run < 7; run++) {
    await withPage(browser, null, {}, async (page) => {
      loaded = [];
      page.on('request', (request) => loaded.push(request.url()));
      await page.goto(pathToFileURL(path.join(site, 'search.html')).href);
      await page.waitForTimeout(200);
      // The time until the list is there, within the page.
      const typed = () => page.evaluate((query) => new Promise((done) => {
        const results = document.getElementById('results');
        const start = performance.now();
        new MutationObserver((_, observer) => {
          observer.disconnect();
          done(performance.now() - start);
        }).observe(results, { childList: true });
        const set = window.setTimeout;
        // Without the wait for more letters.
        window.setTimeout = (call) => set(call, 0);
        const field = document.getElementById('query');
        field.value = query;
        field.dispatchEvent(new Event('input'));
        window.setTimeout = set;
      }), query);
      colds.push(await typed());
      warms.push(await typed(), await typed(), await typed());
      found = await page.textContent('#status');
    });
  }
  const median = (list) => list.sort((a, b) => a - b)[list.length >> 1].toFixed(0);
  const scripts = [...new Set(loaded)].filter((url) => new URL(url).pathname.endsWith('.js'));
  const bytes = sum(scripts.map((url) => packed(fileURLToPath(url))));
  console.log(`${query}: ${found}; first ${scripts.length} scripts, ${(bytes / 1000).toFixed(0)} kB compressed, ${median(colds)} ms; again ${median(warms)} ms`);
}
await browser.close();
