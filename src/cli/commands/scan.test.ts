import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hitOn, inventory, INVENTORIES, REFUSED, seenDevice } from '../testing-fleet.ts';
import { ran } from '../testing-world.ts';

const clean = inventory({ devices: [seenDevice('C1')] });
const blind = inventory({ devices: [seenDevice('C1', { visibility: 'work-side' })] });
const onlyUndetermined = inventory({ devices: [seenDevice('C1')], hits: [hitOn('C1', 'bazaar')] });

test('exit 0 only when everything was seen and nothing found', async () => {
  const { exit, out } = await ran(['scan', 'f'], { inventories: [clean] });
  assert.equal(exit, 0);
  assert.match(
    out,
    /Nothing prohibited and nothing undetermined was found, and every phone was seen\nwhole\./,
  );
});

test('exit 1 when something was found; --fail-on prohibited lets undetermined apps pass', async () => {
  assert.equal((await ran(['scan', 'f'])).exit, 1);
  const setting = { inventories: [onlyUndetermined] };
  assert.equal((await ran(['scan', 'f'], setting)).exit, 1);
  assert.equal((await ran(['scan', 'f', '--fail-on', 'prohibited'], setting)).exit, 0);
});

test('exit 2 with the reason on the error output, and no report, when there was no inventory in it', async () => {
  const { exit, out, err } = await ran(['scan', 'f'], { inventories: [REFUSED] });
  assert.equal(exit, 2);
  assert.equal(out, '');
  assert.equal(
    err,
    'devices.csv: this is a host report: it has no apps in it, so nothing can be said\n  Export software instead.\n',
  );
  assert.equal((await ran(['scan', 'f'], { inventories: [] })).exit, 2);
});

test('exit 3 when nothing was found and something could not be seen: that is not clear', async () => {
  const { exit, out } = await ran(['scan', 'f'], { inventories: [blind] });
  assert.equal(exit, 3);
  assert.match(out, /but no phone was seen\nwhole: that says nothing yet\./);
});

test('without --devices no output holds a phone, a holder or a serial', async () => {
  const files = ['--csv', 'a.csv', '--html', 'a.html'];
  for (const form of [[], ['--json'], ['--by', 'organisation']]) {
    const result = await ran(['scan', 'f', ...files, ...form]);
    const all = [result.out, result.err, ...[...result.files.values()].map((f) => f.content)];
    for (const text of all) {
      // Not A4, which is also what the page is printed on.
      assert.ok(!/Holder|phone of|\bA[1-35-8]\b|\bBea\b/.test(text), form.join(' '));
    }
  }
});

test('with --devices the report names phones and holders; the page that is handed on never does', async () => {
  const { out, files } = await ran([
    'scan',
    'f',
    '--devices',
    '--csv',
    'a.csv',
    '--html',
    'a.html',
  ]);
  assert.match(out, /A2 +Holder A2, Dikes +Clip \(identifier, other case\), Bazaar/);
  assert.match(files.get('a.csv')?.content ?? '', /B1,phone of B1,Bea,.*,name\r\n/);
  assert.doesNotMatch(files.get('a.html')?.content ?? '', /Holder|phone of|\bBea\b/);
});

test('a table that names phones is kept from other users of the machine', async () => {
  assert.equal(
    (await ran(['scan', 'f', '--devices', '--csv', 'a.csv'])).files.get('a.csv')?.secret,
    true,
  );
  assert.equal((await ran(['scan', 'f', '--csv', 'a.csv'])).files.get('a.csv')?.secret, false);
});

test('a phone without a finding is named nowhere, even with --devices', async () => {
  const { out } = await ran(['scan', 'f', '--devices', '--json']);
  for (const key of ['A4', 'A5', 'A6', 'A7', 'B2']) assert.ok(!out.includes(key), key);
});

test('an app that tells love life, faith or health is named by its category, everywhere', async () => {
  for (const form of [
    [],
    ['--json'],
    ['--csv', '-'],
    ['--devices'],
    ['--devices', '--csv', '-'],
    ['--by', 'organisation'],
  ]) {
    const { out, files } = await ran(['scan', 'f', '--html', 'a.html', ...form]);
    assert.match(out, /a dating app/, form.join(' '));
    assert.doesNotMatch(out, /amour/i, form.join(' '));
    assert.doesNotMatch(files.get('a.html')?.content ?? '', /amour/i);
  }
  assert.match((await ran(['scan', 'f', '--name-sensitive'])).out, /Amour/);
});

test('a permitted app on a phone is never in the report', async () => {
  for (const form of [[], ['--json'], ['--devices']]) {
    assert.doesNotMatch((await ran(['scan', 'f', ...form])).out, /Plain Notes|com\.plain/);
  }
});

test('--csv - takes the place of the report, --quiet leaves only the exit code', async () => {
  assert.match((await ran(['scan', 'f', '--csv', '-'])).out, /^\ufeffdecision,app,/);
  const quiet = await ran(['scan', 'f', '--quiet']);
  assert.deepEqual([quiet.exit, quiet.out, quiet.err], [1, '', '']);
});

test('a refused file beside good ones stands in the report, with what to do', async () => {
  const { out } = await ran(['scan', 'f'], { inventories: [...INVENTORIES, REFUSED] });
  assert.match(
    out,
    /devices\.csv\n {4}this is a host report: it has no apps in it, so nothing can be said\n {4}Export software instead\./,
  );
  assert.match(out, /devices\.csv +Fleet, host report +1\.2 kB +refused/);
});
