// SPDX-License-Identifier: Apache-2.0
// Draws panels in a headless browser as both products draw them: with Vega 5 and 6, in a light and a dark theme, with
// expressions interpreted and none compiled. Reads what to draw from a file, writes what was drawn beside it:
//   node render.mjs panels.json drawn.json [folder for pictures]
import { readFile, writeFile, mkdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const BROWSERS = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
// What the products set where a spec leaves it open, by theme.
const THEMES = {
  light: { page: '#ffffff', strong: '#343741', text: '#69707d', lines: '#d3dae6' },
  dark: { page: '#1d1e24', strong: '#dfe5ef', text: '#98a2b3', lines: '#343741' },
};
const ZONE = 'Europe/Berlin';
const MOST_MILLIS = 120_000;

const here = (path) => new URL(path, import.meta.url).pathname;

async function scripts(version) {
  const vega = await readFile(here(`node_modules/vega-${version}/build/vega.min.js`), 'utf8');
  const interpreter = version === 5
    ? await readFile(here('node_modules/vega-interpreter-5/build/vega-interpreter.min.js'), 'utf8')
    // Of this one there are only modules: it is made a script that takes its imports from vega itself.
    : '(() => {' + (await readFile(here('node_modules/vega-interpreter-6/build/vega-interpreter.js'), 'utf8'))
      .replace(/import \{([^}]*)\} from 'vega-util';/, 'const {$1} = vega;')
      .replace(/export \{ (\w+) as expressionInterpreter \};/, 'vega.expressionInterpreter = $1;') + '})();';
  return [vega, interpreter];
}

// Runs in the page. Treats the spec as the products' parser does, then draws it.
async function draw({ spec, answers, width, height, theme, host }) {
  const warnings = [];
  const inspect = (part, key) => {
    if (Array.isArray(part)) {
      part.forEach((each) => inspect(each, key));
    } else if (part && typeof part === 'object') {
      if (key === 'data' && part.url && typeof part.url === 'object') {
        part.values = answers[part.name];
        delete part.url;
      } else {
        Object.keys(part).forEach((name) => inspect(part[name], name));
      }
    }
  };
  const unset = (value, ...path) => {
    const last = path.pop();
    const parent = path.reduce((at, name) => (at[name] = at[name] || {}), spec);
    if (parent[last] === undefined) parent[last] = value;
  };
  unset(theme.strong, 'config', 'title', 'color');
  unset(theme.text, 'config', 'style', 'guide-label', 'fill');
  unset(theme.strong, 'config', 'style', 'guide-title', 'fill');
  unset(theme.strong, 'config', 'style', 'group-title', 'fill');
  unset(theme.lines, 'config', 'axis', 'tickColor');
  unset(theme.lines, 'config', 'axis', 'domainColor');
  unset(theme.lines, 'config', 'axis', 'gridColor');
  unset('transparent', 'config', 'background');
  if (spec.autosize === undefined) {
    spec.autosize = { type: 'fit', contains: 'padding' };
    spec.width = 'container';
    spec.height = 'container';
  }
  inspect(spec);
  if (!vega.expressionFunction(host)) {
    vega.expressionFunction(host, (...given) => { (window.filters = window.filters || []).push(given); return 0; });
  }
  const logger = vega.logger(vega.Warn);
  logger.warn = (...words) => { warnings.push('warning: ' + words.join(' ')); return logger; };
  logger.error = (...words) => { warnings.push('error: ' + words.map((w) => w && w.stack || w).join(' ')); return logger; };
  const panel = document.getElementById('panel');
  panel.style.cssText = `width:${width}px;height:${height}px;overflow:hidden;background:${theme.page}`;
  panel.replaceChildren();
  try {
    const view = new vega.View(vega.parse(spec, undefined, { ast: true }),
      { expr: vega.expressionInterpreter, renderer: 'svg', logger, loader: { load: () => { throw new Error('a panel must load nothing'); } } });
    view.width(width).height(height - 6);
    view.initialize(panel);
    await view.runAsync();
    await view.runAsync();
    window.view = view;
  } catch (e) {
    warnings.push('error: ' + (e.stack || e));
  }
  return warnings;
}

