// SPDX-License-Identifier: Apache-2.0
// Opens what the endpoints answer in a headless browser, and tells what of it is more than text and picture:
//   node inert.mjs told.json url ...
// Pictures, diagrams and tickets are also put into a page of their own without any policy, as somebody does who copies them
// into a wiki.
import { writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const BROWSERS = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const COPIED = ['image/svg+xml', 'text/vnd.mermaid', 'text/markdown'];
const QUIET_MILLIS = 300;
const MOST_MILLIS = 120_000;

// Runs in the page. Elements and attributes that can act, or load something.
function active() {
  const elements = [...document.querySelectorAll('script,iframe,object,embed,img,image,foreignObject,use,animate,set,a,form,link,meta,video,audio,input')]
    .map((element) => `element ${element.tagName}`);
  const handlers = [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes])
    .filter((attribute) => /^on/i.test(attribute.name) || /^\s*javascript:/i.test(attribute.value))
    .map((attribute) => `attribute ${attribute.name}=${attribute.value}`);
  return [...elements, ...handlers];
}

// All that a page does by itself: dialogs, requests, and what `look` finds. Ends when the page has been left alone for a
// while; or, where it is known what it does, when it has done it.
async function watched(browser, look, known) {
  const page = await browser.newPage();
  page.setDefaultTimeout(MOST_MILLIS);
  const told = [];
  page.on('dialog', async (dialog) => { told.push(`dialog ${dialog.message()}`); await dialog.dismiss(); });
  page.on('request', (request) => { if (!request.isNavigationRequest()) told.push(`request of ${request.url()}`); });
  await look(page, told);
  const until = Date.now() + (known ? MOST_MILLIS : QUIET_MILLIS);
  while (Date.now() < until && !known?.(told)) await page.waitForTimeout(50);
  await page.close();
  return told.filter((act) => !act.endsWith('/favicon.ico'));
}

// Markdown as its readers take it: lines indented by four spaces are code, whatever stands in any other line is HTML.
function asHtml(type, body) {
  if (type !== 'text/markdown') return body;
  const text = (line) => line.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return body.split(/\r\n|\r|\n/).map((line) => (line.startsWith('    ') ? `<pre>${text(line)}</pre>` : line)).join('\n');
}

// What there is to see of a page without any policy, and what acts in it.
async function copied(browser, body, told, known) {
  let shown = '';
  told.push(...await watched(browser, async (page, acts) => {
    await page.setContent(`<!doctype html><title>wiki</title>${body}`, { waitUntil: 'domcontentloaded' });
    acts.push(...await page.evaluate(active));
    shown = await page.evaluate(() => document.body.textContent);
  }, known));
  return shown;
}

const [output, ...urls] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: BROWSERS.find((path) => path && existsSync(path)),
  timeout: MOST_MILLIS,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
const answers = [];
try {
  // A browser that would run nothing proves nothing.
  const control = [];
  const runs = (acts) => acts.includes('dialog control') && acts.some((act) => act.startsWith('request of '));
  await copied(browser, '<script>alert("control")</script><img src="http://192.0.2.1/control">', control, runs);
  if (!runs(control)) {
    throw new Error(`this browser runs no scripts: ${control}`);
  }
  for (const url of urls) {
    const response = await fetch(url);
    const type = (response.headers.get('content-type') || '').split(';')[0];
    const body = await response.text();
    // Diagrams are no text to a browser, which offers to store them.
    const opens = type !== 'text/vnd.mermaid';
    const acts = opens ? await watched(browser, async (page) => { await page.goto(url); }) : [];
    const shown = COPIED.includes(type) ? await copied(browser, asHtml(type, body), acts) : body;
    answers.push({ url, type, shown, acts });
  }
} finally {
  await browser.close();
}
await writeFile(output, JSON.stringify(answers));
