// Writes into NAME.txt what a reader copies from each page in pages/: all text that Chromium shows.
//
//     node tests/import/copy.mjs [NAME…]
//
// In every fourth page the empty lines are left out, as they are where text went through a form.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const folder = path.join(import.meta.dirname, 'pages');
const scratch = mkdtempSync(path.join(tmpdir(), 'copy-'));
const script = `<script>addEventListener('load', () => {
  const text = document.body.innerText;
  document.documentElement.innerHTML = '<body><pre></pre></body>';
  document.querySelector('pre').textContent = text;
})</script>`;
const plain = html => html
  .replace(/&lt;/g, '<')
  .replace(/&gt;/g, '>')
  .replace(/&nbsp;/g, '\u00a0')
  .replace(/&amp;/g, '&');

const wanted = process.argv.slice(2);
for (const file of readdirSync(folder).filter(name => name.endsWith('.html')).sort()) {
  const name = file.slice(0, -'.html'.length);
  if (wanted.length && !wanted.includes(name)) continue;
  const page = path.join(scratch, file);
  writeFileSync(page, readFileSync(path.join(folder, file), 'utf8') + script);
  const dump = execFileSync(process.env.CHROMIUM ?? '/usr/bin/chromium',
    ['--headless', '--no-sandbox', '--disable-gpu', '--dump-dom', `file://${page}`],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  let text = plain(/<pre>\n?([\s\S]*)<\/pre>/.exec(dump)[1]);
  if (Number.parseInt(name, 10) % 4 === 1) text = text.replace(/\n\s*\n/g, '\n');
  writeFileSync(path.join(folder, `${name}.txt`), `${text.trimEnd()}\n`);
}
