// Starts the browser, and opens pages in it.

import { chromium } from 'playwright-core';

/** Wide enough for notes in the margin, and a telephone. */
export const wide = { width: 1440, height: 900 };
export const narrow = { width: 390, height: 844 };

/** Starts Chromium: Debian's, or the one that `CHROMIUM` names. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      // Root in a container has no sandbox; only our own pages are opened.
      '--no-sandbox',
      '--disable-gpu',
      // Nothing but the page itself may ask the network for anything.
      '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync',
    ],
  });
}

/** Opens `url` in a fresh context, and returns the result of `use` on the page. */
export async function withPage(browser, url, options, use) {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    if (url) await page.goto(url, { waitUntil: 'load' });
    return await use(page);
  } finally {
    await context.close();
  }
}

/** Returns how many sheets of A4 a page is when it is printed, after `change`. */
export function sheets(browser, url, change = () => {}) {
  return withPage(browser, url, { viewport: wide }, async (page) => {
    await change(page);
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
  });
}
