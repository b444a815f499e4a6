import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { NO_DECISIONS } from '../../core/situation.ts';
import type { Catalogue } from '../../core/catalogue.ts';
import type { Inventory } from '../../core/inventory.ts';
import type { AppId } from '../../core/statements.ts';
import { CATALOGUE, HOSTILE_CATALOGUE } from '../testing.ts';
import { hitOn, inventory, INVENTORIES, REFUSED, scanned, seenDevice } from '../testing-fleet.ts';
import { viewOf } from '../view.ts';
import { html, link } from './html.ts';
import { scanPage } from './page.ts';

function pageOf(catalogue: Catalogue = CATALOGUE, nameSensitive = false): string {
  const { report, assessment } = scanned(true, INVENTORIES, catalogue);
  return scanPage(viewOf(report, assessment, nameSensitive), assessment, NO_DECISIONS);
}

const PAGES = [pageOf(), pageOf(HOSTILE_CATALOGUE, true)];
const VOID = new Set(['meta', 'br', 'img']);

type Tag = {
  readonly name: string;
  readonly attributes: string;
  readonly closes: boolean;
  readonly empty: boolean;
};

/** Tags in order. Strict on purpose: what we write has quoted attributes and nothing else. */
function tagsOf(page: string): readonly Tag[] {
  const body = page
    .replace(/<style>[\s\S]*?<\/style>/, '<style></style>')
    .replace('<!doctype html>', '');
  const tag = /<(\/?)([a-zA-Z0-9]+)((?:\s+[a-zA-Z][a-zA-Z0-9-]*(?:="[^"<>]*")?)*)\s*(\/?)>/g;
  assert.doesNotMatch(body.replace(tag, ''), /[<>]/, 'a bracket that is no tag of ours');
  return [...body.matchAll(tag)].map(([, close, name = '', attributes = '', slash]) => ({
    name,
    attributes,
    closes: close === '/',
    empty: slash === '/' || VOID.has(name),
  }));
}

test('every tag that opens closes, in order, whatever names say', () => {
  for (const page of PAGES) {
    const open: string[] = [];
    for (const { name, closes, empty } of tagsOf(page)) {
      if (closes) assert.equal(open.pop(), name);
      else if (!empty) open.push(name);
    }
    assert.deepEqual(open, []);
  }
});

test('nothing runs and nothing is fetched: no script, no handler, no address but in links', () => {
  for (const page of PAGES) {
    for (const { name, attributes, closes } of tagsOf(page)) {
      assert.ok(
        !['script', 'link', 'iframe', 'object', 'embed', 'form', 'base', 'image', 'use'].includes(
          name,
        ),
        name,
      );
      assert.doesNotMatch(attributes, / (?:on[a-z]+|src|srcset|style|xlink:href|action)=/i);
      if (name !== 'a' || closes) assert.doesNotMatch(attributes, /href=|https?:/);
      else assert.match(attributes, / href="(?:#|https?:\/\/)/);
    }
    assert.doesNotMatch(page, /@import|url\((?!#)/);
  }
});

test('the policy of the page allows its own style and nothing else', () => {
  const [page = ''] = PAGES;
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  assert.ok(page.includes(`default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;`));
});

test('headings go down one step at a time, from one h1', () => {
  for (const page of PAGES) {
    const levels = tagsOf(page)
      .filter(({ name, closes }) => /^h\d$/.test(name) && !closes)
      .map(({ name }) => Number(name[1]));
    assert.equal(levels.filter((level) => level === 1).length, 1);
    levels.forEach((level, i) => assert.ok(level <= (levels[i - 1] ?? 0) + 1, `h${level} at ${i}`));
  }
});

test('every picture has its words, every table its caption and heads, every id stands once', () => {
  for (const page of PAGES) {
    for (const [svg] of page.matchAll(/<svg[\s\S]*?<\/svg>/g))
      assert.match(svg, /<title[^>]*>[^<]+<\/title>/);
    for (const [table] of page.matchAll(/<table[\s\S]*?<\/table>/g)) {
      assert.match(table, /<caption/);
      assert.doesNotMatch(table, /<th>/);
    }
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id);
    assert.deepEqual(
      ids.filter((id, i) => ids.indexOf(id) !== i),
      [],
    );
    for (const [, target = ''] of page.matchAll(/aria-labelledby="([^"]+)"/g))
      assert.ok(ids.includes(target), target);
    for (const tag of ['main', 'header', 'footer']) assert.ok(page.includes(`<${tag}`), tag);
    assert.match(page, /<html lang="en">/);
  }
});

test('hostile names are text on the page', () => {
  const [, page = ''] = PAGES;
  assert.ok(page.includes('&lt;script&gt;alert(1)&lt;/script&gt;'));
  // oxlint-disable-next-line no-control-regex
  assert.doesNotMatch(page, /[\u0000-\u0009\u000b-\u001f\u202e\u200b]/);
  assert.doesNotMatch(page, /href="javascript/i);
});

test('the answer stands on top, and each app has its picture with the deciding chain and the open steps', () => {
  const [page = ''] = PAGES;
  assert.match(page, /<p class="answer">4 of 10 phones have a prohibited app; on 1 only the name/);
  const clip = /<article aria-labelledby="app-clip">[\s\S]*?<\/article>/.exec(page)?.[0] ?? '';
  assert.match(clip, /class="sure bolt"/);
  assert.match(clip, /class="maybe"/);
  assert.match(clip, /box--end[\s\S]{0,200}>China</);
  assert.match(clip, /19\.9 %/);
  assert.match(clip, /The rule that counted/);
});

test('a fleet in which nothing was found has a page that says so, and how sure that is', () => {
  const clean = inventory({ devices: [seenDevice('A1')] });
  const blind = inventory({ devices: [seenDevice('A1', { visibility: 'work-side' })] });
  const counts = inventory({
    counted: [{ app: 'bazaar' as AppId, strength: 'exact', devices: 4 }],
  });
  const says = (...inventories: readonly Inventory[]): string => {
    const { report, assessment } = scanned(false, inventories);
    const page = scanPage(viewOf(report, assessment, false), assessment, NO_DECISIONS);
    return /<p class="answer">([^<]*)/.exec(page)?.[1] ?? '';
  };
  assert.equal(says(clean), 'Nothing prohibited and nothing undetermined is on any of 1 phone.');
  assert.match(says(blind), /was found on 1 phone; not everything could be seen or read\.$/);
  assert.match(says(clean, REFUSED), /not everything could be seen or read\.$/);
  assert.equal(says(REFUSED), 'No phone could be looked at, so nothing can be said.');
  assert.match(says(counts), /^No phone could be looked at; the MDM only counted/);
});

test('an app without anybody behind it gets no empty picture', () => {
  const alone = { ...CATALOGUE, publications: [] };
  const inventories = [inventory({ devices: [seenDevice('A1')], hits: [hitOn('A1', 'bazaar')] })];
  const { report, assessment } = scanned(false, inventories, alone);
  const page = scanPage(viewOf(report, assessment, false), assessment, NO_DECISIONS);
  assert.match(page, /Who publishes Bazaar is not known\./);
  assert.doesNotMatch(page, /class="chain/);
});

test('html escapes text in tags and attributes, and links lead to the web only', () => {
  assert.equal(
    html`<b title="${'"><x>'}">${"<'&"}</b>`.markup,
    '<b title="&quot;&gt;&lt;x&gt;">&lt;&#39;&amp;</b>',
  );
  assert.equal(link('javascript:alert(1)').markup, 'javascript:alert(1)');
  assert.match(
    link('https://example.org/?a=1&b="').markup,
    /^<a href="https:\/\/example\.org\/\?a=1&amp;b=&quot;" /,
  );
});
