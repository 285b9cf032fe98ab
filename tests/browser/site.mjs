// The built site under test: its files, one page of each type, and the names that the theme gives
// to the parts of an article. A theme that names them otherwise changes `parts`, and nothing else.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** CSS selectors for the parts of an article page. */
export const parts = {
  text: '.text', // holds the rows of the article's text
  row: '.row', // a block and the notes on it
  notes: '.notes', // the notes of one row, right after their block
  note: '[role="doc-footnote"]',
  marker: 'a.marker', // an empty element; its number comes from CSS
  lead: '.lead', // the briefing's text on the home page
};

/** Which theme the site has; in `default`, notes are in the margin of wide windows. */
export const theme = process.env.MANICULE_THEME ?? 'default';

/** The types of page that a briefing has: losing one must not go unnoticed. A small one may be
 * `MANICULE_WITHOUT` some. */
export const required = [
  'index', '404',
  ...['articles', 'actors', 'dates', 'outlets', 'claims', 'terms']
    .flatMap((folder) => [folder, `${folder}-index`]),
  'pages', 'overlaps-index', 'compare', 'compare-index',
].filter((type) => !(process.env.MANICULE_WITHOUT ?? '').split(',').includes(type));

const here = path.dirname(fileURLToPath(import.meta.url));

/** The built site's folder: `MANICULE_SITE`, or where `tests/run.sh` builds it. */
export const root = path.resolve(process.env.MANICULE_SITE ?? path.join(here, '../../target/site'));
if (!existsSync(path.join(root, 'index.html'))) {
  throw new Error(`no built site in ${root}: run \`tests/run.sh browser\`, or set MANICULE_SITE`);
}

/** All files of the site as paths with slashes, relative to `root`, sorted. */
export const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
  .map((file) => file.split(path.sep).join('/'))
  .sort();

/** All pages that Manicule wrote; those in `static/` are the author's. */
export const pages = files.filter((file) => file.endsWith('.html') && !file.startsWith('static/'));

/** Returns the type of a page: `index`, `404`, `articles` for one of them, `articles-index`. */
export function typeOf(page) {
  const [folder, name] = page.includes('/') ? page.split('/', 2) : [null, page];
  if (folder === null) return name.replace('.html', '');
  // The versions of an article are beside it: lock.now.html.
  if (folder === 'articles' && /^(?!index\.).*\..*\.html$/.test(name)) return 'versions';
  // An index may be in parts: index.2025.html.
  return name.startsWith('index.') ? `${folder}-index` : folder;
}

/** One page per type, as pairs of type and page: the longest, since the most can go wrong there. */
export const samples = [...pages.reduce((longest, page) => {
  const type = typeOf(page);
  const best = longest.get(type);
  return best && read(best).length >= read(page).length ? longest : longest.set(type, page);
}, new Map())];

/** All articles. */
export const articles = pages.filter((page) => typeOf(page) === 'articles');

/** Returns the bytes of a file of the site. */
export function read(file) {
  return readFileSync(path.join(root, file));
}

/** Returns a page's address when it is opened from disk. */
export function diskUrl(file) {
  return pathToFileURL(path.join(root, file)).href;
}

const mediaTypes = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml',
  '.js': 'text/javascript; charset=utf-8', '.json': 'application/json', '.xml': 'application/xml',
  '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8', '.ico': 'image/x-icon',
};

/**
 * Serves the site as a strict host would: in a sub-folder, so that a link which assumes the
 * domain's root fails, and under a policy that refuses inline scripts and styles, and everything
 * from outside.
 *
 * Returns the address of the site's folder, with a slash at its end, and a function that closes.
 */
export async function serve() {
  const prefix = '/sub/folder/';
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const asked = decodeURIComponent(pathname.slice(prefix.length));
    const wanted = asked.replace(/(^|\/)$/, '$1index.html');
    const found = pathname.startsWith(prefix) && files.includes(wanted);
    const type = mediaTypes[path.extname(wanted)] ?? 'application/octet-stream';
    response.writeHead(found ? 200 : 404, {
      'Content-Security-Policy': "default-src 'self'",
      'Content-Type': found ? type : 'text/plain',
    });
    response.end(found ? read(wanted) : 'not found');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}${prefix}`,
    close: () => server.close(),
  };
}
