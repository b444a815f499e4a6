import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ran } from '../testing-world.ts';

test('explain: exit 1 for a prohibited app, 0 for a permitted one and for a company', async () => {
  assert.equal((await ran(['explain', 'com.clip.app'])).exit, 1);
  assert.equal((await ran(['explain', 'bazaar'])).exit, 1);
  assert.equal((await ran(['explain', 'plain'])).exit, 0);
  assert.equal((await ran(['explain', 'bigdance'])).exit, 0);
});

test('explain: an app that the catalogue does not know has no verdict, and near spellings are offered', async () => {
  const { exit, out, err } = await ran(['explain', 'com.clap.app']);
  assert.equal(exit, 2);
  assert.equal(out, '');
  assert.match(
    err,
    /An app that it does not know\nhas no verdict: that is neither prohibited nor permitted\./,
  );
  assert.match(err, /Is one of these meant\? com\.clip\.app/i);
});

test('explain: several that may be meant are listed, each with its command', async () => {
  const { exit, err } = await ran(['explain', 'Clip']);
  assert.equal(exit, 2);
  assert.match(err, /entity +Clip Pte\. Ltd\. +npx grendel explain clip-pte/);
});

test('explain: a company shows its seats, owners, what it owns and what it publishes', async () => {
  const { out } = await ran(['explain', 'clip-pte']);
  assert.match(out, /Seats\n +incorporated in +Singapore/);
  assert.match(out, /Owned by\n +100 % +Clip Ltd\./);
  assert.match(out, /Publishes 1 app, under nl\n +Clip +Prohibited +BigDance, run from CN/);
  assert.match(
    (await ran(['explain', 'bigdance'])).out,
    /Owns\n +parent +Clip Ltd\.[^\n]+\n +19\.9 % +Clip US Venture LLC/,
  );
});

test('explain --listings names every instrument', async () => {
  assert.match(
    (await ran(['explain', 'clip', '--listings'])).out,
    /US-AZ {2}Order on apps: prohibits it/,
  );
});

test('block export writes what the target takes, and says what it is and what it needs', async () => {
  const { exit, out, files } = await ran(['block', 'export', '--for', 'apple', '--out', 'dir']);
  assert.equal(exit, 0);
  assert.ok(files.has('dir/apple.mobileconfig'));
  assert.match(out, /dir\/apple\.mobileconfig\n {2}Apple restrictions profile: \d+ identifiers/);
  assert.match(out, /needs: supervised phones/);
  assert.match(out, /docs\/block-with-apple-mdm\.md/);
});

test('block export never writes over a file unless told to', async () => {
  const there = { 'apple.mobileconfig': 'mine' };
  const { exit, err, files } = await ran(['block', 'export', '--for', 'apple'], { there });
  assert.equal(exit, 2);
  assert.match(err, /apple\.mobileconfig is already there/);
  assert.equal(files.size, 0);
  assert.equal((await ran(['block', 'export', '--for', 'apple', '--force'], { there })).exit, 0);
});

test('block export puts first what a scan found, from the exports or from a report', async () => {
  const scan = await ran(['block', 'export', '--for', 'apple', '--scan', 'a.csv', 'b.csv']);
  const { out: report } = await ran(['scan', 'a.csv', '--json']);
  const again = await ran(['block', 'export', '--for', 'apple', '--report', 'r.json'], {
    there: { 'r.json': report },
  });
  const content = scan.files.get('apple.mobileconfig')?.content ?? '';
  assert.deepEqual((JSON.parse(content) as unknown[])[0], ['clip', 3]);
  assert.equal(
    again.files.get('apple.mobileconfig')?.content,
    content.replace('["amour",1]', '["amour",0]'),
  );
});

test('block export takes no report that is none', async () => {
  for (const text of [
    '',
    '[]',
    '{"grendel":"scan/1","apps":[{"app":"clip","devices":{"exact":-1}}]}',
  ]) {
    const { exit, err } = await ran(['block', 'export', '--for', 'apple', '--report', 'r.json'], {
      there: { 'r.json': text },
    });
    assert.equal(exit, 2);
    assert.match(err, /no report of grendel scan --json/);
  }
});

test('catalogue check shows errors with their place, warnings when asked, and fails', async () => {
  const { exit, out } = await ran(['catalogue', 'check', '--summary']);
  assert.equal(exit, 1);
  assert.match(
    out,
    /^interests\.csv:214 share_max_pct: 510 is no percentage\. Did the decimal point/,
  );
  assert.match(out, /1 error, 1 warning in 4,406 rows \(--warnings to see them\)/);
  assert.match(out, /170 of 200 identifiers \(85 %\).*\n138 \(69 %\)/);
  assert.match(
    (await ran(['catalogue', 'check', '--warnings'])).out,
    /share_max_pct: warning: 510/,
  );
});

test('catalogue diff reads as rows added and cells changed, and says by its exit code whether there are any', async () => {
  const { exit, out } = await ran(['catalogue', 'diff', 'a', 'b']);
  assert.equal(exit, 1);
  assert.match(
    out,
    /apps: 1 row added, 0 removed, 1 changed\n {2}\+ id=new name=New\n {2}~ id=clip\n {6}name: Clip -> Clips/,
  );
  assert.deepEqual(await ran(['catalogue', 'diff', 'a', 'a']), {
    exit: 0,
    out: 'No differences.\n',
    err: '',
    files: new Map(),
  });
});

test('catalogue search finds apps and companies; nothing found is exit 2', async () => {
  assert.match(
    (await ran(['catalogue', 'search', 'Clip'])).out,
    /^app +Clip +clip +name Clip\nentity/,
  );
  assert.equal((await ran(['catalogue', 'search', 'zzzz'])).exit, 2);
});

test('policies lists what --policy knows', async () => {
  assert.equal((await ran(['policies'])).out, 'nl  CN, RU  Invented policy\n');
});

test('explain: nothing asked for is said so, and a long text is not written out whole', async () => {
  const empty = await ran(['explain', ' ']);
  assert.equal(empty.exit, 2);
  assert.match(empty.err, /what to explain is empty/);
  const long = await ran(['explain', 'x'.repeat(10_000)]);
  assert.equal(long.exit, 2);
  assert.ok(long.err.length < 1000);
});
