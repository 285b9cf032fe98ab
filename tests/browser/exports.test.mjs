// What programs read of the exports, by others' readers and schemas: positions in a browser,
// annotations and citations against types, texts and projects against their schemas. Those are in
// the folder `MANICULE_SCHEMAS`, where `tests/run.sh` puts them (tests/schemas.txt).

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import bibtex from '@orcid/bibtex-parse-js';
import { memoryPages, validateXML } from 'xmllint-wasm';
import { launch, withPage } from './browser.mjs';
import { faultsOf } from './types.mjs';

const project = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const schemas = process.env.MANICULE_SCHEMAS;
const without = { skip: schemas ? false : 'MANICULE_SCHEMAS names no folder with schemas' };
const binary = process.env.MANICULE ?? path.join(project, 'target/debug/manicule');

/** Articles with signs that are one character and two units of UTF-16. */
const signs = {
  'content/outlets/herald.md': '+++\nname = "The Herald"\n+++\n',
  'content/articles/lock.md': '+++\ntitle = "🔒 The lock 🔑 & the key"\noutlet = "herald"\n'
    + 'published = 2024-03-05\n+++\n\n🔒 Ada said: 🚢 *forty* boats < fifty wait.\n\n'
    + '```\nlet 🔑 = 1\n```\n\nThe lock is shut.[^a]\n\n[^a]: 🗝 By hand.\n',
  'content/articles/lock.notes.md': [
    ['forty', '> *forty* boats < fifty'], ['shut', '> lock is shut'], ['title', '> 🔑 & the key'],
    ['hand', '> By hand'], ['key', '> let 🔑 = 1'],
  ].map(([id, quotation]) => `## ${id}\n\n${quotation}\n\nkind: number\n\nA note 🚢.\n`).join('\n'),
};

/** The briefings: their content, or the folder with it. */
const briefings = {
  bundled: project,
  everything: path.join(project, 'tests/sites/everything'),
  languages: path.join(project, 'tests/sites/five-languages'),
  signs,
  empty: {
    ...signs,
    'content/articles/lock.notes.md': '',
    'content/articles/lock.md': signs['content/articles/lock.md'].replace(/Ada said/, 'They said'),
  },
};

