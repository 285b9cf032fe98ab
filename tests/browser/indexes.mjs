// Measures how fast large indexes open: `node indexes.mjs MANICULE [N]`, N entries in each.
//
// Writes a briefing with N articles, actors, claims, terms and days, and 40 outlets, builds it with
// the binary MANICULE, and opens each index from disk, three times. The shortest time counts: from
// the start of the navigation until the page is painted, and of the processor in the page's process.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, wide, withPage } from './browser.mjs';

const OUTLETS = 40;
const INDEXES = ['articles', 'actors', 'claims', 'terms', 'dates'];

/** Writes the briefing into `root`. */
function write(root, count) {
  const file = (path, front, text = '') => {
    writeFileSync(join(root, path), `+++\n${front}\n+++\n\n${text}\n`);
  };
  for (const folder of ['outlets', ...INDEXES.slice(0, 4)]) {
    mkdirSync(join(root, 'content', folder), { recursive: true });
  }
  writeFileSync(join(root, 'manicule.toml'), 'title = "Barges"\n');
  for (let at = 0; at < OUTLETS; at++) file(`content/outlets/o${at}.md`, `name = "Paper ${at}"`);
  for (let at = 0; at < count; at++) {
    const day = new Date(Date.UTC(1990, 0, 1 + at)).toISOString().slice(0, 10);
    const front = `title = "Barge ${at} came"\noutlet = "o${at % OUTLETS}"\npublished = ${day}`;
    const names = [at, (at * 7 + 1) % count].map((it) => `Jonas${it} Wren${it}`);
    const text = `${names[0]} met ${names[1]}. Barge ${at} left.`;
    file(`content/articles/a${at}.md`, front, text);
    const fields = `kind: number\nclaim: c${at} asserts`;
    const note = `## it-came\n\n> Barge ${at} left\n\n${fields}\n\nIt did.\n`;
    writeFileSync(join(root, `content/articles/a${at}.notes.md`), note);
    file(`content/actors/p${at}.md`, `name = "Jonas${at} Wren${at}"\nkind = "person"`, 'Of Orrin.');
    file(`content/claims/c${at}.md`, `title = "Barge ${at} was late"`, 'When it came.');
    const term = `title = "Barge of kind ${at}"\nwords = ["barge ${at}"]`;
    file(`content/terms/t${at}.md`, term, 'A word.');
  }
}

/** Opens a page; returns milliseconds until it was painted, and of the processor. */
function open(browser, address) {
  return withPage(browser, null, { viewport: wide }, async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const begin = performance.now();
    await page.goto(address, { waitUntil: 'load', timeout: 0 });
    // Runs in the browser: two frames after the load, its paint is over.
    await page.evaluate(() => new Promise((done) => {
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
    }));
    const painted = performance.now() - begin;
    const { metrics } = await session.send('Performance.getMetrics');
    const processor = metrics.find((metric) => metric.name === 'TaskDuration').value * 1000;
    return { painted, processor };
  });
}

const [manicule, count = '10000'] = process.argv.slice(2);
const root = mkdtempSync(join(tmpdir(), 'manicule-'));
const browser = await launch();
try {
  write(root, Number(count));
  execFileSync(manicule, ['build', '--root', root, '--quiet'], { stdio: 'inherit' });
  for (const index of INDEXES) {
    const address = pathToFileURL(join(root, 'public', index, 'index.html')).href;
    const runs = [];
    for (let run = 0; run < 3; run++) runs.push(await open(browser, address));
    const least = (key) => Math.min(...runs.map((run) => run[key])).toFixed(0).padStart(6);
    const figures = `${least('painted')} ms ${least('processor')} ms of the processor`;
    console.log(`${index.padEnd(10)} ${figures}`);
  }
} finally {
  await browser.close();
  rmSync(root, { recursive: true, force: true });
}
