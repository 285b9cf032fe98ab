// The Nu Html Checker finds no error in any page, style sheet or drawing.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import test from 'node:test';
import { files, pages, root } from './site.mjs';

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

/** Wrong messages of the checker, as patterns, each with its reason above it. */
const refuted = [
  // It does not know `supports()` in @import (css-cascade-5), which one sheet begins with.
  /^CSS: Parse Error\. \S*width: ?62rem\);/,
  // It does not know anchor positioning (css-anchor-position-1) and SVG 2's paint-order yet.
  /^CSS: “(anchor-name|anchor-scope|paint-order|position-anchor)”: Property “.*” doesn't exist\./,
  /^CSS: “top”: Parse Error\./,
];

test('the checker finds no errors', () => {
  const others = files.filter((file) => /\.(css|svg)$/.test(file));
  const checked = [...pages, ...others].map((file) => path.join(root, file));
  // In batches: the command line has a limit, and one Java process per page would take minutes.
  const faults = [];
  for (let at = 0; at < checked.length; at += 1000) {
    faults.push(...check(checked.slice(at, at + 1000)));
  }
  assert.deepEqual(faults, []);
});

/** Returns the checker's errors on these files, as `page:line: message`. */
function check(batch) {
  const options = [
    '--errors-only', '--format', 'json', '--stdout', '--also-check-css', '--also-check-svg',
  ];
  const run = spawnSync('java', ['-jar', jar, ...options, ...batch], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  assert.equal(run.error, undefined);
  assert.ok(run.stdout.startsWith('{'), `the checker did not run: ${run.stdout}${run.stderr}`);
  const name = (url) => decodeURI(url).slice(`file:${root}/`.length);
  return JSON.parse(run.stdout).messages
    .filter(({ message, extract }) =>
      !refuted.some((pattern) => pattern.test(`${message} ${extract}`)))
    .map(({ url, lastLine, message }) => `${name(url)}:${lastLine}: ${message}`);
}