// Runs in the page. Expressions that OpenSearch Dashboards refuses because they might reach what is around the panel.
function refused(spec) {
  const properties = ['ownerDocument', 'defaultView', 'contentDocument', 'contentWindow', 'view', 'innerHTML', 'outerHTML', '__proto__', 'prototype', 'constructor'];
  const names = ['window', 'document', 'global', 'globalThis', 'top', 'parent', 'frames', 'self', 'constructor', 'eval', 'Function', 'atob', 'btoa'];
  const found = [];
  const look = (node, text) => {
    if (Array.isArray(node)) return node.forEach((each) => look(each, text));
    if (!node || typeof node !== 'object') return undefined;
    if (node.type === 'Identifier' && names.includes(node.name)) found.push(`refused: ${node.name} in ${text}`);
    if (node.type === 'MemberExpression') {
      const key = node.property;
      if (!node.computed && properties.includes(key.name) || node.computed && properties.includes(key.value)) found.push(`refused: .${key.name || key.value} in ${text}`);
      if (node.computed && !['Literal', 'Identifier'].includes(key.type)) found.push(`refused: a computed property in ${text}`);
      look(node.object, text);
      return node.computed ? look(key, text) : undefined;
    }
    if (node.type === 'Property') return look(node.value, text);
    return Object.values(node).forEach((each) => look(each, text));
  };
  const walk = (part) => {
    if (!part || typeof part !== 'object') return;
    Object.entries(part).forEach(([name, value]) => {
      if (['expr', 'update', 'test', 'calculate', 'filter', 'signal', 'init'].includes(name) && typeof value === 'string') look(vega.parseExpression(value), value);
      walk(value);
    });
  };
  walk(spec);
  return found;
}