const roots = {};
before(() => {
  for (const [name, from] of Object.entries(briefings)) {
    const root = roots[name] = mkdtempSync(path.join(tmpdir(), 'manicule-exports-'));
    const files = typeof from === 'string' ? {} : from;
    if (typeof from === 'string') {
      cpSync(path.join(from, 'content'), path.join(root, 'content'), { recursive: true });
    }
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
    writeFileSync(path.join(root, 'manicule.toml'), 'title = "“Locks” & more"\n'
      + 'authors = ["A. Editor"]\nbase-url = "https://a.example/"\n'
      + 'exports = ["web-annotation", "hypothesis", "csl-json", "bibtex", "tei", "refi-qda"]\n');
    const run = spawnSync(binary, ['build', '--root', root, '--quiet'], { encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
  }
});
after(() => Object.values(roots).forEach((root) => rmSync(root, { recursive: true })));

const made = (name, file) => readFileSync(path.join(roots[name], 'public', file), 'utf8');

test('positions for Hypothesis are those of the words in the page', async () => {
  const browser = await launch();
  try {
    for (const [name, fewest] of [['bundled', 40], ['everything', 5], ['signs', 5]]) {
      const folder = path.join(roots[name], 'public/exports/hypothesis');
      const annotations = readdirSync(folder).flatMap((file) => forItsClient(path.join(folder, file)));
      const pages = new Map();
      for (const { uri, target } of annotations) {
        const [quote, position] = target[0].selector ?? [];
        if (!position) continue;
        assert.equal(position.type, 'TextPositionSelector');
        const file = uri.replace('https://a.example/', '');
        pages.set(file, [...pages.get(file) ?? [], { exact: quote.exact, ...position }]);
      }
      assert.ok([...pages.values()].flat().length >= fewest, `${name}: ${[...pages.values()].flat().length}`);
      for (const [file, positions] of pages) {
        await withPage(browser, pathToFileURL(path.join(roots[name], 'public', file)).href, {}, async (page) => {
          const text = await page.evaluate(() => document.body.textContent);
          for (const { exact, start, end } of positions) assert.equal(text.slice(start, end), exact, file);
        });
      }
    }
  } finally {
    await browser.close();
  }
});

/**
 * Returns the annotations of a file for Hypothesis. Its client (1.1766.0) puts them on the page that
 * is open, and reads who may read them; without that, it imports none.
 */
function forItsClient(file) {
  const { annotations } = JSON.parse(readFileSync(file, 'utf8'));
  const pages = new Set(annotations.map(({ uri }) => uri));
  assert.deepEqual([...pages], [`https://a.example/articles/${path.basename(file, '.json')}.html`]);
  for (const { permissions, user } of annotations) {
    assert.deepEqual(permissions.read, ['group:__world__']);
    assert.match(user, /^acct:[^@]+@.+/);
  }
  return annotations;
}

test('annotations are what the types of the model know', () => {
  for (const name of Object.keys(roots).filter((name) => name !== 'empty')) {
    const folder = path.join(roots[name], 'public/exports/annotations');
    const pages = readdirSync(folder).filter((file) => file.endsWith('.jsonld'));
    const annotations = pages.flatMap((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')).items);
    assert.ok(annotations.length > 3);
    assert.deepEqual(faultsOf('@iiif/presentation-3', annotations.map((data) => ['types.AnnotationW3C', withoutKeys(data)])), []);
  }
});

/** The type describes an annotation without its id and type. */
function withoutKeys({ id, type, ...rest }) {
  assert.match(id, /^https:\/\/a\.example\/articles\//);
  assert.equal(type, 'Annotation');
  return rest;
}

test('citations are what the types of CSL know', () => {
  for (const name of Object.keys(roots)) {
    const items = JSON.parse(made(name, 'exports/articles.csl.json'));
    assert.ok(items.length > 0);
    assert.deepEqual(faultsOf('csl-json', items.map((data) => ['types.Data', data])), []);
  }
});

test('a reader of BibTeX finds each article with its title', () => {
  for (const name of Object.keys(roots)) {
    const items = JSON.parse(made(name, 'exports/articles.csl.json'));
    const entries = bibtex.toJSON(made(name, 'exports/articles.bib'));
    assert.deepEqual(entries.map((entry) => entry.citationKey), items.map((item) => item.id));
    for (const [at, { entryTags }] of entries.entries()) {
      assert.equal(entryTags.journal.replaceAll('\\', ''), items[at]['container-title']);
      assert.equal(entryTags.url, items[at].URL);
    }
  }
});

test('texts are valid TEI by tei_all, as jing reads it', without, () => {
  for (const name of Object.keys(roots)) {
    const folder = path.join(roots[name], 'public/exports/tei');
    const texts = readdirSync(folder).map((file) => path.join(folder, file));
    const jing = ['-jar', path.join(schemas, 'jing.jar'), path.join(schemas, 'tei_all.rng')];
    const run = spawnSync('java', [...jing, ...texts], { encoding: 'utf8' });
    assert.equal(run.status, 0, run.stdout + run.stderr);
  }
});

test('a project is valid by the schema of REFI-QDA', without, async () => {
  const schema = readFileSync(path.join(schemas, 'Project.xsd'), 'utf8');
  for (const name of Object.keys(roots)) {
    const archive = readFileSync(path.join(roots[name], 'public/exports/briefing.qdpx'));
    const { errors } = await validateXML({
      xml: [{ fileName: 'project.qde', contents: firstFile(archive) }],
      schema: [schema],
      maxMemoryPages: memoryPages.GiB,
    });
    assert.deepEqual(errors.map(({ message }) => message), [], name);
  }
});

/** Returns the first file of an archive that is not compressed. */
function firstFile(archive) {
  const [size, name, extra] = [archive.readUInt32LE(22), archive.readUInt16LE(26), archive.readUInt16LE(28)];
  const start = 30 + name + extra;
  return archive.subarray(start, start + size).toString('utf8');
}
