// `manicule serve`: open pages follow saved files without being loaded again.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, afterEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch, wide } from './browser.mjs';

const project = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const binary = process.env.MANICULE ?? path.join(project, 'target/debug/manicule');
if (!existsSync(binary)) throw new Error(`no ${binary}: run \`cargo build\`, or set MANICULE`);

const article = 'content/articles/alwaght-no-hope.md';
const notes = 'content/articles/alwaght-no-hope.notes.md';
const url = 'articles/alwaght-no-hope.html';

/** A page with one of each kind of element that a reader may have opened or focused. */
const opened = `+++
title = "Opened"
+++

<details><summary>More</summary><p>Inside.</p></details>

First words.

[A link](https://example.org/)
`;

let browser, context, root, server, base, complaints;

before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'manicule-serve-'));
  for (const name of ['content', 'manicule.toml']) copy(name);
  save('content/pages/opened.md', opened);
  const stdio = ['ignore', 'pipe', 'ignore'];
  server = spawn(binary, ['serve', '--port', '0', '--root', root], { stdio });
  base = await new Promise((found, failed) => {
    server.once('exit', () => failed(new Error('the server has ended')));
    server.stdout.on('data', (data) => {
      const address = /http:\S+/.exec(data);
      if (address) found(address[0]);
    });
  });
  context = await browser.newContext({ viewport: wide });
  complaints = [];
});

afterEach(async () => {
  await context?.close();
  server?.kill();
  rmSync(root, { recursive: true, force: true });
  assert.deepEqual(complaints, []);
});

/** Copies a file or folder of the project into the briefing. */
function copy(name) {
  cpSync(path.join(project, name), path.join(root, name), { recursive: true });
}

/** Writes a file of the briefing by renaming: a half-written one would be another change. */
function save(file, text) {
  const written = path.join(root, 'written');
  writeFileSync(written, text);
  renameSync(written, path.join(root, file));
}

function read(file) {
  return readFileSync(path.join(root, file), 'utf8');
}

/** Replaces words in a file of the briefing, which must contain them. */
function edit(file, from, to) {
  const text = read(file);
  assert.ok(text.includes(from), `\`${from}\` is not in ${file}`);
  save(file, text.replace(from, to));
}

