// The JSON-LD of pages fits the vocabulary of schema.org: the types of
// `schema-dts` know every class with its properties, and TypeScript compares the data with them.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { faultsOf } from './types.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const project = path.join(here, '../..');
const binary = process.env.MANICULE ?? path.join(project, 'target/debug/manicule');

/** Returns what the vocabulary does not know of data: one line for each fault. */
function faults(blocks) {
  return faultsOf('schema-dts', blocks.map((data) => [`types.WithContext<types.${data['@type']}>`, data]));
}

/** Returns the JSON-LD of all pages below a folder. */
function dataOf(folder) {
  const pages = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.html'));
  return pages.flatMap((page) => {
    const html = readFileSync(path.join(folder, page), 'utf8');
    const blocks = html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs);
    return [...blocks].map(([, text]) => JSON.parse(text));
  });
}

test('the data of all pages is what the vocabulary knows', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'manicule-structured-'));
  try {
    for (const name of ['content', 'manicule.toml']) {
      cpSync(path.join(project, name), path.join(root, name), { recursive: true });
    }
    const settings = path.join(root, 'manicule.toml');
    writeFileSync(settings, `base-url = "https://a.example/"\n${readFileSync(settings, 'utf8')}`);
    const run = spawnSync(binary, ['build', '--root', root, '--quiet'], { encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
    const blocks = dataOf(path.join(root, 'public'));
    const types = new Set(blocks.map((data) => data['@type']));
    const all = [
      'AdministrativeArea', 'Article', 'Claim', 'NewsMediaOrganization', 'Organization', 'Person',
      'WebPage',
    ];
    assert.deepEqual(all.filter((type) => !types.has(type)), []);
    // Alike in form are alike in faults.
    const form = (key, value) => (typeof value === 'string' && key !== '@type' ? '' : value);
    const shape = (data) => JSON.stringify(data, form);
    const different = [...new Map(blocks.map((data) => [shape(data), data])).values()];
    assert.deepEqual(faults(different.slice(0, 80)), []);
  } finally {
    rmSync(root, { recursive: true });
  }
});

test('the test notices what the vocabulary does not know', () => {
  const context = { '@context': 'https://schema.org' };
  const wrong = [
    { ...context, '@type': 'Claim', apearance: [] },
    { ...context, '@type': 'WebPage', about: { '@type': 'NewsArticle', headlines: 'x' } },
    { ...context, '@type': 'Person', name: { '@type': 'Person', name: 'x' } },
  ];
  for (const data of wrong) assert.equal(faults([data]).length, 1, JSON.stringify(data));
});
