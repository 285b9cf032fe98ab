// Runs the script of the search page outside of a browser, over the index of a built site.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';

/** Returns what the script offers: `search(query, filters)`, `address(hit, frame)`. */
export function openIndex(root) {
  const context = vm.createContext({ URLSearchParams, Intl });
  const run = (file) => vm.runInContext(readFileSync(path.join(root, file), 'utf8'), context);
  context.window = context;
  const loaded = [];
  context.document = {
    createElement: () => ({}),
    getElementById: () => null,
    head: {
      append(script) {
        loaded.push(script.src);
        try {
          run(script.src.replace(/\?.*/, ''));
        } catch (error) {
          return script.onerror(error);
        }
        script.onload();
      },
    },
  };
  run('theme/search.js');
  return { ...context.manicule, loaded };
}

/** Returns the addresses that a query finds, names first. */
export async function found(index, query, filters = {}) {
  const { names, hits, hit } = await index.search(query, filters);
  const shown = await Promise.all(names.map(({ seg, doc }) => index.shown(seg, doc)));
  const addresses = await Promise.all(hits.map((number) => index.address(hit(number), new Set())));
  return [...shown.map(([address]) => address), ...addresses];
}