// Runs in the page. What a person would read, and where it stands.
function texts(theme) {
  const channels = (colour) => colour.startsWith('#')
    ? [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) : colour.match(/\d+(\.\d+)?/g).slice(0, 3).map(Number);
  const luminance = (rgb) => rgb.map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (ink, page, opacity) => {
    const behind = channels(page);
    const [a, b] = [luminance(channels(ink).map((c, i) => c * opacity + behind[i] * (1 - opacity))), luminance(behind)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  const frame = document.getElementById('panel').getBoundingClientRect();
  return [...document.querySelectorAll('#panel svg text')]
    .filter((text) => text.textContent && getComputedStyle(text).opacity !== '0')
    .map((text) => {
      const box = text.getBoundingClientRect();
      return {
        text: text.textContent, contrast: contrast(getComputedStyle(text).fill, theme.page, Number(getComputedStyle(text).fillOpacity)),
        left: box.left - frame.left, right: box.right - frame.left, top: box.top - frame.top, bottom: box.bottom - frame.top,
      };
    });
}

// Runs in the page. What a product draws by itself, drawn plainly: a picture for the documentation, not what it looks like.
async function plain({ title, kind, columns, rows }) {
  const panel = document.getElementById('panel');
  panel.style.cssText = 'display:inline-block;padding:10px;background:#fff;color:#343741;font:12px sans-serif';
  panel.replaceChildren();
  const add = (parent, tag, text, style) => {
    const element = parent.appendChild(document.createElement(tag));
    element.textContent = text;
    element.style.cssText = style || '';
    return element;
  };
  add(panel, 'div', title, 'font-weight:bold;margin-bottom:6px');
  if (kind === 'metric') {
    const line = add(panel, 'div', '', 'display:flex;gap:36px');
    const figures = rows.length === 1 ? rows[0].map((figure, i) => [figure, columns[i]]) : rows.map((row) => [row[1], row[0]]);
    figures.forEach(([figure, name]) => {
      const box = add(line, 'div', '', 'text-align:center');
      add(box, 'div', figure, 'font-size:30px;font-weight:bold');
      add(box, 'div', name);
    });
  } else if (kind === 'histogram' || kind === 'line') {
    const at = columns.indexOf('@timestamp');
    const values = kind === 'histogram'
      ? rows.map((row) => ({ at: Date.parse(row[at]), series: row[1], value: Number(row[2]) }))
      : rows.flatMap((row) => columns.slice(1).map((series, i) => ({ at: Date.parse(row[at]), series, value: parseFloat(row[i + 1]) }))).filter((v) => !Number.isNaN(v.value));
    const unit = kind === 'histogram' ? columns[columns.length - 1] : rows.flat().map((text) => /^[\d.]+ (\D+)$/.exec(text)).filter((found) => found).map((found) => found[1])[0] || '';
    const step = Math.min(...[...new Set(values.map((v) => v.at))].sort((a, b) => a - b).map((t, i, all) => (i ? t - all[i - 1] : Infinity)));
    const [first, last] = [Math.min(...values.map((v) => v.at)), Math.max(...values.map((v) => v.at))];
    const view = new vega.View(vega.parse({
      width: 620, height: 170, padding: 5, autosize: 'pad',
      data: [{ name: 'v', values, transform: kind === 'histogram' ? [{ type: 'stack', groupby: ['at'], field: 'value', sort: { field: 'series' } }] : [] }],
      scales: [
        { name: 'x', type: 'time', domain: [first, last + (kind === 'histogram' ? step : 0)], range: 'width' },
        { name: 'y', domain: { data: 'v', field: kind === 'histogram' ? 'y1' : 'value' }, range: 'height', nice: true, zero: true },
        { name: 'c', type: 'ordinal', domain: { data: 'v', field: 'series', sort: true }, range: { scheme: 'tableau10' } },
      ],
      axes: [{ orient: 'bottom', scale: 'x' }, { orient: 'left', scale: 'y', title: unit }],
      legends: [{ fill: 'c', labelLimit: 360 }],
      marks: kind === 'histogram'
        ? [{ type: 'rect', from: { data: 'v' }, encode: { enter: { x: { scale: 'x', field: 'at' }, width: { value: Math.max(2, 600 * step / (last - first + step)) }, y: { scale: 'y', field: 'y0' }, y2: { scale: 'y', field: 'y1' }, fill: { scale: 'c', field: 'series' } } } }]
        : [{ type: 'group', from: { facet: { name: 's', data: 'v', groupby: 'series' } }, marks: [{ type: 'line', from: { data: 's' }, encode: { enter: { x: { scale: 'x', field: 'at' }, y: { scale: 'y', field: 'value' }, stroke: { scale: 'c', field: 'series' }, strokeWidth: { value: 2 } } } }] }],
    }), { renderer: 'svg' });
    view.initialize(add(panel, 'div', ''));
    await view.runAsync();
  } else {
    const table = add(panel, 'table', '', 'border-collapse:collapse');
    const head = add(table, 'tr', '');
    const cell = 'border-bottom:1px solid #d3dae6;padding:3px 8px;text-align:left;vertical-align:top;max-width:300px';
    columns.forEach((name) => add(head, 'th', name, cell));
    rows.slice(0, 6).forEach((row) => {
      const line = add(table, 'tr', '');
      row.forEach((text) => add(line, 'td', text.replace(/[\u0000-\u001f\u202a-\u202e]/g, ' ').replace(/^(.{70}).*/, '$1…'), cell));
    });
    if (rows.length > 6) add(panel, 'div', `and ${rows.length - 6} more`, 'margin-top:4px;color:#69707d');
  }
}

const [input, output, pictures] = process.argv.slice(2);
const { host, panels, tables = [] } = JSON.parse(await readFile(input, 'utf8'));
const browser = await chromium.launch({
  executablePath: BROWSERS.find((path) => path && existsSync(path)),
  timeout: MOST_MILLIS,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
const drawn = [];
try {
  if (pictures) await mkdir(pictures, { recursive: true });
  for (const version of [5, 6]) {
    const page = await browser.newPage({ timezoneId: ZONE, viewport: { width: 1400, height: 1400 } });
    page.setDefaultTimeout(MOST_MILLIS);
    await page.setContent('<!doctype html><style>body{margin:0}</style><div id="panel"></div>');
    const acts = [];
    page.on('dialog', async (dialog) => { acts.push(`error: a script ran: ${dialog.message()}`); await dialog.dismiss(); });
    page.on('request', (request) => acts.push(`error: a panel loads ${request.url()}`));
    for (const content of await scripts(version)) await page.addScriptTag({ content });
    for (const panel of panels) {
      for (const [name, theme] of Object.entries(THEMES)) {
        const warnings = [...await page.evaluate(refused, panel.spec), ...await page.evaluate(draw, { ...panel, theme, host }), ...acts.splice(0)];
        drawn.push({ id: panel.id, version: await page.evaluate('vega.version'), theme: name, warnings, width: panel.width, height: panel.height, texts: await page.evaluate(texts, theme) });
        if (pictures && version === 6) {
          await page.locator('#panel').screenshot({ path: `${pictures}/${panel.id}-${name}.png` });
        }
        if (panel.click && warnings.length === 0) {
          await page.mouse.click(panel.click.x, panel.click.y);
          await page.evaluate('window.view.runAsync().then(() => 0)');
          drawn.push({ id: panel.id + ' clicked', version: await page.evaluate('vega.version'), theme: name, warnings: [], width: panel.width, height: panel.height, texts: await page.evaluate(texts, theme), filters: await page.evaluate('window.filters || []') });
          await page.evaluate('window.filters = []');
        }
      }
    }
    for (const table of version === 6 && pictures ? tables : []) {
      await page.evaluate(plain, table);
      await page.locator('#panel').screenshot({ path: `${pictures}/${table.id}-light.png` });
    }
    await page.close();
  }
} finally {
  await browser.close();
}
await writeFile(output, JSON.stringify(drawn));
