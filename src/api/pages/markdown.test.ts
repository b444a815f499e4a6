import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newDoor } from '../door.fixture.ts';
import { rendered } from './markdown.ts';

const shown = async (text: string): Promise<string> =>
  (await Promise.all(rendered(text))).map(String).join('');

test('code, stress and links within the page become markup, and whatever else stands there is text', async () => {
  assert.equal(
    await shown('Call **`GET /a`** *now*, see [there](#b-c), <b>not</b> [this](http://x).'),
    '<p>Call <strong><code>GET /a</code></strong> <em>now</em>, see <a href="#b-c">there</a>, &lt;b&gt;not&lt;/b&gt; [this](http://x).</p>',
  );
});

test('a table has heads for its columns, and a list says whether it is one of steps', async () => {
  const table = await shown('| MDM | best |\n|---|---|\n| `a` | b |');
  assert.match(table, /<th scope="col">MDM<\/th>/);
  assert.match(table, /<td><code>a<\/code><\/td>\s*<td>b<\/td>/);
  assert.match(await shown('1. first\n2. then'), /^<ol>\s*<li>first<\/li><li>then<\/li>\s*<\/ol>$/);
  assert.match(await shown('- one'), /^<ul>\s*<li>one<\/li>\s*<\/ul>$/);
});

test('whoever has no token yet reads how to get an export, and each link of the table leads to its MDM', async () => {
  const answer = await newDoor().app.request('/help/exports');
  assert.equal(answer.status, 200);
  const page = await answer.text();
  const links = [...page.matchAll(/href="#([a-z-]+)"/g)].map(([, id]) => id);
  assert.ok(links.length > 10);
  for (const id of links) assert.ok(page.includes(` id="${id}"`), `nothing is called ${id}`);
  assert.ok(!page.includes('|---'));
});
