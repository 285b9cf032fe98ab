// JSON feeds are what the types of JSON Feed 1.1 know, and say the same as the Atom feeds.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { faultsOf } from './types.mjs';

const project = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const binary = process.env.MANICULE ?? path.join(project, 'target/debug/manicule');

let root;

before(() => {
  root = mkdtempSync(path.join(tmpdir(), 'manicule-feeds-'));
  cpSync(path.join(project, 'content'), path.join(root, 'content'), { recursive: true });
  writeFileSync(path.join(root, 'manicule.toml'), 'title = "Talks & “tellings”"\n'
    + 'description = "Two <rounds>."\nauthors = ["A. Editor"]\nbase-url = "https://a.example/"\n');
  const run = spawnSync(binary, ['build', '--root', root, '--quiet'], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
});
after(() => rmSync(root, { recursive: true }));

/** Returns the paths of all JSON feeds. */
const paths = () => readdirSync(path.join(root, 'public'), { recursive: true })
  .filter((file) => file === 'feed.json' || /^feeds\/.*\.json$/.test(file));
const read = (file) => readFileSync(path.join(root, 'public', file), 'utf8');

test('feeds are what the types of JSON Feed know', () => {
  const feeds = paths().map((file) => JSON.parse(read(file)));
  assert.equal(feeds.length, 3);
  assert.ok(feeds.flatMap(({ items }) => items).length > 30);
  assert.deepEqual(faultsOf('@json-feed-types/1_1', feeds.map((feed) => ['types.default', feed])), []);
  // A fault is noticed.
  const { title, ...others } = feeds[0];
  assert.equal(faultsOf('@json-feed-types/1_1', [['types.default', others]]).length, 1, title);
});

test('both forms of a feed have the same entries', () => {
  for (const file of paths()) {
    const ids = [...read(file.replace('.json', '.xml')).matchAll(/<entry>.*?<id>(.*?)<\/id>/gs)];
    const items = JSON.parse(read(file)).items;
    assert.deepEqual(ids.map(([, id]) => id), items.map(({ id }) => id), file);
    for (const { date_modified: day } of items) assert.match(day, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  }
});