/** Opens a page, and marks its window and first heading: both marks go if it is loaded again. */
async function open(address) {
  const page = await context.newPage();
  page.on('console', (message) => {
    const expected = /status of 404/.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !expected) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  const streams = page.waitForResponse((response) => response.url().endsWith('/_manicule/events'));
  await page.goto(base + address);
  await streams;
  await page.evaluate(() => {
    window.marked = true;
    document.querySelector('h1').marked = true;
  });
  return page;
}

/** Whether the page is still the document that was opened. */
async function assertSameDocument(page) {
  assert.ok(await page.evaluate(() => window.marked && document.querySelector('h1').marked),
    'the page was loaded again');
}

/** Adds a paragraph to a note. */
function addToNote(id, words) {
  const text = read(notes);
  const start = text.search(new RegExp(`^## ${id}$`, 'm'));
  assert.ok(start >= 0, `there is no note ${id}`);
  const next = text.indexOf('\n## ', start + 1);
  const end = next < 0 ? text.length : next;
  save(notes, `${text.slice(0, end).trimEnd()}\n\n${words}\n${text.slice(end)}`);
}

/** The ids of the notes on the page, from top to bottom. */
function noteIds(page) {
  return page.evaluate(() => [...document.querySelectorAll('.text .note[id^=n-]')]
    .sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
    .map((note) => note.id.slice(2)));
}

test('a saved note appears, and nothing moves', async () => {
  const page = await open(url);
  const ids = await noteIds(page);
  // The middle of the page is in sight; the note there changes, and a block above it is added.
  const middle = ids[Math.floor(ids.length / 2)];
  const note = page.locator(`#n-${middle}`);
  await note.evaluate((element) =>
    element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const place = () => note.evaluate((element) => element.getBoundingClientRect().top);
  const top = await place();
  assert.ok(await page.evaluate(() => scrollY) > 300, 'the page is too short for this test');
  addToNote(middle, 'Words that were just saved.');
  await page.locator(`#n-${middle}`, { hasText: 'Words that were just saved.' }).waitFor();
  assert.ok(Math.abs(await place() - top) < 2, 'the note has moved');
  const marked = await page.locator('.manicule-changed').count();
  assert.equal(marked, 0, 'a note in sight is marked');
  edit(article, '+++\n\n', `+++\n\n${'A paragraph above all others. '.repeat(40)}\n\n`);
  await page.getByText('A paragraph above all others.').first().waitFor();
  assert.ok(Math.abs(await place() - top) < 2, 'the note has moved');
  await assertSameDocument(page);
});

test('a note that is out of sight is shown', async () => {
  const page = await open(url);
  const ids = await noteIds(page);
  const last = ids[ids.length - 1];
  // It is marked for a moment only, which a busy machine may miss.
  await page.evaluate((id) => {
    const note = document.getElementById(id);
    const see = () => { window.wasMarked ||= note.classList.contains('manicule-changed'); };
    new MutationObserver(see).observe(note, { attributes: true });
  }, `n-${last}`);
  addToNote(last, 'Words that were just saved.');
  await page.waitForFunction(() => window.wasMarked);
  await page.waitForFunction((id) => {
    const { top, bottom } = document.getElementById(`n-${id}`).getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }, last);
  await page.locator('.manicule-changed').waitFor({ state: 'detached' });
  await assertSameDocument(page);
});

test('open details stay open, and the focus stays where it was', async () => {
  const page = await open('pages/opened.html');
  await page.locator('summary').click();
  await page.getByRole('link', { name: 'A link' }).focus();
  edit('content/pages/opened.md', 'First words.', 'Other words.\n\nAnd more.');
  await page.getByText('Other words.').waitFor();
  assert.ok(await page.locator('details').evaluate((details) => details.open));
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'A link');
  await assertSameDocument(page);
});

test('the panel appears with a fault and goes once it is fixed', async () => {
  const page = await open(url);
  const before = await page.locator('main').innerHTML();
  edit(notes, 'kind: ', 'kindd: ');
  const panel = page.locator('#manicule-panel');
  await panel.waitFor();
  const text = await panel.innerText();
  for (const words of ['unknown-key', notes, 'kindd', 'did you mean']) {
    assert.ok(text.includes(words), `no ${words} in ${text}`);
  }
  assert.equal(await page.locator('main').innerHTML(), before, 'the page has changed');
  const { height } = await panel.boundingBox();
  assert.ok(height > 60 && height < wide.height * 0.6, `the panel has ${height} px`);
  // A folded panel stays folded with the next fault.
  await panel.locator('summary').click();
  edit(article, 'outlet = ', 'outlett = ');
  await panel.getByText(/^[23] faults/).waitFor();
  assert.equal(await panel.locator('details').evaluate((details) => details.open), false);
  edit(article, 'outlett = ', 'outlet = ');
  edit(notes, 'kindd: ', 'kind: ');
  await panel.waitFor({ state: 'detached' });
  assert.equal(await page.locator('main').innerHTML(), before);
  await assertSameDocument(page);
});

test('a note whose quotation is gone is listed after the article', async () => {
  const page = await open(url);
  const [first] = await noteIds(page);
  const section = new RegExp(`^## ${first}\\n\\n> .*$`, 'm');
  const quoted = section.exec(read(notes))[0];
  edit(notes, quoted, `## ${first}\n\n> Words that occur nowhere`);
  const anchorErrors = page.locator('#manicule-anchor-errors');
  await anchorErrors.getByText('Words that occur nowhere').waitFor();
  assert.equal(await page.locator(`#n-${first}`).count(), 1);
  edit(notes, `## ${first}\n\n> Words that occur nowhere`, quoted);
  await anchorErrors.waitFor({ state: 'detached' });
  await assertSameDocument(page);
});

test('a change of style keeps the page as it is', async () => {
  const page = await open(url);
  await page.evaluate(() => {
    window.changes = 0;
    const options = { subtree: true, childList: true, attributes: true, characterData: true };
    new MutationObserver((list) => { window.changes += list.length; })
      .observe(document.body, options);
  });
  const style = readFileSync(path.join(project, 'themes/default/static/style.css'), 'utf8');
  copy('themes/default');
  const headingColour = () => getComputedStyle(document.querySelector('h1')).color;
  for (const colour of ['rgb(1, 2, 3)', 'rgb(4, 5, 6)']) {
    save('themes/default/static/style.css', `${style}\nh1 { color: ${colour} }\n`);
    await page.waitForFunction((colour) =>
      getComputedStyle(document.querySelector('h1')).color === colour, colour);
  }
  assert.equal(await page.evaluate(() => window.changes), 0, 'the body has changed');
  await page.waitForFunction(() =>
    document.querySelectorAll('link[href*="style.css"]').length === 1);
  // A later change of the page leaves the new style.
  addToNote((await noteIds(page))[0], 'Words that were just saved.');
  // They may be in the folded part of the note.
  await page.getByText('Words that were just saved.').waitFor({ state: 'attached' });
  assert.equal(await page.evaluate(headingColour), 'rgb(4, 5, 6)');
  await assertSameDocument(page);
});

test('a page that an edit does not affect stays untouched', async () => {
  const [page, other] = [await open(url), await open('pages/opened.html')];
  await other.evaluate(() => {
    window.changes = 0;
    new MutationObserver((list) => { window.changes += list.length; })
      .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  const answer = other.waitForResponse((response) => response.url().endsWith('opened.html'));
  addToNote((await noteIds(page))[0], 'Words that were just saved.');
  // They may be in the folded part of the note.
  await page.getByText('Words that were just saved.').waitFor({ state: 'attached' });
  assert.equal((await answer).status(), 304);
  assert.equal(await other.evaluate(() => window.changes), 0);
  // Its connection works all the same.
  edit('content/pages/opened.md', 'First words.', 'Other words.');
  await other.getByText('Other words.').waitFor();
});

test('a page that has gone says so, and comes back', async () => {
  const page = await open('pages/opened.html');
  const text = read('content/pages/opened.md');
  rmSync(path.join(root, 'content/pages/opened.md'));
  const gone = page.locator('#manicule-gone');
  await gone.waitFor();
  assert.ok(await page.getByText('First words.').isVisible(), 'the text has gone');
  const nearest = await gone.getByRole('link').getAttribute('href');
  assert.ok((await page.request.get(base + nearest.slice(1))).ok(), nearest);
  save('content/pages/opened.md', text.replace('First', 'Second'));
  await page.getByText('Second words.').waitFor();
  await gone.waitFor({ state: 'detached' });
  await assertSameDocument(page);
});

test('a page that was open while the server was away catches up', async () => {
  const page = await open(url);
  const { port } = new URL(base);
  const [first] = await noteIds(page);
  const ended = new Promise((done) => server.once('exit', done));
  server.kill('SIGINT');
  await ended;
  addToNote(first, 'Words that were saved meanwhile.');
  server = spawn(binary, ['serve', '--port', port, '--root', root], { stdio: 'ignore' });
  await page.getByText('Words that were saved meanwhile.').waitFor({ state: 'attached' });
  await assertSameDocument(page);
  complaints = complaints.filter((text) => !/ERR_|Failed to load resource/.test(text));
});
